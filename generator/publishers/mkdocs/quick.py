"""A faster step from our own Markdown to HTML, which says the same: docs/decisions/0037.

The Markdown of a page that we wrote reads the same under CommonMark. So comrak reads it, in a hundredth of the time.
All that MkDocs and Python-Markdown's extensions do to a tree is done to this one as well. Nor is the front matter read
back, which we know. What is not ours, or is written by hand, Python-Markdown reads.
"""

import re
from collections.abc import Mapping
from html import escape
from typing import Any
from xml.etree import ElementTree

from comrak import ExtensionOptions, RenderOptions, render_markdown
from markdown.extensions.toc import nest_toc_tokens, slugify, unique
from markdown.serializers import to_xhtml_string
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc

from generator.machine.pressed import pressed, unpressed
from generator.publishers.mkdocs.page_parts import PARTS
from generator.site.site import Page as OurOwn
from generator.site.site import Site

_TABLES = ExtensionOptions()
_TABLES.table = True
_WITH_HTML = RenderOptions()
_WITH_HTML.unsafe_ = True  # What people typed is escaped; the only HTML is that of our templates.

_MARKED = re.compile(r'(<[a-z][a-z0-9]*(?: [a-z-]+(?:="[^"]*")?)*?) markdown(?=>)')
"""How a template says to Python-Markdown that there is Markdown within."""

_ALONE = re.compile(r"(<(d[dt])\b[^>]*>)\s*<p>((?:(?!<p>).)*)</p>\s*(?=</\2>)", re.DOTALL)
"""A name or a value of a fact that is one paragraph, which Python-Markdown makes no paragraph of."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def tree_of(source: str) -> ElementTree.Element | None:
    """What comrak makes of Markdown, as a tree; None where it is none."""
    html = render_markdown(_MARKED.sub(r"\1", source), extension_options=_TABLES, render_options=_WITH_HTML)
    try:
        return ElementTree.XML("<div>" + _ALONE.sub(r"\1\3\n", html) + "</div>")
    except ElementTree.ParseError:
        return None


def name_headings(root: ElementTree.Element) -> list[Any]:
    """Give each heading an address, as Python-Markdown's `toc` does; gives the list of them that it makes."""
    taken = {one.attrib["id"] for one in root.iter() if "id" in one.attrib}
    found = []
    for heading in root.iter():
        if heading.tag in _HEADINGS:
            words = " ".join("".join(heading.itertext()).split())
            if "id" not in heading.attrib:
                heading.set("id", unique(slugify(words, "-"), taken))
            name = escape(words, quote=False)
            told = {"level": int(heading.tag[1]), "id": heading.attrib["id"], "name": name, "html": name}
            found.append(told | {"data-toc-label": ""})
    return found


def written(root: ElementTree.Element) -> str:
    """A tree as HTML."""
    html = to_xhtml_string(root)
    return html[html.index(">") + 1 : html.rindex("</div>")].strip()


class OurPage(Page):
    """A page of ours, which is read in the faster way."""

    ours: OurOwn
    _html = pressed("")

    @property
    def content(self) -> str:
        """The HTML, which MkDocs asks for once all pages are read; until then it is pressed together."""
        return unpressed(self._html)

    @content.setter
    def content(self, html: str | None) -> None:
        self._html = pressed(html or "")

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the page as we made it, unless somebody else's plugin may have a word."""
        if not only_ours(config):
            super().read_source(config)
            return
        self.markdown, self.meta = self.ours.body, {"title": self.ours.title, **self.ours.front}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make HTML of the Markdown."""
        root = tree_of(self.markdown or "")
        if root is None:
            super().render(config, files)
            return
        self.toc = get_toc(nest_toc_tokens(name_headings(root)))
        self.present_anchor_ids = {one.attrib["id"] for one in root.iter() if "id" in one.attrib}
        for part in PARTS:
            part().run(root)
        links = _RelativePathTreeprocessor(self.file, files, config)
        links.run(root)
        self.links_to_anchors = links.links_to_anchors
        self.content = written(root)
        if only_ours(config):
            self.markdown = ""


def only_ours(config: MkDocsConfig) -> bool:
    """Whether no plugin but ours may have a word."""
    return set(config.plugins) == {"plainrecord"}


def known_headings(options: Mapping[str, Any]) -> bool:
    """Whether the headings' addresses are asked for as we make them."""
    return not options.get("permalink") and set(options) <= {"permalink", "title"}


def offer(site: Site, files: Files) -> None:
    """Let the pages of a site that we wrote be read in the faster way."""
    ours = {page.path: page for page in site.pages if not page.by_hand}
    for file in files.documentation_pages():
        if file.src_uri in ours and type(file.page) is Page:
            file.page.__class__ = OurPage
            vars(file.page).pop("content", None)
            vars(file.page)["ours"] = ours[file.src_uri]
