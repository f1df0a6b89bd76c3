"""Dates, years and periods at their edges: first and last days, the order in lists, and what they are called."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic_core import PydanticCustomError

from generator.values.date_words import months_after
from generator.values.dates import PartialDate
from generator.values.wrong import found_in
from generator.values.years import FinancialYear, Period, ReadingPeriod


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("2017-06-30", "day"),
        ("2017-06", "month"),
        ("2017", "calendar year"),
        ("2017/18", "financial year"),
        ("2017/18 Q1", "quarter"),
        ("2013-06 to 2014-05", "period of 12 months"),
        ("2012-06 to 2013-11", "period of 18 months"),
        ("2012-06 to 2014-05", "period of 2 years"),
        ("2012/13 to 2014/15", "period of 3 years"),
        ("2010/11 to 2020/21", "period of 11 years"),
        ("2025-06 to 2025-09", "period of 4 months"),
        ("to date", "all so far"),
        ("2018/19 to date", "year so far"),
    ],
)
def test_results_are_of_one_kind_where_their_times_are_as_long(typed: str, kind: str) -> None:
    """Only those are compared."""
    assert (ReadingPeriod.parse(typed).kind, str(ReadingPeriod.parse(typed))) == (kind, typed)


@pytest.mark.parametrize(
    ("typed", "months"),
    [
        ("2025-06 to 2025-09", "June to September 2025"),
        ("2025-11 to 2026-02", "November 2025 to February 2026"),
        ("2025-06 to 2025-06", "June 2025"),
    ],
)
def test_months_are_named_with_each_year_that_is_another(typed: str, months: str) -> None:
    """One month is named once."""
    assert getattr(Period.parse(typed).dated, "months", "") == months


@pytest.mark.parametrize(
    ("typed", "first", "last", "place"),
    [
        ("spring 2018", "2018-03-01", "2018-05-31", "2018-05-31"),
        ("summer 2018", "2018-06-01", "2018-08-31", "2018-08-31"),
        ("autumn 2018", "2018-09-01", "2018-11-30", "2018-11-30"),
        ("winter 2018", "2018-01-01", "2019-02-28", "2018-12-31"),
        ("winter 2019", "2019-01-01", "2020-02-29", "2019-12-31"),
        ("by 2018-04", "0001-01-01", "2018-04-30", "2018-04-30"),
        ("after 2015-12-03", "2015-12-04", "9999-12-31", "2015-12-03"),
    ],
)
def test_a_season_or_a_bound_has_first_and_last_days(typed: str, first: str, last: str, place: str) -> None:
    """The earliest and the latest that it can be, and where it stands in a list."""
    day = PartialDate.parse(typed)
    assert (str(day.first), str(day.last), str(day.place), str(day)) == (first, last, place, typed)


def test_less_known_days_stand_behind_known_ones() -> None:
    """`by` before all else of its day, `after` behind it."""
    typed = ["by 2018-04-30", "by 2018-04", "2018-04-30", "2018-04", "after 2018-04-30", "after 2018-04", "2018-05-01"]
    typed += ["2018-05-31", "2018-05", "spring 2018", "2018-12-31", "2018-12", "winter 2018", "2018", "2019-01-01"]
    assert sorted({*typed}, key=lambda one: PartialDate.parse(one).sort_key) == typed


@pytest.mark.parametrize(
    ("typed", "ahead", "passed", "late"),
    [
        ("2018-04-29", False, True, True),
        ("2018-04-30", False, False, False),
        ("2018-05-01", True, False, False),
        ("2018-04", False, False, False),
        ("by 2018-04-29", False, True, False),
        ("by 2018-05-01", True, False, False),
        ("after 2018-04-29", False, True, False),
        ("after 2018-04-30", True, False, False),
        ("2019", True, False, False),
    ],
)
def test_what_is_ahead_passed_or_late_on_a_day(typed: str, ahead: bool, passed: bool, late: bool) -> None:
    """On 30 April 2018; what is open to one side is never late."""
    day, today = PartialDate.parse(typed), date(2018, 4, 30)
    assert (day.ahead_of(today), day.passed_by(today), day.late_by(today)) == (ahead, passed, late)


@pytest.mark.parametrize(
    ("typed", "iso", "beside", "known", "counted_from"),
    [
        ("by autumn 2018", "2018", "by autumn", None, None),
        ("after 2018-04", "2018-04", "after", None, None),
        ("2018-04", "2018-04", "", None, date(2018, 4, 30)),
        ("2018-04-03", "2018-04-03", "", date(2018, 4, 3), date(2018, 4, 3)),
        ("by 2018-04-03", "2018-04-03", "by", None, None),
    ],
)
def test_what_programs_and_deadlines_take_of_a_date(
    typed: str, iso: str, beside: str, known: date | None, counted_from: date | None
) -> None:
    """A number with a word beside it; time is counted from the latest day, and from none that is open."""
    day = PartialDate.parse(typed)
    assert (day.iso, day.beside, day.known_day, day.counted_from) == (iso, beside, known, counted_from)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("2016/18", "`2016/18` is not one year: 2016 is followed by 17."),
        ("1999/01", "`1999/01` is not one year: 1999 is followed by 00."),
        ("1899/00", "The year 1899 cannot be right."),
        ("2201/02", "The year 2201 cannot be right."),
    ],
)
def test_a_year_that_is_none_is_told(typed: str, message: str) -> None:
    """With the year that follows, or that it is too far away."""
    with pytest.raises(PydanticCustomError) as caught:
        FinancialYear.parse(typed)
    assert found_in(caught.value).message == message


@pytest.mark.parametrize(("typed", "wrong"), [("1799", True), ("1800", False), ("2200", False), ("2201", True)])
def test_a_date_of_another_age_is_none(typed: str, wrong: bool) -> None:
    """A slip of the keys, and no year of a council."""
    try:
        assert str(PartialDate.parse(typed)) == typed and not wrong
    except PydanticCustomError:
        assert wrong


def test_years_begin_in_april() -> None:
    """The last day of March is still of the year before."""
    assert [str(FinancialYear.holding(day)) for day in (date(2018, 3, 31), date(2018, 4, 1))] == ["2017/18", "2018/19"]
    assert (ReadingPeriod.parse("to date").first, ReadingPeriod.parse("to date").last) == (date.min, date.max)
    assert str(ReadingPeriod.parse("2018/19 to date").last) == "2019-03-31"
    assert ReadingPeriod.parse("2018/19 to date").since == FinancialYear(2018) and not ReadingPeriod.parse("2018").since


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        ("2018-01-31", 1, "2018-02-28"),
        ("2018-03-31", 1, "2018-04-30"),
        ("2018-02-28", 1, "2018-03-28"),
        ("2018-11-30", 2, "2019-01-30"),
        ("2018-12-31", 12, "2019-12-31"),
        ("9999-12-31", 1, "9999-01-31"),
    ],
)
def test_months_are_counted_on(day: str, months: int, after: str) -> None:
    """A day that the month does not have is its last."""
    assert months_after(date.fromisoformat(day), months).isoformat() == after


def test_to_date_stands_where_its_year_begins() -> None:
    """Between the years before and after it."""
    typed = ["each year", "one-off", "to date", "2014/15", "2015/16", "2015/16 to date", "2016/17"]
    assert sorted({*typed}, key=lambda one: Period.parse(one).sort_key) == typed
