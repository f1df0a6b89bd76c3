"""What other sites show with a link to a page: a title, a description, and a picture that is there.

It is read from the files, as those sites read it.
"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image

from tests.browser.watching import Site

NEEDED = ("og:type", "og:site_name", "og:title", "og:url", "og:image", "og:image:alt")


class _Head(HTMLParser):
    """What a page's head says of it: its metadata by name, and its canonical address."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self.canonical = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is said about the page."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := given.get("property") or given.get("name")):
            self.said[name] = given.get("content", "")
        elif tag == "link" and given.get("rel") == "canonical":
            self.canonical = given.get("href", "")


def faults_of(page: str, site: Path, base: str) -> list[str]:
    """Say what is wrong with what a page says of itself; a page without a canonical address is not to be shared."""
    head = _Head(page)
    if not head.canonical:
        return []
    faults = [f"it has no {name}" for name in NEEDED if not head.said.get(name, "").strip()]
    if head.said.get("description") != head.said.get("og:description"):
        faults.append("its two descriptions differ")
    if head.said.get("og:url") != head.canonical:
        faults.append(f"its two addresses differ: {head.said.get('og:url')}, {head.canonical}")
    picture = head.said.get("og:image", "")
    if not picture.startswith(base):
        return [*faults, f"its picture is elsewhere: {picture}"]
    file = site / picture.removeprefix(base)
    if not file.is_file():
        return [*faults, f"its picture is not there: {picture}"]
    with Image.open(file) as opened:
        if (opened.format, opened.size) != ("PNG", (1200, 630)):
            faults.append(f"its picture is {opened.format}, {opened.size}")
    return faults


def base_of(site: Site) -> str:
    """Give the address that the site will have, of its front page."""
    return _Head((site.folder / "index.html").read_text(encoding="utf-8")).canonical


@pytest.mark.parametrize("fixture", ["example_site", "real_site"])
def test_every_page_can_be_shared(request: pytest.FixtureRequest, fixture: str) -> None:
    """Each page that has its own address says what other sites ask for."""
    site: Site = request.getfixturevalue(fixture)
    base = base_of(site)
    pages = {path.relative_to(site.folder).as_posix(): path.read_text("utf-8") for path in site.folder.rglob("*.html")}
    found = {name: faults for name, page in pages.items() if (faults := faults_of(page, site.folder, base))}

    assert found == {}
    assert urlsplit(base).scheme == "https"
    assert sum(bool(_Head(page).canonical) for page in pages.values()) >= len(pages) - 1, "only 404.html has none"


def test_no_card_is_made_for_nothing(example_site: Site) -> None:
    """Each picture that was drawn is the one of some page."""
    pages = [_Head(path.read_text("utf-8")).said.get("og:image", "") for path in example_site.folder.rglob("*.html")]
    drawn = {path.name for path in (example_site.folder / "assets" / "cards").iterdir()}

    assert drawn == {page.rpartition("/")[2] for page in pages} - {""}


def test_a_page_that_is_passed_on_shows_itself(real_site: Site) -> None:
    """A decision's picture has its own title and where it stands, not what all decisions share."""
    page = (real_site.folder / "decisions/2016-03-haringey-joins/index.html").read_text("utf-8")
    said = _Head(page).said
    assert said["og:image"].endswith("/decisions-2016-03-haringey-joins.png")
    assert said["og:image:alt"].startswith(
        "Haringey joins the shared ICT and digital service Agreed by Haringey, and by Islington (press report)"
    )


def test_a_council_is_shown_with_its_own_figure(real_site: Site) -> None:
    """A council's page is passed on with what it says itself, not with the figure of all councils together."""
    said = _Head((real_site.folder / "authorities/camden/index.html").read_text("utf-8")).said
    own = "Camden recorded £2.4 million a year for all three councils, covering savings already agreed (press report)."
    assert said["description"] == own
    assert said["og:image:alt"].startswith(f"London Borough of Camden {own}")


@pytest.mark.parametrize("fixture", ["example_site", "real_site"])
def test_no_two_pages_have_one_title(request: pytest.FixtureRequest, fixture: str) -> None:
    """A page is known by its title among others that are open; a page that only forwards is none."""
    site: Site = request.getfixturevalue(fixture)
    titles: dict[str, list[str]] = {}
    for path in site.folder.rglob("*.html"):
        page = path.read_text("utf-8")
        if 'http-equiv="refresh"' not in page:
            titles.setdefault(page.partition("<title>")[2].partition("</title>")[0], []).append(str(path))

    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


def test_a_bad_page_fails(tmp_path: Path) -> None:
    """The test above would see what is missing, differs, or is no card."""
    Image.new("L", (10, 10)).save(tmp_path / "small.png")
    link = '<link rel="canonical" href="https://a.example/x/"><meta name="description" content="Words">'
    url = '<meta property="og:url" content="https://a.example/">'
    picture = '<meta property="og:image" content="https://a.example/{}">'

    small = faults_of(link + url + picture.format("small.png"), tmp_path, "https://a.example/")
    gone = faults_of(link + picture.format("gone.png"), tmp_path, "https://a.example/")
    strange = faults_of(link, tmp_path, "https://a.example/")

    assert "it has no og:title" in small
    assert "its two descriptions differ" in small
    assert "its two addresses differ: https://a.example/, https://a.example/x/" in small
    assert small[-1] == "its picture is PNG, (10, 10)"
    assert gone[-1] == "its picture is not there: https://a.example/gone.png"
    assert strange[-1] == "its picture is elsewhere: "
