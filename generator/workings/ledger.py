"""Promised against delivered: what a savings ledger says when its rows are put side by side.

The newest row of each sort is the one that counts; the older ones stay in the table. Amounts are exact. Figures
from the press and from councils are kept apart wherever several are added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from generator.kind import Entry
from generator.values.dates import PartialDate
from generator.values.money import ZERO, Money, percent_of, total
from generator.values.years import FinancialYear, Period
from generator.workings.side_by_side import SideBySide, side_by_side

if TYPE_CHECKING:
    from generator.kinds.partnership import Authority, SharingRule
    from generator.kinds.savings import Figure, Saving
    from generator.model import Source
    from generator.register import Register

MUST_EXPLAIN = Decimal(5)
"""A figure further off the promise than this many percent has to say why."""

Provenance = Literal["official", "as reported"]


@dataclass(frozen=True, slots=True)
class Gap:
    """How far a figure is off what was promised; below zero it is less."""

    amount: Money
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Row:
    """One figure in its place: its provenance, its gap to the promise, and the newest of its sort or not."""

    figure: Figure
    provenance: Provenance
    sources: tuple[Source, ...]
    newest: bool
    gap: Gap | None
    why_missing: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One authority's part of a figure against the share that was agreed."""

    authority: Authority
    amount: Money | None
    share: Fraction | None
    due: Money | None

    @property
    def off(self) -> Money | None:
        """How much more or less than its share it got; None where either is not known, or within a penny."""
        if self.amount is None or self.due is None:
            return None
        off = self.amount - self.due
        return off if abs(off.pounds) > Decimal("0.01") else ZERO


def alike(parts: Iterable[Part]) -> list[list[Part]]:
    """Put together the authorities that got the same of the same share, for those can be told in one breath."""
    groups: dict[tuple[Money | None, Fraction | None, Money | None], list[Part]] = {}
    for part in parts:
        groups.setdefault((part.amount, part.share, part.due), []).append(part)
    return list(groups.values())


@dataclass(frozen=True, slots=True)
class Comparison:
    """Promised, forecast and delivered of one sort: savings each year, costs once, and so on."""

    what: str
    period: Period
    promised: Row | None
    first_promised: Row | None
    forecast: Row | None
    delivered: Row | None

    @property
    def gap(self) -> Gap | None:
        """Delivered against promised; where nothing is delivered yet, None."""
        return self.delivered.gap if self.delivered else None

    @property
    def in_the_pound(self) -> Money | None:
        """For every £1 promised, how much is delivered."""
        if not (self.promised and self.delivered):
            return None
        return in_the_pound(self.promised.figure.amount, self.delivered.figure.amount)


def in_the_pound(promised: Money, delivered: Money) -> Money | None:
    """For every £1 promised, how much is delivered, to the penny; None where nothing, or a loss, was promised."""
    if promised.pounds <= 0:
        return None
    return Money((delivered.pounds / promised.pounds).quantize(Decimal("0.01"), ROUND_HALF_UP))


@dataclass(frozen=True, slots=True)
class YearSum:
    """One financial year of what was delivered: savings and income, costs, and the running total after both.

    A year of which nothing is published has no total. `net` says that the costs are taken off what was gained already.
    """

    year: FinancialYear
    gained: Money | None
    spent: Money | None
    running: Money | None
    from_quarters: int
    net: bool = False

    @property
    def whole(self) -> bool:
        """Whether all is published that its total is made of."""
        return self.gained is not None and (self.net or self.spent is not None)


@dataclass(frozen=True, slots=True)
class Payback:
    """When costs are paid back at a yearly saving: years to one decimal place or two, rounded half up."""

    says: str
    cost: Row
    saving: Row
    years: Decimal


