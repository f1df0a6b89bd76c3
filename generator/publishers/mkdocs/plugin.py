"""Plainrecord inside MkDocs: turns the content into the Markdown that MkDocs publishes, and names the site after it.

Everything that touches MkDocs' inner workings stands here and in `generator.publishers.publishing`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.building.whole_site import pages_of
from generator.checks.checking import Checked, check
from generator.core.kind import Kind, Layout
from generator.core.licences import licence_named
from generator.core.register import Register
from generator.kinds import all_kinds
from generator.kinds.pages.model import Page as WrittenPage
from generator.machine.files import NotOurs, why_not
from generator.machine.folders import (
    MARKDOWN,
    SITE,
    InUse,
    made_before,
    mark_unfinished,
    mark_whole,
    precious_folders,
    readable_by_all,
    refuse_place,
)
from generator.machine.history import last_changed
from generator.machine.today import named_day, today
from generator.pages.gathered import how_decisions_title
from generator.publishers.mkdocs.base import LOOK, complete
from generator.publishers.mkdocs.error_page import error_page
from generator.publishers.mkdocs.preview import POLICY, Preview
from generator.reports import text
from generator.search.index import CannotIndex, index_site
from generator.site.cards import HOME, Card, draw_cards
from generator.site.page_file import PageFile
from generator.site.writing import OneAddressTwice, hold_folder, write_pages
from generator.values.date_words import day_in_words

UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
MENU_PAGES = 8
"""How many pages written by hand the menu holds; the rest are on their list."""


class PlainrecordConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml."""

    content = config_options.Type(str, default="content")
    as_of = config_options.Optional(config_options.Type(str))


class PlainrecordPlugin(BasePlugin[PlainrecordConfig]):  # type: ignore[no-untyped-call]
    """Makes `mkdocs build` and `mkdocs serve` publish the content folder."""

    def __init__(self) -> None:
        """Start with nothing checked; MkDocs keeps the plugin for as long as it serves."""
        self.checked: Checked | None = None
        self.given: Checked | None = None
        self.pages: list[str] = []
        self._serving = False
        self._broken = False
        self._cards: dict[str, Card] = {}
        self._stack = ExitStack()
        self._markdown = ExitStack()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether this is a live preview."""
        self._serving = command == "serve"
        if not self._serving:
            self._stack.enter_context(readable_by_all())

    def on_shutdown(self) -> None:
        """Give back what a build takes."""
        self._stack.close()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the content, write the Markdown, and name the site and its menu after the partnership."""
        content = self._content(config)
        complete(config)
        config.extra["policy"] = POLICY
        self._refuse_foreign(config, content)
        checked = self.given or check(content, self._as_of(), all_kinds())
        was_broken, self._broken = self._broken, not checked.ok
        self.checked = checked
        if self._serving:
            _tell(checked, was_broken, content)
        if checked.register is None or self._broken:
            if not self._serving:
                raise PluginError(text.write(checked.problems, checked.records))
            _keep_last_good(Path(config.docs_dir))
            return config
        self._write(checked.register, checked, config, content)
        if not self._serving:
            mark_unfinished(Path(config.site_dir))
        _name_the_site(config, checked.register)
        return config

    def _write(self, register: Register, checked: Checked, config: MkDocsConfig, content: Path) -> None:
        """Write the Markdown, and keep its folder for this build until MkDocs has read it."""
        folder = Path(config.docs_dir)
        self._markdown.close()
        try:
            listing = self._markdown.enter_context(closing(hold_folder(folder)))
            self._cards, self.pages = {}, []
            pages = pages_of(register, all_kinds(), checked.problems, last_changed(content))
            write_pages(self._noting(pages), folder, listing)
        except (NotOurs, InUse, OneAddressTwice) as error:
            raise PluginError(f"{error}.") from error

    def _refuse_foreign(self, config: MkDocsConfig, content: Path) -> None:
        """Stop before anything is written where a folder is not ours: MkDocs would empty it."""
        precious = precious_folders(content, Path(config.config_file_path or "."), _theme(config))
        site, markdown = Path(config.site_dir), Path(config.docs_dir)
        try:
            refuse_place(markdown, MARKDOWN, precious | {"the site": site})
            if not self._serving:
                refuse_place(site, SITE, precious | {"the Markdown": markdown})
                made_before(site, SITE)
        except NotOurs as error:
            raise PluginError(f"{error}.") from error

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add what is made of the whole site: the cards that other sites show with a link, and the search."""
        self._markdown.close()
        site = Path(config.site_dir)
        if not self._broken:
            draw_cards(self._cards, site)
            try:
                index_site(site)
            except CannotIndex as error:
                raise PluginError(str(error)) from error
        if not self._serving:
            mark_whole(site)

    def on_build_error(self, *, error: Exception) -> None:
        """Give the folder of the Markdown back; say in a sentence what the machine would not do, as MkDocs does not."""
        self._markdown.close()
        if isinstance(error, OSError) and self.given is None:
            raise PluginError(f"{why_not(error)}.") from error

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Serve with a server that is safe to leave running, and watch what people edit.

        The Markdown is ours, so a change to it is not news.
        """
        server.server_close()
        preview = Preview(server, config.dev_addr.host)
        if config.config_file_path:
            preview.watch(config.config_file_path)
        preview.watch(str(self._content(config)))
        return preview

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out the theme's own scripts and styles: no page of ours uses them."""
        for file in list(files):
            if file.generated_by is None and file.src_uri.startswith(UNUSED) and _is_of_the_theme(file, config):
                files.remove(file)
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Escape what people wrote and the theme would put into the page as it is."""
        # MkDocs takes titles as HTML; a Markup is not escaped a second time.
        for key in ("title", "description"):
            if key in page.meta:
                page.meta[key] = Markup(escape(str(page.meta[key])))
        # A page without a card of its own is shown with the front page's.
        if home := self._cards.get(HOME):
            page.meta.setdefault("card", home.front)
        return markdown

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Show the problems on every page of a live preview until they are mended."""
        return self._instead(output)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Show the problems at addresses that have no page yet, too."""
        return self._instead(output_content) if template_name == "404.html" else output_content

    def _noting(self, pages: Iterable[PageFile]) -> Iterator[PageFile]:
        for page in pages:
            if page.card:
                self._cards[page.card.file] = page.card
            if page.path.endswith(".md"):
                self.pages.append(page.path)
            yield page

    def _instead(self, output: str) -> str:
        if self._broken and self.checked is not None:
            return error_page(self.checked.problems)
        return output

    def _content(self, config: MkDocsConfig) -> Path:
        content = Path(self.config.content)
        if not content.is_absolute():
            content = Path(config.config_file_path or ".").parent / content
        if not content.is_dir():
            raise PluginError(f"There is no content folder {content}.")
        return content

    def _as_of(self) -> date:
        given = self.config.as_of or os.environ.get("PLAINRECORD_AS_OF")
        if not given:
            return today()
        try:
            return named_day(given)
        except ValueError as error:
            raise PluginError(f"as_of: {error}.") from None


def _theme(config: MkDocsConfig) -> Path | None:
    return Path(config.theme.custom_dir) if config.theme.custom_dir else None


def _tell(checked: Checked, was_broken: bool, content: Path) -> None:
    """Tell the person at the preview what has to be mended, and once it is."""
    if not checked.ok:
        here = [replace(problem, file=os.path.relpath(content / problem.file)) for problem in checked.problems]
        print(text.write(here, checked.records), end="", flush=True)
    elif was_broken:
        print("All is mended: the preview shows the site again.", flush=True)


def _is_of_the_theme(file: File, config: MkDocsConfig) -> bool:
    """Whether a file comes with the theme, and not from the folder of our overrides or from the Markdown's."""
    own = [config.docs_dir, config.theme.custom_dir, str(LOOK)]
    return not any(folder and Path(file.src_dir or "") == Path(folder) for folder in own)


