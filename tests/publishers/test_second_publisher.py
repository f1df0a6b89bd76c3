"""Nothing of a site hangs on MkDocs: a publisher of sixty lines makes the same pages, and all else is done for it."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.building.finishing import CannotPublish
from generator.building.whole_site import site_of
from generator.checks.checking import check
from generator.kinds import all_kinds
from generator.machine.files import NotOurs
from generator.machine.history import last_changed
from generator.publishers.publishing import build_site
from generator.search.order import MARK
from generator.site.cards import FOLDER as CARDS
from generator.site.site import Site
from generator.site.verifying import faults_of
from tests.conftest import Site as BuiltSite
from tests.publishers.commands import EXAMPLE, ROOT, SMALL, prints
from tests.publishers.plain import Plain


@dataclass(frozen=True, slots=True)
class Published:
    """One site, published in two ways."""

    site: Site
    plain: Path
    mkdocs: Path


@pytest.fixture(scope="module")
def published(example_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The example's site by both publishers; MkDocs' is the one that all tests look at."""
    site = whole_site(EXAMPLE)
    plain = tmp_path_factory.mktemp("published") / "plain"
    built = build_site(site, EXAMPLE, plain, Plain(), plain.parent / "markdown")
    assert built.pages == len(site.pages) > 50
    return Published(site, plain, example_site.folder)


def whole_site(content: Path) -> Site:
    """A site that is to be published."""
    checked = check(content, date(2026, 10, 1), all_kinds())
    assert checked.register is not None
    return site_of(checked.register, all_kinds(), checked.problems, last_changed(content))


class _Text(HTMLParser):
    """The title of a page, and the words of its article; explanations in place and lists of contents are MkDocs'."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.words = "", ""
        self._in: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "popover" in self._in or (tag == "span" and "popover" in dict(attrs)):
            self._in.append("popover")
        elif tag in ("title", "article", "form", "nav", "svg"):
            self._in.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._in and (self._in[-1] == tag or self._in[-1] == "popover"):
            self._in.pop()

    def handle_data(self, data: str) -> None:
        if self._in == ["title"]:
            self.title += data
        elif self._in == ["article"]:
            self.words += data


def read(file: Path) -> _Text:
    """What a page says."""
    text = _Text()
    text.feed(file.read_text(encoding="utf-8"))
    text.words = re.sub(r"\s", "", text.words)
    return text


def html_files(folder: Path) -> set[str]:
    """The pages of a site, by their files."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}


def test_the_same_pages_stand_at_the_same_addresses(published: Published) -> None:
    """None more and none fewer, and the files beside them are the same to the byte."""
    assert html_files(published.plain) == html_files(published.mkdocs)
    files = [{name: held for name, held in prints(folder).items() if name.startswith(("data/", CARDS))} for folder in (published.plain, published.mkdocs)]  # fmt: skip
    assert files[0] == files[1]
    assert len(files[0]) > 30


def test_the_pages_have_the_same_titles_and_text(published: Published) -> None:
    """Word for word; the search page has a form of the theme's in one of them, and old addresses lead on."""
    for page in published.site.pages:
        plain, other = read(published.plain / page.file), read(published.mkdocs / page.file)
        assert plain.title == f"{page.title} · {published.site.name}"
        assert other.title in (plain.title, published.site.name)
        assert len(plain.words) > 5
        assert other.words[: len(plain.words)] == plain.words, page.path
        assert page.path == "search.md" or other.words == plain.words, page.path


def searched(site: Path) -> set[str]:
    """The addresses of what a site's search finds."""
    held = [gzip.decompress(file.read_bytes()).removeprefix(MARK) for file in site.glob("pagefind*/**/*.pf_fragment")]
    return {json.loads(page)["url"] for page in held}


def test_it_is_verified_searched_and_carded(published: Published) -> None:
    """By what stands after every publisher."""
    assert list(faults_of(published.plain)) == []
    found = {page.address for page in published.site.pages if "found" in page.front}
    plain, other = searched(published.plain), searched(published.mkdocs)
    assert {address for address in plain if "#" not in address} == found
    # MkDocs' extension leaves out of the search what says no more than that something is not published.
    assert other <= plain
    assert len(other) > 50
    assert len(list((published.plain / CARDS).glob("*.png"))) == len(published.site.cards)


class _Halfway(Plain):
    """Stops after it has made its pages, or leaves one of them out."""

    def __init__(self, site: Site, error: Exception | None) -> None:
        self.lacking, self.error = site.pages[-1].file, error

    def publish(self, site: Site, markdown: Path, folder: Path) -> None:
        super().publish(site, markdown, folder)
        (folder / self.lacking).unlink()
        if self.error:
            raise self.error


@pytest.mark.parametrize(
    ("error", "said"),
    [(None, "the site is not whole: 1 pages are missing"), (OSError(28, "No space"), "there is no room left")],
)
def test_where_it_fails_the_old_site_stays(tmp_path: Path, error: Exception | None, said: str) -> None:
    """Whatever publishes: all or nothing; and what is not ours is refused before."""
    site = whole_site(SMALL)
    build_site(site, SMALL, tmp_path / "site", Plain(), None)
    before = prints(tmp_path / "site")
    with pytest.raises(CannotPublish, match=said):
        build_site(site, SMALL, tmp_path / "site", _Halfway(site, error), None)
    assert prints(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    (tmp_path / "site" / "letter.doc").write_text("mine", encoding="utf-8")
    with pytest.raises(NotOurs, match=r"letter\.doc"):
        build_site(site, SMALL, tmp_path / "site", Plain(), None)


def test_the_plain_publisher_is_small() -> None:
    """As small as this is what a publisher has to do."""
    assert len((ROOT / "tests" / "publishers" / "plain.py").read_text(encoding="utf-8").splitlines()) < 60
