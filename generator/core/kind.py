"""What a kind of record is: the one value in which a module of `generator.kinds` says everything about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, Generic, Literal, TypeVar

from generator.core.entry import Entry
from generator.core.model import Shared
from generator.core.partners import Partnership
from generator.core.places import Path
from generator.core.problems import Severity
from generator.core.register import Register
from generator.values.dates import PartialDate
from generator.values.guesses import folded, spelled_like
from generator.values.money import Money

M = TypeVar("M", bound=Shared)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: the way to the key or value, and what to tell the officer.

    `near` are the very words within the value that it is about, so that they can be pointed at.
    """

    path: Path
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    at_key: bool = False
    near: str = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """What an event comes from: the address of a record, and how that led to it.

    One that happened on the same day stands `beside` it in the story, and need not be named a second time.
    """

    address: str
    how: Literal["decided", "replaced", "was to replace", "rests on", "met", "reviewed"]
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One council's part of a sum: what the council is called, and how much."""

    called: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, for the story: when, what sort of thing, in which record, and which part of it.

    `because` has what it comes from; `authority` is the one that acted, where only one did. A `turning` point stands
    out: without it nobody could follow the story. `part` is one council's part of a sum, in that council's story.
    `after_all` says that it comes after every step of its causes, and
    not only after the first. The kind's template has the words, in its macro `happened`.

    `key` is what sets it apart from the record's other events of its sort, such as the body that decided; `anchor` is
    the place on the record's page that shows it, where that has a heading. The story works out the rest: `id`, which
    stays the same for ever, `page`, and `published`, the day on which it first stood on the site, where that is known.
    """

    day: PartialDate
    sort: str
    entry: Entry[Any]
    item: Any = None
    because: tuple[Cause, ...] = ()
    authority: str = ""
    turning: bool = False
    part: Part | None = None
    after_all: bool = False
    key: str = ""
    anchor: str = ""
    id: str = ""
    page: str = ""
    published: date | None = None

    @property
    def address(self) -> str:
        """Where a link to it leads, from the site's root: `/decisions/2018-07-19-lighter-model/#who-decided`."""
        return f"/{self.page}/" + (f"#{self.anchor}" if self.anchor else "")


@dataclass(frozen=True, slots=True)
class Table:
    """Figures for a spreadsheet.

    `path` is where they go below `data/`, without `.csv`. Each row stands with the record that it
    comes from. Money is in pounds, dates are ISO 8601 as far as they are known, and an empty cell is not published.
    """

    path: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Entry[Any], tuple[object, ...]], ...]


Rule = Callable[[Entry[M], Register], Iterator[Finding]]


class Layout(Enum):
    """How a kind's records lie in `content/`."""

    FOLDER = "a folder of YAML files"
    FILE = "one YAML file"
    PAGES = "a folder of Markdown files with front matter"


def _no_date(record: Shared) -> PartialDate | None:
    return None


def _no_events(entry: Entry[M], register: Register) -> Iterator[Event]:
    return iter(())


def _no_tables(entries: tuple[Entry[M], ...], view_of: Callable[[Entry[M]], Any]) -> Iterator[Table]:
    return iter(())


def _no_view(entry: Entry[M], register: Register) -> object:
    return None


@dataclass(frozen=True)
class Kind(Generic[M]):
    """Everything that makes a kind of record what it is.

    `name` is its folder and the first part of its addresses; `one` and `many` are what readers call it; `about`
    tells them what they find there. `menu` orders the kinds; `group` is the entry of the site's menu it stands in.
    `date_of` gives the date that puts records in order; `led_until` the last day on which something could still have
    led to a record, where that is another; `rules` are the checks beyond the types; `view` works out
    what the template `templates/kinds/<name>.md.j2` shows besides the record, and `front` what it shows above the
    kind's list, given the view of each record, which is worked out once for all pages; `always_listed` kinds have their
    list even where they have no records. `by_authority` says that a record's
    id is an authority's id. `events` yields what happened, for the story; `causes` and `effects` are the keys that
    name what a record comes from and what comes of it. `tables` yields the figures behind its pictures.
    `duties` are what the law and good practice ask of a record, and `asks_of_partnership` what they ask of the whole
    partnership.
    """

    name: str
    model: type[M]
    one: str
    many: str
    about: str
    menu: int
    group: str = ""
    layout: Layout = Layout.FOLDER
    by_authority: bool = False
    date_of: Callable[[M], PartialDate | None] = _no_date
    led_until: Callable[[M], PartialDate | None] | None = None
    title_of: Callable[[Entry[M], Register], str] | None = None
    view: Callable[[Entry[M], Register], object] = _no_view
    front: Callable[[Register, Callable[[Entry[Any]], Any]], object] | None = None
    always_listed: bool = False
    events: Callable[[Entry[M], Register], Iterator[Event]] = _no_events
    tables: Callable[[tuple[Entry[M], ...], Callable[[Entry[M]], Any]], Iterator[Table]] = _no_tables
    causes: frozenset[str] = frozenset()
    effects: frozenset[str] = frozenset()
    rules: tuple[Rule[M], ...] = field(default=())
    duties: tuple[Rule[M], ...] = field(default=())
    asks_of_partnership: tuple[Rule[Partnership], ...] = field(default=())

    @property
    def template(self) -> str:
        """The name of the template with the words of its pages."""
        return f"kinds/{self.name.replace('-', '_')}/page.md.j2"

    @property
    def called(self) -> tuple[str, ...]:
        """All that people call it."""
        return (self.name, self.one, self.many)

    def page_of(self, entry: Entry[M]) -> str:
        """The address of a record's page, without the slashes around it; a kind in one file has one page."""
        return self.name if self.layout is Layout.FILE else entry.address

    def day_led_to(self, record: M) -> PartialDate | None:
        """The last day on which something could still have led to a record; None where no date is known."""
        return (self.led_until or self.date_of)(record)

    def listed(self, register: Register) -> bool:
        """Whether the site has a list of them."""
        return self.layout is not Layout.FILE and (self.always_listed or bool(register.entries[self.name]))


def kind_called(name: str, kinds: Iterable[Kind[Any]]) -> str | None:
    """Find the folder of the kind that people call so, misspelled or not: `meetings` lie in `minutes`."""
    names = {folded(called): kind.name for kind in kinds for called in kind.called}
    found = spelled_like(name, names)
    return names[found] if found else None
