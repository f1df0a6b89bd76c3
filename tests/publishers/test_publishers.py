"""Four publishers make the same site of the same Markdown, and all else is done for each of them."""

from __future__ import annotations

import gzip
import json
import pickle
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from generator.building.finishing import CannotPublish
from generator.building.whole_site import site_of
from generator.checks.checking import check
from generator.kinds import all_kinds
from generator.machine.files import NotOurs
from generator.machine.history import last_changed
from generator.machine.kept import NOTHING_KEPT
from generator.publishers.choosing import chosen
from generator.publishers.frame import WHOLE, Look
from generator.publishers.plain import Plain
from generator.publishers.publishing import build_site
from generator.publishers.zensical import Zensical
from generator.search.order import MARK
from generator.site.cards import FOLDER as CARDS
from generator.site.site import Site
from generator.site.verifying import faults_of
from tests.conftest import Site as BuiltSite
from tests.proofs import more, some
from tests.publishers.commands import EXAMPLE, ROOT, SMALL, prints


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
    built = build_site(site, EXAMPLE, plain, Plain(ROOT / "mkdocs.yml"), plain.parent / "markdown")
    assert built.pages == len(site.pages) > 50
    return Published(site, plain, example_site.folder)


@cache
def whole_site(content: Path) -> Site:
    """A site that is to be published."""
    checked = check(content, date(2026, 10, 1), all_kinds())
    assert checked.register is not None
    return site_of(checked.register, all_kinds(), checked.problems, last_changed(content))


class _Said(HTMLParser):
    """What a page says, the headings and places in it, and where its links lead."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.words, self.links, self.ids, self.headings = "", list[str](), list[str](), list[tuple[str, str]]()
        self._address = address

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.ids += [held["id"]] if held.get("id") else []
        self.headings += [(tag, held.get("id") or "")] if re.fullmatch("h[1-6]|title", tag) else []
        self.links += [urljoin(self._address, held[key] or "") for key in ("href", "src") if key in held]

    def handle_data(self, data: str) -> None:
        self.words += re.sub(r"\s", "", data)


def read(folder: Path, file: str) -> dict[str, object]:
    """All of a page that another publisher must make the same."""
    said = _Said(f"https://riverlands.example.org/{file.removesuffix('index.html')}")
    said.feed((folder / file).read_text(encoding="utf-8"))
    return {"words": said.words, "links": said.links, "ids": said.ids, "headings": said.headings}


def html_files(folder: Path) -> set[str]:
    """The pages of a site, by their files."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}


def test_the_same_pages_stand_at_the_same_addresses(published: Published) -> None:
    """None more and none fewer, and the files beside them are the same to the byte."""
    assert html_files(published.plain) == html_files(published.mkdocs)
    kept = ("data/", "assets/", CARDS, "_headers")
    files = [
        {name: held for name, held in prints(folder).items() if name.startswith(kept)}
        for folder in (published.plain, published.mkdocs)
    ]
    assert files[0] == files[1]
    assert len(files[0]) > 30


def tried(published: Published) -> list[str]:
    """The pages that are compared: every one where all is proved, else some, but always those that are like no other."""
    return [*some(sorted(html_files(published.mkdocs)), 40), "index.html", "search/index.html", "404.html"]


@more
def test_every_page_is_the_same_without_mkdocs(published: Published) -> None:
    """Its words, its headings, the places in it and its links; whatever else is in the frame."""
    for file in tried(published):
        assert read(published.plain, file) == read(published.mkdocs, file), file
    listed = [(folder / "sitemap.xml").read_text(encoding="utf-8") for folder in (published.plain, published.mkdocs)]
    assert sorted(listed[0].split()) == sorted(listed[1].split())


