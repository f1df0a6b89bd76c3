"""What the record does not have, page by page: what is missing, who can be asked for it, and where it may stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit

from generator.core.absence import LeftOut, councils_holding, gap_names, gaps_of_record, left_out
from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.kind import ViewOf
from generator.core.model import Searched, Shared, Source
from generator.core.partners import Partnership
from generator.core.register import Register
from generator.overview.councils import not_here_of
from generator.overview.known_kinds import Decision, Turn
from generator.overview.sourcing import sources_of
from generator.values.names import with_article
from generator.values.rules import Law

FREEDOM_OF_INFORMATION = {
    "scotland": Law(
        "Freedom of Information (Scotland) Act 2002",
        "https://www.legislation.gov.uk/asp/2002/13/section/10",
        "20 working days",
    ),
    "": Law(
        "Freedom of Information Act 2000", "https://www.legislation.gov.uk/ukpga/2000/36/section/10", "20 working days"
    ),
}
"""The law under which anybody can ask a council for what it holds, and how long the council has to answer."""

MOST_SOURCES = 3
"""How many sources a gap names in which it may stand."""

About = Literal["record", "council", "partnership"]


@dataclass(frozen=True, slots=True)
class Gap:
    """What one page does not have, and the councils that can be asked for it.

    It is `about` a record, a council itself or the partnership. `wanted` are the names of what is left out, `turns` the
    bodies of which it is not known what they decided, and `begun` the sources that were read in part: what is left out
    may be in the rest of them. Those of the council that is asked come first.
    """

    councils: tuple[Authority, ...]
    about: About
    entry: Entry[Any] | None = None
    wanted: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()
    begun: tuple[Source, ...] = ()

    @property
    def published(self) -> Source | None:
        """Where a public body published what the record is about, so that a council can find it."""
        sources = sources_of(self.entry.record) if self.entry else ()
        official = [source for source in sources if source.kind == "official" and source.url]
        return min(official, key=lambda source: not _is_of(self.councils, source), default=None)

    @property
    def own(self) -> bool:
        """Whether the first source read in part is that of a council that is asked."""
        return bool(self.begun) and _is_of(self.councils, self.begun[0])

    @property
    def searched(self) -> Searched | None:
        """When and where somebody looked for what this record leaves out, if it says so itself."""
        return self.entry.record.searched if self.entry else None


@dataclass(frozen=True, slots=True)
class Asked:
    """Councils that can be asked, and for what; `one` where it is a single one.

    A letter is `to` them, or to those who took over from one that has ended: what each is called, and its name in full.
    """

    councils: tuple[Authority, ...]
    gaps: tuple[Gap, ...]
    to: tuple[tuple[str, str], ...]

    @property
    def to_called(self) -> list[str]:
        """What those who a letter is to are called."""
        return [called for called, _ in self.to]

    @property
    def to_named(self) -> list[str]:
        """Their names in full."""
        return [name for _, name in self.to]

    @property
    def to_several(self) -> bool:
        """Whether whoever writes has to choose."""
        return len(self.to) > 1

    @property
    def one(self) -> Authority | None:
        """The council, where it is a single one."""
        return self.councils[0] if len(self.councils) == 1 else None


def request_law(register: Register) -> Law:
    """The law that a letter is written under."""
    laws = FREEDOM_OF_INFORMATION
    return laws.get(register.partnership.nation, laws[""])


def gaps_in(register: Register, view_of: ViewOf) -> list[Gap]:
    """Every gap, by the councils that can be asked: each by itself in the order of the file, then several."""
    order = {name: place for place, name in enumerate(register.authorities)}
    found = [*_of_the_partnership(register), *_of_records(register, view_of)]
    return sorted(found, key=lambda gap: (len(gap.councils) > 1, [order[one.id] for one in gap.councils], _place(gap)))


def _place(gap: Gap) -> int:
    """A council's own lines and records come before those of several."""
    own = getattr(gap.entry.record, "authority", None) if gap.entry else None
    return 0 if gap.about == "council" else 1 if own else 2


def by_councils(gaps: Iterable[Gap], register: Register) -> list[Asked]:
    """Put gaps that are in order under the councils that can be asked for them."""
    held = groupby(gaps, key=lambda gap: gap.councils)
    return [Asked(councils, tuple(of), tuple(dict.fromkeys(_to(councils, register)))) for councils, of in held]


