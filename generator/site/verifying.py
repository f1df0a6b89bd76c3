"""Whether a built site is whole: every page there and complete, every link within it leading to the very place."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

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


CUT, NOWHERE = "is cut short", "{} leads nowhere"


def files_of(site: Path) -> frozenset[str]:
    """The plain files of a site, by their names in it; a link to another place is none of them."""
    return frozenset(
        Path(here, name).relative_to(site).as_posix()
        for here, _, names in os.walk(site)
        for name in names
        if not Path(here, name).is_symlink()
    )


def pages_of(site: Path, kept: Kept = NOTHING_KEPT) -> dict[str, Scanned]:
    """Look at every page of a site."""
    return {name: scan((site / name).read_bytes(), kept) for name in sorted(files_of(site)) if name.endswith(".html")}


def page_faults(pages: Mapping[str, Scanned], files: Collection[str], address: str = "") -> Iterator[Fault]:
    """Yield what is wrong with the pages of a site.

    Where its own address is known, so are the pictures that other sites show with a link to it. A link with that
    address may lead to what stands beside the site, and is left alone.
    """
    anchors = {name: frozenset(page.anchors) for name, page in pages.items()}
    for name, page in pages.items():
        if page.cut:
            yield Fault(name, 1, CUT)
            continue
        yield from (Fault(name, line, said) for line, said in page.faults)
        places = {(there, False): line for line, there in reversed(page.linked)}
        places |= {(there, True): line for line, there in reversed(page.fetched)}
        if address:
            own = [(line, there) for line, there in page.pictured if there.startswith(address)]
            places |= {(f"/{there.removeprefix(address)}", False): line for line, there in own}
        for (there, fetched), line in places.items():
            try:
                fault = _fault_of(there, fetched, name, files, anchors)
            except ValueError:
                fault = NOWHERE  # It is no address at all.
            if fault:
                yield Fault(name, line, fault.format(there), of_link=True)


def _fault_of(
    there: str, fetched: bool, name: str, files: Collection[str], anchors: Mapping[str, frozenset[str]]
) -> str:
    parts = urlsplit(there)
    if fetched and parts.netloc:
        return "fetches {} from another host"
    if parts.scheme or parts.netloc or (name == "404.html" and not parts.path.startswith("/")):
        return ""
    place, anchor = urldefrag(urljoin(f"/{name}", there)) if parts.path else (f"/{name}", parts.fragment)
    path = unquote(urlsplit(place).path).lstrip("/")
    target = next((file for file in (path, f"{path.rstrip('/')}/index.html".lstrip("/")) if file in files), None)
    if target is None:
        return NOWHERE
    wanted = unquote(anchor)
    if wanted and target in anchors and wanted not in anchors[target]:
        return f"{{}} leads to a page that has no place called #{wanted.replace('{', '{{').replace('}', '}}')}"
    return ""
