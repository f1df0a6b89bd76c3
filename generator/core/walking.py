"""Finding every value of one type in a record, and the way to it, without looking where there can be none."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.core.places import Path
from generator.core.spec import spec_of

T = TypeVar("T")


def all_of(record: BaseModel, wanted: type[T], here: Path = ()) -> Iterator[tuple[Path, T]]:
    """Yield every value of a type in a record, in the order of the model's keys."""
    sought: Any = wanted
    for attribute, key, found in _routes(type(record), sought):
        value = getattr(record, attribute, None)  # A draft lacks what is wrong in it.
        if not value:
            continue
        many = isinstance(value, tuple)
        for number, item in enumerate(value) if many else ((0, value),):
            path = (*here, key, number) if many else (*here, key)
            if found:
                yield path, item
            else:
                yield from all_of(item, wanted, path)


@cache
def _routes(model: Hashable, wanted: Hashable) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a model that are, or hold, what is wanted: attribute, key, and whether it is what is wanted."""
    assert isinstance(model, type) and issubclass(model, BaseModel) and isinstance(wanted, type)
    routes = []
    specs = spec_of(model)
    for attribute, info in model.model_fields.items():
        key = info.alias or attribute
        spec = specs[key]
        if isinstance(spec.type, type) and issubclass(spec.type, wanted):
            routes.append((attribute, key, True))
        elif spec.keys and _routes(spec.type, wanted):
            routes.append((attribute, key, False))
    return tuple(routes)
