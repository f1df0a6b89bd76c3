"""The partnership itself: who shares what, how costs and savings are shared, and who decides."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, PrivateAttr

from generator.core.model import AuthorityId, Count, Days, Flag, Id, Part, RefersTo, Shared, WhichDays, one_or_list
from generator.core.settings import Duties, Privacy
from generator.values.addresses import RepositoryUrl, SiteUrl
from generator.values.dates import ClockTime, PartialDate
from generator.values.guesses import SaidAs
from generator.values.money import Money, Percent, are_nth
from generator.values.reasons import Reason
from generator.values.words import Email, Line, Prose, Title, Url

_SEVERAL = re.compile(r"\b(?:committee|board|panel|assembly|forum|meeting)\b|\b(?:cabinet|executive|council)$", re.I)
_SINGLE = re.compile(
    r"\bchief executive$"
    r"|\b(?:leader|mayor|councillor|member|portfolio holder)\b(?! and| in)(?!.*\b(?:committee|board)\b)",
    re.I,
)
"""Words in the name of a body of several people, and in that of one person."""

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


BodyLaw = Annotated[
    Literal["executive", "council"],
    SaidAs(
        {
            "executive": "cabinet,the executive,executive body,executive arrangements,cabinet committee,mayor,"
            "leader and cabinet,si 2012 2089,2012 regulations",
            "council": "full council,the council,committee,council body,council committee,committee system,"
            "local government act 1972,lga 1972,1972 act,part va",
            "": "none,english,joint,joint committee,board,officer,officers,officer board,chief executive,"
            "non executive,not executive,counsel,councils,company",
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
    """Who to contact about this site."""

    name: Line | None = Field(None, description="A person's role or a team.")
    email: Email | None = Field(None, description="A public email address.")
    url: Url | None = Field(
        None,
        description="A page with a contact form that needs no account. The name and address of the page that a reader "
        "comes from are added to it as `page`.",
    )


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
    def rounded(self) -> bool:
        """Whether they do not come to the whole exactly."""
        return self.total.value != WHOLE

    @property
    def whole(self) -> bool:
        """Whether they come to the whole, or as near to it as their rounding explains: 33.3% three times."""
        values = list(self.shares.values())
        slack = max(NEARLY_WHOLE, sum((share.step for share in values if share.step < 1), Decimal(0)) / 2)
        return abs(self.total.value - WHOLE) <= slack or are_nth([(one.value, one.step) for one in values], WHOLE)


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

    gaps: ClassVar[Mapping[str, str]] = {
        "call_in": "Its decisions cannot be called in.",
        "key_decision_over": "It has no threshold for key decisions.",
    }
    in_words: ClassVar[Mapping[str, str]] = {
        "call_in": "call-in rules",
        "key_decision_over": "key decision threshold",
    }

    id: Id = Field(description="Its short name, for use in all other files.", examples=["camden"])
    name: Line = Field(description="Its full name.", examples=["London Borough of Camden"])
    short_name: Line | None = Field(None, description="What people call it.", examples=["Camden"])
    website: Url | None = Field(None, description="Its website.")
    host: Flag = Field(
        False, description="`true` if it employs the staff or holds the contracts: it is the host council."
    )
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

    gaps: ClassVar[Mapping[str, str]] = {"meets_in_public": "", "members": ""}
    in_words: ClassVar[Mapping[str, str]] = {
        "meets_in_public": "public access to meetings",
        "members": "members that each council appoints",
    }

    id: Id = Field(
        description="Its short name, for use in all other files.",
        examples=["joint-committee"],
    )
    name: Line = Field(description="Its name.", examples=["Shared Digital Joint Committee"])
    authority: Annotated[Id, RefersTo("authorities", also=("joint",))] = Field(
        description="The authority it belongs to, or `joint`."
    )
    law: BodyLaw | None = Field(
        None,
        description="In England, the law that its meetings are under. `executive`: a cabinet, its committees and "
        "members, or a joint committee of cabinet members only (SI 2012/2089). `council`: any other (Local Government "
        "Act 1972, Part VA). Left out: no legal duty is checked.",
    )
    meets_in_public: Flag | None = Field(
        None, description="Whether its meetings are open to the public. Left out: as `law` has it, where that is given."
    )
    members: dict[AuthorityId, Count] = Field({}, description="A joint body's members: how many each appoints.")
    formerly: tuple[FormerName, ...] = Field((), description="Names it had before.")

    _abroad: bool = PrivateAttr(default=False)

    @property
    def joint(self) -> bool:
        """Whether several authorities appoint it."""
        return self.authority == "joint"

    @property
    def a_committee(self) -> bool:
        """Whether it is called a committee."""
        return "committee" in str(self.name).lower()

    @property
    def meets(self) -> bool:
        """Whether its name says that several people meet: a single member decides alone, and nobody can watch that."""
        return bool(_SEVERAL.search(str(self.name))) and not _SINGLE.search(str(self.name))

    @property
    def law_in_force(self) -> BodyLaw | None:
        """The law that its meetings are under, which is England's; None elsewhere, and where the record has none."""
        return None if self._abroad else self.law

    @property
    def open_by_law(self) -> bool:
        """Whether the law opens its meetings to everyone (regulation 3, SI 2012/2089; section 100A, LGA 1972)."""
        return self.law_in_force is not None and self.meets and self.meets_in_public is None

    @property
    def public(self) -> bool | None:
        """Whether anyone can go and watch, as the record or the law has it; None where neither says."""
        return True if self.open_by_law else self.meets_in_public

    def asks(self, key: str) -> bool:
        """Only a joint body has members from several councils; whether anyone can watch, a law may say."""
        if key == "meets_in_public":
            return self.law_in_force is None and self.meets
        return key != "members" or self.joint


