"""Exit plans: how each authority could leave, so that services go on."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.core.model import Action, AuthorityId, Flag, Months, Part, Record
from generator.core.settings import Periods
from generator.kinds.ids import DecisionId
from generator.values.dates import PartialDate
from generator.values.guesses import SaidAs
from generator.values.money import Money
from generator.values.words import Prose

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

STATES: dict[PlanState, str] = {
    "none": "There is no plan",
    "draft": "The plan is a draft",
    "agreed": "The plan is agreed",
    "in use": "The plan is in use: the council is leaving",
    "done": "The council has left",
}
"""How far a plan is, in a sentence."""

SHORT: dict[PlanState, str] = {
    "none": "No plan",
    "draft": "Draft",
    "agreed": "Agreed",
    "in use": "In use",
    "done": "Used",
}
"""The same where there is little room."""


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

    in_words: ClassVar[Mapping[str, str]] = {
        "reviewed": "list of days when it was looked at",
        "tested": "day when it was tried out",
        "agreed": "day when it was agreed",
    }

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


class PlanPeriods(Periods):
    """How long after it was tried out a plan is tried out again."""

    place: ClassVar[int | None] = 25

    exit_plan_test_months: Months = Field(24, description="Months after which a plan for leaving is tried out again.")
