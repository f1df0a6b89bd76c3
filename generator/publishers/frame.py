"""What every publisher puts around a page: the look of the site, and what the frame's templates get."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

from generator import FRAME
from generator.building.finishing import CannotPublish
from generator.kinds import all_kinds
from generator.publishers.publishing import Needs, Publisher
from generator.site.cards import HOME
from generator.site.headers import POLICY
from generator.site.site import MenuEntry, Page, Site
from generator.site.writing import put

BASE = FRAME / "mkdocs.yml"
LOOK = FRAME / "site_overrides"

PARTS = "style/"
"""The folder of the style sheet's parts below that of the look; the numbers in their names are their order, as later
rules win."""

WHOLE = "assets/stylesheets/plainrecord.css"
"""The style sheet is in parts, by what they style, and readers fetch it as one file."""

OF_KINDS = 92
"""What a kind needs besides comes after the paper, and before what readers wish."""


def kinds_styles() -> Iterator[tuple[str, Path]]:
    """The parts of the style sheet that are in the folders of kinds, by where they are in a look."""
    for kind in all_kinds():
        if kind.style.is_file():
            yield f"{PARTS}{OF_KINDS}-{kind.name}.css", kind.style


class _Settings(yaml.SafeLoader):
    """Reads settings that were written for MkDocs; what only a program could read is left out."""


_Settings.add_multi_constructor("", lambda loader, tag, node: None)


@dataclass(frozen=True, slots=True)
class Look:
    """How a site looks, as its settings say: its folder, its style sheets and Python-Markdown's extensions."""

    own: Path | None
    styles: tuple[str, ...]
    extensions: Mapping[str, Mapping[str, Any]]

    @classmethod
    def read(cls, settings: Path) -> Look:
        """Read the settings, which may leave out what the program's own have. Raises `CannotPublish`."""
        both = [_read(file) for file in dict.fromkeys((BASE, settings.resolve()))]
        theme = both[-1].get("theme")
        own = theme.get("custom_dir") if isinstance(theme, dict) else None
        styles = dict.fromkeys(style for one in both for style in one.get("extra_css") or ())
        named = (one for each in both for one in each.get("markdown_extensions") or ())
        extensions = {name: held or {} for one in named for name, held in _named(one)}
        return cls(settings.parent / own if own else None, tuple(styles), extensions)

    @property
    def reads(self) -> dict[str, Path]:
        """The folder that no site may be built into."""
        return {"the site's look": self.own} if self.own else {}

    def lay_out(self, folder: Path) -> None:
        """Put its templates and files into a new folder; a partnership's own take the place of ours."""
        shutil.copytree(LOOK, folder)
        for name, file in kinds_styles():
            shutil.copy(file, folder / name)
        if self.own:
            shutil.copytree(self.own, folder, dirs_exist_ok=True)
        parts = sorted((folder / PARTS).iterdir())
        if not (folder / WHOLE).exists():
            (folder / WHOLE).parent.mkdir(parents=True, exist_ok=True)
            (folder / WHOLE).write_text("\n".join(part.read_text("utf-8") for part in parts), "utf-8")
        shutil.rmtree(folder / PARTS)


class Framed(Publisher):
    """A publisher that gets the look as files, because it runs no plugin of ours."""

    def __init__(self, settings: Path) -> None:
        """Read the look from the settings, which are those for MkDocs. Raises `CannotPublish`."""
        self.settings, self.look = settings, Look.read(settings)

    def needs(self, content: Path, work: Path) -> Needs:
        """The site may not be built over its look."""
        return Needs(None, self.look.reads)


def _read(file: Path) -> dict[str, Any]:
    try:
        held = yaml.load(file.read_bytes(), _Settings)  # noqa: S506 - a safe one
    except yaml.YAMLError as error:
        raise CannotPublish(f"{file} cannot be read: {' '.join(str(error).split())}") from error
    return held if isinstance(held, dict) else {}


def _named(one: Any) -> Iterable[tuple[str, Any]]:
    return one.items() if isinstance(one, dict) else ((str(one), None),)


def put_beside(site: Site, look: Path, folder: Path) -> None:
    """Put the files beside the pages of a site: those of its look that are no templates, and its data."""
    shutil.copytree(look, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.html", "sitemap.xml", ".*"))
    (folder / "partials").rmdir()
    for file in site.files:
        put(file.content, folder / file.path)


def html(words: object) -> Markup:
    """Escape what people wrote, as the frame takes text as HTML."""
    # A Markup is not escaped a second time.
    return Markup(escape(str(words)))  # noqa: S704


def menu(entries: Iterable[MenuEntry]) -> list[Any]:
    """The menu as MkDocs' settings write it."""
    return [{html(entry.title): menu(entry.entries) if entry.entries else entry.path} for entry in entries]


def told_of(site: Site) -> dict[str, str]:
    """What the frame says on every page."""
    return {
        "policy": POLICY,
        "run_by": html(site.run_by),
        "contact": html(site.contact),
        "licence": html(site.licence.name),
        "licence_url": site.licence.url,
    }


def describe(meta: MutableMapping[str, Any], site: Site | None) -> None:
    """Escape what people wrote of a page and the frame takes as it is; name the card that is shown for the page."""
    for key in ("title", "description"):
        if key in meta:
            meta[key] = html(meta[key])
    # A page that has no card is shared with the front page's.
    if site and (home := site.cards.get(HOME)):
        meta.setdefault("card", home.front)


def front_of(page: Page, site: Site) -> dict[str, Any]:
    """What the frame gets of a page: its title, and the rest of its front matter."""
    meta = {"title": page.title, **page.front}
    describe(meta, site)
    return meta
