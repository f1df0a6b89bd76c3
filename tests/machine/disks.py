"""Disks and rights to try things on: small ones, others' ones, and those that can only be read."""

from __future__ import annotations

import os
import resource
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests import warm
from tests.publishers.commands import ROOT

PROGRAM = shlex.join(["env", f"PYTHONPATH={ROOT}", "PYTHONDONTWRITEBYTECODE=1", sys.executable, "-m", "generator"])
"""The command, for a shell."""


@cache
def _mounting() -> list[str]:
    """A way to mount disks that nobody else sees: as root, as an ordinary user, or by sudo, as on GitHub's machines."""
    ways = (["unshare", "-m"], ["unshare", "-rm"], ["sudo", "-n", "unshare", "-m"])
    for way in ways:
        tried = subprocess.run([*way, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False)
        if tried.returncode == 0:
            return way
    raise AssertionError(
        "this machine lets nobody mount a disk: run the tests as root, or let sudo work without asking"
    )


def with_disks(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a script of the shell in a folder; the disks that it mounts are gone afterwards."""
    whole = f'set -e; cd {shlex.quote(str(folder))}; plainrecord() {{ {PROGRAM} "$@"; }}; {script}'
    command = [*_mounting(), "bash", "-c", whole]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)


def as_anybody() -> list[str]:
    """What stands before a command so that it may do only what permissions let its user do, which root is not held to."""
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--"] if os.geteuid() == 0 else []


def run_held(
    *arguments: str | Path, cwd: Path, most: int | None = None, program: str = "generator", **more: str
) -> subprocess.CompletedProcess[str]:
    """Run the command held to permissions, and to files of at most so many bytes."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **more}
    if warm.fits(env):
        ran = warm.command(*arguments, cwd=cwd, program=program, env=env, most=most, held=True)
        return subprocess.CompletedProcess([program, *map(str, arguments)], ran.ended, ran.out, ran.err)

    def hold() -> None:
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    command = [*as_anybody(), sys.executable, "-m", program, *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=120, preexec_fn=hold
    )
