"""What all savings come to: plans and results a year, in the sort that was planned most of.

Where none is planned or delivered a year, the largest saving speaks for itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from generator.kinds.savings.ledger import Comparison, Ledger
from generator.kinds.savings.rows import Row
from generator.kinds.savings.sentences import figure_said, headline_said, not_compared, number_told, undated_said
from generator.kinds.savings.statement import Statement, Told, gap_between, in_the_pound
from generator.values.english import counted
from generator.values.figures import COUNTED, Counts
from generator.values.money import ZERO, Money, total


@dataclass(frozen=True, slots=True)
class Total:
    """What is planned and delivered each year of one sort: one type, coverage, plan word and speaker, from one side.

    `pairs` counts the savings of which both are known and may be compared. Only where these are all of them is what
    was delivered held against what was planned.
    """

    counts: Counts | None
    held: tuple[Ledger, ...]
    planned_rows: tuple[Row, ...]
    delivered_rows: tuple[Row, ...]
    pairs: int

    @property
    def planned(self) -> Money:
        """What was planned a year, by all of which that is known."""
        return _sum(self.planned_rows)

    @property
    def delivered(self) -> Money:
        """What was delivered a year, by all of which that is known."""
        return _sum(self.delivered_rows)

    @property
    def planned_by(self) -> int:
        """How many savings have a plan."""
        return len(self.planned_rows)

    @property
    def delivered_by(self) -> int:
        """Of how many it is known what they delivered."""
        return len(self.delivered_rows)

    @property
    def counted(self) -> str:
        """What is added up."""
        return COUNTED[self.counts] if self.counts else "type not given"

    @property
    def planned_of(self) -> int:
        """Of how many savings the planned sum is; 0 where both sums are of the same ones."""
        return self._of(self.planned_by)

    @property
    def delivered_of(self) -> int:
        """Of how many savings the sum delivered is."""
        return self._of(self.delivered_by)

    def _of(self, number: int) -> int:
        apart = self.planned_by != self.delivered_by or self.pairs != number
        return number if len(self.held) > 1 and apart else 0

    @property
    def in_the_pound(self) -> Money | None:
        """For every £1 a year planned, how much is delivered; None unless that is known of each saving."""
        whole = self.pairs == self.planned_by == self.delivered_by
        return in_the_pound(self.planned, self.delivered) if whole and self.pairs else None

    @property
    def said(self) -> Statement:
        """Both sums."""
        planned, delivered = (_summed(rows) for rows in (self.planned_rows, self.delivered_rows))
        certain = self.in_the_pound is not None
        gap = gap_between(self.planned, self.delivered) if certain else None
        return Statement(planned, (), delivered, paired=certain, gap=gap)


def _sum(rows: tuple[Row, ...]) -> Money:
    return rows[0].figure.amount if len(rows) == 1 else total([row.figure.amount for row in rows])


def _summed(rows: tuple[Row, ...]) -> tuple[Told, ...]:
    """Several figures told as one; it has a day only where it is a single figure."""
    if len(rows) < 2:
        return tuple(row.told for row in rows)
    return (replace(rows[0].told, amount=_sum(rows), on=None),)


HowMany = Literal["none", "some", "all"]


def _how_many(number: int, all_of_them: int) -> HowMany:
    if number == 0:
        return "none"
    return "some" if number < all_of_them else "all"


@dataclass(frozen=True, slots=True)
class Headline:
    """Plan and result, over all savings or of the only one, or else of the largest; how much is measured.

    `graded` counts the delivered figures whose evidence somebody graded, and `checked` those that somebody outside the
    partnership checked, of `delivered_by` figures. `ledger` is the one that the figures come from, where it is only
    one; `of_several` says that there are others, which it does not speak for, and `sorts` how many sorts are added up.
    `elsewhere` says that something was delivered which these figures do not hold.
    """

    said: Statement
    planned_by: int
    delivered_by: int
    graded: int
    checked: int
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
    def not_compared(self) -> str:
        """Why its figures are not held against each other; nothing where they are."""
        return not_compared(self.said)

    @property
    def others(self) -> int:
        """How many figures its saving has besides those in it and the cost below it."""
        if not self.ledger:
            return 0
        costs = number_told(self.ledger.costs) if self.ledger.gains else 0
        return self.ledger.number - number_told(self.said) - costs

    @property
    def several_sorts(self) -> bool:
        """Whether other sorts are counted apart."""
        return self.sorts > 1

    @property
    def sentence(self) -> str:
        """What it says, for a heading: the sums of how many savings, or the main figures of one."""
        if self.ledger:
            return headline_said(self.said)
        if self.said.paired:
            return headline_said(self.said)
        sides = ((self.said.planned, self.planned_by), (self.said.delivered, self.delivered_by))
        told = [f"{figure_said(side[0])[:-1]} in {counted(number, 'saving')}." for side, number in sides if side]
        return " ".join(told)

    def within(self, room: int) -> str:
        """The same for where there is little room, if need be without the days."""
        return self.sentence if len(self.sentence) <= room or not self.ledger else undated_said(self.said)


@dataclass(frozen=True, slots=True)
class AllSavings:
    """What the list of savings begins with: the headline, and every sort that is added up for itself."""

    headline: Headline
    totals: tuple[Total, ...]

    @property
    def several_sorts(self) -> bool:
        """Whether more than one sort is added up."""
        return len(self.totals) > 1

    @property
    def pence(self) -> bool:
        """Whether any sum may be held against its plan."""
        return any(one.in_the_pound is not None for one in self.totals)


def all_savings(ledgers: Iterable[Ledger]) -> AllSavings | None:
    """Add all of them up; None where no saving a year is planned or delivered."""
    ledgers = tuple(ledgers)
    headline, totals = headline_of(ledgers), totals_of(ledgers)
    return AllSavings(headline, totals) if headline and totals else None


_Held = tuple[Ledger, Row | None, Row | None, bool]


def totals_of(ledgers: Iterable[Ledger]) -> tuple[Total, ...]:
    """Add up what is gained each year; nothing is added to what is of another type, coverage, speaker or side."""
    found: dict[tuple[object, ...], list[_Held]] = {}
    for ledger in ledgers:
        for one in ledger.yearly:
            for key, plan, came, paired in _sides(one):
                sort = (ledger.entry.record.counts, one.what, one.basis, *key)
                found.setdefault(sort, []).append((ledger, plan, came, paired))
    return tuple(_total(held) for held in found.values())


def _sides(one: Comparison) -> Iterable[tuple[tuple[object, ...], Row | None, Row | None, bool]]:
    """Plan and result of one sort, together where they may be compared or share all else, with what they share."""
    plan, came = (one.pair.plan, one.pair.came) if one.pair else (one.planned, one.delivered)
    says = plan.figure.says if plan else ""
    if one.pair and one.pair.plan.provenance == one.pair.came.provenance:
        yield (says, one.pair.came.provenance, one.pair.came.speaker), plan, came, True
        return
    if plan:
        yield (says, plan.provenance, plan.speaker), plan, None, False
    if came:
        yield (says, came.provenance, came.speaker), None, came, False


def _total(held: list[_Held]) -> Total:
    ledgers = tuple(dict.fromkeys(id(ledger) for ledger, *_ in held))
    by_id = {id(ledger): ledger for ledger, *_ in held}
    return Total(
        held[0][0].entry.record.counts,
        tuple(by_id[one] for one in ledgers),
        tuple(plan for _, plan, _, _ in held if plan),
        tuple(came for _, _, came, _ in held if came),
        sum(paired for *_, paired in held),
    )


def headline_of(ledgers: Iterable[Ledger]) -> Headline | None:
    """Choose what is said of all: the only saving, the largest total, or the largest saving."""
    ledgers = tuple(ledgers)
    totals = totals_of(ledgers)
    if len(ledgers) == 1 or (ledgers and not totals):
        return _of_one(max(ledgers, key=size_of), of_several=len(ledgers) > 1)
    if not totals:
        return None
    chosen = max(totals, key=lambda total: (total.planned_by > 0, total.planned.pounds, total.delivered.pounds))
    return Headline(
        said=chosen.said,
        planned_by=chosen.planned_by,
        delivered_by=chosen.delivered_by,
        graded=sum(row.figure.evidence is not None for row in chosen.delivered_rows),
        checked=sum(row.checked for row in chosen.delivered_rows),
        ledger=chosen.held[0] if len(chosen.held) == 1 else None,
        of_several=True,
        elsewhere=not chosen.delivered_by and any(ledger.says("delivered") for ledger in ledgers),
        sorts=len(totals),
    )


def _of_one(ledger: Ledger, *, of_several: bool) -> Headline:
    said = ledger.gains or ledger.costs
    delivered = said.delivered
    return Headline(
        said=said,
        planned_by=len(said.planned[:1]),
        delivered_by=len(delivered),
        graded=sum(told.graded for told in delivered),
        checked=sum(told.checked for told in delivered),
        ledger=ledger,
        of_several=of_several,
        elsewhere=False,
    )


def size_of(ledger: Ledger) -> Money:
    """How much a saving is about: what was planned, or else what was delivered."""
    said = ledger.gains or ledger.costs
    told = (*said.planned, *said.delivered, *said.forecast)
    return told[0].amount if told else ZERO
