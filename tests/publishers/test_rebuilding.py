"""What is kept of earlier builds only saves time: with it, a build gives the same bytes as a clean one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from mkdocs.structure.pages import Page

from generator.building.finishing import CannotPublish
from generator.building.whole_site import site_of
from generator.checks.checking import check
from generator.core.asked import asking
from generator.gates.passing import Gates
from generator.kinds import all_kinds
from generator.machine.kept import Kept
from generator.publishers.mkdocs.publisher import MkDocs
from generator.publishers.publishing import build_site
from generator.publishers.standing import Standing
from generator.search import index
from generator.site.site import Site
from tests.checks.samples import SMALL
from tests.proofs import proof
from tests.publishers.commands import ROOT, prints
from tests.publishers.rebuilding import AS_OF, script


@pytest.mark.parametrize("seed", [0, *(proof(seed) for seed in range(1, 500))])
def test_every_build_is_as_a_clean_one(seed: int) -> None:
    """Whatever was edited, damaged or changed in the program since, and on whatever day."""
    assert list(script(seed)) == []


@pytest.fixture(scope="module")
def site() -> Site:
    """A small partnership's."""
    checked = check(SMALL, AS_OF, all_kinds())
    assert checked.register is not None
    return site_of(checked.register, all_kinds(), checked.problems)


@pytest.fixture(scope="module")
def built(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with its site and with what was kept of it."""
    folder = tmp_path_factory.mktemp("built")
    _build(site, folder, folder / "site")
    return folder


def _build(site: Site, folder: Path, target: Path) -> dict[str, str]:
    kept = Kept(folder / "kept")
    build_site(site, SMALL, target, MkDocs(ROOT / "mkdocs.yml", kept), target.parent / "markdown", kept)
    return prints(target)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The pages and indexes that are made anew."""
    names: list[str] = []
    render, make = Page.render, index._make_index
    monkeypatch.setattr(Page, "render", lambda page, *args: (names.append(page.file.src_uri), render(page, *args)))
    monkeypatch.setattr(index, "_make_index", lambda *args, **how: (names.append("index"), make(*args, **how)))
    yield names


def test_only_what_says_something_new_is_made_anew(site: Site, built: Path, tmp_path: Path, made: list[str]) -> None:
    """Nothing at all where nothing changed; where one page says something else, that page and its part of the index."""
    assert _build(site, built, tmp_path / "same") == prints(built / "site")
    assert made == []
    page = next(page for page in site.pages if page.path == "pages/about.md")
    pages = tuple(replace(one, body=f"{one.body}\nMore.\n") if one is page else one for one in site.pages)
    _build(replace(site, pages=pages), built, tmp_path / "other")
    assert made == ["pages/about.md", "index"]


def test_a_file_that_says_nothing_new_stays_the_file_that_it_was(site: Site, built: Path, tmp_path: Path) -> None:
    """Of the pages, the search, the pictures and the data alike: the very same on the disk, with its time."""
    target = tmp_path / "site"
    before, states = _build(site, built, target), _states(target)
    (target / "search" / "index.html").chmod(0o666)  # Anybody may have it open, to write into it later.
    pages = tuple(
        replace(one, body=f"{one.body}\nMore.\n") if one.path == "all/index.md" else one for one in site.pages
    )
    now = _build(replace(site, pages=pages), built, target)
    kept = {name for name, state in _states(target).items() if states.get(name) == state}
    assert {name for name in now if now[name] == before.get(name)} == kept | {"build.json", "search/index.html"}
    assert not (target / "search" / "index.html").stat().st_mode & 0o022


def _states(folder: Path) -> dict[str, tuple[int, int]]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {file.relative_to(folder).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns) for file in files}


def test_a_page_whose_link_leads_nowhere_now_stops_the_build(site: Site, built: Path, tmp_path: Path) -> None:
    """The page is the same, but what it links to is gone, or has lost the place that it links to."""
    review = "reviews/2023-11-audit.md"
    gone = tuple(one for one in site.pages if one.path != review)
    with pytest.raises(CannotPublish, match="not found among documentation files"):
        _build(replace(site, pages=gone), built, tmp_path / "site")
    lost = tuple(replace(one, body="# Audit\n") if one.path == review else one for one in site.pages)
    with pytest.raises(CannotPublish, match="does not contain an anchor '#recommendation-1'"):
        _build(replace(site, pages=lost), built, tmp_path / "site")


def test_a_site_that_stands_is_only_brought_to_the_day(tmp_path: Path) -> None:
    """Where nothing is new, two files are written, and no page is looked at; a file that was changed is noticed."""
    kept, target, markdown = Kept(tmp_path / "kept"), tmp_path / "site", tmp_path / "markdown"
    publisher, next_day = MkDocs(ROOT / "mkdocs.yml", kept), AS_OF + timedelta(days=1)
    standing = Standing(SMALL, target, markdown, publisher, kept, Gates())
    assert standing.on(AS_OF) is None
    with asking() as asked:
        checked = check(SMALL, AS_OF, all_kinds())
        assert checked.register is not None
        site = site_of(checked.register, all_kinds(), checked.problems, kept=kept)
    built = build_site(site, SMALL, target, publisher, markdown, kept, standing.gates)
    standing.keep(asked, AS_OF, checked.problems, checked.records, built)
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*") if file.is_file()}
    stands = Standing(SMALL, target, markdown, publisher, kept, Gates()).on(next_day)
    assert stands and (stands.problems, stands.records, stands.built) == (checked.problems, checked.records, built)
    written = {file.relative_to(tmp_path).as_posix() for file in before if file.stat().st_mtime_ns != before[file]}
    assert written == {
        "site/build.json",
        "site/index.html",
        "site/manifest.json",
        "markdown/build.json",
        "markdown/index.md",
    }
    assert "as at 2 October 2026" in (target / "index.html").read_text(encoding="utf-8")
    (target / "search" / "index.html").write_text("<p>Mine</p>", encoding="utf-8")
    assert Standing(SMALL, target, markdown, publisher, kept, Gates()).on(next_day) is None
