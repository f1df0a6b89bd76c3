"""What every record is made of: the base of all models, the parts they share, and references between records.

The models are the one truth of the format. The check, the reference page and the pages of the site all come from
them: a field's type says how it is read, its description is its line in the reference.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from generator.core.watched import Looking, Watched
from generator.values.counts import parse_count, parse_days, parse_months
from generator.values.dates import PartialDate
from generator.values.guesses import SaidAs
from generator.values.reasons import Reason
from generator.values.words import Line, Prose, Sha256, Title, Url, parse_flag, parse_id


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field that holds the id of something else, so that it is checked and linked both ways.

    `target` is a kind of record (`decisions`), `authorities`, `bodies` or `services`, or `same kind`; `also` are
    words that stand for none of these.
    """

    target: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StandsAlone:
    """Marks the field of a group whose value may be in place of a list of such groups, where there is only one.

    With `ids_alone`, so may a list of the ids that would be its keys.
    """

    ids_alone: bool = False


@dataclass(frozen=True, slots=True)
class InRuns:
    """Marks a list of groups in which what several rows have in common may stand once, above their own `rows:`."""


SAME_KIND = "same kind"

Absence = Literal["none", "not published"]
NONE: Absence = "none"
NOT_PUBLISHED: Absence = "not published"
_SAID_ABSENT: Mapping[str, Absence] = {
    **dict.fromkeys(("none", "none declared", "nil", "no"), NONE),
    "not published": NOT_PUBLISHED,
}
"""How it is said that a key has no value; what says `none` in other words is corrected by `check --fix`."""

Id = Annotated[str, BeforeValidator(parse_id)]
Count = Annotated[int, BeforeValidator(parse_count)]
Months = Annotated[int, BeforeValidator(parse_months)]
Days = Annotated[int, BeforeValidator(parse_days)]
Flag = Annotated[bool, BeforeValidator(parse_flag)]
AuthorityId = Annotated[Id, RefersTo("authorities")]
BodyId = Annotated[Id, RefersTo("bodies")]
ServiceId = Annotated[Id, RefersTo("services")]
SameKindId = Annotated[Id, RefersTo(SAME_KIND)]

WhichDays = Annotated[
    Literal["working", "calendar"],
    SaidAs(
        {
            "working": "business,work,weekdays,week days,working days,work days,business days,clear working days",
            "calendar": "calendar days,all,all days,every day,consecutive,consecutive days",
            "": "non working,not working,non working days,days,clear,clear days,walking,non business",
        }
    ),
]


