"""Minutes: one file a meeting, from notice to approved minutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import time
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from generator.common_rules import not_yet, seats_of, vote_fits
from generator.guesses import SaidAs
from generator.kind import Cause, Entry, Event, Finding, Kind
from generator.model import (
    Action,
    AuthorityId,
    BodyId,
    DecisionId,
    Exempt,
    MeetingId,
    Part,
    Record,
    Vote,
)
from generator.problems import Severity
from generator.register import Register
from generator.values.dates import ClockTime, PartialDate
from generator.values.reasons import Reason
from generator.values.words import Line, Prose, Title, Url
from generator.workings.dates import clock_in_words, day_in_words
from generator.workings.working_days import working_days_of

AGENDA_DAYS = 5
"""Clear days that an agenda has to be out before a meeting (Local Government Act 1972, section 100B(4)(a))."""


HowFar = Annotated[
    Literal["none", "draft", "approved"],
    SaidAs(
        {
            "none": "no,no minutes,not taken,not written,not yet written,not started,nothing,missing",
            "draft": "drafted,in draft,draft minutes,unapproved,not yet approved,not yet agreed,awaiting approval,"
            "pending approval,to be approved,to be agreed,yet to be approved,yet to be agreed,unconfirmed,"
            "not yet confirmed,unsigned,provisional,subject to approval,not yet signed",
            "approved": "agreed,confirmed,signed,adopted,accepted,ratified,signed off,approve,"
            "approved and signed,agreed and signed,agreed as correct,a correct record,approved as a correct record,"
            "agreed as a correct record,confirmed as a correct record,approved as correct",
            "": "published,issued,circulated,written,in progress,not approved,not agreed,not confirmed,not signed,"
            "disapproved,not draft,improved,drift,final",
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


class MinutesState(Part):
    """How far the written record of the meeting is."""

    state: HowFar = Field(description="How far the minutes are.")
    published: PartialDate | None = Field(None, description="When they were published.")
    approved_at: MeetingId | None = Field(None, description="The meeting that approved them.")


class Person(Part):
    """Somebody who was there in a public role."""

    name: Line = Field(description="The name.")
    role: Line | None = Field(None, description="The role.")
    authority: AuthorityId | None = Field(None, description="The authority.")


class Paper(Part):
    """A report or background paper."""

    title: Line = Field(description="What it is called.")
    url: Url | None = Field(None, description="Its address.")


class Question(Part):
    """A question from the public or a member."""

    asker: Line | None = Field(None, alias="from", description="Who asked: a role, not a private person's name.")
    question: Prose = Field(description="What was asked.")
    answer: Prose | None = Field(None, description="What was answered.")


class Deputation(Part):
    """A group that came to speak."""

    on_behalf_of: Line = Field(alias="for", description="For whom they spoke.", examples=["Staff"])
    said: Prose = Field(description="What they said.")


class Item(Part):
    """One item of the agenda."""

    number: Line | None = Field(None, description="Its number.", examples=["7"])
    title: Line = Field(description="What it is called.")
    summary: Prose | None = Field(None, description="What happened, in plain words.")
    resolved: tuple[Prose, ...] = Field((), description="What was resolved, a point each.")
    decisions: tuple[DecisionId, ...] = Field((), description="The decisions it dealt with.")
    vote: Vote | None = Field(None, description="How many voted which way.")
    exempt: Exempt | None = Field(None, description="If the public was kept out: on what ground.")
    urgent: Reason | None = Field(None, description="Why it could not wait, if it was not on the agenda in time.")
    papers: tuple[Paper, ...] = Field((), description="Reports and background papers.")
    questions: tuple[Question, ...] = Field((), description="Questions and answers.")
    deputations: tuple[Deputation, ...] = Field((), description="Groups that came to speak.")
    actions: tuple[Action, ...] = Field((), description="What somebody was asked to do.")


class Minutes(Record):
    """One meeting."""

    called_also: ClassVar[Mapping[str, str]] = {
        "venue": "location,place,where,room",
        "chair": "chairman,chairwoman,chairperson,chaired by",
        "present": "attendance,attendees,members present",
        "apologies": "apologies for absence,absent",
        "declarations": "interests,declarations of interest",
        "items": "agenda,agenda items",
        "recording": "webcast,video",
    }

    title: Title | None = Field(  # type: ignore[assignment]
        None, description="Left out: made from the body and the date."
    )
    body: BodyId = Field(description="Who met.")
    date: PartialDate = Field(description="The day of the meeting.")
    start: ClockTime | None = Field(None, description="When it starts.")
    venue: Line | None = Field(None, description="Where.")
    hosted_by: AuthorityId | None = Field(None, description="The authority that hosted it.")
    state: Held = Field(description="Whether it is to come, was held or cancelled.")
    agenda_published: PartialDate | None = Field(None, description="When the agenda was out: five clear days before.")
    decision_sheet: PartialDate | None = Field(None, description="When the early note of decisions was issued.")
    minutes: MinutesState | None = Field(None, description="How far the minutes are.")
    chair: Line | None = Field(None, description="Who chaired.")
    present: tuple[Person, ...] = Field((), description="Who was there.")
    apologies: tuple[Line, ...] = Field((), description="Who sent apologies.")
    declarations: tuple[Line, ...] = Field((), description="Interests declared; `[none]` if none were.")
    items: tuple[Item, ...] = Field((), description="The agenda, an item each.")
    recording: Url | None = Field(None, description="The address of a recording.")


def papers_come_in_order(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """The agenda comes before the meeting; the decision sheet and the minutes after it."""
    record = entry.record
    published = record.minutes.published if record.minutes else None
    # The day on which the agenda of a meeting to come will be out may be known before.
    agenda = record.agenda_published if record.state == "held" else None
    for path, day in (
        (("agenda_published",), agenda),
        (("decision_sheet",), record.decision_sheet),
        (("minutes", "published"), published),
    ):
        yield from not_yet(day, path, "it cannot have come out", register)
    if record.agenda_published and record.agenda_published.surely_after(record.date):
        message = f"The agenda ({record.agenda_published}) came out after the meeting ({record.date})."
        yield Finding(("agenda_published",), "date-order", message, "Check both dates.")
    if record.decision_sheet and record.decision_sheet.surely_before(record.date):
        message = f"The decision sheet ({record.decision_sheet}) came out before the meeting ({record.date})."
        yield Finding(("decision_sheet",), "date-order", message, "Check both dates.")
    if published and published.surely_before(record.date):
        message = f"The minutes ({published}) came out before the meeting ({record.date})."
        yield Finding(("minutes", "published"), "date-order", message, "Check both dates.")


def approval_comes_later(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """Minutes are approved at a later meeting, of the same body."""
    state = entry.record.minutes
    if state is None or state.approved_at is None:
        return
    if state.state != "approved":
        message = f"The minutes are “{state.state}”, so no meeting can have approved them."
        yield Finding(
            ("minutes", "approved_at"),
            "contradiction",
            message,
            "Write `state: approved`, or take this out.",
            at_key=True,
        )
    other = register.find(Minutes, state.approved_at)
    if other is not None and not other.record.date.surely_after(entry.record.date):
        message = f"The meeting that approved them ({other.record.date}) is not after this one ({entry.record.date})."
        yield Finding(("minutes", "approved_at"), "date-order", message, "Write the later meeting's id.")
    elif other is not None and (other.record.state == "cancelled" or other.record.date.surely_after(register.as_of)):
        message = f"The meeting that approved them is “{other.record.state}”, so it cannot have approved anything."
        hint = "Write the id of the meeting that approved them, or mend that meeting's `state`."
        yield Finding(("minutes", "approved_at"), "contradiction", message, hint)
    elif other is not None and other.record.body != entry.record.body and other.record.body in register.bodies:
        message = f"The meeting that approved them is one of another body (`{other.record.body}`)."
        hint = "Check the id. If one body took over from the other, leave it."
        yield Finding(("minutes", "approved_at"), "contradiction", message, hint, Severity.WARNING)


def state_fits_the_date(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """A meeting to come has not been held, and one in the past is no longer planned."""
    record = entry.record
    if record.state == "held" and record.date.surely_after(register.as_of):
        message = f"This meeting is “held”, but {record.date} is still to come."
        yield Finding(("date",), "in-the-future", message, "Check the date, or write `state: planned`.")
    if record.state == "planned" and record.date.surely_before(register.as_of):
        message = f"This meeting is still “planned”, but {day_in_words(record.date)} has passed."
        yield Finding(("state",), "out-of-date", message, "Write `held` or `cancelled`.", Severity.WARNING)
    if record.state != "held":
        happened = [key for key in ("decision_sheet", "recording", "present") if getattr(record, key)]
        for key in happened:
            message = f"A meeting that is “{record.state}” cannot have `{key}`."
            yield Finding((key,), "contradiction", message, "Write `state: held`, or take it out.", at_key=True)


def items_fit_the_state(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """Nothing is resolved or voted on but in a meeting that was held, and no more votes are cast than there are."""
    record = entry.record
    for number, item in enumerate(record.items):
        path = ("items", number)
        if item.vote and record.state == "held":
            agreed = True if item.resolved else None
            yield from vote_fits(item.vote, agreed, seats_of(record.body, record.date, register), (*path, "vote"))
        for key in ("resolved", "vote") if record.state != "held" else ():
            if getattr(item, key):
                message = f"A meeting that is “{record.state}” cannot have `{key}`."
                yield Finding(
                    (*path, key), "contradiction", message, "Write `state: held`, or take it out.", at_key=True
                )
    if record.state != "held" and record.minutes and record.minutes.state != "none":
        message = f"A meeting that is “{record.state}” cannot have minutes."
        yield Finding(("minutes",), "contradiction", message, "Write `state: held`, or take it out.", at_key=True)


def agenda_days(record: Minutes, register: Register) -> int | None:
    """The clear days that the agenda was out before the meeting; None where a day is not known."""
    published = record.agenda_published.known_day if record.agenda_published else None
    day = record.date.known_day
    if published is None or day is None or published > day:
        return None
    return working_days_of(register).clear_between(published, day)


def actions_are_possible(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """Nothing was done before the meeting that asked for it."""
    for number, item in enumerate(entry.record.items):
        for position, action in enumerate(item.actions):
            if action.done and action.done.surely_before(entry.record.date):
                message = f"It was done ({action.done}) before the meeting asked for it ({entry.record.date})."
                yield Finding(("items", number, "actions", position, "done"), "date-order", message, "Check the date.")


def view(entry: Entry[Minutes], register: Register) -> int | None:
    """Work out how many clear days the agenda was out before."""
    return agenda_days(entry.record, register)


def coming(register: Register) -> tuple[Entry[Minutes], ...]:
    """The meetings to come, today's included, the next one first."""
    planned = (entry for entry in register.current(Minutes) if entry.record.state == "planned")
    ahead = (entry for entry in planned if not entry.record.date.surely_before(register.as_of))
    return tuple(sorted(ahead, key=_when))


