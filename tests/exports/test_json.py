"""The records as data: exact, complete, and open about what is made up."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bench.synthetic import write as write_records
from generator.checks.checking import check
from generator.exports.formats import Data
from generator.exports.json import write
from generator.kinds import all_kinds

SAVING = """
title: One system
summary: A saving.
counts: cashable
ILLUSTRATIVE
sources: [{title: Report, url: "https://example.org/", kind: official}]
figures: [{on: 2018-11, says: delivered, what: saving, period: 2018/19 Q1, amount: £0.1m}]
"""


def written(folder: Path, partnership: str, saving: str) -> dict[str, Any]:
    """Write one saving as data."""
    (folder / "savings").mkdir()
    authorities = "authorities: [{id: ashmere, name: Ashmere}]"
    (folder / "partnership.yml").write_text(f"name: P\nsummary: S.\n{authorities}\n{partnership}")
    (folder / "savings" / "one.yml").write_text(saving)
    checked = check(folder, date(2026, 11, 23), all_kinds())
    assert checked.register is not None, checked.problems
    register, kinds = checked.register, {kind.name: kind for kind in all_kinds()}
    data = Data(register, all_kinds(), view_of=lambda entry: kinds[entry.kind].view(entry, register))
    files = {path: json.loads(text) for path, text in write(data)}
    assert set(files) == {"data/index.json", "data/partnership.json", "data/savings.json"}
    listed = [(one["kind"], one["records"], one["files"]) for one in files["data/index.json"]["kinds"]]
    assert ("savings", 1, [{"file": "/data/savings.json", "records": 1}]) in listed
    assert files["data/partnership.json"]["records"][0]["address"] == "/partnership/"
    (found,) = files["data/savings.json"]["records"]
    return dict(found)


def test_values_are_exact_and_dates_no_more_precise_than_known(tmp_path: Path) -> None:
    """£0.1m is 100000 and no binary fraction; a month stays a month."""
    found = written(tmp_path, "", SAVING.replace("ILLUSTRATIVE\n", ""))
    assert found["figures"] == [
        {"on": "2018-11", "says": "delivered", "what": "saving", "period": "2018/19 Q1", "amount": "100000"}
    ]
    assert (found["id"], found["address"], found["illustrative"]) == ("one", "/savings/one/", False)
    assert "worked_out" not in found["figures"][0]
    assert found["worked_out"]["gains"]["sentence"] == (
        "In November 2018, £100,000 was recorded as saved in April to June 2018 (2018/19 Q1)."
    )


def test_what_the_pages_compare_stands_beside_the_record(tmp_path: Path) -> None:
    """Both sides with how far they are off, as exact as the record; or why they are not compared."""
    plan = "figures: [{on: 2018-02, says: target, what: saving, period: 2018/19 Q1, amount: £0.3m},"
    told = written(tmp_path, "", SAVING.replace("ILLUSTRATIVE\n", "").replace("figures: [", plan))["worked_out"][
        "gains"
    ]
    assert (told["compared"], told["planned"], told["recorded"]) == (True, "300000", "100000")
    assert (told["difference"], told["percent"], told["why_not"]) == ("-200000", "-66.7", None)


@pytest.mark.parametrize(("partnership", "saving"), [("illustrative: true", ""), ("", "illustrative: true")])
def test_made_up_records_say_so(tmp_path: Path, partnership: str, saving: str) -> None:
    """Whether the record says it or the whole partnership."""
    assert written(tmp_path, partnership, SAVING.replace("ILLUSTRATIVE", saving))["illustrative"] is True


def test_many_records_are_cut_by_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file of the kind names those of its years, and the list of all files does too; none is longer than it may be."""
    write_records(60, tmp_path)
    monkeypatch.setattr("generator.exports.json.MOST", 6000)
    checked = check(tmp_path, date(2026, 1, 1), all_kinds())
    assert checked.register
    kinds = {kind.name: kind for kind in all_kinds()}
    data = Data(checked.register, all_kinds(), view_of=lambda entry: kinds[entry.kind].view(entry, checked.register))
    texts = dict(write(data))
    files = {f"/{path}": json.loads(text) for path, text in texts.items()}
    (listed,) = (one for one in files["/data/index.json"]["kinds"] if one["kind"] == "decisions")
    cut = [one["file"] for one in listed["files"]]
    assert files["/data/decisions.json"] == {"kind": "decisions", "licence": "", "files": listed["files"]}
    assert len(cut) > 5
    assert any(file.endswith("-2.json") for file in cut)
    held = [record for file in cut for record in files[file]["records"]]
    assert {record["id"] for record in held} == set(checked.register.entries["decisions"])
    assert len(held) == listed["records"] == len(checked.register.entries["decisions"])
    for file in cut:
        year = file.removeprefix("/data/decisions/")[:4]
        assert all(record["date"].startswith(year) for record in files[file]["records"])
        assert len(texts[file[1:]]) < 9000, "each has one record more than half"
