"""What text may hold, and is better written otherwise: signs that are shown as they are, and links of little use."""

import ipaddress
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from generator.values.blocks import Block, Listing, Paragraph, paragraphs_in
from generator.values.labels import Label, label_at
from generator.values.refused import STARTS_QUOTATION
from generator.values.rules import Finding, Rule, Severity
from generator.values.spans import links_of, spans_of
from generator.values.wrong import shown

LINE_BREAK = Rule("line-break", "Only an empty line starts a new paragraph.", Severity.ADVICE)
SIGN_SHOWN = Rule("sign-shown", "A sign that does not work here is shown as typed.", Severity.ADVICE)
JOINED_LETTERS = Rule("joined-letters", "Letters are typed one by one, so that search finds the word.", Severity.ADVICE)
CUT_WORD = Rule("cut-word", "A word that was cut at the end of a line is joined up again.", Severity.ADVICE)
INSIDE_ADDRESS = Rule(
    "inside-address", "A link goes to a page that people outside the council can open.", Severity.ADVICE
)
NO_LINK = Rule("no-link", "A link is written so that it works.", Severity.ADVICE)
LINK_WORDS = Rule(
    "link-words", "Link text says where the link goes. Some people hear links read out on their own.", Severity.ADVICE
)
LIST_LABEL = Rule("list-label", "The entries of a list start with a number or a hyphen.", Severity.ADVICE)
LIST_NUMBERS = Rule("list-numbers", "The numbers of a list follow on.", Severity.ADVICE)

_PAIRS = re.compile(
    r"(?<!\w)(?P<underscores>__?)(?![\s_])[^_\n]*[^_\s](?P=underscores)(?!\w)|(?P<ticks>`[^`\n]+`)|(?P<strike>~~[^~\n]+~~)"
    r"|(?P<mark>(?<!\w)==[^=\s][^=\n]*==(?!\w))|(?P<stars>\*\*(?=\w)|(?<=\w)\*\*)|(?P<box>^\[[ xX]\](?=\s))"
)
_INSTEAD = {
    "underscores": "Write `**` on both sides of bold words, and `*` on both sides of italic ones.",
    "ticks": "Write the words without them, or in quotation marks.",
    "strike": "Say in words that it no longer applies.",
    "mark": "Write `**` on both sides of words that matter.",
    "stars": "Write `**` right before the first bold word and right after the last, with no letter on the other side.",
    "box": "Say in words whether it is done.",
}
_APART = re.compile(r"\[[^\[\]\n]{1,200}\][ ]+\((?:https?://|mailto:)|\([^()\n]{1,200}\)\[https?://")
_NO_SCHEME = re.compile(r"(?<![\w/.@:-])www\.[\w-]+\.\w[^\s<>]*", re.IGNORECASE)
_LIST_OF_ONE = re.compile(r"[-*+] (?![£$€]?[0-9])")
_LIGATURE = re.compile("(?<!\\w)\\w*[\ufb00-\ufb06]\\w*")
_CUT_WORD = re.compile(r"(?<![\w-])([^\W\d_]{2,}-)\s(?!and\b|or\b|to\b|but\b|nor\b|as\b)[^\W\d_]{2,}")
_NO_WORDS = re.compile(
    r"(?:click |see |read )?here|click|(?:this |the )?(?:link|page|website|site)|this|details"
    r"|(?:read |see |find out |learn )?more|(?:more|further) (?:information|info|details)"
)
_OWN_NETWORK = (".local", ".localhost", ".internal", ".intranet", ".intra", ".lan", ".corp", ".home", ".private")

Advised = Iterator[Finding[int]]


def advice_on_signs(text: str, blocks: Sequence[Block]) -> Advised:
    """Advise on a text's signs and links, at their words."""
    for line, after in pairwise(text.split("\n")):
        if line.strip() and after.strip() and line.endswith(("  ", "\\")):
            message = "Two spaces or a backslash at the end of a line do not start a new line here."
            hint = "Leave an empty line between paragraphs, or make a list."
            yield Finding(0, LINE_BREAK, message, hint, words=line.strip())
    if STARTS_QUOTATION.match(text):
        # The start of one line may be a sum; with more lines it is an error.
        hint = "Write `more than`, or put quotation marks round what was said: “…”."
        yield Finding(0, SIGN_SHOWN, "`>` will appear as typed.", hint, words=text[:40])
    elif _LIST_OF_ONE.match(text) and "\n" not in text:
        message = f"{shown(text[0])} will appear as typed, because a list has more than one line."
        hint = "Delete it, or write each entry on its own line."
        yield Finding(0, SIGN_SHOWN, message, hint, words=text[:40])
    yield from _labels(blocks)
    yield from _numbers(blocks)
    for paragraph, _ in paragraphs_in(blocks):
        yield from advice_on_words(paragraph)
        linked = 0
        for token in spans_of(paragraph):
            linked += {"link_open": 1, "link_close": -1}.get(token.type, 0)
            if token.type == "text" and not linked:
                yield from _pairs(token.content)
        yield from _links(paragraph)


