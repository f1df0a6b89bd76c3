"""What a meeting's page shows: whether it is still to come, who met, and when its agenda came out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import time
from typing import Any

from generator.core.bodies import Body
from generator.core.entry import Entry
from generator.core.law import law_of
from generator.core.register import Register, narrowed
from generator.core.working_days import working_days_of
from generator.kinds.minutes.model import AGENDA_DAYS, Minutes
from generator.values.names import sentence_start


@dataclass(frozen=True, slots=True)
class MeetingView:
    """Whether a meeting is `to_come`, or its day is over and nothing says whether it was `held`; who met, and how.

    `called` is the name that the body had that day, and `whose` it with the council it belongs to, as it begins a
    sentence. `agenda_days` are the clear days that the agenda was published before; None where a day is not known.
    `agenda_required` are those that the body's law asks for, where it is known. `approved` are earlier meetings whose
    minutes this one approved with changes.
    """

    body: Body | None
    called: str
    whose: str
    to_come: bool
    unknown: bool
    held: bool
    agenda_ahead: bool
    agenda_days: int | None
    agenda_required: int | None
    approved: tuple[Entry[Minutes], ...]

    @property
    def took_place(self) -> bool:
        """Whether it was, or is to be, for all that is known."""
        return self.to_come or self.held


def view(entry: Entry[Minutes], register: Register) -> MeetingView:
    """Hold a meeting's day against the register's."""
    record, today = entry.record, register.as_of
    body = register.bodies.get(record.body)
    authority = register.authorities.get(body.authority) if body else None
    called = register.body_name_on(body, record.date) if body else record.body
    over = record.date.passed_by(today)
    agenda = record.agenda_published
    return MeetingView(
        body=body,
        called=called,
        whose=f"{authority.called}’s {called}" if authority else sentence_start(called if body else "the committee"),
        to_come=record.state == "planned" and not over,
        unknown=record.state == "planned" and over,
        held=record.state == "held",
        agenda_ahead=bool(agenda and agenda.ahead_of(today)),
        agenda_days=_agenda_days(record, register),
        agenda_required=AGENDA_DAYS if law_of(record.body, register) else None,
        approved=tuple(_approved_with_changes(entry, register)),
    )


def _approved_with_changes(entry: Entry[Minutes], register: Register) -> Iterator[Entry[Minutes]]:
    for link in register.links_to(entry.address, "minutes.approved_at"):
        if isinstance(link.source.record, Minutes) and link.source.record.amended:
            yield link.source


def _agenda_days(record: Minutes, register: Register) -> int | None:
    published = record.agenda_published.known_day if record.agenda_published else None
    day = record.date.known_day
    if published is None or day is None or published > day:
        return None
    return working_days_of(register).clear_between(published, day)


@narrowed(Register.at)
def coming(register: Register) -> tuple[Entry[Minutes], ...]:
    """The meetings to come, today's included, the next one first."""
    planned = (entry for entry in register.current(Minutes) if entry.record.state == "planned")
    ahead = (entry for entry in planned if not entry.record.date.passed_by(register.as_of))
    return tuple(sorted(ahead, key=_when))


def _when(entry: Entry[Minutes]) -> tuple[tuple[int, ...], time]:
    """The day and hour of a meeting; one without an hour is last of its day."""
    start = entry.record.start
    return entry.record.date.sort_key, start.clock if start else time.max


def next_meeting(register: Register) -> Entry[Minutes] | None:
    """The next meeting to come, today's included."""
    return next(iter(coming(register)), None)


def front(register: Register, view_of: Callable[[Entry[Any]], Any]) -> tuple[Entry[Minutes], ...]:
    """The next meeting for the top of the list; none may be to come."""
    return coming(register)[:1]
