"""What is offered in place of an amount, a date, a time or a year: the one that was meant, or both where it is unclear."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.values.counts import parse_count, parse_days, parse_months
from generator.values.date_guesses import sure_date
from generator.values.dates import ClockTime, PartialDate
from generator.values.money import Money, Number, Percent
from generator.values.wrong import found_in
from generator.values.years import FinancialYear, Period, ReadingPeriod
from tests.proofs import examples


def hint_for(parse: Any, typed: str) -> str:
    """What is said of a text that cannot be read; empty where it can."""
    try:
        parse(typed)
    except PydanticCustomError as error:
        return found_in(error).hint
    return ""


def offers(parse: Any, typed: str) -> list[str]:
    """The values that a hint offers, in its order."""
    return re.findall("`([^`]+)`", hint_for(parse, typed).replace("`period`", "period"))


OFFERED: list[tuple[Any, str, list[str]]] = [
    (Money.parse, "£.5m", ["£0.5m"]),
    (Money.parse, "-£.5m", ["-£0.5m"]),
    (Money.parse, "£2.4m pa", ["£2.4m"]),
    (Money.parse, "£2.4m per annum", ["£2.4m"]),
    (Money.parse, "£(300k)", ["-£300k", "£300k"]),
    (Money.parse, "(£300k)", ["-£300k", "£300k"]),
    (Money.parse, "(0.3)m", ["-£0.3m", "£0.3m"]),
    (Money.parse, "(1.2)", ["-£1.2m", "£1.2m"]),
    (Money.parse, "(-£300)", []),
    (Money.parse, "nil", ["£0"]),
    (Money.parse, "TBC", []),
    (Money.parse, "£TBC", []),
    (Money.parse, "£m 1.2", ["£1.2m"]),
    (Money.parse, "1.2 (£m)", ["£1.2m"]),
    (Money.parse, "£'000 1,200", ["£1,200k"]),
    (Money.parse, "–", []),
    (Money.parse, "£0,500m", ["£0.5m", "£500m"]),
    (Money.parse, "0,500", ["£0.50", "£500"]),
    (Money.parse, "£12,5m", ["£12.5m"]),
    (Money.parse, "£0.004", ["£0.004m", "£0.004k"]),
    (Money.parse, "1.2", ["£1.20", "£1.2m", "£1.2k"]),
    (Money.parse, "£1.234", ["£1,234", "£1.23", "£1.234m", "£1.234k"]),
    (Money.parse, "1.234.567", ["£1,234,567"]),
    (Money.parse, "£1.234.567,89", ["£1,234,567.89"]),
    (Money.parse, "50p", ["£0.50"]),
    (Money.parse, "£5 mil", ["£5m"]),
    (Money.parse, "about £2m", []),
    (Money.parse, "approx. £2m", ["about £2m"]),
    (Money.parse, "£2m approx", ["about £2m"]),
    (Money.parse, "in excess of £2m", ["over £2m"]),
    (Money.parse, "no more than £2m", ["up to £2m"]),
    (Money.parse, "£2m+", ["over £2m"]),
    (Money.parse, "over £2,4m", []),
    (Money.parse, "about (£300)", []),
    (Number.parse, "circa 64%", ["about 64"]),
    (Money.parse, "up to £5m", []),
    (Money.parse, "£2.4m-£3m", []),
    (Money.parse, "£200 per month", []),
    (Money.parse, "less than £300", ["up to £300"]),
    (Percent.parse, "40 per cent", ["40%"]),
    (Percent.parse, "40pc", ["40%"]),
    (Percent.parse, "140 per cent", []),
    (Percent.parse, "TBC", []),
    (Number.parse, "64 books", ["64"]),
    (Number.parse, "12 million", ["12000000"]),
    (Number.parse, "1.2k", ["1200"]),
    (Number.parse, "64-70", []),
    (Number.parse, "3 out of 5", []),
    (Number.parse, "1/2", []),
    (Number.parse, "2 dozen", []),
    (Number.parse, "1e6", []),
    (PartialDate.parse, "15-Mar-16", ["2016-03-15"]),
    (PartialDate.parse, "20160315", ["2016-03-15"]),
    (PartialDate.parse, "15032016", ["2016-03-15"]),
    (PartialDate.parse, "Tue 15 March 2016", ["2016-03-15"]),
    (PartialDate.parse, "15/03/97", ["1997-03-15"]),
    (PartialDate.parse, "15.3.60", []),
    (PartialDate.parse, "2011/12", ["2011", "2012", "2011-12"]),
    (PartialDate.parse, "2014-19", ["2014", "2019"]),
    (PartialDate.parse, "Mar-16", ["2016-03"]),
    (PartialDate.parse, "early 2016", ["2016"]),
    (PartialDate.parse, "c. 2016", ["2016"]),
    (PartialDate.parse, "March 2016?", ["2016-03"]),
    (PartialDate.parse, "15 Mar", []),
    (PartialDate.parse, "Tuesday 15 March", []),
    (PartialDate.parse, "16-03-15", ["2015-03-16", "2016-03-15"]),
    (PartialDate.parse, "01-Jan-00", []),
    (PartialDate.parse, "00/01/1900", []),
    (PartialDate.parse, "by March 2016", ["by 2016-03"]),
    (PartialDate.parse, "by the end of 2016", ["by 2016"]),
    (PartialDate.parse, "before 1 March 2016", ["by 2016-02-29"]),
    (PartialDate.parse, "before January 2016", ["by 2015-12"]),
    (PartialDate.parse, "on or after 4 December 2015", ["after 2015-12-03"]),
    (PartialDate.parse, "Autumn of 2018", ["autumn 2018"]),
    (PartialDate.parse, "late autumn 2018", ["autumn 2018"]),
    (PartialDate.parse, "winter 2018/19", ["winter 2018"]),
    (PartialDate.parse, "winter 2018/20", []),
    (PartialDate.parse, "spring/summer 2018", []),
    (PartialDate.parse, "winter 2016", []),
    (PartialDate.parse, "31 February 2016", []),
    (ClockTime.parse, "7 p.m.", ["19:00"]),
    (ClockTime.parse, "1930hrs", ["19:30"]),
    (ClockTime.parse, "7.30", ["07:30", "19:30"]),
    (ClockTime.parse, "730", ["07:30", "19:30"]),
    (ClockTime.parse, "12am", ["12:00", "00:00"]),
    (ClockTime.parse, "19:30pm", ["19:30"]),
    (ClockTime.parse, "7-9pm", []),
    (ClockTime.parse, "half past seven", []),
    (FinancialYear.parse, "FY17", ["2016/17", "2017/18"]),
    (FinancialYear.parse, "2017", ["2016/17", "2017/18"]),
    (FinancialYear.parse, "98/99", ["1998/99"]),
    (FinancialYear.parse, "60/61", []),
    (FinancialYear.parse, "2014-19", ["2014/15", "2018/19"]),
    (Period.parse, "2014/15–2018/19", ["2014/15 to 2018/19"]),
    (Period.parse, "2014-15 to 2018-19", ["2014/15 to 2018/19"]),
    (Period.parse, "FY2014/15 to FY2018/19", ["2014/15 to 2018/19"]),
    (Period.parse, "14/15 to 18/19", ["2014/15 to 2018/19"]),
    (Period.parse, "2014 to 2019", ["2014/15 to 2018/19", "2014/15"]),
    (Period.parse, "2018/19 to 2014/15", ["2014/15 to 2018/19"]),
    (Period.parse, "2016/17 to 2016/17", ["2016/17"]),
    (Period.parse, "2016-18", ["2016/17 to 2017/18", "2016/17"]),
    (Period.parse, "June to September 2025", ["2025-06 to 2025-09"]),
    (Period.parse, "2025-06 - 2025-09", ["2025-06 to 2025-09"]),
    (Period.parse, "January to March 2025", ["2024/25 Q4"]),
    (Period.parse, "April 2024 to March 2025", ["2024/25"]),
    (Period.parse, "April 2023 to March 2025", ["2023/24 to 2024/25"]),
    (Period.parse, "2025-06-01 to 2025-09-30", ["2025-06 to 2025-09"]),
    (Period.parse, "2025-06-02 to 2025-09-30", []),
    (Period.parse, "2025-09 to 2025-06", ["2025-06 to 2025-09"]),
    (Period.parse, "2017-04 to 2018-03", ["2017/18"]),
    (Period.parse, "2017-04 to 2019-03", ["2017/18 to 2018/19"]),
    (Period.parse, "2017-07 to 2017-09", ["2017/18 Q2"]),
    (Period.parse, "2018-19 to date", ["2018/19 to date"]),
    (Period.parse, "since 2018/19", ["2018/19 to date"]),
    (Period.parse, "so far", ["to date"]),
    (Period.parse, "cumulative", ["to date"]),
    (Period.parse, "YTD", ["2018/19 to date"]),
    (Period.parse, "2018/19 YTD", ["2018/19 to date"]),
    (Period.parse, "since April 2018", []),
    (Period.parse, "2017/18 Q2 to date", []),
    (Period.parse, "Q1 2016", ["2016/17 Q1", "2015/16 Q4"]),
    (Period.parse, "non-recurring", ["one-off"]),
    (Period.parse, "not annual", []),
    (Period.parse, "year ending 31 March 2017", ["2016/17"]),
    (ReadingPeriod.parse, "2016-17", ["2016/17"]),
    (ReadingPeriod.parse, "2014-19", ["2014/15", "2018/19"]),
    (ReadingPeriod.parse, "2016/7", ["2016-07", "2016/17"]),
    (parse_count, "12 people", ["12"]),
    (parse_count, "1,200", ["1200"]),
    (parse_count, "6k", []),
    (parse_count, "2 dozen", []),
    (parse_count, "6 or 7", []),
    (parse_count, "none", ["0"]),
    (parse_months, "1 year", ["12"]),
    (parse_months, "6 months", ["6"]),
    (parse_months, "28 days", []),
    (parse_days, "5 working days", ["5"]),
    (parse_days, "2 weeks", []),
    (parse_days, "6 months", []),
    (parse_days, "1 year", []),
]


@pytest.mark.parametrize(("parse", "typed", "offered"), OFFERED)
def test_what_is_offered(parse: Any, typed: str, offered: list[str]) -> None:
    """All readings that there are, and no value that was not typed; each can be typed in turn."""
    assert offers(parse, typed) == offered
    assert [hint_for(parse, offer) for offer in offered] == [""] * len(offered)


@pytest.mark.parametrize("parse", [Money.parse, Number.parse, Percent.parse, FinancialYear.parse, Period.parse])
@pytest.mark.parametrize(
    "typed", ["TBC", "tba", "n/a", "N/A", "-", "?", "…", "not known", "unknown", "to be confirmed"]
)
def test_what_is_not_known_is_left_out(parse: Any, typed: str) -> None:
    """A cell that is not filled in is no value, and nobody has to make one up."""
    assert "leave this field out" in hint_for(parse, typed)


def test_a_wrong_day_of_the_week_is_told() -> None:
    """One of the two is wrong, and nobody can say which."""
    assert hint_for(PartialDate.parse, "Wed 15 March 2016").startswith("15 March 2016 was a Tuesday: check the day")
    assert hint_for(PartialDate.parse, "03/04/2016") == "Write `2016-04-03`. This takes the day to come first."


SAME = ["GBP {}", "{} pounds", "£ {}", " £{}.", "“£{}”", "{} pa", "approx {}", "£{} per annum", "c. £{}", "minus {}"]


@settings(max_examples=examples(300), derandomize=True)
@given(st.integers(1, 10**7), st.sampled_from(["", "k", "m", " million"]), st.sampled_from(SAME))
def test_an_amount_with_words_around_it_stays_the_same(number: int, unit: str, form: str) -> None:
    """Whatever stands around it, the amount that is offered is the one that was typed."""
    typed = form.format(f"{number}{unit}")
    sign = -1 if form.startswith("minus") else 1
    if (sign * number >= 10**7 and unit) or not hint_for(Money.parse, typed):
        return
    word = "about" if form in ("approx {}", "c. £{}") else ""
    assert [Money.parse(offer) for offer in offers(Money.parse, typed)] == [
        Money(Money.parse(f"{number}{unit}").pounds * sign, word=word)
    ]


@settings(max_examples=examples(1500), derandomize=True)
@given(st.text("0123456789£.,()- kmbnpa/%", max_size=14))
def test_every_amount_that_is_offered_can_be_typed(typed: str) -> None:
    """And has no digit that was not typed, but for the noughts of pence."""
    for offer in offers(Money.parse, typed):
        digits = Money.parse(offer) and re.sub("[^1-9]", "", offer)
        assert re.sub("[^1-9]", "", typed).startswith(digits or "") or not digits, (typed, offer)


DAYS = st.dates(date(2000, 1, 1), date(2049, 12, 31))
FORMS = [
    "{d}/{m}/{y}",
    "{d:02}.{m:02}.{y}",
    "{d} {name} {y}",
    "{d}th {abbr} {y}",
    "{abbr} {d}, {y}",
    "{d}-{abbr}-{yy:02}",
]
FORMS += [
    "{y}{m:02}{d:02}",
    "{d:02}{m:02}{y}",
    "{week} {d} {name} {y}",
    "{w3} {d} {abbr} {y}",
    "{y}/{m}/{d}",
    "{d}/{m}/{yy:02}",
]


@settings(max_examples=examples(600), derandomize=True)
@given(DAYS, st.sampled_from(FORMS))
def test_a_date_that_is_offered_is_the_day_that_was_typed(day: date, form: str) -> None:
    """In each of the forms in which people write days here, with the day before the month."""
    typed = form.format(
        d=day.day, m=day.month, y=day.year, yy=day.year % 100, name=month_name[day.month], abbr=month_abbr[day.month],
        week=f"{day:%A}", w3=f"{day:%a}",
    )  # fmt: skip
    assert offers(PartialDate.parse, typed) == [day.isoformat()], typed


@settings(max_examples=examples(1500), derandomize=True)
@given(st.text("0123456789/-–. QqFYfyMarchto", max_size=16))
def test_every_date_and_year_that_is_offered_can_be_typed(typed: str) -> None:
    """Whatever was typed."""
    for parse in (PartialDate.parse, FinancialYear.parse, Period.parse, ReadingPeriod.parse, ClockTime.parse):
        for offer in offers(parse, typed):
            parse(offer)


@settings(max_examples=examples(1000), derandomize=True)
@given(st.text("0123456789.,-% kmbooksayernhudt", max_size=14))
def test_every_number_that_is_offered_can_be_typed(typed: str) -> None:
    """And is as much as was typed, where a thousand or a million was."""
    for parse in (Number.parse, Percent.parse, parse_count, parse_months, parse_days):
        for offer in offers(parse, typed):
            parse(offer)
    if re.fullmatch("[1-9][0-9]{0,5}k", typed):
        assert [Decimal(offer) for offer in offers(Number.parse, typed)] == [Decimal(typed[:-1]) * 1000]


@pytest.mark.parametrize(
    ("typed", "meant", "sure"),
    [
        ("13/03/2016", "2016-03-13", True),
        ("12/03/2016", "2016-03-12", False),
        ("12/12/2016", "2016-12-12", True),
    ],
)
def test_a_day_that_may_be_a_month_is_not_sure(typed: str, meant: str, sure: bool) -> None:
    """Twelve may be a month; thirteen may not, and of two alike it does not matter."""
    assert sure_date(typed, meant) is sure


TYPES: dict[str, Any] = {
    one.__name__: one.parse
    for one in (PartialDate, ClockTime, FinancialYear, Period, ReadingPeriod, Number, Percent, Money)
}
WRITTEN = (Path(__file__).parent / "hints.txt").read_text(encoding="utf-8")


def said_of(parse: Any, typed: str) -> str:
    """What is offered, with ! where `--fix` puts it in; else how the hint begins; where it can be read, that."""
    try:
        return f"is {parse(typed)}"
    except PydanticCustomError as error:
        found = found_in(error)
        offered = ", ".join(re.findall("`([^`]+)`", found.hint)) or f"“{found.hint[:40]}”"
        return f"{'! ' if found.fix else ''}{offered}"


@pytest.mark.parametrize("block", WRITTEN.split("== ")[1:], ids=lambda block: str(block).partition("\n")[0])
def test_what_is_said_of_each(block: str) -> None:
    """At the edges of what can be a year or an hour, and of what is sure: as in the table, line by line."""
    name, *lines = block.strip().splitlines()
    typed = [line.partition("  ")[0] for line in lines]
    assert [f"{one}  {said_of(TYPES[name], one)}" for one in typed] == lines
