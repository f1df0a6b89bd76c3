"""What residents type for what officers write: the words that a page is found by although they do not stand on it."""

from __future__ import annotations

import re

from generator.search.spellings import other_spellings

GROUPS = (
    (
        (
            "IT",
            "ICT",
            "information technology",
            "computers",
            "computer",
            "computing",
            "digital",
            "technology",
            "laptops",
        ),
        (),
    ),
    (
        ("money", "cost", "costs", "price", "budget", "spending", "saving", "savings", "saved", "cheaper"),
        (
            "overspend",
            "overspent",
            "overspending",
            "over budget",
            "spend",
            "spent",
            "cuts",
            "deficit",
            "shortfall",
            "value for money",
        ),
    ),
    (("leave", "leaving", "leaves", "exit", "exit plan", "quit", "withdraw"), ("pull out", "break up", "walk away")),
    (
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
        ("job cuts", "sacked", "redundant", "laid off", "dismissed", "lose their jobs"),
    ),
    (("meeting", "meetings", "agenda", "minutes"), ("agendas", "papers")),
    (("contract", "contracts", "supplier", "suppliers", "agreement", "agreements"), ()),
    (("overdue", "late", "missing", "deadline"), ("deadlines",)),
    (
        ("decisions are made", "decisions were made", "who decides", "who decided", "decides"),
        ("councillor", "councillors", "in charge", "responsible", "vote", "voted"),
    ),
    (("who shares and who pays", "who shared and who paid"), ("pay", "paying", "share", "split", "divided")),
    (("service level", "performance", "measure", "measures", "target", "targets"), ("how well",)),
    (("risk", "risks", "danger", "goes wrong", "go wrong"), ("dangers",)),
    (("glossary", "words explained", "jargon", "words mean"), ("acronyms", "abbreviations")),
)
"""Each group says one thing in several words: those that a page may use of it, and those that are only typed.

A word in capitals is one only where it is written so: "it" is not IT.
"""

FORMS = (
    ("lost", "lose", "loss", "losses"),
    ("spent", "spend", "spending"),
    ("bought", "buy", "buying"),
    ("chosen", "chose", "choose"),
    ("posts", "jobs"),
)
"""Forms of one word that no rule of endings knows, and words for one thing: one finds a text with another."""

NEXT_MEETING = ("next meeting", "next public meeting", "go and watch")
"""What is asked for the meeting that comes next, and for the list of meetings: no other is called so."""

CONTACT = (
    *("contact", "complain", "complaint", "complaints", "complaining", "email", "something wrong", "write to", "moan"),
    *("grumble", "unhappy", "feedback", "ombudsman", "mistake"),
)
"""What is asked for a page that tells whom to write to."""

DOWNLOAD = (
    *("data", "download", "downloads", "spreadsheet", "spreadsheets", "CSV", "Excel", "JSON", "open data", "dataset"),
    *("export", "raw", "copy", "file", "files", "statistics"),
)
"""What is asked for a list that can be downloaded."""

QUESTIONS = (
    ("savings", "What was promised, and what was saved?"),
    ("decisions", "What was decided?"),
    ("how-decisions-are-made", "Who {decides}, and who {can} stop a decision?"),
    ("minutes", "What was said at the meetings?"),
    ("next-meeting", "When is the next meeting?"),
    ("exit-plans", "How could a council leave?"),
    ("risks", "What could go wrong?"),
    ("measures", "How well {do} the services work?"),
    ("reviews", "How well {is_} it run?"),
    ("scorecard", "What is late or missing?"),
    ("glossary", "What do the words mean?"),
    ("savings", "Where can I download the figures?"),
    ("contact", "How do I complain, or report a mistake?"),
    ("pages/about", "What is this site, and who makes it?"),
)
"""What people ask, and the page that answers it, where a site has it."""

_ABBREVIATION = re.compile(r"(?<![\w&'’-])[A-Z]{2,5}(?![\w'’-])")
_ADDRESS = re.compile(r"\]\([^()]*\)|<[^<>]*>")


def _written(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = [re.escape(word) if word.isupper() else f"(?i:{re.escape(word)})" for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


_KNOWN = tuple((_written(used), used, typed) for used, typed in GROUPS)
_FORMS = tuple((_written(forms), forms) for forms in FORMS)
# A letter to those who are named, not one about a certain page, which most pages lead to.
_LETTER = re.compile(r"\]\(mailto:[^()?]+\)")
_SMALL = re.compile(r"(?<!\S)[A-Za-z][a-z]?(?!\S)")


def everyday_words(text: str) -> set[str]:
    """All words for what a text speaks of, in any of them."""
    return {word for written, used, _ in _KNOWN if written.search(text) for word in used}


def typed_words(text: str) -> set[str]:
    """What else residents type who look for what a text speaks of."""
    return {word for written, _, typed in _KNOWN if written.search(text) for word in typed}


def other_forms(markdown: str) -> set[str]:
    """Other forms of what a text has."""
    return {word for written, forms in _FORMS if written.search(markdown) for word in forms}


def has_a_letter(markdown: str) -> bool:
    """Whether a text says whom to write to."""
    return bool(_LETTER.search(markdown))


def spellings_in(markdown: str) -> set[str]:
    """The abbreviations in a text, and what it writes otherwise than a search asks for it."""
    text = _ADDRESS.sub("]", markdown)
    return abbreviations_in(markdown) | other_spellings(text)


def without_small_words(words: str) -> str:
    """Leave out words of one or two letters but for abbreviations: "it" in the name of a kind is not IT."""
    return " ".join(_SMALL.sub("", words).split())


def abbreviations_in(markdown: str) -> set[str]:
    """The abbreviations in a text: words of two to five capitals, which are found where small words are not."""
    return set(_ABBREVIATION.findall(_ADDRESS.sub("]", markdown)))
