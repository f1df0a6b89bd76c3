"""Text as pictures need it: cleaned, measured by an estimate on the safe side, and broken into lines."""

import re
import unicodedata
from collections.abc import Iterator

_TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_BROAD = frozenset("mwMW@%&—")
_BREAKS = re.compile(r"(?<=[/–—-])(?=.)|\s+")
_ELLIPSIS = "…"
_LONGEST = 400


def clean(text: str) -> str:
    """Text on one line, without what XML forbids or what turns the direction of the text around it."""
    kept = "".join(char for char in str(text) if char.isspace() or _printable(char))
    return " ".join(kept.split())


def _printable(char: str) -> bool:
    code = ord(char)
    return unicodedata.category(char) not in {"Cc", "Cs"} and code not in _TURNING and code & 0xFFFE != 0xFFFE


def width_of(text: str, size: int, *, bold: bool = False) -> float:
    """How wide a line of text is, estimated on the safe side."""
    return sum(map(_share, text)) * size * (0.66 if bold else 0.6)


def _share(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    if char in _BROAD:
        return 1.5
    return 1.2 if char.isupper() else 1


def wrap(text: str, width: float, size: int, *, bold: bool = False, most: int = 3) -> tuple[str, ...]:
    """Break text into lines no wider than the width; what does not fit in `most` lines ends in an ellipsis."""

    def fits(line: str) -> bool:
        return width_of(line, size, bold=bold) <= width

    lines: list[str] = []
    for glue, word in _pieces(clean(text)[:_LONGEST]):
        rest = word
        if lines and fits(lines[-1] + glue + rest):
            lines[-1] += glue + rest
            continue
        while len(rest) > 1 and not fits(rest):
            cut = next(n for n in range(len(rest) - 1, 0, -1) if n == 1 or fits(rest[:n]))
            lines.append(rest[:cut])
            rest = rest[cut:]
        lines.append(rest)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and not fits(last + _ELLIPSIS):
        last = last[:-1]
    return (*lines[: most - 1], last.rstrip() + _ELLIPSIS)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text, each with the space (or nothing) that is before it."""
    start, glue = 0, ""
    for found in _BREAKS.finditer(text):
        yield glue, text[start : found.start()]
        start, glue = found.end(), found.group()
    if text[start:]:
        yield glue, text[start:]
