"""Dates as precisely as they are known: a day, a month or a year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time
from typing import Self

from generator.values.wrong import Parsed, plainer, shown, text_of, wrong

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_TIMES = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
_HOUR = re.compile(r"([0-9]{1,2})(?:[:.]([0-5][0-9]))?\s*(am|pm)", re.IGNORECASE)
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
            swapped = day is not None and _possible(year, day, month)
            hint = f"Write the month before the day: `{cls(year, day, month)}`." if swapped else _DATE_HINT
            raise wrong("bad-date", f"There is no month {month}.", hint)
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
    meant = date_meant(typed)
    return f"Write `{meant}`." if meant else _DATE_HINT


def date_meant(typed: str) -> PartialDate | None:
    """Find the date that was probably meant by what is not one in this format."""
    plain = plainer(typed).rstrip(" ,.;") if len(typed) <= 60 else ""
    for understood in (_from_numbers, _from_words):
        parts = understood(plain)
        if parts and _possible(*parts):
            return PartialDate(*parts)
    return None


_Parts = tuple[int, int | None, int | None]


def _from_numbers(plain: str) -> _Parts | None:
    """Understand 15/03/2016, 15.3.16, 2016/3/15 and 3/2016."""
    if re.fullmatch("[0-9]{4}", plain):
        return int(plain), None, None
    year_first = re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?(?:[T ][0-9:Zz+.]+)?", plain)
    if year_first:
        return int(year_first[1]), int(year_first[2]), int(year_first[3]) if year_first[3] else None
    day_first = re.fullmatch(r"(?:([0-9]{1,2})[-/. ])?([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})", plain)
    if not day_first or (len(day_first[3]) == 2 and not day_first[1]):
        return None
    year = int(day_first[3]) + (2000 if len(day_first[3]) == 2 else 0)
    return year, int(day_first[2]), int(day_first[1]) if day_first[1] else None


def _from_words(plain: str) -> _Parts | None:
    """Understand 15 March 2016, Tuesday 15th of March 2016, March 15, 2016 and Mar 2016."""
    words = plain.lower().replace(",", " ").replace(".", " ").replace("-", " ").split()
    words = [word for word in words if word not in ("of", "the") and not re.fullmatch("[a-z]+day", word)]
    months = [number for word in words for number, name in enumerate(MONTHS, 1) if _is_month(word, name)]
    days = [int(found[1]) for word in words if (found := re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)?", word))]
    years = [int(word) for word in words if re.fullmatch("[0-9]{4}", word)]
    if len(months) != 1 or len(years) != 1 or len(words) != 2 + len(days) or len(days) > 1:
        return None
    return years[0], months[0], days[0] if days else None


def _is_month(word: str, name: str) -> bool:
    return len(word) >= 3 and name.lower().startswith(word)


def _possible(year: int, month: int | None, day: int | None) -> bool:
    if not 1800 <= year <= 2200 or (month is not None and not 1 <= month <= 12):
        return False
    return month is None or day is None or 1 <= day <= monthrange(year, month)[1]


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
    plain = plainer(typed)
    found = _HOUR.fullmatch(plain)
    if found and 1 <= int(found[1]) <= 12:
        hour = int(found[1]) % 12 + (12 if found[3].lower() == "pm" else 0)
        return f"Write `{hour:02}:{found[2] or '00'}`."
    loose = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.h ]?([0-5][0-9])(?::[0-9]{2})?", plain)
    if loose:
        return f"Write `{int(loose[1]):02}:{loose[2]}`."
    known = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}.get(plain.lower())
    return f"Write `{known}`." if known else "Write a time as 19:30, from 00:00 to 23:59."
