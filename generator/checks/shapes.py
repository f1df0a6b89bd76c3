"""Values of the wrong shape: what was typed in place of a list, a group, a choice or a number within bounds."""

import re
from typing import Any

from pydantic_core import PydanticCustomError

from generator.core.spec import Spec
from generator.values.english import named, shortened
from generator.values.guesses import choice_meant, nearly
from generator.values.rules import Fix, Rule
from generator.values.words import ID, Prose, good_id
from generator.values.wrong import WRONG_TYPE, Cure, Parsed, shown

NOT_A_CHOICE = Rule("not-a-choice", "A field that offers a few choices has one of them.")
OUT_OF_RANGE = Rule("out-of-range", "A number is one that the field can have.")
EMPTY_LIST = Rule("empty-list", "A list has at least one entry where it needs one.")

Told = tuple[Rule, str, str | Cure]
"""A rule, what is wrong, and what to write instead."""

_NOT_WHOLE = re.compile(r"(?<!\s)\s*[,;&]\s*|(?<!\s)\s+and\s+")
_BULLETS = re.compile(r"[-•·▪◦–—*‣●○■]\s*(?=\S)")


_PARTS = re.compile(r"(?<!\s)\s*[,;]\s*(?:and\s+)?|(?<!\s)\s+and\s+")


def wrong_shape(kind: str, typed: Any, bounds: dict[str, Any], key: str, spec: Spec | None, item: bool) -> Told:
    """Say what shape is wanted: a list, a group of keys, a number within bounds, one of some words."""
    if kind == "tuple_type":
        return WRONG_TYPE, *_list_wanted(key, typed, spec)
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return WRONG_TYPE, *_group_wanted(key, typed, spec, item)
    if kind == "literal_error":
        return _choice_wanted(key, typed, spec)
    if kind == "too_short":
        return EMPTY_LIST, f"Nothing is written in the list `{key}`.", "Write at least one entry."
    if kind in _BOUNDS:
        bound, way, size = _BOUNDS[kind]
        return OUT_OF_RANGE, f"{shown(typed)} is too {size} for `{key}`.", f"Write {bounds.get(bound)} or {way}."
    message = f"The answer to `{key}` does not work here."
    return WRONG_TYPE, message, "Compare it with the page “The format” in the reference."


_BOUNDS = {"greater_than_equal": ("ge", "more", "low"), "less_than_equal": ("le", "less", "high")}


def _choice_wanted(key: str, typed: Any, spec: Spec | None) -> Told:
    choices = spec.choices if spec else ()
    hint: str | Cure = f"Write {named(choices, 'or')}."
    if isinstance(typed, list | dict):
        return (
            WRONG_TYPE,
            f"`{key}` needs one word, not {'a list' if isinstance(typed, list) else 'several fields'}.",
            hint,
        )
    word = str(typed).lower() if isinstance(typed, bool) else str(typed)
    if meant := choice_meant(word, choices, spec.said_as if spec else None):
        hint = f"Did you mean `{meant}`? The choices are {named(choices)}."
        hint = Cure(hint, Fix(meant)) if nearly(word, meant, choices) else hint
    return NOT_A_CHOICE, f"{shown(word)} is not one of the choices for `{key}`.", hint


def _list_wanted(key: str, typed: Any, spec: Spec | None) -> tuple[str, str | Cure]:
    message = f"`{key}` needs a list: start each line with - and a space."
    if isinstance(typed, dict):
        return message, "Write `- ` before the first field of each entry."
    if spec is not None and spec.keys:
        if first := _as_first_key(typed, spec):
            return message, f"Write `{key}: [{first}]`, or each entry on its own line."
        keys = named(list(spec.keys)[:6])
        return message, f"After `- `, write the fields of the entry: {keys}."
    if not isinstance(typed, str) or not typed:
        return message, f"Write `{key}: […]`, or each entry on its own line."
    if bullet := _BULLETS.match(typed):
        return message, f"Write `- {shortened(typed[bullet.end() :], 60)}` on the next line, two spaces in."
    of_texts = spec is not None and spec.refers_to is None
    if len(typed) >= 60 or "\n" in typed or (of_texts and re.search(r"[,:#\[\]{}]", typed)):
        return message, f"Write `{key}:`, and each entry on a line below, after two spaces and `- `."
    asked = typed
    if spec is not None and spec.refers_to is not None:
        typed = ", ".join(good_id(part) or part for part in _NOT_WHOLE.split(typed) if part)
    hint = f"Write `{key}: [{typed}]`, or each entry on its own line."
    is_item = typed == asked and ID.fullmatch(typed) and typed not in _NO_ITEMS
    return message, Cure(hint, Fix(f"[{typed}]", bare=True)) if is_item else hint


_NO_ITEMS = {"none", "nil", "no", "yes", "nobody", "nothing", "unknown", "tba", "tbc", "na", "n-a", "all", "various"}
"""Words that look like an id, and say that there is none or that there are several."""


def _group_wanted(key: str, typed: Any, spec: Spec | None, item: bool) -> tuple[str, str]:
    if spec is None or not spec.keys:
        message = f"`{key}` needs a line below it for each council."
        return message, "On each, write its `id` from partnership.yml, a colon, a space and the answer."
    keys = named(list(spec.keys)[:6])
    message = f"`{key}` needs several lines below it: {keys}."
    if item:
        message = f"Each entry of `{key}` needs several fields: {keys}."
    if item and isinstance(typed, str) and len(typed) <= 60 and not re.search(r"[:#]", typed):
        return message, f"Start it with `- {next(iter(spec.keys))}: {typed}`."
    if group := _as_first_key(typed, spec):
        return message, f"Write `{key}: {group}`, and what else is known."
    return message, "Write those you know, each with a colon and a space."


def _as_first_key(typed: Any, spec: Spec) -> str | None:
    """The group that was most likely meant by one value in place of a group."""
    name, first = next(iter(spec.keys.items()))
    if not isinstance(typed, str) or len(typed) > 60:
        return None
    counted = [re.fullmatch(r"([0-9]+) ([a-z_]+)", part) for part in _PARTS.split(typed)]
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
