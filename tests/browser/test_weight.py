"""What a page costs a reader after the first one, which test_pages.py weighs; and whether the scales are right."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.test_pages import EXAMPLE_PAGES, REAL_PAGES
from tests.browser.watching import Site
from tests.browser.weighing import FIRST_VISIT, costs_of, open_page, weighing, weight
from tests.conftest import served
from tests.proofs import more, some
from tests.readers import Readers

SECOND_PAGE, RECORD = 20_000, 12_000
SITES = [("example_site", EXAMPLE_PAGES), ("real_site", REAL_PAGES)]


@more
@pytest.mark.parametrize(("fixture", "pages"), SITES)
def test_a_second_page_is_lighter(
    request: pytest.FixtureRequest, readers: Readers, fixture: str, pages: tuple[str, ...]
) -> None:
    """After the first, a page fetches little more than its words; the search's program only once one searches.

    What is heavy in one page alone would be its words, which the next test weighs on every page.
    """
    site: Site = request.getfixturevalue(fixture)
    found = {}
    with readers.page() as page, weighing(page, site) as weighed:
        forgets = page.context.new_cdp_session(page)
        forgets.send("Network.clearBrowserCache")
        forgets.detach()
        open_page(page, site.url + "/")
        first = weighed.take()
        for path in some(pages[1:], 12):
            open_page(page, site.url + path.partition("?")[0])
            if not 0 < (fetched := weighed.take()) < SECOND_PAGE:
                found[path] = fetched

    assert found == {}
    assert first > SECOND_PAGE


@pytest.mark.parametrize("fixture", ["example_site", "real_site"])
def test_every_record_is_light(request: pytest.FixtureRequest, fixture: str) -> None:
    """The HTML of each page about one thing, not only of those above."""
    site: Site = request.getfixturevalue(fixture)
    held = {path.relative_to(site.folder).as_posix(): path.read_bytes() for path in site.folder.rglob("*.html")}
    records = {name: weight(name, page) for name, page in held.items() if b"data-pagefind-body" in page}

    assert len(records) > 20
    assert {name: size for name, size in records.items() if size >= RECORD} == {}


def test_the_scales_see_what_is_heavy_jumps_or_is_kept(browser: Browser, tmp_path: Path) -> None:
    """The tests above would fail on a heavy page, on one that jumps, and on one that keeps something."""
    noise = random.Random(1).randbytes(FIRST_VISIT).hex()
    bad = f"""<!doctype html><title>Bad</title><!-- {noise} --><h1>Jumps</h1><p>Words</p>
        <script>document.cookie = "a=b"; localStorage.c = "d";
        const late = () => {{ document.querySelector("h1").style.paddingTop = "300px"; document.body.id = "late"; }};
        setTimeout(late, 200);</script>"""
    (tmp_path / "bad.html").write_text(bad, encoding="utf-8")
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    with served(tmp_path) as site, weighing(page, site) as weighed:
        open_page(page, site.url + "/bad.html")
        page.wait_for_selector("#late")
        faults = costs_of(page, weighed.take())
    context.close()

    assert [fault.split()[1] for fault in faults] == ["fetches", "jumps:", "keeps"]
