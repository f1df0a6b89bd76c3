"""Building the whole site: checked, written, published beside the old one, and put in its place only when whole."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load

from generator.checking import Checked
from generator.plugin import PlainrecordPlugin
from generator.verifying import missing_pages

CONFIG = "mkdocs.yml"


class CannotPublish(Exception):
    """Raised where the content is right but no whole site came of it; the old site is left as it was."""


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: where the site is, and how many pages it has."""

    site: Path
    pages: int


def build_site(checked: Checked, content: Path, site: Path, config_file: Path, markdown: Path | None) -> Built:
    """Publish checked content into a folder, all or nothing.

    `markdown` is where the Markdown goes; left out, it is the folder of mkdocs.yml where that builds this content,
    and otherwise a folder that is thrown away. Raises `CannotPublish`.
    """
    parent = site.resolve().parent
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{site.name}-", dir=parent) as work:
        fresh = Path(work) / "new"
        with _markdown_folder(markdown, content, config_file) as folder:
            config = _configured(config_file, folder, fresh, checked, content)
            _run(config)
            pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
        missing = missing_pages(fresh, pages)
        if missing:
            raise CannotPublish(f"the site is not whole: {len(missing)} pages are missing, such as {missing[0]}")
        _swap(fresh, site, Path(work) / "old")
    return Built(site, len(pages))


@contextmanager
def _markdown_folder(given: Path | None, content: Path, config_file: Path) -> Iterator[Path]:
    if given is not None:
        given.mkdir(parents=True, exist_ok=True)
        yield given.resolve()
        return
    _make_docs_dir(config_file)
    own = load_config(str(config_file))
    if _same_content(own, content):
        yield Path(own.docs_dir)
        return
    with tempfile.TemporaryDirectory(prefix="plainrecord-") as folder:
        yield Path(folder).resolve()


def _make_docs_dir(config_file: Path) -> None:
    """Make the folder for the Markdown where it is not there: MkDocs will not start without it."""
    with config_file.open("rb") as opened:
        named = yaml_load(opened).get("docs_dir", "docs")
    (config_file.parent / named).mkdir(parents=True, exist_ok=True)


def _same_content(config: MkDocsConfig, content: Path) -> bool:
    plugin = plugin_of(config)
    return (Path(config.config_file_path).parent / plugin.config.content).resolve() == content.resolve()


def plugin_of(config: MkDocsConfig) -> PlainrecordPlugin:
    """Find our plugin in a loaded configuration; raises where mkdocs.yml does not name it."""
    plugin: Any = config.plugins.get("plainrecord")
    if not isinstance(plugin, PlainrecordPlugin):
        raise CannotPublish(f"{config.config_file_path} does not name the plugin plainrecord")
    return plugin


def _configured(config_file: Path, markdown: Path, site: Path, checked: Checked, content: Path) -> MkDocsConfig:
    config = load_config(str(config_file), docs_dir=str(markdown), site_dir=str(site), strict=True)
    plugin = plugin_of(config)
    plugin.given = checked
    plugin.config.content = str(content.resolve())
    return config


def _run(config: MkDocsConfig) -> None:
    # Warnings are told by our own check; MkDocs' are about our Markdown, and in strict mode each stops the build.
    log = logging.getLogger("mkdocs")
    heard = _Heard()
    log.addHandler(heard)
    try:
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except (MkDocsException, SystemExit) as error:
        raise CannotPublish("; ".join([*heard.told, str(error)])) from error
    finally:
        config.plugins.on_shutdown()
        log.removeHandler(heard)


class _Heard(logging.Handler):
    """Keeps MkDocs' warnings, to tell them if they stop the build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


def _swap(fresh: Path, site: Path, old: Path) -> None:
    """Put the new site in the old one's place; two renames, so that there is never half a site."""
    if site.exists():
        site.rename(old)
    try:
        fresh.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)
