"""The releases of a site: whole folders beside the one that readers see, each with a number; one command at a time.

All that is known is read off the folders themselves: a release is shown if its manifest is the one that readers get.
So there is nothing that could say otherwise after a command was killed.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.building.finishing import CannotPublish
from generator.machine.files import lock, names_below
from generator.publishing.hold import FRONT_PAGE, Hold, hold_in
from generator.site.manifest import MANIFEST, BadManifest, Manifest, hashes_of
from generator.site.site import BUILD

PATIENCE = 30 * 60
"""For how many seconds a command waits for another one that publishes the same site."""

_RELEASE, _MAKING = "release-", "making-"


@dataclass(frozen=True)
class Release:
    """One release: its number, and the folder that it is in."""

    number: int
    folder: Path

    @cached_property
    def manifest(self) -> Manifest:
        """What it was made from, and what is in it."""
        return Manifest.read(self.folder / MANIFEST)

    @cached_property
    def held(self) -> Hold | None:
        """Why it was put back; None for one that a build made."""
        return hold_in(self.folder)

    @property
    def whole(self) -> bool:
        """Whether each of its files is as it was made, and it can say its day."""
        try:
            told = json.loads((self.folder / BUILD).read_bytes())
        except (OSError, ValueError):
            return False
        return isinstance(told, dict) and hashes_of(self.folder) == self.manifest.files

    @property
    def readable(self) -> bool:
        """Whether it can say what it was made from; one that a power cut has damaged cannot."""
        try:
            return bool(self.manifest)
        except (OSError, BadManifest):
            return False

    @property
    def state(self) -> tuple[str, str, str]:
        """What it was made of, whatever the day was: the commit, the records, and the program."""
        return self.manifest.origin.commit, self.manifest.origin.content, self.manifest.program

    def same_as(self, other: Release) -> bool:
        """Whether two releases differ at most in what a hold adds."""
        mine, theirs = (
            {name: told for name, told in one.manifest.files.items() if name != FRONT_PAGE} for one in (self, other)
        )
        return mine == theirs and self.manifest.as_of == other.manifest.as_of


class Store:
    """The releases in a folder, and the place where readers see one of them."""

    def __init__(self, folder: Path, place: Path) -> None:
        self.folder, self.place = folder, place
        self._known: dict[tuple[int, ...], Release] = {}

    @property
    def next(self) -> Path:
        """Where the next site is built; it stays there, so that the one after takes over what is the same."""
        return self.folder / "next"

    @property
    def markdown(self) -> Path:
        """Where the Markdown of the next site goes."""
        return self.folder / "markdown"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let no other command change the releases; what a killed one left is taken away. Raises `CannotPublish`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("ab") as opened:
            said, until = False, time.monotonic() + PATIENCE
            while not lock(opened.fileno()):
                if not said:
                    print(f"Waiting for another command that publishes {self.place}.", file=sys.stderr, flush=True)
                    said = True
                if time.monotonic() > until:
                    raise CannotPublish(f"another command has been publishing {self.place} for half an hour")
                time.sleep(0.2)
            self.clean()
            yield

    def clean(self) -> None:
        """Take away what killed commands left."""
        for left in self.folder.glob(f"{_MAKING}*"):
            if left.name.removeprefix(_MAKING).isdecimal():
                shutil.rmtree(left)
        for release in self._there():
            if release.number <= self.forgotten:
                shutil.rmtree(release.folder)

    def releases(self) -> list[Release]:
        """All releases that can say what they were made from, the newest first."""
        return [one for one in self._there() if one.readable]

    def _there(self) -> list[Release]:
        found = []
        for folder in self.folder.glob(f"{_RELEASE}*"):
            if (number := folder.name.removeprefix(_RELEASE)).isdecimal() and folder.is_dir():
                state = manifest.stat() if (manifest := folder / MANIFEST).is_file() else folder.stat()
                known = int(number), state.st_ino, state.st_mtime_ns, state.st_size
                found.append(self._known.setdefault(known, Release(int(number), folder)))
        return sorted(found, key=lambda release: -release.number)

    def shown(self) -> Release | None:
        """The release that readers see; None where that is no release."""
        try:
            held = (self.place / MANIFEST).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return next((one for one in self.releases() if (one.folder / MANIFEST).read_bytes() == held), None)

    def last(self) -> Manifest | None:
        """The manifest of what readers see, which may be no release yet."""
        try:
            return Manifest.read(self.place / MANIFEST)
        except (FileNotFoundError, NotADirectoryError, BadManifest):
            return None

    def add(self, site: Path, hold: Hold | None = None) -> Release:
        """Make a release of a site; what it has in common with an earlier one is not stored twice.

        With a hold it says that it was put back, and nothing else of it changes.
        """
        newest = self.releases()[:1]
        with self.making() as making:
            for name in names_below(site):
                same = [one.folder / name for one in newest if _same(one.folder / name, site / name)]
                # The files of releases are shared; those of a site that is built again and again are not.
                _copy(same[0] if same else site / name, making / name, linked=bool(same or hold))
            if hold:
                hold.write(making)
            number = max([self.forgotten, *(one.number for one in self._there())]) + 1
            folder = self.folder / f"{_RELEASE}{number}"
            making.rename(folder)
        return Release(number, folder)

    @contextmanager
    def making(self) -> Iterator[Path]:
        """Give a new folder for something that is not whole yet."""
        making = self.folder / f"{_MAKING}{os.getpid()}"
        making.mkdir()
        try:
            yield making
        finally:
            shutil.rmtree(making, ignore_errors=True)

    def view_of(self, release: Release, folder: Path) -> Path:
        """Lay out a release's files in a folder, without storing them twice."""
        for name in names_below(release.folder):
            _copy(release.folder / name, folder / name, linked=True)
        return folder

    def keep(self, most: int) -> None:
        """Delete all but the newest releases that builds made; the one that is shown stays in any case.

        Where all of them are of the same state, the last place goes to the newest of an earlier one: to go back to.
        """
        all_made = [one for one in self.releases() if not one.held]
        kept = all_made[:most]
        if most > 1 and len({one.state for one in kept}) == 1:
            kept[-1] = next((one for one in all_made if one.state != kept[0].state), kept[-1])
        made = {one.number for one in kept}
        shown = self.shown()
        for release in self._there():
            if release.number not in made and (shown is None or release.number != shown.number):
                shutil.rmtree(release.folder)

    @property
    def _erased(self) -> Path:
        return self.folder / "erased.txt"

    @property
    def forgotten(self) -> int:
        """The number of the last release from before an erasure; zero where there was none."""
        try:
            lines = self._erased.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return 0
        return max((int(line.split()[0]) for line in lines if line.split()[0].isdecimal()), default=0)

    def erased(self, content: str) -> bool:
        """Whether a state of the content, by its hash, is one from before an erasure."""
        return bool(content) and self._erased.is_file() and content in self._erased.read_text(encoding="utf-8").split()

    def forget(self, since: Release, day: str) -> int:
        """Delete every release before this one, and see that none comes back; returns how many there were."""
        older = [one for one in self.releases() if one.number < since.number]
        states = {one.manifest.origin.content for one in older} - {since.manifest.origin.content, ""}
        with self._erased.open("a", encoding="utf-8") as opened:
            opened.write(" ".join([str(since.number - 1), day, *sorted(states)]) + "\n")
        self.clean()
        return len(older)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return False


def _copy(file: Path, to: Path, *, linked: bool) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    if linked:
        try:
            os.link(file, to)
        except OSError as error:
            # Another disk, or one that has no second names for a file, or not so many.
            if error.errno not in (errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS):
                raise
        else:
            return
    shutil.copy2(file, to)
