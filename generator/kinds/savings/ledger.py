"""What a savings ledger says when its rows are put in order. Amounts are exact.

What is compared with what is worked out in `generator/ledgers/`; here stands what is about savings.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.savings.model import Figure, Saving
from generator.kinds.savings.payback import Payback, paybacks_of
from generator.kinds.savings.rows import Row, row_of
from generator.kinds.savings.sentences import amount_said, attributed, heading
from generator.kinds.savings.shares import Alike, Days, Part, alike, parts_of
from generator.kinds.savings.side_by_side import SideBySide, side_by_side
from generator.kinds.savings.year_sums import Years, years_of
from generator.ledgers.comparison import Comparison, compare_counted
from generator.ledgers.counting import Counted, counted
from generator.ledgers.pairing import Pair, gap_between
from generator.ledgers.rules import MUST_EXPLAIN
from generator.ledgers.told import Told, as_read
from generator.pictures.over_time import MOST as MOST_DRAWN
from generator.values.dates import PartialDate
from generator.values.english import lowered
from generator.values.figures import CAME, COUNTS_EXPLAINED, HEADED, Says
from generator.values.reasons import Reason

MOST_PARTS = 40
"""How many councils' amounts stand one below the other."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A plan and its result in a table, with the newest forecast of the same."""

    pair: Pair
    forecast: Told | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """What one saving's figures say: what was to be saved or earned and was, and what it was to cost and did."""

    entry: Entry[Saving]
    rows: tuple[Row, ...]
    gains: Comparison
    costs: Comparison
    parts: tuple[tuple[Row, tuple[Part, ...]], ...]
    years: tuple[Years, ...]
    paybacks: tuple[Payback, ...]
    graded: int
    alone: bool
    by_council: SideBySide | None = None
    ended: tuple[Authority, ...] = ()
    """The councils with a part that have ended by law: their shares stay under their names."""

    @property
    def main(self) -> Comparison:
        """What the page leads with: the gains, or where there are none, the costs."""
        return self.gains or self.costs

    def row(self, told: Told) -> Row | None:
        """The row in which a figure stands; none of a sum."""
        return next((row for row in self.rows if row.told.at == told.at), None)

    @property
    def beside(self) -> tuple[Beside, ...]:
        """Every plan with its result and the newest forecast of the same."""
        return tuple(Beside(pair, self._forecast_of(pair)) for pair in self.compared)

    @property
    def compared(self) -> tuple[Pair, ...]:
        """Every plan that is put beside its result, in the order of their times; of years, the sum last."""
        held = (*self.gains.pairs, *self.costs.pairs)
        quarters = [pair for pair in held if pair.manner == "span" and pair.came.period.quarter]
        order = {"saving": 0, "income": 1, "cost": 2}

        def place(pair: Pair) -> tuple[object, ...]:
            came = pair.came
            return (order[came.what], came.coverage.order, came.period.sort_key[0], len(pair.years) > 1, came.ends)

        return tuple(sorted((pair for pair in held if pair not in quarters), key=place))

    def _forecast_of(self, pair: Pair) -> Told | None:
        """The newest forecast of what a pair is a pair of."""
        forecasts = (one.row for one in (*self.gains.rows, *self.costs.rows) if one.row.role == "forecast")
        plan = pair.plan
        same = (
            one for one in forecasts if (one.what, one.period, one.coverage) == (plan.what, plan.period, plan.coverage)
        )
        return max(same, key=lambda one: one.order, default=None)

    @property
    def forecasts(self) -> bool:
        """Whether anything that is compared has a forecast, too."""
        return any(one.forecast for one in self.beside)

    @property
    def changed(self) -> tuple[Counted, ...]:
        """The plans of which the first is not the newest, each of one speaker."""
        return tuple(one for one in (*self.gains.rows, *self.costs.rows) if one.row.role == "plan" and one.restated)

    @property
    def over_time(self) -> tuple[Row, ...]:
        """The rows that the picture over time shows, the newest: all of one thing, by one speaker.

        There is one where a plan changed or may be held against a result.
        """
        plan = self.gains.plan
        if not (self.gains.pair or (plan and plan.restated)):
            return ()
        lead = self.gains.planned or self.gains.delivered or self.gains.forecast
        thing = lead[0].thing[1:] if lead else None
        held = [row for row in self.rows if row.told.thing[1:] == thing and not row.told.period.to_date]
        speakers = {row.told.speaker for row in held} - {frozenset()}
        held.sort(key=lambda row: row.told.order)
        return tuple(held[-MOST_DRAWN:]) if len(speakers) < 2 and lead and lead[0].at >= 0 else ()

    @property
    def counts_explained(self) -> str:
        """What is counted, to somebody who has never seen the word; empty where the record does not say."""
        counts = self.entry.record.counts
        return COUNTS_EXPLAINED[counts] if counts else ""

    @property
    def nothing_planned(self) -> bool:
        """Whether it has no plan."""
        return not any(row.figure.plan for row in self.rows)

    @property
    def parts_alike(self) -> tuple[tuple[Row, tuple[Alike, ...]], ...]:
        """The councils' parts of each figure, with those together that are the same."""
        return tuple((row, alike(parts)) for row, parts in self.parts)

    @property
    def parts_folded(self) -> bool:
        """Whether there are so many that a phone shows one figure at a time."""
        return len(self.parts) > 1 and sum(len(groups) for _, groups in self.parts_alike) > MOST_PARTS

    @property
    def parts_called(self) -> str:
        """What the councils' parts are of: savings, costs or both."""
        costs = {row.figure.what == "cost" for row, _ in self.parts}
        return "Savings and costs" if len(costs) > 1 else "Costs" if True in costs else "Savings"

    @property
    def number(self) -> int:
        """How many figures there are."""
        return len(self.rows)

    def pair_of(self, row: Row) -> Pair | None:
        """The pair of which a result is one side by itself."""
        held = (*self.gains.pairs, *self.costs.pairs)
        return next((pair for pair in held if len(pair.results) == 1 and pair.results[0].at == row.told.at), None)

    def why(self, pair: Pair) -> tuple[str, Reason] | None:
        """The reason given with the result of a pair, and what it is the reason of."""
        row = self.row(pair.results[0]) if len(pair.results) == 1 else None
        return (self._reason_of(row), row.figure.why) if row and row.figure.why else None

    @property
    def reasons(self) -> tuple[tuple[str, Reason], ...]:
        """The reason given with each of the newest figures that has one, and what it is the reason of."""
        given = ((row, row.figure.why) for row in self.rows if row.newest)
        return tuple((self._reason_of(row), why) for row, why in given if why)

    def _reason_of(self, row: Row) -> str:
        pair = self.pair_of(row)
        if pair and pair.gap and pair.gap.amount:
            return f"Why {'less' if pair.gap.less else 'more'} was {CAME[row.figure.what]}:"
        of = f"the {lowered(heading(row.told))} of " if amount_said(row.told) != row.told.amount else ""
        return f"Reason given with {of}{attributed(row.told)}:"

    @property
    def plan_words(self) -> str:
        """The word under which the plans stand that are compared: expected, or plan where there are several."""
        words = {HEADED[says] for pair in self.compared for says in _SAYS if pair.plan.says == says}
        return words.pop() if len(words) == 1 else "Plan"

    @property
    def result_word(self) -> str:
        """The same of the results: saved, spent."""
        words = {word for pair in self.compared for what, word in CAME.items() if pair.came.what == what}
        return words.pop() if len(words) == 1 else "recorded"

    @property
    def gaps_told(self) -> bool:
        """Whether it may be said of any pair how far the result is off the plan."""
        return any(pair.gap for pair in self.compared)

    @property
    def net_known(self) -> bool:
        """Whether any figure says if costs are taken off."""
        return any(row.figure.net_of_costs is not None for row in self.rows)

    @property
    def notes(self) -> bool:
        """Whether any figure has a note or a decision."""
        return any(row.figure.note or row.figure.decision for row in self.rows)

    @property
    def years_apart(self) -> bool:
        """Whether there are years that may not be added together."""
        return len(self.years) > 1

    @property
    def pictured(self) -> Comparison:
        """What its picture shows: gains, or where these may not be compared, costs."""
        return self.gains if self.gains.paired else self.costs

    @property
    def shares_known(self) -> bool:
        """Whether any part has a share that was agreed."""
        return any(part.share is not None for _, parts in self.parts for part in parts)

    @property
    def shares_held(self) -> bool:
        """Whether any part may be held against its share."""
        return any(part.off_said for _, parts in self.parts for part in parts)

    @property
    def ran(self) -> str:
        """How long the partnership ran, where that is beside how long it takes to pay back."""
        return self.paybacks[0].ran if self.paybacks else ""

    @property
    def facts_to_tell(self) -> bool:
        """Whether anything is known about the figures as a whole."""
        record = self.entry.record
        known = (record.counts, record.basis, record.baseline, record.effect_on_service, record.owner)
        return bool(any(known) or record.checked_by or record.absent or self.graded or self.net_known)

    def says(self, says: str) -> bool:
        """Whether any figure is planned, forecast or delivered."""
        return any(row.figure.says == says for row in self.rows)

    @property
    def undated(self) -> tuple[Row, ...]:
        """What was delivered once, which is in no financial year."""
        delivered = (row for row in self.rows if row.newest and row.figure.says == "delivered")
        return tuple(row for row in delivered if row.figure.time.one_off)


