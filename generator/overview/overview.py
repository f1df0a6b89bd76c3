"""What the pages that gather things say: home, each authority, each service, and who is ready to leave."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from generator.core.entry import Entry
from generator.core.events import ToDo
from generator.core.kind import Kind, ViewOf
from generator.core.model import Record
from generator.core.partners import Authority, Service
from generator.core.register import Register
from generator.kinds import all_kinds
from generator.overview.known_kinds import (
    Agreement,
    Assessment,
    Decision,
    ExitPlan,
    Figure,
    Headline,
    Ledger,
    Measure,
    Minutes,
    Readiness,
    Risk,
    Row,
    Saving,
    Standing,
    Statement,
    coming,
    headline_of,
    readiness_table,
    size_of,
    sort_of,
    statement_of,
)
from generator.overview.to_do import all_to_do
from generator.values.date_words import months_after
from generator.values.money import Money

T = TypeVar("T", bound=Record)
NEWEST = 5
DECIDED = 2
"""How many of the newest decisions the front page names."""


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
    next_meeting: Entry[Minutes] | None
    late: tuple[ToDo, ...]
    late_number: int
    exits: tuple[Readiness, ...]
    stale: tuple[Stale, ...]


def home_view(register: Register, view_of: ViewOf) -> Home:
    """Gather what the home page says."""
    savings = register.current(Saving)
    ledgers: tuple[Ledger, ...] = tuple(view_of(entry) for entry in savings)
    late = [one for one in all_to_do(register) if one.late]
    return Home(
        headline=headline_of(ledgers),
        decisions=tuple(_decided_last(register, view_of)),
        next_meeting=next_meeting(register),
        late=tuple(late[:NEWEST]),
        late_number=len(late),
        exits=readiness_table(register.current(ExitPlan), register),
        stale=tuple(stale_kinds(register)),
    )


def _newest(entries: Iterable[Entry[Any]], date_of: Callable[[Any], Any]) -> list[Entry[Any]]:
    def place(entry: Entry[Any]) -> tuple[tuple[int, int, int], str]:
        day = date_of(entry.record)
        return (day.sort_key if day else (0, 0, 0), entry.id)

    return sorted(entries, key=place, reverse=True)[:NEWEST]


def _decided_last(register: Register, view_of: ViewOf) -> list[Entry[Decision]]:
    """The decisions on which somebody said something last: of what is only awaited nothing was decided."""
    turns = [(entry, view_of(entry).standing.last_turn) for entry in register.current(Decision)]
    said = [(turn.step.date.sort_key, entry.id, entry) for entry, turn in turns if turn]
    return [entry for _, _, entry in sorted(said, key=lambda one: one[:2], reverse=True)[:DECIDED]]


def _of_council(model: type[T], authority_id: str, register: Register) -> Entry[T] | None:
    """The record that a council has of a kind, unless it was withdrawn."""
    found = register.find(model, authority_id)
    return None if found is None or found.record.withdrawn else found


def next_meeting(register: Register) -> Entry[Minutes] | None:
    """The next meeting to come, today's included."""
    return next(iter(coming(register)), None)


def stale_kinds(register: Register) -> Iterable[Stale]:
    """Kinds that the partners said must be fresh and are not; none once the partnership has ended."""
    glance = register.partnership.glance
    if glance is None or register.ended:
        return
    for kind in sorted(all_kinds(), key=lambda kind: kind.name):
        months: int | None = getattr(glance, f"{kind.folder.name}_months", None)
        if months is None:
            continue
        days = [day for entry in register.current(kind.model) if (day := kind.date_of(entry.record)) is not None]
        newest = max((day.last for day in days if not day.surely_after(register.as_of)), default=None)
        if newest is None or months_after(newest, months) < register.as_of:
            yield Stale(kind.many, newest, months)


@dataclass(frozen=True, slots=True)
class Publishing:
    """What one authority publishes and what it does not, at a glance.

    `asked` counts the steps of decisions that were for its own bodies, `told` those whose outcome is published;
    `delivered` says whether its part of any saving delivered is.
    """

    authority: Authority
    readiness: Readiness
    assessment: Entry[Assessment] | None
    asked: int
    told: int
    delivered: bool


def publishing_table(register: Register) -> tuple[Publishing, ...]:
    """What every authority publishes, in the order of the partnership's file."""
    table = readiness_table(register.current(ExitPlan), register)
    return tuple(_publishing(ready, register) for ready in table)


