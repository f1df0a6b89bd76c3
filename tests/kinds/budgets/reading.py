"""Reads budgets written in a line for each row, so that a table of them can be read at a glance."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.ledgers.reading import blocks

_SAYS = {"b": "budget", "p": "position", "f": "forecast", "o": "outturn"}
_TIME = (
    r"each year|one-off|(?:\d{4}/\d\d )?to date|\d{4}/\d\d to \d{4}/\d\d|\d{4}-\d\d to \d{4}-\d\d|\d{4}/\d\d Q\d"
    r"|\d{4}/\d\d|-"
)
_MONEY = r"(?:about |up to |over )?-?£\S+"
ROW = re.compile(rf"([bpfo])(i?) (\S+) ({_TIME})(?: ({_MONEY}))?(?: ~({_MONEY}))?(?: (.*))?")
_SAID = re.compile(r"(\w*) ?=> (.*)")
_KEY = re.compile(r" (?=(?:by_authority|provisional|said_by|covers|net_of_costs|from|authorities): )")


@dataclass(frozen=True)
class Written:
    """A budget of the table: its name, its rows, other keys of the record, the day, and what a page says about each council."""

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
    for one in blocks(file, ROW, _SAID):
        said: dict[str, str] = {}
        for line in one.said:
            whose, _, words = line.partition("=> ")
            said[whose.strip()] = f"{said.get(whose.strip(), '')} {words}".strip()
        held.append(Written(one.name, one.rows, one.more, one.as_of, said))
    return held
