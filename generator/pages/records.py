"""The pages of each kind: one for each record, its old addresses, and the lists."""

from collections.abc import Iterator
from dataclasses import astuple, replace
from functools import partial
from heapq import nlargest
from typing import Any

from generator.core.entry import Entry
from generator.core.kind import MOST_SHOWN, Kind, Layout
from generator.core.model import Record
from generator.core.register import Link
from generator.overview.chain import Chain, Chains, Days, days_of
from generator.overview.finding import asked_for
from generator.overview.narrative import narrative_of
from generator.overview.recommendations import recommended_about
from generator.pages.front_matter import Found, Front, overview, shortened
from generator.pages.listing import UNDATED, newest_first, pieces, years_of
from generator.pages.rendering import Renderer
from generator.plain_language.sentences import sentences_of
from generator.site.site import Page
from generator.values.date_words import day_in_words
from generator.values.dates import PartialDate
from generator.values.english import counted
from generator.values.words import words_of

NEWEST = 10
"""How many of the newest records a page shows before it points to the whole list."""

CARDS = 200
"""How many of the newest pages have their own share card; the others share one, as a card takes 5 ms and 20 KB."""


def record_pages(renderer: Renderer) -> Iterator[Page]:
    """Write every record's page, and each kind's lists."""
    register, taken = renderer.register, renderer.earlier
    chains = Chains(register, renderer.kinds, _days(renderer))
    carded = set(taken.value("carded", (), partial(_carded, renderer)))
    asked = {page: tuple(words) for page, words in taken.value("asked for", (), lambda: asked_for(register)).items()}
    for kind in renderer.kinds.values():
        entries = list(register.entries[kind.name].values())
        if kind.layout is Layout.FILE:
            yield from _file_kind(renderer, kind, entries, asked)
        elif kind.listed(register):
            for entry in entries:
                if narrative_of(register) is entry:
                    yield from _to_the_story(renderer, entry)
                    continue
                yield _taken_or_made(renderer, kind, entry, chains.of(entry), asked, entry.address in carded)
                yield from _moved(renderer, kind, entry)
            if kind.front_page(register) == f"{kind.name}/index.md":
                lists = partial(_lists, renderer, kind, asked)
                yield from renderer.earlier.pages(f"lists of {kind.name}", (asked.get(kind.name, ()),), lists)
            else:
                yield _to_the_only(renderer, kind, entries[0])


def _to_the_story(renderer: Renderer, entry: Entry[Any]) -> Iterator[Page]:
    """The narrative's own address, and those that it had, lead to the page that begins with it."""
    front = Front(moved_to="../../story/")
    for name in (entry.id, *entry.record.formerly):
        yield renderer.page(
            f"{entry.kind}/{name}.md", "moved.md.j2", renderer.titles.of(entry), None, front, entry=entry
        )


def _days(renderer: Renderer) -> dict[str, Days]:
    """The dates of every record."""
    held = (renderer.register.entries[name].values() for name in renderer.kinds)
    addresses = [entry.address for entries in held for entry in entries]
    told = renderer.earlier.each("days of records", addresses, partial(_days_told, renderer))
    return {address: Days(*(PartialDate(*day) if day else None for day in days)) for address, days in told.items()}


def _days_told(renderer: Renderer, address: str) -> list[list[Any] | None]:
    entry = renderer.register.at(address)
    assert entry is not None
    days = days_of(entry, renderer.kinds[entry.kind], renderer.register)
    return [list(astuple(day)) if day else None for day in (days.day, days.led_until)]


Asked = dict[str, tuple[str, ...]]
"""What residents ask for that only some pages answer, by the address of such a page."""


def _file_kind(renderer: Renderer, kind: Kind[Any], entries: list[Entry[Any]], asked: Asked) -> Iterator[Page]:
    for entry in entries:
        front = Front(description=_description(entry), found=overview(asked=asked.get(kind.name, ())))
        path, template = f"{kind.name}/index.md", "file_kind.md.j2"
        explained, view = kind.terms is None, renderer.views.of(entry)
        yield renderer.page(
            path, template, kind.heading(renderer.register), view, front, explained, entry=entry, kind=kind
        )


