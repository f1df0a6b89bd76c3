"""Glossary terms explained where they first stand on a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from generator.kinds.glossary import Glossary, Term
from generator.pages.markdown import escape, inline

# Also a source, up to the end of its line (its title and publisher are names), and what is to be copied as it stands.
_SKIPPED = (
    r"<figure>.*|(?<=[-*] )\[(?:\\.|[^\[\]\\])*\]\(https?:.*$|To cite it:.*$"
    r"|!?\[(?:\\.|[^\[\]\\])*\]\([^()]*\)|<[^<>]+>|\{[^{}]*\}|^#.*$"
)
# Nearly every place is passed over by its one character, before anything longer is tried. A link right behind an
# exclamation mark would be a picture.
_WORD = re.compile(
    rf"(?=[<!\[{{#]|[^\W_])(?:(?P<skip>{_SKIPPED})|(?<![\w’'!-])(?P<word>[^\W_][\w’'-]*))",
    re.MULTILINE | re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?!s\b)[\w’'-]*\w")
_MORE = re.compile(r"[\w’'-]")


class Explainer:
    """Finds the first place of each term on a page, links it, and gathers what the words mean."""

    def __init__(self, glossary: Glossary | None, names: Iterable[str] = ()) -> None:
        """Take the terms; `names` are of bodies: a term inside one is part of the name, and not explained."""
        # By their first words: a glossary may have thousands, and a page is read once for all of them.
        self._by_first_word: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        self._names: dict[str, list[str]] = defaultdict(list)
        for term in glossary.terms if glossary else ():
            for name in (term.term, *term.also):
                written = str(escape(name.text))
                first = _first_word(written)
                if first:
                    self._by_first_word[first.casefold()].append((written, term))
        for spellings in self._by_first_word.values():
            spellings.sort(key=lambda spelling: -len(spelling[0]))
        for written in (str(escape(name)) for name in names):
            self._names[_first_word(written)].append(written)

    def explain(self, body: str) -> tuple[str, list[Term]]:
        """Link the first mention of each term to its meaning at the foot of the page; give the terms found."""
        if not self._by_first_word:
            return body, []
        found: dict[str, Term] = {}
        parts: list[str] = []
        position = past = 0
        done: set[str | None] = {None}
        for match in _WORD.finditer(body):
            word = match["word"]
            if word in done or match.start() < past:
                continue
            if word in self._names and (end := self._end_of_name(body, match.start(), word)):
                past = end
                continue
            spellings = self._by_first_word.get(word.casefold(), ())
            # Of several words, also those explained already are passed over whole: the last may be a term by itself.
            if all(term.term.text in found and " " not in written for written, term in spellings):
                done.add(word)
                continue
            hit = _term_at(body, match.start(), spellings)
            if hit is None:
                continue
            length, term = hit
            past = match.start() + length
            if term.term.text in found:
                continue
            found[term.term.text] = term
            end = match.start() + length
            parts += (body[position : match.start()], f"[{body[match.start() : end]}](#{anchor(term)})")
            position = end
        return "".join(parts) + body[position:], list(found.values())

    def _end_of_name(self, body: str, start: int, word: str) -> int:
        """Where the name of a body ends that stands at a place; 0 where there is none."""
        ends = (start + len(name) for name in self._names[word] if body.startswith(name, start))
        return next((end for end in ends if not _MORE.match(body, end)), 0)


def _term_at(body: str, start: int, spellings: Iterable[tuple[str, Term]]) -> tuple[int, Term] | None:
    """The term that stands at a place, and its length as written there; the longest spelling comes first."""
    for written, term in spellings:
        end = start + len(written)
        there = body[start:end]
        same = there == written if written.isupper() else there.casefold() == written.casefold()
        # A plural is the same word to a reader.
        if same and not _GOES_ON.match(body, end):
            return len(written), term
    return None


def anchor(term: Term) -> str:
    """The anchor of a term at the foot of a page and in the glossary."""
    return "word-" + re.sub(r"[^a-z0-9]+", "-", term.term.text.lower()).strip("-")


def meaning(term: Term) -> str:
    """What a term means, on one line."""
    return str(inline(term.means))


def _first_word(text: str) -> str:
    found = re.match(r"[^\W\d_][\w’'-]*", text)
    return found.group() if found else ""
