"""The partnership itself: who shares what, how costs and savings are shared, and who decides."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from generator.core.authorities import Authority
from generator.core.bodies import Body
from generator.core.model import Shared, one_or_list
from generator.core.part import AuthorityId, Count, Flag, Id, Part
from generator.core.settings import Duties, Privacy
from generator.values.addresses import RepositoryUrl, SiteUrl
from generator.values.counts import parse_count
from generator.values.dates import PartialDate
from generator.values.guesses import SaidAs
from generator.values.money import Percent, are_nth
from generator.values.names import as_partners, as_partners_among
from generator.values.reasons import Reason
from generator.values.rules import Rule
from generator.values.words import Email, Line, Prose, Title, Url
from generator.values.wrong import wrong

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


NEWEST_EDITION = 2
"""The newest edition of the format: the one that this program writes."""


BAD_EDITION = Rule("edition", "A record is in an edition of the format that this program knows.")


def _edition(value: object) -> int:
    """Read the edition of a record; one that this program does not know yet is refused."""
    number = parse_count(value)
    if not 1 <= number <= NEWEST_EDITION:
        message = (
            f"This record is in edition {number} of the format. This program reads editions 1 to {NEWEST_EDITION}."
        )
        raise wrong(BAD_EDITION, message, "Use a newer release of the program." if number else "Write 1 or 2.")
    return number


Edition = Annotated[int, BeforeValidator(_edition)]


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

    in_words: ClassVar[Mapping[str, str]] = {
        "from": "start",
        "proposed": "mark that it is only proposed",
        "only_some": "mark that it has only some of the shares",
    }
    called_also: ClassVar[Mapping[str, str]] = {"only_some": "partial,incomplete,some"}

    rule: Sharing = Field(description="`equal`: the same for each. `shares`: as listed.")
    shares: dict[AuthorityId, Percent] = Field({}, description="Each authority's share; together 100%.")
    only_some: Flag = Field(
        False, description="`true` if you have the shares of some councils only. Nothing is worked out from them."
    )
    since: PartialDate | None = Field(None, alias="from", description="From when it holds, where it changed.")
    proposed: Flag = Field(False, description="`true` if it is proposed but not agreed. Nothing is worked out from it.")
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


class SharedBy(Part):
    """Who shares a service, which part of it, and from when to when."""

    called_also: ClassVar[Mapping[str, str]] = {
        "from": "joined,start,since,starts",
        "until": "left,end,ended,to,ends",
        "part": "what,covers,which part,note",
    }

    in_words: ClassVar[Mapping[str, str]] = {"from": "start", "until": "end", "part": "part of it"}

    authority: AuthorityId = Field(description="Which partner.")
    since: PartialDate | None = Field(None, alias="from", description="From when. Left out: since it joined.")
    until: PartialDate | None = Field(None, description="Until when. Left out: as long as it is in.")
    part: Line | None = Field(
        None, description="Which part of the service, where it is not all of it.", examples=["the helpdesk only"]
    )


class Service(Part):
    """An area of joint work."""

    in_words: ClassVar[Mapping[str, str]] = {"shared": "list of partners that share it"}
    called_also: ClassVar[Mapping[str, str]] = {"shared": "shared by,members,partners,authorities,councils,who"}

    id: Id = Field(description="Its short name, for use in all other files.", examples=["ict"])
    name: Line = Field(description="Its name.", examples=["ICT and digital"])
    summary: Prose | None = Field(None, description="What it does, in plain words.")
    shared: tuple[SharedBy, ...] = Field((), description="Who shares it and when. Left out: all partners.")

    def concerned(self, services: Collection[str], day: PartialDate) -> bool:
        """Whether something of a day is about it: what names no service is about those that were not over by then."""
        ends = [one.until for one in self.shared if one.until]
        over = bool(ends) and len(ends) == len(self.shared) and all(map(day.surely_after, ends))
        return self.id in services or not (services or over)


class DayOff(Part):
    """A day on which councils do not work besides the bank holidays, such as one proclaimed at short notice."""

    on: PartialDate = Field(description="The day.", examples=["2022-09-19"])
    why: Line = Field(description="What the day is.", examples=["The state funeral of the late Queen"])


Rating = Annotated[Count, Field(ge=1, le=25)]


class RiskBands(Part):
    """From which score on a risk is red or amber: likelihood times impact, 1 to 25."""

    red: Rating = Field(description="The lowest score that is red.", examples=[16])
    amber: Rating = Field(description="The lowest score that is amber; what is below it is green.", examples=[11])

    def band(self, rating: int) -> str:
        """The colour of a score, as the councils call it."""
        return "red" if rating >= self.red else "amber" if rating >= self.amber else "green"


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
        "format": "edition of the format",
        "started": "start date",
        "sharing": "rule for sharing costs and savings",
        "bodies": "list of decision-makers",
    }

    format: Edition = Field(1, description="Which edition of the format its files are in: 1 or 2. Left out: 1.")
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
    risk_bands: RiskBands | None = Field(
        None, description="From which score on the councils call a risk red or amber. Left out: no colour is shown."
    )
    glance: Glance | None = Field(
        None, description="How old each kind may be before the site says that it is out of date."
    )
    duties: Duties | None = Field(None, description="How long things may take, and which rules are off.")
    privacy: Privacy | None = Field(None, description="Which contacts may be public, and which findings may stay.")

    @property
    def ever_in(self) -> tuple[Authority, ...]:
        """The partners, without those that withdrew before they were any."""
        return tuple(authority for authority in self.authorities if not authority.withdrew)

    @property
    def only_councils(self) -> bool:
        """Whether all partners are councils: else the site speaks of partners."""
        return all(getattr(authority, "kind", "council") == "council" for authority in getattr(self, "authorities", ()))

    def worded(self, words: str) -> str:
        """Our own words about the partners: of councils, where all of them are."""
        return words if self.only_councils else as_partners(words)

    def worded_among(self, words: str) -> str:
        """The same where an officer's words are among ours."""
        return words if self.only_councils else as_partners_among(words)

    def model_post_init(self, context: Any, /) -> None:
        """Let each body know whether it is in England."""
        super().model_post_init(context)
        for body in self.bodies:
            body._abroad = self.nation != "england"
