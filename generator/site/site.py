"""The whole site as one value, before anything publishes it: pages in Markdown, the menu, and what it is called.

It knows nothing of what makes HTML of it: a publisher takes it, and the Markdown on disk, and makes a folder of files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.core.licences import Licence
from generator.machine.history import NO_ORIGIN, Origin
from generator.machine.pressed import pressed, unpressed
from generator.site.cards import Card

LANGUAGE = "en-GB"

BUILD = "build.json"
"""The file that says how a site was built."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: where its Markdown goes, what it is called, what it says, and what is said of it.

    `path` is where it is below the folder of the Markdown. `front` is its front matter: what a theme, the search and
    other sites need to know. `card` is the picture that other sites show with a link to it.
    Somebody wrote the text of one that is `by_hand` as a page.
    """

    path: str
    title: str
    body: str
    front: Mapping[str, Any]
    card: Card | None = None
    by_hand: bool = False

    @property
    def description(self) -> str:
        """What the page says first; empty for a list, and for an old address."""
        return str(self.front.get("description", ""))

    @property
    def file(self) -> str:
        """The file of the site that it is made into."""
        return html_file(self.path)

    @property
    def address(self) -> str:
        """Where it is below the site's own address: `/decisions/x/`."""
        return f"/{self.file.removesuffix('index.html')}"

    @property
    def text(self) -> str:
        """Its Markdown with the front matter above it."""
        # JSON's strings, lists and groups are YAML's too, and nothing in them can end the front matter.
        matter = {"title": self.title, **self.front}
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in matter.items()]
        return "\n".join(["---", *lines, "---", "", self.body])

    @property
    def content(self) -> bytes:
        """What is in the file of its Markdown."""
        return self.text.encode()


# A page holds its words pressed together until somebody reads them.
_words = Page.__dict__["body"]
Page.body = property(  # type: ignore[misc, assignment]
    lambda page: unpressed(_words.__get__(page)),
    lambda page, words: _words.__set__(page, pressed(words)),
)


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file beside the pages, which is published as it is: data for programs and spreadsheets."""

    path: str
    content: bytes
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the menu: a page, by the path of its Markdown, or a group of entries."""

    title: str
    path: str = ""
    entries: tuple[MenuEntry, ...] = ()


@dataclass(frozen=True)
class Site:
    """Everything that is published.

    `address` is where it is on the web, with a slash at its end; empty where that is not known. `run_by` is who runs
    it, in a sentence or two for the foot of every page, and `contact` the address to
    report there that a page is not found; every other page has such its own address in its front matter. `as_of` is
    the day that it is of, and `origin` the state of the content that it was made from.
    """

    name: str
    address: str
    licence: Licence
    menu: tuple[MenuEntry, ...]
    pages: tuple[Page, ...]
    files: tuple[SiteFile, ...] = ()
    language: str = LANGUAGE
    run_by: str = ""
    contact: str = ""
    as_of: str = ""
    origin: Origin = NO_ORIGIN

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """The share cards to draw, by their files: many pages may have the same."""
        return {page.card.file: page.card for page in self.pages if page.card}


def html_file(markdown: str) -> str:
    """The file that a page's Markdown is made into: `decisions/x.md` becomes `decisions/x/index.html`."""
    stem = markdown.removesuffix(".md")
    return f"{stem}.html" if f"/{stem}".endswith("/index") else f"{stem}/index.html"
