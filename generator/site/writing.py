"""Markdown pages on disk: only what changed is written, and what is no longer a page is taken away."""

from collections.abc import Iterable
from pathlib import Path

from generator.machine.folders import MARKDOWN, Listing, made_before
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
