"""From a content folder to the register, with every problem on the way.

Files are read; their ids collected; each becomes a record; what they mention is linked; the rules are asked. Each step
is a module: `identities`, `records`, `names` and `references`, `linking`, `asking`.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from generator.checks.asking import PROGRAM_FAULT, guarded, rule_problems
from generator.checks.cache import Known, Recall, stamp_of
from generator.checks.collector import collector_paused
from generator.checks.common_rules import COMMON_RULES
from generator.checks.cut_off import cut_off_texts
from generator.checks.drafts import nothing_known
from generator.checks.duties import duties_of
from generator.checks.identities import former_ids, identities
from generator.checks.limits import shown_problems
from generator.checks.linking import register_of, with_known_links, with_known_records
from generator.checks.names import names_in
from generator.checks.old_ids import old_ids
from generator.checks.private_data import permitted, private_data_in
from generator.checks.records import ByKind, Records, records_of
from generator.checks.references import References, references
from generator.checks.run_together import lists_run_together
from generator.checks.wording import wording_advice
from generator.core.entry import Entry
from generator.core.kind import Check, Kind
from generator.core.places import NOWHERE
from generator.core.problems import Problem, has_errors
from generator.core.register import Register
from generator.machine.progress import step
from generator.reading.characters import unseen_in
from generator.reading.content import read_content
from generator.reading.document import Document
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
    folder: Path, as_of: date, kinds: Iterable[Kind[Any]], advice: bool = False, practice: bool = True
) -> Checked:
    """Read and check a content folder on a day. Never raises for anything that is in it.

    `advice` says what could be worded better; without `practice` only the format is checked, and neither the duties
    of public bodies nor personal data.
    """
    with collector_paused():
        asked = _Asked(folder, as_of, {kind.name: kind for kind in kinds}, advice, practice)
        with step("Reading the content"):
            files, problems = read_content(folder, asked.kinds.values())
        with step("Checking the content"):
            found = _look_at(files, problems, asked)
        shown = shown_problems([*problems, *found.problems])
        names = tuple(file.shown for file in files)
        return Checked(shown, names, found.register if not has_errors(shown) else None, found.register)


def check_some(
    folder: Path,
    as_of: date,
    kinds: Iterable[Kind[Any]],
    wanted: Callable[[str], bool],
    recall: Recall,
    advice: bool = False,
) -> Checked:
    """Check some files of a content folder, as `check` would; of the others only what is not known is read.

    Returns the problems of the wanted files only, and no register.
    """
    stamps: dict[str, str] = {}
    known: dict[str, Known] = {}

    def recalled(file: str, state: os.stat_result) -> Document | None:
        stamps[file] = stamp_of(state)
        found = recall.known.get(file)
        if found is None or found.stamp != stamps[file] or wanted(file) or file == "partnership.yml":
            return None
        known[file] = found
        return Document(value={"formerly": list(found.former)})

    with collector_paused():
        asked = _Asked(folder, as_of, {kind.name: kind for kind in kinds}, advice, wanted=wanted, known=known)
        files, problems = read_content(folder, asked.kinds.values(), recalled)
        found = _look_at(files, problems, asked)
        shown = shown_problems(one for one in [*problems, *found.problems] if wanted(one.file))
        new = (file for file in files if file.file not in known)
        kept = {file.file: found.worth_keeping(file, stamps.get(file.file, "")) for file in new}
        recall.keep(kept, frozenset(stamps))
    return Checked(shown, tuple(file.shown for file in files if wanted(file.shown)), None)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be checked: the folder, the day, what is looked for; of which files, and which are known already."""

    folder: Path
    as_of: date
    kinds: Mapping[str, Kind[Any]]
    advice: bool = False
    practice: bool = True
    wanted: Callable[[str], bool] = lambda file: True
    known: Mapping[str, Known] = field(default_factory=dict)

    @property
    def common_rules(self) -> tuple[Check[Any], ...]:
        """The rules that every record is asked beside those of its kind."""
        duties = (duties_of(self.kinds.values()),) if self.practice else ()
        return (*COMMON_RULES, *duties, *((wording_advice,) if self.advice else ()))


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found: the problems, the register if there is a partnership, and what each step found."""

    problems: list[Problem]
    register: Register | None
    records: Records
    mentioned: References

    def worth_keeping(self, file: RecordFile, stamp: str) -> Known:
        """What the next check needs to know of a file, so that it need not read it again."""
        former = tuple(name for name in former_ids(file) if isinstance(name, str))
        return Known(stamp, former, tuple(self.mentioned.named[file.file]), file.file in self.records.whole)


def _look_at(files: list[RecordFile], so_far: list[Problem], asked: _Asked) -> _Found:
    """Take all files through the steps of a check; `so_far` is what was found when they were read."""
    read = [file for file in files if file.file not in asked.known]
    ids, problems = identities(files, asked.kinds.values(), so_far)
    problems = [*problems, *old_ids(read, asked.kinds, ids)]
    records = records_of(read, asked.kinds)
    names = names_in(read, asked.kinds, ids)
    mentioned = references(records.in_place, records.entries, names)
    entries = _with_partnership(records.entries, asked)
    known = [(file, asked.known[file.file]) for file in files if file.file in asked.known]
    register = register_of(
        asked.as_of,
        with_known_records(entries, known, asked.folder) if known else entries,
        with_known_links(mentioned.links, known, names),
        names,
    )
    problems = [*_without_bad_ids([*problems, *records.problems], mentioned.problems), *mentioned.problems]
    problems = _without_consequences([*problems, *_by_rules(read, entries, register, asked)], read)
    problems = [*problems, *_unseen(read, [*so_far, *problems]), *_by_looking(read, records, asked)]
    return _Found(problems, register if records.entries["partnership"] else None, records, mentioned)


def _with_partnership(entries: ByKind, asked: _Asked) -> ByKind:
    """Without a partnership the rules are asked all the same, and say what they can."""
    if entries["partnership"]:
        return entries
    unknown = nothing_known(asked.kinds["partnership"].model)
    entry = Entry("partnership", "partnership", "partnership.yml", unknown, NOWHERE)
    return {**entries, "partnership": {entry.id: entry}}


def _by_rules(read: list[RecordFile], entries: ByKind, register: Register, asked: _Asked) -> Iterator[Problem]:
    common = asked.common_rules
    wanted = [entry for of_kind in entries.values() for entry in of_kind.values() if asked.wanted(entry.file)]
    files = {file.file: file for file in read}
    return rule_problems(wanted, lambda entry: (*asked.kinds[entry.kind].rules, *common), register, files)


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


def _by_looking(files: list[RecordFile], records: Records, asked: _Asked) -> Iterator[Problem]:
    """What the lines of a file show, whatever else is wrong with it, and on whatever line."""
    partnership = next(iter(records.entries["partnership"].values()), None)
    readable = all(not file.document.broken for file in files if file.kind.name == "partnership")
    may_stand = permitted(partnership.record if partnership else None, readable)
    looks = (partial(private_data_in, may_stand=may_stand), cut_off_texts, lists_run_together)
    for file in files:
        if asked.practice and asked.wanted(file.file):
            for look in looks:
                yield from guarded(file.file, partial(look, file))
