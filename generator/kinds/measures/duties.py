"""Duties around measures: a reading is published when it is due."""

from __future__ import annotations

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.kind import Finding
from generator.core.problems import Severity
from generator.core.register import Register
from generator.kinds.measures.model import Measure
from generator.kinds.measures.progress import progress_of
from generator.values.date_words import day_in_words


def readings_are_published(entry: Entry[Measure], register: Register) -> Iterator[Finding]:
    """A reading comes as often as the measure says itself."""
    progress = progress_of(entry.record, register)
    if progress.overdue and progress.next_due is not None:
        message = f"A reading was due by {day_in_words(progress.next_due)} (the measure's own rule)."
        yield Finding(("every_months",), "reading-late", message, "Add it to `readings:`.", Severity.WARNING)
