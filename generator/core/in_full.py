"""Short ways to write a list of groups, read as if they were written in full: `members: {camden: 2}` has one group.

Problems of a file are at the places of what was typed.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.core.places import Places
from generator.core.spec import Spec

ROWS = "rows"
"""The key of a run under which its rows are: `{on: 2018-06, sources: […], rows: [{…}, {…}]}` is read as two rows."""


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
        if spec.in_runs:
            rows = [row for item, at in zip(value, places.inside, strict=True) for row in _rows_of(item, at)]
            value, places = [row for row, _ in rows], places._replace(inside=[at for _, at in rows])
        assert isinstance(places.inside, list)
        each = [in_full(item, at, spec.keys) for item, at in zip(value, places.inside, strict=True)]
        return [item for item, _ in each], places._replace(inside=[at for _, at in each])
    return in_full(value, places, spec.keys)


def _rows_of(item: Any, at: Places) -> Iterator[tuple[Any, Places]]:
    """The rows of a run, each with what is above them; a row's own value comes first."""
    rows = item.get(ROWS) if isinstance(item, dict) else None
    inside = at.inside.get(ROWS) if isinstance(at.inside, dict) else None
    if not (rows and isinstance(rows, list) and all(isinstance(row, dict) for row in rows)) or inside is None:
        yield item, at
        return
    assert isinstance(inside.inside, list) and isinstance(at.inside, dict)
    above = {key: value for key, value in item.items() if key != ROWS}
    places = {key: place for key, place in at.inside.items() if key != ROWS}
    for row, place in zip(rows, inside.inside, strict=True):
        own = place.inside if isinstance(place.inside, dict) else {}
        yield {**above, **row}, place._replace(inside={**places, **own})


def _is_short(value: Any, spec: Spec) -> bool:
    """Whether a value is one that stands alone, and not a list of groups or a single group."""
    if isinstance(value, dict):
        return bool(value) and not value.keys() & spec.keys.keys()
    alone = spec.keys[spec.alone].stands_alone
    return isinstance(value, list) and bool(value) and alone is not None and alone.ids_alone and _texts(value)


def _texts(items: list[Any]) -> bool:
    return all(isinstance(item, str) for item in items)
