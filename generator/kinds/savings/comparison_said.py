"""What a comparison says in words: on the front page, in lists, on councils' pages, on cards and in the story."""

from collections.abc import Iterable

from generator.kinds.savings.pair_said import off, pair_sentence
from generator.kinds.savings.sentences import figure_said, in_turn
from generator.ledgers.comparison import Comparison, of_pair
from generator.ledgers.told import Told
from generator.values.english import capital


def headline_said(said: Comparison) -> str:
    """The pair; or the main plan and the main result, for a heading, with every other account of the same."""
    if said.pair:
        return capital(pair_sentence(said.pair))
    return " ".join(figure_said(told) for told in main_of(said))


def undated_said(said: Comparison) -> str:
    """The same without the days, for where there is room for one sentence or two."""
    return headline_said(said) if said.pair else " ".join(figure_said(told, dated=False) for told in main_of(said))


def said_within(room: int, said: Comparison, own: Iterable[Told]) -> str:
    """What a council's part says with its own results, where there is little room: if need be only the results."""
    results = " ".join(figure_said(told, dated=False) for told in (*said.delivered, *own))
    every = " ".join(filter(None, (undated_said(said), *(figure_said(told, dated=False) for told in own))))
    return next((told for told in (every, "" if said.pair else results) if 0 < len(told) <= room), "")


def main_of(said: Comparison) -> list[Told]:
    """The main plan, and the main result with every other account of the same; a forecast where there is no result."""
    if said.pair:
        return [*said.planned, *said.delivered]
    accounts = [one for one in said.delivered[1:] if one.thing == said.delivered[0].thing]
    came = said.delivered[:1] and (*said.delivered[:1], *accounts)
    return [*_by_day(said.planned), *_by_day(came or said.forecast)]


def _by_day(told: Iterable[Told]) -> list[Told]:
    return sorted(told, key=lambda one: one.order)


def gap_said(said: Comparison) -> str:
    """How far the result is off the plan, as a sentence; empty where that may not be said."""
    return f"That is {off(said.gap, said.pair.plan.says)}." if said.pair and said.gap else ""


def not_compared(said: Comparison, told: int | None = None) -> str:
    """Why figures are not held against each other: all that are shown, or the main ones; nothing where they are."""
    reasons = list(dict.fromkeys(said.apart[:told]))
    if sum("covers" in reason for reason in reasons) > 1:
        reasons = ["they do not cover the same thing", *(one for one in reasons if "cover" not in one)]
    return f"Not compared: {'. '.join([reasons[0], *map(capital, reasons[1:])])}." if reasons else ""


def beyond_headline(said: Comparison) -> str:
    """All that the headline does not say yet: how far it is off, every other figure, and why they are not compared."""
    main = main_of(said)
    before = (said.plan.first,) if said.plan and said.plan.restated else ()
    others = [one for one in (*before, *said.planned, *said.delivered, *said.since) if one not in main]
    return " ".join(one for one in (gap_said(said), beside_said(said), *in_turn(others), not_compared(said)) if one)


def beside_said(said: Comparison) -> str:
    """What else is compared, as sentences: of the same time, then of a later one, which is of fewer councils."""
    ends = said.pair.ends if said.pair else None
    newer = [pair for pair in said.beside if pair.ends != ends]
    part = bool(said.pair and newer and all(pair.came.what == said.pair.came.what for pair in newer))
    lead = [f"{'Newer comparisons cover' if newer[1:] else 'A newer comparison covers'} only part of this."] * part
    same = [pair for pair in said.beside if pair not in newer]
    sentences = [[brief_said(of_pair(pair)) for pair in held] for held in (same, newer)]
    return " ".join([*sentences[0], *lead, *sentences[1]])


def since_said(said: Comparison) -> str:
    """All that is of a later time than the pair."""
    return " ".join(one for one in (beside_said(said), *in_turn(said.since)) if one)


def brief_said(said: Comparison) -> str:
    """The main figures, for lists and cards; of a pair, how far the result is off the plan."""
    return f"{headline_said(said)} {gap_said(said)}".strip()


def statement_said(said: Comparison, *, reasons: bool = True) -> str:
    """All that some figures say: a pair with how far it is off, or each for itself, the oldest first."""
    if said.pair:
        told = [headline_said(said), gap_said(said), beside_said(said), *in_turn(said.since)]
    else:
        before = (said.plan.first,) if said.plan and said.plan.restated else ()
        told = [*in_turn((*before, *said.planned, *said.delivered)), *map(figure_said, said.forecast)]
    return " ".join(one for one in (*told, not_compared(said) if reasons else "") if one)
