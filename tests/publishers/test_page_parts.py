"""What a page is given where it becomes HTML: a list of what a long page has."""

from __future__ import annotations

import re

from markdown import markdown

from generator.publishers.mkdocs.page_parts import FEW, MANY_WORDS

EXTENSIONS = ["md_in_html", "toc", "tables", "generator.publishers.mkdocs.page_parts"]
ASIDE = '\n<div class="aside" markdown>\n\n## Sources\n\nText.\n\n</div>\n'
WORDS = '\n<div class="words" markdown>\n\n## Words on this page\n\nText.\n\n</div>\n'


def made(sections: int, more: str = "") -> str:
    """A page of so many sections."""
    body = "".join(f"## Section {number}\n\nText.\n\n" for number in range(sections))
    return markdown(
        f'# Title\n\n<div class="answer" markdown>\n\nIt is so.\n\n</div>\n\n{body}{more}', extensions=EXTENSIONS
    )


def test_a_long_page_has_a_list_of_its_headings() -> None:
    """Below the answer; with what stands at the end, and without the words, which are there for paper alone."""
    page = made(6, ASIDE + WORDS)
    contents = page.partition("<nav")[2].partition("</nav>")[0]
    assert page.index("It is so.") < page.index("<nav") < page.index("<h2")
    assert re.findall(r'href="#([^"]+)">([^<]+)<', contents) == [
        *((f"section-{number}", f"Section {number}") for number in range(6)),
        ("sources", "Sources"),
    ]
    assert 'aria-label="On this page"' in contents
    assert 'data-pagefind-ignore="all"' in contents


def test_a_page_of_many_words_is_long_with_fewer_headings() -> None:
    """Several screens of text on a phone, with something to choose from."""
    text = ASIDE.replace("Text.", "word " * MANY_WORDS)
    assert "<nav" in made(FEW, text)
    assert "<nav" not in made(FEW - 1, text) and "<nav" not in made(FEW, ASIDE)


def test_a_short_page_has_none() -> None:
    """What every page has at its end does not make it long."""
    assert "<nav" not in made(5, ASIDE + WORDS)


def test_it_stands_below_a_notice_and_an_answer_with_a_sign() -> None:
    """Which both come before anything else that a page says."""
    notice = '<div class="notice" markdown>\n\nAn example.\n\n</div>\n\n'
    body = "".join(f"## Section {number}\n\nText.\n\n" for number in range(6))
    answer = '<div class="answer waiting" markdown>\n\nIt is so.\n\n</div>\n\n'
    page = markdown(f"# Title\n\n{notice}{answer}{body}", extensions=EXTENSIONS)
    assert page.index("An example.") < page.index("It is so.") < page.index("<nav") < page.index("<h2")


def test_what_is_missing_is_listed_record_by_record() -> None:
    """The page of all gaps has few sections, and many records in each."""
    records = "".join(f"### Record {number}\n\nText.\n\n" for number in range(5))
    page = made(1, f'<div class="gaps" markdown>\n\n## Camden\n\n{records}</div>\n')
    contents = page.partition("<nav")[2].partition("</nav>")[0]
    assert 'href="#camden"' in contents
    assert contents.count("Record") == 5
