"""axe-core finds no fault on any kind of page, in any of the states that a reader can bring it into."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from generator.pages import tested
from tests.browser.test_pages import EXAMPLE_PAGES, REAL_PAGES
from tests.browser.watching import Site

ROOT = Path(__file__).parents[2]

Scheme = Literal["light", "dark"]
SITES = [("example_site", EXAMPLE_PAGES), ("real_site", REAL_PAGES)]
# All rules, those of WCAG 2.2 that axe leaves out unless asked, and its advice as well.
OPTIONS: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
each_look = pytest.mark.parametrize(("scheme", "width"), [(s, w) for s in tested.schemes for w in tested.widths])


@contextmanager
def looking(browser: Browser, scheme: Scheme, width: int) -> Iterator[Page]:
    """Give a page of such a look; the program that looks for faults may run in spite of the page's own policy."""
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, bypass_csp=True)
    yield context.new_page()
    context.close()


def faults_on(page: Page) -> list[str]:
    """Tell each fault that axe finds: its rule, where, and why."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:150]} {node['failureSummary']}" for fault in found for node in fault["nodes"]
    ]


@each_look
@pytest.mark.parametrize(("fixture", "pages"), SITES)
def test_no_page_has_a_fault(
    request: pytest.FixtureRequest,
    browser: Browser,
    fixture: str,
    pages: tuple[str, ...],
    scheme: Scheme,
    width: int,
) -> None:
    """Every kind of page, as it is opened; the search with what it found."""
    site: Site = request.getfixturevalue(fixture)
    found = {}
    with looking(browser, scheme, width) as page:
        for path in pages:
            page.goto(site.url + path, wait_until="load")
            if "?q=" in path:
                page.locator(".found-count").get_by_text("found").wait_for()
            if faults := faults_on(page):
                found[path] = faults

    assert found == {}


@each_look
def test_what_opens_has_no_fault(browser: Browser, example_site: Site, scheme: Scheme, width: int) -> None:
    """The menu, an explained word by a hover, by a touch and by the keyboard, and a search that finds nothing."""
    found = {}
    with looking(browser, scheme, width) as page:
        page.goto(example_site.url + "/decisions/2026-09-08-stop-sharing/")
        word = page.locator(".word button").first
        word.hover()
        found["hover"] = faults_on(page)
        word.click()
        assert page.locator(".word [popover]").first.is_visible()
        found["click"] = faults_on(page)
        page.keyboard.press("Escape")
        word.focus()
        found["focus"] = faults_on(page)
        if width < 900:
            page.get_by_role("button", name="Menu").click()
            assert page.locator("#menu").is_visible()
            found["menu"] = faults_on(page)
        page.goto(example_site.url + "/search/?q=xyzzy")
        page.locator(".found-count").get_by_text("No results").wait_for()
        found["nothing"] = faults_on(page)

    assert {state: faults for state, faults in found.items() if faults} == {}


def test_a_bad_page_fails(browser: Browser, real_site: Site) -> None:
    """The tests above would see what axe sees: here no language, no name of a picture, and words that are too pale."""
    bad = "<h1>Bad</h1><main><img src='data:,'><p style='color: #ccc; background: #fff'>Pale</p></main>"
    with looking(browser, "light", 390) as page:
        page.route("**/bad.html", lambda route: route.fulfill(content_type="text/html", body=bad))
        page.goto(real_site.url + "/bad.html")
        rules = {fault.partition(":")[0] for fault in faults_on(page)}

    assert {"html-has-lang", "image-alt", "color-contrast", "document-title"} <= rules


def test_the_statement_names_what_was_done(browser: Browser, real_site: Site) -> None:
    """The accessibility statement tells the program, the colours and the widths of these very tests."""
    with looking(browser, "light", 390) as page:
        page.goto(real_site.url + "/accessibility/")
        told = page.locator("main").inner_text()
        version = Axe().run(page, options=OPTIONS).response["testEngine"]["version"]

    assert version == tested.axe_version
    assert f"axe-core {version}" in told
    assert "light and dark colours" in told
    assert "390 and 1280 pixels" in told
    assert re.search(r"last tested on \d+ \w+ 20\d\d", told)


def test_the_site_was_tested_since_its_look_or_its_words_were_changed() -> None:
    """The day that the statement names is not before the last change to what readers see."""
    seen = ["site_overrides", "generator/pages/templates", ":(glob)generator/kinds/*/page.md.j2", "generator/pictures"]
    told = subprocess.run(
        ["git", "log", "-1", "--format=%cs", "--", *seen], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert tested.last_tested.isoformat() >= told.stdout.strip()
    assert tested.reviewed >= tested.prepared
