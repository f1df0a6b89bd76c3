"""What must be true of assessments beyond the types of their keys."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import not_yet
from generator.kinds.assessments.model import Assessment
from generator.values.rules import Finding


def date_is_possible(entry: Entry[Assessment], register: Register) -> Iterator[Finding]:
    """Nothing is said tomorrow."""
    yield from not_yet(entry.record.date, ("date",), "this cannot have been made", register)
