"""Disks and rights to try things on: small ones, others' ones, and those that can only be read."""

from __future__ import annotations

import os
import resource
import shlex
import subprocess
import sys
import threading
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


def with_disks(script: str, folder: Path, desk: Path) -> subprocess.CompletedProcess[str]:
    """Run a script of the shell in a folder; the disks that it mounts are gone afterwards.

    The command in it is a fork of the warm one that sees those disks, where that may be; it is asked for on a desk.
    """
    warmed = _mounting() == ["unshare", "-m"] and os.geteuid() == 0
    program = ASKING.format(desk=shlex.quote(str(desk))) if warmed else f'{PROGRAM} "$@"'
    whole = f"set -e; cd {shlex.quote(str(folder))}; plainrecord() {{ {program}; }}; {script}"
    command = [*_mounting(), "bash", "-c", whole]
    if warmed:
        os.mkfifo(desk / "asked")
        os.mkfifo(desk / "ended")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
        if warmed:
            threading.Thread(target=_answer, args=(started.pid, desk), daemon=True).start()
        out, err = started.communicate(timeout=180)
        if warmed:
            (desk / "asked").write_text("")
    return subprocess.CompletedProcess(command, started.returncode, out, err)


ASKING = """printf '%s\\0' "$PWD" "$@" > {desk}/asked; read -r code < {desk}/ended
    cat {desk}/out; cat {desk}/err >&2; return $code"""
"""The command for a shell whose commands are run by `_answer`."""


def _answer(shell: int, desk: Path) -> None:
    """Run what a shell asks for, with the disks that it sees."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    while asked := (desk / "asked").read_text().split("\0")[:-1]:
        ran = warm.command(*asked[1:], cwd=Path(asked[0]), env=env, disks_of=shell)
        (desk / "out").write_text(ran.out)
        (desk / "err").write_text(ran.err)
        (desk / "ended").write_text(f"{ran.ended}\n")


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
