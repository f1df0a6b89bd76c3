"""However a page is read: very narrow, without JavaScript, without motion, in the reader's own colours, on paper."""

from __future__ import annotations

import re
import zlib
from itertools import pairwise
from typing import Any

import pytest

from tests.browser.test_pages import EXAMPLE_PAGES, REAL_PAGES
from tests.browser.watching import Site
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


@pytest.mark.parametrize(("fixture", "pages"), SITES)
def test_all_is_there_in_order_without_javascript_and_at_the_narrowest(
    request: pytest.FixtureRequest, readers: Readers, fixture: str, pages: tuple[str, ...]
) -> None:
    """Three things of every page, which is opened once with JavaScript and once without.

    The same words and links stand on both: only what is searched needs it, and the details of the last build, and both pages
    say so; so does how long it still is to a date, which stands beside it (test_relative.py). There is one main heading, first, and no level is left out on the way down. At 320 pixels, which is 1280 at a zoom of 400%, nothing
    stands out to the side.
    """
    site: Site = request.getfixturevalue(fixture)
    found: dict[tuple[str, str], Any] = {}
    with readers.page() as scripted, readers.page(scripts=False) as plain:
        for path in pages:
            address = site.url + path.partition("?")[0]
            for page in (scripted, plain):
                page.set_viewport_size({"width": 390, "height": 844})
                page.goto(address, wait_until="load")
            found[path, "words"] = faults_without_scripts(plain.evaluate(SEEN), scripted.evaluate(SEEN), path)
            if path != address.removeprefix(site.url):
                scripted.goto(site.url + path, wait_until="load")
            found[path, "headings"] = faults_in_order(scripted.evaluate(OUTLINE))
            scripted.set_viewport_size({"width": 320, "height": 256})
            wide = scripted.evaluate("document.documentElement.scrollWidth")
            found[path, "width"] = wide if wide > 320 else scripted.evaluate(OVERFLOWING)

    assert {place: faults for place, faults in found.items() if faults} == {}


def faults_without_scripts(plain: tuple[str, list[str]], scripted: tuple[str, list[str]], path: str) -> str:
    """What the words and links of a page without JavaScript do not share with those of the same page with it."""
    words, links = plain
    if path.startswith("/search/"):
        words = words.replace("Search needs JavaScript. You can also see all pages by year. ", "", 1)
    if path == "/status/":
        before, said, after = words.partition("The details need JavaScript. They are also in build.json, for programs.")
        more = scripted[0].startswith(before + said) and scripted[0].endswith(after) and set(links) <= set(scripted[1])
        return "" if said and more else words
    return "" if words == scripted[0] and set(links) == set(scripted[1]) else words


def faults_in_order(levels: list[int]) -> str:
    """What is wrong with the levels of the headings of a page."""
    steps = [level - before for before, level in pairwise(levels)]
    right = levels[:1] == [1] and levels.count(1) == 1 and max(steps, default=0) <= 1
    return "" if right else f"headings of the levels {levels}"


@pytest.mark.parametrize("levels", [[2, 1], [1, 3], [1, 2, 1], [], [1, 2, 4]])
def test_headings_out_of_order_would_be_seen(levels: list[int]) -> None:
    """The test above would fail on them, and not on those that go down step by step."""
    assert faults_in_order(levels)
    assert not faults_in_order([1, 2, 3, 2, 3, 4, 2])


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
