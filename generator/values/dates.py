"""Dates as precisely as they are known: a day, a month, a season or a year; by a day, or after it."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Literal, Self, cast

from generator.values.date_guesses import DATE_HINT, date_hint, iso, possible, years_hint
from generator.values.english import MONTHS
from generator.values.rules import Fix, Rule
from generator.values.time_guesses import time_hint
from generator.values.wrong import Cure, Parsed, shown, wrong

BAD_DATE = Rule("bad-date", "A date is a real day, a month, a season or a year, or `by` or `after` one.")
BAD_TIME = Rule("bad-time", "A time is written with the 24-hour clock.")

Season = Literal["spring", "summer", "autumn", "winter"]
Bound = Literal["by", "after"]
SEASONS: dict[Season, int] = {"spring": 5, "summer": 8, "autumn": 11, "winter": 12}
"""The last month of each season in the year that it is named after: winter goes on from there into the next."""

_DATE = re.compile(
    rf"(?:(by|after) )?(?:({'|'.join(SEASONS)}) ([0-9]{{4}})|([0-9]{{4}})(?:-([0-9]{{2}})(?:-([0-9]{{2}}))?)?)"
)
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class PartialDate(Parsed, wanted="A date"):
    """A day, or only the season, month or year that is known; or the day by which, or after which, something happened.

    What is known less exactly is in order as its last day: `2018-04` and `autumn 2018` as 30 April and 30 November.
    `by 2018-04` comes before all else of that day, `after 2015-12-03` behind it.
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: Season | None = None
    bound: Bound | None = None

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read `2016-03-15`, `2016-03`, `2016` or `autumn 2018`, any of them with `by` or `after` before it."""
        found = _DATE.fullmatch(typed)
        if not found:
            raise wrong(BAD_DATE, f"{shown(typed)} is not a date we can read.", date_hint(typed))
        year = int(found[3] or found[4])
        month, day = (int(part) if part else None for part in found.group(5, 6))
        if not 1800 <= year <= 2200:
            raise wrong(BAD_DATE, f"The year {year} cannot be right.", DATE_HINT)
        if month is not None and not 1 <= month <= 12:
            message = f"There is no month {month}."
            if day is None or not possible(year, day, month):
                raise wrong(BAD_DATE, message, years_hint(typed))
            meant = f"{f'{found[1]} ' if found[1] else ''}{iso((year, day, month))}"
            raise wrong(BAD_DATE, message, Cure(f"Write the month before the day: `{meant}`.", Fix(meant)))
        if month is not None and not possible(year, month, day):
            last = monthrange(year, month)[1]
            message = f"There is no {day} {MONTHS[month - 1]} {year}; the month has {last} days."
            raise wrong(BAD_DATE, message, DATE_HINT)
        return cls(year, month, day, cast("Season | None", found[2]), cast("Bound | None", found[1]))

    @classmethod
    def of(cls, day: date) -> Self:
        """Make the partial date of a day that is fully known."""
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> date:
        """The earliest day this can be."""
        if self.bound == "by":
            return date.min
        return self.named_last + timedelta(days=1) if self.bound else self.named_first

    @property
    def last(self) -> date:
        """The latest day this can be."""
        return date.max if self.bound == "after" else self.named_last

    @property
    def named_first(self) -> date:
        """The first day of what is named, whatever is before it.

        Winter 2018 may be that before the spring of 2018 or that behind its autumn.
        """
        if self.season:
            return date(self.year, 1 if self.season == "winter" else SEASONS[self.season] - 2, 1)
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def named_last(self) -> date:
        """The last day of what is named, whatever is before it."""
        if self.season == "winter":
            return date(self.year + 1, 3, 1) - timedelta(days=1)
        month = SEASONS[self.season] if self.season else self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def place(self) -> date:
        """The day as which this is in order and in pictures: the last of what is named, in the year named."""
        return min(self.named_last, date(self.year, 12, 31))

    @property
    def known_day(self) -> date | None:
        """The day, where it is known."""
        return self.named_first if self.day and not self.bound else None

    @property
    def counted_from(self) -> date | None:
        """The day from which time may be counted: the latest this can be; None where that is open to one side."""
        return None if self.bound else self.last

    @property
    def sort_key(self) -> tuple[int, int, int, int]:
        """The order in lists: what is less known stands as its last day, behind what is known to be of that day."""
        fineness = 1 if self.day else 2 if self.month else 3 if self.season else 4
        within = {None: 5, "by": 0, "after": 10}[self.bound]
        place = self.place
        return (place.year, place.month, place.day, within + fineness)

    def ahead_of(self, today: date) -> bool:
        """Whether all that is named is still to come: what was to be by a day counts as of that day."""
        return (self.first if self.bound == "after" else self.named_first) > today

    def passed_by(self, today: date) -> bool:
        """Whether all that is named has passed, whatever is before it."""
        return self.named_last < today

    def late_by(self, today: date) -> bool:
        """Whether what was due then is late: never of what is open to one side."""
        return self.bound is None and self.last < today

    def surely_after(self, other: PartialDate | date) -> bool:
        """Whether this is later, whatever the days that are not known turn out to be."""
        return self.first > (other if isinstance(other, date) else other.last)

    def surely_before(self, other: PartialDate | date) -> bool:
        """Whether this is earlier, whatever the days that are not known turn out to be."""
        return self.last < (other if isinstance(other, date) else other.first)

    def __str__(self) -> str:
        """Write it as it is typed."""
        named = f"{self.season} {self.year}" if self.season else self.iso
        return f"{self.bound} {named}" if self.bound else named

    @property
    def iso(self) -> str:
        """As much of it as a number is, for programs: `2018-04` of `by 2018-04`, `2018` of `autumn 2018`."""
        return iso((self.year, self.month, self.day))

    @property
    def beside(self) -> str:
        """The word that is beside that number: `by`, `after`, `autumn`, `by autumn`."""
        return " ".join(word for word in (self.bound, self.season) if word)


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
            raise wrong(BAD_TIME, f"{shown(typed)} is not a time we can read.", time_hint(typed))
        return cls(int(found[1]), int(found[2]))

    @property
    def clock(self) -> time:
        """The same as Python's own value."""
        return time(self.hour, self.minute)

    def __str__(self) -> str:
        """Write it as it is typed."""
        return f"{self.hour:02}:{self.minute:02}"
