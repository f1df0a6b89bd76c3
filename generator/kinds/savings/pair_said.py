"""The sentence about a plan and its result: the outcome first, then what was planned, without a judgement.

£1.342 million was saved in 2017/18; £1.5 million was expected.
"""

from dataclasses import replace

from generator.kinds.savings.sentences import amount_said, lost, own, terms_and_whom
from generator.ledgers.pairing import Gap, Pair
from generator.ledgers.told import Told
from generator.ledgers.wording import FEW, brackets, each_said, extra, mark, who_said, years_listed
from generator.values.date_words import day_in_words
from generator.values.english import listed, whose
from generator.values.figures import CAME
from generator.values.rounding import half_up, percent_in_words

NOUNS = {"saving": "savings of", "cost": "spending of", "income": "income of"}
_WAS = {"promised": "was promised", "target": "was the target", "expected": "was expected"}
_AS = {"promised": "as promised", "target": "on target", "expected": "as expected"}
_PLANS = {"promised": "promises", "target": "targets", "expected": "plans"}
THAN = {"promised": "than promised", "target": "than the target", "expected": "than expected"}


def pair_sentence(pair: Pair) -> str:
    """Both sides in one sentence, with a full stop."""
    came = pair.came
    whom = came.whom or ((came.council,) if came.council else ())
    if not whom or came.speakers or len(whom) > FEW:
        return f"{_result(pair, came)}; {_plan(pair)}."
    return f"for {listed(whom)}, {_result(pair, replace(came, whom=(), council=''))}; {_plan(pair)}."


def _result(pair: Pair, came: Told) -> str:
    """The outcome: Islington recorded savings of £2.4 million a year (July 2018)."""
    when = _when(pair, came)
    notes = brackets(_missing(pair), _day(pair, came), "not final" if came.provisional else "", came.reported)
    scope = f"{terms_and_whom(came)}"
    more = f"{own(came)}{extra(replace(came, provisional=False))}{notes}"
    who = who_said(came)
    if came.outside:
        return f"{_result(pair, replace(came, speakers=(), outside=False))}, according to {who}"
    if came.loss and came.what != "cost":
        return f"{who} recorded that it" * bool(who) + f"{' ' if who else 'it '}{_loss(came)}{when}{scope}{more}"
    if came.all_speak:
        return f"by the councils’ own count, {_sum(came)} was {CAME[came.what]}{when}{scope}{more}"
    if who and not came.amount.pounds:
        return f"{who} recorded no {came.what}{when}{scope}{more}"
    if who and not (came.council or came.whom):
        return f"{who} recorded that {_sum(came)} was {CAME[came.what]}{when}{scope}{more}"
    if who:
        return f"{who} recorded {NOUNS[came.what]} {came.amount}{each_said(came)}{when}{scope}{more}"
    return f"{_sum(came)} was {CAME[came.what]}{when}{scope}{more}"


def _sum(came: Told) -> str:
    return f"{came.amount}{each_said(came)}" if came.amount.pounds else "nothing"


def _loss(came: Told) -> str:
    amount = f"{abs(came.amount)}{each_said(came)}"
    return f"cost {amount} more" if came.what == "saving" else f"lost {amount}"


def _when(pair: Pair, came: Told) -> str:
    """The time of the result, as far as the pair says it."""
    if pair.manner == "to date":
        since = pair.plan.period.to_date and pair.plan.period.to_date.since
        return f"{f' in {since}' if since else ''}{_by(came)}"
    if pair.manner == "year to date":
        return f" in {pair.plan.period}{_by(came)}" if came.period.to_date else f" in {_span(came)}"
    if pair.manner == "quarters":
        number = len(pair.results)
        return f" in the first {'quarter' if number == 1 else f'{number} quarters'} of {pair.plan.period}"
    if pair.manner == "some years" and not pair.whole:
        years = f"{len(pair.years)} of the {pair.of} years"
        return f" in {f'{pair.years[0]}, ' if len(pair.years) == 1 else ''}{years}"
    if pair.years:
        return f" in {years_listed(pair.years)}"
    if pair.manner == "span":
        quarter = came.period.quarter
        return f" in {f'{quarter.months} ({quarter})' if quarter else _span(came)}"
    return " as a one-off" if pair.manner == "one-off" and came.what != "cost" else ""


def _span(told: Told) -> str:
    dated = told.period.dated
    return getattr(dated, "months", "") or str(dated)


def _by(came: Told) -> str:
    """Up to which day it counts."""
    day = came.on
    if day is None:
        return ""
    return f" {day_in_words(day)}" if day.bound == "by" else f" by {day_in_words(replace(day, bound=None))}"


