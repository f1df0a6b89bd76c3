"""How long it still is, and by how much something is late: worked out in the reader's browser, in UK time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.watching import Site
from tests.proofs import proof

SCRIPT = Path("site_overrides", "assets", "javascripts", "relative.js").read_text(encoding="utf-8")
LEFT = '<time class="left" datetime="{}">the date</time>'
LATE = '<time class="late" datetime="{}">the date</time>'


ZONES = ("Europe/London", "Pacific/Auckland", "America/Los_Angeles")


@pytest.fixture(scope="module", params=ZONES)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page on a device that stands in some zone."""
    context = browser.new_context(timezone_id=request.param)
    yield context.new_page()
    context.close()


def said(page: Page, element: str, now: str) -> str:
    """What stands there at a moment, which is given in UTC."""
    page.goto("about:blank")
    page.clock.set_fixed_time(datetime.fromisoformat(now + "+00:00"))
    page.set_content(f"<p>{element}</p>")
    page.add_script_tag(content=SCRIPT, type="module")
    page.wait_for_function("window.said ??= true")
    return page.locator("p").inner_text()


@pytest.mark.parametrize(
    ("closes", "now", "words"),
    [
        ("2026-12-05", "2026-11-30T12:00", "the date (5 days left)"),
        ("2026-12-05", "2026-12-04T23:59", "the date (1 day left)"),
        ("2026-12-05", "2026-12-05T00:00", "the date (today)"),
        ("2026-12-05", "2026-12-06T00:00", "the date (now passed)"),
        ("2026-12-05T10:00", "2026-12-05T10:00", "the date (today)"),
        ("2026-12-05T10:00", "2026-12-05T10:01", "the date (now passed)"),
        ("2026-07-05", "2026-07-04T23:30", "the date (today)"),
        ("2026-07-05T10:00", "2026-07-05T09:30", "the date (now passed)"),
    ],
)
def test_the_days_that_are_left_are_those_of_the_united_kingdom(page: Page, closes: str, now: str, words: str) -> None:
    """Summer time counts, and where the device stands does not."""
    assert said(page, LEFT.format(closes), now) == words


@pytest.mark.parametrize("page", [proof(ZONES[0]), ZONES[1], proof(ZONES[2])], indirect=True)
@pytest.mark.parametrize(
    ("due", "now", "words"),
    [
        ("2026-11-27", "2026-11-27T12:00", "the date"),
        ("2026-11-27", "2026-11-28T12:00", "the date (1 day late)"),
        ("2026-09-28", "2026-11-27T12:00", "the date (60 days late)"),
        ("2026-09-28", "2026-11-28T12:00", "the date (2 months late)"),
        ("2026-08-31", "2026-11-30T12:00", "the date (3 months late)"),
        ("2025-08", "2026-11-28T12:00", "the date (14 months late)"),
        ("2025-08", "2026-11-30T12:00", "the date (15 months late)"),
        ("2018", "2026-11-28T12:00", "the date (7 years late)"),
    ],
)
def test_what_is_late_says_by_how_much(page: Page, due: str, now: str, words: str) -> None:
    """From the last day that it may have been due on, in days, then months, then years."""
    assert said(page, LATE.format(due), now) == words


def test_a_page_says_how_long_a_decision_is_open_to_call_in(browser: Browser, example_site: Site) -> None:
    """Worked out when it is read, not when it was built; the date alone where no script runs."""
    address = f"{example_site.url}/decisions/2026-09-24-network-contract/"
    open_until = "Open to call-in until Tuesday 6 October 2026"
    for now, words in (("2026-10-01T12:00", " (5 days left)"), ("2026-10-06T23:30", " (now passed)")):
        page = browser.new_page()
        page.clock.set_fixed_time(datetime.fromisoformat(now + "+00:00"))
        page.goto(address)
        page.locator(".answer .relative").wait_for()
        assert f"{open_until}{words}." in page.locator(".answer").inner_text()
        page.close()
    without = browser.new_context(java_script_enabled=False).new_page()
    without.goto(address)
    assert f"{open_until}." in without.locator(".answer").inner_text()
    without.context.close()


SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 100);
})"""


def test_the_list_of_actions_does_not_move_when_it_is_said_how_late_they_are(
    browser: Browser, example_site: Site
) -> None:
    """On a phone, where the script comes late: the line was there before."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.clock.set_fixed_time(datetime.fromisoformat("2026-10-01T12:00+00:00"))
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/relative.js", hold)
    page.goto(f"{example_site.url}/actions/", wait_until="domcontentloaded")
    page.wait_for_timeout(300)
    assert page.locator("td .relative", has_text="months late").count() == 0
    for route in held:
        route.continue_()
    page.locator("td .relative", has_text="months late").first.wait_for()
    assert "Overdue since 30 June 2025\n(15 months late)" in page.locator("main").inner_text()
    assert page.evaluate(SHIFTS) == 0
    page.close()
