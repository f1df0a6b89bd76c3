"""What must be true of savings beyond the types of their keys."""

from collections import defaultdict
from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import DATE_ORDER, IN_THE_FUTURE, SAME_ROW
from generator.kinds.savings.ledger import newest_of, off_the_promise
from generator.kinds.savings.model import Saving
from generator.kinds.savings.rows import Sort, sort_of
from generator.kinds.savings.statement import gap_between
from generator.values.money import Money, rounding_explains, total
from generator.values.rounding import percent_in_words
from generator.values.rules import Finding, Rule, Severity
from generator.values.years import Period

SUM = Rule("sum", "The councils' parts of a figure add up to it.")
QUARTERS = Rule("quarters", "The four quarters of a year add up to the year.")
NOT_CONCERNED = Rule(
    "not-concerned",
    "Only a council that the record is about has a part in its figures.",
    Severity.WARNING,
    for_residents=True,
)
GAP_UNEXPLAINED = Rule(
    "gap-unexplained",
    "A figure that is more than 5% off what was promised says why.",
    Severity.WARNING,
    for_residents=True,
)
NO_BASELINE = Rule("no-baseline", "A saving says what it is measured against.", Severity.WARNING, for_residents=True)


def parts_add_up(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """The parts by authority add up to the amount, to the penny, or as nearly as they are rounded."""
    for number, figure in enumerate(entry.record.figures):
        if not figure.by_authority:
            continue
        parts = total(list(figure.by_authority.values()))
        if not rounding_explains(list(figure.by_authority.values()), figure.amount):
            off = parts - figure.amount
            more = "more" if off.pounds > 0 else "less"
            yield Finding(
                ("figures", number, "by_authority"),
                SUM,
                f"The parts by authority add up to {parts}, {abs(off)} {more} than the amount ({figure.amount}).",
                "Mend the parts or the amount.",
                at_key=True,
            )


def rows_do_not_repeat(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """Two rows do not say the same thing of the same period and date."""
    seen: dict[tuple[object, ...], int] = {}
    for number, figure in enumerate(entry.record.figures):
        key = (figure.on, figure.says, sort_of(figure))
        if key in seen:
            line = entry.places.at(("figures", seen[key])).value.line
            said = f"{figure.says} {figure.what}, {figure.period}, {figure.on}"
            message = f"This row says the same as the one on line {line}: {said}."
            yield Finding(("figures", number), SAME_ROW, message, "Keep one of them, or mend its date or period.")
        else:
            seen[key] = number


def quarters_fit_their_year(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """The newest four quarters add up to the newest figure of their year; fewer are not more than it."""
    numbers = {id(figure): number for number, figure in enumerate(entry.record.figures)}
    newest = newest_of(entry.record.figures)
    quarters: dict[tuple[str, Sort], list[Money]] = defaultdict(list)
    for (says, (what, period, basis)), figure in newest.items():
        if period.quarter:
            quarters[says, (what, Period(period.quarter.year), basis)].append(figure.amount)
    for key, amounts in quarters.items():
        whole = newest.get(key)
        if whole is None or rounding_explains(amounts, whole.amount):
            continue
        year, amount, parts = key[1][1], whole.amount, total(amounts)
        path = ("figures", numbers[id(whole)], "amount")
        if len(amounts) == 4:
            message = f"The four quarters of {year} add up to {parts}, but this says {amount} for the year."
            yield Finding(path, QUARTERS, message, f"They are {abs(parts - amount)} apart: mend one of the figures.")
        elif len(amounts) < 4 and abs(parts) > abs(amount):
            message = f"The quarters of {year} already add up to {parts}, more than this says for the year ({amount})."
            yield Finding(path, QUARTERS, message, "Mend one of the figures.")


def parts_are_of_partners(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """Only authorities that the record is about have a part in it."""
    about = entry.record.authorities
    for number, figure in enumerate(entry.record.figures if about else ()):
        for authority in figure.by_authority:
            if authority not in about and authority in register.authorities:
                yield Finding(
                    ("figures", number, "by_authority", authority),
                    NOT_CONCERNED,
                    f"`{authority}` has a part here, but is not among this record's authorities.",
                    "Add it to `authorities:`, or take it out here.",
                    at_key=True,
                )


def gaps_are_explained(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """A forecast or delivered figure more than 5% off what was promised says why."""
    for number, promised, figure in off_the_promise(entry.record):
        if figure.why is None:
            more = "more" if figure.amount > promised.amount else "less"
            gap = gap_between(promised.amount, figure.amount)
            by = percent_in_words(abs(gap.share)) if gap else abs(figure.amount - promised.amount)
            yield Finding(
                ("figures", number, "amount"),
                GAP_UNEXPLAINED,
                f"This is {by} {more} than was promised, and nothing says why.",
                "Add `why:` and the reason, if one is published.",
            )


def baseline_is_there(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """A saving without a baseline cannot be measured; the site says so."""
    if entry.record.baseline is None:
        message = "This saving has no baseline: nobody can tell what it is measured against."
        yield Finding((), NO_BASELINE, message, "Add `baseline:` if one is published.")


def figures_are_in_the_past(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """Nobody has published or delivered anything tomorrow."""
    for number, figure in enumerate(entry.record.figures):
        path = ("figures", number, "on")
        if figure.on.surely_after(register.as_of):
            hint = "Write the day on which it was published; `period:` says which time it is a figure of."
            yield Finding(path, IN_THE_FUTURE, f"This figure is dated {figure.on}, a day that is still to come.", hint)
        span = figure.period.quarter or figure.period.year
        if figure.says == "delivered" and span and figure.on.surely_before(span.first):
            message = f"This was delivered in {span}, but published on {figure.on}, before it began."
            yield Finding(path, DATE_ORDER, message, "Check the date and the period.")
