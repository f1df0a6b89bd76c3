"""What somebody still has to do, across all kinds."""

from datetime import date

from generator.core.events import ToDo
from generator.core.register import Register
from generator.kinds import all_kinds


def all_to_do(register: Register) -> list[ToDo]:
    """Everything that is still to do, the longest overdue first, then by when it is due."""
    found = [
        one for kind in all_kinds() for entry in register.current(kind.model) for one in kind.to_do(entry, register)
    ]
    return sorted(found, key=lambda one: (not one.late, one.due or date.max, one.entry.address))
