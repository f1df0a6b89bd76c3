"""A Python-Markdown extension: tables that can be read on a phone.

Each cell carries its column's heading, so that the style sheet can show a row as a short list on a narrow screen. The
roles keep a table a table to screen readers, which forget it once cells are shown as blocks.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "th": "columnheader", "td": "cell"}


class _Labels(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            headings = ["".join(cell.itertext()).strip() for cell in table.iter("th")]
            for element in table.iter():
                if element.tag in _ROLES:
                    element.set("role", _ROLES[element.tag])
                if element.tag == "tr":
                    for cell, heading in zip(element.findall("td"), headings, strict=False):
                        cell.set("data-label", heading)


class PhoneTables(Extension):
    """Gives the cells of tables their headings."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take part after the inline text is there, so that headings are words."""
        md.treeprocessors.register(_Labels(md), "phone_tables", 5)


def makeExtension(**options: Any) -> PhoneTables:
    """Let Python-Markdown find the extension by the module's name."""
    return PhoneTables(**options)
