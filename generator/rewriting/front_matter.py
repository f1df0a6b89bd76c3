"""Where the keys of a page end and its text begins, so that the text can stay byte for byte."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BOUNDARY = re.compile(r"-{3,}\s*")


class Parts(NamedTuple):
    """A page in three parts, which are the whole page when put together: `above` is the first line `---`."""

    above: str
    keys: str
    below: str


def parts_of(text: str) -> Parts | None:
    """Split a page into its first line, its keys, and all from the second line `---` on; None where it has no keys."""
    first = _LINE.match(text)
    if first is None or not _BOUNDARY.fullmatch(first.group()):
        return None
    place = start = first.end()
    while place < len(text):
        line = _LINE.match(text, place)
        assert line is not None
        if _BOUNDARY.fullmatch(line.group()):
            return Parts(text[:start], text[start:place], text[place:])
        place = line.end()
    return None
