"""Reads ledgers written in a line for each row, so that a table of them can be read at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SAYS = {"p": "expected", "r": "promised", "t": "target", "f": "forecast", "d": "delivered"}
_WHAT = {"c": "cost", "i": "income", "": "saving"}
_ROW = re.compile(
    r"([prtfd])([ci]?) ((?:by |after |autumn )?\S+) (each year|one-off|(?:\d{4}/\d\d )?to date|\d{4}/\d\d to \d{4}/\d\d|\d{4}-\d\d to \d{4}-\d\d"
    r"|\d{4}/\d\d Q\d|\d{4}/\d\d|-) ((?:about |up to |over )?-?£\S+)(?: (.*))?"
)

_SAID = re.compile(r"=> .*")


@dataclass(frozen=True)
class Written:
    """A ledger of the table: its name, its rows, other keys of the record, the day, and what a page says."""

    name: str
    rows: tuple[str, ...]
    more: str
    as_of: str
    said: str

    def record(self, rows: tuple[str, ...] | None = None) -> str:
        """The same as a record, if need be with its rows in another order."""
        figures = "\n".join(map(figure, self.rows if rows is None else rows))
        return f"counts: cashable\nbasis: A plan.\n{self.more}figures:\n{figures}\n"


def figure(row: str) -> str:
    """A row in the format."""
    found = _ROW.fullmatch(row)
    assert found, row
    says, what, on, period, amount, more = found.groups()
    time = "" if period == "-" else f"period: {period}, "
    rest = f", {more}" if more else ""
    return f"  - {{on: {on}, says: {_SAYS[says]}, what: {_WHAT[what]}, {time}amount: {amount}{rest}}}"


@dataclass(frozen=True)
class Block:
    """One of a file's pieces: its name, its rows, other keys of the record, the day, and the lines that say the rest."""

    name: str
    rows: tuple[str, ...]
    more: str
    as_of: str
    said: tuple[str, ...]


def blocks(file: Path, row: re.Pattern[str], says: re.Pattern[str]) -> Iterator[Block]:
    """Every piece of a file; a line that is none of these is a slip of whoever wrote the table."""
    for block in re.split(r"^== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, *lines = block.strip().splitlines()
        rows = tuple(line for line in lines if row.fullmatch(line))
        more = [f"{line[2:]}\n" for line in lines if line.startswith("* ")]
        days = [line[2:] for line in lines if line.startswith("@ ")]
        said = tuple(line for line in lines if says.fullmatch(line))
        assert len(rows) + len(more) + len(days) + len(said) == len(lines), name
        yield Block(name, rows, "".join(more), days[0] if days else "2026-11-23", said)


def written(file: Path) -> list[Written]:
    """Every ledger of a file."""
    return [
        Written(one.name, one.rows, one.more, one.as_of, " ".join(line[3:] for line in one.said))
        for one in blocks(file, _ROW, _SAID)
    ]
