"""A site of a few pages, and all that publishing it takes: so that a test costs milliseconds, and a kill too."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.gates.passing import Gates
from generator.machine.folders import MARK, mark_whole
from generator.machine.history import Origin
from generator.publishing.publish import Shown, publish, put_back, store_of
from generator.publishing.store import Store
from generator.site.manifest import MANIFEST, Manifest, hashes_of

PAGE = '<!doctype html><html><head><title>{0}</title></head><body><article class="x">{0}</article></body></html>'


@dataclass
class Publishing:
    """One site that is published again and again into a folder, from a content folder of one file."""

    folder: Path
    pages: list[str] = field(default_factory=lambda: ["a", "b"])
    origin: Origin | None = None
    gates: Gates = field(default_factory=Gates)
    place: Path | None = None

    @property
    def store(self) -> Store:
        """The releases."""
        return store_of(self.place or self.folder / "www", None)

    def publish(
        self, words: str, day: str = "2026-10-01", *, keep: int = 3, resume: bool = False, forget: bool = False,
        build: Callable[[Path], None] | None = None,
    ) -> Shown:  # fmt: skip
        """Publish a site that says these words."""
        content = self.folder / "content"
        content.mkdir(exist_ok=True, parents=True)
        (content / "a.yml").write_text(words)
        origin = self.origin or Origin(content=hashlib.sha256(words.encode()).hexdigest())

        def made(folder: Path) -> None:
            shutil.rmtree(folder, ignore_errors=True)
            site(folder, words, day, origin, self.pages)
            self.gates.look(folder, Manifest.read(folder / MANIFEST), "")

        return publish(
            self.store, content, origin, date.fromisoformat(day), self.gates, build or made, keep=keep, resume=resume, forget=forget
        )  # fmt: skip

    def put_back(self, why: str = "A figure was wrong", day: str = "2026-10-05", number: int | None = None) -> Shown:
        """Put an earlier release back."""
        return put_back(self.store, date.fromisoformat(day), why, number)

    def seen(self) -> str:
        """What readers see: the words on every page, which are the same."""
        place = self.place or self.folder / "www"
        assert whole(place) == []
        (words,) = {file.read_text().partition("<title>")[2].partition("<")[0] for file in place.rglob("*.html")}
        return words


def site(folder: Path, words: str, day: str, origin: Origin, pages: list[str]) -> None:
    """Make a site whose every page says the same words."""
    for name in ("index.html", "404.html", *(f"{page}/index.html" for page in pages)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PAGE.format(words))
    (folder / "a.css").write_text("a{}")
    (folder / "sitemap.xml").write_text("<urlset/>")
    (folder / "build.json").write_text(json.dumps({"as_of": day}))
    addresses = ("/", *(f"/{page}/" for page in pages))
    (folder / MANIFEST).write_bytes(Manifest(day, hashes_of(folder), addresses, {}, origin).bytes)
    mark_whole(folder)


def whole(place: Path) -> list[str]:
    """The files of a site that are not as its manifest has them, or not in it."""
    there, manifest = hashes_of(place), Manifest.read(place / MANIFEST).files
    return sorted(name for name in there.keys() | manifest.keys() if there.get(name) != manifest.get(name))


def left_over(folder: Path) -> Iterator[str]:
    """What a killed command left, by names."""
    for path in folder.rglob("*"):
        if path.name.startswith(("making-", ".plainrecord-")) or (
            path.name.startswith(".") and path.name not in (MARK, ".www.releases")
        ):
            yield path.name
