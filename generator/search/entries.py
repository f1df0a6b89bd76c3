"""The entries of a page, such as the words of the glossary: each is found by itself, and leads to its very place.

Pagefind knows pages only. So each entry is laid before it as a small page, and led back to its place afterwards.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ENTRY = re.compile(rb'<h2 class="entry" id="([^"]+)">(.*?)</h2>(.*?)(?=<h2 |</article>)', re.DOTALL)
_BESIDE = re.compile(rb'<div class="(?:also|more)">\s*<p>(.*?)</p>\s*</div>', re.DOTALL)
_ALSO = re.compile(rb'<div class="also">\s*<p>Also written: (.*?)\.</p>', re.DOTALL)
_SMALL = re.compile(rb"(?<![^\s])[a-z]{1,2}(?![^\s])")

FIRST = 100
"""How many entries of a page are always among the first that are searched."""

MOST = 1000
"""A page with more entries is found as a page only: a small page for each would cost more than all else of a build."""


@dataclass(frozen=True, slots=True)
class EntryPage:
    """An entry as Pagefind is to see it: the file that stands for it, where it leads, and what is in it."""

    file: str
    address: str
    html: bytes


def entries_of(page: str, held: bytes) -> Iterator[EntryPage]:
    """The entries of a built page, in its order."""
    folder = page.removesuffix("index.html")
    for anchor, name, text in _entries_in(held):
        place = anchor.decode()
        yield EntryPage(f"{folder}{place}/index.html", f"/{folder}#{place}", _html(name, text))


def without_entries(held: bytes) -> bytes:
    """A page that has entries, with what is around them only."""
    return _ENTRY.sub(b"", held) if _entries_in(held) else held


def _entries_in(held: bytes) -> list[tuple[bytes, bytes, bytes]]:
    found: list[tuple[bytes, bytes, bytes]] = _ENTRY.findall(held)
    return found if len(found) <= MOST else []


def _html(name: bytes, text: bytes) -> bytes:
    """The small page: found by what the entry is called, and last of all by what it says: it crowds out no page."""
    also = b" ".join(_BESIDE.findall(text))
    told = {
        b"kind": b"word explained",
        b"term": name,
        b"ways": b", ".join([name, *_ALSO.findall(text)]),
        b"hints": _SMALL.sub(b"", name + b" " + also),
        b"meaning": _BESIDE.sub(b"", text),
    }
    spans = b"".join(b'<div data-pagefind-meta="' + key + b'">' + value + b"</div>" for key, value in told.items())
    spans += b'<span data-pagefind-filter="kind">Words explained</span>'
    spans += b'<span data-pagefind-sort="date">0000-00-00</span>'
    head = b'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"></head><body><main data-pagefind-body>'
    hidden = b'<div hidden data-pagefind-ignore="index">' + spans + b"</div>"
    return head + hidden + b"<p>" + name + b"</p></main></body></html>"
