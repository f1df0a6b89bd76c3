"""What residents type, and what they find first: on both sites, with the real search in a real browser."""

from __future__ import annotations

import functools
import shutil
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from .test_search import COUNT, LINKS, NOTHING, Site, page

__all__ = ["page"]

# Words as residents type them, and the pages of which the first ones found must be among.
FIRST = [
    ("real_site", "IT", 3, ("/services/ict/", "/decisions/", "/savings/shared-ict/", "/pages/why", "/risks/")),
    ("real_site", "computers", 2, ("/services/ict/", "/decisions/", "/savings/shared-ict/", "/pages/why")),
    ("real_site", "cost", 2, ("/savings/",)),
    ("real_site", "costs", 2, ("/savings/",)),
    ("real_site", "money saved", 1, ("/savings/",)),
    ("real_site", "leave", 2, ("/exit-plans/",)),
    ("real_site", "who can leave", 2, ("/exit-plans/",)),
    ("real_site", "when is the next meeting", 1, ("/minutes/",)),
    ("real_site", "jobs", 1, ("/risks/moving-staff/",)),
    ("real_site", "redundancies", 1, ("/risks/moving-staff/",)),
    ("real_site", "who decides", 1, ("/how-decisions-are-made/",)),
    ("real_site", "How are decisions made?", 1, ("/how-decisions-are-made/",)),
    ("real_site", "N1C 4AG", 1, ("/minutes/2016-11-08-joint-committee/",)),
    ("real_site", "Blackwell", 1, ("/minutes/2016-11-08-joint-committee/",)),
    ("real_site", "story", 2, ("/story/", "/pages/the-story/")),
    ("real_site", "accessibility", 1, ("/accessibility/",)),
    ("real_site", "what do the words mean", 1, ("/glossary/",)),
    ("real_site", "overdue", 1, ("/actions/", "/scorecard/")),
    ("real_site", "savings", 1, ("/savings/",)),
    ("real_site", "about this site", 1, ("/pages/about/",)),
    ("real_site", "Camden council", 1, ("/authorities/camden/", "/exit-plans/camden/", "/story/camden/")),
    ("real_site", "Harringey", 3, ("/authorities/haringey/", "/exit-plans/haringey/", "/story/haringey/", "/decisions/2016-03-haringey-joins/", "/assessments/haringey/")),
    ("real_site", "savngs", 1, ("/savings/",)),
    ("example_site", "payroll", 2, ("/services/payroll/", "/savings/payroll", "/agreements/payroll-system/", "/risks/payroll-fails/", "/decisions/2023-06-13-one-payroll-system/", "/story/service-payroll/")),
    ("real_site", "complain", 1, ("/accessibility/", "/partnership/")),
    ("real_site", "complaint", 1, ("/accessibility/", "/partnership/")),
    ("real_site", "contact", 1, ("/accessibility/", "/partnership/")),
    ("real_site", "email", 1, ("/accessibility/", "/partnership/")),
    ("real_site", "something wrong", 1, ("/accessibility/", "/partnership/")),
    ("real_site", "job losses", 1, ("/risks/moving-staff/", "/exit-plans/")),
    ("example_site", "contact", 3, ("/accessibility/", "/partnership/", "/pages/have-your-say/")),
    ("example_site", "next meeting", 1, ("/minutes/2026-11-24-joint-committee/",)),
    ("example_site", "next meeting", 2, ("/minutes/2026-11-24-joint-committee/", "/minutes/")),
    ("example_site", "next public meeting", 1, ("/minutes/2026-11-24-joint-committee/",)),
    ("example_site", "go and watch", 1, ("/minutes/2026-11-24-joint-committee/",)),
    ("example_site", "IT", 5, ("/services/ict/", "/savings/ict", "/story/service-ict/", "/measures/helpdesk-wait/", "/risks/old-data-centre/", "/decisions/")),
    ("example_site", "help desk", 3, ("/decisions/2025-11-18-helpdesk-first-plan/", "/decisions/2026-06-09-one-helpdesk/", "/decisions/2024-03-12-shorter-helpdesk-hours/")),
    ("example_site", "Ashmere", 3, ("/authorities/ashmere/", "/exit-plans/ashmere/", "/story/ashmere/", "/assessments/ashmere/")),
]  # fmt: skip


@pytest.mark.parametrize(("fixture", "words", "number", "right"), FIRST)
def test_the_right_pages_come_first(
    request: pytest.FixtureRequest, page: Page, fixture: str, words: str, number: int, right: tuple[str, ...]
) -> None:
    """Each of the first few is one of the pages that somebody who types this looks for."""
    site: Site = request.getfixturevalue(fixture)
    page.goto(f"{site.url}/search/?{urlencode({'q': words})}")
    expect(page.locator(COUNT)).to_contain_text("found")
    found = [link.get_attribute("href") or "" for link in page.locator(LINKS).all()]

    assert len(found) >= number
    assert [path for path in found[:number] if not path.startswith(right)] == [], found


