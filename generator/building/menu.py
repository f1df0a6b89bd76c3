"""The site's menu: front pages only, so that it stays small however many records there are."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.core.entry import Entry
from generator.core.kind import Kind, Layout
from generator.core.register import Register
from generator.overview.narrative import STORY, narrative_of
from generator.overview.year_report import reported_years
from generator.pages.gathered import (
    ACTIONS,
    ALL,
    ANNUAL,
    COMPARE,
    DATA,
    STATUS,
    compares,
    gaps_title,
    how_decisions_title,
)
from generator.pages.stories import HAPPENED
from generator.site.site import MenuEntry

WRITTEN = 8
"""How many pages written by hand the foot of every page holds; the rest are on their list."""


def menu_of(register: Register, kinds: Iterable[Kind[Any]]) -> tuple[MenuEntry, ...]:
    """Make the menu: the main pages, and two groups that are in the foot of every page."""
    groups: dict[str, list[MenuEntry]] = {"": [], "more": [], "about": [], "written": []}
    for kind in kinds:
        if kind.layout is Layout.PAGES:
            groups["written"] += _written_pages(register.all(kind.model), narrative_of(register))
        elif kind.group in groups and kind.shown(register):
            groups[kind.group].append(MenuEntry(kind.heading(register), kind.front_page(register)))
    main = [MenuEntry("Home", "index.md"), *groups[""], MenuEntry(register.worded("Councils"), "authorities/index.md")]
    if len(register.services) > 1:
        main.append(MenuEntry("Services", "services/index.md"))
    main.append(MenuEntry(HAPPENED, "story/index.md"))
    more = (
        *groups["more"],
        MenuEntry(how_decisions_title(register), "how-decisions-are-made.md"),
        MenuEntry(ACTIONS, "actions/index.md"),
        *([MenuEntry(ANNUAL, "years/index.md")] if reported_years(register) else []),
        MenuEntry(gaps_title(register), "scorecard/index.md"),
    )
    about = (
        *groups["written"],
        *([MenuEntry(*COMPARE)] if compares(register) else []),
        MenuEntry(DATA, "downloads.md"),
        *groups["about"],
        MenuEntry(ALL, "all/index.md"),
        MenuEntry("Accessibility", "accessibility.md"),
        MenuEntry("Privacy", "privacy.md"),
        MenuEntry(*STATUS),
    )
    return (*main, MenuEntry("More", entries=more), MenuEntry("About this site", entries=about))


def _written_pages(pages: Iterable[Entry[Any]], narrative: Entry[Any] | None) -> Iterator[MenuEntry]:
    named = [entry for entry in pages if entry.record.nav]
    ordered = sorted(named, key=lambda entry: (entry.record.order is None, entry.record.order or 0, entry.id))
    # The story begins with the narrative.
    leads = {entry.id: STORY if entry is narrative else f"{entry.address}.md" for entry in named}
    return (MenuEntry(str(entry.record.nav), leads[entry.id]) for entry in ordered[:WRITTEN])