def _carded(renderer: Renderer) -> list[str]:
    """The addresses of the pages that have their own share card: those that people pass on."""
    dated = [
        (day.sort_key, entry.address)
        for kind in renderer.kinds.values()
        for entry in renderer.register.entries[kind.name].values()
        if (day := kind.day_of(entry, renderer.register))
    ]
    return sorted(address for _, address in nlargest(CARDS, dated))


def _taken_or_made(
    renderer: Renderer, kind: Kind[Any], entry: Entry[Any], chain: Chain, asked: Asked, carded: bool
) -> Page:
    """A record's page, of an earlier build if nothing of what it is made of has changed."""
    around = ([one.address for one in side] for side in (chain.before, chain.after))
    numbers = (chain.more_before, chain.more_after, carded)
    given = (*around, *numbers, asked.get(entry.address, ()), renderer.changed.get(entry.file))
    path = f"{entry.address}.md"
    page = renderer.earlier.page(path, given, lambda: _record(renderer, kind, entry, chain, asked, carded))
    return replace(page, by_hand=kind.layout is Layout.PAGES)


def _record(renderer: Renderer, kind: Kind[Any], entry: Entry[Any], chain: Chain, asked: Asked, carded: bool) -> Page:
    on_page = {entry.address, *renderer.register.mentions_of(entry.address)}
    recommended = recommended_about(entry, renderer.register, renderer.views.of)
    on_page |= {other.address for other in (*chain.before, *chain.after, *(one.entry for one in recommended))}
    links, front = _linked_from(renderer, entry, on_page), _front(renderer, kind, entry, asked, carded)
    told: dict[str, Any] = {
        "entry": entry,
        "kind": kind,
        "changed": renderer.changed.get(entry.file),
        "links": links,
        "chain": chain,
        "recommended": recommended,
    }
    title, view = renderer.titles.of(entry), renderer.views.of(entry)
    return renderer.page(f"{entry.address}.md", "record.md.j2", title, view, front, **told)


def _front(renderer: Renderer, kind: Kind[Any], entry: Entry[Any], asked: Asked, carded: bool) -> Front:
    day = kind.day_of(entry, renderer.register)
    date_words = str(day_in_words(day)) if day else ""
    register, record = renderer.register, entry.record
    alone = kind.front_page(register) == f"{entry.address}.md"
    services = [str(register.services[name].name) for name in record.services if name in register.services]
    told = {"kind": kind.one, "date": date_words, "standing": renderer.words("brief.md.j2", entry=entry)}
    if record.illustrative or register.partnership.illustrative:
        told["made_up"] = "yes"
    found = Found(
        filters={
            "kind": [register.worded(kind.many)],
            "council": [register.authorities[name].called for name in register.concerning(entry)],
            "service": services or [str(service.name) for service in register.services.values()],
            "year": [str(day.year)] if day else [],
        },
        tell={name: words for name, words in told.items() if words},
        sort="{:04}-{:02}-{:02}-{:02}".format(*day.sort_key) if day else "0000-00-00",
        about=(kind.one, register.worded(kind.many), *asked.get(entry.address, ())),
        # Those named in the menu, and an only one that stands for its list; all of a kind could be any number.
        always=bool(getattr(record, "nav", None)) or alone,
    )
    above = {"name": kind.heading(register), "path": f"{kind.name}/"} | ({"date": date_words} if date_words else {})
    if alone:
        above = {}
    own = (f"{kind.name}-{entry.id}", renderer.titles.of(entry), told["standing"])
    card = renderer.card(*(own if carded else (kind.name, kind.describes(register))))
    answer = register.partnership.worded_among(kind.answer(renderer.views.of(entry)))
    if kind.results or not 0 < len(answer) <= MOST_SHOWN:
        standing = answer if kind.results and answer else told["standing"]
        answer = _description(entry, standing, f"{renderer.titles.of(entry)}.", result=kind.results)
    changed = renderer.changed.get(entry.file)
    return Front(answer, above, found, card, changed=changed.isoformat() if changed else "")


