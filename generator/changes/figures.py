"""What is worked out, compared: where a decision stands, what a saving comes to, how ready a council is to leave."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.risks import Risk
from generator.kinds.savings import Figure, Saving
from generator.values.years import Period
from generator.workings.dates import day_in_words
from generator.workings.ledger import Ledger, Row, sort_of
from generator.workings.readiness import Readiness
from generator.workings.standing import Standing, Turn
from generator.workings.statement import Basis

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


def standing_sentences(standing: Standing) -> Iterator[str]:
    """Tell where a decision stands, and who is waited for."""
    yield f"Where it stands: {STATES[standing.state]}."
    for turn in standing.waiting:
        yield f"It is waiting for {turn.name}."


def _came_of(turn: Turn | None) -> str:
    if turn is None or turn.step.outcome == "awaited":
        return ""
    return f" {turn.name}, {day_in_words(turn.step.date)}: {turn.step.outcome}."


def saving_sentences(before: Ledger, after: Ledger) -> Iterator[str]:
    """Tell each of promised, forecast and delivered that differs, for each period."""
    old, new = (
        {(found.what, found.period, found.basis): found for found in ledger.comparisons} for ledger in (before, after)
    )
    for key in dict.fromkeys([*new, *old]):
        for says in ("promised", "forecast", "delivered"):
            first, last = (_amount(getattr(found.get(key), says, None)) for found in (old, new))
            if first != last:
                yield f"The {_named(*key)} {says} goes from {first} to {last}."


def _named(what: str, period: Period, basis: Basis) -> str:
    real = " in real terms" if basis.prices == "real" else ""
    costs = {None: "", True: " after costs", False: " before costs"}[basis.net_of_costs]
    covers = f"{real}{costs}"
    if period.each_year:
        return f"yearly {what}{covers}"
    return f"{what}{covers}, once," if period.one_off else f"{what}{covers} of {period},"


def lost_figures(before: Saving, after: Saving) -> Iterator[str]:
    """Tell each published figure that is no longer there as it was: every figure ever published stays."""
    kept = {_published(figure) for figure in after.figures}
    for figure in before.figures:
        if _published(figure) not in kept:
            yield (
                f"The figure of {day_in_words(figure.on)} ({figure.amount}) is changed or taken out. "
                "Every published figure stays: put it back, and add a new row."
            )


def _published(figure: Figure) -> tuple[object, ...]:
    return (figure.on, figure.says, sort_of(figure), figure.amount)


def _amount(row: Row | None) -> str:
    if row is None:
        return "no figure"
    return f"{row.figure.amount}{' (as reported)' if row.provenance == 'as reported' else ''}"


def risk_sentences(before: Risk, after: Risk) -> Iterator[str]:
    """Tell how likely and how grave it is held to be."""
    scores = [
        f"{score.likelihood} of 5 likely, {score.impact} of 5 grave" if (score := risk.newest_score) else "not scored"
        for risk in (before, after)
    ]
    if scores[0] != scores[1]:
        yield f"The score goes from {scores[0]} to {scores[1]}."


def plan_sentences(before: Readiness, after: Readiness) -> Iterator[str]:
    """Tell how many of the questions about leaving are answered, and whether the plan is overdue."""
    if len(before.answered) != len(after.answered):
        yield f"The plan answers {len(after.answered)} of 8 questions; it was {len(before.answered)}."
    if before.review_overdue != after.review_overdue:
        yield "The plan is now overdue to be looked at." if after.review_overdue else "The plan is no longer overdue."
