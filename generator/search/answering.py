"""Whether a built index answers: pages spread over it are asked for by the words of their titles."""

import re
from collections.abc import Collection, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from generator.machine.kept import NOTHING_KEPT, Kept, named
from generator.search.index import FOLDER, OLDER
from generator.search.order import NOT_OF_THE_FORM, PIECES, page_of, read_entry, read_packed

ASKED = 12
"""About how many pages of each index are asked for."""

_WORD = re.compile(r"[a-z]{5,}")


class CannotAsk(Exception):
    """Raised for an index of a form that is not known here; says what is strange."""


def unanswered(site: Path, addresses: Collection[str], kept: Kept = NOTHING_KEPT) -> Iterator[str]:
    """Yield what the search of a site does not find, each as a sentence; `addresses` are those of its pages.

    Raises `CannotAsk`.
    """
    for index in (site / FOLDER, *sorted((site / OLDER).glob("*"))):
        where = index.relative_to(site).as_posix()
        try:
            for language in read_entry(index)["languages"].values():
                meta = index / f"pagefind.{language['hash']}.pf_meta"
                name = named("answers", meta.read_bytes(), *sorted(path.name for path in index.rglob("*.pf_*")))
                if kept.get(name) is None:
                    faults = list(_faults_of(index, read_packed(meta), addresses))
                    yield from (f"{where}: {fault}" for fault in faults)
                    if not faults:
                        kept.put(name, b"answers")
        except FileNotFoundError as error:
            yield f"{where}: the file {Path(str(error.filename)).name} of the search is not there."
        except NOT_OF_THE_FORM as error:
            raise CannotAsk(f"{where}: {type(error).__name__}: {error}") from error


def _faults_of(index: Path, meta: Any, addresses: Collection[str]) -> Iterator[str]:
    hashes = [page[0] for page in meta[1]]
    words = _Words(index, meta[PIECES])
    for number in range(0, len(hashes), max(1, len(hashes) // ASKED)):
        page = page_of(index, hashes[number])
        if page["url"].partition("#")[0] not in addresses:
            yield f"a search leads to {page['url']}, where there is no page."
        title = page["meta"].get("title", "")
        asked = _WORD.findall(title.lower())[:3]
        if asked and not any(number in pages for word in asked for pages in words.fitting(word)):
            yield f"a search for the words of “{title}” does not find {page['url']}."


class _Words:
    """The words of an index, of which only those pieces are read that a word may be in."""

    def __init__(self, index: Path, pieces: Any) -> None:
        self._folder, self._pieces = index / "index", pieces
        self._read: dict[str, Any] = {}
        for *_, piece in pieces:
            self._file(piece).stat()

    def _file(self, piece: str) -> Path:
        return self._folder / f"{piece}.pf_index"

    def fitting(self, word: str) -> Iterator[list[int]]:
        """The pages of each word of the index that may be a word."""
        begins = word[:3]
        for first, last, piece in self._pieces:
            if first[:3] <= begins and begins[: len(last)] <= last:
                if piece not in self._read:
                    self._read[piece] = read_packed(self._file(piece))[0]
                for known, pages, *_ in self._read[piece]:
                    if _fits(known, word):
                        yield list(accumulate(page[0] for page in pages))


def _fits(known: str, word: str) -> bool:
    """Whether a word of the index, which has lost its ending, may be this word: `save` is in the index for saving."""
    return len(known) > 2 and word.startswith(known[: max(3, len(word) - 5)])
