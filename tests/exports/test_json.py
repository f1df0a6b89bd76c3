"""The records as data: exact, complete, and open about what is made up."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

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
    data = Data(checked.register, all_kinds(), view_of=lambda entry: None)
    files = {path: json.loads(text) for path, text in write(data)}
    assert set(files) == {"data/partnership.json", "data/savings.json"}
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


@pytest.mark.parametrize(("partnership", "saving"), [("illustrative: true", ""), ("", "illustrative: true")])
def test_made_up_records_say_so(tmp_path: Path, partnership: str, saving: str) -> None:
    """Whether the record says it or the whole partnership."""
    assert written(tmp_path, partnership, SAVING.replace("ILLUSTRATIVE", saving))["illustrative"] is True
