"""Runs commands one after another, each in its own process, without loading the program anew for each.

A line in is a JSON object as `tests.warm` writes it; a line out is one that says how the command ended (below zero: by
which signal), in how many seconds, and what it wrote to its two outputs. Each command is a fork of this process, which
itself does nothing but load: no command knows of another.
"""

from __future__ import annotations

import atexit
import contextlib
import ctypes
import gc
import importlib
import json
import os
import pkgutil
import resource
import runpy
import select
import signal
import sys
import time
import traceback
from typing import Any

import generator

BESIDES = (
    "mkdocs.__main__", "mkdocs.commands.build", "mkdocs.commands.serve", "mkdocs.config.defaults", "mkdocs.plugins",
    "material", "pymdownx", "holidays.countries.united_kingdom", "jinja2.ext", "phonenumbers.phonenumbermatcher",
    "PIL.ImageFont", "PIL.PngImagePlugin", "pyphen", "pygments.formatters.html", "pygments.lexers", "colorama",
    "markdown.extensions.md_in_html", "markdown.extensions.codehilite", "markdown.extensions.tables", "markdown.extensions.toc",
)  # fmt: skip
"""What commands load only once they need it."""

DAC_OVERRIDE, DAC_READ_SEARCH = 1, 2


def load() -> None:
    """Load all that a command may need."""
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in BESIDES:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    make_once()
    gc.collect()
    gc.freeze()


def make_once() -> None:
    """Make the pages of a small site, so that templates are compiled and bank holidays known; nothing is written."""
    from datetime import date
    from pathlib import Path

    from generator.building.whole_site import site_of
    from generator.checks.checking import check
    from generator.kinds import all_kinds

    checked = check(Path(__file__).parent / "checks" / "small", date(2024, 6, 1), all_kinds())
    assert checked.register is not None
    site_of(checked.register, all_kinds(), checked.problems)


def hold_to_permissions() -> None:
    """Do only what permissions let a user do, which root is not held to; so do the programs that it starts."""
    libc = ctypes.CDLL(None, use_errno=True)
    for power in (DAC_OVERRIDE, DAC_READ_SEARCH):
        libc.prctl(24, power, 0, 0, 0)  # PR_CAPBSET_DROP
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    powers = (ctypes.c_uint32 * 6)()
    libc.capget(header, powers)
    for word in range(3):
        powers[word] &= ~(1 << DAC_OVERRIDE | 1 << DAC_READ_SEARCH)
    if libc.capset(header, powers):
        raise OSError(ctypes.get_errno(), "root cannot be held to permissions here")


def see_the_disks_of(process: int) -> None:
    """See the disks that another process has mounted for itself."""
    disks = os.open(f"/proc/{process}/ns/mnt", os.O_RDONLY)
    if ctypes.CDLL(None, use_errno=True).setns(disks, 0):
        raise OSError(ctypes.get_errno(), "the disks of another process cannot be seen here")
    os.close(disks)


def be(asked: dict[str, Any]) -> int:
    """Be the command; how it ended."""
    if asked["disks_of"] is not None:
        see_the_disks_of(asked["disks_of"])
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    time.tzset()
    os.umask(asked["umask"])
    sys.argv = [asked["program"], *asked["arguments"]]
    sys.path.insert(0, asked["cwd"])
    sys.dont_write_bytecode = True
    if asked["most"] is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked["most"], resource.RLIM_INFINITY))
    if asked["held"] and os.geteuid() == 0:
        hold_to_permissions()
    try:
        runpy.run_module(asked["program"], run_name="__main__", alter_sys=True)
    except SystemExit as error:
        if error.code is None or isinstance(error.code, int):
            return error.code or 0
        print(error.code, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def child(asked: dict[str, Any]) -> None:
    """Be the command and end."""
    ended = 120
    try:
        ended = be(asked)
        # What coverage has counted is written as the process ends, and may be larger.
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(ended & 0xFF)


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Start a command, kill it where its time is over, and keep what it says."""
    pipes = [os.pipe(), os.pipe()]
    begun = time.monotonic()
    started = os.fork()
    if not started:
        for output, (reading, writing) in enumerate(pipes, 1):
            os.dup2(writing, output)
            os.close(reading)
            os.close(writing)
        typed, typing = os.pipe()
        os.write(typing, asked["typed"].encode())
        os.close(typing)
        os.dup2(typed, 0)
        child(asked)
    said = {reading: b"" for reading, _ in pipes}
    for _, writing in pipes:
        os.close(writing)
    open_ones = list(said)
    killed = False
    while open_ones:
        patience = asked["patience"]
        left = None if patience is None or killed else max(0.0, begun + patience - time.monotonic())
        ready, _, _ = select.select(open_ones, [], [], left)
        if not ready:
            os.kill(started, signal.SIGKILL)
            killed = True
            # What it started may hold the pipes for longer.
            break
        for one in ready:
            part = os.read(one, 65536)
            said[one] += part
            if not part:
                open_ones.remove(one)
    _, status = os.waitpid(started, 0)
    for one in said:
        os.close(one)
    out, err = (words.decode("utf-8", "surrogateescape") for words in said.values())
    took = time.monotonic() - begun
    return {"ended": os.waitstatus_to_exitcode(status), "took": took, "out": out, "err": err}


if __name__ == "__main__":
    load()
    for line in sys.stdin:
        # Answers are pure ASCII, so that bytes of any encoding come through.
        print(json.dumps(answer(json.loads(line))), flush=True)
