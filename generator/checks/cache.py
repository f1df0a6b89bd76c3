"""What earlier checks read, kept for the next one: so that checking one file need not read all the others again.

A check of some files needs little of the rest: which records there are, what they mention, and now and then a record
itself, which is then read from its own file. What is kept depends only on a file's own bytes and on this program, and
the verdict on a file is the same with it and without. It is kept as all else is (`generator/machine/kept.py`), as
plain words in JSON: nothing in it can run, and what is not whole, or was made by another program, counts as nothing.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from generator.machine.kept import NOTHING_KEPT, Kept, cache_folder, named

Mentioned = tuple[str, str, str]
"""A mention: a sort of thing, an id, and the key that mentions it; what is mentioned, or the record that does it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a file that was read before: its stamp, the old ids that it names, and what it mentions.

    `whole` says that a record came of it.
    """

    stamp: str
    former: tuple[str, ...]
    mentions: tuple[Mentioned, ...]
    whole: bool


_FILES = TypeAdapter(dict[str, Known])


class Recall:
    """What is known of a content folder from earlier checks; empty where there was none, or another program made it.

    With `keep` false nothing is taken from earlier checks, and nothing is kept for later ones.
    """

    def __init__(self, content: Path, folder: Path | None = None, keep: bool = True) -> None:
        self._kept = Kept(folder or cache_folder()) if keep else NOTHING_KEPT
        self._name = named("check", str(content.resolve()))
        held = self._kept.get(self._name)
        self.known: Mapping[str, Known] = {} if held is None else _FILES.validate_json(held, strict=True)

    def keep(self, read: Mapping[str, Known], there: frozenset[str]) -> None:
        """Keep what was read, and forget files that are gone; where there is no room or no right to, say so."""
        if not (read or self.known.keys() - there):
            return
        files = {file: known for file, known in {**self.known, **read}.items() if file in there}
        try:
            self._kept.put(self._name, _FILES.dump_json(files))
        except PydanticSerializationError:
            # The bytes of a file's name may be no text, and an id may be half a sign.
            print(
                "plainrecord: nothing was kept for the next check: a file's name or an id is not text", file=sys.stderr
            )


def stamp_of(stat: os.stat_result) -> str:
    """Return a file's state: another size, time or place on the disk is another state."""
    return f"{stat.st_size}.{stat.st_mtime_ns}.{stat.st_ino}"
