"""From a content folder to the register, with every problem on the way.

Files are read; their ids collected; each becomes a record; what they mention is linked; the rules are asked. Each step
is a module: `identities`, `records`, `names` and `references`, `linking`, `asking`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import Any

from generator.checks.asking import PROGRAM_FAULT, guarded, rule_problems
from generator.checks.cache import PARTNERSHIP, Facts, Known, Memory, Recall, each_asked, former_in, place_of
from generator.checks.collector import collector_paused
from generator.checks.common_rules import COMMON_RULES, shown_as
from generator.checks.cut_off import cut_off_texts
from generator.checks.drafts import nothing_known
from generator.checks.duties import duties_of
from generator.checks.identities import identities
from generator.checks.limits import shown_problems
from generator.checks.linking import register_of
from generator.checks.names import Names, names_in
from generator.checks.old_ids import with_new_ids
from generator.checks.packed import packed, unpacked
from generator.checks.private_data import Permitted, permitted, private_data_in
from generator.checks.records import ByKind, Records, record_of, records_of
from generator.checks.references import References, references
from generator.checks.run_together import lists_run_together
from generator.checks.wording import acronyms_once, wording_advice
from generator.core.asked import Asked, asking, note_again
from generator.core.entry import Entry, Later
from generator.core.kind import Check, Kind
from generator.core.places import NOWHERE, Places
from generator.core.problems import Problem, has_errors
from generator.core.register import Register
from generator.core.shared_rules import DUPLICATE_ID
from generator.machine.cores import chunked, in_order
from generator.machine.progress import step
from generator.reading.characters import unseen_in
from generator.reading.content import read_content
from generator.reading.record_file import RecordFile
from generator.values.words import BAD_ID


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: every problem, the records' files, and the register if the site can be built.

    `read` is the register of what could be read, also where there are errors; its records may be drafts.
    """

    problems: tuple[Problem, ...]
    files: tuple[str, ...]
    register: Register | None
    read: Register | None = None

    @property
    def records(self) -> int:
        """How many records there are."""
        return len(self.files)

    @property
    def ok(self) -> bool:
        """Whether the site can be built."""
        return self.register is not None and not has_errors(self.problems)


def check(
    folder: Path,
    as_of: date,
    kinds: Iterable[Kind[Any]],
    advice: bool = False,
    practice: bool = True,
    recall: Recall | None = None,
    wanted: Callable[[str], bool] = lambda file: True,
) -> Checked:
    """Read and check a content folder on a day. Never raises for anything that is in it.

    `advice` says what could be worded better; without `practice` only the format is checked, and neither the duties
    of public bodies nor personal data. What is known from an earlier check is taken from `recall`, and kept there: the
    outcome is the same with it and without. Of all that is found, the problems of the `wanted` files are reported.
    """
    with collector_paused():
        asked = _Asked(as_of, {kind.name: kind for kind in kinds}, advice, practice)
        with step("Reading the content"):
            memory = recall.memory_of(folder, advice, practice) if recall else Memory()
            files, problems = read_content(folder, asked.kinds.values(), memory.recalled)
        with step("Checking the content"):
            look = _Look(files, problems, asked, memory)
            found = look.problems()
            if recall:
                recall.keep(*look.worth_keeping(found), look.ids, look.entries)
        told = [one for one in (*problems, *found) if wanted(one.file)]
        shown = shown_problems(acronyms_once(told) if advice else told)
        names = tuple(file.shown for file in files if wanted(file.shown))
        register = look.register if look.entries["partnership"] else None
        return Checked(shown, names, register if not has_errors(shown) else None, register)


@dataclass(frozen=True)
class _Asked:
    """What is to be checked: the day, the kinds, and what is looked for."""

    as_of: date
    kinds: Mapping[str, Kind[Any]]
    advice: bool = False
    practice: bool = True

    @cached_property
    def common_rules(self) -> tuple[Check[Any], ...]:
        """The rules that every record is asked beside those of its kind."""
        duties = (duties_of(self.kinds.values()),) if self.practice else ()
        return (*COMMON_RULES, *duties, *((wording_advice,) if self.advice else ()))


_OfFile = tuple[str, list[Problem], list[Problem], Asked]
"""A file, what the rules find in its record and what its lines show, and what its rules asked for."""


