"""What is left of a record once everything wrong is taken out of it, so that the rules can still look at the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.reading.places import Path, Places
from generator.spec import spec_of

M = TypeVar("M", bound=BaseModel)

_FILL: dict[str, Any] = {
    "title": "…",
    "name": "…",
    "summary": "…",
    "sources": [{"title": "…", "kind": "other"}],
}
"""Stand-ins for required keys that no rule looks at. Others have none: without them there is no draft."""

_TRIES = 20


def draft_of(value: dict[str, Any], places: Places, model: type[M], errors: Iterable[Any]) -> tuple[M | None, Places]:
    """Leave out what pydantic's errors point at, until the model takes the rest; None where too little is left."""
    for _ in range(_TRIES):
        value, places = _without(value, places, {_left_out(details) for details in errors}, ())
        for key, filling in _FILL.items():
            spec = spec_of(model).get(key)
            if spec is not None and spec.required:
                value.setdefault(key, filling)
        try:
            return model.model_validate(value), places
        except ValidationError as error:
            errors = error.errors(include_url=False, include_input=False)
        if any(not _left_out(details) for details in errors):
            return None, places
    return None, places


def _left_out(details: Any) -> Path:
    """The way to what has to go: the value that is wrong, or the group that lacks a key."""
    path: Path = tuple(name for name in details["loc"] if name != "[key]")
    return path[:-1] if details["type"] == "missing" else path


def _without(value: Any, places: Places, gone: set[Path], here: Path) -> tuple[Any, Places]:
    """Copy a value and its places without what is at some paths, so that both still match."""
    if isinstance(value, dict):
        kept = {key: inner for key, inner in value.items() if (*here, key) not in gone}
        pairs = {key: _without(inner, _inside(places, key), gone, (*here, key)) for key, inner in kept.items()}
        values = {key: pair[0] for key, pair in pairs.items()}
        return values, places._replace(inside={key: pair[1] for key, pair in pairs.items()})
    if isinstance(value, list):
        numbers = [number for number in range(len(value)) if (*here, number) not in gone]
        items = [_without(value[number], _inside(places, number), gone, (*here, number)) for number in numbers]
        return [item[0] for item in items], places._replace(inside=[item[1] for item in items])
    return value, places


def _inside(places: Places, name: str | int) -> Places:
    return places.step(name) or places
