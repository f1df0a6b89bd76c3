"""How well the services do, for the pages that gather: one council's own results."""

from dataclasses import dataclass

from generator.core.entry import Entry
from generator.core.register import Register
from generator.overview.known_kinds import Measure
from generator.results.series import Row, progress_of

MOST = 10
"""How many measures the page of a council shows."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The newest of some results of a measure."""

    measure: Entry[Measure]
    row: Row


@dataclass(frozen=True, slots=True)
class Results:
    """A council's own results, the newest first."""

    rows: tuple[Measured, ...]

    @property
    def aimed(self) -> bool:
        """Whether a target held for any of them."""
        return any(one.row.aim is not None for one in self.rows)

    @property
    def valued(self) -> bool:
        """Whether any has a value for all councils beside it."""
        return any(one.row.value is not None for one in self.rows)


def results_of(authority_id: str, register: Register) -> Results:
    """The newest result that each measure has of one council."""
    found = []
    for entry in register.current(Measure):
        rows = progress_of(entry, register).rows
        own = [row for row in rows if authority_id in row.result.by_authority and not row.result.forecast]
        if own:
            found.append(Measured(entry, own[-1]))
    found.sort(key=lambda one: (one.row.stated.until, one.measure.id), reverse=True)
    return Results(tuple(found[:MOST]))
