"""What a decision's page shows: where it stands, beside the other decisions that bear on it, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.decisions.effect import SHORT, SIGNS, Sign
from generator.kinds.decisions.model import CalledIn, Decision
from generator.kinds.decisions.standing import Standing, Turn, standing_of
from generator.pictures.path import Stop
from generator.values.date_words import day_in_words
from generator.values.english import capital
from generator.values.outcomes import CALL_IN_STOPS, OUTCOME_STOPS

KEY_NOTICE_DAYS = 28
"""Clear days of public notice before a key decision (regulation 9(2), SI 2012/2089)."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another decision, and where it stands."""

    entry: Entry[Decision]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Others:
    """Other decisions that bear on one in the same way, in the order of their file names."""

    all: tuple[Other, ...]

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.all)

    @property
    def one(self) -> bool:
        """Whether it is a single one."""
        return len(self.all) == 1

    @property
    def any_agreed(self) -> bool:
        """Whether any is agreed, and only has to take effect."""
        return any(other.standing.state == "agreed" for other in self.all)

    @property
    def unknown(self) -> bool:
        """Whether one of them may have come about although nothing published says so: its day is over."""
        return any(other.standing.hope == "was" for other in self.all)

    @property
    def last_untold(self) -> bool:
        """Whether what some body said of the newest is not published."""
        return bool(self.all and self.all[-1].standing.late)

    @property
    def last_ahead(self) -> bool:
        """Whether the newest may still come about."""
        return bool(self.all and self.all[-1].standing.hope == "is")


@dataclass(frozen=True, slots=True)
class DecisionView:
    """Where a decision stands, and what other decisions do to it.

    `stops` is its way as a picture shows it, empty where it is a single step. `rounds` are the turns after which there
    is time for a second look; `several_rounds` says that a council has that time more than once.
    """

    standing: Standing
    waits_for: Others
    lost: Others
    replaced_by: Others
    attempts: Others
    stops: tuple[Stop, ...]
    rounds: tuple[Turn, ...]
    several_rounds: bool
    notice_asked: int | None

    @property
    def sign(self) -> Sign:
        """The sign that stands before where it stands."""
        return "waiting" if self.held_up else SIGNS[self.standing.state]

    @property
    def held_up(self) -> bool:
        """Whether it is agreed by all and cannot take effect yet."""
        return self.standing.state == "agreed" and bool(self.waits_for or self.standing.call_ins)

    @property
    def stands(self) -> bool:
        """Whether it is agreed by all and nothing holds it up."""
        return self.standing.state == "agreed" and not self.held_up

    @property
    def short(self) -> str:
        """Its state as briefly as can be."""
        return SHORT[self.standing.state]


def view(entry: Entry[Decision], register: Register) -> DecisionView:
    """Work out where the decision stands."""
    standing = standing_of(entry, register)
    rounds = tuple(turn for turn in standing.turns if turn.windows)
    councils = [window.authority.id for turn in rounds for window in turn.windows]
    return DecisionView(
        standing=standing,
        waits_for=_others(standing.waits_for, register),
        lost=_others(standing.lost, register),
        replaced_by=_others(standing.replaced_by, register),
        attempts=_others(standing.attempts, register),
        stops=tuple(_stop(one, register) for one in standing.way) if len(standing.way) > 1 else (),
        rounds=rounds,
        several_rounds=len(set(councils)) < len(councils),
        notice_asked=KEY_NOTICE_DAYS if entry.record.kind == "key" else None,
    )


def _others(entries: Iterable[Entry[Decision]], register: Register) -> Others:
    return Others(tuple(Other(entry, standing_of(entry, register)) for entry in entries))


def _stop(one: Turn | CalledIn, register: Register) -> Stop:
    if isinstance(one, CalledIn):
        authority = register.authorities.get(one.authority)
        name = f"Called in by {authority.called if authority else one.authority}"
        return Stop(name, str(day_in_words(one.on)), capital(one.said), CALL_IN_STOPS[one.outcome])
    said = "Was due; not published" if one.late else capital(one.step.outcome)
    return Stop(one.name, str(day_in_words(one.step.date)), said, OUTCOME_STOPS[one.step.outcome])
