"""The sentences in which figures are told: whose they are, what they cover, and how far a result is off its plan.

The words follow the record: what was expected is never called a promise. Where two figures may not be compared, each
has its day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from generator.kinds.savings.statement import Basis, Gap, Statement, Told
from generator.kinds.savings.year_sums import Years
from generator.values.date_words import day_in_words, when_in_words
from generator.values.english import capital, listed, lowered
from generator.values.figures import CAME, Says, What, headed
from generator.values.rounding import percent_in_words
from generator.values.years import FinancialYear, Quarter

FEW = 4
"""How many councils a sentence names; more are "the councils"."""

_WAS: dict[Says, str] = {
    "promised": "was promised",
    "target": "was the target",
    "expected": "was expected",
    "forecast": "was forecast",
}
_TO: dict[Says, str] = {"promised": "promised to", "expected": "expected to"}
_DO: dict[What, str] = {"saving": "save", "income": "receive", "cost": "spend"}
_NOUN: dict[What, str] = {"saving": "a saving of", "income": "an income of", "cost": "a cost of"}
_AS: dict[Says, str] = {"promised": "as promised", "target": "on target", "expected": "as expected"}
THAN: dict[Says, str] = {"promised": "than promised", "target": "than the target", "expected": "than expected"}
_EVERY: dict[Says, str] = {
    "promised": "for every £1 promised",
    "target": "for every £1 of the target",
    "expected": "for every £1 expected",
}


def scope(told: Told) -> str:
    """What a figure covers, where the record says it: in real terms, after costs, for Camden, covering everyday ICT."""
    return _terms(told) + _extra(told)


def terms(basis: Basis) -> str:
    """On which prices and costs a figure stands."""
    prices = {"real": " in real terms", "nominal": " in cash terms"}.get(basis.prices or "", "")
    costs = {True: " after costs", False: " before costs", None: ""}[basis.net_of_costs]
    return prices + costs


def _terms(told: Told) -> str:
    return terms(told.basis) + _whom(told)


def _whom(told: Told) -> str:
    return f" for {listed(told.whom)}" if told.whom and set(told.whom) != set(told.speakers) else ""


def _extra(told: Told) -> str:
    of = [lowered(name) for name in told.of]
    covers = [told.covers] if told.covers else []
    held = f", covering {listed([*of, *covers])}" if of or covers else ""
    new = ", only what was new" if told.basis.new else ""
    return held + new + (", not final" if told.provisional else "")


def span_said(told: Told) -> str:
    """The time that a figure is a figure of, where it is one: in 2017/18."""
    span = told.period.span
    if isinstance(span, Quarter):
        return f" in {span.months} ({span})"
    return f" in {span}" if isinstance(span, FinancialYear) else ""


def each_said(told: Told) -> str:
    """Whether it comes every year, and from when."""
    since = f" from {told.basis.since}" if told.basis.since else ""
    return (" a year" if told.period.each_year else "") + since


def mark(told: Told) -> str:
    """Who reports it, where that is no council or other official source."""
    return _in_brackets(told.reported)


def _in_brackets(*notes: object) -> str:
    """All notes that there are, in one pair of brackets: (one-off, press report, March 2016)."""
    known = [str(note) for note in notes if note]
    return f" ({', '.join(known)})" if known else ""


def attributed(told: Told, *notes: str) -> str:
    """One amount with its time, what it covers and whose it is, for tables and lists, with notes in brackets behind it.

    £2.4 million a year, covering everyday ICT, said by Islington (press report).
    """
    own_count = told.all_speak and told.says == "delivered"
    whose = ", the councils’ own count" if own_count else f", said by {_who(told)}" if told.speakers else ""
    words = f"{told.amount}{each_said(told)}{span_said(told)}"
    return words + _once_and_scope(told, f"{scope(told)}{whose}", told.reported, *notes)


def _once_and_scope(told: Told, words: str, *notes: object) -> str:
    """That it comes once, behind the amount, before other words; brackets that would touch become one."""
    once = "one-off" if told.period.one_off else ""
    return f"{_in_brackets(once)}{words}{_in_brackets(*notes)}" if words else _in_brackets(once, *notes)


def heading(told: Told) -> str:
    """The word that a figure stands under: Expected, Target, Saved, Spent."""
    return headed(told.says, told.what)


def by(told: Told) -> str:
    """Whose figure it is, behind other words."""
    if not told.speakers:
        return ""
    if told.says != "delivered":
        return f", said by {_who(told)}"
    return ", the councils’ own count" if told.all_speak else f", recorded by {listed(told.speakers)}"


def _who(told: Told) -> str:
    """Whose figure it is: by name, or where all councils say it and they are many, the councils."""
    return "the councils" if told.all_speak and len(told.speakers) > FEW else listed(told.speakers)


def cell(told: Told) -> str:
    """One amount of a row whose time and coverage are named at its beginning."""
    return f"{capital(str(told.amount))}{by(told)}{mark(told)}"


def time_and_scope(told: Told) -> str:
    """The time that a figure is of and what it covers, behind a word: Saving a year, covering everyday ICT."""
    return f"{' (one-off)' if told.period.one_off else each_said(told)}{span_said(told)}{scope(told)}"


def pair_title(plan: Told, came: Told) -> str:
    """What stands over a picture of a plan and its result: Expected and saved a year, recorded by Islington."""
    return f"{heading(plan)} and {lowered(heading(came))}{time_and_scope(plan)}{by(came)}"


def years_title(years: Years) -> str:
    """What stands over the picture of years."""
    costs = " after costs" if years.costs or years.basis.net_of_costs else ""
    real = " in real terms" if years.basis.prices == "real" else ""
    return f"Year by year, and the running total{costs}{real}{by(years.first)}"


def years_named(years: Years) -> str:
    """Whose years these are, and what they cover, in front of their table; empty where there is nothing to say."""
    whose = f"{terms(years.basis)}{_whom(years.first)}{_extra(years.first)}{by(years.first)}{mark(years.first)}"
    return f"{'Saved or received' if years.gains else 'Spent'}{whose}"


def figure_named(told: Told, *, dated: bool = False) -> str:
    """What a figure is, in a row of a table, with its day if asked for: Expected cost (one-off), said by Islington."""
    what = "" if told.says == "delivered" or told.what == "saving" else f" {told.what}"
    who = f", said by {listed(told.speakers)}" if told.speakers else ""
    words = f"{scope(told)}{who}" if told.period.one_off else f"{each_said(told)}{span_said(told)}{scope(told)}{who}"
    return f"{heading(told)}{what}{_once_and_scope(told, words, _day_said(told) if dated else '')}"


def dated(told: Told) -> str:
    """The same with its day: £2.4 million a year, said by Islington (19 July 2018)."""
    return attributed(told, _day_said(told))


def figure_said(told: Told, *, dated: bool = True) -> str:
    """One figure as a sentence, with its day where it stands for itself."""
    words = _active(told) if told.speakers else _passive(told, dated=dated)
    return capital(f"{_day(told)}{words}" if dated else words) + "."


def _day(told: Told) -> str:
    return f"{when_in_words(told.on)}, " if told.on else ""


def _passive(told: Told, *, dated: bool) -> str:
    if _is_loss(told):
        return f"nothing was saved, but {abs(told.amount)}{each_said(told)} more was spent{_end(told)}"
    if told.says == "delivered":
        recorded = "recorded as " if dated else ""
        sum_of = f"{told.amount}{each_said(told)}{_terms(told)}"
        return f"{sum_of} was {recorded}{CAME[told.what]}{span_said(told)}{_own(told)}{_extra(told)}{mark(told)}"
    sum_of = f"{_noun(told, bare=True)}{each_said(told)}{span_said(told)}{_terms(told)}"
    return f"{sum_of} {_WAS[told.says]}{_own(told)}{_extra(told)}{mark(told)}"


def _end(told: Told) -> str:
    return f"{span_said(told)}{_terms(told)}{_own(told)}{_extra(told)}{mark(told)}"


def _own(told: Told) -> str:
    """Whose part it is, where somebody else says it."""
    return f" for {told.council}" if told.council and told.speakers != (told.council,) else ""


def _active(told: Told) -> str:
    who = _who(told)
    if told.all_speak and told.says == "delivered" and not _is_loss(told):
        return f"the councils’ own count was {_noun(told, bare=True)}{each_said(told)}{_end(told)}"
    if _is_loss(told):
        return f"{who} recorded no saving, but {abs(told.amount)}{each_said(told)} more spent{_end(told)}"
    if told.says in _TO:
        once = " as a one-off" if told.period.one_off else ""
        return f"{who} {_TO[told.says]} {_DO[told.what]} {told.amount}{each_said(told)}{once}{_end(told)}"
    verb = {"target": "set a target of", "forecast": "forecast", "delivered": "recorded"}[told.says]
    noun = _noun(told, bare=told.period.each_year or told.says == "target")
    return f"{who} {verb} {noun}{each_said(told)}{_end(told)}"


def _is_loss(told: Told) -> bool:
    return told.loss and (told.says, told.what) == ("delivered", "saving")


def _noun(told: Told, *, bare: bool) -> str:
    """A sum of money as a thing: a one-off cost of £7.5 million; a saving is often the bare amount."""
    if told.what == "saving" and bare and not told.period.one_off:
        return str(told.amount)
    noun = _NOUN[told.what]
    if told.period.one_off:
        noun = f"a one-off {noun.split(' ', 1)[1]}"
    return f"{noun} {told.amount}"


def off(gap: Gap, says: Says) -> str:
    """How far a result is off its plan: £180,000 (22.5%) less than promised; as promised."""
    if not gap.amount:
        return _AS[says]
    return f"{gap.size} ({percent_in_words(gap.share_size)}) {'less' if gap.less else 'more'} {THAN[says]}"


def pair_said(said: Statement, *, pence: bool = False) -> str:
    """A plan and the result that it was meant for, and how far that is off, in pounds or in pence for every £1."""
    plan, came = said.planned[0], said.delivered[0]
    words = f"{figure_said(plan, dated=False)} {figure_said(came, dated=False)[:-1]}"
    if pence and said.in_the_pound is not None and (said.gap is None or said.gap.amount):
        return f"{words}, {said.in_the_pound} {_EVERY[plan.says]}."
    if said.gap is None:
        return f"{words}."
    return f"{words}, {off(said.gap, plan.says)}."


def headline_said(said: Statement) -> str:
    """The main plan and the main result, for a heading, with every other account of the same."""
    if said.paired:
        return pair_said(said, pence=True)
    return " ".join(figure_said(told) for told in _main(said))


def undated_said(said: Statement) -> str:
    """The same without the days, for where there is room for one sentence or two."""
    return headline_said(said) if said.paired else " ".join(figure_said(told, dated=False) for told in _main(said))


def _main(said: Statement) -> list[Told]:
    """The main plan, and the main result with every other account of the same; a forecast where there is no result."""
    first = said.delivered[:1]
    accounts = [one for one in said.delivered[1:] if (one.what, one.period, one.basis) == _of(first[0])]
    came = sorted((*first, *accounts), key=_day_of)
    return [*said.planned[:1], *(came or said.forecast[:1])]


def _day_of(told: Told) -> tuple[int, ...]:
    return told.on.sort_key if told.on else (0,)


def _of(told: Told) -> tuple[object, ...]:
    return (told.what, told.period, told.basis)


def number_told(said: Statement) -> int:
    """How many figures a headline tells."""
    return 2 if said.paired else len(_main(said))


def not_compared(said: Statement) -> str:
    """Why the figures of a headline are not held against each other; nothing where they are."""
    return f"These figures are not compared, {said.apart}." if said.apart and not said.paired else ""


def beyond_headline(said: Statement) -> str:
    """All that the headline does not say yet: every other figure, or why those that it names are not compared."""
    if said.paired:
        return " ".join(_in_turn(said.since))
    main = _main(said)
    told = [*_in_turn(one for one in (*said.planned, *said.delivered) if one not in main), *_at_the_end(said)]
    return " ".join(told)


def _at_the_end(said: Statement) -> Iterator[str]:
    """How many figures there is no room for, and why those that are told are not compared."""
    more = said.more_planned + said.more_delivered
    if more:
        yield f"There {'is 1 more figure' if more == 1 else f'are {more} more figures'}."
    if reason := not_compared(said):
        yield reason


def brief_said(said: Statement) -> str:
    """The main figures, for lists and cards; of a pair, how far the result is off the plan."""
    return pair_said(said) if said.paired else headline_said(said)


def statement_said(said: Statement, *, reasons: bool = True) -> str:
    """All that some figures say: a pair with how far it is off, or each for itself, the oldest first."""
    told: list[str] = []
    alone = [*said.planned, *said.delivered]
    if said.paired:
        told.append(pair_said(said))
        alone = list(said.since)
    told += _in_turn(alone)
    if said.forecast and not said.delivered:
        told.append(figure_said(said.forecast[0]))
    told += _at_the_end(said if reasons else replace(said, apart=""))
    return " ".join(told)


def _in_turn(alone: Iterable[Told]) -> Iterator[str]:
    """Each figure in the order of time; years of one account in one sentence."""
    ordered = sorted(alone, key=lambda one: (one.says == "delivered", _day_of(one)))
    for _, group in groupby(ordered, key=_account):
        held = list(group)
        if len(held) > 1 and all(span_said(one) and not _is_loss(one) for one in held):
            yield _years(held)
        else:
            yield from map(figure_said, held)


def _account(told: Told) -> tuple[object, ...]:
    once = told.period.each_year or told.period.one_off
    return (told.says, told.what, told.basis, told.speakers, told.reported, told.provisional, once)


def _years(held: Sequence[Told]) -> str:
    """Years of one account: £5.4 million was recorded as saved in 2014/15 (May 2015) and £8.5 million in 2015/16."""
    first, *others = held
    unmarked = replace(first, reported="")
    words = _active(unmarked) if first.speakers else _passive(unmarked, dated=True)
    rest = [f"{one.amount}{span_said(one)}{_in_brackets(_day_said(one))}" for one in others]
    return capital(listed([f"{words}{_in_brackets(first.reported, _day_said(first))}", *rest])) + "."


def _day_said(told: Told) -> str:
    return str(day_in_words(told.on)) if told.on else ""


def no_plan(*, run_by: bool) -> str:
    """That this record does not have what was planned."""
    return "We have not found an expected figure." if run_by else "What was expected is not in this record."
