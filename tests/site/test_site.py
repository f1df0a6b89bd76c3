"""The site as a value: what is in it, that it is worked out of the records alone, and that nobody can change it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.building.whole_site import site_of
from generator.checks.checking import check
from generator.kinds import all_kinds
from generator.site.cards import HOME
from generator.site.site import Page, Site, SiteFile, html_file
from generator.site.verifying import missing_files

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site() -> Site:
    """The example's."""
    checked = check(ROOT / "examples" / "content", date(2026, 10, 1), all_kinds())
    assert checked.register is not None
    return site_of(checked.register, all_kinds(), checked.problems)


def test_it_says_what_a_publisher_needs(site: Site) -> None:
    """What the site is called, where it is, what people may do with it, and in which language."""
    assert (site.name, site.address) == ("Riverlands Shared Services", "https://riverlands.example.org/")
    assert (site.licence.name, site.language) == ("Open Government Licence", "en-GB")
    assert HOME in site.cards
    assert {file.media_type for file in site.files} == {"application/json", "text/csv", "text/plain"}


def test_each_entry_of_the_menu_is_a_page(site: Site) -> None:
    """Those of its groups too, which lead nowhere themselves."""
    paths = {page.path for page in site.pages}
    groups = [entry for entry in site.menu if entry.entries]
    entries = [
        *(entry for entry in site.menu if not entry.entries),
        *(one for group in groups for one in group.entries),
    ]
    assert site.menu[0].path == "index.md"
    assert [group.title for group in groups] == ["More", "About this site"]
    assert {entry.path for entry in entries} <= paths
    assert not any(group.path for group in groups)


def test_the_front_matter_on_disk_is_that_of_the_value(site: Site) -> None:
    """A publisher that reads only the Markdown knows the same of each page."""
    for page in site.pages:
        _, matter, body = page.content.decode().split("---\n", 2)
        assert yaml.safe_load(matter) == {"title": page.title, **page.front}
        assert body == f"\n{page.body}"
        assert page.title


def test_nobody_can_change_it(site: Site) -> None:
    """Neither the site nor a page of it."""
    for frozen, name in ((site, "name"), (site.pages[0], "title"), (site.files[0], "path"), (site.menu[0], "title")):
        with pytest.raises(FrozenInstanceError):
            setattr(frozen, name, "another")


def test_it_knows_no_publisher() -> None:
    """Working it out, and all that stands around a publisher, loads nothing of MkDocs."""
    program = (
        "import sys, generator.building.whole_site, generator.building.finishing, generator.publishers.publishing\n"
        "print([name for name in sys.modules if name.partition('.')[0] in ('mkdocs', 'material')])"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize(
    ("markdown", "file", "address"),
    [
        ("index.md", "index.html", "/"),
        ("decisions/index.md", "decisions/index.html", "/decisions/"),
        ("decisions/x.md", "decisions/x/index.html", "/decisions/x/"),
        ("pages/my-index.md", "pages/my-index/index.html", "/pages/my-index/"),
    ],
)
def test_each_page_has_an_address(markdown: str, file: str, address: str) -> None:
    """The same with every publisher."""
    page = Page(markdown, "A", "", {})
    assert (html_file(markdown), page.file, page.address) == (file, file, address)


def test_what_is_missing_or_cut_short_is_named(tmp_path: Path) -> None:
    """A page without its end, an empty file, and what every site needs."""
    for name, text in (("a/index.html", "<html>"), ("data/a.csv", ""), ("index.html", "<html></html>")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    wanted = [Page("a.md", "A", "", {}).file, SiteFile("data/a.csv", b"").path, "b/index.html"]
    assert missing_files(tmp_path, wanted) == [*wanted, "404.html", "sitemap.xml"]
