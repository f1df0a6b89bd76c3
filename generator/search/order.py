"""Rewrites a Pagefind index: the same bytes for the same site, and its words in pieces that are quickly fetched.

Pagefind 1.5 writes its filters, and each one's choices, in the order of a hash table that differs from run to run. It
cuts the words into pieces by how often they occur, of up to 20 KB each, and has no option for that. Its files are
gzipped CBOR after a mark; what refers to a file is the hash in its name.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import cbor2

MARK = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
"""What a search fetches first: where all else is, and which older indexes there are."""

PIECES, FILTERS = 2, 3
"""Where the index's own page has its list of pieces (from, to, hash), and of filters (a name and the hash)."""

PIECE, OLDER_PIECE = 4_000, 20_000
"""How many bytes of words one piece holds before it is packed; a piece has at least one word.

Older pages are searched seldom, and there are many of them: for a host that counts files, theirs are larger.
"""

PACKS = slice(3, 5)
"""The letters of a page's name (`en_1a2b3c4`) by which older pages are put together: about eight of two thousand."""


class StrangeIndex(Exception):
    """Raised where an index is not of the form that this module knows."""


def rewrite(index: Path, anchor: str, moved: Mapping[str, str], older: bool = False) -> None:
    """Rewrite an index: its words and filters in order, and of each page what a search shows, with its address.

    `anchor` is where the text of a page begins; `moved` has the address that a page leads to, where that is another
    than the one it was indexed by. What is `older` is put together in few files. Raises `StrangeIndex`, and may then
    have rewritten a part.
    """
    try:
        _put_in_order(index, OLDER_PIECE if older else PIECE)
        _keep_what_is_shown(index, anchor, moved, older)
    except NOT_OF_THE_FORM as error:
        raise StrangeIndex(f"{type(error).__name__}: {error}") from error


NOT_OF_THE_FORM = (
    *(AttributeError, EOFError, LookupError, TypeError, ValueError, FileNotFoundError),
    *(cbor2.CBORError, gzip.BadGzipFile, zlib.error),
)
"""What reading an index of another form ends with; a disk that is full is another matter."""


def name_older(index: Path, names: list[str]) -> None:
    """Say which older indexes there are in what a search fetches first."""
    _write_entry(index, {**read_entry(index), "older": names})


def read_entry(index: Path) -> dict[str, Any]:
    """What a search fetches first of an index."""
    held: dict[str, Any] = json.loads((index / ENTRY).read_text(encoding="utf-8"))
    return held


def _write_entry(index: Path, entry: Mapping[str, Any]) -> None:
    (index / ENTRY).write_text(json.dumps(entry, sort_keys=True, separators=(",", ":")), encoding="utf-8")


def _put_in_order(index: Path, size: int) -> None:
    """Rewrite the filters and the words of an index, and what refers to them."""
    entry = read_entry(index)
    for name, language in sorted(entry["languages"].items()):
        old = index / f"pagefind.{language['hash']}.pf_meta"
        meta = read_packed(old)
        if len(meta) <= FILTERS or not _are_texts(meta[FILTERS], 2) or not _are_texts(meta[PIECES], 3):
            raise StrangeIndex(f"{old.name} has no lists of pieces and filters where Pagefind 1.5 has them")
        meta[PIECES] = list(_recut(index, name, size, [known for _, _, known in meta[PIECES]]))
        meta[FILTERS] = sorted([called, _reordered(index, called, known)] for called, known in meta[FILTERS])
        old.unlink()
        written = _packed(meta)
        language["hash"] = f"{name}_{hashlib.sha256(written).hexdigest()[:10]}"
        (index / f"pagefind.{language['hash']}.pf_meta").write_bytes(written)
    _write_entry(index, entry)


def _keep_what_is_shown(index: Path, anchor: str, moved: Mapping[str, str], older: bool) -> None:
    """Rewrite what the index has of each page: all that a search shows of it, and where the text begins, no more.

    The name of the file stays, which is the hash of all that the page had. Older pages are put together into few files,
    each with those of one beginning, by their names.
    """
    packs: dict[str, dict[str, Any]] = {}
    for file, page in list(fragments(index)):
        begins = [place["location"] for place in page["anchors"] if place["id"] == anchor]
        page["url"] = moved.get(page["url"], page["url"])
        shown = {name: page[name] for name in ("url", "meta", "content")} | ({"text": begins[0]} if begins else {})
        if older:
            packs.setdefault(file.stem[PACKS], {})[file.stem] = shown
            file.unlink()
        else:
            _write_pages(file, shown)
    for name, pages in packs.items():
        _write_pages(index / "fragment" / f"{name}.pf_fragment", pages)
    if older:
        _write_entry(index, {**read_entry(index), "packed": True})


