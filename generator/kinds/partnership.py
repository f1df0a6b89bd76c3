"""The partnership itself: who shares what, how costs and savings are shared, and who decides."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from generator.guesses import SaidAs
from generator.kind import Cause, Entry, Event, Finding, Kind, Layout
from generator.model import AuthorityId, Count, Days, Flag, Id, Months, Part, RefersTo, Shared, WhichDays
from generator.problems import Severity
from generator.register import Register
from generator.settings import Duties, Privacy
from generator.values.dates import ClockTime, PartialDate
from generator.values.money import Money, Percent
from generator.values.reasons import Reason
from generator.values.words import Email, Line, Prose, Title, Url

NEARLY_WHOLE = Decimal("0.01")
"""Seven shares of 14.2857% are a whole: shares may be off it by less than a hundredth of a percent."""


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
    website: Url | None = Field(None, description="Where this site is published.")
    repository: Url | None = Field(None, description="Where the files are edited.")
    contact: Contact | None = Field(None, description="Whom to write to about this site.")
    licence: Line | None = Field(None, description="The licence of the content.", examples=["OGL-UK-3.0"])
    sharing: Annotated[tuple[SharingRule, ...], BeforeValidator(_rules)] = Field(
        (), description="How costs and savings are shared: one rule, or a list of rules each with `from`."
    )
    principles: tuple[Prose, ...] = Field((), description="What the partners agreed to stand by.")
    authorities: tuple[Authority, ...] = Field(min_length=1, description="The councils.")
    bodies: tuple[Body, ...] = Field((), description="Who decides.")
    services: tuple[Service, ...] = Field((), description="What is shared: one service or many.")
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
        elif rule.rule == "shares":
            total = sum((share.value for share in rule.shares.values()), Decimal(0))
            if abs(total - 100) >= NEARLY_WHOLE:
                message = f"The shares add up to {Percent(total)}, not 100%."
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
    rules=(ids_are_unique, shares_make_a_whole, dates_are_possible, bodies_make_sense),
)
