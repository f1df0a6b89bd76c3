"""The partnership itself: who shares what, how costs and savings are shared, and who decides."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from generator.guesses import SaidAs
from generator.kind import Cause, Entry, Event, Finding, Kind, Layout
from generator.membership import members_during
from generator.model import AuthorityId, Count, Days, Flag, Id, Months, Part, RefersTo, Shared, WhichDays
from generator.problems import Severity, listed
from generator.register import Register
from generator.settings import Duties, Privacy
from generator.values.addresses import RepositoryUrl, SiteUrl
from generator.values.dates import ClockTime, PartialDate
from generator.values.money import Money, Percent, are_nth
from generator.values.reasons import Reason
from generator.values.words import Email, Line, Prose, Title, Url

WHOLE, NEARLY_WHOLE = Decimal(100), Decimal("0.0099")
"""Six shares of 16.666% are a whole: shares may be off it by less than a hundredth of a percent."""


Sharing = Annotated[
    Literal["equal", "shares"],
    SaidAs(
        {
            "equal": "equally,same,even,evenly,equal shares,equal parts,in equal shares,in equal parts,equal split,"
            "even split,split equally,shared equally,split evenly,shared evenly,same for each,same for all,thirds,"
            "halves,50 50,fifty fifty,one third each,half each",
            "shares": "percentages,by share,by shares,in shares,agreed shares,fixed shares,fixed percentages,listed,"
            "as listed,proportional,in proportion,pro rata,weighted,by percentage,by population,by size,by use,"
            "by usage,unequal,unequally,not equal,not equally,unequal shares,uneven,unevenly,share",
            "": "not shared,unshared,no sharing,none,no shares,not even,not the same,spares,shared,disproportionate",
        }
    ),
]
CountedFrom = Annotated[
    Literal["publication", "decision"],
    SaidAs(
        {
            "publication": "published,publishing,publish,when published,date of publication,publication date,"
            "day of publication,issue,issued,date issued,publication of the decision,notice of decision",
            "decision": "decided,when decided,date of decision,decision date,day of decision,made,when made,"
            "decision made,decision taken",
            "": "meeting,receipt,not published,unpublished,non publication,before publication,before decision,"
            "indecision,revision,precision,undecided,not decided",
        }
    ),
]


Nation = Annotated[
    Literal["england", "northern ireland", "scotland", "wales"],
    SaidAs(
        {
            "england": "eng,english",
            "northern ireland": "ni,nir,n ireland,northern irish,ulster",
            "scotland": "sct,scottish,alba",
            "wales": "wls,welsh,cymru",
            "": "whales,uk,united kingdom,gb,great britain,britain,ireland,england and wales,not england",
        }
    ),
]


class Contact(Part):
    """Whom to write to about this site."""

    name: Line | None = Field(None, description="A person's role or a team.")
    email: Email | None = Field(None, description="A public email address.")
    url: Url | None = Field(None, description="A page with a contact form.")


class SharingRule(Part):
    """How costs and savings are shared, from a date on."""

    rule: Sharing = Field(description="`equal`: the same for each. `shares`: as listed.")
    shares: dict[AuthorityId, Percent] = Field({}, description="Each authority's share; together 100%.")
    since: PartialDate | None = Field(None, alias="from", description="From when it holds, where it changed.")
    why: Reason | None = Field(None, description="Why it is shared so.")

    @property
    def total(self) -> Percent:
        """What the shares come to: not quite the whole, where they are rounded."""
        return Percent(sum((share.value for share in self.shares.values()), Decimal(0)))

    @property
    def whole(self) -> bool:
        """Whether they come to the whole, or as near to it as their rounding explains: 33.3% three times."""
        values = list(self.shares.values())
        slack = max(NEARLY_WHOLE, sum((share.step for share in values if share.step < 1), Decimal(0)) / 2)
        return abs(self.total.value - WHOLE) <= slack or are_nth([(one.value, one.step) for one in values], WHOLE)


def _rules(value: object) -> object:
    return [value] if isinstance(value, dict) else value


class CallIn(Part):
    """How an authority's own councillors can stop a decision for a second look.

    Every council sets its own rule (Local Government Act 2000, section 9F), so a joint decision has as many
    windows as it has members. `days` are counted from the day after.
    """

    days: Annotated[Days, Field(ge=1, le=60)] = Field(description="How many days they have.")
    unit: WhichDays | None = Field(
        None,
        description="Which days count. Left out where the source does not say: the site shows both readings.",
    )
    at: ClockTime | None = Field(None, description="The time at which it ends on the last day; left out: its end.")
    since: CountedFrom = Field(
        "publication", alias="from", description="Counted from the day it was published, or decided."
    )


class Authority(Part):
    """One of the councils."""

    id: Id = Field(description="Its short id, used in all other files.", examples=["camden"])
    name: Line = Field(description="Its full name.", examples=["London Borough of Camden"])
    short_name: Line | None = Field(None, description="What people call it.", examples=["Camden"])
    website: Url | None = Field(None, description="Its website.")
    host: Flag = Field(False, description="`true` if it employs the staff or holds the contracts.")
    joined: PartialDate | None = Field(None, description="When it joined.")
    left: PartialDate | None = Field(None, description="When it left.")
    call_in: CallIn | None = Field(None, description="How its councillors can call a decision in.")
    key_decision_over: Money | None = Field(None, description="Its own threshold for a key decision.")

    @property
    def called(self) -> str:
        """What people call it."""
        return str(self.short_name or self.name)

    def gone_by(self, day: PartialDate | date) -> bool:
        """Whether it surely had left before a day; dates that are the wrong way round say nothing."""
        wrong_way_round = self.left and self.joined and self.left.surely_before(self.joined)
        return bool(self.left and self.left.surely_before(day) and not wrong_way_round)


class FormerName(Part):
    """A name a body had before."""

    name: Line = Field(description="The name.")
    until: PartialDate = Field(description="The last day it had that name.")


class Body(Part):
    """A cabinet, committee or other body that decides."""

    id: Id = Field(description="Its short id.", examples=["joint-committee"])
    name: Line = Field(description="Its name.", examples=["Shared Digital Joint Committee"])
    authority: Annotated[Id, RefersTo("authorities", also=("joint",))] = Field(
        description="The authority it belongs to, or `joint`."
    )
    meets_in_public: Flag | None = Field(None, description="Whether anyone can go and watch.")
    members: dict[AuthorityId, Count] = Field({}, description="A joint body's members: how many each appoints.")
    formerly: tuple[FormerName, ...] = Field((), description="Names it had before.")

    @property
    def joint(self) -> bool:
        """Whether several authorities appoint it."""
        return self.authority == "joint"


class Service(Part):
    """An area of joint work."""

    id: Id = Field(description="Its short id.", examples=["ict"])
    name: Line = Field(description="Its name.", examples=["ICT and digital"])
    summary: Prose | None = Field(None, description="What it does, in plain words.")


class DayOff(Part):
    """A day on which councils do not work besides the bank holidays, such as one proclaimed at short notice."""

    on: PartialDate = Field(description="The day.", examples=["2022-09-19"])
    why: Line = Field(description="What the day is.", examples=["The state funeral of the late Queen"])


class Glance(Part):
    """How many months old the newest record of a kind may be before the site says that it is stale."""

    decisions_months: Months | None = Field(None, description="For decisions.")
    minutes_months: Months | None = Field(None, description="For meetings.")
    savings_months: Months | None = Field(None, description="For savings figures.")
    exit_plans_months: Months | None = Field(None, description="For exit plans.")
    risks_months: Months | None = Field(None, description="For scores of risks.")
    measures_months: Months | None = Field(None, description="For readings of measures.")
    reviews_months: Months | None = Field(None, description="For reviews.")


class Partnership(Shared):
    """The partnership: one file for the whole site."""

    called_also: ClassVar[Mapping[str, str]] = {
        "authorities": "councils,council,partners,boroughs,districts,local authorities,members",
        "bodies": "committees",
        "sharing": "cost sharing,shares",
    }

    name: Title = Field(description="What the partnership is called.")
    summary: Prose = Field(description="What it is, in plain words, for someone who knows nothing.")
    started: PartialDate | None = Field(None, description="When it started, or is to start.")
    ended: PartialDate | None = Field(None, description="When it ended. Left out while it runs.")
    end_confirmed: Flag | None = Field(
        None,
        description="Write `false` while the end is only planned, or where no source says that it came about.",
    )
    run_by: Line | None = Field(
        None,
        description="Who runs this site, where it is not the councils together.",
        examples=["The Plainrecord project"],
    )
    website: SiteUrl | None = Field(None, description="Where this site is published.")
    repository: RepositoryUrl | None = Field(None, description="Where the files are edited.")
    contact: Contact | None = Field(None, description="Whom to write to about this site.")
    licence: Line | None = Field(None, description="The licence of the content.", examples=["OGL-UK-3.0"])
    sharing: Annotated[tuple[SharingRule, ...], BeforeValidator(_rules)] = Field(
        (), description="How costs and savings are shared: one rule, or a list of rules each with `from`."
    )
    principles: tuple[Prose, ...] = Field((), description="What the partners agreed to stand by.")
    authorities: tuple[Authority, ...] = Field(min_length=1, description="The councils.")
    bodies: tuple[Body, ...] = Field((), description="Who decides.")
    services: tuple[Service, ...] = Field((), description="What is shared: one service or many.")
    nation: Nation = Field("england", description="Whose bank holidays are left out where working days are counted.")
    days_off: tuple[DayOff, ...] = Field(
        (),
        description="Days that are not worked besides the bank holidays: call-in and notices are counted without them.",
    )
    glance: Glance | None = Field(None, description="How fresh each kind must be before the site says it is stale.")
    duties: Duties | None = Field(None, description="The periods of the rules, and which of them are not asked.")
    privacy: Privacy | None = Field(None, description="Which contacts may be public, and findings that may stay.")


def ids_are_unique(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Authorities, bodies and services each need an id of their own."""
    for key in ("authorities", "bodies", "services"):
        seen: set[str] = set()
        for number, item in enumerate(getattr(entry.record, key)):
            if item.id in seen or (key == "authorities" and item.id == "joint"):
                reason = "stands for joint bodies" if item.id == "joint" else "is used twice"
                yield Finding((key, number, "id"), "duplicate-id", f"The id `{item.id}` {reason}.", "Choose another.")
            seen.add(item.id)


