"""The councils and other partners: what each is, when it was in, and its own rules."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.core.part import Count, Days, Flag, Id, Part, WhichDays
from generator.values.dates import ClockTime, PartialDate
from generator.values.guesses import SaidAs
from generator.values.money import Money
from generator.values.words import Line, Url

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


PartnerKind = Annotated[
    Literal["council", "police", "fire", "health", "company"],
    SaidAs(
        {
            "council": "borough,district,county,unitary,city,local authority,parish,town,combined authority,"
            "borough council,district council,county council,city council,town council,parish council",
            "police": "police force,constabulary,police and crime commissioner,pcc,force,policing",
            "fire": "fire service,fire authority,fire and rescue,fire and rescue service,fire and rescue authority,"
            "fire brigade",
            "health": "nhs,nhs trust,hospital,hospital trust,health trust,icb,integrated care board,health board",
            "company": "ltd,limited,limited company,business,firm,teckal company,council company,cic,llp,plc,"
            "community interest company",
            "": "other,partner,charity,school,university,academy,housing association,joint,police and fire",
        }
    ),
]


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


class Ends(Part):
    """A partner that ends by law, as councils do where they are reorganised; its records stay under its name."""

    called_also: ClassVar[Mapping[str, str]] = {
        "order": "law,by,statutory instrument,act,source",
        "followed_by": "successors,successor,followed,replaced by,becomes,into",
    }

    in_words: ClassVar[Mapping[str, str]] = {
        "on": "last day",
        "order": "order by which it ends",
        "followed_by": "list of who takes over",
    }

    on: PartialDate = Field(description="Its last day.", examples=["2028-03-31"])
    order: Line | None = Field(
        None,
        description="The order or act by which it ends.",
        examples=["The Surrey (Structural Changes) Order 2026"],
    )
    followed_by: tuple[Line, ...] = Field((), description="Who takes over from it: the `id` of a partner, or a name.")

    @property
    def by_several(self) -> bool:
        """Whether more than one takes over."""
        return len(self.followed_by) > 1


class Again(Part):
    """A time for which a partner that had left was in again."""

    called_also: ClassVar[Mapping[str, str]] = {"on": "joined,from,date,day"}

    on: PartialDate = Field(description="When it joined again.")
    left: PartialDate | None = Field(None, description="When it left again.")


class Households(Part):
    """How many households a council has, so that sums can be shown for each."""

    number: Annotated[Count, Field(ge=1)] = Field(description="How many.", examples=["112000"])
    year: PartialDate = Field(description="Of which year.", examples=["2025"])
    source: Line | None = Field(None, description="Where the number comes from.", examples=["Council tax base 2025"])

    @property
    def said(self) -> str:
        """How many, and of which year."""
        return f"{self.number:,} ({self.year})"


Span = tuple[PartialDate | None, PartialDate | None]
"""The first and the last day of a time; None where there is none, or the record does not have it."""


class Authority(Part):
    """One of the councils, or another partner."""

    called_also: ClassVar[Mapping[str, str]] = {
        "kind": "type,category,sort",
        "ends": "abolished,dissolved,ended,last day",
        "rejoined": "joined again,came back,back,returned",
        "left": "until,leaves",
        "withdrew": "withdrawn,pulled out,never joined",
    }

    gaps: ClassVar[Mapping[str, str]] = {
        "call_in": "Its decisions cannot be called in.",
        "key_decision_over": "It has no threshold for key decisions.",
    }
    in_words: ClassVar[Mapping[str, str]] = {
        "call_in": "call-in rules",
        "key_decision_over": "key decision threshold",
        "kind": "type of partner",
        "joined": "date it joined",
        "left": "date it left",
        "rejoined": "list of times it was in again",
        "withdrew": "date it withdrew without joining",
        "ends": "end by law",
        "households": "number of households",
    }

    id: Id = Field(description="Its short name, for use in all other files.", examples=["camden"])
    name: Line = Field(description="Its full name.", examples=["London Borough of Camden"])
    short_name: Line | None = Field(None, description="What people call it.", examples=["Camden"])
    kind: PartnerKind = Field(
        "council",
        description="What it is. Left out: a council. Where not all are councils, the site speaks of partners.",
    )
    website: Url | None = Field(None, description="Its website.")
    host: Flag = Field(False, description="`true` if it employs the staff or holds the contracts: it is the host.")
    joined: PartialDate | None = Field(None, description="When it joined.")
    left: PartialDate | None = Field(None, description="When it left.")
    rejoined: tuple[Again, ...] = Field((), description="When it joined again after it had left, and left again.")
    withdrew: PartialDate | None = Field(
        None, description="When it withdrew, if it took part in the plans and was never a partner."
    )
    ends: Ends | None = Field(None, description="Where it ends by law: its last day, and who takes over from it.")
    households: Households | None = Field(None, description="How many households it has.")
    call_in: CallIn | None = Field(None, description="How its councillors can call a decision in.")
    key_decision_over: Money | None = Field(None, description="Its own threshold for a key decision.")

    @property
    def called(self) -> str:
        """What people call it."""
        return str(self.short_name or self.name)

    def which(self, called: Callable[[str], str]) -> str:
        """Itself, where the record has of other councils what it leaves out of this one."""
        return called(self.id)

    @property
    def a_council(self) -> bool:
        """Whether it is a council: another partner has no councillors, and no key decisions."""
        return self.kind == "council"

    @property
    def stays(self) -> tuple[Span, ...]:
        """The times that it is in, the first one first: the last of them ends with the partner, if not before.

        One that withdrew from the plans was in at no time: its single time is that of the plans.
        """
        spans: list[Span] = [
            (self.joined, self.withdrew or self.left),
            *((again.on, again.left) for again in self.rejoined),
        ]
        start, end = spans[-1]
        if self.ends and (end is None or end.surely_after(self.ends.on)):
            spans[-1] = (start, self.ends.on)
        return tuple(spans)

    @property
    def last_day(self) -> PartialDate | None:
        """The end of the last time that it is in; None where it stays."""
        return self.stays[-1][1]

    @property
    def goes_by_law(self) -> bool:
        """Whether it is in until it ends by law, and so has not left."""
        return self.ends is not None and self.last_day == self.ends.on

    def has_ended(self, today: date) -> bool:
        """Whether its last day by law is over."""
        return self.ends is not None and self.ends.on.passed_by(today)

    def gone_by(self, day: PartialDate | date) -> bool:
        """Whether it surely was not in any more on a day; dates that are the wrong way round say nothing."""
        stays = self.stays
        if any(start and end and end.surely_before(start) for start, end in stays):
            return False
        before = [end for _, end in stays if end and end.surely_before(day)]
        return bool(before) and all(
            (end and end.surely_before(day)) or (start and start.surely_after(day)) for start, end in stays
        )

    def asks(self, key: str) -> bool:
        """Only councils have councillors who call in, and key decisions; of one that was never in nothing is asked."""
        return not self.withdrew and (self.a_council or key not in ("call_in", "key_decision_over"))
