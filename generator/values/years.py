"""Financial years and quarters, and what a figure is a figure of: each year, once, a time, or all up to a day."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from generator.values.dates import PartialDate
from generator.values.english import MONTHS
from generator.values.period_guesses import period_hint, reading_hint
from generator.values.rules import Fix, Rule
from generator.values.wrong import Cure, Parsed, shown, wrong
from generator.values.year_guesses import (
    YEAR_HINT,
    no_month_but_years,
    quarter_first,
    quarter_last,
    several_years,
    year_hint,
    year_name,
)

BAD_YEAR = Rule("bad-year", "A financial year has both of its calendar years in its name.")
BAD_PERIOD = Rule(
    "bad-period",
    "A period is each year, one-off, a financial year, a quarter, several years or months, or to date. A result may "
    "also be for a month or a day.",
)

_YEAR = re.compile(r"([0-9]{4})/([0-9]{2})")
_QUARTER = re.compile(r"([0-9]{4}/[0-9]{2}) Q([1-4])")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_YEARS = re.compile(r"([0-9]{4}/[0-9]{2}) to ([0-9]{4}/[0-9]{2})")
_MONTHS = re.compile(r"([0-9]{4}-[0-9]{2}) to ([0-9]{4}-[0-9]{2})")
_TO_DATE = re.compile(r"(?:([0-9]{4}/[0-9]{2}) )?to date")


@dataclass(frozen=True, slots=True, order=True)
class FinancialYear(Parsed, wanted="A financial year"):
    """A council's year, 1 April to 31 March, named after both calendar years: `2016/17`."""

    starts: int

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read `2016/17`."""
        found = _YEAR.fullmatch(typed)
        if not found:
            raise wrong(BAD_YEAR, f"{shown(typed)} is not a financial year.", year_hint(typed))
        start, end = int(found[1]), int(found[2])
        if end != (start + 1) % 100:
            message = f"{shown(typed)} is not one year: {start} is followed by {(start + 1) % 100:02}."
            raise wrong(BAD_YEAR, message, several_years(start, end) or YEAR_HINT)
        if not 1900 <= start <= 2200:
            raise wrong(BAD_YEAR, f"The year {start} cannot be right.", YEAR_HINT)
        return cls(start)

    @classmethod
    def holding(cls, day: date) -> Self:
        """Find the financial year that a day falls in."""
        return cls(day.year if day >= date(day.year, 4, 1) else day.year - 1)

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
        return year_name(self.starts)


@dataclass(frozen=True, slots=True, order=True)
class Quarter(Parsed, wanted="A quarter"):
    """A quarter of a financial year: Q1 is April to June."""

    year: FinancialYear
    number: int

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read `2016/17 Q2`."""
        found = _QUARTER.fullmatch(typed)
        if not found:
            raise wrong(BAD_PERIOD, f"{shown(typed)} is not a quarter.", YEAR_HINT)
        return cls(FinancialYear.read(found[1]), int(found[2]))

    @property
    def first(self) -> date:
        """Its first day."""
        return quarter_first(self.year.starts, self.number)

    @property
    def last(self) -> date:
        """Its last day."""
        return quarter_last(self.year.starts, self.number)

    @property
    def months(self) -> str:
        """Its months in words: July to September 2016."""
        return f"{MONTHS[self.first.month - 1]} to {MONTHS[self.last.month - 1]} {self.last.year}"

    def __str__(self) -> str:
        """Write it as it is typed."""
        return f"{self.year} Q{self.number}"


class _FromTo:
    """What several years and several months have in common: the first and the last of them."""

    __slots__ = ()
    start: FinancialYear | PartialDate
    end: FinancialYear | PartialDate

    @property
    def first(self) -> date:
        """The first day."""
        return self.start.first

    @property
    def last(self) -> date:
        """The last day."""
        return self.end.last

    def __str__(self) -> str:
        """Write it as it is typed."""
        return f"{self.start} to {self.end}"


