"""The kind `decisions`: all that its folder says of it, as one value."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.core.entry import Entry
from generator.core.events import LED, Cause, Event, Table, ToDo
from generator.core.kind import Freshness, Kind
from generator.core.register import Register
from generator.kinds.decisions.comparing import COMPARING
from generator.kinds.decisions.duties import DECISION_DUTIES
from generator.kinds.decisions.effect import effect_of
from generator.kinds.decisions.model import Decision, NoticePeriods
from generator.kinds.decisions.rules import (
    call_ins_are_possible,
    call_ins_fit,
    does_not_refer_to_itself,
    does_not_wait_for_itself,
    first_date_fits,
    notice_comes_first,
    officer_is_named,
    path_is_in_order,
    reasons_are_given,
    steps_are_possible,
    those_who_decide_belong,
    votes_are_possible,
)
from generator.kinds.decisions.standing import standing_of
from generator.kinds.decisions.view import view


def events(entry: Entry[Decision], register: Register) -> Iterator[Event]:
    """Each body's step and each call-in; what led to the decision stands with the first step.

    The first to agree, whoever refuses or takes it back, and a call-in that sends it back are turning points.
    """
    record = entry.record
    agreed = [step for step in record.path if step.agreed and record.kind != "officer"]
    first = min(agreed, key=lambda step: step.date.sort_key, default=None)
    place = "who-decided" if standing_of(entry, register).last_turn else ""
    for number, step in enumerate(record.path):
        body = register.bodies.get(step.body)
        authority = body.authority if body and not body.joint else ""
        turning = step is first or step.outcome in ("refused", "withdrawn")
        because = () if number else tuple(_causes(entry, register))
        yield Event(
            step.date,
            step.outcome,
            entry,
            step,
            because,
            authority,
            turning,
            may_turn=step.agreed,
            step=number,
            key=step.body,
            anchor=place,
        )
    for call in record.called_in:
        sent_back = call.outcome == "sent back"
        yield Event(
            call.on, "called in", entry, call, (), call.authority, sent_back, key=call.authority, anchor="called-in"
        )


def _causes(entry: Entry[Decision], register: Register) -> Iterator[Cause]:
    record = entry.record
    took = bool(record.replaces) and effect_of(entry, register).took
    how = "replaced" if took else "was to replace"
    words = f"{LED[how]}{', as far as is published' if took and standing_of(entry, register).late else ''}"
    yield from (Cause(f"decisions/{other}", how, words=words) for other in record.replaces)
    yield from (Cause(f"decisions/{other}", "rests on") for other in record.depends_on)
    met = [f"minutes/{meeting}" for meeting in record.meetings]
    links = register.links_to(entry.address)
    met += [link.source.address for link in links if link.key == "items.decisions"]
    # It did not come up at a meeting that was cancelled, or is still to come.
    held = (
        address
        for address in dict.fromkeys(met)
        if (meeting := register.at(address)) and meeting.record.state == "held"
    )
    yield from (Cause(address, "met") for address in held)
    reviews = [link.source.address for link in links if link.source.kind == "reviews" and link.key == "decisions"]
    yield from (Cause(address, "reviewed") for address in reviews)


def tables(entries: tuple[Entry[Decision], ...], view_of: Callable[[Entry[Decision]], Any]) -> Iterator[Table]:
    """Every step of every decision."""
    headings = ("decision", "who", "date", "outcome", "published", "for", "against", "abstained")
    rows = []
    for entry in entries:
        for turn in view_of(entry).standing.turns:
            vote = turn.step.vote
            votes = (vote.in_favour, vote.against, vote.abstained) if vote else (None, None, None)
            step = turn.step
            rows.append((entry, (entry.id, turn.name, step.date, step.outcome, step.published, *votes)))
    yield Table("decisions-steps", headings, tuple(rows))


def to_do(entry: Entry[Decision], register: Register) -> Iterator[ToDo]:
    """What is awaited past its day: it may have been decided, although nothing here says so."""
    standing = standing_of(entry, register)
    for turn in standing.waiting if standing.state not in ("withdrawn", "replaced") else ():
        day, joint = turn.step.date, turn.body is not None and turn.body.joint
        if day.late_by(register.as_of):
            yield ToDo(entry, "Publish what was decided", day.place, True, turn.name, day, joint, unheard=True)


KIND = Kind(
    name="decisions",
    model=Decision,
    one="decision",
    many="Decisions",
    about="What was decided, by whom, and where it stands.",
    menu=10,
    events=events,
    causes=frozenset({"replaces", "depends_on", "meetings"}),
    effects=frozenset({"savings"}),
    tables=tables,
    to_do=to_do,
    view=view,
    rules=(
        reasons_are_given,
        officer_is_named,
        steps_are_possible,
        votes_are_possible,
        first_date_fits,
        call_ins_are_possible,
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
