"""Amounts turned into coordinates, and the round amounts that grid lines stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from generator.values.rounding import Exact


@dataclass(frozen=True, slots=True)
class Scale:
    """Turns amounts into coordinates: `low` lies at `start`, `high` at `end`."""

    low: Fraction
    high: Fraction
    start: float
    end: float

    @classmethod
    def over(cls, amounts: Iterable[Exact | None], start: float, end: float) -> Scale:
        """A scale that has room for zero and all amounts that are known."""
        exact = [Fraction(amount or 0) for amount in (0, *amounts)]
        low, high = min(exact), max(exact)
        return cls(low, high if high > low else low + 1, start, end)

    def at(self, amount: Exact) -> float:
        """Where an amount lies, to a tenth of a unit."""
        share = (Fraction(amount) - self.low) / (self.high - self.low)
        tenths = round((Fraction(self.start) + share * Fraction(self.end - self.start)) * 10)
        return tenths / 10

    def reach(self, amount: Exact) -> float:
        """Where a bar of an amount ends: at least a unit from nothing, so that the smallest is seen."""
        zero, end = self.at(0), self.at(amount)
        if not amount or abs(end - zero) >= 1:
            return end
        return zero + 1 if (amount > 0) == (self.end > self.start) else zero - 1


def steps(low: Fraction, high: Fraction, least: Fraction = Fraction(0)) -> tuple[Fraction, ...]:
    """Round amounts for light grid lines, from one at or under the lowest to one at or over the highest.

    They lie no nearer than `least`, where there is nothing between, as there is nothing between two pence.
    """
    reach, size = high - low, Fraction(1)
    while reach / size > 5:
        size *= 10
    while reach / size <= Fraction(1, 2):
        size /= 10
    size = next(
        size * part for part in (Fraction(1, 10), Fraction(1, 5), Fraction(1, 2), 1) if reach / (size * part) <= 5
    )
    size = max(size, least)
    return tuple(size * at for at in range(floor(low / size), ceil(high / size) + 1))
