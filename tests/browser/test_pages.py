"""Every kind of page is whole in a browser: on a phone and a desk, in light and dark colours, on both sites."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Page

from tests.browser.watching import Site, watched
from tests.browser.weighing import costs_of, open_page, weighing
from tests.proofs import SEED, proof
from tests.readers import Readers, Scheme

EXAMPLE_PAGES = (
    "/",
    "/404.html",
    "/accessibility/",
    "/actions/",
    "/agreements/",
    "/agreements/payroll-system/",
    "/all/",
    "/all/2026/",
    "/assessments/",
    "/assessments/ashmere/",
    "/authorities/",
    "/authorities/dunmarsh/",
    "/budgets/",
    "/budgets/computers-and-networks/",
    "/decisions/",
    "/decisions/2024-05-14-first-report-on-shares/",
    "/decisions/2026-09-08-stop-sharing/",
    "/decisions/all/2026/",
    "/downloads/",
    "/exit-plans/",
    "/exit-plans/dunmarsh/",
    "/glossary/",
    "/how-decisions-are-made/",
    "/how-we-compare/",
    "/measures/",
    "/measures/helpdesk-wait/",
    "/minutes/",
    "/minutes/2026-06-09-joint-committee/",
    "/minutes/2026-11-24-joint-committee/",
    "/pages/",
    "/pages/about/",
    "/partnership/",
    "/privacy/",
    "/readings/",
    "/readings/2026-27-q1/",
    "/recommendations/",
    "/reviews/",
    "/reviews/2026-09/",
    "/risks/",
    "/risks/payroll-fails/",
    "/savings/",
    "/savings/computers-and-networks/",
    "/scorecard/",
    "/search/?q=payroll",
    "/services/",
    "/services/payroll/",
    "/status/",
    "/story/",
    "/story/ashmere/",
    "/story/service-payroll/",
    "/years/",
    "/years/2025-26/",
    "/years/2025-26/ashmere/",
    "/years/2026-27/",
)
REAL_PAGES = (
    "/",
    "/404.html",
    "/accessibility/",
    "/actions/",
    "/all/",
    "/how-decisions-are-made/",
    "/search/?q=computers",
    "/story/",
    "/agreements/",
    "/agreements/shared-service-agreement/",
    "/assessments/",
    "/assessments/haringey/",
    "/authorities/",
    "/authorities/camden/",
    "/decisions/",
    "/decisions/2016-03-haringey-joins/",
    "/downloads/",
    "/exit-plans/",
    "/exit-plans/islington/",
    "/glossary/",
    "/how-we-compare/",
    "/minutes/",
    "/minutes/2017-10-30-joint-committee/",
    "/pages/",
    "/pages/why-a-shared-service/",
    "/partnership/",
    "/privacy/",
    "/reviews/",
    "/reviews/2017-10-how-it-is-run/",
    "/risks/",
    "/risks/savings-fall-short/",
    "/savings/shared-ict/",
    "/scorecard/",
    "/status/",
    "/years/",
    "/years/2015-16/",
    "/years/2018-19/",
    "/years/2018-19/camden/",
)
SHAPE = """() => ({
    wide: document.documentElement.scrollWidth,
    title: document.title.trim(),
    headings: document.querySelectorAll("h1").length,
    back: getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number),
})"""


def faults_of(page: Page, width: int, scheme: str) -> list[str]:
    """Say what is wrong with the shape of an open page."""
    shape = page.evaluate(SHAPE)
    faults = []
    if shape["wide"] > width:
        faults.append(f"it is {shape['wide']} wide")
    if not shape["title"]:
        faults.append("it has no title")
    if shape["headings"] != 1:
        faults.append(f"it has {shape['headings']} headings of the first level")
    if (sum(shape["back"]) < 384) != (scheme == "dark"):
        faults.append(f"its colours are not {scheme}: {shape['back']}")
    return faults


@pytest.mark.parametrize(
    ("fixture", "pages", "width", "one_in"),
    [
        ("example_site", EXAMPLE_PAGES, 390, 1),
        ("real_site", REAL_PAGES, 390, 2),
        ("example_site", EXAMPLE_PAGES, 1280, 8),
        ("real_site", REAL_PAGES, 1280, 8),
        *map(proof, [("example_site", EXAMPLE_PAGES, 1280, 1), ("real_site", REAL_PAGES, 390, 1)]),
        proof(("real_site", REAL_PAGES, 1280, 1)),
    ],
)
def test_pages_are_whole_and_light(
    request: pytest.FixtureRequest, readers: Readers, fixture: str, pages: tuple[str, ...], width: int, one_in: int
) -> None:
    """Whatever page comes first, it is whole and light, and leaves nothing.

    No dialog, error, other host or sideways scroll; a title and one main heading; the colours that the reader chose.
    Little is fetched, nothing is kept, and nothing jumps about. Each page of the example is opened on a phone and looked at on a
    desk afterwards, and so is every other one of the real site; only some are opened on a desk, but for make prove.
    """
    site: Site = request.getfixturevalue(fixture)
    found: dict[tuple[str, str, int], list[str]] = {}
    other = 1280 if width == 390 else 390
    opened: Scheme
    then: Scheme
    with readers.page(width) as page, watched(page.context, site.url) as watch, weighing(page, site) as weighed:
        forgets = page.context.new_cdp_session(page)
        for number, path in enumerate(random.Random(SEED).sample(pages, len(pages) // one_in)):
            # In turns they are opened in one, and become the other while they are open.
            opened, then = ("light", "dark") if number % 2 else ("dark", "light")
            page.set_viewport_size({"width": width, "height": 844})
            page.emulate_media(color_scheme=opened)
            forgets.send("Network.clearBrowserCache")
            open_page(page, site.url + path)
            found[path, opened, width] = faults_of(page, width, opened) + costs_of(page, weighed.take())
            page.emulate_media(color_scheme=then)
            found[path, then, width] = faults_of(page, width, then)
            page.set_viewport_size({"width": other, "height": 844})
            found[path, then, other] = faults_of(page, other, then) + watch.take()
        forgets.detach()

    assert {place: faults for place, faults in found.items() if faults} == {}


def test_the_lists_above_hold_every_kind(example_site: Site, real_site: Site) -> None:
    """A kind that is added to a site is looked at in the browser, too: each folder of a site has a page above."""
    for site, pages in ((example_site, EXAMPLE_PAGES), (real_site, REAL_PAGES)):
        # An address that only leads on has nothing of its own to look at.
        shown = [path for path in site.folder.rglob("*/index.html") if b'http-equiv="refresh"' not in path.read_bytes()]
        folders = {path.parent.relative_to(site.folder).parts[0] for path in shown}

        assert folders - {path.split("/")[1] for path in pages} == set()


def test_the_watch_sees_what_no_page_may_do(readers: Readers, real_site: Site) -> None:
    """The tests above would fail on a page that opens a dialog, errs, fetches elsewhere or is too wide."""
    bad = """<h1>One</h1><h1>Two</h1><p style="width: 500px">wide</p><img src="http://other.invalid/a.png">
        <script>alert("hello"); console.error("oh"); throw new Error("thrown")</script>"""
    with readers.page() as page, watched(page.context, real_site.url) as watch:
        page.route("**/bad.html", lambda route: route.fulfill(content_type="text/html", body=bad))
        page.goto(real_site.url + "/bad.html", wait_until="load")
        shape = faults_of(page, 390, "light")
        page.unroute_all()
        faults = watch.take()

    assert [fault.split()[0:3] for fault in shape][:2] == [["it", "is", "508"], ["it", "has", "no"]]
    assert "it has 2 headings of the first level" in shape
    told = "\n".join(faults)
    for fault in ("a dialog: hello", "console: oh", "thrown", "another host: http://other.invalid/a.png"):
        assert fault in told
