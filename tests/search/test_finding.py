"""What residents type, and what they find first: on both sites, with the real search in a real browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ROOT, Site, build, once, served
from tests.proofs import sampled
from tests.readers import Readers
from tests.search.test_search import COUNT, LINKS, NOTHING, ask, hrefs, kept, page

__all__ = ["kept", "page"]

ANSWER = re.compile("found|Showing")

# Words as residents type them, and the pages of which the first ones found must be among.
FIRST = [
    ("real_site", "IT", 3, ("/decisions/", "/savings/shared-ict/", "/pages/why", "/risks/", "/minutes/")),
    ("real_site", "computers", 2, ("/decisions/", "/savings/shared-ict/", "/pages/why")),
    ("real_site", "cost", 2, ("/savings/", "/risks/buying-together/")),
    ("real_site", "costs", 2, ("/savings/", "/risks/buying-together/")),
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
    ("real_site", "story", 2, ("/story/",)),
    ("real_site", "what happened", 1, ("/story/",)),
    ("real_site", "privacy", 1, ("/privacy/",)),
    ("real_site", "freedom of information", 1, ("/scorecard/",)),
    ("real_site", "how it ended", 1, ("/exit-plans/", "/decisions/2018-11-end-the-partnership/")),
    ("real_site", "accessibility", 1, ("/accessibility/",)),
    ("real_site", "what do the words mean", 1, ("/glossary/",)),
    ("real_site", "overdue", 1, ("/actions/", "/scorecard/")),
    ("real_site", "savings", 1, ("/savings/",)),
    ("real_site", "about this site", 1, ("/pages/about/",)),
    ("real_site", "Camden council", 1, ("/authorities/camden/", "/exit-plans/camden/", "/story/camden/")),
    ("real_site", "Harringey", 3, ("/authorities/haringey/", "/exit-plans/haringey/", "/story/haringey/", "/decisions/2016-03-haringey-joins/", "/decisions/2018-wide-area-network/", "/assessments/haringey/")),
    ("real_site", "savngs", 1, ("/savings/",)),
    ("example_site", "payroll", 2, ("/services/payroll/", "/savings/payroll", "/agreements/payroll-system/", "/risks/payroll-fails/", "/decisions/2023-06-13-one-payroll-system/", "/story/service-payroll/")),
    ("real_site", "complain", 1, ("/partnership/", "/pages/about/")),
    ("real_site", "complaint", 1, ("/partnership/", "/pages/about/")),
    ("real_site", "contact", 1, ("/partnership/", "/pages/about/")),
    ("real_site", "email", 1, ("/partnership/", "/pages/about/")),
    ("real_site", "something wrong", 1, ("/partnership/", "/pages/about/")),
    ("real_site", "job losses", 1, ("/risks/moving-staff/", "/exit-plans/")),
    ("example_site", "contact", 3, ("/accessibility/", "/partnership/", "/pages/about/", "/pages/have-your-say/")),
    ("real_site", "how do I complain?", 1, ("/pages/about/",)),
    ("real_site", "moan", 1, ("/pages/about/",)),
    ("example_site", "grumble", 2, ("/partnership/", "/pages/about/")),
    ("real_site", "data", 1, ("/downloads/",)),
    ("real_site", "data", 3, ("/downloads/", "/savings/", "/exit-plans/", "/authorities/", "/pages/about/")),
    ("real_site", "download", 1, ("/downloads/",)),
    ("real_site", "download", 3, ("/downloads/", "/savings/", "/exit-plans/", "/authorities/", "/pages/about/")),
    ("example_site", "data", 1, ("/downloads/",)),
    ("example_site", "data", 4, ("/downloads/", "/savings/", "/exit-plans/", "/authorities/", "/risks/", "/pages/about/")),
    ("example_site", "spreadsheet", 1, ("/downloads/",)),
    ("example_site", "spreadsheet", 4, ("/downloads/", "/savings/", "/exit-plans/", "/authorities/", "/risks/", "/pages/about/")),
    ("example_site", "Where can I get an Excel file?", 1, ("/downloads/",)),
    ("example_site", "Where can I get an Excel file?", 4, ("/downloads/", "/savings/", "/exit-plans/", "/authorities/", "/risks/", "/pages/about/")),
    ("example_site", "dowload", 1, ("/downloads/",)),
    ("example_site", "dowload", 4, ("/downloads/", "/savings/", "/exit-plans/", "/authorities/", "/risks/", "/pages/about/")),
    ("real_site", "overspend", 1, ("/savings/",)),
    ("real_site", "overspent", 1, ("/savings/",)),
    ("example_site", "over budget", 1, ("/budgets/",)),
    ("example_site", "cuts", 1, ("/savings/",)),
    ("example_site", "job losses", 1, ("/exit-plans/ashmere/",)),
    ("example_site", "sacked", 1, ("/exit-plans/ashmere/",)),
    ("real_site", "sacked", 1, ("/risks/moving-staff/",)),
    ("real_site", "job cuts", 1, ("/risks/moving-staff/",)),
    ("real_site", "50 jobs", 1, ("/risks/moving-staff/",)),
    ("real_site", "fifty jobs", 1, ("/risks/moving-staff/",)),
    ("example_site", "agenda", 1, ("/minutes/",)),
    ("example_site", "meeting minutes", 1, ("/minutes/",)),
    ("real_site", "councillor", 1, ("/how-decisions-are-made/",)),
    ("example_site", "who decides", 1, ("/how-decisions-are-made/",)),
    ("real_site", "TUPE", 1, ("/glossary/#word-tupe",)),
    ("real_site", "tupe rules", 1, ("/glossary/#word-tupe",)),
    ("real_site", "what is TUPE?", 1, ("/glossary/#word-tupe",)),
    ("real_site", "what does call-in mean", 1, ("/glossary/#word-call-in",)),
    ("example_site", "call in", 1, ("/glossary/#word-call-in",)),
    ("real_site", "SLA", 1, ("/glossary/#word-service-level-agreement",)),
    ("real_site", "Schedule 12A", 1, ("/glossary/#word-schedule-12a",)),
    ("real_site", "secondment", 1, ("/glossary/#word-secondment",)),
    ("real_site", "key decisions", 1, ("/glossary/#word-key-decision",)),
    ("example_site", "next meeting", 1, ("/minutes/2026-11-24-joint-committee/",)),
    ("example_site", "next meeting", 2, ("/minutes/2026-11-24-joint-committee/", "/minutes/")),
    ("example_site", "next public meeting", 1, ("/minutes/2026-11-24-joint-committee/",)),
    ("example_site", "go and watch", 1, ("/minutes/2026-11-24-joint-committee/",)),
    ("example_site", "IT", 4, ("/services/ict/", "/minutes/2025-03-11-joint-committee/", "/savings/ict", "/story/service-ict/", "/measures/helpdesk-wait/", "/risks/old-data-centre/", "/decisions/")),
    ("real_site", "joint committee", 1, ("/glossary/#word-joint-committee",)),
    ("real_site", "What is a shared service?", 1, ("/glossary/#word-shared-service",)),
    ("real_site", "exit plans", 1, ("/glossary/#word-exit-plan",)),
    ("real_site", "ISO 44001", 1, ("/glossary/#word-british-standard-11000",)),
    ("real_site", "leader of the council", 1, ("/glossary/#word-leader-of-a-council",)),
    ("example_site", "helpdesk", 1, ("/glossary/#word-helpdesk",)),
    ("real_site", "haringay", 1, ("/authorities/haringey/",)),
    ("real_site", "Camdn", 1, ("/authorities/camden/",)),
    ("example_site", "Brookvail", 1, ("/authorities/brookvale/",)),
    ("example_site", "ashmear", 1, ("/authorities/ashmere/",)),
    ("example_site", "9/6/26", 1, ("/minutes/2026-06-09-joint-committee/", "/decisions/2026-06-09-one-helpdesk/")),
    ("real_site", "who pays", 1, ("/partnership/",)),
    ("example_site", "who pays", 2, ("/partnership/", "/risks/payroll-fails/")),
    ("real_site", "28-day notice", 1, ("/decisions/2016-11-08-procurement-delegation/",)),
    ("example_site", "help desk", 4, ("/reviews/2025-03-audit/", "/decisions/2025-11-18-helpdesk-first-plan/", "/decisions/2026-06-09-one-helpdesk/", "/decisions/2024-03-12-shorter-helpdesk-hours/", "/measures/how-people-rate-us/")),
    ("example_site", "Ashmere", 3, ("/authorities/ashmere/", "/exit-plans/ashmere/", "/story/ashmere/", "/assessments/ashmere/")),
]  # fmt: skip


@pytest.mark.parametrize(("fixture", "words", "number", "right"), sampled(FIRST, 30))
def test_the_right_pages_come_first(
    request: pytest.FixtureRequest, kept: Page, fixture: str, words: str, number: int, right: tuple[str, ...]
) -> None:
    """Each of the first few is one of the pages that somebody who types this looks for."""
    site: Site = request.getfixturevalue(fixture)
    ask(kept, site.url, words)
    expect(kept.locator(COUNT)).to_contain_text(ANSWER)
    found = hrefs(kept)

    assert len(found) >= number
    assert [path for path in found[:number] if not path.startswith(right)] == [], found


RECORD = """\
title: Move the archive of Łódź to St Mary's Hall
summary: "The P&R Committee heard Mr Łukasz Nowak, Seán Ó Cléirigh and Ms Angharad Ŵyn of Tŷ Cornel. Dr Ðorđe of Tromsø spoke of the Straße."
date: 2026-05-12
why: "Seventy-five posts would go, and 40 others move. It costs £7 million, and £1,250 for St Anne’s B&B in 2019/20. O’Neill & Sons and L & D stay."
path: [{body: joint-committee, date: 2026-05-12, outcome: agreed, published: 2026-05-13}]
sources: [{title: Minutes, url: "https://example.org/", kind: official}]
illustrative: true
"""
TYPED = (
    *(
        "St Mary's",
        "St Mary’s",
        "St Marys",
        "Saint Mary's",
        "st marys hall",
        "St Anne's",
        "St",
        "Mr",
        "Ms",
        "Dr",
        "mr nowak",
    ),
    *("P&R", "p&r", "P & R", "P and R", "PR Committee", "B&B", "b and b", "L&D"),
    *(
        "Lukasz",
        "Łukasz",
        "lodz",
        "Łódź",
        "Strasse",
        "Straße",
        "STRASSE",
        "Ó Cléirigh",
        "O Cleirigh",
        "Cleirigh",
        "Sean",
    ),
    *("Ŵyn", "wyn", "Tŷ Cornel", "Ty Cornel", "Tromso", "Tromsø", "Tromsoe", "Dorde", "Ðorđe"),
    *("O'Neill", "O’Neill", "ONeill", "O Neill", "oneill and sons"),
    *(
        "2019/20",
        "2019-20",
        "2019–20",
        "19/20",
        "FY20",
        "FY19/20",
        "2019/2020",
        "2019 to 2020",
        "financial year 2019/20",
    ),
    *("75 posts", "seventy five posts", "seventy-five posts", "75 jobs", "forty others move", "40 others move"),
    *("£7m", "£7 million", "seven million", "7,000,000", "7 million pounds", "7000k", "£1,250", "1250", "£1.25k"),
)


@pytest.fixture(scope="module")
def spelt_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The made-up partnership with one more decision, which has what people spell in several ways."""

    def make(folder: Path) -> None:
        shutil.copytree(ROOT / "examples" / "content", folder / "content")
        (folder / "content" / "decisions" / "spelt.yml").write_text(RECORD, encoding="utf-8")
        build(folder / "content", "2026-10-01", folder)

    with served(once(tmp_path_factory, "spelt", make) / "site") as site:
        yield site


