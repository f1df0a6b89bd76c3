"""A page's front matter: what the theme, the search and the cards of other sites need to know about it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.cards import Card
from generator.kinds.glossary import Term


@dataclass(frozen=True, slots=True)
class Found:
    """What the search tells of a page: what it can be narrowed by, and the order of dates.

    `filters` has the choices under each heading; `tell` what stands with a result; `sort` is an ISO date, or zeros.
    """

    filters: dict[str, list[str]]
    tell: dict[str, str]
    sort: str


@dataclass(frozen=True, slots=True)
class Front:
    """What a page's front matter says besides its title.

    `above` leads to the list the page belongs to; `card` is the picture that other sites show with a link;
    `include` and `script` are parts of the theme that the page needs; `choices` is what a search can be narrowed by.
    """

    description: str = ""
    above: dict[str, str] = field(default_factory=dict)
    found: Found | None = None
    card: Card | None = None
    include: str = ""
    script: str = ""
    choices: dict[str, Any] = field(default_factory=dict)
    moved_to: str = ""


def front_matter(title: str, path: str, front: Front, terms: Iterable[Term]) -> str:
    """Write the front matter of a page; `terms` are the words explained on it, which the search finds it by."""
    section = "home" if path == "index.md" else path.partition("/")[0].removesuffix(".md")
    matter: dict[str, Any] = {"title": title, "section": section}
    for key in ("description", "above", "include", "script", "choices", "moved_to"):
        if value := getattr(front, key):
            matter[key] = value
    if front.card:
        matter["card"] = front.card.front
    if front.found:
        found = front.found
        words = sorted({name.text for term in terms for name in (term.term, *term.also)}, key=str.casefold)
        filters = {name: values for name, values in found.filters.items() if values}
        matter["found"] = {"filters": filters, "tell": found.tell, "sort": found.sort, "words": " ".join(words)}
    # JSON's strings, lists and groups are YAML's too, and nothing in them can end the front matter.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in matter.items()]
    return "\n".join(["---", *lines, "---", "", ""])


def shortened(text: str) -> str:
    """Cut a text to what other sites show of a page."""
    if len(text) <= 200:
        return text
    return text[:200].rsplit(" ", 1)[0] + " …"
