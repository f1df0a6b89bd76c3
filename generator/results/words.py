"""Results, units and periods in words, for pages and for what `diff` says."""

from generator.results.model import Measured
from generator.values.date_words import day_in_words
from generator.values.dates import PartialDate
from generator.values.inexact import worded
from generator.values.money import Money, Number
from generator.values.rounding import half_up
from generator.values.years import FinancialYear, MonthSpan, Quarter, ReadingPeriod


def measured(number: Number, measure: Measured) -> str:
    """Write a measure's value with its unit: 64%, £5, -£1,234.50, 1 day, about 11 hours, 4.2 out of 5."""
    value, unit = number.value, measure.unit
    if unit == "pounds":
        exact = value == half_up(value, 2)
        return worded(number.word, str(Money(value)) if exact else f"{'-' if value < 0 else ''}£{Number(abs(value))}")
    if unit in ("days", "hours"):
        return f"{number} {unit.removesuffix('s') if abs(value) == 1 else unit}"
    if unit == "score" and measure.out_of is not None:
        return f"{number} out of {measure.out_of}"
    return f"{number}%" if unit == "percent" else str(number)


def apart(number: Number, measure: Measured) -> str:
    """Write a distance in the unit of a measure: 5 percentage points, £3, 1 day, 0.5 points."""
    if measure.unit in ("percent", "score"):
        point = "percentage point" if measure.unit == "percent" else "point"
        return f"{number} {point}{'' if abs(number.value) == 1 else 's'}"
    return measured(number, measure)


def period_in_words(period: ReadingPeriod, on: PartialDate | None = None) -> str:
    """Write a period: April to June 2017, 2017/18, June 2017, 2018/19 up to 30 September 2018."""
    span = period.span
    if isinstance(span, Quarter | MonthSpan):
        return span.months
    if period.so_far:
        until = f"up to {day_in_words(on)}" if on else "so far"
        return f"{span} {until}" if span else until
    return day_in_words(span) if isinstance(span, PartialDate) else str(span)


def covering(period: ReadingPeriod, on: PartialDate | None = None) -> str:
    """Write a period in a table; a quarter with its name: April to June 2017 (2017/18 Q1)."""
    quarter = f" ({period})" if isinstance(period.span, Quarter) else ""
    return f"{period_in_words(period, on)}{quarter}"


def when(period: ReadingPeriod, on: PartialDate | None = None) -> str:
    """Write a period as it is in a sentence: in April to June 2017, on 30 June 2017, up to 30 September 2018."""
    if period.so_far and period.span is None:
        return period_in_words(period, on)
    return f"{'on' if period.kind == 'day' else 'in'} {period_in_words(period, on)}"


def unit_in_words(measure: Measured) -> str:
    """What a measure counts, behind the title of a picture or beside an empty line: %, £, days; empty for a number."""
    if measure.unit == "score":
        return f"out of {measure.out_of}" if measure.out_of else ""
    return {"percent": "%", "pounds": "£", "number": ""}.get(measure.unit, measure.unit)


def in_unit(measure: Measured) -> str:
    """The unit, behind the title of a picture; nothing for a number."""
    unit = unit_in_words(measure)
    return f", {unit}" if unit else ""


def years_of(period: ReadingPeriod) -> FinancialYear | None:
    """The financial year that a period is in; None for one that is in no single one."""
    if period.so_far and period.span is None:
        return None
    first, last = FinancialYear.holding(period.first), FinancialYear.holding(period.last)
    return first if first == last else None
