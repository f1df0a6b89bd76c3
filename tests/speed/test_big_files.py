"""A file of a megabyte is checked in under 5 seconds of processor time and built in under 20, whatever it holds.

`python -m tests.speed.test_big_files` tries every file of `big_files.py`; here some stand for all.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    "name",
    [
        "empty lines",
        "one line of spaces",
        "conflicts",
        "open brackets",
        "a flow sequence",
        "groups in a flow sequence",
        "items without a hyphen",
        "unknown long keys",
        "hard spaces",
        "rows pasted from a spreadsheet",
        "sharp signs on lines",
        "wrong rows",
        "base64",
        "capital letters",
        "square brackets on one line",
        "stars in text",
        "bare addresses",
        "figures",
    ],
)
def test_a_big_file_is_checked(tmp_path: Path, name: str) -> None:
    """Right or wrong."""
    assert seconds("check", written(tmp_path, name), tmp_path, CHECKED) < CHECKED


@pytest.mark.parametrize("name", ["list items", "stars and words", "links", "links without an end", "terms"])
def test_a_big_file_is_built(tmp_path: Path, name: str) -> None:
    """What the check takes."""
    assert seconds("build", written(tmp_path, name), tmp_path, BUILT) < BUILT
    assert (tmp_path / "site" / "index.html").is_file()


def _try(names: Iterable[str], command: str, most: int) -> None:
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            taken = seconds(command, written(Path(folder), name), Path(folder), most)
        print(f"{'kept  ' if taken < most else 'MISSED'} {taken:6.1f}  {command} {name}", flush=True)


if __name__ == "__main__":
    _try([*WRONG, *RIGHT], "check", CHECKED)
    _try(RIGHT, "build", BUILT)
