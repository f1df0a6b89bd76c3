"""Sentences that say no more than the record, and read well for every value: each a fault that a page once had."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.checks.checking import check
from generator.kinds import all_kinds
from tests.pages.test_decisions import AGREED, decision
from tests.pages.test_gathered import pages
from tests.partnership import PARTNERSHIP
from tests.whole_site import pages_of

ENDED = f"{PARTNERSHIP}ended: 2018-12-31\n"
HAPPENED = "story/index.md"


def join(folder: Path, *steps: str, more: str = "", partnership: str = PARTNERSHIP) -> str:
    """The page of a decision with these steps."""
    folder.mkdir(exist_ok=True)
    files = decision(*steps)
    return pages(folder, partnership, {"decisions/join": files["decisions/join"] + more})["decisions/join.md"]


def test_whoever_made_changes_is_the_one_who_did(tmp_path: Path) -> None:
    """Of two that agreed, one with changes, only that one changed it; where both did, it is said once."""
    changed = "body: camden-cabinet, date: 2016-03-11, outcome: agreed with changes"
    page = join(tmp_path / "one", AGREED, changed)
    assert "**Agreed by Islington, and by Camden with changes.**" in page
    both = join(tmp_path / "both", AGREED.replace("agreed", "agreed with changes"), changed)
    assert "**Agreed by Islington and Camden, with changes.**" in both


def test_one_limit_is_not_each_council_s_own(tmp_path: Path) -> None:
    """That each council has its own time limit is said where there are several."""
    alone = join(tmp_path / "one", f"{AGREED}, published: 2016-03-11")
    assert "### Call-in" in alone
    assert "its own time limit" not in alone
    several = join(
        tmp_path / "several", "body: joint-committee, date: 2017-06-13, outcome: agreed, published: 2017-06-15"
    )
    assert "Each of these councils has its own time limit for calling a decision in." in several


def test_two_decisions_of_one_body_are_told_apart(tmp_path: Path) -> None:
    """By their days, where it published both."""
    body = "body: islington-executive, outcome: "
    first, second = f"{body}postponed, date: 2016-03-10", f"{body}agreed, date: 2016-04-10"
    page = join(tmp_path, f"{first}, published: 2016-03-11", f"{second}, published: 2016-04-11, effective: 2016-04-11")
    assert "Islington published its decision of 10 March 2016 on 11 March 2016." in page
    assert "Islington published its decision of 10 April 2016 on 11 April 2016. It took effect the same day." in page


def test_one_option_is_no_list(tmp_path: Path) -> None:
    """Two are."""
    one = join(tmp_path / "one", AGREED, more="options: [{option: Go on, why_not: It cost more.}]\n")
    assert "\n**Go on**: It cost more.\n" in one
    two = join(tmp_path / "two", AGREED, more="options: [{option: Go on}, {option: Stop}]\n")
    assert "-   Go on\n" in two


def test_the_councils_are_named(tmp_path: Path) -> None:
    """A few are named one by one, also where a record concerns them all."""
    page = join(tmp_path, AGREED)
    names = "[Camden](../authorities/camden.md), [Haringey](../authorities/haringey.md) and [Islington]"
    assert names in page
    assert "All the councils" not in page


def test_one_who_signs_alone_holds_no_meetings(tmp_path: Path) -> None:
    """Whether anyone may watch is said in other words of a single member."""
    leader = "  - {id: leader, name: Leader, authority: camden, meets_in_public: true}\n  - {id: joint-committee"
    made = pages(tmp_path, PARTNERSHIP.replace("  - {id: joint-committee", leader), {})
    page, how = made["partnership/index.md"], made["how-decisions-are-made.md"]
    assert "### Leader (Camden)\n\nThe public can attend.\n" in page
    assert "Leader. The public can attend.\n" in how
    assert "Its meetings" not in page + how


def test_a_plan_names_the_council_that_leaves(tmp_path: Path) -> None:
    """Where the record has no day on which it was to leave, only the partnership was due to end."""
    plan = "authority: haringey\nstate: done\nagreed: 2018-11\n"
    made = pages(tmp_path, f"{ENDED}end_confirmed: false\n", {"exit-plans/haringey": plan})
    assert "**The partnership was due to end on 31 December 2018.**" in made["exit-plans/haringey.md"]
    assert "The council" not in made["exit-plans/index.md"]
    assert "agreed [its plans for the end](../exit-plans/haringey.md)." in made[HAPPENED]


def test_a_contract_without_a_supplier_says_who_manages_it(tmp_path: Path) -> None:
    """Or it would be called a contract and nothing else."""
    files = {"agreements/network": "kind: contract\nlead: camden\n"}
    assert "**Contract managed by Camden.**" in pages(tmp_path, PARTNERSHIP, files)["agreements/network.md"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("", "Tidy up. Due in June 2017, first due in March 2017.\n"),
        (", done: 2017-07-02", "Tidy up. Done on 2 July 2017, due in June 2017, first due in March 2017.\n"),
    ],
)
def test_a_date_that_moved_stands_beside_the_first(tmp_path: Path, more: str, words: str) -> None:
    """In the record's own page; done or not. The record is kept from outside, so nothing is called late."""
    review = "date: 2017-01\nworking_well: [All.]\n"
    review += f"actions: [{{what: Tidy up., due: 2017-06, originally_due: 2017-03{more}}}]\n"
    made = pages(tmp_path, f"{PARTNERSHIP}run_by: A group\n", {"reviews/first": review})
    assert words in made["reviews/first.md"]
    assert ("June 2017, first due in March 2017" in made["actions/index.md"]) is not more


