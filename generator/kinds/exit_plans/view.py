"""What the pages of exit plans show: how ready a council is, and all of them in one picture."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.exit_plans.model import ExitPlan
from generator.kinds.exit_plans.readiness import SHORT_QUESTIONS, Readiness, readiness_of, readiness_table
from generator.pictures.segments import Row


@dataclass(frozen=True, slots=True)
class AllPlans:
    """How ready every council is whose plan is in the record, kept from `outside` or not; `without` are the others."""

    table: tuple[Readiness, ...]
    without: tuple[Authority, ...]
    outside: bool = False

    @property
    def agreed(self) -> bool:
        """Whether the day on which any was agreed is known."""
        return any(ready.plan and ready.plan.agreed for ready in self.table)

    @property
    def reviewed(self) -> bool:
        """Whether the day on which any was reviewed is known."""
        return any(ready.last_reviewed for ready in self.table)

    @property
    def tested(self) -> bool:
        """Whether the day on which any was tested is known."""
        return any(ready.tested for ready in self.table)

    @property
    def one_without(self) -> bool:
        """Whether there is no plan of one council only."""
        return len(self.without) == 1

    @property
    def questions(self) -> list[str]:
        """The topics over the picture."""
        return list(SHORT_QUESTIONS.values())

    @property
    def drawn(self) -> list[Readiness]:
        """Those that are in the picture: none where the topics would count what others have found of a plan."""
        return [ready for ready in self.table if ready.answered and not self.outside]

    @property
    def rows(self) -> list[Row]:
        """A row of the picture for each council of whose plan the record has a topic."""
        return [Row(ready.authority.called, ready.filled, f"{ready.answered_number} topics") for ready in self.drawn]


def view(entry: Entry[ExitPlan], register: Register) -> Readiness:
    """Work out how ready the authority is to leave."""
    return readiness_of(entry.record.authority, entry.record, register)


def all_plans(register: Register) -> AllPlans:
    """Work out how ready every authority is."""
    table = readiness_table(register.current(ExitPlan), register)
    others = (ready.authority for ready in table if not ready.plan)
    return AllPlans(
        tuple(ready for ready in table if ready.plan),
        tuple(one for one in others if not (one.withdrew or one.has_ended(register.as_of))),
        bool(register.partnership.run_by),
    )


def front(register: Register, view_of: Callable[[Entry[Any]], Any]) -> AllPlans:
    """The same above the list."""
    return all_plans(register)
