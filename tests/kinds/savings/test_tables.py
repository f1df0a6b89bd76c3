"""The data files of savings: what stands in each line, under its heading."""

from __future__ import annotations

from pathlib import Path

from generator.exports.csv import _cell
from generator.kinds.savings.ledger import ledger_of
from generator.kinds.savings.model import Saving
from generator.kinds.savings.tables import in_data, tables
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


def test_programs_get_what_the_page_compares(tmp_path: Path) -> None:
    """Amounts and percent as texts, and nothing of a side that the record does not have."""
    register = register_of(tmp_path, {"decisions/d": JOIN, "savings/0": SAVING}, "2020-06-01", TWO_SERVICES)
    (entry,) = register.all(Saving)
    told = in_data(ledger_of(entry, register))["worked_out"]
    assert isinstance(told, dict)
    assert told["gains"]["why_not"] == "Not compared: they are about different councils."
    assert told["costs"] == {
        "sentence": "£7 million was spent; £7.5 million was expected. That is £500,000 (6.7%) less than expected.",
        "compared": True,
        "planned": "7500000",
        "planned_at_first": "7500000",
        "recorded": "7000000",
        "difference": "-500000",
        "percent": "-6.7",
        "why_not": None,
    }