def _when(entry: Entry[Minutes]) -> tuple[tuple[int, int, int], time]:
    """The day and hour of a meeting; one without an hour stands last of its day."""
    start = entry.record.start
    return entry.record.date.sort_key, start.clock if start else time.max


def front(register: Register, view_of: Callable[[Entry[Any]], Any]) -> tuple[Entry[Minutes], ...]:
    """The next meeting for the top of the list; none may be to come."""
    return coming(register)[:1]


def title_of(entry: Entry[Minutes], register: Register) -> str:
    """Name a meeting after its body and day, where it has no title of its own."""
    if entry.record.title is not None:
        return str(entry.record.title)
    body, day = register.bodies.get(entry.record.body), entry.record.date
    name = register.body_name_on(body, day) if body else entry.record.body
    named = f"{name}, {day_in_words(day)}"
    same = register.remembered("meetings of a body and day", _meetings_by_day)[entry.record.body, day]
    if len(same) == 1:
        return named
    starts = [meeting.record.start for meeting in same]
    if len({str(start) for start in starts if start}) == len(same) and entry.record.start:
        return f"{named}, {clock_in_words(entry.record.start.clock)}"
    place = [meeting.id for meeting in same].index(entry.id) + 1
    return f"{named} (meeting {place} of {len(same)})"


