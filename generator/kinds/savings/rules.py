"""What must be true of savings beyond the types of their keys."""

from collections import defaultdict
from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import DATE_ORDER, IN_THE_FUTURE, OLD_FORM, SAME_ROW
from generator.kinds.savings.ledger import off_the_plan
from generator.kinds.savings.model import Figure, Saving
from generator.kinds.savings.pair_said import THAN
from generator.kinds.savings.rows import Sort, sort_of
from generator.ledgers.pairing import gap_between
from generator.values.figures import CAME
from generator.values.money import Money, rounding_explains, total
from generator.values.rounding import percent_in_words
from generator.values.rules import Finding, Rule, Severity
from generator.values.years import FinancialYear, Period

SUM = Rule("sum", "The councils’ amounts of a figure add up to it, where each council has one.")
QUARTERS = Rule("quarters", "The four quarters of a year add up to the year.")
NOT_CONCERNED = Rule(
    "not-concerned",
    "Only a council that the record is about has a part in its figures.",
    Severity.WARNING,
    for_residents=True,
)
GAP_UNEXPLAINED = Rule(
    "gap-unexplained",
    "Where over 5% less was saved than planned, or more spent, the figure says why.",
    Severity.WARNING,
)
WORD_AND_DAY = Rule(
    "word-and-day",
    "What is expected late in its period is a forecast, and what is delivered before its end is so far only.",
    Severity.ADVICE,
)
NO_BASELINE = Rule("no-baseline", "A saving says what it is measured against.", Severity.WARNING)
WHOSE = Rule("said-by", "Who gave a figure is the `id` of a council or body, or a name.", Severity.ADVICE)


def parts_add_up(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """The councils' amounts come to the whole, to the penny, or as nearly as they are rounded; some are not more."""
    for number, figure in enumerate(entry.record.figures):
        amounts = list(figure.by_authority.values())
        if (
            not amounts
            or not all(one.exact for one in (figure.amount, *amounts))
            or rounding_explains(amounts, figure.amount)
        ):
            continue
        parts, concerned = total(amounts), figure.authorities or register.concerning(entry, figure.on)
        some = not set(concerned) <= set(figure.by_authority)
        if some and abs(parts) <= abs(figure.amount):
            continue
        off = parts - figure.amount
        more = "more" if off.pounds > 0 else "less"
        message = f"The councils’ amounts add up to {parts}, {abs(off)} {more} than the amount ({figure.amount})."
        yield Finding(("figures", number, "by_authority"), SUM, message, "Fix the parts or the amount.", at_key=True)


def rows_do_not_repeat(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """Two rows do not say the same thing of the same period and date."""
    seen: dict[tuple[object, ...], int] = {}
    for number, figure in enumerate(entry.record.figures):
        key = (figure.on, figure.says, sort_of(figure), frozenset(map(str, figure.said_by)))
        if key in seen:
            line = entry.places.at(("figures", seen[key])).value.line
            period = f"{figure.period}, " if figure.period else ""
            said = f"{figure.says} {figure.what}, {period}{figure.on}"
            message = f"This row says the same as the one on line {line}: {said}."
            hint = "Keep one of them, or change its date, its period, whose it is or what it covers."
            yield Finding(("figures", number), SAME_ROW, message, hint)
        else:
            seen[key] = number


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


def parts_are_of_partners(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """Only authorities that the record is about have a part in it."""
    about = entry.record.authorities
    for number, figure in enumerate(entry.record.figures if about else ()):
        for authority in figure.by_authority:
            if authority not in about and authority in register.authorities:
                yield Finding(
                    ("figures", number, "by_authority", authority),
                    NOT_CONCERNED,
                    f"`{authority}` has a part here, but is not among this record’s authorities.",
                    "Add it to `authorities:`, or delete it here.",
                    at_key=True,
                )


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
        hint = "Add `why:` and the reason. If you do not have it, leave it."
        yield Finding(("figures", rows[-1], "amount"), GAP_UNEXPLAINED, message, hint)


def words_fit_their_day(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """What is expected late in its time is a forecast, and what is delivered before its end is all of it to date."""
    for number, figure in enumerate(entry.record.figures):
        span, on, path = figure.time.dated, figure.on, ("figures", number, "says")
        if span is None:
            continue
        if figure.says == "expected" and (on.first - span.first).days * 4 > (span.last - span.first).days + 1:
            message = f"Over a quarter of {figure.period} had passed on {on}, so this may be a forecast."
            hint = "Write `says: forecast` if it says how the year is going, or `target` if it was set before."
            yield Finding(path, WORD_AND_DAY, message, hint)
        if figure.says == "delivered" and on.last < span.last and not on.surely_before(span.first):
            message = f"{figure.period} was not over on {on}, so this is read as what was {CAME[figure.what]} by then."
            year = FinancialYear.holding(span.first)
            hint = f"Write `period: {year} to date` if that is right, or put the day or the period right."
            yield Finding(path, WORD_AND_DAY, message, hint)


def baseline_is_there(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """A saving without a baseline cannot be measured."""
    if entry.record.baseline is None and "baseline" not in entry.record.absent:
        message = "This saving has no baseline: without one it cannot be measured."
        yield Finding((), NO_BASELINE, message, "Add `baseline:` if one is published.")


def figures_are_in_the_past(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """Nobody has published or delivered anything tomorrow."""
    for number, figure in enumerate(entry.record.figures):
        path = ("figures", number, "on")
        if figure.on.surely_after(register.as_of):
            hint = "Write the day on which it was published; `period:` says which time it is a figure of."
            yield Finding(path, IN_THE_FUTURE, f"This figure is dated {figure.on}, a day that is still to come.", hint)
        span = figure.time.dated
        if figure.says == "delivered" and span and figure.on.surely_before(span.first):
            message = f"This was delivered in {span}, but published on {figure.on}, before it began."
            yield Finding(path, DATE_ORDER, message, "Check the date and the period.")


def accounts_are_rows(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """What somebody else says is its own figure, with whose it is."""
    for number, dispute in enumerate(entry.record.disputed):
        # What the figure is of, and often its day, is for the officer to say: `check --fix` leaves it.
        message = "`disputed` is now a row of `figures`, with whose figure it is."
        told = next((source.published.iso for source in dispute.sources if source.published), "…")
        row = f"on: {told}, says: delivered, what: saving, said_by: [{dispute.by}], amount: {dispute.amount}"
        said = f"`- {{{row}}}` under `figures:`, with its sources" if dispute.amount else "it as a `reply:`"
        hint = f"Write {said}. Until then, the page shows it as before."
        yield Finding(("disputed", number), OLD_FORM, message, hint)


def speakers_are_known(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """A word in small letters that is no council's or body's id is probably a slip."""
    known = {*register.authorities, *register.bodies}
    for number, figure in enumerate(entry.record.figures):
        for at, name in enumerate(figure.said_by):
            if str(name) not in known and str(name).islower() and " " not in str(name):
                message = f"`{name}` is not a council or body in partnership.yml, so it will appear as typed."
                yield Finding(
                    ("figures", number, "said_by", at),
                    WHOSE,
                    message,
                    "Use the `id` from partnership.yml, or a name with capitals.",
                )
