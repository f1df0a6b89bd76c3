"""Text taken apart line by line into paragraphs, lists, tables and headings, as councils type and paste it.

It follows CommonMark where that keeps every word. Where CommonMark would lose a number or run two lists into one, the
words win: a number that starts no list is a word, and the signs that Word puts before an item start a list as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from generator.values.labels import in_sequence
from generator.values.marks import SURE, UNSURE, Mark, cells_of, heading_at, is_table, mark_of

DEEPEST = 6
"""How many lists may stand inside each other."""

_AMOUNT = re.compile(r"(?![0-9]+[.)]\s)[£$€]?[0-9]")


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
    """One item of a list: the number that was typed, if one was, with its sign; and what is in it."""

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

    @property
    def is_list(self) -> bool:
        """Whether numbers alone make it a list: `1. April 2015 prices` is none."""
        return len(self.items) > 1 or len(self.items[0].blocks) > 1

    @property
    def counts(self) -> bool:
        """Whether its numbers run on by one, each with words; with three figures an item has room for no more."""
        numbers = [item.number for item in self.items]
        most = 1 if numbers[-1] >= 100 else max(len(item.blocks) for item in self.items)
        return numbers == [*range(numbers[0], numbers[-1] + 1)] and all(
            1 <= len(item.blocks) <= most for item in self.items
        )


Block = Paragraph | Heading | Table | Listing


def blocks_of(text: str, *, of_page: bool = False) -> tuple[Block, ...]:
    """Take a text apart; headings and tables are taken for such in a page only."""
    return _Reader([line.rstrip() for line in text.split("\n")], of_page).read()


def paragraphs_in(blocks: Iterable[Block], depth: int = 0) -> Iterator[tuple[str, int]]:
    """Each piece of running text, and in how many lists it stands."""
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield block.text, depth
        elif isinstance(block, Listing):
            for item in block.items:
                yield from paragraphs_in(item.blocks, depth + 1)
        else:
            yield from ((cell, depth) for row in block.rows for cell in row)


class _Reader:
    """Reads lines into blocks; what stands inside an item is read by another, one deeper."""

    def __init__(self, lines: list[str], of_page: bool, signs: tuple[str, ...] = ()) -> None:
        """Take the lines, and the signs of the lists around them, the outermost first."""
        self._lines = lines
        self._of_page = of_page and not signs
        self._signs = signs
        self._runs = in_sequence(lines)

    def read(self) -> tuple[Block, ...]:
        found, at = [], self._past_gap(0)
        while at < len(self._lines):
            block, end = self._block(at)
            found.append(block)
            at = self._past_gap(end)
        return tuple(_settled(found))

    def _block(self, at: int) -> tuple[Block, int]:
        line = self._lines[at]
        if self._of_page and (level := heading_at(line)):
            return Heading(line.strip().lstrip("#").strip(), level), at + 1
        if self._of_page and is_table(self._lines, at):
            below = list(takewhile(lambda row: "|" in row, islice(self._lines, at + 2, None)))
            return Table(tuple(map(cells_of, (line, *below)))), at + 2 + len(below)
        if mark := self._starts(at):
            return self._listing(at, mark)
        rest = range(at + 1, len(self._lines))
        end = next((number for number in rest if not self._lines[number].strip() or self._breaks(number)), rest.stop)
        return _paragraph(self._lines[at:end]), end

    def _breaks(self, at: int) -> bool:
        """Whether a line that follows another without a gap starts something else."""
        return self._only_in_pages(at) or at in self._runs or self._starts(at, beginning=False) is not None

    def _only_in_pages(self, at: int) -> bool:
        return self._of_page and (heading_at(self._lines[at]) > 0 or is_table(self._lines, at))

    def _starts(self, at: int, beginning: bool = True) -> Mark | None:
        """The mark of the first item of a list at a line; within a paragraph a sign alone may be a dash or a date."""
        # What follows another mark on its line is text: `- 1. First`.
        if len(self._signs) >= DEEPEST or (self._signs and at == 0):
            return None
        mark = mark_of(self._lines[at])
        if mark is None or mark.sort in SURE:
            return mark
        led = not beginning and self._lines[at - 1].rstrip().endswith(":")
        if mark.number:
            return mark if beginning or led else None
        several = self._another(at, mark, beginning)
        if mark.sort in UNSURE:
            return mark if several and (beginning or led or self._signs or mark.sort in "–—") else None
        # A line that is the whole text is no list: `- £300` is less than nothing. A star alone marks a note.
        first = beginning and len(self._lines) > 1 and self._lines[at].lstrip().startswith("-")
        alone = (self._signs or first) and not _AMOUNT.match(mark.rest)
        return mark if several or led or alone else None

    def _another(self, at: int, mark: Mark, beginning: bool) -> bool:
        """Whether a second item of the same sort follows; of `o`, which is a word too, on the very next line."""
        for line in islice(self._lines, at + 1, at + 2 if mark.sort == "o" else None):
            other = mark_of(line)
            if other is not None and other.beside(mark):
                return True
            if not line.strip() and (mark.sort in UNSURE or not beginning):
                return False
        return False

    def _listing(self, start: int, first: Mark) -> tuple[Block, int]:
        items, at, after = [], start, start
        mark: Mark | None = first
        while mark is not None and mark.beside(first):
            inner, at = self._inside(after, mark)
            blocks = _Reader(inner, self._of_page, (*self._signs, first.sort)).read()
            # A bullet that nothing is behind says nothing; a number may be missed.
            if blocks or mark.number:
                items.append(Item(mark.number, mark.end, blocks))
            after = self._past_gap(at)
            mark = mark_of(self._lines[after]) if after < len(self._lines) else None
        return Listing(tuple(items)) if items else _paragraph(self._lines[start:at]), at

    def _past_gap(self, at: int) -> int:
        return next((number for number in range(at, len(self._lines)) if self._lines[number].strip()), len(self._lines))

    def _inside(self, at: int, mark: Mark) -> tuple[list[str], int]:
        """The lines of an item without the room before them, and where the next thing starts."""
        inner, at = [mark.rest], at + 1
        while (after := self._past_gap(at)) < len(self._lines):
            line = self._lines[after]
            indent = len(line) - len(line.lstrip())
            if indent < mark.indent + 2 and (after > at or self._ends(after, mark)):
                break
            inner += [*[""] * (after - at), line[min(indent, mark.width) :]]
            at = after + 1
        return inner, at

    def _ends(self, at: int, mark: Mark) -> bool:
        """Whether a line no further in than the mark ends its item: with the next, or with another list.

        Word's signs show how deep an item is, whatever room is left before them: `o` below `•` is inside it.
        """
        other = mark_of(self._lines[at])
        if other is None:
            return self._only_in_pages(at)
        if other.sort == mark.sort:
            return True
        if mark.number or other.number:
            return self._starts(at, beginning=False) is not None
        return other.sort in self._signs


def _paragraph(lines: Iterable[str]) -> Paragraph:
    return Paragraph("\n".join(line.strip() for line in lines if line.strip()))


def _settled(blocks: Iterable[Block]) -> Iterator[Block]:
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
        if (
            not isinstance(block, Listing)
            or not block.numbered
            or (block.counts and (block.is_list or id(block) in runs_on))
        ):
            yield block
        else:
            yield from _as_words(block)


def _next(one: Listing, other: Listing) -> bool:
    return other.items[0].number == one.items[-1].number + 1


def _as_words(block: Listing) -> Iterator[Block]:
    for item in block.items:
        first, *others = item.blocks or (Paragraph(""),)
        if isinstance(first, Paragraph):
            yield Paragraph(f"{item.mark} {first.text}".strip())
            yield from others
        else:
            yield Paragraph(item.mark)
            yield from item.blocks
