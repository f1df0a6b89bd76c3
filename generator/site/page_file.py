"""One file of the site before it is published: a page as Markdown, or data beside the pages."""

from __future__ import annotations

from dataclasses import dataclass

from generator.site.cards import Card


@dataclass(frozen=True, slots=True)
class PageFile:
    """One page: its path below the Markdown folder, its text with front matter, and the card to draw for it."""

    path: str
    text: str
    card: Card | None = None
