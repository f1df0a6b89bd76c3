"""From records and what they mention to the register, linked both ways.

Where only some files are checked, the records of the others are known from earlier checks: which there are, and what
they mention. Such a record is read from its file once a rule asks for it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from generator.checks.cache import Known, Mentioned
from generator.checks.drafts import nothing_known
from generator.checks.names import Names
from generator.checks.records import ByKind, record_of
from generator.core.entry import Entry
from generator.core.places import NOWHERE
from generator.core.register import IN_TEXT, Link, Register
from generator.kinds import whole_of
from generator.reading.record_file import RecordFile, document_of

T = TypeVar("T")


class Lazy(Mapping[str, T]):
    """Values by name, each made when it is asked for the first time."""

    def __init__(self, names: Collection[str], make: Callable[[str], T]) -> None:
        self._names = names
        self._make = cache(make)

    def __getitem__(self, name: str) -> T:
        """Make the value of a name, or take the one that was made before."""
        if name not in self._names:
            raise KeyError(name)
        return self._make(name)

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(self._names)

    def __len__(self) -> int:
        """Count the names."""
        return len(self._names)


def register_of(as_of: date, entries: ByKind, links: Mapping[str, list[Mentioned]], names: Names) -> Register:
    """Freeze records into a register; `links` has for the address of each thing who mentions it, and in which key."""
    forward: dict[str, set[str]] = defaultdict(set)
    for address, sources in links.items():
        for kind, record_id, key in sources:
            if key != IN_TEXT:
                forward[f"{kind}/{record_id}"].add(address)

    def sources_of(address: str) -> tuple[Link, ...]:
        return tuple(Link(entries[kind][name], key) for kind, name, key in dict.fromkeys(links[address]))

    mentions = {address: frozenset(named) for address, named in forward.items()}
    return Register(as_of, entries, Lazy(links, sources_of), mentions, names.ids.now, whole_of)


def with_known_links(
    links: Mapping[str, list[Mentioned]], known: Iterable[tuple[RecordFile, Known]], names: Names
) -> Mapping[str, list[Mentioned]]:
    """Put what the records of known files mention beside what was found in the files that were read."""
    found = defaultdict(list, {address: list(sources) for address, sources in links.items()})
    for file, before in known:
        for target, record_id, key in before.mentions if before.whole else ():
            things = names.things.get(target)
            if record_id in things.names if things is not None else key == IN_TEXT:
                found[f"{target}/{record_id}"].append((file.kind.name, file.id, key))
    return found


def with_known_records(entries: ByKind, known: Iterable[tuple[RecordFile, Known]], folder: Path) -> ByKind:
    """Put the records of known files beside those that were read."""
    files: dict[str, dict[str, RecordFile]] = {name: {} for name in entries}
    for file, before in known:
        if before.whole and file.id not in entries[file.kind.name]:
            files[file.kind.name].setdefault(file.id, file)
    return {name: _loading(read, files[name], folder) for name, read in entries.items()}


def _loading(read: Mapping[str, Entry[Any]], files: Mapping[str, RecordFile], folder: Path) -> Mapping[str, Entry[Any]]:
    def load(record_id: str) -> Entry[Any]:
        return read[record_id] if record_id in read else _read_again(files[record_id], folder)

    return Lazy(dict.fromkeys(sorted(read.keys() | files.keys())), load)


def _read_again(file: RecordFile, folder: Path) -> Entry[Any]:
    """Read the record of a file that is known, now that a rule asks for it."""
    try:
        document = document_of((folder / file.file).read_bytes(), file.kind)
        entry, _ = record_of(RecordFile(file.kind, file.id, file.file, document))
    except OSError:
        # It went away since the folder was listed.
        entry = None
    return entry or Entry(file.kind.name, file.id, file.file, nothing_known(file.kind.model), NOWHERE)
