"""What decisions do to one another: which one took the place of which, and which has lost what it depends on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from generator.core.asked import Memo
from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.decisions.model import CalledIn, Decision, Step
from generator.values.dates import PartialDate
from generator.values.outcomes import ADVICE

State = Literal[
    "withdrawn",  # taken back by those who proposed it, or its page withdrawn
    "replaced",  # a later decision overtook it
    "refused",
    "sent back",  # called in, and to be decided again
    "postponed",
    "recommended",  # by some who advise; nobody has agreed
    "not supported",  # by those who advise; nobody has decided
    "awaited",  # nobody has decided yet
    "partly agreed",  # some have agreed, others not yet
    "without effect",  # agreed by all, but what it depends on does not stand
    "agreed",  # by all
    "noted",
]


Sign = Literal["done", "waiting", "stopped", "over"]
SIGNS: dict[State, Sign] = {
    "withdrawn": "over",
    "replaced": "over",
    "refused": "stopped",
    "sent back": "waiting",
    "postponed": "waiting",
    "recommended": "waiting",
    "not supported": "waiting",
    "awaited": "waiting",
    "partly agreed": "waiting",
    "without effect": "stopped",
    "agreed": "done",
    "noted": "done",
}
"""The sign that is before each state."""

UNDECIDED: tuple[State, ...] = ("awaited", "partly agreed")
MAY_COME: tuple[State, ...] = (*UNDECIDED, "postponed", "sent back", "recommended", "not supported", "agreed")
FALLEN: tuple[State, ...] = ("withdrawn", "refused", "sent back")
ENDS = ("withdrawn", "refused")
"""The outcomes that end a decision, also one that was agreed before."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What the decisions that one depends on make of it.

    `lost` are those that do not stand, `waits_for` those that are not settled yet, and `outlived` those that ended only
    after it had taken effect; `took` says whether it took effect. `day` is that on which it did, or was to where an
    outcome is not in the record; None of what may still take effect. `fell` is the day on which it ended after that.
    """

    lost: tuple[Entry[Decision], ...] = ()
    waits_for: tuple[Entry[Decision], ...] = ()
    outlived: tuple[Entry[Decision], ...] = ()
    took: bool = False
    day: PartialDate | None = None
    fell: PartialDate | None = None


Effects = Memo[str, Effect]


def latest_steps(record: Decision, register: Register) -> tuple[Step, ...]:
    """Each body's latest step: what it said last is what counts.

    A step without an outcome counts for nothing once another body of the same council has decided: scrutiny before it.
    """
    latest = {step.decider: step for step in record.path}
    later = list(latest.values())
    return tuple(
        step
        for number, step in enumerate(later)
        if step.known or not any(_overtakes(one, step, register) for one in later[number + 1 :])
    )


def council_of(step: Step, register: Register) -> str:
    """The id of the council that a step is of: empty for a joint body."""
    body = register.bodies.get(step.decider)
    return ("" if body.joint else body.authority) if body else step.authority or ""


def _overtakes(one: Step, step: Step, register: Register) -> bool:
    whose = council_of(step, register)
    decided = (one.agreed or one.outcome in ENDS) and not one.date.surely_before(step.date)
    return bool(decided and whose) and whose == council_of(one, register) and "outcome" not in step.absent


def own_state(record: Decision, register: Register) -> State:
    """Where a decision stands by itself, whatever other decisions do to it."""
    latest = latest_steps(record, register)
    outcomes = {step.outcome or "awaited" for step in latest}
    agreed = any(step.agreed for step in latest)
    # What ends a decision comes before what holds it up, and that before what it has reached.
    if record.withdrawn or "withdrawn" in outcomes:
        return "withdrawn"
    if "refused" in outcomes:
        return "refused"
    if unsettled_call_ins(record, register):
        return "sent back"
    if "postponed" in outcomes and not agreed:
        return "postponed"
    if outcomes & {"awaited", "postponed"}:
        return "partly agreed" if agreed else "awaited"
    if agreed:
        return "agreed"
    return next((state for state in ADVICE if state in outcomes), "noted")


def unsettled_call_ins(record: Decision, register: Register) -> tuple[CalledIn, ...]:
    """The call-ins that sent it back and after which nobody concerned has decided again.

    One council's call-in is not settled by another's turn: the same body decides again, or one of the same council.
    """
    return tuple(
        call
        for call in record.called_in
        if call.outcome == "sent back" and not any(_decides_again(step, call, record, register) for step in record.path)
    )


def _decides_again(step: Step, call: CalledIn, record: Decision, register: Register) -> bool:
    if not (step.agreed and step.date.surely_after(call.on)):
        return False
    before = any(one.decider == step.decider and not one.date.surely_after(call.on) for one in record.path)
    return before or council_of(step, register) == call.authority


def effect_of(entry: Entry[Decision], register: Register) -> Effect:
    """Work out what those it depends on make of it; what is worked out on the way is kept for the others."""
    known: Effects = register.remembered("effects of decisions", lambda _: Memo())
    # One by one from the far end, for a chain may be longer than Python can go down at once.
    for circle in _in_turn(entry, lambda one: _rests_on(one, register), known):
        of_all = partial(Memo[str, dict[str, Effect]]().of, "", partial(_of_circle, circle, register, known))
        for other in circle:
            known.of(other.id, partial(_of_one, other.id, of_all))
    return known.get(entry.id, Effect())


def _of_one(name: str, of_all: Callable[[], dict[str, Effect]]) -> Effect:
    return of_all()[name]


def _of_circle(circle: Iterable[Entry[Decision]], register: Register, known: Effects) -> dict[str, Effect]:
    """Decisions that rest on each other, mostly one alone, in the order of their ids, whoever was asked for first.

    Each is worked out from those before it; the others are not known yet, and are taken as they are by themselves.
    """
    found: dict[str, Effect] = {}
    for one in sorted(circle, key=lambda one: one.id):
        found[one.id] = _worked_out(one, register, lambda name: found.get(name) or known.get(name, Effect()))
    return found


def replacing(entry: Entry[Decision], register: Register) -> tuple[Entry[Decision], ...]:
    """The decisions that say that they replace one, whether or not they have."""
    links = register.links_to(entry.address, "replaces")
    return tuple(link.source for link in links if link.source.id != entry.id)


def replaced_by(entry: Entry[Decision], register: Register) -> tuple[Entry[Decision], ...]:
    """The decisions that took its place: those that took effect themselves, even if others have replaced them since."""
    return tuple(other for other in replacing(entry, register) if effect_of(other, register).took)


def _depends_on(entry: Entry[Decision], register: Register) -> Iterator[Entry[Decision]]:
    """The decisions it depends on; for a page that was withdrawn in favour of another, that one."""
    for name in entry.record.depends_on:
        seen = {entry.id}
        found = register.find(type(entry.record), name)
        while found and found.id not in seen and found.record.withdrawn and found.record.withdrawn.instead:
            seen.add(found.id)
            found = register.find(type(entry.record), found.record.withdrawn.instead) or found
        if found and found.id != entry.id:
            yield found


def _rests_on(entry: Entry[Decision], register: Register) -> Iterator[Entry[Decision]]:
    """Whatever has to be known before it can be said whether a decision took effect."""
    for other in _depends_on(entry, register):
        yield other
        yield from (one for one in replacing(other, register) if one.id != entry.id)


def _worked_out(entry: Entry[Decision], register: Register, known: Callable[[str], Effect]) -> Effect:
    record, ended = _before_its_end(entry.record, register)
    lost, waits_for = [], []
    bases = [(other, known(other.id)) for other in _depends_on(entry, register)]
    for other, rests in bases:
        state = own_state(other.record, register)
        if rests.lost or (state in FALLEN and not rests.fell):
            lost.append(other)
        elif rests.fell is None and (
            state not in ("agreed", "noted") or (rests.waits_for and not rests.took) or _called_in(other.record)
        ):
            waits_for.append(other)
    day = _last_day(record, register)
    if day and all(rests.day for other, rests in bases if other in waits_for):
        day = max((day, *(rests.day for _, rests in bases if rests.day)), key=lambda one: one.sort_key)
    else:
        day = None
    # What was replaced or ended only after it had taken effect does not undo it.
    for other, rests in bases:
        later = (known(one.id) for one in replacing(other, register) if one.id != entry.id)
        ends = [*(one.day for one in later if one.took), *([rests.fell] if rests.fell else [])]
        if other not in lost and any(not (day and end and end.last > day.first) for end in ends):
            lost.append(other)
    waits_for = [other for other in waits_for if other not in lost]
    outlived = tuple(other for other, rests in bases if rests.fell and other not in lost)
    stands = _agreed(record, register) and not _called_in(record)
    # It waits in vain for an outcome that is not in the record, and what depends on it in turn does not wait for that.
    open_still = any(not rests.took for other, rests in bases if other in waits_for)
    took = stands and not lost and not open_still
    # A page that should not have been published took effect on nothing, though what was agreed on it may have.
    counts = took and not entry.record.withdrawn
    return Effect(tuple(lost), tuple(waits_for), outlived, counts, day, ended if took else None)


def _before_its_end(record: Decision, register: Register) -> tuple[Decision, PartialDate | None]:
    """A decision as it was before somebody who had agreed went back on it, or its page was withdrawn, and that day."""
    ends = [step for step in latest_steps(record, register) if step.outcome in ENDS]
    days = [*(step.date for step in ends), *([record.withdrawn.on] if record.withdrawn else [])]
    path = tuple(step for step in record.path if step.outcome not in ENDS)
    agreed = {step.decider for step in path if step.agreed}
    if not days or not agreed.issuperset(step.decider for step in ends):
        return record, None
    return record.model_copy(update={"path": path, "withdrawn": None}), min(days, key=lambda day: day.sort_key)


def _last_day(record: Decision, register: Register) -> PartialDate | None:
    """The last day on which somebody agreed to it, or was to; None while somebody may still decide, or it fell."""
    steps = [step for step in latest_steps(record, register) if step.outcome not in ADVICE]
    over = all(step.agreed or (not step.known and step.date.passed_by(register.as_of)) for step in steps)
    if not over or own_state(record, register) in FALLEN or _called_in(record):
        return None
    return max((step.effective or step.date for step in steps), key=lambda day: day.sort_key, default=None)


def _agreed(record: Decision, register: Register) -> bool:
    """Whether all have agreed, or some have and nobody is waited for: what the others decided is then not known."""
    state = own_state(record, register)
    others = [step for step in latest_steps(record, register) if not step.agreed and step.outcome not in ADVICE]
    return state == "agreed" or (
        state == "partly agreed" and all(not step.known and step.date.passed_by(register.as_of) for step in others)
    )


def _called_in(record: Decision) -> bool:
    return any(call.outcome is None for call in record.called_in)


def _in_turn(
    start: Entry[Decision], before: Callable[[Entry[Decision]], Iterator[Entry[Decision]]], known: Effects
) -> Iterator[list[Entry[Decision]]]:
    """Yield each circle of decisions that rest on each other, mostly one alone, after all that it rests on.

    What is yielded is known once the next is asked for.
    """
    if start.id in known:
        return
    # As Tarjan has it: the place of each, and the first that it leads back to.
    first, way, held = {start.id: 0}, [(start, before(start), 0)], [start]
    while way:
        here, rest, place = way[-1]
        for one in rest:
            if one.id not in known and one.id not in first:
                first[one.id] = len(held)
                way.append((one, before(one), len(held)))
                held.append(one)
                break
            if one.id not in known:
                first[here.id] = min(first[here.id], first[one.id])
        else:
            way.pop()
            if way:
                first[way[-1][0].id] = min(first[way[-1][0].id], first[here.id])
            if first[here.id] == place:
                yield held[place:]
                del held[place:]
