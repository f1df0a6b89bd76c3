"""The kind `decisions`: all that its folder says of it, as one value."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.core.entry import Entry
from generator.core.events import Cause, Event, Table, ToDo
from generator.core.kind import Freshness, Kind
from generator.core.part import NOT_PUBLISHED
from generator.core.register import Register
from generator.kinds.decisions.comparing import COMPARING
from generator.kinds.decisions.duties import DECISION_DUTIES
from generator.kinds.decisions.effect import Effect, council_of, effect_of
from generator.kinds.decisions.model import Decision, NoticePeriods
from generator.kinds.decisions.rules import (
    call_ins_are_possible,
    call_ins_fit,
    call_ins_were_allowed,
    does_not_refer_to_itself,
    does_not_wait_for_itself,
    first_date_fits,
    notice_comes_first,
    officer_fits,
    outcomes_are_called_so,
    path_is_in_order,
    steps_are_possible,
    steps_name_who_decides,
    those_who_decide_belong,
    votes_are_possible,
)
from generator.kinds.decisions.standing import standing_of
from generator.kinds.decisions.view import view


def events(entry: Entry[Decision], register: Register) -> Iterator[Event]:
    """Each body's step and each call-in; what led to the decision is with the first step.

    What it replaced is with the first that agreed, for advice replaces nothing.
    The first to agree, whoever refuses or withdraws it, a call-in that sends it back, and whoever agrees after that
    are turning points.
    """
    record = entry.record
    agreed = [number for number, step in enumerate(record.path) if step.agreed]
    first = min(agreed, key=lambda number: record.path[number].date.sort_key, default=0)
    causes = tuple(_causes(entry, register))
    sent_back = [call.on for call in record.called_in if call.outcome == "sent back" and call.on]
    for number, step in enumerate(record.path):
        authority = council_of(step, register)
        agreed_first = number == first and step.agreed and record.kind != "officer"
        again = step.agreed and any(step.date.surely_after(day) for day in sent_back)
        turning = agreed_first or again or step.outcome in ("refused", "withdrawn")
        because = tuple(cause for cause in causes if number == (first if cause.how == "replaced" else 0))
        yield Event(
            step.date,
            step.outcome or "awaited",
            entry,
            step,
            because,
            authority,
            turning,
            may_turn=step.agreed,
            step=number,
            key=step.decider,
            anchor="decision-makers",
        )
    for call in record.called_in:
        back = call.outcome == "sent back"
        yield Event(call.on, "called in", entry, call, (), call.authority, back, key=call.authority, anchor="called-in")


def _causes(entry: Entry[Decision], register: Register) -> Iterator[Cause]:
    record = entry.record
    effect = effect_of(entry, register) if record.replaces or record.depends_on else Effect()
    how, words = "replaced" if effect.took else "was to replace", "It depended on" if effect.day else ""
    yield from (Cause(f"decisions/{other}", how) for other in record.replaces)
    yield from (Cause(f"decisions/{other}", "rests on", words) for other in record.depends_on)
    met = [f"minutes/{meeting}" for meeting in record.meetings]
    met += [link.source.address for link in register.links_to(entry.address, "items.decisions")]
    # It did not come up at a meeting that was cancelled, or is still to come.
    held = (
        address
        for address in dict.fromkeys(met)
        if (meeting := register.at(address)) and meeting.record.state == "held"
    )
    yield from (Cause(address, "met") for address in held)
    links = register.links_to(entry.address, "decisions")
    reviews = [link.source.address for link in links if link.source.kind == "reviews"]
    yield from (Cause(address, "reviewed") for address in reviews)


def tables(entries: tuple[Entry[Decision], ...], view_of: Callable[[Entry[Decision]], Any]) -> Iterator[Table]:
    """Every step of every decision."""
    headings = (
        *("decision", "decision-maker", "date", "outcome", "subject to", "published", "takes effect"),
        *("for", "against", "abstained", "source type"),
    )
    rows = []
    for entry in entries:
        for turn in view_of(entry).standing.turns:
            step, vote = turn.step, turn.step.vote
            votes = (vote.in_favour, vote.against, vote.abstained) if vote else (None, None, None)
            outcome = NOT_PUBLISHED if turn.unpublished else None if turn.not_found else step.outcome or "awaited"
            told = (step.date, outcome, step.subject_to, step.published, step.effective)
            rows.append((entry, (entry.id, turn.name, *told, *votes, turn.claimed or "official")))
    yield Table("decisions-steps", headings, tuple(rows), "Steps of decisions")


def to_do(entry: Entry[Decision], register: Register) -> Iterator[ToDo]:
    """What the councils’ own record does not say yet: what a body decided whose day is over."""
    standing = standing_of(entry, register)
    if register.partnership.run_by or not standing.outcome_unknown:
        return
    for turn in standing.not_found:
        day = turn.step.date
        if day.late_by(register.as_of) and not (turn.joint and register.ended):
            yield ToDo(entry, "Decision outcome", day.place, True, turn.name, day, turn.joint, unheard=True)


KIND = Kind(
    name="decisions",
    model=Decision,
    one="decision",
    many="Decisions",
    about="Each page says what was decided, who decided it, and where it stands.",
    menu=10,
    events=events,
    causes=frozenset({"replaces", "depends_on", "meetings"}),
    effects=frozenset({"savings"}),
    tables=tables,
    to_do=to_do,
    results=True,
    view=view,
    rules=(
        outcomes_are_called_so,
        steps_name_who_decides,
        officer_fits,
        steps_are_possible,
        votes_are_possible,
        first_date_fits,
        call_ins_are_possible,
        call_ins_were_allowed,
        notice_comes_first,
        does_not_refer_to_itself,
        does_not_wait_for_itself,
        path_is_in_order,
        those_who_decide_belong,
        call_ins_fit,
    ),
    duties=DECISION_DUTIES,
    periods=(NoticePeriods,),
    freshness=Freshness("decisions"),
    comparing=COMPARING,
)
