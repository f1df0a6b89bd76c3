"""What must be true of measures beyond the types of their keys."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.part import NONE
from generator.core.register import Register
from generator.core.shared_rules import CONTRADICTION, SAME_ROW, said_once
from generator.kinds.measures.model import Measure
from generator.results.rules import fits_its_measure, has_a_value, is_in_time, number_fits, split_fits
from generator.results.series import stated_of
from generator.values.rules import Finding, Rule, Severity

MISSING_REASON = Rule(
    "missing-reason",
    "Where results are not split by council, the record says why.",
    Severity.WARNING,
)


def readings_do_not_repeat(entry: Entry[Measure], register: Register) -> Iterator[Finding]:
    """One result for each period, unless a later one is known to be newer."""
    seen: dict[object, list[object]] = {}
    for number, one in enumerate(entry.record.readings):
        days = seen.setdefault((one.period, one.forecast), [])
        if days and (one.on is None or one.on in days or None in days):
            message = f"There is another result for {one.period}."
            hint = "Keep one of them. If one is newer, give both the day they were published (`on:`)."
            yield Finding(("readings", number, "period"), SAME_ROW, message, hint)
        days.append(one.on)


def results_are_possible(entry: Entry[Measure], register: Register) -> Iterator[Finding]:
    """Each result has a value in the measure's unit, of a time that has come."""
    record = entry.record
    for number, reading in enumerate(record.readings):
        path = ("readings", number)
        yield from has_a_value(reading, path)
        yield from fits_its_measure(reading, path, record)
        yield from split_fits(reading, path, record.split_by_council)
        yield from is_in_time(reading, reading.period, reading.on, path, register)
    if record.absent.get("readings") == NONE and (held := stated_of(entry, register)):
        message = f"`none` is written here, but {held[0].entry.file} has a result of this measure."
        yield Finding(("readings",), CONTRADICTION, message, "Delete this line.", at_key=True)


def targets_are_possible(entry: Entry[Measure], register: Register) -> Iterator[Finding]:
    """One target from each date on, in the measure's unit; nothing counts up to a best score but a score."""
    record = entry.record
    days = [(("target", number, "from"), one.since) for number, one in enumerate(record.target) if one.since]
    yield from said_once(days, "There is another target from {} on.")
    for number, target in enumerate(record.target):
        yield from number_fits(target.value, ("target", number, "value"), record)
        if target.amber is not None and target.amber.value <= 0:
            hint = "Write how far off the target a result may be, such as `5`."
            yield Finding(("target", number, "amber"), CONTRADICTION, f"{target.amber} is no distance.", hint)
    if record.out_of is not None and record.unit != "score":
        message = f"Only a score has a best value, and this measure counts {record.unit}."
        yield Finding(("out_of",), CONTRADICTION, message, "Write `unit: score`, or delete this line.", at_key=True)


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
