"""The status of a decision, in one closed set of words that every page, list, card and difference uses."""

from collections.abc import Collection, Iterable, Sequence

from generator.core.absence import said_absent
from generator.core.part import NONE
from generator.core.register import Register
from generator.core.spec import spec_of
from generator.kinds.decisions.effect import State
from generator.kinds.decisions.standing import Standing, Turn
from generator.values.date_words import day_in_words, due_in_words, when_in_words
from generator.values.english import capital, listed, whose
from generator.values.outcomes import SAID

LONGEST = 60
"""How many letters a condition has at most that is in a status; a longer one is on the page."""

_FIXED: dict[State, str] = {
    "withdrawn": "Withdrawn",
    "replaced": "Replaced",
    "refused": "Refused",
    "sent back": "Called in",
    "postponed": "Postponed",
    "recommended": "Recommended",
    "not supported": "Not supported",
    "noted": "Noted",
    "without effect": "Agreed, subject to another decision",
}


def status_of(standing: Standing, register: Register, concerned: Collection[str]) -> str:
    """Where a decision about some councils stands, as briefly as can be."""
    if standing.state in _FIXED:
        return _FIXED[standing.state]
    if standing.undecided:
        return _undecided(standing, register)
    if standing.call_ins:
        return "Called in"
    if standing.closes_last:
        return f"Open to call-in until {day_in_words(standing.closes_last.closes)}"
    if standing.waits_for:
        return "Agreed, subject to another decision"
    councils = {turn.step.authority or (turn.body.authority if turn.body else "") for turn in standing.agreed}
    of_all = "joint" in councils or councils.issuperset(concerned)
    # What one of several councils agreed is not agreed by the others.
    return _agreed(standing.agreed, standing.with_changes, "" if of_all else f" {by_whom(standing.agreed)}")


def _undecided(standing: Standing, register: Register) -> str:
    if standing.to_come:
        return f"Waiting for {listed(dict.fromkeys(turn.name_in_sentence for turn in standing.to_come), 'and')}"
    if standing.not_found and standing.agreed:
        unknown = list(dict.fromkeys(whose(turn.apart or turn.name_in_sentence) for turn in standing.not_found))
        of = "decision" if len(unknown) == 1 else "decisions"
        return f"Agreed {by_whom(standing.agreed)}; {listed(unknown, 'and')} {of} {_not_here(register)}"
    if standing.not_found:
        return not_found(register)
    return "Postponed" if standing.postponed else unpublished_said(standing.unpublished).rstrip(".")


def not_found(register: Register) -> str:
    """What stands for an outcome that the record does not have."""
    return f"Outcome {_not_here(register)}"


def _not_here(register: Register) -> str:
    return "not found" if register.partnership.run_by else "not in this record"


def _agreed(turns: Sequence[Turn], with_changes: bool, by: str) -> str:
    held = _conditions(turns)
    agreed = f"Agreed{' with changes' if with_changes and 'with changes' not in by else ''}{by}"
    if held:
        return f"{agreed}, subject to {held[0] if len(held) == 1 and len(held[0]) <= LONGEST else 'conditions'}"
    return agreed


def _conditions(turns: Iterable[Turn]) -> list[str]:
    return list(dict.fromkeys(turn.condition for turn in turns if turn.condition))


def outcome_of(turn: Turn, register: Register) -> str:
    """The outcome of one turn, as a status."""
    step = turn.step
    if not step.known:
        return "Does not publish this" if turn.unpublished else not_found(register) if turn.not_found else "Waiting"
    said = SAID[step.outcome or "awaited"]
    return f"{said}, subject to {turn.condition}" if turn.condition else said