@pytest.mark.parametrize("words", sampled(TYPED, 20))
def test_a_page_is_found_however_its_words_are_spelt(kept: Page, spelt_site: Site, words: str) -> None:
    """Apostrophes, "and", letters with marks, years, numbers and amounts: as typed, as written, or as said."""
    ask(kept, spelt_site.url, words)

    expect(kept.locator(LINKS).first).to_have_attribute("href", "/decisions/spelt/")
    expect(kept.locator(COUNT)).to_contain_text(re.compile("^[0-9]+ pages? found.$"))


@pytest.mark.parametrize(
    ("words", "marked"),
    [("lukasz", {"Łukasz"}), ("£7m", {"7", "million"}), ("75 posts", {"Seventy-five", "posts"}), ("p & r", {"P&R"}), ("tromso", {"Tromsø"})],
)  # fmt: skip
def test_what_was_found_is_marked_as_it_is_written(page: Page, spelt_site: Site, words: str, marked: set[str]) -> None:
    """The reader sees at once why the page was found."""
    page.goto(f"{spelt_site.url}/search/?{urlencode({'q': words})}")
    expect(page.locator(COUNT)).to_contain_text("found")

    assert set(page.locator(".found > li").first.locator("mark").all_inner_texts()) == marked


@pytest.mark.parametrize(
    "words", ["9999 posts", "£70 million", "4 Łukasz", "2018/19 Łukasz", "FY19 St Anne's", "R&P", "Mrs"]
)
def test_a_number_or_a_letter_is_no_part_of_another(kept: Page, spelt_site: Site, words: str) -> None:
    """7 is neither 75 nor 7 million, and no year is the one before."""
    ask(kept, spelt_site.url, words)

    expect(kept.locator(COUNT)).to_contain_text(re.compile("^(No page has all these words|No results)"))


