"""What text may not hold: it would act on a page, or nothing here could show it. Each is told at its very line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from html.entities import html5

from markdown_it.common.html_re import HTML_TAG_RE
from pydantic_core import PydanticCustomError

from generator.values.blocks import DEEPEST, Block, Table, paragraphs_in
from generator.values.marks import cells_of, heading_at, is_table, mark_of
from generator.values.rules import Rule
from generator.values.spans import links_of, spans_of
from generator.values.wrong import shown, wrong

NESTED_LIST = Rule("nested-list", "Lists stand inside each other only a few levels deep.")
DIVIDING_LINE = Rule("dividing-line", "A text has paragraphs, and no lines of signs between them.")
CODE = Rule("code", "A text has plain words, and no code.")
QUOTATION = Rule("quotation", "What somebody said stands in quotation marks.")
LINK_APART = Rule("link-apart", "The address of a link stands right behind its words.")
TABLE = Rule(
    "table",
    "Figures are keys of a record. Only the text of a page may hold a table, with a cell for each heading in each row.",
)
HEADING = Rule(
    "heading",
    "A record's own page gives its texts their headings; only the text of a page has headings, of two levels.",
)
IMAGE = Rule("image", "A text has no pictures: what they show, not everybody can see.")
EMPTY_LINK = Rule("empty-link", "A link has words, which say where it leads.")
RAW_HTML = Rule("raw-html", "A text has no HTML: it could change the page, or do harm.")
HTML_SIGN = Rule("html-sign", "A sign is typed as itself, and not as HTML writes it.")
FOOTNOTE = Rule("footnote", "A text has no footnotes.")
ATTRIBUTE_LIST = Rule("attribute-list", "A text does not change how its page is made.")

_OPENED_TAG = re.compile(
    r"<(?:!--|!\[CDATA\[|\?|/?(?:script|style|iframe|object|embed|svg|img|table|div|span|font|br|hr|ul|ol|li"
    r"|(?:[ovwm]|st[0-9]):[a-z]+)(?=[\s/>]|\Z))",
    re.IGNORECASE,
)
"""Tags that are HTML even where CommonMark takes them for words; the last are Word's, such as `<o:p>`."""
_TAG = re.compile(r"<(?:[A-Za-z][A-Za-z0-9-]*(?::[A-Za-z]+)?(?:[\s/>]|$)|/[A-Za-z]|!--|!\[CDATA\[|![A-Za-z]|\?)")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^\s<>]*>")
_ATTRIBUTES = re.compile(r"\{:[^{}]*\}|\{\s*[#.][A-Za-z][^{}]*\}|\{\s*[A-Za-z-]+=[^{}]*\}")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]")
STARTS_QUOTATION = re.compile(r"\A\s*>(?!\s*[£$€]?[0-9])")
_UNDERLINE = re.compile(r"\s*(?:-{2,}|={2,})\s*")

_LINES = (
    (
        DIVIDING_LINE,
        re.compile(r"\A\s*([-*_=–—#])(?: *\1){2,}\s*\Z"),
        "A line of signs stands here; text has no dividing lines.",
        "Delete it; an empty line starts a new paragraph.",
    ),
    (
        CODE,
        re.compile(r"\A\s*(?:```|~~~)"),
        "Three signs that mark code stand here; text has no code.",
        "Delete the line, and write plain words.",
    ),
    (
        QUOTATION,
        STARTS_QUOTATION,
        "A line starts with `>` here; text has no quotations of that kind.",
        "Put what somebody said into quotation marks: “…”.",
    ),
    (
        LINK_APART,
        re.compile(r"\A\s*\[[^\[\]]+\]:\s+<?https?://"),
        "An address stands apart from the words of its link here.",
        "Write `[the words](https://…)` where the link is to stand.",
    ),
)
"""What no line may be, with what is said of it."""

_Errors = Iterator[PydanticCustomError]


def refused_in(text: str, blocks: Iterable[Block], *, of_page: bool) -> _Errors:
    """Give everything in a text that it may not hold, but for bad links."""
    yield from map(_attribute_list, _ATTRIBUTES.findall(text))
    lines = text.split("\n")
    for number in range(len(lines)):
        yield from _on_line(lines, number, of_page)
    for paragraph, depth in paragraphs_in(blocks):
        yield from _within(paragraph)
        if depth >= DEEPEST and any(map(mark_of, paragraph.split("\n"))):
            message = f"Lists stand more than {DEEPEST} deep inside each other here."
            yield wrong(NESTED_LIST, message, "Make a list of its own of what is inside.", paragraph.split("\n")[0])
    for block in blocks:
        if isinstance(block, Table):
            yield from _uneven(block, lines)


def _on_line(lines: list[str], number: int, of_page: bool) -> _Errors:
    line = lines[number]
    near = line.strip()[:60]
    if not near:
        return
    above = lines[number - 1].strip() if number else ""
    level = heading_at(line)
    if level and not (of_page and level in (2, 3)):
        yield _heading(near, "Write ## or ### before it." if of_page else "")
    elif above and _UNDERLINE.fullmatch(line) and not _is_row(above):
        yield _heading(above[:60], f"Write `## {above[:40]}`, and no line below it." if of_page else "")
    elif found := _by_its_form(line, near, alone=len(lines) == 1):
        yield found
    elif number and _starts_table(lines, number - 1):
        yield from _table(lines, number - 1, of_page)


