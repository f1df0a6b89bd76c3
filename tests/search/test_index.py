"""The index: which files it has, what it holds, and that it is the same each time."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import cbor2
import pytest

from generator.search.index import ENTRY, FOLDER, OLDER, CannotIndex, index_site
from generator.search.order import MARK, PIECE, PIECES
from tests.search.toy import PAGES, Toy, write_toy


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def unpacked(file: Path) -> Any:
    """Give what a file of the index holds."""
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(MARK))


def test_only_marked_pages_are_indexed_and_only_what_is_used_is_kept(tmp_path: Path) -> None:
    """One fragment a page; no ready-made form, worker or other language."""
    site = write_toy(tmp_path / "site")

    assert index_site(site) == len(PAGES)
    kept = files(site / FOLDER)
    plain = sorted(name for name in kept if "/" not in name)
    assert [name for name in plain if not name.endswith(".pf_meta")] == [
        "pagefind-entry.json",
        "wasm.en.pagefind",
        "words.txt",
    ]
    assert len(plain) == 4
    assert sum(name.startswith("fragment/") for name in kept) == len(PAGES)
    assert sum(name.startswith("filter/") for name in kept) == 4
    assert {name.split("/")[0] for name in kept if "/" in name} == {"fragment", "filter", "index"}
    assert not (site / OLDER).exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"], "something was left beside the site"


def test_older_pages_have_an_index_without_a_program(tmp_path: Path) -> None:
    """They are searched by the program of the first; they come in pieces, so that no build needs much memory."""
    site = write_toy(tmp_path / "site")

    assert index_site(site, newest=2, piece=2) == len(PAGES)
    assert sum(name.startswith("fragment/") for name in files(site / FOLDER)) == 2
    older = files(site / OLDER)
    named = json.loads((site / FOLDER / ENTRY).read_text(encoding="utf-8"))["older"]
    assert named == [str(number) for number in range(1, -(-(len(PAGES) - 2) // 2) + 1)]
    held = [sum(name.startswith(f"{piece}/fragment/") for name in older) for piece in named]
    assert sum(held) == len(PAGES) - 2
    assert max(held) <= 2
    assert not any(name.endswith(".js") or "wasm" in name for name in older)


def pages_of(index: Path) -> list[dict[str, Any]]:
    """What an index has of each page."""
    held = [gzip.decompress(file.read_bytes()).removeprefix(MARK) for file in index.glob("fragment/*")]
    return [json.loads(page) for page in held]


def test_some_pages_are_always_among_the_first(tmp_path: Path) -> None:
    """A page that gathers has no date, and is found by a first search for all that."""
    always = Toy("authorities/camden", "Camden", "A council.", always=True)
    site = write_toy(tmp_path / "site", (*PAGES, always))
    index_site(site, newest=2)

    assert {page["url"] for page in pages_of(site / FOLDER)} == {"/authorities/camden/", "/minutes/last/"}


def test_a_page_is_kept_as_far_as_it_is_shown(tmp_path: Path) -> None:
    """What a search does not show is not fetched; where the text begins is."""
    site = write_toy(tmp_path / "site", (Toy("a", "Title", "Fact one two"),))
    file = site / "a" / "index.html"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Fact one two", 'Fact one <span id="text-begins"></span>two'), encoding="utf-8")
    index_site(site)

    [page] = pages_of(site / FOLDER)
    assert page == {
        "url": "/a/",
        "meta": {"kind": "Decisions", "title": "Title"},
        "content": "Fact one two.",
        "text": 2,
    }


def test_the_words_of_the_pages_are_told_the_most_frequent_first(tmp_path: Path) -> None:
    """Without short ones, in small letters."""
    site = write_toy(
        tmp_path / "site", (Toy("a", "Café", "Payroll, payroll. The table."), Toy("b", "Table", "Payroll"))
    )
    index_site(site)

    words = (site / FOLDER / "words.txt").read_text(encoding="utf-8").split(" ")
    assert words == ["payroll", "decisions", "table", "cafe"]


MANY = tuple(
    Toy(f"n/{n}", f"Page {n}", f"words {n * 7} of page {n % 13}", kind=f"Kind {n % 9}", councils=(f"C{n % 5}", f"C{n % 7}"), day=(f"{2000 + n % 20}-01-01", "a day"))
    for n in range(300)
)  # fmt: skip


def test_words_are_in_small_pieces(tmp_path: Path) -> None:
    """No piece but one of a single word is over its size; each word is in one piece, between its start and its end."""
    site = write_toy(tmp_path / "site", MANY)
    index_site(site)
    meta = unpacked(next((site / FOLDER).glob("*.pf_meta")))
    pieces = [(start, end, unpacked(site / FOLDER / "index" / f"{h}.pf_index")[0]) for start, end, h in meta[PIECES]]
    words = [word[0] for _, _, piece in pieces for word in piece]

    assert len(pieces) > 3
    assert words == sorted(set(words), key=str.encode)
    assert {"page", "0", "7"} <= set(words)
    for start, end, piece in pieces:
        assert len(piece) == 1 or sum(len(cbor2.dumps(word)) for word in piece) <= PIECE
        assert piece[0][0].startswith(start)
        assert piece[-1][0].startswith(end)
    assert all(last[1] < first[0] for last, first in pairwise(pieces))
    assert len(list((site / FOLDER / "index").iterdir())) == len(pieces)


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    """Byte for byte, whatever was there before; enough pages for Pagefind to work on several at once."""
    made = []
    for name in ("a", "b", "a"):
        site = write_toy(tmp_path / name / "site", MANY)
        index_site(site, newest=100)
        made.append(files(site))
    assert made[0].keys() == made[1].keys()
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []
    assert made[0] == made[2]


def test_a_site_without_searched_pages_has_no_index(tmp_path: Path) -> None:
    """Nothing to index is no mistake."""
    assert index_site(write_toy(tmp_path / "site", ())) == 0
    assert not (tmp_path / "site" / FOLDER / ENTRY).exists()


def test_what_pagefind_says_is_told(tmp_path: Path) -> None:
    """Where Pagefind fails, here since a file is in the place of its folder, its own words are part of the mistake."""
    site = write_toy(tmp_path / "site")
    (site / FOLDER).write_text("in the way", encoding="utf-8")

    with pytest.raises(CannotIndex, match=r"Pagefind made no search index: .*\w+"):
        index_site(site)
