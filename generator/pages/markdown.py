"""Text written out as Markdown that says exactly that text: the one gate between people's words and the page.

What people typed comes out as characters, never as markup, but for the paragraphs, lists, bold, italic and links
that `generator.values.words` allows. The signs escaped here are those that Python-Markdown and its extensions in
use would act on.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from markdown_it.token import Token
from markupsafe import Markup

from generator.kind import Layout
from generator.kinds import kind_named
from generator.values.words import RECORD_LINK, Prose

_ACTIVE = re.compile(r"[\\`*_{}\[\]#|]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LEADING = re.compile(r"[-+](?=[\s+-]|$)|\d+(?=[.)](?:\s|$))")
_SPACES = re.compile(r"\s+")
# Most text has no sign in it that could act, wherever it stands: it is written as it is.
_QUIET = re.compile(r"[A-Za-z(£][A-Za-z0-9 ,.;:'’“”‘()£%/?!–-]*")
_GAP = re.compile(r"\n[ ]*\n\s*")
_BOLD = re.compile(r"\A\*\*((?:[^*\\]|\\.)+)\*\*\Z")
_UNSAFE_IN_ADDRESS = re.compile(r"[\s()<>\[\]{}\"'\\`*_|^#]|&(?=#?\w+;)|[^\x21-\x7e]")

Markdown = Markup
"""Text that is Markdown already. Everything else that reaches a page is escaped on its way."""


def escape(text: object) -> Markdown:
    """Write plain text so that a page shows exactly its characters, on one line."""
    if isinstance(text, Markup):
        return text
    written = str(text)
    if _QUIET.fullmatch(written):
        return Markdown(written)
    return Markdown(_lead(_characters(_SPACES.sub(" ", written))))


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
    """Write a web address so that nothing in it can end the link it stands in."""
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
    """Write prose as paragraphs and lists of their own."""
    if prose.plain:
        return Markdown("\n\n").join(escape(paragraph.strip()) for paragraph in _GAP.split(prose.source))
    return Markdown("\n\n".join(_blocks(prose.tokens)))


def chapters(prose: Prose) -> Markdown:
    """Write the prose of a whole page: a paragraph that is bold from end to end is the heading of what follows.

    People may type no headings (the format leaves them to the generator), and use bold instead, as in Word.
    """
    if prose.plain:
        return block(prose)
    return Markdown("\n\n".join(_BOLD.sub(r"## \1", text) for text in _blocks(prose.tokens)))


def inline(prose: Prose) -> Markdown:
    """Write prose on one line, for a table or a list: paragraphs follow each other, list items get semicolons."""
    if prose.plain:
        return escape(prose.source)
    parts: list[str] = []
    listed = False
    for token in prose.tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            listed = True
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            listed = False
        elif token.type == "inline":
            parts.append(_inline(token.children or []) + ("; " if listed else " "))
    return Markdown(_lead("".join(parts).rstrip("; ")))


def _blocks(tokens: list[Token]) -> Iterator[str]:
    """Yield paragraphs and whole lists; items of a list are indented by four, as Python-Markdown wants."""
    lists: list[int | None] = []
    lines: list[str] = []
    first_in_item = False
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(0 if token.type.startswith("ordered") else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
            if not lists:
                yield "\n".join(lines)
                lines = []
        elif token.type == "list_item_open":
            first_in_item = True
        elif token.type == "inline":
            text = _lead(_inline(token.children or []))
            if not lists:
                yield text
                continue
            indent = " " * 4 * (len(lists) - 1)
            if first_in_item:
                lines.append(f"{indent}{_marker(lists)}{text}")
            else:
                lines += ["", f"{indent}    {text}"]
            first_in_item = False


def _marker(lists: list[int | None]) -> str:
    number = lists[-1]
    if number is None:
        return "-   "
    lists[-1] = number + 1
    return f"{number + 1}.  "


_SIGNS = {
    "strong_open": "**",
    "strong_close": "**",
    "em_open": "*",
    "em_close": "*",
    "softbreak": " ",
    "hardbreak": " ",
}


def _inline(tokens: list[Token]) -> str:
    parts: list[str] = []
    ends: list[str] = []
    for token in tokens:
        if token.type in _SIGNS:
            parts.append(_SIGNS[token.type])
        elif token.type == "link_open":
            parts.append("[")
            ends.append(f"]({_target(str(token.attrGet('href') or ''))})")
        elif token.type == "link_close":
            parts.append(ends.pop())
        else:
            parts.append(_characters(token.content))
    return _SPACES.sub(" ", "".join(parts)).strip()


def _characters(text: str) -> str:
    words = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return _ACTIVE.sub(r"\\\g<0>", words)


def _target(href: str) -> str:
    found = RECORD_LINK.fullmatch(href)
    if not found:
        return address(href)
    kind = kind_named(found[1])
    one_page = kind is not None and kind.layout is Layout.FILE
    return f"/{found[1]}/{'index' if one_page else found[2]}.md"


_LINK = re.compile(r"\[((?:\\.|[^\[\]\\])*)\]\([^()]*\)")
_EMPHASIS = re.compile(r"(?<!\\)\*+")
_ESCAPED = re.compile(r"\\(.)")


def plain(markdown: str) -> str:
    """Give the words of one line of our own Markdown, as a reader sees them."""
    words = _EMPHASIS.sub("", _LINK.sub(r"\1", markdown))
    return html.unescape(_SPACES.sub(" ", _ESCAPED.sub(r"\1", words))).strip()
