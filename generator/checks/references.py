"""Every id that is mentioned, in a key or in a link of a text: what is there is linked, the rest is wrong."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.checks.cache import Mentioned
from generator.checks.limits import MOST_OF_A_FILE
from generator.checks.names import UNKNOWN, Names, Things
from generator.checks.records import ByKind
from generator.checks.unknown_ids import broken_link, unknown_id
from generator.core.entry import Entry
from generator.core.part import SAME_KIND
from generator.core.places import START
from generator.core.problems import Problem
from generator.core.register import IN_TEXT
from generator.core.shared_rules import CONTRADICTION, POINTS_AT_ITSELF
from generator.core.spec import spec_at, spec_of
from generator.core.walking import Mention, all_of, mentions_in
from generator.reading.record_file import RecordFile
from generator.values.english import named
from generator.values.guesses import council_meant
from generator.values.rules import Rule
from generator.values.words import Prose, good_id

TWICE = Rule("twice", "A list names each of its entries once.")


@dataclass(frozen=True, slots=True)
class References:
    """What each file mentions that is there; the files of which not all is there under that name; what is wrong."""

    links: dict[str, list[Mentioned]] = field(default_factory=lambda: defaultdict(list))
    unsure: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def references(files: Iterable[RecordFile], entries: ByKind, names: Names, found: References) -> None:
    """Collect what files mention, with what is wrong with it."""
    for file in files:
        entry = entries[file.kind.name].get(file.id)
        before = len(found.problems)
        if file.kind.by_authority and "authorities" in names.things:
            found.problems.extend(_named_after_authority(file, names.things["authorities"]))
        found.problems.extend(_in_keys(file, entry, names, found))
        if entry is not None:
            found.problems.extend(_in_texts(file, entry, names, found))
        if entry is None or file.document.waiting or len(found.problems) > before:
            found.unsure.add(file.file)


def _in_keys(file: RecordFile, entry: Entry[Any] | None, names: Names, found: References) -> Iterator[Problem]:
    seen, unknown = set(), 0
    for mention in mentions_in(file.document.value, spec_of(file.kind.model)):
        spot = file.document.places.at(mention.path).value
        here = (mention.path[:-1], mention.id)
        if mention.in_list and here in seen:
            yield file.problem(spot, TWICE, f"`{mention.id}` is here twice.", "Keep one of them.")
            continue
        seen.add(here)
        same_kind = mention.refers_to.target == SAME_KIND
        target = file.kind.name if same_kind else mention.refers_to.target
        known = names.things.get(target)
        if known is None or mention.id in mention.refers_to.also:
            continue
        if same_kind and mention.id == file.id:
            message = "A record cannot name itself here."
            yield file.problem(spot, POINTS_AT_ITSELF, message, "Write the file name of another record.")
            continue
        if mention.id not in known.names:
            found.unsure.add(file.file)
        elif entry is not None and file.kind.name != "partnership":
            found.links[file.file].append((f"{target}/{mention.id}", mention.key))
        if mention.id not in known.names and unknown < MOST_OF_A_FILE and not _is_bare_list(file, mention, known):
            unknown += 1
            yield unknown_id(file, mention, target, names)
    for mention in _waiting(file):
        target = mention.refers_to.target
        if target in names.things and mention.id not in names.things[target].names:
            yield unknown_id(file, mention, target, names)


def _waiting(file: RecordFile) -> Iterator[Mention]:
    """The ids of lines that are still to be filled in: an id that is not there is better reported before."""
    for key, spec in spec_of(file.kind.model).items():
        if spec.shape == "mapping" and spec.key_refers_to:
            for name in file.document.waiting:
                yield Mention((key, name), key, spec.key_refers_to, name.strip(), is_key=True)


def _is_bare_list(file: RecordFile, mention: Mention, known: Things) -> bool:
    """Whether a list without its brackets has the very ids that are meant: the report on the list says it all."""
    spec = spec_at(file.kind.model, mention.path)
    if mention.in_list or mention.is_key or spec is None or spec.shape != "list":
        return False
    parts = [good_id(part) for part in re.split(r"[,;&]|(?<!\s)\s+and\s+", mention.id) if part.strip()]
    return all(part in known.names for part in parts)


def _in_texts(file: RecordFile, entry: Entry[Any], names: Names, found: References) -> Iterator[Problem]:
    for path, prose in all_of(entry.record, Prose):
        for target in prose.links:
            kind, _, record_id = target.partition("/")
            things = names.things.get(kind) if kind in names.with_pages else Things()
            if things is None or record_id in things.names:
                found.links[file.file].append((target, IN_TEXT))
            else:
                if now := names.ids.now_called(record_id, kind):
                    found.links[file.file].append((f"{kind}/{now}", IN_TEXT))
                spot = file.spot_of(entry.places.at(path).value, target)
                yield broken_link(file, spot, target, names)


def _named_after_authority(file: RecordFile, authorities: Things) -> Iterator[Problem]:
    value = file.document.value
    says = value.get("authority") if isinstance(value, dict) else None
    if file.id not in authorities.names:
        message = f"Files in this folder are named after a council, and none is called `{file.id}`."
        meant = council_meant(file.id, authorities.names)
        there = named(f"{name}.yml" for name in authorities.names)
        hint = f"Did you mean `{meant}.yml`?" if meant else f"The file names are {there}."
        yield file.problem(START, UNKNOWN["authorities"], message, hint)
    elif isinstance(says, str) and says in authorities.names and says != file.id:
        spot = file.document.places.at(("authority",)).value
        message = f"This file is named after `{file.id}`, but says `{says}`."
        yield file.problem(spot, CONTRADICTION, message, f"Write `{file.id}`, or rename the file.")
