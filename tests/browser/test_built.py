"""A site that is no longer rebuilt says so on every page, by the server's clock; one page says how it was built."""

from __future__ import annotations

import json
from datetime import datetime
from functools import partial

import pytest
from playwright.sync_api import Page, Route

from generator.publishing.hold import Hold
from tests.browser.test_axe import faults_on
from tests.browser.watching import Site, watched
from tests.browser.weighing import SHIFT, weight
from tests.conftest import served
from tests.readers import Readers

STALE = ".stale"


def line_on(page: Page, address: str) -> str | None:
    """What a page says at its foot once the script has had its answer."""
    with page.expect_response("**/build.json"):
        page.goto(address, wait_until="load")
    page.wait_for_timeout(50)
    found = page.locator(STALE)
    return found.text_content() if found.count() else None


@pytest.mark.parametrize(
    ("now", "stale"),
    [
        ("2026-10-01T12:00Z", False),
        ("2026-10-02T22:59Z", False),  # 23:59 of the day after, in British Summer Time
        ("2026-10-02T23:00Z", True),
        ("2026-11-28T13:00Z", True),
        ("2020-01-01T00:00Z", False),
    ],
)
def test_after_two_days_it_says_so(example_site: Site, readers: Readers, now: str, stale: bool) -> None:
    """In UK time and by the server's clock alone: this device may think that it is any day."""
    with readers.page() as page, served(example_site.folder, datetime.fromisoformat(now)) as site:
        said = line_on(page, f"{site.url}/")
    assert said == ("This site has not been rebuilt since 1 October 2026." if stale else None)


def test_every_page_says_so_and_none_jumps(example_site: Site, readers: Readers) -> None:
    """Also a short one, a long one and one that is not there; on a phone it is a line or two, and always in sight.

    axe finds nothing wrong with it, and the script that says so is small.
    """
    now = datetime.fromisoformat("2026-11-28T13:00Z")
    with (
        readers.page(bypass_csp=True) as page,
        served(example_site.folder, now) as site,
        watched(page.context, site.url) as watch,
    ):
        for path in ("/", "/privacy/", "/decisions/", "/404.html"):
            assert line_on(page, site.url + path), path
            assert page.evaluate(SHIFT) < 0.02, path
            box = page.locator(STALE).bounding_box()
            assert box and box["y"] + box["height"] <= 845 and box["height"] < 90, path
        assert watch.take() == []
        assert faults_on(page) == []
    script = example_site.folder / "assets" / "javascripts" / "built.js"
    assert weight(script.name, script.read_bytes()) < 1_200


def test_the_server_sends_the_policy_too(example_site: Site, readers: Readers) -> None:
    """As the site's own file of headers asks: with it the pages here are served, and their tests find nothing blocked."""
    with readers.page() as page:
        sent = page.goto(f"{example_site.url}/")
        meta = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert sent and meta and "'unsafe-inline'" not in meta
    assert sent.headers["content-security-policy"] == f"{meta}; frame-ancestors 'none'"
    assert sent.headers["x-content-type-options"] == "nosniff"


def test_where_nothing_can_be_had_nothing_is_said(example_site: Site, readers: Readers) -> None:
    """No answer, half an answer, a preview that was never built, a day that is none, a server without a clock."""
    whole = (example_site.folder / "build.json").read_text("utf-8")
    date = {"Date": "Sat, 28 Nov 2026 13:00:00 GMT"}
    for headers, body in (
        *(
            (date, body)
            for body in ("<!doctype html>", '{"as_of": "2026-10-01"}', '{"as_of": "?", "built": "x"}', "null")
        ),
        ({}, whole),
        (None, ""),
    ):
        with readers.page() as page:
            page.route("**/build.json", partial(answer, headers=headers, body=body))
            page.goto(f"{example_site.url}/", wait_until="load")
            page.wait_for_timeout(50)
            assert page.locator(STALE).count() == 0, body
            page.unroute("**/build.json")


def answer(route: Route, headers: dict[str, str] | None, body: str) -> None:
    """Answer in the server's place, or not at all."""
    if headers is None:
        route.abort()
    else:
        route.fulfill(status=200, headers=headers, body=body)


def test_the_page_of_the_last_build(example_site: Site, readers: Readers) -> None:
    """When, from which commit, as of which day, how long each step took, the warnings, and what falls due next."""
    held = {"since": "2026-10-05", "to": "2026-10-01", "why": "A name that had to go"}
    told = {"built": "2026-10-01T01:17:00+00:00", "commit": "abc123", "uncommitted": False, "warnings": 1, "held": held}
    body = json.dumps(json.loads((example_site.folder / "build.json").read_bytes()) | told)
    with readers.page() as page:
        page.route("**/build.json", partial(answer, headers={"Date": "Mon, 05 Oct 2026 13:00:00 GMT"}, body=body))
        assert line_on(page, f"{example_site.url}/status/") == (
            "This site was put back on 5 October 2026 to how it was on 1 October 2026."
        )
        assert page.evaluate(SHIFT) < 0.02
        # The front page has a notice that says so, with the reason.
        front = Hold(**held).on((example_site.folder / "index.html").read_bytes())
        page.route(f"{example_site.url}/", lambda route: route.fulfill(content_type="text/html", body=front))
        assert line_on(page, f"{example_site.url}/") is None
        assert page.get_by_text("to how it was on 1 October 2026").count() == 1
        page.unroute(f"{example_site.url}/")
        page.goto(f"{example_site.url}/status/")
        text = page.locator("main").inner_text()
        assert page.get_by_text("to how it was on").count() == 1
        page.get_by_text("End of call-in").click()
        assert page.url.endswith("/decisions/2026-09-24-network-contract/")
        page.unroute("**/build.json")
    with readers.page(scripts=False) as page:
        page.goto(f"{example_site.url}/status/")
        assert "if your browser runs JavaScript." in page.locator("main").inner_text()
        page.get_by_role("link", name="build.json").click()

    for words in (
        "Built on 1 October 2026 at 2:17am.",
        "Shows the position as at 1 October 2026.",
        "Made from commit abc123.",
        "The check found 1 warning.",
        "Reason for putting the site back: A name that had to go",
        "6 October 2026. End of call-in: Keep the network contract for one more year",
        "Making the site: ",
    ):
        assert words in text
