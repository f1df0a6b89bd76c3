"""Pages of earlier builds: taken over where all that they asked for has the same answer, and the day changes none."""

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple
from datetime import date
from functools import partial
from typing import Any, TypeVar, cast

from generator.core.asked import Asked, Day, Question, asking, note_again, unnoted
from generator.machine.cores import chunked, cores_here, in_order
from generator.machine.kept import Kept, named
from generator.machine.pressed import pressed, unpressed
from generator.machine.progress import so_far
from generator.site.cards import Card
from generator.site.site import Page

T = TypeVar("T")
_Made = list[list[Any]]
"""Pages as plain values."""


def _packed(pages: Iterable[Page]) -> _Made:
    return [[one.path, one.title, one.body, one.front, one.card and astuple(one.card)] for one in pages]


_FEW = 200
"""How many small values are made without other processes."""


def _group(key: str) -> str:
    """Which of 16 groups a value is kept in, so that an edit writes one of them anew."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[0]


def _asked_by(held: dict[str, Any]) -> Asked:
    since, until = (date.fromisoformat(held[name]) for name in ("since", "until"))
    return Asked({tuple(one) for one in held["asked"]}, since=since, until=until)


def _as_bytes(held: object) -> bytes:
    return json.dumps(held, ensure_ascii=False).encode("utf-8", "surrogatepass")


class Earlier:
    """What is kept of pages, each with its questions; `base` is what was asked for before any page was begun."""

    def __init__(self, kept: Kept, answer: Callable[[Question], str], day: date, base: Asked) -> None:
        self._kept, self._answer, self._day = kept, answer, Day.of(day).plain
        self._told: dict[Question, str] = {}
        self._base = named(base.needed, self._answers(base.needed), base.since, base.until) if kept else ""
        self._wanted: dict[str, Callable[[], Iterable[Page]]] | None = None
        self._ahead: dict[str, tuple[bytes, Asked]] = {}

    def ahead(self, work: Callable[[], Iterable[object]]) -> None:
        """Make all pages that some work is going to ask for, on all cores, where none can be there yet.

        The work is done first only to hear what it asks for, with empty pages.
        """
        begun = named("markdown", self._base, "begun")
        if cores_here() == 1 or self._kept.get(begun) is not None:
            return
        self._wanted = {}
        deque(work(), maxlen=0)
        wanted, self._wanted = list(self._wanted.items()), None
        for made in in_order(self._some, chunked(wanted)):
            self._ahead |= made
            so_far(len(self._ahead), len(wanted))
        self._kept.put(begun, b"")

    def _some(self, wanted: Iterable[tuple[str, Callable[[], Iterable[Page]]]]) -> dict[str, tuple[bytes, Asked]]:
        found = {}
        for key, make in wanted:
            with asking() as asked:
                made = _packed(make())
            found[key] = pressed(json.dumps(made)), asked
        return found

    def page(self, path: str, given: Iterable[object], make: Callable[[], Page]) -> Page:
        """The page at a path: of an earlier build, or made now. `given` is what it is made of besides what it asks."""
        return self.pages(path, given, lambda: (make(),))[0]

    def pages(self, name: str, given: Iterable[object], make: Callable[[], Iterable[Page]]) -> list[Page]:
        """The same of pages that belong together."""
        given = list(given)
        key = json.dumps([name, given], default=str)
        if self._wanted is not None:
            self._wanted[key] = make
            return [Page(name, "", "", {})]
        held = self.value(f"pages {name}", given, lambda: self._made(key, make))
        return [Page(path, title, body, front, card and Card(*card)) for path, title, body, front, card in held]

    def _made(self, key: str, make: Callable[[], Iterable[Page]]) -> _Made:
        """Pages that were made ahead, or are made now."""
        if key not in self._ahead:
            return _packed(make())
        made, asked = self._ahead.pop(key)
        note_again(asked)
        return cast("_Made", json.loads(unpressed(made)))

    def data(self, name: str, make: Callable[[], T]) -> T:
        """The same of data, of which nothing is given but what it asks."""
        return self.value(name, (), make)

    def value(self, name: str, given: Iterable[object], make: Callable[[], T]) -> T:
        """The same of a plain value, made of lists, texts and numbers."""
        if not self._kept:
            return make()
        name = named("markdown", self._base, name, json.dumps(list(given), default=str))
        kept = self._kept.get(name)
        if kept is not None and self._stands(held := json.loads(kept)):
            return cast("T", held["made"])
        held = self._noted(make)
        self._kept.put(name, _as_bytes(held))
        return cast("T", held["made"])

    def each(self, name: str, keys: Iterable[str], make: Callable[[str], T]) -> dict[str, T]:
        """The same of many small values, which are kept together."""
        if not self._kept:
            return {key: make(key) for key in keys}
        groups: dict[str, list[str]] = {}
        for key in (keys := list(keys)):
            groups.setdefault(_group(key), []).append(key)
        places = {group: named("markdown", self._base, name, group) for group in groups}
        held: dict[str, Any] = {}
        for place in places.values():
            held |= json.loads(self._kept.get(place) or b"{}")
        stands = {key: held[key] for key in keys if key in held and self._stands(held[key])}
        made = self._made_of_many([key for key in keys if key not in stands], make)
        found = {key: stands.get(key) or made[key] for key in keys}
        for group, parts in groups.items():
            if not made.keys().isdisjoint(parts):
                self._kept.put(places[group], _as_bytes({key: found[key] for key in parts}))
        return {key: cast("T", found[key]["made"]) for key in keys}

    def _made_of_many(self, keys: Sequence[str], make: Callable[[str], object]) -> dict[str, dict[str, Any]]:
        """Make many values, on all cores where that is worth while."""

        def some(keys: Sequence[str]) -> list[dict[str, Any]]:
            return [self._noted(partial(make, key)) for key in keys]

        chunks = chunked(keys) if len(keys) > _FEW else [keys]
        found = [one for made in in_order(some, chunks) for one in made]
        for one in found:
            note_again(_asked_by(one))
        return dict(zip(keys, found, strict=True))

    def _noted(self, make: Callable[[], object]) -> dict[str, Any]:
        """Make a value, and note what it rests on."""
        with asking() as asked:
            made = make()
        days = {"since": asked.since.isoformat(), "until": asked.until.isoformat()}
        return {**days, "asked": asked.needed, "answers": self._answers(asked.needed), "made": made}

    def _stands(self, held: dict[str, Any]) -> bool:
        """Whether all that was asked for has the same answers today; then whoever takes it over has asked it too."""
        asked = _asked_by(held)
        if not asked.since <= self._day <= asked.until or self._answers(map(tuple, held["asked"])) != held["answers"]:
            return False
        note_again(asked)
        return True

    def _answers(self, questions: Iterable[Question]) -> str:
        return hashlib.sha256("\0".join(map(self._answered, questions)).encode("utf-8", "surrogateescape")).hexdigest()

    def _answered(self, question: Question) -> str:
        """The answer to a question, worked out once: many pages ask the same."""
        if question not in self._told:
            with unnoted():
                self._told[question] = self._answer(question)
        return self._told[question]
