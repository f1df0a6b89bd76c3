"""Our own words keep to the style guide: no banned phrase in a template or on a page, and no long sentence.

Our own are the words that templates hold, and what is on the pages of both sites but was not typed by an officer. What
an officer typed is taken out of a page sentence by sentence, so that a phrase in a record is never held against us, and
never hides one of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment

from generator.checks.checking import check
from generator.core.register import Register
from generator.core.spec import Spec, spec_of
from generator.core.walking import all_of
from generator.kinds import all_kinds
from generator.plain_language.sentences import sentences_of
from generator.values.words import Line, Prose
from tests.whole_site import pages_of

ROOT = Path(__file__).parents[2]
STYLE = yaml.safe_load((ROOT / "generator" / "plain_language" / "house_style.yml").read_text(encoding="utf-8"))
TEMPLATES = sorted((ROOT / "generator").rglob("*.md.j2"))
FRAME = sorted(file for kind in ("*.html", "*.js") for file in (ROOT / "site_overrides").rglob(kind))
SITES = {"content": "2026-11-23", "examples/content": "2026-10-01"}


@dataclass(frozen=True)
class Phrase:
    """A phrase that our own words do without, what stands there instead, and where the record itself says it."""

    phrase: str
    write: str
    may_stand_in: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Where it stands: whole words, whatever is between them."""
        words = [r"[\w'-]+" if word == "*" else re.escape(word) for word in self.phrase.split()]
        return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", re.IGNORECASE)


PHRASES = [Phrase(**entry) for entry in STYLE["phrases"]]


def plain(markdown: str) -> str:
    """The words of a page or text without its signs, links' targets and tags, in one line for each of its lines."""
    text = re.sub(r"<svg.*?</svg>|<!--.*?-->|<[^<>]*>", " ", markdown, flags=re.DOTALL)
    text = re.sub(r"\[([^\]]*)\]\([^()]*\)", r"\1", text)
    return re.sub(r"[ \t]+", " ", re.sub(r"[*_`\\#>“”\"]", " ", text.replace("’", "'")))


@cache
def register_of(content: str) -> Register:
    """A site's content as it is read."""
    checked = check(ROOT / content, date.fromisoformat(SITES[content]), all_kinds())
    assert checked.register is not None, checked.problems
    return checked.register


def typed(content: str) -> set[str]:
    """Every sentence and every line that an officer typed."""
    register = register_of(content)
    found: set[str] = set()
    for record in (entry.record for entries in register.entries.values() for entry in entries.values()):
        for kind in (Prose, Line):
            for _, text in all_of(record, kind):
                whole = plain(getattr(text, "source", str(text)))
                found.update(" ".join(sentence.text.split()) for sentence in sentences_of(whole))
                found.add(" ".join(whole.split()))
    return found - {""}


@cache
def own_words(content: str) -> dict[str, str]:
    """The pages of a site, by their paths, with what officers typed taken out where it has a phrase of the list."""
    register = register_of(content)
    theirs = sorted((text for text in typed(content) if any(one.pattern.search(text) for one in PHRASES)), key=len)
    pages = {}
    for page in pages_of(register, all_kinds(), ()):
        # What the search is told besides, such as words that mean the same, is not on the page.
        text = " ".join(plain(re.sub(r"^found: .*$", "", page.text, flags=re.MULTILINE)).split())
        for sentence in reversed(theirs):
            text = text.replace(sentence, " … ")
        pages[page.path] = text
    return pages


@cache
def of_the_format() -> frozenset[str]:
    """The words that the format has for a choice: a template compares with them, and prints others."""

    def choices(specs: Iterable[Spec]) -> Iterator[str]:
        for spec in specs:
            yield from (*spec.choices, *choices(spec.keys.values()))

    return frozenset(choices(spec for kind in all_kinds() for spec in spec_of(kind.model).values()))


def is_code(text: str) -> bool:
    """Whether a text in a template is a name that only the program reads."""
    return text.isidentifier() or text in of_the_format()