@pytest.mark.parametrize("words", ["IT", "IT jobs"])
def test_two_letters_are_not_marked_in_a_text(page: Page, real_site: Site, words: str) -> None:
    """An excerpt does not mark each "it" and "its" of a page that was found by what it is called."""
    page.goto(f"{real_site.url}/search/?{urlencode({'q': words})}")
    expect(page.locator(COUNT)).to_contain_text("found")
    marked = {word.lower() for word in page.locator(".found mark").all_inner_texts()}

    assert not {word for word in marked if word.startswith("it")}, marked


@pytest.mark.parametrize("words", ["IT", "it"])
def test_two_letters_are_not_looked_for_in_a_text(page: Page, real_site: Site, words: str) -> None:
    """The pronoun stands on nearly every page; fewer are about computers."""
    page.goto(real_site.url + "/search/?q=the")
    expect(page.locator(COUNT)).to_contain_text("found")
    everything = int(page.locator(COUNT).inner_text().split()[0])
    page.goto(f"{real_site.url}/search/?q={words}")
    expect(page.locator(COUNT)).to_contain_text("found")

    assert 0 < int(page.locator(COUNT).inner_text().split()[0]) < everything * 0.75


@pytest.mark.parametrize("words", ["xyzzyqq", "qqqq", "zebrafish unicorns", "councilxyzzyq", "zz"])
def test_what_stands_nowhere_is_not_found(page: Page, real_site: Site, words: str) -> None:
    """A word that no page has finds none: no page of a shorter word, and none of a word that is far from it."""
    page.goto(f"{real_site.url}/search/?{urlencode({'q': words})}")

    expect(page.locator(COUNT)).to_have_text(NOTHING)
    expect(page.locator(LINKS)).to_have_count(0)


@pytest.mark.parametrize(("words", "same"), [("comput", "computers"), ("computer", "computing"), ("Haringey's", "haringey"), ("saves", "saved")])  # fmt: skip
def test_a_start_or_another_form_of_a_word_finds_the_same(page: Page, real_site: Site, words: str, same: str) -> None:
    """Plurals, endings and the start of a word."""
    found = []
    for each in (words, same):
        page.goto(f"{real_site.url}/search/?{urlencode({'q': each})}")
        expect(page.locator(COUNT)).to_contain_text("found")
        found.append(page.locator(COUNT).inner_text())
    assert found[0] == found[1]
    assert int(found[0].split()[0]) > 2


def test_a_misspelt_word_is_told_with_the_word_that_was_found_instead(page: Page, real_site: Site) -> None:
    """The reader is told what was searched instead; the address and the field keep what was typed."""
    page.goto(real_site.url + "/search/?q=Harringey")

    expect(page.locator(COUNT)).to_contain_text("Nothing was found for “Harringey”.")
    expect(page.locator(COUNT)).to_contain_text("found for “haringey”.")
    expect(page.locator("#q")).to_have_value("Harringey")
    expect(page).to_have_url(real_site.url + "/search/?q=Harringey")


def test_where_no_page_has_all_words_those_with_some_are_told(page: Page, real_site: Site) -> None:
    """The reader is told so, too."""
    page.goto(real_site.url + "/search/?q=risk+xyzzyqq")

    expect(page.locator(COUNT)).to_contain_text("No page has all of these words.")
    assert page.locator(LINKS).count() > 1


@pytest.mark.parametrize(
    ("fixture", "name", "choice", "path"),
    [
        ("real_site", "council", "Camden", "/authorities/camden/"),
        ("real_site", "council", "Haringey", "/story/haringey/"),
        ("real_site", "kind", "Councils", "/authorities/islington/"),
        ("example_site", "service", "Payroll", "/services/payroll/"),
        ("example_site", "kind", "Services", "/services/payroll/"),
        ("real_site", "kind", "Overviews", "/how-decisions-are-made/"),
        ("real_site", "kind", "Overviews", "/glossary/"),
        ("real_site", "kind", "Background", "/pages/about/"),
    ],
)
def test_gathered_pages_have_their_filters(
    request: pytest.FixtureRequest, page: Page, fixture: str, name: str, choice: str, path: str
) -> None:
    """A council's pages carry their council, a service's their service; the form offers each kind."""
    site: Site = request.getfixturevalue(fixture)
    page.goto(site.url + "/search/")
    page.locator(f"select[name={name}]").select_option(choice)
    expect(page.locator(COUNT)).to_contain_text("found")
    while page.get_by_role("button", name="Show more").is_visible():
        shown = page.locator(LINKS).count()
        page.get_by_role("button", name="Show more").click()
        expect(page.locator(LINKS).nth(shown)).to_be_visible()

    assert path in [link.get_attribute("href") for link in page.locator(LINKS).all()]


@pytest.mark.parametrize("words", ["a", "data", "council tax", "tax"])
def test_what_only_stands_around_every_page_finds_none(page: Page, real_site: Site, words: str) -> None:
    """Small words, what every list says of itself, and a word of most pages beside one of none lead to nothing."""
    page.goto(f"{real_site.url}/search/?{urlencode({'q': words})}")

    expect(page.locator(COUNT)).to_have_text(NOTHING)


