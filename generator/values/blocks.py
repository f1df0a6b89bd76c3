"""Text taken apart line by line into paragraphs, lists, tables and headings, as councils type and paste it.

It follows CommonMark where that keeps every word. Where CommonMark would lose a number or run two lists into one, the
words win: a number that starts no list is a word, and the signs that Word puts before an item start a list as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.values.labels import in_sequence

DEEPEST = 6
"""How many lists may stand inside each other."""

# A sign that starts nothing but an item, with or without a space after it; then those that need company to do so.
_SURE = "•▪●○◦‣⁃∙■□▫◾◼❖➢➤►\uf0a7\uf0b7\uf0d8"
_UNSURE = "–—·o§"
_MARK = re.compile(
    rf"(?P<indent>\s*)(?:(?P<number>[1-9][0-9]{{0,2}})(?P<end>[.)])(?:\s+|$)|(?P<sign>[-*+])\s+(?=\S)[{_SURE}]?\s*"
    rf"|(?P<sure>[{_SURE}])\s*|(?P<unsure>[{_UNSURE}])\s+(?=\S))"
)
_AMOUNT = re.compile(r"(?![0-9]+[.)]\s)[£$€]?[0-9]")
_HEADING = re.compile(r"\s*(#{1,6})\s+(?=\S)")
_BELOW_HEADING = re.compile(r":?-+:?")
_CELL_ENDS = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, as they were typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page, of the second or third level."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a page; its first row are the headings, and every row has as many cells."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: the number that was typed, if one was, with its sign; and what stands in it."""

    number: int
    end: str
    blocks: tuple[Block, ...]

    @property
    def mark(self) -> str:
        """The number as it was typed: `1.`, `1)`; nothing for a bullet."""
        return f"{self.number}{self.end}" if self.number else ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list. The numbers of a numbered one run on by one, so that a page counts as the writer did."""

    items: tuple[Item, ...]

    @property
    def numbered(self) -> bool:
        """Whether it has numbers rather than bullets."""
        return self.items[0].number > 0


Block = Paragraph | Heading | Table | Listing


@dataclass(frozen=True, slots=True)
class _Mark:
    """What starts an item on a line: how far in, of which sort, and where the words begin."""

    indent: int
    sort: str
    number: int
    end: str
    width: int
    rest: str


def blocks_of(text: str, *, of_page: bool = False) -> tuple[Block, ...]:
    """Take a text apart; headings and tables are taken for such in a page only."""
    return _Reader(of_page).read([line.rstrip() for line in text.split("\n")])


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
    inner = row.strip().removeprefix("|")
    parts = _CELL_ENDS.split(inner)
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return tuple(part.strip() for part in parts)


def heading_at(line: str) -> int:
    """The level of the heading that a line is; 0 where it is none."""
    found = _HEADING.match(line)
    return len(found[1]) if found else 0


def starts_item(line: str) -> bool:
    """Whether a line has a mark that could start an item of a list."""
    return _mark(line) is not None


class _Reader:
    """Reads lines into blocks; what stands inside an item is read by another, one deeper."""

    def __init__(self, of_page: bool, signs: tuple[str, ...] = ()) -> None:
        """Take the signs of the lists around, the outermost first."""
        self._of_page = of_page and not signs
        self._signs = signs
        self._lines: list[str] = []
        self._runs: frozenset[int] = frozenset()

    def read(self, lines: list[str]) -> tuple[Block, ...]:
        self._lines, self._runs = lines, in_sequence(lines)
        found: list[Block] = []
        at = 0
        while at < len(lines):
            if not lines[at].strip():
                at += 1
            elif self._of_page and (level := heading_at(lines[at])):
                found.append(Heading(lines[at].strip()[level:].strip(), level))
                at += 1
            elif self._of_page and is_table(lines, at):
                block, at = self._table(at)
                found.append(block)
            elif mark := self._starts(at):
                block, at = self._listing(at, mark)
                found.append(block)
            else:
                block, at = self._paragraph(at)
                found.append(block)
        return tuple(_settled(found))

    def _table(self, at: int) -> tuple[Block, int]:
        rows, end = [cells_of(self._lines[at])], at + 2
        while end < len(self._lines) and "|" in self._lines[end]:
            rows.append(cells_of(self._lines[end]))
            end += 1
        return Table(tuple(rows)), end

    def _paragraph(self, at: int) -> tuple[Block, int]:
        end = at + 1
        while end < len(self._lines) and self._lines[end].strip() and not self._breaks(end):
            end += 1
        return Paragraph("\n".join(line.strip() for line in self._lines[at:end])), end

    def _breaks(self, at: int) -> bool:
        """Whether a line that follows another without a gap starts something else."""
        if self._of_page and (heading_at(self._lines[at]) or is_table(self._lines, at)):
            return True
        return at in self._runs or self._starts(at, beginning=False) is not None

    def _starts(self, at: int, beginning: bool = True) -> _Mark | None:
        """The mark of the first item of a list at a line; within a paragraph a sign alone may be a dash or a date."""
        # What follows another mark on its line is text: `- 1. First`.
        if len(self._signs) >= DEEPEST or (self._signs and at == 0):
            return None
        mark = _mark(self._lines[at])
        if mark is None or mark.sort in _SURE:
            return mark
        led = not beginning and self._lines[at - 1].rstrip().endswith(":")
        if mark.number:
            return mark if beginning or led or at in self._runs else None
        several = self._another(at, mark, beginning)
        if mark.sort in _UNSURE:
            return mark if several and (beginning or led or self._signs or mark.sort in "–—") else None
        # A line that is the whole text is no list: `- £300` is less than nothing. A star alone marks a note.
        first = beginning and len(self._lines) > 1 and self._lines[at].lstrip().startswith("-")
        alone = (self._signs or first) and not _AMOUNT.match(mark.rest)
        return mark if several or led or alone else None

    def _another(self, at: int, mark: _Mark, beginning: bool) -> bool:
        """Whether a second item of the same sort follows; of `o`, which is a word too, on the very next line."""
        for line in self._lines[at + 1 : at + 2 if mark.sort == "o" else None]:
            other = _mark(line)
            if other is not None and other.sort == mark.sort and abs(other.indent - mark.indent) < 2:
                return True
            if not line.strip() and (mark.sort in _UNSURE or not beginning):
                return False
        return False

    def _listing(self, at: int, first: _Mark) -> tuple[Block, int]:
        items: list[Item] = []
        mark: _Mark | None = first
        start = at
        while mark is not None:
            inner, at = self._inside(at, mark)
            blocks = _Reader(self._of_page, (*self._signs, first.sort)).read(inner)
            # A bullet that nothing stands behind says nothing; a number may be missed.
            if blocks or mark.number:
                items.append(Item(mark.number, mark.end, blocks))
            after = self._past_gap(at)
            mark = _mark(self._lines[after]) if after < len(self._lines) else None
            if mark is not None and (mark.sort != first.sort or abs(mark.indent - first.indent) > 1):
                mark = None
            at = at if mark is None else after
        bare = Paragraph("\n".join(line.strip() for line in self._lines[start:at] if line.strip()))
        return Listing(tuple(items)) if items else bare, at

    def _past_gap(self, at: int) -> int:
        while at < len(self._lines) and not self._lines[at].strip():
            at += 1
        return at

    def _inside(self, at: int, mark: _Mark) -> tuple[list[str], int]:
        """The lines of an item without the room before them, and where the next thing starts."""
        inner, at = [mark.rest], at + 1
        # A mark alone on its line: the words are on the next, as text from a PDF often has them.
        if not mark.rest and at < len(self._lines) and self._lines[at].strip() and _mark(self._lines[at]) is None:
            inner, at = [self._lines[at].strip()], at + 1
        while at < len(self._lines):
            after = self._past_gap(at)
            if after == len(self._lines):
                break
            line = self._lines[after]
            indent = len(line) - len(line.lstrip())
            if indent < mark.indent + 2 and (after > at or self._ends(after, mark)):
                break
            inner += [""] * (after - at)
            inner.append(line[min(indent, mark.width) :])
            at = after + 1
        return inner, at

    def _ends(self, at: int, mark: _Mark) -> bool:
        """Whether a line no further in than the mark ends its item: with the next, or with another list.

        Word's signs tell how deep an item is, whatever came of the room before them: `o` below `•` is inside it.
        """
        other = _mark(self._lines[at])
        if other is None:
            return self._of_page and (heading_at(self._lines[at]) > 0 or is_table(self._lines, at))
        if other.sort == mark.sort:
            return True
        if mark.number or other.number:
            return self._starts(at, beginning=False) is not None
        return other.sort in self._signs


def _mark(line: str) -> _Mark | None:
    found = _MARK.match(line)
    if found is None:
        return None
    sign = found["sign"] and "-"
    sort = sign or found["sure"] or found["unsure"] or f"1{found['end']}"
    number = int(found["number"] or 0)
    return _Mark(len(found["indent"]), sort, number, found["end"] or "", found.end(), line[found.end() :])


def _settled(blocks: list[Block]) -> Iterator[Block]:
    """Lists of one sort that follow each other are one; a list whose numbers a page could not show is words."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, Listing) and isinstance(last, Listing) and block.numbered is last.numbered:
            joined[-1] = Listing((*last.items, *block.items))
        else:
            joined.append(block)
    lists = [block for block in joined if isinstance(block, Listing) and block.numbered]
    runs_on = {id(one) for pair in pairwise(lists) if _next(*pair) for one in pair}
    for block in joined:
        if not isinstance(block, Listing) or not block.numbered:
            yield block
            continue
        kept = _counts(block) and (_is_list(block) or id(block) in runs_on)
        yield from [block] if kept else _as_words(block)


def _next(one: Listing, other: Listing) -> bool:
    return other.items[0].number == one.items[-1].number + 1


def _is_list(block: Listing) -> bool:
    """Whether numbers alone make it a list: `1. April 2015 prices` is none."""
    return len(block.items) > 1 or len(block.items[0].blocks) > 1


def _counts(block: Listing) -> bool:
    """Whether its numbers run on by one, each with words; with three figures there is no room for more in an item."""
    numbers = [item.number for item in block.items]
    if not all(item.blocks for item in block.items):
        return False
    simple = numbers[-1] < 100 or all(len(item.blocks) == 1 for item in block.items)
    return simple and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _as_words(block: Listing) -> Iterator[Block]:
    for item in block.items:
        first = item.blocks[0] if item.blocks else None
        if isinstance(first, Paragraph):
            yield Paragraph(f"{item.mark} {first.text}")
            yield from item.blocks[1:]
        else:
            yield Paragraph(item.mark)
            yield from item.blocks
