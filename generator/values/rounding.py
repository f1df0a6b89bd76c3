"""The one rounding of the site: to the nearest, and a half away from nothing. Nothing else rounds what is shown."""

from decimal import Decimal
from fractions import Fraction
from math import floor

Exact = Decimal | Fraction | int


def half_up(exact: Exact, places: int) -> Decimal:
    """Round to so many places; below nothing a half goes down, so that a loss looks like the gain of its size.

    With places below 0 it rounds to tens, hundreds and so on.
    """
    whole = floor(abs(Fraction(exact)) * Fraction(10) ** places + Fraction(1, 2))
    return Decimal(-whole if exact < 0 else whole).scaleb(-places)


def apart_from(exact: Exact, places: int, marks: tuple[int, ...]) -> Decimal:
    """Round to at least so many places, and to more where it would read as one of the marks that it is not.

    5.04% is not shown as 5% where over 5% has to be explained, nor the smallest change as 0%.
    """
    rounded = half_up(exact, places)
    while rounded in marks and rounded != exact:
        places += 1
        rounded = half_up(exact, places)
    return rounded


def percent_in_words(share: Fraction) -> str:
    """Write a share of one: 40%, 33.3%; to more places where it would read as 0%, 5% or 100% and is not."""
    text = f"{apart_from(abs(share) * 100, 1, (0, 5, 100)):,f}"
    return f"{'-' if share < 0 else ''}{text.rstrip('0').rstrip('.')}%"
