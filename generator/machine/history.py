"""When each file of the content was last changed, as git has it; nothing is said where git cannot tell."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_DAY = "day "


def last_changed(content: Path) -> Mapping[str, date]:
    """Give the day of the last commit that touched each file, by its path below the content folder.

    Empty where the folder is not in a git repository, git is not there, or the history was cut short (a shallow
    clone would date every file to its one commit).
    """
    shallow = _git(content, "rev-parse", "--is-shallow-repository")
    if shallow is None or shallow.strip() != "false":
        return {}
    told = _git(content, "log", f"--format={_DAY}%cs", "--name-only", "--no-renames", "--relative", "-z", "--", ".")
    found: dict[str, date] = {}
    day: date | None = None
    for part in (told or "").replace("\n", "\0").split("\0"):
        if part.startswith(_DAY):
            day = date.fromisoformat(part.removeprefix(_DAY))
        elif part and day is not None:
            found.setdefault(part, day)
    return found


@dataclass(frozen=True, slots=True)
class State:
    """What git says of a folder: the commit it is at, and whether anything in it has changed since."""

    commit: str
    changed: bool


def state_of(content: Path) -> State | None:
    """The state of the content; None where git cannot tell."""
    commit, changed = _git(content, "rev-parse", "HEAD"), _git(content, "status", "--porcelain", "--", ".")
    return None if commit is None or changed is None else State(commit.strip(), bool(changed))


def changed_files(here: Path) -> frozenset[str]:
    """Give the files, by their paths from here, that differ from the state before the last commit.

    That commit is the whole of a pull request where a code host merges it to check it. Empty where git cannot tell.
    """
    root = _git(here, "rev-parse", "--show-toplevel")
    told = _git(here, "diff", "--name-only", "--no-renames", "-z", "HEAD^1", "--")
    if root is None or told is None:
        return frozenset()
    top = Path(root.rstrip("\n"))
    return frozenset(Path(os.path.relpath(top / name, here)).as_posix() for name in told.split("\0") if name)


def _git(folder: Path, *arguments: str) -> str | None:
    command = ["git", "-C", str(folder), *arguments]
    try:
        ran = subprocess.run(  # noqa: S603 - a fixed command, a folder and no shell
            command, capture_output=True, encoding="utf-8", errors="surrogateescape", check=False
        )
    except FileNotFoundError:
        return None
    return ran.stdout if ran.returncode == 0 else None
