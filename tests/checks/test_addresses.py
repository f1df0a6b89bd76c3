"""No two pages have one address, every id fits into every system's files, and links of every kind lead somewhere."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.building.whole_site import site_of
from generator.checks.checking import check
from generator.core.problems import Problem
from generator.kinds import all_kinds
from generator.site.cards import Card
from generator.site.site import Page, SiteFile
from generator.site.writing import OneAddressTwice, write_pages
from tests.checks.samples import SMALL
from tests.whole_site import pages_of

AS_OF = date(2024, 6, 1)
DECISION = "decisions/2023-05-opening-hours.yml"
PAGE = "---\ntitle: Help\n---\n\nSee {text}.\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the small partnership."""
    shutil.copytree(SMALL, tmp_path / "content")
    return tmp_path / "content"


def told(content: Path, file: str) -> list[Problem]:
    """The errors of one file."""
    problems = check(content, AS_OF, all_kinds()).problems
    return [problem for problem in problems if problem.file == file and problem.severity == "error"]


def change(content: Path, file: str, old: str, new: str) -> None:
    """Change some words of a file."""
    text = (content / file).read_text(encoding="utf-8")
    assert old in text
    (content / file).write_text(text.replace(old, new, 1), encoding="utf-8")


LONG = "a" * 101
UNFIT = ["index", "con", "prn", "aux", "nul", "com1", "lpt9", LONG]


@pytest.mark.parametrize("name", UNFIT)
@pytest.mark.parametrize("folder", ["decisions", "pages", "risks", "decisions/2022"])
def test_no_record_has_a_name_that_no_file_can_have(content: Path, name: str, folder: str) -> None:
    """Of the list page, kept by Windows, or too long: an error of the file."""
    ending = ".md" if folder == "pages" else ".yml"
    source = "pages/about.md" if folder == "pages" else DECISION
    shutil.copyfile(content / source, content / folder / f"{name}{ending}")

    (problem,) = [one for one in told(content, f"{folder}/{name}{ending}") if one.rule.name == "bad-id"]
    assert problem.line == 1
    assert problem.hint


@pytest.mark.parametrize("name", UNFIT)
@pytest.mark.parametrize("key", ["formerly", "authority", "body", "service"])
def test_no_other_id_is_one_either(content: Path, name: str, key: str) -> None:
    """The ids in partnership.yml and former ids have pages too: an error at the line of each."""
    if key == "formerly":
        change(content, DECISION, "title:", f"formerly: [{name}]\ntitle:")
        problems, line = told(content, DECISION), 1
    else:
        text = (content / "partnership.yml").read_text(encoding="utf-8").splitlines()
        start = text.index({"authority": "authorities:", "body": "bodies:", "service": "services:"}[key])
        number = next(place for place in range(start, len(text)) if "id: " in text[place])
        before, _, after = text[number].partition("id: ")
        rest = after[len(after.split(",")[0].split()[0].rstrip(",")) :]
        text[number] = f"{before}id: {name}{rest}"
        (content / "partnership.yml").write_text("\n".join(text) + "\n", encoding="utf-8")
        problems, line = told(content, "partnership.yml"), number + 1
    assert ("bad-id", line) in {(problem.rule.name, problem.line) for problem in problems}


def test_a_hundred_letters_are_enough(content: Path) -> None:
    """And so are names that only begin like one of Windows'."""
    for name in ("a" * 100, "con-2016", "console", "com10", "indexes"):
        shutil.copyfile(content / DECISION, content / "decisions" / f"{name}.yml")
        assert not told(content, f"decisions/{name}.yml")


@pytest.mark.parametrize("name", ["service-libraries", "year-2022", "year-2022-2"])
def test_a_council_is_not_named_like_another_story(content: Path, name: str) -> None:
    """A service and an authority of one address are reported at the authority's id."""
    for file in content.rglob("*.*"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("corrin", name), encoding="utf-8")
    (content / "assessments" / "corrin.yml").rename(content / "assessments" / f"{name}.yml")
    text = (content / "partnership.yml").read_text(encoding="utf-8")
    if "id: archives" not in text:
        change(content, "partnership.yml", "services:\n", "services:\n  - {id: archives, name: Archives}\n")
    lines = (content / "partnership.yml").read_text(encoding="utf-8").splitlines()
    line = next(number for number, words in enumerate(lines, 1) if f"id: {name}" in words)

    (problem,) = told(content, "partnership.yml")
    assert (problem.rule.name, problem.line) == ("same-address", line)
    assert f"/story/{name}/" in problem.message


@pytest.mark.parametrize("quoted", ["2022-06-new-system", '" 2022-06-new-system "'])
def test_a_former_address_is_not_that_of_a_page(content: Path, quoted: str) -> None:
    """With spaces around it or not."""
    change(content, DECISION, "title:", f"formerly: [{quoted}]\ntitle:")

    (problem,) = told(content, DECISION)
    assert problem.rule.name == "formerly"


def test_every_page_has_an_address_of_its_own_in_both_contents() -> None:
    """What is built of the real and the made-up content."""
    for folder, day in (("content", date(2026, 11, 23)), ("examples/content", date(2026, 10, 1))):
        checked = check(Path(__file__).parents[2] / folder, day, all_kinds())
        assert checked.register is not None
        site = site_of(checked.register, all_kinds(), checked.problems)
        names = [*(page.file for page in site.pages), *(file.path for file in site.files)]
        assert len({name.casefold() for name in names}) == len(names) > 50


CARD = Card("a", "One", "Site")


