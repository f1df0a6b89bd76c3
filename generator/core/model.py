"""What every record is made of: the base of all models, the parts they share, and references between records.

The models are the one truth of the format. The check, the reference page and the pages of the site all come from
them: a field's type says how it is read, its description is its line in the reference.
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import (
    BeforeValidator,
    Field,
)

from generator.core.part import Absence, AuthorityId, Count, Flag, Id, Part, SameKindId, ServiceId
from generator.core.watched import Looking, Watched
from generator.values.counts import parse_count
from generator.values.dates import PartialDate
from generator.values.guesses import SaidAs
from generator.values.reasons import Reason
from generator.values.words import Line, Prose, Sha256, Title, Url

SourceKind = Annotated[
    Literal["official", "press", "other"],
    SaidAs(
        {
            "official": "officially,council,government,public,public body,local authority,regulator,auditor,law,"
            "legislation,statutory,council report,committee report,council paper,council papers,council minutes,"
            "council website,minutes,official document,official report,government report",
            "press": "news,newspaper,newspapers,media,magazine,broadcast,journalism,newspaper article,news article,"
            "news report,press article,press report,local press,local paper,local newspaper,television,tv,radio",
            "other": "others,misc,miscellaneous,something else,blog,academic,research,campaign,charity,think tank,"
            "trade union,union,book,social media",
            # A press release is the council's own word, and what is not official may be press or other.
            "": "unofficial,not official,non official,semi official,official press,press release,press releases,"
            "press office,report,reports,print,unpublished,not public,private,non public,not press,independent,"
            "officials,officer,presses,pres",
        }
    ),
]

HowRead = Annotated[
    Literal["whole", "part"],
    SaidAs(
        {
            "whole": "all,full,fully,complete,completely,entirely,in full,all of it,everything,the whole",
            "part": "partly,partially,some,beginning,the beginning,in part,excerpt,extract,only part,incomplete",
            "": "no,none,not read,yes,read,unread,wholesale,not whole,not all,apart,inpart",
        }
    ),
]


class Source(Part):
    """Where a fact comes from."""

    called_also: ClassVar[Mapping[str, str]] = {
        "published": "date,publication date,date published,published on",
        "accessed": "retrieved,date accessed,access date,accessed on",
        "publisher": "author,published by",
    }
    title: Line = Field(description="What the source is called.", examples=["Cabinet minutes, March 2016"])
    url: Url | None = Field(None, description="Its address, so that anyone can read it.")
    kind: SourceKind = Field(
        description="`official`: a council, the law, a regulator. Where no official source says it, the page says "
        "“press report” or “unofficial source”."
    )
    publisher: Line | None = Field(None, description="Who published it.", examples=["Haringey Council"])
    published: PartialDate | None = Field(None, description="When it was published.")
    accessed: PartialDate | None = Field(None, description="When you checked it.")
    read: HowRead | None = Field(
        None, description="How much of it you read: `whole` or `part`. The page says where only a part was read."
    )
    quote: Prose | None = Field(
        None,
        description="The source’s own words. The page shows them beside what they support.",
        examples=["potentially saving £6 million a year"],
    )
    archived: Url | None = Field(None, description="The address of a copy kept elsewhere.")
    sha256: Sha256 | None = Field(None, description="The checksum (SHA-256) of the file, which shows any change.")


class Correction(Part):
    """What was corrected, when and why. It is shown on the page, never hidden."""

    on: PartialDate = Field(description="When it was corrected.")
    what: Prose = Field(
        description="What was wrong and what is right.", examples=["The cost was shown as £2m; it is £2.5m."]
    )
    why: Reason = Field(description="How the mistake happened.", examples=["A figure was copied from a draft."])


class Withdrawn(Part):
    """A page that should not have been published. It stays, says so and points on: never a dead link."""

    on: PartialDate = Field(description="When it was withdrawn.")
    why: Reason = Field(description="Why it was withdrawn.")
    instead: SameKindId | None = Field(
        None, description="The file name of the record of the same kind to read instead."
    )


class Searched(Part):
    """When and where somebody last looked for what is not in a record."""

    called_also: ClassVar[Mapping[str, str]] = {"where": "what,places,sources,note"}
    on: PartialDate = Field(description="When somebody last looked.")
    where: Prose | None = Field(
        None, description="Where they looked, as a sentence.", examples=["The committee pages of the three councils."]
    )


class Confirmation(Part):
    """A council that has confirmed that a record is right."""

    authority: AuthorityId = Field(description="Which council.")
    on: PartialDate = Field(description="When it confirmed the record.")


class ChangeNote(Part):
    """A change to a record that residents should know about."""

    on: PartialDate = Field(description="When the record changed.")
    what: Prose = Field(description="What changed.", examples=["The outturn of 2017/18 was added."])


class Reply(Part):
    """What a council or another body answers to a figure or a record. It is beside it."""

    called_also: ClassVar[Mapping[str, str]] = {"by": "who,from,council", "says": "said,answer,reply,what,text"}
    by: Line = Field(description="Who answers: the `id` of an authority or a body, or a name.", examples=["haringey"])
    on: PartialDate | None = Field(None, description="When.")
    says: Prose = Field(description="The answer, whole or in their own words.")
    sources: tuple[Source, ...] = Field((), description="Where the answer is published.")


class Shared(Part, Watched):
    """Keys that any file may have, the partnership's own and the glossary too."""

    sources: tuple[Source, ...] = Field((), description="Where the facts come from.")
    corrections: tuple[Correction, ...] = Field((), description="What was corrected, when and why.")
    searched: Searched | None = Field(
        None,
        description="When and where somebody last looked for what is not here. A record’s own comes before the "
        "partnership’s.",
    )
    confirmed_by: tuple[Confirmation, ...] = Field((), description="Which councils have confirmed it, and when.")
    change_notes: tuple[ChangeNote, ...] = Field((), description="Changes that residents should know about.")
    illustrative: Flag = Field(False, description="`true` if made up to show the format. The site says so everywhere.")

    @property
    def absent(self) -> Mapping[str, Absence]:
        """The same, and which key it was asked of."""
        return Looking(self, self._absent)