@cache
def of_templates() -> tuple[tuple[str, str], ...]:
    """What each template prints itself: a value is a word, and what may or may not be printed ends a sentence."""
    lexer = Environment(autoescape=True)
    found = []
    for path in TEMPLATES:
        pieces: list[str] = []
        inside = ""
        for _, token, value in lexer.lex(path.read_text(encoding="utf-8")):
            if token in {"variable_begin", "block_begin"}:
                inside = token
                pieces.append(" x" if token == "variable_begin" else "\n\n")
            elif token in {"variable_end", "block_end"}:
                inside = ""
            elif token == "data":
                pieces.append(value)
            elif token == "string" and inside and not is_code(value[1:-1]):
                pieces.append(f"\n\n{value[1:-1]}\n\n")
        found.append((path.relative_to(ROOT).as_posix(), plain("".join(pieces))))
    return tuple(found)


@cache
def of_the_frame() -> tuple[tuple[str, str], ...]:
    """What stands round every page and in its scripts, without the comments, which only developers read."""
    found = []
    for path in FRAME:
        text = re.sub(
            r"\{#.*?#\}|/\*.*?\*/|^\s*//.*?$", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
        )
        found.append((path.relative_to(ROOT).as_posix(), text.replace("’", "'")))
    return tuple(found)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.phrase)
def test_no_template_and_no_page_has_it(phrase: Phrase) -> None:
    """Each place is named, with what to write there."""
    places = [name for name, text in (*of_templates(), *of_the_frame()) if phrase.pattern.search(text)]
    places += [
        f"{site}: {path}" for site in SITES for path, text in own_words(site).items() if phrase.pattern.search(text)
    ]
    places = [place for place in places if not place.endswith(tuple(phrase.may_stand_in))]
    assert not places, f"“{phrase.phrase}”: write {phrase.write}"


def test_our_sentences_are_short() -> None:
    """A sentence of a template has no more words than the guide allows."""
    longest = STYLE["longest_sentence"]
    long = [
        f"{name}: {sentence.text}"
        for name, text in of_templates()
        for sentence in sentences_of(text.replace("|", "\n\n"))
        if sentence.words > longest and not sentence.text.startswith(tuple(STYLE["as_the_law_words_it"]))
    ]
    assert long == []


GUIDES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "examples/README.md")),
    *(file for room in ("residents", "officers", "operators") for file in (ROOT / "docs" / room).glob("*.md")),
    *(file for file in (ROOT / "generator" / "starting" / "repository").rglob("*") if file.is_file()),
]


@pytest.mark.parametrize("file", GUIDES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_guide_has_none_of_the_phrases(file: Path) -> None:
    """Neither those of pages nor the guides' own, but in examples of files and commands."""
    text = re.sub(r"(?s)```.*?```|`[^`\n]*`|\]\([^)]*\)|<!--.*?-->", " ", file.read_text(encoding="utf-8"))
    phrases = [*PHRASES, *(Phrase(**entry) for entry in STYLE["guides"])]
    assert [one.phrase for one in phrases if one.pattern.search(" ".join(text.split()))] == []


def test_a_phrase_is_listed_once() -> None:
    """What is held and what still waits are told apart."""
    listed = [entry["phrase"] for entry in STYLE["phrases"] + STYLE["guides"] + STYLE["waiting"]]
    assert len(set(listed)) == len(listed)
    assert all(entry["write"] for entry in STYLE["phrases"] + STYLE["guides"] + STYLE["waiting"])


def test_a_phrase_of_ours_is_found_and_one_of_an_officer_is_not() -> None:
    """The way it is looked for would find something."""
    phrase = Phrase("was set to *", "“was due to”")
    assert phrase.pattern.search("It was set  to start")
    assert not phrase.pattern.search("It was set today")
    assert plain("The [**joint** committee](#word-x) <em>met</em>.").split() == [
        "The",
        "joint",
        "committee",
        "met",
        ".",
    ]
