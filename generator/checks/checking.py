"""From what was read to the register, with every problem on the way: types, references, and the kinds' own rules."""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path as FilePath
from typing import Any

from generator.checks.asking import PROGRAM_FAULT, guarded, program_fault, rule_problems
from generator.checks.cache import Entries, Known, Links, Mentioned, Recall, forward_of, stamp_of
from generator.checks.collector import collector_paused
from generator.checks.common_rules import COMMON_RULES
from generator.checks.cut_off import cut_off_texts
from generator.checks.drafts import nothing_known
from generator.checks.duties import duties_of
from generator.checks.private_data import permitted, private_data_in
from generator.checks.run_together import lists_run_together
from generator.checks.validating import MOST_TOLD, meant_key, problem_at, spot_of, validate
from generator.checks.wording import wording_advice
from generator.checks.wrong_folder import file_of_another_kind
from generator.core.entry import Entry
from generator.core.kind import Check, Kind, Layout, kind_called, unknown
from generator.core.model import SAME_KIND
from generator.core.places import NOWHERE, Path, Spot
from generator.core.problems import Problem, has_errors, in_order
from generator.core.register import IN_TEXT, Link, Register, linked
from generator.core.shared_rules import CONTRADICTION, DUPLICATE_ID, POINTS_AT_ITSELF
from generator.core.spec import Mention, mentions_in, spec_at, spec_of
from generator.core.walking import all_of
from generator.reading.characters import unseen_in
from generator.reading.content import MISPLACED, RecordFile, bare_name, document_of, read_content
from generator.reading.strict_yaml import Document
from generator.values.english import listed
from generator.values.guesses import id_meant, of_other_numbers, spelled_like
from generator.values.rules import Rule
from generator.values.words import BAD_ID, Prose, good_id
from generator.values.wrong import plainer, shown, visible, write

TOO_MANY = Rule("too-many", "Of a file with very many problems only the first are listed.")
MISSING_FILE = Rule("missing-file", "There is a file partnership.yml.")
FORMERLY = Rule("formerly", "The old name of a record leads to that record alone.")
TWICE = Rule("twice", "A list of ids has each of them once.")
OLD_ID = Rule("old-id", "A record that has a new name is mentioned by that.")
BROKEN_LINK = Rule("broken-link", "A link to a record leads to one that is there.")
EMPTY_FILE = Rule("empty-file", "A file has something in it.")
NOT_A_RECORD = Rule("not-a-record", "A file holds a record, which is made of keys.")


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
    folder: FilePath, as_of: date, kinds: Iterable[Kind[Any]], advice: bool = False, practice: bool = True
) -> Checked:
    """Read and check a content folder on a day. Never raises for anything that stands in it.

    `advice` tells what could be worded better; without `practice` only the format is checked, and neither the duties
    of public bodies nor personal data.
    """
    with collector_paused():
        kinds = tuple(kinds)
        files, problems = read_content(folder, kinds)
        checker = _Checker(files, kinds, as_of, problems, advice=advice, practice=practice)
        problems += checker.problems()
        told = _not_too_many(in_order(map(_printable, problems)))
        names = tuple(file.shown for file in files)
        return Checked(told, names, checker.register if not has_errors(told) else None, checker.register)


def check_some(
    folder: FilePath,
    as_of: date,
    kinds: Iterable[Kind[Any]],
    wanted: Callable[[str], bool],
    recall: Recall,
    advice: bool = False,
) -> Checked:
    """Check some files of a content folder, as `check` would; of the others only what is not known is read.

    Gives the problems of the wanted files only, and no register.
    """
    stamps: dict[str, str] = {}
    recalled: dict[str, Known] = {}

    def known(file: str, state: os.stat_result) -> Document | None:
        stamps[file] = stamp_of(state)
        found = recall.known.get(file)
        if found is None or found.stamp != stamps[file] or wanted(file) or file == "partnership.yml":
            return None
        recalled[file] = found
        return Document(value={"formerly": list(found.former)})

    with collector_paused():
        kinds = tuple(kinds)
        files, problems = read_content(folder, kinds, known)
        checker = _Checker(files, kinds, as_of, problems, _Earlier(folder, recall, recalled, wanted), advice)
        problems += checker.problems()
        told = _not_too_many(in_order(_printable(problem) for problem in problems if wanted(problem.file)))
        recall.keep(checker.kept(stamps), frozenset(stamps))
    return Checked(told, tuple(file.shown for file in files if wanted(file.shown)), None)


