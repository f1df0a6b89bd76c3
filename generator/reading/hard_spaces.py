"""Non-breaking spaces where only a plain space counts: Word and web pages put them in, and nobody sees them."""

import re
from collections.abc import Iterable, Iterator

from generator.core.places import Spot
from generator.reading.characters import MAX_FAULTS
from generator.values.rules import Finding, Fix, Rule

HARD_SPACE = Rule("hard-space", "Spaces are typed with the space bar.")

_SPACES = "\u00a0\u2007\u202f\u3000\u2002\u2003\u2009"
_ANY = re.compile(f"[{_SPACES}]")
_COUNTS = re.compile(rf"[ {_SPACES}]*(?:-[ {_SPACES}]+)*(?:[A-Za-z_][\w-]*:(?=[ {_SPACES}])[ {_SPACES}]*)?")
TEXT_BELOW = re.compile(r"(?:^|[:-]) +[>|][+-]?\d?[+-]? *(?: #.*)?$")
"""A line whose text is on the lines below it, after `>` or `|`."""


def outside_texts(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each line that is no part of a text below `>` or `|`, with its number from 0."""
    text_in = -1
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if text_in < 0 or (indent <= text_in and line.strip()):
            text_in = indent if TEXT_BELOW.search(line) else -1
            yield number, line


def hard_spaces(text: str, first_line: int) -> tuple[str, list[Finding[Spot]]]:
    """Put plain spaces where the form of a file needs them, and report each line; in text they may stay."""
    if not _ANY.search(text):
        return text, []
    lines = text.split("\n")
    faults: list[Finding[Spot]] = []
    for number, line in outside_texts(lines):
        start = _COUNTS.match(line)
        form = start.group() if start else ""
        found = _ANY.search(form)
        if found:
            mended = _ANY.sub(" ", form) + line[len(form) :]
            lines[number] = mended
            if len(faults) == MAX_FAULTS:
                continue
            message = "There is a non-breaking space here."
            hint = "Retype this space: it came from Word or a web page."
            spot, fix = Spot(number + first_line, found.start() + 1), Fix(mended, of_line=True)
            faults.append(Finding(spot, HARD_SPACE, message, hint, fix=fix))
    return "\n".join(lines), faults
