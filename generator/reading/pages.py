"""Pages in Markdown: their keys are between two lines `---`, and their text below."""

from collections.abc import Iterable

from frontmatter.default_handlers import YAMLHandler

from generator.core.places import START, Places, Spot
from generator.reading.characters import read_text
from generator.reading.conflicts import without_conflicts
from generator.reading.document import Document
from generator.reading.strict_yaml import read_document
from generator.values.rules import Finding, Rule

FRONT_MATTER = Rule("front-matter", "A page starts with its fields, between two lines of three hyphens.")
UNKNOWN_KEY = Rule("unknown-key", "Every field is one of this kind of file, in its right place.")

_BOUNDARY = YAMLHandler.FM_BOUNDARY
"""The line above and below the keys of a page."""


def read_page(data: bytes, keys: Iterable[str] = ()) -> Document:
    """Read a Markdown file: its front matter as YAML, and the text under it as the key `text`."""
    read = read_text(data)
    if not read.readable:
        return Document(faults=read.faults, broken=True)
    without_conflicts(read)
    text = read.text
    opening = _BOUNDARY.match(text)
    closing = _BOUNDARY.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        fault = _no_front_matter(text, opened=opening is not None)
        return Document(faults=[*read.faults, fault], broken=True, lines=text.split("\n"))
    document = read_document(read.part(opening.end(), closing.start()), frozenset(keys))
    document.lines = text.split("\n")
    document.tell_first(read)
    written = text[closing.end() :]
    if not isinstance(document.value, dict):
        if not document.broken:
            message = "There are no fields between the two lines `---`."
            document.faults.append(Finding(START, FRONT_MATTER, message, "Write at least `title:` and the title."))
            document.broken = True
        return document
    if "text" in document.value:
        spot = document.places.at(("text",)).key
        message = "The text of a page goes below the second line `---`, not in a field."
        document.faults.append(Finding(spot, UNKNOWN_KEY, message, "Move it there."))
    elif written.strip():
        start = closing.end() + len(written) - len(written.lstrip())
        spot = Spot(text.count("\n", 0, start) + 1, 1)
        document.value["text"] = written
        if isinstance(document.places.inside, dict):
            document.places.inside["text"] = Places(spot, spot)
    return document


def _no_front_matter(text: str, *, opened: bool) -> Finding[Spot]:
    """Say which of the two lines around a page's keys is missing."""
    first = text.split("\n", 1)[0].strip()
    if opened:
        message = "The fields of this page start here, but the second line `---` below them is missing."
        hint = "Write `---` on its own line between the fields and the text."
        return Finding(START, FRONT_MATTER, message, hint)
    message = "A page starts with a line `---`, fields such as `title:`, and a second line `---`."
    hint = "Add them above the text."
    if first and not first.strip("-–—"):
        message = f"A page starts with a line of three hyphens, not with `{first}`."
        hint = "Write `---`. Some programs turn hyphens into dashes, so check that they stay."
    return Finding(START, FRONT_MATTER, message, hint)
