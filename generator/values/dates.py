"""Dates as precisely as they are known: a day, a month or a year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time
from typing import Self

from generator.values.wrong import Parsed, shown, text_of, wrong

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_UK = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_TIMES = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_HOUR = re.compile(r"(\d{1,2})(?:[:.]([0-5]\d))?\s*(am|pm)", re.IGNORECASE)
_DATE_HINT = "Write a date as 2016-03-15, or as 2016-03 or 2016 where the day or month is not known."

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PartialDate(Parsed):
    """A day, or only the month or year that is known. Sorting puts what is less known first."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `2016-03-15`, `2016-03` or `2016`."""
        if isinstance(value, cls):
            return value
        typed = text_of(value, "A date").strip()
        found = _ISO.fullmatch(typed)
        if not found:
            raise wrong("bad-date", f"{shown(typed)} is not a date in this format.", _hint(typed))
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        if not 1800 <= year <= 2200:
            raise wrong("bad-date", f"The year {year} cannot be right.", _DATE_HINT)
        if month is not None and not 1 <= month <= 12:
            raise wrong("bad-date", f"There is no month {month}.", _DATE_HINT)
        if month is not None and day is not None and not 1 <= day <= monthrange(year, month)[1]:
            last = monthrange(year, month)[1]
            message = f"There is no {day} {MONTHS[month - 1]} {year}; the month has {last} days."
            raise wrong("bad-date", message, _DATE_HINT)
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> Self:
        """Make the partial date of a day that is fully known."""
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> date:
        """The earliest day this can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day this can be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def known_day(self) -> date | None:
        """The day, where it is known."""
        return self.first if self.day else None

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """The order in lists: by what is known; a month comes before its days."""
        return (self.year, self.month or 0, self.day or 0)

    def surely_after(self, other: PartialDate | date) -> bool:
        """Tell whether this is later, whatever the days that are not known turn out to be."""
        return self.first > (other if isinstance(other, date) else other.last)

    def surely_before(self, other: PartialDate | date) -> bool:
        """Tell whether this is earlier, whatever the days that are not known turn out to be."""
        return self.last < (other if isinstance(other, date) else other.first)

    def __str__(self) -> str:
        """Write it as it is typed."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


def _hint(typed: str) -> str:
    """Offer the date that was probably meant."""
    found = _UK.fullmatch(typed)
    if found:
        day, month, year = (int(part) for part in found.groups())
        if 1 <= month <= 12 and 1 <= day <= 31:
            return f"Write the year first: {year:04}-{month:02}-{day:02}."
    words = re.fullmatch(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})", typed)
    if words:
        months = [number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(words[2].lower()[:3])]
        if months:
            day_part = f"-{int(words[1]):02}" if words[1] else ""
            return f"Write {words[3]}-{months[0]:02}{day_part}."
    loose = re.fullmatch(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", typed)
    if loose:
        parts = [loose[1], *(f"{int(part):02}" for part in loose.groups()[1:] if part)]
        return f"Write {'-'.join(parts)}."
    return _DATE_HINT


@dataclass(frozen=True, slots=True)
class ClockTime(Parsed):
    """A time of day: `19:30`."""

    hour: int
    minute: int

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `19:30`."""
        if isinstance(value, cls):
            return value
        typed = text_of(value, "A time").strip()
        found = _TIMES.fullmatch(typed)
        if not found or "." in typed:
            raise wrong("bad-time", f"{shown(typed)} is not a time in this format.", _time_hint(typed))
        return cls(int(found[1]), int(found[2]))

    @property
    def clock(self) -> time:
        """The same as Python's own value."""
        return time(self.hour, self.minute)

    def __str__(self) -> str:
        """Write it as it is typed."""
        return f"{self.hour:02}:{self.minute:02}"


def _time_hint(typed: str) -> str:
    found = _HOUR.fullmatch(typed)
    if found and 1 <= int(found[1]) <= 12:
        hour = int(found[1]) % 12 + (12 if found[3].lower() == "pm" else 0)
        return f"Write {hour:02}:{found[2] or '00'}."
    return "Write a time as 19:30, from 00:00 to 23:59."
