"""Whatever stands in a file: nothing is raised, and every problem points into the file."""

from __future__ import annotations

import json
import random
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checks.checking import check
from generator.core.problems import Problem
from generator.core.spec import spec_of
from generator.kinds import all_kinds
from tests.checks.mutations import at, changed, records, ways
from tests.checks.samples import SMALL
from tests.proofs import examples

AS_OF = date(2024, 6, 1)
QUICK = settings(
    derandomize=True, deadline=None, max_examples=examples(150), suppress_health_check=[HealthCheck.too_slow]
)
RECORDS = records()
TEXTS = {file: (SMALL / file).read_text(encoding="utf-8") for _, file, _ in RECORDS} | {
    "pages/about.md": (SMALL / "pages" / "about.md").read_text(encoding="utf-8")
}
KEYS = sorted({key for kind in all_kinds() for key in spec_of(kind.model)})


@contextmanager
def written(file: str, data: bytes) -> Iterator[Path]:
    """A partnership with one more file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(SMALL / "partnership.yml", folder)
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(data)
        yield folder


def told_of(file: str, data: bytes) -> tuple[Problem, ...]:
    """All that is said, after making sure that each problem stands in its file and can be printed."""
    with written(file, data) as folder:
        problems = check(folder, AS_OF, all_kinds()).problems
    for problem in problems:
        assert problem.message
        json.dumps(problem.message + problem.hint).encode("ascii")
        assert "\n" not in problem.message + problem.hint
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", problem.message + problem.hint)
        if problem.file == file:
            in_file(problem, data)
    return problems


def in_file(problem: Problem, data: bytes) -> None:
    """A problem's line is one of the file's, and its column stands in the line or right behind it."""
    if problem.rule.name == "not-utf-8":
        return
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or "\x00" in text:
        return
    lines = text.split("\n")
    assert 1 <= problem.line <= len(lines), problem
    assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, (problem, lines[problem.line - 1])


@QUICK
@given(data=st.binary(max_size=300), file=st.sampled_from(["decisions/x.yml", "pages/x.md", "glossary.yml"]))
def test_any_bytes(data: bytes, file: str) -> None:
    """Nothing is raised, whatever a file holds."""
    told_of(file, data)


@QUICK
@given(
    parts=st.lists(
        st.sampled_from(
            [*"\n\n  :-,#\"'{}[]|>&*!%@`?~\t\\", "\u00a0", "\ufeff", "a", "title", ": ", "\n- ", "---\n", "é", "\x07"]
        ),
        max_size=60,
    ),
    file=st.sampled_from(["decisions/x.yml", "pages/x.md", "minutes/x.yml"]),
)
def test_any_signs_of_yaml(parts: list[str], file: str) -> None:
    """The signs that mean something to YAML, in any order."""
    told_of(file, "".join(parts).encode())


SCALARS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["2016-03-15", "£6m", "ambleford", "true", "null", "2016/17 Q2", "each year", "agreed", "<b>", "[a](b)"]
    ),
    st.booleans(),
    st.none(),
    st.integers(),
    st.floats(allow_nan=False),
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), st.text(max_size=6)), inner, max_size=5),
    ),
    max_leaves=25,
)


@QUICK
@given(
    tree=TREES, flow=st.booleans(), kind=st.sampled_from(["decisions", "minutes", "savings", "exit-plans", "measures"])
)
def test_any_tree(tree: object, flow: bool, kind: str) -> None:
    """Lists and groups of anything, under the keys of the format and others."""
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow)
    told_of(f"{kind}/ambleford.yml", text.encode("utf-8", "replace"))


@QUICK
@given(tree=TREES)
def test_any_tree_for_the_partnership(tree: object) -> None:
    """Everything else hangs on this file, and is checked even where it makes no sense."""
    told_of("partnership.yml", yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "replace"))


@QUICK
@given(seed=st.integers(0, 10**9), record=st.sampled_from(RECORDS), new=TREES)
def test_a_change_at_any_key(seed: int, record: tuple[Any, str, dict[str, Any]], new: object) -> None:
    """A record with anything in place of one value: reported, or still valid."""
    _, file, value = record
    way = random.Random(seed).choice(list(ways(value)))
    text = yaml.safe_dump(changed(value, way, new), allow_unicode=True, sort_keys=False)
    told_of(file, text.encode("utf-8", "replace"))
    assert at(value, way) is not None


@settings(QUICK, max_examples=examples(400))
@given(seed=st.integers(0, 10**9), file=st.sampled_from(sorted(TEXTS)))
def test_slips_of_the_finger(seed: int, file: str) -> None:
    """Up to three characters or lines taken out, put in or put elsewhere, in a record that was right."""
    chance = random.Random(seed)
    text = TEXTS[file]
    for _ in range(chance.randint(1, 3)):
        text = slip(text, chance)
    told_of(file, text.encode())


def slip(text: str, chance: random.Random) -> str:
    """Change a text as a slip of the finger does."""
    lines = text.split("\n")
    number = chance.randrange(len(lines))
    line = lines[number]
    place = chance.randrange(len(line) + 1)
    sign = chance.choice(" :-,#\"'{}[]|>&*!%@`?\t\\\u00a0“a")
    chance.choice(
        [
            lambda: lines.__setitem__(number, line[:place] + sign + line[place:]),
            lambda: lines.__setitem__(number, line[:place] + line[place + 1 :]),
            lambda: lines.__setitem__(number, " " * chance.randint(0, 6) + line.lstrip()),
            lambda: lines.insert(number, line),
            lambda: lines.pop(number),
            lambda: lines.__setitem__(number, line[:place]),
            lambda: lines.__setitem__(slice(number, number + 2), [" ".join(lines[number : number + 2])]),
        ]
    )()
    return "\n".join(lines)
