"""What residents type for what officers write: the words that a page is found by although they do not stand on it."""

from __future__ import annotations

import re

GROUPS = (
    ("IT", "ICT", "information technology", "computers", "computer", "computing", "digital", "technology", "laptops"),
    ("money", "cost", "costs", "price", "budget", "spending", "saving", "savings", "saved", "cheaper"),
    ("leave", "leaving", "leaves", "exit", "exit plan", "quit", "withdraw"),
    ("jobs", "staff", "employees", "workers", "redundancies", "redundancy", "secondment", "TUPE"),
    ("meeting", "meetings", "next meeting", "agenda", "minutes"),
    ("contract", "contracts", "supplier", "suppliers", "agreement", "agreements"),
    ("overdue", "late", "missing", "deadline"),
    ("decisions are made", "decisions were made", "who decides", "who decided", "decides"),
    ("service level", "performance", "measure", "measures", "target", "targets"),
    ("risk", "risks", "danger", "goes wrong", "go wrong"),
    ("glossary", "words explained", "jargon", "words mean"),
)
"""Each group says one thing in several words. A word in capitals is one only where it is written so: "it" is not IT."""

_ABBREVIATION = re.compile(r"(?<![\w&'’-])[A-Z]{2,5}(?![\w'’-])")
_ADDRESS = re.compile(r"\]\([^)]*\)|<[^>]*>")


def _written(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = [re.escape(word) if word.isupper() else f"(?i:{re.escape(word)})" for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


_KNOWN = tuple((_written(group), group) for group in GROUPS)


def everyday_words(text: str) -> set[str]:
    """All words for what a text speaks of, in any of them."""
    return {word for written, group in _KNOWN if written.search(text) for word in group}


def abbreviations_in(markdown: str) -> set[str]:
    """The abbreviations in a text: words of two to five capitals, which are found where small words are not."""
    return set(_ABBREVIATION.findall(_ADDRESS.sub("]", markdown)))
