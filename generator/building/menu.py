"""The site's menu: front pages only, so that it stays small however many records there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.core.entry import Entry
from generator.core.kind import Kind, Layout
from generator.core.register import Register
from generator.pages.gathered import how_decisions_title
from generator.site.site import MenuEntry

WRITTEN = 8
"""How many pages written by hand the menu holds; the rest are on their list."""


def menu_of(register: Register, kinds: Iterable[Kind[Any]]) -> tuple[MenuEntry, ...]:
    """Make the menu: the main pages, and two groups of those for people who look closer."""
    groups = {
        "": [MenuEntry("Home", "index.md"), MenuEntry("The story so far", "story/index.md")],
        "more": [],
        "about": [MenuEntry(how_decisions_title(register), "how-decisions-are-made.md")],
    }
    for kind in kinds:
        if kind.layout is Layout.PAGES:
            groups[kind.group] += _written_pages(register.all(kind.model))
        elif kind.shown(register):
            groups[kind.group].append(MenuEntry(kind.many, f"{kind.name}/index.md"))
    groups[""].append(MenuEntry("Councils", "authorities/index.md"))
    if len(register.services) > 1:
        groups[""].append(MenuEntry("Services", "services/index.md"))
    groups["more"] += [
        MenuEntry("What has to be done", "actions/index.md"),
        MenuEntry("What is missing or late", "scorecard/index.md"),
    ]
    groups["about"] += [
        MenuEntry("Everything, year by year", "all/index.md"),
        MenuEntry("Accessibility", "accessibility.md"),
    ]
    more, about = tuple(groups["more"]), tuple(groups["about"])
    return (*groups[""], MenuEntry("Look closer", entries=more), MenuEntry("About this site", entries=about))


def _written_pages(pages: Iterable[Entry[Any]]) -> Iterator[MenuEntry]:
    named = [entry for entry in pages if entry.record.nav]
    ordered = sorted(named, key=lambda entry: (entry.record.order is None, entry.record.order or 0, entry.id))
    return (MenuEntry(str(entry.record.nav), f"{entry.address}.md") for entry in ordered[:WRITTEN])
