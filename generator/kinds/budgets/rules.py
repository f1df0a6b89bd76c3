"""What must be true of budgets beyond the types of their keys."""

from collections.abc import Iterator
from fractions import Fraction

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import CONTRADICTION
from generator.kinds.budgets.lines import Line, is_off, lines_of, what_of
from generator.kinds.budgets.model import Budget
from generator.kinds.budgets.rows import is_variance, rows_of, sort_of, told_of, variance_meant
from generator.kinds.budgets.view import view
from generator.ledgers.pairing import gap_between
from generator.ledgers.rules import GAP_UNEXPLAINED, MUST_EXPLAIN, WHY_HINT, WORD_AND_DAY, Rows
from generator.values.money import Money
from generator.values.rounding import percent_in_words
from generator.values.rules import Finding, Rule, Severity

NO_FIGURE = Rule("no-figure", "A row of a budget has an amount, a variance or the councils’ parts.", Severity.WARNING)
VARIANCE = Rule("variance", "A variance is what was spent less the budget.", Severity.WARNING)
INCOME = Rule("income-sign", "Income is above zero.", Severity.WARNING)
CAME = {"spending": "spent", "income": "received"}


def rows_are_possible(entry: Entry[Budget], register: Register) -> Iterator[Finding]:
    """What holds of the rows of every ledger, and that each has a figure."""
    rows = entry.record.rows
    yield from Rows(
        "rows",
        rows,
        sort_of,
        lambda row: row.says,
        lambda row: (row.variance, "variance") if is_variance(row) else (row.amount, "amount"),
        lambda row: CAME[row.what] if row.says in ("position", "outturn") else "",
        frozenset({"variance"}),
    ).check(entry, register)
    for number, row in enumerate(rows):
        if not row.has_figure:
            hint = "Add `amount:`, `variance:` or `by_authority:`."
            yield Finding(("rows", number), NO_FIGURE, "This row has no figure yet, so no page has it.", hint)
        if row.says == "budget" and row.variance is not None:
            message = "A budget has no variance: it is what a variance is measured against."
            hint = "Write `amount:` for the budget itself, or `says: outturn` for what was spent."
            yield Finding(("rows", number, "variance"), CONTRADICTION, message, hint, at_key=True)


def income_is_above_zero(entry: Entry[Budget], register: Register) -> Iterator[Finding]:
    """Income below zero is written as in a ledger, or is not income."""
    for number, row in enumerate(entry.record.rows):
        if row.what == "income" and row.amount is not None and row.amount.pounds < 0:
            message = f"This is income, but it is below zero ({row.amount}), so it is compared with nothing."
            hint = f"Write {abs(row.amount)}; reports often print income with a minus or in brackets."
            yield Finding(("rows", number, "amount"), INCOME, message, hint)


def gaps_are_explained(entry: Entry[Budget], register: Register) -> Iterator[Finding]:
    """A result that is over 5% off the budget says why, of all the councils or else of the first one that is."""
    shown, rows = view(entry, register), entry.record.rows
    asked: set[int] = set()
    lines = [("", line) for line in shown.lines]
    lines += [(one.authority.id, one.line) for one in shown.councils if not one.line.revised]
    for council, line in lines:
        for told in (*line.results, *line.off):
            at, off = line.row_of(told), line.off_budget(told)
            pair = line.pair_of(told)
            explained = any(rows[one.at].why for one in (pair.results if pair else (told,)))
            if off is None or explained or at in asked or told.role != "result" or told.period.to_date:
                continue
            planned = line.plan.amount if line.plan else None if is_off(told) else told.amount - off
            if planned is not None and Fraction(abs(off.pounds)) > Fraction(abs(planned.pounds)) * MUST_EXPLAIN:
                asked.add(at)
                share = gap.share_size if (gap := gap_between(planned, planned + off)) else None
                by = percent_in_words(share) if share and off.exact else abs(off)
                more = "less" if off.pounds < 0 else "more"
                part = council in rows[at].by_authority
                whose = f"{register.authorities[council].called}’s part" if part else "This"
                message = (
                    f"{whose} is {by} {more} than {'its' if part else 'the'} budget, and the record does not say why."
                )
                key = ("by_authority", council) if part else ("amount" if rows[at].amount is not None else "variance",)
                yield Finding(("rows", at, *key), GAP_UNEXPLAINED, message, WHY_HINT)


