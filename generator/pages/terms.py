"""Glossary terms explained where they first are on a page."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from generator.core.model import Term
from generator.pages.markdown import escape, inline
from generator.search.spellings import without_marks
from generator.values.words import good_id

# A sign that only stands for itself, such as a bracket that somebody typed, begins nothing.
# Also a source, up to the end of its line (its title and publisher are names), a quotation of it (its words are not
# ours: `> “…”` below it, `: “…” (` before it), and what is to be copied as it stands.
_SKIPPED = (
    r"\\\W|<figure>.*"
    r"|(?:(?<=[-*] )|(?<=-   ))\[(?:\\.|[^\[\]\\])*\]\(https?:.*$|Cite as:.*$|(?<=> )“.*$|(?<=: )“.*”(?= \()"
    r"|!?\[(?:\\.|[^\[\]\\])*\]\([^()]*\)|^<h[23].*$|<[^<>]+>|^#.*$"
)
# Nearly every place is passed over by its one character, before anything longer is tried. A link right behind an
# exclamation mark would be a picture.
_WORD = re.compile(
    rf"(?=[\\<!\[#“]|[^\W_])(?:(?P<skip>{_SKIPPED})|(?<![\w’'!-])(?P<word>[^\W_][\w’'-]*))",
    re.MULTILINE | re.IGNORECASE,
)
_ANY_WORD = re.compile(r"(?<![\w’'!-])[^\W_][\w’'-]*")
_GOES_ON = re.compile(r"(?!s\b)[\w’'-]*\w")
_PLURAL = re.compile(r"s?\b")
_MORE = re.compile(r"[\w’'-]")


# The first word of a term or a name, behind the signs before it: `£1 club`.
_FIRST = re.compile(r"[^\s\w]*([^\W_][\w’'-]*)")


_OFFICES = ("chief executive", "executive director", "executive officer", "non-executive", "executive summary")
"""Where a council's executive is not meant."""
_OTHER_SENSES = tuple(way(office) for office in _OFFICES for way in (str, str.capitalize, str.title))


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A term as it may be written; its first word begins after `lead` signs."""

    written: str
    lead: int
    term: Term


class Explainer:
    """Finds the first place of each term on a page, links it, and gathers what the words mean."""

    def __init__(self, terms: Sequence[Term], names: Iterable[str] = ()) -> None:
        """Take the terms; `names` are of bodies: a term inside one is part of the name, and not explained."""
        # By their first words: a glossary may have thousands, and a page is read once for all of them.
        self._anchors = anchors_of(terms)
        self._by_first_word: dict[str, list[_Spelling]] = defaultdict(list)
        self._names: dict[str, list[str]] = defaultdict(list)
        for term in terms:
            for name in (term.term, *term.also):
                written = str(escape(name.text))
                if first := _FIRST.match(written):
                    self._by_first_word[first[1].casefold()].append(_Spelling(written, first.start(1), term))
        for spellings in self._by_first_word.values():
            spellings.sort(key=lambda spelling: -len(spelling.written))
        explained = {str(name).casefold() for term in terms for name in (term.term, *term.also)}
        others = (sense for sense in _OTHER_SENSES if sense.casefold() not in explained)
        for written in (str(escape(name)) for name in (*names, *others)):
            if first := _FIRST.match(written):
                self._names[first[1]].append(written[first.start(1) :])

    def explain(self, body: str) -> tuple[str, list[Term]]:
        """Link the first mention of each term to its meaning at the foot of the page; return the terms found."""
        # Of nearly all words it is seen at once that nothing begins with them.
        words = set(_ANY_WORD.findall(body))
        left = {word for word in words if word.casefold() in self._by_first_word}
        if not left:
            return body, []
        left |= words & self._names.keys()
        found: dict[str, Term] = {}
        parts: list[str] = []
        position = past = 0
        for match in _WORD.finditer(body):
            word = match["word"]
            if word not in left or match.start() < past:
                continue
            if word in self._names and (end := self._end_of_name(body, match.start(), word)):
                past = end
                continue
            spellings = self._by_first_word.get(word.casefold(), ())
            # Of several words, also those explained already are passed over whole: the last may be a term by itself.
            if all(one.term.term.text in found and " " not in one.written for one in spellings):
                left.discard(word)
                continue
            hit = _spelling_at(body, match.start(), spellings)
            if hit is None:
                continue
            begin, term = match.start() - hit.lead, hit.term
            # The letter of a plural would stand alone at the start of a line.
            plural = _PLURAL.match(body, begin + len(hit.written))
            end = past = plural.end() if plural else begin + len(hit.written)
            if term.term.text in found:
                continue
            found[term.term.text] = term
            parts += (body[position:begin], f"[{body[begin:end]}](#{self._anchors[term.term.text]})")
            position = end
        return "".join(parts) + body[position:], list(found.values())

    def _end_of_name(self, body: str, start: int, word: str) -> int:
        """Where the name of a body ends that is at a place; 0 where there is none."""
        ends = (start + len(name) for name in self._names[word] if body.startswith(name, start))
        return next((end for end in ends if not _MORE.match(body, end)), 0)


def _spelling_at(body: str, start: int, spellings: Iterable[_Spelling]) -> _Spelling | None:
    """The spelling of a term whose first word is at a place; the longest one comes first."""
    for spelling in spellings:
        written, begin = spelling.written, start - spelling.lead
        end = begin + len(written)
        there = body[max(begin, 0) : end]
        same = there == written if written.isupper() else there.casefold() == written.casefold()
        # A plural is the same word to a reader.
        if same and not _GOES_ON.match(body, end):
            return spelling
    return None


def anchors_of(terms: Iterable[Term]) -> dict[str, str]:
    """The anchor of each term at the foot of a page and in the glossary, by the term's text.

    Of several that would have the same, such as "Call-in" and "Call in", the first in the file has it; the others add
    a mark that depends on nothing but their own text, so that no anchor changes when a term is added at the end.
    """
    held: dict[str, str] = {}
    taken = {"word-"}
    for term in terms:
        text = term.term.text
        plain = f"word-{good_id(without_marks(text))}"
        held[text] = f"{plain}-{sha256(text.encode()).hexdigest()[:6]}" if plain in taken else plain
        taken.add(plain)
    return held


def meaning(term: Term) -> str:
    """What a term means, on one line."""
    return str(inline(term.means))
