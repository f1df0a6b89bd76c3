"""The kind `minutes`: all that its folder says of it, as one value."""

from collections import defaultdict
from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.events import Cause, Event
from generator.core.kind import Comparing, Freshness, Kind, Named, ViewOf
from generator.core.register import Register
from generator.kinds.minutes.duties import MEETING_DUTIES
from generator.kinds.minutes.model import AgendaPeriods, Minutes, MinutesPeriods
from generator.kinds.minutes.rules import (
    actions_are_possible,
    approval_comes_later,
    changes_fit_the_minutes,
    items_fit_the_state,
    no_word_for_no_minutes,
    papers_come_in_order,
    people_come_from_one_place,
    state_fits_the_date,
)
from generator.kinds.minutes.view import front, next_meeting, view
from generator.values.date_words import clock_in_words, day_in_words
from generator.values.dates import PartialDate


def title_of(entry: Entry[Minutes], register: Register) -> str:
    """Name a meeting after its body and day, where it has no title."""
    if entry.record.title is not None:
        return str(entry.record.title)
    body, day = register.bodies.get(entry.record.body), entry.record.date
    name = register.body_called_on(body, day) if body else entry.record.body
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
        links = register.links_to(entry.address, "meetings")
        reviews = [link.source for link in links if link.source.kind == "reviews"]
        because = tuple(Cause(review.address, "reviewed", "It discussed") for review in reviews)
        yield Event(entry.record.date, entry.record.state, entry, None, because)


def people(record: Minutes) -> Iterator[Named]:
    """Those who were there, and who chaired."""
    for number, person in enumerate(record.present):
        yield Named(("present", number, "name"), str(person.name), str(person.role or ""))
    if record.chair:
        yield Named(("chair",), str(record.chair), "chair")


def next_day(register: Register, view_of: ViewOf) -> Iterator[tuple[str, str]]:
    """The day of the next meeting."""
    found = next_meeting(register)
    yield "The next meeting", day_in_words(found.record.date) if found else "none"


def landmarks(register: Register) -> dict[str, str]:
    """The next meeting."""
    found = next_meeting(register)
    return {"next-meeting": found.address} if found else {}


KIND = Kind(
    name="minutes",
    model=Minutes,
    one="meeting",
    many="Meetings",
    about="Each page says who met, what was on the agenda, and what was decided and asked for.",
    menu=20,
    title_of=title_of,
    events=events,
    effects=frozenset({"items.decisions"}),
    people=people,
    view=view,
    front=front,
    rules=(
        papers_come_in_order,
        people_come_from_one_place,
        approval_comes_later,
        changes_fit_the_minutes,
        state_fits_the_date,
        items_fit_the_state,
        actions_are_possible,
        no_word_for_no_minutes,
    ),
    duties=MEETING_DUTIES,
    periods=(AgendaPeriods, MinutesPeriods),
    freshness=Freshness("meetings"),
    comparing=Comparing(whole=next_day),
    landmarks=landmarks,
)
