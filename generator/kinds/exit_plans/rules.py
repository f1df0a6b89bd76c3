"""What must be true of exit plans beyond the types of their keys."""

from collections.abc import Iterator

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import CONTRADICTION, MAYBE_DATE_ORDER, OLD_FORM, in_order, not_yet
from generator.kinds.exit_plans.model import ExitPlan
from generator.kinds.exit_plans.readiness import taken_back
from generator.values.date_words import when_in_words
from generator.values.dates import PartialDate
from generator.values.rules import Finding, Fix, Rule, Severity

MISSING_DATE = Rule("missing-date", "An agreed exit plan has the date it was agreed.", Severity.WARNING)


def dates_are_possible(entry: Entry[ExitPlan], register: Register) -> Iterator[Finding]:
    """A plan is not reviewed before it is agreed, nor is anything done tomorrow."""
    record = entry.record
    for number, day in enumerate(record.reviewed):
        said = "The review ({last}) is before the plan was agreed ({first})."
        yield from in_order(record.agreed, day, ("reviewed", number), said)
        yield from not_yet(day, ("reviewed", number), "this cannot have happened", register)
    yield from not_yet(record.agreed, ("agreed",), "this cannot have happened", register)
    yield from not_yet(record.tested, ("tested",), "this cannot have happened", register)
    if record.notice:
        yield from not_yet(record.notice.given, ("notice", "given"), "notice cannot have been given", register)
        yield from not_yet(record.notice.intended, ("notice", "intended"), "this cannot have been said", register)
        said = "Notice was given ({last}) before the council said that it intends to leave ({first})."
        yield from in_order(record.notice.intended, record.notice.given, ("notice", "intended"), said)
        authority = register.authorities.get(record.authority)
        for key, said_on in (("intended", record.notice.intended), ("given", record.notice.given)):
            if authority and authority.ends and said_on and said_on.surely_after(authority.ends.on):
                message = f"{authority.called} ended ({authority.ends.on}) before this day ({said_on})."
                yield Finding(("notice", key), MAYBE_DATE_ORDER, message, "Check both dates.")


def state_fits_the_rest(entry: Entry[ExitPlan], register: Register) -> Iterator[Finding]:
    """A draft cannot have been agreed or tested; an agreed plan says when it was agreed."""
    record = entry.record
    if record.state == "draft":
        for key in ("agreed", "tested"):
            if getattr(record, key) is not None:
                message = f"A draft plan cannot have been {key}."
                yield Finding((key,), CONTRADICTION, message, "Correct `state:`, or delete this line.", at_key=True)
    authority = register.authorities.get(record.authority)
    back = taken_back(record, authority, register) if authority else ()
    if record.state == "done" and authority and not back and (ahead := _leaves_later(authority, register)):
        message = f"“done” means that {authority.called} has left, but it is due to leave {when_in_words(ahead)}."
        hint = "Write `in use` until then, or correct the date in partnership.yml."
        yield Finding(("state",), CONTRADICTION, message, hint)
    if record.state == "agreed" and record.agreed is None:
        message = "The state is “agreed”, but there is no date on which the plan was agreed."
        hint = "Add `agreed:` and the date. Without it, the site does not call the plan agreed."
        yield Finding(("state",), MISSING_DATE, message, hint)


def no_word_for_no_plan(entry: Entry[ExitPlan], register: Register) -> Iterator[Finding]:
    """A plan that there is not needs no state."""
    if "state" in entry.record.model_fields_set and entry.record.state is None and not entry.record.absent:
        message = "`state: none` is no longer used."
        yield Finding(("state",), OLD_FORM, message, "Delete this line.", fix=Fix("", of_line=True, gone=1))


def _leaves_later(authority: Authority, register: Register) -> PartialDate | None:
    """The day to come on which a council leaves, or all do."""
    leaves = authority.last_day or register.partnership.ended
    return leaves if leaves and leaves.ahead_of(register.as_of) else None
