"""Whether a built index answers: pages spread over it are asked for by the words of their own titles."""

from __future__ import annotations

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
    words: dict[str, list[int]] = {}
    for *_, piece in meta[PIECES]:
        for word, pages, *_ in read_packed(index / "index" / f"{piece}.pf_index")[0]:
            words.setdefault(word, []).extend(accumulate(page[0] for page in pages))
    for number in range(0, len(hashes), max(1, len(hashes) // ASKED)):
        page = page_of(index, hashes[number])
        if page["url"].partition("#")[0] not in addresses:
            yield f"a search leads to {page['url']}, where there is no page."
        title = page["meta"].get("title", "")
        asked = _WORD.findall(title.lower())[:3]
        found = (number in pages for known, pages in words.items() if any(_fits(known, word) for word in asked))
        if asked and not any(found):
            yield f"a search for the words of “{title}” does not find {page['url']}."


def _fits(known: str, word: str) -> bool:
    """Whether a word of the index, which has lost its ending, may be this word: `save` is in the index for saving."""
    return len(known) > 2 and word.startswith(known[: max(3, len(word) - 5)])