def test_the_list_of_actions_keeps_room_for_how_late_they_are(tmp_path: Path) -> None:
    """The reader's browser says how late, in its own line that is there from the start."""
    review = "date: 2017-01\nactions: [{what: Tidy up., due: 2017-06-30, originally_due: 2017-03-31}]\n"
    page = pages(tmp_path, PARTNERSHIP, {"reviews/first": review})["actions/index.md"]
    assert (
        '**Overdue since <time class="late" datetime="2017-06-30">30 June 2017, first due on 31 March 2017'
        '<span class="relative"></span></time>**'
    ) in page


def test_quotation_marks_in_quotation_marks_are_single(tmp_path: Path) -> None:
    """In the title that is cited, and in the words of a source."""
    (tmp_path / "decisions").mkdir()
    source = "sources: [{title: M, kind: official, quote: The “lite” model.}]\n"
    text = f"title: The “lite” model\nsummary: It.\ndate: 2016-03\npath:\n  - {{{AGREED}}}\n{source}"
    (tmp_path / "decisions" / "lite.yml").write_text(text, encoding="utf-8")
    page = pages(tmp_path, PARTNERSHIP, {})["decisions/lite.md"]
    assert "Cite as: Shared Digital, “The ‘lite’ model”." in page
    assert "> “The ‘lite’ model.”" in page


def test_a_page_without_sources_says_nothing_of_them(tmp_path: Path) -> None:
    """A heading with a line that there is none is no use to anybody."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "about.md").write_text("---\ntitle: About\n---\n\nWhat it is.\n", encoding="utf-8")
    assert "## Sources" not in pages(tmp_path, PARTNERSHIP, {})["pages/about.md"]


def test_confirmations_and_changes_of_the_partnership_are_shown(tmp_path: Path) -> None:
    """As they are on every other record's page."""
    more = "confirmed_by: [{authority: camden, on: 2018-05-03}]\nchange_notes: [{on: 2018-05-02, what: Dates added.}]\n"
    page = pages(tmp_path, PARTNERSHIP + more, {})["partnership/index.md"]
    assert "Confirmed by [Camden](../authorities/camden.md) on 3 May 2018." in page
    assert "## Changes to this page\n\n-   **2 May 2018.** Dates added.\n" in page


def test_without_an_address_people_are_told_what_to_do(tmp_path: Path) -> None:
    """Where the site has a repository they can report there; else they are told who to ask."""
    outside = f"{PARTNERSHIP}run_by: The Group\n"
    with_it = f'{outside}repository: "https://github.com/a/b"\n'
    for name in ("with", "without"):
        (tmp_path / name).mkdir()
    reported, asked = (pages(tmp_path / name, told, {}) for name, told in (("with", with_it), ("without", outside)))
    for name in ("privacy.md", "accessibility.md"):
        assert "[report it on GitHub](https://github.com/a/b/issues) (needs an account)" in reported[name]
        assert "the people who run this site (The Group)" in asked[name]


def test_a_long_glossary_has_letters_that_lead_into_it(tmp_path: Path) -> None:
    """A short one is seen at once."""
    for number in (5, 20):
        folder = tmp_path / str(number)
        folder.mkdir()
        terms = "".join(f"  - {{term: {'ab'[one % 2]}{one}, means: A word.}}\n" for one in range(number))
        (folder / "glossary.yml").write_text(f"terms:\n{terms}", encoding="utf-8")
        page = pages(folder, PARTNERSHIP, {})["glossary/index.md"]
        assert ("[A](../glossary/index.md#word-a0)\n[B](../glossary/index.md#word-b1)" in page) is (number == 20)


ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("content", "as_of"), [("content", "2026-11-23"), ("examples/content", "2026-11-23")])
def test_what_other_sites_show_of_a_page_ends_as_a_sentence(content: str, as_of: str) -> None:
    """A description of each page: not its title and the site's name, and no label; of a measure, its result."""
    register = check(ROOT / content, date.fromisoformat(as_of), all_kinds()).register
    assert register is not None
    for page in pages_of(register, all_kinds(), ()):
        if "moved_to" in page.front:
            continue
        assert re.search(r"[.?!]”?$", page.description), f"{page.path}: {page.description}"
        label = page.description.startswith(("What ", "Who ", "How ", "Pages "))
        measure = re.fullmatch(r"measures/(?!index).*", page.path)
        assert not label or measure, f"{page.path}: {page.description}"
        assert not measure or re.search(r"\b(?:in|on) .*20\d\d", page.description), f"{page.path}: {page.description}"
