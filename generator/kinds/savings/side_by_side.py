"""What each council was promised and what it got, put side by side for one sort of figure.

A council that is missing from a figure may have left, or not have joined, by the day the figure was published: that is
told apart from a part that nobody published.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from generator.core.partners import Authority
from generator.core.register import Register
from generator.kinds.savings.rows import Comparison, Row
from generator.kinds.savings.shares import Part
from generator.values.money import Money

Gone = Literal["left", "not joined"]
NO_PART: dict[Gone, str] = {"left": "it had left", "not joined": "not yet a partner"}
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
        """What it was, in as few words as stand beside a bar."""
        if self.amount is not None:
            return self.amount.short()
        return NO_PART[self.gone] if self.gone else ("not published" if self.row else "no figure")


@dataclass(frozen=True, slots=True)
class Council:
    """One council: what it was promised and what it got."""

    authority: Authority
    promised: Side
    delivered: Side

    @property
    def shares(self) -> tuple[Fraction, ...]:
        """The shares that were agreed for it, the older first; one where it stayed the same."""
        found = [side.share for side in (self.promised, self.delivered) if side.share is not None and not side.gone]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The councils' parts of what was promised and delivered of one sort."""

    comparison: Comparison
    councils: tuple[Council, ...]


def side_by_side(
    lead: Comparison | None,
    comparisons: Iterable[Comparison],
    parts: Iterable[tuple[Row, tuple[Part, ...]]],
    register: Register,
) -> SideBySide | None:
    """Choose the sort to show, the lead before all others, then one of which both sides are split; put it together.

    A side that only figures of another sort tell of is not drawn as if nothing were known of it: such a sort is left to
    the table.
    """
    comparisons = list(comparisons)
    split = {id(row): found for row, found in parts}

    def sides(comparison: Comparison) -> int:
        return sum(row is not None and id(row) in split for row in (comparison.promised, comparison.delivered))

    gains = [each for each in comparisons if each.what != "cost"]
    elsewhere = [any(each.promised for each in gains), any(each.delivered for each in gains)]

    def told(comparison: Comparison) -> bool:
        there = (comparison.promised, comparison.delivered)
        return comparison.what == "cost" or all(row or not other for row, other in zip(there, elsewhere, strict=True))

    candidates = [each for each in comparisons if sides(each) and told(each)]
    chosen = max(candidates, key=lambda each: (each is lead, each.what != "cost", sides(each)), default=None)
    if chosen is None:
        return None
    halves = [(row, split.get(id(row), ()) if row else ()) for row in (chosen.promised, chosen.delivered)]
    named = {part.authority.id: part.authority for _, found in halves for part in found}
    councils = [
        Council(authority, *(_side(authority.id, row, found, register) for row, found in halves))
        for authority in register.authorities.values()
        if authority.id in named
    ]
    return SideBySide(chosen, tuple(councils))


def _side(authority_id: str, row: Row | None, parts: Iterable[Part], register: Register) -> Side:
    part = next((part for part in parts if part.authority.id == authority_id), None)
    if part is not None:
        return Side(row, part.amount, part.share, part.due, None)
    return Side(row, None, None, None, _gone(authority_id, row, register))


def _gone(authority_id: str, row: Row | None, register: Register) -> Gone | None:
    """Why a council was no partner on the day of a figure; None where it was, or where there is no figure."""
    if row is None or authority_id in register.partners_on(row.figure.on):
        return None
    joined = register.authorities[authority_id].joined
    return "not joined" if joined and joined.surely_after(row.figure.on) else "left"
