"""Every picture of both sites as a reader meets it: on phones, desks and paper, in light, dark and forced colours."""

from __future__ import annotations

from typing import Any

import pytest

from generator.pages.tested import schemes
from tests.browser.watching import Site
from tests.readers import Readers

PAGES = {
    "real_site": (
        "/decisions/2016-03-haringey-joins/",
        "/decisions/2018-07-19-lighter-model/",
    ),
    "example_site": (
        "/",
        "/savings/",
        "/savings/computers-and-networks/",
        "/savings/payroll-time/",
        "/exit-plans/",
        "/risks/",
        "/measures/helpdesk-wait/",
        "/measures/paid-right-first-time/",
        "/decisions/2023-06-13-one-payroll-system/",
        "/decisions/2022-01-11-copperdown-joins/",
        "/decisions/2026-09-08-stop-sharing/",
    ),
}
ALL = [(site, path) for site, paths in PAGES.items() for path in paths]
FAULTS = """() => {
    const found = [], within = (inner, outer) => inner.left >= outer.left - 1 && inner.right <= outer.right + 1
        && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
    for (const svg of document.querySelectorAll("figure > svg")) {
        const whole = svg.getBoundingClientRect(), texts = [...svg.querySelectorAll("text")];
        const boxes = texts.map((text) => text.getBoundingClientRect());
        texts.forEach((text, at) => {
            const size = parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().d
                / (text.hasAttribute("transform") ? Math.cos(55 * Math.PI / 180) : 1);
            if (size < 12) found.push(["small letters", text.textContent, size]);
            if (!within(boxes[at], whole)) found.push(["cut off", text.textContent]);
            for (let other = 0; other < at; other += 1) {
                const one = boxes[at], two = boxes[other];
                if (text.hasAttribute("transform") && texts[other].hasAttribute("transform")) continue;
                // Half a leading of two lines may meet where no letter does.
                if (Math.min(one.right, two.right) - Math.max(one.left, two.left) > 1
                    && Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 4)
                    found.push(["one over another", text.textContent, texts[other].textContent]);
            }
        });
        for (const shape of svg.querySelectorAll("rect, circle, line, path:not(defs path)"))
            if (!shape.closest("defs") && !within(shape.getBoundingClientRect(), whole))
                found.push(["out of the picture", shape.outerHTML]);
    }
    if (document.documentElement.scrollWidth > innerWidth) found.push(["sideways scroll"]);
    return found;
}"""
TOLD = """() => [...document.querySelectorAll("figure > svg")].map((svg) => ({
    role: svg.getAttribute("role"),
    told: svg.getAttribute("aria-labelledby").split(" ").map((id) => svg.querySelector("#" + id)?.textContent ?? ""),
    caption: svg.parentElement.querySelector("figcaption").textContent,
    table: [...document.querySelectorAll("main table")].some(
        (table) => svg.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING),
    file: [...document.querySelectorAll("main a[href$='.csv']")].some(
        (link) => svg.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING),
}))"""
CONTRAST = """() => {
    const light = (colour) => {
        const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    const found = [], ground = (part) => {
        const colour = getComputedStyle(part).backgroundColor;
        return colour === "rgba(0, 0, 0, 0)" ? ground(part.parentElement) : light(colour);
    };
    const against = (colour, part) => {
        const both = [light(colour), ground(part)];
        return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
    };
    for (const text of document.querySelectorAll("figure text"))
        if (against(getComputedStyle(text).fill, text) < 4.5) found.push(["text", text.textContent]);
    const drawn = ".promised, .forecast, .delivered, .missing, .edge, .target, .good, .bad, .mark:not(.paper)";
    for (const shape of document.querySelectorAll(`figure :is(${drawn})`)) {
        if (against(getComputedStyle(shape).stroke, shape) < 3) found.push(["shape", shape.outerHTML]);
    }
    return found;
}"""


DESK, PHONE = (1280, 900), (390, 844)


def looked_at(readers: Readers, site: Site, path: str, script: str, *screens: tuple[int, int]) -> list[Any]:
    """What a script finds on a page with pictures, on each of some screens."""
    with readers.page() as page:
        page.goto(site.url + path)
        found = []
        for width, height in screens:
            page.set_viewport_size({"width": width, "height": height})
            found.append(page.evaluate(script))
    return found


