"""What all savings come to: pairs of a plan and its result that may be added, or else the largest saving."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.kinds.savings.comparison_said import (
    gap_said,
    headline_said,
    main_of,
    not_compared,
    undated_said,
)
from generator.kinds.savings.ledger import Ledger
from generator.kinds.savings.pair_said import pair_sentence
from generator.ledgers.comparison import Comparison, of_pair
from generator.ledgers.pairing import Pair
from generator.ledgers.told import Told
from generator.plain_language.sentences import first_sentence
from generator.values.figures import COUNTED, Counts
from generator.values.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class Total:
    """Pairs of several savings added up: of one type, coverage, plan word, speaker and side, for the same time.

    `pair` holds the rows of all of them.
    """

    counts: Counts | None
    held: tuple[Ledger, ...]
    pair: Pair

    @property
    def said(self) -> Comparison:
        """Both sums."""
        return of_pair(self.pair)

    @property
    def counted(self) -> str:
        """What is added up."""
        return COUNTED[self.counts] if self.counts else "type not given"

    @property
    def number(self) -> int:
        """Of how many savings it is."""
        return len(self.held)


HowMany = Literal["none", "some", "all"]


def _how_many(number: int, all_of_them: int) -> HowMany:
    if number == 0:
        return "none"
    return "some" if number < all_of_them else "all"


@dataclass(frozen=True, slots=True)
class Headline:
    """Plan and result, over several savings that may be added up, or of the largest; how much of it is measured.

    `graded` counts the results whose evidence somebody graded, and `checked` those that somebody outside the
    partnership checked, of `delivered_by`. `ledger` is the one that the figures come from, where it is only one. It
    speaks for `number` savings `of` so many.
    """

    said: Comparison
    results: tuple[Told, ...]
    ledger: Ledger | None
    number: int
    of: int

    @property
    def delivered_by(self) -> int:
        """How many results it is made of."""
        return len(self.results)

    @property
    def graded(self) -> int:
        """Of how many of them somebody has graded the evidence."""
        return sum(told.graded for told in self.results)

    @property
    def checked(self) -> int:
        """Of how many of them somebody outside has checked the saving."""
        return sum(told.checked for told in self.results)

    @property
    def checked_of(self) -> HowMany:
        """Whether none, some or all of them are checked."""
        return _how_many(self.checked, self.delivered_by)

    @property
    def graded_of(self) -> HowMany:
        """Whether none, some or all of them are graded."""
        return _how_many(self.graded, self.delivered_by)

    @property
    def of_several(self) -> bool:
        """Whether there are other savings, which it does not speak for."""
        return self.of > self.number

    @property
    def gap(self) -> str:
        """How far the result is off the plan, as a sentence; nothing where that may not be said."""
        return gap_said(self.said)

    @property
    def not_compared(self) -> str:
        """Why its figures are not held against each other; nothing where they are."""
        return "" if self.said.pair else not_compared(self.said, len(main_of(self.said)) - len(self.said.planned))

    @property
    def _accounts(self) -> tuple[Told, ...]:
        """What others recorded, where nothing is compared."""
        main = main_of(self.said)
        speakers = {one.speaker for one in main if one.role == "result"}
        held = () if self.said.pair else self.said.delivered
        return tuple(one for one in held if one not in main and one.speakers and one.speaker not in speakers)

    @property
    def unlike(self) -> tuple[tuple[Told, str], ...]:
        """Those of another amount to which the record has a note, each with its first sentence."""
        amounts = {one.amount.pounds for one in main_of(self.said)}
        others = [one for one in self._accounts if one.amount.pounds not in amounts]
        rows = [(one, self.ledger.row(one)) for one in others] if self.ledger else []
        return tuple((one, first_sentence(row.figure.note)) for one, row in rows if row and row.figure.note)

    @property
    def other_speakers(self) -> tuple[str, ...]:
        """Who recorded the others."""
        return tuple(sorted({name for one in self._accounts for name in one.speakers}))

    @property
    def figures(self) -> int:
        """How many figures its saving has, where these are more than a plan and a result."""
        return self.ledger.number if self.ledger and self.ledger.number > 2 else 0

    @property
    def sentence(self) -> str:
        """What it says, for a heading: the sums of how many savings, or the main figures of one."""
        if self.ledger or not self.said.pair:
            return headline_said(self.said)
        words = pair_sentence(self.said.pair)
        return f"In {self.number} {f'of {self.of} ' if self.of_several else ''}savings, {words}"

    def within(self, room: int) -> str:
        """The same for where there is little room, if need be without the days."""
        return self.sentence if len(self.sentence) <= room or not self.ledger else undated_said(self.said)


@dataclass(frozen=True, slots=True)
class AllSavings:
    """What the list of savings begins with: the headline, and every sum and pair for itself."""

    headline: Headline
    totals: tuple[Total, ...]

    @property
    def several_sorts(self) -> bool:
        """Whether more than one is shown."""
        return len(self.totals) > 1

    @property
    def gaps(self) -> bool:
        """Whether it may be said of any how far the result is off the plan."""
        return any(one.pair.gap for one in self.totals)

    @property
    def sums(self) -> bool:
        """Whether any is of several savings."""
        return any(one.number > 1 for one in self.totals)


def all_savings(ledgers: Iterable[Ledger]) -> AllSavings | None:
    """Add all of them up; None where no plan may be held against its result."""
    ledgers = tuple(ledgers)
    headline, totals = headline_of(ledgers), totals_of(ledgers)
    return AllSavings(headline, totals) if headline and totals else None


def totals_of(ledgers: Iterable[Ledger]) -> tuple[Total, ...]:
    """Add up the pairs that savings begin with; a pair is added to no pair of another kind or other years.

    A cost is never in it.
    """
    found: dict[Hashable, list[tuple[Ledger, Pair]]] = {}
    for ledger in ledgers:
        if pair := ledger.gains.pair:
            found.setdefault((ledger.entry.record.counts, *_kind_of(pair)), []).append((ledger, pair))
    return tuple(_total(held) for held in found.values())


def _kind_of(pair: Pair) -> Iterator[Hashable]:
    plan, came = pair.plan, pair.came
    yield from (
        pair.manner,
        pair.years,
        pair.missing,
        pair.elsewhere,
        pair.whole,
        came.what,
        came.coverage,
        came.period,
        plan.period,
    )
    yield from (plan.says, plan.reported, came.reported, plan.speaker, came.speaker, plan.since)
    # What counts up to a day is added only to what counts up to the same day.
    yield came.on if came.period.to_date else None


def _total(held: list[tuple[Ledger, Pair]]) -> Total:
    first = held[0][1]
    plans = tuple(one for _, pair in held for one in pair.plans)
    results = tuple(row for _, pair in held for row in pair.results)
    whole = Pair(first.manner, plans, results, first.years, first.of, first.missing, first.elsewhere, first.whole)
    return Total(held[0][0].entry.record.counts, tuple(ledger for ledger, _ in held), whole)


def headline_of(ledgers: Iterable[Ledger]) -> Headline | None:
    """Choose what is said of all: the largest sum of several savings, or the largest saving."""
    ledgers = tuple(ledgers)
    if not ledgers:
        return None
    largest = max(ledgers, key=lambda ledger: (bool(ledger.gains), size_of(ledger)))
    number = sum(bool(ledger.gains) for ledger in ledgers) or len(ledgers)
    sums = [total for total in totals_of(ledgers) if total.number > 1]
    chosen = max(sums, key=_of_total, default=None)
    if chosen and (largest in chosen.held or _of_total(chosen) >= size_of(largest).pounds):
        return Headline(chosen.said, chosen.pair.results, None, chosen.number, number)
    said = largest.main
    results = said.pair.results if said.pair else said.delivered
    return Headline(said, results, largest, 1, len(ledgers))


def _of_total(total: Total) -> Decimal:
    """The larger of its two sums."""
    return max(total.pair.plan.amount.pounds, total.pair.came.amount.pounds)


def size_of(ledger: Ledger) -> Money:
    """How much a saving is about: its largest amount."""
    return max((told.amount for told in ledger.main.told), key=lambda amount: amount.pounds, default=ZERO)
