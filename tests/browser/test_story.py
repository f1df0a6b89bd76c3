"""What a reader finds out, page by page: the real story in a few clicks, and the example's special pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Page

from tests.browser.watching import Site
from tests.readers import Readers

JOINS = "/decisions/2016-03-haringey-joins/"
SAVING = "/savings/shared-ict/"
WITHDRAWN = "/decisions/2024-05-14-first-report-on-shares/"


@pytest.fixture
def page(readers: Readers) -> Iterator[Page]:
    """An empty page of a phone's width."""
    with readers.page() as page:
        yield page


def words(page: Page, selector: str = ".pr") -> str:
    """The text that a reader sees, in one line."""
    return re.sub(r"\s+", " ", page.locator(selector).inner_text())


def test_the_front_page_says_what_came_of_the_plan(page: Page, real_site: Site) -> None:
    """What it is, what was expected and recorded, and by whom, and where it stands; nothing that only this site thinks."""
    page.goto(real_site.url + "/")

    assert "Camden, Haringey and Islington shared ICT and digital services." in words(page)
    assert "The partnership was due to end on 31 December 2018." in words(page)
    assert "£6 million a year" in words(page, "h1")
    assert "Islington recorded that about £2.4 million a year was saved" in words(page, "h1")
    assert not re.search("overdue|not published|missing|Nobody", words(page))


def test_the_front_page_tells_the_latest_decisions(page: Page, real_site: Site) -> None:
    """With where each decision stands; and not that a partnership has ended of which only the plan to end is known."""
    page.goto(real_site.url + "/")
    text = words(page, "dl.facts")
    assert "Haringey and Camden agree to end the shared ICT service" in text
    assert "has ended" not in text


def test_the_front_page_leads_on(page: Page, real_site: Site) -> None:
    """What residents look for is one click away, by its name in the menu."""
    page.goto(real_site.url + "/")
    links = page.get_by_role("heading", name="Find out about").locator("xpath=following-sibling::ul[1]").locator("a")
    leads = {link.inner_text(): link.get_attribute("href") for link in links.all()}

    assert leads["Savings and costs"] == "savings/shared-ict/"
    assert leads["compare the councils"] == "authorities/"
    assert leads["how decisions were made"] == "how-decisions-are-made/"
    assert leads["How it ended"] == "exit-plans/"


def test_only_what_is_past_is_called_not_found(page: Page, example_site: Site) -> None:
    """A body that is still to decide is waited for; of one that was due, no outcome was found."""
    page.goto(example_site.url + "/decisions/2026-09-08-stop-sharing/")
    answer = words(page, ".answer")
    assert "Waiting for Brookvale, due 13 October 2026." in answer
    assert "Copperdown’s decision, due 22 September 2026, is not in this record." in answer


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_where_a_decision_stands_has_a_sign_of_its_own_shape(
    page: Page, example_site: Site, scheme: Literal["light", "dark"]
) -> None:
    """Colour is never alone: agreed, waiting and over differ in the shape before the words, too."""
    page.emulate_media(color_scheme=scheme)
    page.goto(example_site.url + "/decisions/")
    signs = page.eval_on_selector_all(
        ".entries p > span:is(.done, .waiting, .stopped, .over)",
        "all => all.map(one => [one.className, getComputedStyle(one, '::before').maskImage])",
    )
    shapes = dict(signs)

    assert {"done", "waiting", "over"} <= set(shapes)
    assert len(set(shapes.values())) == len(shapes)
    assert "none" not in shapes.values()


@pytest.mark.parametrize("wish", [{"media": "print"}, {"forced_colors": "active"}])
def test_the_front_panel_is_readable_without_its_ground(page: Page, example_site: Site, wish: dict[str, Any]) -> None:
    """On paper and in the reader's own colours its white letters, and those of its picture, would stand on white."""
    page.goto(example_site.url + "/")
    page.emulate_media(**wish)
    style = "here => [getComputedStyle(here).color, getComputedStyle(here.closest('.lead')).borderImageSource]"

    assert page.locator("h1").evaluate(style) == ["rgb(0, 0, 0)", "none"]
    assert page.locator(".lead text").first.evaluate("here => getComputedStyle(here).fill") == "rgb(0, 0, 0)"


