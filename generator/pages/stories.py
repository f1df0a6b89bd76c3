"""The pages of the story, and of each authority's and service's part of it: one each, or one for each year as well."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast

from generator.core.authorities import Authority
from generator.core.events import Event
from generator.core.partners import Service
from generator.core.register import Register
from generator.overview.narrative import narrative_of
from generator.overview.outline import latest, milestones, outline_of, promise_of
from generator.overview.story import Told, by_year, of_authority, of_service
from generator.pages.front_matter import Front, overview, shortened
from generator.pages.listing import Piece, pieces
from generator.pages.rendering import Renderer
from generator.site.site import Page
from generator.values.names import with_article
from generator.values.words import words_of

WHOLE = 80
"""How many events of a story fit on one page; a longer one gets a page a year."""

HAPPENED = "What happened"
"""What the story is called in the menu, above itself and above its parts."""

STORY = {"name": HAPPENED, "path": "story/"}


@dataclass(frozen=True, slots=True)
class _Story:
    """A story, or a council's or a service's part of it: where it is, and what other sites show of it."""

    base: str
    title: str
    events: Callable[[], tuple[Event, ...]]
    about: str = ""
    authority: Authority | None = None
    service: Service | None = None

    @property
    def council(self) -> str:
        """The id of the council whose story it is."""
        return self.authority.id if self.authority else ""

    def front(self, register: Register, said: str) -> Front:
        """What is above its first page; `said` is its newest milestone."""
        if not self.about:
            return Front(shortened(words_of(register.partnership.summary)), found=overview())
        council = self.authority.called if self.authority else ""
        found = overview(council=council, service=str(self.service.name) if self.service else "")
        return Front(said, STORY, found)


Years = list[tuple[int, list[Told]]]
"""The events of each year."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What a story is made of: the events of each year, and the newest milestone, or without one the newest event."""

    years: Years
    has_milestone: bool
    newest: Told | None

    @property
    def number(self) -> int:
        """How many events there are."""
        return sum(len(found) for _, found in self.years)

    @property
    def turn(self) -> Told | None:
        """The newest milestone."""
        return self.newest if self.has_milestone else None


def stories(renderer: Renderer) -> Iterator[Page]:
    """The whole story, and each authority's and service's part of it."""
    register, rows = renderer.register, renderer.event_rows
    whole = _Story("story/index", HAPPENED, rows.story)
    yield from _story(renderer, whole)
    for authority in register.authorities.values():
        title, about = f"{HAPPENED}: {authority.called}", with_article(authority.called)
        events = partial(lambda one: of_authority(rows.story(), one, register), authority.id)
        story = _Story(f"story/{authority.id}", title, events, about, authority)
        pages = list(_story(renderer, story))
        yield from pages
        if authority.has_ended(register.as_of):
            yield from _years_before_it_ended(renderer, whole, story, {page.path for page in pages})
    for service in register.services.values() if len(register.services) > 1 else ():
        yield from _story(renderer, _of_service(renderer, service))


def _of_service(renderer: Renderer, service: Service) -> _Story:
    title, about = f"{HAPPENED}: {service.name}", str(service.name)
    events = partial(lambda one: of_service(renderer.event_rows.story(), one), service.id)
    return _Story(f"story/service-{service.id}", title, events, about, service=service)


def turn_of_service(renderer: Renderer, service: Service) -> Told | None:
    """The newest milestone of a service, as its story has it."""
    return _held_of(renderer, _of_service(renderer, service)).turn


def _story(renderer: Renderer, story: _Story) -> Iterator[Page]:
    """One page while it is short; then the years, each in pieces. What somebody wrote of it all comes first."""
    held, digest_of = _held_of(renderer, story), partial(renderer.event_rows.digest_of, council=story.council)
    long = held.number > WHOLE
    shown = [[year, len(found) if long else [*found, *map(digest_of, found)]] for year, found in held.years]
    begun = (shown, held.has_milestone, held.newest)
    yield from renderer.earlier.pages(story.base, begun, partial(_begun, renderer, story, held))
    if not long:
        return
    for year, found in held.years:
        for piece in pieces(found, f"{_stem(story)}-{year}", _of_year(story.title, year)):
            front = Front("", {"name": story.title, "path": f"{story.base.removesuffix('/index')}/"})
            given = (repr(front), piece.heading, piece.of, piece.rows, [*map(digest_of, piece.rows)])
            yield renderer.earlier.page(piece.path, given, partial(_story_piece, renderer, story, piece, front))