def _meetings_by_day(register: Register) -> dict[tuple[str, PartialDate], list[Entry[Minutes]]]:
    """The meetings that are named after their body and day, together where these are the same; the earliest first."""
    found: dict[tuple[str, PartialDate], list[Entry[Minutes]]] = defaultdict(list)
    for entry in sorted(register.all(Minutes), key=lambda entry: (str(entry.record.start or ""), entry.id)):
        if entry.record.title is None:
            found[entry.record.body, entry.record.date].append(entry)
    return found


def events(entry: Entry[Minutes], register: Register) -> Iterator[Event]:
    """The meeting, if it was held or cancelled."""
    if entry.record.state != "planned":
        links = register.links_to(entry.address)
        reviews = [link.source for link in links if link.source.kind == "reviews" and link.key == "meetings"]
        because = tuple(Cause(review.address, "reviewed") for review in reviews)
        yield Event(entry.record.date, entry.record.state, entry, None, because)


KIND = Kind(
    name="minutes",
    model=Minutes,
    one="meeting",
    many="Meetings",
    about="Who met, what was on the agenda, what was decided and asked for.",
    menu=20,
    date_of=lambda record: record.date,
    title_of=title_of,
    events=events,
    effects=frozenset({"items.decisions"}),
    view=view,
    front=front,
    rules=(
        papers_come_in_order,
        approval_comes_later,
        state_fits_the_date,
        items_fit_the_state,
        actions_are_possible,
    ),
)
