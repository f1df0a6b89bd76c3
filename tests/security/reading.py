"""Reading what a browser would see: the elements, attributes and words of HTML, by html5lib."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import markdown
import yaml

ROOT = Path(__file__).parents[2]


class _Loose(yaml.SafeLoader):
    """Reads mkdocs.yml, whose `!ENV` is MkDocs' own."""


_Loose.add_constructor("!ENV", lambda loader, node: None)


@cache
def _renderer() -> markdown.Markdown:
    """Python-Markdown with the very extensions of mkdocs.yml."""
    options = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loose)
    named = [next(iter(one)) if isinstance(one, dict) else one for one in options["markdown_extensions"]]
    return markdown.Markdown(extensions=[*named, "fenced_code"])


def rendered(text: str) -> Element:
    """The body of the page that Markdown makes."""
    html = _renderer().reset().convert(text)
    return body_of(html)


def body_of(html: str) -> Element:
    """The parsed body of HTML."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    found = document.find("body")
    assert found is not None
    return found


def elements(body: Element) -> Iterator[Element]:
    """Every element inside a body."""
    return (element for element in body.iter() if element is not body and isinstance(element.tag, str))


def words(body: Element) -> str:
    """What a reader sees, white space folded."""
    return re.sub(r"\s+", " ", "".join(body.itertext())).strip()


def seen(body: Element) -> list[str]:
    """Every word and number that a reader sees, in order, with the numbers that a browser puts before items."""
    parts: list[str] = []
    _gather(body, parts)
    return re.findall(r"\w+", "".join(parts))


def _gather(element: Element, parts: list[str]) -> None:
    parts.append(element.text or "")
    number = int(element.get("start", "1"))
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == "li" and element.tag == "ol":
            parts.append(f" {number}. ")
            number += 1
        _gather(child, parts)
        parts.append(child.tail or "")