def _by_its_form(line: str, near: str, *, alone: bool) -> PydanticCustomError | None:
    for rule, pattern, message, hint in _LINES:
        # One line that starts with `>` may be a sum.
        if pattern.match(line) and not (alone and rule is QUOTATION):
            return wrong(rule, message, hint, near)
    return None


def _starts_table(lines: list[str], at: int) -> bool:
    rows = _is_row(lines[at]) and _is_row(lines[at + 1]) and not (at and _is_row(lines[at - 1]))
    return rows or is_table(lines, at)


def _is_row(line: str) -> bool:
    row = line.strip()
    return row.startswith("|") and row.endswith("|") and row.count("|") > 1


def _table(lines: list[str], at: int, of_page: bool) -> _Errors:
    near = lines[at].strip()[:60]
    if not of_page:
        hint = "Write sentences or a list. Pages in pages/ may hold tables."
        yield wrong(TABLE, "A table stands here; only pages have tables.", hint, near)
    elif not is_table(lines, at):
        hint = "Write a row below them that has three hyphens in each cell."
        yield wrong(TABLE, "The row of hyphens below this table's headings is missing.", hint, near)
    elif lines[at].startswith(" "):
        yield wrong(TABLE, "A table cannot stand inside a list.", "Start its lines at the left.", near)


def _uneven(table: Table, lines: list[str]) -> _Errors:
    wanted = len(table.rows[0])
    for row in table.rows[1:]:
        if len(row) != wanted:
            message = f"This row of the table has {len(row)} cells; its headings are {wanted}."
            near = next((line.strip()[:60] for line in lines if cells_of(line) == row), "")
            hint = "Give every row as many cells. An upright line within a cell needs a backslash before it."
            yield wrong(TABLE, message, hint, near)


def _heading(near: str, hint: str) -> PydanticCustomError:
    message = "This heading is not written as pages have it." if hint else "Headings do not work here."
    return wrong(HEADING, message, hint or "Write a sentence, or use **bold**.", near)


def _within(paragraph: str) -> _Errors:
    tags = 0
    for token in spans_of(paragraph):
        if token.type == "html_inline":
            # A closing tag says no more than the opening one before it.
            if not (tags and token.content.startswith("</")):
                yield _html(token.content)
            tags += 1
        elif token.type == "image":
            hint = "Link to it instead: take out the !."
            yield wrong(IMAGE, "A picture stands here; text has no pictures.", hint, "![")
        elif token.type == "text":
            if found := _OPENED_TAG.search(token.content):
                yield _html(token.content[found.start() :])
            # An address that stands alone may hold what looks like a sign: `&lang;=cy`.
            if not token.content.startswith(("http://", "https://")):
                yield from _signs(token.content)
    for link, words in links_of(paragraph):
        if not words.strip():
            target = str(link.attrGet("href") or "")
            hint = "Write what it leads to between the square brackets."
            yield wrong(EMPTY_LINK, "This link has no words.", hint, f"]({target}")


def refused_in_line(text: str) -> _Errors:
    """Give what not even a line of plain words may hold."""
    found = _TAG.search(text)
    if found and not _AUTOLINK.match(text, found.start()):
        near = text[found.start() : found.start() + 20]
        tag = HTML_TAG_RE.match(text[found.start() :])
        what = shown(tag.group() if tag else near)
        yield wrong(RAW_HTML, f"{what} is web code, which is not allowed in text.", "Write plain words.", near)
    yield from _signs(text)


def _signs(text: str) -> _Errors:
    for found in _ENTITY.finditer(text):
        sign = unescape(found.group())
        if sign != found.group() and (found.group()[1] == "#" or found.group()[1:] in html5):
            better = "Write a space." if not sign.strip() or not sign.isprintable() else f"Write `{sign}`."
            message = f"`{found.group()}` is a sign as HTML writes it."
            yield wrong(HTML_SIGN, message, better, found.group())
    for found in _FOOTNOTE.finditer(text):
        message = f"{shown(found.group())} is a footnote; text has none."
        yield wrong(FOOTNOTE, message, "Put the note into brackets, or link to where it stands.", found.group())


def _html(found: str) -> PydanticCustomError:
    tag = HTML_TAG_RE.match(found)
    code = shown(tag.group() if tag else found[: found.find(">") + 1] or found)
    message = f"{code} is web code, which is not allowed in text."
    return wrong(RAW_HTML, message, "Write plain words, with ** around what is to be bold.", found[:60])


def _attribute_list(found: str) -> PydanticCustomError:
    message = f"{shown(found)} would change how the page is made; that is not allowed in text."
    return wrong(ATTRIBUTE_LIST, message, "Delete the curly brackets and what is in them.", found)
