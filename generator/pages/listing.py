"""Long lists in pieces of a fixed size, so that no page grows with the number of records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")

UNDATED = "undated"
"""What stands in the place of a year where no date is published."""

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


def newest_first(entries: Sequence[Any], date_of: Any) -> list[Any]:
    """Put entries in order, the newest first; those without a date come last."""
    return sorted(entries, key=lambda entry: _key(entry, date_of), reverse=True)


def oldest_first(entries: Sequence[Any], date_of: Any) -> list[Any]:
    """Put entries in order, the oldest first; those without a date come first."""
    return sorted(entries, key=lambda entry: _key(entry, date_of))


def years_of(entries: Sequence[Any], date_of: Any) -> dict[str, list[Any]]:
    """Put entries under their years, the oldest first, and those without a date by themselves."""
    held: dict[str, list[Any]] = {}
    for entry in oldest_first(entries, date_of):
        day = date_of(entry.record)
        held.setdefault(str(day.year) if day else UNDATED, []).append(entry)
    return held


def _key(entry: Any, date_of: Any) -> tuple[tuple[int, int, int], str]:
    day = date_of(entry.record)
    return (day.sort_key if day else (0, 0, 0), entry.id)