@dataclass(frozen=True, slots=True, order=True)
class YearSpan(_FromTo, Parsed, wanted="Some years"):
    """Several financial years in a row: `2014/15 to 2018/19`."""

    start: FinancialYear
    end: FinancialYear

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read `2014/15 to 2018/19`."""
        found = _YEARS.fullmatch(typed)
        if not found:
            raise wrong(BAD_PERIOD, f"{shown(typed)} does not name its first and last year.", YEAR_HINT)
        start, end = FinancialYear.read(found[1]), FinancialYear.read(found[2])
        if start == end:
            raise wrong(BAD_PERIOD, f"{shown(typed)} is one year.", _instead(start))
        if end < start:
            message = f"{shown(typed)} ends before it begins."
            raise wrong(BAD_PERIOD, message, f"Write the earlier year first: `{end} to {start}`.")
        return cls(start, end)

    @property
    def years(self) -> tuple[FinancialYear, ...]:
        """Each of its years."""
        return tuple(map(FinancialYear, range(self.start.starts, self.end.starts + 1)))


@dataclass(frozen=True, slots=True)
class MonthSpan(_FromTo, Parsed, wanted="Some months"):
    """Several months in a row that are no quarter and no year: `2025-06 to 2025-09`."""

    start: PartialDate
    end: PartialDate

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read `2025-06 to 2025-09`."""
        found = _MONTHS.fullmatch(typed)
        if not found:
            raise wrong(BAD_PERIOD, f"{shown(typed)} does not name its first and last month.", YEAR_HINT)
        start, end = PartialDate.read(found[1]), PartialDate.read(found[2])
        if end.first < start.first:
            message = f"{shown(typed)} ends before it begins."
            raise wrong(BAD_PERIOD, message, f"Write the earlier month first: `{end} to {start}`.")
        span = cls(start, end)
        if better := _named(span):
            raise wrong(BAD_PERIOD, f"{shown(typed)} has a name of its own.", _instead(better))
        return span

    @property
    def months(self) -> str:
        """Its months in words: June to September 2025, November 2025 to February 2026."""
        start, end = (MONTHS[day.month - 1] for day in (self.first, self.last))
        if (self.first.year, start) == (self.last.year, end):
            return f"{end} {self.last.year}"
        return f"{start}{f' {self.first.year}' if self.first.year != self.last.year else ''} to {end} {self.last.year}"


def _instead(better: object) -> Cure:
    return Cure(f"Write `{better}`.", Fix(str(better)))


def _named(span: MonthSpan) -> YearSpan | FinancialYear | Quarter | None:
    """The years or the quarter that some months are; nothing where they are neither."""
    start, end = FinancialYear.holding(span.first), FinancialYear.holding(span.last)
    if (span.first, span.last) == (start.first, end.last):
        return start if start == end else YearSpan(start, end)
    quarters = (Quarter(start, number) for number in range(1, 5))
    return next((one for one in quarters if (one.first, one.last) == (span.first, span.last)), None)


