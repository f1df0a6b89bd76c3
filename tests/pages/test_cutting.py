"""A page that is too long is cut, and nothing that led to a place on it leads nowhere."""

from __future__ import annotations

import posixpath
import re

import pytest
from markdown import markdown

from generator.gates.passing import _LATER
from generator.pages import cutting
from generator.site.site import Page

HEAD = """# The meeting

<div class="notice" markdown>

**This is an example.** Nothing on this page is real.

</div>

Said first. See [item 9](#9-item-9-more) and [the word](#word-vote).

## Agenda items

"""
TAIL = """<div class="aside" markdown>

## Sources

-   [Paper](https://example.org/a)

</div>

<div class="words" markdown>

## Words on this page

<dl markdown>
<div markdown><dt id="word-vote" markdown>

Vote

</dt><dd markdown>

A count.

</dd></div>
</dl>

</div>
"""


def item(number: int) -> str:
    """An item with links to its neighbour, to a word, to another page and to the web."""
    last = max(1, number - 1)
    return (
        f"### {number}\\. Item {number} & more\n\nIt was said [before](#{last}-item-{last}-more), with a "
        f"[vote](#word-vote), in [a decision](../decisions/x.md#why) and [outside](https://example.org/{number}).\n\n"
        f'<div class="entries" markdown>\n\n#### Within\n\n<span id="own-{number}"></span>Text \\](not/a/link.md)\n\n</div>\n\n'
    )


def cut(body: str, path: str = "minutes/long.md") -> dict[str, Page]:
    """What a page is cut into, by path."""
    front = {"section": "minutes", "found": {"always": True, "sort": "1"}, "report": {"write": "mailto:x"}}
    return {page.path: page for page in cutting.cut(Page(path, "The meeting", body, front))}


def anchors(page: Page) -> list[str]:
    """Where a link may lead on a page."""
    return re.findall(r'id="([^"]+)"', markdown(page.body, extensions=["md_in_html", "toc", "sane_lists"]))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few letters are many."""
    monkeypatch.setattr(cutting, "MOST", 3000)
    monkeypatch.setattr(cutting, "_PIECE", 1500)


def test_a_page_of_a_usual_length_stays(small: None) -> None:
    """So does one without headings that it could be cut at."""
    body = f"{HEAD}{item(1)}{item(2)}{TAIL}"
    assert cut(body)["minutes/long.md"].body == body
    assert len(cut("# One\n\n" + "Words and words.\n\n" * 500)) == 1


def test_all_words_are_there_and_every_address_stays(small: None) -> None:
    """On the page's own address: what stands before and after, and a list of the rest."""
    body = HEAD + "".join(map(item, range(1, 21))) + TAIL
    pages = cut(body)
    first, *others = pages.values()
    assert list(pages) == ["minutes/long.md", *(f"minutes/long/part-{number}.md" for number in range(1, len(pages)))]
    assert len(others) > 3
    assert {*anchors(Page("x.md", "", body, {}))} <= {*anchors(first)}
    assert "Said first." in first.body
    assert "## Sources" in first.body
    assert f"the rest of it is on {len(others)} further pages." in first.body
    for number in range(1, 21):
        assert (
            sum(
                f"**{number}" not in page.body and f">{number}. Item {number} &amp; more</h2>" in page.body
                for page in others
            )
            == 1
        )
    for page in others:
        assert "**This is an example.**" in page.body
        assert len(page.body) < 2600
        assert page.front["above"] == {"name": "The meeting", "path": "minutes/long/"}
        assert "always" not in page.front["found"]
        assert _LATER.search(page.address), "it may come and go"


def test_links_lead_where_they_led(small: None) -> None:
    """Within a part, to another part, to what stayed, to other pages; a sign that somebody typed is no link."""
    pages = cut(HEAD + "".join(map(item, range(1, 21))) + TAIL)
    for page in pages.values():
        found = re.findall(r"(?<!\\)\]\(([^)#]*)(#[^)]*)?\)", page.body)
        for path, anchor in found:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
            if target in pages:
                assert not anchor or anchor[1:] in anchors(pages[target]), (page.path, path, anchor)
            elif not path.startswith("https:"):
                assert target == "decisions/x.md"
    assert "\\](not/a/link.md)" in pages["minutes/long/part-1.md"].body


def test_entries_are_cut_by_letter(small: None) -> None:
    """A word is found under its letter, also if many others come before it; its own address stays."""
    words = [f"{letter}{number} word" for letter in "aBz9" for number in range(12)]
    body = "# Words\n\n" + "".join(
        f'<h2 class="entry" id="word-{word.replace(" ", "-")}">{word}</h2>\n\n{"It means. " * 8}\n\n' for word in words
    )
    pages = cut(body, "glossary/index.md")
    assert list(pages) == ["glossary/index.md", *(f"glossary/part-{key}.md" for key in "abz0")]
    assert {*anchors(pages["glossary/index.md"])} >= {f"word-{word.replace(' ', '-')}" for word in words}
    assert "[b3 word](part-b.md#word-b3-word)" in pages["glossary/index.md"].body.lower()
    assert "**B**\n[Z](part-z.md)\n[Other signs](part-0.md)" in pages["glossary/part-b.md"].body
    assert pages["glossary/part-z.md"].title == "The meeting: Z"


def test_a_section_that_alone_is_too_long_is_cut_between_rows(small: None) -> None:
    """A table has its head on each page, a list goes on; what has an address in it is found where it is."""
    rows = "".join(f"| [Row {number}](../x/{number}.md) | {'told ' * 8} |\n" for number in range(60))
    listed = "".join(f'-   <span id="entry-{number}"></span>Entry {number} {"told " * 8}\n\n' for number in range(60))
    body = f"# Year\n\n## Risks\n\n| Risk | Said |\n| --- | --- |\n{rows}\n## Gaps\n\n{listed}\nSee [one](#entry-50).\n\n{TAIL}"
    first, *others = cut(body, "years/2020.md").values()
    assert len(others) > 4
    assert "[Risks (continued)](2020/part-2.md#risks-2)" in first.body
    for number in range(60):
        (page,) = (page for page in others if f"[Row {number}](../../x/{number}.md)" in page.body)
        html = markdown(page.body, extensions=["md_in_html", "tables"])
        assert f'<td><a href="../../x/{number}.md">Row {number}</a></td>' in html
        assert sum(f'id="entry-{number}"' in page.body for page in others) == 1
        assert f'id="entry-{number}"' in first.body
    assert all(len(page.body) < 3000 for page in others)
