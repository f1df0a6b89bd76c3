"""What the page of a service says: its savings, decisions, measures and risks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.core.entry import Entry
from generator.core.kind import ViewOf
from generator.core.model import Record
from generator.core.partners import Service
from generator.core.register import Register
from generator.overview.known_kinds import Decision, Measure, Saving, size_of
from generator.overview.newest import NEWEST, Risks, cut_at, newest_of, risks_of


@dataclass(frozen=True, slots=True)
class ServiceView:
    """What a service's page says."""

    service: Service
    savings: tuple[Entry[Saving], ...]
    decisions: tuple[Entry[Decision], ...]
    decisions_number: int
    decisions_shown: int
    measures: tuple[Entry[Measure], ...]
    risks: Risks


def service_view(service: Service, register: Register, view_of: ViewOf) -> ServiceView:
    """Gather what a service's page says."""
    decisions = _of_service(register.current(Decision), service.id)
    savings = _of_service(register.current(Saving), service.id)
    return ServiceView(
        service=service,
        savings=tuple(sorted(savings, key=lambda entry: size_of(view_of(entry)), reverse=True)[:NEWEST]),
        decisions=tuple(newest_of(decisions, lambda record: record.date)),
        decisions_number=len(decisions),
        decisions_shown=cut_at(len(decisions)),
        measures=tuple(_of_service(register.current(Measure), service.id)[:NEWEST]),
        risks=risks_of(register, lambda risk: not risk.services or service.id in risk.services),
    )


def _of_service(entries: Iterable[Entry[Any]], service_id: str) -> list[Entry[Any]]:
    # One that names no service is about all of them.
    return [
        entry
        for entry in entries
        if isinstance(entry.record, Record) and (not entry.record.services or service_id in entry.record.services)
    ]
