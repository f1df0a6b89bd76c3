"""A record as plain values, with one thing in it changed: for tests that change every key there is."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.checks.checking import check
from generator.core.kind import Kind, Layout
from generator.core.places import Path as Way
from generator.core.places import Places
from generator.core.problems import Problem
from generator.core.spec import Spec, spec_at, spec_of
from generator.kinds import all_kinds
from generator.reading.content import read_content
from generator.reading.strict_yaml import read_yaml
from tests.checks.samples import SMALL

AS_OF = date(2024, 6, 1)


def records(pages: bool = False) -> list[tuple[Kind[Any], str, dict[str, Any]]]:
    """Every YAML record of the small partnership: its kind, its file, and what it says; its `pages` as well."""
    files, problems = read_content(SMALL, all_kinds())
    assert not problems
    held = [file for file in files if pages or file.kind.layout is not Layout.PAGES]
    found = [(file.kind, file.file, file.document.value) for file in held]
    return [(kind, file, value) for kind, file, value in found if isinstance(value, dict)]


def ways(value: Any, here: Way = ()) -> Iterator[Way]:
    """The ways to everything in a record."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in inside:
        yield (*here, name)
        yield from ways(inner, (*here, name))


def at(value: Any, way: Way) -> Any:
    """What stands at a way."""
    for name in way:
        value = value[name]
    return value


def changed(value: dict[str, Any], way: Way, new: Any) -> dict[str, Any]:
    """A record with something else at a way; with nothing, where `new` is None."""
    other = copy.deepcopy(value)
    above = at(other, way[:-1])
    if new is None:
        del above[way[-1]]
    else:
        above[way[-1]] = new
    return other


def told_of(folder: Path, file: str, value: dict[str, Any]) -> tuple[list[Problem], Places]:
    """Write a record into the small partnership's copy and give what is said about it, and where all of it stands."""
    text = typed(value)
    return problems_of(folder, file, text), read_yaml(text.encode()).places


def typed(value: dict[str, Any]) -> str:
    """A record as it stands in a file."""
    return yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)


def problems_of(folder: Path, file: str, text: str) -> list[Problem]:
    """Write a file of the small partnership's copy and give what is said about it."""
    (folder / file).write_text(text, encoding="utf-8")
    return [problem for problem in check(folder, AS_OF, all_kinds()).problems if problem.file == file]


def spec_for(kind: Kind[Any], way: Way) -> Spec | None:
    """What the format says of a key or an item; None for the keys that are ids."""
    if len(way) > 1 and isinstance(way[-1], str):
        above = spec_at(kind.model, way[:-1])
        if above is not None and above.shape == "mapping" and spec_at(kind.model, way) is above:
            return None
    return spec_at(kind.model, way) if way else None


def groups(kind: Kind[Any], value: dict[str, Any]) -> Iterator[tuple[Way, dict[str, Spec]]]:
    """The ways to all groups of keys in a record, with the keys that each may have."""
    yield (), spec_of(kind.model)
    for way in ways(value):
        # Of a mapping of ids to groups, each item is a group, and the whole is none.
        spec = spec_at(kind.model, way)
        whole = spec is not None and spec.shape == "mapping" and spec_for(kind, way) is spec
        if isinstance(at(value, way), dict) and spec is not None and spec.keys and not whole:
            yield way, spec.keys
