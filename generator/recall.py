"""What earlier checks read, kept for the next one: so that checking one file need not read all the others again.

A check of some files needs little of the rest: which records there are, what they mention, and now and then a record
itself. All of that depends only on a file's own bytes and on this program, so it is kept by both, and the verdict on a
file is the same with it and without. It lies in the reader's own cache folder, never in the repository: what is kept
is pickled, and a stranger's pull request must not be able to bring some along.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from generator.kind import Entry
from generator.register import IN_TEXT, Link

Mentioned = tuple[str, str, str]
"""A mention: a sort of thing, an id, and the key that mentions it; what is mentioned, or the record that does it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a file that was read before: its stamp, the old ids that it names, and what it mentions."""

    stamp: str
    former: tuple[str, ...]
    mentions: tuple[Mentioned, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """What is to be kept of a file that was read."""

    known: Known
    entry: Entry[Any] | None


class Recall:
    """What is known of a content folder from earlier checks; empty where there was none, or another program made it."""

    def __init__(self, content: Path, folder: Path | None = None) -> None:
        name = hashlib.sha256(str(content.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
        self._file = (folder or cache_folder()) / f"check-{name}.sqlite"
        self._program = _program()
        self.known: Mapping[str, Known] = self._load()

    def _load(self) -> Mapping[str, Known]:
        if not self._file.is_file():
            return {}
        try:
            with closing(sqlite3.connect(self._file)) as database:
                (program,) = database.execute("SELECT program FROM made_by").fetchone() or ("",)
                if program != self._program:
                    return {}
                rows = database.execute("SELECT file, known FROM files")
                return {file: pickle.loads(known) for file, known in rows}  # noqa: S301 - our own cache folder
        except (sqlite3.Error, pickle.PickleError, EOFError, AttributeError, TypeError, ValueError):
            # A cache that cannot be read is none: everything is read again, and it is written anew.
            return {}

    def entry(self, file: str) -> Entry[Any] | None:
        """Give the record of a file that is known; None where there is none that can be loaded."""
        with closing(sqlite3.connect(self._file)) as database:
            row = database.execute("SELECT entry FROM files WHERE file = ?", (file,)).fetchone()
        return pickle.loads(row[0]) if row and row[0] else None  # noqa: S301 - our own cache folder

    def keep(self, read: Mapping[str, Kept], there: frozenset[str]) -> None:
        """Keep what was read, and forget files that are gone; says nothing where there is no room or no right to."""
        gone = self.known.keys() - there
        if not read and not gone:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not self.known:
                self._file.unlink(missing_ok=True)
            with closing(sqlite3.connect(self._file)) as database, database:
                database.execute("CREATE TABLE IF NOT EXISTS made_by (program TEXT)")
                database.execute("CREATE TABLE IF NOT EXISTS files (file TEXT PRIMARY KEY, known BLOB, entry BLOB)")
                if not self.known:
                    database.execute("INSERT INTO made_by VALUES (?)", (self._program,))
                database.executemany("DELETE FROM files WHERE file = ?", [(file,) for file in gone])
                rows = ((file, _pickled(kept.known), _pickled(kept.entry)) for file, kept in read.items())
                database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", rows)
        except (OSError, sqlite3.Error) as error:
            print(f"plainrecord: nothing was kept for the next check: {error}", file=sys.stderr)


def _pickled(value: object) -> bytes | None:
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL) if value is not None else None


def stamp_of(stat: os.stat_result) -> str:
    """Tell a file's state: another size, time or place on the disk is another state."""
    return f"{stat.st_size}.{stat.st_mtime_ns}.{stat.st_ino}"


def cache_folder() -> Path:
    """Give the folder for what programs may forget: of this user alone, and outside any repository."""
    if given := os.environ.get("PLAINRECORD_CACHE"):
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "plainrecord" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "plainrecord"


def _program() -> str:
    """Tell this program from any other that would read the same file another way."""
    told = hashlib.sha256(f"{sys.version}{metadata.version('pydantic')}".encode())
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        stat = file.stat()
        told.update(f"{file.name}.{stat.st_size}.{stat.st_mtime_ns}".encode())
    return told.hexdigest()


class Entries(Mapping[str, Entry[Any]]):
    """One kind's records by id: those that were read, and those that are known, each loaded once it is asked for."""

    def __init__(self, read: Mapping[str, Entry[Any]], known: Mapping[str, str], load: Callable[[str], Any]) -> None:
        self._loaded: dict[str, Entry[Any]] = dict(read)
        self._files = known
        self._order = sorted(read.keys() | known.keys())
        self._load = load

    def __getitem__(self, record_id: str) -> Entry[Any]:
        """Load a record."""
        if record_id not in self._loaded:
            self._loaded[record_id] = self._load(self._files[record_id])
        return self._loaded[record_id]

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return iter(self._order)

    def __len__(self) -> int:
        """Count the records."""
        return len(self._order)


class Links(Mapping[str, tuple[Link, ...]]):
    """Who mentions what; the record that mentions it is loaded once somebody asks."""

    def __init__(
        self, named: Mapping[str, list[tuple[str, str, str]]], entries: Mapping[str, Mapping[str, Any]]
    ) -> None:
        self._named = named
        self._entries = entries

    def __getitem__(self, address: str) -> tuple[Link, ...]:
        """Give those who mention one thing, each once."""
        unique = dict.fromkeys(self._named[address])
        return tuple(Link(self._entries[kind][record_id], key) for kind, record_id, key in unique)

    def __iter__(self) -> Iterator[str]:
        """Go through what is mentioned."""
        return iter(self._named)

    def __len__(self) -> int:
        """Count what is mentioned."""
        return len(self._named)


def forward_of(named: Mapping[str, list[Mentioned]]) -> Mapping[str, frozenset[str]]:
    """Turn who is mentioned by whom into what each record mentions in its keys."""
    forward: dict[str, set[str]] = {}
    for address, sources in named.items():
        for kind, record_id, key in sources:
            if key != IN_TEXT:
                forward.setdefault(f"{kind}/{record_id}", set()).add(address)
    return {address: frozenset(found) for address, found in forward.items()}
