"""Exit plans: how each authority could leave, so that services go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from generator.common_rules import not_yet
from generator.guesses import SaidAs
from generator.kind import Cause, Entry, Event, Finding, Kind, Table
from generator.kinds.partnership import Authority
from generator.model import Action, AuthorityId, DecisionId, Flag, Months, Part, Record
from generator.problems import Severity
from generator.register import Register
from generator.values.dates import PartialDate
from generator.values.money import Money
from generator.values.words import Prose
from generator.workings.dates import when_in_words
from generator.workings.readiness import Readiness, readiness_of, readiness_table

PlanState = Annotated[
    Literal["none", "draft", "agreed", "in use", "done"],
    SaidAs(
        {
            "none": "no,no plan,no exit plan,missing,nothing,not started,not begun,not written,not yet written,"
            "not yet started,yet to be written,does not exist,not in place,not yet in place",
            "draft": "drafted,in draft,draft plan,being written,being drafted,being prepared,in preparation,"
            "under development,in development,work in progress,wip,proposed,not yet agreed,not yet approved,unapproved,"
            "awaiting approval,to be agreed,to be approved,yet to be agreed,yet to be approved",
            "agreed": "approved,adopted,signed off,accepted,ratified,endorsed,confirmed,finalised,in place,agreed plan",
            "in use": "active,started,live,under way,underway,being used,triggered,activated,invoked,"
            "being carried out,being implemented,in operation",
            "done": "complete,completed,finished,over,carried out,implemented,concluded,exited",
            "": "not in use,unused,disused,not done,undone,incomplete,unfinished,not agreed,not approved,not complete,"
            "not finished,not implemented,inactive,not active,deactivated,not started yet,expired,lapsed",
        }
    ),
]


class ExitNotice(Part):
    """The notice that has to be given, and whether it was."""

    months: Months | None = Field(None, description="How many months' notice the agreement asks for.")
    given: PartialDate | None = Field(None, description="When notice was given, if it was.")
    by: AuthorityId | None = Field(None, description="Who gave it.")
    waived: Flag | None = Field(None, description="`true` if the partners agreed not to ask for it.")
    decision: DecisionId | None = Field(None, description="The decision to give or waive it.")


class WhatHappens(Part):
    """What becomes of everything that is shared."""

    services: Prose | None = Field(None, description="The services that people use.")
    staff: Prose | None = Field(None, description="The people who work in it.")
    data: Prose | None = Field(None, description="The information that is held.")
    contracts: Prose | None = Field(None, description="Contracts with suppliers.")
    systems: Prose | None = Field(None, description="Computer systems.")
    assets: Prose | None = Field(None, description="Equipment and other things that are owned.")
    money: Prose | None = Field(None, description="Debts, balances and savings.")
    residents: Prose | None = Field(None, description="What residents notice.")


class ExitCost(Part):
    """What leaving costs."""

    amount: Money | None = Field(None, description="How much.")
    note: Prose | None = Field(None, description="What it covers.")
    shared_by: Prose | None = Field(None, description="Who pays it.")


class ExitPlan(Record):
    """One authority's plan for leaving, and what came of it."""

    authority: AuthorityId = Field(description="Whose plan it is: the same as the file's name.")
    state: PlanState = Field(description="How far it is.")
    agreed: PartialDate | None = Field(None, description="When it was agreed.")
    decision: DecisionId | None = Field(None, description="The decision that agreed it.")
    notice: ExitNotice | None = Field(None, description="The notice to give.")
    reviewed: tuple[PartialDate, ...] = Field((), description="When it was looked at again.")
    review_every_months: Months | None = Field(None, description="How often it is to be looked at.")
    tested: PartialDate | None = Field(None, description="When it was last tried out.")
    triggers: tuple[Prose, ...] = Field((), description="What would start it.")
    what_happens: WhatHappens | None = Field(None, description="What becomes of everything that is shared.")
    telling_people: Prose | None = Field(None, description="How staff, residents and partners hear of it.")
    cost: ExitCost | None = Field(None, description="What leaving costs.")
    goes_on: tuple[Prose, ...] = Field((), description="What stays shared afterwards.")
    savings_after: Prose | None = Field(None, description="What becomes of the savings.")
    steps: tuple[Action, ...] = Field((), description="What has to be done, in order.")
    lessons: tuple[Prose, ...] = Field((), description="What was learnt.")

    @property
    def newest_day(self) -> PartialDate | None:
        """The newest day of which it tells: a plan that is used is of then, and not of when it was agreed."""
        days = [self.agreed, self.tested, *self.reviewed, self.notice.given if self.notice else None]
        days += [step.done for step in self.steps]
        return max((day for day in days if day), key=lambda day: day.sort_key, default=None)


