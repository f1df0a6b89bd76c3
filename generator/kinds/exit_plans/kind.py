"""The kind `exit plans`: all that its folder says of it, as one value."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.core.entry import Entry
from generator.core.events import Cause, Event, Table, ToDo, open_actions
from generator.core.kind import Freshness, Kind
from generator.core.register import Register
from generator.kinds.exit_plans.comparing import COMPARING
from generator.kinds.exit_plans.duties import PLAN_DUTIES, every_authority_has_a_plan
from generator.kinds.exit_plans.model import ExitPlan, PlanPeriods
from generator.kinds.exit_plans.readiness import readiness_of
from generator.kinds.exit_plans.rules import dates_are_possible, no_word_for_no_plan, state_fits_the_rest
from generator.kinds.exit_plans.view import front, view
from generator.values.english import listed
from generator.values.words import words_of


def events(entry: Entry[ExitPlan], register: Register) -> Iterator[Event]:
    """When a plan was agreed and tested, when notice was given, and each step that was done."""
    plan = entry.record
    if plan.agreed:
        yield Event(plan.agreed, "agreed", entry, None, _behind(plan.decision), plan.authority)
    if plan.tested:
        yield Event(plan.tested, "tested", entry, None, (), plan.authority)
    if plan.notice and plan.notice.intended:
        yield Event(plan.notice.intended, "intended", entry, None, (), plan.authority)
    if plan.notice and plan.notice.given:
        behind, by = _behind(plan.notice.decision), plan.notice.by or (plan.authority,)
        together = frozenset((*by, plan.authority) if len(by) > 1 else ())
        acted, to = "" if together else by[0], plan.authority
        yield Event(plan.notice.given, "notice", entry, plan.notice, behind, acted, True, councils=together, to=to)
    for step in plan.steps:
        if step.done:
            key = words_of(step.what)
            yield Event(step.done, "step", entry, step, (), plan.authority, key=key, anchor="step-by-step")


def to_do(entry: Entry[ExitPlan], register: Register) -> Iterator[ToDo]:
    """The steps of a plan that is used, and a review that is overdue."""
    ready = readiness_of(entry.record.authority, entry.record, register)
    if entry.record.state in ("in use", "done"):
        yield from open_actions(entry, register)
    if ready.review_overdue:
        who, due = ready.authority.called, ready.review_due
        yield ToDo(entry, "Exit plan review", due, late=True, who=who, shown=due)


def _behind(decision: str | None) -> tuple[Cause, ...]:
    return (Cause(f"decisions/{decision}", "decided"),) if decision else ()


def tables(entries: tuple[Entry[ExitPlan], ...], view_of: Callable[[Entry[ExitPlan]], Any]) -> Iterator[Table]:
    """How ready each council is to leave; one whose plan is not in the record has no row."""
    headings = (
        *("council", "state", "agreed", "tested", "review due", "topics in this record of 8", "notice months", "cost"),
        *("services taken back", "intended", "notice given"),
    )
    rows = []
    for entry in entries:
        ready, plan = view_of(entry), entry.record
        dates = (plan.agreed, plan.tested, ready.review_due)
        notice, cost = plan.notice and plan.notice.months, plan.cost and plan.cost.amount
        answered = len(ready.answered) or None
        given = (plan.notice and plan.notice.intended, plan.notice and plan.notice.given)
        told = (answered, notice, cost, listed(ready.takes_back) or None, *given)
        rows.append((entry, (ready.authority.called, ready.state_in_data, *dates, *told)))
    yield Table("exit-plans-readiness", headings, tuple(rows), "Exit plans compared")


KIND = Kind(
    name="exit-plans",
    model=ExitPlan,
    one="exit plan",
    many="Exit plans",
    about="Each page says how a council could leave the partnership.",
    about_ended="Each page says what a council planned for the end of the partnership.",
    menu=40,
    group="more",
    ended_as="How it ended",
    by_authority=True,
    date_of=lambda record: record.newest_day,
    events=events,
    causes=frozenset({"decision", "notice.decision"}),
    tables=tables,
    to_do=to_do,
    view=view,
    in_data=lambda ready: {"state": ready.state_in_data} if ready.plan.state else {},
    front=front,
    always_listed=True,
    rules=(dates_are_possible, state_fits_the_rest, no_word_for_no_plan),
    duties=PLAN_DUTIES,
    asks_of_partnership=(every_authority_has_a_plan,),
    periods=(PlanPeriods,),
    freshness=Freshness("exit plans"),
    comparing=COMPARING,
)
