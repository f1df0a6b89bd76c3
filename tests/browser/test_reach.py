"""However a page is read: very narrow, without JavaScript, without motion, in the reader's own colours, on paper."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_pages import EXAMPLE_PAGES, REAL_PAGES
from tests.browser.watching import Site

SITES = [("example_site", EXAMPLE_PAGES), ("real_site", REAL_PAGES)]
WORDS = "document.body.innerText.replace(/\\s+/g, ' ')"
LINKS = "[...document.querySelectorAll('a[href]')].map((link) => link.href)"
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
)


@contextmanager
def reading(browser: Browser, **settings: Any) -> Iterator[Page]:
    """Give a page of a reader with such settings."""
    context = browser.new_context(**{"viewport": {"width": 390, "height": 844}, **settings})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("fixture", "pages"), SITES)
def test_nothing_is_cut_off_at_the_narrowest(
    request: pytest.FixtureRequest, browser: Browser, fixture: str, pages: tuple[str, ...]
) -> None:
    """At 320 pixels, which is 1280 at a zoom of 400%, nothing stands out to the side."""
    site: Site = request.getfixturevalue(fixture)
    found = {}
    with reading(browser, viewport={"width": 320, "height": 256}) as page:
        for path in pages:
            page.goto(site.url + path, wait_until="load")
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > 320 or (wide := page.evaluate(OVERFLOWING)):
                found[path] = wide

    assert found == {}


@pytest.mark.parametrize(("fixture", "pages"), SITES)
def test_headings_are_in_order(
    request: pytest.FixtureRequest, browser: Browser, fixture: str, pages: tuple[str, ...]
) -> None:
    """One main heading, first; no level is left out on the way down."""
    site: Site = request.getfixturevalue(fixture)
    found = {}
    with reading(browser) as page:
        for path in pages:
            page.goto(site.url + path, wait_until="load")
            levels = page.evaluate(OUTLINE)
            steps = [level - before for before, level in pairwise(levels)]
            if levels[0] != 1 or levels.count(1) != 1 or max(steps, default=0) > 1:
                found[path] = levels

    assert found == {}


@pytest.mark.parametrize(("fixture", "pages"), SITES)
def test_all_is_there_without_javascript(
    request: pytest.FixtureRequest, browser: Browser, fixture: str, pages: tuple[str, ...]
) -> None:
    """The same words and links, page by page; only what is searched needs it, and the search page says so."""
    site: Site = request.getfixturevalue(fixture)
    found = {}
    with reading(browser) as scripted, reading(browser, java_script_enabled=False) as plain:
        for path in pages:
            address = site.url + path.partition("?")[0]
            for page in (scripted, plain):
                page.goto(address, wait_until="load")
            told = plain.evaluate(WORDS)
            if path.startswith("/search/"):
                told = told.replace("Search needs JavaScript. You can also see all pages by year. ", "", 1)
            if told != scripted.evaluate(WORDS) or set(plain.evaluate(LINKS)) != set(scripted.evaluate(LINKS)):
                found[path] = told

    assert found == {}


def test_the_search_without_javascript_leads_on(browser: Browser, example_site: Site) -> None:
    """It says that it needs JavaScript, and where everything is listed."""
    with reading(browser, java_script_enabled=False) as page:
        page.goto(example_site.url + "/search/")
        page.locator(".notice a").click()

        assert page.locator("h1").inner_text() == "Everything, year by year"
        assert page.locator("main li a").count() > 2


def test_nothing_moves_for_those_who_want_no_motion(browser: Browser, example_site: Site) -> None:
    """No smooth scrolling, transition or animation; without that wish there is smooth scrolling."""
    path = "/decisions/2026-09-08-stop-sharing/"
    with reading(browser, reduced_motion="reduce") as page:
        page.goto(example_site.url + path)
        assert page.evaluate(MOVING) == []
    with reading(browser, reduced_motion="no-preference") as page:
        page.goto(example_site.url + path)
        assert page.evaluate(MOVING) == ["html"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_readers_own_colours_are_kept_to(browser: Browser, example_site: Site, scheme: str) -> None:
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
    with reading(browser, forced_colors="active", color_scheme=scheme) as page:
        page.goto(example_site.url + "/savings/computers-and-networks/")
        got = page.evaluate(seen)
        page.locator("main a").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")

    assert got["body"] == got["canvas"]
    assert got["words"] == got["picture"] == got["bar"] == got["text"]
    assert ring == "solid"


@pytest.mark.parametrize(("fixture", "path"), PRINTED)
def test_a_page_prints_on_few_sheets(request: pytest.FixtureRequest, browser: Browser, fixture: str, path: str) -> None:
    """On A4: at most two sheets, with its address, without menu and search, the words of councils explained."""
    site: Site = request.getfixturevalue(fixture)
    with reading(browser) as page:
        page.goto(site.url + path)
        sheets = page.pdf(format="A4")
        page.emulate_media(media="print")
        told = page.locator("body").inner_text()
        canonical = page.locator("link[rel=canonical]").get_attribute("href")
        hidden = [page.locator(part).is_visible() for part in ("#menu", ".search-link", ".foot nav", ".skip")]

    assert 1 <= sheets_of(sheets) <= 2
    assert f"The address of this page: {canonical}" in told
    assert hidden == [False] * 4


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
