"""What must be true of agreements beyond the types of their keys."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import CONTRADICTION, in_order
from generator.kinds.agreements.model import Agreement
from generator.values.rules import Finding


def dates_are_possible(entry: Entry[Agreement], register: Register) -> Iterator[Finding]:
    """It ends after it starts, and notice comes before the end."""
    record = entry.record
    yield from in_order(record.start, record.ends, ("ends",), "It ends ({last}) before it starts ({first}).")
    said = "The last day to give notice ({last}) is before the start ({first})."
    yield from in_order(record.start, record.notice_by, ("notice_by",), said)
    said = "The last day to give notice ({first}) is after the end ({last})."
    yield from in_order(record.notice_by, record.ends, ("notice_by",), said)


def parties_fit_the_kind(entry: Entry[Agreement], register: Register) -> Iterator[Finding]:
    """A supplier has a contract; a document has an address or a reason why it is not published."""
    record = entry.record
    if record.kind == "partnership" and record.supplier is not None:
        message = "An agreement between the councils has no supplier."
        yield Finding(
            ("supplier",), CONTRADICTION, message, "Write `kind: contract`, or delete this line.", at_key=True
        )
    if record.document is not None and record.not_published is not None:
        message = "There is a link to the document, so there can be no reason why it is not published."
        yield Finding(("not_published",), CONTRADICTION, message, "Delete this line, or `document:`.", at_key=True)
