"""Duties around measures: a result is published when it is due."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.measures.model import Measure
from generator.results.series import READING_LATE, progress_of
from generator.values.date_words import day_in_words
from generator.values.rules import Finding


def readings_are_published(entry: Entry[Measure], register: Register) -> Iterator[Finding]:
    """A result comes as often as the measure says itself."""
    progress = progress_of(entry, register)
    if progress.overdue and progress.next_due is not None:
        message = f"The next result was due by {day_in_words(progress.next_due)}."
        hint = "Add it to the report of its period, or to `readings:`."
        yield Finding(("every_months",), READING_LATE, message, hint)
