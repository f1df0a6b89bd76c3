"""The names of places on a page, such as `recommendation-3`: small letters, figures and hyphens."""

import re
import unicodedata

MOST = 60
"""How many letters of a text such a name has at most."""

_NO_LETTERS = re.compile(r"[^a-z0-9]+")


def letters(text: str) -> str:
    """Write a text in small letters and figures, with hyphens between."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return _NO_LETTERS.sub("-", plain).strip("-")


def first_letters(text: str) -> str:
    """Write the beginning of a text so."""
    return letters(text)[:MOST].strip("-")
