"""Where a decision stands across all the bodies that have to take it. This is worked out, never typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.kind import Entry
from generator.workings.call_in import Window, windows_of
from generator.workings.working_days import clear_calendar_days_between

if TYPE_CHECKING:
    from generator.kinds.decisions import CalledIn, Decision, Step
    from generator.kinds.partnership import Body
    from generator.register import Register

State = Literal[
    "withdrawn",  # taken back by those who proposed it, or its page withdrawn
    "replaced",  # a later decision overtook it
    "refused",
    "sent back",  # called in, and to be decided again
    "put off",
    "awaited",  # nobody has decided yet
    "partly agreed",  # some have agreed, others not yet
    "agreed",  # by all
    "noted",
]


@dataclass(frozen=True, slots=True)
class Turn:
    """One body's turn: its latest step, who it is, its call-in windows, and whether it is late."""

    step: Step
    body: Body | None
    name: str
    windows: tuple[Window, ...]
    late: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a decision stands.

    `turns` has every step of the path in order, `way` the call-ins as well, each after the last step before it.
    `agreed`, `waiting`, `refused` and `put_off` have each body's latest turn by its outcome. `open_windows` are the
    call-in windows open today; `waits_for` are decisions it depends on that are not agreed by all; `call_ins` are those
    that are not settled; `notice_days` the clear days that the public notice was out before the decision.
    """

    state: State
    turns: tuple[Turn, ...]
    way: tuple[Turn | CalledIn, ...]
    agreed: tuple[Turn, ...]
    waiting: tuple[Turn, ...]
    refused: tuple[Turn, ...]
    put_off: tuple[Turn, ...]
    with_changes: bool
    open_windows: tuple[Window, ...]
    waits_for: tuple[Entry[Decision], ...]
    replaced_by: tuple[Entry[Decision], ...]
    sent_back: tuple[CalledIn, ...]
    call_ins: tuple[CalledIn, ...]
    notice_days: int | None

    @property
    def late(self) -> tuple[Turn, ...]:
        """Those whose day is over although no source tells what they decided."""
        return tuple(turn for turn in self.waiting if turn.late)

    @property
    def to_come(self) -> tuple[Turn, ...]:
        """Those who are still to decide."""
        return tuple(turn for turn in self.waiting if not turn.late)

    @property
    def closes_last(self) -> Window | None:
        """The call-in window that closes last, of those open today."""
        return max(self.open_windows, key=lambda window: window.moment, default=None)

    @property
    def settled(self) -> bool:
        """Whether nothing more has to happen."""
        return self.state in ("withdrawn", "replaced", "refused", "agreed", "noted") and not self.open_windows


def _way(turns: tuple[Turn, ...], called_in: tuple[CalledIn, ...]) -> Iterator[Turn | CalledIn]:
    """Yield each turn, and each call-in after the last turn that was no later."""
    left = sorted(called_in, key=lambda call: call.on.sort_key)
    for at, turn in enumerate(turns):
        while left and all(after.step.date.surely_after(left[0].on) for after in turns[at:]):
            yield left.pop(0)
        yield turn
    yield from left


def standing_of(entry: Entry[Decision], register: Register) -> Standing:
    """Work out where a decision stands on the register's day."""
    record = entry.record
    turns = tuple(_turn(step, register) for step in record.path)
    latest = tuple({turn.step.body: turn for turn in turns}.values())
    by_outcome = {
        outcome: tuple(turn for turn in latest if turn.step.outcome == outcome)
        for outcome in ("refused", "put off", "awaited", "withdrawn", "noted")
    }
    agreed = tuple(turn for turn in latest if turn.step.agreed)
    replaced_by = _replaced_by(entry, register)
    sent_back = tuple(call for call in record.called_in if call.outcome == "sent back")
    # A body that decides again after a call-in has settled it.
    unsettled = tuple(call for call in sent_back if not any(turn.step.date.surely_after(call.on) for turn in agreed))
    state = _state(record, latest, agreed, by_outcome, bool(replaced_by), bool(unsettled))
    return Standing(
        state=state,
        turns=turns,
        way=tuple(_way(turns, record.called_in)),
        agreed=agreed,
        waiting=by_outcome["awaited"],
        refused=by_outcome["refused"],
        put_off=by_outcome["put off"],
        with_changes=any(turn.step.outcome == "agreed with changes" for turn in agreed),
        open_windows=tuple(window for turn in agreed for window in turn.windows if window.open_on(register.as_of)),
        waits_for=_waits_for(entry, register),
        replaced_by=replaced_by,
        sent_back=unsettled,
        call_ins=tuple(call for call in record.called_in if call.outcome is None),
        notice_days=notice_days_of(record),
    )


def _state(
    record: Decision,
    latest: tuple[Turn, ...],
    agreed: tuple[Turn, ...],
    by_outcome: dict[str, tuple[Turn, ...]],
    replaced: bool,
    sent_back: bool,
) -> State:
    # What ends a decision comes before what holds it up, and that before what it has reached.
    if record.withdrawn or by_outcome["withdrawn"]:
        return "withdrawn"
    if replaced:
        return "replaced"
    if by_outcome["refused"]:
        return "refused"
    if sent_back:
        return "sent back"
    if by_outcome["put off"] and not agreed:
        return "put off"
    if by_outcome["awaited"] or by_outcome["put off"]:
        return "partly agreed" if agreed else "awaited"
    return "agreed" if agreed else "noted"


def _turn(step: Step, register: Register) -> Turn:
    body = register.bodies.get(step.body)
    late = step.outcome == "awaited" and step.date.surely_before(register.as_of)
    return Turn(step, body, _name(body, step, register), windows_of(step, register), late)


def _name(body: Body | None, step: Step, register: Register) -> str:
    """Name a body as residents know it: a council's own body by the council, a joint one by its name."""
    if body is None:
        return step.body
    authority = register.authorities.get(body.authority)
    return register.body_name_on(body, step.date) if authority is None else authority.called


def _replaced_by(entry: Entry[Decision], register: Register) -> tuple[Entry[Decision], ...]:
    """The decisions that overtake this one and that somebody has agreed."""
    links = register.links_to(entry.address)
    return tuple(
        link.source for link in links if link.key == "replaces" and any(step.agreed for step in link.source.record.path)
    )


def _waits_for(entry: Entry[Decision], register: Register) -> tuple[Entry[Decision], ...]:
    """The decisions that this one depends on and that are not agreed by all."""
    found = (register.find(type(entry.record), other) for other in entry.record.depends_on)
    return tuple(other for other in found if other and not _agreed_by_all(other.record))


def _agreed_by_all(record: Decision) -> bool:
    latest = {step.body: step for step in record.path}.values()
    return all(step.agreed or step.outcome == "noted" for step in latest)


def notice_days_of(record: Decision) -> int | None:
    """The clear days between the notice and the decision; None where there is no notice or a day is not known."""
    published = record.notice.published.known_day if record.notice else None
    decided = record.date.known_day
    return clear_calendar_days_between(published, decided) if published and decided else None
