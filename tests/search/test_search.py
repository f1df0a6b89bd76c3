"""The search page in a real browser, with the real Pagefind: on both sites, and on a small one made by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Protocol
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Error, Page, Request, expect

from generator.search.index import index_site
from generator.search.order import StrangeIndex
from tests.readers import Readers
from tests.search.toy import PAGES, write_search_page, write_toy

COUNT = ".found-count"
LINKS = ".found a"
UNASKED = "Enter a word, or choose a type, council or year."
NOTHING = "No results. Check the spelling, try other words or see all pages by year."


class Site(Protocol):
    """A site as the fixtures of tests/conftest.py serve it."""

    @property
    def url(self) -> str:
        """The address of the site, ending without a slash."""


class _Silent(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Write nothing."""


def served(folder: Path) -> Iterator[str]:
    """Serve a folder until it is no longer needed."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder))) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small site, of one index."""
    site = write_toy(tmp_path_factory.mktemp("toy") / "site")
    write_search_page(site, PAGES)
    index_site(site)
    yield from served(site)


@pytest.fixture(scope="module")
def split(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small site with an index of the three newest pages, and of the others in pieces of two."""
    site = write_toy(tmp_path_factory.mktemp("split") / "site")
    write_search_page(site, PAGES)
    index_site(site, newest=3, piece=2)
    yield from served(site)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small site with the three indexes as Pagefind made them, as if they were of a form that nobody knows."""

    def strange(index: Path, anchor: str, moved: Mapping[str, str], older: bool) -> None:
        raise StrangeIndex("Pagefind 2 has other files")

    site = write_toy(tmp_path_factory.mktemp("untouched") / "site")
    write_search_page(site, PAGES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.search.index.rewrite", strange)
        index_site(site, newest=3, piece=2)
    yield from served(site)


@pytest.fixture
def page(readers: Readers) -> Iterator[Page]:
    """A page that shows nothing yet; no error of a script is overlooked."""
    errors: list[str] = []

    def note(error: Error) -> None:
        errors.append(str(error))

    with readers.page(1280) as opened:
        opened.on("pageerror", note)
        yield opened
        opened.remove_listener("pageerror", note)
    assert errors == []


def count(page: Page) -> int:
    """Wait for the answer; give how many pages were found."""
    expect(page.locator(COUNT)).to_contain_text(re.compile("found|^No results"))
    words = page.locator(COUNT).inner_text()
    return 0 if words == NOTHING else int(words.split()[0])


def titles(page: Page) -> list[str]:
    """Give the titles that are shown."""
    count(page)
    return page.locator(LINKS).all_inner_texts()


def hrefs(page: Page) -> list[str]:
    """Give where the links that are shown lead, as they are written."""
    written: list[str] = page.locator(LINKS).evaluate_all("all => all.map(link => link.getAttribute('href'))")
    return written


def look_for(page: Page, words: str) -> None:
    """Search for words as a reader does."""
    page.get_by_label("What are you looking for?").fill(words)
    page.keyboard.press("Enter")


@pytest.fixture(scope="module")
def kept(readers: Readers) -> Iterator[Page]:
    """A page that goes from one search to the next, as a reader's does who asks again."""
    with readers.page(1280) as opened:
        yield opened


def ask(page: Page, site: str, words: str) -> None:
    """Search for words on a page that may have searched for others there; only the first time it is loaded."""
    if page.url.partition("?")[0] != f"{site}/search/" or page.locator("#q").input_value() == words:
        page.goto(f"{site}/search/?{urlencode({'q': words})}")
    else:
        look_for(page, words)


def test_an_index_as_pagefind_made_it_is_searched_too(page: Page, untouched: str) -> None:
    """Where our order could not be brought in: the newest pages are found, and the older ones."""
    page.goto(untouched + "/search/")
    look_for(page, "payroll")
    assert titles(page)[0] == "Payroll moves"
    look_for(page, "could stop")
    assert titles(page) == ["A risk without a date"]


def test_a_word_finds_a_page(page: Page, toy: str) -> None:
    """Its title, kind, day and standing are shown, and the words are marked; the link leads to it."""
    page.goto(toy + "/search/")
    expect(page.locator(COUNT)).to_have_text("")
    look_for(page, "payroll")

    assert titles(page)[0] == "Payroll moves"
    first = page.locator(".found > li").first
    expect(first).to_contain_text("Decisions · 2 November 2018 · Made-up example")
    expect(first).to_contain_text("Agreed by all")
    assert {words.lower() for words in first.locator("mark").all_inner_texts()} == {"payroll"}
    first.locator("a").click()
    expect(page).to_have_url(toy + "/decisions/payroll/")


@pytest.mark.parametrize(("words", "number"), [("zebrafish", "1 page found."), ("unsearched", NOTHING)])
def test_what_is_searched(page: Page, toy: str, words: str, number: str) -> None:
    """The words that stand for a page find it, though nobody sees them; a page that is not to be found is not."""
    page.goto(f"{toy}/search/?q={words}")

    expect(page.locator(COUNT)).to_have_text(number)


@pytest.mark.parametrize(
    ("fixture", "words", "start"),
    [
        ("real_site", "IT", ("/savings/shared-ict/", "/decisions/", "/pages/")),
        ("real_site", "information technology", ("/savings/shared-ict/", "/decisions/", "/pages/")),
        ("real_site", "computers", ("/decisions/",)),
        ("real_site", "cost", ("/savings/", "/risks/")),
        ("real_site", "Haringey", ("/decisions/", "/exit-plans/haringey/", "/assessments/haringey/")),
        ("example_site", "payroll", ("/savings/payroll", "/agreements/payroll-system/", "/risks/payroll-fails/")),
        ("example_site", "helpdesk", ("/decisions/2025-11-18-helpdesk-first-plan/",)),
    ],
)
def test_words_of_residents_find_records(
    request: pytest.FixtureRequest, page: Page, fixture: str, words: str, start: tuple[str, ...]
) -> None:
    """What people would type leads to records, among the first that are shown."""
    site: Site = request.getfixturevalue(fixture)
    page.goto(f"{site.url}/search/")
    look_for(page, words)

    assert count(page) > 0
    found = hrefs(page)
    assert [path for path in found if path.startswith(start)], found


def test_each_filter_narrows(page: Page, example_site: Site) -> None:
    """Every filter that the form offers finds fewer pages than none does, and some."""
    page.goto(example_site.url + "/search/?q=council")
    whole = count(page)
    for name in ("kind", "council", "service", "year"):
        choices = page.locator(f"select[name={name}] option").all_inner_texts()[1:]
        assert len(choices) > 1, name
        found = []
        for choice in choices[:2]:
            page.goto(f"{example_site.url}/search/?{urlencode({'q': 'council', name: choice})}")
            found.append(count(page))
        assert max(found) < whole, name
        assert max(found) > 0, name


@pytest.mark.parametrize(
    ("name", "choice", "found"),
    [
        ("kind", "Minutes", {"First meeting"}),
        ("council", "Camden", {"Haringey joins", "Payroll moves"}),
        ("service", "ICT", {"Haringey joins", "First meeting", "A risk without a date"}),
        ("year", "2016", {"Haringey joins", "First meeting"}),
    ],
)
def test_a_filter_finds_those_of_its_choice(page: Page, toy: str, name: str, choice: str, found: set[str]) -> None:
    """Choosing searches at once; together with another filter it narrows further; it finds alone, too."""
    page.goto(toy + "/search/?q=computers")
    assert count(page) == 4
    page.locator(f"select[name={name}]").select_option(choice)
    expect(page.locator(COUNT)).to_contain_text(f"{len(found)} page")
    assert set(titles(page)) == found
    assert parse_qs(urlsplit(page.url).query) == {"q": ["computers"], name: [choice]}

    page.goto(f"{toy}/search/?{urlencode({name: choice})}")
    assert set(titles(page)) >= found


def test_the_newest_come_first_where_a_reader_wants_that(page: Page, toy: str) -> None:
    """In the order of their days, the undated last; without words always so."""
    newest = ["Payroll moves", "First meeting", "Haringey joins", "A risk without a date"]
    page.goto(toy + "/search/?q=computers")
    assert titles(page) != newest
    page.get_by_label("Sort by").select_option("Newest first")
    expect(page).to_have_url(toy + "/search/?q=computers&sort=newest")
    expect(page.locator(LINKS)).to_have_text(newest)

    page.goto(toy + "/search/?service=ICT")
    expect(page.locator(LINKS)).to_have_text(["First meeting", "Haringey joins", "A risk without a date"])


def test_the_address_is_the_search(page: Page, toy: str) -> None:
    """An address can be passed on, and the back and forward buttons lead through what was searched."""
    page.goto(toy + "/search/?q=computers&kind=Minutes&sort=newest")
    assert titles(page) == ["First meeting"]
    assert page.locator("#kind").input_value() == "Minutes"
    assert page.locator("#sort").input_value() == "newest"
    page.locator("#kind").select_option("Risks")
    expect(page.locator(LINKS)).to_have_text(["A risk without a date"])
    look_for(page, "nothingofthekind")
    expect(page.locator(COUNT)).to_have_text(NOTHING)

    page.go_back()
    expect(page.locator(LINKS)).to_have_text(["A risk without a date"])
    expect(page.locator("#q")).to_have_value("computers")
    page.go_back()
    expect(page.locator(LINKS)).to_have_text(["First meeting"])
    expect(page.locator("#kind")).to_have_value("Minutes")
    page.go_forward()
    expect(page.locator(LINKS)).to_have_text(["A risk without a date"])


def test_a_search_for_nothing_clears_the_page(page: Page, toy: str) -> None:
    """Without words and choices the reader is told what is missing, and the address is bare."""
    page.goto(toy + "/search/?q=computers")
    assert count(page) == 4
    look_for(page, "  ")

    expect(page.locator(COUNT)).to_have_text(UNASKED)
    expect(page.locator(LINKS)).to_have_count(0)
    expect(page).to_have_url(toy + "/search/")


def test_show_more_adds_and_moves_on(page: Page, example_site: Site) -> None:
    """The next five come beneath the first, which stay, and the keyboard stands at the first new one."""
    page.goto(example_site.url + "/search/?q=council")
    number = count(page)
    assert number > 10
    expect(page.locator(LINKS)).to_have_count(5)
    before = page.locator(LINKS).all_inner_texts()
    while (shown := page.locator(LINKS).count()) < number:
        page.get_by_role("button", name="Show more").press("Enter")
        expect(page.locator(LINKS)).to_have_count(min(shown + 5, number))
        expect(page.locator(LINKS).nth(shown)).to_be_focused()

    assert page.locator(LINKS).all_inner_texts()[:5] == before
    assert len(set(hrefs(page))) == number
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()


@pytest.mark.parametrize("words", ["&", "*", "+ =", "?!"])
def test_signs_are_no_words(page: Page, toy: str, words: str) -> None:
    """Who types only signs is told to type a word, at once and from an address."""
    page.goto(toy + "/search/")
    look_for(page, words)
    expect(page.locator(COUNT)).to_have_text(UNASKED)
    page.goto(f"{toy}/search/?{urlencode({'q': words})}")
    expect(page.locator(COUNT)).to_have_text(UNASKED)
    page.locator("#kind").select_option("Minutes")
    assert count(page) == 2


def test_back_from_a_page_shows_as_many_again(page: Page, example_site: Site) -> None:
    """Who showed more and opened a page comes back to all that was shown."""
    page.goto(example_site.url + "/search/?q=council")
    expect(page.locator(LINKS)).to_have_count(5)
    for shown in (10, 15):
        page.get_by_role("button", name="Show more").click()
        expect(page.locator(LINKS)).to_have_count(shown)
    page.locator(LINKS).nth(12).click()
    expect(page.locator(COUNT)).to_have_count(0)
    page.go_back()

    expect(page.locator(LINKS)).to_have_count(15)
    expect(page.locator(LINKS).nth(12)).to_be_in_viewport()
    look_for(page, "payroll")
    expect(page).to_have_url(example_site.url + "/search/?q=payroll")
    assert count(page) > 5
    expect(page.locator(LINKS)).to_have_count(5)


def test_back_from_an_older_page_finds_it_again(page: Page, split: str) -> None:
    """Who asked for the older pages need not ask again."""
    page.goto(split + "/search/?q=computers&sort=newest")
    page.get_by_role("button", name="Search older pages").click()
    expect(page.locator(COUNT)).to_have_text("4 pages found.")
    page.locator(LINKS).last.click()
    expect(page.locator(COUNT)).to_have_count(0)
    page.go_back()

    expect(page.locator(COUNT)).to_have_text("4 pages found.")


def test_without_javascript_the_form_leads_to_the_lists(readers: Readers, example_site: Site) -> None:
    """Nothing answers in place: who searches all the same gets everything, year by year."""
    with readers.page(scripts=False) as opened:
        opened.goto(example_site.url + "/search/")
        look_for(opened, "payroll")

        expect(opened).to_have_url(re.compile("^" + re.escape(example_site.url + "/all/?")))
        expect(opened.locator("h1")).to_have_text("All pages by year")


@pytest.mark.parametrize("words", ["quince", "marks", '<img src=x onerror="window.hurt=1">', "<b>bold</b>"])
def test_what_people_wrote_stays_text(page: Page, toy: str, words: str) -> None:
    """A title, a standing, an excerpt or a search with HTML in it is shown as it was written."""
    page.goto(f"{toy}/search/?{urlencode({'q': words, 'kind': 'Notes'})}")

    expect(page.locator(LINKS)).to_have_text(["Marks <img src=x onerror=window.hurt=1> & <b>bold</b>"])
    expect(page.locator(".found")).to_contain_text("<i onclick=x>Agreed</i>")
    assert page.locator(".found").locator("img, b, i, script").count() == 0
    assert page.evaluate("window.hurt") is None


def test_a_hostile_address_does_nothing(page: Page, toy: str) -> None:
    """Choices that the form does not offer, and names of what an object has, are no choices."""
    page.goto(toy + "/search/?q=computers&kind=%3Cscript%3E&sort=constructor&__proto__=x&year=1066")

    assert count(page) == 4
    assert page.locator("#kind").input_value() == ""


def test_the_older_pages_are_searched_where_the_newest_have_nothing(page: Page, split: str) -> None:
    """A first search stays among the newest; the older index is fetched only where that finds nothing."""
    fetched: list[str] = []

    def note(request: Request) -> None:
        fetched.append(request.url)

    page.on("request", note)
    page.goto(split + "/search/?q=payroll")
    assert titles(page) == ["Payroll moves", "Last meeting"]
    expect(page.locator(COUNT)).to_have_text("2 pages found among the newest.")
    assert not any("/pagefind-older/" in address for address in fetched)
    look_for(page, "zebrafish")

    expect(page.locator(COUNT)).to_have_text("1 page found.")
    expect(page.locator(LINKS)).to_have_text(["Haringey joins"])
    assert page.locator(LINKS).get_attribute("href") == "/decisions/joins/"
    assert any("/pagefind-older/" in address for address in fetched)
    page.remove_listener("request", note)
    expect(page.get_by_role("button", name="Search older pages")).to_be_hidden()


def test_a_reader_can_ask_for_the_older_pages(page: Page, split: str) -> None:
    """The button adds what the older index has, in the same order and beneath the same filters; then it is gone."""
    page.goto(split + "/search/?q=computers&sort=newest")
    assert titles(page) == ["Payroll moves"]
    page.get_by_role("button", name="Search older pages").click()

    expect(page.locator(COUNT)).to_have_text("4 pages found.")
    expect(page.locator(LINKS)).to_have_text(
        ["Payroll moves", "First meeting", "Haringey joins", "A risk without a date"]
    )
    expect(page.get_by_role("button", name="Search older pages")).to_be_hidden()
    page.locator("#council").select_option("Islington")
    expect(page.locator(LINKS)).to_have_text(["First meeting"])


def test_a_site_with_one_index_offers_no_other(page: Page, toy: str) -> None:
    """There is no button to search what there is not, and no word of the newest."""
    page.goto(toy + "/search/?q=payroll")

    assert count(page) == 2
    expect(page.locator(COUNT)).to_have_text("2 pages found.")
    expect(page.locator("#older")).to_be_hidden()


@pytest.mark.parametrize(
    "file", ["**/wasm.en.pagefind", "**/pagefind-entry.json", "**/*.pf_meta", "**/*.pf_index", "**/*.pf_fragment"]
)
def test_a_search_that_cannot_be_loaded_says_so(page: Page, toy: str, file: str) -> None:
    """Without a connection a reader is told, whichever file is missing; once it is back, searching works."""
    page.route(file, lambda route: route.abort())
    page.goto(toy + "/search/?q=payroll")
    expect(page.locator(COUNT)).to_contain_text("Search is not working.")
    expect(page.locator(LINKS)).to_have_count(0)

    page.unroute(file)
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator(COUNT)).to_have_text("2 pages found.")


@pytest.mark.parametrize("file", ["search-index.js", "search-spelling.js"])
def test_a_script_that_is_missing_is_told(page: Page, toy: str, file: str) -> None:
    """A part of the search that the host does not have leaves nobody waiting."""
    page.route(f"**/{file}", lambda route: route.fulfill(status=404))
    page.goto(toy + "/search/?q=payrol+xyzzyqq")
    expect(page.locator(COUNT)).to_contain_text("Search is not working.")
    look_for(page, "nothingofthekind")
    expect(page.locator(COUNT)).to_contain_text("Search is not working.")
    expect(page).to_have_url(toy + "/search/?q=nothingofthekind")

    page.unroute(f"**/{file}")
    page.goto(toy + "/search/?q=payroll")
    expect(page.locator(COUNT)).to_have_text("2 pages found.")