def _linked_from(
    renderer: Renderer, entry: Entry[Any], on_page: set[str]
) -> list[tuple[Kind[Any], list[Entry[Any]], int]]:
    """Who mentions a record and is not on its page already, kind by kind: the newest few and how many more."""
    by_kind: dict[str, dict[str, Link]] = {}
    for found in renderer.register.links_to(entry.address):
        by_kind.setdefault(found.source.kind, {})[found.source.id] = found
    told = []
    for name, kind in renderer.kinds.items():
        sources = [found.source for found in by_kind.get(name, {}).values() if found.source.address not in on_page]
        if sources and kind.layout is not Layout.FILE:
            told.append(
                (
                    kind,
                    newest_first(sources, partial(kind.day_of, register=renderer.register))[:NEWEST],
                    max(0, len(sources) - NEWEST),
                )
            )
    return told


def _moved(renderer: Renderer, kind: Kind[Any], entry: Entry[Any]) -> Iterator[Page]:
    # Few had another address: a record that did not say so need not be read.
    if entry.digest_of("formerly") and isinstance(entry.record, Record):
        title, front = renderer.titles.of(entry), Front(moved_to=f"../{entry.id}/")
        for old in entry.record.formerly:
            yield renderer.page(f"{kind.name}/{old}.md", "moved.md.j2", title, None, front, entry=entry)


def _to_the_only(renderer: Renderer, kind: Kind[Any], entry: Entry[Any]) -> Page:
    """The list of a kind with one record leads to that record."""
    front = Front(moved_to=f"{entry.id}/")
    return renderer.page(f"{kind.name}/index.md", "moved.md.j2", kind.many, None, front, entry=entry)


def _lists(renderer: Renderer, kind: Kind[Any], asked: Asked) -> Iterator[Page]:
    """The front page of a kind, and all its records year by year in pieces of a fixed size."""
    entries = list(renderer.register.entries[kind.name].values())
    day_of = partial(kind.day_of, register=renderer.register)
    by_year = years_of(entries, day_of)
    long = len(entries) > NEWEST
    about = kind.describes(renderer.register)
    years = [(year, len(held), f"{kind.name}/all/{year}.md") for year, held in by_year.items()] if long else []
    yield renderer.page(
        f"{kind.name}/index.md",
        "list.md.j2",
        kind.heading(renderer.register),
        kind.front(renderer.register, renderer.views.of) if kind.front else None,
        Front(
            _list_description(renderer, kind, len(entries)),
            found=overview(asked=asked.get(kind.name, ())),
            card=renderer.card(kind.name, about),
        ),
        kind=kind,
        about=about,
        rows=newest_first(entries, day_of)[:NEWEST],
        number=len(entries),
        shown=NEWEST,
        years=list(reversed(years)),
    )
    if long:
        called = kind.heading(renderer.register)
        above = {"name": called, "path": f"{kind.name}/"}
        for year, held in by_year.items():
            heading = f"{called}: {year}" if year != UNDATED else f"{called} without a date"
            for piece in pieces(held, f"{kind.name}/all/{year}", heading):
                when = f"from {year}" if year != UNDATED else "without a date"
                front = Front(
                    f"The record of {renderer.register.partnership.name} has {counted(len(held), kind.one)} {when}.",
                    above,
                )
                yield renderer.piece(piece, front, "year.md.j2", kind=kind)


def _list_description(renderer: Renderer, kind: Kind[Any], number: int) -> str:
    """What other sites show of a list: how many there are, and what each page says."""
    about = kind.describes(renderer.register)
    name = renderer.register.partnership.name
    if not number:
        return f"The record of {name} has no {counted(2, kind.one).removeprefix('2 ')}."
    return shortened(f"The record of {name} has {counted(number, kind.one)}. {about}", about)


def _description(entry: Entry[Any], *others: str, result: bool = False) -> str:
    """What a record says of itself: its summary, or the beginning of a page's text; else where it stands.

    Where it stands comes first if it is the `result` that the page is about, and there is no room for both.
    """
    text = getattr(entry.record, "summary", None) or getattr(entry.record, "text", None)
    said, standing = words_of(text) if text else "", others[0] if others else ""
    if standing and standing != said:
        # What it is about, and then where it stands, as far as both are whole. Where it stands goes before a part of
        # the summary, which may lead up to something else; in one word it adds nothing to that.
        first = next((one.text for one in sentences_of(said)), "")
        for both in (said if " " not in standing else f"{said} {standing}", f"{standing} {first}"):
            if first and len(both) <= MOST_SHOWN:
                return both
    return standing if result and 0 < len(standing) <= MOST_SHOWN else shortened(said, *others)
