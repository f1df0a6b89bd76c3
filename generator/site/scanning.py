"""What there is to look at in a built page: its title, where it leads, what it fetches, and whether its HTML is whole.

Browsers put up with any HTML, and so do the parsers that are made after them. Our pages are written by our own frame,
so a bracket that opens no tag, or a tag that is not closed, means that something went wrong on the way.
"""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

HEAVY = 80_000
"""Pages shorter than that cannot be over any budget, and are not packed to be weighed."""

_NAME = rb"[^\s=>\"'/<]+"
_VALUE = rb"\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+"
_GIVEN = rb"((?:\s+" + _NAME + rb"(?:\s*=\s*(?:" + _VALUE + rb"))?)*)\s*"
_PART = re.compile(
    rb"<!--.*?-->|<!doctype[^>]*>"
    rb"|<(script|style)" + _GIVEN + rb">.*?</\1\s*>"
    rb"|<(/?)((?!script|style)[a-z][a-z0-9-]*)" + _GIVEN + rb"(/?)>|<",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"(" + _NAME + rb")(?:\s*=\s*(" + _VALUE + rb"))?")
_TELLS = re.compile(rb"\s(?:id|href|src|poster|http-equiv|content)\s*=", re.IGNORECASE)
_LINKS_OF_HEAD = frozenset({"stylesheet", "icon", "preload"})
_EMPTY = frozenset(b"area base br col embed hr img input link meta source track wbr".split())
_NO_WORDS = frozenset(b"html head table thead tbody tr ul ol dl svg picture select".split())
_WORDS = re.compile(rb"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_REFRESH = re.compile(r"\A\s*\d+\s*;\s*url=(.*)\Z", re.IGNORECASE | re.DOTALL)

Place = tuple[int, str]
"""A line, and an address that is there, or what is wrong there."""


@dataclass(slots=True)
class Scanned:
    """A page as it was found; `moved` is where it sends readers on at once, `sent` how many bytes a host sends.

    `pictured` has the pictures that other sites show with a link to it, by their whole addresses.
    """

    title: str = ""
    moved: str = ""
    sent: int = 0
    cut: bool = False
    searched: bool = False
    anchors: list[str] = field(default_factory=list)
    linked: list[Place] = field(default_factory=list)
    fetched: list[Place] = field(default_factory=list)
    pictured: list[Place] = field(default_factory=list)
    faults: list[Place] = field(default_factory=list)


def scan(held: bytes) -> Scanned:
    """Look at a page."""
    found = Scanned(cut=b"</html>" not in held[-200:], searched=b"data-pagefind-body" in held)
    found.sent = len(gzip.compress(held, 6, mtime=0)) if len(held) > HEAVY else len(held)
    try:
        held.decode()
    except UnicodeDecodeError:
        found.faults.append((1, "is not text in UTF-8"))
        return found
    if title := _WORDS.search(held):
        found.title = unescape(title[1].decode()).strip()
    _Reading(held, found).read()
    if not found.title:
        found.faults.append((1, "has no title"))
    return found


class _Reading:
    """Goes through a page from its start to its end, and knows which elements are open."""

    def __init__(self, held: bytes, found: Scanned) -> None:
        self._held, self._found = held, found
        self._open: list[bytes] = []
        self._anchors: set[str] = set()
        self._line, self._at = 1, 0
        self._lost = False

    def read(self) -> None:
        before, held, opened = 0, self._held, self._open
        for part in _PART.finditer(held):
            start, end = part.span()
            if opened and start > before and opened[-1] in _NO_WORDS and held[before:start].strip():
                self._fault(before, f"has words in <{opened[-1].decode()}>, where none are shown")
            before = end
            raw, of_raw, ends, tag, of_tag, alone = part.groups()
            if raw:
                self._look(raw.lower(), of_raw, start)
            elif tag is None:
                if part[0] == b"<":
                    self._fault(start, "has a < that starts no tag")
            elif ends:
                if opened and opened[-1] == tag:
                    opened.pop()
                else:
                    self._close(tag.lower(), start)
            else:
                name = tag.lower()
                if name not in _EMPTY and not alone:
                    opened.append(name)
                if of_tag and _TELLS.search(of_tag):
                    self._look(name, of_tag, start)
        if self._open and not self._lost:
            self._fault(len(self._held), f"ends before </{self._open[-1].decode()}>")
        self._found.anchors = sorted(self._anchors)

    def _close(self, tag: bytes, at: int) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
            return
        if not self._lost:  # What follows from the first is not worth a word.
            expected = f", where </{self._open[-1].decode()}> is due" if self._open else ""
            self._fault(at, f"has </{tag.decode()}>{expected}")
        self._lost = True
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def _look(self, tag: bytes, attributes: bytes, at: int) -> None:
        given: dict[str, str] = {}
        for name, value in _read(attributes):
            if name in given:
                self._fault(at, f"has {name} twice in one <{tag.decode()}>")
            given.setdefault(name, value)
        if anchor := given.get("id"):
            if anchor in self._anchors:
                self._fault(at, f"has two places called #{anchor}")
            self._anchors.add(anchor)
        self._note(tag, given, at)

    def _note(self, tag: bytes, given: dict[str, str], at: int) -> None:
        """Note where a tag leads, and what it fetches by itself."""
        address, picture = given.get("href", ""), given.get("src", "") or given.get("poster", "")
        if tag == b"link":
            address = address if given.get("rel") in _LINKS_OF_HEAD else ""
        if tag == b"meta":
            if given.get("http-equiv", "").lower() == "refresh" and (moved := _REFRESH.match(given.get("content", ""))):
                self._found.moved = moved[1]
                self._found.linked.append((self._number(at), moved[1]))
            if given.get("property") == "og:image":
                self._found.pictured.append((self._number(at), given.get("content", "")))
        elif picture and tag not in (b"input",):
            self._found.fetched.append((self._number(at), picture))
        elif address and tag != b"base":
            where = self._found.linked if tag in (b"a", b"area") else self._found.fetched
            where.append((self._number(at), address))

    def _fault(self, at: int, said: str) -> None:
        self._found.faults.append((self._number(at), said))

    def _number(self, at: int) -> int:
        self._line += self._held.count(b"\n", self._at, at) if at > self._at else 0
        self._at = max(self._at, at)
        return self._line


def _read(attributes: bytes) -> Iterator[tuple[str, str]]:
    for name, value in _ATTRIBUTE.findall(attributes):
        bare = value[1:-1] if value[:1] in (b'"', b"'") else value
        yield name.decode().lower(), unescape(bare.decode()).strip()
