"""What was planned for each council and the outcome, side by side for one sort of figure.

A council that is missing from a figure may have left, or not have joined, by the day the figure was published: that is
kept apart from a part that this record does not have.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from generator.core.authorities import Authority
from generator.core.register import Register
from generator.kinds.savings.rows import Row
from generator.kinds.savings.shares import Part
from generator.ledgers.pairing import Pair
from generator.values.money import Money

Gone = Literal["left", "ended", "not joined"]
NO_PART: dict[Gone, str] = {"left": "had left", "ended": "had ended", "not joined": "had not joined"}
"""Why a council can have no part."""


@dataclass(frozen=True, slots=True)
class Side:
    """One council's part of a figure, if published, its agreed share of it, and why it can have none."""

    row: Row | None
    amount: Money | None
    share: Fraction | None
    due: Money | None
    gone: Gone | None

    @property
    def said(self) -> str:
        """What it was, in as few words as are beside a bar."""
        if self.amount is not None:
            return self.amount.short()
        return NO_PART[self.gone] if self.gone else "no figure"


@dataclass(frozen=True, slots=True)
class Council:
    """One council: what was planned for it and the outcome."""

    authority: Authority
    planned: Side
    delivered: Side

    @property
    def shares(self) -> tuple[Fraction, ...]:
        """The shares that were agreed for it, the older first; one where it stayed the same."""
        found = [side.share for side in (self.planned, self.delivered) if side.share is not None and not side.gone]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The councils' parts of a plan and a result that may be compared."""

    plan: Row
    came: Row
    councils: tuple[Council, ...]


def side_by_side(
    pairs: Iterable[Pair], split: Mapping[int, tuple[Row, tuple[Part, ...]]], register: Register
) -> SideBySide | None:
    """Put the councils' parts of the first pair side by side of which both sides are split, a cost last.

    `split` holds the parts of each row that has any, by the place of the row in the record.
    """
    single = ((pair.plan.at, pair.came.at, pair) for pair in pairs if pair.known and pair.whole and not pair.restated)
    both = [(plan, came, pair) for plan, came, pair in single if plan in split and came in split]
    found = min(both, key=lambda each: each[2].came.what == "cost", default=None)
    if found is None:
        return None
    halves = [split[at] for at in found[:2]]
    named = {part.authority.id: part.authority for _, found in halves for part in found}
    councils = [
        Council(authority, *(_side(authority.id, row, found, register) for row, found in halves))
        for authority in register.authorities.values()
        if authority.id in named
    ]
    (plan, _), (came, _) = halves
    return SideBySide(plan, came, tuple(councils))


def _side(authority_id: str, row: Row | None, parts: Iterable[Part], register: Register) -> Side:
    part = next((part for part in parts if part.authority.id == authority_id), None)
    if part is not None:
        return Side(row, part.amount, part.share, part.due, None)
    return Side(row, None, None, None, _gone(authority_id, row, register))


def _gone(authority_id: str, row: Row | None, register: Register) -> Gone | None:
    """Why a council was no partner on the day of a figure; None where it was, or where there is no figure."""
    if row is None or authority_id in register.partners_on(row.figure.shared_on):
        return None
    authority = register.authorities[authority_id]
    if authority.joined and authority.joined.surely_after(row.figure.shared_on):
        return "not joined"
    return "ended" if authority.goes_by_law else "left"
