"""Short forms such as KPI that neither the text nor the glossary explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SHORT = re.compile(r"(?<![\w/&.-])[A-Z][A-Z0-9&]{0,4}[A-Z](?:s|’s|'s)?(?![\w/&]|-\d)")
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
    """Give each short form that nothing explains, once, with its place; `known` are a glossary's, in small letters."""
    told: set[str] = set()
    for found in _SHORT.finditer(text):
        form = re.sub(r"(?:’s|'s|s)$", "", found.group())
        if form in told or form in KNOWN or form.casefold() in known or _ROMAN.fullmatch(form):
            continue
        if _POSTCODE.fullmatch(form) or _is_shouted(text, found.start(), found.end()) or _is_explained(form, text):
            continue
        told.add(form)
        yield found.start(), form


def _is_explained(form: str, text: str) -> bool:
    """Whether it stands in brackets after its words, or its words stand in brackets after it."""
    mark = re.escape(form)
    return bool(re.search(rf"\w\s+\(“?{mark}s?”?\)|\b{mark}s?\s+\([A-Za-z][^)]*\s[^)]*\)", text))


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the words beside it are in capitals as well, as in `RESOLVED THAT`."""
    beside = (
        re.findall(r"[A-Z]{3,}", text[max(0, start - 12) : start]),
        re.findall(r"\A\W+[A-Z]{3,}", text[end : end + 12]),
    )
    return any(beside)
