"""What an earlier check found, for the next one: only what has changed is read, and what asked for that.

What is found in a file depends on its bytes, on the partnership, on which ids there are, on the day, and on what its
rules asked the register (`generator/core/asked.py`). All of that is kept with it: a file is looked at again where any
of it is another. It is named by the bytes of partnership.yml, so that a fresh clone finds it as well, and it is kept as
all else is (`generator/machine/kept.py`): plain values without any code, sealed with this user's key.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from generator.checks.identities import Ids, former_ids
from generator.checks.records import ByKind
from generator.core.asked import WHOLE, Asked, Day, Question, note_again
from generator.core.entry import Entry
from generator.core.places import START, Places, Spot
from generator.core.problems import Problem
from generator.machine.files import read_plain
from generator.machine.kept import NOTHING_KEPT, Kept, named
from generator.reading.document import Document
from generator.reading.record_file import RecordFile, document_of

PARTNERSHIP = "partnership.yml"

Mentioned = tuple[str, str]
"""A mention: the address of what is mentioned, and the key that mentions it."""


Facts = tuple[Mapping[str, str], Sequence[Mentioned], str]
"""What others may ask of a record: the hashes of its keys, what it mentions, and how a list shows it."""


class Known(NamedTuple):
    """What is known of a file: its hashes, the old ids that it names and where, what it mentions, how a list shows it.

    `whole` says that a record came of it, and `unsure` that other files may change what is found here. `asked` is
    what its rules asked for besides itself and the partnership, and until when that stays the same.
    """

    digest: str
    digests: Mapping[str, str]
    former: Sequence[tuple[str, int, int]]
    links: Sequence[Mentioned]
    shown_as: str
    whole: bool
    unsure: bool
    asked: Sequence[Question]
    since: int
    until: int
    problems: Sequence[Any]

    @property
    def facts(self) -> Facts | None:
        """What others may ask of the record."""
        return (self.digests, self.links, self.shown_as) if self.whole else None

    @property
    def document(self) -> Document:
        """As much of the file as shows which ids it had."""
        names = [name for name, *_ in self.former]
        places = [Places(Spot(*spot), Spot(*spot)) for _, *spot in self.former]
        inside = Places(START, START, {"formerly": Places(START, START, list(places))})
        return Document({"formerly": list(names)}, inside, digest=self.digest)


@dataclass(slots=True)
class Memory:
    """What is known of the files of a content folder, their records that this process has, and what is read now."""

    files: Mapping[str, Known] = field(default_factory=dict)
    now: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    before: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    entries: Mapping[str, Entry[Any]] = field(default_factory=dict)
    _read: dict[str, bytes] = field(default_factory=dict)

    def recalled(self, file: str, data: bytes) -> Document | None:
        """What is known of a file, if these are its bytes; None where it has to be read."""
        known = self.files.get(file)
        if known is None or file == PARTNERSHIP or known.digest != sha256(data).hexdigest():
            return None
        self._read[file] = data
        return known.document

    def knows(self, file: RecordFile) -> bool:
        """Whether a file was recalled and not read."""
        return file.file in self._read

    def read(self, file: RecordFile) -> RecordFile:
        """Read a file that was only recalled."""
        return RecordFile(file.kind, file.id, file.file, document_of(self._read[file.file], file.kind))

    def forget(self) -> None:
        """Know nothing of any file from now on."""
        self.files = {}

    def to_look_at(self, files: Sequence[RecordFile], ids: Ids, found: Iterable[Problem], day: date) -> set[str]:
        """The files that are new or changed, that name what is called otherwise now, or whose day is over."""
        today = Day.of(day).plain.toordinal()
        named_twice = {problem.file for problem in found}
        gone = _addresses(self.now) ^ _addresses(ids.now)
        others = self.files.keys() != {file.file for file in files} or self.before != ids.before
        return {
            file.file
            for file in files
            if (known := self.files.get(file.file)) is None
            or not self.knows(file)
            or file.shown in named_twice
            or not known.since <= today <= known.until
            or (others and (known.unsure or not gone.isdisjoint(address for address, _ in known.links)))
        }

    def changed(self, files: Sequence[RecordFile], looked_at: Mapping[str, Facts | None]) -> set[Question]:
        """The questions that may have another answer, since some files were looked at anew, or are gone."""
        there = {file.file: file for file in files}
        found: set[Question] = set()
        for name, facts in looked_at.items():
            file, known = there[name], self.files.get(name)
            found.update(_asked_of(file.kind.name, file.id, known.facts if known else None, facts))
        for name in self.files.keys() - there.keys():
            found.update(_asked_of(*place_of(name), self.files[name].facts, None))
        return found | ({("found",)} if found else set())

    def that_asked(self, changed: set[Question], files: Iterable[RecordFile]) -> set[str]:
        """The files that were only recalled, and whose rules asked any of some questions."""
        return {file.file for file in files if not changed.isdisjoint(self.files[file.file].asked)}

    def note_days(self, files: Iterable[RecordFile]) -> None:
        """Note until when nothing changes in the files that were only recalled."""
        known = [self.files[file.file] for file in files]
        if known:
            since, until = max(one.since for one in known), min(one.until for one in known)
            note_again(Asked(since=date.fromordinal(since), until=date.fromordinal(until)))


class Recall:
    """The memory of checks, from one to the next; what is `kept` outlasts this process."""

    def __init__(self, kept: Kept = NOTHING_KEPT) -> None:
        self._kept = kept
        self._name = ""
        self._last: dict[str, Memory] = {}
        self._settled = False

    def go_on(self) -> Recall:
        """Let the next check be remembered in place of the last, as a live preview does."""
        self._settled = False
        return self

    def memory_of(self, content: Path, *looked_for: bool) -> Memory:
        """What is known of a content folder; `looked_for` says which sorts of things were."""
        try:
            partnership = read_plain(content / PARTNERSHIP, 1_000_000)
        except OSError:
            partnership = None
        self._name = named("check", *looked_for, sha256(partnership).hexdigest()) if partnership is not None else ""
        if last := self._last.get(self._name):
            return replace(last, _read={})
        held = self._kept.get(self._name) if self._name else None
        if held is None:
            return Memory()
        files, now, before = marshal.loads(held)  # noqa: S302 - plain values, sealed by this user
        return Memory({file: Known._make(known) for file, known in files.items()}, now, before)

    def keep(self, files: Mapping[str, Known], known: bool, ids: Ids, entries: ByKind) -> None:
        """Keep what was found, unless it was known; of several checks in one process, what the first found."""
        if not self._name or self._settled:
            return
        of_file = {entry.file: entry for of_kind in entries.values() for entry in of_kind.values()}
        self._last, self._settled = {self._name: Memory(files, ids.now, ids.before, of_file)}, True
        if self._kept and not known:
            told = {file: tuple(one) for file, one in files.items()}
            self._kept.put(self._name, marshal.dumps((told, ids.now, ids.before)))


def former_in(file: RecordFile) -> list[tuple[str, int, int]]:
    """The old ids that a file names, each with its place."""
    at = file.document.places.at
    return [
        (name if isinstance(name, str) else "", *at(("formerly", number)).value)
        for number, name in enumerate(former_ids(file))
    ]


def place_of(file: str) -> tuple[str, str]:
    """Read the kind and the id of a file from its path."""
    folder, _, rest = file.partition("/")
    name = rest.rpartition("/")[2] or folder
    record_id = name.rpartition(".")[0]
    return (folder if rest else record_id), record_id


def _addresses(ids: Mapping[str, Mapping[str, str]]) -> set[str]:
    return {f"{kind}/{name}" for kind, held in ids.items() for name in held}


def _asked_of(kind: str, record_id: str, before: Facts | None, after: Facts | None) -> Iterator[Question]:
    """The questions about a record that may have another answer now, each about one key."""
    if before is None or after is None:
        yield from (("ids", kind), ("record", kind, record_id), ("only", kind))
    digests, links, _ = zip(*(facts or ({}, (), "") for facts in (before, after)), strict=True)
    changed = {key for key in digests[0].keys() | digests[1].keys() if digests[0].get(key) != digests[1].get(key)}
    for key in changed | {WHOLE} if changed else ():
        yield from (("keys", kind, record_id, key), ("keys of all", kind, key))
    if links[0] != links[1]:
        yield "mentions", f"{kind}/{record_id}"
        yield from (("links", address) for address, _ in (*links[0], *links[1]))
    yield from (("alike", facts[2]) for facts in (before, after) if facts and before != after)


def each_asked(notes: Asked) -> Iterator[Question]:
    """What was asked for, each question about one key; any change may change what was found among all records."""
    for sort, *of in notes.needed:
        if sort == "found":
            yield (sort,)
            continue
        if sort == "links":
            yield sort, of[0]  # Whatever key it is mentioned under.
            continue
        about = {"keys": 2, "keys of all": 1}.get(sort, len(of))
        yield from ((sort, *of[:about], key) for key in of[about:])
        if about == len(of):
            yield sort, *of
