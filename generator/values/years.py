"""Financial years and quarters, and what a figure is a figure of: each year, once, a year or a quarter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from generator.values.dates import MONTHS, PartialDate, date_meant, whole_year
from generator.values.rules import Rule
from generator.values.wrong import Parsed, is_not_known, leave_out, plainer, shown, text_of, wrong

BAD_YEAR = Rule("bad-year", "A financial year is named after both of its calendar years.")
BAD_PERIOD = Rule(
    "bad-period",
    "A period is each year, once, a financial year or a quarter; a reading may be of a month or a day too.",
)

_YEAR = re.compile(r"([0-9]{4})/([0-9]{2})")
_QUARTER = re.compile(r"([0-9]{4}/[0-9]{2}) Q([1-4])")
_HINT = "A financial year is 2016/17, a quarter is 2016/17 Q2."


@dataclass(frozen=True, slots=True, order=True)
class FinancialYear(Parsed):
    """A council's year, 1 April to 31 March, named after both calendar years: `2016/17`."""

    starts: int

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `2016/17`."""
        if isinstance(value, cls):
            return value
        typed = text_of(value, "A financial year").strip()
        found = _YEAR.fullmatch(typed)
        if not found:
            raise wrong(BAD_YEAR, f"{shown(typed)} is not a financial year.", _year_hint(typed))
        start, end = int(found[1]), int(found[2])
        if end != (start + 1) % 100:
            message = f"{shown(typed)} is not one year: {start} is followed by {(start + 1) % 100:02}."
            raise wrong(BAD_YEAR, message, _span_hint(start, end))
        if not 1900 <= start <= 2200:
            raise wrong(BAD_YEAR, f"The year {start} cannot be right.", _HINT)
        return cls(start)

    @classmethod
    def holding(cls, day: date) -> Self:
        """Find the financial year that a day falls in."""
        return cls(day.year if day.month >= 4 else day.year - 1)

    @property
    def first(self) -> date:
        """Its first day, 1 April."""
        return date(self.starts, 4, 1)

    @property
    def last(self) -> date:
        """Its last day, 31 March."""
        return date(self.starts + 1, 3, 31)

    def __str__(self) -> str:
        """Write it as it is typed."""
        return f"{self.starts}/{(self.starts + 1) % 100:02}"


@dataclass(frozen=True, slots=True, order=True)
class Quarter(Parsed):
    """A quarter of a financial year: Q1 is April to June."""

    year: FinancialYear
    number: int

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `2016/17 Q2`."""
        if isinstance(value, cls):
            return value
        typed = text_of(value, "A quarter").strip()
        found = _QUARTER.fullmatch(typed)
        if not found:
            raise wrong(BAD_PERIOD, f"{shown(typed)} is not a quarter.", _HINT)
        return cls(FinancialYear.parse(found[1]), int(found[2]))

    @property
    def first(self) -> date:
        """Its first day."""
        month = 3 * self.number + 1
        return date(self.year.starts + (month > 12), (month - 1) % 12 + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return PartialDate(self.first.year, self.first.month + 2).last

    @property
    def months(self) -> str:
        """Its months in words: July to September 2016."""
        return f"{MONTHS[self.first.month - 1]} to {MONTHS[self.last.month - 1]} {self.last.year}"

    def __str__(self) -> str:
        """Write it as it is typed."""
        return f"{self.year} Q{self.number}"


@dataclass(frozen=True, slots=True)
class Period(Parsed):
    """What a figure is a figure of: `each year`, `one-off`, a financial year or a quarter of one."""

    span: FinancialYear | Quarter | str

    EACH_YEAR = "each year"
    ONE_OFF = "one-off"

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `each year`, `one-off`, `2017/18` or `2017/18 Q2`."""
        if isinstance(value, cls):
            return value
        typed = text_of(value, "A period").strip()
        if typed in (cls.EACH_YEAR, cls.ONE_OFF):
            return cls(typed)
        if _QUARTER.fullmatch(typed):
            return cls(Quarter.parse(typed))
        if _YEAR.fullmatch(typed):
            return cls(FinancialYear.parse(typed))
        raise wrong(BAD_PERIOD, f"{shown(typed)} is not a period.", _period_hint(typed))

    @property
    def year(self) -> FinancialYear | None:
        """The financial year it is, or is a quarter of."""
        if isinstance(self.span, Quarter):
            return self.span.year
        return self.span if isinstance(self.span, FinancialYear) else None

    @property
    def quarter(self) -> Quarter | None:
        """The quarter, if it is one."""
        return self.span if isinstance(self.span, Quarter) else None

    @property
    def each_year(self) -> bool:
        """Whether the figure comes again every year."""
        return self.span == self.EACH_YEAR

    @property
    def one_off(self) -> bool:
        """Whether the figure comes once."""
        return self.span == self.ONE_OFF

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """The order in tables: each year, one-off, then by time, a year before its quarters."""
        if self.quarter:
            return (2, self.quarter.year.starts, self.quarter.number)
        return (2, self.year.starts, 0) if self.year else (int(self.one_off), 0, 0)

    def __str__(self) -> str:
        """Write it as it is typed."""
        return str(self.span)


@dataclass(frozen=True, slots=True)
class ReadingPeriod(Parsed):
    """What a measure's reading covers: a financial year, a quarter, or a day, month or calendar year."""

    span: FinancialYear | Quarter | PartialDate

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `2017/18`, `2017/18 Q1`, `2017-06` or `2017-06-30`."""
        if isinstance(value, cls):
            return value
        typed = text_of(value, "A period").strip()
        if _QUARTER.fullmatch(typed):
            return cls(Quarter.parse(typed))
        if _YEAR.fullmatch(typed):
            return cls(FinancialYear.parse(typed))
        if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", typed) and not _no_month_but_years(typed):
            return cls(PartialDate.parse(typed))
        raise wrong(BAD_PERIOD, f"{shown(typed)} is not a period.", _reading_hint(typed))

    @property
    def last(self) -> date:
        """The last day that the reading covers."""
        return self.span.last

    @property
    def kind(self) -> str:
        """Which kind of period it is: readings of a year and of a month cannot be compared."""
        if isinstance(self.span, Quarter):
            return "quarter"
        if isinstance(self.span, FinancialYear):
            return "financial year"
        return "day" if self.span.day else "month" if self.span.month else "calendar year"

    @property
    def first(self) -> date:
        """The first day that the reading covers."""
        return self.span.first

    def __str__(self) -> str:
        """Write it as it is typed."""
        return str(self.span)


_LOOSE_YEAR = re.compile(r"(?:fy\s?)?([0-9]{4}|[0-9]{2})\s?[-/ ]\s?([0-9]{4}|[0-9]{2})", re.IGNORECASE)
_EVERY_YEAR = {
    "yearly",
    "annual",
    "annually",
    "every year",
    "a year",
    "per year",
    "each year",
    "per annum",
    "pa",
    "p.a.",
}
_EVERY_YEAR |= {"recurring", "ongoing", "each financial year"}
_ONCE = {"once", "one off", "oneoff", "one time", "once only", "single", "non recurring", "non recurrent"}
_YEARS = re.compile(
    r"(?:fy\s?)?([0-9]{4}|[0-9]{2})(?:\s?[/-]\s?[0-9]{2,4})?\s?(?:[-/]|to|until)\s?([0-9]{4}|[0-9]{2})"
    r"(?:\s?[/-]\s?([0-9]{2,4}))?",
    re.I,
)
_ENDING = re.compile(
    r"(?:the )?(?:financial )?year (?:to|ending|ended)(?: (?:on )?31(?:st)?)?(?: of)? mar(?:ch)? ((?:19|20)[0-9]{2})",
    re.I,
)
_ALONE = re.compile(r"(?:(?:fy|financial year)[\s/]?)?'?([0-9]{4}|[0-9]{2})(?:\s?fy)?", re.IGNORECASE)


def _loose_year(typed: str) -> str | None:
    """Understand 2016-17, 2016/2017, 16/17, FY 2016-17 and the year ending 31 March 2017."""
    plain = plainer(typed)
    ending = _ENDING.fullmatch(plain)
    if ending:
        return str(FinancialYear(int(ending[1]) - 1))
    found = _LOOSE_YEAR.fullmatch(plain)
    start = int(found[1]) if found and len(found[1]) == 4 else whole_year(found[1]) if found else None
    if found is None or start is None:
        return None
    follows = int(found[2]) % 100 == (start + 1) % 100 and 1900 <= start <= 2200
    return str(FinancialYear(start)) if follows and (len(found[2]) == 2 or int(found[2]) == start + 1) else None


_WHICH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}


def _loose_quarter(typed: str) -> str | None:
    """Understand Q2 2016/17, 2016-17 Q2, quarter 2 of 2016/17 and the second quarter of 2016/17."""
    plain = plainer(typed).lower().replace(",", " ")
    plain = re.sub(r"^(?:the )?([a-z0-9]+) quarter\b", lambda one: f"q{_WHICH.get(one[1], one[0])}", plain)
    found = re.search(r"\bq(?:uarter|tr)?\.?\s?([1-4])\b|([0-9])q([1-4])\b", plain)
    if not found:
        return None
    number = found[1] or found[3]
    rest = plain[: found.start()] + (found[2] or "") + " " + plain[found.end() :]
    year = _loose_year(re.sub(r"\b(?:of|in)\b", " ", rest).strip())
    return f"{year} Q{number}" if year else None


def _unclear(typed: str) -> str:
    """Ask what is meant where a year, a quarter or several years can be read in two ways; nothing where they cannot."""
    plain = plainer(typed)
    quarter = re.fullmatch(
        r"q(?:uarter )?([1-4])[\s,]*(?:of )?((?:19|20)[0-9]{2})|((?:19|20)[0-9]{2})[\s-]?q([1-4])", plain, re.IGNORECASE
    )
    if quarter:
        year, number = int(quarter[2] or quarter[3]), int(quarter[1] or quarter[4])
        counted = Quarter(FinancialYear(year), number)
        calendar = Quarter(FinancialYear(year - (number == 1)), (number + 2) % 4 + 1)
        return f"Write `{counted}` for {counted.months}, or `{calendar}` for {calendar.months}."
    alone = _ALONE.fullmatch(plain)
    year = (int(alone[1]) if len(alone[1]) == 4 else whole_year(alone[1]) or 0) if alone else 0
    if 1901 <= year <= 2150:
        starts, ends = FinancialYear(year), FinancialYear(year - 1)
        return f"Write `{ends}` if the year that ends in {year} is meant, or `{starts}` if it starts then."
    several = _YEARS.fullmatch(plain)
    first = (int(several[1]) if len(several[1]) == 4 else whole_year(several[1]) or 0) if several else 0
    hint = _span_hint(first, int((several[3] or several[2])[-2:])) if several else _HINT
    return "" if hint == _HINT else hint


def _span_hint(start: int, end: int) -> str:
    """Ask whether one year is meant or several, of a first and the last two digits of the end."""
    years = (end - start) % 100
    if not 0 < years <= 30 or not 1900 <= start <= 2150:
        return _HINT
    first, last = FinancialYear(start), FinancialYear(start + years - 1)
    if years == 2:
        return f"Write `{first}`. If the second year is the right one, write `{last}`; for both, a row for each."
    return (
        f"These are {years} years: write the one that is meant, or a row for each of them, from `{first}` to `{last}`."
    )


def _no_month_but_years(typed: str) -> bool:
    """Whether 2016-17 or 2014-19 can only be meant as years, since there is no such month."""
    found = re.fullmatch(r"[0-9]{2}([0-9]{2})-(00|1[3-9]|[2-9][0-9])", typed)
    return found is not None and 0 < (int(found[2]) - int(found[1])) % 100 <= 30


def _year_hint(typed: str) -> str:
    if len(typed) > 40:
        return _HINT
    year = _loose_year(typed)
    return f"Write `{year}`." if year else leave_out() if is_not_known(typed) else _unclear(typed) or _HINT


def _period_hint(typed: str) -> str:
    if len(typed) > 40:
        return _HINT
    folded = " ".join(plainer(typed).lower().replace("-", " ").split())
    if folded in _EVERY_YEAR:
        return "Write `each year`."
    if folded in _ONCE:
        return "Write `one-off`."
    meant = _loose_quarter(typed) or _loose_year(typed)
    if re.search(r"q\s?[05-9]", folded):
        return "A year has four quarters, Q1 to Q4, and starts in April."
    unclear = leave_out() if is_not_known(typed) else _unclear(typed)
    return f"Write `{meant}`." if meant else unclear or f"Write each year, one-off, a year or a quarter. {_HINT}"


def _reading_hint(typed: str) -> str:
    if len(typed) > 40:
        return f"{_HINT} A month is 2017-06."
    plain = plainer(typed)
    month = re.fullmatch(r"((?:19|20)[0-9]{2})/([0-9]{1,2})", plain)
    if month and 1 <= int(month[2]) <= 12:
        year, day = FinancialYear(int(month[1])), PartialDate(int(month[1]), int(month[2]))
        return f"Write `{day}` for the month, or `{year}` for the financial year."
    meant = _loose_quarter(typed) or _loose_year(typed)
    unclear = "" if meant else leave_out() if is_not_known(typed) else _unclear(typed)
    offered = meant or (None if unclear else date_meant(typed))
    return f"Write `{offered}`." if offered else unclear or f"{_HINT} A month is 2017-06."
