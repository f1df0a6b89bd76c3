"""Where a decision stands across all the bodies that have to take it. This is worked out, never typed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from generator.core.bodies import Body
from generator.core.claims import claimed, reported_by
from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.working_days import clear_calendar_days_between
from generator.kinds.decisions.call_in import Window, windows_of
from generator.kinds.decisions.effect import (
    MAY_COME,
    UNDECIDED,
    State,
    effect_of,
    latest_steps,
    own_state,
    replaced_by,
    replacing,
)
from generator.kinds.decisions.model import CalledIn, Decision, Step
from generator.values.english import whose
from generator.values.names import sentence_start, with_article
from generator.values.outcomes import SAID
from generator.values.words import words_of


@dataclass(frozen=True, slots=True)
class Turn:
    """One body's turn: its step, who it is, its call-in windows, whose claim it is, and whether it is not found.

    `not_found` says that its day is over and this record does not have what it decided, `unpublished` that whoever
    decided does not publish it; `claimed` whose claim it is
    where no official source says so (`press report`), and `reporter` the paper that reported it. `in_effect` says that
    the day on which it takes effect has come. `apart` is the body with its council, where
    another of that council agreed: Camden’s Cabinet.
    """

    step: Step
    body: Body | None
    name: str
    windows: tuple[Window, ...]
    not_found: bool
    claimed: str
    reporter: str
    in_effect: bool
    unpublished: bool
    apart: str = ""

    @property
    def holders(self) -> tuple[str, ...]:
        """The id of the body or council, which can be asked what it decided."""
        return self.step.holders

    @property
    def said(self) -> str:
        """What it decided, before “by” and its name: agreed, agreed with changes."""
        return SAID[self.step.outcome or "awaited"].lower()

    @property
    def condition(self) -> str:
        """What it is subject to, as it stands within a sentence."""
        return words_of(self.step.subject_to).rstrip(".") if self.step.subject_to else ""

    @property
    def name_in_sentence(self) -> str:
        """Its name within a sentence: the Joint Committee."""
        return self.apart or with_article(self.name)

    @property
    def name_at_start(self) -> str:
        """Its name at the start of a sentence: The Joint Committee."""
        return self.apart or sentence_start(self.name)

    @property
    def joint(self) -> bool:
        """Whether the councils decided it together."""
        return self.body is not None and self.body.joint


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a decision stands.

    `turns` has every step of the path in order, `way` the call-ins as well, each after the last step before it.
    `agreed`, `waiting`, `refused`, `postponed`, `withdrew`, `recommended` and `unsupported` have each body's latest
    turn by outcome.
    `open_windows` are the call-in windows open today; `waits_for` are decisions it depends on that are not settled yet,
    `lost` those that do not stand, `outlived` those that ended after it took effect; `replaced_by` took its place, and
    `attempts` were to and have not; `call_ins` are those that are not settled; `notice_days` the clear days that the
    public notice was out before the decision.
    """

    state: State
    turns: tuple[Turn, ...]
    way: tuple[Turn | CalledIn, ...]
    agreed: tuple[Turn, ...]
    waiting: tuple[Turn, ...]
    refused: tuple[Turn, ...]
    postponed: tuple[Turn, ...]
    withdrew: tuple[Turn, ...]
    recommended: tuple[Turn, ...]
    unsupported: tuple[Turn, ...]
    with_changes: bool
    open_windows: tuple[Window, ...]
    waits_for: tuple[Entry[Decision], ...]
    lost: tuple[Entry[Decision], ...]
    outlived: tuple[Entry[Decision], ...]
    replaced_by: tuple[Entry[Decision], ...]
    attempts: tuple[Entry[Decision], ...]
    call_ins: tuple[CalledIn, ...]
    notice_days: int | None

    @property
    def last_turn(self) -> Turn | None:
        """The newest turn of which the outcome is known."""
        told = [turn for turn in self.turns if turn.step.known]
        return max(told, key=lambda turn: turn.step.date.sort_key, default=None)

    @property
    def settled(self) -> tuple[Turn, ...]:
        """Those after which none went the other way, so that a summary of the whole decision fits them."""
        ended = [turn.step.outcome in ("refused", "withdrawn") for turn in self.turns]
        return tuple(
            turn
            for number, turn in enumerate(self.turns)
            if not any(
                later.step.agreed if ended[number] else ended[after]
                for after, later in enumerate(self.turns)
                if after > number
            )
        )

    @property
    def next_turn(self) -> Turn | None:
        """The first turn of which no outcome is known."""
        return min(self.waiting, key=lambda turn: turn.step.date.sort_key, default=None)

    @property
    def not_found(self) -> tuple[Turn, ...]:
        """Those whose day is over, and what they decided is not in this record."""
        return tuple(turn for turn in self.waiting if turn.not_found)

    @property
    def to_come(self) -> tuple[Turn, ...]:
        """Those who are still to decide."""
        return tuple(turn for turn in self.waiting if not (turn.not_found or turn.unpublished))

    @property
    def unpublished(self) -> tuple[Turn, ...]:
        """Those who do not publish what they decided."""
        return tuple(turn for turn in self.waiting if turn.unpublished)

    @property
    def next_to_come(self) -> Turn | None:
        """The first of those who are still to decide."""
        return min(self.to_come, key=lambda turn: turn.step.date.sort_key, default=None)

    @property
    def outcome_unknown(self) -> bool:
        """Whether it is not known what somebody decided, and no later decision made that idle."""
        return bool(self.not_found) and self.state not in ("withdrawn", "replaced")

    @property
    def undecided(self) -> bool:
        """Whether somebody has not said yes or no."""
        return self.state in UNDECIDED

    @property
    def hope(self) -> Literal["is", "was", ""]:
        """Whether it `is` still to come about, or `was` to by a day that is over; empty where it fell."""
        if self.state not in MAY_COME:
            return ""
        return "was" if self.waiting and not self.to_come else "is"

    @property
    def closes_last(self) -> Window | None:
        """The call-in window that closes last, of those open today."""
        return max(self.open_windows, key=lambda window: window.moment, default=None)


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
    named = tuple(_turn(step, record, register) for step in record.path)
    turns = tuple(_apart(turn, named) for turn in named)
    steps = latest_steps(record, register)
    latest = tuple(turn for turn in turns if any(turn.step is step for step in steps))
    by_outcome = {
        outcome: tuple(turn for turn in latest if (turn.step.outcome or "awaited") == outcome)
        for outcome in ("refused", "postponed", "awaited", "withdrawn", "recommended", "not supported")
    }
    agreed = tuple(turn for turn in latest if turn.step.agreed)
    effect, replaced = effect_of(entry, register), replaced_by(entry, register)
    return Standing(
        state=_state(own_state(record, register), bool(replaced), bool(effect.lost)),
        turns=turns,
        way=tuple(_way(turns, record.called_in)),
        agreed=agreed,
        waiting=by_outcome["awaited"],
        refused=by_outcome["refused"],
        postponed=by_outcome["postponed"],
        withdrew=by_outcome["withdrawn"],
        recommended=by_outcome["recommended"],
        unsupported=by_outcome["not supported"],
        with_changes=any(turn.step.outcome == "agreed with changes" for turn in agreed),
        open_windows=tuple(window for turn in agreed for window in turn.windows if window.open_on(register.as_of)),
        waits_for=effect.waits_for,
        lost=effect.lost,
        outlived=effect.outlived,
        replaced_by=replaced,
        attempts=tuple(other for other in replacing(entry, register) if other not in replaced),
        call_ins=tuple(call for call in record.called_in if call.outcome is None),
        notice_days=notice_days_of(record),
    )


