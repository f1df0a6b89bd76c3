"""Every kind of page is whole in a browser: on a phone and a desk, in light and dark colours, on both sites."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watching import Site, Watch

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
    "/decisions/",
    "/decisions/2024-05-14-first-report-on-shares/",
    "/decisions/2026-09-08-stop-sharing/",
    "/decisions/all/2026/",
    "/exit-plans/",
    "/exit-plans/dunmarsh/",
    "/glossary/",
    "/how-decisions-are-made/",
    "/measures/",
    "/measures/helpdesk-wait/",
    "/minutes/",
    "/minutes/2026-06-09-joint-committee/",
    "/minutes/2026-11-24-joint-committee/",
    "/pages/",
    "/pages/about/",
    "/partnership/",
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
    "/story/",
    "/story/ashmere/",
    "/story/service-payroll/",
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
    "/data/",
    "/exit-plans/",
    "/exit-plans/islington/",
    "/glossary/",
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
)
SHAPE = """() => ({
    wide: document.documentElement.scrollWidth,
    title: document.title.trim(),
    headings: document.querySelectorAll("h1").length,
    back: getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number),
})"""


def faults_of(page: Page, address: str, width: int, scheme: str) -> list[str]:
    """Open an address and tell what is wrong with the shape of the page."""
    page.goto(address, wait_until="load")
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(("fixture", "pages"), [("example_site", EXAMPLE_PAGES), ("real_site", REAL_PAGES)])
def test_pages_are_whole(
    request: pytest.FixtureRequest,
    browser: Browser,
    fixture: str,
    pages: tuple[str, ...],
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    """No dialog, error, other host or sideways scroll; a title and one main heading; the colours the reader chose."""
    site: Site = request.getfixturevalue(fixture)
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    watch = Watch(context, site.url)
    found: dict[str, list[str]] = {}
    page = context.new_page()
    for path in pages:
        faults = faults_of(page, site.url + path, width, scheme)
        faults += watch.faults
        watch.faults = []
        if faults:
            found[path] = faults
    context.close()

    assert found == {}


def test_the_lists_above_hold_every_kind(example_site: Site, real_site: Site) -> None:
    """A kind that is added to a site is looked at in the browser, too: each folder of a site has a page above."""
    for site, pages in ((example_site, EXAMPLE_PAGES), (real_site, REAL_PAGES)):
        folders = {path.parent.relative_to(site.folder).parts[0] for path in site.folder.rglob("*/index.html")}

        assert folders - {path.split("/")[1] for path in pages} == set()


def test_the_watch_sees_what_no_page_may_do(browser: Browser, real_site: Site) -> None:
    """The tests above would fail on a page that opens a dialog, errs, fetches elsewhere or is too wide."""
    bad = """<h1>One</h1><h1>Two</h1><p style="width: 500px">wide</p><img src="http://other.invalid/a.png">
        <script>alert("hello"); console.error("oh"); throw new Error("thrown")</script>"""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    watch = Watch(context, real_site.url)
    page = context.new_page()
    page.route("**/bad.html", lambda route: route.fulfill(content_type="text/html", body=bad))

    shape = faults_of(page, real_site.url + "/bad.html", 390, "light")
    context.close()

    assert [fault.split()[0:3] for fault in shape][:2] == [["it", "is", "508"], ["it", "has", "no"]]
    assert "it has 2 headings of the first level" in shape
    told = "\n".join(watch.faults)
    for fault in ("a dialog: hello", "console: oh", "thrown", "another host: http://other.invalid/a.png"):
        assert fault in told
