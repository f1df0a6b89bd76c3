"""Text written out as Markdown that says exactly that text: the one gate between people's words and the page.

What people typed comes out as characters, never as markup, but for the paragraphs, lists, bold, italic and links
that `generator.values.words` allows. The signs escaped here are those that Python-Markdown and its extensions in
use would act on. What is written reads the same under CommonMark.
"""

import html
import re
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from generator.core.kind import Layout
from generator.kinds import kind_named
from generator.search.index import TEXT
from generator.values.blocks import Block, Heading, Listing, Paragraph, Table
from generator.values.flowing import flowing
from generator.values.spans import spans_of
from generator.values.words import RECORD_LINK, Prose

_ACTIVE = re.compile(r"[\\`*_{}\[\]#|]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# A picture would begin here, or the address of a link that stands elsewhere on the page.
_PICTURE = re.compile(r"!(?=\\?\[|\Z)")
_ADDRESS_BELOW = re.compile(r"(?<=\]):")
_LEADING = re.compile(r"[-+](?=[\s+-]|$)|\d+(?=[.)](?:\s|$))")
_SPACES = re.compile(r"\s+")
# Most text has no sign in it that could act, wherever it stands: it is written as it is.
_QUIET = re.compile(r"[A-Za-z(£][A-Za-z0-9 ,.;:'’“”‘()£%/?!–-]*")
_BOLD = re.compile(r"\A\*\*((?:[^*\\]|\\.)+)\*\*\Z")
_NO_PARAGRAPH = re.compile(r"- {3}|\d+\. |[#|]|\Z")
_UNSAFE_IN_ADDRESS = re.compile(r"[\s()<>\[\]{}\"'\\`*_|^#]|&(?=#?\w+;)|[^\x21-\x7e]")

Markdown = Markup
"""Text that is Markdown already. Everything else that reaches a page is escaped on its way."""


def escape(text: object) -> Markdown:
    """Write plain text so that a page shows exactly its characters, on one line."""
    if isinstance(text, Markup):
        return text
    return _escaped(str(text))


@lru_cache(maxsize=4096)
def _escaped(written: str) -> Markdown:
    """The same titles, names and days are written again and again."""
    if _QUIET.fullmatch(written):
        return Markdown(written)
    return Markdown(_lead(_apart(_characters(_SPACES.sub(" ", written)))))


def _lead(words: str) -> str:
    """Keep the first characters of a block from starting a list, a quotation or a definition."""
    if words[:1] in (">", ":", "=", "~"):
        return f"&#{ord(words[0])};{words[1:]}"
    found = _LEADING.match(words)
    if not found:
        return words
    end = found.end()
    return f"\\{words}" if not found.group().isdigit() else f"{words[:end]}\\{words[end:]}"


def address(url: str) -> Markdown:
    """Write a web address so that nothing in it can end the link it is in."""
    return Markdown(_UNSAFE_IN_ADDRESS.sub(_percent, url))


def _percent(found: re.Match[str]) -> str:
    # An underscore and a sharp stay: Python-Markdown takes the address before it looks for emphasis.
    if found.group() in "_#":
        return found.group()
    return "".join(f"%{byte:02X}" for byte in found.group().encode())


def link(words: object, target: str) -> Markdown:
    """Write a link to a web address, or to a page of the site given from its root: `/decisions/x.md`."""
    return Markdown(f"[{escape(words)}]({address(target)})")


def block(prose: Prose) -> Markdown:
    """Write prose as paragraphs and their own lists."""
    if prose.plain:
        return Markdown("\n\n").join(
            escape(paragraph.text) for paragraph in prose.blocks if isinstance(paragraph, Paragraph)
        )
    return Markdown("\n\n".join(map(_block, prose.blocks)))


def chapters(prose: Prose) -> Markdown:
    """Write the prose of a whole page: a paragraph that is bold from end to end is the heading of what follows.

    That is how people who know Word write one.
    """
    if prose.plain:
        return block(prose)
    return Markdown("\n\n".join(_BOLD.sub(r"## \1", _block(one)) for one in prose.blocks))


def begun(written: Markdown) -> Markdown:
    """Mark where the text of a page begins after its facts: there an excerpt begins that the search shows."""
    if _NO_PARAGRAPH.match(written):
        return written
    return Markdown(f'<span id="{TEXT}"></span>{written}')


def as_html(text: object) -> Markdown:
    """Write plain text for a line that is HTML, on which Markdown's signs stand for themselves."""
    return Markdown(html.escape(_SPACES.sub(" ", str(text)), quote=False))


def inline(prose: Prose) -> Markdown:
    """Write prose on one line, for a table or a list: paragraphs and items follow each other as sentences."""
    if prose.plain and "\n" not in prose.source:
        return escape(prose.source)
    return Markdown(_lead(flowing(prose.blocks, _inline)))


def _block(one: Block) -> str:
    if isinstance(one, Listing):
        return _listing(one)
    if isinstance(one, Heading):
        return f"{'#' * one.level} {_inline(one.text)}"
    if isinstance(one, Table):
        rows = [f"| {' | '.join(map(_inline, row))} |" for row in one.rows]
        return "\n".join([rows[0], f"|{' --- |' * len(one.rows[0])}", *rows[1:]])
    return _lead(_inline(one.text))


def _listing(listing: Listing) -> str:
    """Write a list: what belongs to an item is indented by four, as Python-Markdown wants."""
    gap = "\n" if all(_is_close(item.blocks) for item in listing.items) else "\n\n"
    items = []
    for item in listing.items:
        inside = gap.join(map(_block, item.blocks)).replace("\n", "\n    ").replace("\n    \n", "\n\n")
        mark = f"{item.number}." if item.number else "-"
        items.append(f"{mark:3} {inside}")
    return gap.join(items)


def _is_close(blocks: Iterable[Block]) -> bool:
    """Whether an item is a paragraph, and at most such a list below it, so that no empty lines are needed."""
    first, *others = blocks
    return isinstance(first, Paragraph) and all(
        len(others) == 1 and isinstance(one, Listing) and all(_is_close(item.blocks) for item in one.items)
        for one in others
    )


_SIGNS = {"strong_open": "**", "strong_close": "**", "em_open": "*", "em_close": "*"}


def _inline(text: str) -> str:
    """Write a paragraph without its lead."""
    parts: list[str] = []
    ends: list[str] = []
    for token in spans_of(text):
        if token.type in _SIGNS:
            parts.append(_SIGNS[token.type])
        elif token.type == "link_open":
            parts.append("[")
            ends.append(f"]({_target(str(token.attrGet('href') or ''))})")
        elif token.type == "link_close":
            parts.append(ends.pop())
        else:
            parts.append(_characters(token.content))
    return _apart(_SPACES.sub(" ", "".join(parts)).strip())


def _characters(text: str) -> str:
    words = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return _ACTIVE.sub(r"\\\g<0>", words)


def _apart(written: str) -> str:
    """Keep a sign from acting together with the bracket beside it."""
    return _ADDRESS_BELOW.sub("&#58;", _PICTURE.sub(r"\!", written))


def _target(href: str) -> str:
    found = RECORD_LINK.fullmatch(href)
    if not found:
        return address(href)
    kind = kind_named(found[1])
    one_page = kind is not None and kind.layout is Layout.FILE
    return f"/{found[1]}/{'index' if one_page else found[2]}.md"


_MARKS = re.compile(r"\\(?P<sign>.)|<[^<>]*>|\]\([^\s()\[\]]*\)|[\[*]")


def plain(markdown: str) -> str:
    """Return the words of one line of our own Markdown, as a reader sees them."""
    words = _MARKS.sub(lambda found: found["sign"] or "", markdown)
    return html.unescape(_SPACES.sub(" ", words)).strip()