_SAYS: tuple[Says, ...] = ("promised", "target", "expected")


def ledger_of(entry: Entry[Saving], register: Register) -> Ledger:
    """Work out what a saving's figures say on the register's day."""
    placed = rows_of(entry, register)
    held = counted(row.told for row in placed)
    gains, costs = both_sides(held, register.as_of)
    newest = {one.row.at for one in held}
    rows = tuple(
        replace(row, newest=row.told.at in newest)
        for row in sorted(placed, key=lambda row: (row.figure.time.sort_key, row.figure.on.sort_key))
    )
    told = [as_read(row.told) for row in rows if row.newest]
    parts = tuple(_shared_rows(rows, entry, register))
    return Ledger(
        entry=entry,
        rows=rows,
        gains=gains,
        costs=costs,
        parts=parts,
        years=tuple(years_of(one for one in told if one.role == "result")),
        paybacks=tuple(paybacks_of(told, register)),
        graded=sum(row.figure.evidence is not None for row in rows),
        alone=register.only(entry.kind) is not None,
        by_council=side_by_side(
            (*gains.pairs, *costs.pairs), {row.told.at: (row, found) for row, found in parts}, register
        ),
        ended=tuple(
            authority
            for authority in register.authorities.values()
            if authority.goes_by_law and authority.has_ended(register.as_of)
            if any(part.authority is authority for _, found in parts for part in found)
        ),
    )


