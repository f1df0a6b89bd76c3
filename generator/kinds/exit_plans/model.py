"""Exit plans: how each authority could leave, so that services go on."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from generator.core.model import Action, Record
from generator.core.part import AuthorityId, Flag, Months, Part
from generator.core.settings import Periods
from generator.kinds.ids import DecisionId
from generator.values.dates import PartialDate
from generator.values.guesses import SaidAs
from generator.values.money import Money
from generator.values.words import Prose

PlanState = Annotated[
    Literal["draft", "agreed", "in use", "done"],
    SaidAs(
        {
            "draft": "drafted,in draft,draft plan,being written,being drafted,being prepared,in preparation,"
            "under development,in development,work in progress,wip,proposed,not yet agreed,not yet approved,unapproved,"
            "awaiting approval,to be agreed,to be approved,yet to be agreed,yet to be approved",
            "agreed": "approved,adopted,signed off,accepted,ratified,endorsed,confirmed,finalised,in place,agreed plan",
            "in use": "active,started,live,under way,underway,being used,triggered,activated,invoked,"
            "being carried out,being implemented,in operation",
            "done": "complete,completed,finished,over,carried out,implemented,concluded,exited",
            "": "not in use,unused,disused,not done,undone,incomplete,unfinished,not agreed,not approved,not complete,"
            "not finished,not implemented,inactive,not active,deactivated,not started yet,expired,lapsed,"
            "no,no plan,no exit plan,missing,nothing,not started,not begun,not written,not yet written,"
            "not yet started,yet to be written,does not exist,not in place,not yet in place",
        }
    ),
]

STATES: dict[PlanState, str] = {
    "draft": "Draft exit plan",
    "agreed": "Agreed exit plan",
    "in use": "The exit plan is in use",
    "done": "The council has left",
}
"""How far a plan is, as a label."""

SHORT: dict[PlanState, str] = {
    "draft": "Draft",
    "agreed": "Agreed",
    "in use": "In use",
    "done": "Council has left",
}
"""The same where there is little room."""


def _without_none(typed: object) -> object:
    """An earlier edition of the format had a word for a plan that there was not; it is now left out."""
    return None if typed == "none" else typed


def _one_listed(typed: object) -> object:
    """A council that gave notice alone needs no list."""
    return [typed] if isinstance(typed, str) else typed


class ExitNotice(Part):
    """The notice required, and whether it was given."""

    gaps: ClassVar[Mapping[str, str]] = {"months": "No notice is required."}
    in_words: ClassVar[Mapping[str, str]] = {"months": "notice period"}

    months: Months | None = Field(None, description="How many months' notice the agreement requires.")
    intended: PartialDate | None = Field(
        None, description="The date the council said that it intends to leave, before any notice."
    )
    given: PartialDate | None = Field(None, description="The date notice was given.")
    by: Annotated[tuple[AuthorityId, ...], BeforeValidator(_one_listed)] = Field(
        (), description="The council or councils that gave it."
    )
    waived: Flag | None = Field(None, description="`true` if the partners waived it.")
    decision: DecisionId | None = Field(None, description="The decision to give notice, or to waive it.")


class WhatHappens(Part):
    """What happens to everything that is shared."""

    gaps: ClassVar[Mapping[str, str]] = {
        "services": "",
        "staff": "No shared staff.",
        "data": "No shared data.",
        "contracts": "No shared contracts.",
        "systems": "No shared IT systems.",
        "assets": "No shared equipment.",
        "money": "No shared money or debts.",
        "residents": "No effect on residents.",
    }
    in_words: ClassVar[Mapping[str, str]] = {
        "services": "plan for services",
        "staff": "plan for staff",
        "data": "plan for data",
        "contracts": "plan for contracts",
        "systems": "plan for IT systems",
        "assets": "plan for equipment",
        "money": "plan for money",
        "residents": "effect on residents",
    }

    services: Prose | None = Field(None, description="The services that people use.")
    staff: Prose | None = Field(None, description="The people who work in the shared services.")
    data: Prose | None = Field(None, description="The data that is held.")
    contracts: Prose | None = Field(None, description="Contracts with suppliers.")
    systems: Prose | None = Field(None, description="IT systems.")
    assets: Prose | None = Field(None, description="Equipment and other assets.")
    money: Prose | None = Field(None, description="Debts, balances and savings.")
    residents: Prose | None = Field(None, description="What changes for residents.")


class ExitCost(Part):
    """What leaving costs."""

    gaps: ClassVar[Mapping[str, str]] = {"amount": "No cost."}
    in_words: ClassVar[Mapping[str, str]] = {"amount": "cost of leaving"}

    amount: Money | None = Field(None, description="How much.")
    note: Prose | None = Field(None, description="What it covers.")
    shared_by: Prose | None = Field(None, description="Who pays it.")


class ExitPlan(Record):
    """One council's exit plan, and how it went."""

    gaps: ClassVar[Mapping[str, str]] = {
        "state": "",
        "agreed": "",
        "notice": "No notice is required.",
        "reviewed": "It has not been reviewed.",
        "tested": "It has not been tested.",
        "what_happens": "",
        "cost": "No cost.",
    }
    in_words: ClassVar[Mapping[str, str]] = {
        "state": "state of the plan",
        "agreed": "date it was agreed",
        "notice": "notice period",
        "reviewed": "list of review dates",
        "tested": "date it was tested",
        "what_happens": "plans for shared services",
        "cost": "cost of leaving",
    }

    authority: AuthorityId = Field(description="The council whose plan it is. The file has the same name.")
    state: Annotated[PlanState | None, BeforeValidator(_without_none)] = Field(
        None, description="How far the plan has got. `agreed` needs the date as well (`agreed:`)."
    )
    agreed: PartialDate | None = Field(None, description="When it was agreed.")
    decision: DecisionId | None = Field(None, description="The decision that agreed it.")
    notice: ExitNotice | None = Field(None, description="The notice to give.")
    reviewed: tuple[PartialDate, ...] = Field((), description="When it was reviewed.")
    review_every_months: Months | None = Field(None, description="How often it is due to be reviewed, in months.")
    tested: PartialDate | None = Field(None, description="When it was last tested.")
    triggers: tuple[Prose, ...] = Field((), description="What would trigger it: one item for each.")
    what_happens: WhatHappens | None = Field(None, description="What happens to everything that is shared.")
    telling_people: Prose | None = Field(None, description="How staff, residents and partners are told.")
    cost: ExitCost | None = Field(None, description="What leaving costs.")
    goes_on: tuple[Prose, ...] = Field((), description="What stays shared afterwards.")
    savings_after: Prose | None = Field(None, description="What happens to the savings.")
    steps: tuple[Action, ...] = Field((), description="The actions, in order.")
    lessons: tuple[Prose, ...] = Field((), description="Lessons learned.")

    @property
    def shown_state(self) -> PlanState | None:
        """How far it is, as far as pages say so: a plan is called agreed where the record has the day."""
        return None if self.state == "agreed" and self.agreed is None else self.state

    def asks(self, key: str) -> bool:
        """A plan that is not agreed yet has nothing to review or test."""
        return key not in ("agreed", "reviewed", "tested") or self.state == "agreed"

    @property
    def newest_day(self) -> PartialDate | None:
        """The newest day in it: a plan that is used is of then, and not of when it was agreed."""
        days = [self.agreed, self.tested, *self.reviewed, self.notice.given if self.notice else None]
        days += [step.done for step in self.steps]
        return max((day for day in days if day), key=lambda day: day.sort_key, default=None)


class PlanPeriods(Periods):
    """How long after it was tried out a plan is tried out again."""

    place: ClassVar[int | None] = 25

    exit_plan_test_months: Months = Field(24, description="Months between one test of an exit plan and the next.")