def _apart(turn: Turn, turns: tuple[Turn, ...]) -> Turn:
    others = (one for one in turns if one.step.agreed and one.step.decider != turn.step.decider)
    if turn.body is None or turn.joint or turn.step.known or all(one.name != turn.name for one in others):
        return turn
    return replace(turn, apart=f"{whose(turn.name)} {turn.body.called}")


def _state(own: State, replaced: bool, lost: bool) -> State:
    if replaced and own != "withdrawn":
        return "replaced"
    return "without effect" if lost and own == "agreed" else own


def _turn(step: Step, record: Decision, register: Register) -> Turn:
    body = register.bodies.get(step.decider)
    windows = () if record.no_call_in else windows_of(step, register)
    unpublished = "outcome" in step.absent
    not_found = not step.known and not unpublished and step.date.passed_by(register.as_of)
    sources = step.sources or record.sources
    in_effect = bool(step.effective and not step.effective.ahead_of(register.as_of))
    name = _name(body, step, register)
    return Turn(step, body, name, windows, not_found, claimed(sources), reported_by(sources), in_effect, unpublished)


def _name(body: Body | None, step: Step, register: Register) -> str:
    """Name a body as residents know it: a council's own body by the council, a joint one by its name."""
    authority = register.authorities.get(body.authority if body else step.decider)
    if authority is not None:
        return authority.called
    return register.body_called_on(body, step.date) if body else step.decider


def outcomes_unknown(register: Register) -> tuple[Entry[Decision], ...]:
    """The decisions of which this record does not have what somebody decided: every page counts these."""
    return tuple(entry for entry in register.current(Decision) if standing_of(entry, register).outcome_unknown)


def notice_days_of(record: Decision) -> int | None:
    """The clear days between the notice and the decision; None where there is no notice or a day is not known."""
    published = record.notice.published.known_day if record.notice and record.notice.published else None
    decided = (record.first_decided or record.date).known_day
    return clear_calendar_days_between(published, decided) if published and decided else None
