"""From each file to its record; of what is no record, or is in another kind's folder, only that is said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.checks.absent_words import other_words_for_none
from generator.checks.asking import program_fault
from generator.checks.validating import validate
from generator.checks.wrong_folder import file_of_another_kind
from generator.core.entry import Entry
from generator.core.kind import Kind
from generator.core.places import NOWHERE, START
from generator.core.problems import Problem
from generator.core.spec import spec_of
from generator.reading.record_file import RecordFile
from generator.values.rules import Rule

EMPTY_FILE = Rule("empty-file", "A file has something in it.")
NOT_A_RECORD = Rule("not-a-record", "A file has a record in it, which is made of fields.")

ByKind = Mapping[str, Mapping[str, Entry[Any]]]
"""The records of each kind by their ids."""


@dataclass(frozen=True, slots=True)
class Records:
    """What was made of the files: the records, drafts too, and what is wrong."""

    entries: dict[str, dict[str, Entry[Any]]]
    problems: list[Problem] = field(default_factory=list)


def records_of(files: Iterable[RecordFile], kinds: Mapping[str, Kind[Any]], found: Records) -> list[RecordFile]:
    """Make a record of each file as far as it is right, and find what does not fit the format.

    Returns the files whose keys are their kind's own.
    """
    in_place = []
    for file in files:
        if not isinstance(file.document.value, dict):
            found.problems.extend([] if file.document.broken else [_not_a_record(file)])
        elif (misplaced := file_of_another_kind(file, kinds.values())) is not None:
            found.problems.append(misplaced)
        else:
            in_place.append(file)
            entry, problems = record_of(file)
            found.problems.extend(problems)
            if entry is not None:
                found.entries[file.kind.name].setdefault(file.id, entry)
    return in_place


def record_of(file: RecordFile) -> tuple[Entry[Any] | None, list[Problem]]:
    """Make a record of one file; where the program itself fails on it, that is the problem."""
    try:
        record, places, problems = validate(file)
        problems += other_words_for_none(file)
    except Exception as error:
        record, places, problems = None, NOWHERE, [program_fault(file.file, error)]
    if record is None:
        return None, problems
    document = file.document
    return Entry(file.kind.name, file.id, file.file, record, places, document.digest, document.digests), problems


def _not_a_record(file: RecordFile) -> Problem:
    value = file.document.value
    if value is None:
        return file.problem(START, EMPTY_FILE, "This file is empty.", "Write the record, or delete the file.")
    keys = spec_of(file.kind.model)
    first = next((key for key, spec in keys.items() if spec.required), None) or list(keys)[-1]
    first = "title" if "title" in keys else first
    message = f"This file has {'only a list' if isinstance(value, list) else 'only text'} in it, and no fields."
    hint = f"Start with a field and a colon: `{first}: …`."
    return file.problem(file.document.places.value, NOT_A_RECORD, message, hint)
