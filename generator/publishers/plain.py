"""No publisher but ourselves: each page by Python-Markdown, in the frame of every page. It shows what one has to do."""

import posixpath
import re
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin, urlsplit

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markdown import Markdown

from generator.building.finishing import CannotPublish
from generator.machine.files import temporary_folder
from generator.machine.progress import so_far
from generator.publishers.frame import Framed, Look, front_of, html, put_beside, told_of
from generator.site.site import MenuEntry, Page, Site, html_file
from generator.site.writing import put

_LINK = re.compile(r'(?<=\s)(href|src)="([^":?#]+)(?=["?#])')


class Plain(Framed):
    """Publishes with Python-Markdown and Jinja alone."""

    def publish(self, site: Site, markdown: Path, folder: Path) -> None:
        """Make the pages; the Markdown is read from the disk, as by any publisher."""
        try:
            reader = Markdown(extensions=[*self.look.extensions], extension_configs=dict(self.look.extensions))
        except (ImportError, TypeError, KeyError) as error:
            raise CannotPublish(f"{self.settings} names an extension that cannot be used: {error}") from error
        with temporary_folder() as work:
            self.look.lay_out(work / "look")
            frame = _Frame(site, self.look, work / "look")
            for number, page in enumerate(site.pages, 1):
                text = (markdown / page.path).read_text(encoding="utf-8").partition("\n---\n")[2]
                body = _LINK.sub(partial(_link, page), reader.reset().convert(text))
                put(frame.page(page, body).encode(), folder / page.file)
                so_far(number, len(site.pages))
            put(frame.of("404.html").encode(), folder / "404.html")
            listed = frame.of("sitemap.xml", pages=[frame.told(page) for page in site.pages])
            put(listed.encode(), folder / "sitemap.xml")
            put_beside(site, work / "look", folder)


class _Frame:
    """The templates of a site, and what they get: the same as from MkDocs."""

    def __init__(self, site: Site, look: Look, templates: Path) -> None:
        self._site = site
        # The templates escape by themselves what people wrote.
        self._templates = Environment(loader=FileSystemLoader(templates))  # noqa: S701
        self._templates.filters["url"] = _url
        items = [_entry(entry) for entry in site.menu]
        self._templates.globals |= {
            "config": SimpleNamespace(
                site_name=html(site.name), site_url=site.address, extra=told_of(site), extra_css=look.styles
            ),
            "nav": SimpleNamespace(items=items, homepage=_entry(MenuEntry("", "index.md"))),
            "root": urlsplit(site.address).path or "/",
        }

    def told(self, page: Page, body: str = "") -> SimpleNamespace:
        """What a template gets of a page."""
        url = _address(page.path)
        return SimpleNamespace(
            url=url,
            canonical_url=urljoin(self._site.address, url) if self._site.address else "",
            meta=front_of(page, self._site),
            content=body,
        )

    def page(self, page: Page, body: str) -> str:
        return self.of("main.html", page=self.told(page, body))

    def of(self, template: str, page: SimpleNamespace | None = None, **told: Any) -> str:
        base = _relative("", page.url).rstrip("/") if page else ""
        return self._templates.get_template(template).render(page=page, base_url=base, **told)


def _entry(entry: MenuEntry) -> SimpleNamespace:
    inner = [_entry(one) for one in entry.entries]
    return SimpleNamespace(title=html(entry.title), url="" if inner else _address(entry.path), children=inner)


def _address(path: str) -> str:
    return html_file(path).removesuffix("index.html")


@pass_context
def _url(context: Context, path: str) -> str:
    """The filter of the frame: an address below the site's own as it is written on this page, or on a page anywhere."""
    if path.startswith(("/", "#")) or urlsplit(path).scheme:
        return path
    page = context["page"]
    return _relative(path, page.url) if page else posixpath.join(context["root"], path)


def _relative(path: str, here: str) -> str:
    """A link from one page to another address; to a page it ends in a slash."""
    leads = posixpath.relpath(path or ".", here or ".")
    return f"{leads}/" if not path or path.endswith("/") else leads


def _link(page: Page, found: re.Match[str]) -> str:
    """A link between files of Markdown as one between the pages that are made of them."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), found[2]))
    return f'{found[1]}="{_relative(_address(target) if target.endswith(".md") else target, _address(page.path))}'
