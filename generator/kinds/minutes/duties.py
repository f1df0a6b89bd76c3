"""Duties around a meeting: its agenda in time, notice of what is private, what it decided in writing.

What the law asks depends on the body. An executive body must have its decisions written down and published as soon as
reasonably practicable; a council's committee must keep its minutes open for six years, with no time limit for writing
them. What residents read of rests on two dates that the record has, and never on one that it has not.
"""

from collections.abc import Iterator
from datetime import date

from generator.core.entry import Entry
from generator.core.law import COUNCIL_ACT, EXECUTIVE_RULES, asked_of, law_of, own_rule
from generator.core.register import Register
from generator.core.shared_rules import private_parts_are_explained
from generator.core.working_days import clear_calendar_days_between, working_days_of
from generator.kinds.minutes.model import AGENDA_DAYS, AgendaPeriods, Minutes, MinutesPeriods
from generator.values.date_words import day_in_words, months_after
from generator.values.english import counted
from generator.values.rules import Finding, Law, Rule, Severity

AGENDA_LAWS = {
    "executive": Law("regulations 6 and 7, SI 2012/2089", f"{EXECUTIVE_RULES}/part/2"),
    "council": Law("section 100B, Local Government Act 1972", f"{COUNCIL_ACT}/section/100B"),
}
AGENDA_LATE = Rule(
    "agenda-late",
    "The agenda is published five clear working days before the meeting.",
    Severity.WARNING,
    law=AGENDA_LAWS["executive"],
    other_laws=(AGENDA_LAWS["council"],),
    may_be_off=True,
    period="agenda_days",
    for_residents=True,
    subject="Agenda",
)
AGENDA_MISSING = Rule(
    "agenda-missing",
    "In the days before a meeting, the record says when its agenda was published.",
    Severity.WARNING,
    law=AGENDA_LAWS["executive"],
    other_laws=(AGENDA_LAWS["council"],),
    may_be_off=True,
)
PRIVATE_LAW = Law("regulation 5, SI 2012/2089", f"{EXECUTIVE_RULES}/regulation/5")
PRIVATE_NOTICE_SHORT = Rule(
    "private-notice-short",
    "An executive body gives notice of a private meeting 28 clear days before, and again 5 clear days before.",
    Severity.WARNING,
    law=PRIVATE_LAW,
    may_be_off=True,
    for_residents=True,
    subject="Notice of a private meeting",
)
PRIVATE_NOTICE_MISSING = Rule(
    "private-notice-missing",
    "The record of an executive body's private meeting says when notice of it was published.",
    Severity.WARNING,
    law=PRIVATE_LAW,
    may_be_off=True,
)
WRITTEN_DOWN = Law("regulations 12 and 14, SI 2012/2089", f"{EXECUTIVE_RULES}/part/4")
STATEMENT_MISSING = Rule(
    "statement-missing",
    "The decisions of an executive body are written down and published as soon as reasonably practicable, in a "
    "statement, a decision sheet or the minutes.",
    Severity.WARNING,
    law=WRITTEN_DOWN,
    may_be_off=True,
)
MINUTES_LATE = Rule(
    "minutes-late",
    "Minutes are published within the time that the partnership sets. The law sets no time limit.",
    Severity.WARNING,
    law=own_rule("minutes_days"),
    may_be_off=True,
)
MINUTES_NOT_APPROVED = Rule(
    "minutes-not-approved",
    "Minutes are approved within the time that the partnership sets.",
    Severity.WARNING,
    law=own_rule("minutes_approved_months"),
    may_be_off=True,
)
FIRST_NOTICE, SECOND_NOTICE = 28, 5
"""Clear days before a private meeting by which an executive body gives notice, and gives it again (regulation 5)."""


def _clear_days(before: date, meeting: date, register: Register) -> int:
    """Clear days leave out both ends, and weekends and bank holidays unless the partnership counts all days."""
    if register.periods(AgendaPeriods).clear_days == "working":
        return working_days_of(register).clear_between(before, meeting)
    return clear_calendar_days_between(before, meeting)


def _agenda_asked(record: Minutes, register: Register) -> tuple[int, Law] | None:
    """How many clear days the agenda is asked for, and by what; None where nothing asks for it."""
    law, days = law_of(record.body, register), register.periods(AgendaPeriods).agenda_days
    if law and days == AGENDA_DAYS:
        return days, AGENDA_LAWS[law]
    return (days, own_rule("agenda_days")) if register.sets("agenda_days") else None