@dataclass(frozen=True, slots=True)
class Ledger:
    """What one saving's figures say."""

    entry: Entry[Saving]
    rows: tuple[Row, ...]
    comparisons: tuple[Comparison, ...]
    parts: tuple[tuple[Row, tuple[Part, ...]], ...]
    years: tuple[tuple[Provenance, tuple[YearSum, ...]], ...]
    paybacks: tuple[Payback, ...]
    graded: int
    net_known: bool
    by_council: SideBySide | None = None
    by_figure: Mapping[int, Row] = field(default_factory=dict)

    def row_of(self, figure: Figure) -> Row:
        """The row of one of its figures: there may be thousands."""
        return self.by_figure[id(figure)]

    @property
    def headline(self) -> Comparison | None:
        """What the page leads with: the yearly saving, or where none was promised, what was promised."""
        first = self.yearly_saving
        if first is None or first.promised is None:
            gains = [comparison for comparison in self.comparisons if comparison.what != "cost"]
            told = [comparison for comparison in gains if comparison.promised and comparison.delivered]
            return next(iter(told), first or next(iter(gains), None))
        return first

    @property
    def yearly_saving(self) -> Comparison | None:
        """The saving each year, or else the first saving there is."""
        savings = [comparison for comparison in self.comparisons if comparison.what == "saving"]
        yearly = [found for found in savings if found.period.each_year]
        return next(iter(yearly or savings), None)

    @property
    def costs_once(self) -> Comparison | None:
        """What it was to cost once, and did."""
        costs = [found for found in self.comparisons if found.what == "cost"]
        return next((found for found in costs if found.period.one_off), None)


def ledger_of(entry: Entry[Saving], register: Register) -> Ledger:
    """Work out what a saving's figures say on the register's day."""
    rows = _rows(entry.record)
    comparisons = tuple(_comparisons(rows))
    ledger = Ledger(
        entry=entry,
        rows=rows,
        comparisons=comparisons,
        parts=tuple(_shared_rows(entry, comparisons, register)),
        years=tuple(_years_by_provenance(rows)),
        paybacks=tuple(_paybacks(comparisons)),
        graded=sum(row.figure.evidence is not None for row in rows),
        net_known=any(row.figure.net_of_costs is not None for row in rows),
        by_figure={id(row.figure): row for row in rows},
    )
    return replace(ledger, by_council=side_by_side(ledger.headline, comparisons, ledger.parts, register))


def provenance_of(sources: Iterable[Source]) -> Provenance:
    """A figure is official if any official source gives it; otherwise it is only reported."""
    return "official" if any(source.kind == "official" for source in sources) else "as reported"


def _order(figure: Figure) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    return (figure.period.sort_key, figure.on.sort_key)


def _sort(figure: Figure) -> tuple[str, str, Period]:
    return (figure.says, figure.what, figure.period)


def _newest(figures: Iterable[Figure]) -> dict[tuple[str, str, Period], Figure]:
    return {_sort(figure): figure for figure in sorted(figures, key=lambda figure: figure.on.sort_key)}


def promise_for(record: Saving, figure: Figure) -> Figure | None:
    """The newest promise of the same thing that was made no later than a figure, or the newest of all."""
    same = record.promises.get((figure.what, figure.period), [])
    made = (row for row in same if not row.on.surely_after(figure.on))
    return next(made, same[0] if same else None)


def gap_to(promised: Figure | None, figure: Figure) -> Gap | None:
    """How far a figure is off its promise."""
    if promised is None or figure.says == "promised":
        return None
    amount = figure.amount - promised.amount
    return Gap(amount, percent_of(amount, abs(promised.amount)))


def off_the_promise(record: Saving) -> Iterator[tuple[int, Figure, Decimal]]:
    """Yield the rows that are further off their promise than 5%: number, promise and percent."""
    for number, figure in enumerate(record.figures):
        promised = promise_for(record, figure)
        gap = gap_to(promised, figure)
        if promised and gap and gap.percent is not None and abs(gap.percent) > MUST_EXPLAIN:
            yield number, promised, gap.percent


