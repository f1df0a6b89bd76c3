"""Markdown pages on disk: only what changed is written, and what is no longer a page is taken away."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.pages.rendering import PageFile

KEPT = ".gitignore"
"""The one file in the Markdown folder that is not ours: it keeps the folder there in a fresh clone."""


def write_pages(pages: Iterable[PageFile], folder: Path) -> int:
    """Make a folder hold exactly these pages; gives how many files were written anew."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted: set[Path] = set()
    written = 0
    for page in pages:
        path = folder / page.path
        wanted.add(path)
        if _holds(path, page.text):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, encoding="utf-8", newline="\n")
        written += 1
    _clear(folder, wanted)
    return written


def _holds(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode()
    except FileNotFoundError:
        return False


def _clear(folder: Path, wanted: set[Path]) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in wanted and path != folder / KEPT:
            path.unlink()