class Service(Part):
    """An area of joint work."""

    id: Id = Field(description="Its short name, for use in all other files.", examples=["ict"])
    name: Line = Field(description="Its name.", examples=["ICT and digital"])
    summary: Prose | None = Field(None, description="What it does, in plain words.")


class DayOff(Part):
    """A day on which councils do not work besides the bank holidays, such as one proclaimed at short notice."""

    on: PartialDate = Field(description="The day.", examples=["2022-09-19"])
    why: Line = Field(description="What the day is.", examples=["The state funeral of the late Queen"])


class Glance(Part):
    """How many months old the newest record of a kind may be before the site says that it is stale."""


class Partnership(Shared):
    """The partnership: one file for the whole site."""

    called_also: ClassVar[Mapping[str, str]] = {
        "authorities": "councils,council,partners,boroughs,districts,local authorities,members",
        "bodies": "committees",
        "sharing": "cost sharing,shares",
    }

    gaps: ClassVar[Mapping[str, str]] = {"started": "", "sharing": "", "bodies": ""}
    in_words: ClassVar[Mapping[str, str]] = {
        "started": "start date",
        "sharing": "rule for sharing costs and savings",
        "bodies": "list of decision-makers",
    }

    name: Title = Field(description="What the partnership is called.")
    summary: Prose = Field(description="What it is, in plain words, for someone who knows nothing.")
    started: PartialDate | None = Field(None, description="When it started, or is due to start.")
    ended: PartialDate | None = Field(None, description="When it ended. Left out while it runs.")
    start_confirmed: Flag | None = Field(
        None, description="Write `false` where no source says that it started on the day that was set."
    )
    end_confirmed: Flag | None = Field(
        None,
        description="Write `false` while the end is only planned, or where no source says that it happened.",
    )
    run_by: Line | None = Field(
        None,
        description="Who runs this site. Left out: the councils together.",
        examples=["The Plainrecord project"],
    )
    website: SiteUrl | None = Field(None, description="Where this site is published.")
    repository: RepositoryUrl | None = Field(None, description="Where the files are edited.")
    contact: Contact | None = Field(None, description="Who to contact about this site.")
    licence: Line | None = Field(None, description="The licence of the content.", examples=["OGL-UK-3.0"])
    sharing: Annotated[tuple[SharingRule, ...], BeforeValidator(one_or_list)] = Field(
        (), description="How costs and savings are shared: one rule, or a list of rules each with `from`."
    )
    principles: tuple[Prose, ...] = Field((), description="The principles that the partners share.")
    authorities: tuple[Authority, ...] = Field(min_length=1, description="The councils.")
    bodies: tuple[Body, ...] = Field((), description="Who decides.")
    services: tuple[Service, ...] = Field((), description="What is shared: one service or many.")
    nation: Nation = Field("england", description="Whose bank holidays are left out where working days are counted.")
    days_off: tuple[DayOff, ...] = Field(
        (),
        description="Days that are not worked besides the bank holidays: call-in and notices are counted without them.",
    )
    glance: Glance | None = Field(
        None, description="How old each kind may be before the site says that it is out of date."
    )
    duties: Duties | None = Field(None, description="How long things may take, and which rules are off.")
    privacy: Privacy | None = Field(None, description="Which contacts may be public, and which findings may stay.")

    def model_post_init(self, context: Any, /) -> None:
        """Let each body know whether it is in England."""
        super().model_post_init(context)
        for body in self.bodies:
            body._abroad = self.nation != "england"