def _publishing(ready: Readiness, register: Register) -> Publishing:
    name = ready.authority.id
    own = {body.id for body in register.bodies.values() if body.authority == name}
    steps = [
        step
        for entry in register.current(Decision)
        for step in entry.record.path
        if step.body in own and not step.date.surely_after(register.as_of)
    ]
    return Publishing(
        authority=ready.authority,
        readiness=ready,
        assessment=_of_council(Assessment, name, register),
        asked=len(steps),
        told=sum(step.outcome != "awaited" for step in steps),
        delivered=any(
            figure.says == "delivered" and part_of(figure, name, entry, register) is not None
            for entry in register.current(Saving)
            for figure in entry.record.figures
        ),
    )


def part_of(figure: Figure, authority_id: str, entry: Entry[Saving], register: Register) -> Money | None:
    """A council's part of a figure, if that is known: where the record is about no other council, all of it."""
    if not figure.by_authority and register.concerning(entry) == (authority_id,):
        return figure.amount
    return figure.by_authority.get(authority_id)


@dataclass(frozen=True, slots=True)
class PartIn:
    """An authority's part in one saving: what it was promised and what it got, as far as figures say so."""

    ledger: Ledger
    said: Statement
    costs: Statement

    @property
    def told(self) -> bool:
        """Whether anything is published of this council's part."""
        return bool(self.said)


@dataclass(frozen=True, slots=True)
class CostTo:
    """What one saving cost an authority: each figure that names its part, the oldest first.

    `paid` says whether any of them is what was paid in the end.
    """

    ledger: Ledger
    rows: tuple[tuple[Row, Money], ...]

    @property
    def paid(self) -> bool:
        """Whether what it paid in the end is published."""
        return any(row.figure.says == "delivered" for row, _ in self.rows)


def costs_to(authority: Authority, register: Register, view_of: ViewOf) -> tuple[CostTo, ...]:
    """What each saving that concerns an authority and has costs cost it, those it is told of first."""
    found = []
    for entry in register.current(Saving):
        if authority.id not in register.concerning(entry):
            continue
        ledger: Ledger = view_of(entry)
        costs = [row for row in ledger.rows if row.figure.what == "cost"]
        told = [
            (row, part) for row in costs if (part := part_of(row.figure, authority.id, entry, register)) is not None
        ]
        if costs:
            found.append(CostTo(ledger, tuple(sorted(told, key=lambda part: part[0].figure.on.sort_key))))
    return tuple(sorted(found, key=lambda cost: not cost.rows))


@dataclass(frozen=True, slots=True)
class Risks:
    """Risks of one thing, the open ones first; whether any is open, and whether the site tells of any risk at all."""

    told: tuple[Entry[Risk], ...]
    any_open: bool
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class OfKind:
    """The newest records of a kind that concern one council: under which heading, and how many there are in all."""

    heading: str
    kind: Kind[Any]
    newest: tuple[Entry[Any], ...]
    number: int


@dataclass(frozen=True, slots=True)
class AuthorityView:
    """What an authority's page says: the same shape for each of them."""

    authority: Authority
    readiness: Readiness
    plan: Entry[ExitPlan] | None
    assessment: Entry[Assessment] | None
    parts: tuple[PartIn, ...]
    decisions: tuple[Entry[Decision], ...]
    decisions_number: int
    waiting: tuple[Entry[Decision], ...]
    leads: tuple[Entry[Agreement], ...]
    costs: tuple[CostTo, ...]
    risks: Risks
    risks_with_others: Risks
    others: tuple[OfKind, ...]

    @property
    def main_part(self) -> PartIn | None:
        """The saving that says most of what this council was promised and what it got."""
        return main_part(self.parts)


def authority_view(authority: Authority, register: Register, view_of: ViewOf) -> AuthorityView:
    """Gather what an authority's page says."""
    concerned = [entry for entry in register.current(Decision) if authority.id in register.concerning(entry)]
    own = {body.id for body in register.bodies.values() if body.authority == authority.id}
    waiting = [entry for entry in concerned if _waits_for(view_of(entry).standing, own)]
    return AuthorityView(
        authority=authority,
        readiness=next(
            row for row in readiness_table(register.current(ExitPlan), register) if row.authority.id == authority.id
        ),
        plan=_of_council(ExitPlan, authority.id, register),
        assessment=_of_council(Assessment, authority.id, register),
        parts=parts_in(authority, register, view_of)[:NEWEST],
        decisions=tuple(_newest(concerned, lambda record: record.date)),
        decisions_number=len(concerned),
        waiting=tuple(waiting[:NEWEST]),
        leads=tuple([entry for entry in register.current(Agreement) if entry.record.lead == authority.id][:NEWEST]),
        costs=costs_to(authority, register, view_of)[:NEWEST],
        risks=_risks(register, lambda risk: risk.authorities == (authority.id,)),
        risks_with_others=_risks(
            register,
            lambda risk: authority.id in risk.authorities and 1 < len(risk.authorities) < len(register.authorities),
        ),
        others=tuple(_of_kinds(authority, register)),
    )


