"""Which figures may be held against each other: only where one is meant for the other beyond doubt.

This is decided here, and nowhere else. Where it does not hold, both figures stand, each with whose it is, what it
covers and its day, and there is no percent, no gap, no pence and no picture of both.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.kinds.savings.rows import Row
from generator.kinds.savings.statement import Basis, Gap, gap_between
from generator.values.money import Money

ANOTHER_TIME = "because they are not for the same period"
NO_TIME = "because the record does not say that they are for the same period"
ANOTHER_PART = "because they do not cover the same thing"
UNSAID = "because not all of them say what they cover"
ANOTHER_SPEAKER = "because they do not come from the same source"
LATER = "because the plan came later"
NOT_EXACT = "because not all of them are exact"
CHANGED = "because the plan changed"
ACCOUNTS = "because accounts of the result differ"
ANOTHER_THING = "because they are not figures of the same thing"


@dataclass(frozen=True, slots=True)
class Pair:
    """A plan and the result that it was meant for."""

    plan: Row
    came: Row

    @property
    def gap(self) -> Gap | None:
        """How far the result is off the plan."""
        return gap_between(self.plan.figure.amount, self.came.figure.amount)


def hedged(amount: Money) -> bool:
    """Whether a word before an amount says that it is not exact: about, up to, over."""
    return not amount.exact


def obstacle(plan: Row, came: Row) -> str:
    """Why a plan and a result may not be compared; nothing where they may, as far as these two go."""
    one, other = plan.figure, came.figure
    if one.what != other.what:
        return ANOTHER_THING
    if not (one.period and other.period):
        return NO_TIME
    if one.period != other.period or plan.basis.since != came.basis.since:
        return ANOTHER_TIME
    if plan.basis != came.basis:
        return UNSAID if _unsaid(plan.basis, came.basis) else ANOTHER_PART
    if plan.speaker and plan.speaker != came.speaker:
        return ANOTHER_SPEAKER
    if one.on.surely_after(other.on):
        return LATER
    return NOT_EXACT if hedged(one.amount) or hedged(other.amount) else ""


def _unsaid(one: Basis, other: Basis) -> bool:
    """Whether all that keeps them apart is that one says what it covers, and the other does not."""
    sides = [(x.prices, x.net_of_costs, x.covers or None, x.new) for x in (one, other)]
    same_whole = (one.authorities, one.services) == (other.authorities, other.services)
    return same_whole and all(a == b or None in (a, b) for a, b in zip(*sides, strict=True))


def why_apart(plan: Row, came: Row, among: Iterable[Row]) -> str:
    """Why a plan and a result may not be compared, as they stand among all rows; nothing where they may.

    Two plans for the same thing, or two accounts of it, leave open which one is meant.
    """
    if reason := obstacle(plan, came):
        return reason
    same = [row for row in among if row.sort == plan.sort]
    plans = {row.figure.amount for row in same if row.figure.plan}
    accounts = {row.figure.amount for row in same if row.newest and row.figure.says == "delivered"}
    return CHANGED if len(plans) > 1 else ACCOUNTS if len(accounts) > 1 else ""


def pairs_of(rows: Iterable[Row]) -> Iterator[Pair]:
    """Every plan with the result that it was meant for, the newest of both."""
    rows = tuple(rows)
    newest = [row for row in rows if row.newest]
    for came in newest:
        if came.figure.says == "delivered":
            plans = (row for row in newest if row.figure.plan and not why_apart(row, came, rows))
            if plan := next(plans, None):
                yield Pair(plan, came)
