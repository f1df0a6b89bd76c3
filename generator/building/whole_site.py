"""The whole site as a value, worked out from the register alone: every page, every file beside them, and the menu."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any

from generator.building.menu import menu_of
from generator.core.asked import Day
from generator.core.kind import Kind
from generator.core.licences import licence_named
from generator.core.problems import Problem
from generator.core.register import Register
from generator.exports.formats import Data, all_formats
from generator.machine.harmless import as_json
from generator.machine.history import NO_ORIGIN, Origin
from generator.machine.kept import NOTHING_KEPT, Kept
from generator.machine.progress import counting, step
from generator.overview.due import due_next
from generator.pages.addresses import Addresses
from generator.pages.cutting import cut
from generator.pages.gathered import gathered_pages
from generator.pages.records import record_pages
from generator.pages.rendering import Renderer
from generator.site.headers import FILE, headers_file
from generator.site.site import BUILD, Page, Site, SiteFile
from generator.values.english import listed
from generator.values.names import with_article

NOT_FOUND = "Page not found"
"""The name of the one page that no record makes, for whoever reports it."""

_ARTICLE = re.compile(r"\A(?:The|An?) ")


def site_of(
    register: Register,
    kinds: Iterable[Kind[Any]],
    problems: Iterable[Problem],
    changed: Mapping[str, date] | None = None,
    kept: Kept = NOTHING_KEPT,
    origin: Origin = NO_ORIGIN,
) -> Site:
    """Work out the site of a register.

    The problems are those that do not stop it; `changed` has the day each file of the content was last changed, and
    `origin` is the state of the content. Of what is `kept` of earlier builds, pages that say nothing new are taken
    over.
    """
    problems = tuple(problems)
    renderer = Renderer(register, kinds, changed or {}, kept)
    found = tuple(renderer.kinds.values())
    partnership = register.partnership
    with step("Writing the pages"):
        renderer.earlier.ahead(lambda: _pages(renderer, problems))
        pages = tuple(counting(_pages(renderer, problems)))
    with step("Writing the data"):
        files = (
            *_files(_data(renderer)),
            _build(renderer, len(problems), origin),
            SiteFile(FILE, headers_file().encode(), "text/plain"),
        )
    return Site(
        name=str(partnership.name),
        address=str(partnership.website).rstrip("/") + "/" if partnership.website else "",
        licence=licence_named(str(partnership.licence or "")),
        menu=menu_of(register, found),
        pages=pages,
        files=files,
        run_by=_run_by(register),
        contact=Addresses(partnership).report(NOT_FOUND).get("write", ""),
        as_of=Day.of(register.as_of).plain.isoformat(),
        origin=origin,
    )


def _build(renderer: Renderer, warnings: int, origin: Origin) -> SiteFile:
    """The file that says of which day a site is, and what else is new each night; of the pages, the front page does.

    Once the site is whole, it also says when it was built, and how long that took.
    """

    def work_out() -> list[dict[str, str]]:
        return [
            {"on": day.isoformat(), "what": f"{what}: {renderer.titles.of(entry)}", "page": f"{entry.address}/"}
            for day, what, entry in due_next(renderer.register, renderer.views.of)
        ]

    due = renderer.earlier.value("due", (), work_out)
    told = told_on(Day.of(renderer.register.as_of).plain, origin, {"warnings": warnings, "due": due})
    return SiteFile(BUILD, as_json(told).encode(), "application/json")


def told_on(day: date, origin: Origin, rest: Mapping[str, Any]) -> dict[str, Any]:
    """What a site says of itself: the day, the state of the content, and the rest, which may be of an earlier build."""
    of_git = (origin.commit, origin.changed) if origin.commit else (None, None)
    told = {"as_of": day.isoformat(), "commit": of_git[0], "uncommitted": of_git[1]}
    return {**told, "warnings": rest["warnings"], "due": rest["due"]}


def _run_by(register: Register) -> str:
    """Who runs the site: somebody from outside, or the councils themselves."""
    if outside := register.partnership.run_by:
        name = _ARTICLE.sub(lambda found: found[0].lower(), str(outside))
        of = register.worded("any council" if len(register.authorities) > 1 else "the council")
        return f"Run by {name} from public sources. Not an official record of {of}."
    there = [one for one in register.partners or register.authorities.values() if not one.has_ended(register.as_of)]
    return f"Run by {listed([with_article(one.called) for one in there], 'and')}." if there else ""


def _pages(renderer: Renderer, problems: Iterable[Problem]) -> Iterator[Page]:
    for page in chain(gathered_pages(renderer, tuple(problems)), record_pages(renderer)):
        yield from cut(page)


def _data(renderer: Renderer) -> Data:
    taken, rows = renderer.earlier, renderer.event_rows
    kinds = tuple(renderer.kinds.values())
    return Data(renderer.register, kinds, renderer.views.of, rows.whole_story, taken.data, taken.each)


def _files(data: Data) -> Iterator[SiteFile]:
    for made in all_formats():
        for path, held in made.write(data):
            yield SiteFile(path, held.encode() if isinstance(held, str) else held, made.media_type)
