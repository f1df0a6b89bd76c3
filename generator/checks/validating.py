"""From plain values to a record; everything that does not fit the format is reported in an officer's words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from generator.checks.drafts import draft_of
from generator.checks.keys import is_body, last_key, meant_key, missing_key, unknown_key
from generator.checks.limits import MOST_OF_A_FILE
from generator.checks.shapes import wrong_shape
from generator.checks.wrong_folder import item_of_another_list
from generator.core.places import Path, Places
from generator.core.problems import Problem
from generator.core.spec import spec_at
from generator.core.walking import value_at
from generator.reading.record_file import RecordFile
from generator.values.wrong import if_needed


@dataclass(frozen=True, slots=True)
class _Error:
    """What pydantic found wrong: where, its name for it, what was typed, and what it or one of our values says."""

    path: Path
    kind: str
    typed: Any
    said: dict[str, Any]
    at_key: bool


def validate(file: RecordFile) -> tuple[Any | None, Places, list[Problem]]:
    """Turn a file's plain values into a record with its places, and say every problem at its place.

    Where there are problems, the record is a draft of what is right. There is none where the file could not be
    followed to its end: what is missing may be in the part that was not read.
    """
    document, model = file.document, file.kind.model
    errors: list[_Error] = []
    try:
        record = model.model_validate(document.value)
        if not document.broken and not document.refused:
            return record, document.places, []
    except ValidationError as failed:
        errors = [_error(details, document.value) for details in failed.errors(include_url=False)]
    moved = _items_elsewhere(errors, file)
    errors = [error for error in errors if not any(error.path[: len(path)] == path for path in moved)]
    unknown = [error.path for error in errors if error.kind == "extra_forbidden"]
    meant = {(*path[:-1], key) for path in unknown[:MOST_OF_A_FILE] if (key := meant_key(path, file))}
    # A key that is only misspelled is not missing too.
    telling = [error for error in errors if error.kind != "missing" or error.path not in meant][:MOST_OF_A_FILE]
    problems = [problem for error in telling for problem in _told(error, file)] + list(moved.values())
    if document.broken or not isinstance(document.value, dict):
        return None, document.places, problems
    wrong = {error.path for error in errors} | meant | document.refused | set(moved)
    return *draft_of(document.value, document.places, model, wrong), problems


def _error(details: Any, value: Any) -> _Error:
    """Take over an error.

    Its path ends where one value is in place of a group, and has no number where a group does in place of a list.
    """
    path: list[str | int] = []
    for name in details["loc"]:
        if name == "[key]" or (isinstance(name, int) and isinstance(value, dict)):
            continue
        if path and isinstance(value, str | bool):
            # One value is here in place of a group of keys.
            break
        path.append(name)
        value = value_at(value, (name,))
    at_key = "[key]" in details["loc"]
    return _Error(tuple(path), details["type"], details["input"], details.get("ctx", {}), at_key)


def _items_elsewhere(errors: list[_Error], file: RecordFile) -> dict[Path, Problem]:
    """The items of a list that belong in another list of the file, and what is reported of each."""
    unknown = Counter(error.path[:-1] for error in errors if error.kind == "extra_forbidden")
    found: dict[Path, Problem] = {}
    for path, count in unknown.items():
        item = value_at(file.document.value, path)
        if len(path) > 1 and isinstance(path[-1], int) and isinstance(item, dict):
            told = item_of_another_list(path, item, count, file)
            found |= {path: told} if told is not None else {}
    return found


def _told(error: _Error, file: RecordFile) -> Iterator[Problem]:
    """Say an error in an officer's words, at its place."""
    path, document = error.path, file.document
    if error.kind == "plainrecord":
        yield from _refused(error, file)
    elif error.kind in ("missing", "too_short") and (document.broken or path in document.refused):
        return
    elif error.kind == "missing":
        yield missing_key(path, file)
    elif error.kind == "extra_forbidden":
        yield unknown_key(path, file)
    elif error.kind != "too_short" or not error.typed:
        # A list may also seem too short because what is in it is wrong; that is reported already.
        spec, item = spec_at(file.kind.model, path), bool(path) and isinstance(path[-1], int)
        said = wrong_shape(error.kind, error.typed, error.said, last_key(path), spec, item)
        yield file.problem(document.places.at(path).value, *said)


def _refused(error: _Error, file: RecordFile) -> Iterator[Problem]:
    """Say what a value said of itself."""
    places = file.document.places.at(error.path)
    before = "" if error.at_key or is_body(error.path, file) else f"`{last_key(error.path)}`: "
    spec = spec_at(file.kind.model, error.path)
    row = any(isinstance(name, int) for name in error.path)
    for found in error.said["found"]:
        if spec and spec.required and spec.name == last_key(error.path):
            found = replace(found, hint=if_needed(found.hint, row=row))
        spot = places.key if error.at_key else file.spot_of(places.value, found.words)
        yield Problem.of(file.shown, spot, replace(found, message=f"{before}{found.message}"))