def test_a_word_of_the_glossary_leads_to_its_entry(page: Page, real_site: Site) -> None:
    """Its meaning stands with it; the link leads to it, not to the top of the page; the page can be found as well."""
    page.goto(real_site.url + "/search/?q=TUPE")
    first = page.locator(".found > li").first
    expect(first).to_contain_text("Word explained")
    expect(first.locator(".excerpt")).to_contain_text("Rules that protect staff whose job moves")
    expect(first).not_to_contain_text("Also written")
    first.locator("a").click()
    expect(page.locator("#word-tupe")).to_be_in_viewport()

    page.goto(real_site.url + "/search/?q=glossary")
    expect(page.locator(LINKS).first).to_have_attribute("href", "/glossary/")
    page.goto(real_site.url + "/search/")
    page.locator("#kind").select_option("Words explained")
    expect(page.locator(COUNT)).to_contain_text("pages found")
    assert all("/glossary/#word-" in href for href in hrefs(page))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("xyzzyqq", "No page has the word “xyzzyqq”."),
        ("zebrafish unicorns", "No page has the words “zebrafish” or “unicorns”."),
        ("risk xyzzyqq", "No page has the word “xyzzyqq”."),
        ("Blackwell&kind=Exit+plans", "2 pages are found without the choices above."),
    ],
)
def test_the_reader_is_told_why_nothing_was_found(page: Page, real_site: Site, words: str, why: str) -> None:
    """Which word stands nowhere, or that the choices leave nothing."""
    page.goto(f"{real_site.url}/search/?q={words}")

    expect(page.locator(".found-why")).to_contain_text(why)


