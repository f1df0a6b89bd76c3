"""What must be true of measures beyond the types of their keys."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import CONTRADICTION, IN_THE_FUTURE, MISSING_KEY, said_once
from generator.kinds.measures.model import Measure
from generator.values.money import BAD_PERCENT
from generator.values.rules import Finding, Rule, Severity

MAYBE_BAD_PERCENT = BAD_PERCENT.maybe("A result that is a share of a whole lies between 0 and 100 percent.")
MISSING_REASON = Rule(
    "missing-reason",
    "Where results are not split by council, the record says why.",
    Severity.WARNING,
)


def readings_do_not_repeat(entry: Entry[Measure], register: Register) -> Iterator[Finding]:
    """One reading for each period, and none of a time to come."""
    periods = [(("readings", number, "period"), one.period) for number, one in enumerate(entry.record.readings)]
    yield from said_once(periods, "There is another result for {}.")
    for number, reading in enumerate(entry.record.readings):
        path = ("readings", number, "period")
        if reading.period.first > register.as_of:
            message = f"{reading.period} is still to come, so it has no result yet."
            yield Finding(path, IN_THE_FUTURE, message, "Check the period, or leave the result out until then.")


def values_are_possible(entry: Entry[Measure], register: Register) -> Iterator[Finding]:
    """A reading by authority fits the choice not to split; a percentage is not below nothing."""
    record = entry.record
    for number, reading in enumerate(record.readings):
        if record.split_by_council is False and reading.by_authority:
            message = "The partners chose not to split this by council, but this result is split."
            path = ("readings", number, "by_authority")
            yield Finding(path, CONTRADICTION, message, "Delete it, or delete `split_by_council:`.", at_key=True)
        if reading.value is None and not reading.by_authority:
            message = "This result has no value."
            yield Finding(("readings", number), MISSING_KEY, message, "Add `value:`, or `by_authority:`.")
        if record.unit == "percent" and reading.value is not None and not 0 <= reading.value.value <= 100:
            message = f"{reading.value} percent is more or less than a share of a whole can be."
            hint = "If it is not a share of a whole, leave it. Otherwise write 0 to 100."
            yield Finding(("readings", number, "value"), MAYBE_BAD_PERCENT, message, hint)


def targets_do_not_repeat(entry: Entry[Measure], register: Register) -> Iterator[Finding]:
    """One target from each date on."""
    targets = enumerate(entry.record.target)
    days = [(("target", number, "from"), target.since) for number, target in targets if target.since]
    return said_once(days, "There is another target from {} on.")


def not_splitting_is_explained(entry: Entry[Measure], register: Register) -> Iterator[Finding]:
    """Where the partners chose not to publish by council, the reason is shown."""
    record = entry.record
    if record.split_by_council is False and record.why_not_split is None:
        yield Finding(
            ("split_by_council",),
            MISSING_REASON,
            "This is not split by council, and the reason is not here.",
            "Add `why_not_split:` and the reason. If you do not have it, leave it out.",
            at_key=True,
        )
