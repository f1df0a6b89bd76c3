"""What residents type for what officers write: the words that a page is found by although they do not stand on it."""

from __future__ import annotations

import re

GROUPS = (
    ("IT", "ICT", "information technology", "computers", "computer", "computing", "digital", "technology", "laptops"),
    ("money", "cost", "costs", "price", "budget", "spending", "saving", "savings", "saved", "cheaper"),
    ("leave", "leaving", "leaves", "exit", "exit plan", "quit", "withdraw"),
    (
        "jobs",
        "job losses",
        "posts",
        "staff",
        "employees",
        "workers",
        "redundancies",
        "redundancy",
        "secondment",
        "TUPE",
    ),
    ("meeting", "meetings", "agenda", "minutes"),
    ("contract", "contracts", "supplier", "suppliers", "agreement", "agreements"),
    ("overdue", "late", "missing", "deadline"),
    ("decisions are made", "decisions were made", "who decides", "who decided", "decides"),
    ("service level", "performance", "measure", "measures", "target", "targets"),
    ("risk", "risks", "danger", "goes wrong", "go wrong"),
    ("glossary", "words explained", "jargon", "words mean"),
)
"""Each group says one thing in several words. A word in capitals is one only where it is written so: "it" is not IT."""

FORMS = (
    ("lost", "lose", "loss", "losses"),
    ("spent", "spend", "spending"),
    ("bought", "buy", "buying"),
    ("chosen", "chose", "choose"),
)
"""Forms of one word that no rule of endings knows: who types one finds a text with another."""

NEXT_MEETING = ("next meeting", "next public meeting", "go and watch")
"""What is asked for the meeting that comes next, and for the list of meetings: no other is called so."""

CONTACT = ("contact", "complain", "complaint", "complaints", "email", "something wrong", "write to")
"""What is asked for a page that tells whom to write to."""

_ABBREVIATION = re.compile(r"(?<![\w&'’-])[A-Z]{2,5}(?![\w'’-])")
_ADDRESS = re.compile(r"\]\([^()]*\)|<[^<>]*>")


def _written(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = [re.escape(word) if word.isupper() else f"(?i:{re.escape(word)})" for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


_KNOWN = tuple((_written(group), group) for group in GROUPS)
_FORMS = tuple((_written(forms), forms) for forms in FORMS)
# A letter to those who are named, not one about a certain page, which most pages lead to.
_LETTER = re.compile(r"\]\(mailto:[^)?]+\)")
_SMALL = re.compile(r"(?<!\S)[A-Za-z][a-z]?(?!\S)")


def everyday_words(text: str) -> set[str]:
    """All words for what a text speaks of, in any of them."""
    return {word for written, group in _KNOWN if written.search(text) for word in group}


def words_for_text(markdown: str) -> set[str]:
    """The words that a page is found by for what its text has: other forms, abbreviations, whom to write to."""
    words = {word for written, forms in _FORMS if written.search(markdown) for word in forms}
    return words | abbreviations_in(markdown) | set(CONTACT if _LETTER.search(markdown) else ())


def without_small_words(words: str) -> str:
    """Leave out words of one or two letters but for abbreviations: "it" in the name of a kind is not IT."""
    return " ".join(_SMALL.sub("", words).split())


def abbreviations_in(markdown: str) -> set[str]:
    """The abbreviations in a text: words of two to five capitals, which are found where small words are not."""
    return set(_ABBREVIATION.findall(_ADDRESS.sub("]", markdown)))
