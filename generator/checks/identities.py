"""Which records there are: ids are unique within their kind, and each old id leads to one record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.core.kind import Kind, kind_called
from generator.core.places import START
from generator.core.problems import Problem
from generator.core.shared_rules import DUPLICATE_ID
from generator.reading.content import MISPLACED, WRONG_SUFFIX, bare_name
from generator.reading.record_file import RecordFile
from generator.values.rules import Rule
from generator.values.words import good_id

MISSING_FILE = Rule("missing-file", "There is a file partnership.yml.")
FORMERLY = Rule("formerly", "The old name of a record leads only to that record.")


@dataclass(frozen=True, slots=True)
class Ids:
    """For each kind the ids of its files and those that its records had before, each with its file."""

    now: dict[str, dict[str, str]]
    before: dict[str, dict[str, str]]

    def now_called(self, former: str, kind: str) -> str | None:
        """The id that a record has now which had another one before."""
        renamed = self.before.get(kind, {}).get(former)
        return next((now for now, file in self.now.get(kind, {}).items() if file == renamed), None)


def identities(
    files: Iterable[RecordFile], kinds: Iterable[Kind[Any]], so_far: Iterable[Problem]
) -> tuple[Ids, list[Problem]]:
    """Collect all ids, and find those that two files claim; where the partnership's file is missing, that too."""
    kinds = tuple(kinds)
    names = [kind.name for kind in kinds]
    ids = Ids({name: {} for name in names}, {name: {} for name in names})
    found = []
    for file in files:
        first = ids.now[file.kind.name].setdefault(file.id, file.file)
        if first != file.file:
            message = f"Another file has this name: {first}."
            hint = "Rename one of them. The name is the web address, so choose with care."
            found.append(file.problem(START, DUPLICATE_ID, message, hint))
    for one in so_far:
        if one.rule is WRONG_SUFFIX:  # A file with a mistake is not one that is missing.
            ids.now[one.file.partition("/")[0]].setdefault(good_id(bare_name(one.file.rpartition("/")[2])), one.file)
    for file in files:
        found += _former_ids(file, ids.now[file.kind.name], ids.before[file.kind.name])
    if not ids.now["partnership"] and not any(_is_of_partnership(one, kinds) for one in so_far):
        message = "The file partnership.yml is missing: it says who shares what."
        hint = "Add it to the content folder."
        found.append(Problem("partnership.yml", *START, MISSING_FILE, message, hint))
    return ids, found


def former_ids(file: RecordFile) -> list[object]:
    """What a file names as its old ids, right or wrong."""
    value = file.document.value
    former = value.get("formerly") if isinstance(value, dict) else None
    return list(former) if isinstance(former, list) else []


def _former_ids(file: RecordFile, taken: dict[str, str], old: dict[str, str]) -> Iterator[Problem]:
    for number, name in enumerate(former_ids(file)):
        if not isinstance(name, str):
            continue
        name = name.strip()
        message, hint = "", ""
        if name == file.id:
            message, hint = f"`{name}` is the name of this file now.", "Write its old name."
        elif name in taken:
            message = f"Another record is called `{name}` now: {taken[name]}."
            hint = "Delete it here, or rename that record."
        elif name in old:
            message, hint = f"Another record has the old name `{name}`, too: {old[name]}.", "Keep one of them."
        if message:
            yield file.problem(file.document.places.at(("formerly", number)).value, FORMERLY, message, hint)
        old.setdefault(name, file.file)


def _is_of_partnership(problem: Problem, kinds: Iterable[Kind[Any]]) -> bool:
    """Whether a problem says already why there is no partnership's file: it cannot be read, or is called otherwise."""
    misnamed = problem.rule in MISPLACED
    called = kind_called(bare_name(problem.file), kinds) if misnamed else None
    return problem.file == "partnership.yml" or called == "partnership"
