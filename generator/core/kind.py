"""What a kind of record is: the one value in which a module of `generator.kinds` says everything about it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from pathlib import Path as FilePath
from typing import Any, Generic, TypeVar

from generator import PROGRAM
from generator.core.entry import Entry
from generator.core.events import Event, Table, ToDo, open_actions
from generator.core.model import Shared, Term
from generator.core.partners import Partnership
from generator.core.places import Path
from generator.core.register import Register
from generator.core.settings import Periods
from generator.values.dates import PartialDate
from generator.values.english import with_a
from generator.values.guesses import folded, spelled_like
from generator.values.rules import Finding, Rule

M = TypeVar("M", bound=Shared)


Check = Callable[[Entry[M], Register], Iterator[Finding]]
"""Looks at a record, and yields each place in it where a rule is broken."""


class Layout(Enum):
    """How a kind's records are in `content/`."""

    FOLDER = "a folder of YAML files"
    FILE = "one YAML file"
    PAGES = "a folder of Markdown files with front matter"


ViewOf = Callable[[Entry[Any]], Any]
"""Returns a record's view, worked out once for all pages."""

MOST_SHOWN = 155
"""So many characters of what a page says other sites show."""

MENU_GROUPS = ("", "more", "about", "none")
"""Where a kind may stand: in the menu, in one of the two parts of the foot of every page, or in neither."""


def _own_date(record: Shared) -> PartialDate | None:
    day = getattr(record, "date", None)
    return day if isinstance(day, PartialDate) else None


def _nothing(*_: object) -> Iterator[Any]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Freshness:
    """Lets the partners say, under `glance:` in partnership.yml, how old the newest record of a kind may be.

    `what` says what the months are counted for, as in “For readings of measures.”; `place` puts the keys in order, and
    is the kind's place in the menu where it is left out.
    """

    what: str
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Comparing(Generic[M]):
    """What `diff` says about a kind beyond comparing its records key by key.

    `worked_out` takes two states of a record and the kind's view of each, and yields how they differ. Keys in `said`
    are not compared again. `new` takes the view of a new record and says more about it. `whole` yields figures for all
    records together, each with its name, which are compared separately.
    """

    said: frozenset[str] = frozenset()
    worked_out: Callable[[M, M, Any, Any], Iterator[str]] = _nothing
    new: Callable[[Any], Iterator[str]] = _nothing
    whole: Callable[[Register, ViewOf], Iterator[tuple[str, str]]] = _nothing

    @property
    def by_keys_alone(self) -> bool:
        """Whether two states of a record are compared in nothing but their keys."""
        return self.worked_out is _nothing


@dataclass(frozen=True, slots=True)
class Named:
    """A person who is named in a record: the way to the name, the name itself, and the role as far as it is said."""

    path: Path
    name: str
    role: str