def one_or_list(value: object) -> object:
    """Take a single group of keys for a list of one."""
    return [value] if isinstance(value, dict) else value


class Record(Shared):
    """Keys that every record may have."""

    in_words: ClassVar[Mapping[str, str]] = {"formerly": "list of former addresses"}

    title: Title = Field(description="What it is about, in under 100 characters.")
    summary: Prose = Field(description="The whole story in plain words, for someone who knows nothing.")
    authorities: tuple[AuthorityId, ...] = Field((), description="Which councils it is about. Left out: all of them.")
    services: tuple[ServiceId, ...] = Field((), description="Which shared services. Left out: all of them.")
    sources: tuple[Source, ...] = Field(min_length=1, description="Where the facts come from: at least one.")
    reply: tuple[Reply, ...] = Field(
        (), description="What councils or others answer to this record. The page shows it."
    )
    formerly: tuple[Id, ...] = Field((), description="File names it had before. Their web addresses lead here.")
    withdrawn: Withdrawn | None = Field(None, description="Fill this in to withdraw the page.")

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """The days it is about: it concerns those who were in the partnership then. Empty: it belongs to no time."""
        day = getattr(self, "date", None)
        return (day,) if isinstance(day, PartialDate) else ()

    def is_about(self, service: str) -> bool:
        """Whether it is about a service; one that names none is about all of them."""
        return not self.services or service in self.services

    @property
    def acting(self) -> tuple[str, ...]:
        """The ids of the bodies that act in it."""
        return ()


class Vote(Part):
    """How many voted which way."""

    called_also: ClassVar[Mapping[str, str]] = {
        "for": "in favour,votes for,ayes,aye,yes",
        "against": "votes against,noes,no,opposed",
        "abstained": "abstentions,abstention,abstain,abstaining",
    }
    in_favour: Count = Field(alias="for", description="Votes for.")
    against: Count | None = Field(None, description="Votes against.")
    abstained: Count | None = Field(None, description="How many abstained: they were there and did not vote.")


GROUNDS = (
    "information about a person",
    "information likely to reveal who a person is",
    "the financial or business affairs of a person or organisation",
    "negotiations on staff or pay",
    "legal advice",
    "a notice or order that is planned",
    "preventing or solving crime",
)
"""What each paragraph of Part 1 of Schedule 12A is about, from the first."""


class Exempt(Part):
    """A part that the public may not see, and the ground in law; `exempt: {}` where no more is known.

    The paragraphs are those of Part 1 of Schedule 12A to the Local Government Act 1972.
    """

    gaps: ClassVar[Mapping[str, str]] = {"paragraph": "", "why": "", "public_interest": ""}
    in_words: ClassVar[Mapping[str, str]] = {
        "paragraph": "legal ground for keeping a part private",
        "why": "reason for keeping a part private",
        "public_interest": "public interest test",
    }

    paragraph: Annotated[int, BeforeValidator(parse_count), Field(ge=1, le=7)] | None = Field(
        None, description="The paragraph of Schedule 12A that the council relies on, 1 to 7."
    )
    why: Reason | None = Field(None, description="What is private, and why.")
    public_interest: Reason | None = Field(None, description="Why keeping it private serves the public better.")

    @property
    def law(self) -> str:
        """What the council relies on; empty where that is not known."""
        return f"paragraph {self.paragraph} of Schedule 12A to the Local Government Act 1972" if self.paragraph else ""

    @property
    def ground(self) -> str:
        """What that paragraph is about."""
        return GROUNDS[self.paragraph - 1] if self.paragraph else ""


class Action(Part):
    """Something that somebody has to do."""

    what: Prose = Field(description="What must be done.")
    who: Line | None = Field(None, description="Who does it: a role, not a name.", examples=["Head of service"])
    due: PartialDate | None = Field(None, description="By when.")
    originally_due: PartialDate | None = Field(
        None, description="The first date set for it, where `due` is a later one."
    )
    done: PartialDate | None = Field(None, description="When it was done. Left out: it is still to do.")

    @property
    def open(self) -> bool:
        """Whether it is still to do, for all that the record says."""
        return self.done is None


class Term(Part):
    """A word, or a group of words, and what it means."""

    term: Line = Field(description="The word.", examples=["TUPE"])
    means: Prose = Field(description="What it means, in everyday words.")
    also: tuple[Line, ...] = Field((), description="Other ways of writing it.")
    url: Url | None = Field(None, description="Where to read more.")
