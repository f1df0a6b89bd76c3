"""What all savings come to: promised against delivered a year, in the sort that was promised most of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.values.money import Money
from generator.workings.ledger import Ledger, Total, totals_of


@dataclass(frozen=True, slots=True)
class Headline:
    """Promised against delivered a year, over all savings of the sort that is largest; how much of it is measured.

    `graded` counts the delivered figures whose evidence somebody graded, and `checked` those of savings that somebody
    outside the partnership checked, of `delivered_by` figures. `ledger` is the one that the figures come from, where it
    is only one.
    """

    total: Total
    graded: int
    checked: int
    ledger: Ledger | None

    @property
    def in_the_pound(self) -> Money | None:
        """For every £1 a year promised, how much is delivered."""
        return self.total.in_the_pound


@dataclass(frozen=True, slots=True)
class AllSavings:
    """What the list of savings begins with: the headline, and every sort that is added up for itself."""

    headline: Headline
    totals: tuple[Total, ...]


def all_savings(ledgers: Iterable[Ledger]) -> AllSavings | None:
    """Add all of them up; None where no saving a year is promised."""
    ledgers = tuple(ledgers)
    headline = headline_of(ledgers)
    return AllSavings(headline, totals_of(ledgers)) if headline else None


def headline_of(ledgers: Iterable[Ledger]) -> Headline | None:
    """Choose the sort of saving with the largest promise; sorts and provenances are never added together."""
    ledgers = tuple(ledgers)
    promised = [total for total in totals_of(ledgers) if total.promised_by]
    if not promised:
        return None
    total = max(promised, key=lambda total: total.promised.pounds)
    held = [
        ledger
        for ledger in ledgers
        if ledger.entry.record.counts == total.counts
        and (lead := ledger.yearly_saving) is not None
        and lead.period.each_year
        and any(row is not None and row.provenance == total.provenance for row in (lead.promised, lead.delivered))
    ]
    delivered = [
        ledger.yearly_saving.delivered for ledger in held if ledger.yearly_saving and ledger.yearly_saving.delivered
    ]
    graded = sum(row.figure.evidence is not None for row in delivered if row.provenance == total.provenance)
    checked = sum(
        bool((by := ledger.entry.record.checked_by) and by.independent)
        for ledger in held
        if (lead := ledger.yearly_saving) and lead.delivered and lead.delivered.provenance == total.provenance
    )
    return Headline(total, graded, checked, held[0] if len(held) == 1 else None)
