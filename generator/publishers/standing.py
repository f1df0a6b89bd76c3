"""A whole build that need not be made again: nothing that it was made of has changed, and the day changes nothing.

What it was made of is known by hashes: the content, when each file was last changed, the settings, the look and the
program. The outcome is kept as a hash of each file, and between which days it stays the same. The site that stands
is believed only where each of its files still has its hash; then nothing but the day is written anew.
"""

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from generator.building.finishing import CannotPublish, with_moment
from generator.building.whole_site import told_on
from generator.checks.packed import packed, unpacked
from generator.core.asked import Asked
from generator.core.problems import Problem
from generator.gates.gate import GATES
from generator.gates.passing import Gates
from generator.machine.files import NotOurs, write_whole
from generator.machine.folders import MARK, MARKDOWN
from generator.machine.harmless import as_json
from generator.machine.history import last_changed, origin_of
from generator.machine.kept import Kept, named
from generator.machine.prints import all_in, prints_of
from generator.publishers.publishing import Built, Publisher, places_of
from generator.site.manifest import MANIFEST, Manifest
from generator.site.site import BUILD, html_file
from generator.site.writing import hold_folder
from generator.values.date_words import day_in_words

_HOME = {"site": html_file("index.md"), "markdown": "index.md"}
"""The page that says of which day a site is; beside it, `build.json` says so, and in no other file a day stands."""


class Stands(NamedTuple):
    """What is known of a site that stands without being made: what its check found, and what is published."""

    problems: tuple[Problem, ...]
    records: int
    built: Built


class Standing:
    """A build that is asked for, beside what is kept of an earlier one of the very same things."""

    def __init__(
        self, content: Path, target: Path, markdown: Path | None, publisher: Publisher, kept: Kept, gates: Gates
    ) -> None:
        self._content, self._target, self._markdown = content, target, markdown
        self.publisher, self.kept, self.gates = publisher, kept, gates
        self._name = self._made_of() if kept else None

    def on(self, day: date) -> Stands | None:
        """Bring the site that stands to a day, if it is what a build would make; None where one has to be made."""
        held = self.kept.get(self._name) if self._name else None
        if held is None:
            return None
        told = json.loads(held)
        problems, passed = unpacked(told["problems"]), unpacked(told["passed"], GATES)
        if problems is None or passed is None or not told["since"] <= day.isoformat() <= told["until"]:
            return None
        try:
            with places_of(self._content, self._target, self.publisher, self._markdown) as places:
                folders = {"site": places.site, "markdown": places.stays}
                with closing(hold_folder(places.markdown)):
                    if not all(_is_as_kept(folder, told[of], of) for of, folder in folders.items()):
                        return None
                    self._write(folders, told, day)
        except (CannotPublish, NotOurs, OSError):
            return None  # Building says why it cannot be done.
        self.gates.found = passed
        return Stands(problems, told["records"], Built(self._target, told["pages"], folders["markdown"]))

    def keep(self, asked: Asked, day: date, problems: Iterable[Problem], records: int, built: Built) -> None:
        """Keep what was built on a day; `asked` has between which days it stays the same."""
        if self._name is None or self._name != self._made_of():
            return  # Somebody has changed the content meanwhile.
        folders = {"site": Path(os.path.realpath(built.site)), "markdown": built.markdown}
        told: dict[str, Any] = {of: _told(folder, of, day) for of, folder in folders.items()}
        if None in told.values():
            return
        told["build"] = json.loads((Path(built.site) / BUILD).read_bytes())
        told["addresses"] = json.loads((Path(built.site) / MANIFEST).read_bytes())["addresses"]
        days = {"since": asked.since.isoformat(), "until": asked.until.isoformat()}
        found = {
            "problems": packed(problems),
            "passed": packed(self.gates.found),
            "records": records,
            "pages": built.pages,
        }
        self.kept.put(self._name, json.dumps({**days, **found, **told}).encode())

    def _write(self, folders: Mapping[str, Path | None], told: Mapping[str, Any], day: date) -> None:
        """Bring the files to the day that say of which day a site is."""
        origin = origin_of(self._content)
        build = told_on(day, origin, told["build"])
        for of, folder in folders.items():
            if folder:
                home = _as_at(day).join(told[of]["home"]).encode()
                write_whole(folder / _HOME[of], home)
                if of == "site":
                    files = {**told[of]["prints"], _HOME[of]: sha256(home).hexdigest()}
                    del files[MARK]
                    manifest = Manifest(day.isoformat(), files, **told["addresses"], origin=origin)
                    write_whole(folder / MANIFEST, manifest.bytes)
                    write_whole(folder / BUILD, with_moment(build).encode())
                else:
                    write_whole(folder / BUILD, as_json(build).encode())

    def _made_of(self) -> str | None:
        """A hash of all that the build is made of but the day; None where not all of it is known."""
        settings, content = self.publisher.made_of(), all_in(self._content)
        if settings is None or content is None:
            return None
        changed = sorted((file, day.isoformat()) for file, day in last_changed(self._content).items())
        last = self.gates.last  # Of which day it is does not matter.
        published = [sorted(last.addresses), sorted(last.files)] if last else []
        asked = json.dumps([changed, sorted(self.gates.gone), self.gates.host, published])
        return named("whole", settings, content, asked)


def _told(folder: Path | None, of: str, day: date) -> dict[str, Any] | None:
    """The hash of each file in a folder, and apart the page with the day; None where any of that is unknown."""
    if folder is None:
        return {"prints": {}, "home": []}
    prints, home = _prints(folder, of), (folder / _HOME[of]).read_text(encoding="utf-8").split(_as_at(day))
    return {"prints": prints, "home": home} if prints is not None and len(home) == 2 else None


def _as_at(day: date) -> str:
    """How the front page says the day; the day alone may be there for another reason as well."""
    return f"as at {day_in_words(day)}"


def _prints(folder: Path, of: str) -> Mapping[str, str] | None:
    return prints_of(folder, {*MARKDOWN.kept, _HOME[of], BUILD, MANIFEST})


def _is_as_kept(folder: Path | None, told: Mapping[str, Any], of: str) -> bool:
    prints = _prints(folder, of) if folder else {}
    return prints is not None and prints == told["prints"]
