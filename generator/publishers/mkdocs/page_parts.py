"""A Python-Markdown extension: makes tables, facts, lists of entries and explained words of what Markdown has for them.

The Markdown on disk stays plain, for any publisher to take; what it cannot say is worked out here from its shape.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

_NOT_SEARCHED = ("data-pagefind-ignore", "all")
WORD = "word-"
"""What the anchor of an explained word starts with (generator/pages/terms.py writes them)."""

TEXT = "text-begins"
"""The anchor where the text of a page begins after its facts (generator/search/index.py knows it)."""


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


class _Facts(Treeprocessor):
    """Each fact is a group of its name and value; those above the first heading are the page's panel of facts."""

    def run(self, root: Element) -> None:
        above = True
        for element in root:
            above = above and element.tag != "h2"
            if element.tag == "dl":
                _group(element)
                if element.find("div/dt[@id]") is not None:
                    element.set("class", "words")
                    element.set(*_NOT_SEARCHED)
                elif above:
                    element.set("class", "facts")
                    above = False
                    _mark_text(root, element)


def _mark_text(root: Element, facts: Element) -> None:
    """Mark where the text begins after the facts: there an excerpt begins that the search shows."""
    after = list(root)[list(root).index(facts) + 1 :]
    if after and after[0].tag == "p":
        mark = Element("span", {"id": TEXT})
        mark.tail, after[0].text = after[0].text, None
        after[0].insert(0, mark)


def _group(facts: Element) -> None:
    held = list(facts)
    for child in held:
        facts.remove(child)
    group: Element | None = None
    for child in held:
        if group is None or child.tag == "dt":
            group = SubElement(facts, "div")
        group.append(child)


class _Entries(Treeprocessor):
    """A list whose items start with a link of their own, or with a date, is a list of entries or of events.

    One that has no more to say of each link than its day and kind is a list of what is led to.
    """

    def run(self, root: Element) -> None:
        for listed in root.iter("ul"):
            inner = [item[0] if len(item) == 1 and item[0].tag == "p" else item for item in listed]
            if all(len(held) > 1 and (held[0].tag, held[1].get("class")) == ("a", "day") for held in inner):
                listed.set("class", "led")
                for item, held in zip(list(listed), inner, strict=True):
                    if held is not item:
                        item.remove(held)
                        item.extend(list(held))
                continue
            firsts = [item[0] for item in listed if len(item) > 1 and item[0].tag == "p" and len(item[0])]
            if len(firsts) < len(listed) or any((first.text or "").strip() for first in firsts):
                continue
            tags = {first[0].tag for first in firsts}
            if tags == {"a"}:
                listed.set("class", "entries")
            elif tags == {"strong"}:
                listed.set("class", "events")


class _Drawn(Treeprocessor):
    """A picture stands in one part with the table or the list that follows it, so that no sheet comes between them."""

    def run(self, root: Element) -> None:
        for place, (element, after) in reversed(list(enumerate(pairwise(list(root))))):
            if after.tag in ("table", "ul") and self._is_picture(element):
                both = Element("div", {"class": "drawn"})
                both.extend((element, after))
                root[place : place + 2] = [both]

    def _is_picture(self, element: Element) -> bool:
        """Whether a paragraph holds the place of a picture, which comes into the page as it is."""
        held = HTML_PLACEHOLDER_RE.fullmatch((element.text or "").strip()) if element.tag == "p" else None
        return held is not None and str(self.md.htmlStash.rawHtmlBlocks[int(held[1])]).startswith("<figure>")


class _Lead(Treeprocessor):
    """A heading that is an answer, marked `{ .big }`, stands with what is said around it in a panel of its own."""

    def run(self, root: Element) -> None:
        if root.find("h1[@class='big']") is None:
            return
        lead, place = Element("div", {"class": "lead"}), 0
        for element in list(root):
            if element.tag in ("dl", "h2"):
                break
            if element.get("class") == "notice":
                place += 1
            else:
                root.remove(element)
                lead.append(element)
        root.insert(place, lead)