@pytest.mark.parametrize("fixture", ["real_site", "example_site"])
def test_an_empty_search_offers_the_questions_that_people_ask(
    request: pytest.FixtureRequest, page: Page, fixture: str
) -> None:
    """Each leads to a page that is there; they go once something is found, and come back where nothing is."""
    site: Site = request.getfixturevalue(fixture)
    page.goto(site.url + "/search/")
    questions = page.locator(".questions a")
    asked = {link.inner_text(): link.get_attribute("href") or "" for link in questions.all()}
    assert len(asked) >= 7
    assert all(question.endswith("?") for question in asked)
    for href in asked.values():
        assert (site.folder / "search" / href / "index.html").is_file(), href

    for words, seen in (("savings", False), ("xyzzyqq", True), ("savings", False), ("", True)):
        page.get_by_label("What are you looking for?").fill(words)
        page.keyboard.press("Enter")
        expect(page.locator(".questions")).to_be_visible(visible=seen)


def test_without_javascript_the_questions_are_there(readers: Readers, real_site: Site) -> None:
    """They need no script."""
    with readers.page(scripts=False) as opened:
        opened.goto(real_site.url + "/search/")
        expect(opened.get_by_role("link", name="What do the words mean?")).to_be_visible()


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
def test_what_stands_nowhere_is_not_found(kept: Page, real_site: Site, words: str) -> None:
    """A word that no page has finds none: no page of a shorter word, and none of a word that is far from it."""
    ask(kept, real_site.url, words)

    expect(kept.locator(COUNT)).to_have_text(NOTHING)
    expect(kept.locator(LINKS)).to_have_count(0)


@pytest.mark.parametrize(("words", "same"), [("comput", "computers"), ("computer", "computing"), ("Haringey's", "haringey"), ("saves", "saved")])  # fmt: skip
def test_a_start_or_another_form_of_a_word_finds_the_same(kept: Page, real_site: Site, words: str, same: str) -> None:
    """Plurals, endings and the start of a word."""
    found = []
    for each in (words, same):
        ask(kept, real_site.url, each)
        expect(kept.locator(COUNT)).to_contain_text("found")
        found.append(kept.locator(COUNT).inner_text())
    assert found[0] == found[1]
    assert int(found[0].split()[0]) > 2


def test_a_misspelt_word_is_told_with_the_word_that_was_found_instead(page: Page, real_site: Site) -> None:
    """The reader is told what was searched instead; the address and the field keep what was typed."""
    page.goto(real_site.url + "/search/?q=Harringey")

    expect(page.locator(COUNT)).to_contain_text("No results for “Harringey”.")
    expect(page.locator(COUNT)).to_contain_text(re.compile("Showing [0-9]+ for “haringey”.$"))
    expect(page.locator("#q")).to_have_value("Harringey")
    expect(page).to_have_url(real_site.url + "/search/?q=Harringey")