def words_fit_their_day(entry: Entry[Budget], register: Register) -> Iterator[Finding]:
    """An outturn before the end of its time is a position, and a forecast of what is over may be an outturn."""
    for number, row in enumerate(entry.record.rows):
        span, path = row.time.dated, ("rows", number, "says")
        if span is None:
            continue
        early = row.on.last < span.last and not row.on.surely_before(span.first)
        if early and (row.says == "outturn" or (row.says == "position" and row.time.quarter)):
            came = CAME[row.what]
            message = f"{row.period} was not over on {row.on}, so this is read as what was {came} by then."
            right = "Write `says: position` if" if row.says == "outturn" else "Leave it if"
            hint = f"{right} that is right, or put the day or the period right."
            yield Finding(path, WORD_AND_DAY, message, hint)
        if row.says == "forecast" and row.on.surely_after(span.last):
            message = f"{row.period} was over on {row.on}, so this may be an outturn that is not final."
            hint = "Write `says: outturn` and `provisional: true` if that is right."
            yield Finding(path, WORD_AND_DAY, message, hint)


def variances_fit(entry: Entry[Budget], register: Register) -> Iterator[Finding]:
    """What was spent less the budget is the variance, and the councils' parts without an amount are of it."""
    shown = view(entry, register)
    for line in shown.lines:
        for told in line.results:
            stated, worked_out = line.contradicts(told), line.worked_out(told)
            if stated is not None and worked_out is not None and line.plan is not None:
                message = (
                    f"The variance is {worked_out} if the budget is {line.plan.amount} and {told.amount} was "
                    f"{CAME[told.what]}, but this says {stated}."
                )
                hint = "Write a minus for less than the budget." if stated == -worked_out else _HINT
                yield Finding(("rows", told.at, "variance"), VARIANCE, message, hint)
        yield from _of_net_income(line)
    for number, row in enumerate(entry.record.rows):
        meant = variance_meant(row, entry.record)
        if meant is not None and meant != row.variance:
            message = f"Net income is {abs(meant)} {'more' if meant.pounds < 0 else 'less'} than the budget here."
            yield Finding(("rows", number, "variance"), VARIANCE, message, f"Write `{meant}`. {_OF_NET_INCOME}")
    for authority in register.partnership.authorities:
        yield from _parts_may_be_amounts(authority, entry, register)


def _of_net_income(line: Line) -> Iterator[Finding]:
    """A difference alone, from a budget of net income, may be meant either way."""
    for told in line.off:
        if line.plan and line.plan.loss and told.amount and what_of(told) == "spending":
            more = "more" if told.loss else "less"
            message = f"The budget is a net income, so this is read as {abs(told.amount)} {more} net income."
            yield Finding(("rows", told.at), VARIANCE, message, f"{_OF_NET_INCOME} Add `amount:` to be sure.")


_OF_NET_INCOME = "A minus means less net spending, so more net income."
_HINT = "Fix one of the three, or add the budget that it is measured against as a newer row."


def _parts_may_be_amounts(authority: Authority, entry: Entry[Budget], register: Register) -> Iterator[Finding]:
    """A part of over half of a council's budget is more likely what it spent than how far it was off."""
    rows = rows_of(entry, register)
    for line in lines_of(told_of(authority, rows), rows, register, authority.id):
        for told in line.off:
            row = entry.record.rows[told.at]
            if line.plan is not None and _is_large(told.amount, line.plan.amount) and authority.id in row.by_authority:
                off = f"{abs(told.amount)} {'less' if told.loss else 'more'} than its budget of {line.plan.amount}"
                message = f"Without an `amount:`, this part is read as a variance: {off}."
                hint = "If it is what was spent, add `amount:` for all, or a row for each council with `authorities:`."
                path = ("rows", told.at, "by_authority", authority.id)
                yield Finding(path, VARIANCE, message, hint, at_key=True)


def _is_large(part: Money, budget: Money) -> bool:
    return 2 * abs(part.pounds) > abs(budget.pounds)
