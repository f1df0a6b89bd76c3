"""The program as a command, loaded once for each process of the tests.

To start Python and load the program takes most of a second, and tests start it a thousand times. Here a process that
has loaded it forks for each command. What can only be set as Python starts needs a process of its own: see `fits`.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

ROOT = Path(__file__).parents[1]
SERVER = Path(__file__).with_name("warm_server.py")
_AS_PYTHON_STARTS = ("PYTHONHASHSEED", "PYTHONUTF8", "PYTHONIOENCODING", "LC_ALL", "LC_CTYPE", "LANG", "LANGUAGE")


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended: below zero where a signal ended it; in how many seconds, and what it said."""

    ended: int
    took: float
    out: str
    err: str


def fits(environment: Mapping[str, str]) -> bool:
    """Whether a command may be run by a process that was started before: nothing else is set for Python itself."""
    same = all(environment.get(name) == os.environ.get(name) for name in _AS_PYTHON_STARTS)
    return same and environment.get("PYTHONPATH") == str(ROOT)


@cache
def _server() -> subprocess.Popen[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(SERVER)]
    started = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env, cwd=ROOT, text=True)
    atexit.register(_stop, started)
    return started


def _stop(server: subprocess.Popen[str]) -> None:
    assert server.stdin
    server.stdin.close()
    server.wait()


def command(
    *arguments: str | Path,
    cwd: Path,
    program: str = "generator",
    env: Mapping[str, str] | None = None,
    patience: float | None = None,
    most: int | None = None,
    held: bool = False,
    typed: str = "",
    disks_of: int | None = None,
) -> Ran:
    """Run `python -m generator` with arguments in a folder.

    It is killed once `patience` is over, writes no file of more than `most` bytes, and where `held`, is held to
    permissions though it be root's. It sees the disks that the process `disks_of` has mounted.
    """
    server = _server()
    assert server.stdin and server.stdout
    mask = os.umask(0)
    os.umask(mask)
    asked: dict[str, Any] = {"program": program, "arguments": list(map(str, arguments)), "cwd": str(cwd)}
    asked |= {"env": dict(os.environ if env is None else env), "patience": patience, "umask": mask}
    server.stdin.write(json.dumps(asked | {"most": most, "held": held, "typed": typed, "disks_of": disks_of}) + "\n")
    server.stdin.flush()
    return Ran(**json.loads(server.stdout.readline()))


def run(
    *arguments: str | Path, cwd: Path = ROOT, program: str = "generator", typed: str = "", **more: str
) -> CompletedProcess[str]:
    """Run `python -m generator`, with more in its environment; as `subprocess.run` gives it."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    if not fits(env):
        told = [sys.executable, "-m", program, *map(str, arguments)]
        return subprocess.run(
            told, cwd=cwd, env=env, input=typed, capture_output=True, text=True, check=False, timeout=120
        )
    ran = command(*arguments, cwd=cwd, program=program, env=env, typed=typed)
    return CompletedProcess([program, *map(str, arguments)], ran.ended, ran.out, ran.err)
