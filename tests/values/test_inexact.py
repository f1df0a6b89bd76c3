"""What is not known exactly: seasons, days by which or after which, and amounts about, up to or over something."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.values.date_words import day_in_words, when_in_words
from generator.values.dates import SEASONS, PartialDate
from generator.values.inexact import WORDS
from generator.values.money import Money, Number, rounding_explains, total
from generator.values.wrong import found_in
from tests.proofs import examples


@st.composite
def dates(draw: Any) -> PartialDate:
    """Any date that the format has."""
    bound = draw(st.sampled_from(("", "by ", "after ")))
    day: date = draw(st.dates(date(1800, 1, 1), date(2200, 12, 31)))
    season = f"{draw(st.sampled_from(sorted(SEASONS)))} {day.year}"
    named = draw(st.sampled_from((f"{day.year}", f"{day.year}-{day.month:02}", day.isoformat(), season)))
    return PartialDate.parse(bound + named)


@settings(max_examples=examples(300), derandomize=True)
@given(dates())
def test_every_date_is_read_as_it_is_written(day: PartialDate) -> None:
    """And lies between the earliest and the latest that it can be; only a whole one is a known day."""
    assert PartialDate.parse(str(day)) == day
    assert day.first <= day.last
    assert (day.known_day is not None) == (day.day is not None and day.bound is None)
    assert (day.counted_from is None) == (day.bound is not None)


@settings(max_examples=examples(1000), derandomize=True)
@given(dates(), dates())
def test_the_order_of_dates_is_total_and_never_against_what_is_sure(one: PartialDate, other: PartialDate) -> None:
    """Two dates have the same place only where they are the same, and what is surely earlier comes first."""
    assert (one.sort_key == other.sort_key) == (one == other)
    assert not (one.surely_before(other) and one.sort_key >= other.sort_key)
    assert one.surely_before(other) == other.surely_after(one)
    assert not (one.surely_before(other) and one.surely_after(other))


def test_dates_in_order() -> None:
    """A bare month, season or year stands as its last day; `by` before all else of that day, `after` behind it."""
    typed = ["2018-04-29", "by 2018-04", "2018-04-30", "2018-04", "after 2018-04-30", "2018-05-01", "2018-11-30"]
    typed += ["autumn 2018", "2018-12-31", "winter 2018", "2018", "after 2018", "2019-01-01"]
    assert sorted(typed, key=lambda one: PartialDate.parse(one).sort_key) == typed


def test_what_is_open_to_one_side_is_never_late() -> None:
    """It is not counted from, but it has passed once what it names has."""
    for typed in ("by 2018-04", "after 2018-04", "by 2018-04-30"):
        day = PartialDate.parse(typed)
        assert day.counted_from is None
        assert not day.late_by(date(2020, 1, 1))
        assert day.passed_by(date(2018, 5, 1))
        assert not day.passed_by(date(2018, 4, 30))
        assert day.ahead_of(date(2018, 3, 31))
        assert not day.ahead_of(date(2018, 5, 1))
    assert PartialDate.parse("autumn 2018").late_by(date(2018, 12, 1))
    assert not PartialDate.parse("autumn 2018").late_by(date(2018, 11, 30))


@pytest.mark.parametrize(
    ("typed", "day", "when"),
    [
        ("autumn 2018", "autumn 2018", "in autumn 2018"),
        ("by 2018-04", "by April 2018", "by April 2018"),
        ("after 2015-12-03", "after 3 December 2015", "after 3 December 2015"),
        ("by winter 2018", "by winter 2018", "by winter 2018"),
        ("2018-04", "April 2018", "in April 2018"),
    ],
)
def test_dates_as_residents_read_them(typed: str, day: str, when: str) -> None:
    """In a list, and in a sentence."""
    assert (day_in_words(PartialDate.parse(typed)), when_in_words(PartialDate.parse(typed))) == (day, when)


@pytest.mark.parametrize(
    ("typed", "shown", "short", "data"),
    [
        ("about £16m", "about £16 million", "about £16m", "about 16000000"),
        ("up to £8m", "up to £8 million", "up to £8m", "up to 8000000"),
        ("over £800k", "over £800,000", "over £800k", "over 800000"),
        ("about -£300", "about -£300", "about -£300", "about -300"),
    ],
)
def test_the_word_goes_with_the_amount(typed: str, shown: str, short: str, data: str) -> None:
    """In sentences, in pictures and for programs."""
    money = Money.parse(typed)
    assert (str(money), money.short(), money.data()) == (shown, short, data)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("c. £16m", "about £16m"),
        ("Approx £16m", "about £16m"),
        ("circa £2.5 million", "about £2.5 million"),
        ("~£16m", "about £16m"),
        ("more than £800,000", "over £800,000"),
        ("at most £8m", "up to £8m"),
        ("at least £8m", None),
        ("nearly £16m", None),
        ("about £6.1", None),
    ],
)
def test_the_one_right_word_is_put_in(typed: str, meant: str | None) -> None:
    """Where it is the only one that can be meant."""
    with pytest.raises(PydanticCustomError) as caught:
        Money.parse(typed)
    fix = found_in(caught.value).fix
    assert (fix.instead if fix else None) == meant
    assert found_in(caught.value).hint


AMOUNTS = st.builds(
    lambda pence, word: Money(Decimal(pence) / 100, word=word),
    st.integers(-(10**11), 10**11),
    st.sampled_from(("", *WORDS)),
)


@settings(max_examples=examples(300), derandomize=True)
@given(AMOUNTS)
def test_every_amount_is_read_as_it_is_shown(money: Money) -> None:
    """Its word with it, unless it is shown in pence."""
    assert str(money).endswith("p") or Money.parse(str(money)) == money
    number = Number(money.pounds, money.word)
    assert Number.parse(str(number)) == number


@settings(max_examples=examples(300), derandomize=True)
@given(st.lists(AMOUNTS, min_size=1, max_size=5))
def test_a_sum_is_as_exact_as_its_parts(amounts: list[Money]) -> None:
    """A sum of exact amounts has no word; one with an amount that is not exact has one, in either order."""
    whole = total(amounts)
    assert whole.exact == all(one.exact for one in amounts)
    assert whole == total(amounts[::-1])


def test_sums_with_words() -> None:
    """What is about, up to or over an amount makes the whole so."""
    about, most, least, exact = (Money.parse(typed) for typed in ("about £16m", "up to £8m", "over £1m", "£2m"))
    assert str(about + exact) == "about £18 million"
    assert str(most + exact) == "up to £10 million"
    assert str(least + exact) == "over £3 million"
    assert str(exact - about) == "about -£14 million"
    assert str(Money.parse("£10m") - most) == "over £2 million"
    assert str(most + least) == "about £9 million"


def test_parts_are_only_asked_about_where_they_cannot_come_to_the_whole() -> None:
    """What is up to an amount may be anything below it."""
    parse = Money.parse
    assert rounding_explains([parse("£5.1m")] * 3, parse("about £16m"))
    assert not rounding_explains([parse("£2m")] * 3, parse("about £16m"))
    assert rounding_explains([parse("up to £3m")] * 3, parse("£8m"))
    assert not rounding_explains([parse("up to £3m")] * 3, parse("£10m"))
    assert rounding_explains([parse("£3m")] * 3, parse("over £8m"))


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("about £100", 90, 110),
        ("about -£100", -110, -90),
        ("up to £100", 0, 100),
        ("up to -£100", -100, 0),
        ("over £100", 100, None),
        ("over -£100", None, -100),
        ("£100", 100, 100),
        ("over £0", 0, None),
        ("up to £0", 0, 0),
    ],
)
def test_how_far_an_amount_reaches(typed: str, low: int | None, high: int | None) -> None:
    """About is a tenth either way; a loss of up to an amount is between that and nothing."""
    assert Money.parse(typed).reach == (low, high)
