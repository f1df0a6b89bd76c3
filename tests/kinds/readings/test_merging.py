"""Two people who each add a result to one report keep both, without a word from git."""

import subprocess
from pathlib import Path

import pytest

from generator import PROGRAM

ROOT = Path(__file__).parents[3]
OURS = PROGRAM / "starting" / "repository" / "shared" / ".gitattributes"
REPORT = Path("content/readings/2017-18-q1.yml")
START = "period: 2017/18 Q1\nreadings:\n  fixed: 64\nsources: []\n"


def git(folder: Path, *arguments: str) -> None:
    """Run git as a clerk."""
    who = ["-c", "user.name=Clerk", "-c", "user.email=clerk@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("attributes", [OURS, ROOT / ".gitattributes"], ids=["a new repository", "this one"])
def test_both_rows_are_kept(attributes: Path, tmp_path: Path) -> None:
    """Each on its own line; the same row changed twice stands there twice, which the check tells."""
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / ".gitattributes").write_bytes(attributes.read_bytes())
    file = tmp_path / REPORT
    file.parent.mkdir(parents=True)
    file.write_text(START)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Start")
    for branch, row in (("one", "  answered: 91\n"), ("two", "  paid: 75\n")):
        git(tmp_path, "checkout", "-qb", branch, "main")
        file.write_text(START.replace("  fixed: 64\n", f"  fixed: 64\n{row}"))
        git(tmp_path, "commit", "-qam", branch)
    git(tmp_path, "merge", "-q", "one")
    text = file.read_text()
    assert "  answered: 91\n" in text and "  paid: 75\n" in text and "<<<<" not in text
