"""What all savings come to: promised against delivered a year, in the sort that was promised most of.

Where none is promised or delivered a year, the largest saving speaks for itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.kinds.savings.ledger import Ledger
from generator.kinds.savings.rows import Comparison, Row
from generator.kinds.savings.statement import Basis, Statement, Told, gap_between, in_the_pound
from generator.values.figures import COUNTED, Counts, What
from generator.values.money import ZERO, Money, total
from generator.values.years import Period

EACH_YEAR = Period(Period.EACH_YEAR)


@dataclass(frozen=True, slots=True)
class Total:
    """What is promised and delivered each year of one sort: one kind of gain, one basis, from one side.

    `pairs` counts the savings of which both are known and may be compared. Only where these are all of them is what
    was delivered held against what was promised.
    """

    counts: Counts
    what: What
    basis: Basis
    reported: bool
    held: tuple[tuple[Ledger, Comparison], ...]
    promised_rows: tuple[Row, ...]
    delivered_rows: tuple[Row, ...]
    pairs: int

    @property
    def promised(self) -> Money:
        """What was promised a year, by all of which that is known."""
        return total([row.figure.amount for row in self.promised_rows])

    @property
    def delivered(self) -> Money:
        """What was delivered a year, by all of which that is known."""
        return total([row.figure.amount for row in self.delivered_rows])

    @property
    def promised_by(self) -> int:
        """How many savings promised something."""
        return len(self.promised_rows)

    @property
    def delivered_by(self) -> int:
        """Of how many it is known what they delivered."""
        return len(self.delivered_rows)

    @property
    def counted(self) -> str:
        """What is added up."""
        return COUNTED[self.counts]

    @property
    def promised_of(self) -> int:
        """Of how many savings the sum promised is; 0 where both sums are of the same ones."""
        return self._of(self.promised_by)

    @property
    def delivered_of(self) -> int:
        """Of how many savings the sum delivered is."""
        return self._of(self.delivered_by)

    def _of(self, number: int) -> int:
        apart = self.promised_by != self.delivered_by or self.pairs != number
        return number if len(self.held) > 1 and apart else 0

    @property
    def in_the_pound(self) -> Money | None:
        """For every £1 a year promised, how much is delivered; None unless that is known of each saving."""
        whole = self.pairs == self.promised_by == self.delivered_by
        return in_the_pound(self.promised, self.delivered) if whole and self.pairs else None

    @property
    def said(self) -> Statement:
        """Both sums."""
        promised, delivered = (
            (Told(amount, self.what, EACH_YEAR, self.basis, None, self.reported),) if known else ()
            for amount, known in ((self.promised, self.promised_by), (self.delivered, self.delivered_by))
        )
        certain = self.in_the_pound is not None
        gap = gap_between(self.promised, self.delivered) if certain else None
        return Statement(promised, (), delivered, paired=certain, gap=gap)


HowMany = Literal["none", "some", "all"]


def _how_many(number: int, all_of_them: int) -> HowMany:
    if number == 0:
        return "none"
    return "some" if number < all_of_them else "all"


@dataclass(frozen=True, slots=True)
class Headline:
    """Promised against delivered, over all savings or of the only one, or else of the largest; how much is measured.

    `graded` counts the delivered figures whose evidence somebody graded, and `checked` those of savings that somebody
    outside the partnership checked, of `delivered_by` figures. `ledger` is the one that the figures come from, where it
    is only one; `of_several` says that there are others, which it does not speak for, and `sorts` how many sorts are
    added up. `elsewhere` says that something was delivered which these figures do not hold.
    """

    said: Statement
    promised_by: int
    delivered_by: int
    graded: int
    checked: int
    reported: bool
    ledger: Ledger | None
    of_several: bool
    elsewhere: bool
    sorts: int = 1

    @property
    def checked_of(self) -> HowMany:
        """Of how many of the delivered figures somebody outside has checked the saving."""
        return _how_many(self.checked, self.delivered_by)

    @property
    def graded_of(self) -> HowMany:
        """Of how many of the delivered figures somebody has graded the evidence."""
        return _how_many(self.graded, self.delivered_by)

    @property
    def only_delivered_reported(self) -> bool:
        """Whether what was delivered is as reported, and what was promised is not."""
        return not self.reported and bool(self.said.delivered and self.said.delivered[0].reported)

    @property
    def several_sorts(self) -> bool:
        """Whether other sorts are counted apart."""
        return self.sorts > 1


@dataclass(frozen=True, slots=True)
class AllSavings:
    """What the list of savings begins with: the headline, and every sort that is added up for itself."""

    headline: Headline
    totals: tuple[Total, ...]

    @property
    def several_sorts(self) -> bool:
        """Whether more than one sort is added up."""
        return len(self.totals) > 1


_Key = tuple[Counts, What, Basis, bool]


def all_savings(ledgers: Iterable[Ledger]) -> AllSavings | None:
    """Add all of them up; None where no saving a year is promised or delivered."""
    ledgers = tuple(ledgers)
    headline, totals = headline_of(ledgers), totals_of(ledgers)
    return AllSavings(headline, totals) if headline and totals else None


def totals_of(ledgers: Iterable[Ledger]) -> tuple[Total, ...]:
    """Add up what is gained each year; nothing is added to what is of another kind, basis or side."""
    found: dict[_Key, list[tuple[Ledger, Comparison]]] = {}
    for ledger in ledgers:
        for one in ledger.yearly:
            for side in dict.fromkeys(row.provenance for row in (one.promised, one.delivered) if row):
                key = (ledger.entry.record.counts, one.what, one.basis, side == "as reported")
                found.setdefault(key, []).append((ledger, one))
    return tuple(_total(key, tuple(held)) for key, held in found.items())


def _total(key: _Key, held: tuple[tuple[Ledger, Comparison], ...]) -> Total:
    side = "as reported" if key[-1] else "official"
    promised, delivered = (
        tuple(row for _, one in held if (row := getattr(one, says)) and row.provenance == side)
        for says in ("promised", "delivered")
    )
    pairs = sum(
        one.gap is not None and {row.provenance for row in (one.promised, one.delivered) if row} == {side}
        for _, one in held
    )
    return Total(*key, held, promised, delivered, pairs)


def headline_of(ledgers: Iterable[Ledger]) -> Headline | None:
    """Choose what is said of all: the only saving, the largest total, or the largest saving."""
    ledgers = tuple(ledgers)
    totals = totals_of(ledgers)
    if len(ledgers) == 1 or (ledgers and not totals):
        return _of_one(max(ledgers, key=size_of), of_several=len(ledgers) > 1)
    if not totals:
        return None
    chosen = max(totals, key=lambda total: (total.promised_by > 0, total.promised.pounds, total.delivered.pounds))
    held = [ledger for ledger, _ in chosen.held]
    checked = [ledger for ledger, one in chosen.held if one.delivered in chosen.delivered_rows and _checked(ledger)]
    return Headline(
        said=chosen.said,
        promised_by=chosen.promised_by,
        delivered_by=chosen.delivered_by,
        graded=sum(row.figure.evidence is not None for row in chosen.delivered_rows),
        checked=len(checked),
        reported=chosen.reported,
        ledger=held[0] if len(held) == 1 else None,
        of_several=True,
        elsewhere=not chosen.delivered_by and any(ledger.says("delivered") for ledger in ledgers),
        sorts=len(totals),
    )


def _of_one(ledger: Ledger, *, of_several: bool) -> Headline:
    said = ledger.gains
    delivered = said.delivered
    return Headline(
        said=said,
        promised_by=len(said.promised[:1]),
        delivered_by=len(delivered),
        graded=sum(told.graded for told in delivered),
        checked=len(delivered) if _checked(ledger) else 0,
        reported=all(told.reported for told in (*said.promised, *delivered)) and bool(said),
        ledger=ledger,
        of_several=of_several,
        elsewhere=False,
    )


def _checked(ledger: Ledger) -> bool:
    by = ledger.entry.record.checked_by
    return bool(by and by.independent)


def size_of(ledger: Ledger) -> Money:
    """How much a saving is about: what was promised, or else what was delivered."""
    said = ledger.gains or ledger.costs
    told = (*said.promised, *said.delivered, *said.forecast)
    return told[0].amount if told else ZERO
