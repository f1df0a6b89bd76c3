"""Minutes: one file a meeting, from notice to approved minutes."""

from collections.abc import Callable, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from generator.core.model import Action, Exempt, Record, Vote
from generator.core.part import AuthorityId, BodyId, Days, Flag, Months, Part, WhichDays
from generator.core.settings import Periods
from generator.kinds.ids import DecisionId, MeetingId
from generator.values.dates import ClockTime, PartialDate
from generator.values.guesses import SaidAs
from generator.values.reasons import Reason
from generator.values.words import Line, Prose, Title, Url

AGENDA_DAYS = 5
"""Clear days that the law asks for (section 100B(4)(a), Local Government Act 1972; regulation 7, SI 2012/2089)."""

HowFar = Annotated[
    Literal["draft", "approved"],
    SaidAs(
        {
            "draft": "drafted,in draft,draft minutes,unapproved,not yet approved,not yet agreed,awaiting approval,"
            "pending approval,to be approved,to be agreed,yet to be approved,yet to be agreed,unconfirmed,"
            "not yet confirmed,unsigned,provisional,subject to approval,not yet signed",
            "approved": "agreed,confirmed,signed,adopted,accepted,ratified,signed off,approve,"
            "approved and signed,agreed and signed,agreed as correct,a correct record,approved as a correct record,"
            "agreed as a correct record,confirmed as a correct record,approved as correct",
            "": "published,issued,circulated,written,in progress,not approved,not agreed,not confirmed,not signed,"
            "disapproved,not draft,improved,drift,final,none,no,no minutes,not taken,not written,missing,nothing",
        }
    ),
]


Held = Annotated[
    Literal["planned", "held", "cancelled"],
    SaidAs(
        {
            "planned": "due,to come,scheduled,upcoming,forthcoming,future,arranged,expected,to be held,will be held,"
            "not yet held,yet to be held,yet to take place,not yet taken place,to take place,will take place,coming,"
            "provisional,plan",
            "held": "done,happened,complete,completed,took place,taken place,past,met,occurred,concluded,finished,over",
            "cancelled": "canceled,cancel,cancellation,called off,stood down,did not take place,will not take place,"
            "not taking place,not going ahead,did not happen,will not be held,will not go ahead,no meeting",
            "": "postponed,adjourned,rescheduled,abandoned,inquorate,deferred,moved,not held,unheld,not cancelled,"
            "not planned,unplanned,help,hold",
        }
    ),
]


def _without_none(typed: object) -> object:
    """An earlier edition of the format had a word for minutes that there were not; they are now left out."""
    if isinstance(typed, dict) and typed.get("state") == "none":
        return {key: value for key, value in typed.items() if key != "state"} or None
    return typed


class MinutesState(Part):
    """Whether the minutes are a draft or approved."""

    state: HowFar | None = Field(None, description="Whether they are a draft or approved.")
    published: PartialDate | None = Field(None, description="When they were published.")
    approved_at: MeetingId | None = Field(None, description="The meeting that approved them.")


class Person(Part):
    """Someone present in a public role."""

    called_also: ClassVar[Mapping[str, str]] = {"of": "from,organisation,representing,on behalf of"}

    name: Line = Field(description="The name.")
    role: Line | None = Field(None, description="The role.")
    authority: AuthorityId | None = Field(None, description="The council, if it is one of the partners.")
    of: Line | None = Field(
        None,
        description="The council or organisation, if it is not one of the partners.",
        examples=["Kent County Council"],
    )


class Paper(Part):
    """A report or background paper."""

    title: Line = Field(description="The title.")
    url: Url | None = Field(None, description="The web address.")


class Question(Part):
    """A question from the public or a member."""

    gaps: ClassVar[Mapping[str, str]] = {"answer": "No answer was given."}
    in_words: ClassVar[Mapping[str, str]] = {"answer": "answer to the question"}

    asker: Line | None = Field(None, alias="from", description="Who asked: a role, not a private person's name.")
    question: Prose = Field(description="The question asked.")
    answer: Prose | None = Field(None, description="The answer.")


class Deputation(Part):
    """A group that spoke at the meeting."""

    on_behalf_of: Line = Field(alias="for", description="Who they spoke for.", examples=["Staff"])
    said: Prose | None = Field(None, description="What they said.")


class PrivateNotice(Part):
    """An executive body's notices of a private meeting (regulation 5, SI 2012/2089)."""

    first: PartialDate | None = Field(None, description="When it was first published: 28 clear days before.")
    second: PartialDate | None = Field(None, description="When it was published again: 5 clear days before.")
    urgent: Reason | None = Field(
        None, description="Why it could not wait, if the chair of scrutiny agreed to shorter notice."
    )