@pytest.mark.parametrize(("fixture", "path"), ALL)
def test_pictures_can_be_read_whatever_the_screen_and_the_colours(
    request: pytest.FixtureRequest, readers: Readers, fixture: str, path: str
) -> None:
    """No letters under 12 pixels, nothing cut off, no words over others, no sideways scroll, at each width.

    Words stand out 4.5 to 1 and what is drawn 3 to 1, in light, dark and forced colours. On paper letters are as large as
    those around them. A reader's own wide font, or words spaced further apart, makes nothing meet.
    """
    site: Site = request.getfixturevalue(fixture)
    found: dict[str, Any] = {}
    with readers.page() as page:
        page.goto(site.url + path)
        assert page.locator("figure > svg").count()
        for width in (320, 360, 390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            found[str(width)] = page.evaluate(FAULTS)
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            found[scheme] = page.evaluate(CONTRAST)
        page.emulate_media(color_scheme="light", forced_colors="active")
        found["forced colours"] = page.evaluate(CONTRAST)
        page.set_viewport_size({"width": 690, "height": 1000})
        page.emulate_media(media="print", forced_colors="none")
        found["print"] = page.evaluate(FAULTS.replace("size < 12", "size < 10.5 || size > 12.5"))
        page.set_viewport_size({"width": 320, "height": 800})
        page.emulate_media(media="null")
        page.evaluate("document.body.style.setProperty('--font', 'Verdana, DejaVu Sans')")
        found["wide letters"] = page.evaluate(FAULTS)

    assert {state: faults for state, faults in found.items() if faults} == {}


def test_bad_pictures_would_be_seen(readers: Readers) -> None:
    """The test above would fail on small letters, on what is cut off, on words over others and on pale ones."""
    bad = """<!doctype html><style>body, figure { background: #fff } text { font: 20px sans-serif; fill: #ddd }</style>
        <figure><svg width="100" height="60" viewBox="0 0 100 60"><text style="font-size: 8px" x="5" y="20">Small</text>
        <text x="60" y="40">Cut off</text><text x="62" y="44">Over</text><rect x="90" width="30" height="5"/></svg></figure>"""
    with readers.page() as page:
        page.set_content(bad)
        faults, pale = page.evaluate(FAULTS), page.evaluate(CONTRAST)

    assert {fault[0] for fault in faults} == {"small letters", "cut off", "one over another", "out of the picture"}
    assert {fault[0] for fault in pale} == {"text"}


@pytest.mark.parametrize(("fixture", "path"), ALL)
def test_pictures_are_told_to_those_who_do_not_see_them(
    request: pytest.FixtureRequest, readers: Readers, fixture: str, path: str
) -> None:
    """Each has a title and a description for screen readers; but for the front page, its table and its CSV follow."""
    site: Site = request.getfixturevalue(fixture)
    (pictures,) = looked_at(readers, site, path, TOLD, PHONE)
    assert pictures
    for picture in pictures:
        title, description = picture["told"]
        assert (picture["role"], title) == ("img", picture["caption"])
        assert len(description) > len(title), picture
        if path != "/":
            assert picture["table"] and picture["file"], picture


@pytest.mark.parametrize("path", ["/", "/savings/shared-ict/"])
def test_figures_that_are_not_compared_are_not_drawn(readers: Readers, real_site: Site, path: str) -> None:
    """Bars beside each other compare: figures of which nothing says that they cover the same thing have no picture."""
    with readers.page() as page:
        page.goto(real_site.url + path)
        assert "£6 million" in page.locator("main").inner_text()
        assert page.locator("main figure, main .pr-picture").count() == 0


def test_a_wide_screen_gives_pictures_room_and_letters_their_size(readers: Readers, example_site: Site) -> None:
    """A picture on a desk, beside its table, is still wider than on a phone; its letters are hardly larger than there."""
    sizes = """() => [...document.querySelectorAll("figure > svg")].map((svg) => [svg.getBoundingClientRect().width,
        Math.max(...[...svg.querySelectorAll("text")].map((text) => text.getBoundingClientRect().height))])"""
    path = "/savings/computers-and-networks/"
    desk, phone = looked_at(readers, example_site, path, sizes, DESK, (360, 800))
    assert all(at_desk[0] > 1.3 * on_phone[0] for at_desk, on_phone in zip(desk, phone, strict=True))
    grown = [at_desk[1] / on_phone[1] for at_desk, on_phone in zip(desk, phone, strict=True)]
    assert min(grown) >= 1 and max(grown) < 1.25, grown


def test_a_residents_council_is_shown_promised_and_got(readers: Readers, example_site: Site) -> None:
    """Each council has both, against its own share; one that left has no gap but says so."""
    with readers.page() as page:
        page.goto(example_site.url + "/savings/payroll-time/")
        said = page.locator("figure svg[aria-labelledby^=by-council] text").all_text_contents()
    assert [each for each in said if each.startswith("Agreed share")] == [
        "Agreed share 40%, then 45%",
        "Agreed share 25%, then 30%",
        "Agreed share 20%, then 25%",
        "Agreed share 15%",
    ]
    assert said[:4] == ["Ashmere", "Agreed share 40%, then 45%", "Promised £60k", "Saved £40k"]
    assert said[-3:-1] == ["Promised £22.5k", "Saved: had left"]


BESIDE = """() => [...document.querySelectorAll("main figure")].map((one) => [one, one.nextElementSibling])
    .filter(([, after]) => after?.localName === "table").map((both) => {
        const [drawn, table] = both.map((one) => one.getBoundingClientRect());
        return drawn.right <= table.left && Math.min(drawn.bottom, table.bottom) > Math.max(drawn.top, table.top)
            ? "beside" : drawn.bottom <= table.top ? "over" : "apart";
    })"""
FACTS = """[...document.querySelectorAll("#how-far-to-trust-these-figures + dl > div")]
    .map((one) => one.getBoundingClientRect().left)"""


@pytest.mark.parametrize(
    ("fixture", "path"),
    [
        ("example_site", "/savings/"),
        ("example_site", "/savings/payroll-time/"),
        ("example_site", "/savings/computers-and-networks/"),
        ("example_site", "/measures/helpdesk-wait/"),
        ("example_site", "/risks/"),
    ],
)
def test_a_desk_has_the_table_beside_its_picture(
    request: pytest.FixtureRequest, readers: Readers, fixture: str, path: str
) -> None:
    """The room of a desk is used; on a phone the table stands under its picture."""
    site: Site = request.getfixturevalue(fixture)
    desk, phone = looked_at(readers, site, path, BESIDE, DESK, PHONE)
    assert (set(desk), set(phone)) == ({"beside"}, {"over"})


def test_a_table_of_many_columns_has_the_whole_width(readers: Readers, example_site: Site) -> None:
    """Eight columns have no room beside a picture, and none stands out to the side."""
    path = "/measures/paid-right-first-time/"
    wide = "document.querySelector('main table').offsetWidth <= document.querySelector('.pr').offsetWidth"
    assert looked_at(readers, example_site, path, BESIDE, DESK) == [["over"]]
    assert looked_at(readers, example_site, path, wide, DESK) == [True]


def test_a_desk_has_what_is_to_be_known_of_figures_in_two_columns(readers: Readers, real_site: Site) -> None:
    """Two on a desk, one on a phone."""
    path = "/savings/shared-ict/"
    desk, phone = looked_at(readers, real_site, path, FACTS, DESK, PHONE)
    assert (len(set(desk)), len(set(phone))) == (2, 1)


KEPT = """() => [...document.querySelectorAll("main figure")].filter(
    (one) => one.nextElementSibling?.localName === "table").map((one) => {
        const both = one.parentElement, before = both.previousElementSibling;
        return [getComputedStyle(both).breakInside, both.getBoundingClientRect().height < 900, both.contains(one),
            before.localName.startsWith("h") ? getComputedStyle(before).breakAfter : "avoid"];
    })"""


@pytest.mark.parametrize("fixture", PAGES)
def test_no_sheet_of_paper_comes_between_a_heading_its_picture_and_its_table(
    request: pytest.FixtureRequest, readers: Readers, fixture: str
) -> None:
    """What floats may be moved to the next sheet alone; these stand in one part that fits a sheet."""
    site: Site = request.getfixturevalue(fixture)
    with readers.page(690, 1000, media="print") as page:
        for path in PAGES[fixture]:
            if path == "/":
                continue
            page.goto(site.url + path)
            kept = page.evaluate(KEPT)
            assert kept and all(one == ["avoid", True, True, "avoid"] for one in kept), (path, kept)
