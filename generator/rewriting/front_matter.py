"""Where the keys of a page end and its text begins, so that the text can stay byte for byte."""

import re
from typing import NamedTuple

_END = r"(?:\r\n|\r|\n)"
_BOUNDARY = r"-{3,}[^\S\r\n]*"
_PAGE = re.compile(
    rf"({_BOUNDARY}{_END})((?:(?!{_BOUNDARY}(?:[\r\n]|\Z))[^\r\n]*{_END})*+)({_BOUNDARY}(?:[\r\n]|\Z).*)", re.DOTALL
)


class Parts(NamedTuple):
    """A page in three parts, which are the whole page when put together: `above` is the first line `---`."""

    above: str
    keys: str
    below: str


def parts_of(text: str) -> Parts | None:
    """Split a page into its first line, its keys, and all from the second line `---` on; None where it has no keys."""
    found = _PAGE.fullmatch(text)
    return Parts(*found.groups()) if found else None