class Part(BaseModel):
    """A group of keys. Unknown keys are refused, and nothing changes once it is read.

    `called_also` has what people write in place of a key, and `in_words` what residents call one that its own words do
    not say. A part adds its own, and takes over those of its bases.
    """

    in_words: ClassVar[Mapping[str, str]] = {"why": "reason", "by_authority": "split by council"}
    called_also: ClassVar[Mapping[str, str]] = {
        "title": "name,heading,headline,subject",
        "name": "title",
        "summary": "description,overview,abstract,details",
        "authorities": "councils,council,partners,boroughs,districts,local authorities,participating councils",
        "authority": "council,borough",
        "by_authority": "by council,by borough,councils",
        "sources": "references,citations",
        "why": "reason,reasons,rationale,justification,grounds,because,explanation,reason for decision,"
        "reasons for decision,reason for the decision,reasons for the decision",
        "date": "when,day,on,meeting date,decision date",
        "on": "date,when,day",
        "kind": "type,category",
        "state": "status",
        "url": "link,address,web address,website,href,webpage",
        "website": "url,link,web address",
        "note": "notes,comment,comments,remark,remarks",
        "amount": "sum,total,figure,value",
        "value": "figure,reading,result,amount",
        "who": "owner,responsible,responsible officer,lead officer",
        "owner": "who,responsible,responsible officer,lead officer,risk owner",
        "due": "deadline,due date,by when",
        "done": "completed,date completed,completed on",
        "published": "publication date,date published,published on,issued",
        "body": "committee,decided by,decision maker,decision taker",
        "outcome": "result,decision",
        "period": "year,financial year,quarter",
        "start": "starts,start date,start time,from",
        "ends": "end,end date,expiry,expiry date,expires,until",
    }

    gaps: ClassVar[Mapping[str, str]] = {}
    """The keys whose absence a page mentions, each with what it says where there was none.

    Such a key takes the words `none` and `not published` in place of its value, which is then as if it were left out.
    Without a sentence it does not take `none`: there is always one. A part takes over those of its bases.
    """

    asked_of_councils: ClassVar[frozenset[str]] = frozenset()
    """Those of them that only councils have, and no other partners."""

    _absent: dict[str, Absence] = PrivateAttr(default_factory=dict)

    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_by_alias=True, validate_by_name=False, defer_build=True
    )

    @model_validator(mode="wrap")
    @classmethod
    def _read_absence(cls, typed: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Take the words that say that there is no value out of what was typed, and remember them."""
        gaps = gaps_of(cls)
        if not gaps or not isinstance(typed, dict):
            return handler(typed)
        said = {key: word for key in typed if key in gaps and (word := absence_of(cls, key, typed[key]))}
        read = handler({key: value for key, value in typed.items() if key not in said} if said else typed)
        read._absent |= said
        return read

    @model_serializer(mode="wrap")
    def _write_absence(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Say in the data, too, that there was none, or that it is not published."""
        written: dict[str, Any] = write(self)
        return written | self._absent

    @property
    def absent(self) -> Mapping[str, Absence]:
        """The keys that say that there was none, or that it is not published."""
        return self._absent

    def asks(self, key: str) -> bool:
        """Whether a key of `gaps` could have a value here: only an officer's decision has an officer."""
        return True

    def asks_by(self, key: str, day: date) -> bool:
        """The same by the last day on which the partnership ran, or today."""
        return self.asks(key)

    def which(self, called: Callable[[str], str]) -> str:
        """Which of several such parts it is, for what only some of them leave out; `called` names an id."""
        return ""

    @property
    def holders(self) -> tuple[str, ...]:
        """The ids of the councils and bodies that can be asked for what it leaves out, if it says whose it is."""
        return ()


@cache
def gaps_of(part: type[BaseModel]) -> Mapping[str, str]:
    """The keys whose absence a page mentions, with those of the bases."""
    return {key: said for base in reversed(part.__mro__) for key, said in vars(base).get("gaps", {}).items()}


def remember_absence(part: BaseModel, key: str, said: Absence) -> None:
    """Put the word that says that a key has no value into a draft."""
    if isinstance(part, Part):
        part._absent[key] = said


def absence_of(part: type[BaseModel], key: str, typed: object) -> Absence | None:
    """The word that says that a key has no value; in a list, too, where it is all that is there."""
    none = gaps_of(part).get(key)
    if none is None:
        return None
    word = absence_in(typed)
    if isinstance(typed, list):
        return word if word is NONE and none else None
    if typed in ("no", "No") and _is_flag(part, key):
        return None
    return word if word is NOT_PUBLISHED or none else None


def absence_in(typed: object) -> Absence | None:
    """The word that says that there is no value, whatever key it is under."""
    said = typed[0] if isinstance(typed, list) and len(typed) == 1 else typed
    if not isinstance(said, str) and said is typed:
        return None
    return _SAID_ABSENT.get(" ".join(str(said).casefold().split()))


@cache
def _is_flag(part: type[BaseModel], key: str) -> bool:
    """Whether a key takes `true` or `false`, in place of which people write yes and no."""
    fields = {info.alias or name: info for name, info in part.model_fields.items()}
    return key in fields and "bool" in str(fields[key].annotation)


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
    against: Count = Field(description="Votes against.")
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
