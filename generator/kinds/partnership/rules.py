"""What must be true of partnership beyond the types of their keys."""

import itertools
import re
from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.law import EXECUTIVE_RULES
from generator.core.membership import members_during
from generator.core.partners import WHOLE, Partnership
from generator.core.register import Register
from generator.core.shared_rules import CONTRADICTION, DATE_ORDER, DUPLICATE_ID, MISSING_KEY, in_order
from generator.values.dates import BAD_DATE, PartialDate
from generator.values.english import listed
from generator.values.rules import Finding, Law, Rule, Severity

SAME_ADDRESS = Rule("same-address", "No two pages have the same address.")
SAME_NAME = Rule(
    "same-name", "Councils, services and the bodies of one council have different names.", Severity.WARNING
)
SHARES = Rule("shares", "The councils' shares add up to 100%, and are listed only where they differ.")
MAYBE_SHARES = SHARES.maybe("Every council has a share while it is in the partnership, and no other council has one.")
MEMBERS = Rule("members", "Only a joint body lists the councils that appoint its members.")
MAYBE_MISSING_KEY = MISSING_KEY.maybe("A joint body lists the councils that appoint its members.")

NO_CONTACT = Rule(
    "no-contact", "People can report a problem with a page without an account: by email or a form.", Severity.WARNING
)
NO_KEEPER = Rule(
    "no-keeper", "Where every council here has ended by law, the record says who keeps it.", Severity.WARNING
)
BODY_LAW = Rule(
    "body-law",
    "A joint committee is an executive one only while all its members are of an executive.",
    Severity.WARNING,
    law=Law("regulation 2, SI 2012/2089", f"{EXECUTIVE_RULES}/regulation/2"),
)


NOT_ALL = " If you have only some of them, add `only_some: true`."


