"""The data files of savings: what stands in each line, under its heading."""

from __future__ import annotations

from pathlib import Path

from generator.exports.csv import _cell
from generator.kinds.savings.ledger import ledger_of
from generator.kinds.savings.model import Saving
from generator.kinds.savings.tables import tables
from tests.partnership import PARTNERSHIP, register_of

TWO_SERVICES = PARTNERSHIP.replace("{id: ict, name: ICT}", "{id: ict, name: ICT}, {id: hr, name: HR}")
SAVING = """counts: cashable
figures:
  - {on: 2016-02-01, says: promised, what: saving, period: each year, amount: £6m, from: 2017/18, services: [ict],
     authorities: [camden, islington], said_by: [camden]}
  - {on: 2017-02-01, says: expected, what: cost, period: one-off, amount: £7.5m, note: Of the plan.}
  - {on: 2018-06-01, says: delivered, what: saving, period: 2017/18, amount: £1m, provisional: true,
     by_authority: {camden: £0.5m, haringey: £0.25m, islington: £0.25m}}
  - {on: 2018-06-01, says: delivered, what: cost, period: 2017/18, amount: £0.25m, evidence: partial, prices: nominal}
  - {on: 2018-06-02, says: delivered, what: cost, period: one-off, amount: £7m, decision: d,
     checked_by: {who: An auditor, independent: true}}
"""
PLAN = "counts: cashable\nfigures: [{on: 2016-02-01, says: promised, what: saving, period: each year, amount: £2m}]\n"
JOIN = "date: 2016-03\nwhy: A test.\npath: [{body: joint-committee, date: 2016-03, outcome: agreed}]\n"
WRITTEN = Path(__file__).parent / "tables.txt"


def test_a_file_has_a_line_for_each_thing_it_is_about(tmp_path: Path) -> None:
    """What the record does not say is an empty cell; a part of a service, its councils and its first year are named."""
    found = lines(tmp_path, SAVING, PLAN)
    assert "".join(f"== {name}\n" + "".join(f"{line}\n" for line in held) for name, held in found.items()) == (
        WRITTEN.read_text(encoding="utf-8")
    )


def test_a_file_that_would_be_empty_is_not_made(tmp_path: Path) -> None:
    """A plan alone has no parts by council and no years."""
    assert list(lines(tmp_path, PLAN)) == ["each-year", "compared", "figures"]


def lines(folder: Path, *savings: str) -> dict[str, list[str]]:
    """Each file's lines, of every cell that has something in it its heading and what it is."""
    files = {"decisions/d": JOIN} | {f"savings/{number}": text for number, text in enumerate(savings)}
    register = register_of(folder, files, "2020-06-01", TWO_SERVICES)
    made = tables(tuple(register.all(Saving)), lambda entry: ledger_of(entry, register))
    return {
        one.path.removeprefix("savings-"): [
            "; ".join(f"{name}: {_cell(cell)}" for name, cell in zip(one.headings, row, strict=True) if _cell(cell))
            for _, row in one.rows
        ]
        for one in made
    }
