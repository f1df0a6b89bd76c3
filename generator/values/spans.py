"""What is within a paragraph: bold, italic, links, addresses, and words. All other signs are words too.

It is CommonMark but for this: an underscore is a sign like any other, a star within a word or a sum (`5*3*2`) too. A
backslash is one wherever there is nothing that it could keep from acting, or from being advised on. An address that
stands alone is a link.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import Delimiter, StateInline
from markdown_it.token import Token

_SPACES = re.compile(r"\s+")
_ACTS = frozenset("*[]<!|_`~")
_ACTS_FIRST = frozenset("-+#>=~.)")
_FIRST = re.compile(r"\s*[0-9]*")
_ADDRESS = re.compile(r"://[^\s<>\[\]\"“”‘’«»\\^`{|}…]+", re.IGNORECASE)
_SCHEME = re.compile(r"(?<![\w.+-])https?$", re.IGNORECASE)
_AFTER_ADDRESS = ".,;:!?'*_~-–—"


def _escape(state: StateInline, silent: bool) -> bool:
    """A backslash before a sign that could act: the sign is shown, and the backslash is not."""
    if state.src[state.pos] != "\\" or state.pos + 1 >= state.posMax:
        return False
    sign = state.src[state.pos + 1]
    if sign in _ACTS_FIRST:
        before = state.src[max(0, state.pos - 12) : state.pos].rpartition("\n")[2]
        if not _FIRST.fullmatch(before) or (sign in ".)") is not before.strip().isdigit():
            return False
    elif sign not in _ACTS:
        return False
    if not silent:
        state.push("text_special", "", 0).content = sign
    state.pos += 2
    return True


def _stars(state: StateInline, silent: bool) -> bool:
    """Stars around words; those between two letters or figures are signs."""
    if silent or state.src[state.pos] != "*":
        return False
    found = state.scanDelims(state.pos, False)
    for _ in range(found.length):
        state.push("text", "", 0).content = "*"
        place = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord("*"), found.length, place, -1, found.can_open, found.can_close))
    state.pos += found.length
    return True


def _address(state: StateInline, silent: bool) -> bool:
    """An address that stands alone; the full stop or bracket behind it is the sentence's."""
    if state.linkLevel or state.src[state.pos] != ":":
        return False
    # The scheme first: to look at each colon for all that follows it would take long.
    scheme = _SCHEME.search(state.src, state.pos - 5, state.pos)
    found = _ADDRESS.match(state.src, state.pos, state.posMax) if scheme else None
    if found is None or scheme is None:
        return False
    rest = _without_ending(found.group())
    if len(rest) < 4:
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme.group())]
        url = scheme.group() + rest
        state.push("link_open", "a", 1).attrs = {"href": url}
        state.push("text", "", 0).content = url
        state.push("link_close", "a", -1)
    state.pos += len(rest)
    return True


def _without_ending(address: str) -> str:
    end, open_ones, closing = len(address), address.count("("), address.count(")")
    while end and (address[end - 1] in _AFTER_ADDRESS or (address[end - 1] == ")" and closing > open_ones)):
        end -= 1
        closing -= address[end] == ")"
    return address[:end]


def _parser(*rules: str) -> MarkdownIt:
    made = MarkdownIt("zero", {"html": True})
    made.enable(["emphasis", "autolink", "html_inline", *rules])
    made.inline.ruler.at("emphasis", _stars)
    made.inline.ruler.before("emphasis", "escape_what_acts", _escape)
    made.inline.ruler.after("emphasis", "address", _address)
    # Escaped signs stay apart from the text around them, so that nobody is advised on what was typed on purpose.
    made.core.ruler.disable("text_join")
    # Every address is let through here, so that a bad one is seen and refused by name, not left standing as text.
    made.validateLink = lambda url: True  # type: ignore[method-assign]
    return made


# To look at each of many brackets takes long: only a text that has the middle of a link has a link.
_PARSER = _parser("link", "image")
_WITHOUT_LINKS = _parser()


@lru_cache(maxsize=256)
def spans_of(text: str) -> tuple[Token, ...]:
    """Take a paragraph apart."""
    (whole,) = (_PARSER if "](" in text else _WITHOUT_LINKS).parseInline(text)
    return tuple(whole.children or ())


def bare(text: str) -> str:
    """The words of a paragraph, on one line, without the signs that act."""
    return _SPACES.sub(" ", "".join(_words(spans_of(text)))).strip()


def _words(tokens: tuple[Token, ...]) -> Iterator[str]:
    for token in tokens:
        yield token.content


def links_of(text: str) -> Iterator[tuple[Token, str]]:
    """Each link of a paragraph, with its words."""
    opened: Token | None = None
    words: list[str] = []
    for token in spans_of(text):
        if token.type == "link_open":
            opened, words = token, []
        elif token.type == "link_close" and opened is not None:
            yield opened, "".join(words)
        else:
            words.append(token.content)