def test_the_letters_are_the_sites_own(page: Page, real_site: Site) -> None:
    """They come from the site itself, at once, so that nothing moves when they come."""
    page.goto(real_site.url + "/")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("[...document.fonts].map(font => [font.family, font.status])") == [["Source Sans 3", "loaded"]]


def test_a_decision_leads_to_its_saving_and_back(page: Page, real_site: Site) -> None:
    """Whose decision was not found stands at its top; the money is one click away, and the decision one click back."""
    page.goto(real_site.url + JOINS)
    assert "We have not found Camden’s decision, due 6 April 2016." in words(page, ".answer")
    assert "waiting for" not in words(page)

    page.locator(".pr a[href*='savings/shared-ict']").first.click()
    page.wait_for_url(real_site.url + SAVING)
    text = words(page, ".answer")
    assert all(figure in text for figure in ("£6 million", "£2.4 million", "£800,000")), text
    assert "%" not in text

    page.locator(".pr a[href*='2016-03-haringey-joins']").first.click()
    page.wait_for_url(real_site.url + JOINS)


@pytest.mark.parametrize("path", ["/", JOINS, "/404.html"])
def test_every_menu_link_answers(page: Page, real_site: Site, path: str) -> None:
    """Each link of the menu and the footer leads to a page, from the top of the site, from below and from the 404."""
    page.goto(real_site.url + path)
    links = page.eval_on_selector_all("header a, main a, footer a", "all => all.map(a => a.href)")
    own = {urldefrag(link).url for link in links if link.startswith(real_site.url)}

    assert len(own) > 15
    assert {link: page.request.get(link).status for link in own} == dict.fromkeys(own, 200)


@pytest.mark.parametrize("path", ["/", JOINS, SAVING, "/exit-plans/haringey/", "/story/"])
def test_words_explained_stand_on_the_page(page: Page, real_site: Site, path: str) -> None:
    """A word of the glossary shows its meaning in place, once a page; on paper it stands at the end."""
    page.goto(real_site.url + path)
    words = page.locator(".word")
    words.first.hover()

    assert words.first.locator("[popover]").is_visible()
    assert len(words.first.locator("[popover]").inner_text()) > 20
    meanings = page.eval_on_selector_all(".word [popover]", "all => all.map(one => one.id)")
    assert len(set(meanings)) == len(meanings) == page.locator(".words dt").count()


def test_a_former_address_leads_to_the_page(page: Page, example_site: Site) -> None:
    """An address that a decision had before it was renamed still brings the reader to it."""
    page.goto(example_site.url + "/decisions/2021-shared-services/")
    page.wait_for_url(example_site.url + "/decisions/2021-01-19-share-three-services/")

    assert "Agreed by" in words(page)


def test_a_withdrawn_decision_says_so_and_leads_on(page: Page, example_site: Site) -> None:
    """A withdrawn page says first that it is withdrawn, why, and what to read instead, in plain words."""
    page.goto(example_site.url + WITHDRAWN)
    notice = words(page, ".pr h1 + .notice")

    assert "This page was withdrawn on 20 May 2024." in notice
    page.locator(".pr h1 + .notice a").click()
    page.wait_for_url(example_site.url + "/decisions/2025-01-14-new-shares/")


def test_no_page_shows_the_marks_it_is_written_in(example_site: Site, real_site: Site) -> None:
    """What steers the publishing, such as `<div class="notice" markdown>`, is for the publishing only."""
    shown = [
        file.parent.name
        for site in (example_site, real_site)
        for file in site.folder.rglob("*.html")
        if re.search(
            r"\{: ?[.#]|\{%|\{\{|\bmarkdown(?:=|>)",
            file.read_text(encoding="utf-8").partition('<article class="pr">')[2],
        )
    ]

    assert shown == []


def test_made_up_decisions_say_so_in_the_list(page: Page, example_site: Site) -> None:
    """Each made-up decision says so where it is listed, not on its own page only."""
    page.goto(example_site.url + "/decisions/")
    entries = page.locator(".pr > .entries > ul").first.locator("> li").all_inner_texts()

    assert entries
    assert [entry for entry in entries if "Made-up example" not in entry] == []


