"""A Python-Markdown extension: what a page can only be given where it becomes HTML.

Classes and blocks are in the Markdown, for any publisher to take. Here cells learn their column's heading, the search
what it passes over, and words open their meaning in place.
"""

from collections.abc import Iterator
from copy import deepcopy
from itertools import takewhile
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_SEARCHED = "data-pagefind-ignore"
_OF_OTHERS = {"notice", "entries", "events", "download", "of-list", "aside", "nothing", "gaps", "words"}
"""Parts that say nothing about the page itself: they are about other pages, or about what is not in the record."""

LONG = 6
"""From how many headings on a page has a list of them."""

FEW, MANY_WORDS = 4, 700
"""From how many headings on a page of so many words has one, too."""

WORD = "word-"
"""What the anchor of an explained word starts with (generator/pages/terms.py writes them)."""


class _Tables(Treeprocessor):
    """Each cell carries its column's heading, so that a row can be shown as a short list on a phone.

    That it stays a table to screen readers, which forget it once cells are shown as blocks, is up to site.js.
    """

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            headings = ["".join(cell.itertext()).strip() for cell in table.iter("th")]
            for row in table.iter("tr"):
                for cell, heading in zip(row.findall("td"), headings, strict=False):
                    cell.set("data-label", heading)


class _NotSearched(Treeprocessor):
    """The search skips what is not about the page itself, and headings with nothing else beneath them.

    The title and the answer it has already; an answer with a sign, which says where something stands, it has not.
    """

    def run(self, root: Element) -> None:
        for element in root.iter():
            classes = set(element.get("class", "").split())
            if classes & _OF_OTHERS:
                element.set(_SEARCHED, "all")
            elif element.tag == "h1" or classes == {"answer"}:
                element.set(_SEARCHED, "index")
        empty = True
        for element in reversed([*_parts(root)]):
            if element.tag in ("h2", "h3"):
                if empty:
                    element.set(_SEARCHED, "all")
                empty = element.tag == "h2" or empty
            elif element.get(_SEARCHED) is None:
                empty = False


def _parts(root: Element) -> Iterator[Element]:
    """The parts of a page one after the other; of those that are together, each."""
    for element in root:
        if element.tag == "div" and element.get(_SEARCHED) is None:
            yield from _parts(element)
        else:
            yield element


class _Contents(Treeprocessor):
    """A long page has a list of its headings, below its title and its answer."""

    def run(self, root: Element) -> None:
        sections, asides = list(_headings(root)), list(_headings(root, aside=True))
        if len(sections) < (FEW if len(" ".join(root.itertext()).split()) >= MANY_WORDS else LONG):
            return
        above = sum(1 for _ in takewhile(_stands_above, root))
        contents = Element("nav", {"class": "contents", "aria-label": "On this page", _SEARCHED: "all"})
        listed = SubElement(contents, "ul")
        for heading in (*sections, *asides):
            link = SubElement(SubElement(listed, "li"), "a", {"href": f"#{heading.get('id')}"})
            link.text = "".join(heading.itertext()).strip()
        root.insert(above, contents)


def _stands_above(element: Element) -> bool:
    """Whether it is the title, a notice or the answer (also one with a sign), which come before the list."""
    return element.tag == "h1" or next(iter(element.get("class", "").split()), "") in ("notice", "answer")


def _headings(root: Element, aside: bool = False) -> Iterator[Element]:
    """The headings of a page that have an address, and those of its end apart; words are explained for paper alone."""
    for element in root:
        name = element.get("class") or ""
        if element.tag == "h2" and element.get("id") and name != "entry" and not aside:
            yield element
        elif name == "gaps" and not aside:
            # What is missing is listed record by record, and each letter that asks for it can be found.
            yield from (one for one in element if one.tag in ("h2", "h3") and one.get("id"))
        elif element.tag == "div" and name != "words":
            of_the_end = name.startswith("aside")
            if of_the_end is aside or not of_the_end:
                yield from _headings(element, aside and not of_the_end)


class _Words(Treeprocessor):
    """A word that leads to its meaning on the same page shows it in place: by hover, focus and touch."""

    def run(self, root: Element) -> None:
        meanings = {
            name.get("id", ""): (name, value)
            for group in root.iterfind(".//dl/div")
            if (name := group.find("dt")) is not None and (value := group.find("dd")) is not None
            if name.get("id", "").startswith(WORD)
        }
        if not meanings:
            return
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                target = child.get("href", "") if child.tag == "a" else ""
                if target[:1] == "#" and target[1:] in meanings:
                    parent[place] = _explained(child, target[1:], *meanings[target[1:]])


def _explained(link: Element, name: str, term: Element, meaning: Element) -> Element:
    tip = f"tip-{name.removeprefix(WORD)}"
    word = Element("span", {"class": "word"})
    word.tail = link.tail
    button = SubElement(word, "button", {"type": "button", "popovertarget": tip, "aria-describedby": tip})
    button.text = link.text
    button.extend(list(link))
    told = SubElement(word, "span", {"id": tip, "popover": "auto", _SEARCHED: "all"})
    # A reader of a magnified page may not see the word beside its meaning.
    named = SubElement(told, "strong")
    named.text = "".join(term.itertext()).strip()
    named.tail = f": {(meaning.text or '').lstrip()}"
    for child in meaning:
        if child.tag != "a":
            told.append(deepcopy(child))
            continue
        # A link has no place in an explanation that closes when it is left; one to our own glossary says nothing else.
        words = "".join(child.itertext()) if child.get("href", "").startswith("http") else ""
        told[-1].tail = (told[-1].tail or "") + words + (child.tail or "")
    told[-1].tail = (told[-1].tail or "").rstrip()
    return word


PARTS = (_Contents, _Tables, _Words, _NotSearched)
"""All of them, in their order."""


class PageParts(Extension):
    """Adds to pages what can only be added when they become HTML."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take part after the inline text is there."""
        for priority, part in enumerate(reversed(PARTS), 1):
            md.treeprocessors.register(part(md), f"page_parts_{part.__name__.strip('_').lower()}", priority)


def makeExtension(**options: Any) -> PageParts:
    """Let Python-Markdown find the extension by the module's name."""
    return PageParts(**options)
