"""What must be true of agreements beyond the types of their keys."""

from __future__ import annotations

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import CONTRADICTION, DATE_ORDER
from generator.kinds.agreements.model import Agreement
from generator.values.rules import Finding


def dates_are_possible(entry: Entry[Agreement], register: Register) -> Iterator[Finding]:
    """It ends after it starts, and notice comes before the end."""
    record = entry.record
    if record.start and record.ends and record.ends.surely_before(record.start):
        message = f"It ends ({record.ends}) before it starts ({record.start})."
        yield Finding(("ends",), DATE_ORDER, message, "Check both dates.")
    if record.notice_by and record.start and record.notice_by.surely_before(record.start):
        message = f"The last day to give notice ({record.notice_by}) is before the start ({record.start})."
        yield Finding(("notice_by",), DATE_ORDER, message, "Check both dates.")
    if record.notice_by and record.ends and record.notice_by.surely_after(record.ends):
        message = f"The last day to give notice ({record.notice_by}) is after the end ({record.ends})."
        yield Finding(("notice_by",), DATE_ORDER, message, "Check both dates.")


def parties_fit_the_kind(entry: Entry[Agreement], register: Register) -> Iterator[Finding]:
    """A supplier has a contract; a document is published or it is said why not."""
    record = entry.record
    if record.kind == "partnership" and record.supplier is not None:
        message = "An agreement between the councils has no supplier."
        yield Finding(("supplier",), CONTRADICTION, message, "Write `kind: contract`, or take this out.", at_key=True)
    if record.document is not None and record.not_published is not None:
        message = "The document is published above, so nothing needs to say why not."
        yield Finding(("not_published",), CONTRADICTION, message, "Take one of the two out.", at_key=True)
