"""Every page reads the same to Python-Markdown, which publishes it, and to CommonMark with tables."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import XML, Element

import html5lib
import pytest
import yaml
from markdown import Markdown, markdown
from markdown.extensions.toc import nest_toc_tokens
from markdown_it import MarkdownIt

from generator.checks.checking import check
from generator.kinds import all_kinds
from generator.publishers.mkdocs import quick as faster
from generator.publishers.mkdocs.page_parts import PARTS
from tests.whole_site import pages_of

ROOT = Path(__file__).parents[2]
COMMON_MARK = MarkdownIt("commonmark").enable("table")
ANCHOR = re.compile(r'\bid="([^"]+)"')
"""An anchor that stands in the Markdown; Python-Markdown makes more of headings, to which nothing of ours leads."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader sees of a page, where a link can lead, and each link with its words."""

    words: str
    anchors: list[str]
    links: list[tuple[str, str]]


def extensions() -> list[str]:
    """What `mkdocs.yml` asks Python-Markdown for, but for what only publishing can do."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    listed = yaml.safe_load(settings.partition("\nmarkdown_extensions:\n")[2].partition("\n\n")[0])
    named = [one if isinstance(one, str) else next(iter(one)) for one in listed]
    return [one for one in named if not one.startswith("generator.")]


def words(element: Element) -> str:
    """What an element says, whatever the spaces between its parts."""
    return " ".join("".join(element.itertext()).split())


def read(html: str) -> Read:
    """Take from HTML what both have to agree on."""
    root = html5lib.parseFragment(html, namespaceHTMLElements=False)
    links = [(one.get("href", ""), words(one)) for one in root.iter("a")]
    return Read(words(root), [one.get("id", "") for one in root.iter() if one.get("id")], links)


def two_readings(text: str) -> tuple[Read, Read]:
    """What Python-Markdown and CommonMark make of a page; of anchors, those that stand in it."""
    written = set(ANCHOR.findall(text))
    ours = read(markdown(text, extensions=extensions()))
    return Read(ours.words, [one for one in ours.anchors if one in written], ours.links), read(COMMON_MARK.render(text))


@pytest.fixture(scope="module", params=["content", "examples/content"])
def made(request: pytest.FixtureRequest) -> dict[str, str]:
    """The Markdown of every page of a partnership, by its path."""
    checked = check(ROOT / request.param, date(2026, 11, 27), all_kinds())
    assert checked.register
    return {page.path: page.body for page in pages_of(checked.register, all_kinds(), checked.problems)}


def test_both_read_every_page_alike(made: dict[str, str]) -> None:
    """The same words, anchors and links; nothing of how it is written is shown; each link has a place to lead to."""
    anchors, leading = {}, []
    for path, text in made.items():
        ours, common = two_readings(text)
        assert common == ours, path
        assert not re.search(r"\{:|\{ [.#]|^: {3}|</?\w+ |\bmarkdown>", common.words), path
        anchors[path] = set(common.anchors)
        leading += [(path, target) for target, _ in common.links if "#" in target and "://" not in target]
    assert len(made) > 60
    assert leading
    for path, target in leading:
        page, _, anchor = target.partition("#")
        assert anchor in anchors[posixpath.normpath(posixpath.join(posixpath.dirname(path), page)) if page else path]


def tree(html: str) -> list[object]:
    """All that HTML says: elements, attributes and words.

    Left out is whether the lines of a list stand apart, and where one of two quotations ends.
    """
    return [one for one in parts(XML(f"<div>{html}</div>")) if one]


def parts(element: Element) -> Iterator[object]:
    """The parts of an element one after the other, with its words, spaces taken as one."""
    yield element.tag, sorted(element.attrib.items())
    yield " ".join((element.text or "").split())
    before = ""
    for child in element:
        told = (element.tag, child.tag) != ("li", "p") and (before, child.tag) != ("blockquote", "blockquote")
        yield from parts(child) if told else islice(parts(child), 1, None)
        yield " ".join((child.tail or "").split())
        before = child.tag


def test_the_faster_step_makes_the_same_of_every_page(made: dict[str, str]) -> None:
    """The same elements, attributes and words as Python-Markdown, with what our own extension adds."""
    settings = [*extensions(), "generator.publishers.mkdocs.page_parts"]
    for path, text in made.items():
        usual, quick = markdown(text, extensions=settings), quickly(text)
        assert tree(quick) == tree(usual), path
        assert words(XML(f"<div>{quick}</div>")) == words(XML(f"<div>{usual}</div>")), path


def quickly(text: str) -> str:
    """A page as the faster step makes it, but for what depends on other pages."""
    root = faster.tree_of(text)
    assert root is not None
    faster.name_headings(root)
    for part in PARTS:
        part().run(root)
    return faster.written(root)


def test_a_page_that_the_faster_step_cannot_read_is_read_in_the_usual_way() -> None:
    """HTML that no tree can be made of."""
    assert faster.tree_of("A <br> line\n\nand **more**") is None
    assert quickly("and **more**") == markdown("and **more**")


def test_a_mark_for_a_list_of_headings_stays_what_somebody_typed() -> None:
    """A paragraph that says [TOC] is no order to Python-Markdown."""
    assert "<p>[TOC]</p>" in quickly("# One\n\n\\[TOC]\n")


def test_headings_have_the_addresses_that_python_markdown_gives_them() -> None:
    """Also where two say the same, and where one is that of something else already."""
    text = '# One & *two*\n\n## One & two\n\n### `A  b` c\n\n<p id="d" markdown>x</p>\n\n## D\n'
    read = Markdown(extensions=["toc", "md_in_html"])
    ids = re.findall(r'id="([^"]*)"', read.convert(text))
    root = faster.tree_of(text)
    assert root is not None
    told = faster.name_headings(root)
    assert ids == [one.get("id") for one in root.iter() if one.get("id")]
    assert [one["id"] for one in told] == ["one-two", "one-two_1", "a-b-c", "d_1"]
    assert [one["name"] for one in nest_toc_tokens(told)] == [one["name"] for one in read.toc_tokens]


@pytest.mark.parametrize(
    "text",
    [
        "**Agreed**\n{: .answer }\n",
        "Name\n:   A fact\n",
        "## Where { .aside }\n",
        '<dl markdown>\n<div><dt>A</dt><dd markdown="span">[b](c.md)</dd></div>\n</dl>\n',
        '<p class="x">**bold**</p>\n',
        '<div class="x" markdown>\n**bold**\n</div>\n',
    ],
)
def test_what_only_one_of_them_knows_is_noticed(text: str) -> None:
    """The comparison can fail: forms that Python-Markdown takes, or takes otherwise, are words to CommonMark."""
    html = markdown(text, extensions=[*extensions(), "attr_list", "def_list"])
    common = COMMON_MARK.render(text)
    assert read(html) != read(common) or re.search(r"\*\*|\{|\]\(|^: ", read(common).words)
