"""Finding what is somewhere inside a record, or inside the plain values of a file, and the way to it."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.core.part import NONE, NOT_PUBLISHED, RefersTo, absence_in
from generator.core.places import Path
from generator.core.spec import Spec, spec_of

T = TypeVar("T")


def all_of(record: BaseModel, wanted: type[T], here: Path = ()) -> Iterator[tuple[Path, T]]:
    """Yield every value of a type in a record, in the order of the model's keys, skipping parts that hold none."""
    sought: Any = wanted
    for attribute, key, found in _routes(type(record), sought):
        value = getattr(record, attribute, None)  # A draft lacks what is wrong in it.
        if not value:
            continue
        for inside, item in _items(value):
            path = (*here, key, *inside)
            if found:
                yield path, item
            else:
                yield from all_of(item, wanted, path)


def _items(value: Any) -> Iterator[tuple[Path, Any]]:
    """What is under a key, each with the rest of the way to it."""
    if isinstance(value, dict):
        yield from (((name,), item) for name, item in value.items())
    elif isinstance(value, tuple):
        yield from (((number,), item) for number, item in enumerate(value))
    else:
        yield (), value


@cache
def _routes(model: Hashable, wanted: Hashable) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a model that are, or contain, the wanted type: attribute, key, and whether it is that type."""
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


@dataclass(frozen=True, slots=True)
class Mention:
    """An id somewhere in a file: the path to it, the keys along that path, what it must be an id of, and the id."""

    path: Path
    key: str
    refers_to: RefersTo
    id: str
    is_key: bool = False

    @property
    def in_list(self) -> bool:
        """Whether it is an item of a list of ids."""
        return isinstance(self.path[-1], int)


def _says_absent(typed: object, spec: Spec) -> bool:
    """Whether there stands that there was none, or that it is not published: that is no id."""
    said = absence_in(typed) if spec.gap is not None and isinstance(typed, str) else None
    return said is NOT_PUBLISHED or (said is NONE and bool(spec.gap))


def mentions_in(value: object, keys: dict[str, Spec], above: Path = (), name: str = "") -> Iterator[Mention]:
    """Yield every id that a file's plain values mention, whether or not the rest of the file is right."""
    if not isinstance(value, dict):
        return
    for key, spec in keys.items():
        if not spec.mentions or key not in value or _says_absent(value[key], spec):
            continue
        inner, path = value[key], (*above, key)
        full = f"{name}.{key}" if name else key
        if spec.shape == "mapping" and isinstance(inner, dict) and spec.key_refers_to:
            for member, item in inner.items():
                yield Mention((*path, member), full, spec.key_refers_to, member.strip(), is_key=True)
                yield from mentions_in(item, spec.keys, (*path, member), full)
        elif isinstance(inner, list) and spec.key_refers_to:
            for number, item in enumerate(inner):
                if isinstance(item, str):
                    yield Mention((*path, number), full, spec.key_refers_to, item.strip())
        elif isinstance(inner, list) and spec.shape == "list":
            for number, item in enumerate(inner):
                yield from _mention(item, spec, (*path, number), full)
        elif isinstance(inner, str) and spec.shape == "list" and spec.refers_to:
            for part in filter(None, map(str.strip, inner.split(","))):
                yield Mention(path, full, spec.refers_to, part)
        else:
            yield from _mention(inner, spec, path, full)


def _mention(value: object, spec: Spec, path: Path, name: str) -> Iterator[Mention]:
    if spec.refers_to and isinstance(value, str):
        yield Mention(path, name, spec.refers_to, value.strip())
    elif spec.keys:
        yield from mentions_in(value, spec.keys, path, name)


def texts_in(value: object, above: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text of a file's plain values."""
    if isinstance(value, str):
        yield above, value
    for name, inner in (
        value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
    ):
        yield from texts_in(inner, (*above, name))


def value_at(value: Any, path: Path) -> Any:
    """Find what is at a path in a file's plain values; None where there is nothing."""
    for name in path:
        if isinstance(value, dict):
            value = value.get(str(name))
        elif isinstance(value, list) and isinstance(name, int) and name < len(value):
            value = value[name]
        else:
            return None
    return value
