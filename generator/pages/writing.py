"""Markdown pages on disk: only what changed is written, and what is no longer a page is taken away."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.folders import MARKDOWN, Listing, made_before
from generator.pages.rendering import PageFile


def hold_folder(folder: Path) -> Listing:
    """Take a folder for the Markdown of one build; raises `NotOurs` and `InUse`, and then nothing is changed."""
    return Listing(folder, made_before(folder, MARKDOWN))


def write_pages(pages: Iterable[PageFile], folder: Path, listing: Listing | None = None) -> int:
    """Make a folder hold exactly these pages; gives how many files were written anew.

    Only what an earlier build made is taken away. Raises `NotOurs`.
    """
    held = listing or hold_folder(folder)
    gone = set(held.made)
    written = 0
    for page in pages:
        path = folder / page.path
        gone.discard(page.path)
        held.add(page.path)
        if _holds(path, page.text):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, encoding="utf-8", newline="\n")
        written += 1
    _clear(folder, gone)
    if listing is None:
        held.close()
    return written


def _holds(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode()
    except FileNotFoundError:
        return False


def _clear(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        path = folder / name
        path.unlink(missing_ok=True)
        for above in path.relative_to(folder).parents:
            if above == Path() or not (folder / above).is_dir() or any((folder / above).iterdir()):
                break
            (folder / above).rmdir()