def rows_of(entry: Entry[Saving], register: Register) -> tuple[Row, ...]:
    """Every figure in its place, in the order of the file."""
    return tuple(row_of(number, figure, entry, register) for number, figure in enumerate(entry.record.figures))


def counted_rows(entry: Entry[Saving], register: Register) -> tuple[Counted, ...]:
    """The rows that count."""
    return counted(row.told for row in rows_of(entry, register))


def both_sides(held: Iterable[Counted], today: date) -> tuple[Comparison, Comparison]:
    """What the gains say and what the costs say: these are never held against each other."""
    rows = tuple(held)
    gains, costs = (tuple(one for one in rows if (one.row.what == "cost") is of_cost) for of_cost in (False, True))
    return compare_counted(gains, today), compare_counted(costs, today)


def places_told(said: Comparison) -> set[int]:
    """At which places of the record the figures stand that are shown, and the first of the plans."""
    if said.pair:
        return said.pair.places
    first = (said.plan.first,) if said.plan else ()
    return {told.at for told in (*first, *said.planned, *said.delivered)}


def part_said(
    held: Iterable[Counted], part_of: Callable[[Told], Told | None], today: date
) -> tuple[Comparison, Comparison]:
    """What gains and costs say of one council's part; a plan whose first part is not known is not held against any."""
    told: list[Told] = []
    unsure: set[int] = set()
    for one in held:
        row, first = part_of(one.row), part_of(one.first)
        if row:
            told += [row] if first is None else list(dict.fromkeys((first, row)))
            unsure |= {row.at} if first is None else set()
    parts = [replace(one, unsure=one.row.at in unsure) for one in counted(told)]
    return both_sides(parts, today)


def off_the_plan(entry: Entry[Saving], register: Register) -> Iterator[tuple[Pair, Told]]:
    """Yield each pair with less saved or more spent than either plan by over 5%, and that plan."""
    told: set[tuple[int, ...]] = set()
    for side in both_sides(counted_rows(entry, register), register.as_of):
        for pair in side.pairs:
            key = tuple(row.at for row in pair.results)
            # Of several years, no plan was ever for the sum of the first ones.
            plans = (pair.plan, pair.first) if len(pair.plans) == 1 else (pair.plan,)
            plan = next((plan for plan in plans if _worse(plan, pair.came)), None)
            if plan and pair.whole and key not in told:
                told.add(key)
                yield pair, plan


def _worse(plan: Told, came: Told) -> bool:
    gap = gap_between(plan.amount, came.amount)
    if gap is None:
        return plan.amount.pounds > 0 > came.amount.pounds and came.what != "cost"
    return gap.share_size > MUST_EXPLAIN and gap.less is (came.what != "cost")


def _shared_rows(
    rows: Iterable[Row], entry: Entry[Saving], register: Register
) -> Iterator[tuple[Row, tuple[Part, ...]]]:
    for row in rows:
        if row.newest and (split := row.figure.by_authority):
            services = row.figure.services or entry.record.services
            yield row, parts_of(row.figure.amount, _days_of(row.figure), split, row.councils, register, services)


def _days_of(figure: Figure) -> Days:
    dated = figure.time.dated
    return (PartialDate.of(dated.first), PartialDate.of(dated.last)) if dated else (figure.on,)
