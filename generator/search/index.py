"""The search: an index of a built site in pieces, made by Pagefind, so that a reader fetches only what a search needs.

The newest pages have their own index, of a bounded size: a first search costs the same however many records
there are. The rest is fetched only by those who look further back. It comes in pieces, as Pagefind holds all that it
indexes at once: so the memory of a build is bounded as well.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from generator.machine.harmless import printed
from generator.machine.kept import NOTHING_KEPT, Kept, named
from generator.search.entries import FIRST, EntryPage, entries_of, without_entries
from generator.search.order import ENTRY, StrangeIndex, name_older, rewrite
from generator.search.words import frequent_words

NEWEST = 300
"""How many pages the first index holds: with more, a first search would fetch over 100 KB."""

PIECE = 2000
"""How many of the older pages are indexed at once."""

TEXT = "text-begins"
"""The anchor where the text of a page begins, after its facts (generator/pages/markdown.py writes it)."""

FOLDER = "pagefind"
OLDER = "pagefind-older"
WORDS = "words.txt"
"""The words of the newest pages, the most frequent first: where a search finds nothing, one may have been meant."""
_SEARCHED = re.compile(rb"<main [^>]*data-pagefind-body")
_DATE = re.compile(rb'data-pagefind-sort="date">([^<]*)<')
_ALWAYS = re.compile(rb"<main [^>]*data-always-found")
# What our own search page does not use: Pagefind's scripts and forms, in whose place is search-index.js.
_UNUSED = ("pagefind*.js", "pagefind-*ui*", "wasm.unknown.pagefind")


@dataclass(frozen=True, slots=True)
class _Whole:
    """A page that is searched: where it is in the site, and a hash of its bytes."""

    file: str
    digest: str


_Page = _Whole | EntryPage
"""What is searched: a page, or an entry of one."""


class CannotIndex(Exception):
    """Raised where Pagefind makes no index; says what it said."""


def index_site(site: Path, kept: Kept = NOTHING_KEPT, newest: int = NEWEST, piece: int = PIECE) -> int:
    """Index every page of a built site that is to be searched; returns how many there are.

    Where Pagefind's files are of a form that is not known, as another version's may be, a warning says so, and they
    stay as they are: each page is found, but no entry of one by itself. Raises `CannotIndex`.
    """
    pages = [page for _, page in sorted(_searched(site), key=lambda found: found[0], reverse=True)]
    try:
        _index_all(site, pages, newest, piece, kept)
    except StrangeIndex as error:
        said = f"Pagefind's files are not of the form that is known here ({error}); the search has them as they are."
        print(printed(f"plainrecord: warning: {said}"), file=sys.stderr, flush=True)
        _index_all(site, [page for page in pages if isinstance(page, _Whole)], newest, piece)
    return len(pages)


def _index_all(site: Path, pages: list[_Page], newest: int, piece: int, kept: Kept | None = None) -> None:
    """Index the newest pages, and the older ones in pieces; where nothing can be kept, as Pagefind has them.

    The pieces are cut from the oldest page on, so that a full one stays as it is where newer pages come.
    """
    for name in (FOLDER, OLDER):
        shutil.rmtree(site / name, ignore_errors=True)
    oldest = list(reversed(pages[newest:]))
    older = {str(number): start for number, start in enumerate(range(0, len(oldest), piece), 1)}
    _index(site, pages[:newest], site / FOLDER, kept)
    for name, start in older.items():
        _index(site, oldest[start : start + piece], site / OLDER / name, kept, older=True)
        # The older pages are searched by the program of the first index.
        _remove(site / OLDER / name, "wasm.*")
    if pages:
        name_older(site / FOLDER, list(reversed(older)))


def _searched(site: Path) -> list[tuple[tuple[bool, bytes, str], _Page]]:
    """What is to be found, and its order: whether it is always among the first, its date, and where it is."""
    found: list[tuple[tuple[bool, bytes, str], _Page]] = []
    for file in site.rglob("*.html"):
        held = file.read_bytes()
        if _SEARCHED.search(held):
            dated = _DATE.search(held)
            always, day = bool(_ALWAYS.search(held)), dated[1] if dated else b""
            path = file.relative_to(site).as_posix()
            found.append(((always, day, path), _Whole(path, hashlib.sha256(held).hexdigest())))
            for number, entry in enumerate(entries_of(path, held)):
                found.append(((always and number < FIRST, day, entry.file), entry))
    return found


def _lay_out(site: Path, page: _Page, place: Path, *, whole: bool) -> None:
    """Put a page before Pagefind; without its entries, where these are their own pages there."""
    if isinstance(page, EntryPage):
        place.write_bytes(page.html)
        return
    held = (site / page.file).read_bytes()
    alone = held if whole else without_entries(held)
    if alone == held:
        try:
            os.link(site / page.file, place)
        except OSError:
            pass  # Some disks, such as memory sticks, have no second names for a file.
        else:
            return
    place.write_bytes(alone)


def _index(site: Path, pages: list[_Page], output: Path, kept: Kept | None, older: bool = False) -> None:
    """Index some pages only, or take over what was made of the very same ones."""
    if kept is None:
        _make_index(site, pages, output, ordered=False)
        return
    name = named("index", older, *(part for page in pages for part in (page.file, _told(page))))
    if (held := kept.get(name)) is not None:
        _unpack(held, output)
        return
    _make_index(site, pages, output, ordered=True, older=older)
    if kept:
        kept.put(name, _packed(output))


def _told(page: _Page) -> bytes:
    return page.digest.encode() if isinstance(page, _Whole) else page.address.encode() + b"\0" + page.html


def _packed(folder: Path) -> bytes:
    """The files of an index as one: first how they are called and how long they are."""
    files = {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }
    return json.dumps({name: len(held) for name, held in files.items()}).encode() + b"\n" + b"".join(files.values())


def _unpack(held: bytes, folder: Path) -> None:
    sizes, _, rest = held.partition(b"\n")
    start = 0
    for name, size in json.loads(sizes).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(rest[start : start + size])
        start += size


def _make_index(site: Path, pages: list[_Page], output: Path, *, ordered: bool, older: bool = False) -> None:
    """Run Pagefind over some pages only, which are in a separate folder for as long as that takes."""
    with tempfile.TemporaryDirectory(prefix=f".{FOLDER}-", dir=site.parent) as work:
        for page in pages:
            place = Path(work, page.file)
            place.parent.mkdir(parents=True, exist_ok=True)
            _lay_out(site, page, place, whole=not ordered)
        said = _run_pagefind(work, output)
    if said is not None and pages:
        raise CannotIndex(f"Pagefind made no search index: {said}")
    output.mkdir(parents=True, exist_ok=True)
    if said is None and ordered:
        moved = {
            f"/{page.file.removesuffix('index.html')}": page.address for page in pages if isinstance(page, EntryPage)
        }
        rewrite(output, TEXT, moved, older)
        _remove(output, *_UNUSED)
    if said is None and not older:
        words = frequent_words(output) if ordered else ()
        (output / WORDS).write_text(" ".join(words), encoding="utf-8")


def _run_pagefind(pages: str, output: Path) -> str | None:
    """Let Pagefind index a folder; what it said where it made no index."""
    command = [sys.executable, "-m", "pagefind", "--site", pages, "--output-path", str(output.resolve())]
    # English for both "en" and "en-GB": the index needs no index of languages.
    command += ["--force-language", "en", "--quiet"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
    made = ran.returncode == 0 and (output / ENTRY).is_file()
    return None if made else (ran.stderr or ran.stdout).strip()


def _remove(output: Path, *patterns: str) -> None:
    for pattern in patterns:
        for file in output.glob(pattern):
            file.unlink()
