"""Decisions: who decided what, where it stands, and why."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, ModelWrapValidatorHandler, PrivateAttr, model_validator

from generator.core.model import Exempt, Record, Source, Vote
from generator.core.part import AuthorityId, BodyId, Days, Part
from generator.core.settings import Periods
from generator.kinds.ids import DecisionId, MeetingId, SavingId
from generator.values.dates import PartialDate
from generator.values.guesses import SaidAs
from generator.values.outcomes import CALL_IN_WORDS, CallInOutcome, Outcome
from generator.values.reasons import Reason, TrueOrWhy
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
SAID_YES_OR_NO = ("refused", "recommended", "not supported")


class Option(Part):
    """Another option that was considered."""

    called_also: ClassVar[Mapping[str, str]] = {
        "option": "alternative",
        "why_not": "why rejected,reason rejected,reason for rejection,reasons for rejection,reason not chosen",
    }

    option: Prose = Field(description="Another option that was considered.", examples=["Carry on alone"])
    why_not: Reason | None = Field(None, description="Why it was not chosen.")


NOT_YET: tuple[Outcome | None, ...] = (None, "awaited")
"""What a step has for an outcome where nothing is known of it."""

Route = Annotated[
    Literal["general exception", "special urgency"],
    SaidAs(
        {
            "general exception": "exception,general,regulation 10,general exception notice,general exception procedure",
            "special urgency": "urgency,urgent,special,regulation 11,special urgency notice,special urgency procedure",
            "": "normal,ordinary,usual,emergency,none,forward plan",
        }
    ),
]


class Step(Part):
    """One step: what one body decided, or is due to decide."""

    gaps: ClassVar[Mapping[str, str]] = {
        "outcome": "",
        "published": "",
        "vote": "No vote was taken.",
        "conflicts": "No interests were declared.",
    }
    in_words: ClassVar[Mapping[str, str]] = {
        "published": "day of publication",
        "vote": "vote",
        "conflicts": "list of declarations of interest",
    }
    called_also: ClassVar[Mapping[str, str]] = {
        "subject_to": "conditions,condition,conditional on",
        "changes": "amendments,amendment,changed",
        "conflicts": "interests,interests declared,declarations of interest,conflicts of interest",
        "effective": "effective date,takes effect,effective from,implementation date,comes into force",
    }

    body: BodyId | None = Field(
        None,
        description="The body that decides. If an officer decided, or you do not know the body, write "
        "`authority` instead.",
        examples=["haringey-cabinet"],
    )
    authority: AuthorityId | None = Field(None, description="The council, if no body of it is named.")
    date: PartialDate = Field(description="The date it decided, or is due to.")
    outcome: Outcome | None = Field(
        None,
        description="What it decided. Left out, or `awaited`: it has not decided yet, or this record does not have it. "
        "`recommended`: it advised another body, and agreed to nothing itself. `not supported`: it advised against it, "
        "such as a scrutiny committee that rejected the recommendations.",
    )
    subject_to: Prose | None = Field(
        None,
        description="The condition, worded to follow “Agreed, subject to”.",
        examples=["the approval of the other two councils"],
    )
    changes: Prose | None = Field(None, description="What it changed, if it agreed with changes.")
    published: PartialDate | None = Field(
        None, description="When the decision was published. The time for call-in runs from this date."
    )
    effective: PartialDate | None = Field(None, description="When it takes effect, if the council gives the date.")
    item: Line | None = Field(None, description="The number of the agenda item.", examples=["188"])
    vote: Vote | None = Field(None, description="The votes for and against.")
    conflicts: tuple[Line, ...] = Field((), description="Interests that were declared.")
    sources: tuple[Source, ...] = Field((), description="Where this step is published, if not in the record's sources.")

    _by_officer: bool = PrivateAttr(default=False)
    _put_off: bool = PrivateAttr(default=False)

    @model_validator(mode="wrap")
    @classmethod
    def _as_now_called(cls, value: Any, read: ModelWrapValidatorHandler[Self]) -> Self:
        """Read the word of the first edition, too, and remember it."""
        old = isinstance(value, dict) and value.get("outcome") == "put off"
        step = read({**value, "outcome": "postponed"} if old else value)
        step._put_off = old
        return step

    @property
    def put_off(self) -> bool:
        """Whether its outcome is written in the word of the first edition."""
        return self._put_off

    @property
    def decider(self) -> str:
        """The id of the body that decides, or of the council where no body is named."""
        return self.body or self.authority or ""

    @property
    def holders(self) -> tuple[str, ...]:
        """Whoever decided has it in writing."""
        return (self.decider,)

    def which(self, called: Callable[[str], str]) -> str:
        """Who decided."""
        return called(self.decider)

    @property
    def agreed(self) -> bool:
        """Whether this body agreed, with or without changes."""
        return self.outcome in AGREED

    @property
    def known(self) -> bool:
        """Whether it is known what it decided."""
        return self.outcome not in NOT_YET

    def asks(self, key: str) -> bool:
        """A vote and interests belong to what a meeting decided, a day of publication to what was agreed.

        That an outcome is missing is said where the decision stands, and not a second time.
        """
        if key == "published":
            return self.agreed
        voted = self.agreed or self.outcome in SAID_YES_OR_NO
        return key != "outcome" and voted and self.body is not None and not self._by_officer


class Notice(Part):
    """The public notice of a key decision (regulation 9, SI 2012/2089)."""

    published: PartialDate | None = Field(
        None, description="When the notice was first published. Leave it out if the decision was too urgent for one."
    )
    originally_due: PartialDate | None = Field(
        None, description="When the decision was first due, if it was postponed."
    )
    route: Route | None = Field(
        None,
        description="The urgent route, if there were not 28 clear days’ notice: `general exception` (regulation 10) or "
        "`special urgency` (regulation 11).",
    )
    why: Reason | None = Field(None, description="Why it could not wait.")


class CalledIn(Part):
    """A call-in: councillors made the decision wait until it was reviewed."""

    gaps: ClassVar[Mapping[str, str]] = {"outcome": ""}
    in_words: ClassVar[Mapping[str, str]] = {"outcome": "result of the call-in"}

    authority: AuthorityId = Field(description="The council whose councillors called it in.")
    on: PartialDate = Field(description="When they called it in.")
    outcome: CallInOutcome | None = Field(
        None,
        description="`upheld`: the decision stands. `sent back`: it must be decided again. Leave it out if you do not "
        "have it, or if it is not settled.",
    )
    note: Prose | None = Field(None, description="What was said.")

    @property
    def holders(self) -> tuple[str, ...]:
        """The council whose councillors called it in."""
        return (self.authority,)

    def which(self, called: Callable[[str], str]) -> str:
        """Who called it in."""
        return called(self.authority)

    @property
    def said(self) -> str:
        """The outcome."""
        return CALL_IN_WORDS[self.outcome]


class Decision(Record):
    """One decision, with everyone who had to agree it."""

    gaps: ClassVar[Mapping[str, str]] = {
        "why": "No reasons were recorded.",
        "options": "No other options were considered.",
        "officer": "",
        "notice": "No public notice was given.",
        "called_in": "It was not called in.",
    }
    asked_of_councils: ClassVar[frozenset[str]] = frozenset({"called_in"})
    in_words: ClassVar[Mapping[str, str]] = {
        "why": "reasons",
        "officer": "role of the officer",
        "notice": "public notice",
        "called_in": "record of any call-in",
        "path": "list of those who decided",
        "options": "list of other options considered",
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
        "no_call_in": "exempt from call in,call in exempt,not subject to call in,urgent,call in waived",
    }

    date: PartialDate = Field(description="The date of the first decision, made or due.")
    why: Reason | None = Field(None, description="The reasons, in plain words.")
    options: tuple[Option, ...] = Field((), description="Other options that were considered.")
    path: tuple[Step, ...] = Field(min_length=1, description="Everyone who decides, in order: one step for each.")
    resolved: tuple[Prose, ...] = Field((), description="What was agreed, in plain words: one item for each point.")
    kind: DecisionKind | None = Field(
        None,
        description="`key`: a key decision (regulation 8, SI 2012/2089). `officer`: taken by an officer. `ordinary`: "
        "neither.",
    )
    officer: Line | None = Field(None, description="The officer's role, not the name, if `kind` is `officer`.")
    notice: Notice | None = Field(None, description="The public notice of a key decision. 28 clear days are required.")
    called_in: tuple[CalledIn, ...] = Field((), description="Each time the decision was called in.")
    no_call_in: TrueOrWhy | None = Field(
        None, description="`true`, or the reason, if councillors could not call it in (for example, it was urgent)."
    )
    depends_on: tuple[DecisionId, ...] = Field(
        (), description="Decisions that must be agreed before this one can take effect."
    )
    replaces: tuple[DecisionId, ...] = Field((), description="Earlier decisions that this one replaces.")
    savings: tuple[SavingId, ...] = Field((), description="The savings it is about.")
    meetings: tuple[MeetingId, ...] = Field((), description="The meetings that dealt with it.")
    exempt: Exempt | None = Field(None, description="The part that is private, and why.")

    rests_on: ClassVar[Mapping[str, tuple[str, ...]]] = {"path": ("kind",)}

    def model_post_init(self, context: Any) -> None:
        """Note in each step whether one officer took it: nobody votes on that."""
        for step in getattr(self, "path", ()):  # A draft lacks what is wrong in it.
            step._by_officer = getattr(self, "kind", None) == "officer"

    def asks(self, key: str) -> bool:
        """An officer belongs to an officer's decision, a notice to a key one, the rest to what was decided."""
        if key == "officer":
            return self.kind == "officer"
        if key == "notice":
            return self.kind == "key"
        if key in ("why", "called_in"):
            return any(step.agreed for step in self.path) and not (key == "called_in" and self.no_call_in)
        if key == "options":
            return any(step.agreed or step.outcome in SAID_YES_OR_NO for step in self.path)
        return True

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """The day of each step."""
        return (self.date, *(step.date for step in self.path))

    @property
    def acting(self) -> tuple[str, ...]:
        """Whoever decides: bodies, or councils of which no body is named."""
        return tuple(step.decider for step in self.path)

    @property
    def holders(self) -> tuple[str, ...]:
        """Whoever decides."""
        return self.acting

    @property
    def first_decided(self) -> PartialDate | None:
        """The day on which somebody first said yes or no; None where it was only noted, postponed or taken back."""
        days = [step.date for step in self.path if step.agreed or step.outcome == "refused"]
        first = min(days, key=lambda day: day.sort_key, default=None)
        # Of a day that is open to one side, the decision's own says more.
        return self.date if first and first.bound else first


class NoticePeriods(Periods):
    """How long before a key decision its notice is out."""

    fewer_is_looser: ClassVar[frozenset[str]] = frozenset({"key_notice_days"})

    key_notice_days: Days = Field(28, description="Clear days between the notice of a key decision and the decision.")
