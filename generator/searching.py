"""The search: an index of a built site in pieces, made by Pagefind, so that a reader fetches only what a search needs.

The newest pages have an index of their own, of a bounded size: a first search costs the same however many records
there are. The rest has a second one, fetched only by those who look further back.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from generator.searching_order import StrangeIndex, put_in_order

NEWEST = 500
"""How many pages the first index holds: with more, a first search would fetch over 100 KB."""

FOLDER = "pagefind"
OLDER = "pagefind-older"
_SEARCHED = re.compile(rb"<main [^>]*data-pagefind-body")
_DATE = re.compile(rb'data-pagefind-sort="date">([^<]*)<')
# What our own search page does not use: Pagefind's ready-made forms, and the worker that its module can do without.
_UNUSED = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")
_PROGRAM = ("pagefind.js", "wasm.*")


class CannotIndex(Exception):
    """Raised where Pagefind makes no index; says what it said."""


def index_site(site: Path, newest: int = NEWEST) -> int:
    """Index every page of a built site that is to be searched; gives how many there are.

    Raises `CannotIndex`.
    """
    pages = sorted(_searched(site), reverse=True)
    parts = {FOLDER: pages[:newest], OLDER: pages[newest:]}
    for name, part in parts.items():
        shutil.rmtree(site / name, ignore_errors=True)
        if part or name == FOLDER:
            _index(site, [path for _, path in part], site / name)
    return len(pages)


def _searched(site: Path) -> list[tuple[bytes, str]]:
    found = []
    for file in site.rglob("*.html"):
        held = file.read_bytes()
        if _SEARCHED.search(held):
            dated = _DATE.search(held)
            found.append((dated[1] if dated else b"", file.relative_to(site).as_posix()))
    return found


def _index(site: Path, pages: list[str], output: Path) -> None:
    """Run Pagefind over some pages only, which lie in a folder of their own for as long as that takes."""
    with tempfile.TemporaryDirectory(prefix=f".{FOLDER}-", dir=site.parent) as work:
        for page in pages:
            place = Path(work, page)
            place.parent.mkdir(parents=True, exist_ok=True)
            os.link(site / page, place)
        command = [sys.executable, "-m", "pagefind", "--site", work, "--output-path", str(output.resolve())]
        # English for both "en" and "en-GB": the index needs no index of languages.
        command += ["--force-language", "en", "--quiet"]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
        if ran.returncode != 0 or not (output / "pagefind.js").is_file():
            if pages:
                raise CannotIndex(f"Pagefind made no search index: {(ran.stderr or ran.stdout).strip()}")
            output.mkdir(exist_ok=True)
            return
    try:
        put_in_order(output)
    except StrangeIndex as error:
        raise CannotIndex(str(error)) from error
    # The second index is searched by the program of the first.
    for pattern in (*_UNUSED, *(_PROGRAM if output.name == OLDER else ())):
        for file in output.glob(pattern):
            file.unlink()
