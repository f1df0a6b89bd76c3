"""What a line starts with: the mark of an item of a list, the signs of a heading, or the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

SURE = "•▪●○◦‣⁃∙■□▫◾◼❖➢➤►\uf0a7\uf0b7\uf0d8"
"""Signs that start nothing but an item, with or without a space after them."""
UNSURE = "–—·o§"
"""Signs that start an item where they have company."""
_MARK = re.compile(
    rf"(?P<indent>\s*)(?:(?P<number>[1-9][0-9]{{0,2}})(?P<end>[.)])(?:\s+|$)|(?P<sign>[-*+])\s+(?=\S)[{SURE}]?\s*"
    rf"|(?P<sure>[{SURE}])\s*|(?P<unsure>[{UNSURE}])\s+(?=\S))"
)
_HEADING = re.compile(r"\s*(#{1,6})\s+(?=\S)")
_BELOW_HEADING = re.compile(r":?-+:?")
_CELL_ENDS = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Mark:
    """What starts an item on a line: how far in, of which sort, and where the words begin."""

    indent: int
    sort: str
    number: int
    end: str
    width: int
    rest: str

    def beside(self, other: Mark) -> bool:
        """Whether another mark may start an item of the same list."""
        return self.sort == other.sort and abs(self.indent - other.indent) < 2


def mark_of(line: str) -> Mark | None:
    """The mark of a line that could start an item of a list."""
    found = _MARK.match(line)
    if found is None:
        return None
    sort = (found["sign"] and "-") or found["sure"] or found["unsure"] or f"1{found['end']}"
    width = found.end()
    return Mark(len(found["indent"]), sort, int(found["number"] or 0), found["end"] or "", width, line[width:])


def is_table(lines: Sequence[str], at: int) -> bool:
    """Whether a table starts at a line: a row with cells, and below it the row of hyphens."""
    return (
        at + 1 < len(lines)
        and "|" in lines[at]
        and "|" in lines[at + 1]
        and all(_BELOW_HEADING.fullmatch(cell) for cell in cells_of(lines[at + 1]))
    )


def cells_of(row: str) -> tuple[str, ...]:
    r"""The cells of a table's row; `\|` is a sign within one."""
    parts = _CELL_ENDS.split(row.strip().removeprefix("|"))
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return tuple(part.strip() for part in parts)


def heading_at(line: str) -> int:
    """The level of the heading that a line is; 0 where it is none."""
    found = _HEADING.match(line)
    return len(found[1]) if found else 0
