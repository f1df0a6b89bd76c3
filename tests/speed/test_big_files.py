"""A file of a megabyte is checked in under 5 seconds of processor time and built in under 20, whatever it holds.

`make prove` tries every file of `big_files.py`; in `make test` some stand for all.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.proofs import proof
from tests.speed.big_files import RIGHT, WRONG, written

ROOT = Path(__file__).parents[2]
CHECKED, BUILT = 5, 20
"""Seconds of processor time."""


def seconds(command: str, content: Path, folder: Path, most: int) -> float:
    """The processor time of a command on a content folder; it is ended where it takes far too much."""
    arguments = [sys.executable, "-m", "generator", command, "--content", str(content), "--as-of", "2024-06-01"]
    if command == "build":
        arguments += ["--site", str(folder / "site"), "--markdown", str(folder / "markdown")]
    with (folder / "told").open("w+") as told:
        process = subprocess.Popen(
            arguments,
            cwd=ROOT,
            stdout=told,
            stderr=subprocess.STDOUT,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (2 * most, 2 * most + 1)),
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        assert process.returncode in (0, 1), told.read()[-500:]
    return used.ru_utime + used.ru_stime


CHECKED_HERE = ("empty lines", "deep lists", "unknown long keys")
BUILT_HERE = ("one prose",)
"""Those that stand for all in `make test`; the others are left to `make prove`."""


def cases(names: Iterable[str], here: tuple[str, ...]) -> list[object]:
    """All of the names, of which only some are tried here."""
    return [name if name in here else proof(name) for name in names]


@pytest.mark.parametrize("name", cases([*WRONG, *RIGHT], CHECKED_HERE))
def test_a_big_file_is_checked(tmp_path: Path, name: str) -> None:
    """Right or wrong."""
    assert seconds("check", written(tmp_path, name), tmp_path, CHECKED) < CHECKED


@pytest.mark.parametrize("name", cases(RIGHT, BUILT_HERE))
def test_a_big_file_is_built(tmp_path: Path, name: str) -> None:
    """What the check takes. Only a page that is too heavy to be sent stops it, and it is said which."""
    assert seconds("build", written(tmp_path, name), tmp_path, BUILT) < BUILT
    told = re.findall(r": error: .*?\[(.*?)\]", (tmp_path / "told").read_text(encoding="utf-8"))
    assert set(told) == (set() if (tmp_path / "site" / "index.html").is_file() else {"site-page-heavy"})
