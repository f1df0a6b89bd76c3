"""What the pages that gather things say: home, each authority, each service, and who is ready to leave."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from generator.core.entry import Entry
from generator.core.events import ToDo
from generator.core.kind import ViewOf
from generator.core.model import Record
from generator.core.partners import Authority, Service
from generator.core.register import Register
from generator.kinds import all_kinds
from generator.overview.known_kinds import (
    Decision,
    ExitPlan,
    Headline,
    Ledger,
    Measure,
    Minutes,
    Risk,
    Saving,
    coming,
    headline_of,
    readiness_table,
    size_of,
)
from generator.overview.to_do import all_to_do
from generator.values.date_words import months_after
from generator.values.english import lowered

T = TypeVar("T", bound=Record)
NEWEST = 5
DECIDED = 2
"""How many of the newest decisions the front page names."""


FEW = 3
"""How many services a sentence names."""

MOST_RISKS = 10
"""How many risks a plan for leaving shows."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who shares what: the councils that are partners, or were at the end, and the services by name if they are few."""

    councils: tuple[Authority, ...]
    names: tuple[str, ...]
    services: tuple[str, ...]

    @property
    def several(self) -> bool:
        """Whether it is more than one council."""
        return len(self.councils) > 1


def sharing_of(register: Register) -> Sharing:
    """Say who shares what."""
    partnership = register.partnership
    named = tuple(lowered(str(service.name)) for service in partnership.services)
    councils = register.partners or partnership.authorities
    names = tuple(str(authority.name) for authority in councils)
    return Sharing(councils, names, named if 0 < len(named) <= FEW else ("services",))


def could_end_it(plan: Entry[ExitPlan], register: Register) -> list[Entry[Risk]]:
    """The risks of a council that could end the partnership, which its plan for leaving is for."""
    risks = (risk for risk in register.all(Risk) if risk.record.could_end_it)
    return [risk for risk in risks if plan.record.authority in register.concerning(risk)][:MOST_RISKS]


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
    plans_agreed: int
    plans_of: int
    targets: bool
    stale: tuple[Stale, ...]


def home_view(register: Register, view_of: ViewOf) -> Home:
    """Gather what the home page says."""
    savings = register.current(Saving)
    ledgers: tuple[Ledger, ...] = tuple(view_of(entry) for entry in savings)
    here = sharing_of(register).councils
    exits = [ready for ready in readiness_table(register.current(ExitPlan), register) if ready.authority in here]
    late = [one for one in all_to_do(register) if one.late]
    return Home(
        headline=headline_of(ledgers),
        decisions=tuple(_decided_last(register, view_of)),
        next_meeting=next_meeting(register),
        late=tuple(late[:NEWEST]),
        late_number=len(late),
        plans_agreed=sum(ready.state in ("agreed", "in use") for ready in exits),
        plans_of=len(exits),
        targets=any(entry.record.target for entry in register.all(Measure)),
        stale=tuple(stale_kinds(register)),
    )


def cut_at(number: int) -> int:
    """How many of so many are shown, where these are not all; else 0."""
    return NEWEST if number > NEWEST else 0


def newest_of(entries: Iterable[Entry[Any]], date_of: Callable[[Any], Any]) -> list[Entry[Any]]:
    """As many of the newest as a page that gathers has room for."""

    def place(entry: Entry[Any]) -> tuple[tuple[int, int, int], str]:
        day = date_of(entry.record)
        return (day.sort_key if day else (0, 0, 0), entry.id)

    return sorted(entries, key=place, reverse=True)[:NEWEST]


def _decided_last(register: Register, view_of: ViewOf) -> list[Entry[Decision]]:
    """The decisions on which somebody said something last: of what is only awaited nothing was decided."""
    turns = [(entry, view_of(entry).standing.last_turn) for entry in register.current(Decision)]
    said = [(turn.step.date.sort_key, entry.id, entry) for entry, turn in turns if turn]
    return [entry for _, _, entry in sorted(said, key=lambda one: one[:2], reverse=True)[:DECIDED]]


def of_council(model: type[T], authority_id: str, register: Register) -> Entry[T] | None:
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
class Risks:
    """Risks of one thing, the open ones first; whether any is open, and whether the site tells of any risk at all."""

    told: tuple[Entry[Risk], ...]
    any_open: bool
    elsewhere: bool


def risks_of(register: Register, about: Callable[[Risk], bool]) -> Risks:
    """The risks about which something is true: the open ones first."""
    risks = [entry for entry in register.current(Risk) if about(entry.record)]
    told = sorted(risks, key=lambda entry: (entry.record.state != "open", not entry.record.could_end_it, entry.id))
    return Risks(tuple(told[:NEWEST]), any(entry.record.state == "open" for entry in risks), bool(register.all(Risk)))


@dataclass(frozen=True, slots=True)
class ServiceView:
    """What a service's page says."""

    service: Service
    ledgers: tuple[Ledger, ...]
    decisions: tuple[Entry[Decision], ...]
    decisions_number: int
    decisions_shown: int
    measures: tuple[Entry[Measure], ...]
    risks: Risks

    @property
    def savings(self) -> list[Entry[Saving]]:
        """The savings, the largest first."""
        return [ledger.entry for ledger in self.ledgers]


def service_view(service: Service, register: Register, view_of: ViewOf) -> ServiceView:
    """Gather what a service's page says."""
    decisions = _of_service(register.current(Decision), service.id)
    ledgers = [view_of(entry) for entry in _of_service(register.current(Saving), service.id)]
    return ServiceView(
        service=service,
        ledgers=tuple(sorted(ledgers, key=size_of, reverse=True)[:NEWEST]),
        decisions=tuple(newest_of(decisions, lambda record: record.date)),
        decisions_number=len(decisions),
        decisions_shown=cut_at(len(decisions)),
        measures=tuple(_of_service(register.current(Measure), service.id)[:NEWEST]),
        risks=risks_of(register, lambda risk: not risk.services or service.id in risk.services),
    )


def _of_service(entries: Iterable[Entry[Any]], service_id: str) -> list[Entry[Any]]:
    """The records that are about a service; one that names none is about all of them."""
    return [
        entry
        for entry in entries
        if isinstance(entry.record, Record) and (not entry.record.services or service_id in entry.record.services)
    ]
