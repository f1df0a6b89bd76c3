"""By keyboard alone: all can be reached in the order of the page, the focus is seen, and nothing traps it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watching import Site
from tests.proofs import proof, sampled
from tests.readers import Readers

WALKED = (
    ("example_site", "/"),
    ("example_site", "/decisions/2026-09-08-stop-sharing/"),
    ("example_site", "/search/?q=payroll"),
    ("real_site", "/authorities/camden/"),
    ("real_site", "/years/2018-19/"),
    ("real_site", "/404.html"),
)
# What can be used: it is shown, and no part of the menu while that is closed.
USABLE = """() => [...document.querySelectorAll("a[href], button, input, select, summary, textarea, [tabindex='0']")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .map((one, place) => { one.dataset.place = place; return place; })"""
FOCUSED = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const style = getComputedStyle(one);
    const channel = (part) => { part /= 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; };
    const light = (colour) => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map(Number);
        return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
    };
    const apart = (one, other) => {
        const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
        return (high + 0.05) / (low + 0.05);
    };
    const box = one.getBoundingClientRect();
    const behind = (element) => {
        for (let at = element.parentElement; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (!colour.endsWith(", 0)")) return colour;
        }
        return getComputedStyle(document.body).backgroundColor;
    };
    return {
        place: one.dataset.place === undefined ? null : Number(one.dataset.place),
        name: one.textContent.trim() || one.name || one.id,
        wide: parseFloat(style.outlineWidth),
        style: style.outlineStyle,
        words: apart(style.color, style.backgroundColor),
        ring: Math.max(apart(style.outlineColor, behind(one)), apart("rgb(11, 12, 12)", behind(one))),
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""


FOCUSED_ALL = f"""() => [...document.querySelectorAll("[data-place]")].map((one) => {{
    one.focus();
    return ({FOCUSED})();
}})"""


def walks() -> list[Any]:
    """Each page at one of the widths, in turns; at the other with `make prove`."""
    widths = (390, 1280)
    now = [(*page, widths[number % 2]) for number, page in enumerate(WALKED)]
    return now + [proof((*page, widths[1 - number % 2])) for number, page in enumerate(WALKED)]


@pytest.fixture
def page(readers: Readers) -> Iterator[Page]:
    """An empty page of a phone's width."""
    with readers.page(still=True) as page:
        yield page


def opened(page: Page, address: str) -> None:
    """Open an address and wait for what it searches."""
    page.goto(address, wait_until="load")
    if "?q=" in address:
        expect(page.locator(".found-count")).to_contain_text("found")


@pytest.mark.parametrize(("fixture", "path", "width"), walks())
def test_the_tab_key_reaches_all_in_order_and_shows_where_it_is(
    request: pytest.FixtureRequest, page: Page, fixture: str, path: str, width: int
) -> None:
    """Each link, button and field once, in the order of the page, seen by a ring; then the page is left.

    What the ring is like in dark colours is seen on each of them afterwards: the order has nothing to do with colours.
    """
    site: Site = request.getfixturevalue(fixture)
    page.set_viewport_size({"width": width, "height": 844})
    opened(page, site.url + path)
    usable = page.evaluate(USABLE)
    reached, rings = [], []
    for _ in range(len(usable) + 5):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at is None or at["place"] in reached:
            break
        reached.append(at["place"])
        rings.append(at)
    page.emulate_media(color_scheme="dark")
    page.keyboard.press("Shift+Tab")
    dark = page.evaluate(FOCUSED_ALL)

    assert [at for at in rings + dark if is_badly_seen(at)] == []
    assert reached == usable == [at["place"] for at in dark]
    assert [at["ring"] for at in dark] != [at["ring"] for at in rings]
    assert len(usable) > 20


def is_badly_seen(at: dict[str, Any]) -> bool:
    """Whether a reader would not see that the focus is here."""
    return bool(at["style"] == "none" or at["wide"] < 2 or at["words"] < 4.5 or at["ring"] < 3 or not at["inside"])


def test_the_first_key_leads_past_the_menu(page: Page, example_site: Site) -> None:
    """The first link skips to what the page says; the next key goes on from there."""
    page.goto(example_site.url + "/decisions/2026-09-08-stop-sharing/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('#main').contains(document.activeElement)")


def test_the_menu_opens_and_closes(page: Page, example_site: Site) -> None:
    """Enter opens it, the next key is in it, and Escape closes it and stands at its button again."""
    page.goto(example_site.url + "/")
    button = page.get_by_role("button", name="Menu")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#menu")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#menu a").first).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.locator("#menu")).to_be_hidden()
    expect(button).to_be_focused()


def test_a_word_is_explained_as_soon_as_it_has_the_focus(page: Page, example_site: Site) -> None:
    """Its meaning is shown and belongs to it; Escape hides it without moving the focus; Enter shows it again."""
    page.goto(example_site.url + "/decisions/2026-09-08-stop-sharing/")
    word = page.locator(".word button").first
    meaning = page.locator(".word [popover]").first
    expect(meaning).to_be_hidden()
    word.focus()
    expect(meaning).to_be_visible()
    assert word.get_attribute("aria-describedby") == meaning.get_attribute("id")
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(word).to_be_focused()
    page.keyboard.press("Enter")

    expect(meaning).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_word_is_explained_by_hover_touch_and_without_javascript(
    readers: Readers, example_site: Site, scripts: bool
) -> None:
    """A mouse over it is enough, and may move onto the meaning; a touch opens it and a touch elsewhere closes it."""
    with readers.page(touch=True, scripts=scripts) as page:
        page.goto(example_site.url + "/decisions/2026-09-08-stop-sharing/")
        word, meaning = page.locator(".word button").first, page.locator(".word [popover]").first
        word.hover()
        expect(meaning).to_be_visible()
        page.mouse.move(200, 5)
        expect(meaning).to_be_hidden()
        word.tap()
        expect(meaning).to_be_visible()
        expect(meaning).to_be_in_viewport(ratio=1)
        page.touchscreen.tap(5, 300)
        expect(meaning).to_be_hidden()


@pytest.mark.parametrize(("wide", "scripts"), [(1280, True), (1280, False), (390, True)])
def test_an_explanation_opens_at_its_word_and_a_pointer_can_go_to_it(
    readers: Readers, example_site: Site, wide: int, scripts: bool
) -> None:
    """It touches the word, starts with it, stays within the window, and stays open on the way to it and on it."""
    with readers.page(wide, scripts=scripts) as page:
        page.goto(example_site.url + "/decisions/2026-09-08-stop-sharing/")
        for each in page.locator(".word").all():
            button, meaning = each.locator("button"), each.locator("[popover]")
            button.scroll_into_view_if_needed()
            button.hover()
            expect(meaning).to_be_in_viewport(ratio=1)
            word, box = button.bounding_box(), meaning.bounding_box()
            assert word and box
            gap = max(box["y"] - word["y"] - word["height"], word["y"] - box["y"] - box["height"])
            assert gap < 1, "The meaning stands away from its word."
            assert meaning.locator("strong").first.inner_text()
            x = min(max(word["x"] + word["width"] / 2, box["x"] + 4), box["x"] + box["width"] - 4)
            page.mouse.move(x, box["y"] + box["height"] / 2, steps=40)
            expect(meaning).to_be_visible()
            page.mouse.move(1, 1)
            expect(meaning).to_be_hidden()


@pytest.mark.parametrize(
    ("wide", "high", "edge"),
    [
        (390, 844, "end"),
        (320, 568, "start"),
        (1280, 720, "end"),
        *map(proof, [(390, 844, "start"), (320, 568, "end"), (1280, 720, "start")]),
    ],
)
def test_an_explanation_is_within_the_window_wherever_its_word_is(
    readers: Readers, real_site: Site, wide: int, high: int, edge: str
) -> None:
    """A word at the window's upper or lower edge is explained where there is room: on its other side."""
    with readers.page(wide, high, still=True) as page:
        for path in ("/risks/different-priorities/", "/savings/shared-ict/", "/decisions/2016-03-haringey-joins/"):
            page.goto(real_site.url + path)
            for each in page.locator(".word").all():
                button, meaning = each.locator("button"), each.locator("[popover]")
                button.evaluate(f"here => here.scrollIntoView({{ block: '{edge}' }})")
                button.focus()
                expect(meaning).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(
    ("path", "keys"),
    sampled(
        product(("/", "/savings/", "/decisions/2026-09-08-stop-sharing/", "/404.html"), ("Control+k", "Meta+k", "/")), 5
    ),
)
def test_a_shortcut_opens_the_search(page: Page, example_site: Site, keys: str, path: str) -> None:
    """From any page straight into the search's field; from the search page, too; a stroke in a field is a letter."""
    page.goto(example_site.url + path)
    page.keyboard.press(keys)
    page.wait_for_url("**/search/#q")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press(keys)
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("pay/roll")
    expect(page.locator("#q")).to_have_value("pay/roll")
    page.keyboard.press("Enter")

    expect(page.locator(".found-count")).to_contain_text(re.compile("found|Showing"))
    assert page.url == example_site.url + "/search/?q=pay%2Froll"


@pytest.mark.parametrize("keys", ["Control+/", "Alt+/", "k", "Control+Shift+k"])
def test_other_keys_stay_as_they_are(page: Page, example_site: Site, keys: str) -> None:
    """What belongs to the browser or is a letter opens nothing."""
    page.goto(example_site.url + "/savings/")
    page.keyboard.press(keys)
    page.wait_for_timeout(200)

    assert page.url == example_site.url + "/savings/"
