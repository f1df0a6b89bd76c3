"""Whether a built site is whole: every page there and complete, every link within it leading to the very place."""

import os
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.machine.files import names_below
from generator.machine.folders import recover
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
    files = files_of(site)
    for fault in page_faults(pages_of(site, files), files, _address_of(site / NEEDED[0])):
        yield f"{fault.file} {fault.said}" if fault.said == CUT else f"{fault.file}: {fault.said}"


_OWN = re.compile(rb'<link rel="canonical" href="([^"]*)"')


def _address_of(home: Path) -> str:
    """The site's own address, as its front page says it; empty where it does not."""
    found = _OWN.search(home.read_bytes()) if home.is_file() else None
    return unescape(found[1].decode()) if found else ""


CUT = "is cut short"


def files_of(site: Path) -> frozenset[str]:
    """The plain files of a site, by their names in it; a link to another place is none of them."""
    return frozenset(name for name in names_below(site) if not (site / name).is_symlink())


def pages_of(site: Path, names: Iterable[str]) -> Iterator[tuple[str, Scanned]]:
    """Look at the pages among the files of a site, one after another: all of them at once would need much memory."""
    for name in sorted(names):
        if name.endswith(".html"):
            yield name, scan((site / name).read_bytes())


@dataclass(slots=True)
class Leads:
    """The places on each page of a site, and what its pages lead to: places on pages, and files."""

    places: dict[str, Collection[str]] = field(default_factory=dict)
    wanted: set[tuple[str, str]] = field(default_factory=set)
    linked: set[str] = field(default_factory=set)


def page_faults(
    pages: Iterable[tuple[str, Scanned]], files: Collection[str], address: str = "", leads: Leads | None = None
) -> Iterator[Fault]:
    """Yield what is wrong with the pages of a site; of a place that many pages look for in vain, the first page only.

    Where the site's own address is known, so are the pictures that others show with a link to it. A link with that
    address may lead to what stands beside the site, and is left alone. What is known of other pages is in `leads`, and
    what is found is noted there.
    """
    leads = leads or Leads()
    wanted: dict[tuple[str, str], Fault] = {}
    targets: dict[tuple[str, str, bool], tuple[str, str, str]] = {}
    for name, page in pages:
        leads.places[name] = page.anchors
        if page.cut:
            yield Fault(name, 1, CUT)
            continue
        yield from (Fault(name, line, said) for line, said in page.faults)
        for (there, fetched), line in _places(page, address).items():
            key = _begins(name, there), there, fetched
            if (target := targets.get(key)) is None:
                target = targets[key] = _looked_at(there, fetched, name, files)
            fault, file, anchor = target
            if file:
                leads.linked.add(file)
            if fault:
                said = f"fetches {there} from another host" if fault == ELSEWHERE else f"{there} {fault}"
                yield Fault(name, line, said, of_link=True)
            elif anchor:
                said = f"{there} leads to a page that has no place called #{anchor}"
                wanted.setdefault((file, anchor), Fault(name, line, said, of_link=True))
    leads.wanted.update(wanted)
    places = {name: frozenset(places) for name, places in leads.places.items()}
    yield from (fault for (file, anchor), fault in wanted.items() if file in places and anchor not in places[file])


def _places(page: Scanned, address: str) -> dict[tuple[str, bool], int]:
    """The addresses on a page, each with whether it is fetched, and the first line that has it."""
    below = urlsplit(address).path.rstrip("/")
    places = {(_within(there, below), False): line for line, there in reversed(page.linked)}
    places |= {(_within(there, below), True): line for line, there in reversed(page.fetched)}
    own = [(line, there) for line, there in page.pictured if address and there.startswith(address)]
    return places | {(f"/{there.removeprefix(address)}", False): line for line, there in own}


def _within(there: str, below: str) -> str:
    """An address from the top of the host as one from the top of the site, which may be below a folder there."""
    return there.removeprefix(below) if below and there.startswith(f"{below}/") else there


ELSEWHERE = "another host"
_UP = re.compile(r"(?:\.\./)*")


def _begins(name: str, there: str) -> str:
    """The folder that an address on a page is reckoned from: pages beside each other lead to one place by it."""
    if name == "404.html" or not (there[:1].isalnum() or there[:1] in ("/", ".")):
        return name
    up = _UP.match(there)
    return f"/{name}".rsplit("/", 1 + (up.end() if up else 0) // 3)[0]


def _looked_at(there: str, fetched: bool, name: str, files: Collection[str]) -> tuple[str, str, str]:
    """What is wrong with an address on a page; the file that it leads to in the site, and the place there."""
    try:
        parts = urlsplit(there)
    except ValueError:
        return "leads nowhere", "", ""  # It is no address at all.
    if fetched and parts.netloc:
        return ELSEWHERE, "", ""
    if parts.scheme or parts.netloc or (name == "404.html" and not parts.path.startswith("/")):
        return "", "", ""
    path = unquote(
        posixpath.normpath(posixpath.join("/", posixpath.dirname(name), parts.path)) if parts.path else name
    ).lstrip("/")
    target = next((file for file in (path, f"{path}/index.html".lstrip("/")) if file in files), None)
    return ("leads nowhere", "", "") if target is None else ("", target, unquote(parts.fragment))
