"""The kind `partnership`: all that its folder says of it, as one value."""

from collections.abc import Iterator
from typing import Any

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.events import Cause, Event
from generator.core.kind import Kind, Layout
from generator.core.partners import Partnership
from generator.core.register import Register
from generator.kinds.partnership.rules import (
    a_contact_is_there,
    a_keeper_is_there,
    bands_are_in_order,
    bodies_make_sense,
    dates_are_possible,
    days_off_are_days,
    ids_are_unique,
    joint_bodies_are_executive_together,
    names_tell_apart,
    pages_have_addresses_of_their_own,
    shares_are_for_all,
    shares_make_a_whole,
)
from generator.kinds.partnership.stays import (
    members_are_in_order,
    services_are_shared_in_order,
    stays_are_possible,
    those_who_follow_are_others,
    who_follows_has_its_part,
)


def events(entry: Entry[Partnership], register: Register) -> Iterator[Event]:
    """The partnership's start and end, and each authority's; they are in the stories of all who are in then.

    An end comes from the decisions that the plans for leaving name.
    """
    partnership = entry.record
    if partnership.started:
        yield Event(partnership.started, "started", entry, turning=True)
    if partnership.ended:
        yield Event(partnership.ended, "ended", entry, because=_decided(register), turning=True, after_all=True)
    for authority in partnership.authorities:
        yield from _of_one(authority, entry, register)


def _of_one(authority: Authority, entry: Entry[Partnership], register: Register) -> Iterator[Event]:
    """When a partner joined and left, each time, or ended by law; nothing of what all did together."""
    partnership, stays, who = entry.record, authority.stays, authority.id
    if authority.withdrew:
        because = _decided(register, authority.id)
        councils = frozenset((authority.id, *register.partners_on(authority.withdrew)))
        yield Event(
            authority.withdrew, "withdrew", entry, authority, because, turning=True, councils=councils, key=who, to=who
        )
        return
    for number, (start, end) in enumerate(stays):
        key = who if number == 0 else f"{who}-{number + 1}"
        if start and start != partnership.started:
            yield Event(start, "joined again" if number else "joined", entry, authority, turning=True, key=key, to=who)
        by_law = number == len(stays) - 1 and authority.goes_by_law
        if end is None or (end == partnership.ended and not by_law):
            continue
        if by_law:
            yield Event(end, "ended by law", entry, authority, turning=True, key=key)
        else:
            because = _decided(register, authority.id)
            yield Event(end, "left", entry, authority, because, turning=True, after_all=True, key=key, to=who)


def _decided(register: Register, whose: str | None = None) -> tuple[Cause, ...]:
    """The decisions to leave that one council's plan for leaving names, or those of all whose plan is in use."""
    plans = [plan.record for plan in register.entries.get("exit-plans", {}).values() if not plan.record.withdrawn]
    used = [plan for plan in plans if plan.state in ("in use", "done") and plan.authority in (whose or plan.authority,)]
    of_end = [plan for plan in used if whose or _of_the_end(plan, register)]
    names = dict.fromkeys(plan.decision for plan in of_end if plan.decision)
    return tuple(Cause(f"decisions/{name}", "decided") for name in names)


def _of_the_end(plan: Any, register: Register) -> bool:
    """Whether a plan is for the end of all that is shared: not for some services, nor of one that left before."""
    of_some = 0 < len(set(plan.services)) < len(register.services)
    return not of_some and not _left_before_the_end(plan.authority, register)


def _left_before_the_end(authority_id: str, register: Register) -> bool:
    authority, ended = register.authorities.get(authority_id), register.partnership.ended
    return bool(authority and authority.last_day and ended and authority.last_day.surely_before(ended))


def landmarks(register: Register) -> dict[str, str]:
    """The page that says who to write to."""
    return {"contact": "partnership"} if register.partnership.contact else {}


KIND = Kind(
    name="partnership",
    model=Partnership,
    one="partnership",
    many="About the partnership",
    about="Who shares what, how costs and savings are shared, and who decides.",
    menu=80,
    group="more",
    layout=Layout.FILE,
    events=events,
    rules=(
        a_contact_is_there,
        a_keeper_is_there,
        ids_are_unique,
        pages_have_addresses_of_their_own,
        names_tell_apart,
        shares_make_a_whole,
        shares_are_for_all,
        dates_are_possible,
        bands_are_in_order,
        days_off_are_days,
        bodies_make_sense,
        joint_bodies_are_executive_together,
        members_are_in_order,
        stays_are_possible,
        those_who_follow_are_others,
        who_follows_has_its_part,
        services_are_shared_in_order,
    ),
    landmarks=landmarks,
)
