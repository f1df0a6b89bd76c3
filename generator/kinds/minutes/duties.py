"""Duties around a meeting: its agenda in time, its minutes published and approved."""

from collections.abc import Iterator
from datetime import date

from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import private_parts_are_explained
from generator.core.working_days import clear_calendar_days_between, working_days_of
from generator.kinds.minutes.model import AgendaPeriods, Minutes, MinutesPeriods
from generator.values.date_words import day_in_words, months_after
from generator.values.english import counted
from generator.values.rules import Finding, Law, Missing, Rule, Severity

AGENDA_LAW = Law("section 100B, Local Government Act 1972", "https://www.legislation.gov.uk/ukpga/1972/70/section/100B")
AGENDA_LATE = Rule(
    "agenda-late",
    "The agenda is out five clear days before the meeting, or as many as `agenda_days` says.",
    Severity.WARNING,
    law=AGENDA_LAW,
    may_be_off=True,
    for_residents=True,
    subject="Agenda",
)
AGENDA_MISSING = Rule(
    "agenda-missing",
    "A meeting that is near has an agenda.",
    Severity.WARNING,
    law=AGENDA_LAW,
    may_be_off=True,
    for_residents=True,
    subject="Agenda",
    missing=Missing(3, "meeting", "meetings", "the agenda of"),
)
MINUTES_LATE = Rule(
    "minutes-late",
    "Minutes are published within 20 working days of the meeting, or as many as `minutes_days` says.",
    Severity.WARNING,
    law=Law(
        "section 100C(1), Local Government Act 1972",
        "https://www.legislation.gov.uk/ukpga/1972/70/section/100C",
        says="minutes are open to everyone after the meeting",
    ),
    may_be_off=True,
    for_residents=True,
    subject="Minutes",
    missing=Missing(2, "meeting", "meetings", "the minutes of", are=True),
)
MINUTES_NOT_APPROVED = Rule(
    "minutes-not-approved",
    "Minutes are approved within six months of the meeting, or as many as `minutes_approved_months` says.",
    Severity.WARNING,
    law=Law("the partnership's own rule", in_message="the partnership's own rule, `minutes_approved_months`"),
    may_be_off=True,
    for_residents=True,
    subject="Minutes",
)


def _clear_days(before: date, meeting: date, register: Register) -> int:
    """Clear days leave out both ends, and weekends and bank holidays unless the partnership counts all days."""
    if register.periods(AgendaPeriods).clear_days == "working":
        return working_days_of(register).clear_between(before, meeting)
    return clear_calendar_days_between(before, meeting)


def agenda_is_in_time(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """The agenda is open for five clear days before the meeting (section 100B(4)(a), Local Government Act 1972)."""
    record, asked = entry.record, register.periods(AgendaPeriods).agenda_days
    are = "is" if asked == 1 else "are"
    day = record.date.known_day
    if day is None or record.state == "cancelled":
        return
    published = record.agenda_published.known_day if record.agenda_published else None
    if published is not None and published <= day:
        clear = _clear_days(published, day, register)
        if clear < asked:
            message = f"The agenda was out {counted(clear, 'clear day')} before; {asked} {are} asked."
            hint = "If the dates are right, leave it: the site says so."
            yield Finding(("agenda_published",), AGENDA_LATE, message, hint)
    elif (
        record.agenda_published is None
        and record.state == "planned"
        and day > register.as_of
        and _clear_days(register.as_of, day, register) < asked
    ):
        message = (
            f"The meeting is on {day_in_words(day)}, and no agenda is out; {counted(asked, 'clear day')} {are} asked."
        )
        hint = "Add `agenda_published:` and the date once it is out."
        yield Finding(("date",), AGENDA_MISSING, message, hint, at_key=True)


def minutes_are_published(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """After a meeting its minutes are open to inspection (section 100C(1), Local Government Act 1972)."""
    record, asked = entry.record, register.periods(MinutesPeriods).minutes_days
    if record.state != "held" or (record.minutes and record.minutes.state != "none"):
        return
    met = record.date.counted_from
    if met is not None and working_days_of(register).after(met, asked) < register.as_of:
        known = "no minutes are published" if record.minutes else "nothing says that minutes are published"
        message = f"{counted(asked, 'working day')} after the meeting {known}."
        yield Finding((), MINUTES_LATE, message, "Add `minutes: {state: draft, published: …}` once they are out.")


def minutes_are_approved(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """A later meeting approves the minutes; how soon is the partnership's own rule."""
    record, asked = entry.record, register.periods(MinutesPeriods).minutes_approved_months
    if record.state != "held" or record.minutes is None or record.minutes.state != "draft":
        return
    met = record.date.counted_from
    if met is not None and months_after(met, asked) < register.as_of:
        message = f"{counted(asked, 'month')} after the meeting its minutes are still a draft."
        hint = "Write `state: approved` and `approved_at:` once a meeting has approved them."
        yield Finding(("minutes", "state"), MINUTES_NOT_APPROVED, message, hint)


MEETING_DUTIES = (agenda_is_in_time, minutes_are_published, minutes_are_approved, private_parts_are_explained)
