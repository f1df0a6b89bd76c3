"""What a kind contributes beyond its own pages: events for the story, tables for spreadsheets, things to do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from generator.core.entry import Entry
from generator.core.model import Action, Shared
from generator.core.register import Register
from generator.core.walking import all_of
from generator.values.dates import PartialDate
from generator.values.words import Prose

LED: Mapping[str, str] = MappingProxyType(
    {
        "decided": "See the decision:",
        "replaced": "It replaced",
        "was to replace": "It was due to replace",
        "rests on": "It depends on",
        "met": "Discussed at",
        "reviewed": "It followed",
    }
)
"""How one thing led to another, before the name of what led to it. A kind may add words for another way."""

WITHIN = frozenset({"replaced", "was to replace", "rests on", "reviewed"})
"""The ways of which the name is the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What led to an event: the address of a record, and how it led there, in other `words` if need be."""

    address: str
    how: str
    words: str = ""

    @property
    def said(self) -> str:
        """How it led to the event, in words."""
        return self.words or LED[self.how]


@dataclass(frozen=True, slots=True)
class CouncilsPart:
    """One council's part of a figure: what the council is called, and how much, each year or once."""

    called: str
    amount: object
    each_year: bool


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, for the story: when, what sort of thing, in which record, and which part of it.

    The kind's template has the words, in its macro `happened`. `because` has what led to it; `authority` is the
    one that acted, where only one did, and `to` the one that it was done to; `councils` and `services` are the ids of
    those it is about, where these are not all that its record is about. `after_all` says that it comes after every step
    of its causes, and not only after the first.

    A `turning` point stands out: without it nobody could follow the story. One that `may_turn` stands out in a
    council's story where the first of its record, which does so in the whole story, was another's.

    Where the record is a path, `step` is the event's place in it. `by_council` has each council's part of a figure, by
    its id, and `each_year` says that these come every year; in a council's own story, `part` is the council's. An
    event that is not a `deed`, such as a figure, is the result of something and not what somebody did.

    `key` distinguishes it from the record's other events of the same sort, such as the body that decided; `stated` is
    the part of the record from which `item` was worked out, if it was. `anchor` is the place on the record's page
    that shows it, where that has a heading. The rest is worked out for every kind: `id`, which stays the same for ever,
    `page`, `published`, the day on which it first was on the site, if known, and in whose stories it is. `concerning`
    has the ids of the councils, where it is not one's alone, and `about` those of the services, or None for all.
    """

    day: PartialDate
    sort: str
    entry: Entry[Any]
    item: Any = None
    because: tuple[Cause, ...] = ()
    authority: str = ""
    turning: bool = False
    after_all: bool = False
    may_turn: bool = False
    step: int | None = None
    by_council: Mapping[str, object] = field(default_factory=dict)
    each_year: bool = False
    deed: bool = True
    councils: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    part: CouncilsPart | None = None
    key: str = ""
    stated: BaseModel | None = None
    anchor: str = ""
    to: str = ""
    id: str = ""
    page: str = ""
    published: date | None = None
    concerning: frozenset[str] = frozenset()
    about: frozenset[str] | None = None

    @property
    def address(self) -> str:
        """Where a link to it leads, from the site's root: `/decisions/2018-07-19-lighter-model/#who-decided`."""
        return f"/{self.page}/" + (f"#{self.anchor}" if self.anchor else "")


@dataclass(frozen=True, slots=True)
class Table:
    """Figures for a spreadsheet.

    `path` is where they go below `data/`, without `.csv`; where they are of all records of a kind, `called` is what
    residents read on the link to them. Each row is with the record that it comes from. Money is in pounds, dates
    are ISO 8601 as far as they are known, and an empty cell is not in the record.
    """

    path: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Entry[Any], tuple[object, ...]], ...]
    called: str = ""


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing that somebody still has to do: what it is, who does it, and which record asks for it.

    `due` puts them in order; `shown` is the same date as precisely as it is known, so that a year is not shown as its
    last day, and `first` the date that was set first, where it has moved. A `joint` task falls to a joint body, which
    ends with the partnership. An `unheard` one may have been done although nothing published says so. What a body
    `resolved` is an action that a record names.
    """

    entry: Entry[Any]
    what: Prose | str
    due: date | None
    late: bool
    who: str = ""
    shown: PartialDate | date | None = None
    joint: bool = False
    unheard: bool = False
    resolved: bool = False
    first: PartialDate | None = None


def open_actions(entry: Entry[Shared], register: Register) -> Iterator[ToDo]:
    """The actions that a record names and does not say are done."""
    for _, action in all_of(entry.record, Action):
        if action.open:
            late = action.due is not None and action.due.late_by(register.as_of)
            due, who = action.due.place if action.due else None, str(action.who or "")
            yield ToDo(entry, action.what, due, late, who, action.due, resolved=True, first=action.originally_due)
