"""What a folder holds, told by hashes of its files' bytes."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from pathlib import Path


def prints_of(folder: Path, but: Collection[str] = ()) -> Mapping[str, str] | None:
    """Each file below a folder, by its path, with a hash of its bytes, but for some.

    None where anything is not as this user writes it: a link, say, or a file that somebody else may change.
    """
    found = {}
    try:
        for name, path in _files(folder):
            if name not in but:
                held = _held(path)
                if held is None:
                    return None
                found[name] = sha256(held).hexdigest()
    except OSError:
        return None
    return found


def all_in(folder: Path) -> str | None:
    """One hash of all that lies in a folder, whatever it is called; None where not all of it can be read."""
    told = sha256()
    try:
        for name, path in sorted(_files(folder, folders=True)):
            held = b"" if name.endswith("/") else _held(path, anybodys=True)
            if held is None:
                return None
            told.update(os.fsencode(f"{len(name)} {name} {len(held)} ") + held)
    except OSError:
        return None
    return told.hexdigest()


def _files(folder: Path, *, folders: bool = False) -> Iterator[tuple[str, str]]:
    """Each file below a folder, by its path there and as it can be opened; with `folders` these too, with a slash."""
    waiting = [("", os.fspath(folder))]
    while waiting:
        below, here = waiting.pop()
        with os.scandir(here) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{below}{entry.name}/", entry.path))
                    if folders:
                        yield f"{below}{entry.name}/", entry.path
                else:
                    yield f"{below}{entry.name}", entry.path


_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def _held(path: str, *, anybodys: bool = False) -> bytes | None:
    """What is in a file; None where it is no plain one, or others may change or not read what only we may write."""
    handle = os.open(path, _FLAGS)
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode) or not (anybodys or _is_our_own(state)):
            return None
        return os.read(handle, state.st_size + 1) if state.st_size < _AT_ONCE else None
    finally:
        os.close(handle)


_AT_ONCE = 1 << 30


def _is_our_own(state: os.stat_result) -> bool:
    return sys.platform == "win32" or (state.st_uid == os.getuid() and stat.S_IMODE(state.st_mode) == 0o644)
