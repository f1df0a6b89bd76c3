"""A text that ends at the sign of a note is reported; a note that was meant is not."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.checks.checking import check
from generator.kinds import all_kinds

SMALL = Path(__file__).parents[1] / "checks" / "small"
SCORE = "on: 2024-01-01\n    likelihood: 1\n    impact: 1"
REST = "kind: threat\nstate: open\nsources: [{title: A paper, kind: official}]\n"


def told(folder: Path, text: str) -> list[tuple[int, int, str]]:
    """What is said about a risk, with its place."""
    shutil.copy(SMALL / "partnership.yml", folder)
    (folder / "risks").mkdir()
    (folder / "risks" / "x.yml").write_text(text + REST, encoding="utf-8")
    problems = check(folder, date(2024, 6, 1), all_kinds()).problems
    return [(found.line, found.column, found.rule.name) for found in problems if found.file == "risks/x.yml"]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("title: Budget # approved\nsummary: It.\n", 1, 15),
        ("title: Budget #final\nsummary: It.\n", 1, 15),
        ("title: The budget # approved\nsummary: It.\n", 1, 19),
        ("title: Budget\nsummary: The budget is\n  good # but late\n", 3, 8),
        ("title: Budget\nsummary: The budget\n  #hashtag\n", 3, 3),
        (f"title: Budget\nsummary: It.\nscores:\n  - {SCORE}\n    note: Late # twice\n", 7, 16),
        (
            "title: Budget\nsummary: It.\nscores:\n  - {on: 2024-01-01, likelihood: 1, impact: 1, note: Late # twice\n    }\n",
            4,
            59,
        ),
    ],
)
def test_a_text_that_is_cut_off_is_told(tmp_path: Path, text: str, line: int, column: int) -> None:
    """At the sign, whether one word stands before it or many."""
    assert (line, column, "cut-off") in told(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "title: Budget  # to be worded better\nsummary: It.\n",
        "title: Budget\n# A note\nsummary: It.\n",
        "title: Budget\n#note\nsummary: It.\n",
        "title: Budget\nsummary: It.\n  # A note\n",
        "title: 'Budget' # approved\nsummary: It.\n",
        'title: "Budget # approved"\nsummary: It.\n',
        "title: Budget #5\nsummary: It.\n",
        "title: Budget\nsummary: |\n  The budget # approved\n  #hashtag\n",
    ],
)
def test_a_note_that_was_meant_is_not(tmp_path: Path, text: str) -> None:
    """Nor a sign inside a text."""
    assert told(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: Budget\nsummary: The budget\n  #hashtag\n  and more\n", 3),
        ("title: Budget\nsummary: The budget\n#hashtag and\nmore\n", 3),
    ],
)
def test_text_below_a_note_is_no_missing_quote(tmp_path: Path, text: str, line: int) -> None:
    """The line with the sign is reported, and nothing else."""
    ((found, _, rule),) = told(tmp_path, text)
    assert (found, rule) == (line, "yaml")
