"""What text may not hold: it would act on a page, or nothing here could show it. Each is reported at its own line."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from html.entities import html5

from markdown_it.common.html_re import HTML_TAG_RE
from pydantic_core import PydanticCustomError

from generator.values.blocks import DEEPEST, Block, Table, paragraphs_in
from generator.values.english import counted
from generator.values.marks import cells_of, heading_at, is_table, mark_of
from generator.values.rules import Rule
from generator.values.spans import links_of, spans_of
from generator.values.wrong import shown, wrong

NESTED_LIST = Rule("nested-list", "Lists have only a few levels.")
DIVIDING_LINE = Rule("dividing-line", "Text has paragraphs, with no dividing lines between them.")
CODE = Rule("code", "Text has plain words, not computer code.")
QUOTATION = Rule("quotation", "What was said is in quotation marks.")
LINK_APART = Rule("link-apart", "The address of a link comes straight after its text.")
TABLE = Rule(
    "table",
    "Figures go in fields. Only pages can have tables, with a cell for each heading in each row.",
)
HEADING = Rule(
    "heading",
    "Only pages have headings of their own, of two levels. A record's page adds the headings of its texts.",
)
IMAGE = Rule("image", "Text has no pictures, because not everyone can see them.")
EMPTY_LINK = Rule("empty-link", "A link has text that says where it goes.")
RAW_HTML = Rule("raw-html", "Text has no web code (HTML), which could change the page or do harm.")
HTML_SIGN = Rule("html-sign", "A sign is typed as itself, not as web code.")
FOOTNOTE = Rule("footnote", "Text has no footnotes.")
ATTRIBUTE_LIST = Rule("attribute-list", "Text has no code that changes the page.")

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
        "Dividing lines do not work here.",
        "Delete it. An empty line starts a new paragraph.",
    ),
    (
        CODE,
        re.compile(r"\A\s*(?:```|~~~)"),
        "Marks for computer code do not work here.",
        "Delete this line, and write plain words.",
    ),
    (
        QUOTATION,
        STARTS_QUOTATION,
        "A line of text cannot start with `>`.",
        "Put quotation marks round what was said: “…”.",
    ),
    (
        LINK_APART,
        re.compile(r"\A\s*\[[^\[\]]+\]:\s+<?https?://"),
        "This web address is apart from its link text.",
        "Write `[the words](https://…)` where the link should be.",
    ),
)
"""What no line may be, with what is said of it."""

NEAR = 60
"""How many characters of a line are pointed at."""

_Errors = Iterator[PydanticCustomError]


def refused_in(text: str, blocks: Iterable[Block], *, of_page: bool) -> _Errors:
    """Yield everything in a text that it may not hold, but for bad links."""
    yield from map(_attribute_list, _ATTRIBUTES.findall(text))
    lines = text.split("\n")
    for number in range(len(lines)):
        yield from _on_line(lines, number, of_page)
    for paragraph, depth in paragraphs_in(blocks):
        yield from _within(paragraph)
        if depth >= DEEPEST and any(map(mark_of, paragraph.split("\n"))):
            message = f"This list has more than {DEEPEST} levels."
            yield wrong(NESTED_LIST, message, "Use fewer levels, or make a second list.", paragraph.split("\n")[0])
    for block in blocks:
        if isinstance(block, Table):
            yield from _uneven(block, lines)


def _on_line(lines: list[str], number: int, of_page: bool) -> _Errors:
    line = lines[number]
    near = line.strip()[:NEAR]
    if not near:
        return
    above = lines[number - 1].strip() if number else ""
    level = heading_at(line)
    if level and not (of_page and level in (2, 3)):
        yield _heading(near, "Write ## or ### before it." if of_page else "")
    elif above and _UNDERLINE.fullmatch(line) and not _is_row(above):
        yield _heading(above[:NEAR], f"Write `## {above[:40]}`, and no line below it." if of_page else "")
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
    near = lines[at].strip()[:NEAR]
    if not of_page:
        hint = "Write sentences or a list. Files in pages/ can have tables."
        yield wrong(TABLE, "Tables only work on pages.", hint, near)
    elif not is_table(lines, at):
        hint = "Add a row below them with three hyphens in each cell."
        yield wrong(TABLE, "The row of hyphens below the table headings is missing.", hint, near)
    elif lines[at].startswith(" "):
        yield wrong(TABLE, "A table cannot be inside a list.", "Start its lines at the left.", near)


def _uneven(table: Table, lines: list[str]) -> _Errors:
    wanted = len(table.rows[0])
    for row in table.rows:
        if len(row) != wanted:
            message = f"This row has {counted(len(row), 'cell')}, but the table has {counted(wanted, 'heading')}."
            near = next((line.strip()[:NEAR] for line in lines if cells_of(line) == row), "")
            hint = "Give every row the same number. Put a backslash before an upright line inside a cell."
            yield wrong(TABLE, message, hint, near)


def _heading(near: str, hint: str) -> PydanticCustomError:
    message = "Headings on pages start with ## or ###." if hint else "Headings do not work here."
    return wrong(HEADING, message, hint or "Use bold, with ** on both sides, or write a sentence.", near)


def _within(paragraph: str) -> _Errors:
    tagged = False
    for token in spans_of(paragraph):
        if token.type == "html_inline":
            # A closing tag says no more than the opening one before it.
            if not (tagged and token.content.startswith("</")):
                yield _html(token.content)
            tagged = True
        elif token.type == "image":
            hint = "Link to it instead: delete the !."
            yield wrong(IMAGE, "Pictures do not work here.", hint, "![")
        elif token.type == "text":
            if found := _OPENED_TAG.search(token.content):
                yield _html(token.content[found.start() :])
            # An address that stands alone may hold what looks like a sign: `&lang;=cy`.
            if not token.content.startswith(("http://", "https://")):
                yield from _signs(token.content)
    for link, words in links_of(paragraph):
        if not words.strip():
            target = str(link.attrGet("href") or "")
            hint = "Write what it links to between the square brackets."
            yield wrong(EMPTY_LINK, "This link has no text.", hint, f"]({target}")


def refused_in_line(text: str) -> _Errors:
    """Yield what not even a line of plain words may hold."""
    found = _TAG.search(text)
    if found and not _AUTOLINK.match(text, found.start()):
        near = text[found.start() :][:NEAR]
        tag = HTML_TAG_RE.match(text[found.start() :])
        what = shown(tag.group() if tag else near)
        yield wrong(RAW_HTML, f"{what} is web code, which is not allowed.", "Use plain words.", near)
    yield from _signs(text)


def _signs(text: str) -> _Errors:
    for found in _ENTITY.finditer(text):
        sign = unescape(found.group())
        if sign != found.group() and (found.group()[1] == "#" or found.group()[1:] in html5):
            better = "Write a space." if not sign.strip() or not sign.isprintable() else f"Write `{sign}`."
            message = f"`{found.group()}` is web code for a sign."
            yield wrong(HTML_SIGN, message, better, found.group())
    for found in _FOOTNOTE.finditer(text):
        message = f"Footnotes such as {shown(found.group())} do not work here."
        yield wrong(FOOTNOTE, message, "Put the note in brackets, or link to it.", found.group())


def _html(found: str) -> PydanticCustomError:
    tag = HTML_TAG_RE.match(found)
    code = shown(tag.group() if tag else found[: found.find(">") + 1] or found)
    message = f"{code} is web code, which is not allowed."
    return wrong(RAW_HTML, message, "Use plain words. For bold, put ** on both sides.", found[:NEAR])


def _attribute_list(found: str) -> PydanticCustomError:
    message = f"{shown(found)} would change the page, which is not allowed."
    return wrong(ATTRIBUTE_LIST, message, "Delete the curly brackets and what is in them.", found)