class _Look:
    """All files taken through the steps of a check; those of which all is known already are passed over."""

    def __init__(self, files: list[RecordFile], so_far: list[Problem], asked: _Asked, memory: Memory) -> None:
        """Look at what is new first, and then at what asked for anything that is new."""
        self._files, self._so_far, self._asked, self._memory = files, so_far, asked, memory
        self.ids, self._found = identities(files, asked.kinds.values(), so_far)
        if any(one.rule is DUPLICATE_ID for one in self._found):
            memory.forget()
        self._read: dict[str, RecordFile] = {}
        self._records = Records({name: {} for name in asked.kinds})
        self._mentioned = References()
        self._names: Names | None = None
        self._look_at(memory.to_look_at(files, self.ids, self._found, asked.as_of))
        self._look_at(self._that_asked())
        self.entries = self._entries()
        self.register = self._register()
        self._notes: dict[str, Asked] = {}

    def _look_at(self, wanted: set[str]) -> None:
        """Make records of some files, and collect what they mention."""
        read = [file for file in self._files if file.file in wanted]
        for number, file in enumerate(read):
            if self._memory.knows(file):
                file = self._memory.read(file)
                self._so_far += (Problem.of(file.shown, fault.at, fault) for fault in file.document.faults)
            read[number], said = with_new_ids(file, self._asked.kinds, self.ids)
            self._read[file.file] = read[number]
            self._found += said
        in_place = records_of(read, self._asked.kinds, self._records)
        self._names = self._names or names_in(self._read.values(), self._asked.kinds, self.ids)
        references(in_place, self._records.entries, self._names, self._mentioned)

    def _that_asked(self) -> set[str]:
        """The files that were passed over so far, and that what was looked at changes something for."""
        left = [file for file in self._files if file.file not in self._read]
        known = self._memory.files
        kinds = {place_of(file)[0] for file, one in known.items() if one.whole}
        if left and kinds != {file.kind.name for file in self._files if self._is_whole(file)}:
            return {file.file for file in left}
        facts = {name: self._facts(file) for name, file in self._read.items()}
        return self._memory.that_asked(self._memory.changed(self._files, facts), left)

    def _is_whole(self, file: RecordFile) -> bool:
        return self._entry(file) is not None if file.file in self._read else self._memory.files[file.file].whole

    def _facts(self, file: RecordFile) -> Facts | None:
        if file.file not in self._read:
            return self._memory.files[file.file].facts
        entry = self._entry(file)
        return (entry.digests, tuple(self._mentioned.links.get(file.file, ())), shown_as(entry)) if entry else None

    def _entry(self, file: RecordFile) -> Entry[Any] | None:
        """The record of a file that was looked at; of two files with one id the first has it."""
        entry = self._records.entries[file.kind.name].get(file.id)
        return entry if entry and entry.file == file.file else None

    def _entries(self) -> ByKind:
        """All records in the order of their files; one that was passed over is read once somebody looks at it."""
        entries: dict[str, dict[str, Entry[Any]]] = {name: {} for name in self._asked.kinds}
        for file in self._files:
            if not self._is_whole(file):
                continue
            entry = self._entry(file) if file.file in self._read else self._passed_over(file)
            if entry:
                entries[file.kind.name].setdefault(file.id, entry)
        return entries

    def _passed_over(self, file: RecordFile) -> Entry[Any]:
        known, same = self._memory.files[file.file], self._memory.entries.get(file.file)
        if same is not None and same.digest == known.digest and not known.unsure:
            return same
        later: Any = Later(file.kind.model, partial(self._record_of, file))
        return Entry(file.kind.name, file.id, file.file, later, later, known.digest, known.digests)

    def _record_of(self, file: RecordFile) -> tuple[Any, Places]:
        """Read a record that was passed over."""
        read, _ = with_new_ids(self._memory.read(file), self._asked.kinds, self.ids)
        entry, _ = record_of(read)
        assert entry is not None
        return entry.record, entry.places

    def _register(self) -> Register:
        alike: dict[str, list[str]] = defaultdict(list)
        mentioned = []
        for file in self._files:
            _, links, words = self._facts(file) or _NOTHING
            mentioned.append((file.kind.name, file.id, links))
            if words:
                alike[words].append(file.id)
        assert self._names is not None
        return register_of(
            self._asked.as_of, _with_partnership(self.entries, self._asked), mentioned, alike, self._names
        )

    def problems(self) -> list[Problem]:
        """All that is wrong, of the files that were passed over as it was found before."""
        read = list(self._read.values())
        by_rules, by_looking = self._asked_and_looked()
        mentioned = self._mentioned.problems
        found = [*_without_bad_ids([*self._found, *self._records.problems], mentioned), *mentioned]
        found = _without_consequences([*found, *by_rules], read)
        found = [*found, *_unseen(read, [*self._so_far, *found]), *by_looking]
        left = [file for file in self._files if file.file not in self._read]
        self._memory.note_days(left)
        known = unpacked([one for file in left for one in self._memory.files[file.file].problems])
        assert known is not None
        return [*found, *known]

    def _asked_and_looked(self) -> tuple[list[Problem], list[Problem]]:
        """What the rules find in each record, and what the lines of each file show."""
        partnership = next(iter(self._records.entries["partnership"].values()), None)
        readable = all(not file.document.broken for file in self._read.values() if file.kind.name == "partnership")
        may_stand = permitted(partnership.record if partnership else None, readable)
        places = {name: place for place, name in enumerate(self._asked.kinds)}
        work = sorted(self._read.values(), key=lambda file: places[file.kind.name])
        by_rules = (
            [] if partnership else list(self._by_rules(next(iter(self.register.entries["partnership"].values()))))
        )
        by_looking: list[Problem] = []
        cores = None if len(work) >= _MANY else 1
        of_all = in_order(partial(self._of_some, may_stand=may_stand), chunked(work, cores), cores)
        for name, of_rules, of_looks, notes in chain.from_iterable(of_all):
            by_rules += of_rules
            by_looking += of_looks
            self._notes[name] = notes
            note_again(notes)
        return by_rules, by_looking

    def _of_some(self, files: Sequence[RecordFile], may_stand: Permitted) -> list[_OfFile]:
        found = []
        for file in files:
            entry = self._entry(file)
            with asking() as notes:
                by_rules = list(self._by_rules(entry)) if entry else []
            found.append((file.file, by_rules, list(self._by_looking(file, may_stand)), notes))
        return found

    def _by_rules(self, entry: Entry[Any]) -> Iterator[Problem]:
        rules = (*self._asked.kinds[entry.kind].rules, *self._asked.common_rules)
        return rule_problems([entry], lambda _: rules, self.register, self._read)

    def _by_looking(self, file: RecordFile, may_stand: Permitted) -> Iterator[Problem]:
        """What the lines of a file show, whatever else is wrong with it, and on whatever line."""
        for look in (partial(private_data_in, may_stand=may_stand), cut_off_texts, lists_run_together):
            if self._asked.practice:
                yield from guarded(file.file, partial(look, file))

    def worth_keeping(self, found: list[Problem]) -> tuple[Mapping[str, Known], bool]:
        """What the next check needs to know of each file, and whether all of that was known before."""
        known = self._memory.files
        if self._read.keys() <= {PARTNERSHIP} and known.keys() == {file.file for file in self._files}:
            return known, True
        of_file: dict[str, list[Problem]] = defaultdict(list)
        for one in [*self._so_far, *found]:
            of_file[one.file].append(one)
        uncertain = self._mentioned.unsure | {one.file for one in self._found}
        new = {name: self._known(file, of_file[file.shown], uncertain) for name, file in self._read.items()}
        return {file.file: new.get(file.file) or known[file.file] for file in self._files}, False

    def _known(self, file: RecordFile, problems: list[Problem], uncertain: set[str]) -> Known:
        notes = self._notes[file.file]
        own = ("keys", file.kind.name, file.id)
        asked = [one for one in each_asked(notes) if one[:3] != own and one[1:2] != ("partnership",)]
        days = notes.since.toordinal(), notes.until.toordinal()
        whole = self._entry(file) is not None
        digests, links, words = self._facts(file) or _NOTHING
        unsure = not whole or not uncertain.isdisjoint((file.file, file.shown))
        told = former_in(file), links, words, whole, unsure, asked
        return Known(file.document.digest, digests, *told, *days, packed(problems))


