"""What `diff` says of a decision: where it stands, who is waited for, and the outcome."""

import re
from collections.abc import Iterator

from generator.core.differences import list_sentences, lowered
from generator.core.kind import Comparing, ViewOf
from generator.core.register import Register
from generator.kinds.decisions.model import Decision
from generator.kinds.decisions.standing import Turn, outcomes_unknown
from generator.kinds.decisions.view import DecisionView
from generator.values.date_words import day_in_words


def worked_out(old: Decision, new: Decision, before: DecisionView, after: DecisionView) -> Iterator[str]:
    """Say where it stands, and what else differs in its path."""
    yield from _standing(before, after)
    for sentence in list_sentences("list of those who decided", old.path, new.path):
        # The outcomes of those who were waited for are above already.
        if not _OUTCOME.search(sentence):
            yield sentence


_OUTCOME = re.compile(r"the outcome changed from “awaited” to|added: outcome")


def _standing(before: DecisionView, after: DecisionView) -> Iterator[str]:
    old, new = ({turn.name: turn for turn in shown.standing.waiting} for shown in (before, after))
    outcomes = {turn.name: (turn, outcome) for turn, outcome, _ in after.rows}
    for name in old:
        if name not in new:
            yield _came_of(name, *outcomes.get(name, (None, "")))
    for name in new:
        if name not in old:
            turn = new[name]
            if turn.unpublished:
                yield f"{name} does not publish its decision."
            else:
                yield f"{name}’s outcome is not known." if turn.not_found else f"{name} is still to decide."
    if before.status != after.status:
        yield f"The status changed from “{before.status}” to “{after.status}”."


def _came_of(name: str, turn: Turn | None, outcome: str) -> str:
    if turn is None:
        return f"{name} is no longer listed as a decision-maker."
    return f"{name}, {day_in_words(turn.step.date)}: {lowered(outcome)}."


def standing_sentences(shown: DecisionView) -> Iterator[str]:
    """Say where a decision stands."""
    yield f"Status: {shown.status}."


def waiting(register: Register, view_of: ViewOf) -> Iterator[tuple[str, str]]:
    """How many decisions somebody is still to take, and of how many an outcome is not known."""
    standings = [view_of(entry).standing for entry in register.all(Decision)]
    number = sum(one.undecided and bool(one.to_come) for one in standings)
    yield "The number of decisions still to be taken", f"{number:,}"
    yield "The number of decisions whose outcome is not in this record", f"{len(outcomes_unknown(register)):,}"


COMPARING = Comparing(frozenset({"path"}), worked_out, standing_sentences, waiting)
