"""What a folder holds, told by hashes of its files' bytes."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from generator.machine.files import read_plain


def prints_of(folder: Path, but: Collection[str] = ()) -> Mapping[str, str] | None:
    """Each file below a folder, by its path, with a hash of its bytes, but for some.

    None where anything is not as this user writes it: a link, say, or a file that somebody else may change.
    """
    found = {}
    try:
        for name, path in _files(folder):
            if name not in but:
                held = read_plain(path, _MOST, is_our_own)
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
            held = b"" if name.endswith("/") else read_plain(path, _MOST)
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


_MOST = 1 << 30


def is_our_own(state: os.stat_result) -> bool:
    """Whether a file is as this user writes it, and nobody else may change it."""
    return sys.platform == "win32" or (state.st_uid == os.getuid() and stat.S_IMODE(state.st_mode) == 0o644)
