"""What earlier checks read, kept for the next one: so that checking one file need not read all the others again.

A check of some files needs little of the rest: which records there are, what they mention, and now and then a record
itself, which is then read from its own file. What is kept depends only on a file's own bytes and on this program, and
the verdict on a file is the same with it and without. It is in the reader's own cache folder as plain words in JSON:
nothing in it can run, and what is not whole, or was made by another program, counts as nothing.
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from generator import PROGRAM
from generator.machine.kept import cache_folder

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
_MOST = 200_000_000


class Recall:
    """What is known of a content folder from earlier checks; empty where there was none, or another program made it.

    With `keep` false nothing is taken from earlier checks, and nothing is kept for later ones.
    """

    def __init__(self, content: Path, folder: Path | None = None, keep: bool = True) -> None:
        self._file: Path | None = None
        self._program = _program()
        folder = (folder or cache_folder()) if keep else None
        if folder is not None:
            name = hashlib.sha256(str(content.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
            self._file = folder / f"check-{name}.json"
        self.known: Mapping[str, Known] = self._load()

    def _load(self) -> Mapping[str, Known]:
        try:
            if self._file is None or not self._file.is_file() or self._file.stat().st_size > _MOST:
                return {}
            made_by, _, kept = self._file.read_bytes().partition(b"\n")
            # What does not have the sum that it was written with is not what was written.
            return _FILES.validate_json(kept, strict=True) if made_by == self._made_by(kept) else {}
        except (OSError, ValueError):
            # A cache that cannot be read is none: everything is read again, and it is written anew.
            return {}

    def _made_by(self, kept: bytes) -> bytes:
        return f"{self._program} {hashlib.sha256(kept).hexdigest()}".encode()

    def keep(self, read: Mapping[str, Known], there: frozenset[str]) -> None:
        """Keep what was read, and forget files that are gone; where there is no room or no right to, say so."""
        if self._file is None or not (read or self.known.keys() - there):
            return
        files = {file: known for file, known in {**self.known, **read}.items() if file in there}
        try:
            kept = _FILES.dump_json(files)
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.TemporaryDirectory(prefix=".check-", dir=self._file.parent) as work:
                # Two checks at a time: each reads all of the one or all of the other.
                made = Path(work) / self._file.name
                made.write_bytes(self._made_by(kept) + b"\n" + kept)
                made.replace(self._file)
        except (OSError, PydanticSerializationError) as error:
            why = error.strerror if isinstance(error, OSError) else "a file's name or an id is not text"
            print(f"plainrecord: nothing was kept for the next check: {why}", file=sys.stderr)


def stamp_of(stat: os.stat_result) -> str:
    """Return a file's state: another size, time or place on the disk is another state."""
    return f"{stat.st_size}.{stat.st_mtime_ns}.{stat.st_ino}"


def _program() -> str:
    """Identify this program among any that would read the same file another way."""
    told = hashlib.sha256(f"{sys.version}{metadata.version('pydantic')}".encode())
    for file in sorted(PROGRAM.rglob("*.py")):
        stat = file.stat()
        told.update(f"{file.name}.{stat.st_size}.{stat.st_mtime_ns}".encode())
    return told.hexdigest()