def _missing(pair: Pair) -> str:
    """Which of the planned years are not in the sum, and why."""
    held = [(pair.missing, "not in this record"), (pair.elsewhere, "recorded on another basis")]
    return "; ".join(
        f"{listed(map(str, years))} {'are' if len(years) > 1 else 'is'} {why}" for years, why in held if years
    )


def _day(pair: Pair, came: Told) -> str:
    return str(day_in_words(came.on)) if pair.manner == "each year" and came.on else ""


def _plan(pair: Pair) -> str:
    """What was planned: £5 million was expected; at first and in the newest plan where these are not the same."""
    plan, first = pair.plan, pair.first
    if not pair.restated:
        return _planned(plan, _for(pair, plan), pair.came)
    if plan.on is None:
        return _plans_of_years(plan, first, pair.came)
    # The record only has the day on which the newest plan was published, not that from which it held.
    day = str(day_in_words(replace(plan.on, bound=None)))
    later = replace(plan, reported=", ".join(filter(None, (day, plan.reported))))
    words = f"{_planned(first, _for(pair, first), pair.came)} at first, and later"
    if first.says == plan.says:
        moved = "" if first.amount == plan.amount else _amount(plan)
        time = "" if moved and _for(pair, plan) == _for(pair, first) else _for(pair, plan)
        return f"{words} {f'{moved}{time}'.strip()}{mark(later)}"
    return f"{words} {_planned(later, _for(pair, plan), plan)}"


def _plans_of_years(plan: Told, first: Told, came: Told) -> str:
    """Plans for several years that were changed: no plan was ever for the sum of the first ones."""
    who = "" if plan.all_speak or plan.outside else who_said(plan)
    same = plan.speakers == came.speakers
    them = ("their" if len(plan.speakers) > 1 else "its") if same else whose(who)
    plans = _PLANS[plan.says] if first.says == plan.says else "plans"
    other = f", according to {who_said(plan)}" if plan.outside else ""
    first_plans = f"{them if who else 'the'} first {plans}"
    return f"{first_plans} came to {first.amount}, and the newest to {plan.amount}{other}{mark(plan)}"


def _amount(plan: Told) -> str:
    """How much was planned; a planned loss is an extra cost, and one of income a loss."""
    return f"{lost(plan)}{amount_said(plan)}{each_said(replace(plan, since=None))}"


def _for(pair: Pair, plan: Told) -> str:
    """The time that the plan is for, where that of the result does not say it."""
    since = f" from {plan.since}" if plan.since else ""
    if pair.manner in ("some years", "to date") and not pair.whole:
        return f" for {plan.period}"
    if pair.manner == "to date":
        return " by then"
    if pair.manner in ("year to date", "quarters"):
        return " for the whole year"
    return since


def _planned(plan: Told, time: str, came: Told) -> str:
    """One plan with whose it is: £5 million was expected; Camden expected £5 million; it had expected £5 million."""
    who = "" if plan.all_speak and plan.says == "target" else who_said(plan)
    amount = _amount(plan)
    if not who or plan.outside:
        same = "by the same account, " if plan.outside and plan.speakers == came.speakers else ""
        other = f", according to {who}" if plan.outside and not same else ""
        return f"{same}{amount} {_WAS[plan.says]}{time}{other}{mark(plan)}"
    many = len(plan.speakers) > 1
    if plan.speakers == came.speakers and not came.all_speak:
        it = "they" if many else "it"
        target = f"{'their' if many else 'its'} target was {amount}"
        had = {"promised": f"{it} had promised {amount}", "expected": f"{it} had expected {amount}"}
        return f"{had.get(plan.says, target)}{time}{mark(plan)}"
    target = f"the target of {who} was {amount}" if "’s " in who or many else f"{whose(who)} target was {amount}"
    had = {"promised": f"{who} promised {amount}", "expected": f"{who} expected {amount}"}
    return f"{had.get(plan.says, target)}{time}{mark(plan)}"


def off(gap: Gap, says: str) -> str:
    """How far a result is off its plan: £180,000 (22.5%) less than promised; as promised."""
    if not gap.amount.pounds:
        return f"{'' if gap.amount.exact else 'about '}{_AS[says]}"
    share = _share(gap)
    return f"{gap.size}{f' ({share})' if share else ''} {'less' if gap.less else 'more'} {THAN[says]}"


def _share(gap: Gap) -> str:
    """The gap as a percentage; rounded to five where an amount is about, and left out where that would say too much."""
    if gap.amount.exact:
        return percent_in_words(gap.share_size)
    fives = half_up(gap.share_size * 20, 0) * 5
    exact = gap.share_size * 100
    return "" if fives in (0, 100) and fives != exact else f"about {fives}%"
