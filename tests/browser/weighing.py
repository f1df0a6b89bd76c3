"""Weighing a page: how much is fetched, what is kept in the browser, and whether the page jumps about."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request

from tests.browser.watching import Site

FIRST_VISIT = 150_000
TEXT = (".html", ".css", ".js", ".svg", ".json")
KEPT = "() => [document.cookie, localStorage.length, sessionStorage.length]"
SHIFT = """() => new Promise((done) => {
    let shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { shift += entry.value; }))
        .observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => setTimeout(() => done(shift), 50));
})"""


class Weighed:
    """Weighs what a page fetches, as a server that compresses text would send it: the files are those of the site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.fetched: list[Request] = []

    def fetched_one(self, request: Request) -> None:
        """Note what was fetched."""
        self.fetched.append(request)

    def take(self) -> int:
        """Give the weight of what came over the line since the last time: not of what the browser had already."""
        came = [request.url for request in self.fetched if request.sizes()["responseBodySize"] > 0]
        self.fetched = []
        return sum(map(self._weight, came))

    def _weight(self, address: str) -> int:
        path = urlsplit(address).path
        file = self._site.folder / path.strip("/") / ("index.html" if path.endswith("/") else "")
        return weight(file.name, file.read_bytes())


@contextmanager
def weighing(page: Page, site: Site) -> Iterator[Weighed]:
    """Weigh what a page fetches for as long as this takes."""
    weighed = Weighed(site)
    noted = weighed.fetched_one
    page.on("requestfinished", noted)
    yield weighed
    page.remove_listener("requestfinished", noted)


def weight(path: str, body: bytes) -> int:
    """How much a body weighs on its way."""
    return len(gzip.compress(body, 6)) if path.endswith(TEXT) else len(body)


def open_page(page: Page, address: str) -> None:
    """Open an address, and wait for the answer where it searches."""
    page.goto(address, wait_until="load")
    if "?q=" in address:
        page.locator(".found-count").get_by_text("found").wait_for()


def costs_of(page: Page, fetched: int) -> list[str]:
    """Say what is wrong with an open page that has fetched so many bytes."""
    faults = []
    if not 0 < fetched < FIRST_VISIT:
        faults.append(f"it fetches {fetched} bytes")
    if (shift := page.evaluate(SHIFT)) >= 0.02:
        faults.append(f"it jumps: {shift:.3f}")
    if (kept := page.evaluate(KEPT)) != ["", 0, 0] or page.context.cookies():
        faults.append(f"it keeps something: {kept}, {page.context.cookies()}")
    return faults
