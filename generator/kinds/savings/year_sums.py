"""The outcome of a saving year by year, with a running total of what may be added: one coverage, speaker and side.

Figures from the press and from councils are never added up as one, nor those of two speakers, nor what does not cover
the same thing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.ledgers.told import Coverage, Told, beyond_its_year
from generator.values.dates import PartialDate
from generator.values.money import ZERO, Money, total
from generator.values.years import FinancialYear, ToDate


@dataclass(frozen=True, slots=True)
class YearSum:
    """One financial year of what was delivered: savings and income, costs, and the running total after both.

    A year without figures has no total. What is once is in none: its day is only that of its publication.
    `up_to` is the day to which the figures of an unfinished year go.
    """

    year: FinancialYear
    gained: Money | None
    spent: Money | None
    running: Money | None
    from_quarters: int
    up_to: PartialDate | None = None
    provisional: bool = False

    @property
    def quarters_only(self) -> int:
        """How many of its quarters are all that is known of it; 0 where it is whole."""
        return self.from_quarters if self.from_quarters < 4 else 0

    @property
    def spent_so_far(self) -> Money | None:
        """The running total of what is only spent."""
        return None if self.running is None else -self.running


@dataclass(frozen=True, slots=True)
class Years:
    """The years of figures that may be added.

    `gains` and `costs` say whether there are any such figures at all; of what is net of costs, there are no costs.
    """

    first: Told
    coverage: Coverage
    gains: bool
    costs: bool
    years: tuple[YearSum, ...]

    @property
    def drawn(self) -> bool:
        """Whether there is a picture of them: a single year needs none, and costs alone have none."""
        return self.gains and len(self.finished) > 1

    @property
    def finished(self) -> tuple[YearSum, ...]:
        """The years up to the last with a whole figure, for the picture; one known in part has no column in it."""
        last = max((at for at, year in enumerate(self.years, 1) if not year.up_to), default=0)
        return tuple(YearSum(one.year, None, None, None, 0) if one.up_to else one for one in self.years[:last])

    @property
    def last(self) -> YearSum:
        """The newest of those."""
        return self.finished[-1]

    @property
    def whole(self) -> bool:
        """Whether each year has all that its total is made of."""
        return all(
            (year.gained is not None or not self.gains) and (year.spent is not None or not self.costs)
            for year in self.years
        )


def _year(told: Told) -> FinancialYear | None:
    """The financial year of a figure, and the year of which it says only what was up to a day."""
    span = told.period.span
    if beyond_its_year(told):
        return None
    return span.since if isinstance(span, ToDate) else told.period.year


def years_of(delivered: Iterable[Told]) -> Iterator[Years]:
    """Yield the years of what may be added: official figures before reported ones, the usual basis first.

    Costs are taken off the gains that are before costs. Where some say so and others say nothing, nobody can say off
    which, and the costs stand for themselves.
    """
    counted = [one for one in delivered if _year(one)]
    apart: dict[tuple[object, ...], list[Told]] = {}
    for one in sorted(counted, key=lambda one: (one.reported, one.coverage.order)):
        part = replace(one.coverage, net_of_costs=None)
        apart.setdefault((one.reported, part, frozenset(one.speakers)), []).append(one)
    for held in apart.values():
        costs = [one for one in held if one.what == "cost"]
        coverages = sorted({one.coverage for one in held if one.what != "cost"}, key=lambda coverage: coverage.order)
        before_costs = [coverage for coverage in coverages if not coverage.net_of_costs]
        for coverage in coverages:
            gains = [one for one in held if one.what != "cost" and one.coverage == coverage]
            taken_off = costs if before_costs == [coverage] else []
            yield Years(gains[0], coverage, True, bool(taken_off), tuple(_years(gains, taken_off)))
        if costs and len(before_costs) != 1:
            yield Years(costs[0], costs[0].coverage, False, True, tuple(_years([], costs)))


def _years(gains: Sequence[Told], costs: Sequence[Told]) -> Iterator[YearSum]:
    """Yield the years from the first to the last with any figure, with their running total.

    Years between without figures are among them, so that no gap is hidden.
    """
    told = {year for one in (*gains, *costs) if (year := _year(one))}
    running = ZERO
    for year in map(FinancialYear, range(min(told).starts, max(told).starts + 1)):
        if year not in told:
            yield YearSum(year, None, None, None, 0)
            continue
        of_gains, of_costs = ([one for one in side if _year(one) == year] for side in (gains, costs))
        gained, quarters, gained_by = _sum_of(of_gains)
        spent, _, spent_by = _sum_of(of_costs)
        running = running + (gained or ZERO) - (spent or ZERO)
        final = not any(one.provisional for one in (*of_gains, *of_costs))
        yield YearSum(year, gained, spent, running, quarters, gained_by or spent_by, not final)


def _sum_of(told: Sequence[Told]) -> tuple[Money | None, int, PartialDate | None]:
    """Add up a year, preferring the year's own figure to its quarters, and these to its figure so far.

    Say how many quarters were used, and the day up to which the year has figures.
    """
    amounts: list[Money] = []
    used, up_to = 0, None
    for what in dict.fromkeys(one.what for one in told):
        same = [one for one in told if one.what == what]
        whole = [one.amount for one in same if one.period.year and not one.period.quarter]
        quarters = [one.amount for one in same if one.period.quarter]
        used = max(used, 0 if whole else len(quarters))
        so_far = [one for one in same if one.period.to_date and not (whole or quarters)]
        newest = max(so_far, key=lambda one: one.order, default=None)
        up_to = newest.on if newest else up_to
        amounts += whole or quarters or ([newest.amount] if newest else [])
    return (total(amounts) if amounts else None), used, up_to