def _write_pages(file: Path, shown: Any) -> None:
    written = json.dumps(shown, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    file.write_bytes(_zipped(written))


def page_of(index: Path, name: str) -> Any:
    """What an index has of one page."""
    packed = read_entry(index).get("packed")
    held = read_packed(index / "fragment" / f"{name[PACKS] if packed else name}.pf_fragment")
    return held[name] if packed else held


def fragments(index: Path) -> Iterator[tuple[Path, Any]]:
    """What an index has of each page, with its file."""
    for file in (index / "fragment").glob("*.pf_fragment"):
        yield file, read_packed(file)


def _are_texts(values: list[Any], many: int) -> bool:
    """Whether each of the values is so many texts."""
    return all(
        isinstance(one, list) and len(one) == many and all(isinstance(part, str) for part in one) for one in values
    )


def _recut(index: Path, language: str, most: int, known: list[str]) -> Iterator[list[str]]:
    """Write the words in smaller pieces; yields where each piece starts and ends, and its hash.

    As Pagefind does, the start and the end are as few letters as distinguish neighbours.
    """
    words: list[Any] = []
    for hashed in known:
        file = index / "index" / f"{hashed}.pf_index"
        held = read_packed(file)
        if len(held) != 1 or not all(isinstance(word[0], str) for word in held[0]):
            raise StrangeIndex(f"{file.name} is no list of words")
        words += held[0]
        file.unlink()
    pieces = list(_cut(words, most))
    between = [_told(words[start - 1][0], words[start][0]) for _, (start, _) in pairwise(pieces)]
    starts = [words[0][0][:1], *(start for _, start in between)] if words else []
    ends = [*(end for end, _ in between), words[-1][0]] if words else []
    for start, end, (_, piece) in zip(starts, ends, pieces, strict=True):
        written = _zipped(piece)
        fresh = f"{language}_{hashlib.sha256(written).hexdigest()[:7]}"
        (index / "index" / f"{fresh}.pf_index").write_bytes(written)
        yield [start, end, fresh]


def _cut(words: list[Any], most: int) -> Iterator[tuple[int, bytes]]:
    """Yield each piece: the number of its first word, and a list of the one list of its words."""
    first, held = 0, [cbor2.dumps(words[0])] if words else []
    size = sum(map(len, held))
    for number, word in enumerate(words[1:], 1):
        packed = cbor2.dumps(word)
        if size + len(packed) > most:
            yield first, _list_of([_list_of(held)])
            first, held, size = number, [], 0
        held.append(packed)
        size += len(packed)
    if held:
        yield first, _list_of([_list_of(held)])


def _list_of(packed: list[bytes]) -> bytes:
    """A list of values that are packed already."""
    head = bytearray(cbor2.dumps(len(packed)))
    head[0] |= 0x80  # The kind of a value is in three bits: a whole number has none, a list the first.
    return b"".join((head, *packed))


def _told(last: str, first: str) -> tuple[str, str]:
    """Cut two words, of which the second comes later, to as many letters as distinguish them."""
    letters = next((at for at, pair in enumerate(zip(last, first, strict=False)) if pair[0] != pair[1]), len(last)) + 1
    return last[:letters], first[:letters]


def _reordered(index: Path, called: str, known: str) -> str:
    """Write one filter with its choices in the order of the alphabet; returns the hash it has now."""
    old = index / "filter" / f"{known}.pf_filter"
    name, choices = read_packed(old)
    if name != called:
        raise StrangeIndex(f"{old.name} is the filter {name}, not {called}")
    old.unlink()
    written = _packed([name, sorted(choices)])
    fresh = f"{known.partition('_')[0]}_{hashlib.sha256(written).hexdigest()[:7]}"
    (index / "filter" / f"{fresh}.pf_filter").write_bytes(written)
    return fresh


def read_packed(file: Path) -> Any:
    """What is in one of Pagefind's files; that of a page is JSON, all others are CBOR."""
    held = gzip.decompress(file.read_bytes())
    if not held.startswith(MARK):
        raise StrangeIndex(f"{file.name} does not start with Pagefind's mark")
    held = held[len(MARK) :]
    return json.loads(held) if file.suffix == ".pf_fragment" else cbor2.loads(held)


def _packed(value: Any) -> bytes:
    return _zipped(cbor2.dumps(value))


def _zipped(held: bytes) -> bytes:
    return gzip.compress(MARK + held, compresslevel=9, mtime=0)
