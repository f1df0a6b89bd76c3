"""What a resident can do about a decision now."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.core.register import Register
from generator.kinds.decisions.call_in import Window
from generator.kinds.decisions.standing import Standing, Turn
from generator.values.date_words import months_after

CHALLENGED_WITHIN = 3
"""Months after which not even a court would look at a decision: until then nothing is said to be over."""

When = Literal["before", "call-in", "again", "over", ""]
"""Before somebody decides, while it may be called in, before it is decided again, after all of that; or not known."""


@dataclass(frozen=True, slots=True)
class Chance:
    """What can be done: when that is, who decides next, and the call-in window that closes last."""

    when: When = ""
    turn: Turn | None = None
    window: Window | None = None

    @property
    def day(self) -> date | None:
        """The day on which who decides next is due to, where it is known."""
        return self.turn.step.date.known_day if self.turn else None

    @property
    def in_public(self) -> bool:
        """Whether anyone can go and watch who decides next."""
        return bool(self.turn and self.turn.body and self.turn.body.meets_in_public)


def chance_of(standing: Standing, register: Register) -> Chance:
    """Work out what a resident can do on the register's day."""
    if standing.state in ("withdrawn", "refused"):
        return Chance()
    if standing.closes_last and standing.state != "replaced":
        return Chance("call-in", window=standing.closes_last)
    if standing.next_to_come and standing.state != "replaced":
        return Chance("before", turn=standing.next_to_come)
    if standing.state in ("sent back", "postponed"):
        return Chance("" if register.ended else "again")
    return Chance("over" if _is_over(standing, register) else "")


def _is_over(standing: Standing, register: Register) -> bool:
    """Whether so much time has passed since the last turn that nothing can be done any more."""
    if not standing.agreed or standing.state not in ("agreed", "replaced", "partly agreed"):
        return False
    last = max(turn.step.date.named_last for turn in standing.turns)
    return months_after(last, CHALLENGED_WITHIN) < register.as_of
