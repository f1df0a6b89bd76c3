"""A second publisher: each page by Python-Markdown in one plain frame, without a theme. It shows what one must do."""

from __future__ import annotations

import posixpath
import re
import shutil
from functools import partial
from pathlib import Path

from jinja2 import Environment
from markdown import markdown as html_of

from generator.publishers.publishing import Publisher
from generator.site.site import Page, Site, html_file

FRAME = Environment(autoescape=True).from_string("""<!doctype html>
<html lang="{{ site.language }}"><head><meta charset="utf-8"><title>{{ page.title }} · {{ site.name }}</title>
<meta name="description" content="{{ page.description }}"></head><body>
<main{% if found %} data-pagefind-body{% if found.always %} data-always-found{% endif %}{% endif %}>
{% if found %}<div hidden data-pagefind-ignore="index"><span data-pagefind-sort="date">{{ found.sort }}</span>
{% for sort, words in found.tell.items() %}<span data-pagefind-meta="{{ sort }}">{{ words }}</span>{% endfor %}
</div>{% endif %}<article>{{ body | safe }}</article></main>
<nav><ul>{% for title, address in menu %}<li><a href="{{ address }}">{{ title }}</a></li>{% endfor %}</ul></nav>
<footer>{{ site.licence.name }}</footer></body></html>
""")
LINK = re.compile(r'(?<=href=")[^":#?]+\.[a-z]+')
EXTENSIONS = ["md_in_html", "sane_lists", "tables", "toc"]


class Plain(Publisher):
    """Publishes with nothing but Python-Markdown and one frame."""

    def publish(self, site: Site, markdown: Path, folder: Path) -> None:
        """Make the pages; the Markdown is read from the disk, as any publisher would."""
        for page in site.pages:
            text = (markdown / page.path).read_text(encoding="utf-8").partition("\n---\n")[2]
            html = re.sub(LINK, partial(_link, page), html_of(text, extensions=EXTENSIONS))
            _write(folder / page.file, site, page, html)
        for file in site.files:
            (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(markdown / file.path, folder / file.path)
        _write(folder / "404.html", site, Page("index.md", "No page", "", {}), "")
        (folder / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")


def _write(file: Path, site: Site, page: Page, body: str) -> None:
    entries = [inner for entry in site.menu for inner in (entry.entries or (entry,))]
    up = "../" * page.file.count("/")
    menu = [(entry.title, up + html_file(entry.path).removesuffix("index.html")) for entry in entries]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(FRAME.render(site=site, page=page, body=body, menu=menu, found=page.front.get("found")), "utf-8")


def _link(page: Page, found: re.Match[str]) -> str:
    """A link between Markdown files as one between the pages that they are made into."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), found[0]))
    file = html_file(target) if target.endswith(".md") else target
    return posixpath.relpath(file, posixpath.dirname(page.file) or ".").removesuffix("index.html") or "./"
