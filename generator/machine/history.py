"""When each file of the content was last changed, as git has it; nothing is said where git does not know."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from generator.machine.cores import WorkerLost
from generator.machine.kept import hash_of

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
class Origin:
    """The state of a content folder: a hash of its files, and where git knows, its commit and when that was made.

    `changed` says that something in the folder is not committed yet.
    """

    commit: str = ""
    committed: str = ""
    changed: bool = False
    content: str = ""


NO_ORIGIN = Origin()


def origin_of(content: Path) -> Origin:
    """Look at the state of a content folder."""
    told = _git(content, "log", "-1", "--format=%H %cI")
    changes = _git(content, "status", "--porcelain", "--", ".")
    if not told or changes is None:
        return Origin(content=hash_of(content))
    commit, _, moment = told.strip().partition(" ")
    committed = datetime.fromisoformat(moment).astimezone(UTC).isoformat()
    return Origin(commit, committed, bool(changes.strip()), hash_of(content))


def is_under_git(content: Path) -> bool:
    """Whether a content folder lies in a repository, also where git itself does not read it."""
    here = content.resolve()
    return any((folder / ".git").exists() for folder in (here, *here.parents))


def comes_after(content: Path, one: str, other: str) -> bool | None:
    """Whether a commit builds on another one, or is it; None where git does not have both."""
    if any(_git(content, "cat-file", "-e", f"{commit}^{{commit}}") is None for commit in (one, other)):
        return None
    return _git(content, "merge-base", "--is-ancestor", other, one) is not None


def changed_files(here: Path) -> frozenset[str]:
    """Give the files, by their paths from here, that differ from the state before the last commit.

    That commit is the whole of a pull request where a code host merges it to check it. Empty where git does not know.
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
    if ran.returncode < 0:  # It may well know.
        raise WorkerLost(f"git was ended by signal {-ran.returncode}; perhaps there was too little memory")
    return ran.stdout if ran.returncode == 0 else None
