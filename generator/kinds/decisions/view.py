"""What a decision's page shows: where it stands, beside the other decisions that bear on it, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.core.entry import Entry
from generator.core.law import law_of
from generator.core.register import Register
from generator.kinds.decisions.effect import SIGNS, Sign, effect_of
from generator.kinds.decisions.model import CalledIn, Decision
from generator.kinds.decisions.standing import Standing, Turn, standing_of
from generator.kinds.decisions.status import (
    absences_of,
    agreed_on,
    agreement,
    awaited,
    by_whom,
    not_known_said,
    outcome_of,
    status_of,
)
from generator.kinds.decisions.what_to_do import Chance, chance_of
from generator.pictures.path import Stop
from generator.values.date_words import day_in_words
from generator.values.dates import PartialDate
from generator.values.english import capital, listed
from generator.values.outcomes import CALL_IN_STOPS, OUTCOME_STOPS

KEY_NOTICE_DAYS = 28
"""Clear days of public notice before a key decision (regulation 9(2), SI 2012/2089)."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another decision, where it stands, when it ended, and a sentence on what is not known of it, which may be empty.

    `fell` is the day on which it ended after it had taken effect.
    """

    entry: Entry[Decision]
    standing: Standing
    fell: PartialDate | None
    not_found: str


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


@dataclass(frozen=True, slots=True)
class DecisionView:
    """Where a decision stands, and what other decisions do to it.

    `status` is where it stands as briefly as can be, and `agreement` who agreed, when and on what conditions; the words
    that end in `_by` are who did it. `awaited` are those who are still to decide, each with the day, and `not_found` is
    a sentence on those whose outcome is not known, or nothing. `rows` are the turns with the status of
    each, and what is said of values that there are not.

    `stops` is its way as a picture shows it, empty where it is a single step. `rounds` are the turns after which
    councillors may call it in; `several_rounds` says that a council may more than once.
    """

    standing: Standing
    status: str
    agreement: str
    agreed_on: str
    refused_by: str
    postponed_by: str
    recommended_by: str
    unsupported_by: str
    withdrawn_by: str
    called_in_by: str
    awaited: str
    not_found: str
    rows: tuple[tuple[Turn, str, tuple[str, ...]], ...]
    chance: Chance
    waits_for: Others
    lost: Others
    outlived: Others
    replaced_by: Others
    attempts: Others
    stops: tuple[Stop, ...]
    rounds: tuple[Turn, ...]
    several_rounds: bool
    notice_asked: int | None

    @property
    def sign(self) -> Sign:
        """The sign that is before where it stands."""
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
    def any_vote(self) -> bool:
        """Whether anybody's votes are known."""
        return any(turn.step.vote for turn in self.standing.turns)

    @property
    def several_limits(self) -> bool:
        """Whether the councillors of more than one council could call it in, each within their own time."""
        return len({window.authority.id for turn in self.rounds for window in turn.windows}) > 1

    @property
    def took_turns_again(self) -> bool:
        """Whether a body decided on it more than once, so that its decisions are distinguished by their days."""
        names = [turn.name for turn in self.standing.turns if turn.step.known]
        return len(set(names)) < len(names)

    @property
    def agreed_by(self) -> PartialDate | None:
        """The day by which all agreed, where the record has no more of it."""
        days = {turn.step.date for turn in self.standing.agreed}
        return next((day for day in days if len(days) == 1 and day.bound), None)

    @property
    def day_told(self) -> bool:
        """Whether the answer says already when it was agreed."""
        return self.standing.state == "agreed" and bool(self.agreed_on)


def view(entry: Entry[Decision], register: Register) -> DecisionView:
    """Work out where the decision stands."""
    standing = standing_of(entry, register)
    rounds = tuple(turn for turn in standing.turns if turn.windows)
    councils = [window.authority.id for turn in rounds for window in turn.windows]
    dated = agreed_on(standing.agreed)
    return DecisionView(
        standing=standing,
        status=status_of(standing, register, register.concerning(entry)),
        agreement=agreement(standing),
        agreed_on="" if dated.startswith("by ") else dated,
        refused_by=by_whom(standing.refused),
        postponed_by=by_whom(standing.postponed),
        recommended_by=by_whom(standing.recommended),
        unsupported_by=by_whom(standing.unsupported),
        withdrawn_by=by_whom(standing.withdrew),
        called_in_by=listed(dict.fromkeys(_called(call, register) for call in standing.call_ins)),
        awaited=awaited(standing.to_come),
        not_found=not_known_said(standing, register),
        rows=tuple((turn, outcome_of(turn, register), absences_of(turn)) for turn in standing.turns),
        chance=chance_of(standing, register),
        waits_for=_others(standing.waits_for, register),
        lost=_others(standing.lost, register),
        outlived=_others(standing.outlived, register),
        replaced_by=_others(standing.replaced_by, register),
        attempts=_others(standing.attempts, register),
        stops=tuple(_stop(one, register) for one in standing.way) if len(standing.way) > 1 else (),
        rounds=rounds,
        several_rounds=len(set(councils)) < len(councils),
        notice_asked=_notice_required(entry.record, register),
    )


def _notice_required(record: Decision, register: Register) -> int | None:
    """The clear days of notice that the law asks for: of a key decision of an executive that could wait so long."""
    executive = any(step.body and law_of(step.body, register) == "executive" for step in record.path)
    urgent = record.notice is not None and record.notice.route is not None
    return KEY_NOTICE_DAYS if record.kind == "key" and executive and not urgent else None


def _others(entries: Iterable[Entry[Decision]], register: Register) -> Others:
    return Others(tuple(_other(entry, register) for entry in entries))


def _other(entry: Entry[Decision], register: Register) -> Other:
    standing = standing_of(entry, register)
    return Other(entry, standing, effect_of(entry, register).fell, not_known_said(standing, register, " on it"))


def _called(call: CalledIn, register: Register) -> str:
    authority = register.authorities.get(call.authority)
    return authority.called if authority else call.authority


def _stop(one: Turn | CalledIn, register: Register) -> Stop:
    if isinstance(one, CalledIn):
        return Stop(
            f"Called in by {_called(one, register)}",
            str(day_in_words(one.on)),
            capital(one.said),
            CALL_IN_STOPS[one.outcome],
        )
    said = outcome_of(one, register)
    return Stop(one.name, str(day_in_words(one.step.date)), said, OUTCOME_STOPS[one.step.outcome or "awaited"])
