"""What a review's page shows besides its text: how much works well, and at which stage the partnership is."""

from dataclasses import dataclass

from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.reviews.model import STAGES, Review


@dataclass(frozen=True, slots=True)
class ReviewView:
    """How many things work well and need work; the stage in words; the council that looked alone, or none."""

    well: int
    work: int
    stage: str
    alone: str


def view(entry: Entry[Review], register: Register) -> ReviewView:
    """Count what it found."""
    record = entry.record
    return ReviewView(
        well=len(record.working_well),
        work=len(record.needs_work),
        stage=STAGES[record.stage] if record.stage else "",
        alone=record.authorities[0] if len(record.authorities) == 1 else "",
    )