def _rows(record: Saving) -> tuple[Row, ...]:
    newest = {id(figure) for figure in _newest(record.figures).values()}
    unexplained = {number for number, _, _ in off_the_promise(record) if record.figures[number].why is None}
    rows = []
    for number, figure in enumerate(record.figures):
        sources = figure.sources or record.sources
        gap = gap_to(promise_for(record, figure), figure)
        rows.append(Row(figure, provenance_of(sources), sources, id(figure) in newest, gap, number in unexplained))
    return tuple(sorted(rows, key=lambda row: _order(row.figure)))


def _comparisons(rows: tuple[Row, ...]) -> Iterator[Comparison]:
    order = {"saving": 0, "income": 1, "cost": 2}
    sorts: dict[tuple[str, Period], list[Row]] = defaultdict(list)
    for row in rows:
        sorts[row.figure.what, row.figure.period].append(row)
    for (what, period), same in sorted(sorts.items(), key=lambda sort: (order[sort[0][0]], sort[0][1].sort_key)):
        promised = [row for row in same if row.figure.says == "promised"]
        yield Comparison(
            what=what,
            period=period,
            promised=next((row for row in promised if row.newest), None),
            first_promised=promised[0] if len(promised) > 1 else None,
            forecast=next((row for row in same if row.newest and row.figure.says == "forecast"), None),
            delivered=next((row for row in same if row.newest and row.figure.says == "delivered"), None),
        )


def share_of(authority_id: str, day: PartialDate, about: tuple[str, ...], register: Register) -> Fraction | None:
    """An authority's agreed share of what concerns some authorities on a day; None where no rule is published.

    Where a figure concerns only some of the partners, their shares are scaled up to make a whole.
    """
    rule = _rule_on(day, register)
    if rule is None or authority_id not in about:
        return None
    if rule.rule == "equal":
        return Fraction(1, len(about))
    shares = {member: rule.shares[member].fraction for member in about if member in rule.shares}
    whole = sum(shares.values(), Fraction(0))
    return shares.get(authority_id, Fraction(0)) / whole if whole else None


def _rule_on(day: PartialDate, register: Register) -> SharingRule | None:
    held = [rule for rule in register.partnership.sharing if not (rule.since and rule.since.surely_after(day))]
    return held[-1] if held else None


def parts_of(figure: Figure, entry: Entry[Saving], register: Register) -> tuple[Part, ...]:
    """Put each authority's part of a figure beside its agreed share."""
    concerned = [member for member in register.concerning(entry) if member in register.partners_on(figure.on)]
    about = tuple(concerned) or tuple(figure.by_authority)
    names = dict.fromkeys((*about, *figure.by_authority))
    parts = []
    for member in names:
        share = share_of(member, figure.on, about, register)
        due = Money(_pounds(Fraction(figure.amount.pounds) * share)) if share is not None else None
        parts.append(Part(register.authorities[member], figure.by_authority.get(member), share, due))
    return tuple(parts)


def _pounds(exact: Fraction) -> Decimal:
    pence = Decimal(exact.numerator * 100) / Decimal(exact.denominator)
    return pence.quantize(Decimal(1), ROUND_HALF_UP) / 100


def _shared_rows(
    entry: Entry[Saving], comparisons: tuple[Comparison, ...], register: Register
) -> Iterator[tuple[Row, tuple[Part, ...]]]:
    for comparison in comparisons:
        for row in (comparison.promised, comparison.forecast, comparison.delivered):
            if row and row.figure.by_authority:
                yield row, parts_of(row.figure, entry, register)


def _years_by_provenance(rows: tuple[Row, ...]) -> Iterator[tuple[Provenance, tuple[YearSum, ...]]]:
    """Yield official years, then reported ones: figures from the press and from councils are never added up as one."""
    provenances: tuple[Provenance, ...] = ("official", "as reported")
    for provenance in provenances:
        years = tuple(_years([row for row in rows if row.provenance == provenance]))
        if years:
            yield provenance, years


