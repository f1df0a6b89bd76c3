"""What must be true of agreements beyond the types of their keys."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import CONTRADICTION, in_order, not_yet, said_once
from generator.kinds.agreements.model import Agreement
from generator.values.rules import Finding

WITH_A_SUPPLIER = "Delete this line. If the agreement is with a supplier, write `kind: contract`."
IN_THE_PLAN = "Move it to the exit plan of each council it applies to: `notice: {months: …}`."


def dates_are_possible(entry: Entry[Agreement], register: Register) -> Iterator[Finding]:
    """It ends after it starts, and notice comes before the end."""
    record = entry.record
    yield from in_order(record.start, record.ends, ("ends",), "It ends ({last}) before it starts ({first}).")
    said = "The last day to give notice ({last}) is before the start ({first})."
    yield from in_order(record.start, record.notice_by, ("notice_by",), said)
    said = "The last day to give notice ({first}) is after the end ({last})."
    yield from in_order(record.notice_by, record.ends_now, ("notice_by",), said)


def changes_are_possible(entry: Entry[Agreement], register: Register) -> Iterator[Finding]:
    """Nothing was changed tomorrow, twice in one way, or to an end before the start."""
    record = entry.record
    for number, change in enumerate(record.changes):
        yield from not_yet(change.on, ("changes", number, "on"), "it cannot have been changed", register)
        said = "It ends ({last}) before it starts ({first})."
        yield from in_order(record.start, change.ends, ("changes", number, "ends"), said)
    rows = [(("changes", number), (change.on, change.what)) for number, change in enumerate(record.changes)]
    yield from said_once(rows, "There is another row that says the same.")


def parties_fit_the_kind(entry: Entry[Agreement], register: Register) -> Iterator[Finding]:
    """A supplier has a contract; a document has an address or a reason why it is not published."""
    record = entry.record
    changed = [("changes", place, "supplier") for place, change in enumerate(record.changes) if change.supplier]
    named = [*([("supplier",)] if record.supplier else []), *changed]
    for path in named if record.kind == "partnership" else ():
        message = "An agreement between the councils has no supplier."
        yield Finding(path, CONTRADICTION, message, WITH_A_SUPPLIER, at_key=True)
    for key in ("customer", "contract_notice", "notice_months") if record.kind == "partnership" else ():
        if getattr(record, key) is not None:
            message = f"`{key}` is only for a contract."
            hint = IN_THE_PLAN if key == "notice_months" else WITH_A_SUPPLIER
            yield Finding((key,), CONTRADICTION, message, hint, at_key=True)
    if record.document is not None and record.not_published is not None:
        message = "There is a link to the document, so there can be no reason why it is not published."
        yield Finding(("not_published",), CONTRADICTION, message, "Delete this line, or `document:`.", at_key=True)
