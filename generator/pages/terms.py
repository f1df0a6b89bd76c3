"""Glossary terms explained where they first stand on a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

from generator.kinds.glossary import Glossary, Term
from generator.pages.markdown import escape, inline
from generator.pages.spellings import without_marks
from generator.values.words import good_id

# Also a source, up to the end of its line (its title and publisher are names), and what is to be copied as it stands.
_SKIPPED = (
    r"<figure>.*|(?<=[-*] )\[(?:\\.|[^\]\\])*\]\(https?:.*$|To cite it:.*$"
    r"|!?\[(?:\\.|[^\]\\])*\]\([^)]*\)|<[^>]+>|\{[^}]*\}|^#.*$"
)


_GOES_ON = re.compile(r"(?!s\b)[\w’'-]*\w")


class Explainer:
    """Finds the first place of each term on a page, links it, and gathers what the words mean."""

    def __init__(self, glossary: Glossary | None, names: Iterable[str] = ()) -> None:
        """Take the terms; `names` are of bodies: a term inside one is part of the name, and not explained."""
        self._anchors = anchors_of(glossary)
        self._by_first_word: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        for term in glossary.terms if glossary else ():
            for name in (term.term, *term.also):
                written = str(escape(name.text))
                first = _first_word(written)
                if first:
                    self._by_first_word[first.casefold()].append((written, term))
        for spellings in self._by_first_word.values():
            spellings.sort(key=lambda spelling: -len(spelling[0]))
        # Only words that a term starts with are looked at: there are many others on a page.
        firsts = "|".join(re.escape(word) for word in sorted(self._by_first_word, key=lambda word: (-len(word), word)))
        firsts_of = {letter for word in self._by_first_word for letter in (word[0], word[0].upper())}
        letters = "".join(sorted(map(re.escape, firsts_of)))
        kept = [str(escape(name)) for name in names]
        letters += "".join(sorted({re.escape(name[0]) for name in kept if name} - set(letters)))
        skipped = "|".join([_SKIPPED, *(rf"(?-i:{re.escape(name)})(?![\w’'-])" for name in kept if name)])
        # Nearly every place is passed over by its one character, before anything longer is tried.
        self._word = re.compile(
            rf"(?=[<!\[{{#T{letters}])(?:(?P<skip>{skipped})|(?<![\w’'-])(?P<word>{firsts})(?![\w’'-]))",
            re.MULTILINE | re.IGNORECASE,
        )

    def explain(self, body: str) -> tuple[str, list[Term]]:
        """Link the first mention of each term to its meaning at the foot of the page; give the terms found."""
        if not self._by_first_word:
            return body, []
        found: dict[str, Term] = {}
        parts: list[str] = []
        position = past = 0
        done: set[str | None] = {None}
        for match in self._word.finditer(body):
            word = match["word"]
            if word in done or match.start() < past:
                continue
            spellings = self._by_first_word[word.casefold()]
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
            parts += (
                body[position : match.start()],
                f"[{body[match.start() : end]}](#{self._anchors[term.term.text]})",
            )
            position = end
        return "".join(parts) + body[position:], list(found.values())


def _term_at(body: str, start: int, spellings: list[tuple[str, Term]]) -> tuple[int, Term] | None:
    """The term that stands at a place, and its length as written there; the longest spelling comes first."""
    for written, term in spellings:
        end = start + len(written)
        there = body[start:end]
        same = there == written if written.isupper() else there.casefold() == written.casefold()
        # A plural is the same word to a reader.
        if same and not _GOES_ON.match(body, end):
            return len(written), term
    return None


def anchors_of(glossary: Glossary | None) -> dict[str, str]:
    """The anchor of each term at the foot of a page and in the glossary, by the term's text.

    Of several that would have the same, such as "Call-in" and "Call in", the first in the file has it; the others add
    a mark that depends on nothing but their own text, so that no anchor changes when a term is added at the end.
    """
    held: dict[str, str] = {}
    taken = {"word-"}
    for term in glossary.terms if glossary else ():
        text = term.term.text
        plain = f"word-{good_id(without_marks(text))}"
        held[text] = f"{plain}-{sha256(text.encode()).hexdigest()[:6]}" if plain in taken else plain
        taken.add(plain)
    return held


def meaning(term: Term) -> str:
    """What a term means, on one line."""
    return str(inline(term.means))


def _first_word(text: str) -> str:
    found = re.match(r"[^\s\w]*\w[\w’'-]*", text)
    return found.group() if found else ""
