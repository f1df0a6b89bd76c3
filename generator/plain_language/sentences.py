"""Text cut into sentences, with all that is not the writer's own wording put out of sight at its place."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.values.words import Prose, words_of

# Quotations, addresses and the targets of links are left in peace: nobody may reword them.
_IN_PEACE = re.compile(
    r"“[^“”]{12,}”|(?<![\w])\"[^\"\n]{12,}\"(?!\w)|(?<!\w)‘[^‘’]{12,}’(?!\w)"
    r"|(?<=\])\([^()\s]*\)|<[^<>\s]+>|\b(?:https?://|www\.|mailto:)\S+|(?<!\S)[^\s@]+@[^\s@]+\.\w+|`[^`]*`"
)
_QUICK = re.compile(r"[“\"‘\]<@`]|://|www\.")
ENDS = re.compile(
    r"(?<![.!?…])[.!?…]+[)”’\"*_]*(?=\s|$)|\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)"
    r"|[:;](?=[^\S\n]*\n\s*(?:[-*+]|\d+[.)])\s)"
)
"""Where a sentence, or an item of a list, may end."""
_SHORT_FORM = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Rt|Sir|St|No|Nos|Nr|Cllr|Cllrs|Ltd|Co|Inc|vs|viz|etc|approx|para|paras|s|ss|reg"
    r"|regs|art|arts|sch|sched|sec|cl|fig|vol|ch|c|p|pp|tel|ext|ref|dept|cf|eg|ie|ca|max|min"
    r"|e\.g|i\.e|a\.m|p\.m|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)|\b[A-Z])\.\Z"
)
# `1.` or `(a)` at the start is the number of what follows; and no sentence begins with a small letter.
_LABEL = re.compile(r"\s*\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}|[A-Za-z]|[ivxlc]{2,5})[.)]\Z")
_GOES_ON = re.compile(r"\s+[a-z]")
_WORD = re.compile(r"[^\W_][\w’'./,£%&-]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it starts in its text, and its words as they were typed."""

    start: int
    text: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(1 for _ in _WORD.finditer(self.text))


def own_words(text: str) -> str:
    """Blank out quotations, addresses, links' targets and code; what is left stays at its place."""
    if not _QUICK.search(text):
        return text
    return _IN_PEACE.sub(lambda found: " " * len(found.group()), text)


def sentences_of(text: str) -> Iterator[Sentence]:
    """Cut a text into sentences; an item of a list is one by itself."""
    start = 0
    for end in ENDS.finditer(text):
        if end.group().startswith(".") and _SHORT_FORM.search(text, max(0, end.start() - 8), end.start() + 1):
            continue
        if end.group()[0] in ".!?…" and (_LABEL.match(text, start, end.end()) or _GOES_ON.match(text, end.end())):
            continue
        yield from _sentence(text, start, end.end())
        start = end.end()
    yield from _sentence(text, start, len(text))


def first_sentence(text: Prose) -> str:
    """The first sentence of a text, in plain words."""
    return next((sentence.text for sentence in sentences_of(words_of(text))), "")


def whole_sentences(text: str, fits: Callable[[str], bool]) -> str:
    """As many sentences of a text as fit, from its start; nothing where the first is too long already."""
    kept = ""
    for sentence in sentences_of(text):
        longer = text[: sentence.start + len(sentence.text)]
        if not fits(longer):
            break
        kept = longer
    return kept


_MARK = re.compile(r"\s*(?:(?:[-*+]|\d+[.)])\s+)?")


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    mark = _MARK.match(text, start, end)
    begins = mark.end() if mark else start
    words = text[begins:end].rstrip()
    if words and any(letter.isalnum() for letter in words):
        yield Sentence(begins, words)
