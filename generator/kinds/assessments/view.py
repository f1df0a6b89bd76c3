"""What an assessment's page shows besides its text: how many things a council offers and wants."""

from dataclasses import dataclass

from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.assessments.model import Assessment


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """How many things a council offers, and how many it wants."""

    offers: int
    wants: int


def view(entry: Entry[Assessment], register: Register) -> AssessmentView:
    """Count them."""
    return AssessmentView(len(entry.record.offers), len(entry.record.seeks))
