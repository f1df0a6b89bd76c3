"""What must be true of risks beyond the types of their keys."""

from __future__ import annotations

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import DATE_ORDER, SAME_ROW, not_yet
from generator.kinds.risks.model import Risk
from generator.values.dates import PartialDate
from generator.values.rules import Finding


def scores_are_possible(entry: Entry[Risk], register: Register) -> Iterator[Finding]:
    """Nothing is scored before it is raised, twice on a day, or tomorrow."""
    record = entry.record
    seen: set[PartialDate] = set()
    yield from not_yet(record.raised, ("raised",), "nobody can have raised it", register)
    for number, score in enumerate(record.scores):
        path = ("scores", number, "on")
        if record.raised and score.on.surely_before(record.raised):
            message = f"It was scored ({score.on}) before it was raised ({record.raised})."
            yield Finding(path, DATE_ORDER, message, "Check both dates.")
        if score.on in seen:
            yield Finding(path, SAME_ROW, f"There is another score of {score.on}.", "Keep one of them.")
        yield from not_yet(score.on, path, "this cannot have been scored", register)
        seen.add(score.on)
