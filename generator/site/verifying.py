"""Whether a built site is whole: every page there and complete, every link within it leading to the very place."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.machine.files import names_below
from generator.machine.folders import recover
from generator.machine.kept import NOTHING_KEPT, Kept
from generator.site.scanning import Scanned, scan

NEEDED = ("index.html", "404.html", "sitemap.xml")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a page, and in which line of its file: with a link in it, or with its own HTML."""

    file: str
    line: int
    said: str
    of_link: bool = False


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
    pages = pages_of(site)
    for fault in page_faults(pages, files_of(site)):
        yield f"{fault.file} {fault.said}" if fault.said == CUT else f"{fault.file}: {fault.said}"


CUT = "is cut short"


def files_of(site: Path) -> frozenset[str]:
    """The plain files of a site, by their names in it; a link to another place is none of them."""
    return frozenset(name for name in names_below(site) if not (site / name).is_symlink())


def pages_of(site: Path, kept: Kept = NOTHING_KEPT) -> Iterator[tuple[str, Scanned]]:
    """Look at every page of a site, one after another: all of them at once would need much memory."""
    for name in sorted(files_of(site)):
        if name.endswith(".html"):
            yield name, scan((site / name).read_bytes(), kept)


def page_faults(pages: Iterable[tuple[str, Scanned]], files: Collection[str], address: str = "") -> Iterator[Fault]:
    """Yield what is wrong with the pages of a site; of a place that many pages look for in vain, the first page only.

    Where the site's own address is known, so are the pictures that others show with a link to it. A link with that
    address may lead to what stands beside the site, and is left alone.
    """
    anchors: dict[str, frozenset[str]] = {}
    wanted: dict[tuple[str, str], Fault] = {}
    for name, page in pages:
        anchors[name] = frozenset(page.anchors)
        if page.cut:
            yield Fault(name, 1, CUT)
            continue
        yield from (Fault(name, line, said) for line, said in page.faults)
        for (there, fetched), line in _places(page, address).items():
            try:
                fault, file, anchor = _looked_at(there, fetched, name, files)
            except ValueError:
                fault, file, anchor = "leads nowhere", "", ""  # It is no address at all.
            if fault:
                said = f"fetches {there} from another host" if fault == ELSEWHERE else f"{there} {fault}"
                yield Fault(name, line, said, of_link=True)
            elif anchor:
                said = f"{there} leads to a page that has no place called #{anchor}"
                wanted.setdefault((file, anchor), Fault(name, line, said, of_link=True))
    yield from (fault for (file, anchor), fault in wanted.items() if file in anchors and anchor not in anchors[file])


def _places(page: Scanned, address: str) -> dict[tuple[str, bool], int]:
    """The addresses on a page, each with whether it is fetched, and the first line that has it."""
    places = {(there, False): line for line, there in reversed(page.linked)}
    places |= {(there, True): line for line, there in reversed(page.fetched)}
    own = [(line, there) for line, there in page.pictured if address and there.startswith(address)]
    return places | {(f"/{there.removeprefix(address)}", False): line for line, there in own}


ELSEWHERE = "another host"


def _looked_at(there: str, fetched: bool, name: str, files: Collection[str]) -> tuple[str, str, str]:
    """What is wrong with an address on a page; the file that it leads to in the site, and the place there."""
    parts = urlsplit(there)
    if fetched and parts.netloc:
        return ELSEWHERE, "", ""
    if parts.scheme or parts.netloc or (name == "404.html" and not parts.path.startswith("/")):
        return "", "", ""
    path = unquote(
        posixpath.normpath(posixpath.join("/", posixpath.dirname(name), parts.path)) if parts.path else name
    ).lstrip("/")
    target = next((file for file in (path, f"{path}/index.html".lstrip("/")) if file in files), None)
    return ("leads nowhere", "", "") if target is None else ("", target, unquote(parts.fragment))
