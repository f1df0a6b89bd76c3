"""Two people who each add a result to one report, or a figure to one budget, keep both, without a word from git."""

import subprocess
from pathlib import Path

import pytest

from generator import PROGRAM

ROOT = Path(__file__).parents[2]
OURS = PROGRAM / "starting" / "repository" / "shared" / ".gitattributes"
REPORT = ("  fixed: 64\n", "  answered: 91\n", "  paid: 75\n")
BUDGET = tuple(
    f"  - on: {on}\n    says: {says}\n    period: 2017/18\n    amount: £{amount}m\n"
    for on, says, amount in (("2017-02", "budget", 19), ("2018-04", "outturn", 18), ("2018-08", "outturn", 17))
)


def git(folder: Path, *arguments: str) -> None:
    """Run git as a clerk."""
    who = ["-c", "user.name=Clerk", "-c", "user.email=clerk@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("attributes", [OURS, ROOT / ".gitattributes"], ids=["a new repository", "this one"])
@pytest.mark.parametrize(("name", "rows"), [("readings/2017-18-q1", REPORT), ("budgets/ict", BUDGET)])
def test_both_rows_are_kept(name: str, rows: tuple[str, str, str], attributes: Path, tmp_path: Path) -> None:
    """Each whole; the same row changed twice stands there twice, which the check reports."""
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / ".gitattributes").write_bytes(attributes.read_bytes())
    file = tmp_path / "content" / f"{name}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    first, *added = rows
    file.write_text(f"rows:\n{first}sources: []\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Start")
    for branch, row in zip(("one", "two"), added, strict=True):
        git(tmp_path, "checkout", "-qb", branch, "main")
        file.write_text(f"rows:\n{first}{row}sources: []\n")
        git(tmp_path, "commit", "-qam", branch)
    git(tmp_path, "merge", "-q", "one")
    text = file.read_text()
    assert all(row in text for row in rows) and "<<<<" not in text


def test_two_who_each_begin_the_same_report_have_one(tmp_path: Path) -> None:
    """What both wrote is there once, and the rows of both."""
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / ".gitattributes").write_bytes(OURS.read_bytes())
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Start")
    file = tmp_path / "content" / "readings" / "2017-18-q1.yml"
    first, *added = REPORT
    for branch, row in zip(("one", "two"), added, strict=True):
        git(tmp_path, "checkout", "-qb", branch, "main")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"period: 2017/18 Q1\nreadings:\n{first}{row}sources: []\n")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", branch)
    git(tmp_path, "merge", "-q", "one")
    lines = file.read_text().splitlines(keepends=True)
    assert sorted(lines) == sorted(["period: 2017/18 Q1\n", "readings:\n", *REPORT, "sources: []\n"])
