"""Records of the first edition of the format, one of every kind, are brought forward by `check --fix` without a loss.

`first_edition/` is a small partnership as it was written before there was a second edition.
"""

from __future__ import annotations

import difflib
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.checks.checking import Checked, check
from generator.kinds import all_kinds
from generator.rewriting.folder import mend_files
from tests.whole_site import pages_of

FIRST = Path(__file__).parent / "first_edition"
AS_OF = date(2024, 6, 1)
NEWER = {"readings", "budgets"}
"""Kinds that the first edition did not have."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of it, with an old word that stands on two lines, and an outcome that is called otherwise now."""
    copied = shutil.copytree(FIRST, tmp_path / "content")
    minutes = copied / "minutes" / "2022-09-06-joint-committee.yml"
    minutes.write_text(minutes.read_text(encoding="utf-8") + "minutes:\n  state: none  # so far\n", encoding="utf-8")
    hours = copied / "decisions" / "2023-05-opening-hours.yml"
    step = "path:\n  - {body: joint-committee, date: 2023-04-04, outcome: put off}\n"
    hours.write_text(hours.read_text(encoding="utf-8").replace("path:\n", step, 1), encoding="utf-8")
    return copied


def pages(checked: Checked) -> dict[str, str]:
    """What residents read."""
    assert checked.register is not None
    return {page.path: page.text for page in pages_of(checked.register, all_kinds(), ())}


def test_nothing_is_lost(folder: Path) -> None:
    """No error before or after; every page reads the same; the old words are gone, and what is left is reported plainly."""
    texts = {file: file.read_text(encoding="utf-8").splitlines() for file in folder.rglob("*.*")}
    before = check(folder, AS_OF, all_kinds())
    assert before.ok
    assert {entry.kind for entry in before.register or ()} == {kind.name for kind in all_kinds()} - NEWER

    while mend_files(folder, check(folder, AS_OF, all_kinds()).problems, (), AS_OF):
        pass

    after = check(folder, AS_OF, all_kinds())
    assert pages(after) == pages(before)
    changed = [
        line
        for file, lines in texts.items()
        for line in difflib.ndiff(lines, file.read_text(encoding="utf-8").splitlines())
        if line[0] in "+-"
    ]
    assert set(changed) == {
        "+     conflicts: none",
        "+ # so far",
        "+ declarations: none",
        "+   - {body: joint-committee, date: 2023-04-04, outcome: postponed}",
        "-   - {body: joint-committee, date: 2023-04-04, outcome: put off}",
        "-     conflicts: [none declared]",
        "- declarations: [none]",
        "- minutes:",
        "- state: none",
        "-   state: none  # so far",
    }
    (left,) = [one for one in after.problems if one.rule.name in ("old-form", "other-words-for-none")]
    assert left.hint.endswith("Until then, the page shows it as before.")
    assert (
        "- {on: …, says: delivered, what: saving, period: …, said_by: [A local newspaper], amount: 150000}" in left.hint
    )
