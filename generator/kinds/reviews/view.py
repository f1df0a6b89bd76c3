"""What a review's page shows besides its text: how much works well, at which stage, and what was recommended."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.reviews.model import RESPONSES, STAGES, Review
from generator.kinds.reviews.recommended import Recommended, recommended_in


@dataclass(frozen=True, slots=True)
class ReviewView:
    """How many things work well and need work; the stage in words; the council that looked alone, or none.

    `recommended` are the recommendations.
    """

    well: int
    work: int
    stage: str
    alone: str
    recommended: tuple[Recommended, ...] = ()

    @property
    def number(self) -> int:
        """How many recommendations there are."""
        return len(self.recommended)

    @property
    def answered(self) -> tuple[str, ...]:
        """How many of them all accepted, in part or not; what some have not answered is not counted."""
        said = [one.said for one in self.recommended]
        return tuple(f"{said.count(words):,} {words.lower()}" for words in RESPONSES.values() if words in said)


@dataclass(frozen=True, slots=True)
class Recommendations:
    """The recommendations of all reviews: how many there are, and how many are open."""

    number: int
    open: int


def view(entry: Entry[Review], register: Register) -> ReviewView:
    """Count what it found."""
    record = entry.record
    return ReviewView(
        well=len(record.working_well),
        work=len(record.needs_work),
        stage=STAGES[record.stage] if record.stage else "",
        alone=record.authorities[0] if len(record.authorities) == 1 else "",
        recommended=tuple(recommended_in(entry, register)),
    )


def front(register: Register, view_of: Callable[[Entry[Any]], Any]) -> Recommendations:
    """How many recommendations there are, for the top of the list."""
    held = [one for entry in register.current(Review) for one in view_of(entry).recommended]
    return Recommendations(len(held), sum(one.open for one in held))
