"""What `diff` keeps of the earlier state changes nothing of what it says, whatever was edited."""

from __future__ import annotations

import random
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.changes.compare import compare
from generator.checks.cache import Recall
from generator.checks.checking import check
from generator.kinds import all_kinds
from generator.machine.kept import Kept
from tests.proofs import PROVING, sampled

EXAMPLES = Path(__file__).parents[2] / "examples" / "content"
AS_OF = date(2026, 10, 1)
EDITS = [
    ("outcome: awaited", "outcome: agreed"),
    ("outcome: agreed", "outcome: refused"),
    ("says: expected", "says: delivered"),
    ("amount: £1", "amount: £3"),
    ("\nsummary: ", "\nsummary: In other words: "),
    ("\ntitle: ", "\nwithdrawn: {on: 2026-09-21, why: It was wrong.}\ntitle: "),
    ("unit: working", "unit: calendar"),
    ("joined: 2021", "joined: 2022"),
    ("date: 2026", "date: 2025"),
]


@pytest.mark.parametrize("seed", sampled(range(60), 1))
def test_a_comparison_that_knows_the_earlier_state_says_the_same(tmp_path: Path, seed: int) -> None:
    """One edit after the other, each compared with the state before all: with all that is kept, and with nothing."""
    chance, now = random.Random(seed), tmp_path / "now"
    shutil.copytree(EXAMPLES, now)
    knows_nothing = check(EXAMPLES, AS_OF, all_kinds())
    for step in range(5 if PROVING else 2):
        old, new = chance.choice(EDITS)
        files = [file for file in sorted(now.rglob("*.yml")) if old in file.read_text("utf-8")]
        file = chance.choice(files or sorted(now.rglob("*.yml")))
        if step and chance.random() < 0.2:
            file.unlink()
        else:
            file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
        kept = Kept(tmp_path / "cache")
        recall = Recall(kept)
        after = check(now, AS_OF, all_kinds(), recall=recall)
        told = compare(check(EXAMPLES, AS_OF, all_kinds(), recall=recall), after, kept)

        assert told == compare(knows_nothing, check(now, AS_OF, all_kinds())), (step, file, new)
