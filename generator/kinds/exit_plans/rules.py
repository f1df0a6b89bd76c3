"""What must be true of exit plans beyond the types of their keys."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.partners import Authority
from generator.core.register import Register
from generator.core.shared_rules import CONTRADICTION, in_order, not_yet
from generator.kinds.exit_plans.model import ExitPlan
from generator.values.date_words import when_in_words
from generator.values.dates import PartialDate
from generator.values.rules import Finding, Rule, Severity

MISSING_DATE = Rule("missing-date", "A plan that is agreed says when it was.", Severity.WARNING, for_residents=True)


def dates_are_possible(entry: Entry[ExitPlan], register: Register) -> Iterator[Finding]:
    """A plan is not reviewed before it is agreed, nor is anything done tomorrow."""
    record = entry.record
    for number, day in enumerate(record.reviewed):
        said = "It was looked at again ({last}) before it was agreed ({first})."
        yield from in_order(record.agreed, day, ("reviewed", number), said)
        yield from not_yet(day, ("reviewed", number), "this cannot have happened", register)
    yield from not_yet(record.agreed, ("agreed",), "this cannot have happened", register)
    yield from not_yet(record.tested, ("tested",), "this cannot have happened", register)
    if record.notice:
        yield from not_yet(record.notice.given, ("notice", "given"), "notice cannot have been given", register)


def state_fits_the_rest(entry: Entry[ExitPlan], register: Register) -> Iterator[Finding]:
    """Where there is no plan, nothing can have been agreed or tried out; an agreed one says when."""
    record = entry.record
    if record.state in ("none", "draft"):
        for key in ("agreed", "tested"):
            if getattr(record, key) is not None:
                message = f"A plan that is “{record.state}” cannot have been {key}."
                yield Finding((key,), CONTRADICTION, message, "Mend the state, or take this out.", at_key=True)
    authority = register.authorities.get(record.authority)
    if record.state == "done" and authority and (ahead := _leaves_later(authority, register)):
        message = f"A plan that is “done” says that {authority.called} has left; it leaves {when_in_words(ahead)}."
        yield Finding(
            ("state",), CONTRADICTION, message, "Write `in use` until then, or mend the day in partnership.yml."
        )
    if record.state == "agreed" and record.agreed is None and record.decision is None:
        message = "The plan is agreed, but nothing says when."
        yield Finding(("state",), MISSING_DATE, message, "Add `agreed:` and the date.")


def _leaves_later(authority: Authority, register: Register) -> PartialDate | None:
    """The day to come on which a council leaves, or all do."""
    leaves = authority.left or register.partnership.ended
    return leaves if leaves and leaves.ahead_of(register.as_of) else None
