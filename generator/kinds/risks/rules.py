"""What must be true of risks beyond the types of their keys."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import in_order, not_yet, said_once
from generator.kinds.risks.model import Risk
from generator.values.rules import Finding


def scores_are_possible(entry: Entry[Risk], register: Register) -> Iterator[Finding]:
    """Nothing is scored before it is raised, twice on a day, or tomorrow."""
    record = entry.record
    yield from not_yet(record.raised, ("raised",), "it cannot have been raised", register)
    for number, score in enumerate(record.scores):
        path = ("scores", number, "on")
        yield from in_order(record.raised, score.on, path, "It was scored ({last}) before it was raised ({first}).")
        yield from not_yet(score.on, path, "this cannot have been scored", register)
    days = [(("scores", number, "on"), score.on) for number, score in enumerate(record.scores)]
    yield from said_once(days, "There is another score for {}.")
