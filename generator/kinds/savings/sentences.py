"""The sentences about figures: whose they are, what they cover, and which are beside each other.

The words follow the record: what was expected is never called a promise. Where two figures may not be compared, each
has its day. The sentence about a plan and its result is in `pair_said.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from generator.kinds.savings.year_sums import Years
from generator.ledgers.told import Told
from generator.ledgers.wording import brackets, day_said, each_said, extra, mark, span_said, terms, who_said
from generator.values.date_words import when_in_words
from generator.values.english import capital, listed, lowered, with_a
from generator.values.figures import CAME, headed
from generator.values.money import Money

_WAS: dict[str, str] = {
    "promised": "was promised",
    "target": "was the target",
    "expected": "was expected",
}
_MEANT = frozenset({"promised", "expected"})
"""What somebody says about the future, with who was to do what."""
_DO: dict[str, str] = {"saving": "save", "income": "receive", "cost": "spend"}
_LOST: dict[str, str] = {"saving": "extra cost", "income": "loss"}
"""What a figure below zero is called."""
_NOUN: dict[str, str] = {"saving": "a saving of", "income": "an income of", "cost": "a cost of"}


def scope(told: Told) -> str:
    """What a figure covers, where the record says it: in real terms, after costs, for Camden, covering everyday ICT."""
    return terms_and_whom(told) + extra(told)


def terms_and_whom(told: Told) -> str:
    """On which prices and costs it stands, and for which councils."""
    return terms(told.coverage) + _whom(told)


def _whom(told: Told) -> str:
    return f" for {listed(told.whom)}" if told.whom and set(told.whom) != set(told.speakers) else ""


def attributed(told: Told, *notes: str) -> str:
    """One amount with its time, what it covers and whose it is, for tables and lists, with notes in brackets behind it.

    £2.4 million a year, covering everyday ICT, according to Islington (press report).
    """
    own_count = told.all_speak and told.says == "delivered"
    whose = ", the councils’ own count" if own_count else f", according to {who_said(told)}" if told.speakers else ""
    words = f"{amount_said(told)}{each_said(told)}{_time(told)}"
    return words + _once_and_scope(told, f"{scope(told)}{whose}", told.reported, *notes)


def _once_and_scope(told: Told, words: str, *notes: object) -> str:
    """That it comes once, behind the amount, before other words; brackets that would touch become one."""
    once = "one-off" if told.period.one_off else ""
    return f"{brackets(once)}{words}{brackets(*notes)}" if words else brackets(once, *notes)


def heading(told: Told) -> str:
    """The word that a figure is under: Expected, Target, Saved, Spent; below zero, an extra cost or a loss."""
    word, lost = headed(told.says, told.what), _LOST.get(told.what, "") if told.loss else ""
    return (capital(lost) if told.says == "delivered" else f"{word} {lost}") if lost else word


def amount_said(told: Told) -> Money:
    """The amount behind that word."""
    return abs(told.amount) if told.loss and told.what in _LOST else told.amount


def by(told: Told) -> str:
    """Whose figure it is, behind other words."""
    if not told.speakers:
        return ""
    if told.says != "delivered":
        return f", according to {who_said(told)}"
    return ", the councils’ own count" if told.all_speak else f", recorded by {listed(told.speakers)}"


def lost(told: Told) -> str:
    """What stands before an amount below zero where no heading says what it is: an extra cost of, a loss of."""
    return f"{with_a(_LOST[told.what])} of " if told.loss and told.what in _LOST else ""


def cell(told: Told) -> str:
    """One amount of a row whose time and coverage are named at its beginning."""
    return f"{capital(f'{lost(told)}{amount_said(told)}')}{by(told)}{mark(told)}"


def time_and_scope(told: Told) -> str:
    """The time that a figure is of and what it covers, behind a word: Saving a year, covering everyday ICT."""
    return f"{' (one-off)' if told.period.one_off else each_said(told)}{span_said(told)}{scope(told)}"


def pair_title(plan: Told, came: Told) -> str:
    """What stands over a picture of a plan and its result: Expected and saved a year, recorded by Islington."""
    return f"{heading(plan)} and {lowered(heading(came))}{time_and_scope(plan)}{by(came)}"


def years_title(years: Years) -> str:
    """What stands over the picture of years."""
    costs = " after costs" if years.costs or years.coverage.net_of_costs else ""
    real = " in real terms" if years.coverage.prices == "real" else ""
    return f"Year by year, and the running total{costs}{real}{by(years.first)}"


def years_named(years: Years) -> str:
    """Whose years these are, and what they cover, in front of their table; empty where there is nothing to say."""
    whose = f"{terms(years.coverage)}{_whom(years.first)}{extra(years.first)}{by(years.first)}{mark(years.first)}"
    return f"{'Saved or received' if years.gains else 'Spent'}{whose}"


def figure_named(told: Told, *, dated: bool = False) -> str:
    """What a figure is, in a row of a table: Expected cost, according to Islington.

    With its day, and who reports it, where the row has no column for either.
    """
    what = "" if told.says == "delivered" or told.what == "saving" else f" {told.what}"
    who = f", according to {listed(told.speakers)}" if told.speakers else ""
    words = f"{scope(told)}{who}" if told.period.one_off else f"{each_said(told)}{_time(told)}{scope(told)}{who}"
    return f"{heading(told)}{what}{_once_and_scope(told, words, *((told.reported, day_said(told)) if dated else ()))}"


def dated(told: Told) -> str:
    """The same with its day: £2.4 million a year, according to Islington (19 July 2018)."""
    return attributed(told, day_said(told))


def headed_amounts(told: Sequence[Told]) -> str:
    """Figures in a cell, each under its word: Expected: £2 million a year (March 2016); £3 million a year (2017)."""
    held = groupby(told, key=heading)
    return "; ".join(f"{word}: {'; '.join(map(dated, figures))}" for word, figures in held)


def figure_said(told: Told, *, dated: bool = True, bare: bool = True) -> str:
    """One figure as a sentence, with its day where it stands for itself, or with what it is of among other things."""
    dated = dated and not told.period.to_date
    day = when_in_words(told.on) if dated and told.on else ""
    if told.outside:
        return f"{capital(_according(told, lowered(day), bare=bare))}."
    recorded = dated or not span_said(told)
    words = _active(told, bare=bare) if told.speakers else _passive(told, recorded=recorded, bare=bare)
    if dated and told.says == "forecast" and not (told.over or told.speakers):
        return capital(f"{words}{brackets(day_said(told))}.")
    return capital(f"{day}, {words}" if day else words) + "."


def _according(told: Told, day: str = "", *, bare: bool = True) -> str:
    """Who is not a partner neither saves nor spends: it says that somebody did. The day is that of its words."""
    return f"according to {' '.join(filter(None, (who_said(told), day)))}, {_passive(told, bare=bare)}"


def _passive(told: Told, *, recorded: bool = False, bare: bool = True) -> str:
    if _is_loss(told) and recorded:
        lost = f"an extra cost of {abs(told.amount)}{each_said(told)}{terms(told.coverage)}"
        return f"{lost} was recorded{_rest(told)}"
    if _is_loss(told):
        return f"nothing was saved, but {abs(told.amount)}{each_said(told)} more was spent{_end(told)}"
    if told.says == "delivered":
        if told.period.one_off and told.amount.pounds > 0 and told.what != "cost":
            return f"{_noun(told, bare=True)}{terms(told.coverage)} was recorded{_rest(told)}"
        came = "lost" if told.loss and told.what == "income" else CAME[told.what]
        sum_of = f"{amount_said(told)}{each_said(told)}" if told.amount.pounds else "nothing"
        return f"{sum_of}{terms(told.coverage)} was {'recorded as ' * recorded}{came}{_rest(told)}"
    was = _WAS.get(told.says, f"{'was' if told.over else 'is'} forecast")
    return f"{_noun(told, bare=bare)}{each_said(told)}{terms(told.coverage)} {was}{_rest(told)}"


def _end(told: Told, time: str | None = None) -> str:
    return f"{terms(told.coverage)}{_rest(told, time)}"


def _rest(told: Told, time: str | None = None) -> str:
    """What is behind the verb: for Havering in 2017/18, covering procurement (press report)."""
    return f"{_whom(told)}{own(told)}{_time(told) if time is None else time}{extra(told)}{mark(told)}"


def _time(told: Told) -> str:
    """The time of a figure: a plan or a forecast is for a year, unless it is for somebody in that year."""
    said = span_said(told)
    return said if told.role == "result" or _whom(told) or own(told) else said.replace(" in ", " for ", 1)


def own(told: Told) -> str:
    """Whose part it is, where somebody else says it."""
    return f" for {told.council}" if told.council and told.speakers != (told.council,) else ""


def _active(told: Told, *, bare: bool = True) -> str:
    who, end = who_said(told), f"{each_said(told)}{_end(told)}"
    if told.all_speak and told.says == "delivered" and told.amount.pounds > 0:
        return f"by the councils’ own count, {_passive(told)}"
    if _is_loss(told):
        return f"{who} recorded no saving, but {abs(told.amount)}{each_said(told)} more spent{_end(told)}"
    if told.says in _MEANT:
        return _meant(told, who)
    verb = {"target": "set a target of", "forecast": "forecast", "delivered": "recorded"}[told.says]
    if (
        told.says == "delivered"
        and not (told.council or told.whom)
        and told.amount.pounds > 0
        and not told.period.one_off
    ):
        # Whose saving it is stands nowhere else: a council that records what all of them saved did not save it itself.
        return f"{who} recorded that {told.amount}{each_said(told)} was {CAME[told.what]}{_end(told)}"
    noun = _noun(told, bare=told.period.each_year or told.says == "target")
    if told.says == "delivered" and not told.amount.pounds:
        return f"{who} recorded no {told.what}{_end(told)}"
    return f"{who} {verb} {noun}{end}"


def _meant(told: Told, who: str) -> str:
    """What somebody promised or expected: to save it, where it is theirs alone, or that others or all would; a loss."""
    if lost(told):
        return f"{who} {told.says} {_noun(told, bare=False)}{each_said(told)}{_end(told, span_said(told))}"
    once = " as a one-off" if told.period.one_off else ""
    of = (told.council,) if told.council else told.whom
    theirs = set(of) == set(told.speakers) if of else told.all_speak
    others = "" if theirs else listed(of)
    each, end = each_said(told), _end(replace(told, council="", whom=()), span_said(told))
    if theirs or others:
        of_others = f"promised that {others} would" if told.says == "promised" else f"expected {others} to"
        return f"{who} {of_others if others else f'{told.says} to'} {_DO[told.what]} {told.amount}{each}{once}{end}"
    if told.says == "promised":
        return f"{who} promised that {told.amount}{each} would be {CAME[told.what]}{once}{end}"
    return f"{who} expected {told.amount}{each} to be {CAME[told.what]}{once}{end}"


def _is_loss(told: Told) -> bool:
    return told.loss and told.what == "saving" and told.says == "delivered"


def _noun(told: Told, *, bare: bool) -> str:
    """A sum of money as a thing: a one-off cost of £7.5 million; a saving is often the bare amount."""
    noun = lost(told).strip() or _NOUN[told.what]
    if told.what == "saving" and bare and not (told.period.one_off or told.loss):
        return str(told.amount)
    if told.period.one_off:
        noun = f"a one-off {noun.split(' ', 1)[1]}"
    return f"{noun} {amount_said(told)}"


def in_turn(alone: Iterable[Told]) -> Iterator[str]:
    """Each figure in the order of time; years of one account in one sentence."""
    ordered = sorted(alone, key=lambda one: (one.role == "result", one.order))
    for _, group in groupby(ordered, key=_account):
        held = list(group)
        if len(held) > 1 and all(span_said(one) and not one.period.to_date and one.amount.pounds > 0 for one in held):
            yield _years(held)
        else:
            yield from map(figure_said, held)


def _account(told: Told) -> tuple[object, ...]:
    once = told.period.each_year or told.period.one_off
    return (told.says, told.what, told.coverage, told.speakers, told.reported, told.provisional, once)


def _years(held: Sequence[Told]) -> str:
    """Years of one account: Camden recorded savings of £8.5 million in 2015/16 and £9 million in 2016/17 (May 2018)."""
    first, days = held[0], [day_said(one) for one in held]
    same = len(set(days)) == 1
    bare = replace(first, reported="", of=(), covers="", coverage=replace(first.coverage, new=None), provisional=False)
    named = _according(bare) if first.outside else _active(bare).replace(" a saving of ", " savings of ")
    words = named if first.speakers else _passive(bare, recorded=True)
    amounts = [words, *(f"{one.amount}{_time(one)}" for one in held[1:])]
    said = listed([f"{words}{brackets('' if same else day)}" for words, day in zip(amounts, days, strict=True)])
    said = f"{said}{extra(first)}{brackets(first.reported, days[0] if same else '')}"
    return capital(said.replace(") (", ", ")) + "."


def no_plan(*, run_by: bool) -> str:
    """That this record does not have what was planned."""
    return "We have not found an expected figure." if run_by else "What was expected is not in this record."
