"""MkDocs as our publisher: run with its own settings on Markdown that is written, and stopped by its warnings."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load
from yaml import YAMLError

from generator.building.finishing import CannotPublish
from generator.machine.kept import NOTHING_KEPT, Kept
from generator.publishers.frame import LOOK
from generator.publishers.mkdocs.base import complete
from generator.publishers.mkdocs.plugin import PlainrecordPlugin
from generator.publishers.mkdocs.reuse import look_and_settings, may_be_reused
from generator.publishers.mkdocs.settings import content_of, look_of
from generator.publishers.publishing import Needs, Publisher
from generator.site.site import Site


class MkDocs(Publisher):
    """Publishes with MkDocs, as a file of settings says."""

    settings: Path

    def __init__(self, settings: Path, kept: Kept = NOTHING_KEPT) -> None:
        self.settings, self._kept = settings, kept

    def needs(self, content: Path, work: Path) -> Needs:
        """The Markdown goes into the folder that the settings name, for the content that they name."""
        thrown_away = work / "markdown"
        thrown_away.mkdir()
        config = self._loaded(docs_dir=str(thrown_away))
        folder = None
        if content_of(config).resolve() == content.resolve():
            with self.settings.open("rb") as opened:
                folder = self.settings.parent / str(yaml_load(opened).get("docs_dir", "docs"))
        return Needs(folder, look_of(config))

    def made_of(self) -> str | None:
        """Name the settings and the look, where all of it is known."""
        config = self._loaded(docs_dir=str(LOOK))
        complete(config)
        return look_and_settings(config) if may_be_reused(config) else None

    def publish(self, site: Site, markdown: Path, folder: Path) -> None:
        """Let MkDocs make the pages; each of its warnings stops it."""
        config = self._loaded(docs_dir=str(markdown), site_dir=str(folder), strict=True)
        plugin = config.plugins["plainrecord"]
        assert isinstance(plugin, PlainrecordPlugin)
        plugin.publish_only(site, self._kept, self.former)
        with telling():
            try:
                config.plugins.on_startup(command="build", dirty=False)
                build(config)
            finally:
                config.plugins.on_shutdown()

    def _loaded(self, **given: Any) -> MkDocsConfig:
        with telling():
            try:
                config = load_config(str(self.settings), **given)
            except YAMLError as error:
                raise CannotPublish(f"{self.settings} cannot be read: {' '.join(str(error).split())}") from error
        if not isinstance(config.plugins.get("plainrecord"), PlainrecordPlugin):
            raise CannotPublish(f"{config.config_file_path} does not name the plugin plainrecord")
        return config


@contextmanager
def telling() -> Iterator[None]:
    """Say why MkDocs stopped, with its warnings: in strict mode each of them stops it."""
    log = logging.getLogger(mkdocs.__name__)
    heard = _Heard()
    log.addHandler(heard)
    try:
        yield
    except (MkDocsException, SystemExit) as error:
        raise CannotPublish("; ".join(heard.told or [str(error)])) from error
    finally:
        log.removeHandler(heard)


class _Heard(logging.Handler):
    """Collects MkDocs' warnings, to report them if they stop the build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        # It warns of each address that a browser asks for in vain, and of pages that are not made anew.
        if not record.name.endswith(".livereload") and not said.startswith("A 'dirty' build"):
            self.told.append(said)
