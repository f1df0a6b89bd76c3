"""Every key of every kind: of another shape, unknown, missing or empty, it is reported at its very line.

A key is tried where it stands first; where all is proved, wherever it stands.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.core.kind import Kind
from generator.core.model import Record
from generator.core.places import Path as Way
from generator.core.spec import Spec, spec_of
from generator.kinds import all_kinds
from generator.reading.strict_yaml import read_yaml
from tests.checks.mutations import at, changed, groups, problems_of, records, spec_for, told_of, typed, ways
from tests.checks.samples import SMALL
from tests.proofs import PROVING, more

RECORDS = records()
TIMES = {
    ("ended",),
    ("sharing", "proposed"),
    ("authorities", "left"),
    ("authorities", "rejoined"),
    ("authorities", "ends"),
    ("authorities", "withdrew"),
    ("sharing", "only_some"),
}
"""Keys that would make much of the rest wrong; `broken/partnership.txt` has them."""
FILES = [file for _, file, _ in RECORDS]
each_record = pytest.mark.parametrize(("kind", "file", "value"), RECORDS, ids=FILES)


def first(kind: Kind[Any], file: str, found: Iterable[Way]) -> Iterator[Way]:
    """The ways of a record on which no record has the same key before it, with a value of the same sort."""
    return (way for way in found if PROVING or _firsts()[_sort(kind, file, way)] == (file, way))


@cache
def _firsts() -> dict[tuple[str, ...], tuple[str, Way]]:
    found: dict[tuple[str, ...], tuple[str, Way]] = {}
    for kind, file, value in RECORDS:
        for way in ((), *ways(value)):
            found.setdefault(_sort(kind, file, way), (file, way))
    return found


def _sort(kind: Kind[Any], file: str, way: Way) -> tuple[str, ...]:
    """A key is the same where it has the same help: a source is one of a decision, and of a step of it."""
    value = next(value for _, name, value in RECORDS if name == file)
    spec = spec_for(kind, way)
    place = (spec.name, spec.description) if spec and isinstance(way[-1], str) else (kind.name, *map(_step, way))
    return (*place, type(at(value, way)).__name__)


def _step(name: str | int) -> str:
    return "*" if isinstance(name, int) else name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small partnership without its records, so that a check is quick."""
    for file in FILES:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(SMALL / "partnership.yml", tmp_path)
    return tmp_path


def test_the_small_partnership_has_every_key() -> None:
    """So that the tests below leave no key out."""
    used: set[tuple[str, ...]] = set()
    for kind, _, value in RECORDS:
        for way in ways(value):
            steps = (way[:length] for length in range(1, len(way) + 1))
            used.add((kind.name, *(str(step[-1]) for step in steps if _is_key(kind, step))))
    # These are the same for all kinds; it is enough to have each somewhere.
    common = set(Record.model_fields) - {"title", "summary"}
    missing = []
    for kind in all_kinds():
        if kind.name == "pages":
            continue
        for names in _names(spec_of(kind.model)):
            if names[0] in common and kind.name != "decisions":
                continue
            if (kind.name, names[0]) == ("savings", "disputed"):
                continue  # The check asks for its new form; `broken/savings.txt` has it.
            if (kind.name, *names) not in used and names[:2] not in TIMES:
                missing.append((kind.name, *names))
    assert missing == []


def _is_key(kind: Kind[Any], way: Way) -> bool:
    """Whether a way leads to a key of the format, and not to an item or an id."""
    return isinstance(way[-1], str) and spec_for(kind, way) is not None


def _names(keys: dict[str, Spec], above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for name, spec in keys.items():
        if above and above[0] in ("sources",) and len(above) > 1:
            continue
        if name == "sources" and above:
            continue
        found += [(*above, name), *_names(spec.keys, (*above, name))]
    return found


@more
@each_record
def test_a_value_of_another_shape(kind: Kind[Any], file: str, value: dict[str, Any], folder: Path) -> None:
    """A list for text, text for a list or a group: reported where the value starts."""
    for way in first(kind, file, ways(value)):
        old = at(value, way)
        if file == "partnership.yml" and way == ("sharing",):
            continue
        new = "some words" if isinstance(old, list | dict) else [["a"], ["b"]]
        problems, places = told_of(folder, file, changed(value, way, new))
        line = places.at(way).value.line
        assert line in {problem.line for problem in problems if problem.severity == "error"}, (way, problems)


@more
@each_record
def test_a_key_that_is_not_known(kind: Kind[Any], file: str, value: dict[str, Any], folder: Path) -> None:
    """Reported at the key, in every group there is."""
    for way in first(kind, file, (way for way, _ in groups(kind, value))):
        problems, places = told_of(folder, file, changed(value, (*way, "zzzz"), "words"))
        spot = places.at((*way, "zzzz")).key
        told = [(problem.line, problem.column) for problem in problems if problem.rule.name == "unknown-key"]
        assert told == [spot], (way, problems)


@more
@each_record
def test_a_key_misspelled(kind: Kind[Any], file: str, value: dict[str, Any], folder: Path) -> None:
    """Reported once, at the key, with the key that was meant."""
    for way in first(kind, file, ways(value)):
        name = way[-1]
        if not isinstance(name, str) or spec_for(kind, way) is None or len(name) < 4:
            continue
        typed = f"{name[:2]}{name[3:]}"
        other = changed(changed(value, way, None), (*way[:-1], typed), at(value, way))
        problems, places = told_of(folder, file, other)
        spot = places.at((*way[:-1], typed)).key
        found = [problem for problem in problems if (problem.line, problem.column) == spot]
        assert [problem.rule.name for problem in found] == ["unknown-key"], (way, problems)
        assert found[0].hint == f"Did you mean `{name}`?"
        assert not [
            problem for problem in problems if problem.rule.name == "missing-key" and f"`{name}`" in problem.message
        ]


@more
@each_record
def test_a_required_key_left_out(kind: Kind[Any], file: str, value: dict[str, Any], folder: Path) -> None:
    """Reported where its group starts, by its name."""
    every = dict(groups(kind, value))
    for way in first(kind, file, every):
        keys = every[way]
        for name, spec in keys.items():
            if not spec.required:
                continue
            problems, places = told_of(folder, file, changed(value, (*way, name), None))
            told = [problem for problem in problems if problem.rule.name == "missing-key"]
            assert any(f"`{name}` is missing" in problem.message for problem in told), (way, name, problems)
            assert places.at(way).value.line in {problem.line for problem in told}


@more
@each_record
def test_a_key_with_nothing_after_it(kind: Kind[Any], file: str, value: dict[str, Any], folder: Path) -> None:
    """Reported at the key, once; nothing else is said of it. A line of a report is not yet entered."""
    for way in first(kind, file, ways(value)):
        if isinstance(way[-1], int):
            continue
        rule = "not-yet-entered" if kind.name == "readings" and way[:-1] == ("readings",) else "empty"
        text = typed(changed(value, way, "@@nothing@@"))
        spot = read_yaml(text.encode()).places.at(way).key
        problems = problems_of(folder, file, text.replace("'@@nothing@@'", ""))
        told = [problem.rule.name for problem in problems if (problem.line, problem.column) == spot]
        # The folder has no measures, so none of a report's is known.
        assert [name for name in told if name != "unknown-measure"] == [rule], way
        assert not [problem for problem in problems if problem.rule.name == "missing-key"], (way, problems)