@more
def test_every_page_is_the_same_by_zensical(published: Published, tmp_path: Path) -> None:
    """Zensical runs no plugin of ours, and reads the templates with another engine."""
    Zensical(ROOT / "mkdocs.yml").publish(published.site, tmp_path, tmp_path / "site")
    assert html_files(tmp_path / "site") == html_files(published.mkdocs)
    for file in tried(published):
        assert read(tmp_path / "site", file) == read(published.mkdocs, file), file
    listed = (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert listed.count("<loc>") == sum("moved_to" not in page.front for page in published.site.pages)


PROPERDOCS = """
import pickle, sys
from pathlib import Path
from generator.machine.kept import NOTHING_KEPT
from generator.publishers.choosing import chosen
publisher = chosen("properdocs", Path(sys.argv[1]), NOTHING_KEPT)
import mkdocs
assert mkdocs.__name__ == "properdocs"
site = pickle.loads(Path(sys.argv[2]).read_bytes())
publisher.publish(site, Path(sys.argv[3]), Path(sys.argv[4]))
"""


def test_properdocs_makes_the_same_bytes(published: Published, tmp_path: Path) -> None:
    """All of MkDocs is under another name there, so it takes a process in which nobody has loaded MkDocs."""
    (tmp_path / "site.pickle").write_bytes(pickle.dumps(published.site))
    (tmp_path / "made.py").write_text(PROPERDOCS, encoding="utf-8")
    given = [ROOT / "mkdocs.yml", tmp_path / "site.pickle", published.plain.parent / "markdown", tmp_path / "site"]
    subprocess.run([sys.executable, tmp_path / "made.py", *given], check=True, cwd=ROOT)
    made, other = prints(tmp_path / "site"), prints(published.mkdocs)
    assert {name for name in other if name.endswith((".html", ".xml", ".gz", ".css"))} <= made.keys()
    assert [name for name, told in made.items() if other[name] != told] == ["build.json"], "as the commit is not told"


def test_a_publisher_that_is_not_installed_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence, with a command to copy; the publisher of our own needs nothing."""
    monkeypatch.setattr("generator.publishers.choosing.find_spec", lambda name: None)
    with pytest.raises(CannotPublish, match=r"zensical is not installed; install it with: .*requirements-publishers"):
        chosen("zensical", ROOT / "mkdocs.yml", NOTHING_KEPT)
    assert isinstance(chosen("plain", ROOT / "mkdocs.yml", NOTHING_KEPT), Plain)


def test_a_partnership_s_own_look_and_settings_count(tmp_path: Path) -> None:
    """Its files take the place of ours, a part of the style sheet too; what only MkDocs can read is passed over."""
    (tmp_path / "look" / "style").mkdir(parents=True)
    (tmp_path / "look" / "style" / "10-tokens.css").write_text("/* ours */", encoding="utf-8")
    (tmp_path / "look" / "main.html").write_text("{% extends 'base.html' %}{# own #}", encoding="utf-8")
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("theme: {name: material, custom_dir: look}\nextra_css: [own.css]\nplugins: !ENV X\n", "utf-8")
    look = Look.read(settings)
    look.lay_out(tmp_path / "laid")
    assert look.styles == (WHOLE, "own.css")
    assert "toc" in look.extensions
    assert (tmp_path / "laid" / WHOLE).read_text(encoding="utf-8").startswith("/* ours */")
    assert "own" in (tmp_path / "laid" / "main.html").read_text(encoding="utf-8")
    settings.write_text("markdown_extensions: [no_such_thing]", encoding="utf-8")
    with pytest.raises(CannotPublish, match="names an extension that cannot be used"):
        Plain(settings).publish(whole_site(SMALL), tmp_path, tmp_path / "site")


def searched(site: Path) -> set[str]:
    """The addresses of what a site's search finds."""
    held = [gzip.decompress(file.read_bytes()).removeprefix(MARK) for file in site.glob("pagefind*/**/*.pf_fragment")]
    return {json.loads(page)["url"] for page in held}


def test_it_is_verified_searched_and_carded(published: Published) -> None:
    """By what stands after every publisher."""
    assert list(faults_of(published.plain)) == []
    found = {page.address for page in published.site.pages if "found" in page.front}
    plain, other = searched(published.plain), searched(published.mkdocs)
    assert {address for address in plain if "#" not in address} <= found
    assert other == plain
    assert len(other) > 50
    assert len(list((published.plain / CARDS).glob("*.png"))) == len(published.site.cards)


class _Halfway(Plain):
    """Stops after it has made its pages, or leaves one of them out."""

    def __init__(self, site: Site, error: Exception | None) -> None:
        super().__init__(ROOT / "mkdocs.yml")
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
    build_site(site, SMALL, tmp_path / "site", Plain(ROOT / "mkdocs.yml"), None)
    before = prints(tmp_path / "site")
    with pytest.raises(CannotPublish, match=said):
        build_site(site, SMALL, tmp_path / "site", _Halfway(site, error), None)
    assert prints(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    (tmp_path / "site" / "letter.doc").write_text("mine", encoding="utf-8")
    with pytest.raises(NotOurs, match=r"letter\.doc"):
        build_site(site, SMALL, tmp_path / "site", Plain(ROOT / "mkdocs.yml"), None)


def test_the_plain_publisher_is_small() -> None:
    """As small as this is what a publisher has to do."""
    assert len((ROOT / "generator" / "publishers" / "plain.py").read_text(encoding="utf-8").splitlines()) <= 150