@pytest.mark.parametrize("path", ["/", "/decisions/2026-09-08-stop-sharing/", "/savings/computers-and-networks/"])
def test_nothing_needs_javascript(readers: Readers, page: Page, example_site: Site, path: str) -> None:
    """Everything there is to read is there without JavaScript, too; only how long it still is stands beside a date."""
    page.goto(example_site.url + path)
    beside = page.locator("time > .relative").all_inner_texts()
    page.evaluate("document.querySelectorAll('time > .relative').forEach((one) => one.remove())")
    assert all(re.fullmatch(r" ?\((?:now passed|today|\d+ \w+ (?:left|late))\)", one) for one in beside), beside
    with readers.page(scripts=False) as plain:
        plain.goto(example_site.url + path)

        assert len(words(page)) > 500
        assert words(plain) == words(page)
        assert plain.locator("#menu a[href]").count() > 5
        assert plain.locator("footer a[href]").count() > 15


def test_every_page_but_the_first_has_a_large_heading(page: Page, real_site: Site) -> None:
    """The front page's heading is a whole sentence, so it is smaller on a phone; no other page takes that over."""
    sizes = {}
    for path in ("/", "/search/", "/how-decisions-are-made/", "/glossary/", "/story/", SAVING):
        page.goto(real_site.url + path)
        sizes[path] = page.locator("h1").evaluate("here => parseFloat(getComputedStyle(here).fontSize)")
    front = sizes.pop("/")
    assert len(set(sizes.values())) == 1, sizes
    assert front < min(sizes.values())


def test_what_has_no_date_comes_last(page: Page, real_site: Site) -> None:
    """Everything, year by year: the newest year first."""
    page.goto(real_site.url + "/all/")
    years = page.locator(".pr li a").all_inner_texts()
    assert years[0] == "2018"
    assert years[-1] == "No date"


def test_a_cancelled_meeting_asks_for_no_minutes(page: Page, example_site: Site) -> None:
    """What nobody has to publish is not called missing; a meeting to come has an agenda at most."""
    page.goto(example_site.url + "/minutes/2026-02-10-joint-committee/")
    assert "Cancelled. Meeting of Riverlands Joint Committee" in words(page)
    assert not re.search("Chair|Minutes|have not found|late", words(page))
    page.goto(example_site.url + "/minutes/2026-11-24-joint-committee/")
    # The reader's browser adds how long it is until then, by its own clock.
    held = r"Open to the public: Tuesday 24 November 2026[^,.]*, 6:30pm, Town Hall, Brookvale and online\."
    assert re.search(held, words(page)), words(page)
    assert not re.search("Chair|Minutes|have not found|late", words(page))


def test_councils_that_left_do_not_run_it(page: Page, example_site: Site) -> None:
    """The first sentence names who is in today."""
    page.goto(example_site.url + "/")
    assert "Ashmere, Brookvale and Copperdown share computers and networks, payroll, and legal advice." in words(page)
    assert "Checked by Grove and Partners in June 2026." in words(page)


def test_the_menu_tells_where_a_page_belongs(page: Page, real_site: Site) -> None:
    """On a decision's page *Decisions* is marked, though the page itself is not in the menu."""
    page.goto(real_site.url + JOINS)
    marked = page.locator("#menu [aria-current]")
    assert marked.all_text_contents() == ["Decisions"]
    assert marked.get_attribute("aria-current") == "true"


def test_the_story_s_turning_points_stand_out(page: Page, real_site: Site) -> None:
    """A resident sees the plot: what turned the story is larger and bolder than the rest, and fewer than half."""
    page.goto(real_site.url + "/story/")
    turning, lesser = page.locator(".events .turning > strong"), page.locator(".events .lesser")
    size, weight = turning.first.evaluate(
        "here => [getComputedStyle(here).fontSize, getComputedStyle(here).fontWeight]"
    )
    quiet, light = lesser.first.evaluate("here => [getComputedStyle(here).fontSize, getComputedStyle(here).fontWeight]")

    assert float(size.removesuffix("px")) > float(quiet.removesuffix("px"))
    assert int(weight) > int(light)
    assert 5 < turning.count() < lesser.count()
    assert "Haringey joins the shared ICT and digital service." in turning.all_inner_texts()
    assert turning.last.inner_text() == "The partnership was due to end."