def advice_on_words(words: str) -> Advised:
    """Advise on what a PDF does to words."""
    for found in _LIGATURE.finditer(words):
        plain = unicodedata.normalize("NFKC", found.group())
        message = f"{shown(found.group())} has letters joined by a PDF, so search cannot find it."
        yield Finding(found.start(), JOINED_LETTERS, message, f"Write `{plain}`.", words=found.group())
    for found in _CUT_WORD.finditer(words):
        message = f"{shown(found[1])} looks like a word cut at the end of a line."
        hint = "If it is, join it up with the rest of the word."
        yield Finding(found.start(), CUT_WORD, message, hint, words=found[1])


def advice_on_line(line: str) -> Advised:
    """Advise on a line of plain words, such as a title: it shows every sign."""
    if found := re.search(r"\*\*(?=\w)|\]\(\s*(?:https?:|mailto:)|^[•▪●]", line):
        message = f"{shown(found.group())} will appear as typed: a title has no bold words, links or lists."
        yield Finding(found.start(), SIGN_SHOWN, message, "Write plain words.", words=found.group())
    yield from advice_on_words(line)


def advice_on_address(address: str) -> Advised:
    """Advise on an address that only the council's own network knows."""
    try:
        host = (urlsplit(address).hostname or "").rstrip(".").lower()
    except ValueError:
        return
    if host and _is_inside(host):
        message = f"{shown(host)} is an internal address, which people outside the council cannot open."
        yield Finding(0, INSIDE_ADDRESS, message, "Link to a page that everyone can open.", words=address)


def _is_inside(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(_OWN_NETWORK)


def _pairs(text: str) -> Advised:
    for found in _PAIRS.finditer(text):
        message = f"{shown(found.group())} will appear as typed, signs and all."
        yield Finding(found.start(), SIGN_SHOWN, message, _INSTEAD[str(found.lastgroup)], words=found.group())
    if middle := re.search(r"\]\(", text):
        yield _no_link(middle)
    for found in _NO_SCHEME.finditer(text):
        written = found.group().rstrip(".,;:!?)’”'\"")
        message = f"{shown(written)} will appear as text, not as a link."
        yield Finding(found.start(), NO_LINK, message, f"Write `https://{written}`.", words=written)


def _no_link(found: re.Match[str]) -> Finding[int]:
    message = "These brackets do not make a link, so they will appear as typed."
    hint = "Write `[the words](https://…)`, with no space between the brackets or in the address."
    return Finding(found.start(), NO_LINK, message, hint, words=found.group())


def _links(paragraph: str) -> Advised:
    for found in _APART.finditer(paragraph):
        yield _no_link(found)
    for link, words in links_of(paragraph):
        target = str(link.attrGet("href") or "")
        plain = " ".join(words.casefold().split()).strip(" .…:>»→")
        if _NO_WORDS.fullmatch(plain):
            message = f"The link text {shown(words)} does not say where the link goes."
            hint = "Name what it links to. Some people hear links read out on their own."
            yield Finding(0, LINK_WORDS, message, hint, words=f"[{words}]")
        if target.lower().startswith("http"):
            yield from advice_on_address(target)


def _labels(blocks: Iterable[Block]) -> Advised:
    """Points with other labels than numbers are shown as they were typed: said at the first."""
    for paragraph, _ in paragraphs_in(blocks):
        label = label_at(paragraph)
        if label is None or (label.may_be_words and not _is_point(paragraph, label.text)):
            continue
        if not label.is_number:
            near = paragraph.split("\n")[0][:40]
            message = f"{shown(label.text)} does not start a list here, so it will appear as typed."
            hint = "For a list, start each line with `1. `, `2. ` or `- `."
            yield Finding(0, LIST_LABEL, message, hint, words=near)
            return


def _is_point(paragraph: str, label: str) -> bool:
    """Whether the words after a label start with a capital letter, as `1.1 That` does and `1.1 million` does not."""
    return label[0].isdigit() and paragraph[len(label) :].lstrip()[:1].isupper()


def _numbers(blocks: Sequence[Block]) -> Advised:
    """A list whose numbers do not run on has become words: said where they stop to."""
    before: Label | None = None
    for block in blocks:
        if isinstance(block, Listing):
            for item in block.items:
                yield from _numbers(item.blocks)
        label = label_at(block.text) if isinstance(block, Paragraph) else None
        if label is None or not label.is_number:
            before = None
            continue
        if before is not None and isinstance(block, Paragraph) and not label.follows(before):
            message = f"The numbers of this list do not follow on: `{label.text}` comes after `{before.text}`."
            near = block.text.split("\n")[0][:40]
            yield Finding(
                0, LIST_NUMBERS, message, "They will appear as typed. Check that no entry is missing.", words=near
            )
            return
        before = label
