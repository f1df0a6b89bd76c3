"""What a piece of work asked for: which records, which answers of the register, and between which days they stay so.

A page is a function of what was asked for while it was made. Whoever makes one opens a note with `asking`; the register
and its records write into it what they are asked. The day writes itself in: each comparison with it has the same result
until a day that is known, so that each page knows the next day on which it may change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import GetSetDescriptorType, MethodDescriptorType, WrapperDescriptorType
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")

Question = tuple[str, ...]
"""What was asked for: a sort of question, and what of."""

_STEP = timedelta(days=1)


WHOLE = "*"
"""Stands for all keys of a record."""

_MANY = 100
"""Of how many records of a kind the same key is asked for one by one; of more, it is asked for of all."""


@dataclass(slots=True)
class Asked:
    """The questions, and the first and last day of the same answers.

    `keys` are those that were looked at in each record, by its kind and id, and `of_all` those that were looked at in
    all records of a kind, or in many.
    """

    questions: set[Question] = field(default_factory=set)
    keys: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    of_all: dict[str, frozenset[str]] = field(default_factory=dict)
    since: date = date.min
    until: date = date.max
    added: dict[int, Asked] = field(default_factory=dict, repr=False, compare=False)

    def add(self, other: Asked, *, days_alone: bool = False) -> None:
        """Take over what another piece of work asked for, which this one rests on."""
        self.since, self.until = max(self.since, other.since), min(self.until, other.until)
        if days_alone or id(other) in self.added:
            return
        self.questions |= other.questions
        _join(self.of_all, other.of_all)
        _join(self.keys, other.keys)

    def add_held(self, other: Asked) -> None:
        """The same of what somebody holds, which many ask for again and again."""
        self.add(other)
        self.added[id(other)] = other

    def gather(self) -> None:
        """Ask for a key of all records of a kind where it was looked at in many; then it is whole."""
        self.added.clear()
        if len(self.keys) <= _MANY:
            self.keys = {place: _same(held) for place, held in self.keys.items()}
            return
        counted = Counter((kind, key) for (kind, _), held in self.keys.items() for key in held)
        for (kind, key), number in counted.items():
            if number > _MANY:
                _join(self.of_all, {kind: frozenset({key})})
        self.keys = {place: _same(left) for place, held in self.keys.items() if (left := self._left(place[0], held))}

    def _left(self, kind: str, keys: frozenset[str]) -> frozenset[str]:
        """What is still asked of a record besides what is asked of all."""
        of_all = self.of_all.get(kind, _NONE)
        return _NONE if WHOLE in of_all else keys - of_all

    @property
    def needed(self) -> list[Question]:
        """The questions in order."""
        of_all: Iterator[Question] = (("keys of all", kind, *_in_order(held)) for kind, held in self.of_all.items())
        left = ((place, self._left(place[0], held)) for place, held in self.keys.items())
        return sorted([*self.questions, *of_all, *(("keys", *place, *_in_order(held)) for place, held in left if held)])


_NONE: frozenset[str] = frozenset()
_known: dict[frozenset[str], frozenset[str]] = {}


def _same(keys: frozenset[str]) -> frozenset[str]:
    """Hold the same keys once: tens of thousands of notes have them."""
    return _known.setdefault(keys, keys)


def _join(mine: dict[K, frozenset[str]], others: Mapping[K, frozenset[str]]) -> None:
    for place, held in others.items():
        there = mine.get(place)
        if there is None:
            mine[place] = held
        elif not held <= there:
            mine[place] = there | held


def _in_order(keys: frozenset[str]) -> list[str]:
    return [WHOLE] if WHOLE in keys else sorted(keys)


_notes: list[Asked] = []


def note(sort: str, *of: str) -> None:
    """Write down a question, where somebody is taking notes."""
    if _notes:
        _notes[-1].questions.add((sort, *of))


def note_key(place: tuple[str, str], key: str) -> None:
    """Write down that a key of a record was looked at, which is known by its kind and id."""
    if _notes:
        keys = _notes[-1].keys
        held = keys.get(place, _NONE)
        if key not in held:
            keys[place] = held | {key}


def note_of_all(kind: str, key: str) -> None:
    """Write down that a key of all records of a kind was looked at."""
    if _notes:
        _join(_notes[-1].of_all, {kind: frozenset({key})})


def note_again(asked: Asked) -> None:
    """Write down all that something rests on which was worked out before."""
    if _notes:
        _notes[-1].add(asked)


@contextmanager
def asking(*, days_alone: bool = False) -> Iterator[Asked]:
    """Take notes of what is asked for; whoever takes notes already has them too.

    With `days_alone` these get only the days: the answer itself is noted in another way.
    """
    notes = Asked()
    _notes.append(notes)
    try:
        yield notes
    finally:
        _notes.pop()
        notes.gather()
        if _notes:
            _notes[-1].add(notes, days_alone=days_alone)


@contextmanager
def unnoted() -> Iterator[None]:
    """Ask without being noted, where only an answer is to be compared."""
    _notes.append(Asked())
    try:
        yield
    finally:
        _notes.pop()


class Memo(Generic[K, V]):
    """Values that are each worked out once; who asks for one later has asked for all that it rests on."""

    def __init__(self) -> None:
        self._held: dict[K, tuple[V, Asked]] = {}

    def __contains__(self, key: K) -> bool:
        return key in self._held

    def __iter__(self) -> Iterator[K]:
        return iter(self._held)

    def of(self, key: K, work_out: Callable[[], V]) -> V:
        """The value of a key; worked out where it is not there yet."""
        if key in self._held:
            value, asked = self._held[key]
            if _notes:
                _notes[-1].add_held(asked)
            return value
        with asking() as asked:
            value = work_out()
        self._held[key] = value, asked
        return value

    def get(self, key: K, default: V) -> V:
        """The value of a key, if it was worked out."""
        return self.of(key, lambda: default) if key in self._held else default


class worked_out(Generic[T, V]):  # noqa: N801 - It is written like `cached_property`.
    """A property that is worked out once; who looks at it later has asked for all that it rests on."""

    def __init__(self, work_out: Callable[[T], V]) -> None:
        self._work_out, self.__doc__ = work_out, work_out.__doc__

    def __set_name__(self, owner: type[T], name: str) -> None:
        self._kept = f"{name}, worked out"

    def __get__(self, one: T, owner: type[T]) -> V:
        held: dict[str, tuple[V, Asked]] = vars(one)
        if self._kept not in held:
            with asking() as asked:
                value = self._work_out(one)
            held[self._kept] = value, asked
            return value
        value, asked = held[self._kept]
        if _notes:
            _notes[-1].add_held(asked)
        return value


class Day(date):
    """A day that notes with what it is compared.

    Whatever else is asked of it, such as how it is written, is so on this very day alone.
    """

    __slots__ = ()

    @classmethod
    def of(cls, day: date) -> Day:
        """Let a day note."""
        return day if isinstance(day, Day) else cls(day.year, day.month, day.day)

    @property
    def plain(self) -> date:
        """The same day, which notes nothing."""
        return date.fromordinal(date.toordinal(self))

    def __lt__(self, other: date, /) -> bool:
        return _turns_at(self, other, date.__lt__(self, other), 0)

    def __ge__(self, other: date, /) -> bool:
        return not self < other

    def __le__(self, other: date, /) -> bool:
        return _turns_at(self, other, date.__le__(self, other), 1)

    def __gt__(self, other: date, /) -> bool:
        return not self <= other

    def __eq__(self, other: object, /) -> bool:
        if not isinstance(other, date):
            return False
        return self <= other and not self < other

    def __ne__(self, other: object, /) -> bool:
        return not self == other

    def __hash__(self) -> int:
        _between(self.plain, self.plain)
        return hash(self.plain)

    @property
    def year(self) -> int:
        """The year, which stays the same to its end."""
        year = self.plain.year
        _between(date(year, 1, 1), date(year, 12, 31))
        return year


def _turns_at(day: Day, other: date, earlier: bool, step: int) -> bool:
    """Note a comparison that is true before a day, or as far as that day, and false afterwards."""
    if _notes and not isinstance(other, Day):
        last = other if step else (other - _STEP if other > date.min else other)
        if earlier:
            _between(date.min, last)
        elif last < date.max:
            _between(last + _STEP, date.max)
    return earlier


def _between(since: date, until: date) -> None:
    """Note that an answer is the same on all days between two, and may be another before and afterwards."""
    if _notes:
        notes = _notes[-1]
        notes.since, notes.until = max(notes.since, since), min(notes.until, until)


def _pinned(name: str) -> Callable[..., Any]:
    def asked(day: Day, /, *given: Any, **named: Any) -> Any:
        plain = day.plain
        _between(plain, plain)
        return getattr(plain, name)(*given, **named)

    return asked


def _pinned_value(name: str) -> property:
    return property(lambda day: _pinned("__getattribute__")(day, name))


_NOTED = frozenset({*vars(Day), "__getattribute__"})
for _name, _held in vars(date).items():
    # All else that a date of this Python has, but for what makes a new one.
    if isinstance(_held, MethodDescriptorType | WrapperDescriptorType) and _name not in _NOTED:
        setattr(Day, _name, _pinned(_name))
    elif isinstance(_held, GetSetDescriptorType) and _name not in _NOTED:
        setattr(Day, _name, _pinned_value(_name))
