"""The pages of the story, and of each authority's and service's part of it: one each, or one for each year as well."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast

from generator.core.authorities import Authority
from generator.core.events import Event
from generator.core.partners import Service
from generator.core.register import Register
from generator.overview.narrative import narrative_of
from generator.overview.outline import latest, milestones, outline_of
from generator.overview.story import Told, by_year, event_of, of_authority, of_service, told_of
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

    def front(self, register: Register, said: str) -> Front:
        """What is above its first page; `said` is its newest milestone."""
        if not self.about:
            return Front(shortened(words_of(register.partnership.summary)), found=overview())
        council = self.authority.called if self.authority else ""
        found = overview(council=council, service=str(self.service.name) if self.service else "")
        return Front(said, STORY, found)


Years = list[tuple[int, list[Told]]]
"""The events of each year."""


def stories(renderer: Renderer) -> Iterator[Page]:
    """The whole story, and each authority's and service's part of it."""
    register = renderer.register
    whole = _Story("story/index", HAPPENED, renderer.story)
    yield from _story(renderer, whole)
    for authority in register.authorities.values():
        title, about = f"{HAPPENED}: {authority.called}", with_article(authority.called)
        events = partial(lambda one: of_authority(renderer.story(), one, register), authority.id)
        story = _Story(f"story/{authority.id}", title, events, about, authority)
        pages = list(_story(renderer, story))
        yield from pages
        if authority.has_ended(register.as_of):
            yield from _years_before_it_ended(renderer, whole, story, {page.path for page in pages})
    for service in register.services.values() if len(register.services) > 1 else ():
        title, about = f"{HAPPENED}: {service.name}", str(service.name)
        events = partial(lambda one: of_service(renderer.story(), one), service.id)
        yield from _story(renderer, _Story(f"story/service-{service.id}", title, events, about, service=service))


def _story(renderer: Renderer, story: _Story) -> Iterator[Page]:
    """One page while it is short; then the years, each in pieces. What somebody wrote of it all comes first."""
    years = _years_of(renderer, story)
    yield from renderer.earlier.pages(story.base, (), partial(_begun, renderer, story))
    if sum(len(found) for _, found in years) <= WHOLE:
        return
    for year, found in years:
        for piece in pieces(found, f"{_stem(story)}-{year}", _of_year(story.title, year)):
            front = Front("", {"name": story.title, "path": f"{story.base.removesuffix('/index')}/"})
            given = (repr(front), piece.heading, piece.of, piece.rows)
            yield renderer.earlier.page(piece.path, given, partial(_story_piece, renderer, story, piece, front))


def _of_year(title: str, year: object) -> str:
    """What the page of a year is called: What happened: 2020; What happened: Payroll, 2020."""
    return f"{title}{', ' if ': ' in title else ': '}{year}"


def _stem(story: _Story) -> str:
    return f"{story.base.removesuffix('/index')}/year"


def _years_of(renderer: Renderer, story: _Story) -> Years:
    """The events of each year of a story, of an earlier build where nothing but what is said of them has changed."""
    register, kinds = renderer.register, renderer.kinds

    def work_out() -> Years:
        held = by_year(story.events())
        return [(year, [told_of(one, kinds[one.entry.kind], register) for one in found]) for year, found in held]

    return renderer.earlier.value(f"years of {story.base}", (), work_out)


def _begun(renderer: Renderer, story: _Story) -> Iterator[Page]:
    """The first page of a story."""
    register, events = renderer.register, story.events()
    service = story.service.id if story.service else ""
    outline = outline_of(events, register, renderer.views.of, story.authority, service)
    years, front = by_year(events), story.front(register, _said(renderer, events, story.title))
    long = len(events) > WHOLE
    paths = [(year, len(found), f"{_stem(story)}-{year}.md") for year, found in years] if long else []
    narrative = None if story.about else narrative_of(register)
    given: dict[str, Any] = {"base": story.base, "of_years": paths, "outline": outline, "narrative": narrative}
    yield renderer.page(f"{story.base}.md", "story.md.j2", story.title, [] if long else years, front, **given)


def _said(renderer: Renderer, events: Sequence[Event], title: str) -> str:
    """The newest milestone of some events, or the newest of them, in whole sentences for other sites."""
    newest = latest(milestones(events) or events)
    said = renderer.words("latest.md.j2", event=newest) if newest else ""
    return shortened(said, f"{title}: {renderer.register.partnership.name}.")


def _story_piece(renderer: Renderer, story: _Story, piece: Piece[Told], front: Front) -> Page:
    register, council = renderer.register, story.authority.id if story.authority else ""
    entries = ((told, entry) for told in piece.rows if (entry := register.at(told[0])))
    events = (event_of(told, entry, renderer.kinds[entry.kind], register, council) for told, entry in entries)
    shown = replace(cast("Piece[Any]", piece), rows=tuple(events))
    front = replace(front, description=_said(renderer, shown.rows, piece.heading))
    return renderer.page(piece.path, "story_year.md.j2", piece.heading, shown, front, base=story.base)


def _years_before_it_ended(renderer: Renderer, whole: _Story, story: _Story, made: set[str]) -> Iterator[Page]:
    """Where a story was cut into years before the end of its council was known: each such address leads to it."""
    years = _years_of(renderer, whole)
    to = {"name": story.title, "path": f"{story.base}.md"}
    for year, found in years if sum(len(found) for _, found in years) > WHOLE else ():
        for piece in pieces(found, f"{_stem(story)}-{year}", story.title):
            if piece.path not in made:
                front = Front(moved_to="../")
                yield renderer.page(piece.path, "moved.md.j2", piece.heading, None, front, entry=None, to=to)
