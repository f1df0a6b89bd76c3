"""What must be true of who is in when: of partners, of services and of joint bodies."""

import itertools
from collections.abc import Iterator, Sequence, Set

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.partners import Partnership
from generator.core.places import Path
from generator.core.register import Register
from generator.core.shared_rules import CONTRADICTION, DATE_ORDER, MAYBE_DATE_ORDER, MISSING_KEY, in_order
from generator.values.date_words import when_in_words
from generator.values.dates import PartialDate
from generator.values.english import listed
from generator.values.guesses import id_meant
from generator.values.rules import Finding, Rule, Severity
from generator.values.words import ID

FOLLOWED_BY = Rule(
    "followed-by", "Who takes over from a partner is the `id` of another partner, or a name.", Severity.WARNING
)

TAKEN_OVER = Rule(
    "taken-over",
    "Where a partner ends by law, the record says who has its share, its services and its seats from then.",
    Severity.WARNING,
)

NEVER_IN = "Check both dates. If it only took over afterwards, delete it here and write its name in `followed_by:`."
STILL_IN = "Check both dates. A council leaves with the last service it shares: `left:` is that day."
STAYED = "Check both dates. A council that stayed to the end needs no `left:`."


def stays_are_possible(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """A partner leaves after it joined, joins again after it left, and ends last of all."""
    record = entry.record
    for number, authority in enumerate(record.authorities):
        here: Path = ("authorities", number)
        said = f"{authority.called} left ({{last}}) before it joined ({{first}})."
        yield from in_order(authority.joined, authority.left, (*here, "left"), said)
        yield from _again(authority, here)
        yield from _never_in(authority, here, record)
        if authority.ends:
            start = authority.stays[-1][0]
            said = f"{authority.called} ends ({{last}}) before it joined ({{first}})."
            yield from in_order(start, authority.ends.on, (*here, "ends", "on"), said)
        for key in ("joined", "left"):
            day = getattr(authority, key)
            if day and record.ended and day.surely_after(record.ended) and _ran(record):
                message = f"{authority.called} {key} ({day}) after the partnership ended ({record.ended})."
                hint = NEVER_IN if key == "joined" else STAYED
                yield Finding((*here, key), MAYBE_DATE_ORDER, message, hint)


def _ran(record: Partnership) -> bool:
    return not (record.started and record.ended and record.ended.surely_before(record.started))


def _never_in(authority: Authority, here: Path, record: Partnership) -> Iterator[Finding]:
    """One that withdrew from the plans did not join or leave; one that left before the start may have withdrawn."""
    for key in ("joined", "left", "rejoined") if authority.withdrew else ():
        if getattr(authority, key):
            message = f"{authority.called} withdrew before it was a partner, so `{key}` does not fit."
            yield Finding((*here, key), CONTRADICTION, message, "Delete this line, or `withdrew:`.", at_key=True)
    left, started = authority.left, record.started
    if left and started and not (authority.joined or authority.withdrew) and left.surely_before(started):
        message = f"{authority.called} left ({left}) before the partnership started ({started})."
        hint = "If it took part in the plans and was never a partner, write `withdrew:` in place of `left:`."
        yield Finding((*here, "left"), MAYBE_DATE_ORDER, message, hint)


def _again(authority: Authority, here: Path) -> Iterator[Finding]:
    if authority.rejoined and authority.left is None:
        message = f"{authority.called} joined again, but there is no date on which it left."
        yield Finding((*here, "rejoined"), MISSING_KEY, message, "Add `left:` and the date.", at_key=True)
    left = authority.left
    for number, again in enumerate(authority.rejoined):
        path = (*here, "rejoined", number)
        said = f"{authority.called} joined again ({{last}}) before it left ({{first}})."
        yield from in_order(left, again.on, (*path, "on"), said)
        said = f"{authority.called} left ({{last}}) before it joined again ({{first}})."
        yield from in_order(again.on, again.left, (*path, "left"), said)
        if again.left is None and number < len(authority.rejoined) - 1:
            message = f"{authority.called} joined again later, but there is no date on which it left before that."
            yield Finding(path, MISSING_KEY, message, "Add `left:` and the date.")
        left = again.left


def those_who_follow_are_others(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Nobody takes over from itself, and what looks like an id is one."""
    known = {authority.id: authority.called for authority in entry.record.authorities}
    for number, authority in enumerate(entry.record.authorities):
        for place, name in enumerate(map(str, authority.ends.followed_by if authority.ends else ())):
            path = ("authorities", number, "ends", "followed_by", place)
            if name == authority.id:
                message = f"{authority.called} cannot take over from itself."
                yield Finding(path, CONTRADICTION, message, "Write the `id` or the name of who takes over.")
            elif name not in known and ID.fullmatch(name):
                message = f"No partner here has `id: {name}`, so the page shows it as a name."
                meant = id_meant(name, known)
                hint = f"Did you mean `{meant}`?" if meant else "Write the full name, or add it to `authorities`."
                yield Finding(path, FOLLOWED_BY, message, hint)


def who_follows_has_its_part(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Whoever takes over from a partner that has ended has its share, its services and its seats, or the check asks."""
    for number, authority in enumerate(entry.record.authorities):
        ends = authority.ends
        if not (ends and authority.goes_by_law and authority.has_ended(register.as_of)):
            continue
        after = set(map(str, ends.followed_by)) & register.authorities.keys()
        held = list(_still_held(authority.id, after, ends.on, entry.record)) if after else ()
        if held:
            message = (
                f"{authority.called} ended {when_in_words(ends.on)}. The record does not say who has its part in "
                f"{listed(held)} since then."
            )
            hint = f"Add it with the date (`from:`). Until you know, the site shows it under {authority.called}."
            yield Finding(("authorities", number, "ends", "followed_by"), TAKEN_OVER, message, hint, at_key=True)


def _still_held(ended: str, after: Set[str], on: PartialDate, record: Partnership) -> Iterator[str]:
    """Where a record goes on naming a partner that has ended."""
    rules = [rule for rule in record.sharing if not rule.proposed]
    later = any(rule.since and rule.since.surely_after(on) for rule in rules)
    if rules and not later and (rules[-1].rule == "equal" or ended in rules[-1].shares):
        yield "the shares"
    for service in record.services:
        goes_on = any(one.authority == ended and one.until is None for one in service.shared)
        if goes_on and not after & {one.authority for one in service.shared}:
            yield f"“{service.name}”"
    for body in record.bodies:
        if body.joint and body.members and ended in body.members[-1].seats:
            yield f"the {body.called}"


def services_are_shared_in_order(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Nobody stops sharing a service before it starts, nor goes on with it after it has left."""
    known = {authority.id: authority for authority in entry.record.authorities}
    for number, service in enumerate(entry.record.services):
        for place, one in enumerate(service.shared):
            authority = known.get(one.authority)
            who = authority.called if authority else one.authority
            said = f"{who} stopped sharing this ({{last}}) before it started ({{first}})."
            path = ("services", number, "shared", place, "until")
            yield from in_order(one.since, one.until, path, said)
            last = authority.last_day if authority and one.until and authority.gone_by(one.until) else None
            if authority and last:
                message = f"{who} shared this until {one.until}, but was in the partnership only until {last}."
                hint = "Check both dates." if authority.goes_by_law else STILL_IN
                yield Finding(path, MAYBE_DATE_ORDER, message, hint)


def members_are_in_order(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Where the members of a joint body changed, each list says from when it holds, the oldest first."""
    for number, body in enumerate(entry.record.bodies):
        since = [one.since for one in body.members]
        yield from _each_from(since, ("bodies", number, "members"))


def _each_from(since: Sequence[PartialDate | None], path: Path) -> Iterator[Finding]:
    for number, day in enumerate(since):
        if day is None and number > 0:
            message = "Each list of members needs the date it started."
            yield Finding((*path, number), MISSING_KEY, message, "Add the date (`from:`).")
    dated = [(number, day) for number, day in enumerate(since) if day]
    for (_, earlier), (number, later) in itertools.pairwise(dated):
        if not later.surely_after(earlier):
            message = f"This list started ({later}) no later than the one above it ({earlier})."
            yield Finding((*path, number, "from"), DATE_ORDER, message, "Put the oldest list first.")
