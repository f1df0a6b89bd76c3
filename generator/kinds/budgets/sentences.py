"""The sentences about a budget and its outcome, as a council's own outturn report has them.

The budget for 2017/18 was £19.2 million. £17.858 million was spent: £1.342 million less than the budget. Not final.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from generator.kinds.budgets.lines import Line, is_off, what_of
from generator.kinds.budgets.rows import Row
from generator.ledgers.told import Told, beyond_its_year
from generator.ledgers.wording import FEW, brackets, day_said, who_said
from generator.values.date_words import day_in_words
from generator.values.dates import PartialDate
from generator.values.english import capital, listed, lowered, whose
from generator.values.money import Money
from generator.values.names import with_article
from generator.values.years import MonthSpan, Quarter, ToDate

_CAME = {"spending": "spent", "income": "received"}
_DO = {"spending": "spend", "income": "receive"}
_PARTS = {4: "four quarters", 12: "twelve months"}
"""What a year is made of, where its parts are added up."""
NET = {True: "net ", False: "gross ", None: ""}


def line_said(line: Line, *, reasons: bool = True) -> str:
    """All that a line says: the budget, the outcome, and what is forecast; and why they are not compared."""
    return " ".join([*_sentences(line), *([_why(line.apart)] if reasons and line.apart and line.plans else ())])


def ways_to_say(line: Line) -> Iterator[str]:
    """All of it, then without why figures are not compared, then its outcome alone, where nobody says anything else."""
    yield from (line_said(line), line_said(line, reasons=False))
    if len(held := [*line.results, *line.off, *line.forecasts]) == 1:
        yield f"{figure_said(held[0], line)}{' Not final.' if line.provisional and held[0].role != 'forecast' else ''}"


def _sentences(line: Line) -> Iterator[str]:
    if line.before and line.plan:
        yield _revised(line, line.before, line.plan)
    elif line.first and line.plan:
        yield _restated(line, line.first, line.plan)
    elif line.revised and line.plan:
        said = budget_said(line.plan, line).removesuffix(".")
        yield f"{said} at first; its part of the revised budget is not in this record."
    else:
        yield from (budget_said(plan, line) for plan in line.plans)
    for one in (*line.results, *sorted(line.off, key=lambda one: one.role == "forecast"), *line.forecasts):
        yield figure_said(one, line, after=bool(line.plans))
    if line.provisional and not _in_part(line):
        yield "Not final."


def _in_part(line: Line) -> bool:
    """Whether some of the outcome is final, and some is not."""
    return len({one.provisional for one in (*line.results, *line.off) if one.role == "result"}) > 1


def _why(apart: Iterable[str]) -> str:
    """Why figures are not held against each other."""
    first, *others = dict.fromkeys(apart)
    return f"Not compared: {'. '.join([first, *map(capital, others)])}."


def council_of(told: Told) -> str:
    """The one council that a figure is about; nothing where it is about several, or about all."""
    return told.council or (told.whom[0] if len(told.whom) == 1 else "")


def named(told: Told, which: str = "") -> str:
    """What a budget is called: the budget, Havering’s net budget, the income budget, the revised budget."""
    kind = f"{which}{NET[told.coverage.net_of_costs]}{'income ' if what_of(told) == 'income' else ''}budget"
    council = council_of(told)
    return f"{whose(council)} {kind}" if council else f"the {kind}"


def time_of(told: Told) -> tuple[str, str]:
    """The time that a figure is of, and for brackets the name of a quarter: July to September 2017, 2017/18 Q2."""
    span = told.period.span
    if isinstance(span, Quarter):
        return span.months, str(span)
    if isinstance(span, MonthSpan):
        return span.months, ""
    if isinstance(span, ToDate):
        whole = span.since and beyond_its_year(told)
        return f"April {span.since.starts} to {until(told)}" if span.since and whole else str(span.since or ""), ""
    return "" if isinstance(span, str) else str(span), ""


def _time(told: Told, joint: str, *notes: str) -> str:
    """The time behind other words, with all notes on it in one pair of brackets: for 2017/18 (payroll)."""
    words, quarter = time_of(told)
    return (f" {joint} {words}" if words else "") + brackets(quarter, *notes)


def scope_of(told: Told) -> tuple[str, ...]:
    """What it covers, for brackets behind the time: payroll and staff, in real terms."""
    several = listed(told.whom) if len(told.whom) > 1 and not told.council else ""
    new = "only what was new" if told.coverage.new else ""
    prices = terms_of_prices(told)
    return (several, *(lowered(name) for name in told.of), told.covers, new, prices)


def terms_of_prices(told: Told) -> str:
    """On which prices it stands."""
    return {"real": "in real terms", "nominal": "in cash terms"}.get(told.coverage.prices or "", "")


def side_said(told: Told) -> str:
    """An amount with how often it comes; a budget below nothing is one of income."""
    each = " a year" if told.period.each_year else ""
    since = f" from {told.since}" if told.since else ""
    amount = f"{abs(told.amount)}{each}{since}"
    return f"a net income of {amount}" if told.loss and what_of(told) == "spending" else f"{told.amount}{each}{since}"


def budget_said(told: Told, line: Line, which: str = "") -> str:
    """One budget: the budget for 2017/18 was £19.2 million."""
    was = "was" if line.over else "is"
    pair, once = line.came.pair or line.ahead.pair, "one-off" if told.period.one_off else ""
    added = f"the {_PARTS.get(len(pair.plans), 'parts')} together" if pair and len(pair.plans) > 1 else ""
    notes = brackets(once, added, told.reported, "not final" if told.provisional else "")
    subject, time = named(told, which), _time(told, "for", *scope_of(told))
    who = other_speaker(told)
    if who:
        return capital(f"{who} {'put' if line.over else 'puts'} {subject}{time} at {side_said(told)}{notes}.")
    return capital(f"{subject}{time} {was} {side_said(told)}{notes}.")


def _restated(line: Line, first: Told, plan: Told) -> str:
    """A budget that was changed: £19.2 million at first, and later £18.5 million (February 2018)."""
    said = budget_said(first, line).removesuffix(".")
    # The day is the one on which the record says that it was published, not that from which it held.
    return f"{said} at first, and later {side_said(plan)}{brackets(day_said(plan), plan.reported)}."


def _revised(line: Line, before: Told, plan: Told) -> str:
    """A changed budget, on the day of the change: the revised budget was £18.5 million, changed from £19.2 million."""
    said = budget_said(plan, line, "revised ").removesuffix(".")
    return f"{said}, changed from {side_said(before)}{brackets(day_said(before), before.reported)}."


def other_speaker(told: Told) -> str:
    """Who says it: nobody of what all councils count together, and of a budget that its own council sets."""
    own = told.role == "plan" and told.speakers == (with_article(council_of(told)),)
    return "" if told.all_speak or own else who_said(told)


def figure_said(told: Told, line: Line, *, after: bool = False) -> str:
    """What was spent or is forecast, and how far that is off the budget, by itself or `after` the budget."""
    before, time, on_time = _time_of_figure(told, line, after)
    forecast = told.role == "forecast"
    day = day_said(told) if forecast else ""
    draft = "not final" if told.provisional and (forecast or _in_part(line)) else ""
    off = "" if is_off(told) else _off(told, line)
    behind = _Behind(time, on_time, off, (day, told.reported, draft))
    stated = line.contradicts(told)
    more = (
        f" The source gives the difference as {more_than(stated)}, which does not match." if stated is not None else ""
    )
    return capital(f"{before}{_clause(told, line, behind, after)}.{more}")


class _Behind(NamedTuple):
    """What stands behind a figure: its time with notes on that, how far it is off the budget, and notes on all."""

    time: str
    on_time: tuple[str, ...]
    off: str
    on_all: tuple[str, ...]

    @property
    def first(self) -> str:
        """The time, where the value stands behind it."""
        return f"{self.time}{brackets(*self.on_time)}"

    @property
    def rest(self) -> str:
        """All that stands behind the value then."""
        return f"{self.off}{brackets(*self.on_all)}"

    @property
    def whole(self) -> str:
        """All of it; notes that would stand beside each other are in one pair of brackets."""
        return f"{self.first}{self.rest}" if self.off else f"{self.time}{brackets(*self.on_time, *self.on_all)}"


def _clause(told: Told, line: Line, behind: _Behind, after: bool) -> str:
    """Who spent how much, or how much was spent: a council that acts, whoever says so, or the money."""
    council, who, what, off = council_of(told), other_speaker(told), what_of(told), is_off(told)
    itself = told.speakers == (with_article(council),)
    if who and told.outside:
        # Who is not a partner neither budgets nor spends: it says that somebody did.
        return f"according to {who}, {_clause(replace(told, speakers=()), line, behind, after)}"
    net, of_net = is_net_income(told, line), is_off_net_income(told, line)
    apart = told.coverage.net_of_costs is not None and bool(behind.first)
    noun = "net income" if net or of_net else f"{NET[told.coverage.net_of_costs] if apart else ''}{what}"
    amount, below = abs(told.amount) if net else told.amount, told.amount.pounds < 0 and not net and not off
    value = (
        more_than(told.amount, _budget_of(told), -1 if of_net else 1)
        if off
        else f"{amount}{' a year' * told.period.each_year}"
        if amount or noun != what
        else "nothing"
    )
    whose_noun = f"{'its' if after else whose(council)} {noun}" if council else noun
    forecast = told.role == "forecast"
    if who:
        words = f"{who} {'forecast' if forecast else 'recorded'}"
        if off:
            off_noun = f"its {noun}" if itself else whose_noun
            return f"{words} that {off_noun}{behind.first} {_was(told, line, who)} {value}{behind.rest}"
        return f"{words} {noun} of {value}{'' if itself or not council else f' for {council}'}{behind.whole}"
    if council and not (net or of_net) and not apart and not below and (told.amount or not off):
        return f"{'it' if after else council} {_did(told, line)} {value}{behind.whole}"
    if forecast or net or off or apart or below:
        return f"{whose_noun}{behind.first} {_was(told, line)} {value}{behind.rest}"
    own = "by the councils’ own count, " if told.all_speak else ""
    return f"{own}{value} {_was(told, line)} {_CAME[what]}{behind.whole}"


def _was(told: Told, line: Line, who: str = "") -> str:
    """How something was: in a year that is over, so far, or by the end of it."""
    if told.role == "forecast":
        return "would be" if who else f"{'was' if line.over or told.over else 'is'} forecast to be"
    return {"": "was", "has": "has been", "had": "had been"}[_perfect(told, line)]


def _did(told: Told, line: Line) -> str:
    what = what_of(told)
    if told.role == "forecast":
        return f"{'was' if line.over or told.over else 'is'} forecast to {_DO[what]}"
    return f"{_perfect(told, line)} {_CAME[what]}".strip()


def _perfect(told: Told, line: Line) -> str:
    to_date = told.period.to_date
    return "" if not to_date or beyond_its_year(told) else "had" if line.over or not to_date.since else "has"


def _time_of_figure(told: Told, line: Line, after: bool) -> tuple[str, str, tuple[str, ...]]:
    """What stands before and behind a figure, with notes: so far in the year (to the end of June 2018); in 2017/18."""
    words, quarter = time_of(told)
    in_time = f" in {words}" if words else ""
    to_date, pair = told.period.to_date, line.pair_of(told)
    if not to_date:
        if pair and pair.manner == "some years" and not pair.whole:
            missing = f"not in this record: {listed(map(str, pair.missing))}" if pair.missing else ""
            return "", f" in {len(pair.years)} of the {pair.of} years", (missing,)
        if pair and pair.manner == "years" and len(pair.results) > 1:
            spans = [one.period.span for one in pair.results]
            months = [span.months for span in spans if isinstance(span, MonthSpan | Quarter)]
            few = len(months) <= FEW and not all(isinstance(span, Quarter) for span in spans)
            of = listed(months) if few else f"the {_PARTS.get(len(spans), 'parts')}"
            return "", f" in {of} together", ()
        same = after and line.plan is not None and line.plan.period == told.period
        same = same and line.plan is not None and line.plan.coverage == told.coverage
        return ("", "", ()) if same else ("", in_time, (quarter, *scope_of(told)))
    up_to, scope = until(told), () if after else scope_of(told)
    if beyond_its_year(told):
        return f"from {words}, ", "", scope
    if line.over or to_date.since is None:
        return f"by {up_to}, " if up_to else "", "" if after else in_time, scope
    year = "the year" if after else str(to_date.since)
    return f"so far in {year}{f' (to {up_to})' if up_to else ''}, ", "", scope


def until(told: Told) -> str:
    """The day up to which something counts: the end of June 2018, 19 June 2018."""
    day = told.on
    if day is None:
        return ""
    last = day.named_last
    if day.season or (day.day and day.day != monthrange(day.year, last.month)[1]):
        return day_in_words(replace(day, bound=None))
    return f"the end of {day_in_words(PartialDate(last.year, last.month if day.month else None))}"


def _off(told: Told, line: Line) -> str:
    """How far a figure is off the budget, behind it: the newest and the first, where it was changed."""
    off = line.off_budget(told)
    if off is None:
        return ""
    sign, held = -1 if is_net_income(told, line) else 1, line.worked_out(told) is not None
    if line.first is None or not held:
        budget = _budget_of(told, "first " if line.revised and held else "")
        return f": {more_than(off, budget, sign)}" if off else f", {more_than(off, budget)}"
    newest, first = (_budget_of(told, which) for which in ("revised ", "first "))
    return f": {more_than(off, newest, sign)}, and {more_than(told.amount - line.first.amount, first, sign)}"


def _budget_of(told: Told, which: str = "") -> str:
    """What a figure is held against: the budget, its first budget, the budget for that time."""
    time = " for that time" if told.period.to_date else ""
    council = council_of(told)
    own = council and (not other_speaker(told) or told.speakers == (with_article(council),))
    return f"{'its' if own else 'the'} {which}budget{time}"


def is_net_income(told: Told, line: Line) -> bool:
    """Whether it is net income: spending below zero, or none where net income was planned."""
    none = not told.amount and line.plan is not None and line.plan.loss
    return (told.loss or none) and what_of(told) == "spending" and not is_off(told)


def is_off_net_income(told: Told, line: Line) -> bool:
    """Whether it only says how far net income is off the budget: more of it is less net spending."""
    return is_off(told) and line.plan is not None and line.plan.loss and what_of(told) == "spending"


def more_than(off: Money, budget: str = "", sign: int = 1) -> str:
    """£1.342 million less than the budget; £200,000 more; the same as the budget."""
    if not off:
        about = "" if off.exact else "about "
        return f"{about}the same as {budget}" if budget else "nothing"
    than = f" than {budget}" if budget else ""
    return f"{abs(off)} {'less' if off.pounds * sign < 0 else 'more'}{than}"


def reason_called(row: Row, lines: Iterable[Line]) -> str:
    """What a reason is the reason of: why less was spent in 2017/18, or more was forecast, on which day if not last."""
    told = row.told
    held = ((one, line) for line in lines for one in (*line.results, *line.forecasts, *line.off) if one.at == told.at)
    one, line = next(held, (told, None))
    off = line.off_budget(one) if line else row.figure.variance
    day = "" if line else f" ({day_said(told)})"
    if not off or (told.loss and row.figure.amount is not None):
        return f"Reason given with {figure_called(told)}{day}:"
    was = f"{'is' if line and not line.over else 'was'} forecast{_time(told, 'for')}"
    came = was if told.role == "forecast" else f"was {_CAME[what_of(told)]}{_time(told, 'in')}"
    return f"Why {'less' if off.pounds < 0 else 'more'} {came}{day}:"


def figure_called(told: Told, council: str = "") -> str:
    """What a figure is, before its value: the outturn for 2017/18 (staff), according to Camden."""
    whose_it = f"{whose(council)} " if council else "the "
    kind = f"{NET[told.coverage.net_of_costs]}{'income ' if what_of(told) == 'income' else ''}{told.says}"
    who = f", according to {listed(told.speakers)}" if told.speakers else ""
    so_far = f"to {until(told)}" if told.period.to_date and until(told) else ""
    return f"{whose_it}{kind}{_time(told, 'for', so_far, *scope_of(told))}{who}"


def amount_said(told: Told) -> str:
    """An amount by itself; of spending below zero it is a net income."""
    net = told.loss and what_of(told) == "spending"
    return capital(f"net income of {abs(told.amount)}" if net else str(told.amount))


def value_said(off: Money) -> str:
    """A variance as a value: £1.342 million less than the budget."""
    return more_than(off, "the budget")
