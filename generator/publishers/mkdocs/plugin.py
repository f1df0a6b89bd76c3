"""Plainrecord inside MkDocs: the events that MkDocs calls, and what handles each."""

from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.machine.kept import NOTHING_KEPT, Kept
from generator.machine.progress import so_far
from generator.publishers.frame import describe
from generator.publishers.mkdocs.alone import Alone
from generator.publishers.mkdocs.base import complete
from generator.publishers.mkdocs.preview import preview_of
from generator.publishers.mkdocs.quick import known_headings, offer, only_ours
from generator.publishers.mkdocs.reuse import Reuse, Shown, clear, keep, known, may_be_reused
from generator.publishers.mkdocs.settings import content_of, leave_out_theme, name_site
from generator.publishers.mkdocs.style_sheet import join_style_sheet
from generator.site.headers import POLICY
from generator.site.site import Site


class PlainrecordConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml."""

    content = config_options.Type(str, default="content")
    as_of = config_options.Optional(config_options.Type(str))


class PlainrecordPlugin(BasePlugin[PlainrecordConfig]):  # type: ignore[no-untyped-call]
    """Makes `mkdocs build` and `mkdocs serve` publish the content folder."""

    def __init__(self) -> None:
        self._site: Site | None = None
        self._alone: Alone | None = Alone()
        self._kept = NOTHING_KEPT
        self._former: Path | None = None
        self._shown: Shown | None = None
        self._counted = 0

    def publish_only(self, site: Site, kept: Kept, former: Path | None) -> None:
        """Publish a site whose Markdown is written already, and which somebody else completes."""
        self._site, self._alone, self._kept, self._former, self._shown = site, None, kept, former, None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        if self._alone:
            self._alone.begin(serving=command == "serve")
            self._kept = self._alone.kept
            self._shown = {} if dirty else None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        complete(config)
        self._counted = 0
        config.extra["policy"] = POLICY
        if self._alone:
            self._site = self._alone.before(config)
        if self._site:
            name_site(config, self._site)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        return join_style_sheet(leave_out_theme(files, config), config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        if self._shown is not None:
            clear(files, config)
        if self._site and known(config) and known_headings(config.mdx_configs.get("toc", {})):
            offer(self._site, files)
        if self._site and (self._kept or self._shown is not None) and may_be_reused(config):
            Reuse(self._kept, self._site, config, files, self._former, self._shown).offer()
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        describe(page.meta, self._site)
        self._count()
        return markdown

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        keep(page, output)
        if only_ours(config):
            page.content = ""  # It is written next, and nobody reads it again.
        self._count()
        return output

    def _count(self) -> None:
        """Count a page, which MkDocs reads first and puts into its frame once all are read."""
        self._counted += 1
        so_far(self._counted, 2 * len(self._site.pages) if self._site else 0)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self._alone:
            self._alone.after(config)

    def on_build_error(self, *, error: Exception) -> None:
        if self._shown:
            self._shown.clear()  # Not all of it may be written.
        if self._alone:
            self._alone.failed(error)

    def on_shutdown(self) -> None:
        if self._alone:
            self._alone.end()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        wrong = self._alone.wrong if self._alone else str
        return preview_of(server, config.dev_addr.host, config.config_file_path, content_of(config), wrong)