def _of_year(title: str, year: object) -> str:
    """What the page of a year is called: What happened: 2020; What happened: Payroll, 2020."""
    return f"{title}{', ' if ': ' in title else ': '}{year}"


def _stem(story: _Story) -> str:
    return f"{story.base.removesuffix('/index')}/year"


def _held_of(renderer: Renderer, story: _Story) -> _Held:
    """What a story is made of, of an earlier build where nothing but what is said of it has changed."""
    rows = renderer.event_rows

    def work_out() -> list[Any]:
        events = story.events()
        turns = milestones(events)
        newest = latest(turns or events)
        years = [(year, [rows.told_of(one) for one in found]) for year, found in by_year(events)]
        return [years, bool(turns), newest and rows.told_of(newest)]

    return _Held(*renderer.earlier.value(f"years of {story.base}", (rows.digest,), work_out))


def _begun(renderer: Renderer, story: _Story, held: _Held) -> Iterator[Page]:
    """The first page of a story."""
    register, rows = renderer.register, renderer.event_rows
    turn, newest = (rows.whole(one, story.council) if one else None for one in (held.turn, held.newest))
    outline = outline_of(turn, register, story.authority)
    front, long = story.front(register, _said(renderer, newest, story.title)), held.number > WHOLE
    paths = [(year, len(found), f"{_stem(story)}-{year}.md") for year, found in held.years] if long else []
    years = [] if long else [(year, [rows.shown(one, story.council) for one in found]) for year, found in held.years]
    narrative = None if story.about else narrative_of(register)
    given: dict[str, Any] = {"base": story.base, "of_years": paths, "outline": outline, "narrative": narrative}
    given["promised"] = renderer.part(f"promise of {story.base}", "promised.md.j2", partial(_promised, renderer, story))
    yield renderer.page(f"{story.base}.md", "story.md.j2", story.title, years, front, **given)


def _promised(renderer: Renderer, story: _Story) -> dict[str, object]:
    service = story.service.id if story.service else ""
    promise = promise_of(renderer.register, renderer.views.of, story.authority, service)
    return {"promise": promise, "whose": story.authority}


def _said(renderer: Renderer, newest: Event | None, title: str) -> str:
    """The newest milestone of some events, or the newest of them, in whole sentences for other sites."""
    said = renderer.words("latest.md.j2", event=newest) if newest else ""
    return shortened(said, f"{title}: {renderer.register.partnership.name}.")


def _story_piece(renderer: Renderer, story: _Story, piece: Piece[Told], front: Front) -> Page:
    rows = renderer.event_rows
    shown = replace(cast("Piece[Any]", piece), rows=tuple(rows.shown(told, story.council) for told in piece.rows))
    events = [rows.placed(told) for told in piece.rows]
    newest = latest(milestones(events) or events)
    said = rows.whole(rows.told_of(newest), story.council) if newest else None
    front = replace(front, description=_said(renderer, said, piece.heading))
    return renderer.page(piece.path, "story_year.md.j2", piece.heading, shown, front, base=story.base)


def _years_before_it_ended(renderer: Renderer, whole: _Story, story: _Story, made: set[str]) -> Iterator[Page]:
    """Where a story was cut into years before the end of its council was known: each such address leads to it."""
    held = _held_of(renderer, whole)
    to = {"name": story.title, "path": f"{story.base}.md"}
    for year, found in held.years if held.number > WHOLE else ():
        for piece in pieces(found, f"{_stem(story)}-{year}", story.title):
            if piece.path not in made:
                front = Front(moved_to="../")
                yield renderer.page(piece.path, "moved.md.j2", piece.heading, None, front, entry=None, to=to)
