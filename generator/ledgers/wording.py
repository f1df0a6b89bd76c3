"""The words that stand with a figure of any ledger: its time, what it covers, whose it is and who reports it."""

from dataclasses import replace

from generator.ledgers.told import Coverage, Told, beyond_its_year
from generator.values.date_words import day_in_words
from generator.values.english import listed, lowered
from generator.values.years import FinancialYear, MonthSpan, Quarter, ToDate, YearSpan

FEW = 4
"""How many councils a sentence names; more are "the councils"."""


def terms(coverage: Coverage) -> str:
    """On which prices and costs a figure stands."""
    prices = {"real": " in real terms", "nominal": " in cash terms"}.get(coverage.prices or "", "")
    costs = {True: " after costs", False: " before costs", None: ""}[coverage.net_of_costs]
    return prices + costs


def extra(told: Told) -> str:
    """What part it covers, and whether it is final."""
    of = [lowered(name) for name in told.of]
    covers = [told.covers] if told.covers else []
    held = f", covering {listed([*of, *covers])}" if of or covers else ""
    new = ", only what was new" if told.coverage.new else ""
    return held + new + (", not final" if told.provisional else "")


def span_said(told: Told) -> str:
    """The time that a figure is a figure of, where it is one: in 2017/18, by 19 January 2018."""
    span = told.period.span
    if len(told.years) > 1:
        return f" in {years_listed(told.years)}"
    if isinstance(span, Quarter):
        return f" in {span.months} ({span})"
    if isinstance(span, MonthSpan):
        return f" in {span.months}"
    if isinstance(span, ToDate) and span.since and told.on and beyond_its_year(told):
        return f" from April {span.since.starts} to {day_in_words(replace(told.on, bound=None))}"
    if isinstance(span, ToDate):
        return (f" in {span.since}" if span.since else "") + up_to(told)
    return f" in {span}" if isinstance(span, FinancialYear | YearSpan) else ""


def years_listed(years: tuple[object, ...]) -> str:
    """Some years: 2014/15 to 2016/17 where none is left out, or each of them."""
    starts = [int(str(year)[:4]) for year in years]
    if len(years) > 2 and starts[-1] - starts[0] == len(years) - 1:
        return f"{years[0]} to {years[-1]}"
    return listed(map(str, years))


def up_to(told: Told) -> str:
    """The day up to which it counts, of what is to date."""
    day = told.on
    return f" by {day_in_words(replace(day, bound=None))}" if day else ""


def each_said(told: Told) -> str:
    """Whether it comes every year, and from when."""
    since = f" from {told.since}" if told.since else ""
    return (" a year" if told.period.each_year else "") + since


def mark(told: Told) -> str:
    """Who reports it, where that is no council or other official source."""
    return brackets(told.reported)


def brackets(*notes: object) -> str:
    """All notes that there are, in one pair of brackets: (one-off, press report, March 2016)."""
    known = [str(note) for note in notes if note]
    return f" ({', '.join(known)})" if known else ""


def who_said(told: Told) -> str:
    """Whose figure it is: by name, or where all councils say it and they are many, the councils."""
    return "the councils" if told.all_speak and len(told.speakers) > FEW else listed(told.speakers)


def day_said(told: Told) -> str:
    """The day on which it was published."""
    return str(day_in_words(told.on)) if told.on else ""
