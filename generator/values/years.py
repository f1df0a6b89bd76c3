"""Financial years and quarters, and what a figure is a figure of: each year, once, a year or a quarter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from generator.values.dates import MONTHS, PartialDate, date_meant
from generator.values.wrong import Parsed, plainer, shown, text_of, wrong

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
            raise wrong("bad-year", f"{shown(typed)} is not a financial year.", _year_hint(typed))
        start, end = int(found[1]), int(found[2])
        if end != (start + 1) % 100:
            message = f"{shown(typed)} is not one year: {start} is followed by {(start + 1) % 100:02}."
            raise wrong("bad-year", message, f"Write `{start}/{(start + 1) % 100:02}`.")
        if not 1900 <= start <= 2200:
            raise wrong("bad-year", f"The year {start} cannot be right.", _HINT)
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
            raise wrong("bad-period", f"{shown(typed)} is not a quarter.", _HINT)
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
        raise wrong("bad-period", f"{shown(typed)} is not a period.", _period_hint(typed))

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
        if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", typed):
            return cls(PartialDate.parse(typed))
        raise wrong("bad-period", f"{shown(typed)} is not a period.", _reading_hint(typed))

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
_ONCE = {"once", "one off", "oneoff", "one time", "once only", "single"}


def _loose_year(typed: str) -> str | None:
    """Understand 2016-17, 2016/2017, 16/17 and FY 2016-17."""
    found = _LOOSE_YEAR.fullmatch(plainer(typed))
    if not found:
        return None
    start = int(found[1]) + (2000 if len(found[1]) == 2 else 0)
    follows = int(found[2]) % 100 == (start + 1) % 100 and 1900 <= start <= 2200
    return str(FinancialYear(start)) if follows else None


def _loose_quarter(typed: str) -> str | None:
    """Understand Q2 2016/17, 2016-17 Q2 and quarter 2 of 2016/17."""
    plain = plainer(typed).lower().replace(",", " ")
    found = re.search(r"\bq(?:uarter|tr)?\.?\s?([1-4])\b|([0-9])q([1-4])\b", plain)
    if not found:
        return None
    number = found[1] or found[3]
    rest = plain[: found.start()] + (found[2] or "") + " " + plain[found.end() :]
    year = _loose_year(re.sub(r"\bof\b", " ", rest).strip())
    return f"{year} Q{number}" if year else None


def _year_hint(typed: str) -> str:
    year = _loose_year(typed) if len(typed) <= 40 else None
    return f"Write `{year}`." if year else _HINT


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
    return f"Write `{meant}`." if meant else f"Write each year, one-off, a year or a quarter. {_HINT}"


def _reading_hint(typed: str) -> str:
    if len(typed) > 40:
        return f"{_HINT} A month is 2017-06."
    meant = _loose_quarter(typed) or _loose_year(typed) or date_meant(typed)
    return f"Write `{meant}`." if meant else f"{_HINT} A month is 2017-06."
