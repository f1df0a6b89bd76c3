"""What a new report begins with: a line for each measure of the last one, with its last result beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.readings.model import MEASURES
from generator.kinds.readings.view import newest
from generator.results.model import Measured
from generator.results.series import progress_of
from generator.results.words import measured, unit_in_words, when


@dataclass(frozen=True, slots=True)
class ToFillIn:
    """One line of a new report: the measure's id, and what helps to fill it in."""

    measure: str
    beside: str


def begun(register: Register) -> Mapping[str, object]:
    """The measures of the newest report, in its order; where there is none yet, all measures."""
    last = newest(register)
    held = register.entries.get(MEASURES, {})
    names = [name for name in (last.record.readings if last else held) if name in held]
    entries = (cast("Entry[Measured]", held[name]) for name in names)
    return {
        "to_fill_in": [
            ToFillIn(one.id, ", ".join(_beside(one, register))) for one in entries if not one.record.withdrawn
        ]
    }


def _beside(entry: Entry[Measured], register: Register) -> Iterator[str]:
    row = progress_of(entry, register).newest
    if row is None:
        yield unit_in_words(entry.record)
        return
    yield f"{row.written} {when(row.period, row.on)}"
    if row.aim is not None:
        yield f"target {measured(row.aim, entry.record)}"
