"""Paragraphs and lists written on one line, for a table, an item or a spreadsheet, as sentences with their full stops.

No word comes in and none goes. Signs come in only where an item or a paragraph ends without one.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.values.blocks import Block, Listing, Table
from generator.values.spans import bare

_ENDED = re.compile(r"[.,;:!?…—–-][)\]”’\"'*]*\Z|(?:^|[\s,;])(?:and|or)\Z")


@dataclass(frozen=True, slots=True)
class _Piece:
    """One paragraph, item or cell: its text, the number before it, how many lists it is in, and the sign before it."""

    text: str
    mark: str
    depth: int
    before: str


def flowing(blocks: Iterable[Block], written: Callable[[str], str]) -> str:
    """Write blocks on one line; `written` turns a paragraph's text into what is to be shown of it."""
    parts: list[str] = []
    ended, depth = True, 0
    for piece in _pieces(blocks, 0):
        words = written(piece.text)
        if not words and not piece.mark:
            continue
        sign = ":" if piece.depth > depth else piece.before
        parts += ["" if ended else sign, " ", piece.mark, " " if piece.mark and words else "", words]
        ended, depth = _ENDED.search(bare(piece.text)[-40:]) is not None, piece.depth
    return "".join(parts[2:])


def _pieces(blocks: Iterable[Block], depth: int) -> Iterator[_Piece]:
    for block in blocks:
        if isinstance(block, Listing):
            for number, item in enumerate(block.items):
                inner = list(_pieces(item.blocks, depth + 1)) or [_Piece("", "", depth + 1, "")]
                first, *others = inner
                between = "," if depth else ";"
                yield _Piece(first.text, item.mark, depth + 1, between if number else ".")
                yield from others
        elif isinstance(block, Table):
            for number, row in enumerate(block.rows):
                cells = [cell for cell in row if cell]
                for cell in cells:
                    yield _Piece(cell, "", depth, "," if cell is not cells[0] else ";" if number else ".")
        else:
            yield _Piece(block.text, "", depth, ".")