def dates_are_possible(entry: Entry[ExitPlan], register: Register) -> Iterator[Finding]:
    """A plan is not reviewed before it is agreed, nor is anything done tomorrow."""
    record = entry.record
    for number, day in enumerate(record.reviewed):
        if record.agreed and day.surely_before(record.agreed):
            message = f"It was looked at again ({day}) before it was agreed ({record.agreed})."
            yield Finding(("reviewed", number), "date-order", message, "Check both dates.")
        yield from not_yet(day, ("reviewed", number), "this cannot have happened", register)
    yield from not_yet(record.agreed, ("agreed",), "this cannot have happened", register)
    yield from not_yet(record.tested, ("tested",), "this cannot have happened", register)
    if record.notice:
        yield from not_yet(record.notice.given, ("notice", "given"), "notice cannot have been given", register)


def state_fits_the_rest(entry: Entry[ExitPlan], register: Register) -> Iterator[Finding]:
    """Where there is no plan, nothing can have been agreed or tried out; an agreed one says when."""
    record = entry.record
    if record.state in ("none", "draft"):
        for key in ("agreed", "tested"):
            if getattr(record, key) is not None:
                message = f"A plan that is “{record.state}” cannot have been {key}."
                yield Finding((key,), "contradiction", message, "Mend the state, or take this out.", at_key=True)
    authority = register.authorities.get(record.authority)
    if record.state == "done" and authority and (ahead := _leaves_later(authority, register)):
        message = f"A plan that is “done” says that {authority.called} has left; it leaves {when_in_words(ahead)}."
        yield Finding(
            ("state",), "contradiction", message, "Write `in use` until then, or mend the day in partnership.yml."
        )
    if record.state == "agreed" and record.agreed is None and record.decision is None:
        message = "The plan is agreed, but nothing says when."
        yield Finding(("state",), "missing-date", message, "Add `agreed:` and the date.", Severity.WARNING)


def _leaves_later(authority: Authority, register: Register) -> PartialDate | None:
    """The day to come on which a council leaves, or all do."""
    leaves = authority.left or register.partnership.ended
    return leaves if leaves and leaves.surely_after(register.as_of) else None


def view(entry: Entry[ExitPlan], register: Register) -> Readiness:
    """Work out how ready the authority is to leave."""
    return readiness_of(entry.record.authority, entry.record, register)


def front(register: Register, view_of: Callable[[Entry[Any]], Any]) -> tuple[Readiness, ...]:
    """Work out how ready every authority is, those without a plan too."""
    return readiness_table(register.current(ExitPlan), register)


def events(entry: Entry[ExitPlan], register: Register) -> Iterator[Event]:
    """When a plan was agreed and tried out, when notice was given, and each step that was done."""
    plan = entry.record
    if plan.agreed:
        yield Event(plan.agreed, "agreed", entry, None, _behind(plan.decision), plan.authority)
    if plan.tested:
        yield Event(plan.tested, "tested", entry, None, (), plan.authority)
    if plan.notice and plan.notice.given:
        yield Event(
            plan.notice.given, "notice", entry, plan.notice, _behind(plan.notice.decision), plan.authority, True
        )
    for step in plan.steps:
        if step.done:
            yield Event(step.done, "step", entry, step, (), plan.authority)


def _behind(decision: str | None) -> tuple[Cause, ...]:
    return (Cause(f"decisions/{decision}", "decided"),) if decision else ()


def tables(entries: tuple[Entry[ExitPlan], ...], view_of: Callable[[Entry[ExitPlan]], Any]) -> Iterator[Table]:
    """How ready each council is to leave; a council without a plan has no row."""
    headings = ("council", "state", "agreed", "tried out", "review due", "questions answered of 8", "notice", "cost")
    rows = []
    for entry in entries:
        ready, plan = view_of(entry), entry.record
        dates = (plan.agreed, plan.tested, ready.review_due)
        notice, cost = plan.notice and plan.notice.months, plan.cost and plan.cost.amount
        answered = len(ready.answered)
        rows.append((entry, (ready.authority.called, ready.state, *dates, answered, notice, cost)))
    yield Table("exit-plans-readiness", headings, tuple(rows))


KIND = Kind(
    name="exit-plans",
    model=ExitPlan,
    one="exit plan",
    many="Leaving",
    about="How each council could leave, and whether a plan for it is published.",
    menu=40,
    by_authority=True,
    date_of=lambda record: record.newest_day,
    events=events,
    causes=frozenset({"decision", "notice.decision"}),
    tables=tables,
    view=view,
    front=front,
    always_listed=True,
    rules=(dates_are_possible, state_fits_the_rest),
)
