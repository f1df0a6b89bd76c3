"""What a folder holds, by hashes of its files' bytes."""

import os
import stat
import sys
from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import Path

from generator.machine.files import read_plain, walked


def prints_of(folder: Path, but: Collection[str] = ()) -> Mapping[str, str] | None:
    """Each file below a folder, by its path, with a hash of its bytes, but for some.

    None where anything is not as this user writes it: a link, say, or a file that somebody else may change.
    """
    found = {}
    try:
        for name, entry in walked(folder):
            if name not in but and not entry.is_dir(follow_symlinks=False):
                held = read_plain(entry.path, _MOST, is_our_own)
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
        there = {f"{name}/" if entry.is_dir(follow_symlinks=False) else name: entry for name, entry in walked(folder)}
        for name, entry in sorted(there.items()):
            held = b"" if name.endswith("/") else read_plain(entry.path, _MOST)
            if held is None:
                return None
            told.update(os.fsencode(f"{len(name)} {name} {len(held)} ") + held)
    except OSError:
        return None
    return told.hexdigest()


_MOST = 1 << 30


def is_our_own(state: os.stat_result) -> bool:
    """Whether a file is as this user writes it, and nobody else may change it."""
    return sys.platform == "win32" or (state.st_uid == os.getuid() and stat.S_IMODE(state.st_mode) == 0o644)
