"""What the page of a service says: its savings, budgets, decisions, measures and risks."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.kind import ViewOf
from generator.core.partners import Service, SharedBy
from generator.core.register import Register
from generator.overview.known_kinds import Budget, Decision, Measure, Saving, size_of
from generator.overview.newest import NEWEST, Risks, cut_at, newest_of, risks_of
from generator.overview.sharing import Sharing, sharing_in
from generator.values.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Shares:
    """One partner's part in a service: from when to when, and which part; `over` where its last day has passed."""

    service: Service
    authority: Authority
    shared: SharedBy | None = None
    over: bool = False

    @property
    def until(self) -> PartialDate | None:
        """Its last day in it: the one that the record names, or the partner's own."""
        return (self.shared.until or self.authority.last_day) if self.shared else None

    @property
    def told(self) -> bool:
        """Whether there is more to say than that it shares the service."""
        return bool(self.shared and (self.shared.since or self.until or self.shared.part))


def _shares(service: Service, register: Register) -> Iterator[Shares]:
    for shared in service.shared:
        if shared.authority in register.authorities:
            over = bool(shared.until and shared.until.passed_by(register.as_of))
            yield Shares(service, register.authorities[shared.authority], shared, over)


def shares_of(authority: Authority, register: Register) -> tuple[Shares, ...]:
    """What a partner shares; empty where the record does not say of any service who shares it."""
    services = register.partnership.services
    if authority.withdrew or not any(service.shared for service in services):
        return ()
    held = (_shares(service, register) if service.shared else (Shares(service, authority),) for service in services)
    return tuple(one for each in held for one in each if one.authority is authority)


@dataclass(frozen=True, slots=True)
class ServiceView:
    """What a service's page says; `savings` are its own, and `savings_of_several` what services saved together."""

    service: Service
    sharing: Sharing
    shared_by: tuple[Shares, ...]
    savings: tuple[Entry[Saving], ...]
    budgets: tuple[Entry[Budget], ...]
    savings_of_several: tuple[Entry[Saving], ...]
    decisions: tuple[Entry[Decision], ...]
    decisions_number: int
    decisions_shown: int
    measures: tuple[Entry[Measure], ...]
    risks: Risks

    @property
    def shared_by_several(self) -> bool:
        """Whether it is more than one council that has it, or had."""
        return len(self.shared_by) > 1

    @property
    def nobody_now(self) -> bool:
        """Whether all who had it stopped, so that it was shared."""
        return all(one.over for one in self.shared_by)

    @property
    def in_parts(self) -> bool:
        """Whether anybody shares only a part of it."""
        return any(one.shared and one.shared.part for one in self.shared_by)

    @property
    def begun(self) -> bool:
        """Whether it is known of anybody from when."""
        return any(one.shared and one.shared.since for one in self.shared_by)

    @property
    def over(self) -> bool:
        """Whether it is known of anybody until when."""
        return any(one.until for one in self.shared_by)


def service_view(service: Service, register: Register, view_of: ViewOf) -> ServiceView:
    """Gather what a service's page says."""
    decisions = [
        entry for entry in register.current(Decision) if service.concerned(entry.record.services, entry.record.date)
    ]
    about = [entry for entry in register.current(Saving) if entry.record.is_about(service.id)]
    about.sort(key=lambda entry: size_of(view_of(entry)), reverse=True)
    own = [entry for entry in about if set(entry.record.services) == {service.id}]
    budgets = [
        entry
        for entry in register.current(Budget)
        if any(service.concerned(entry.record.services, day) for day in entry.record.days)
    ]
    measures = [entry for entry in register.current(Measure) if entry.record.is_about(service.id)]
    return ServiceView(
        service=service,
        sharing=sharing_in(service, register),
        shared_by=tuple(_shares(service, register)),
        savings=tuple(own[:NEWEST]),
        savings_of_several=tuple(entry for entry in about if entry not in own)[:NEWEST],
        budgets=tuple(newest_of(budgets, lambda entry: max(entry.record.days, key=lambda day: day.sort_key))),
        decisions=tuple(newest_of(decisions, lambda entry: entry.record.date)),
        decisions_number=len(decisions),
        decisions_shown=cut_at(len(decisions)),
        measures=tuple(measures[:NEWEST]),
        risks=risks_of(register, lambda risk: risk.is_about(service.id)),
    )
