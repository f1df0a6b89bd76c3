"""Records that note which of their keys are looked at, so that whoever looks at one does not depend on the others.

Each field of a record is looked up here, and noted once the record is in its place. To look at a record in any other
way, such as to copy it, to compare it or to write it out, is to look at all of it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel

from generator.core.asked import WHOLE, note_key

V = TypeVar("V")

_held = BaseModel.__dict__["__dict__"].__get__
_hold = BaseModel.__dict__["__dict__"].__set__


class Watched(BaseModel):
    """The base of what notes which of its keys are looked at; a copy notes nothing, as all of it was asked for.

    `rests_on` has the fields that are made of more than their own key: to look at one is to look at those others too.
    """

    __slots__ = ("_place",)
    rests_on: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    def _look_at_all(self) -> dict[str, Any]:
        if place := _place_of(self):
            note_key(place, WHOLE)
        held: dict[str, Any] = _held(self)
        return held

    # All of pydantic's own ways to a record's fields but one by one go through this.
    __dict__ = property(_look_at_all, lambda self, held: _hold(self, held))

    @property
    def model_fields_set(self) -> set[str]:
        """The fields that were typed."""
        if place := _place_of(self):
            note_key(place, WHOLE)
        return self.__pydantic_fields_set__


_placed = Watched.__dict__["_place"]
_place = _placed.__get__


def _place_of(record: Watched) -> tuple[str, str] | None:
    try:
        place: tuple[str, str] = _place(record)
    except AttributeError:
        return None
    return place


class Looking(Mapping[str, V]):
    """Something that a record says of some of its keys; it notes of which one it was asked."""

    def __init__(self, record: Watched, held: Mapping[str, V]) -> None:
        self._record, self._held = record, held

    def _note(self, key: str) -> None:
        if place := _place_of(self._record):
            note_key(place, key)

    def __getitem__(self, key: str) -> V:
        self._note(key)
        return self._held[key]

    def __iter__(self) -> Iterator[str]:
        self._note(WHOLE)
        return iter(self._held)

    def __len__(self) -> int:
        self._note(WHOLE)
        return len(self._held)


def put_in_place(record: object, kind: str, name: str) -> None:
    """Let a record note which of its keys are looked at, under its kind and its id."""
    if isinstance(record, Watched):
        _placed.__set__(record, (kind, name))


def watch(model: type[Watched]) -> None:
    """Let the records of a model note which of their fields are looked at; from now on it can be no other's base."""
    for name, info in model.model_fields.items():
        look = _looked_at(name, info.alias or name)
        setattr(model, name, property(_with(model.rests_on[name], look) if name in model.rests_on else look))


def _with(others: Iterable[str], look: Callable[[Watched], Any]) -> Callable[[Watched], Any]:
    def look_at_all(record: Watched) -> Any:
        for other in others:
            getattr(record, other, None)
        return look(record)

    return look_at_all


def _looked_at(name: str, key: str) -> Callable[[Watched], Any]:
    def look(record: Watched) -> Any:
        try:
            value = _held(record)[name]
        except KeyError:  # A draft lacks what is wrong in it.
            raise AttributeError(f"There is no {name}.", name=name, obj=record) from None
        try:
            place = _place(record)
        except AttributeError:  # It is in no place: a draft, or a copy.
            return value
        note_key(place, key)
        return value

    return look