def test_the_story_puts_what_is_known_roughly_where_it_belongs(page: Page, real_site: Site) -> None:
    """Islington agreed by 22 March 2016, before Camden's day in April; a year alone comes after its dated days."""
    page.goto(real_site.url + "/story/")
    days = [" ".join(text.split()) for text in page.locator(".events > ul > li > p:first-child").all_inner_texts()]

    assert days.index("March 2016") < days.index("By 22 March 2016") < days.index("6 April 2016")
    assert days.index("8 November 2016") < days.index("2016") < days.index("19 June 2017")
    assert days.index("17 July 2018") < days.index("After 17 July 2018") < days.index("19 July 2018")
    assert days[-2:] == ["Autumn 2018", "31 December 2018"]


def test_the_outline_fits_a_screen_of_a_phone(page: Page, real_site: Site) -> None:
    """The account comes first; the contents lead to the timeline, where four facts sum the story up."""
    page.goto(real_site.url + "/story/")
    page.locator(".pr").get_by_role("link", name="Timeline", exact=True).click()
    assert page.locator("h2:target").inner_text() == "Timeline"
    facts = page.locator(".facts > div")
    top, box = page.locator("h2:target").bounding_box(), facts.last.bounding_box()

    assert facts.locator("dt").all_inner_texts() == [
        "Started",
        "Savings and costs",
        "Latest milestone",
        "Due to end",
    ]
    assert top is not None
    assert box is not None
    assert box["y"] + box["height"] - top["y"] < 844


def test_names_in_the_menu_are_distinct(page: Page, real_site: Site) -> None:
    """No two entries begin alike or say the same with other words."""
    page.goto(real_site.url + "/")
    names = [name for name in page.locator("footer li a").all_text_contents() if name]

    assert len(set(names)) == len(names)
    assert not {"Story", "The story", "How it works", "Glossary", "Scorecard", "The data"} & set(names)
    assert {"What happened", "How decisions were made", "About the partnership", "What we have not found"} <= set(names)


def test_a_council_that_left_has_no_later_decision(page: Page, example_site: Site) -> None:
    """Dunmarsh left in March 2025: of what is later, its page and its story name only that the council itself ended."""
    ended = "It ended on 31 March 2026 (The Dunmarsh and Fenwick (Structural Changes) Order 2025)."
    for path, named in (("/authorities/dunmarsh/", 1), ("/story/dunmarsh/", 0)):
        page.goto(example_site.url + path)
        told = words(page)
        assert told.count(ended) == named
        assert "2026" not in told.replace(ended, "")
    page.goto(example_site.url + "/authorities/")
    assert "Ashmere, Brookvale and Copperdown share" in words(page)
    page.goto(example_site.url + "/how-decisions-are-made/")
    assert "Dunmarsh left on 31 March 2025. These rules no longer apply to it." in words(page)


def test_a_council_page_answers_first(page: Page, example_site: Site, real_site: Site) -> None:
    """Can it leave, by when, at what cost, when was that last tested, and what came of the promise."""
    page.goto(example_site.url + "/authorities/ashmere/")
    answer = words(page, ".answer")
    for told in (
        "It gave notice on 10 September 2026. Notice period: 12 months, waived by the partners.",
        "Cost of leaving: £420,000.",
        "Plan last tested 5 November 2024.",
        "For Ashmere, £279,000 was saved in 2025/26 after costs; £288,000 was promised. That is £9,000 (3.1%) less than promised.",
    ):
        assert told in answer
    page.goto(real_site.url + "/authorities/haringey/")
    answer = words(page, ".answer")
    assert "In March 2016, Camden, Haringey and Islington expected Haringey to save £2 million a year." in answer
    assert "In autumn 2018, Haringey recorded a saving of about £800,000, covering joint purchases." in answer
    assert "%" not in answer
    page.get_by_role("link", name="How reliable this is").click()
    assert page.locator("h2:target").inner_text() == "How reliable this is"


@pytest.mark.parametrize("council", ["ashmere", "dunmarsh"])
def test_no_sentence_is_swallowed_by_a_table(page: Page, example_site: Site, council: str) -> None:
    """What is not published council by council is a sentence after the table, not rows of it."""
    page.goto(f"{example_site.url}/authorities/{council}/")
    rows = page.locator("tbody tr")
    assert [row for row in rows.all_inner_texts() if "all the councils together:" in row] == []
    assert [cells for cells in rows.evaluate_all("all => all.map(row => row.innerText.trim())") if not cells] == []
    assert "Figures for all the councils together: " in words(page)
