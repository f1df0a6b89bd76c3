"""How ready each authority is to leave, those without a plan too."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.core.authorities import Authority, Ends, Span
from generator.core.entry import Entry
from generator.core.part import NONE
from generator.core.register import Register
from generator.kinds.exit_plans.model import SHORT, STATES, ExitPlan, PlanState
from generator.values.date_words import months_after
from generator.values.dates import PartialDate
from generator.values.english import lowered
from generator.values.money import Money
from generator.values.names import as_partners
from generator.values.rules import Law, Rule, Severity
from generator.values.words import Prose

EXIT_PLAN_REVIEW_LATE = Rule(
    "exit-plan-review-late",
    "An exit plan is reviewed as often as the plan itself says.",
    Severity.WARNING,
    law=Law("the plan’s own rule", in_message="its own rule"),
    may_be_off=True,
    for_residents=True,
    subject="Exit plan review",
)

QUESTIONS = {
    "services": "Services",
    "staff": "Staff",
    "data": "Data",
    "contracts": "Contracts",
    "systems": "IT systems",
    "assets": "Equipment",
    "money": "Money",
    "residents": "Residents",
}
"""What a plan has to answer, in the order of the format."""

SHORT_QUESTIONS = QUESTIONS | {"systems": "Systems"}
"""The same in words as short as a picture needs them."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """One authority's readiness.

    `answered` are the parts of `what_happens` that the plan has, `none` too; `review_due` is the day by which it is due
    to be reviewed, `review_overdue` whether that has passed in a record that the councils keep; `in_advance` says that
    the plan surely was there before anyone set out to leave: one written on the way out prepared nobody.
    `takes_back` are the services of a plan by which the council stays a partner in the others.
    `gone` says that it has left, or that the partnership has ended for all; `only_set` that it was set to leave with
    all the others, and no source says that it did; `past` that its leaving is in the past tense. `decided` is the
    decision that the plan names.
    """

    authority: Authority
    plan: ExitPlan | None
    state: PlanState | None
    answered: tuple[str, ...]
    last_reviewed: PartialDate | None
    review_due: date | None
    review_overdue: bool
    in_advance: bool
    gone: bool
    only_set: bool
    past: bool
    decided: Entry[Any] | None
    takes_back: tuple[str, ...] = ()

    @property
    def agreed_by(self) -> Entry[Any] | None:
        """The decision that agreed the plan: one that is used names the decision to use it, which did not."""
        agreed = self.plan.agreed if self.plan else None
        return self.decided if self.decided and agreed and not self.decided.record.date.surely_after(agreed) else None

    @property
    def state_said(self) -> str:
        """How far it is; nothing where the record does not say."""
        return self._of_it(STATES[self.state]) if self.state else ""

    @property
    def only_planned(self) -> bool:
        """Whether nothing says that the plan was followed: its leaving was only set, or it ended by law instead."""
        return self.only_set or self.ended_by_law is not None

    @property
    def with_all(self) -> bool:
        """Whether only the partnership was set to end, and the record has no day on which the council was to leave."""
        return self.only_set and self.authority.last_day is None

    @property
    def _leave(self) -> str:
        return "end" if self.with_all else "leave"

    @property
    def ended_by_law(self) -> Ends | None:
        """The end by law, once it is over, of a council that was in until then: it never left."""
        return self.authority.ends if self.gone and self.authority.goes_by_law else None

    @property
    def again(self) -> tuple[Span, Span] | None:
        """The time before and the time now, of a council that left and is in again."""
        stays = self.authority.stays
        return (stays[-2], stays[-1]) if len(stays) > 1 and not self.gone else None

    @property
    def short(self) -> str:
        """How far it is, in a word or two; that a council has left is not known while its last day is only planned."""
        if self.state == "done" and self.takes_back:
            return "Services taken back"
        if self.state == "done" and self.ended_by_law:
            return "Ended by law"
        if self.state == "done" and self.again:
            return "Joined again"
        if self.state == "done" and self.only_set:
            return f"Due to {self._leave}"
        return self._of_it(SHORT[self.state]) if self.state else ""

    def _of_it(self, words: str) -> str:
        return words if self.authority.a_council else as_partners(words)

    @property
    def state_in_data(self) -> str | None:
        """The same for programs: in the word of the format, but for what only was to happen."""
        return f"due to {self._leave}" if self.state == "done" and self.only_set else self.state

    @property
    def answers(self) -> list[tuple[str, str, Prose | None]]:
        """The key of each topic, what it is called, and what the plan says of it, if anything."""
        happens = self.plan.what_happens if self.plan else None
        return [(key, label, getattr(happens, key, None)) for key, label in QUESTIONS.items()]

    @property
    def answered_number(self) -> str:
        """How many are answered, of how many."""
        return f"{len(self.answered)} of {len(QUESTIONS)}"

    @property
    def answered_said(self) -> str:
        """Which topics are covered."""
        return ", ".join(lowered(SHORT_QUESTIONS[key]) for key in self.answered)

    @property
    def notice(self) -> int | None:
        """How many months' notice has to be given; None where that is not published."""
        return self.plan.notice.months if self.plan and self.plan.notice else None

    @property
    def cost(self) -> Money | None:
        """What leaving costs; None where that is not published."""
        return self.plan.cost.amount if self.plan and self.plan.cost else None

    @property
    def tested(self) -> PartialDate | None:
        """When the plan was last tried out."""
        return self.plan.tested if self.plan else None

    @property
    def filled(self) -> tuple[bool, ...]:
        """Which questions are answered, in their order."""
        return tuple(question in self.answered for question in QUESTIONS)


