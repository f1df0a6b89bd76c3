"""What bodies resolved that somebody has to do, and what of it is overdue."""

from dataclasses import replace
from datetime import date

from generator.core.events import ToDo
from generator.core.register import Register
from generator.kinds import all_kinds


def all_to_do(register: Register) -> list[ToDo]:
    """Every action that is still to do, the longest overdue first, then by when it is due."""
    found = [
        replace(one, late=one.late and register.tells_delay_of(entry))
        for kind in all_kinds()
        for entry in register.current(kind.model)
        for one in kind.to_do(entry, register)
        if one.resolved or (one.late and register.tells_delay_of(entry) and not one.unheard)
    ]
    return sorted(found, key=lambda one: (not one.late, one.due or date.max, one.entry.address))
