"""What somebody wrote about what happened and why: the story begins with it."""

from typing import Any

from generator.core.entry import Entry
from generator.core.kind import Kind
from generator.core.register import Register
from generator.overview.known_kinds import WrittenPage

NARRATIVE = "what-happened"
"""The id of the page with the narrative. The page's own address leads to the story."""


STORY = "story/index.md"
"""The page that begins with the narrative."""


def narrative_of(register: Register) -> Entry[WrittenPage] | None:
    """What the story begins with, where somebody wrote it and nobody took it back."""
    entry = register.find(WrittenPage, NARRATIVE)
    return entry if entry and not entry.record.withdrawn else None


def page_of(entry: Entry[Any], kind: Kind[Any], register: Register) -> str:
    """The address of the page that shows a record, without the slashes around it: of the narrative, the story's."""
    return STORY.removesuffix("/index.md") if narrative_of(register) is entry else kind.page_of(entry)