def by_whom(turns: Sequence[Turn], *, conditions: bool = False) -> str:
    """Who did something: those named by an official source before those named by others.

    Where some agreed with changes and others without, each is named with what they did; if asked for, and with the
    conditions that are not those of all.
    """
    changed = {turn.step.outcome == "agreed with changes" for turn in turns}

    def kind_of(turn: Turn) -> tuple[str, bool, str]:
        changes = len(changed) > 1 and turn.step.outcome == "agreed with changes"
        return turn.claimed, changes, turn.condition if conditions else ""

    groups = []
    for kind in sorted({kind_of(turn) for turn in turns}):
        claim, changes, condition = kind
        names = listed(dict.fromkeys(turn.name_in_sentence for turn in turns if kind_of(turn) == kind), "and")
        with_them = f"{' with changes' if changes else ''}{f' subject to {condition}' if condition else ''}"
        groups.append(f"by {names}{with_them}{f' ({claim})' if claim else ''}")
    return groups[0] if len(groups) == 1 else f"{', '.join(groups[:-1])}, and {groups[-1]}" if groups else ""


def agreed_on(turns: Sequence[Turn]) -> str:
    """When all agreed, as a sentence says it; empty where that was on different days."""
    days = {turn.step.date for turn in turns}
    return when_in_words(days.pop()) if len(days) == 1 else ""


def agreement(standing: Standing) -> str:
    """Who agreed, with which changes or conditions: what follows “Agreed”."""
    held = _conditions(standing.agreed)
    of_some = len(held) == 1 and not all(turn.condition for turn in standing.agreed)
    all_changed = standing.with_changes and all(turn.step.outcome == "agreed with changes" for turn in standing.agreed)
    said = f"{by_whom(standing.agreed, conditions=of_some)}{', with changes' if all_changed else ''}"
    if of_some:
        return said
    if len(held) == 1:
        return f"{said}, subject to {held[0]}"
    return f"{said}, subject to conditions" if held else said


def awaited(turns: Iterable[Turn]) -> str:
    """Who is still to decide, each with the day: Camden, due 6 April 2016."""
    return listed((f"{turn.name_in_sentence}, due {due_in_words(turn.step.date)}" for turn in turns), "and")


def _due(turn: Turn) -> str:
    """When a body was due to decide; nothing where the record has only a day by which or after which it did."""
    return "" if turn.step.date.bound else f"due {due_in_words(turn.step.date)}"


def absences_of(turn: Turn) -> tuple[str, ...]:
    """What is said of one turn in place of values: that there were none, or that they are not published.

    That an outcome is not published is said where the decision stands.
    """
    keys = spec_of(type(turn.step))
    councils = () if turn.joint else (turn.name,)
    return tuple(
        f"{turn.name_at_start if word == NONE else capital(keys[key].in_words.removeprefix('list of '))}: "
        f"{said_absent(turn.step, key, councils)}"
        for key, word in turn.step.absent.items()
        if key != "outcome"
    )


def unpublished_said(turns: Sequence[Turn], on_it: str = "") -> str:
    """Say in a sentence who does not publish what was decided."""
    if not turns:
        return ""
    names = list(dict.fromkeys(turn.name_in_sentence for turn in turns))
    does, decision = ("does", "its decision") if len(names) == 1 else ("do", "their decisions")
    return f"{capital(listed(names, 'and'))} {does} not publish {decision}{on_it}."


def not_known_said(standing: Standing, register: Register, on_it: str = "") -> str:
    """Say what is not known of a decision, and what is not published."""
    said = (not_found_said(standing.not_found, register, on_it), unpublished_said(standing.unpublished, on_it))
    return " ".join(filter(None, said))


def not_found_said(turns: Sequence[Turn], register: Register, on_it: str = "") -> str:
    """Say in a sentence what is not known: that we have not found Camden’s decision, due 6 April 2016.

    `on_it` is behind “decision” where another one is spoken of.
    """
    if not turns:
        return ""
    ours = bool(register.partnership.run_by)
    if len(turns) == 1:
        decision, due = f"{whose(turns[0].name_in_sentence)} decision{on_it}", _due(turns[0])
        if ours:
            return f"We have not found {decision}{due and f', {due}'}."
        return f"{capital(decision)}{due and f', {due},'} is not in this record."
    named = [f"{whose(turn.name_in_sentence)} decision{on_it}{(due := _due(turn)) and f' ({due})'}" for turn in turns]
    if ours:
        return f"We have not found {listed(named, 'or')}."
    return f"{capital(listed(named, 'and'))} are not in this record."
