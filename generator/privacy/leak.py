"""What was found: one piece of personal data, where it stands, and what to do about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

RULES = (
    "private-email",
    "phone-number",
    "home-address",
    "national-insurance",
    "bank-details",
    "birth-date",
    "signature",
)
"""The names of all rules, in the order in which they are documented."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Words of a text that look like personal data: `text[start:start + len(words)] == words`."""

    start: int
    words: str
    rule: str
    message: str
    hint: str

    @property
    def end(self) -> int:
        """The place just after the words."""
        return self.start + len(self.words)


GAP = "[ \t\u00a0\u2002-\u200a\u202f]"
"""A space as people type and paste it, within one line: a pattern for one character."""

DASH = "[-\u2010-\u2015\u2212]"
"""A hyphen, dash or minus, as word processors write it: a pattern for one character."""


def inside_url(text: str, start: int) -> bool:
    """Whether the place lies within a web address, where long numbers are ids."""
    before = _LAST_TOKEN.search(text, max(0, start - 300), start)
    return bool(before and _URL.search(before.group()))


_LAST_TOKEN = re.compile(r"[^\s<>\"'()\[\]]*\Z")
_URL = re.compile(r"://|^www\.|[?&][\w-]+=", re.IGNORECASE)
