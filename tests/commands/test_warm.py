"""A command that the tests run from a process that has loaded the program says what it says when somebody runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import warm
from tests.machine.disks import as_anybody


@pytest.mark.parametrize(
    "arguments", [("check",), ("check", "--content", "nowhere"), ("--nonsense",), ("verify", "docs")]
)
def test_it_ends_and_says_the_same(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """On both outputs, and with the same number."""
    env = {**os.environ, "PYTHONPATH": str(warm.ROOT), "PLAINRECORD_CACHE": str(tmp_path)}
    command = [sys.executable, "-m", "generator", *arguments]
    cold = subprocess.run(command, cwd=warm.ROOT, env=env, capture_output=True, text=True, check=False)
    ran = warm.run(*arguments, PLAINRECORD_CACHE=str(tmp_path))

    assert (ran.returncode, ran.stdout, ran.stderr) == (cold.returncode, cold.stdout, cold.stderr)


def test_it_is_held_to_permissions(tmp_path: Path) -> None:
    """As `setpriv` holds a command of root's, and the programs that it starts."""
    shut = tmp_path / "content"
    shut.mkdir()
    shut.chmod(0)
    env = {**os.environ, "PYTHONPATH": str(warm.ROOT)}
    command = [*as_anybody(), sys.executable, "-m", "generator", "check"]
    cold = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    ran = warm.command("check", cwd=tmp_path, env=env, held=True)
    shut.chmod(0o755)

    assert (ran.ended, ran.out, ran.err) == (cold.returncode, cold.stdout, cold.stderr)
    assert "Permission denied" in ran.out


def test_it_is_killed_once_its_time_is_over(tmp_path: Path) -> None:
    """And the next one runs all the same."""
    assert warm.command("check", cwd=warm.ROOT, patience=0.0).ended == -9
    assert warm.run("--version").returncode == 0


@pytest.mark.parametrize(("name", "value"), [("PYTHONHASHSEED", "1"), ("LC_ALL", "C"), ("PYTHONPATH", "/elsewhere")])
def test_what_is_set_as_python_starts_needs_a_process(name: str, value: str) -> None:
    """It would have no effect on one that runs."""
    plain = {**os.environ, "PYTHONPATH": str(warm.ROOT)}
    assert warm.fits(plain)
    assert not warm.fits({**plain, name: value})
