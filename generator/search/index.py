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

from generator.search.entries import FIRST, EntryPage, entries_of, without_entries
from generator.search.order import StrangeIndex, keep_what_is_shown, put_in_order
from generator.search.words import frequent_words

NEWEST = 300
"""How many pages the first index holds: with more, a first search would fetch over 100 KB."""

PIECE = 2000
"""How many of the older pages are indexed at once."""

TEXT = "text-begins"
"""The anchor where the text of a page begins, after its facts (generator/publishers/mkdocs/page_parts.py writes it)."""

FOLDER = "pagefind"
OLDER = "pagefind-older"
ENTRY = "pagefind-entry.json"
"""What a search fetches first: where all else is, and which older indexes there are."""

WORDS = "words.txt"
"""The words of the newest pages, the most frequent first: where a search finds nothing, one may have been meant."""
_SEARCHED = re.compile(rb"<main [^>]*data-pagefind-body")
_DATE = re.compile(rb'data-pagefind-sort="date">([^<]*)<')
_ALWAYS = re.compile(rb"<main [^>]*data-always-found")
# What our own search page does not use: Pagefind's scripts and forms, in whose place is search-index.js.
_UNUSED = ("pagefind*.js", "pagefind-*ui*", "wasm.unknown.pagefind")
_PROGRAM = ("wasm.*",)


class CannotIndex(Exception):
    """Raised where Pagefind makes no index; says what it said."""


def index_site(site: Path, newest: int = NEWEST, piece: int = PIECE) -> int:
    """Index every page of a built site that is to be searched; gives how many there are.

    Raises `CannotIndex`.
    """
    pages = [page for _, page in sorted(_searched(site), key=lambda found: found[0], reverse=True)]
    for name in (FOLDER, OLDER):
        shutil.rmtree(site / name, ignore_errors=True)
    older = [pages[start : start + piece] for start in range(newest, len(pages), piece)]
    names = [str(number) for number in range(1, len(older) + 1)]
    _index(site, pages[:newest], site / FOLDER)
    for name, part in zip(names, older, strict=True):
        _index(site, part, site / OLDER / name, with_program=False)
    if pages:
        _name_older(site / FOLDER / ENTRY, names)
        (site / FOLDER / WORDS).write_text(" ".join(frequent_words(site / FOLDER)), encoding="utf-8")
    return len(pages)


def _name_older(entry_file: Path, names: list[str]) -> None:
    """Say which older indexes there are in what a search fetches first."""
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    entry["older"] = names
    entry_file.write_text(json.dumps(entry, sort_keys=True, separators=(",", ":")), encoding="utf-8")


_Page = str | EntryPage
"""What is searched: where a page is in the site, or an entry of one."""


def _searched(site: Path) -> list[tuple[tuple[bool, bytes, str], _Page]]:
    """What is to be found, and its order: whether it is always among the first, its date, and where it is."""
    found: list[tuple[tuple[bool, bytes, str], _Page]] = []
    for file in site.rglob("*.html"):
        held = file.read_bytes()
        if _SEARCHED.search(held):
            dated = _DATE.search(held)
            always, day = bool(_ALWAYS.search(held)), dated[1] if dated else b""
            path = file.relative_to(site).as_posix()
            found.append(((always, day, path), path))
            for number, entry in enumerate(entries_of(path, held)):
                found.append(((always and number < FIRST, day, entry.file), entry))
    return found


def _lay_out(site: Path, page: _Page, work: Path) -> None:
    """Put a page before Pagefind; without its entries, which are pages of their own there."""
    place = work / (page if isinstance(page, str) else page.file)
    place.parent.mkdir(parents=True, exist_ok=True)
    if not isinstance(page, str):
        place.write_bytes(page.html)
        return
    held = (site / page).read_bytes()
    alone = without_entries(held)
    if alone == held:
        try:
            os.link(site / page, place)
        except OSError:
            pass  # Some disks, such as memory sticks, have no second names for a file.
        else:
            return
    place.write_bytes(alone)


def _index(site: Path, pages: list[_Page], output: Path, *, with_program: bool = True) -> None:
    """Run Pagefind over some pages only, which lie in a folder of their own for as long as that takes."""
    with tempfile.TemporaryDirectory(prefix=f".{FOLDER}-", dir=site.parent) as work:
        for page in pages:
            _lay_out(site, page, Path(work))
        command = [sys.executable, "-m", "pagefind", "--site", work, "--output-path", str(output.resolve())]
        # English for both "en" and "en-GB": the index needs no index of languages.
        command += ["--force-language", "en", "--quiet"]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
        if ran.returncode != 0 or not (output / ENTRY).is_file():
            if pages:
                raise CannotIndex(f"Pagefind made no search index: {(ran.stderr or ran.stdout).strip()}")
            output.mkdir(parents=True, exist_ok=True)
            return
    try:
        put_in_order(output)
        entries = {
            f"/{page.file.removesuffix('index.html')}": page.address for page in pages if not isinstance(page, str)
        }
        keep_what_is_shown(output, TEXT, entries)
    except StrangeIndex as error:
        raise CannotIndex(str(error)) from error
    # The older pages are searched by the program of the first index.
    for pattern in (*_UNUSED, *(() if with_program else _PROGRAM)):
        for file in output.glob(pattern):
            file.unlink()
