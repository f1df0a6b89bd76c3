"""Zensical as the publisher. It runs no plugin of ours, so it is given a folder in which everything is ready.

It makes the pages alone: of the files that it adds for its own theme none is taken.
"""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.building.finishing import CannotPublish
from generator.machine.files import temporary_folder
from generator.publishers.frame import Framed, front_of, html, menu, put_beside, told_of
from generator.site.site import Page, Site
from generator.site.writing import write_pages

_SAID = 300
"""How many characters of its last output are shown where it failed."""


class Zensical(Framed):
    """Publishes with Zensical, in the same frame."""

    def publish(self, site: Site, markdown: Path, folder: Path) -> None:
        """Let Zensical make the pages in a separate folder, outside of which it reads and writes nothing."""
        with temporary_folder() as work:
            self.look.lay_out(work / "look")
            write_pages([_told_of(page, site) for page in site.pages], work / "docs")
            (work / "mkdocs.yml").write_text(json.dumps(self._told(site)), "utf-8")
            _run(work)
            for file in (*(page.file for page in site.pages), "404.html", "sitemap.xml"):
                made = work / "site" / file
                if made.is_file():
                    (folder / file).parent.mkdir(parents=True, exist_ok=True)
                    shutil.move(made, folder / file)
            put_beside(site, work / "look", folder)

    def _told(self, site: Site) -> dict[str, Any]:
        """The settings; JSON is YAML too. Links are not looked at here, as a gate looks at all of them."""
        return {
            "site_name": html(site.name),
            "site_url": site.address or None,
            "docs_dir": "docs",
            "site_dir": "site",
            "theme": {"name": "material", "custom_dir": "look", "language": "en", "font": False},
            "extra": {"generator": False, **told_of(site)},
            "extra_css": self.look.styles,
            "markdown_extensions": [{name: held} for name, held in self.look.extensions.items()],
            "nav": menu(site.menu),
            "plugins": [],
            "validation": False,
        }


def _told_of(page: Page, site: Site) -> Page:
    """A page with what the frame gets of it in its front matter."""
    front = front_of(page, site)
    return replace(page, title=front.pop("title"), front=front)


def _run(work: Path) -> None:
    command = [sys.executable, "-P", "-m", "zensical", "build", "--config-file", str(work / "mkdocs.yml")]
    ended = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)  # noqa: S603
    if ended.returncode:
        raise CannotPublish(f"Zensical stopped: {' '.join(ended.stderr.split())[-_SAID:]}")
