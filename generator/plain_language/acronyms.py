"""Short forms such as KPI that neither the text nor the glossary explains."""

import re
from collections.abc import Iterator

_FORM = "[A-Z][A-Z0-9&]{0,4}[A-Z]"
_SHORT = re.compile(rf"(?<![\w/&.-])(?P<form>{_FORM})(?:s|’s|'s)?(?![\w/&]|-\d)")
_EXPLAINED = re.compile(
    # In brackets after its words, or with its words in brackets after it.
    rf"\w\s+\(“?(?P<after>{_FORM})s?”?\)|\b(?P<before>{_FORM})s?\s+\([A-Za-z][^()\s]*\s[^()]*\)"
)
_ROMAN = re.compile(r"[IVXLCDM]+")
_POSTCODE = re.compile(r"[A-Z]{1,2}\d{1,2}[A-Z]?")
KNOWN = frozenset(
    re.findall(
        r"\w+",
        """UK USA EU NHS BBC VAT PDF GP MP TV CCTV PC USB ID OK AM PM BSL DNA HIV CSV HTML XML ISO BS EN ITV AGM GCSE
        PIN ATM FAQ AIDS NATO UN WC DIY CV HQ RAF NI SI GB AD BC""",
    )
)
"""Short forms that everyone in Britain knows."""


def unexplained(text: str, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Find each short form that nothing explains, once, with its place; `known` are a glossary's, in small letters."""
    told: set[str] = set()
    explained: set[str] | None = None
    for found in _SHORT.finditer(text):
        form = found["form"]
        if form in told or form in KNOWN or form.casefold() in known or _ROMAN.fullmatch(form):
            continue
        if _POSTCODE.fullmatch(form) or _is_shouted(text, found.start(), found.end()):
            continue
        explained = _explained_in(text) if explained is None else explained
        if form in explained:
            continue
        told.add(form)
        yield found.start(), form


def _explained_in(text: str) -> set[str]:
    """The short forms that a text explains itself."""
    return {found["after"] or found["before"] for found in _EXPLAINED.finditer(text)}


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the words beside it are in capitals as well, as in `RESOLVED THAT`."""
    beside = (
        re.findall(r"[A-Z]{3,}", text[max(0, start - 12) : start]),
        re.findall(r"\A\W+[A-Z]{3,}", text[end : end + 12]),
    )
    return any(beside)