def _years(rows: list[Row]) -> Iterator[YearSum]:
    """Yield the years from the first to the last for which anything delivered is published, with their running total.

    Years between of which nothing is published are among them, so that no gap is hidden. A year's own figure counts
    before its quarters. Where a saving has its costs taken off already, that year's costs are not taken off again. A
    one-off figure counts in the year in which it was published.
    """
    counted = [row for row in rows if row.newest and row.figure.says == "delivered" and not row.figure.period.each_year]
    told = {year for row in counted if (year := _year_of(row.figure))}
    running = ZERO
    for year in map(FinancialYear, range(min(told).starts, max(told).starts + 1) if told else ()):
        if year not in told:
            yield YearSum(year, None, None, None, 0)
            continue
        within = [row for row in counted if _year_of(row.figure) == year]
        gained, quarters = _sum_of(within, ("saving", "income"))
        spent, _ = _sum_of(within, ("cost",))
        net_already = any(row.figure.net_of_costs for row in within if row.figure.what != "cost")
        running = running + (gained or ZERO) - (ZERO if net_already else spent or ZERO)
        yield YearSum(year, gained, spent, running, quarters, net_already)


def _year_of(figure: Figure) -> FinancialYear | None:
    if figure.period.one_off:
        return FinancialYear.holding(figure.on.last)
    return figure.period.year


def _sum_of(rows: list[Row], whats: tuple[str, ...]) -> tuple[Money | None, int]:
    """Add up a year, preferring the year's own figure to its quarters; say how many quarters were used."""
    amounts: list[Money] = []
    used = 0
    for what in whats:
        same = [row.figure for row in rows if row.figure.what == what]
        whole = [figure.amount for figure in same if figure.period.year and not figure.period.quarter]
        quarters = [figure.amount for figure in same if figure.period.quarter]
        used = max(used, 0 if whole else len(quarters))
        amounts += whole or quarters
        amounts += [figure.amount for figure in same if figure.period.one_off]
    return (total(amounts) if amounts else None), used


def _paybacks(comparisons: tuple[Comparison, ...]) -> Iterator[Payback]:
    """Yield how long costs take to come back at the yearly saving that was promised, and at the one delivered.

    £7.5m once at £6m a year is 1.25 years. Where costs are taken off the saving already, there is nothing to say.
    """
    yearly = next((found for found in comparisons if found.what == "saving" and found.period.each_year), None)
    once = next((found for found in comparisons if found.what == "cost" and found.period.one_off), None)
    if yearly is None or once is None:
        return
    for says, saving in (("promised", yearly.promised), ("delivered", yearly.delivered)):
        cost = (once.delivered if says == "delivered" else None) or once.promised
        if cost and saving and saving.figure.amount.pounds > 0 and not saving.figure.net_of_costs:
            years = cost.figure.amount.pounds / saving.figure.amount.pounds
            exact = years == years.quantize(Decimal("0.01"))
            places = Decimal("0.01") if exact else Decimal("0.1")
            yield Payback(says, cost, saving, years.quantize(places, ROUND_HALF_UP).normalize())


@dataclass(frozen=True, slots=True)
class Total:
    """Yearly savings of one kind and provenance, added up over the whole site."""

    counts: str
    provenance: Provenance
    promised: Money
    delivered: Money
    promised_by: int
    delivered_by: int

    @property
    def in_the_pound(self) -> Money | None:
        """For every £1 a year promised, how much is delivered; None where nothing is published of that."""
        return in_the_pound(self.promised, self.delivered) if self.delivered_by else None


def totals_of(ledgers: Iterable[Ledger]) -> tuple[Total, ...]:
    """Add up yearly savings, each kind of gain and each provenance for itself."""
    sums: dict[tuple[str, Provenance], list[list[Money]]] = {}
    for ledger in ledgers:
        saving = ledger.yearly_saving
        if saving is None or not saving.period.each_year:
            continue
        for column, row in enumerate((saving.promised, saving.delivered)):
            if row is not None:
                key = (ledger.entry.record.counts, row.provenance)
                sums.setdefault(key, [[], []])[column].append(row.figure.amount)
    return tuple(
        Total(counts, provenance, total(promised), total(delivered), len(promised), len(delivered))
        for (counts, provenance), (promised, delivered) in sums.items()
    )
