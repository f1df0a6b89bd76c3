"""However a page is read: very narrow, without JavaScript, without motion, in the reader's own colours, on paper."""

from __future__ import annotations

import re
import zlib
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.browser.test_pages import EXAMPLE_PAGES, REAL_PAGES
from tests.browser.watching import Site
from tests.proofs import more, some
from tests.readers import Readers, Scheme

SITES = [("example_site", EXAMPLE_PAGES), ("real_site", REAL_PAGES)]
SEEN = """() => [(document.querySelectorAll("time > .relative").forEach((one) => one.remove()),
    document.body.innerText).replace(/\\s+/g, ' '),
    [...document.querySelectorAll('a[href]')].map((link) => link.href)]"""
OVERFLOWING = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((one) => {
    const box = one.getBoundingClientRect();
    return one.checkVisibility() && !one.closest("thead") && box.right > document.documentElement.clientWidth + 1;
}).map((one) => one.outerHTML.slice(0, 120))"""
OUTLINE = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((one) => Number(one.localName[1]))"
MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
    const style = getComputedStyle(one);
    return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none" || style.scrollBehavior === "smooth";
}).map((one) => one.localName)"""
PRINTED = (
    ("example_site", "/decisions/2026-09-08-stop-sharing/"),
    ("example_site", "/minutes/2026-06-09-joint-committee/"),
    ("example_site", "/savings/computers-and-networks/"),
    ("example_site", "/exit-plans/dunmarsh/"),
    ("example_site", "/risks/payroll-fails/"),
    ("example_site", "/measures/helpdesk-wait/"),
    ("real_site", "/decisions/2016-03-haringey-joins/"),
    ("real_site", "/savings/shared-ict/"),
    ("real_site", "/reviews/2017-10-how-it-is-run/"),
    ("example_site", "/readings/2026-27-q1/"),
    ("example_site", "/recommendations/"),
    ("real_site", "/how-we-compare/"),
)
LONG = (
    ("example_site", "/years/2025-26/"),
    ("real_site", "/years/2018-19/"),
    ("real_site", "/years/2018-19/camden/"),
)


