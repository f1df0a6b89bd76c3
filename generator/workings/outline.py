"""A story in a few lines: how it began, what was promised and delivered, what turned it last, and how it ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.kind import Entry, Event
from generator.kinds.minutes import Minutes
from generator.kinds.partnership import Authority
from generator.kinds.savings import Saving
from generator.register import Register
from generator.values.dates import PartialDate
from generator.workings.headline import headline_of
from generator.workings.ledger import Ledger
from generator.workings.overview import ViewOf, main_part, next_meeting, parts_in
from generator.workings.statement import Statement


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised and what came of it; `of` says from which saving, where it is only one of several.

    `elsewhere` says that something was delivered which these figures do not hold.
    """

    said: Statement
    of: Entry[Any] | None
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """What the top of a story says: of the partnership, of one council or of one service.

    `began` and `ended` are the council's own days where the story is a council's.
    """

    authority: Authority | None
    began: PartialDate | None
    promise: Promise | None
    turn: Event | None
    ended: PartialDate | None
    next_meeting: Entry[Minutes] | None


def outline_of(
    events: Iterable[Event], register: Register, view_of: ViewOf, authority: Authority | None = None, service: str = ""
) -> Outline:
    """Work out the outline of a story that is told in these events."""
    told = [event for event in events if event.turning and event.entry.kind != "partnership"]
    partnership = register.partnership
    return Outline(
        authority=authority,
        began=authority.joined if authority else partnership.started,
        promise=_of_council(authority, register, view_of) if authority else _of_all(service, register, view_of),
        # A figure says what came of something; what turned the story is what somebody did.
        turn=next((event for event in reversed(told) if event.entry.kind != "savings"), None),
        ended=(authority.left if authority and authority.left else partnership.ended),
        next_meeting=None if authority and authority.left else next_meeting(register),
    )


def _of_all(service: str, register: Register, view_of: ViewOf) -> Promise | None:
    savings = [entry for entry in register.all(Saving) if not entry.record.withdrawn]
    ledgers: list[Ledger] = [
        view_of(entry)
        for entry in savings
        if not service or not entry.record.services or service in entry.record.services
    ]
    lead = headline_of(ledgers)
    if lead is None:
        return None
    cost_only = lead.ledger.costs if lead.ledger else Statement()
    return Promise(lead.said or cost_only, lead.ledger.entry if lead.ledger else None, lead.elsewhere)


def _of_council(authority: Authority, register: Register, view_of: ViewOf) -> Promise | None:
    part = main_part(parts_in(authority, register, view_of))
    return Promise(part.said, part.ledger.entry) if part else None
