"""What we read from MkDocs' configuration, and what we set in it and in its theme for a site."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.machine.today import named_day, today
from generator.publishers.mkdocs.base import LOOK
from generator.site.cards import HOME
from generator.site.site import MenuEntry, Site

UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")


def content_of(config: MkDocsConfig) -> Path:
    """The content folder that our plugin is to publish."""
    return Path(config.config_file_path or ".").parent / str(config.plugins["plainrecord"].config["content"])


def day_of(config: MkDocsConfig) -> date:
    """The day to take as today; raises `PluginError`."""
    given = config.plugins["plainrecord"].config["as_of"] or os.environ.get("PLAINRECORD_AS_OF")
    try:
        return named_day(str(given)) if given else today()
    except ValueError as error:
        raise PluginError(f"as_of: {error}.") from None


def look_of(config: MkDocsConfig) -> dict[str, Path]:
    """The folder with the site's look, as it was typed; None where the theme is used as it is."""
    return {"the site's look": Path(config.theme.custom_dir)} if config.theme.custom_dir else {}


def name_site(config: MkDocsConfig, site: Site) -> None:
    """Set the site's name and menu; MkDocs takes text as HTML, so all of it is escaped."""
    config.site_name = _html(site.name)
    if site.address:
        config.site_url = site.address
    config.extra["run_by"], config.extra["contact"] = _html(site.run_by), _html(site.contact)
    config.extra["licence"], config.extra["licence_url"] = _html(site.licence.name), site.licence.url
    config.nav = _menu(site.menu)
    # MkDocs dates the archive of the site map by this, and no file changes only because a day has passed.
    os.environ["SOURCE_DATE_EPOCH"] = "0"


def _menu(entries: Iterable[MenuEntry]) -> list[Any]:
    return [{_html(entry.title): _menu(entry.entries) if entry.entries else entry.path} for entry in entries]


def _html(words: object) -> Markup:
    # A Markup is not escaped a second time.
    return Markup(escape(str(words)))


def describe_page(page: Page, site: Site | None) -> None:
    """Escape what people wrote and the theme would put into the page as it is; name the card that is shown for it."""
    for key in ("title", "description"):
        if key in page.meta:
            page.meta[key] = _html(page.meta[key])
    # A page that has no card is shared with the front page's.
    if site and (home := site.cards.get(HOME)):
        page.meta.setdefault("card", home.front)


def leave_out_theme(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the theme's own scripts and styles: no page of ours uses them."""
    for file in list(files):
        if file.generated_by is None and file.src_uri.startswith(UNUSED) and _is_of_the_theme(file, config):
            files.remove(file)
    return files


def _is_of_the_theme(file: File, config: MkDocsConfig) -> bool:
    """Whether a file comes with the theme, and not from the folder of our overrides or from the Markdown's."""
    own = [config.docs_dir, config.theme.custom_dir, str(LOOK)]
    return not any(folder and Path(file.src_dir or "") == Path(folder) for folder in own)
