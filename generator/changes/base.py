"""The content as it was at another state of the repository, taken out of git into its own folder."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from generator.machine.files import temporary_folder

_FILES = ("100644", "100755")


class CannotCompare(Exception):
    """Raised where the other state cannot be had; says why, in words for the one who asked."""


@contextmanager
def content_at(content: Path, base: str) -> Iterator[Path]:
    """Lend a folder with the content as it was at a commit, a branch or a tag; raises `CannotCompare`.

    Links to other files are left out: the check refuses them anyhow.
    """
    if not base or base.startswith("-"):
        raise CannotCompare(f"“{base}” is not a version of this repository; name a branch, a tag or a commit")
    root = Path(_git(content, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    below = content.resolve().relative_to(root.resolve()).as_posix()
    commit = _git(content, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}", asked=base)
    with temporary_folder() as folder:
        _take_out(root, commit.decode().strip(), below, folder)
        yield folder


def _take_out(root: Path, commit: str, below: str, folder: Path) -> None:
    where = [] if below == "." else [f"{below}/"]
    listed = _git(root, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *where).split(b"\0")
    found: list[tuple[str, PurePosixPath]] = []
    for line in filter(None, listed):
        told, _, name = line.partition(b"\t")
        mode, _, blob = told.decode().split()
        path = PurePosixPath(name.decode("utf-8", "surrogateescape"))
        if mode in _FILES and ".." not in path.parts:
            found.append((blob, path if below == "." else path.relative_to(below)))
    held = _git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob, _ in found).encode())
    start = 0
    for _, path in found:
        end = held.index(b"\n", start)
        size = int(held[start:end].split()[2])
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(held[end + 1 : end + 1 + size])
        start = end + 1 + size + 1


def _git(folder: Path, *arguments: str, given: bytes | None = None, asked: str = "") -> bytes:
    command = ["git", "-C", str(folder), *arguments]
    try:
        ran = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603 - no shell
    except FileNotFoundError:
        raise CannotCompare("git is not installed, and the earlier version is kept in git") from None
    if ran.returncode != 0:
        if asked:
            raise CannotCompare(f"this repository has no version “{asked}”; fetch it, or name another")
        raise CannotCompare(" ".join(ran.stderr.decode("utf-8", "replace").split()) or "git could not be asked")
    return ran.stdout