_NOTHING: Facts = ({}, (), "")

_MANY = 200
"""So many files are worth a second process."""


def _with_partnership(entries: ByKind, asked: _Asked) -> ByKind:
    """Without a partnership the rules are asked all the same, and say what they can."""
    if entries["partnership"]:
        return entries
    unknown = nothing_known(asked.kinds["partnership"].model)
    entry = Entry("partnership", "partnership", "partnership.yml", unknown, NOWHERE)
    return {**entries, "partnership": {entry.id: entry}}


def _without_bad_ids(problems: list[Problem], unknown: list[Problem]) -> list[Problem]:
    """Report an unknown id once: who it is meant to be says more than which letters it may have."""
    places = {(one.file, one.line, one.column) for one in unknown}
    return [one for one in problems if one.rule is not BAD_ID or (one.file, one.line, one.column) not in places]


def _without_consequences(problems: list[Problem], files: list[RecordFile]) -> list[Problem]:
    """Leave out what only seems wrong because the form of its line is."""
    mistaken = {(file.shown, line) for file in files for line in file.document.mistaken}
    return [one for one in problems if one.rule is PROGRAM_FAULT or (one.file, one.line) not in mistaken]


def _unseen(files: list[RecordFile], so_far: list[Problem]) -> Iterator[Problem]:
    """What cannot be seen, wherever it is and nothing else is reported of its line."""
    lines = {(problem.file, problem.line) for problem in so_far}
    for file in files:
        for fault in unseen_in(file.document.lines):
            if (file.shown, fault.at.line) not in lines:
                yield Problem.of(file.shown, fault.at, fault)
