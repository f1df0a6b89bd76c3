"""What must be true of measures beyond the types of their keys."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import CONTRADICTION, IN_THE_FUTURE, said_once
from generator.kinds.measures.model import Measure
from generator.values.money import BAD_PERCENT
from generator.values.rules import Finding, Rule, Severity

MAYBE_BAD_PERCENT = BAD_PERCENT.maybe("A reading that is a share of a whole lies between 0 and 100 percent.")
MISSING_REASON = Rule(
    "missing-reason",
    "Where readings are not split by council, the record says why.",
    Severity.WARNING,
    for_residents=True,
)


def readings_do_not_repeat(entry: Entry[Measure], register: Register) -> Iterator[Finding]:
    """One reading for each period, and none of a time to come."""
    periods = [(("readings", number, "period"), one.period) for number, one in enumerate(entry.record.readings)]
    yield from said_once(periods, "There is another reading for {}.")
    for number, reading in enumerate(entry.record.readings):
        path = ("readings", number, "period")
        if reading.period.first > register.as_of:
            message = f"{reading.period} is still to come, so it cannot have been read."
            yield Finding(path, IN_THE_FUTURE, message, "Check the period, or leave the reading out until then.")


def values_are_possible(entry: Entry[Measure], register: Register) -> Iterator[Finding]:
    """A reading by authority fits the choice not to split; a percentage is not below nothing."""
    record = entry.record
    for number, reading in enumerate(record.readings):
        if record.split_by_council is False and reading.by_authority:
            message = "The partners chose not to split this by council, but here it is split."
            path = ("readings", number, "by_authority")
            yield Finding(path, CONTRADICTION, message, "Take it out, or take out `split_by_council:`.", at_key=True)
        if record.unit == "percent" and not 0 <= reading.value.value <= 100:
            message = f"{reading.value} percent is more or less than a share of a whole can be."
            hint = "If it is not a share of a whole, leave it; otherwise write 0 to 100."
            yield Finding(("readings", number, "value"), MAYBE_BAD_PERCENT, message, hint)


def targets_do_not_repeat(entry: Entry[Measure], register: Register) -> Iterator[Finding]:
    """One target from each date on."""
    days = [(("target", number, "from"), target.since) for number, target in enumerate(entry.record.target)]
    return said_once(days, "There is another target from {} on.")


def not_splitting_is_explained(entry: Entry[Measure], register: Register) -> Iterator[Finding]:
    """Where the partners chose not to publish by council, the reason is shown."""
    record = entry.record
    if record.split_by_council is False and record.why_not_split is None:
        yield Finding(
            ("split_by_council",),
            MISSING_REASON,
            "This is not split by council, and nothing says why.",
            "Add `why_not_split:` and the reason.",
            at_key=True,
        )
