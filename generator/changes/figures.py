"""What is worked out, compared: where a decision stands, what a saving comes to, how ready a council is to leave."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.keys import list_sentences
from generator.kinds.decisions.model import Decision
from generator.kinds.decisions.standing import Standing, Turn
from generator.kinds.exit_plans.readiness import Readiness
from generator.kinds.risks.model import Risk
from generator.kinds.savings.ledger import Ledger
from generator.kinds.savings.model import Figure, Saving
from generator.kinds.savings.rows import Row, Sort, sort_of
from generator.kinds.savings.statement import Basis
from generator.values.date_words import day_in_words
from generator.values.years import Period

STATES = {
    "withdrawn": "withdrawn",
    "replaced": "replaced by a later decision",
    "refused": "refused",
    "sent back": "sent back, to be decided again",
    "put off": "put off",
    "awaited": "not decided yet",
    "partly agreed": "agreed by some",
    "without effect": "agreed by all, but without effect",
    "agreed": "agreed by all",
    "noted": "noted",
}
"""Where a decision stands, in words."""


def decision_sentences(before: Standing, after: Standing) -> Iterator[str]:
    """Tell who is no longer waited for, who is now, and what came of it."""
    old, new = ({turn.name: turn for turn in standing.waiting} for standing in (before, after))
    outcomes = {turn.name: turn for turn in after.turns}
    for name in old:
        if name not in new:
            yield f"It is no longer waiting for {name}.{_came_of(outcomes.get(name))}"
    for name in new:
        if name not in old:
            yield f"It is now waiting for {name}."
    if before.state != after.state:
        yield f"Where it stands goes from “{STATES[before.state]}” to “{STATES[after.state]}”."


def path_sentences(before: Decision, after: Decision) -> Iterator[str]:
    """Tell what differs in the path, but for the outcomes of those who were waited for: they are told already."""
    for sentence in list_sentences("path through the councils", before.path, after.path):
        if "the outcome goes from “awaited” to" not in sentence:
            yield sentence


def standing_sentences(standing: Standing) -> Iterator[str]:
    """Tell where a decision stands, and who is waited for."""
    yield f"Where it stands: {STATES[standing.state]}."
    for turn in standing.waiting:
        yield f"It is waiting for {turn.name}."


def _came_of(turn: Turn | None) -> str:
    if turn is None or turn.step.outcome == "awaited":
        return ""
    return f" {turn.name}, {day_in_words(turn.step.date)}: {turn.step.outcome}."


def figure_sentences(before: Ledger, after: Ledger, old: Saving, new: Saving) -> Iterator[str]:
    """Tell each change of a saving's figures once: rows that are others now, what is worked out, and the rest."""
    kept = {_published(figure) for figure in new.figures}
    lost = [figure for figure in old.figures if _published(figure) not in kept]
    had = {_published(figure) for figure in old.figures}
    fresh = [figure for figure in new.figures if _published(figure) not in had]
    for figure in lost:
        now = next((one for one in fresh if _published(one)[:-1] == _published(figure)[:-1]), None)
        fresh = [one for one in fresh if one is not now]
        came = f"goes from {figure.amount} to {now.amount}" if now else f"({figure.amount}) is changed or taken out"
        yield (
            f"The figure of {day_in_words(figure.on)} {came}. "
            "Every published figure stays: put it back, and add a new row."
        )
    changed = {sort_of(figure) for figure in lost}
    worked = dict(_worked_out(before, after))
    for key in [key for key in worked if key not in changed]:
        yield from worked[key]
    added = [figure for figure in fresh if sort_of(figure) not in worked]
    rest = [figure for figure in new.figures if _published(figure) in had]
    yield from list_sentences("list of figures", [one for one in old.figures if one not in lost], [*rest, *added])


def _worked_out(before: Ledger, after: Ledger) -> Iterator[tuple[Sort, list[str]]]:
    """Tell each of promised, forecast and delivered that differs, for each period."""
    old, new = (
        {(found.what, found.period, found.basis): found for found in ledger.comparisons} for ledger in (before, after)
    )
    for key in dict.fromkeys([*new, *old]):
        told = []
        for says in ("promised", "forecast", "delivered"):
            first, last = (_amount(getattr(found.get(key), says, None)) for found in (old, new))
            if first != last:
                told.append(f"The {_named(*key)} {says} goes from {first} to {last}.")
        if told:
            yield key, told


def _named(what: str, period: Period, basis: Basis) -> str:
    real = " in real terms" if basis.prices == "real" else ""
    costs = {None: "", True: " after costs", False: " before costs"}[basis.net_of_costs]
    covers = f"{real}{costs}"
    if period.each_year:
        return f"yearly {what}{covers}"
    return f"{what}{covers}, once," if period.one_off else f"{what}{covers} of {period},"


def _published(figure: Figure) -> tuple[object, ...]:
    return (figure.on, figure.says, sort_of(figure), figure.amount)


def _amount(row: Row | None) -> str:
    if row is None:
        return "no figure"
    return f"{row.figure.amount}{' (as reported)' if row.provenance == 'as reported' else ''}"


def risk_sentences(before: Risk, after: Risk) -> Iterator[str]:
    """Tell how likely and how grave it is held to be, and what else differs in the scores."""
    newest = (before.newest_score, after.newest_score)
    scores = [
        f"{score.likelihood} of 5 likely, {score.impact} of 5 grave" if score else "not scored" for score in newest
    ]
    if scores[0] != scores[1]:
        yield f"The score goes from {scores[0]} to {scores[1]}."
        told = tuple(score for score in (*before.scores, *after.scores) if score in newest)
        lists = ([score for score in one.scores if score not in told] for one in (before, after))
        yield from list_sentences("list of scores", *lists)
    else:
        yield from list_sentences("list of scores", before.scores, after.scores)


def plan_sentences(before: Readiness, after: Readiness) -> Iterator[str]:
    """Tell how many of the questions about leaving are answered, and whether the plan is overdue."""
    if len(before.answered) != len(after.answered):
        yield f"The plan answers {len(after.answered)} of 8 questions; it was {len(before.answered)}."
    if before.review_overdue != after.review_overdue:
        yield "The plan is now overdue to be looked at." if after.review_overdue else "The plan is no longer overdue."