def _keep_last_good(folder: Path) -> None:
    """Leave the last good Markdown as it is; where there is none yet, hold its place."""
    if not (folder / "index.md").exists():
        write_pages([PageFile("index.md", "# Not ready yet\n")], folder)


def _name_the_site(config: MkDocsConfig, register: Register) -> None:
    partnership = register.partnership
    config.site_name = Markup(escape(str(partnership.name)))
    if partnership.website:
        config.site_url = str(partnership.website).rstrip("/") + "/"
    config.extra["as_of_words"] = day_in_words(register.as_of)
    config.extra["has_glossary"] = bool(register.entries["glossary"])
    licence = licence_named(str(partnership.licence or ""))
    config.extra["licence"], config.extra["licence_url"] = Markup(escape(licence.name)), licence.url
    config.nav = menu(register, all_kinds())
    # The same content and day give the same bytes: MkDocs dates the site map and its archive by this.
    midnight = datetime(register.as_of.year, register.as_of.month, register.as_of.day, tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))


def menu(register: Register, kinds: Iterable[Kind[Any]]) -> list[Any]:
    """Make the site's menu: front pages only, so that it stays small however many records there are."""
    groups: dict[str, list[dict[str, str]]] = {
        "": [{"Home": "index.md"}, {"The story so far": "story/index.md"}],
        "more": [],
        "about": [{how_decisions_title(register): "how-decisions-are-made.md"}],
    }
    for kind in kinds:
        if kind.name == "pages":
            groups["about"] += _written_pages(register)
        elif kind.listed(register) or (kind.layout is Layout.FILE and register.entries[kind.name]):
            groups[kind.group].append({kind.many: f"{kind.name}/index.md"})
    groups[""].append({"Councils": "authorities/index.md"})
    if len(register.services) > 1:
        groups[""].append({"Services": "services/index.md"})
    groups["more"] += [{"What has to be done": "actions/index.md"}, {"What is missing or late": "scorecard/index.md"}]
    groups["about"] += [{"Everything, year by year": "all/index.md"}, {"Accessibility": "accessibility.md"}]
    return [*groups[""], {"Look closer": groups["more"]}, {"About this site": groups["about"]}]


def _written_pages(register: Register) -> list[dict[str, str]]:
    named = [entry for entry in register.all(WrittenPage) if entry.record.nav]
    ordered = sorted(named, key=lambda entry: (entry.record.order is None, entry.record.order or 0, entry.id))
    return [{Markup(escape(str(entry.record.nav))): f"{entry.address}.md"} for entry in ordered[:MENU_PAGES]]
