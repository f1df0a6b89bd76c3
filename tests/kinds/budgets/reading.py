"""Reads budgets written in a line for each row, so that a table of them can be read at a glance."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_SAYS = {"b": "budget", "p": "position", "f": "forecast", "o": "outturn"}
_TIME = (
    r"each year|one-off|(?:\d{4}/\d\d )?to date|\d{4}/\d\d to \d{4}/\d\d|\d{4}-\d\d to \d{4}-\d\d|\d{4}/\d\d Q\d"
    r"|\d{4}/\d\d|-"
)
_MONEY = r"(?:about |up to |over )?-?£\S+"
ROW = re.compile(rf"([bpfo])(i?) (\S+) ({_TIME})(?: ({_MONEY}))?(?: ~({_MONEY}))?(?: (.*))?")
_KEY = re.compile(r" (?=(?:by_authority|provisional|said_by|covers|net_of_costs|from|authorities): )")


@dataclass(frozen=True)
class Written:
    """A budget of the table: its name, its rows, other keys of the record, the day, and what a page says of whom."""

    name: str
    rows: tuple[str, ...]
    more: str
    as_of: str
    said: dict[str, str]

    def record(self, rows: tuple[str, ...] | None = None) -> str:
        """The same as a record, if need be with its rows in another order."""
        return self.more + record_of(self.rows if rows is None else rows)


def record_of(rows: tuple[str, ...]) -> str:
    """A record of some rows."""
    return "rows:\n" + "".join(f"  - {{{', '.join(_keys(row))}}}\n" for row in rows)


def _keys(row: str) -> list[str]:
    found = ROW.fullmatch(row)
    assert found, row
    says, income, on, period, amount, variance, more = found.groups()
    keys = [f"on: {on}", f"says: {_SAYS[says]}"]
    keys += ["what: income"] * bool(income) + [f"period: {period}"] * (period != "-")
    keys += [f"amount: {amount}"] * bool(amount) + [f"variance: {variance}"] * bool(variance)
    return keys + (_KEY.split(more) if more else [])


def written(file: Path) -> list[Written]:
    """Every budget of a file."""
    held = []
    for block in re.split(r"^== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, *lines = block.strip().splitlines()
        rows = tuple(line for line in lines if ROW.fullmatch(line))
        more = "".join(f"{line[2:]}\n" for line in lines if line.startswith("* "))
        days = [line[2:] for line in lines if line.startswith("@ ")]
        said: dict[str, str] = {}
        for line in lines:
            if found := re.fullmatch(r"(\w*) ?=> (.*)", line):
                said[found[1]] = f"{said.get(found[1], '')} {found[2]}".strip()
        assert len(rows) + more.count("\n") + len(days) + sum("=> " in line for line in lines) == len(lines), name
        held.append(Written(name, rows, more, days[0] if days else "2026-11-23", said))
    return held