@dataclass(frozen=True)
class Kind(Generic[M]):
    """Everything about a kind of record that is not in the other files of its folder.

    *What it is*: `name` is its folder and the first part of its addresses; `one` and `many` are what readers call it;
    `about` says what they find there. `menu` orders the kinds, and `group` is the entry of the menu that it is in.
    `ended_as` is what the list is called once the partnership has ended, where that is another, and
    `about_ended` what is found there then. `layout` says how its files lie;
    `by_authority` that a record's id is an authority's; `always_listed` that there is
    a list of them even where there are none, and `alone` that an only one takes the list's place. A small kind needs
    no more than the first six of these.

    *Its time*: `date_of` is the date that puts records in order, the key `date` by default;
    `led_until` is the last day on which something could still have led to a record, where that is another.

    *What others add to it*: `whole` is a record with what other records say of its keys, such as a measure with the
    results that are in the reports; its date, its data and what is not in the record are those of the whole.

    *Its pages*: `view` works out what the template shows besides the record, and `front` what it shows above the list,
    given the view of each record. `title_of` is what a record is called where that is not its title, and `begun` what
    the form of a new one shows besides the answers. `in_data` takes the view, and names the keys of which the data says
    what the page does and not what the file does; None leaves one out. `answer` is
    what the view says in short, for other sites that show a link; without it, they show the summary and where the
    record stands. Of `results` they show the summary and the answer, or where it stands; only the second where there is
    no room for both. Under the heading `of_council` the newest that concern a council are on its page; without a
    heading, none are.

    *What it says elsewhere*: `events` are what happened, for the story; `causes` and `effects` are the keys that name
    what led to a record and what it led to. `tables` are the figures behind its pictures. `to_do` is what
    somebody has to do, where that is not the actions that its records name. `landmarks` are the addresses of pages
    that the search knows by a name.

    *What is asked of it*: `rules` are the checks beyond the types. `duties` are what the law and good practice ask of
    a record, and `asks_of_partnership` what they ask of the whole partnership; `periods` are the keys under `duties:`
    by which a partnership sets how long these take. `freshness` says how old the newest record may be.

    *What other parts use*: `people` are those that a record names in a public role, and `terms` the words that it
    explains. `comparing` is what `diff` says about it.
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
    always_listed: bool = False
    ended_as: str = ""
    about_ended: str = ""
    alone: bool = False

    date_of: Callable[[M], PartialDate | None] = _own_date
    led_until: Callable[[M], PartialDate | None] | None = None

    whole: Callable[[Entry[M], Register], M] = lambda entry, register: entry.record

    view: Callable[[Entry[M], Register], object] = lambda entry, register: None
    front: Callable[[Register, ViewOf], object] | None = None
    in_data: Callable[[Any], Mapping[str, object]] = lambda view: {}
    answer: Callable[[Any], str] = lambda view: ""
    results: bool = False
    title_of: Callable[[Entry[M], Register], str] | None = None
    begun: Callable[[Register], Mapping[str, object]] = lambda register: {}
    of_council: str = ""

    events: Callable[[Entry[M], Register], Iterator[Event]] | None = None
    causes: frozenset[str] = frozenset()
    effects: frozenset[str] = frozenset()
    tables: Callable[[tuple[Entry[M], ...], ViewOf], Iterator[Table]] = _nothing
    to_do: Callable[[Entry[M], Register], Iterator[ToDo]] = open_actions
    landmarks: Callable[[Register], Mapping[str, str]] = lambda register: {}

    rules: tuple[Check[M], ...] = ()
    duties: tuple[Check[M], ...] = ()
    asks_of_partnership: tuple[Check[Partnership], ...] = ()
    periods: tuple[type[Periods], ...] = ()
    freshness: Freshness | None = None

    people: Callable[[M], Iterator[Named]] | None = None
    terms: Callable[[M], tuple[Term, ...]] | None = None
    comparing: Comparing[M] = field(default_factory=Comparing)

    @property
    def folder(self) -> FilePath:
        """The folder in which everything about it lies."""
        return PROGRAM / "kinds" / self.name.replace("-", "_")

    @property
    def sample(self) -> FilePath:
        """A made-up record in its folder, used to test every kind."""
        return self.folder / f"sample.{'md' if self.layout is Layout.PAGES else 'yml'}"

    @property
    def questions(self) -> FilePath:
        """What `new` asks; without this file it asks for each required key, in the words of its description."""
        return self.folder / "questions.yml"

    @property
    def skeleton(self) -> FilePath:
        """The text of a new file, filled in with the answers; without it, each key is on a line."""
        return self.folder / f"skeleton.{'md' if self.layout is Layout.PAGES else 'yml'}.j2"

    @property
    def search(self) -> FilePath:
        """What residents type to find it and ask about it, if there is such a file."""
        return self.folder / "search.yml"

    @property
    def style(self) -> FilePath:
        """What only its pages look like, if there is such a file."""
        return self.folder / "page.css"

    @property
    def template(self) -> str:
        """The name of the template with the words of its pages."""
        return f"kinds/{self.folder.name}/page.md.j2"

    @property
    def called(self) -> tuple[str, ...]:
        """All that people call it."""
        return (self.name, self.one, self.many)

    @property
    def unknown(self) -> Rule:
        """The rule that a record of this kind exists where it is mentioned."""
        return unknown(self.one)

    def page_of(self, entry: Entry[M]) -> str:
        """The address of a record's page, without the slashes around it; a kind in one file has one page."""
        return self.name if self.layout is Layout.FILE else entry.address

    def day_of(self, entry: Entry[M], register: Register) -> PartialDate | None:
        """The date that puts a record in order; None where none is known."""
        return self.date_of(self.whole(entry, register))

    def day_led_to(self, entry: Entry[M], register: Register) -> PartialDate | None:
        """The last day on which something could still have led to a record; None where no date is known."""
        return (self.led_until or self.date_of)(self.whole(entry, register))

    def happened(self, entry: Entry[M], register: Register) -> Iterator[Event]:
        """What happened in a record."""
        return self.events(entry, register) if self.events else iter(())

    def listed(self, register: Register) -> bool:
        """Whether the site has a list of them."""
        return self.layout is not Layout.FILE and (self.always_listed or bool(register.entries[self.name]))

    def heading(self, register: Register) -> str:
        """What its list is called in the menu, in headings and above its records."""
        return register.worded(self.ended_as if self.ended_as and register.ended else self.many)

    def describes(self, register: Register) -> str:
        """What readers find in its list, in the tense that fits the partnership."""
        return register.worded(self.about_ended if self.about_ended and register.ended else self.about)

    def front_page(self, register: Register) -> str:
        """The path of the page that the menu leads to: the list, or an only record that takes its place."""
        if self.alone and (only := register.only(self.name)):
            return f"{only.address}.md"
        return f"{self.name}/index.md"

    def shown(self, register: Register) -> bool:
        """Whether the site has a list of them, or their one page."""
        return self.listed(register) or (self.layout is Layout.FILE and bool(register.entries[self.name]))


@cache
def unknown(one: str) -> Rule:
    """Make the rule that a thing of some sort exists where it is mentioned."""
    return Rule(f"unknown-{one.replace(' ', '-')}", f"Where {with_a(one)} is named, there is one of that name.")


def kind_called(name: str, kinds: Iterable[Kind[Any]]) -> str | None:
    """Find the folder of the kind that people call so, misspelled or not: `meetings` are in `minutes`."""
    names = {folded(called): kind.name for kind in kinds for called in kind.called}
    found = spelled_like(name, names)
    return names[found] if found else None
