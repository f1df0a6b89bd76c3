"""What git leaves in a file when two people changed the same lines: both versions, between three marks.

GitHub and GitLab show them in the browser's editor, to officers who have never heard of them. The first version is
read on with, so that everything else in the file is reported as well.
"""

import re

from generator.core.places import Spot
from generator.reading.characters import Text
from generator.values.english import listed
from generator.values.rules import Finding, Rule

CONFLICT = Rule("conflict", "Where two people edited the same lines, only one version stays.")

_ANY = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)
_MARK = re.compile(r"(?:(?P<start><{7})|(?P<base>\|{7})|(?P<end>>{7}))(?: .*)?|(?P<middle>={7})")


def without_conflicts(read: Text) -> None:
    """Report each pair of versions once, at its first mark, and leave the marks and the second version out."""
    if not _ANY.search(read.text):
        return
    lines = read.text.split("\n")
    marks = [(number, found.lastgroup) for number, line in enumerate(lines) if (found := _MARK.fullmatch(line))]
    place = 0
    while place < len(marks):
        group = _together(marks[place : place + 4])
        place += len(group)
        read.faults.append(_fault(lines, group))
        number, last = group[0][0], group[-1][0]
        if len(group) > 1:
            # The first version ends at the second mark.
            lines[group[1][0] : last + 1] = [""] * (last + 1 - group[1][0])
        lines[number] = ""
    read.text = "\n".join(lines)


def _together(marks: list[tuple[int, str | None]]) -> list[tuple[int, str | None]]:
    """The marks at the start of a list that belong together; only the first where one of them is missing."""
    names = [name for _, name in marks]
    for whole in (["start", "base", "middle", "end"], ["start", "middle", "end"]):
        if names[: len(whole)] == whole:
            return marks[: len(whole)]
    return marks[:1]


def _fault(lines: list[str], group: list[tuple[int, str | None]]) -> Finding[Spot]:
    first = group[0][0]
    if len(group) == 1:
        mark = lines[first].split(" ")[0]
        message = f"`{mark}` was left here when two people edited the same lines."
        return Finding(Spot(first + 1, 1), CONFLICT, message, "Delete this line, and check the lines around it.")
    numbers = [str(number + 1) for number, _ in group]
    message = "A colleague edited these lines. Both versions are here."
    marked = listed(numbers)
    hint = f"Keep one version, and delete lines {marked}."
    if parts := _each_adds(lines, [number for number, _ in group]):
        if _but_one(parts[0]) & _but_one(parts[1]):
            both = f"If each adds a row, keep both: delete only lines {marked}."
        else:
            both = f"Keep both, because each adds a row: delete only lines {marked}."
        hint = f"{both} If they are the same row, changed twice, keep one."
    return Finding(Spot(first + 1, 1), CONFLICT, message, hint)


def _each_adds(lines: list[str], marks: list[int]) -> tuple[set[str], set[str]] | None:
    """The rows or keys of two versions where they have nothing in common, and nothing was there before."""
    before = lines[marks[1] + 1 : marks[2]] if len(marks) == 4 else []
    one, other = _parts(lines[marks[0] + 1 : marks[1]]), _parts(lines[marks[-2] + 1 : marks[-1]])
    adds = not "".join(before).strip() and one and other and not one & other
    return (one, other) if adds else None


def _but_one(parts: set[str]) -> set[frozenset[str]]:
    """The values of each row without one of them: two rows that share the others may have been one row."""
    rows = ({*_VALUES.split(part)} for part in parts if part.startswith("- "))
    return {frozenset(row - {value}) for row in rows if 2 < len(row) <= _MOST_VALUES for value in row}


_VALUES = re.compile(r", (?=[a-z_]+:)|\n")
_MOST_VALUES = 20
_KEY = re.compile(r"[A-Za-z_][\w-]*:(?= |$)")


def _parts(version: list[str]) -> set[str]:
    """What a version is made of: its rows as a whole, or the names of its keys; nothing where it is text."""
    written = [line for line in version if line.strip() and not line.lstrip().startswith("#")]
    outmost = min((len(line) - len(line.lstrip()) for line in written), default=0)
    parts: list[list[str]] = []
    for line in (line[outmost:] for line in written):
        key = _KEY.match(line)
        if key or line.startswith("- "):
            parts.append([key.group() if key else line])
        elif line.startswith(" ") and parts:
            parts[-1] += [line] if parts[-1][0].startswith("- ") else []
        else:
            return set()
    return {"\n".join(part) for part in parts}
