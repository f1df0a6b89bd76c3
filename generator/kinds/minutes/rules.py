"""What must be true of minutes beyond the types of their keys."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.places import Path
from generator.core.register import Register
from generator.core.shared_rules import (
    CONTRADICTION,
    DATE_ORDER,
    IN_THE_FUTURE,
    OLD_FORM,
    actions_come_after,
    in_order,
    not_yet,
    seats_of,
    vote_fits,
)
from generator.kinds.minutes.model import Minutes
from generator.values.date_words import day_in_words
from generator.values.rules import Finding, Fix, Rule, Severity

MAYBE_CONTRADICTION = CONTRADICTION.maybe("Minutes are approved at a meeting of the same body.")
OUT_OF_DATE = Rule(
    "out-of-date", "Once the date of a meeting has passed, the record says whether it was held.", Severity.WARNING
)


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
        yield from not_yet(day, path, "it cannot have been published", register)
    said = "The agenda was published ({first}) after the meeting ({last})."
    yield from in_order(record.agenda_published, record.date, ("agenda_published",), said)
    said = "The decision sheet was published ({last}) before the meeting ({first})."
    yield from in_order(record.date, record.decision_sheet, ("decision_sheet",), said)
    said = "The minutes were published ({last}) before the meeting ({first})."
    yield from in_order(record.date, published, ("minutes", "published"), said)
    for key in ("first", "second") if record.private_notice else ():
        said = "Notice of the private meeting was published ({first}) after the meeting ({last})."
        yield from in_order(getattr(record.private_notice, key), record.date, ("private_notice", key), said)


def people_come_from_one_place(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """Someone is of a partner, or of another council or organisation."""
    for number, person in enumerate(entry.record.present):
        if person.authority and person.of:
            message = f"{person.name} is of a partner here, and of {person.of}."
            hint = "Delete `of:`, or `authority:` if that council is not a partner."
            yield Finding(("present", number, "of"), CONTRADICTION, message, hint, at_key=True)


def approval_comes_later(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """Minutes are approved at a later meeting, of the same body."""
    state = entry.record.minutes
    if state is None or state.approved_at is None:
        return
    if state.state == "draft":
        message = "The minutes are a draft, so no meeting can have approved them."
        hint = "Write `state: approved`, or delete this line."
        yield Finding(("minutes", "approved_at"), CONTRADICTION, message, hint, at_key=True)
    other = register.find(Minutes, state.approved_at)
    if other is not None and not _is_later(other.record, entry.record):
        message = (
            f"The meeting that approved them ({other.record.date}) is not later than this one ({entry.record.date})."
        )
        yield Finding(("minutes", "approved_at"), DATE_ORDER, message, "Write the file name of a later meeting.")
    elif other is not None and (other.record.state == "cancelled" or other.record.date.surely_after(register.as_of)):
        message = f"The meeting named here is {other.record.state}, so it cannot have approved these minutes."
        hint = "Write the file name of the meeting that approved them, or correct that meeting's `state`."
        yield Finding(("minutes", "approved_at"), CONTRADICTION, message, hint)
    elif other is not None and other.record.body != entry.record.body and other.record.body in register.bodies:
        message = f"The meeting named here is of another body (`{other.record.body}`)."
        hint = "Check the file name. If one body took over from the other, leave it."
        yield Finding(("minutes", "approved_at"), MAYBE_CONTRADICTION, message, hint)


def _is_later(other: Minutes, one: Minutes) -> bool:
    """Whether a meeting came after another: on a later day, or later on the same day where both hours are known."""
    same_day = other.date == one.date and other.date.known_day is not None
    if same_day and one.start and other.start:
        return other.start.clock > one.start.clock
    return other.date.surely_after(one.date)


def changes_fit_the_minutes(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """Only minutes that were approved can have been changed before that."""
    record = entry.record
    if record.amended and record.minutes and record.minutes.state == "draft":
        message = "The minutes are a draft, so they have not been approved with changes."
        yield Finding(
            ("amended",), CONTRADICTION, message, "Write `state: approved`, or delete this list.", at_key=True
        )


def state_fits_the_date(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """A meeting to come has not been held, and one in the past is no longer planned."""
    record = entry.record
    if record.state == "held" and record.date.surely_after(register.as_of):
        message = f"The state of this meeting is “held”, but {record.date} is in the future."
        yield Finding(("date",), IN_THE_FUTURE, message, "Check the date, or write `state: planned`.")
    if record.state == "planned" and record.date.late_by(register.as_of):
        message = f"The state of this meeting is “planned”, but {day_in_words(record.date)} has passed."
        hint = "Write `held` or `cancelled`. If you do not know, leave it as it is."
        yield Finding(("state",), OUT_OF_DATE, message, hint)
    if record.state != "held":
        for key in ("decision_sheet", "recording", "present"):
            if getattr(record, key):
                yield _only_if_held(record, (key,), f"`{key}`")


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
                yield _only_if_held(record, (*path, key), f"`{key}`")
    if record.state != "held" and record.minutes:
        yield _only_if_held(record, ("minutes",), "minutes")


def _only_if_held(record: Minutes, path: Path, what: str) -> Finding:
    message = f"A {record.state} meeting cannot have {what}."
    return Finding(path, CONTRADICTION, message, "Write `state: held`, or delete it.", at_key=True)


def no_word_for_no_minutes(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """Minutes that there are not need no state."""
    record = entry.record
    if "minutes" in record.model_fields_set and record.minutes is None:
        message = "`state: none` is no longer used for minutes."
        yield Finding(("minutes",), OLD_FORM, message, "Delete this line.", fix=_line_gone(entry), at_key=True)


def _line_gone(entry: Entry[Minutes]) -> Fix | None:
    """Take it out, where all of it is on one line or on two."""
    key, state = (entry.places.at(path).key for path in (("minutes",), ("minutes", "state")))
    lines = state.line - key.line + 1
    return Fix("", of_line=True, gone=lines) if lines <= 2 else None


def actions_are_possible(entry: Entry[Minutes], register: Register) -> Iterator[Finding]:
    """Nothing was done before the meeting that asked for it."""
    return actions_come_after(entry.record, entry.record.date, "meeting")
