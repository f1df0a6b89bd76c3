"""How ready each authority is to leave, those without a plan too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.core.entry import Entry
from generator.core.partners import Authority
from generator.core.register import Register
from generator.kinds.exit_plans.model import ExitPlan
from generator.values.date_words import months_after
from generator.values.dates import PartialDate

QUESTIONS = ("services", "staff", "data", "contracts", "systems", "assets", "money", "residents")
"""What a plan has to answer, in the order of the format."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """One authority's readiness.

    `answered` and `open_questions` are the parts of `what_happens`; `review_due` is the next day the plan is to be
    looked at again, `review_overdue` whether that has passed; `steps_late` counts steps past their day. `in_advance`
    says that there was a plan before anyone set out to leave: one written on the way out prepared nobody.
    """

    authority: Authority
    plan: ExitPlan | None
    state: str
    answered: tuple[str, ...]
    open_questions: tuple[str, ...]
    last_looked_at: PartialDate | None
    review_due: date | None
    review_overdue: bool
    steps_done: int
    steps_late: int
    in_advance: bool

    @property
    def filled(self) -> tuple[bool, ...]:
        """Which questions are answered, in their order."""
        return tuple(question in self.answered for question in QUESTIONS)

    @property
    def has_plan(self) -> bool:
        """Whether there is a plan at all."""
        return self.state != "none"


def readiness_of(authority_id: str, plan: ExitPlan | None, register: Register) -> Readiness:
    """Work out how ready one authority is on the register's day."""
    happens = plan.what_happens if plan else None
    answered = tuple(question for question in QUESTIONS if happens and getattr(happens, question))
    looked_at = [day for day in (plan.agreed, *plan.reviewed) if day] if plan else []
    last = max(looked_at, key=lambda day: day.sort_key, default=None)
    due = None
    if plan and last and plan.review_every_months and plan.state in ("draft", "agreed"):
        due = months_after(last.last, plan.review_every_months)
    steps = plan.steps if plan else ()
    return Readiness(
        authority=register.authorities[authority_id],
        plan=plan,
        state=plan.state if plan else "none",
        answered=answered,
        open_questions=tuple(question for question in QUESTIONS if question not in answered),
        last_looked_at=last,
        review_due=due,
        review_overdue=due is not None and due < register.running_until,
        steps_done=sum(step.done is not None for step in steps),
        steps_late=sum(
            step.done is None and step.due is not None and step.due.surely_before(register.as_of) for step in steps
        ),
        in_advance=plan is not None and _in_advance(plan, register),
    )


def _in_advance(plan: ExitPlan, register: Register) -> bool:
    """Whether a plan surely was there before anyone set out to leave."""
    if plan.state in ("none", "draft"):
        return False
    leaving = _set_out(plan, register)
    seen = [day for day in (plan.agreed, plan.tested, *plan.reviewed) if day]
    return leaving is None or any(day.surely_before(leaving) for day in seen)


def _set_out(plan: ExitPlan, register: Register) -> PartialDate | None:
    """The day a council set out to leave: its notice, the decision to leave, or else the day it left or all ended."""
    if plan.notice and plan.notice.given:
        return plan.notice.given
    waived = _decided(plan.notice.decision if plan.notice else None, register)
    named = _decided(plan.decision, register)
    # A plan that is used names the decision to leave; where that came before the plan, it is the one that asked for it.
    to_leave = named if plan.state in ("in use", "done") else None
    if to_leave and plan.agreed and to_leave.surely_before(plan.agreed):
        to_leave = None
    return waived or to_leave or register.authorities[plan.authority].left or register.partnership.ended


def _decided(decision: str | None, register: Register) -> PartialDate | None:
    entry = register.at(f"decisions/{decision}") if decision else None
    return entry.record.date if entry else None


def readiness_table(plans: Iterable[Entry[ExitPlan]], register: Register) -> tuple[Readiness, ...]:
    """How ready each authority is to leave, those without a plan too, in the order of the partnership's file."""
    by_authority = {entry.record.authority: entry.record for entry in plans}
    return tuple(readiness_of(authority, by_authority.get(authority), register) for authority in register.authorities)