def a_contact_is_there(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Every page says where to report a problem; a name alone is no address."""
    contact = entry.record.contact
    if contact is None or not (contact.email or contact.url):
        message = "There is no contact address, so people cannot report a problem with a page."
        hint = "Add `contact: {email: …}`, or the address of a form that needs no account: `contact: {url: …}`."
        yield Finding(("contact",) if contact else (), NO_CONTACT, message, hint, at_key=contact is not None)


def a_keeper_is_there(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Without `run_by` the councils keep the record, and those that have ended cannot."""
    there = register.partners or entry.record.authorities
    if not entry.record.run_by and all(one.has_ended(register.as_of) for one in there):
        message = "Every council that was left here has ended by law, so none of them keeps this record."
        path = ("authorities", entry.record.authorities.index(there[-1]), "ends")
        yield Finding(path, NO_KEEPER, message, "Add `run_by:` and who keeps it now.")


def ids_are_unique(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Each authority, body and service needs its own id."""
    for key in ("authorities", "bodies", "services"):
        seen: set[str] = set()
        for number, item in enumerate(getattr(entry.record, key)):
            if item.id in seen or (key == "authorities" and item.id == "joint"):
                reason = "is reserved for joint bodies" if item.id == "joint" else "is used twice"
                yield Finding((key, number, "id"), DUPLICATE_ID, f"`id: {item.id}` {reason}.", "Choose another `id:`.")
            seen.add(item.id)


def pages_have_addresses_of_their_own(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """The stories of councils, of services and of years are in one folder: no council's id may be the name of another.

    Residents find them at `/story/camden/`, `/story/service-ict/` and `/story/year-2016/`.
    """
    services = {f"service-{service.id}": service for service in entry.record.services}
    for number, authority in enumerate(entry.record.authorities):
        other = ""
        if authority.id in services:
            other = f"the service {services[authority.id].name}"
        elif re.fullmatch(r"year-[0-9]{1,4}(?:-[0-9]+)?", authority.id):
            other = "a year"
        if other:
            message = f"With this `id:`, the page `/story/{authority.id}/` would also be the page of {other}."
            hint = f"Choose another `id:` for {authority.called}."
            yield Finding(("authorities", number, "id"), SAME_ADDRESS, message, hint)


def names_tell_apart(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Each council, each service, and each body of one council needs its own name."""
    record = entry.record
    named: list[tuple[str, int, str, object, str]]
    named = [("authorities", number, "name", one.name, "") for number, one in enumerate(record.authorities)]
    named += [("authorities", number, "short_name", one.called, "") for number, one in enumerate(record.authorities)]
    named += [("bodies", number, "name", one.name, one.authority) for number, one in enumerate(record.bodies)]
    named += [("bodies", number, "short_name", one.called, one.authority) for number, one in enumerate(record.bodies)]
    named += [("services", number, "name", one.name, "") for number, one in enumerate(record.services)]
    seen: dict[tuple[object, ...], int] = {}
    told: set[tuple[str, int]] = set()
    for key, number, within, name, whose in named:
        held = (key, within, " ".join(str(name).casefold().split()), whose)
        if held in seen and (key, number) not in told:
            told.add((key, number))
            first = getattr(record, key)[seen[held]].id
            message = f"“{name}” is also the name of `{first}`, so readers cannot tell them apart."
            there = within == "name" or getattr(getattr(record, key)[number], within) is not None
            hint = "Change one of the names, or delete one of the two."
            yield Finding((key, number, within if there else "name"), SAME_NAME, message, hint)
        seen.setdefault(held, number)


def shares_are_for_all(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """A rule of shares names each council that is in when it begins to hold, and none that is not in while it does."""
    record = entry.record
    single = not isinstance(entry.places.at(("sharing",)).inside, list)
    called = {authority.id: authority.called for authority in record.authorities if authority.id != "joint"}
    for number, rule in enumerate(record.sharing):
        if rule.proposed:
            continue
        # Shares of nobody known, of less than a whole, or of no known time are reported as what they are.
        if (
            not rule.shares
            or not (rule.whole or rule.only_some)
            or not rule.shares.keys() <= called.keys()
            or (number and not rule.since)
        ):
            continue
        path = ("sharing", "shares") if single else ("sharing", number, "shares")
        since = rule.since or (PartialDate.of(register.running_until) if single else record.started)
        agreed = [later for later in record.sharing[number + 1 :] if not later.proposed]
        until = next((later.since for later in agreed if later.since), None)
        here = members_during(record.authorities, (since,)) if since else ()
        during = members_during(record.authorities, [day for day in (since, until or record.ended) if day])
        without = [called[name] for name in here if name in called and name not in rule.shares]
        if without and not rule.only_some:
            verb = "is" if len(without) == 1 else "are"
            message = f"There is no share for {listed(without)}, which {verb} in the partnership."
            hint = "Add a share for each council, or the date the shares started (`from:`)."
            yield Finding(path, MAYBE_SHARES, message, hint, at_key=True)
        for name in rule.shares:
            if since and name in called and name not in during and not single:
                message = f"{called[name]} has a share, but is not in the partnership while these shares apply."
                yield Finding((*path, name), MAYBE_SHARES, message, "Check the dates.", at_key=True)


def shares_make_a_whole(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Shares add up to 100%, and only a rule of shares has them."""
    rules = entry.record.sharing
    single = not isinstance(entry.places.at(("sharing",)).inside, list)
    for number, rule in enumerate(rules):
        path = ("sharing",) if single else ("sharing", number)
        if rule.only_some and (rule.rule == "equal" or rule.total.value >= WHOLE):
            message = "The shares of all councils are known here, so `only_some` does not fit."
            yield Finding((*path, "only_some"), CONTRADICTION, message, "Delete this line.", at_key=True)
        elif rule.rule == "equal" and rule.shares:
            hint = "Write `rule: shares`, or delete `shares:`."
            yield Finding((*path, "shares"), SHARES, "Equal shares need no list of shares.", hint, at_key=True)
        elif rule.rule == "shares" and not rule.shares:
            hint = "Add `shares:` and below it each council's share."
            yield Finding((*path, "rule"), SHARES, "There is no list of shares.", hint, at_key=True)
        elif rule.rule == "shares" and not (rule.whole or rule.only_some):
            hint = "Correct the shares. If all have the same share, write `rule: equal` and delete `shares:`."
            hint += NOT_ALL if rule.total.value < WHOLE else ""
            yield Finding((*path, "shares"), SHARES, f"The shares add up to {rule.total}, not 100%.", hint, at_key=True)
        if len(rules) > 1 and rule.since is None and number > 0:
            message = "Each rule needs the date it started."
            yield Finding(path, MISSING_KEY, message, "Add the date each share started (`from:`).")
    dates = [(number, rule.since) for number, rule in enumerate(rules) if rule.since]
    for (_, earlier), (number, later) in itertools.pairwise(dates):
        if not later.surely_after(earlier):
            message = f"This rule started ({later}) no later than the one above it ({earlier})."
            yield Finding(("sharing", number, "from"), DATE_ORDER, message, "Put the oldest rule first.")


def dates_are_possible(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Nothing ends before it starts."""
    record = entry.record
    yield from in_order(record.started, record.ended, ("ended",), "It ended ({last}) before it started ({first}).")


def bands_are_in_order(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Red begins above amber."""
    bands = entry.record.risk_bands
    if bands and bands.red <= bands.amber:
        message = f"Red begins at {bands.red}, which is not above amber ({bands.amber})."
        yield Finding(("risk_bands", "red"), CONTRADICTION, message, "Correct one of the two.")


def days_off_are_days(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Only a single day can be left out of a count."""
    for number, day in enumerate(entry.record.days_off):
        if day.on.known_day is None:
            message = f"A day off must be one day, not {day.on}."
            yield Finding(("days_off", number, "on"), BAD_DATE, message, "Write the full date, such as `2022-09-19`.")


def bodies_make_sense(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """A joint body says who appoints it; another has no such list."""
    for number, body in enumerate(entry.record.bodies):
        path = ("bodies", number)
        if body.joint and not body.members:
            message = f"{body.name} is a joint body, but does not list the councils that appoint its members."
            hint = f"Add `members: {{{entry.record.authorities[0].id}: 2, …}}`. If you do not have this, leave it out."
            yield Finding(path, MAYBE_MISSING_KEY, message, hint)
        if not body.joint and body.members:
            yield Finding(
                (*path, "members"),
                MEMBERS,
                "Only a joint body has members from several councils.",
                "Write `authority: joint`, or delete `members:`.",
                at_key=True,
            )


def joint_bodies_are_executive_together(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """A joint committee is executive only while each of its members is of an executive (regulation 2, SI 2012/2089)."""
    for number, body in enumerate(entry.record.bodies):
        if not body.joint or body.law_in_force != "executive":
            continue
        for member in body.appointed_by:
            laws = {own.law_in_force for own in entry.record.bodies if own.authority == member}
            if laws and "executive" not in laws and "council" in laws:
                called = next((one.called for one in entry.record.authorities if one.id == member), member)
                message = f"{called} has no executive body here, so this joint committee is not an executive one."
                hint = f"Write `law: council`, or add the executive body of {called} to `bodies`."
                yield Finding(("bodies", number, "law"), BODY_LAW, message, hint)
