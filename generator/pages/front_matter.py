"""A page's front matter: what the theme, the search and the cards of other sites need to know about it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.core.kind import MOST_SHOWN
from generator.core.model import Term
from generator.overview.finding import general, vocabulary
from generator.pages.markdown import plain
from generator.plain_language.sentences import sentences_of, whole_sentences
from generator.search.everyday_words import (
    has_a_letter,
    spellings_in,
    without_small_words,
)
from generator.site.cards import Card


@dataclass(frozen=True, slots=True)
class Found:
    """What the search knows of a page: what it can be narrowed by, and the order of dates.

    `filters` has the choices under each heading; `tell` what is with a result; `sort` is an ISO date, or zeros.
    `about` is what the page is, and what of, in a few words; `always` keeps a page among those searched first, whatever
    its date; one that `gathers` lists what has its own pages.
    """

    filters: dict[str, list[str]]
    tell: dict[str, str]
    sort: str = "0000-00-00"
    about: tuple[str, ...] = ()
    always: bool = False
    gathers: bool = False


@dataclass(frozen=True, slots=True)
class Front:
    """What a page's front matter says besides its title.

    `above` leads to the list the page belongs to; `card` is the picture that other sites show with a link;
    `include` and `script` are parts of the theme that the page needs; `choices` is what a search can be narrowed by;
    `changed` is the day on which the page's own record was last changed. `answer` is what other sites show behind the
    page's first sentence, if it has no `description`.
    """

    description: str = ""
    above: dict[str, str] = field(default_factory=dict)
    found: Found | None = None
    card: Card | None = None
    include: str = ""
    script: str = ""
    choices: dict[str, Any] = field(default_factory=dict)
    moved_to: str = ""
    changed: str = ""
    answer: str = ""


OVERVIEWS, COUNCILS, SERVICES = ("summary", "Summaries"), ("council", "Councils"), ("service", "Services")
"""What readers call a page that gathers, and several of them."""


def overview(
    sort: tuple[str, str] = OVERVIEWS, council: str = "", service: str = "", asked: tuple[str, ...] = ()
) -> Found:
    """How a page that gathers is found: of one council, one service, or of all; `asked` is what else it answers."""
    one, many = sort
    filters = {"kind": [many], "council": [council] if council else [], "service": [service] if service else []}
    return Found(
        filters,
        {"kind": one},
        about=tuple(filter(None, (one, many, council, service, *asked))),
        always=True,
        gathers=True,
    )


def front_matter(title: str, path: str, front: Front, terms: Iterable[Term], body: str) -> dict[str, Any]:
    """What is above a page besides its title; `terms` are the words explained in it, which it is found by too."""
    section = "home" if path == "index.md" else path.partition("/")[0].removesuffix(".md")
    matter: dict[str, Any] = {"section": section}
    for key in ("description", "above", "include", "script", "choices", "moved_to", "changed"):
        if value := getattr(front, key):
            matter[key] = value
    if front.card:
        matter["card"] = front.card.front
    if front.found:
        matter["found"] = _found(title, front, front.found, terms, body)
    return matter


# The sentence with the answer of a page that gathers.
_ANSWER = re.compile(r'^<div class="answer" markdown>\n\n(.+)\n\n</div>$', re.MULTILINE)
# A link that ends an answer leads on from it, and says nothing itself.
_LEADS_ON = re.compile(r" \[[^\[\]]*\]\([^()]*\)\.?")
# What leads to figures as a file; each list has its records as one, and the page of all files leads to those.
_DOWNLOAD = re.compile(
    r'^<div class="download" markdown>\n\n\[Download these figures[^\]]*\]\([^()]*\.csv\)$', re.MULTILINE
)
_LISTED = re.compile(r"^- {3}(?:\[|\*\*).*(?:\n(?: {4}.*)?)*", re.MULTILINE)
# Notices and facts come before what a page says, and are none of it.
_BEFORE = re.compile(r'^<div class="notice".*?^</div>$|^<dl\b.*?^</dl>$', re.MULTILINE | re.DOTALL)
# What is not in the record, and where somebody looked, is nothing that a page is about.
_GAPS = re.compile(r'^<div class="gaps".*?^</div>$', re.MULTILINE | re.DOTALL)
_OWN_TAGS = re.compile(r"</?(?:div|dl|dt|dd|h2|em|span)\b[^<>]*>")
ENTRY = '<h2 class="entry"'
"""What begins the heading of an entry (generator/search/entries.py finds it in the page)."""

_BLOCKS = re.compile(r"\n(?:[ ]*\n)+")
_NO_TEXT = re.compile(r"#|\||-   |<(?!span)|\s")


def _without_links_behind(answer: str) -> str:
    """An answer without the links that are behind its last sentence."""
    end = len(answer)
    while (start := answer.rfind(" [", 0, end)) >= 0 and _LEADS_ON.fullmatch(answer, start, end):
        end = start
    return answer[:end] if answer[:end].endswith((".", "!", "?")) else answer


def said_first(body: str) -> str:
    """What a page says first, in plain words: its answer, or else its first paragraph."""
    if answer := _ANSWER.search(body):
        return plain(_without_links_behind(answer[1]))
    blocks = _BLOCKS.split(_BEFORE.sub("", body))
    return plain(" ".join(next((block for block in blocks if not _NO_TEXT.match(block)), "").split()))


def _found(title: str, front: Front, found: Found, terms: Iterable[Term], body: str) -> dict[str, Any]:
    tell = dict(found.tell)
    if "standing" not in tell and (answer := _ANSWER.search(body)):
        tell["standing"] = plain(_without_links_behind(answer[1]))
    tell |= {name: words for name, words in _search_words(title, front, found, terms, body).items() if words}
    filters = {name: values for name, values in found.filters.items() if values}
    return {"filters": filters, "tell": tell, "sort": found.sort, "always": found.always}


def _search_words(title: str, front: Front, found: Found, terms: Iterable[Term], body: str) -> dict[str, str]:
    """What a page is found by although it does not be on it: what it is, what it speaks of, and other forms."""
    # A page that gathers is what its title says; one about a single thing may only speak of that.
    about = " ".join((*found.about, title) if found.always else found.about)
    # What a page that gathers says first may be about one thing among many.
    told_of = title if found.always else f"{title} {front.description}"
    # Entries, such as the words of the glossary, are found by themselves; so is what a page that gathers lists.
    text = body.partition(ENTRY)[0]
    text = _GAPS.sub("", _LISTED.sub("", text) if found.gathers else text)
    text = _OWN_TAGS.sub("", text)
    words = {*found.about, *vocabulary().everyday_words(about)}
    # What only residents call it leads to the list first, and then to what is on it.
    if found.always:
        words |= vocabulary().typed_words(about) | set(general()["download"] if _DOWNLOAD.search(body) else ())
    hints = {name.text for term in terms for name in (term.term, *term.also)} | vocabulary().everyday_words(told_of)
    hints |= vocabulary().typed_words(f"{about} {told_of}") | set(general()["contact"] if has_a_letter(text) else ())
    titled = spellings_in(title) | vocabulary().abbreviations_for(title)
    return {
        "words": _in_order(words, titled),
        "hints": _in_order(hints - words, spellings_in(text) - titled - words),
        "forms": _in_order(vocabulary().other_forms(text) - hints - words),
    }


def _in_order(words: set[str], as_written: Iterable[str] = ()) -> str:
    """Words in the order of the alphabet: "it" in the name of a kind is not IT, but what is written so stays."""
    parts = (sorted(held, key=lambda word: (word.casefold(), word)) for held in (words, as_written))
    found, written = (" ".join(part) for part in parts)
    return " ".join(filter(None, (without_small_words(found), written)))


_FINISHED = re.compile(r".*[.!?]”?(?=\s|\Z)", re.DOTALL)


def with_answer(text: str, answer: str) -> str:
    """What a page says first with what its answer is further down, or else the answer alone."""
    first = next((one.text for one in sentences_of(text)), "")
    whole = (told for told in (text, f"{first} {answer}", answer) if len(told) <= MOST_SHOWN)
    return next(whole, text) if answer else text


def shortened(*texts: str) -> str:
    """Choose what other sites show of a page: whole sentences of the first text that has any which are short enough.

    Where none has, whole words and a sign.
    """
    told = [text for text in texts if text]
    for text in told:
        if whole := whole_sentences(text, lambda part: len(part) <= MOST_SHOWN):
            # What a link at the end says is no sentence.
            finished = _FINISHED.match(whole)
            return finished[0] if finished else whole
    text = next(iter(told), "")
    end = text.rfind(" ", 0, MOST_SHOWN)
    return f"{text[:end]} …" if len(text) > MOST_SHOWN and end > 0 else text
