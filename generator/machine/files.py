"""Writing files so that each is whole at every moment, old or new; and saying in a sentence why one cannot be."""

import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

UNFINISHED = ".plainrecord-"
"""How the name of a file begins that is still being written. One that nobody holds was left by a killed command."""

_WHY = {
    errno.ENOSPC: "there is no room left on the disk",
    errno.EDQUOT: "there is no room left for you on the disk",
    errno.EFBIG: "it is larger than a file may be here",
    errno.EACCES: "you are not allowed to",
    errno.EPERM: "you are not allowed to",
    errno.EROFS: "this disk can only be read",
    errno.ENOENT: "it is not there",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.EBUSY: "it is in use, or another disk is mounted there",
    errno.EXDEV: "this disk does not let it be replaced in one step",
}


class NotOurs(Exception):
    """Raised where something is in the way that none of our commands made; says what, and what to do."""


def why_not(error: OSError) -> str:
    """Say in a sentence, without its full stop, what the machine would not do."""
    reason = _WHY.get(error.errno or 0) or (error.strerror or str(error)).rstrip(".")
    named = error.filename2 or error.filename
    if named is None and error.errno == errno.ENOENT:
        return f"a folder that is needed is not there: {error.strerror}"
    if named is None or isinstance(named, int):
        return f"a file cannot be read or written: {reason}"
    return f"{os.fsdecode(named)!s} cannot be read or written: {reason}"


def names_below(folder: Path) -> Iterator[str]:
    """Name every file below a folder by its path from there, links too; a folder that is not there has none."""
    for here, _, names in os.walk(folder):
        below = here[len(str(folder)) :].replace(os.sep, "/").strip("/")
        yield from (f"{below}/{name}" if below else name for name in names)


def walked(folder: str | Path, disk: int | None = None) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All that is below a folder, by its path there; links are not followed, nor what is on another than one disk."""
    waiting = [("", os.fspath(folder))]
    while waiting:
        below, here = waiting.pop()
        with os.scandir(here) as found:
            for entry in found:
                yield below + entry.name, entry
                if entry.is_dir(follow_symlinks=False) and disk in (None, entry.stat(follow_symlinks=False).st_dev):
                    waiting.append((f"{below}{entry.name}/", entry.path))


def lock(handle: int) -> bool:
    """Take an open file for this process alone; false where another has it. It is free again once it is closed."""
    if sys.platform != "win32":
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


_PLAIN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_plain(file: str | Path, most: int, fit: Callable[[os.stat_result], bool] = lambda state: True) -> bytes | None:
    """What is in a file; None where it is none, as a link or a pipe, where it is too long, or its state is not fit."""
    handle = os.open(file, _PLAIN)
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode) or state.st_size > most or not fit(state):
            return None
        return os.read(handle, state.st_size + 1)
    finally:
        os.close(handle)


def write_whole(file: Path, data: bytes) -> None:
    """Put a file's new text in the place of its old one in one step; its permissions stay."""
    place = Path(os.path.realpath(file))
    with _written_beside(place, data) as beside:
        # The disk must have it before the old one goes, even if the power fails.
        with beside.open("rb") as opened:
            os.fsync(opened.fileno())
        if place.exists():
            shutil.copymode(place, beside)
            _keep_owner(place, beside)
        else:
            _as_new(beside)
        beside.replace(place)


def write_new(file: Path, data: bytes) -> bool:
    """Write a file where there is none, in one step; false where something of that name is there already."""
    if os.path.lexists(file):
        return False
    with _written_beside(file, data) as beside:
        _as_new(beside)
        try:
            os.link(beside, file)
        except FileExistsError:
            return False
        except OSError as error:
            # Some disks, such as memory sticks, have no second names for a file.
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK):
                raise
            beside.rename(file)
    return True


@contextmanager
def _written_beside(place: Path, data: bytes) -> Iterator[Path]:
    """A file with what is to be written, beside its place."""
    import tempfile  # It takes longer to load than `--help` takes to print.

    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=place.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as opened:
            lock(opened.fileno())
            opened.write(data)
            opened.flush()
            yield beside
    except OSError as error:
        # What was wanted is the file itself: the other is only how it is written.
        raise OSError(error.errno, error.strerror, str(place)) from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def _as_new(file: Path) -> None:
    """Give a file the permissions that any new one has here."""
    mask = os.umask(0)
    os.umask(mask)
    file.chmod(0o666 & ~mask)


def _keep_owner(old: Path, new: Path) -> None:
    owner, here = old.stat(), new.stat()
    if (owner.st_uid, owner.st_gid) != (here.st_uid, here.st_gid):
        with suppress(PermissionError):  # Only the machine's administrator may give a file away.
            os.chown(new, owner.st_uid, owner.st_gid)


def clear_unfinished(folder: Path) -> None:
    """Take away what killed commands left in a folder, but nothing that is still being written."""
    if not folder.is_dir():
        return
    for left in folder.glob(f"{UNFINISHED}*"):
        if left.is_file() and not left.is_symlink():
            with left.open("rb") as opened:
                if lock(opened.fileno()):
                    left.unlink(missing_ok=True)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Make a folder for as long as it is needed; what killed commands left of theirs is taken away."""
    import tempfile

    for left in Path(tempfile.gettempdir()).glob("plainrecord-*"):
        _clear_folder(left)
    with tempfile.TemporaryDirectory(prefix="plainrecord-") as name, Path(name, _HELD).open("wb") as held:
        lock(held.fileno())
        work = Path(name, "work")
        work.mkdir()
        yield work


_HELD = "held"


def _clear_folder(left: Path) -> None:
    """Remove a folder of a command that is no longer there; one of another user's is left alone."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        if left.is_symlink() or left.stat().st_uid != os.getuid():
            return
        with (left / _HELD).open("rb") as held:
            if lock(held.fileno()):
                shutil.rmtree(left)