class Item(Part):
    """One agenda item."""

    gaps: ClassVar[Mapping[str, str]] = {
        "vote": "There was no vote.",
        "questions": "There were no questions.",
        "deputations": "There were no deputations.",
    }
    in_words: ClassVar[Mapping[str, str]] = {
        "resolved": "list of what was agreed",
        "questions": "questions asked",
    }

    number: Line | None = Field(None, description="The number on the agenda.", examples=["7"])
    title: Line = Field(description="The title of the item.")
    summary: Prose | None = Field(None, description="What happened, in plain words.")
    resolved: tuple[Prose, ...] = Field((), description="What was agreed: one item for each point.")
    decisions: tuple[DecisionId, ...] = Field((), description="The decisions taken or discussed.")
    vote: Vote | None = Field(None, description="The votes for and against.")
    exempt: Exempt | None = Field(None, description="The legal ground, if the public was excluded.")
    urgent: Reason | None = Field(None, description="Why it could not wait, if it was not on the agenda in time.")
    papers: tuple[Paper, ...] = Field((), description="Reports and background papers.")
    questions: tuple[Question, ...] = Field((), description="Questions and answers.")
    deputations: tuple[Deputation, ...] = Field((), description="Groups that spoke at the meeting.")
    actions: tuple[Action, ...] = Field((), description="What somebody was asked to do.")

    def which(self, called: Callable[[str], str]) -> str:
        """Its number on the agenda, or its title."""
        return f"item {self.number}" if self.number else str(self.title)

    def asks(self, key: str) -> bool:
        """A vote and questions are looked for where something was decided; deputations only come now and then."""
        return key != "deputations" and bool(self.resolved)


class Minutes(Record):
    """One meeting."""

    gaps: ClassVar[Mapping[str, str]] = {
        "venue": "",
        "agenda_published": "There was no agenda.",
        "decision_sheet": "There was no decision sheet.",
        "minutes": "There are no minutes.",
        "chair": "",
        "present": "",
        "apologies": "Nobody sent apologies.",
        "declarations": "Nobody declared an interest.",
        "items": "",
    }
    in_words: ClassVar[Mapping[str, str]] = {
        "venue": "place",
        "agenda_published": "date when the agenda was published",
        "present": "names of those present",
        "declarations": "declarations of interest",
        "items": "agenda items",
        "watch": "link to watch it",
    }

    called_also: ClassVar[Mapping[str, str]] = {
        "venue": "location,place,where,room",
        "chair": "chairman,chairwoman,chairperson,chaired by",
        "present": "attendance,attendees,members present",
        "apologies": "apologies for absence,absent",
        "declarations": "interests,declarations of interest",
        "items": "agenda,agenda items",
        "recording": "video",
        "watch": "webcast,livestream,live stream,stream,watch live,link to watch",
        "amended": "amendments,minutes amended,changes to the minutes",
        "online": "virtual,remote",
    }

    title: Title | None = Field(  # type: ignore[assignment]
        None, description="If you leave it out, the site makes one from the body and the date."
    )
    body: BodyId = Field(description="The body that met, or is due to meet.")
    date: PartialDate = Field(description="The date of the meeting.")
    start: ClockTime | None = Field(None, description="The time it starts.")
    venue: Line | None = Field(None, description="Where it is held.")
    online: Flag = Field(False, description="`true` if it is held online, or online as well as at the place.")
    watch: Url | None = Field(None, description="The web address where anyone can watch it.")
    hosted_by: AuthorityId | None = Field(None, description="The council that hosted it.")
    state: Held = Field(description="Whether the meeting is planned, was held or was cancelled.")
    agenda_published: PartialDate | None = Field(
        None, description="When the agenda was published. The law asks for five clear working days."
    )
    private_notice: PrivateNotice | None = Field(
        None, description="When an executive body gave notice that it would meet in private."
    )
    decision_sheet: PartialDate | None = Field(
        None, description="When the decision sheet, or the statement of what was decided, was published."
    )
    minutes: Annotated[MinutesState | None, BeforeValidator(_without_none)] = Field(
        None, description="The minutes of this meeting."
    )
    amended: tuple[Prose, ...] = Field(
        (),
        description="What was changed in these minutes before they were approved. The page of the meeting that "
        "approved them shows it too.",
    )
    chair: Line | None = Field(None, description="Who chaired.")
    present: tuple[Person, ...] = Field((), description="Who was present.")
    apologies: tuple[Line, ...] = Field((), description="Who sent apologies.")
    declarations: tuple[Line, ...] = Field((), description="Interests declared.")
    items: tuple[Item, ...] = Field((), description="The agenda items, in order.")
    recording: Url | None = Field(None, description="The web address of a recording.")

    @property
    def holders(self) -> tuple[str, ...]:
        """The body that met."""
        return (self.body,)

    def asks(self, key: str) -> bool:
        """Of a meeting that was not held nothing is looked for; minutes say more than a decision sheet does."""
        return self.state == "held" and key != "decision_sheet" and not (key == "venue" and self.online)


class AgendaPeriods(Periods):
    """How long before a meeting its agenda is out."""

    place: ClassVar[int | None] = 5
    fewer_is_looser: ClassVar[frozenset[str]] = frozenset({"agenda_days"})

    clear_days: WhichDays = Field(
        "working",
        description="Which days count as clear days for an agenda. `working` leaves out weekends and bank holidays.",
    )
    agenda_days: Days = Field(AGENDA_DAYS, description="Clear days between publishing an agenda and the meeting.")


class MinutesPeriods(Periods):
    """How long after a meeting its minutes are published and approved."""

    minutes_days: Days = Field(
        20,
        description="Working days between a meeting and publishing its minutes. The law sets no time "
        "limit, so this is checked only if you set it.",
    )
    minutes_approved_months: Months = Field(
        6, description="Months between a meeting and the approval of its minutes. Checked only if you set it."
    )
