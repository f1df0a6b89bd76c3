"""What the page of a service says: its savings, decisions, measures and risks."""

from dataclasses import dataclass

from generator.core.entry import Entry
from generator.core.kind import ViewOf
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
    decisions = [entry for entry in register.current(Decision) if entry.record.is_about(service.id)]
    savings = [entry for entry in register.current(Saving) if entry.record.is_about(service.id)]
    measures = [entry for entry in register.current(Measure) if entry.record.is_about(service.id)]
    return ServiceView(
        service=service,
        savings=tuple(sorted(savings, key=lambda entry: size_of(view_of(entry)), reverse=True)[:NEWEST]),
        decisions=tuple(newest_of(decisions, lambda entry: entry.record.date)),
        decisions_number=len(decisions),
        decisions_shown=cut_at(len(decisions)),
        measures=tuple(measures[:NEWEST]),
        risks=risks_of(register, lambda risk: risk.is_about(service.id)),
    )
