"""When costs come back: what is spent once against what is saved each year, and how long it ran."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.core.register import Register
from generator.ledgers.told import Told
from generator.values.dates import PartialDate
from generator.values.english import counted
from generator.values.money import Number
from generator.values.rounding import half_up


@dataclass(frozen=True, slots=True)
class Payback:
    """When costs are paid back at a yearly saving, and how long it ran, if that is known.

    `spent` says whether the cost is what was spent in the end, and not what was planned.
    """

    cost: Told
    saving: Told
    spent: bool
    ran: str = ""

    @property
    def years(self) -> Decimal:
        """The years, to two decimal places where that is exact, otherwise to one."""
        exact = Fraction(self.cost.amount.pounds) / Fraction(self.saving.amount.pounds)
        hundredths = half_up(exact, 2)
        return hundredths if hundredths == exact else half_up(exact, 1)

    @property
    def shown(self) -> str:
        """The years in words: 1.25 years, about 3 years, less than 0.1 years."""
        if not self.years:
            return "less than 0.1 years"
        exact = self.years == Fraction(self.cost.amount.pounds) / Fraction(self.saving.amount.pounds)
        about = _about(self.cost) or _about(self.saving) or not exact
        years = half_up(Fraction(self.years), 0 if self.years > 2 else 1) if about else self.years
        return f"{'about ' if about else ''}{Number(years)} {'year' if years == 1 else 'years'}"


def _about(told: Told) -> bool:
    return told.amount.word == "about"


def paybacks_of(newest: Iterable[Told], register: Register) -> Iterator[Payback]:
    """Yield how long a cost takes to come back at the yearly saving that was planned, and at the one delivered.

    £7.5m once at £6m a year is 1.25 years. Where costs are taken off the saving already, there is nothing to say, nor
    where the two are not of the same councils and prices, or come from two speakers.
    """
    told = sorted(newest, key=lambda one: (not one.reported, one.on.sort_key if one.on else (0,)), reverse=True)
    yearly = [one for one in told if one.what == "saving" and one.period.each_year and one.says != "forecast"]
    costs = [one for one in told if one.what == "cost" and one.period.one_off and one.says != "forecast"]
    costs.sort(key=lambda one: one.says != "delivered")
    for delivered in (False, True):
        savings = [one for one in yearly if (one.says == "delivered") is delivered]
        among = [one for one in costs if delivered or one.says != "delivered"]
        found = [(cost, saving) for saving in savings for cost in among if _together(cost, saving)]
        spent = [pair for pair in found if pair[0].says == "delivered"] or found
        # Where several could be meant, nobody knows which.
        if len({(cost.amount.pounds, saving.amount.pounds) for cost, saving in spent}) == 1:
            cost, saving = spent[0]
            yield Payback(cost, saving, cost.says == "delivered", how_long(register))


def _together(cost: Told, saving: Told) -> bool:
    """Whether a saving may be held against a cost: of the same councils and prices, from one side."""
    one, other = cost.coverage, saving.coverage
    same = (one.prices, one.authorities, one.services) == (other.prices, other.authorities, other.services)
    speakers = {frozenset(told.speakers) for told in (cost, saving) if told.speakers}
    sure = all(told.amount.exact or _about(told) for told in (cost, saving))
    worth = cost.amount.pounds > 0 and saving.amount.pounds > 0
    return same and len(speakers) < 2 and sure and worth and not other.net_of_costs


def how_long(register: Register) -> str:
    """How long the partnership ran, in years and months: 2 years and 3 months; empty where that is not known."""
    started, ended = register.partnership.started, register.partnership.ended
    if not (started and ended and started.month and ended.month):
        return ""
    months = (ended.year - started.year) * 12 + ended.month - started.month + _last_month(started, ended)
    years, rest = divmod(months, 12)
    parts = [counted(years, "year")] * bool(years) + [counted(rest, "month")] * bool(rest)
    return " and ".join(parts)


def _last_month(started: PartialDate, ended: PartialDate) -> int:
    """Whether the month of the end counts as a whole one: from 1 October to 31 December are three."""
    return int((ended.day or 31) + 1 >= (started.day or 1) and (ended.day or 31) >= 28)
