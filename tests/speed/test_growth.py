"""Four times the rows of one saving take about four times as long, not sixteen times."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.checks.checking import check
from generator.kinds import all_kinds
from tests.speed.big_files import SAVING, written
from tests.whole_site import pages_of


def seconds(folder: Path, rows: int) -> float:
    """The processor time of checking a saving of so many rows, and of writing the pages of its partnership."""
    figures = "".join(_row(number) for number in range(rows))
    content = written(folder, "figures")
    (content / "savings" / "big.yml").write_text(f"{SAVING}figures:\n{figures}", encoding="utf-8")
    started = time.thread_time()
    checked = check(content, date(2024, 6, 1), all_kinds())
    assert checked.register is not None, checked.problems
    assert sum(1 for _ in pages_of(checked.register, all_kinds(), checked.problems)) > 40
    return time.thread_time() - started


def _row(number: int) -> str:
    day = date(2012, 1, 1) + timedelta(days=number // 110)
    year = 1900 + number % 110
    says = "promised" if number % 2 else "delivered"
    period = f"{year}/{(year + 1) % 100:02}"
    return f"  - {{on: {day}, says: {says}, what: saving, period: {period}, amount: £{number + 1}k, why: It was so.}}\n"


@pytest.mark.parametrize("few", [250, pytest.param(1000, marks=pytest.mark.proof)])
def test_rows_of_a_saving(tmp_path: Path, few: int) -> None:
    """The story shows each row, and finds it without looking at all others."""
    seconds(tmp_path / "warm", 10)
    once, four_times = seconds(tmp_path / "few", few), seconds(tmp_path / "many", 4 * few)
    assert four_times < 8 * once
