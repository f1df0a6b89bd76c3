"""Files that a command generates into a folder where people keep others: only its own are ever replaced."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from generator.machine.files import NotOurs, clear_unfinished, write_whole
from generator.machine.harmless import printed


def write_generated(folder: Path, made: Mapping[str, str], only_look: bool, command: str, ours: bool = False) -> int:
    """Write generated files that are not as they should be, or only print which they are; returns the command's end.

    Raises `NotOurs`, and writes none, where one would take the place of something else, unless what is made is made of
    what was there, which is `ours` to change.
    """
    stale = {folder / name: words for name, words in made.items() if not _holds(folder / name, words)}
    if only_look:
        for file in stale:
            print(printed(f"{file} is out of date; run plainrecord {command}"), file=sys.stderr)
        return 1 if stale else 0
    for file, words in stale.items():
        if not ours and os.path.lexists(file) and not _begins_alike(file, words):
            raise NotOurs(f"{file} is not from plainrecord {command}; move it elsewhere, or name another folder")
    for file, words in stale.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        clear_unfinished(file.parent)
        write_whole(file, words.encode())
        print(printed(f"{file} is written."))
    return 0


def _holds(file: Path, words: str) -> bool:
    return file.is_file() and file.read_bytes() == words.encode()


def _begins_alike(file: Path, words: str) -> bool:
    """Whether a file was generated as this one is: such files say in their first lines what they are."""
    return file.is_file() and file.read_bytes().splitlines()[:3] == words.encode().splitlines()[:3]
