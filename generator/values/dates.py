"""Dates as precisely as they are known: a day, a month or a year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time
from typing import Self

from generator.values.date_guesses import DATE_HINT, date_hint, iso, possible, time_hint, years_hint
from generator.values.english import MONTHS
from generator.values.rules import Fix, Rule
from generator.values.wrong import Cure, Parsed, shown, wrong

BAD_DATE = Rule("bad-date", "A date is a day that there is, or a month or a year, with the year first.")
BAD_TIME = Rule("bad-time", "A time is written as on a clock of 24 hours.")

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class PartialDate(Parsed, wanted="A date"):
    """A day, or only the month or year that is known. Sorting puts what is less known first."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read `2016-03-15`, `2016-03` or `2016`."""
        found = _ISO.fullmatch(typed)
        if not found:
            raise wrong(BAD_DATE, f"{shown(typed)} is not a date in this format.", date_hint(typed))
        year = int(found[1])
        month, day = (int(part) if part else None for part in found.group(2, 3))
        if not 1800 <= year <= 2200:
            raise wrong(BAD_DATE, f"The year {year} cannot be right.", DATE_HINT)
        if month is not None and not 1 <= month <= 12:
            message = f"There is no month {month}."
            if day is None or not possible(year, day, month):
                raise wrong(BAD_DATE, message, years_hint(typed))
            meant = iso((year, day, month))
            raise wrong(BAD_DATE, message, Cure(f"Write the month before the day: `{meant}`.", Fix(meant)))
        if month is not None and not possible(year, month, day):
            last = monthrange(year, month)[1]
            message = f"There is no {day} {MONTHS[month - 1]} {year}; the month has {last} days."
            raise wrong(BAD_DATE, message, DATE_HINT)
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
        return iso((self.year, self.month, self.day))


@dataclass(frozen=True, slots=True)
class ClockTime(Parsed, wanted="A time"):
    """A time of day: `19:30`."""

    hour: int
    minute: int

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read `19:30`."""
        found = _TIME.fullmatch(typed)
        if not found:
            raise wrong(BAD_TIME, f"{shown(typed)} is not a time in this format.", time_hint(typed))
        return cls(int(found[1]), int(found[2]))

    @property
    def clock(self) -> time:
        """The same as Python's own value."""
        return time(self.hour, self.minute)

    def __str__(self) -> str:
        """Write it as it is typed."""
        return f"{self.hour:02}:{self.minute:02}"
