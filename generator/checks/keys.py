"""Keys that are missing, and keys that the format does not know: which were meant, and where they belong."""

import re
from functools import cache

from generator.core.kind import Layout
from generator.core.places import Path, Spot
from generator.core.problems import Problem
from generator.core.shared_rules import MISSING_KEY
from generator.core.spec import all_keys, keys_at, spec_at, spec_of
from generator.core.walking import value_at
from generator.kinds import all_kinds
from generator.reading.mending import indent_of
from generator.reading.mistakes.stop import NO_FIELD
from generator.reading.pages import UNKNOWN_KEY
from generator.reading.record_file import RecordFile, known_keys
from generator.values.english import counted, named
from generator.values.guesses import folded, nearly, spelled_like
from generator.values.rules import Fix
from generator.values.wrong import Cure, plainer, shown


def is_body(path: Path, file: RecordFile) -> bool:
    """Whether a path leads to the text of a page, which is in no key."""
    return file.kind.layout is Layout.PAGES and path == ("text",)


def last_key(path: Path) -> str:
    """The key that a path leads to or into."""
    return next((str(name) for name in reversed(path) if isinstance(name, str)), "")


def missing_key(path: Path, file: RecordFile) -> Problem:
    """Say that a key is missing, or that its line was read as part of the text above."""
    if is_body(path, file):
        message = "There is no text below the second line `---`."
        return file.problem(file.document.places.value, MISSING_KEY, message, "Write the text of the page there.")
    key, spec = str(path[-1]), spec_at(file.kind.model, path)
    group = file.document.places.at(path[:-1]).value
    message = f"`{key}` is missing{f' in `{last_key(path[:-1])}`' if len(path) > 1 else ''}"
    line = _swallowed(key, group, file)
    if line is not None:
        column = indent_of(file.document.lines[line - 1]) + 1
        message = f"{message}: this line was read as part of the text above."
        hint = f"Start this line with {counted(group.column - 1, 'space')}, no more and no fewer."
        if group.column == 1:
            hint = "Delete the spaces at the start of this line."
        if column == group.column:
            hint = "Check the quotes and signs on the lines above."
        return file.problem(Spot(line, column), MISSING_KEY, message, hint)
    hint = f"Add `{key}: …`. {spec.description if spec else ''}".strip()
    if spec is not None and spec.choices:
        hint = f"Add `{key}: …`, with {named(spec.choices, 'or')}."
    elif spec is not None and spec.keys:
        needed = named([f"{name}:" for name, inner in spec.keys.items() if inner.required][:4])
        lines = "an entry that starts with `- ` and has" if spec.shape == "list" else "its fields, further in:"
        hint = f"Add `{key}:`, and below it {lines} {needed}. {spec.description}"
    return file.problem(group, MISSING_KEY, f"{message}.", hint)


def _swallowed(key: str, group: Spot, file: RecordFile) -> int | None:
    """Find the line that looks like the missing key, but was read as part of other text."""
    looks_so = re.compile(rf" *(?:- )?{re.escape(key)}:(?: |$)")
    for number, line in enumerate(file.document.lines[group.line - 1 :], group.line):
        outside = number > group.line and line.strip() and indent_of(line) < group.column - 1
        if outside or (line.startswith("---") and number > 1):
            return None
        # Where a key or value is on a line, nothing on it is part of the text above.
        if looks_so.match(line) and file.document.end_of(Spot(number, 0)).line != number:
            return number
    return None


def unknown_key(path: Path, file: RecordFile) -> Problem:
    """Say that the format has no such key, and what was meant: another key, or this one in another place."""
    key, spot = str(path[-1]), file.document.places.at(path).key
    if not key.strip():
        return file.problem(spot, UNKNOWN_KEY, "There is no field before the colon.", NO_FIELD)
    meant = meant_key(path, file)
    home = next((spec.name for spec in all_keys(spec_of(file.kind.model)) if key in spec.keys), None)
    here = last_key(path[:-1])
    hint: str | Cure
    if meant and plainer(key) == meant:
        hint = Cure(f"Type it again as `{meant}`, without invisible characters.", Fix(meant, bare=True))
    elif meant:
        hint = f"Did you mean `{meant}`?"
        # No other key of any file may be as near.
        hint = Cure(hint, Fix(meant)) if nearly(key, meant, _every_key()) else hint
    elif home and here not in ("", home) and isinstance(path[-2], int):
        hint = f"`{key}` belongs under `{home}:`, not under `{here}:`. Move it there."
    elif home:
        hint = f"`{key}` belongs under `{home}:`. Check how far in the line starts."
    else:
        keys = keys_at(file.kind.model, path[:-1])
        hint = f"The fields here are {named(name for name in keys if not is_body((*path[:-1], name), file))}."
    message = f"{shown(key)} is not a field {'here' if key in known_keys(file.kind) else 'in this kind of file'}."
    return file.problem(spot, UNKNOWN_KEY, message, hint)


@cache
def _every_key() -> frozenset[str]:
    return frozenset(key for kind in all_kinds() for key in known_keys(kind))


def meant_key(path: Path, file: RecordFile) -> str | None:
    """The key that was most likely meant by one that the format does not know."""
    key, model = str(path[-1]), file.kind.model
    known = keys_at(model, path[:-1])
    present = value_at(file.document.value, path[:-1])
    unused = [name for name in known if not isinstance(present, dict) or name not in present]
    if plainer(key) in unused:
        return plainer(key)
    by_name = [name for name in unused if folded(key) in known[name].called_also]
    if len(by_name) == 1:
        return by_name[0]
    # A key is one word, however many it is made of: the sign between them is lost as easily as a letter.
    joined = {folded(name).replace(" ", ""): name for name in known}
    typed = folded(key).replace(" ", "")
    near = spelled_like(typed, [one for one, name in joined.items() if name in unused], least=4)
    near = near or spelled_like(typed, joined, least=4)
    return joined[near] if near else None