@pytest.mark.parametrize(
    ("fixture", "typed", "written"),
    [
        ("real_site", "£6m", "£6 million"),
        ("real_site", "£6million", "£6 million"),
        ("real_site", "£2.4M", "£2.4 million"),
        ("example_site", "£800k", "£800,000"),
        ("example_site", "£22.5k", "£22,500"),
        ("example_site", "£1.2m", "£1.2 million"),
    ],
)
def test_an_amount_is_found_however_it_is_written(
    request: pytest.FixtureRequest, page: Page, fixture: str, typed: str, written: str
) -> None:
    """Pictures say "£6m" where the text says "£6 million"."""
    site: Site = request.getfixturevalue(fixture)
    answers = []
    for words in (typed, written):
        page.goto(f"{site.url}/search/?{urlencode({'q': words})}")
        expect(page.locator(COUNT)).to_contain_text("found")
        expect(page.locator(".found > li").first).to_contain_text(written)
        answers.append((page.locator(COUNT).inner_text(), page.locator(LINKS).all_inner_texts()))
    assert answers[0] == answers[1]


def test_words_that_people_write_as_one_or_as_two(page: Page, example_site: Site) -> None:
    """What was found instead is told."""
    page.goto(example_site.url + "/search/?q=help+desk")

    expect(page.locator(COUNT)).to_contain_text("Nothing was found for “help desk”.")
    expect(page.locator(COUNT)).to_contain_text("found for “helpdesk”.")


@pytest.mark.parametrize("words", ["compleat", "savingz"])
def test_a_word_is_not_guessed_from_afar(page: Page, real_site: Site, words: str) -> None:
    """A wrong guess is worse than none: the first letters and the end have to be right."""
    page.goto(f"{real_site.url}/search/?q={words}")

    expect(page.locator(COUNT)).to_have_text(NOTHING)


def test_every_plan_by_which_jobs_could_be_lost_is_found(page: Page, real_site: Site) -> None:
    """That something "could be lost" speaks of losses, which no rule of endings knows."""
    page.goto(real_site.url + "/search/?q=job+losses&kind=Leaving")
    expect(page.locator(COUNT)).to_contain_text("3 pages found")


def test_no_excerpt_tells_of_the_list_it_stands_by(page: Page, real_site: Site) -> None:
    """How many entries are shown of how many says nothing of what was found."""
    page.goto(real_site.url + "/search/?q=IT")
    expect(page.locator(COUNT)).to_contain_text("found")
    for excerpt in page.locator(".excerpt").all_inner_texts():
        assert "These are the newest" not in excerpt


def test_the_choices_end_where_the_button_does(page: Page, real_site: Site) -> None:
    """The form has one right edge."""
    page.goto(real_site.url + "/search/")
    edges = [
        max(box["x"] + box["width"] for one in page.locator(f".search {name}").all() if (box := one.bounding_box()))
        for name in ("button", "select")
    ]
    assert edges[1] <= edges[0] + 0.5


def test_a_council_page_is_of_no_other_council(page: Page, real_site: Site) -> None:
    """What is about Camden alone is not found beneath Haringey."""
    page.goto(real_site.url + "/search/?kind=Councils&council=Haringey")

    expect(page.locator(COUNT)).to_have_text("1 page found.")
    expect(page.locator(".found")).to_contain_text("Council")


@pytest.mark.parametrize("words", ["computers", "committee", "savings", "Camden", "IT"])
def test_an_excerpt_tells_more_than_the_result_does(page: Page, real_site: Site, words: str) -> None:
    """It holds neither the title nor the standing again; a title of one word may stand in a sentence."""
    page.goto(f"{real_site.url}/search/?{urlencode({'q': words})}")
    expect(page.locator(COUNT)).to_contain_text("found")
    for result in page.locator(".found > li").all():
        title = result.locator("a").inner_text()
        excerpt = result.locator(".excerpt").inner_text()
        told = [part for part in result.locator("p:not(.excerpt)").all_inner_texts() if len(part) > 20]
        told += [title] if " " in title else []
        assert [part for part in told if part in excerpt] == []
        assert len(excerpt) > 20


def test_it_works_in_a_folder_of_a_host(browser: Browser, real_site: Site, tmp_path: Path) -> None:
    """From https://host/some/folder/ as well: what is found leads to pages beneath it."""
    shutil.copytree(real_site.folder, tmp_path / "some" / "folder")
    serve = functools.partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        context = browser.new_context()
        opened = context.new_page()
        opened.goto(f"http://127.0.0.1:{server.server_port}/some/folder/search/?q=Haringey")
        expect(opened.locator(COUNT)).to_contain_text("found")
        opened.locator(LINKS).first.click()
        opened.wait_for_load_state()
        assert opened.url.startswith(f"http://127.0.0.1:{server.server_port}/some/folder/")
        assert opened.locator("h1").inner_text() != "There is no page here"
        context.close()
        server.shutdown()