class _NotSearched(Treeprocessor):
    """The search passes over what tells nothing of the page itself.

    That is what is about other pages (notices, lists of entries and of events and what is said of such a list, what is
    beneath `{ .aside }` headings), what is not published, headings with nothing else beneath them; and the title and
    the answer, which it has already.
    """

    def run(self, root: Element) -> None:
        aside = False
        for element in root:
            named = element.get("class") or ""
            if element.tag in ("h1", "h2"):
                aside = "aside" in named.split()
            if aside or named in _OF_OTHERS or _is_nothing(element):
                element.set(*_NOT_SEARCHED)
            elif element.tag == "h1" or named == "answer":
                element.set(_NOT_SEARCHED[0], "index")
        for fact in root.iterfind("dl/div"):
            if any(map(_is_nothing, fact.iter("dd"))):
                fact.set(*_NOT_SEARCHED)
        self._pass_over_headings(root)

    @staticmethod
    def _pass_over_headings(root: Element) -> None:
        empty = True
        for element in reversed(root):
            if element.tag in ("h2", "h3"):
                if empty:
                    element.set(*_NOT_SEARCHED)
                empty = element.tag == "h2" or empty
            elif element.get(_NOT_SEARCHED[0]) is None:
                empty = False


_OF_OTHERS = ("notice", "entries", "events", "download", "of-list")
_NOTHING = ("Not published", "None is published")


def _is_nothing(element: Element) -> bool:
    """Whether a paragraph or a fact says no more than that something is not published."""
    return element.tag in ("p", "dd") and "".join(element.itertext()).strip().rstrip(".") in _NOTHING


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
        self._quiet_heading(root)

    @staticmethod
    def _quiet_heading(root: Element) -> None:
        """The heading of the words is for paper only, as they are."""
        for heading, after in zip(list(root), list(root)[1:], strict=False):
            if after.get("class") == "words":
                heading.set("class", "words")


def _explained(link: Element, name: str, term: Element, meaning: Element) -> Element:
    tip = f"tip-{name.removeprefix(WORD)}"
    word = Element("span", {"class": "word"})
    word.tail = link.tail
    button = SubElement(word, "button", {"type": "button", "popovertarget": tip, "aria-describedby": tip})
    button.text = link.text
    button.extend(list(link))
    told = SubElement(word, "span", {"id": tip, "popover": "auto", _NOT_SEARCHED[0]: _NOT_SEARCHED[1]})
    _copy_words(meaning, told)
    # A reader of a magnified page may not see the word beside its meaning.
    named = Element("strong")
    named.text = "".join(term.itertext()).strip()
    named.tail = f": {told.text or ''}"
    told.text = ""
    told.insert(0, named)
    return word


def _copy_words(source: Element, target: Element) -> None:
    """Copy text and emphasis; a link has no place in an explanation that closes when it is left."""
    parts = source.findall("p") or [source]
    target.text = parts[0].text
    for child in parts[0]:
        if child.tag == "a":
            words = "".join(child.itertext()) if child.get("href", "").startswith("http") else ""
            _add_text(target, words + (child.tail or ""))
        else:
            target.append(deepcopy(child))
    _add_text(target, "")


def _add_text(target: Element, text: str) -> None:
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text


class PageParts(Extension):
    """Gives pages their parts."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take part after the inline text and its attributes are there, each part after those it builds on."""
        for priority, part in enumerate((_Drawn, _Lead, _NotSearched, _Words, _Entries, _Facts, _Tables), 1):
            md.treeprocessors.register(part(md), f"page_parts_{part.__name__.strip('_').lower()}", priority)


def makeExtension(**options: Any) -> PageParts:
    """Let Python-Markdown find the extension by the module's name."""
    return PageParts(**options)
