"""Dates as precisely as they are known: a day, a month or a year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time
from typing import Self

from generator.values.rules import Rule
from generator.values.wrong import Parsed, is_not_known, leave_out, plainer, shown, text_of, wrong

BAD_DATE = Rule("bad-date", "A date is a day that there is, or a month or a year, with the year first.")
BAD_TIME = Rule("bad-time", "A time is written as on a clock of 24 hours.")

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
            raise wrong(BAD_DATE, f"{shown(typed)} is not a date in this format.", _hint(typed))
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        if not 1800 <= year <= 2200:
            raise wrong(BAD_DATE, f"The year {year} cannot be right.", _DATE_HINT)
        if month is not None and not 1 <= month <= 12:
            swapped = day is not None and _possible(year, day, month)
            hint = f"Write the month before the day: `{cls(year, day, month)}`." if swapped else _years_hint(typed)
            raise wrong(BAD_DATE, f"There is no month {month}.", hint)
        if month is not None and day is not None and not 1 <= day <= monthrange(year, month)[1]:
            last = monthrange(year, month)[1]
            message = f"There is no {day} {MONTHS[month - 1]} {year}; the month has {last} days."
            raise wrong(BAD_DATE, message, _DATE_HINT)
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
    if re.fullmatch(r"0?[01][-/. ](?:0?1|jan)[-/. ](?:19)?00", plainer(typed), re.IGNORECASE):
        return "This is how a spreadsheet shows an empty cell. Write the day as it is published, or leave it out."
    if is_not_known(typed):
        return f"Write as much of it as is known, such as 2016. {leave_out()}"
    if meant is None or re.fullmatch(r"[0-9]{4}/[0-9]{2}", plainer(typed)):
        return _years_hint(typed)
    weekday = _weekday_in(typed)
    if weekday is not None and meant.day and meant.first.weekday() != weekday:
        day = f"{meant.day} {MONTHS[meant.first.month - 1]} {meant.year} was a {WEEKDAYS[meant.first.weekday()]}"
        return f"{day}: check the day, and write `{meant}`."
    numbers = re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ][0-9]{2,4}", plainer(typed).rstrip(" ,.;"))
    if re.fullmatch("[0-9]{2}-[0-9]{2}-[0-9]{2}", plainer(typed)) and (other := date_meant(f"20{plainer(typed)}")):
        return f"Write `{meant}` if the day comes first, or `{other}` if the year does."
    either = numbers and numbers[1] != numbers[2] and int(numbers[1]) <= 12
    return f"Write `{meant}`." + (" The day is taken to come before the month." if either else "")


def _years_hint(typed: str) -> str:
    """Ask what is meant where a date is several years, a season, or a month and a number that is a day or a year."""
    plain = plainer(typed).rstrip(" ,.;") if len(typed) <= 60 else ""
    years = re.fullmatch(r"(?:fy ?)?([0-9]{4}) ?[-/] ?([0-9]{2}|[0-9]{4})", plain, re.IGNORECASE)
    if years and 1800 <= int(years[1]) <= 2150 and 0 < (int(years[2]) - int(years[1])) % 100 < 50:
        first, last = int(years[1]), int(years[1]) + (int(years[2]) - int(years[1])) % 100
        month = f" If it is a month, write `{first}-{years[2]}`." if 1 <= int(years[2]) <= 12 else ""
        return f"This is more than one calendar year: write the day or the month, or `{first}` or `{last}`.{month}"
    month_and_number = re.fullmatch(r"([a-z]+)[-/ ]?'?([0-9]{2})", plain, re.IGNORECASE)
    if month_and_number and (year := whole_year(month_and_number[2])):
        meant = date_meant(f"{month_and_number[1]} {year}")
        return f"Write `{meant}` if {year} is meant, or the day with its year." if meant else _DATE_HINT
    # With a leap year, so that 29 February is a day as well.
    if (day := _from_words(f"{plain} 2016")) and _possible(*day):
        return f"The year is missing. {_DATE_HINT}"
    about = re.sub(
        r"^(?:(?:the )?(?:early|late|mid|spring|summer|autumn|end|start|beginning|middle)(?: of| in)?[- ])+"
        r"|^(?:c|ca|circa|about|around|approx)\b\.? ?|\?$",
        "",
        plain.lower(),
    )
    meant = date_meant(about) if about != plain.lower() else None
    return f"Write `{meant}`. A date is as exact as it is known." if meant and not meant.day else _DATE_HINT


def date_meant(typed: str) -> PartialDate | None:
    """Find the date that was probably meant by what is not one in this format."""
    plain = plainer(typed).rstrip(" ,.;") if len(typed) <= 60 else ""
    for understood in (_from_numbers, _from_words):
        parts = understood(plain)
        if parts and _possible(*parts):
            return PartialDate(*parts)
    return None


_Parts = tuple[int, int | None, int | None]


def whole_year(last_two: str) -> int | None:
    """The year of which two digits were typed; none where it may be of either century."""
    year = int(last_two)
    return 2000 + year if year < 50 else 1900 + year if year >= 70 else None


def _from_numbers(plain: str) -> _Parts | None:
    """Understand 15/03/2016, 15.3.16, 2016/3/15, 3/2016, 20160315 and 15032016."""
    if re.fullmatch("[0-9]{4}", plain):
        return int(plain), None, None
    if re.fullmatch("[0-9]{8}", plain):
        found = int(plain[:4]), int(plain[4:6]), int(plain[6:])
        return found if _possible(*found) else (int(plain[4:]), int(plain[2:4]), int(plain[:2]))
    year_first = re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?(?:[T ][0-9:Zz+.]+)?", plain)
    if year_first:
        return int(year_first[1]), int(year_first[2]), int(year_first[3]) if year_first[3] else None
    day_first = re.fullmatch(r"(?:([0-9]{1,2})[-/. ])?([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})", plain)
    if not day_first or (len(day_first[3]) == 2 and not day_first[1]):
        return None
    year = int(day_first[3]) if len(day_first[3]) == 4 else whole_year(day_first[3])
    return (year, int(day_first[2]), int(day_first[1]) if day_first[1] else None) if year else None


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|r|rs|ur)?(?:day)?")
_NUMBER_OF_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")


def _weekday_in(typed: str) -> int | None:
    """The day of the week that a date names, from 0 for Monday."""
    named = [found[1] for word in _words_of(typed[:60]) if (found := _WEEKDAY.fullmatch(word))]
    return next((number for number, day in enumerate(WEEKDAYS) if named and day.lower().startswith(named[0])), None)


def _words_of(plain: str) -> list[str]:
    return re.sub("[-,./()]", " ", plain.lower()).split()


def _from_words(plain: str) -> _Parts | None:
    """Understand 15 March 2016, Tue 15th of March 2016, March 15, 2016, Mar 2016 and 15-Mar-16."""
    words = [word for word in _words_of(plain) if word not in ("of", "the") and not _WEEKDAY.fullmatch(word)]
    months = [number for word in words for number, name in enumerate(MONTHS, 1) if _is_month(word, name)]
    years = [int(word) for word in words if re.fullmatch("[0-9]{4}", word)]
    days = [int(found[1]) for word in words if (found := _NUMBER_OF_DAY.fullmatch(word))]
    if not years and len(days) == 2 and re.fullmatch("[0-9]{2}", words[-1]) and (year := whole_year(words[-1])):
        # The year of two digits is the last, as in the dates that spreadsheets make.
        years, days = [year], days[:1]
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
            raise wrong(BAD_TIME, f"{shown(typed)} is not a time in this format.", _time_hint(typed))
        return cls(int(found[1]), int(found[2]))

    @property
    def clock(self) -> time:
        """The same as Python's own value."""
        return time(self.hour, self.minute)

    def __str__(self) -> str:
        """Write it as it is typed."""
        return f"{self.hour:02}:{self.minute:02}"


