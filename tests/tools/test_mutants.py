"""What `make mutants` does to the program that is loaded, and the list of what no test notices."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tools.mutants import ARGUED, ROOT
from tools.mutating import Loaded, Mutant

SOURCE = """
LEAST = 3
LATER = LEAST + 1

def enough(number):
    return number >= LEAST

def late(number, since=LATER):
    return number > since
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module that is loaded."""
    file = tmp_path / "toy_of_mutants.py"
    file.write_text(SOURCE, encoding="utf-8")
    made = ModuleType(file.stem)
    made.__file__ = str(file)
    exec(compile(SOURCE, str(file), "exec", dont_inherit=True), vars(made))
    monkeypatch.setitem(sys.modules, file.stem, made)
    return made


@pytest.mark.parametrize(
    ("old", "new", "called", "done", "enough"),
    [
        ("number >= LEAST", "number > LEAST", True, True, [False, False, True]),
        ("number >= LEAST", "number > LEAST", False, False, [False, True, True]),
        ("LEAST = 3", "LEAST = 2", True, True, [True, True, True]),
        ("since=LATER", "since=5", True, False, [False, True, True]),
    ],
)
def test_a_change_gets_into_what_is_loaded(
    module: ModuleType, old: str, new: str, called: bool, done: bool, enough: list[bool]
) -> None:
    """Into functions and what a module keeps; another, or one that would come too late, has to be loaded anew."""
    kept, file = module.enough, Path(str(module.__file__))
    change = Mutant(file, SOURCE.replace(old, new), 1, old, new)
    assert Loaded({str(file)}).change(change, called) is done
    assert [kept(number) for number in (2, 3, 4)] == enough
    assert (3 if new == "LEAST = 2" else 4) == module.LATER


def test_what_no_test_notices_is_still_there() -> None:
    """Each line that is argued stands in its module."""
    argued = re.findall(r"^- (generator/\S+): `(.+?)` → `", ARGUED.read_text(encoding="utf-8"), re.M)
    assert len(argued) > 5
    assert [line for file, line in argued if line not in (ROOT / file).read_text(encoding="utf-8")] == []
