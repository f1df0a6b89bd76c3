"""What must be true of savings beyond the types of their keys."""

from collections import defaultdict
from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import OLD_FORM
from generator.kinds.savings.ledger import off_the_plan
from generator.kinds.savings.model import Figure, Saving
from generator.kinds.savings.pair_said import THAN
from generator.kinds.savings.rows import Sort, met_by_then, sort_of
from generator.ledgers.pairing import gap_between
from generator.ledgers.rules import GAP_UNEXPLAINED, WHY_HINT, WORD_AND_DAY, Rows
from generator.values.figures import CAME
from generator.values.money import Money, rounding_explains, total
from generator.values.rounding import percent_in_words
from generator.values.rules import Finding, Rule, Severity
from generator.values.years import FinancialYear, Period

QUARTERS = Rule("quarters", "The four quarters of a year add up to the year.")
NO_BASELINE = Rule("no-baseline", "A saving says what it is measured against.", Severity.WARNING)


def rows_are_possible(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """What holds of the rows of every ledger."""
    yield from Rows(
        "figures",
        entry.record.figures,
        lambda figure: (figure.says, sort_of(figure)),
        lambda figure: f"{figure.says} {figure.what}",
        lambda figure: (figure.amount, "amount"),
        lambda figure: "delivered" if figure.says == "delivered" else "",
    ).check(entry, register)


def quarters_fit_their_year(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """The newest four quarters add up to the newest figure of their year; fewer are not more than it."""
    numbers = {id(figure): number for number, figure in enumerate(entry.record.figures)}
    newest = _newest(entry.record)
    quarters: dict[_Account, list[Money]] = defaultdict(list)
    for (says, (what, period, since, coverage), speaker), figure in newest.items():
        if period.quarter:
            year = Period(period.quarter.year)
            quarters[says, (what, year, since, coverage), speaker].append(figure.amount)
    for key, amounts in quarters.items():
        whole = newest.get(key)
        if (
            whole is None
            or rounding_explains(amounts, whole.amount)
            or not all(one.exact for one in (whole.amount, *amounts))
        ):
            continue
        year, amount, parts = whole.time, whole.amount, total(amounts)
        path = ("figures", numbers[id(whole)], "amount")
        if len(amounts) == 4:
            message = f"The four quarters of {year} add up to {parts}, but this says {amount} for the year."
            yield Finding(path, QUARTERS, message, f"They are {abs(parts - amount)} apart: fix one of the figures.")
        elif len(amounts) < 4 and abs(parts) > abs(amount):
            message = f"The quarters of {year} already add up to {parts}, more than this says for the year ({amount})."
            yield Finding(path, QUARTERS, message, "Fix one of the figures.")


_Account = tuple[str, Sort, frozenset[str]]


def _newest(record: Saving) -> dict[_Account, Figure]:
    """The newest figure of each sort and speaker that is planned, forecast or delivered."""
    by_day = sorted(record.figures, key=lambda figure: figure.on.sort_key)
    return {(one.says, sort_of(one), frozenset(map(str, one.said_by))): one for one in by_day}


def gaps_are_explained(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """A result with over 5% less saved, or more spent, than either plan for it says why."""
    figures = entry.record.figures
    for pair, plan in off_the_plan(entry, register):
        rows = [row.at for row in pair.results]
        if any(figures[at].why for at in rows):
            continue
        planned, amount = plan.amount, pair.came.amount
        more = "more" if amount > planned else "less"
        gap = gap_between(planned, amount)
        by = percent_in_words(abs(gap.share)) if gap and gap.amount.exact else abs(amount - planned)
        at_first = " at first" if plan != pair.plan else ""
        message = f"This is {by} {more} {THAN[plan.says]}{at_first}, and the record does not say why."
        yield Finding(("figures", rows[-1], "amount"), GAP_UNEXPLAINED, message, WHY_HINT)


def words_fit_their_day(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """What is expected late in its time is a forecast, and what is delivered before its end is all of it to date."""
    for number, figure in enumerate(entry.record.figures):
        span, on, path = figure.time.dated, figure.on, ("figures", number, "says")
        if figure.time.to_date and figure.says != "delivered" and not met_by_then(figure, entry):
            called = "plan" if figure.plan else "forecast"
            message = f"A {called} is for a time to come, and “{figure.period}” is all so far."
            hint = "Write the years it is for, like `2018/19 to 2022/23`. If the source does not say, leave them out."
            yield Finding(("figures", number, "period"), WORD_AND_DAY, message, hint)
        if span is None:
            continue
        if figure.says == "expected" and (on.first - span.first).days * 4 > (span.last - span.first).days + 1:
            message = f"Over a quarter of {figure.period} had passed by {on}, so this may be a forecast."
            hint = "Write `says: forecast` if it says how the year is going, or `target` if it was set before."
            yield Finding(path, WORD_AND_DAY, message, hint)
        if figure.says == "delivered" and on.last < span.last and not on.surely_before(span.first):
            message = f"{figure.period} was not over by {on}, so this is read as what was {CAME[figure.what]} by then."
            year = FinancialYear.holding(span.first)
            hint = f"Write `period: {year} to date` if that is right, or put the day or the period right."
            yield Finding(path, WORD_AND_DAY, message, hint)


def baseline_is_there(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """A saving without a baseline cannot be measured."""
    if entry.record.baseline is None and "baseline" not in entry.record.absent:
        message = "This saving has no baseline: without one it cannot be measured."
        yield Finding((), NO_BASELINE, message, "Add `baseline:` if one is published.")


def accounts_are_rows(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """What somebody else says is its own figure, with whose it is."""
    for number, dispute in enumerate(entry.record.disputed):
        # What the figure is of, and often its day, is for the officer to say: `check --fix` leaves it.
        message = "`disputed` is now a row of `figures`, with whose figure it is."
        told = next((source.published.iso for source in dispute.sources if source.published), "…")
        by = f'"{dispute.by}"' if "," in str(dispute.by) else str(dispute.by)
        # In curly brackets a comma would end the amount.
        amount = dispute.amount.data() if dispute.amount else ""
        row = f"on: {told}, says: delivered, what: saving, period: …, said_by: [{by}], amount: {amount}"
        said = f"Write `- {{{row}}}` under `figures:`, with its sources and what they say as its `note:`."
        said = said if amount else "Write it as a `reply:` of the figure that it is about."
        hint = f"{said} Then delete it here. Until then, the page shows it as before."
        yield Finding(("disputed", number), OLD_FORM, message, hint)
