"""Pages of earlier builds: taken over where all that they asked for has the same answer, and the day changes none."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import astuple
from datetime import date
from typing import Any

from generator.core.asked import Asked, Day, Question, asking
from generator.machine.kept import Kept, named
from generator.site.cards import Card
from generator.site.site import Page


class Earlier:
    """What is kept of pages, each with its questions; `base` is what was asked for before any page was begun."""

    def __init__(self, kept: Kept, answer: Callable[[Question], str], day: date, base: Asked) -> None:
        self._kept, self._answer, self._day = kept, answer, Day.of(day).plain
        self._base = named(self._answers(base.needed), base.since, base.until)

    def page(self, path: str, given: Iterable[object], make: Callable[[], Page]) -> Page:
        """The page at a path: of an earlier build, or made now. `given` is what it is made of besides what it asks."""
        name = named("markdown", self._base, path, json.dumps(list(given), default=str))
        held = self._kept.get(name)
        if held is not None and (page := self._taken(json.loads(held))) is not None:
            return page
        with asking() as asked:
            page = make()
        if self._kept:
            self._kept.put(name, self._packed(page, asked))
        return page

    def _taken(self, held: dict[str, Any]) -> Page | None:
        if not held["since"] <= self._day.isoformat() <= held["until"]:
            return None
        if self._answers(tuple(one) for one in held["asked"]) != held["answers"]:
            return None
        path, title, body, front, card = held["page"]
        return Page(path, title, body, front, Card(*card) if card else None)

    def _packed(self, page: Page, asked: Asked) -> bytes:
        card = astuple(page.card) if page.card else None
        held = {
            "since": asked.since.isoformat(),
            "until": asked.until.isoformat(),
            "asked": asked.needed,
            "answers": self._answers(asked.needed),
            "page": [page.path, page.title, page.body, page.front, card],
        }
        return json.dumps(held, ensure_ascii=False).encode()

    def _answers(self, questions: Iterable[Question]) -> str:
        told = hashlib.sha256()
        for question in questions:
            told.update(json.dumps([*question, self._answer(question)]).encode())
        return told.hexdigest()
