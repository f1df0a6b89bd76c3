"""Values as officers type them: what is read, what is refused with which advice, and that nothing is lost."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.values.dates import ClockTime, PartialDate
from generator.values.money import Money, Number, Percent, total
from generator.values.reasons import Reason
from generator.values.words import Line, Title, Url, parse_flag, parse_id
from generator.values.wrong import found_in
from generator.values.years import FinancialYear, Period, Quarter, ReadingPeriod
from tests.proofs import examples


def refused(parse: object, typed: str) -> tuple[str, str]:
    """The rule and the hint with which a value is refused."""
    with pytest.raises(PydanticCustomError) as caught:
        parse(typed)  # type: ignore[operator]
    found = found_in(caught.value)
    return found.rule.name, found.hint.replace("`", "")


@pytest.mark.parametrize(
    ("typed", "pounds", "shown"),
    [
        ("6000000", "6000000", "£6 million"),
        ("£6m", "6000000", "£6 million"),
        ("£2.4m", "2400000", "£2.4 million"),
        ("£800,000", "800000", "£800,000"),
        ("£800k", "800000", "£800,000"),
        ("£12.50", "12.50", "£12.50"),
        ("-£300", "-300", "-£300"),
        ("\N{MINUS SIGN}£300", "-300", "-£300"),
        ("£6 million", "6000000", "£6 million"),
        ("£1.342m", "1342000", "£1.342 million"),
        ("£1,234,567.89", "1234567.89", "£1,234,567.89"),
        ("£0", "0", "£0"),
        ("£0.40", "0.40", "40p"),
    ],
)
def test_money_is_exact_and_shown_as_people_read_it(typed: str, pounds: str, shown: str) -> None:
    """The format's own examples, and what people type besides."""
    money = Money.parse(typed)
    assert (money.pounds, str(money)) == (Decimal(pounds), shown)


@pytest.mark.parametrize(
    "typed", ["six", "£", "$5", "€6m", "£1,00", "£6.123", "1e6", "£1.2.3", "(£300)", "£-300", "NaN"]
)
def test_money_that_cannot_be_read(typed: str) -> None:
    """Each with advice on how to write it."""
    rule, hint = refused(Money.parse, typed)
    assert rule == "bad-money"
    assert hint


@pytest.mark.parametrize(
    ("typed", "digits"), [("£1.2", "one digit"), ("£1.234", "three"), ("£1.2345", "more than three")]
)
def test_digits_behind_a_point_are_counted(typed: str, digits: str) -> None:
    """Three are thousands to half of Europe, and one is half an amount."""
    with pytest.raises(PydanticCustomError, match=f"has {digits}"):
        Money.parse(typed)


def test_real_sums_come_out_to_the_penny() -> None:
    """£0.630m, £0.649m and £0.063m are £1.342m; three times £800,000 is £2.4m."""
    assert total([Money.parse(part) for part in ("£0.630m", "£0.649m", "£0.063m")]) == Money.parse("£1.342m")
    assert total([Money.parse("£800,000")] * 3) == Money.parse("£2.4m")


@settings(max_examples=examples(200), derandomize=True)
@given(st.integers(-(10**14), 10**14))
def test_any_amount_of_pence_survives_being_shown(pence: int) -> None:
    """What the site shows can be typed again and is the same amount, unless it is shown in pence."""
    money = Money(Decimal(pence) / 100)
    shown = str(money)
    assert shown.endswith("p") or Money.parse(shown) == money


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2016-03-15", "2016-03-15", "2016-03-15"),
        ("2016-03", "2016-03-01", "2016-03-31"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(typed: str, first: str, last: str) -> None:
    """A month is any of its days."""
    day = PartialDate.parse(typed)
    assert (day.first.isoformat(), day.last.isoformat(), str(day)) == (first, last, typed)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("15/03/2016", "2016-03-15"),
        ("15 March 2016", "2016-03-15"),
        ("March 2016", "2016-03."),
        ("2016-3-5", "2016-03-05"),
        ("2016/03/15", "2016-03-15"),
        ("2016-02-31", "2016-03-15"),
        ("2016-13", "2016-03-15"),
        ("soon", "2016-03-15"),
    ],
)
def test_other_dates_are_refused_with_the_one_that_was_meant(typed: str, hint: str) -> None:
    """Or with how to write one."""
    rule, advice = refused(PartialDate.parse, typed)
    assert rule == "bad-date"
    assert hint in advice