def pages_have_addresses_of_their_own(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """The stories of councils, of services and of years lie in one folder: no council's id may be the name of another.

    Residents find them at `/story/camden/`, `/story/service-ict/` and `/story/year-2016/`.
    """
    services = {f"service-{service.id}": service for service in entry.record.services}
    for number, authority in enumerate(entry.record.authorities):
        other = ""
        if authority.id in services:
            other = f"the service {services[authority.id].name}"
        elif re.fullmatch(r"year-[0-9]{1,4}(?:-[0-9]+)?", authority.id):
            other = "one year"
        if other:
            message = f"With this id the page `/story/{authority.id}/` would be the story of {other}, too."
            hint = f"Choose another id for {authority.called}."
            yield Finding(("authorities", number, "id"), "same-address", message, hint)


def names_tell_apart(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Councils, services, and the bodies of one council, each need a name of their own."""
    record = entry.record
    named: list[tuple[str, int, str, object, str]]
    named = [("authorities", number, "name", one.name, "") for number, one in enumerate(record.authorities)]
    named += [("authorities", number, "short_name", one.called, "") for number, one in enumerate(record.authorities)]
    named += [("bodies", number, "name", one.name, one.authority) for number, one in enumerate(record.bodies)]
    named += [("services", number, "name", one.name, "") for number, one in enumerate(record.services)]
    seen: dict[tuple[object, ...], int] = {}
    told: set[tuple[str, int]] = set()
    for key, number, within, name, whose in named:
        held = (key, within, " ".join(str(name).casefold().split()), whose)
        if held in seen and (key, number) not in told:
            told.add((key, number))
            first = getattr(record, key)[seen[held]].id
            message = f"“{name}” is the name of `{first}` too, so nobody can tell the two apart."
            there = within == "name" or getattr(record.authorities[number], within) is not None
            hint = "Write what sets this one apart, or take one of the two out."
            yield Finding((key, number, within if there else "name"), "same-name", message, hint, Severity.WARNING)
        seen.setdefault(held, number)


def shares_are_for_all(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """A rule of shares names each council that is in when it begins to hold, and none that is not in while it does."""
    record = entry.record
    single = not isinstance(entry.places.at(("sharing",)).inside, list)
    called = {authority.id: authority.called for authority in record.authorities if authority.id != "joint"}
    for number, rule in enumerate(record.sharing):
        # Shares of nobody known, of less than a whole, or of no known time are told as what they are.
        if not rule.shares or not rule.whole or not rule.shares.keys() <= called.keys() or (number and not rule.since):
            continue
        path = ("sharing", "shares") if single else ("sharing", number, "shares")
        since = rule.since or (PartialDate.of(register.running_until) if single else record.started)
        until = next((later.since for later in record.sharing[number + 1 :] if later.since), None)
        here = members_during(record.authorities, (since,)) if since else ()
        during = members_during(record.authorities, [day for day in (since, until or record.ended) if day])
        without = [called[name] for name in here if name in called and name not in rule.shares]
        if without:
            message = f"The shares leave out {listed(without)}, {'which is' if len(without) == 1 else 'which are'} in."
            hint = "Add a share for each council that is in, or say from when the shares hold."
            yield Finding(path, "shares", message, hint, Severity.WARNING, at_key=True)
        for name in rule.shares:
            if since and name in called and name not in during and not single:
                message = f"{called[name]} has a share, but is not in while this rule holds."
                yield Finding((*path, name), "shares", message, "Check the dates.", Severity.WARNING, at_key=True)


def shares_make_a_whole(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Shares add up to 100%, and only a rule of shares has them."""
    rules = entry.record.sharing
    single = not isinstance(entry.places.at(("sharing",)).inside, list)
    for number, rule in enumerate(rules):
        path = ("sharing",) if single else ("sharing", number)
        if rule.rule == "equal" and rule.shares:
            hint = "Write `rule: shares`, or take `shares:` out."
            yield Finding((*path, "shares"), "shares", "Equal shares need no list of shares.", hint, at_key=True)
        elif rule.rule == "shares" and not rule.shares:
            hint = "Add `shares:` and below it each authority's share."
            yield Finding((*path, "rule"), "shares", "There is no list of shares.", hint, at_key=True)
        elif rule.rule == "shares" and not rule.whole:
            message = f"The shares add up to {rule.total}, not 100%."
            hint = "Mend the shares. Where all have the same share, write `rule: equal` and no shares."
            yield Finding((*path, "shares"), "shares", message, hint, at_key=True)
        if len(rules) > 1 and rule.since is None and number > 0:
            message = "Where the shares changed, each rule says from when it holds."
            yield Finding(path, "missing-key", message, "Add `from:` and a date.")
    dates = [(number, rule.since) for number, rule in enumerate(rules) if rule.since]
    for (_, earlier), (number, later) in itertools.pairwise(dates):
        if not later.surely_after(earlier):
            message = f"This rule holds from {later}, which is not after the one before it ({earlier})."
            yield Finding(("sharing", number, "from"), "date-order", message, "Put the oldest rule first.")


def dates_are_possible(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Nothing ends before it starts."""
    record = entry.record
    if record.started and record.ended and record.ended.surely_before(record.started):
        message = f"It ended ({record.ended}) before it started ({record.started})."
        yield Finding(("ended",), "date-order", message, "Check both dates.")
    for number, authority in enumerate(record.authorities):
        if authority.joined and authority.left and authority.left.surely_before(authority.joined):
            message = f"{authority.called} left ({authority.left}) before it joined ({authority.joined})."
            yield Finding(("authorities", number, "left"), "date-order", message, "Check both dates.")
        for key in ("joined", "left"):
            day = getattr(authority, key)
            impossible = record.started and record.ended and record.ended.surely_before(record.started)
            if day and record.ended and day.surely_after(record.ended) and not impossible:
                message = f"{authority.called} {key} ({day}) after the partnership ended ({record.ended})."
                hint = "Check both dates. A council that stayed to the end needs no `left:`."
                yield Finding(("authorities", number, key), "date-order", message, hint, Severity.WARNING)


def days_off_are_days(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Only a single day can be left out of a count."""
    for number, day in enumerate(entry.record.days_off):
        if day.on.known_day is None:
            message = f"A day off is a single day, not {day.on}."
            yield Finding(("days_off", number, "on"), "bad-date", message, "Write the whole date: `2022-09-19`.")


def bodies_make_sense(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """A joint body says who appoints it; another has no such list."""
    for number, body in enumerate(entry.record.bodies):
        path = ("bodies", number)
        if body.joint and not body.members:
            message = f"{body.name} is joint, but nothing says which authorities appoint its members."
            hint = f"Add `members: {{{entry.record.authorities[0].id}: 2, …}}`, with each authority that appoints some."
            yield Finding(path, "missing-key", message, hint, Severity.WARNING)
        if not body.joint and body.members:
            message = "Only a joint body has members from several authorities."
            yield Finding(
                (*path, "members"),
                "members",
                message,
                "Write `authority: joint`, or take `members:` out.",
                at_key=True,
            )


def events(entry: Entry[Partnership], register: Register) -> Iterator[Event]:
    """The partnership's start and end, and each authority's: all who are in then are told of them.

    An end comes from the decisions that the plans for leaving name.
    """
    partnership = entry.record
    if partnership.started:
        yield Event(partnership.started, "started", entry, turning=True)
    if partnership.ended:
        yield Event(partnership.ended, "ended", entry, because=_decided(register), turning=True, after_all=True)
    for authority in partnership.authorities:
        if authority.joined and authority.joined != partnership.started:
            yield Event(authority.joined, "joined", entry, authority, turning=True)
        if authority.left and authority.left != partnership.ended:
            because = _decided(register, authority.id)
            yield Event(authority.left, "left", entry, authority, because, turning=True, after_all=True)


def _decided(register: Register, whose: str | None = None) -> tuple[Cause, ...]:
    """The decisions to leave that one council's plan for leaving names, or those of all whose plan is in use."""
    plans = [plan.record for plan in register.entries.get("exit-plans", {}).values() if not plan.record.withdrawn]
    used = [plan for plan in plans if plan.state in ("in use", "done") and plan.authority in (whose or plan.authority,)]
    stayed = [plan for plan in used if whose or not _left_before_the_end(plan.authority, register)]
    names = dict.fromkeys(plan.decision for plan in stayed if plan.decision)
    return tuple(Cause(f"decisions/{name}", "decided") for name in names)


def _left_before_the_end(authority_id: str, register: Register) -> bool:
    authority, ended = register.authorities.get(authority_id), register.partnership.ended
    return bool(authority and authority.left and ended and authority.left.surely_before(ended))


KIND = Kind(
    name="partnership",
    model=Partnership,
    one="partnership",
    many="Who shares and who pays",
    about="Who shares what, how costs and savings are shared, and who decides.",
    menu=80,
    group="about",
    layout=Layout.FILE,
    events=events,
    rules=(
        ids_are_unique,
        pages_have_addresses_of_their_own,
        names_tell_apart,
        shares_make_a_whole,
        shares_are_for_all,
        dates_are_possible,
        days_off_are_days,
        bodies_make_sense,
    ),
)
