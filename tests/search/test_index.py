"""The index: which files it has, what it holds, and that it is the same each time."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import cbor2
import pytest

from generator.search import index
from generator.search.index import FOLDER, OLDER, CannotIndex, index_site
from generator.search.order import ENTRY, FILTERS, MARK, PIECE, PIECES, page_of, read_packed
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
    # The newest piece comes first; the pieces count from the oldest page, so that a full one stays as it is.
    assert named == [str(number) for number in range(-(-(len(PAGES) - 2) // 2), 0, -1)]
    indexes = [site / OLDER / name for name in named]
    held = [read_packed(next(index.glob("*.pf_meta")))[1] for index in indexes]
    assert [len(pages) for pages in reversed(held)][:-1] == [2] * (len(held) - 1)
    # Their pages are together in files that are named by the start of their names.
    found = [page_of(index, name)["url"] for index, pages in zip(indexes, held, strict=True) for name, _ in pages]
    assert len(set(found)) == len(PAGES) - 2
    assert all(len(file.stem) == 2 for index in indexes for file in index.glob("fragment/*"))
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


def _meta(site: Path) -> Path:
    return next(site.glob("*.pf_meta"))


def _other_mark(site: Path) -> None:
    file = _meta(site)
    file.write_bytes(gzip.compress(b"pagefind_2" + gzip.decompress(file.read_bytes())))


def _other_lists(site: Path) -> None:
    meta = unpacked(_meta(site))
    meta[PIECES], meta[FILTERS] = {"pieces": meta[PIECES]}, [{"name": "kind"}]
    _meta(site).write_bytes(gzip.compress(MARK + cbor2.dumps(meta)))


def _not_packed(site: Path) -> None:
    _meta(site).write_bytes(gzip.decompress(_meta(site).read_bytes()))


def _other_names(site: Path) -> None:
    for file in (site / "filter").iterdir():
        file.rename(file.with_suffix(".pf_choices"))


def _other_entry(site: Path) -> None:
    (site / ENTRY).write_text(json.dumps({"version": "2.0", "indexes": ["en"]}), encoding="utf-8")


def _other_fragments(site: Path) -> None:
    for file in (site / "fragment").iterdir():
        file.write_bytes(gzip.compress(MARK + b"<page/>"))


SPOILT = [_other_mark, _other_lists, _not_packed, _other_names, _other_entry, _other_fragments]


@pytest.mark.parametrize("spoil", SPOILT)
def test_an_index_of_another_form_stays_as_pagefind_made_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], spoil: Callable[[Path], None]
) -> None:
    """The night does not fail: a warning says so once, and each piece is whole, with Pagefind's own script."""
    run_pagefind = index._run_pagefind
    made: dict[str, dict[str, bytes]] = {}

    def spoilt(pages: str, output: Path) -> str | None:
        said = run_pagefind(pages, output)
        spoil(output)
        made[output.name] = files(output)
        return said

    monkeypatch.setattr(index, "_run_pagefind", spoilt)
    site = write_toy(tmp_path / "site")

    assert index_site(site, newest=3, piece=2) == len(PAGES)
    warned = capsys.readouterr().err.splitlines()
    assert len(warned) == 1
    assert warned[0].startswith("plainrecord: warning: Pagefind's files are not of the form that is known here (")
    assert sorted(made) == ["1", "2", FOLDER]
    for name, before in made.items():
        after = files(site / FOLDER if name == FOLDER else site / OLDER / name)
        changed = {file for file in before if after.get(file) != before[file]}
        assert {file for file in changed if not file.startswith("wasm.")} <= {ENTRY}
    assert (site / FOLDER / "pagefind.js").is_file()
    assert json.loads((site / FOLDER / ENTRY).read_text(encoding="utf-8"))["older"] == ["2", "1"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_disk_that_is_full_is_no_strange_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine would not do is not covered up."""

    def full(value: Any) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.search.order._packed", full)
    with pytest.raises(OSError, match="No space"):
        index_site(write_toy(tmp_path / "site"))
