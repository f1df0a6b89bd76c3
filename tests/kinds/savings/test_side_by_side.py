"""What was planned for each council and came of it: side by side only where the two may be compared."""

from fractions import Fraction
from pathlib import Path

from generator.kinds.savings.ledger import ledger_of
from generator.kinds.savings.model import Saving
from generator.kinds.savings.side_by_side import SideBySide
from generator.values.money import Money
from tests.partnership import PARTNERSHIP, register_of

PROMISED = """
  - {on: 2016-03-15, says: promised, what: saving, period: each year, amount: £6m,
     by_authority: {camden: £2m, haringey: £2m, islington: £2m}}"""
DELIVERED = """
  - {on: 2018-07-19, says: delivered, what: saving, period: each year, amount: £2.4m,
     by_authority: {camden: £1m, haringey: £900k, islington: £500k}}"""
UNSPLIT = """
  - {on: 2018-07-19, says: delivered, what: saving, period: each year, amount: £2.4m}"""
COST = """
  - {on: 2016-03-15, says: promised, what: cost, period: one-off, amount: £3m,
     by_authority: {camden: £1m, haringey: £1m, islington: £1m}}"""
ONE_YEAR = """
  - {on: 2017-05-01, says: promised, what: saving, period: 2017/18, amount: £300,
     by_authority: {camden: £100, haringey: £100, islington: £100}}
  - {on: 2018-05-01, says: delivered, what: saving, period: 2017/18, amount: £210,
     by_authority: {camden: £70, haringey: £70, islington: £70}}"""


def both(folder: Path, *figures: str, partnership: str = PARTNERSHIP) -> SideBySide | None:
    """What a saving's figures give side by side."""
    text = "counts: cashable\nfigures:" + "".join(figures)
    register = register_of(folder, {"savings/x": text}, "2026-11-23", partnership)
    (entry,) = register.all(Saving)
    return ledger_of(entry, register).by_council


def amounts(found: SideBySide | None) -> dict[str, tuple[str, str]]:
    """Planned and delivered of each council, as written."""
    assert found is not None
    return {
        council.authority.id: (str(council.planned.amount), str(council.delivered.amount)) for council in found.councils
    }


def test_each_council_has_what_it_was_promised_beside_what_it_got(tmp_path: Path) -> None:
    """In the order of the partnership's file, each against its agreed share of both."""
    found = both(tmp_path, PROMISED, DELIVERED)
    assert amounts(found) == {
        "camden": ("£2 million", "£1 million"),
        "haringey": ("£2 million", "£900,000"),
        "islington": ("£2 million", "£500,000"),
    }
    assert found is not None
    assert {council.shares for council in found.councils} == {(Fraction(1, 3),)}
    assert found.councils[2].delivered.due == Money.parse("£800k")


def test_where_one_side_is_not_split_or_not_comparable_nothing_is_drawn(tmp_path: Path) -> None:
    """No part is made up, and no bar stands beside one that it may not be held against."""
    assert both(tmp_path, PROMISED, UNSPLIT) is None
    assert both(tmp_path, UNSPLIT) is None
    assert both(tmp_path, PROMISED, DELIVERED.replace("amount: £2.4m", "covers: everyday ICT, amount: £2.4m")) is None
    said = both(tmp_path, PROMISED, DELIVERED.replace("amount: £2.4m", "said_by: [islington], amount: £2.4m"))
    assert said is not None
    by_two = DELIVERED.replace("amount: £2.4m", "said_by: [islington], amount: £2.4m")
    two = by_two + DELIVERED.replace("amount: £2.4m", "said_by: [camden], amount: £2.4m").replace(
        "£2.4m", "£2.5m"
    ).replace("£1m", "£1.1m")
    assert both(tmp_path, PROMISED, two) is None


def test_the_headline_comes_before_all_else_then_what_has_both_sides(tmp_path: Path) -> None:
    """A cost is only shown where no saving is split; a year with both sides where the headline is not split."""
    spent = COST.replace("promised", "delivered").replace("2016", "2018")
    found = both(tmp_path, COST, spent, ONE_YEAR, PROMISED, UNSPLIT)
    assert found is not None and found.came.figure.time.year
    found = both(tmp_path, COST, spent, ONE_YEAR, PROMISED, DELIVERED)
    assert found is not None and found.came.figure.time.each_year
    found = both(tmp_path, COST, spent, UNSPLIT)
    assert found is not None and found.came.figure.what == "cost"


def test_a_council_that_left_or_came_later_is_no_gap(tmp_path: Path) -> None:
    """Haringey left before the figure was published, Islington joined after the promise; shares that changed are shown."""
    partnership = PARTNERSHIP.replace("joined: 2016-03,", "joined: 2016-03, left: 2017-03-31,")
    partnership = partnership.replace(
        "id: islington, name: Islington, joined: 2015-09", "id: islington, name: Islington, joined: 2017-04"
    )
    promised = """
  - {on: 2016-03-15, says: promised, what: saving, period: each year, amount: £4m,
     by_authority: {camden: £2m, haringey: £2m}}"""
    delivered = """
  - {on: 2018-07-19, says: delivered, what: saving, period: each year, amount: £3m,
     by_authority: {camden: £1m, islington: £2m}}"""
    rules = """sharing:
  - {rule: shares, from: 2016-01, shares: {camden: 40%, haringey: 60%}}
  - {rule: shares, from: 2017-04, shares: {camden: 30%, islington: 70%}}"""
    found = both(tmp_path, promised, delivered, partnership=partnership.replace("sharing: {rule: equal}", rules))
    assert found is not None
    gone = {council.authority.id: (council.planned.gone, council.delivered.gone) for council in found.councils}
    assert gone == {"camden": (None, None), "haringey": (None, "left"), "islington": ("not joined", None)}
    assert found.councils[0].shares == (Fraction(2, 5), Fraction(3, 10))
    assert found.councils[1].shares == (Fraction(3, 5),)
