"""Whether a built site is whole: every page there and complete, every link within it leading somewhere."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from generator.machine.folders import recover

NEEDED = ("index.html", "404.html", "sitemap.xml")


def missing_files(site: Path, files: Iterable[str]) -> list[str]:
    """Name the files that should be in a site and are not, or are cut short."""
    return [name for name in (*files, *NEEDED) if not _complete(site / name)]


def _complete(file: Path) -> bool:
    if not file.is_file():
        return False
    if file.suffix != ".html":
        return file.stat().st_size > 0
    with file.open("rb") as opened:
        opened.seek(max(0, file.stat().st_size - 200))
        return b"</html>" in opened.read()


def faults_of(site: Path) -> Iterator[str]:
    """Yield what keeps a site from being whole: missing files, cut pages, links that lead nowhere, other hosts."""
    recover(Path(os.path.realpath(site)))
    if not site.is_dir():
        yield f"{site} is not a folder" if site.exists() else f"there is no folder {site}"
        return
    yield from (f"{name} is missing or cut short" for name in missing_files(site, ()))
    root = site.resolve()
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        if not _complete(file):
            yield f"{name} is cut short"
            continue
        page = _Page()
        try:
            page.feed(file.read_bytes().decode("utf-8"))
        except UnicodeDecodeError:
            yield f"{name} is not text in UTF-8"
            continue
        yield from (f"{name}: {fault}" for fault in _page_faults(page, name, root))


def _page_faults(page: _Page, name: str, root: Path) -> Iterator[str]:
    if not page.title.strip():
        yield "has no title"
    for address in dict.fromkeys([*page.linked, *page.fetched]):
        try:
            fault = _address_fault(address, address in page.fetched, name, root)
        except (ValueError, OSError):
            # No address at all, or one that no file can have.
            fault = "leads nowhere"
        if fault:
            yield f"{fault} {address} from another host" if fault == "fetches" else f"{address} {fault}"


def _address_fault(address: str, fetched: bool, name: str, root: Path) -> str:
    parts = urlsplit(address)
    if fetched and parts.netloc:
        return "fetches"
    if name == "404.html" or parts.scheme or parts.netloc or not parts.path:
        return ""
    target = unquote(urlsplit(urldefrag(urljoin(f"/{name}", address)).url).path)
    there = (root / target.lstrip("/")).resolve()
    if not there.is_relative_to(root):
        return "leads out of the site"
    return "" if there.is_file() or (there / "index.html").is_file() else "leads nowhere"


class _Page(HTMLParser):
    """Gathers a page's title, the addresses it links to and those it fetches by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.linked: list[str] = []
        self.fetched: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self._in_title = self._in_title or tag == "title"
        if tag == "a" and named.get("href"):
            self.linked.append(str(named["href"]))
        elif tag == "link" and named.get("href") and named.get("rel") in ("stylesheet", "icon", "preload"):
            self.fetched.append(str(named["href"]))
        elif tag in ("script", "img", "iframe", "source", "video", "audio", "embed") and named.get("src"):
            self.fetched.append(str(named["src"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
