"""When files were last changed, by real repositories: whole, cut short, and none at all."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.machine.cores import WorkerLost
from generator.machine.history import last_changed


def git(folder: Path, *arguments: str, day: str = "2020-01-01") -> None:
    """Run git as somebody on a day."""
    who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in _WHO.items()}
    dates = {f"GIT_{role}_DATE": f"{day}T12:00:00Z" for role in ("AUTHOR", "COMMITTER")}
    where = {"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, env=who | dates | where)


_WHO = {"NAME": "Clerk", "EMAIL": "clerk@example.org"}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two files, one of them changed later; one has a strange name."""
    folder = tmp_path / "repository"
    content = folder / "content"
    (content / "decisions").mkdir(parents=True)
    git(tmp_path, "init", "-q", "-b", "main", str(folder))
    (content / "partnership.yml").write_text("name: One\n", encoding="utf-8")
    (content / "decisions" / "é day 2.yml").write_text("title: One\n", encoding="utf-8")
    git(folder, "add", ".", day="2020-01-01")
    git(folder, "commit", "-qm", "First", day="2020-01-01")
    (content / "partnership.yml").write_text("name: Two\n", encoding="utf-8")
    git(folder, "commit", "-qam", "Second", day="2021-02-03")
    return folder


def test_each_file_has_the_day_of_its_last_commit(repository: Path) -> None:
    """Paths are those below the content folder, whatever letters they have."""
    assert last_changed(repository / "content") == {
        "partnership.yml": date(2021, 2, 3),
        "decisions/é day 2.yml": date(2020, 1, 1),
    }


def test_a_history_that_was_cut_short_tells_nothing(repository: Path, tmp_path: Path) -> None:
    """It would give the one day that it knows for every file."""
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "shallow")

    assert last_changed(tmp_path / "shallow" / "content") == {}


def test_without_a_repository_nothing_is_told(tmp_path: Path) -> None:
    """A folder that was downloaded has no history."""
    (tmp_path / "partnership.yml").write_text("name: One\n", encoding="utf-8")

    assert last_changed(tmp_path) == {}


def test_where_git_is_killed_nothing_is_known(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is an error: a site without any days would be kept as the site of this very state."""
    program = tmp_path / "git"
    program.write_text("#!/bin/sh\nkill -9 $$\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(WorkerLost, match="git was ended by signal 9"):
        last_changed(repository / "content")
