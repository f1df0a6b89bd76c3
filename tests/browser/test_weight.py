"""What a page costs a reader: how much is fetched, what is kept in the browser, and whether the page jumps about."""

from __future__ import annotations

import gzip
import random
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.browser.test_pages import EXAMPLE_PAGES, REAL_PAGES
from tests.browser.watching import Site, Watch

FIRST_VISIT, SECOND_PAGE, RECORD = 150_000, 20_000, 12_000
TEXT = (".html", ".css", ".js", ".svg", ".json")
SITES = [("example_site", EXAMPLE_PAGES), ("real_site", REAL_PAGES)]
KEPT = "() => [document.cookie, localStorage.length, sessionStorage.length]"
SHIFT = """() => new Promise((done) => {
    let shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { shift += entry.value; }))
        .observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => setTimeout(() => done(shift), 50));
})"""


class Weighed:
    """Weighs what a page fetches, as a server that compresses text would send it: the files are those of the site."""

    def __init__(self, page: Page, site: Site) -> None:
        self._site = site
        self._fetched: list[Request] = []
        page.on("requestfinished", lambda request: self._fetched.append(request))

    def take(self) -> int:
        """Give the weight of what came over the line since the last time: not of what the browser had already."""
        came = [request.url for request in self._fetched if request.sizes()["responseBodySize"] > 0]
        self._fetched = []
        return sum(map(self._weight, came))

    def _weight(self, address: str) -> int:
        path = urlsplit(address).path
        file = self._site.folder / path.strip("/") / ("index.html" if path.endswith("/") else "")
        return weight(file.name, file.read_bytes())


def weight(path: str, body: bytes) -> int:
    """Tell what a body weighs on its way."""
    return len(gzip.compress(body, 6)) if path.endswith(TEXT) else len(body)


def opened(page: Page, address: str) -> None:
    """Open an address, and wait for the answer where it searches."""
    page.goto(address, wait_until="load")
    if "?q=" in address:
        page.locator(".found-count").get_by_text("found").wait_for()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(("fixture", "pages"), SITES)
def test_a_first_visit_is_light_and_leaves_nothing(
    request: pytest.FixtureRequest, browser: Browser, fixture: str, pages: tuple[str, ...], width: int
) -> None:
    """Whatever page comes first: little is fetched, nothing from elsewhere, nothing is kept, and nothing jumps."""
    site: Site = request.getfixturevalue(fixture)
    found: dict[str, list[str]] = {}
    context = browser.new_context(viewport={"width": width, "height": 844})
    watch = Watch(context, site.url)
    page = context.new_page()
    weighed = Weighed(page, site)
    forgets = context.new_cdp_session(page)
    for path in pages:
        forgets.send("Network.clearBrowserCache")
        opened(page, site.url + path)
        faults = told(page, weighed.take()) + watch.faults
        watch.faults = []
        if faults:
            found[path] = faults
    context.close()

    assert found == {}


def told(page: Page, fetched: int) -> list[str]:
    """Tell what is wrong with an open page that has fetched so many bytes."""
    faults = []
    if not 0 < fetched < FIRST_VISIT:
        faults.append(f"it fetches {fetched} bytes")
    if (shift := page.evaluate(SHIFT)) >= 0.02:
        faults.append(f"it jumps: {shift:.3f}")
    if (kept := page.evaluate(KEPT)) != ["", 0, 0] or page.context.cookies():
        faults.append(f"it keeps something: {kept}, {page.context.cookies()}")
    return faults


@pytest.mark.parametrize(("fixture", "pages"), SITES)
def test_a_second_page_is_lighter(
    request: pytest.FixtureRequest, browser: Browser, fixture: str, pages: tuple[str, ...]
) -> None:
    """After the first, a page fetches little more than its words; the search's program only once one searches."""
    site: Site = request.getfixturevalue(fixture)
    context = browser.new_context()
    page = context.new_page()
    weighed = Weighed(page, site)
    opened(page, site.url + "/")
    first = weighed.take()
    found = {}
    for path in pages[1:]:
        opened(page, site.url + path.partition("?")[0])
        if not 0 < (fetched := weighed.take()) < SECOND_PAGE:
            found[path] = fetched
    context.close()

    assert found == {}
    assert first > 0


@pytest.mark.parametrize("fixture", ["example_site", "real_site"])
def test_every_record_is_light(request: pytest.FixtureRequest, fixture: str) -> None:
    """The HTML of each page about one thing, not only of those above."""
    site: Site = request.getfixturevalue(fixture)
    held = {path.relative_to(site.folder).as_posix(): path.read_bytes() for path in site.folder.rglob("*.html")}
    records = {name: weight(name, page) for name, page in held.items() if b"data-pagefind-body" in page}

    assert len(records) > 20
    assert {name: size for name, size in records.items() if size >= RECORD} == {}


def test_the_scales_see_what_is_heavy_jumps_or_is_kept(browser: Browser, real_site: Site) -> None:
    """The tests above would fail on a heavy page, on one that jumps, and on one that keeps something."""
    noise = random.Random(1).randbytes(FIRST_VISIT).hex()
    bad = f"""<!doctype html><title>Bad</title><!-- {noise} --><h1>Jumps</h1><p>Words</p>
        <script>document.cookie = "a=b"; localStorage.c = "d";
        const late = () => {{ document.querySelector("h1").style.paddingTop = "300px"; document.body.id = "late"; }};
        setTimeout(late, 200);</script>"""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    (real_site.folder / "bad.html").write_text(bad, encoding="utf-8")
    weighed = Weighed(page, real_site)

    opened(page, real_site.url + "/bad.html")
    page.wait_for_selector("#late")
    faults = told(page, weighed.take())
    (real_site.folder / "bad.html").unlink()
    context.close()

    assert [fault.split()[1] for fault in faults] == ["fetches", "jumps:", "keeps"]
