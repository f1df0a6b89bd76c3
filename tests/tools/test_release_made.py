"""A release is made in one command: the version, the heading in the changes, the wheel, and the line that pins it."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tools.release import NotReleased, release
from tools.wheel import BESIDE

ROOT = Path(__file__).parents[2]


def git(folder: Path, *words: str) -> None:
    """Run git as somebody."""
    subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words], cwd=folder, check=True)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository with what a release is built of, all committed."""
    folder = tmp_path / "clone"
    for name in (*BESIDE, "generator", "README.md", "CHANGELOG.md"):
        part = folder / name
        part.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, part)
    changes = "# What changed\n\n## Not released yet\n\n- One thing.\n\n## 0.0.1, 1 May 2026\n\n- The first.\n"
    (folder / "CHANGELOG.md").write_text(changes, encoding="utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "All")
    return folder


def test_a_release_is_whole(clone: Path) -> None:
    """The wheel has the new version; its hash is in the line; the changes since the last one are shown under their day."""
    with pytest.raises(NotReleased, match="no later version"):
        release("0.0.9", clone, date(2026, 12, 1))

    made = release("9.8.7", clone, date(2026, 12, 1))

    wheel = made / "plainrecord-9.8.7-py3-none-any.whl"
    held = hashlib.sha256(wheel.read_bytes()).hexdigest()
    assert f"./{wheel.name} --hash=sha256:{held}\n" in (made / "requirements.txt").read_text(encoding="utf-8")
    assert (made / "CHANGES.md").read_text(encoding="utf-8") == "## 9.8.7, 1 December 2026\n\n- One thing.\n"
    changes = (clone / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall("^## (.*)", changes, re.MULTILINE) == [
        "Not released yet",
        "9.8.7, 1 December 2026",
        "0.0.1, 1 May 2026",
    ]
    with pytest.raises(NotReleased, match="nothing under"):
        release("9.8.8", clone, date(2026, 12, 2))


def test_what_is_not_committed_is_not_released(clone: Path) -> None:
    """Or nobody could build the same again."""
    (clone / "README.md").write_text("mine", encoding="utf-8")
    with pytest.raises(NotReleased, match="not committed"):
        release("9.8.7", clone, date(2026, 12, 1))