def _of_kinds(authority: Authority, register: Register) -> Iterator[OfKind]:
    """The records of each kind that asks for a part of the councils' pages."""
    for kind in all_kinds():
        if kind.of_council and kind.listed(register):
            held = [entry for entry in register.current(kind.model) if authority.id in register.concerning(entry)]
            yield OfKind(kind.of_council, kind, tuple(_newest(held, kind.date_of)), len(held))


def _waits_for(standing: Standing, own: set[str]) -> bool:
    return standing.undecided and any(turn.step.body in own for turn in standing.waiting)


def _risks(register: Register, about: Callable[[Risk], bool]) -> Risks:
    risks = [entry for entry in register.current(Risk) if about(entry.record)]
    told = sorted(risks, key=lambda entry: (entry.record.state != "open", not entry.record.could_end_it, entry.id))
    return Risks(tuple(told[:NEWEST]), any(entry.record.state == "open" for entry in risks), bool(register.all(Risk)))


def parts_in(authority: Authority, register: Register, view_of: ViewOf) -> tuple[PartIn, ...]:
    """An authority's part in each saving that concerns it, those it is told of first, then the largest."""
    savings = register.current(Saving)
    ledgers = [view_of(entry) for entry in savings if authority.id in register.concerning(entry)]
    parts = [_part_in(ledger, authority, register) for ledger in sorted(ledgers, key=size_of, reverse=True)]
    return tuple(sorted(parts, key=lambda part: not part.told))


def main_part(parts: Iterable[PartIn]) -> PartIn | None:
    """The part that says most of what came of the promise: both figures, or else either, of the largest saving."""
    told = [part for part in parts if part.told]
    paired = [part for part in told if part.said.paired]
    both = [part for part in told if part.said.promised and part.said.delivered]
    return next(iter(paired or both or told), None)


def _part_in(ledger: Ledger, authority: Authority, register: Register) -> PartIn:
    """Put together what is known of an authority's part in what a saving was to bring and brought."""
    rows = [_row_for(row, ledger.rows, authority, register) for row in ledger.rows if row.newest]
    told = [
        (row, part) for row in rows if (part := part_of(row.figure, authority.id, ledger.entry, register)) is not None
    ]
    gains, costs = ([one for one in told if (one[0].figure.what == "cost") is of_cost] for of_cost in (False, True))
    return PartIn(ledger, statement_of(gains), statement_of(costs))


def _row_for(row: Row, rows: Iterable[Row], authority: Authority, register: Register) -> Row:
    """A figure, or the newest before it from when an authority that has left since was still in."""
    if authority.id in register.partners_on(row.figure.on) or authority.id in row.figure.by_authority:
        return row
    sort = (row.figure.says, sort_of(row.figure))
    same = (one for one in rows if (one.figure.says, sort_of(one.figure)) == sort)
    held = [one for one in same if authority.id in one.figure.by_authority]
    return max(held, key=lambda one: one.figure.on.sort_key, default=row)


@dataclass(frozen=True, slots=True)
class ServiceView:
    """What a service's page says."""

    service: Service
    ledgers: tuple[Ledger, ...]
    decisions: tuple[Entry[Decision], ...]
    decisions_number: int
    measures: tuple[Entry[Measure], ...]
    risks: Risks


def service_view(service: Service, register: Register, view_of: ViewOf) -> ServiceView:
    """Gather what a service's page says."""
    decisions = _of_service(register.current(Decision), service.id)
    ledgers = [view_of(entry) for entry in _of_service(register.current(Saving), service.id)]
    return ServiceView(
        service=service,
        ledgers=tuple(sorted(ledgers, key=size_of, reverse=True)[:NEWEST]),
        decisions=tuple(_newest(decisions, lambda record: record.date)),
        decisions_number=len(decisions),
        measures=tuple(_of_service(register.current(Measure), service.id)[:NEWEST]),
        risks=_risks(register, lambda risk: not risk.services or service.id in risk.services),
    )


def _of_service(entries: Iterable[Entry[Any]], service_id: str) -> list[Entry[Any]]:
    """The records that are about a service; one that names none is about all of them."""
    return [
        entry
        for entry in entries
        if isinstance(entry.record, Record) and (not entry.record.services or service_id in entry.record.services)
    ]
