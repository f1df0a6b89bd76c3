"""Building the whole site: checked, written, published beside the old one, and put in its place only when whole."""

from __future__ import annotations

import logging
import os
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
from yaml import YAMLError

from generator.checks.checking import Checked
from generator.machine.files import why_not
from generator.machine.folders import (
    MARKDOWN,
    SITE,
    InUse,
    made_before,
    precious_folders,
    put_in_place,
    readable_by_all,
    refuse_place,
    work_folder,
)
from generator.publishers.mkdocs.plugin import PlainrecordPlugin
from generator.site.verifying import missing_pages

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
    and otherwise a folder that is thrown away. A link is followed: the site is built where it leads. Raises
    `CannotPublish`; `NotOurs` where a folder holds what no earlier build made.
    """
    place = Path(os.path.realpath(site))
    precious = precious_folders(content, config_file, None)
    refuse_place(site, SITE, precious)
    if markdown is not None:
        refuse_place(markdown, MARKDOWN, precious | {"the site": place})
    try:
        made_before(place, SITE)
        if os.path.ismount(place):
            reason = "is a disk of its own, which cannot be replaced in one step"
            raise CannotPublish(f"{site} {reason}; name a folder inside it, such as {site / 'site'}")
        with readable_by_all(), work_folder(place) as work:
            return _built(checked, content, site, config_file, markdown, work)
    except InUse as error:
        raise CannotPublish(str(error)) from error
    except OSError as error:
        raise CannotPublish(why_not(error)) from error


def _built(checked: Checked, content: Path, site: Path, config_file: Path, markdown: Path | None, work: Path) -> Built:
    fresh, place = work / "new", Path(os.path.realpath(site))
    folder = markdown or _markdown_folder(content, config_file, work)
    folder.mkdir(parents=True, exist_ok=True)
    made_before(folder, MARKDOWN)
    config = _configured(config_file, folder.resolve(), fresh, checked, content)
    look = {"the site's look": Path(config.theme.custom_dir)} if config.theme.custom_dir else {}
    refuse_place(site, SITE, {"the Markdown": folder} | look)
    _run(config)
    pages = plugin_of(config).pages
    missing = missing_pages(fresh, pages)
    if missing:
        raise CannotPublish(f"the site is not whole: {len(missing)} pages are missing, such as {missing[0]}")
    # Somebody may have put something there in the meantime.
    made_before(place, SITE)
    put_in_place(fresh, place)
    return Built(site, len(pages))


def _markdown_folder(content: Path, config_file: Path, work: Path) -> Path:
    """Choose where the Markdown goes: for the content that mkdocs.yml names, into the folder that it names."""
    thrown_away = work / "markdown"
    thrown_away.mkdir()
    if not _same_content(_loaded(config_file, docs_dir=str(thrown_away)), content):
        return thrown_away
    with config_file.open("rb") as opened:
        return config_file.parent / str(yaml_load(opened).get("docs_dir", "docs"))


def _loaded(config_file: Path, **given: Any) -> MkDocsConfig:
    with telling():
        try:
            return load_config(str(config_file), **given)
        except YAMLError as error:
            raise CannotPublish(f"{config_file} cannot be read: {' '.join(str(error).split())}") from error


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
    config = _loaded(config_file, docs_dir=str(markdown), site_dir=str(site), strict=True)
    plugin = plugin_of(config)
    plugin.given = checked
    plugin.config.content = str(content.resolve())
    return config


def _run(config: MkDocsConfig) -> None:
    with telling():
        try:
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()


@contextmanager
def telling() -> Iterator[None]:
    """Say why MkDocs stopped, with what it warned of: in strict mode each warning stops it."""
    log = logging.getLogger("mkdocs")
    heard = _Heard()
    log.addHandler(heard)
    try:
        yield
    except (MkDocsException, SystemExit) as error:
        raise CannotPublish("; ".join(heard.told or [str(error)])) from error
    finally:
        log.removeHandler(heard)


class _Heard(logging.Handler):
    """Keeps MkDocs' warnings, to tell them if they stop the build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name != "mkdocs.livereload":  # It warns of each address that a browser asks for in vain.
            self.told.append(record.getMessage())