def _time_hint(typed: str) -> str:
    """Offer the time that was meant; both of them where it may be the morning's or the evening's."""
    plain = plainer(typed).removeprefix("at ").rstrip(" .,;") if len(typed) <= 40 else ""
    plain = re.sub(
        r"\s?(?:hrs?|hours|o'?clock)$", "", re.sub(r"\b([ap])\. ?m\b", r"\1m", plain, flags=re.I), flags=re.I
    )
    if is_not_known(typed):
        return leave_out()
    found = _HOUR.fullmatch(plain)
    if found and int(found[1]) == 12 and not found[2]:
        return "Write `12:00` for noon, or `00:00` for midnight."
    if found and (1 <= int(found[1]) <= 12 or (found[3].lower() == "pm" and 13 <= int(found[1]) <= 23)):
        hour = int(found[1]) % 12 + (12 if found[3].lower() == "pm" else 0)
        return f"Write `{hour:02}:{found[2] or '00'}`."
    loose = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.h ]?([0-5][0-9])(?::[0-9]{2})?", plain)
    if loose and 1 <= int(loose[1]) <= 11 and not loose[1].startswith("0"):
        hour = int(loose[1])
        if not loose[1].startswith("1") or hour == 1:
            return f"Write `{hour:02}:{loose[2]}` for the morning, or `{hour + 12}:{loose[2]}` for the evening."
    if loose:
        return f"Write `{int(loose[1]):02}:{loose[2]}`."
    if re.search(r"[0-9]\s?(?:am|pm)?\s?(?:-|to|until)\s?[0-9]", plain, re.IGNORECASE):
        return "Write the time at which it starts, such as 19:30."
    known = {"noon": "12:00", "midday": "12:00", "12 noon": "12:00", "midnight": "00:00"}.get(plain.lower())
    return f"Write `{known}`." if known else "Write a time as 19:30, from 00:00 to 23:59."
