"""Long lists in pieces of a fixed size, so that no page grows with the number of records."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.core.entry import Entry
from generator.values.dates import PartialDate

T = TypeVar("T")
DayOf = Callable[[Entry[Any]], PartialDate | None]
"""Finds the day that puts a record in order."""

UNDATED = "undated"
"""What is in the place of a year where no date is published."""

PIECE = 50
"""How many rows one page of a list has at most."""


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """One page of a list: its rows, where it is, and its neighbours."""

    path: str
    rows: tuple[T, ...]
    number: int
    of: int
    previous: str | None
    next: str | None
    heading: str

    @property
    def several(self) -> bool:
        """Whether the list is more than one page."""
        return self.of > 1


def pieces(rows: Sequence[T], base: str, heading: str, most: int = PIECE) -> Iterator[Piece[T]]:
    """Cut rows into pages at `base.md`, `base-2.md` and so on; oldest first, so that full pages stay as they are."""
    cuts = [tuple(rows[start : start + most]) for start in range(0, len(rows), most)]
    for number, cut in enumerate(cuts, 1):
        yield Piece(
            path=_path(base, number),
            rows=cut,
            number=number,
            of=len(cuts),
            previous=_path(base, number - 1) if number > 1 else None,
            next=_path(base, number + 1) if number < len(cuts) else None,
            heading=heading,
        )


def _path(base: str, number: int) -> str:
    return f"{base}.md" if number == 1 else f"{base}-{number}.md"


def newest_first(entries: Sequence[Any], day_of: DayOf) -> list[Any]:
    """Put entries in order, the newest first; those without a date come last."""
    return sorted(entries, key=lambda entry: _key(entry, day_of), reverse=True)


def oldest_first(entries: Sequence[Any], day_of: DayOf) -> list[Any]:
    """Put entries in order, the oldest first; those without a date come first."""
    return sorted(entries, key=lambda entry: _key(entry, day_of))


def years_of(entries: Sequence[Any], day_of: DayOf) -> dict[str, list[Any]]:
    """Put entries under their years, the oldest first, and those without a date by themselves."""
    held: dict[str, list[Any]] = {}
    for entry in oldest_first(entries, day_of):
        day = day_of(entry)
        held.setdefault(str(day.year) if day else UNDATED, []).append(entry)
    return held


def _key(entry: Any, day_of: DayOf) -> tuple[tuple[int, ...], str]:
    day = day_of(entry)
    return (day.sort_key if day else (0, 0, 0), entry.id)
