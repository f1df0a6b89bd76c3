"""From plain values to a record, with everything that does not fit the format told in an officer's words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from generator.checks.drafts import draft_of
from generator.checks.wrong_folder import item_of_another_list
from generator.core.kind import Layout
from generator.core.places import Path, Places, Spot
from generator.core.problems import Problem
from generator.core.shared_rules import MISSING_KEY
from generator.core.spec import Spec, keys_at, spec_at, spec_of
from generator.kinds import all_kinds
from generator.reading.content import UNKNOWN_KEY, RecordFile, known_keys
from generator.values.english import listed, shortened
from generator.values.guesses import choice_meant, folded, nearly, spelled_like
from generator.values.rules import Finding, Fix, Rule
from generator.values.words import ID, Prose, good_id
from generator.values.wrong import WRONG_TYPE, Cure, Parsed, plainer, shown

NOT_A_CHOICE = Rule("not-a-choice", "A key that takes one of a few words has one of them.")
OUT_OF_RANGE = Rule("out-of-range", "A number is one of those that the key can be.")
EMPTY_LIST = Rule("empty-list", "A list that must have something in it has.")

MOST_TOLD = 200
"""So many problems of one file are told. Where there are more, something went wrong with the file as a whole."""


def problem_at(file: RecordFile, spot: Spot, rule: Rule, message: str, hint: str | Cure = "") -> Problem:
    """Make a problem of a file."""
    hint, fix = hint if isinstance(hint, Cure) else (hint, None)
    return Problem.of(file.shown, spot, Finding(spot, rule, message, hint, fix=fix))


def validate(file: RecordFile) -> tuple[Any | None, Places, list[Problem]]:
    """Turn a file's plain values into a record with its places, and say every problem at its place.

    Where there are problems, the record is a draft of what is right. There is none where the file could not be
    followed to its end: what is missing may stand in the part that was not read.
    """
    document, model = file.document, file.kind.model
    errors: list[Any] = []
    try:
        record = model.model_validate(document.value)
        if not document.broken and not document.refused:
            return record, document.places, []
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=True)
    for details in errors:
        details["loc"] = _way(details["loc"], document.value)
    moved = _items_elsewhere(errors, file)
    errors = [details for details in errors if not any(_path(details)[: len(path)] == path for path in moved)]
    unknown = [_path(details) for details in errors if details["type"] == "extra_forbidden"]
    meant = {(*path[:-1], key) for path in unknown[:MOST_TOLD] if (key := meant_key(path, file))}
    # A key that is only misspelled is not missing too.
    telling = [details for details in errors if details["type"] != "missing" or _path(details) not in meant]
    told = [problem for details in telling[:MOST_TOLD] for problem in _told(details, file)] + list(moved.values())
    if document.broken or not isinstance(document.value, dict):
        return None, document.places, told
    wrong = {_path(details) for details in errors} | meant | document.refused | set(moved)
    record, places = draft_of(document.value, document.places, model, wrong)
    return record, places, told


def _items_elsewhere(errors: list[Any], file: RecordFile) -> dict[Path, Problem]:
    """The items of a list that belong in another list of the file, and what is told of each."""
    unknown = Counter(_path(details)[:-1] for details in errors if details["type"] == "extra_forbidden")
    found = {}
    for path, count in unknown.items():
        item = _value_at(file.document.value, path)
        if len(path) < 2 or not isinstance(path[-1], int) or not isinstance(item, dict):
            continue
        told = item_of_another_list(path, item, count, file)
        if told is not None:
            found[path] = told
    return found


def _way(loc: tuple[str | int, ...], value: Any) -> tuple[str | int, ...]:
    """Take out the number of an item where one group stands in place of a list of them."""
    way: list[str | int] = []
    for name in loc:
        if isinstance(name, int) and isinstance(value, dict):
            continue
        way.append(name)
        if isinstance(value, dict):
            value = value.get(name)
        else:
            value = value[name] if isinstance(value, list) and isinstance(name, int) and name < len(value) else None
    return tuple(way)


def _path(details: Any) -> Path:
    return tuple(name for name in details["loc"] if name != "[key]")


def _told(details: Any, file: RecordFile) -> Iterator[Problem]:
    """Say one of pydantic's errors in an officer's words, at its place."""
    loc, kind, context = _path(details), details["type"], details.get("ctx", {})
    key, spec = _last_key(loc), spec_at(file.kind.model, loc)
    spot = file.document.places.at(loc).value
    if kind == "plainrecord":
        yield from _refused(details, file)
    elif kind in ("missing", "too_short") and (file.document.broken or loc in file.document.refused):
        return
    elif kind == "missing":
        yield _missing(loc, file)
    elif kind == "extra_forbidden":
        yield _unknown_key(loc, file)
    elif kind == "literal_error":
        yield _not_a_choice(details, loc, spec, file)
    elif kind != "too_short" or not details["input"]:
        # A list may also seem too short because what is in it is wrong; that is told already.
        item = bool(loc) and isinstance(loc[-1], int)
        rule, message, hint = _wrong_shape(kind, context, key, details.get("input"), spec, item=item)
        yield problem_at(file, spot, rule, message, hint)


def _refused(details: Any, file: RecordFile) -> Iterator[Problem]:
    """Say what a value said of itself."""
    loc = _path(details)
    places = file.document.places.at(loc)
    for found in details["ctx"]["found"]:
        if "[key]" in details["loc"]:
            yield Problem.of(file.shown, places.key, found)
            continue
        spot = spot_of(file, places.value, found.words)
        message = found.message if _is_body(loc, file) else f"`{_last_key(loc)}`: {found.message}"
        yield Problem.of(file.shown, spot, replace(found, message=message))


def _is_body(loc: Path, file: RecordFile) -> bool:
    """Whether a path leads to the text of a page, which stands in no key."""
    return file.kind.layout is Layout.PAGES and loc == ("text",)


def _last_key(loc: Path) -> str:
    return next((str(name) for name in reversed(loc) if isinstance(name, str)), "")


def spot_of(file: RecordFile, start: Spot, near: str) -> Spot:
    """Find where some words stand in the text that starts at a spot; the spot itself where they are not found."""
    words = near.strip().split("\n")[0]
    lines = file.document.lines
    if not words or start.line > len(lines):
        return start
    end = file.document.end_of(start)
    for wanted in (words, words.split()[0]):
        for number in range(start.line, min(end.line, len(lines)) + 1):
            line = lines[number - 1]
            found = line.find(wanted, start.column - 1 if number == start.line else 0)
            if found >= 0 and (number, found + 1) < end:
                return Spot(number, found + 1)
    return start


def _missing(loc: Path, file: RecordFile) -> Problem:
    if _is_body(loc, file):
        message = "There is no text under the second line `---`."
        return problem_at(file, file.document.places.value, MISSING_KEY, message, "Write the text of the page there.")
    key, spec = str(loc[-1]), spec_at(file.kind.model, loc)
    group = file.document.places.at(loc[:-1])
    where = f" in `{_last_key(loc[:-1])}`" if len(loc) > 1 else ""
    message = f"`{key}` is missing{where}."
    line = _swallowed(key, group.value, file)
    if line is not None:
        indent = len(line[1]) - len(line[1].lstrip(" "))
        message = f"`{key}` is missing{where}: on this line it counts as part of the text above."
        hint = f"Start the line at column {group.value.column}."
        if indent + 1 == group.value.column:
            hint = "Check the quotes and the signs of the lines above."
        return problem_at(file, Spot(line[0], indent + 1), MISSING_KEY, message, hint)
    hint = f"Add `{key}: …`. {spec.description if spec else ''}".strip()
    if spec is not None and spec.choices:
        hint = f"Add `{key}: …`, with {listed(spec.choices, 'or')}."
    elif spec is not None and spec.keys:
        needed = listed([f"`{name}:`" for name, inner in spec.keys.items() if inner.required][:4])
        lines = "an item that starts with `- ` and has" if spec.shape == "list" else "its keys, further in:"
        hint = f"Add `{key}:`, and below it {lines} {needed}. {spec.description}"
    return problem_at(file, group.value, MISSING_KEY, message, hint)


def _swallowed(key: str, group: Spot, file: RecordFile) -> tuple[int, str] | None:
    """Find the line that looks like the missing key, but was read as part of other text."""
    looks_so = re.compile(rf" *(?:- )?{re.escape(key)}:(?: |$)")
    lines = file.document.lines
    for number in range(group.line, len(lines) + 1):
        line = lines[number - 1]
        if number > group.line and line.strip() and len(line) - len(line.lstrip(" ")) < group.column - 1:
            return None
        if line.startswith("---") and number > 1:
            return None
        if looks_so.match(line) and not _is_a_place(file, number):
            return number, line
    return None


def _is_a_place(file: RecordFile, number: int) -> bool:
    """Whether a key or value stands on a line, so that nothing on it is part of the text above."""
    return file.document.end_of(Spot(number, 0)).line == number


def _unknown_key(loc: Path, file: RecordFile) -> Problem:
    key = str(loc[-1])
    spot = file.document.places.at(loc).key
    if not key.strip():
        return problem_at(file, spot, UNKNOWN_KEY, "The key before the colon is missing.", "Write `key: text`.")
    meant = meant_key(loc, file)
    home = next(_homes(key, spec_of(file.kind.model)), None)
    hint: str | Cure
    if meant and plainer(key) == meant:
        hint = Cure(f"Type it again as `{meant}`, with nothing unseen in it.", Fix(meant, bare=True))
    elif meant:
        hint = f"Did you mean `{meant}`?"
        # No other key of any file may be as near.
        hint = Cure(hint, Fix(meant)) if nearly(key, meant, _all_keys()) else hint
    elif home:
        here = _last_key(loc[:-1]) if len(loc) > 1 else ""
        hint = f"`{key}` belongs inside `{home}`: check how far to the right the line starts."
        if here and here != home and isinstance(loc[-2], int):
            hint = f"`{key}` belongs inside `{home}`, but stands among `{here}` here: move it there."
    else:
        keys = [name for name in keys_at(file.kind.model, loc[:-1]) if not _is_body((*loc[:-1], name), file)]
        hint = f"The keys here are {listed(keys)}."
    return problem_at(file, spot, UNKNOWN_KEY, f"The format has no key {shown(key)} here.", hint)


@cache
def _all_keys() -> frozenset[str]:
    return frozenset(key for kind in all_kinds() for key in known_keys(kind))


def meant_key(path: Path, file: RecordFile) -> str | None:
    """The key that was most likely meant by one that the format does not know."""
    key, model = str(path[-1]), file.kind.model
    known = keys_at(model, path[:-1])
    present = _value_at(file.document.value, path[:-1])
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


def _homes(key: str, keys: dict[str, Spec]) -> Iterator[str]:
    """The keys inside which another key may stand."""
    for name, spec in keys.items():
        if key in spec.keys:
            yield name
        yield from _homes(key, spec.keys)


def _value_at(value: Any, path: Path) -> Any:
    for name in path:
        if isinstance(value, dict):
            value = value.get(str(name))
        elif isinstance(value, list) and isinstance(name, int) and name < len(value):
            value = value[name]
        else:
            return None
    return value


def _not_a_choice(details: Any, loc: Path, spec: Spec | None, file: RecordFile) -> Problem:
    choices = spec.choices if spec else ()
    typed = details.get("input")
    spot = file.document.places.at(loc).value
    key = _last_key(loc)
    if isinstance(typed, list | dict):
        what = "a list" if isinstance(typed, list) else "a group of keys"
        message = f"`{key}` takes one word, not {what}."
        return problem_at(file, spot, WRONG_TYPE, message, f"Write {listed(choices, 'or')}.")
    word = str(typed).lower() if isinstance(typed, bool) else str(typed)
    meant = choice_meant(word, choices, spec.said_as if spec else None)
    hint: str | Cure = f"Write {listed(choices, 'or')}."
    if meant:
        hint = f"Did you mean `{meant}`? It is one of: {', '.join(choices)}."
        hint = Cure(hint, Fix(meant)) if nearly(word, meant, choices) else hint
    return problem_at(file, spot, NOT_A_CHOICE, f"`{key}` cannot be {shown(word)}.", hint)


_BULLETS = re.compile(r"[-•·▪◦–—*‣●○■]\s*(?=\S)")


def _wrong_shape(
    kind: str, context: dict[str, Any], key: str, typed: Any, spec: Spec | None, *, item: bool
) -> tuple[Rule, str, str | Cure]:
    """Say what shape is wanted: a list, a group of keys, a number within bounds."""
    if kind == "tuple_type":
        return WRONG_TYPE, *_list_wanted(key, typed, spec)
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return WRONG_TYPE, *_group_wanted(key, typed, spec, item=item)
    if kind == "too_short":
        return EMPTY_LIST, f"`{key}` has nothing in it.", "Write at least one item."
    if kind == "greater_than_equal":
        return OUT_OF_RANGE, f"`{key}` cannot be {shown(typed)}.", f"Write {context.get('ge')} or more."
    if kind == "less_than_equal":
        return OUT_OF_RANGE, f"`{key}` cannot be {shown(typed)}.", f"Write {context.get('le')} or less."
    return (
        WRONG_TYPE,
        f"`{key}` has a value that cannot be used here.",
        "Compare it with the reference of the format.",
    )


def _list_wanted(key: str, typed: Any, spec: Spec | None) -> tuple[str, str | Cure]:
    message = f"`{key}` takes a list."
    if isinstance(typed, dict):
        return f"`{key}` takes a list, not a single group of keys.", "Start each item with `- `."
    if spec is not None and spec.keys:
        first = _as_first_key(key, typed, spec)
        if first:
            return message, f"Write `{key}: [{first}]`, or each item on a line of its own after `- `."
        keys = listed(list(spec.keys)[:6])
        return message, f"Start each item with `- ` on a line of its own, then its keys ({keys})."
    if not isinstance(typed, str) or not typed:
        return message, f"Write `{key}: […]`, or each item on its own line after `- `."
    bullet = _BULLETS.match(typed)
    if bullet:
        return message, f"Start each item with a hyphen and a space: `- {shortened(typed[bullet.end() :], 60)}`."
    of_texts = spec is not None and spec.refers_to is None
    if len(typed) >= 60 or "\n" in typed or (of_texts and re.search(r"[,:#\[\]{}]", typed)):
        return message, f"Write `{key}:`, and each item on its own line below, after two spaces and `- `."
    asked = typed
    if spec is not None and spec.refers_to is not None:
        typed = ", ".join(
            good_id(part) or part for part in re.split(r"(?<!\s)\s*[,;&]\s*|(?<!\s)\s+and\s+", typed) if part
        )
    hint = f"Write `{key}: [{typed}]`, or each item on its own line after `- `."
    is_item = typed == asked and ID.fullmatch(typed) and typed not in _NO_ITEMS
    return message, Cure(hint, Fix(f"[{typed}]", bare=True)) if is_item else hint


_NO_ITEMS = {"none", "nil", "no", "yes", "nobody", "nothing", "unknown", "tba", "tbc", "na", "n-a", "all", "various"}
"""Words that look like an id, and say that there is none or that there are several."""


def _group_wanted(key: str, typed: Any, spec: Spec | None, *, item: bool) -> tuple[str, str]:
    what = "a list" if isinstance(typed, list) else "true or false" if isinstance(typed, bool) else "text"
    message = (
        f"Each item of `{key}` is a group of keys, not {what}."
        if item
        else f"`{key}` takes a group of keys, not {what}."
    )
    if spec is None or not spec.keys:
        return message, "Below it write a line for each authority: its id, a colon, a space and the value."
    first = next(iter(spec.keys))
    if item and isinstance(typed, str) and len(typed) <= 60 and not re.search(r"[:#]", typed):
        return message, f"Start it with `- {first}: {typed}`. Its keys are {listed(list(spec.keys)[:6])}."
    group = _as_first_key(key, typed, spec)
    if group:
        return message, f"Write `{key}: {group}`, and what else is known."
    return message, f"Write its keys ({listed(list(spec.keys)[:6])}), each with a colon and a space."


def _as_first_key(key: str, typed: Any, spec: Spec) -> str | None:
    """The group that was most likely meant by one value in place of a group."""
    name, first = next(iter(spec.keys.items()))
    if not isinstance(typed, str) or len(typed) > 60:
        return None
    counted = [
        re.fullmatch(r"([0-9]+) ([a-z_]+)", part)
        for part in re.split(r"(?<!\s)\s*[,;]\s*(?:and\s+)?|(?<!\s)\s+and\s+", typed)
    ]
    if all(found and found[2] in spec.keys for found in counted):
        return f"{{{', '.join(f'{found[2]}: {found[1]}' for found in counted if found)}}}"
    if re.search(r"[:#,\[\]{}]", typed):
        return None
    if first.choices:
        return f"{{{name}: {typed}}}" if typed in first.choices else None
    if not (isinstance(first.type, type) and issubclass(first.type, Parsed)) or issubclass(first.type, Prose):
        return None
    try:
        first.type.parse(typed)
    except PydanticCustomError:
        return None
    return f"{{{name}: {typed}}}"
