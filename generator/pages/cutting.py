"""A page that would be too long is cut at its headings. Its own address stays, with a list of what was there.

Whatever a link led to within the page is still there: an anchor in that list, beside the link to where it is now.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape, unescape
from itertools import takewhile

from markdown.extensions.toc import slugify, unique

from generator.pages.markdown import escape as typed
from generator.pages.markdown import plain
from generator.site.site import Page
from generator.values.english import counted

MOST = 100_000
"""How many letters of Markdown a page may have before it is cut."""

_PIECE = 60_000
"""How many a piece has at most, unless one heading alone has more."""

_INNER = 9
"""The level of a heading in a block, below all others."""

_NO_LETTER = "0"
"""Where an entry stands that begins with a figure or another sign."""

_HEADING = re.compile(r"(#{1,6}) (.+)|<h([1-6])([^>]*)>(.*)</h\3>")
_BLOCK = re.compile(r"<(/?)(?:div|dl|details|figure|section)\b")
_END = re.compile(r'<div class="(?:aside|words|gaps)\b')
_NOTICE = re.compile(r'^<div class="notice" markdown>\n.*?^</div>\n', re.DOTALL | re.MULTILINE)
_ID = re.compile(r'\bid="([^"]+)"')
_PICTURE = re.compile(r"<svg.*?</svg>", re.DOTALL)
_LINK = re.compile(r"(?<!\\)\]\((?![a-z]+:|/)([^)#\s]*)(#[^)\s]*)?\)")


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading: where it is, how deep, and its address. Level 0 is no heading, but ends what is before it."""

    level: int
    line: int
    name: str = ""
    anchor: str = ""
    entry: bool = False


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading that the page is cut at, with all below it, and every address there."""

    heading: _Heading
    lines: Sequence[str]
    anchors: Sequence[str]
    below: Sequence[_Heading] = ()

    @property
    def size(self) -> int:
        return sum(map(len, self.lines))


@dataclass(frozen=True, slots=True)
class _Part:
    """What goes to a separate page, and what that is called."""

    key: str
    sections: Sequence[_Section]

    @property
    def called(self) -> str:
        if self.key == _NO_LETTER:
            return "other signs"
        return f"part {self.key}" if self.key.isdigit() else self.key.upper()


def cut(page: Page) -> Iterator[Page]:
    """Give a page as it is, or where it is too long, its first page and the others."""
    lines = page.body.split("\n")
    run = _run(lines) if len(page.body) > MOST else []
    if not run:
        yield page
        return
    parts = _parts([piece for section in run for piece in _divided(section)])
    folder = page.path.removesuffix(".md").removesuffix("/index")
    paths = {part.key: f"{folder}/part-{part.key}.md" for part in parts}
    first, last = run[0].heading.line, run[-1].heading.line + len(run[-1].lines)
    said = f"This page is long, so the rest of it is on {counted(len(parts), 'further page')}."
    listed = [line for part in parts for line in _listed(part, _way(page.path, paths[part.key]))]
    yield replace(page, body="\n".join([*lines[:first], said, "", *listed, "", *lines[last:]]))
    leads = {one: paths[part.key] for part in parts for section in part.sections for one in section.anchors}
    for part in parts:
        yield _piece(page, part, {paths[one.key]: one.called.capitalize() for one in parts}, paths[part.key], leads)


def _run(lines: Sequence[str]) -> list[_Section]:
    """The sections that follow each other and have the most in them; none of them too much, if that can be."""
    headings = list(_headings(lines))
    runs: list[list[_Section]] = []
    for level in (2, 3):
        runs.append([])
        for number, heading in enumerate(headings):
            if heading.level == level:
                runs[-1].append(_section(headings[number:], lines))
            elif heading.level < level:
                runs.append([])
    return max((run for run in runs if len(run) > 1), key=_weight, default=[])


def _weight(run: Sequence[_Section]) -> tuple[bool, int]:
    sizes = [section.size for section in run]
    return max(sizes) <= _PIECE, sum(sizes)


def _section(headings: Sequence[_Heading], lines: Sequence[str]) -> _Section:
    """All below the first of these headings."""
    heading, *others = headings
    below = list(takewhile(lambda one: one.level > heading.level, others))
    end = others[len(below)].line if len(below) < len(others) else len(lines)
    return _with_anchors(heading, lines[heading.line : end], below)


def _with_anchors(heading: _Heading, lines: Sequence[str], below: Sequence[_Heading]) -> _Section:
    ids = _ID.findall(_PICTURE.sub("", "\n".join(lines)))
    anchors = dict.fromkeys([heading.anchor, *(one.anchor for one in below if one.anchor), *ids])
    return _Section(heading, lines, list(anchors), below)


def _divided(section: _Section) -> Iterator[_Section]:
    """A section that alone is too long is cut again, between two rows of a table or two entries of a list."""
    starts = list(_starts(section.lines)) if section.size > _PIECE else []
    ends = [*(first for first, _ in starts), len(section.lines)]
    for number, (first, head) in enumerate([(0, ()), *starts]):
        end, line = ends[number], section.heading.line
        below = [one for one in section.below if first <= one.line - line < end]
        name, anchor = section.heading.name, section.heading.anchor
        again = replace(section.heading, name=f"{name} (continued)", anchor=f"{anchor}-{number + 1}")
        heading = again if number else section.heading
        yield _with_anchors(heading, [*(("", "") if number else ()), *head, *section.lines[first:end]], below)


def _starts(lines: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """The lines at which another piece can start, each with the head of the table that it stands in."""
    depth, size = 0, 0
    head: Sequence[str] = ()
    for number, line in enumerate(lines):
        if line.startswith("| --- |"):
            head = lines[number - 1 : number + 1]
        elif not line.startswith("|"):
            head = ()
        row = head and line.startswith("|") and not line.startswith("| --- |")
        if depth == 0 and size > _PIECE and (row or line.startswith("-   ")):
            yield number, head
            size = 0
        size += len(line)
        depth += sum(-1 if closes else 1 for closes in _BLOCK.findall(line))


def _headings(lines: Sequence[str]) -> Iterator[_Heading]:
    """All headings, each with its address in Python-Markdown; the page is not cut at one that is in a block."""
    used, depth = set(_ID.findall("\n".join(lines))), 0
    for number, line in enumerate(lines):
        if depth == 0 and _END.match(line):
            yield _Heading(0, number)
        elif found := _HEADING.fullmatch(line):
            name = plain(found[2]) if found[2] else unescape(re.sub("<[^<>]*>", "", found[5]))
            own = _ID.search(found[4] or "")
            level = int(found[3] or len(found[1])) if depth == 0 else _INNER
            anchor = own[1] if own else unique(slugify(name, "-"), used)
            yield _Heading(level, number, name, anchor, 'class="entry"' in (found[4] or ""))
        depth += sum(-1 if closes else 1 for closes in _BLOCK.findall(line))


def _parts(run: Sequence[_Section]) -> list[_Part]:
    """Entries of an alphabet by their first letters; all others so many that a page is not too long."""
    held: dict[str, list[_Section]] = {}
    of_alphabet, number, size = all(section.heading.entry for section in run), 1, 0
    for section in run:
        size += section.size
        if section.size < size > _PIECE:
            number, size = number + 1, section.size
        letter = section.heading.name[:1].lower()
        key = (letter if letter.isascii() and letter.isalpha() else _NO_LETTER) if of_alphabet else str(number)
        held.setdefault(key, []).append(section)
    return [_Part(key, sections) for key, sections in held.items()]


def _listed(part: _Part, way: str) -> Iterator[str]:
    """What stands in the place of the text: each heading, with every address that was below it."""
    for section in part.sections:
        places = "".join(f'<span id="{anchor}"></span>' for anchor in section.anchors)
        yield f"-   {places}[{typed(section.heading.name)}]({way}#{section.heading.anchor})"


def _piece(page: Page, part: _Part, names: Mapping[str, str], path: str, leads: Mapping[str, str]) -> Page:
    title = f"{page.title}: {part.called}"
    others = [f"**{name}**" if to == path else f"[{name}]({_way(path, to)})" for to, name in names.items()]
    notice = _NOTICE.search(page.body)
    text = "\n".join(line for section in part.sections for line in _anchored(section))
    moved = _LINK.sub(partial(_moved, page.path, path, leads), text)
    body = [f"# {typed(title)}", "", *([notice[0]] if notice else []), '<div class="letters" markdown>', "", *others]
    front = {**page.front, "above": {"name": page.title, "path": page.address.lstrip("/")}}
    if "found" in front:
        front["found"] = {key: told for key, told in front["found"].items() if key != "always"}
    return Page(path, title, "\n".join([*body, "", "</div>", "", moved, ""]), front, by_hand=page.by_hand)


def _anchored(section: _Section) -> Iterator[str]:
    """The lines of a section, whose heading keeps the address that it had; there may be hundreds on a page."""
    heading = section.heading
    yield f'<h2 class="entry" id="{heading.anchor}">{escape(heading.name, quote=False)}</h2>'
    yield from section.lines[1:]


def _moved(old: str, new: str, leads: Mapping[str, str], found: re.Match[str]) -> str:
    """A link as it is written on another page."""
    target, anchor = found[1], found[2] or ""
    up = "../" * (new.count("/") - old.count("/"))
    if target:
        return f"]({up}{target}{anchor})"
    to = leads.get(anchor[1:], old)
    return f"]({anchor if to == new else _way(new, to) + anchor})"


def _way(here: str, there: str) -> str:
    """The link from one file of the same page to another."""
    common = here.rpartition("/")[0]
    if there.startswith(f"{common}/"):
        return there.removeprefix(f"{common}/")
    return "../" + there.rpartition("/")[2]
