"""What the pages of plans for leaving show: how ready a council is, and all of them in one picture."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.exit_plans.model import ExitPlan
from generator.kinds.exit_plans.readiness import SHORT_QUESTIONS, Readiness, readiness_of, readiness_table
from generator.pictures.segments import Row


@dataclass(frozen=True, slots=True)
class AllPlans:
    """How ready every authority is, those without a plan too."""

    table: tuple[Readiness, ...]

    @property
    def any(self) -> bool:
        """Whether anyone has a plan."""
        return any(ready.plan for ready in self.table)

    @property
    def questions(self) -> list[str]:
        """The questions over the picture."""
        return list(SHORT_QUESTIONS.values())

    @property
    def rows(self) -> list[Row]:
        """A row of the picture for each council."""
        return [
            Row(
                ready.authority.called,
                ready.filled,
                f"{ready.answered_number} answered" if ready.plan else "no plan published",
            )
            for ready in self.table
        ]


def view(entry: Entry[ExitPlan], register: Register) -> Readiness:
    """Work out how ready the authority is to leave."""
    return readiness_of(entry.record.authority, entry.record, register)


def all_plans(register: Register) -> AllPlans:
    """Work out how ready every authority is."""
    return AllPlans(readiness_table(register.current(ExitPlan), register))


def front(register: Register, view_of: Callable[[Entry[Any]], Any]) -> AllPlans:
    """The same above the list."""
    return all_plans(register)
