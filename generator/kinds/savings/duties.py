"""Duties around savings: the result of a time is published once it is due."""

from collections.abc import Iterator
from datetime import timedelta

from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.savings.model import Figure, FigurePeriods, Saving
from generator.values.date_words import day_in_words, months_after
from generator.values.english import counted
from generator.values.figures import CAME
from generator.values.rules import Finding, Law, Rule, Severity
from generator.values.years import Dated, Period

FIGURE_DUE = Rule(
    "figure-due",
    "What was saved in a year or a quarter is in the record within six months.",
    Severity.WARNING,
    law=Law("National Audit Office", says="savings are reported in the year they fall"),
    may_be_off=True,
    period="figure_months",
)


def delivered_is_published(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """Once a year or quarter is over, the record has what was delivered in it within a set time."""
    months = register.periods(FigurePeriods).figure_months
    figures = entry.record.figures
    delivered: dict[str, list[Figure]] = {"saving": [], "income": [], "cost": []}
    for figure in figures:
        if figure.says == "delivered":
            delivered[figure.what].append(figure)
    told: set[tuple[str, Period]] = set()
    for number, figure in enumerate(figures):
        key, span = (figure.what, figure.time), figure.time.dated
        if figure.says == "delivered" or key in told or span is None:
            continue
        due = months_after(span.last, months)
        if due < register.running_until and not _covered(span, delivered[figure.what]):
            told.add(key)
            message = (
                f"This record does not say what was {CAME[figure.what]} in {figure.period}. It was due by "
                f"{day_in_words(due)}, {counted(months, 'month')} after the period ended."
            )
            hint = "Add a row with `says: delivered` once it is published."
            yield Finding(("figures", number, "period"), FIGURE_DUE, message, hint)


def _covered(span: Dated, delivered: list[Figure]) -> bool:
    """Whether what was delivered in a time is there: in times that together hold all its days, or all up to its end."""
    if any(time.each_year or time.to_date for time in (one.time for one in delivered if one.on.last >= span.last)):
        return True
    day = span.first
    for told in sorted((one.time.dated for one in delivered if one.time.dated), key=lambda one: one.first):
        if told.first <= day <= told.last:
            day = told.last + timedelta(days=1)
    return day > span.last
