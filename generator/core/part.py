"""The base of all models: a group of keys, its references to records, and how a key is said to have no value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from generator.values.counts import parse_count, parse_days, parse_months
from generator.values.guesses import SaidAs
from generator.values.words import parse_flag, parse_id


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
