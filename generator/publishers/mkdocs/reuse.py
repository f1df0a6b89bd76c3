"""Pages of a former build taken over: whole, where their Markdown, the frame and what they link to are the same.

A page that is taken over is written when MkDocs would read it, and its template is empty. Its links are looked at
again, as those of every page are. A preview passes over what it shows already.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.machine.files import names_below
from generator.machine.kept import Kept, hash_of, named
from generator.publishers.frame import LOOK
from generator.publishers.mkdocs.quick import OurPage
from generator.site.cards import HOME
from generator.site.site import Site
from generator.site.writing import put

TAKEN_OVER = "partials/taken-over.html"
"""The template of a page that is written already: it makes nothing."""

_KNOWN = {"md_in_html", "sane_lists", "tables", "toc", "fenced_code", "generator.publishers.mkdocs.page_parts"}
"""Extensions that make of a page's Markdown the same each time; of others we do not know."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made of a page: its HTML, the anchors in it, and the files that it links to, with the anchors there."""

    html: bytes
    anchors: frozenset[str]
    links: Mapping[str, Mapping[str, str]]

    @property
    def packed(self) -> bytes:
        return json.dumps([sorted(self.anchors), self.links]).encode() + b"\n" + self.html


Shown = dict[str, tuple[str, _Made]]
"""What a preview shows, by the paths of its pages: each with its name, and what was made of it."""


class Reuse:
    """Takes over what was made of a site's pages, and keeps what is made of them."""

    def __init__(
        self, kept: Kept, site: Site, config: MkDocsConfig, files: Files, former: Path | None, shown: Shown | None
    ) -> None:
        self._kept, self._files, self._former, self._shown = kept, files, former, shown
        self._there = {path for path, file in files.src_uris.items() if _is_there(file)}
        frame, self._pages = _frame(site, config), {page.path: page for page in site.pages}
        self._names = {path: named("page", frame, path, page.text) for path, page in self._pages.items()}

    def offer(self) -> None:
        """Let each page of the site ask, before MkDocs reads it, whether it is made already."""
        for file in self._files.documentation_pages():
            if file.src_uri in self._pages and type(file.page) in _TAKEN:
                file.page.__class__ = _TAKEN[type(file.page)]
                vars(file.page)["reuse"] = self
                self._pass_over(file, file.page)

    def _pass_over(self, file: File, page: Any) -> None:
        """Let MkDocs pass over a page that a preview shows already."""
        name, made = (self._shown or {}).get(file.src_uri, ("", None))
        if made and name == self._names[file.src_uri] and self._leads_on(made) and Path(file.abs_dest_path).is_file():
            page.be(made)
            vars(file)["is_modified"] = lambda: False

    def front(self, page: Page) -> dict[str, Any]:
        """A page's front matter, which need not be read again."""
        held = self._pages[page.file.src_uri]
        return {"title": held.title, **held.front, "template": TAKEN_OVER}

    def taken(self, page: Page) -> _Made | None:
        """What was made of a page, if all that it links to is still there."""
        held = self._kept.get(self._names[page.file.src_uri])
        if held is None:
            return None
        first, _, html = held.partition(b"\n")
        anchors, links = json.loads(first)
        made = _Made(html, frozenset(anchors), links)
        return made if self._leads_on(made) else None

    def _leads_on(self, made: _Made) -> bool:
        return made.links.keys() <= self._there

    def keep(self, page: Page, made: _Made) -> None:
        """Keep what was made of a page."""
        self._kept.put(self._names[page.file.src_uri], made.packed)
        self.show(page, made)

    def write(self, page: Page, made: _Made) -> None:
        """Write a page that was made before, where it is not in the former site as it is."""
        put(made.html, Path(page.file.abs_dest_path), self._former and self._former / page.file.dest_uri)
        self.show(page, made)

    def show(self, page: Page, made: _Made) -> None:
        """Note that a preview shows a page."""
        if self._shown is not None:
            self._shown[page.file.src_uri] = self._names[page.file.src_uri], replace(made, html=b"")

    def anchors(self, made: _Made) -> dict[File, dict[str, str]]:
        """The files in which a page looks for anchors, with these."""
        return {self._files.src_uris[path]: dict(anchors) for path, anchors in made.links.items() if anchors}


