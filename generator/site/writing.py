"""Markdown pages on disk: only what changed is written, and what is no longer a page is taken away."""

import os
from collections.abc import Iterable
from pathlib import Path

from generator.machine.files import UNFINISHED, names_below, read_plain
from generator.machine.folders import MARKDOWN, Listing, made_before
from generator.machine.prints import is_our_own
from generator.site.cards import Card
from generator.site.site import Page, SiteFile


def hold_folder(folder: Path) -> Listing:
    """Take a folder for the Markdown of one build; raises `NotOurs` and `InUse`, and then nothing is changed."""
    return Listing(folder, made_before(folder, MARKDOWN))


class OneAddressTwice(Exception):
    """Raised where two pages, or two cards, would be one file of the site; neither may replace the other in silence."""


def write_pages(pages: Iterable[Page | SiteFile], folder: Path, listing: Listing | None = None) -> int:
    """Make a folder hold exactly these pages and files; returns how many files were written anew.

    Only what an earlier build made is taken away. Raises `NotOurs` and `OneAddressTwice`.
    """
    held = listing or hold_folder(folder)
    gone = set(held.made)
    taken: dict[str, Card | None] = {}
    written = 0
    for page in pages:
        _take(taken, page)
        path = folder / page.path
        gone.discard(page.path)
        held.add(page.path)
        content = page.content
        if not (path.is_file() and path.read_bytes() == content):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            written += 1
    _clear(folder, gone)
    if listing is None:
        held.close()
    return written


def put(held: bytes, place: Path, former: Path | None = None) -> None:
    """Write a file; one of a former site that holds the very same gets a second name, and so is not written again."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if former is None or not _has(former, held) or not _linked(former, place):
        place.write_bytes(held)


def keep_same(fresh: Path, former: Path) -> None:
    """Put the files of a former site in the place of those that are the same in its successor.

    So a file that says nothing new stays the file that it was, with its time: what copies a site, or serves it, sees
    that nothing has changed.
    """
    for name in names_below(fresh):
        file, was = fresh / name, former / name
        try:
            state = was.lstat()
        except OSError:
            continue  # It is new.
        if os.path.samestat(state, file.lstat()) or state.st_size != file.lstat().st_size:
            continue
        beside = file.with_name(f"{UNFINISHED}{file.name}")
        if _has(was, file.read_bytes()) and _linked(was, beside):
            beside.replace(file)


def _has(file: Path, held: bytes) -> bool:
    """Whether a file of ours holds some bytes, and nobody but us may change it."""
    try:
        return read_plain(file, len(held), is_our_own) == held
    except OSError:
        return False


def _linked(file: Path, place: Path) -> bool:
    try:
        place.hardlink_to(file)
    except OSError:
        return False  # Some disks, such as memory sticks, have no second names for a file.
    return True


def _take(taken: dict[str, Card | None], page: Page | SiteFile) -> None:
    """Note the files of the site that a page is made into; a card may be that of many pages, if it says the same."""
    made: dict[str, Card | None] = {page.file if isinstance(page, Page) else page.path: None}
    if isinstance(page, Page) and page.card:
        made[page.card.file] = page.card
    for file, card in made.items():
        name = file.casefold()  # Windows and macOS take two names that differ in capitals for one.
        if name in taken and (card is None or taken[name] != card):
            raise OneAddressTwice(f"two pages would have one address, /{file.removesuffix('index.html')}")
        taken[name] = card


def _clear(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        path = folder / name
        path.unlink(missing_ok=True)
        for above in path.relative_to(folder).parents:
            if above == Path() or not (folder / above).is_dir() or any((folder / above).iterdir()):
                break
            (folder / above).rmdir()