def _printable(problem: Problem) -> Problem:
    """Make sure that a problem can be printed, even where it quotes what is not text."""
    said, hint = visible(problem.said), visible(problem.hint)
    return problem if (said, hint) == (problem.said, problem.hint) else replace(problem, said=said, hint=hint)


def _not_too_many(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Tell the first problems of each file, and of the rest how many they are."""
    many = {file: count for file, count in Counter(problem.file for problem in problems).items() if count > MOST_TOLD}
    if not many:
        return problems
    told: list[Problem] = []
    so_far: Counter[str] = Counter()
    for problem in problems:
        so_far[problem.file] += 1
        if so_far[problem.file] < MOST_TOLD or problem.file not in many:
            told.append(problem)
        elif so_far[problem.file] == MOST_TOLD:
            left = many[problem.file] - MOST_TOLD + 1
            message = f"There are {left:,} more problems from here on in this file."
            hint = "Mend those above, then check again."
            told.append(Problem(problem.file, problem.line, problem.column, TOO_MANY, message, hint))
    return tuple(told)


@dataclass(frozen=True, slots=True)
class _Described:
    """What partnership.yml has under one key: the ids, and what people call the things they stand for.

    `called` has all ids of a name, since each council may have a body called Cabinet; `of_authority` says whose it is.
    """

    names: dict[str, str] = field(default_factory=dict)
    long_names: dict[str, str] = field(default_factory=dict)
    called: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    of_authority: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Earlier:
    """What earlier checks know: of which files, and which files are to be told of now."""

    folder: FilePath
    recall: Recall
    files: Mapping[str, Known]
    wanted: Callable[[str], bool]


class _Checker:
    def __init__(
        self,
        files: list[RecordFile],
        kinds: tuple[Kind[Any], ...],
        as_of: date,
        told: list[Problem],
        earlier: _Earlier | None = None,
        advice: bool = False,
        practice: bool = True,
    ) -> None:
        self._practice = practice
        self._common = (
            *COMMON_RULES,
            *((duties_of(kinds),) if practice else ()),
            *((wording_advice,) if advice else ()),
        )
        self._all_files = files
        self._by_name = {file.file: file for file in files}
        self._earlier = earlier
        self._files = [file for file in files if earlier is None or file.file not in earlier.files]
        self._named: dict[str, list[Mentioned]] = defaultdict(list)
        self._entries: dict[str, Entry[Any]] = {}
        self._told = told
        self._told_of_partnership = any(
            problem.file == "partnership.yml"
            or (problem.rule in MISPLACED and kind_called(bare_name(problem.file), kinds) == "partnership")
            for problem in told
        )
        self._kinds = {kind.name: kind for kind in kinds}
        self._as_of = as_of
        self._ids: dict[str, dict[str, str]] = {kind.name: {} for kind in kinds}
        self._formerly: dict[str, dict[str, str]] = {kind.name: {} for kind in kinds}
        self._mentions: dict[str, list[Link]] = defaultdict(list)
        self._elsewhere: set[str] = set()
        self.register: Register | None = None

    def problems(self) -> list[Problem]:
        found = list(self._identities())
        entries: dict[str, dict[str, Entry[Any]]] = {name: {} for name in self._kinds}
        for file in self._files:
            value = file.document.value
            if not isinstance(value, dict):
                found += [] if file.document.broken else [_not_a_record(file)]
                continue
            misplaced = file_of_another_kind(file, self._kinds.values())
            if misplaced is not None:
                found.append(misplaced)
                self._elsewhere.add(file.file)
                continue
            try:
                record, places, problems = validate(file)
            except Exception as error:
                record, places, problems = None, NOWHERE, [program_fault(file.file, error)]
            found += problems
            if record is not None:
                entry = Entry(file.kind.name, file.id, file.file, record, places)
                entries[file.kind.name].setdefault(file.id, entry)
                self._entries[file.file] = entry
        found = _without_bad_ids(found, list(self._references(entries)))
        found += self._rules(entries)
        found = self._without_consequences(found)
        return [*found, *self._unseen(found), *self._private_data(entries)]

    def _unseen(self, found: list[Problem]) -> Iterator[Problem]:
        """What cannot be seen, wherever it stands and nothing else is told of its line."""
        told = {(problem.file, problem.line) for problem in (*self._told, *found)}
        for file in self._files:
            for fault in unseen_in(file.document.lines):
                if (file.shown, fault.at.line) not in told:
                    yield Problem.of(file.shown, fault.at, fault)

    def _private_data(self, entries: dict[str, dict[str, Entry[Any]]]) -> Iterator[Problem]:
        """Whatever else is wrong with a file, and on whatever line."""
        partnership = next(iter(entries["partnership"].values()), None)
        readable = all(not file.document.broken for file in self._files if file.kind.name == "partnership")
        may_stand = permitted(partnership.record if partnership else None, readable)
        for file in self._files if self._practice else ():
            if self._earlier is None or self._earlier.wanted(file.file):
                yield from guarded(file.file, partial(private_data_in, file, may_stand))
                yield from guarded(file.file, partial(cut_off_texts, file))
                yield from guarded(file.file, partial(lists_run_together, file))

    def kept(self, stamps: Mapping[str, str]) -> dict[str, Known]:
        """Give what the next check need not read again: all that was read now and is not known already."""
        kept = {}
        for file in self._files:
            value, stamp = file.document.value, stamps.get(file.file, "")
            known = self._earlier.recall.known.get(file.file) if self._earlier else None
            if known is not None and known.stamp == stamp:
                continue
            former = value.get("formerly") if isinstance(value, dict) else None
            names = tuple(name for name in former if isinstance(name, str)) if isinstance(former, list) else ()
            kept[file.file] = Known(stamp, names, tuple(self._named[file.file]), file.file in self._entries)
        return kept

    def _read_again(self, name: str) -> Entry[Any]:
        """Read the record of a file that is known, now that a rule asks for it."""
        assert self._earlier is not None
        file = self._by_name[name]
        try:
            data = (self._earlier.folder / name).read_bytes()
            file = replace(file, document=document_of(data, file.kind))
            record, places, _ = validate(file)
        except OSError:
            # It went away since the folder was listed.
            record, places = None, NOWHERE
        return Entry(file.kind.name, file.id, name, record or nothing_known(file.kind.model), places)

    def _with_known(
        self, read: dict[str, dict[str, Entry[Any]]], described: dict[str, _Described]
    ) -> tuple[Mapping[str, Mapping[str, Entry[Any]]], Register]:
        """Put what is known beside what was read; a record that is known is loaded once a rule asks for it."""
        assert self._earlier is not None
        known: dict[str, dict[str, str]] = {name: {} for name in self._kinds}
        named = {
            address: [(link.source.kind, link.source.id, link.key) for link in links]
            for address, links in self._mentions.items()
        }
        there = {
            target: self._known(target, described) for target in (*self._kinds, "authorities", "bodies", "services")
        }
        for file in self._all_files:
            found = self._earlier.files.get(file.file)
            if found is None or not found.whole:
                continue
            if file.id not in read[file.kind.name]:
                known[file.kind.name].setdefault(file.id, file.file)
            for target, record_id, key in found.mentions:
                names = there.get(target)
                if (names is None and key == IN_TEXT) or (names is not None and record_id in names.names):
                    named.setdefault(f"{target}/{record_id}", []).append((file.kind.name, file.id, key))
        entries = {name: Entries(read[name], known[name], self._read_again) for name in self._kinds}
        return entries, Register(self._as_of, entries, Links(named, entries), forward_of(named), self._ids)

    def _rules(self, entries: dict[str, dict[str, Entry[Any]]]) -> Iterator[Problem]:
        """Ask every kind's rules; without a partnership they are asked all the same, and say what they can."""
        there = bool(entries["partnership"])
        if not there:
            unknown = nothing_known(self._kinds["partnership"].model)
            entry = Entry("partnership", "partnership", "partnership.yml", unknown, NOWHERE)
            entries = {**entries, "partnership": {entry.id: entry}}
        files = {file.file: file for file in self._files}
        asked = [entry for name in self._kinds for entry in entries[name].values()]
        if self._earlier is None:
            register = linked(self._as_of, entries, self._mentions, self._ids)
            self.register = register if there else None
        else:
            _, register = self._with_known(entries, self._described())
            asked = [entry for entry in asked if self._earlier.wanted(entry.file)]
        yield from rule_problems(asked, self._rules_of, register, files)

    def _rules_of(self, entry: Entry[Any]) -> tuple[Check[Any], ...]:
        return (*self._kinds[entry.kind].rules, *self._common)

    def _without_consequences(self, problems: list[Problem]) -> list[Problem]:
        """Leave out what only seems wrong because the form of its line is."""
        mistaken = {(file.shown, line) for file in self._files for line in file.document.mistaken}
        return [
            problem
            for problem in problems
            if problem.rule is PROGRAM_FAULT or (problem.file, problem.line) not in mistaken
        ]

    def _identities(self) -> Iterator[Problem]:
        """Ids are unique within their kind, old ids lead to one place, and the partnership's file is there."""
        for file in self._all_files:
            ids = self._ids[file.kind.name]
            if file.id in ids:
                message = f"There is another file of this name: {ids[file.id]}."
                hint = "Rename one of them: the name is the address."
                yield problem_at(file, Spot(1, 1), DUPLICATE_ID, message, hint)
            ids.setdefault(file.id, file.file)
        for file in self._all_files:
            yield from self._former_ids(file)
        for kind in self._kinds.values():
            if kind.name == "partnership" and not self._ids[kind.name] and not self._told_of_partnership:
                message = "The file partnership.yml is missing: it says who shares what."
                yield Problem(
                    "partnership.yml",
                    1,
                    1,
                    MISSING_FILE,
                    message,
                    "Add it to the content folder.",
                )

    def _former_ids(self, file: RecordFile) -> Iterator[Problem]:
        value = file.document.value
        former = value.get("formerly") if isinstance(value, dict) else None
        if file.kind.layout is Layout.FILE or not isinstance(former, list):
            return
        taken, old = self._ids[file.kind.name], self._formerly[file.kind.name]
        for number, name in enumerate(former):
            if not isinstance(name, str):
                continue
            name = name.strip()
            spot = file.document.places.at(("formerly", number)).value
            if name == file.id:
                yield problem_at(file, spot, FORMERLY, f"`{name}` is the name it has now.", "Write its old name.")
            elif name in taken:
                message = f"`{name}` is the name of another record ({taken[name]}), so its address cannot lead here."
                yield problem_at(file, spot, FORMERLY, message, "Take it out, or rename that record.")
            elif name in old:
                message = f"`{name}` leads to two places: {old[name]} has it too."
                yield problem_at(file, spot, FORMERLY, message, "Keep one of them.")
            old.setdefault(name, file.file)

    def _references(self, entries: dict[str, dict[str, Entry[Any]]]) -> Iterator[Problem]:
        """Every id that is mentioned exists; those that do are linked both ways."""
        own = next(iter(self._ids["partnership"]), None)
        seen: set[tuple[str, Path, str]] = set()
        described = self._described()
        for file in self._files:
            value = file.document.value
            if not isinstance(value, dict) or file.file in self._elsewhere:
                continue
            if file.kind.by_authority and "authorities" in described:
                yield from self._named_after_authority(file, described["authorities"].names)
            entry = entries[file.kind.name].get(file.id)
            unknown = 0
            for mention in mentions_in(value, spec_of(file.kind.model)):
                same_kind = mention.refers_to.target == SAME_KIND
                here = (file.file, mention.path[:-1], mention.id)
                if mention.in_list and here in seen:
                    spot = file.document.places.at(mention.path).value
                    yield problem_at(file, spot, TWICE, f"`{mention.id}` stands here twice.", "Keep one of them.")
                    continue
                seen.add(here)
                target = file.kind.name if same_kind else mention.refers_to.target
                known = self._known(target, described)
                if known is None or mention.id in mention.refers_to.also:
                    continue
                if same_kind and mention.id == file.id:
                    spot = file.document.places.at(mention.path).value
                    message = "A record cannot point at itself."
                    yield problem_at(file, spot, POINTS_AT_ITSELF, message, "Write the id of another one.")
                elif entry is not None and file.id != own:
                    self._named[file.file].append((target, mention.id, mention.key))
                    if mention.id in known.names:
                        self._mentions[f"{target}/{mention.id}"].append(Link(entry, mention.key))
                if _told_by_its_list(file, mention, known):
                    continue
                if mention.id not in known.names and not (same_kind and mention.id == file.id) and unknown < MOST_TOLD:
                    unknown += 1
                    yield self._unknown_id(file, mention, target, known)
            if entry is not None:
                yield from self._text_links(file, entry, described)

    def _known(self, target: str, described: dict[str, _Described]) -> _Described | None:
        return _Described(self._ids[target]) if target in self._ids else described.get(target)

    def _described(self) -> dict[str, _Described]:
        """The ids and names of authorities, bodies and services, even where the rest of the file is wrong.

        Where it cannot be told which there are, there is no such key, and nothing is said of who mentions them.
        """
        file = next((file for file in self._files if file.kind.name == "partnership"), None)
        value = file.document.value if file and not file.document.broken else None
        if file is None or not isinstance(value, dict):
            return {}
        found = {key: _described_by(value.get(key, [])) for key in _ONE if (key,) not in file.document.refused}
        spec = spec_of(file.kind.model)
        meant = {meant_key((key,), file) for key in value if key not in spec}
        meant |= {key for key in _ONE if spec[key].required and not value.get(key)}
        return {key: described for key, described in found.items() if described is not None and key not in meant}

    def _named_after_authority(self, file: RecordFile, authorities: dict[str, str]) -> Iterator[Problem]:
        value = file.document.value
        assert isinstance(value, dict)
        named = value.get("authority")
        if file.id not in authorities:
            message = f"Files in this folder are named after an authority, and there is no `{file.id}`."
            meant = id_meant(file.id, authorities)
            hint = f"Did you mean `{meant}.yml`?" if meant else f"The authorities are {listed(authorities)}."
            yield problem_at(file, Spot(1, 1), UNKNOWN["authorities"], message, hint)
        elif isinstance(named, str) and named in authorities and named != file.id:
            spot = file.document.places.at(("authority",)).value
            message = f"This file is named after `{file.id}`, but says `{named}`."
            yield problem_at(file, spot, CONTRADICTION, message, f"Write `{file.id}`, or rename the file.")

    def _unknown_id(self, file: RecordFile, mention: Mention, target: str, known: _Described) -> Problem:
        places = file.document.places.at(mention.path)
        spot = places.key if mention.is_key else places.value
        one = _ONE.get(target) or self._kinds[target].one
        rule = UNKNOWN.get(target) or self._kinds[target].unknown
        parts = [part for part in re.split(r"[\s,;&]+|\band\b", mention.id) if part]
        ids = [found for part in parts if (found := _surely_meant(part, known))]
        if len(parts) > 1 and len(ids) == len(parts):
            message = f"`{mention.id}` is not one {one}, but {len(parts)}."
            return problem_at(file, spot, rule, message, f"Put commas between them: `[{', '.join(ids)}]`.")
        now = self._now_called(_as_id(mention.id), target)
        if now is not None:
            message = f"The {one} {shown(mention.id)} is now called `{now}`."
            return problem_at(file, spot, OLD_ID, message, write(now, sure=True))
        namesakes = known.called.get(mention.id.casefold(), [])
        if len(namesakes) > 1:
            message = f"{shown(mention.id)} is the name of more than one {one}, and an id is wanted here."
            return problem_at(file, spot, rule, message, f"Write {self._namesakes(namesakes, known, file)}.")
        meant, by_name = _meant(mention.id, known)
        message = f"There is no {one} {shown(mention.id)}."
        if meant and by_name:
            message = f"{shown(mention.id)} is a name, and an id is wanted here."
        elif meant and good_id(mention.id) == meant:
            message = f"{shown(mention.id)} is not an id: ids have only lower-case letters, digits and hyphens."
        elif meant and target != "bodies" and target in _ONE and known.names[meant]:
            message = f"{known.names[meant]} is not spelled {shown(mention.id)}."
        if meant:
            hint = f"Did you mean `{meant}`?"
        elif target in self._kinds:
            hint = f"Write the name of a file in {target}/, without .yml, or add the {one} first."
            hint = hint if known.names else f"There are no files in {target}/ yet."
            near = of_other_numbers(_as_id(mention.id), known.names)
            alike = listed([f"`{name}`" for name in near[:3]])
            hint = f"There is {alike}: check the date and the numbers, or add the {one} first." if near else hint
        else:
            hint = f"Write one of {listed(list(known.names)[:12], 'or')}."
            hint = hint if known.names else f"Add it to partnership.yml, under `{target}:`."
        return problem_at(file, spot, rule, message, hint)

    def _namesakes(self, ids: list[str], known: _Described, file: RecordFile) -> str:
        """Name the ids of one name with whose each is, those of the record's own authorities first."""
        value = file.document.value
        own = value.get("authorities") if isinstance(value, dict) else None
        names = self._described().get("authorities", _Described()).names
        first = [known_id for known_id in ids if isinstance(own, list) and known.of_authority[known_id] in own]
        ordered = dict.fromkeys([*first, *ids])
        return listed(
            (f"`{known_id}` ({names.get(known.of_authority[known_id]) or 'joint'})" for known_id in ordered), "or"
        )

    def _text_links(self, file: RecordFile, entry: Entry[Any], described: dict[str, _Described]) -> Iterator[Problem]:
        kinds = (*self._kinds, "authorities", "services")
        for path, prose in all_of(entry.record, Prose):
            for target in prose.links:
                kind, _, record_id = target.partition("/")
                self._named[file.file].append((kind, record_id, IN_TEXT))
                known = self._known(kind, described) if kind in kinds else _Described()
                if known is None or record_id in known.names:
                    self._mentions[target].append(Link(entry, IN_TEXT))
                    continue
                spot = spot_of(file, entry.places.at(path).value, target)
                now = self._now_called(record_id, kind)
                if now is not None:
                    message = f"`{target}` is now called `{kind}/{now}`."
                    yield problem_at(file, spot, OLD_ID, message, f"Write `{kind}/{now}`.")
                    continue
                hint = self._link_hint(kind, record_id, known, kinds)
                yield problem_at(file, spot, BROKEN_LINK, f"The link `{target}` leads nowhere.", hint)

    def _link_hint(self, kind: str, record_id: str, known: _Described, kinds: tuple[str, ...]) -> str:
        """Say what to write in place of a link that leads nowhere."""
        if kind not in kinds:
            meant = kind_called(kind, self._kinds.values()) or spelled_like(kind, kinds)
            return f"Did you mean `{meant}/{record_id}`?" if meant else f"The kinds are {listed(kinds)}."
        if kind in self._kinds and self._kinds[kind].layout is Layout.FILE:
            there = bool(known.names)
            return f"Write `{kind}/{kind}`: that is its one page." if there else f"There is no {kind}.yml yet."
        meant = id_meant(record_id, known.names)
        return f"Did you mean `{kind}/{meant}`?" if meant else f"Write the name of a file in {kind}/."

    def _now_called(self, former: str, kind: str) -> str | None:
        """The id that a record has now which had another one before."""
        renamed = self._formerly.get(kind, {}).get(former)
        return next((now for now, file in self._ids.get(kind, {}).items() if file == renamed), None)


_ONE = {"authorities": "authority", "bodies": "body", "services": "service"}
UNKNOWN = {target: unknown(one) for target, one in _ONE.items()}


def _described_by(items: object) -> _Described | None:
    """The ids and names in a list of authorities, bodies or services; None where one of them cannot be told."""
    if not isinstance(items, list):
        return None
    described = _Described()
    for item in items:
        typed = item.get("id") if isinstance(item, dict) else None
        if not isinstance(item, dict) or not isinstance(typed, str):
            return None
        name = str(item.get("name") or "")
        described.called[name.casefold()].append(typed.strip())
        described.of_authority[typed.strip()] = str(item.get("authority") or "")
        for written in {typed.strip(), good_id(typed)}:
            described.names[written] = str(item.get("short_name") or name)
            described.long_names[name.casefold()] = written
    return described


def _told_by_its_list(file: RecordFile, mention: Mention, known: _Described) -> bool:
    """Whether a list without its brackets is told with the very ids that are meant, so that nothing is left to say."""
    spec = spec_at(file.kind.model, mention.path)
    if mention.in_list or mention.is_key or spec is None or spec.shape != "list":
        return False
    parts = [good_id(part) for part in re.split(r"[,;&]|(?<!\s)\s+and\s+", mention.id) if part.strip()]
    return all(part in known.names for part in parts)


def _as_id(typed: str) -> str:
    """An id as it is meant where its file's folder or ending was typed with it."""
    return good_id(bare_name(plainer(typed[:200])).rpartition("/")[2])


def _surely_meant(typed: str, known: _Described) -> str | None:
    """Find the id that can be the only one meant: it is spelled so but for capitals, or it is the name."""
    meant, by_name = _meant(typed, known)
    return meant if by_name or good_id(typed) == meant else None


def _meant(typed: str, known: _Described) -> tuple[str | None, bool]:
    """Find the id that was most likely meant, by its name or by how it is spelled, and say if it was the name.

    A name with more words around it counts as well: “Ashmere Borough Council” where it is called Ashmere.
    """
    by_name = known.long_names.get(typed.casefold()) or next(
        (key for key, name in known.names.items() if name.casefold() == typed.casefold()), None
    )
    plain = good_id(typed)
    words = plain.split("-")
    inside = [key for key, name in known.names.items() if name and set(good_id(name).split("-")) <= set(words)]
    if not by_name and len(set(inside)) == 1 and plain not in known.names:
        by_name = inside[0]
    return (by_name, True) if by_name else (id_meant(_as_id(typed), known.names), False)


def _without_bad_ids(problems: list[Problem], unknown: list[Problem]) -> list[Problem]:
    """Tell an id that is not there once: who it is meant to be says more than which letters it may have."""
    places = {(problem.file, problem.line, problem.column) for problem in unknown}
    return [
        problem
        for problem in problems
        if problem.rule is not BAD_ID or (problem.file, problem.line, problem.column) not in places
    ] + unknown


def _not_a_record(file: RecordFile) -> Problem:
    value = file.document.value
    spot = file.document.places.value
    if value is None:
        hint = "Write the record, or delete the file."
        return problem_at(file, Spot(1, 1), EMPTY_FILE, "This file is empty.", hint)
    what = "a list" if isinstance(value, list) else "only text"
    message = f"This file holds {what}; a record is made of keys."
    keys = spec_of(file.kind.model)
    first = next((key for key, spec in keys.items() if spec.required), None) or list(keys)[-1]
    first = "title" if "title" in keys else first
    return problem_at(file, spot, NOT_A_RECORD, message, f"Start with `{first}: …`, with a space after the colon.")
