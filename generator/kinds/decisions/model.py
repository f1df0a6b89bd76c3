"""Decisions: who decided what, where it stands, and why."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.core.model import (
    AuthorityId,
    BodyId,
    Days,
    Exempt,
    Part,
    Record,
    Source,
    Vote,
)
from generator.core.settings import Periods
from generator.kinds.ids import DecisionId, MeetingId, SavingId
from generator.values.dates import PartialDate
from generator.values.guesses import SaidAs
from generator.values.outcomes import CALL_IN_WORDS, CallInOutcome, Outcome
from generator.values.reasons import Reason
from generator.values.words import Line, Prose

DecisionKind = Annotated[
    Literal["key", "ordinary", "officer"],
    SaidAs(
        {
            "key": "key decision,major,major decision",
            "ordinary": "normal,standard,routine,non key,not key,non key decision,not a key decision,ordinary decision",
            "officer": "officer decision,officer delegated,officer delegated decision,delegated officer decision,"
            "delegated,delegated decision,delegated to officers,delegated to an officer,under delegated powers,"
            "delegated powers,taken by an officer,chief officer,by an officer",
            "": "office,offices,executive,urgent,cabinet member,not officer,extraordinary",
        }
    ),
]


AGREED = ("agreed", "agreed with changes")


class Option(Part):
    """Something else that could have been done."""

    called_also: ClassVar[Mapping[str, str]] = {
        "option": "alternative",
        "why_not": "why rejected,reason rejected,reason for rejection,reasons for rejection,reason not chosen",
    }

    option: Prose = Field(description="What else was considered.", examples=["Carry on alone"])
    why_not: Reason | None = Field(None, description="Why it was not chosen.")


class Step(Part):
    """One body's turn on the way to a decision."""

    body: BodyId = Field(description="The body that decides.", examples=["haringey-cabinet"])
    date: PartialDate = Field(description="When it decided, or is due to.")
    outcome: Outcome = Field(description="What came of it. `awaited`: nothing yet, or nothing published.")
    published: PartialDate | None = Field(None, description="When the decision was issued; call-in is counted from it.")
    item: Line | None = Field(None, description="The number of the item on the agenda.", examples=["188"])
    vote: Vote | None = Field(None, description="How many voted which way.")
    conflicts: tuple[Line, ...] = Field((), description="Conflicts of interest that were declared.")
    sources: tuple[Source, ...] = Field((), description="Where this step is published, if not in the record's sources.")

    @property
    def agreed(self) -> bool:
        """Whether this body agreed, with or without changes."""
        return self.outcome in AGREED


class Notice(Part):
    """The public notice of a key decision (regulation 9, SI 2012/2089)."""

    published: PartialDate = Field(description="When the notice was first published.")
    originally_due: PartialDate | None = Field(None, description="When the decision was first due, if it was put off.")


class CalledIn(Part):
    """A call-in: councillors made the decision wait for a second look."""

    authority: AuthorityId = Field(description="Whose councillors called it in.")
    on: PartialDate = Field(description="When.")
    outcome: CallInOutcome | None = Field(
        None,
        description="`upheld`: the decision stands. `sent back`: it must be decided again. Left out: not settled.",
    )
    note: Prose | None = Field(None, description="What was said.")

    @property
    def said(self) -> str:
        """What came of it."""
        return CALL_IN_WORDS[self.outcome]


class Decision(Record):
    """One decision, with every body that had to take it."""

    in_words: ClassVar[Mapping[str, str]] = {
        "path": "path through the councils",
        "options": "list of what else was considered",
        "resolved": "list of what was agreed",
    }

    called_also: ClassVar[Mapping[str, str]] = {
        "options": "alternatives,alternative options,options considered,alternatives considered,other options",
        "path": "steps,route,stages",
        "resolved": "resolution,resolutions",
        "called_in": "call in,call ins",
        "depends_on": "requires,dependencies",
        "replaces": "supersedes",
        "exempt": "exemption",
    }

    date: PartialDate = Field(description="When it was, or is due to be, first decided.")
    why: Reason | None = Field(None, description="The reasons. Required once anyone has agreed.")
    options: tuple[Option, ...] = Field((), description="What else was considered.")
    path: tuple[Step, ...] = Field(min_length=1, description="Every body that had to decide, in order.")
    resolved: tuple[Prose, ...] = Field((), description="What was agreed, a point each, in plain words.")
    kind: DecisionKind | None = Field(
        None,
        description="`key`: a big one in law (regulation 8, SI 2012/2089). `officer`: taken by an officer.",
    )
    officer: Line | None = Field(None, description="The officer's role, where kind is officer.")
    notice: Notice | None = Field(None, description="The notice of a key decision: 28 clear days are asked.")
    called_in: tuple[CalledIn, ...] = Field((), description="Call-ins that happened.")
    depends_on: tuple[DecisionId, ...] = Field((), description="Decisions without which this one has no effect.")
    replaces: tuple[DecisionId, ...] = Field((), description="Decisions that this one overtakes.")
    savings: tuple[SavingId, ...] = Field((), description="The savings it is about.")
    meetings: tuple[MeetingId, ...] = Field((), description="The meetings that dealt with it.")
    exempt: Exempt | None = Field(None, description="A part that is kept private, and why.")

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """The day of each step."""
        return (self.date, *(step.date for step in self.path))

    @property
    def acting(self) -> tuple[str, ...]:
        """Whoever decides."""
        return tuple(step.body for step in self.path)

    @property
    def first_decided(self) -> PartialDate | None:
        """The day on which somebody first said yes or no; None where it was only noted, put off or taken back."""
        days = [step.date for step in self.path if step.agreed or step.outcome == "refused"]
        return min(days, key=lambda day: day.sort_key, default=None)


class NoticePeriods(Periods):
    """How long before a key decision its notice is out."""

    key_notice_days: Days = Field(28, description="Clear days that the notice of a key decision is out before.")