def agenda_is_in_time(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """The agenda is out five clear days before (regulations 6 and 7, SI 2012/2089; section 100B(4)(a), 1972 Act)."""
    record, asked = entry.record, _agenda_asked(entry.record, register)
    day, out = record.date.known_day, record.agenda_published
    if day is None or record.state == "cancelled" or asked is None or not asked_of(record.date, register):
        return
    required, law = asked
    published = out.known_day if out else None
    if published is not None and published <= day:
        clear = _clear_days(published, day, register)
        if clear < required:
            message = f"Agenda published {counted(clear, 'clear day')} before the meeting ({required} required)."
            hint = "If both dates are right, leave them. The site shows this."
            yield Finding(("agenda_published",), AGENDA_LATE, message, hint, law=law)
    elif (
        out is None
        and record.state == "planned"
        and day > register.as_of
        and _clear_days(register.as_of, day, register) < required
    ):
        message = (
            f"The meeting is on {day_in_words(day)}, but this record does not say when its agenda was published "
            f"({counted(required, 'clear day')} required)."
        )
        hint = "Add `agenda_published:` and the date."
        yield Finding(("date",), AGENDA_MISSING, message, hint, at_key=True, law=law)


def private_meeting_is_announced(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """An executive body announces a private meeting 28 and 5 clear days before (regulation 5, SI 2012/2089)."""
    record, notice, day = entry.record, entry.record.private_notice, entry.record.date.known_day
    if law_of(record.body, register) != "executive" or record.state == "cancelled":
        return
    if day is None or not asked_of(record.date, register):
        return
    if notice is None:
        if clear_calendar_days_between(register.as_of, day) >= FIRST_NOTICE:
            return
        body = register.bodies[record.body]
        if body.meets_in_public is False or any(item.exempt for item in record.items):
            message = "This meeting, or part of it, is private, but this record does not say when notice was published."
            hint = "Add `private_notice: {first: …, second: …}` with the dates of the notice."
            yield Finding(("body",), PRIVATE_NOTICE_MISSING, message, hint, at_key=True)
        return
    for key, given, required in (("first", notice.first, FIRST_NOTICE), ("second", notice.second, SECOND_NOTICE)):
        published = given.known_day if given else None
        if published is None or published > day or notice.urgent:
            continue
        clear = clear_calendar_days_between(published, day) if key == "first" else _clear_days(published, day, register)
        if clear < required:
            message = (
                f"Notice of the private meeting published {counted(clear, 'clear day')} before ({required} required)."
            )
            hint = "Check the dates. If it was urgent, and the chair of scrutiny agreed, add `urgent:` and the reason."
            yield Finding(("private_notice", key), PRIVATE_NOTICE_SHORT, message, hint)


def decisions_are_written_down(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """What an executive body decided is published as soon as reasonably practicable (regulations 12, 14 and 21)."""
    record, law = entry.record, law_of(entry.record.body, register)
    if record.state != "held" or record.minutes or record.decision_sheet or not asked_of(record.date, register):
        return
    own, days = register.sets("minutes_days"), register.periods(MinutesPeriods).minutes_days
    met = record.date.counted_from
    if met is None or working_days_of(register).after(met, days) >= register.as_of:
        return
    after = f"{counted(days, 'working day')} after the meeting, this record has no"
    if law == "executive" and record.absent.get("decision_sheet") != "none":
        message = f"{after} statement of what it decided."
        hint = "Add `decision_sheet:` or `minutes:` with the date. If it decided nothing, write `decision_sheet: none`."
        yield Finding((), STATEMENT_MISSING, message, hint)
    elif own and law != "executive" and record.absent.get("minutes") != "none":
        hint = "Add `minutes: {state: draft, published: …}` once they are published."
        yield Finding((), MINUTES_LATE, f"{after} minutes.", hint)


def minutes_are_approved(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """A later meeting approves the minutes; how soon is the partnership's own rule."""
    record, months = entry.record, register.periods(MinutesPeriods).minutes_approved_months
    if record.state != "held" or record.minutes is None or record.minutes.state != "draft":
        return
    if not register.sets("minutes_approved_months") or not asked_of(record.date, register):
        return
    met = record.date.counted_from
    if met is not None and months_after(met, months) < register.as_of:
        message = f"{counted(months, 'month')} after the meeting, its minutes are still a draft."
        hint = "Once a meeting has approved them, write `state: approved` and `approved_at:`."
        yield Finding(("minutes", "state"), MINUTES_NOT_APPROVED, message, hint)


MEETING_DUTIES = (
    agenda_is_in_time,
    private_meeting_is_announced,
    decisions_are_written_down,
    minutes_are_approved,
    private_parts_are_explained,
)
