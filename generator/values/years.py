"""Financial years and quarters, and what a figure is a figure of: each year, once, a year or a quarter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from generator.values.dates import MONTHS, PartialDate
from generator.values.wrong import Parsed, shown, text_of, wrong

_YEAR = re.compile(r"(\d{4})/(\d{2})")
_QUARTER = re.compile(r"(\d{4}/\d{2}) Q([1-4])")
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
            raise wrong("bad-year", message, f"Write {start}/{(start + 1) % 100:02}.")
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
        if re.fullmatch(r"\d{4}(-\d{2}){0,2}", typed):
            return cls(PartialDate.parse(typed))
        hint = f"{_year_hint(typed)} A month is 2017-06."
        raise wrong("bad-period", f"{shown(typed)} is not a period.", hint)

    @property
    def last(self) -> date:
        """The last day that the reading covers."""
        return self.span.last

    @property
    def first(self) -> date:
        """The first day that the reading covers."""
        return self.span.first

    def __str__(self) -> str:
        """Write it as it is typed."""
        return str(self.span)


def _year_hint(typed: str) -> str:
    found = re.fullmatch(r"(?:FY\s?)?(\d{4})\s?[-–/]\s?(\d{2}|\d{4})", typed, re.IGNORECASE)
    if found and int(found[2]) % 100 == (int(found[1]) + 1) % 100:
        return f"Write {found[1]}/{found[2][-2:]}."
    return _HINT


def _period_hint(typed: str) -> str:
    folded = typed.lower().replace("-", " ")
    if folded in (
        "yearly",
        "annual",
        "annually",
        "every year",
        "a year",
        "per year",
        "each year",
        "recurring",
    ):
        return "Write each year."
    if folded in ("once", "one off", "oneoff", "one time"):
        return "Write one-off."
    quarter = re.fullmatch(r"(?:q([1-4])\s+)?(\d{4})[-/](\d{2}),?\s*(?:q([1-4]))?", typed.lower())
    if quarter and (quarter[1] or quarter[4]):
        return f"Write {quarter[2]}/{quarter[3]} Q{quarter[1] or quarter[4]}."
    return f"Write each year, one-off, a year or a quarter. {_year_hint(typed)}"
