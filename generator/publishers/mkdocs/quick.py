"""A faster step from our own Markdown to HTML, which says the same: docs/decisions/0037.

The Markdown of a page that we wrote reads the same under CommonMark. So comrak reads it, in a hundredth of the time.
All that Python-Markdown's extensions add to a tree, they add to this one as well. What is not ours, or is written by
hand, Python-Markdown reads.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from comrak import ExtensionOptions, RenderOptions, render_markdown
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocTreeprocessor
from markdown.treeprocessors import InlineProcessor, PrettifyTreeprocessor, UnescapeTreeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.site.site import Site

_TABLES = ExtensionOptions()
_TABLES.table = True
_WITH_HTML = RenderOptions()
_WITH_HTML.unsafe_ = True  # What people typed is escaped; the only HTML is that of our templates.

_MARKED = re.compile(r'(<[a-z][a-z0-9]*(?: [a-z-]+(?:="[^"]*")?)*?) markdown(?=>)')
"""How a template says to Python-Markdown that there is Markdown within."""

_ALONE = re.compile(r"(<(d[dt])\b[^>]*>)\s*<p>((?:(?!<p>).)*)</p>\s*(?=</\2>)", re.DOTALL)
"""A name or a value of a fact that is one paragraph, which Python-Markdown makes no paragraph of."""

_OF_TEXT = (InlineProcessor, PrettifyTreeprocessor, UnescapeTreeprocessor)
"""What Python-Markdown makes its tree with; this tree is whole from the start."""


class Quick(Extension):
    """Lets comrak read the Markdown in Python-Markdown's place."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take the place of the whole way from Markdown to HTML, for pages that comrak can give a tree of."""
        usual = md.convert

        def convert(source: str) -> str:
            root = _tree(source)
            return usual(source) if root is None else _html(root, md)

        md.convert = convert  # type: ignore[method-assign]


def _tree(source: str) -> ElementTree.Element | None:
    html = render_markdown(_MARKED.sub(r"\1", source), extension_options=_TABLES, render_options=_WITH_HTML)
    try:
        return ElementTree.XML("<div>" + _ALONE.sub(r"\1\3\n", html) + "</div>")
    except ElementTree.ParseError:
        return None


def _html(root: ElementTree.Element, md: Markdown) -> str:
    for processor in md.treeprocessors:
        if isinstance(processor, TocTreeprocessor):
            processor.marker = ""  # No page of ours asks for a list of its headings within it.
        if not isinstance(processor, _OF_TEXT):
            made = processor.run(root)
            root = root if made is None else made
    written = md.serializer(root)
    return written[written.index(">") + 1 : written.rindex("</div>")].strip()


class OurPage(Page):
    """A page of ours, which is read in the faster way."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make HTML of the Markdown."""
        usual = config.markdown_extensions
        config.markdown_extensions = [*usual, __name__]
        try:
            super().render(config, files)
        finally:
            config.markdown_extensions = usual


def offer(site: Site, files: Files) -> None:
    """Let the pages of a site that we wrote be read in the faster way."""
    ours = {page.path for page in site.pages if not page.by_hand}
    for file in files.documentation_pages():
        if file.src_uri in ours and type(file.page) is Page:
            file.page.__class__ = OurPage


def makeExtension(**options: Any) -> Quick:
    """Let Python-Markdown find the extension by the module's name."""
    return Quick(**options)
