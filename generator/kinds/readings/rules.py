"""What must be true of a report beyond the types of its keys."""

import re
from collections.abc import Iterator
from typing import cast

from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import SAME_ROW, in_order, not_yet
from generator.kinds.readings.model import MEASURES, Report
from generator.results.model import Measured
from generator.results.rules import fits_its_measure, has_a_value, has_come, is_in_time, says_until_when, split_fits
from generator.results.series import Stated, stated_of
from generator.values.dates import PartialDate
from generator.values.rules import Finding, Rule, Severity
from generator.values.words import good_id

OTHER_PERIOD = Rule("other-period", "A report's file is named after the period that it covers.", Severity.WARNING)
_NAMED_AFTER_PERIOD = re.compile(r"[0-9]{4}-[0-9]{2}(-q[1-4])?")


def one_report_a_period(entry: Entry[Report], register: Register) -> Iterator[Finding]:
    """Two files for one period are one report written twice, unless a later one is known to be newer."""
    for other in register.current(Report):
        if _is_again(entry, other):
            message = f"`{other.file}` is the report for {entry.record.period} as well."
            hint = "Check the period. If this report is newer, give both the day they were published (`on:`)."
            yield Finding(("period",), SAME_ROW, message, hint)
            return
    named = _NAMED_AFTER_PERIOD.match(entry.id)
    if named and entry.record.period.kind in ("quarter", "financial year"):
        period = good_id(str(entry.record.period))
        if named[0] not in (period, period[:7]):
            message = f"This file is called {entry.id}, but its period is {entry.record.period}."
            yield Finding(("period",), OTHER_PERIOD, message, f"Check the period, or call the file `{period}.yml`.")


def _is_again(entry: Entry[Report], other: Entry[Report]) -> bool:
    """Whether a file says the same period as one before it, and no day says which is newer."""
    one, before = entry.record, other.record
    if other.id >= entry.id or one.period != before.period:
        return False
    return one.on is None or before.on is None or one.on == before.on


def results_are_possible(entry: Entry[Report], register: Register) -> Iterator[Finding]:
    """Each result has a value in its measure's unit, of a time that has come, and is in one place only."""
    record = entry.record
    for name, result in record.readings.items():
        path = ("readings", name)
        yield from has_a_value(result, path)
        if result.period or result.on:
            yield from is_in_time(result, result.period or record.period, result.on or record.on, path, register)
        measure = register.at(f"{MEASURES}/{name}")
        if measure is not None and isinstance(measure.record, Measured):
            found = cast("Entry[Measured]", measure)
            yield from fits_its_measure(result, path, found.record)
            yield from split_fits(result, path, getattr(found.record, "split_by_council", None))
            yield from _stands_once(entry, found, name, register)


def _stands_once(entry: Entry[Report], measure: Entry[Measured], name: str, register: Register) -> Iterator[Finding]:
    """A result is in the report of its period or in its measure, not in both."""
    held = stated_of(measure, register)
    mine = next((one for one in held if one.entry.address == entry.address), None)
    for other in held:
        if (
            mine is None
            or other is mine
            or (other.period, other.result.forecast) != (mine.period, mine.result.forecast)
        ):
            continue
        if other.entry.address == measure.address:
            message = f"`{measure.file}` has a result for {mine.period} as well."
            yield Finding(("readings", name), SAME_ROW, message, "Keep one of the two.", at_key=True)
        elif _repeats(mine, other):
            message = f"`{other.entry.file}` has a result of this measure for {mine.period} as well."
            hint = "Keep one of the two. If this one is newer, give both the day they were published (`on:`)."
            yield Finding(("readings", name), SAME_ROW, message, hint, at_key=True)


def _repeats(mine: Stated, other: Stated) -> bool:
    """Whether a report repeats what one before it has, where the two are not known to be one report written twice."""
    report = cast("Entry[Report]", other.entry)
    if other.entry.id >= mine.entry.id or _is_again(cast("Entry[Report]", mine.entry), report):
        return False
    return mine.on is None or other.on is None or mine.on == other.on


def days_are_possible(entry: Entry[Report], register: Register) -> Iterator[Finding]:
    """It was published, and not before its period began; of one still to come there are forecasts at the most."""
    record = entry.record
    told = [result for result in record.results.values() if not result.period and not result.forecast]
    if told:
        yield from has_come(record.period, ("period",), register)
    if record.period.so_far:
        yield from says_until_when(record.period, record.on, ("period",))
    yield from not_yet(record.on, ("on",), "the report cannot have been published", register)
    if record.on is not None and record.period.span is not None:
        said = "The report was published ({last}) before its period began ({first})."
        yield from in_order(PartialDate.of(record.period.first), record.on, ("on",), said)
