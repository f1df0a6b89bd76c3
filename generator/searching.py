"""The search: an index of a built site in pieces, made by Pagefind, so that a reader fetches only what a search needs.

The newest pages have an index of their own, of a bounded size: a first search costs the same however many records
there are. The rest is fetched only by those who look further back. It comes in pieces, as Pagefind holds all that it
indexes at once: so the memory of a build is bounded as well.
"""

from __future__ import annotations

import json
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

PIECE = 2000
"""How many of the older pages are indexed at once."""

FOLDER = "pagefind"
OLDER = "pagefind-older"
PIECES = "pieces.json"
"""Names the pieces of the older index, for the search page."""
_SEARCHED = re.compile(rb"<main [^>]*data-pagefind-body")
_DATE = re.compile(rb'data-pagefind-sort="date">([^<]*)<')
# What our own search page does not use: Pagefind's ready-made forms, and the worker that its module can do without.
_UNUSED = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")
_PROGRAM = ("pagefind.js", "wasm.*")


class CannotIndex(Exception):
    """Raised where Pagefind makes no index; says what it said."""


def index_site(site: Path, newest: int = NEWEST, piece: int = PIECE) -> int:
    """Index every page of a built site that is to be searched; gives how many there are.

    Raises `CannotIndex`.
    """
    pages = [path for _, path in sorted(_searched(site), reverse=True)]
    for name in (FOLDER, OLDER):
        shutil.rmtree(site / name, ignore_errors=True)
    _index(site, pages[:newest], site / FOLDER)
    older = [pages[start : start + piece] for start in range(newest, len(pages), piece)]
    for number, part in enumerate(older, 1):
        _index(site, part, site / OLDER / str(number), with_program=False)
    if older:
        names = [str(number) for number in range(1, len(older) + 1)]
        (site / OLDER / PIECES).write_text(json.dumps(names), encoding="utf-8")
    return len(pages)


def _searched(site: Path) -> list[tuple[bytes, str]]:
    found = []
    for file in site.rglob("*.html"):
        held = file.read_bytes()
        if _SEARCHED.search(held):
            dated = _DATE.search(held)
            found.append((dated[1] if dated else b"", file.relative_to(site).as_posix()))
    return found


def _index(site: Path, pages: list[str], output: Path, *, with_program: bool = True) -> None:
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
            output.mkdir(parents=True, exist_ok=True)
            return
    try:
        put_in_order(output)
    except StrangeIndex as error:
        raise CannotIndex(str(error)) from error
    # The older pages are searched by the program of the first index.
    for pattern in (*_UNUSED, *(() if with_program else _PROGRAM)):
        for file in output.glob(pattern):
            file.unlink()
