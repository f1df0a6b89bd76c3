"""What the front page says: what was planned and what was recorded, the latest decisions, and what is late."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.core.entry import Entry
from generator.core.events import ToDo
from generator.core.kind import ViewOf
from generator.core.register import Register
from generator.kinds import all_kinds
from generator.overview.known_kinds import (
    Decision,
    ExitPlan,
    Headline,
    Minutes,
    Report,
    Saving,
    headline_of,
    newest_report,
    next_meeting,
    readiness_table,
)
from generator.overview.newest import NEWEST, newest_of
from generator.overview.sharing import sharing_of
from generator.overview.to_do import all_to_do
from generator.values.date_words import months_after

DECIDED = 2
"""How many decisions the front page names: of the newest, and of those about which something can be done."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A kind whose newest record is older than the partners agreed."""

    kind: str
    newest: date | None
    months: int


@dataclass(frozen=True, slots=True)
class Home:
    """What the home page says."""

    headline: Headline | None
    decisions: tuple[Entry[Decision], ...]
    open: tuple[Entry[Decision], ...]
    next_meeting: Entry[Minutes] | None
    report: Entry[Report] | None
    late: tuple[ToDo, ...]
    late_number: int
    plans_agreed: int
    stale: tuple[Stale, ...]
    changed: date | None

    @property
    def decisions_several(self) -> bool:
        """Whether it names more than one decision."""
        return len(self.decisions) > 1


def home_view(register: Register, view_of: ViewOf, changed: Mapping[str, date]) -> Home:
    """Gather what the home page says; `changed` has the day on which each file was last changed."""
    here = sharing_of(register).councils
    exits = [ready for ready in readiness_table(register.current(ExitPlan), register) if ready.authority in here]
    late = [one for one in all_to_do(register) if one.late]
    return Home(
        headline=headline_of(view_of(entry) for entry in register.current(Saving)),
        decisions=tuple(_decided_last(register, view_of)),
        open=tuple(_open(register, view_of)),
        next_meeting=next_meeting(register),
        report=newest_report(register),
        late=tuple(late[:NEWEST]),
        late_number=len(late),
        plans_agreed=sum(ready.state == "agreed" for ready in exits),
        stale=tuple(stale_kinds(register)),
        changed=max(changed.values(), default=None),
    )


def _decided_last(register: Register, view_of: ViewOf) -> list[Entry[Decision]]:
    """The decisions on which somebody said something last: of what is only awaited nothing was decided."""
    turns = [(entry, view_of(entry).standing.last_turn) for entry in register.current(Decision)]
    # What is known to the year alone is put at its first day here: it is not called the latest where it may not be.
    said = [(turn.step.date.first, entry.id, entry) for entry, turn in turns if turn]
    return [entry for _, _, entry in sorted(said, key=lambda one: one[:2], reverse=True)[:DECIDED]]


def _open(register: Register, view_of: ViewOf) -> list[Entry[Decision]]:
    """The newest decisions about which a resident can still do something."""
    held = [entry for entry in register.current(Decision) if view_of(entry).chance.when not in ("", "over")]
    return newest_of(held, lambda entry: entry.record.date)[:DECIDED]


def stale_kinds(register: Register) -> Iterator[Stale]:
    """Kinds that the partners said must be fresh and are not; none once the partnership has ended."""
    glance = register.partnership.glance
    if glance is None or register.ended:
        return
    for kind in sorted(all_kinds(), key=lambda kind: kind.name):
        months: int | None = getattr(glance, f"{kind.folder.name}_months", None)
        if months is None:
            continue
        days = [day for entry in register.current(kind.model) if (day := kind.day_of(entry, register)) is not None]
        past = [day for day in days if not day.ahead_of(register.as_of)]
        newest = max(past, key=lambda day: day.sort_key, default=None)
        since = newest.counted_from if newest else None
        if newest is None or (since and months_after(since, months) < register.as_of):
            yield Stale(kind.heading(register), since, months)