def test_what_is_surely_before_and_after() -> None:
    """A month is not surely before one of its own days, and stands as its last day in order."""
    month, day, later = (PartialDate.parse(typed) for typed in ("2016-03", "2016-03-15", "2016-04-01"))
    assert not month.surely_before(day)
    assert not month.surely_after(day)
    assert month.surely_before(later)
    assert later.surely_after(month)
    assert sorted((later, day, month), key=lambda one: one.sort_key) == [day, month, later]


def test_financial_years_and_quarters() -> None:
    """1 April to 31 March; Q4 is January to March of the second year."""
    year, quarter = FinancialYear.parse("1999/00"), Quarter.parse("2016/17 Q4")
    assert (year.first.isoformat(), year.last.isoformat()) == ("1999-04-01", "2000-03-31")
    assert (quarter.first.isoformat(), quarter.last.isoformat()) == ("2017-01-01", "2017-03-31")
    assert quarter.months == "January to March 2017"
    assert (
        "Write 2016/17. If the second year is the right one, write 2017/18"
        in refused(FinancialYear.parse, "2016/18")[1]
    )
    assert refused(Period.parse, "annual")[1] == "Write each year."
    assert refused(Period.parse, "2016-17 Q2")[0] == "bad-period"
    assert ReadingPeriod.parse("2017-06").last.isoformat() == "2017-06-30"


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2014/15 to 2018/19", "2014-04-01", "2019-03-31"),
        ("2025-06 to 2025-09", "2025-06-01", "2025-09-30"),
        ("2017/18 Q4", "2018-01-01", "2018-03-31"),
        ("2017/18", "2017-04-01", "2018-03-31"),
    ],
)
def test_a_time_has_a_first_and_a_last_day(typed: str, first: str, last: str) -> None:
    """Years, months, a quarter and a year; each is written as it is typed."""
    dated = Period.parse(typed).dated
    assert dated is not None
    for time in (dated, ReadingPeriod.parse(typed)):
        assert (time.first.isoformat(), time.last.isoformat(), str(time)) == (first, last, typed)


def test_what_is_to_date_has_no_last_day() -> None:
    """It counts from the start, or from when a year began, up to a day that stands elsewhere."""
    all_of_it, since = (Period.parse(typed).to_date for typed in ("to date", "2018/19 to date"))
    assert all_of_it and since
    assert (all_of_it.since, since.since) == (None, FinancialYear(2018))
    assert Period.parse("2014/15 to 2018/19").years and Period.parse("to date").dated is None
    ordered = ["each year", "one-off", "to date", "2014/15 to 2018/19", "2014/15", "2014/15 Q1", "2014/15 Q2"]
    assert sorted([*ordered[3:], *ordered[:3]], key=lambda typed: Period.parse(typed).sort_key) == ordered


def test_times_flags_numbers_shares_and_ids() -> None:
    """Only what the format says, with advice for the rest."""
    assert str(ClockTime.parse("7:05")) == "07:05"
    assert refused(ClockTime.parse, "7.30pm")[1] == "Write 19:30."
    assert parse_flag(True) is True
    assert refused(parse_flag, "yes")[1] == "Write true, without quotes."
    assert str(Number.parse("1,234.5")) == "1,234.5"
    assert Percent.parse("33.3%").value == Decimal("33.3")
    assert refused(Percent.parse, "120%")[0] == "bad-percent"
    assert refused(parse_id, "Camden Council")[1] == "Write camden-council."
    assert refused(Url.parse, "www.example.org")[1] == "Write https://www.example.org."
    assert refused(Title.parse, "x" * 100)[0] == "title-too-long"
    assert Title.parse("x" * 99).text == "x" * 99
    assert refused(Line.parse, "one\n\ntwo")[0] == "several-lines"


@pytest.mark.parametrize(
    "typed",
    ["N/A", "n/a", "TBC", "tba", "None", "nil", "–", "…", "See above", "as above", "Ditto", "Not applicable", "Various"]
    + ["No reason given", "As stated.", "To be confirmed", "unknown", "“N/A”", "not known", "XXX", "same as above"],
)
def test_what_fills_a_cell_is_not_a_reason(typed: str) -> None:
    """Somebody wants to know why, and these say only that nobody wrote it down."""
    assert refused(Reason.parse, typed)[0] == "not-a-reason"


@pytest.mark.parametrize(
    "typed", ["It costs less.", "None of the bids was complete.", "See [why](decisions/x).", "Cost"]
)
def test_a_short_reason_is_one(typed: str) -> None:
    """However few its words are."""
    assert Reason.parse(typed).source == typed
