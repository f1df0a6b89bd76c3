"""What somebody still has to do: actions of meetings and reviews, steps of exit plans, and what is due again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.core.entry import Entry
from generator.core.model import Action
from generator.core.register import Register
from generator.kinds.decisions.model import Decision
from generator.kinds.decisions.standing import standing_of
from generator.kinds.exit_plans.model import ExitPlan
from generator.kinds.exit_plans.readiness import readiness_of
from generator.kinds.measures.model import Measure
from generator.kinds.measures.progress import progress_of
from generator.kinds.minutes.model import Minutes
from generator.kinds.reviews.model import Review
from generator.values.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do: where it was asked for, what and by whom, and whether it is late.

    `sort` is `action`, or what is due again: `exit plan review`, `reading`, or a `decision` awaited past its day.
    `joint` says that a joint body has to do it, which ends with the partnership.
    `due` puts them in order; `shown` is the same as far as it is known, so that a year is not told as its last day.
    """

    sort: str
    entry: Entry[Any]
    action: Action | None
    due: date | None
    late: bool
    who: str = ""
    shown: PartialDate | date | None = None
    joint: bool = False


def duties_of(register: Register) -> list[Duty]:
    """Everything that is still to do, the longest overdue first, then by when it is due."""
    found = [*_actions(register), *_due_again(register), *_awaited(register)]
    return sorted(found, key=lambda duty: (not duty.late, duty.due or date.max, duty.entry.address))


def _actions(register: Register) -> Iterator[Duty]:
    for meeting in register.current(Minutes):
        for item in meeting.record.items:
            yield from _open(meeting, item.actions, register)
    for review in register.current(Review):
        yield from _open(review, review.record.actions, register)
    for plan in register.current(ExitPlan):
        if plan.record.state in ("in use", "done"):
            yield from _open(plan, plan.record.steps, register)


def _open(entry: Entry[Any], actions: tuple[Action, ...], register: Register) -> Iterator[Duty]:
    for action in actions:
        if action.done is None:
            late = action.due is not None and action.due.surely_before(register.as_of)
            last = action.due.last if action.due else None
            yield Duty("action", entry, action, last, late, str(action.who), action.due)


def _due_again(register: Register) -> Iterator[Duty]:
    for plan in register.current(ExitPlan):
        readiness = readiness_of(plan.record.authority, plan.record, register)
        if readiness.review_overdue:
            due, authority = readiness.review_due, register.authorities.get(plan.record.authority)
            yield Duty(
                "exit plan review", plan, None, due, late=True, who=authority.called if authority else "", shown=due
            )
    for measure in register.current(Measure):
        progress = progress_of(measure.record, register)
        if progress.overdue:
            yield Duty("reading", measure, None, progress.next_due, late=True, shown=progress.next_due)


def _awaited(register: Register) -> Iterator[Duty]:
    for decision in register.current(Decision):
        standing = standing_of(decision, register)
        for turn in standing.waiting if standing.state not in ("withdrawn", "replaced") else ():
            day = turn.step.date
            if day.surely_before(register.as_of):
                joint = turn.body is not None and turn.body.joint
                yield Duty("decision", decision, None, day.last, late=True, who=turn.name, shown=day, joint=joint)