class _Taken(Page):
    """A page that asks whether it is made already."""

    reuse: Reuse
    is_taken = False
    asked: _Asked | None = None

    def be(self, made: _Made) -> None:
        """Be as it was made before, without its words."""
        self.is_taken = True
        self.markdown, self.content, self.meta = "", "", self.reuse.front(self)
        self.present_anchor_ids, self.links_to_anchors = set(made.anchors), self.reuse.anchors(made)

    def read_source(self, config: MkDocsConfig) -> None:
        """Write the page if it is made already, or else read its Markdown."""
        made = self.reuse.taken(self)
        if made is None:
            super().read_source(config)
        else:
            self.reuse.write(self, made)
            self.be(made)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make HTML of the Markdown, noting which files it links to."""
        if not self.is_taken:
            self.asked = _Asked(files)
            with self.asked.listening():
                super().render(config, self.asked)  # type: ignore[arg-type]


class _OurTaken(_Taken, OurPage):
    """The same, which is read in the faster way if it is not."""


_TAKEN: Mapping[type, type[_Taken]] = {Page: _Taken, OurPage: _OurTaken}


class _Asked:
    """The files of a site, with a note of those that a page asked for."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.paths: set[str] = set()
        self.warned = False

    def get_file_from_path(self, path: str) -> File | None:
        self.paths.add(path)
        return self._files.src_uris.get(path) or self._files.get_file_from_path(path)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Note whether MkDocs warns of anything: such a page is made anew each time, and warned of again."""
        heard = logging.Handler(logging.WARNING)
        heard.emit = self._note  # type: ignore[method-assign]
        log = logging.getLogger(mkdocs.__name__)
        log.addHandler(heard)
        try:
            yield
        finally:
            log.removeHandler(heard)

    def _note(self, record: logging.LogRecord) -> None:
        self.warned = True


def keep(page: Page, output: str) -> None:
    """Keep what MkDocs made of a page, if it is one that may be taken over."""
    if not isinstance(page, _Taken) or page.asked is None or page.asked.warned:
        return
    to_anchors = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
    links = {path: to_anchors.get(path, {}) for path in sorted({*page.asked.paths, *to_anchors})}
    html = output.encode("utf-8", errors="xmlcharrefreplace")
    if output.strip() and _is_there(page.file):
        page.reuse.keep(page, _Made(html, frozenset(page.present_anchor_ids or ()), links))


def clear(files: Files, config: MkDocsConfig) -> None:
    """Take away from the folder of a preview what the site has no more, and let all else be made anew."""
    made = {file.dest_uri for file in files} | {*config.theme.static_templates, "sitemap.xml.gz"}
    for name in set(names_below(Path(config.site_dir))) - made:
        Path(config.site_dir, name).unlink()
    for file in files:
        vars(file)["is_modified"] = lambda: True


def known(config: MkDocsConfig) -> bool:
    """Whether every extension is one that we know."""
    return set(config.markdown_extensions) <= _KNOWN


def may_be_reused(config: MkDocsConfig) -> bool:
    """Whether we know all that a page is made of: there are no templates, extensions or plugins but ours."""
    if config.theme.name != "material" or set(config.plugins) != {"plainrecord"}:
        return False
    # The folders of Material and of MkDocs come last.
    own = (Path(folder) for folder in config.theme.dirs[:-2] if Path(folder).resolve() != LOOK.resolve())
    files = (file.relative_to(folder) for folder in own for file in folder.rglob("*") if file.is_file())
    return known(config) and all(file.parts[0] in ("style", "assets") for file in files)


def look_and_settings(config: MkDocsConfig) -> str:
    """All that a site is made of but its pages, before they are known."""
    passed_over = {"plugins", "theme", "docs_dir", "site_dir", "config_file_path"}
    told = {key: held for key, held in config.items() if key not in passed_over}
    held = [config.plugins["plainrecord"].config, dict(config.theme), sorted(config.theme.static_templates)]
    looks = [hash_of(Path(folder)) for folder in config.theme.dirs[:-2]]
    return named("look", mkdocs.__name__, json.dumps([told, held], default=str, sort_keys=True), *looks)


def _frame(site: Site, config: MkDocsConfig) -> str:
    """All that a page is made of but its own Markdown."""
    keys = ("site_name", "site_url", "nav", "extra", "extra_css", "extra_javascript", "use_directory_urls")
    told = {key: config[key] for key in (*keys, "markdown_extensions", "mdx_configs", "validation")}
    home = site.cards.get(HOME)
    front = home.front if home else None
    return named(
        "frame", mkdocs.__name__, json.dumps([told, front], default=str, sort_keys=True), hash_of(LOOK, "*.html")
    )


def _is_there(file: File | None) -> bool:
    return file is not None and not file.inclusion.is_excluded()  # type: ignore[no-untyped-call]
