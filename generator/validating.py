"""From plain values to a record, with everything that does not fit the format told in an officer's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from generator.draft import draft_of
from generator.problems import Problem, Severity, listed, nearest
from generator.reading.content import RecordFile
from generator.reading.places import Path, Places, Spot
from generator.spec import Spec, keys_at, spec_at, spec_of
from generator.values.wrong import shown

MOST_TOLD = 200
"""So many problems of one file are told. Where there are more, something went wrong with the file as a whole."""


def problem_at(file: RecordFile, spot: Spot, rule: str, message: str, hint: str = "") -> Problem:
    """Make an error of a file."""
    return Problem(file.shown, spot.line, spot.column, Severity.ERROR, rule, message, hint)


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
    told = [problem for details in errors[:MOST_TOLD] if (problem := _told(details, file)) is not None]
    if document.broken or not isinstance(document.value, dict):
        return None, document.places, told
    wrong = {_path(details) for details in errors} | document.refused
    record, places = draft_of(document.value, document.places, model, wrong)
    return record, places, told


def _path(details: Any) -> Path:
    return tuple(name for name in details["loc"] if name != "[key]")


def _told(details: Any, file: RecordFile) -> Problem | None:
    """Say one of pydantic's errors in an officer's words, at its place."""
    loc, model = _path(details), file.kind.model
    at_key = "[key]" in details["loc"]
    places = file.document.places.at(loc)
    key = _last_key(loc)
    kind, context = details["type"], details.get("ctx", {})
    if kind == "plainrecord":
        spot = places.key if at_key else spot_of(file, places.value, context["near"])
        message = context["message"] if at_key else f"`{key}`: {context['message']}"
        return problem_at(file, spot, context["rule"], message, context["hint"])
    if kind in ("missing", "too_short") and (file.document.broken or loc in file.document.refused):
        return None
    if kind == "missing":
        return _missing(loc, file)
    if kind == "extra_forbidden":
        return _unknown_key(loc, file)
    spec = spec_at(model, loc)
    if kind == "literal_error":
        return _not_a_choice(details, loc, spec, file)
    rule, message, hint = _wrong_shape(kind, context, key, details.get("input"), spec)
    return problem_at(file, places.value, rule, message, hint)


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
        return problem_at(file, Spot(line[0], indent + 1), "missing-key", message, hint)
    hint = f"Add a line `{key}: …`. {spec.description if spec else ''}".strip()
    return problem_at(file, group.value, "missing-key", message, hint)


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
    key, model = str(loc[-1]), file.kind.model
    known = keys_at(model, loc[:-1])
    present = _value_at(file.document.value, loc[:-1])
    unused = [name for name in known if not isinstance(present, dict) or name not in present]
    spot = file.document.places.at(loc).key
    if not key.strip():
        return problem_at(file, spot, "unknown-key", "The key before the colon is missing.", "Write `key: text`.")
    home = next(_homes(key, spec_of(model)), None)
    meant = nearest(key, unused) or (None if home else nearest(key, known))
    if meant:
        hint = f"Did you mean `{meant}`?"
    elif home:
        hint = f"`{key}` belongs inside `{home}`: check how far to the right the line starts."
    else:
        hint = f"The keys here are {listed(known)}."
    return problem_at(file, spot, "unknown-key", f"The format has no key {shown(key)} here.", hint)


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
        return problem_at(file, spot, "wrong-type", message, f"Write {listed(choices, 'or')}.")
    word = str(typed).lower() if isinstance(typed, bool) else str(typed)
    meant = nearest(word.strip(_QUOTES), choices)
    hint = f"Write {listed(choices, 'or')}."
    if meant:
        hint = f"Did you mean `{meant}`? It is one of: {', '.join(choices)}."
    return problem_at(file, spot, "not-a-choice", f"`{key}` cannot be {shown(word)}.", hint)


_QUOTES = "“”‘’„\"' "
_BULLETS = re.compile(r"[-•·▪◦–—*‣●○■]\s*(?=\S)")


def _wrong_shape(kind: str, context: dict[str, Any], key: str, typed: Any, spec: Spec | None) -> tuple[str, str, str]:
    """Say what shape is wanted: a list, a group of keys, a number within bounds."""
    if kind == "tuple_type":
        return "wrong-type", *_list_wanted(key, typed, spec)
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return "wrong-type", *_group_wanted(key, typed, spec)
    if kind == "too_short":
        return "empty-list", f"`{key}` has nothing in it.", "Write at least one item."
    if kind == "greater_than_equal":
        return "out-of-range", f"`{key}` cannot be {shown(typed)}.", f"Write {context.get('ge')} or more."
    if kind == "less_than_equal":
        return "out-of-range", f"`{key}` cannot be {shown(typed)}.", f"Write {context.get('le')} or less."
    return (
        "wrong-type",
        f"`{key}` has a value that cannot be used here.",
        "Compare it with the reference of the format.",
    )


def _list_wanted(key: str, typed: Any, spec: Spec | None) -> tuple[str, str]:
    message = f"`{key}` takes a list."
    if isinstance(typed, dict):
        return f"`{key}` takes a list, not a single group of keys.", "Start each item with `- `."
    if spec is not None and spec.keys:
        keys = listed(list(spec.keys)[:6])
        return message, f"Start each item with `- ` on a line of its own, then its keys ({keys})."
    if not isinstance(typed, str) or not typed:
        return message, f"Write `{key}: […]`, or each item on its own line after `- `."
    bullet = _BULLETS.match(typed)
    if bullet:
        return message, f"Start each item with a hyphen and a space: `- {_short(typed[bullet.end() :])}`."
    if len(typed) >= 60 or (spec is not None and spec.refers_to is None and re.search(r"[,:#\[\]{}]", typed)):
        return message, f"Write `{key}:`, and each item on its own line below, after two spaces and `- `."
    return message, f"Write `{key}: [{typed}]`, or each item on its own line after `- `."


def _group_wanted(key: str, typed: Any, spec: Spec | None) -> tuple[str, str]:
    inside = listed(list(spec.keys)[:6]) if spec is not None and spec.keys else "keys with values"
    what = "a list" if isinstance(typed, list) else "true or false" if isinstance(typed, bool) else "text"
    return f"`{key}` takes a group of keys, not {what}.", f"Write its keys ({inside}), each with a colon and a space."


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
