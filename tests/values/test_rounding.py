"""What is shown is the nearest such amount, a half away from nothing, and exact where it claims to be."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.exports.csv import _cell
from generator.results.model import Measured, Unit
from generator.results.words import measured
from generator.values.money import Money, Number, Percent, rounding_explains
from generator.values.rounding import apart_from, half_up, percent_in_words
from tests.proofs import examples

PENCE = st.one_of(st.integers(-(10**5), 10**5), st.integers(-(10**15), 10**15))
UNITS = {"k": 10**3, "m": 10**6, "bn": 10**9}


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 4))
@settings(max_examples=examples(300), derandomize=True)
def test_a_half_goes_away_from_nothing(exact: Decimal, places: int) -> None:
    """As Python rounds it when told to, and the same for a fraction as for a decimal number."""
    expected = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert half_up(exact, places) == half_up(Fraction(exact), places) == expected
    assert half_up(-exact, places) == -expected


def test_thirds_and_halves_are_rounded_exactly() -> None:
    """No number in between takes part, as it would if a third were written down first."""
    assert half_up(Fraction(1, 3), 2) == Decimal("0.33")
    assert (half_up(Fraction(5, 2), 0), half_up(Fraction(-5, 2), 0)) == (3, -3)
    assert half_up(Fraction(12_850_000, 10**6), 1) == Decimal("12.9")
    assert half_up(1_249, -2) == 1_200


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(504, 10_000), "5.04%"),
        (Fraction(5, 100), "5%"),
        (Fraction(4_996, 100_000), "4.996%"),
        (Fraction(1_000, 3_000_000), "0.03%"),
        (Fraction(1, 10**9), "0.0000001%"),
        (Fraction(0), "0%"),
        (Fraction(9_998, 10_000), "99.98%"),
        (Fraction(1), "100%"),
        (Fraction(-3, 5), "-60%"),
        (Fraction(1, 3), "33.3%"),
        (Fraction(665, 10_000), "6.7%"),
        (Fraction(54), "5,400%"),
    ],
)
def test_a_percentage_does_not_read_as_what_it_is_not(share: Fraction, shown: str) -> None:
    """Over 5% has to be explained, so 5.04% is not shown as 5%; what is not nothing is not shown as 0%."""
    assert percent_in_words(share) == shown


@given(st.fractions(0, 2))
@settings(max_examples=examples(300), derandomize=True)
def test_a_percentage_is_within_its_rounding(share: Fraction) -> None:
    """What is shown is off by no more than a half of its last place, and 0%, 5% and 100% are exactly that."""
    shown = percent_in_words(share).removesuffix("%").replace(",", "")
    places = len(shown.partition(".")[2])
    assert abs(Fraction(shown) - share * 100) <= Fraction(1, 2 * 10 ** max(places, 1))
    assert shown not in ("0", "5", "100") or Fraction(shown) == share * 100


@given(PENCE)
@settings(max_examples=examples(500), derandomize=True)
def test_a_picture_s_amount_is_the_nearest_such_amount(pence: int) -> None:
    """Parsed again it is within its rounding, never "£1000k", and the same for a loss but for its sign."""
    amount = Money(Decimal(pence) / 100)
    shown = amount.short()
    assert (-amount).short() == (f"-{shown}" if pence > 0 else shown.removeprefix("-"))
    size = shown.removeprefix("-").removeprefix("£")
    unit = next((unit for sign, unit in UNITS.items() if size.endswith(sign)), None)
    if unit is None:
        assert shown == str(amount)
        return
    digits = size.rstrip("kmbn").replace(",", "")
    assert Decimal(digits) < 1000 or unit == 10**9
    assert not digits.endswith(".0")
    places = 1 if abs(amount.pounds) >= 100 * unit else 2
    assert abs(Decimal(digits) * unit - abs(amount.pounds)) <= Decimal(unit) / 2 / 10**places


@given(PENCE)
@settings(max_examples=examples(500), derandomize=True)
def test_a_whole_amount_is_exact(pence: int) -> None:
    """What the site writes out can be typed again and is the same amount, pence included."""
    amount = Money(Decimal(pence) / 100)
    shown = str(amount)
    if shown.endswith("p"):
        assert Decimal(shown.removesuffix("p")) == amount.pounds * 100
    else:
        assert Money.parse(shown) == amount


@pytest.mark.parametrize(
    ("typed", "whole", "short"),
    [
        ("£999,999", "£999,999", "£1m"),
        ("£999,949", "£999,949", "£999.9k"),
        ("£1000k", "£1 million", "£1m"),
        ("£999,999,999.99", "£999,999,999.99", "£1bn"),
        ("£1000.96m", "£1,000.96 million", "£1bn"),
        ("£12.85m", "£12.85 million", "£12.85m"),
        ("£2.345m", "£2.345 million", "£2.35m"),
        ("£123.45m", "£123.45 million", "£123.5m"),
        ("-£2.345m", "-£2.345 million", "-£2.35m"),
        ("£99.55m", "£99.55 million", "£99.55m"),
        ("£100.55m", "£100.55 million", "£100.6m"),
        ("£9,999bn", "£9,999 billion", "£9,999bn"),
        ("£0.30", "30p", "30p"),
        ("-£0.30", "-30p", "-30p"),
    ],
)
def test_amounts_as_they_are_written(typed: str, whole: str, short: str) -> None:
    """In text exactly, in a picture as short as it can be."""
    assert (str(Money.parse(typed)), Money.parse(typed).short()) == (whole, short)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("-1234.5", "pounds", "-£1,234.50"),
        ("1234.5", "pounds", "£1,234.50"),
        ("4.125", "pounds", "£4.125"),
        ("-4.125", "pounds", "-£4.125"),
        ("1200000", "pounds", "£1.2 million"),
        ("1", "days", "1 day"),
        ("-1", "hours", "-1 hour"),
        ("1.5", "days", "1.5 days"),
        ("0", "hours", "0 hours"),
        ("64", "percent", "64%"),
        ("1200", "number", "1,200"),
        ("-0.5", "number", "-0.5"),
        ("-0", "number", "0"),
        ("4.2", "score", "4.2 out of 5"),
    ],
)
def test_readings_as_they_are_written(value: str, unit: Unit, shown: str) -> None:
    """The minus before the pound, pence in two digits, and one of a thing is not several."""
    best = Number.parse("5") if unit == "score" else None
    assert measured(Number.parse(value), Measured.model_construct(unit=unit, out_of=best)) == shown


@pytest.mark.parametrize(
    ("parts", "whole", "explained"),
    [
        (["£0.33m"] * 3, "£1m", True),
        (["-£0.33m"] * 3, "-£1m", True),
        (["£333k"] * 3, "£1m", True),
        (["£333,333"] * 3, "£1,000,000", True),
        (["£0.3m"] * 3, "£1m", True),
        (["£33m"] * 3, "£100m", True),
        (["£0.17m", "£0.33m", "£0.51m"], "£1m", True),
        (["£800k"] * 3, "£2.4m", True),
        (["£10,187", "£3,007", "£17,203", "£13,794", "£495"], "£44,685", True),
        (["£10,187", "£3,007", "£17,203", "£13,794", "£495"], "£44,682", False),
        (["£631k", "£649k", "£63k"], "£1,342k", True),
        (["£631k", "£649k", "£65k"], "£1,342k", False),
        (["£31k", "£49k", "£3k"], "£82k", False),
        (["£631k", "£649k", "£63,000"], "£1,342k", False),
        (["£250k"] * 4, "£1.01m", False),
        (["£33.33"] * 3, "£100", False),
        (["£150,000.01", "£90k", "£60k"], "£300k", False),
        (["£140k", "£90k", "£60k"], "£300k", False),
        (["£2m"] * 3, "£7m", False),
        (["£2m", "£2m"], "£6m", False),
        (["£0.33m"] * 3, "£1.1m", False),
        (["£0.33m"] * 3, "£0.97m", False),
        (["£800,000", "£800,000", "£750,000"], "£2.4m", False),
        (["£0"] * 3, "£1m", False),
    ],
)
def test_rounding_explains_only_what_it_can(parts: list[str], whole: str, explained: bool) -> None:
    """As far as the parts are typed rounded, or all are the same part; a penny off in pence is a mistake."""
    assert rounding_explains([Money.parse(part) for part in parts], Money.parse(whole)) is explained


@pytest.mark.parametrize("typed", ["£1.234567891m", "£0.000001k", "£0.123456789012bn"])
def test_a_fraction_of_a_penny_is_refused(typed: str) -> None:
    """However it is typed."""
    with pytest.raises(PydanticCustomError, match="part of a penny"):
        Money.parse(typed)
    assert Money.parse("£1.23456789m").pounds == Decimal("1234567.89")


def test_a_share_in_a_spreadsheet_is_rounded_the_same_way() -> None:
    """To four places, a half up."""
    assert _cell(Fraction(1, 3)) == "0.3333"
    assert _cell(Fraction(5, 10**5)) == "0.0001"
    assert Percent.parse("33.3%").step == Decimal("0.1") and Percent.parse("33%").step == 1
    assert apart_from(Fraction(999, 1000), 1, (1,)) == Decimal("0.999")


@pytest.mark.parametrize(
    ("parts", "whole", "explained"),
    [
        (["£0.1m", "£0.1m"], "£300,000", True),
        (["£0.1m", "£0.1m"], "£300,000.01", False),
        (["£0.1m", "£0.1m"], "£100,000", True),
        (["£0.1m", "£0.1m"], "£99,999.99", False),
        (["£10", "£10", "£10"], "£31", True),
        (["£9", "£9", "£9"], "£28", False),
    ],
)
def test_rounding_explains_half_of_each_last_digit(parts: list[str], whole: str, explained: bool) -> None:
    """And not a penny more; of whole pounds, that each is its third, where that has two digits."""
    assert rounding_explains([Money.parse(part) for part in parts], Money.parse(whole)) is explained
