"""What `diff` says of a decision: where it stands, who is waited for, and what came of it."""

from collections.abc import Iterator

from generator.core.differences import list_sentences
from generator.core.kind import Comparing, ViewOf
from generator.core.register import Register
from generator.kinds.decisions.model import Decision
from generator.kinds.decisions.standing import Standing, Turn
from generator.kinds.decisions.view import DecisionView
from generator.values.date_words import day_in_words

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


def worked_out(old: Decision, new: Decision, before: DecisionView, after: DecisionView) -> Iterator[str]:
    """Tell where it stands, and what else differs in its path."""
    yield from _standing(before.standing, after.standing)
    for sentence in list_sentences("path through the councils", old.path, new.path):
        # The outcomes of those who were waited for stand above already.
        if "the outcome goes from “awaited” to" not in sentence:
            yield sentence


def _standing(before: Standing, after: Standing) -> Iterator[str]:
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


def standing_sentences(shown: DecisionView) -> Iterator[str]:
    """Tell where a decision stands, and who is waited for."""
    standing = shown.standing
    yield f"Where it stands: {STATES[standing.state]}."
    for turn in standing.waiting:
        yield f"It is waiting for {turn.name}."


def _came_of(turn: Turn | None) -> str:
    if turn is None or turn.step.outcome == "awaited":
        return ""
    return f" {turn.name}, {day_in_words(turn.step.date)}: {turn.step.outcome}."


def waiting(register: Register, view_of: ViewOf) -> Iterator[tuple[str, str]]:
    """How many decisions somebody still has to take."""
    standings = (view_of(entry).standing for entry in register.all(Decision))
    number = sum(one.state in ("awaited", "partly agreed") and bool(one.to_come) for one in standings)
    yield "The number of decisions that somebody still has to take", f"{number:,}"


COMPARING = Comparing(frozenset({"path"}), worked_out, standing_sentences, waiting)
