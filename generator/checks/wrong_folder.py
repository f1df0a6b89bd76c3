"""What is in the wrong place as a whole: a file in another kind's folder, an item in another list of its file.

Judged key by key, such a thing seems to be nothing but mistakes; each is reported once, with where it belongs.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.core.kind import Kind, Layout
from generator.core.places import Path
from generator.core.problems import Problem
from generator.core.spec import Spec, spec_of
from generator.reading.record_file import RecordFile
from generator.values.english import with_a
from generator.values.rules import Rule

WRONG_FOLDER = Rule("wrong-folder", "A record is in the folder for its kind.")
WRONG_LIST = Rule("wrong-list", "An entry is in the list where it belongs.")

LEAST_UNKNOWN = 2
"""So many keys that have no place here: one alone is more likely a slip."""


def file_of_another_kind(file: RecordFile, kinds: Iterable[Kind[Any]]) -> Problem | None:
    """Report a file that has the keys of another kind than those in its folder."""
    value, own = file.document.value, spec_of(file.kind.model)
    if not isinstance(value, dict) or sum(key not in own for key in value) < LEAST_UNKNOWN:
        return None
    for kind in kinds:
        if kind is not file.kind and kind.layout is Layout.FOLDER and _fits(value, spec_of(kind.model)):
            message = f"This looks like {with_a(kind.one)}, but is in the folder `{file.kind.name}`."
            hint = f"Move the file into the folder `{kind.name}`."
            return Problem(file.shown, 1, 1, WRONG_FOLDER, message, hint)
    return None


def item_of_another_list(path: Path, item: Mapping[str, Any], unknown: int, file: RecordFile) -> Problem | None:
    """Say of an item with keys that its list does not have in which of the file's lists it belongs."""
    if unknown < LEAST_UNKNOWN:
        return None
    here, spot = str(path[-2]), file.document.places.at(path).key
    for name, spec in spec_of(file.kind.model).items():
        if name != here and spec.shape == "list" and spec.keys and _fits(item, spec.keys):
            message = f"This entry belongs in the `{name}` list, not in `{here}`."
            hint = f"Move it with all its lines to the end of the list below `{name}:`."
            return Problem(file.shown, spot.line, spot.column, WRONG_LIST, message, hint)
    return None


def _fits(value: Mapping[str, Any], keys: Mapping[str, Spec]) -> bool:
    """Whether a group has only keys that belong together, and all that are required but one at most."""
    missing = sum(spec.required and name not in value for name, spec in keys.items())
    return all(key in keys for key in value) and missing <= 1