def test_where_no_page_has_all_words_those_with_some_are_told(page: Page, real_site: Site) -> None:
    """The reader is told so, too."""
    page.goto(real_site.url + "/search/?q=risk+xyzzyqq")

    expect(page.locator(COUNT)).to_contain_text("No page has all these words.")
    assert page.locator(LINKS).count() > 1


@pytest.mark.parametrize(
    ("fixture", "name", "choice", "path"),
    [
        ("real_site", "council", "Camden", "/authorities/camden/"),
        ("real_site", "council", "Haringey", "/story/haringey/"),
        ("real_site", "kind", "Councils", "/authorities/islington/"),
        ("example_site", "service", "Payroll", "/services/payroll/"),
        ("example_site", "kind", "Services", "/services/payroll/"),
        ("real_site", "kind", "Summaries", "/how-decisions-are-made/"),
        ("real_site", "kind", "Summaries", "/glossary/"),
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

    assert path in hrefs(page)


@pytest.mark.parametrize("words", ["a", "council tax", "tax"])
def test_what_only_stands_around_every_page_finds_none(kept: Page, real_site: Site, words: str) -> None:
    """Small words, what every list says of itself, and a word of most pages beside one of none lead to nothing."""
    ask(kept, real_site.url, words)

    expect(kept.locator(COUNT)).to_have_text(NOTHING)


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
    request: pytest.FixtureRequest, kept: Page, fixture: str, typed: str, written: str
) -> None:
    """Pictures say "£6m" where the text says "£6 million"."""
    site: Site = request.getfixturevalue(fixture)
    answers = []
    for words in (typed, written):
        ask(kept, site.url, words)
        expect(kept.locator(COUNT)).to_contain_text("found")
        expect(kept.locator(".found > li").first).to_contain_text(written)
        answers.append((kept.locator(COUNT).inner_text(), kept.locator(LINKS).all_inner_texts()))
    assert answers[0] == answers[1]


def test_words_that_people_write_as_one_or_as_two(page: Page, example_site: Site) -> None:
    """What was found instead is shown."""
    page.goto(example_site.url + "/search/?q=help+desk")

    expect(page.locator(COUNT)).to_contain_text("No results for “help desk”.")
    expect(page.locator(COUNT)).to_contain_text(re.compile("Showing [0-9]+ for “helpdesk”.$"))


@pytest.mark.parametrize("words", ["compleat", "savingz"])
def test_a_word_is_not_guessed_from_afar(kept: Page, real_site: Site, words: str) -> None:
    """A wrong guess is worse than none: the first letters and the end have to be right."""
    ask(kept, real_site.url, words)

    expect(kept.locator(COUNT)).to_have_text(NOTHING)


def test_every_plan_by_which_jobs_could_be_lost_is_found(page: Page, real_site: Site) -> None:
    """That something "could be lost" speaks of losses, which no rule of endings knows."""
    page.goto(real_site.url + "/search/?q=job+losses&kind=Exit+plans")
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
def test_an_excerpt_tells_more_than_the_result_does(kept: Page, real_site: Site, words: str) -> None:
    """It holds neither the title nor the standing again; a title of one word may stand in a sentence."""
    ask(kept, real_site.url, words)
    expect(kept.locator(COUNT)).to_contain_text("found")
    for result in kept.locator(".found > li").all():
        title = result.locator("a").inner_text()
        excerpt = result.locator(".excerpt").inner_text()
        told = [part for part in result.locator("p:not(.excerpt)").all_inner_texts() if len(part) > 20]
        told += [title] if " " in title else []
        assert [part for part in told if part in excerpt] == []
        assert len(excerpt) > 20


def test_it_works_in_a_folder_of_a_host(page: Page, real_site: Site, tmp_path: Path) -> None:
    """From https://host/some/folder/ as well: what is found leads to pages beneath it."""
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "folder").symlink_to(real_site.folder)
    with served(tmp_path) as host:
        page.goto(f"{host.url}/some/folder/search/?q=Haringey")
        expect(page.locator(COUNT)).to_contain_text("found")
        page.locator(LINKS).first.click()
        page.wait_for_load_state()
        assert page.url.startswith(f"{host.url}/some/folder/")
        assert page.locator("h1").inner_text() != "Page not found"