@more
@pytest.mark.parametrize(("fixture", "pages"), SITES)
def test_all_is_there_without_javascript(
    request: pytest.FixtureRequest, readers: Readers, fixture: str, pages: tuple[str, ...]
) -> None:
    """The same words and links stand on a page with JavaScript and without it.

    Only what is searched and how the last build went need it, and their pages say so; so does how long it still is to
    a date, which stands beside it (test_relative.py). A sixth of the pages is opened so, but for make prove.
    """
    site: Site = request.getfixturevalue(fixture)
    found: dict[str, str] = {}
    looked_at = {*some(pages, len(pages) // 6), *(path for path in pages if path.startswith(("/search/", "/status/")))}
    with readers.page() as scripted, readers.page(scripts=False) as plain:
        for path in sorted(looked_at):
            for page in (scripted, plain):
                page.goto(site.url + path.partition("?")[0], wait_until="load")
            found[path] = faults_without_scripts(plain.evaluate(SEEN), scripted.evaluate(SEEN), path)

    assert {path: words for path, words in found.items() if words} == {}


def faults_without_scripts(plain: tuple[str, list[str]], scripted: tuple[str, list[str]], path: str) -> str:
    """What the words and links of a page without JavaScript do not share with those of the same page with it."""
    words, links = plain[0], set(plain[1])
    more_words, more_links = scripted[0], set(scripted[1])
    if path.startswith("/search/"):
        words = words.replace("Search needs JavaScript. You can also see all pages by year. ", "", 1)
    if path == "/status/":
        assert "if your browser runs JavaScript." in words
        more_words, more_links = re.sub(r" Last build .* (?=Main pages )", " ", more_words), more_links & links
    return "" if words == more_words and links == more_links else words


def faults_of_form(page: Page) -> list[str]:
    """What is wrong with the headings of an open page, and with its width at the narrowest.

    There is one main heading, first, and no level is left out on the way down. At 320 pixels, which is 1280 at a zoom
    of 400%, nothing stands out to the side.
    """
    order = faults_in_order(page.evaluate(OUTLINE))
    page.set_viewport_size({"width": 320, "height": 256})
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*([order] if order else []), *([f"{wide} wide"] if wide > 320 else page.evaluate(OVERFLOWING))]


def faults_in_order(levels: list[int]) -> str:
    """What is wrong with the levels of the headings of a page."""
    steps = [level - before for before, level in pairwise(levels)]
    right = levels[:1] == [1] and levels.count(1) == 1 and max(steps, default=0) <= 1
    return "" if right else f"headings of the levels {levels}"


@pytest.mark.parametrize("levels", [[2, 1], [1, 3], [1, 2, 1], [], [1, 2, 4]])
def test_headings_out_of_order_would_be_seen(levels: list[int]) -> None:
    """Every page is asked for them (test_axe.py); those that go down step by step are right."""
    assert faults_in_order(levels)
    assert not faults_in_order([1, 2, 3, 2, 3, 4, 2])


def test_what_stands_out_would_be_seen(readers: Readers) -> None:
    """A page that is too wide, and one on which a box leaves its place."""
    with readers.page() as page:
        page.set_content("<h1>One</h1><main><p style='width: 500px'>Wide</p></main>")
        assert faults_of_form(page) == ["508 wide"]
        page.set_content(
            "<style>html, body { overflow: clip }</style><h2>Two</h2><main><p style='width: 500px'>W</p></main>"
        )
        assert [fault[:16] for fault in faults_of_form(page)] == ["headings of the ", '<p style="width:']


def test_the_search_without_javascript_leads_on(readers: Readers, example_site: Site) -> None:
    """It says that it needs JavaScript, and where everything is listed."""
    with readers.page(scripts=False) as page:
        page.goto(example_site.url + "/search/")
        page.locator(".notice a").click()

        assert page.locator("h1").inner_text() == "All pages by year"
        assert page.locator("main li a").count() > 2


def test_nothing_moves_for_those_who_want_no_motion(readers: Readers, example_site: Site) -> None:
    """No smooth scrolling, transition or animation; without that wish there is smooth scrolling."""
    path = "/decisions/2026-09-08-stop-sharing/"
    with readers.page(still=True) as page:
        page.goto(example_site.url + path)
        assert page.evaluate(MOVING) == []
    with readers.page(still=False) as page:
        page.goto(example_site.url + path)
        assert page.evaluate(MOVING) == ["html"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_readers_own_colours_are_kept_to(readers: Readers, example_site: Site, scheme: Scheme) -> None:
    """In forced colours words, lines of pictures and borders are in the reader's colours, and the focus is seen."""
    seen = """() => {
        const style = (selector) => getComputedStyle(document.querySelector(selector));
        const probe = (colour) => { document.body.append(document.createElement("i"));
            const one = document.body.lastChild; one.style.color = colour;
            const got = getComputedStyle(one).color; one.remove(); return got; };
        return {
            canvas: probe("Canvas"), text: probe("CanvasText"),
            body: style("body").backgroundColor, words: style("main p").color,
            picture: style(".pr-picture .ink").fill, bar: style(".pr-picture .delivered").fill,
        };
    }"""
    with readers.page(forced_colors=True, scheme=scheme) as page:
        page.goto(example_site.url + "/savings/computers-and-networks/")
        got = page.evaluate(seen)
        page.locator("main a").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")

    assert got["body"] == got["canvas"]
    assert got["words"] == got["picture"] == got["bar"] == got["text"]
    assert ring == "solid"


@pytest.mark.parametrize(("fixture", "path", "most"), [(*page, 2) for page in PRINTED] + [(*page, 3) for page in LONG])
def test_a_page_prints_on_few_sheets(
    request: pytest.FixtureRequest, readers: Readers, fixture: str, path: str, most: int
) -> None:
    """On A4: at most two sheets, with its address, without menu and search, the words of councils explained.

    A report on a whole year names the sources of all its records, and may take three.
    """
    site: Site = request.getfixturevalue(fixture)
    with readers.page() as page:
        page.goto(site.url + path)
        sheets = page.pdf(format="A4")
        page.emulate_media(media="print")
        told = page.locator("body").inner_text()
        canonical = page.locator("link[rel=canonical]").get_attribute("href")
        hidden = [page.locator(part).is_visible() for part in ("#menu", ".search-link", ".foot nav", ".skip")]
        links = page.locator("#sources + ul a[href^=http]")
        addresses = links.evaluate_all("all => all.map(one => getComputedStyle(one, '::after').content)")

    assert 1 <= sheets_of(sheets) <= most
    assert f"The address of this page: {canonical}" in told
    assert hidden == [False] * 4
    assert all("http" in address for address in addresses)


def sheets_of(pdf: bytes) -> int:
    """Count the pages of a PDF, which Chromium lists in objects of their own, plain or packed."""
    packed = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    plain = pdf
    for part in packed:
        try:
            plain += zlib.decompress(part)
        except zlib.error:
            continue
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", plain))
