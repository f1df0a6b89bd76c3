"""What a risk's page shows besides its text: where it stands; and the grid of all that are open."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.core.entry import Entry
from generator.core.partners import RiskBands
from generator.core.register import Register
from generator.kinds.risks.model import STATES, Risk, Score
from generator.pictures import grid

MOST_DRAWN = 25
"""How many risks the grid shows, so that its page does not grow."""


@dataclass(frozen=True, slots=True)
class RiskView:
    """What it is and where it stands, in words.

    `reason_for_end` says that it could end the partnership, and that the decision to leave names it; `noted` that a
    score has a note, `targeted` that one has a target. `band` is the colour of its newest score, where the councils
    say which scores have which, and `bands` that of each.
    """

    state: str
    reason_for_end: bool
    noted: bool
    targeted: bool = False
    band: str = ""
    bands: tuple[tuple[Score, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """An open risk with its newest score, under its number."""

    number: int
    entry: Entry[Risk]
    score: Score


@dataclass(frozen=True, slots=True)
class Grid:
    """The open risks that have a score, the highest first; `full` where there is no room for more."""

    rows: tuple[Drawn, ...]
    bands: RiskBands | None = None

    @property
    def heavy_from(self) -> int:
        """The lowest score of the cells that are drawn as the gravest: the red ones, where the councils have bands."""
        return self.bands.red if self.bands else grid.HEAVY_FROM

    @property
    def light_from(self) -> int:
        """The lowest score of those drawn as less grave: the amber ones."""
        return self.bands.amber if self.bands else grid.LIGHT_FROM

    @property
    def dots(self) -> list[grid.Risk]:
        """Where each stands."""
        return [grid.Risk(row.number, row.score.likelihood, row.score.impact) for row in self.rows]

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.rows)

    @property
    def full(self) -> bool:
        """Whether there is no room for more."""
        return self.number == MOST_DRAWN


def view(entry: Entry[Risk], register: Register) -> RiskView:
    """Say where it stands."""
    record = entry.record
    ending = {
        f"decisions/{plan.record.decision}"
        for plan in register.entries.get("exit-plans", {}).values()
        if plan.record.decision and getattr(plan.record, "state", None) in ("in use", "done")
    }
    named_by = {link.source.address for link in register.links_to(entry.address)}
    left_open = register.ended and record.state == "open"
    return RiskView(
        state=f"{STATES[record.kind, None]} last recorded as open" if left_open else STATES[record.kind, record.state],
        reason_for_end=record.could_end_it and bool(named_by & ending),
        noted=any(score.note for score in record.scores),
        targeted=any(score.target for score in record.scores),
        band=_band(record, record.newest_score, register),
        bands=tuple((score, _band(record, score, register)) for score in record.scores),
    )


def _band(record: Risk, score: Score | None, register: Register) -> str:
    """The colour of a score; an opportunity has none, as a high one is good."""
    bands = register.partnership.risk_bands
    return bands.band(score.rating) if bands and score and record.kind == "threat" else ""


def front(register: Register, view_of: Callable[[Entry[Any]], Any]) -> Grid:
    """The open risks that have a score, the highest first."""
    scored = [
        (entry, score)
        for entry in register.current(Risk)
        if entry.record.state == "open" and (score := entry.record.newest_score)
    ]
    ordered = sorted(scored, key=lambda one: (-one[1].rating, one[0].id))[:MOST_DRAWN]
    rows = tuple(Drawn(number, entry, score) for number, (entry, score) in enumerate(ordered, 1))
    return Grid(rows, register.partnership.risk_bands)