@dataclass(frozen=True, slots=True, order=True)
class ToDate(Parsed, wanted="A time up to a day"):
    """All since the start, or since a financial year began, up to the day that is beside it: `2018/19 to date`."""

    since: FinancialYear | None

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read `to date` or `2018/19 to date`."""
        found = _TO_DATE.fullmatch(typed)
        if not found:
            raise wrong(BAD_PERIOD, f"{shown(typed)} is not a time up to a day.", YEAR_HINT)
        return cls(FinancialYear.read(found[1]) if found[1] else None)

    def __str__(self) -> str:
        """Write it as it is typed."""
        return f"{self.since} to date" if self.since else "to date"


Dated = FinancialYear | Quarter | YearSpan | MonthSpan
"""A time with a first and a last day."""


def _financial(typed: str) -> FinancialYear | Quarter | None:
    """A financial year or a quarter of one; nothing where the text has the form of neither."""
    if _QUARTER.fullmatch(typed):
        return Quarter.read(typed)
    return FinancialYear.read(typed) if _YEAR.fullmatch(typed) else None


def _wider(typed: str) -> YearSpan | MonthSpan | ToDate | None:
    """Several years or months, or all up to a day; nothing where the text has the form of none of these."""
    if _TO_DATE.fullmatch(typed):
        return ToDate.read(typed)
    if _YEARS.fullmatch(typed):
        return YearSpan.read(typed)
    months = _MONTHS.fullmatch(typed)
    return MonthSpan.read(typed) if months and not any(map(no_month_but_years, months.groups())) else None


@dataclass(frozen=True, slots=True)
class Period(Parsed, wanted="A period"):
    """What a figure is a figure of: each year, once, some time with a first and a last day, or all up to a day."""

    span: Dated | ToDate | str

    EACH_YEAR = "each year"
    ONE_OFF = "one-off"

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read `each year`, `one-off`, `2017/18`, `2017/18 Q2`, several years or months, `to date`."""
        span = typed if typed in (cls.EACH_YEAR, cls.ONE_OFF) else _financial(typed) or _wider(typed)
        if span is None:
            raise wrong(BAD_PERIOD, f"{shown(typed)} is not a period.", period_hint(typed))
        return cls(span)

    @property
    def dated(self) -> Dated | None:
        """The time with a first and a last day that it is, if it is one."""
        return None if isinstance(self.span, str | ToDate) else self.span

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
    def years(self) -> YearSpan | None:
        """The years, if it is several."""
        return self.span if isinstance(self.span, YearSpan) else None

    @property
    def to_date(self) -> ToDate | None:
        """All up to a day, if it is that."""
        return self.span if isinstance(self.span, ToDate) else None

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
        """The order in tables: each year, one-off, then by time, the longer first: a year before its quarters."""
        if self.dated:
            return (3, self.dated.first.toordinal(), -self.dated.last.toordinal())
        if self.to_date:
            return (3, self.to_date.since.first.toordinal(), 0) if self.to_date.since else (2, 0, 0)
        return (int(self.one_off), 0, 0)

    def __str__(self) -> str:
        """Write it as it is typed."""
        return str(self.span)


@dataclass(frozen=True, slots=True)
class ReadingPeriod(Parsed, wanted="A period"):
    """What a measure's reading covers: a financial year or several, a quarter, a day, a month or several, or a year.

    One that is `so_far` is counted from the start of a year, or of all, up to a day that is said elsewhere.
    """

    span: Dated | PartialDate | None
    so_far: bool = False

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read `2017/18`, `2017/18 Q1`, `2017-06`, `2017-06-30`, `to date`, `2018/19 to date`, `2025-06 to 2025-09`."""
        span = _financial(typed) or _wider(typed)
        if isinstance(span, ToDate):
            return cls(span.since, so_far=True)
        if span:
            return cls(span)
        if not _DATE.fullmatch(typed) or no_month_but_years(typed):
            raise wrong(BAD_PERIOD, f"{shown(typed)} is not a period.", reading_hint(typed))
        return cls(PartialDate.read(typed))

    @property
    def since(self) -> FinancialYear | None:
        """The year since which it is counted so far, if it is one."""
        return self.span if isinstance(self.span, FinancialYear) else None

    @property
    def last(self) -> date:
        """The last day that the reading can cover."""
        return self.span.last if self.span else date.max

    @property
    def kind(self) -> str:
        """Which kind of period it is: readings of a year and of a month cannot be compared."""
        if self.so_far:
            return "year so far" if self.span else "all so far"
        if isinstance(self.span, MonthSpan | YearSpan):
            months = 12 * (self.last.year - self.first.year) + self.last.month - self.first.month + 1
            return f"period of {f'{months // 12} years' if months % 12 == 0 and months > 12 else f'{months} months'}"
        if isinstance(self.span, PartialDate):
            return "day" if self.span.day else "month" if self.span.month else "calendar year"
        return "quarter" if isinstance(self.span, Quarter) else "financial year"

    @property
    def first(self) -> date:
        """The first day that the reading covers."""
        return self.span.first if self.span else date.min

    def __str__(self) -> str:
        """Write it as it is typed."""
        return str(ToDate(self.since)) if self.so_far else str(self.span)