def _to(councils: Iterable[Authority], register: Register) -> Iterator[tuple[str, str]]:
    """Who a letter is to; the Act does not bind companies, unless public bodies alone own them."""
    for one in councils:
        if one.kind != "company":
            yield from _there_today(one, register)


def _there_today(one: Authority, register: Register) -> Iterator[tuple[str, str]]:
    """A council, or who took over from one that has ended; and from those in turn."""
    if not (one.ends and one.ends.followed_by and one.has_ended(register.as_of)):
        yield str(one.called), with_article(one.name)
        return
    for name in map(str, one.ends.followed_by):
        if name in register.authorities:
            yield from _there_today(register.authorities[name], register)
        else:
            yield name, with_article(name)


def _of_the_partnership(register: Register) -> Iterator[Gap]:
    """What is left out of each council's own lines in the partnership's file, and of the rest of it."""
    partnership = register.partnership
    for authority in partnership.authorities:
        if wanted := not_here_of(authority, register):
            yield Gap((authority,), "council", None, wanted)
    wanted_of_all = left_out(partnership.model_copy(update={"authorities": ()}), register)
    in_all = tuple(one.id for one in partnership.ever_in)
    for councils, held in _by_holder(wanted_of_all, in_all, register).items():
        yield Gap(councils, "partnership", None, gap_names(held), (), _begun(partnership, councils))


def _of_records(register: Register, view_of: ViewOf) -> Iterator[Gap]:
    for entry in register:
        record = entry.record
        made_up = record.illustrative and not register.partnership.illustrative
        if isinstance(record, Partnership) or made_up or getattr(record, "withdrawn", None):
            continue
        turns = _outcome_not_found(entry, view_of)
        # Of a joint body's meeting, the council that held it has the papers.
        host = str(getattr(record, "hosted_by", None))
        everyone = register.concerning(entry) or tuple(one.id for one in register.partnership.ever_in)
        concerned = (host,) if host in register.authorities else everyone
        gaps = _by_holder(gaps_of_record(entry, register), concerned, register)
        due = _by_holder(turns, concerned, register)
        for councils in dict.fromkeys((*due, *gaps)):
            begun = _begun(record, councils, named=councils != _asked((), concerned, register))
            yield Gap(councils, "record", entry, gap_names(gaps.get(councils, ())), tuple(due.get(councils, ())), begun)


def _outcome_not_found(entry: Entry[Any], view_of: ViewOf) -> tuple[Turn, ...]:
    """The bodies whose day is over and of which the record has no outcome, unless a later decision took its place."""
    if not isinstance(entry.record, Decision):
        return ()
    standing = view_of(entry).standing
    return standing.not_found if standing.outcome_unknown else ()


H = TypeVar("H", LeftOut, Turn)


def _by_holder(
    missing: Iterable[H], concerned: tuple[str, ...], register: Register
) -> dict[tuple[Authority, ...], list[H]]:
    """Put what is missing under the councils that can be asked: the one that decided, where the record says which."""
    found: dict[tuple[Authority, ...], list[H]] = {}
    for one in missing:
        found.setdefault(_asked(one.holders, concerned, register), []).append(one)
    return found


def _asked(holders: tuple[str, ...], concerned: tuple[str, ...], register: Register) -> tuple[Authority, ...]:
    """Of several councils the one that is the host, which holds the papers; else all of them."""
    known = councils_holding(holders, register) or concerned
    councils = tuple(one for name, one in register.authorities.items() if name in known)
    hosts = tuple(one for one in councils if one.host)
    return hosts if len(hosts) == 1 else councils


def _is_of(councils: Iterable[Authority], source: Source) -> bool:
    """Whether one of these councils published a source: it is named as the publisher, or the website is its own."""
    host = _host(source.url.text if source.url else "")
    sites = [_host(one.website.text) for one in councils if one.website]
    named = any(one.called in str(source.publisher or "") for one in councils)
    return named or any(site and f".{host}".endswith(f".{site}") for site in sites)


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _begun(record: Shared, councils: tuple[Authority, ...], named: bool = False) -> tuple[Source, ...]:
    """The first official sources that were read in part, those of the councils asked before others.

    Of a record about several councils, only those that are `named` as being of one or about it.
    """
    begun = {
        source.url.text: source
        for source in sources_of(record)
        if source.read == "part" and source.url and source.kind == "official"
        if not named or any(one.called in f"{source.publisher} {source.title}" for one in councils)
    }
    return tuple(sorted(begun.values(), key=lambda source: not _is_of(councils, source)))[:MOST_SOURCES]
