"""What we read from MkDocs' configuration, and what we set in it and in its theme for a site."""

import os
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from generator.machine.today import named_day, today
from generator.publishers.frame import LOOK, html, menu, told_of
from generator.site.site import Site

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
    config.site_name = html(site.name)
    if site.address:
        config.site_url = site.address
    config.extra.update(told_of(site))
    config.nav = menu(site.menu)
    # MkDocs dates the archive of the site map by this, and no file changes only because a day has passed.
    os.environ["SOURCE_DATE_EPOCH"] = "0"


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