@pytest.mark.parametrize(
    "pages",
    [
        [Page("a/b.md", "one", "one", {}), Page("a/b.md", "one", "one", {})],
        [Page("a/b.md", "one", "one", {}), Page("a/b/index.md", "two", "two", {})],
        [Page("a/B.md", "one", "one", {}), Page("a/b.md", "two", "two", {})],
        [SiteFile("data/a.csv", b"one"), SiteFile("data/a.csv", b"two")],
        [SiteFile("data/a.json", b"one"), SiteFile("data/A.json", b"two")],
        [Page("a.md", "one", "one", {}, CARD), Page("b.md", "two", "two", {}, Card("a", "Two", "Site"))],
    ],
)
def test_the_writer_refuses_to_replace_a_page(tmp_path: Path, pages: list[Page | SiteFile]) -> None:
    """Whatever the check let pass, no page of the site takes the place of another."""
    with pytest.raises(OneAddressTwice, match="/"):
        write_pages(pages, tmp_path)


def test_pages_may_share_a_card(tmp_path: Path) -> None:
    """A card of many pages is drawn once."""
    assert write_pages([Page("a.md", "one", "one", {}, CARD), Page("b.md", "two", "two", {}, CARD)], tmp_path) == 2


LINKS = {
    "partnership/partnership": "partnership/index.md",
    "glossary/glossary": "glossary/index.md",
    "glossary/glossary/": "glossary/index.md",
    "decisions/2022-06-new-system": "decisions/2022-06-new-system.md",
    "decisions/2022-06-new-system/": "decisions/2022-06-new-system.md",
    "decisions/2023-05-opening-hours": "decisions/2023-05-opening-hours.md",
    "minutes/2022-03-08-joint-committee": "minutes/2022-03-08-joint-committee.md",
    "savings/one-library-system": "savings/one-library-system.md",
    "exit-plans/ambleford": "exit-plans/ambleford.md",
    "assessments/corrin": "assessments/corrin.md",
    "agreements/three-rivers": "agreements/three-rivers.md",
    "measures/loans": "measures/loans.md",
    "reviews/2023-10": "reviews/2023-10.md",
    "risks/a-council-leaves": "risks/a-council-leaves.md",
    "pages/about": "pages/about.md",
    "pages/help": "pages/help.md",
    "authorities/corrin": "authorities/corrin.md",
    "services/libraries": "services/libraries.md",
}


def test_a_link_of_every_kind_leads_to_a_page(content: Path) -> None:
    """Also to the page it stands on, to one that was withdrawn, and to the kinds that are one page."""
    links = ", ".join(f"[link {number}]({link})" for number, link in enumerate(LINKS))
    (content / "pages" / "help.md").write_text(PAGE.format(text=links), encoding="utf-8")
    checked = check(content, AS_OF, all_kinds())
    assert checked.register is not None
    pages = {page.path: page.text for page in pages_of(checked.register, all_kinds(), checked.problems)}

    for number, target in enumerate(LINKS.values()):
        assert f"[link {number}](../{target})" in pages["pages/help.md"]
        assert target in pages


@pytest.mark.parametrize(
    ("link", "rule", "hint"),
    [
        ("glossary/tupe", "broken-link", "Write `glossary/glossary`"),
        ("partnership/index", "broken-link", "Write `partnership/partnership`"),
        ("decisions/index", "broken-link", ""),
        ("decisions/all", "broken-link", ""),
        ("authorities/index", "broken-link", ""),
        ("story/corrin", "broken-link", "The folders are"),
        ("bodies/joint-committee", "broken-link", ""),
        ("data/decisions", "broken-link", ""),
        ("assets/cards", "broken-link", ""),
        ("all/2022", "broken-link", ""),
        ("glossary", "bad-link", ""),
        ("decisions", "bad-link", ""),
        ("decisions/", "bad-link", ""),
        ("index.md", "bad-link", ""),
        ("decisions/2022-06-new-system#path", "bad-link", ""),
        ("decisions/2022-06-new-system?a=b", "bad-link", ""),
        ("decisions/2022-06-new-system//", "bad-link", ""),
        ("decisions/2022-06-new-system.md", "bad-link", "Write `decisions/2022-06-new-system`"),
        ("/decisions/2022-06-new-system", "bad-link", "Write `decisions/2022-06-new-system`"),
        ("../decisions/2022-06-new-system.md", "bad-link", "Write `decisions/2022-06-new-system`"),
        ("Decisions/2022-06-new-system", "bad-link", ""),
        ("#here", "bad-link", ""),
        ("?q=1", "bad-link", ""),
        ("//example.org", "bad-link", ""),
    ],
)
def test_every_other_link_is_told_at_its_line(content: Path, link: str, rule: str, hint: str) -> None:
    """With what to write in its place, where that is known."""
    (content / "pages" / "help.md").write_text(PAGE.format(text=f"[this]({link})"), encoding="utf-8")

    (problem,) = told(content, "pages/help.md")
    assert (problem.rule.name, problem.line) == (rule, 5)
    assert hint in problem.hint


def test_what_only_looks_like_a_link_stays_as_it_was_typed(content: Path) -> None:
    """The signs of a link to the site's root, typed as words."""
    (content / "pages" / "help.md").write_text(PAGE.format(text="the signs ](/ and more"), encoding="utf-8")
    checked = check(content, AS_OF, all_kinds())
    assert checked.register is not None
    pages = {page.path: page.text for page in pages_of(checked.register, all_kinds(), checked.problems)}

    assert "the signs \\](/ and more" in pages["pages/help.md"]
