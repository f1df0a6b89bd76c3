"""The scale at the left of a picture: round amounts, each with its line across."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from generator.pictures.drawing import EDGE, WIDTH, Box, Words, joined, line, words
from generator.pictures.scale import Scale, steps

_WIDEST = 80


@dataclass(frozen=True, slots=True)
class Axis:
    """Round amounts with how they are written, the lowest first."""

    amounts: tuple[tuple[Fraction, Words], ...]

    @property
    def left(self) -> float:
        """Where what is drawn can begin: right of the longest amount."""
        return EDGE + max(text.width for _, text in self.amounts) + 10

    def over(self, bottom: float, top: float) -> Scale:
        """The scale from the lowest of the amounts to the highest."""
        return Scale(self.amounts[0][0], self.amounts[-1][0], bottom, top)

    def lines(self, scale: Scale) -> list[Box]:
        """Where the lines lie, for words to keep off."""
        places = [scale.at(amount) for amount, _ in self.amounts]
        return [Box(self.left - 6, y - 1, WIDTH - EDGE, y + 1) for y in places]

    def drawn(self, scale: Scale) -> Markup:
        """The amounts with their lines; that of nothing is the strongest."""
        parts = []
        for amount, text in self.amounts:
            y = scale.at(amount)
            looks = ("axis", 1.0) if amount else ("edge", 1.5)
            parts.append(line(self.left - 6, y, WIDTH - EDGE, y, looks[0], wide=looks[1]))
            parts.append(text.at(self.left - 10, y - text.height / 2, "end"))
        return joined(parts)


def axis_of(low: Fraction, high: Fraction, written: Callable[[Decimal], str], least: Fraction = Fraction(0)) -> Axis:
    """Choose round amounts from one at or under the lowest to one at or over the highest."""
    marks = steps(low, high if high > low else low + 1, least)
    return Axis(tuple((mark, words(written(_decimal(mark)), _WIDEST, css="quiet", most=1)) for mark in marks))


def _decimal(amount: Fraction) -> Decimal:
    return Decimal(amount.numerator) / Decimal(amount.denominator)