def readiness_of(authority_id: str, plan: ExitPlan | None, register: Register) -> Readiness:
    """Work out how ready one authority is on the register's day."""
    happens = plan.what_happens if plan else None
    answered = tuple(
        question
        for question in QUESTIONS
        if happens and (getattr(happens, question) or happens.absent.get(question) == NONE)
    )
    reviewed = plan.reviewed if plan else ()
    last = max(reviewed, key=lambda day: day.sort_key, default=None)
    due = None
    # A record without a review does not say that there was none; where it says so, the time runs from the agreement.
    day = last or (plan.agreed if plan and plan.absent.get("reviewed") == NONE else None)
    since = day.counted_from if day else None
    if plan and since and plan.review_every_months and plan.state in ("draft", "agreed"):
        due = months_after(since, plan.review_every_months)
    authority = register.authorities[authority_id]
    gone = authority.gone_by(register.as_of)
    return Readiness(
        authority=authority,
        plan=plan,
        state=plan.shown_state if plan else None,
        answered=answered,
        last_reviewed=last,
        review_due=due,
        review_overdue=due is not None and due < register.as_of and not gone and register.owed(EXIT_PLAN_REVIEW_LATE),
        in_advance=plan is not None and _in_advance(plan, register),
        gone=gone or (register.ended and not register.end_open),
        only_set=register.end_open and authority.last_day in (None, register.partnership.ended),
        past=register.ended or gone or (plan is not None and plan.state == "done"),
        decided=register.at(f"decisions/{plan.decision}") if plan and plan.decision else None,
        takes_back=taken_back(plan, authority, register) if plan else (),
    )


def taken_back(plan: ExitPlan, authority: Authority, register: Register) -> tuple[str, ...]:
    """The services that a council takes back by a plan for these alone; none where it leaves, or all end."""
    leaves = authority.last_day and not authority.goes_by_law
    if leaves or (register.ended and len(set(plan.services)) == len(register.services)):
        return ()
    return tuple(lowered(str(register.services[one].name)) for one in plan.services if one in register.services)


def _in_advance(plan: ExitPlan, register: Register) -> bool:
    """Whether a plan surely was there before anyone set out to leave."""
    if plan.state in (None, "draft"):
        return False
    leaving = _set_out(plan, register)
    seen = [day for day in (plan.agreed, plan.tested, *plan.reviewed) if day]
    return leaving is not None and any(day.surely_before(leaving) for day in seen)


def _set_out(plan: ExitPlan, register: Register) -> PartialDate | None:
    """The day a council set out to leave, as far as the record says: its notice, or the decision to leave."""
    if plan.notice and (told := plan.notice.intended or plan.notice.given):
        return told
    waived = _decided(plan.notice.decision if plan.notice else None, register)
    named = _decided(plan.decision, register)
    # A plan that is used names the decision to leave; where that came before the plan, it is the one that asked for it.
    to_leave = named if plan.state in ("in use", "done") else None
    if to_leave and plan.agreed and to_leave.surely_before(plan.agreed):
        to_leave = None
    return waived or to_leave


def _decided(decision: str | None, register: Register) -> PartialDate | None:
    entry = register.at(f"decisions/{decision}") if decision else None
    return entry.record.date if entry else None


def readiness_table(plans: Iterable[Entry[ExitPlan]], register: Register) -> tuple[Readiness, ...]:
    """How ready each authority is to leave, those without a plan too, in the order of the partnership's file."""
    by_authority = {entry.record.authority: entry.record for entry in plans}
    return tuple(readiness_of(authority, by_authority.get(authority), register) for authority in register.authorities)
