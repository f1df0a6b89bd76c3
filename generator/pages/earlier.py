"""Pages of earlier builds: taken over where all that they asked for has the same answer, and the day changes none."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import astuple
from datetime import date
from typing import Any

from generator.core.asked import Asked, Day, Question, asking, note_again
from generator.machine.kept import Kept, named
from generator.site.cards import Card
from generator.site.site import Page


class Earlier:
    """What is kept of pages, each with its questions; `base` is what was asked for before any page was begun."""

    def __init__(self, kept: Kept, answer: Callable[[Question], str], day: date, base: Asked) -> None:
        self._kept, self._answer, self._day = kept, answer, Day.of(day).plain
        self._base = named(self._answers(base.needed), base.since, base.until) if kept else ""

    def page(self, path: str, given: Iterable[object], make: Callable[[], Page]) -> Page:
        """The page at a path: of an earlier build, or made now. `given` is what it is made of besides what it asks."""
        return self.pages(path, given, lambda: (make(),))[0]

    def pages(self, name: str, given: Iterable[object], make: Callable[[], Iterable[Page]]) -> list[Page]:
        """The same of pages that belong together."""
        if not self._kept:
            return list(make())
        name = named("markdown", self._base, name, json.dumps(list(given), default=str))
        held = self._kept.get(name)
        if held is not None and (pages := self._taken(json.loads(held))) is not None:
            return pages
        with asking() as asked:
            made = list(make())
        self._kept.put(name, self._packed(made, asked))
        return made

    def _taken(self, held: dict[str, Any]) -> list[Page] | None:
        since, until = (date.fromisoformat(held[name]) for name in ("since", "until"))
        questions = [tuple(one) for one in held["asked"]]
        if not since <= self._day <= until or self._answers(questions) != held["answers"]:
            return None
        note_again(Asked(set(questions), since=since, until=until))
        return [Page(path, title, body, front, card and Card(*card)) for path, title, body, front, card in held["made"]]

    def _packed(self, made: list[Page], asked: Asked) -> bytes:
        held = {
            "since": asked.since.isoformat(),
            "until": asked.until.isoformat(),
            "asked": asked.needed,
            "answers": self._answers(asked.needed),
            "made": [(one.path, one.title, one.body, one.front, one.card and astuple(one.card)) for one in made],
        }
        return json.dumps(held, ensure_ascii=False).encode()

    def _answers(self, questions: Iterable[Question]) -> str:
        told = hashlib.sha256()
        for question in questions:
            told.update(json.dumps([*question, self._answer(question)]).encode())
        return told.hexdigest()
