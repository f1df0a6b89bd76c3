"""Short ways to write a list of groups, read as if they were written in full: `members: {camden: 2}` has one group.

What is told of a file is told at the places of what was typed.
"""

from collections.abc import Mapping
from typing import Any

from generator.core.places import Places
from generator.core.spec import Spec


def in_full(value: Any, places: Places, keys: Mapping[str, Spec]) -> tuple[Any, Places]:
    """A group with all that is inside it in full, and where it stands."""
    if not isinstance(value, dict) or not isinstance(places.inside, dict):
        return value, places
    held, inside = dict(value), dict(places.inside)
    for key, spec in keys.items():
        if key in held and key in inside and spec.has_short:
            held[key], inside[key] = _key_in_full(held[key], inside[key], spec)
    return held, places._replace(inside=inside)


def _key_in_full(value: Any, places: Places, spec: Spec) -> tuple[Any, Places]:
    if spec.alone and _is_short(value, spec):
        return [{spec.alone: value}], places._replace(inside=[places._replace(inside={spec.alone: places})])
    if spec.alone and isinstance(value, dict) and value.keys() & spec.keys.keys():
        value, places = [value], places._replace(inside=[places])
    if isinstance(value, list) and isinstance(places.inside, list):
        each = [in_full(item, at, spec.keys) for item, at in zip(value, places.inside, strict=True)]
        return [item for item, _ in each], places._replace(inside=[at for _, at in each])
    return in_full(value, places, spec.keys)


def _is_short(value: Any, spec: Spec) -> bool:
    """Whether a value is one that stands alone, and not a list of groups or a single group."""
    if isinstance(value, dict):
        return bool(value) and not value.keys() & spec.keys.keys()
    alone = spec.keys[spec.alone].stands_alone
    return isinstance(value, list) and bool(value) and alone is not None and alone.ids_alone and _texts(value)


def _texts(items: list[Any]) -> bool:
    return all(isinstance(item, str) for item in items)
