"""When costs come back: what was spent once against what is saved each year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.kinds.savings.statement import Told
from generator.values.money import Number
from generator.values.rounding import half_up


@dataclass(frozen=True, slots=True)
class Payback:
    """When costs are paid back at a yearly saving.

    `spent` says whether the cost is what was spent in the end, and not what was promised.
    """

    says: str
    cost: Told
    saving: Told
    spent: bool

    @property
    def years(self) -> Decimal:
        """The years, to two decimal places where that is exact, otherwise to one."""
        exact = Fraction(self.cost.amount.pounds) / Fraction(self.saving.amount.pounds)
        hundredths = half_up(exact, 2)
        return hundredths if hundredths == exact else half_up(exact, 1)

    @property
    def shown(self) -> str:
        """The years in words: 1.25 years, 1 year, less than 0.1 years."""
        if not self.years:
            return "less than 0.1 years"
        return f"{Number(self.years)} {'year' if self.years == 1 else 'years'}"


def paybacks_of(promised: Iterable[Told], delivered: Iterable[Told]) -> Iterator[Payback]:
    """Yield how long costs take to come back at the yearly saving that was promised, and at the one delivered.

    £7.5m once at £6m a year is 1.25 years. Where costs are taken off the saving already, there is nothing to say, nor
    where the two are not in the same prices.
    """
    promised, delivered = (
        sorted(told, key=lambda one: one.on.sort_key if one.on else (0, 0, 0), reverse=True)
        for told in (promised, delivered)
    )
    for says, told in (("promised", promised), ("delivered", delivered)):
        saving = next((one for one in told if one.what == "saving" and one.period.each_year), None)
        if saving is None or saving.amount.pounds <= 0 or saving.basis.net_of_costs or not saving.amount.exact:
            continue
        among = [(one, True) for one in delivered if says == "delivered"] + [(one, False) for one in promised]
        costs = [(one, spent) for one, spent in among if one.what == "cost" and one.period.one_off]
        cost, spent = next((found for found in costs if found[0].basis.prices == saving.basis.prices), (None, False))
        if cost and cost.amount.exact and cost.amount.pounds > 0:
            yield Payback(says, cost, saving, spent)
