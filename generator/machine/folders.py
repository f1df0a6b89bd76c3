"""Folders that a build fills: which are ours to replace, and how a new one takes the old one's place in one step.

docs/decisions/0020 says why it is done so.
"""

import errno
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator import PROGRAM
from generator.machine.files import UNFINISHED, NotOurs, clear_unfinished, lock, walked, write_whole

MARK = ".plainrecord"
"""The file by which a folder is known as ours. It names every file that was made there, one a line."""

_ABOUT = "# Made by plainrecord. The next build replaces the files that are listed here."
_UNFINISHED = "*"
"""Stands in a mark for whatever a build was making when it was stopped."""

_OF_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in any folder that somebody looks into."""


class InUse(Exception):
    """Raised where another build is filling the folder; says so."""


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of folder that a build makes, and how one is known that has no mark or whose build was stopped."""

    holds: str
    suffixes: re.Pattern[str]
    proof: Mapping[str, str]
    kept: frozenset[str] = frozenset()

    def known_without_mark(self, folder: Path) -> bool:
        """Whether a version without marks made a folder: each file of the proof is there and holds its words."""
        return all(_begins_with(folder / name, words) for name, words in self.proof.items())


_SUFFIXES = re.compile(
    r"\.(html|xml|gz|css|js|svg|woff2|json|csv|png|jpg|webp|gif|ico|txt|pagefind|pf_[a-z]+)|_headers"
)
SITE = Sort(
    "the site",
    _SUFFIXES,
    {
        "index.html": '<!doctype html>\n<html lang="en-GB">',
        "pagefind/pagefind-entry.json": "{",
        "assets/stylesheets/plainrecord.css": "",
    },
)
MARKDOWN = Sort(
    "the Markdown",
    re.compile(r"\.(md|csv|json)|_headers"),
    {"index.md": "---\ntitle: ", "scorecard/index.md": "---\n", "all/index.md": "---\n"},
    # It keeps the folder there in a fresh clone.
    frozenset({".gitignore"}),
)


def _begins_with(file: Path, words: str) -> bool:
    return file.is_file() and file.read_bytes().lstrip().startswith(words.encode())


def refuse_place(folder: Path, sort: Sort, precious: Mapping[str, Path]) -> None:
    """Refuse a folder that holds something precious, or is in what a build reads. Raises `NotOurs`.

    `precious` has what must not be lost, by what people call it.
    """
    place = Path(os.path.realpath(folder))
    if os.path.lexists(place) and not place.is_dir():
        raise NotOurs(f"{folder} is not a folder; name a folder for {sort.holds}")
    for called, path in precious.items():
        there = Path(os.path.realpath(path))
        if there == place:
            raise NotOurs(f"{folder} is {called}, which a build would replace; name another folder for {sort.holds}")
        if there.is_relative_to(place):
            raise NotOurs(f"{folder} holds {called}, which a build would delete; name another folder for {sort.holds}")
        if place.is_relative_to(there) and called not in _MAY_HOLD_IT:
            raise NotOurs(f"{folder} lies in {called}; name a folder outside it for {sort.holds}")
    if ".git" in place.parts:
        raise NotOurs(f"{folder} lies in what git keeps; name a folder outside it for {sort.holds}")


HERE, HOME, SETTINGS = "the folder you are in", "your home folder", "the folder of the settings"
PYTHON = "the Python that runs it"
_MAY_HOLD_IT = frozenset({HERE, HOME, SETTINGS, PYTHON})
"""What a build's folder may be in; in all else it would be read, or be in somebody's way."""


def precious_folders(content: Path, settings: Path | None) -> dict[str, Path]:
    """Name what no build may ever delete; `settings` is the file with those of the publisher."""
    named = {"the content": content, "this program": PROGRAM, PYTHON: Path(sys.prefix), HERE: Path.cwd()}
    if settings is not None:
        named[SETTINGS] = settings.parent
    try:
        return named | {HOME: Path.home()}
    except RuntimeError:
        return named  # A service's user may have none.


def made_before(folder: Path, sort: Sort) -> frozenset[str]:
    """Name the files that earlier builds made in a folder; raises `NotOurs` where there is any other."""
    if not folder.is_dir():
        return frozenset()
    there = list(_files(folder))
    if not there:
        return frozenset()
    listed = _listed(folder)
    if listed is None and not sort.known_without_mark(folder):
        listed = frozenset()
    any_of_sort = listed is None or _UNFINISHED in listed
    ours = set()
    for name, plain in there:
        path = PurePosixPath(name)
        if plain and (path.name in _OF_SYSTEMS or name == MARK or name in sort.kept or _is_cut_short(name)):
            continue
        fits = any_of_sort and sort.suffixes.fullmatch(path.suffix or path.name) and "/." not in f"/{name}"
        if not plain or not (fits or (listed and name in listed)):
            raise NotOurs(
                f"{folder} holds {name}, which no earlier build made; "
                f"move it elsewhere, or name another folder for {sort.holds}"
            )
        ours.add(name)
    return frozenset(ours)


def _is_cut_short(name: str) -> bool:
    """Whether a file is what is left of a mark that was being written when its build was killed."""
    return name.startswith(UNFINISHED)


def _files(folder: Path) -> Iterator[tuple[str, bool]]:
    """Each file below a folder, and whether it is a plain one; links and other disks are not followed."""
    disk = folder.stat().st_dev
    for name, entry in walked(folder, disk):
        if not entry.is_dir(follow_symlinks=False):
            yield name, not entry.is_symlink()
        elif entry.stat(follow_symlinks=False).st_dev != disk:
            yield name, False


def _listed(folder: Path) -> frozenset[str] | None:
    """The files that a folder's mark lists; None where it has no mark of ours."""
    mark = folder / MARK
    if mark.is_symlink() or not mark.is_file():
        return None
    lines = os.fsdecode(mark.read_bytes()).split("\n")
    return frozenset(filter(None, lines[1:])) if lines[0] == _ABOUT else None


def mark_unfinished(folder: Path, names: Iterable[str] = ()) -> None:
    """Mark a folder, which may not be there yet, as one that a build is filling, among others with named files."""
    folder.mkdir(parents=True, exist_ok=True)
    _mark(folder, [_UNFINISHED, *names])


def mark_whole(folder: Path) -> None:
    """Mark a folder that was filled with the names of its files."""
    clear_unfinished(folder)
    _mark(folder, sorted(name for name, _ in _files(folder) if name != MARK))


def _mark(folder: Path, names: Iterable[str]) -> None:
    # The old mark or the new one: a part of one would leave files that no build seems to have made.
    write_whole(folder / MARK, os.fsencode("\n".join([_ABOUT, *names, ""])))


class Listing:
    """The mark of a folder that is filled bit by bit: each name is in it before its file is there."""

    def __init__(self, folder: Path, made: Iterable[str]) -> None:
        """Take the folder, and what earlier builds made there, for this build; raises `InUse` where another has it."""
        self.made = frozenset(made)
        folder.mkdir(parents=True, exist_ok=True)
        self._opened = (folder / MARK).open("ab")
        if not lock(self._opened.fileno()):
            self._opened.close()
            raise InUse(f"another build is writing {folder}; wait until it is done, and build again")
        listed = _listed(folder)
        self._known = set(listed or ())
        if listed is None:
            self._opened.truncate(0)
            self._opened.seek(0)
            self._write([_ABOUT])
        for name in sorted(self.made):
            self.add(name)

    def add(self, name: str) -> None:
        """Note that a file is ours, and is going to be written."""
        if name not in self._known:
            self._known.add(name)
            self._write([name])

    def _write(self, lines: list[str]) -> None:
        # The line before may have been cut off where the disk was full.
        self._opened.write(os.fsencode("".join(f"\n{line}" if self._opened.tell() else line for line in lines)))
        self._opened.flush()

    def close(self) -> None:
        """Give the folder back."""
        self._opened.close()


@contextmanager
def work_folder(site: Path) -> Iterator[Path]:
    """Give a new folder beside a site in which its successor is made, for one build at a time.

    What a killed build left there is corrected first. Raises `InUse` and `NotOurs`.
    """
    work = site.with_name(f".{site.name}.plainrecord-build")
    held = _held(work, site)
    try:
        _put_back(site)
        _empty(work)
        # Of a name that was never used: what a killed build had started may still be writing into its own.
        yield Path(tempfile.mkdtemp(prefix=_ONE, dir=work))
    finally:
        _put_back(site)
        _empty(work, errors=False)
        (work / _HELD).unlink(missing_ok=True)
        os.close(held)
        try:
            work.rmdir()
        except OSError as error:
            # The next build is there already, or what was left cannot be removed; that one tries again.
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT):
                raise


_HELD, _OLD, _ONE = "held", "old", "build-"


def _is_ours(work: Path) -> bool:
    if work.is_symlink() or (work.exists() and not work.is_dir()):
        return False
    try:
        return all(path.name in (_HELD, _OLD) or path.name.startswith(_ONE) for path in work.iterdir())
    except FileNotFoundError:
        return True


def _held(work: Path, site: Path) -> int:
    while True:
        if not _is_ours(work):
            raise NotOurs(f"{work} is in the way, and no build of ours made it; move it elsewhere")
        work.mkdir(parents=True, exist_ok=True)
        try:
            held = os.open(work / _HELD, os.O_RDWR | os.O_CREAT, 0o600)
        except FileNotFoundError:
            continue  # Another build was just done.
        if not lock(held):
            os.close(held)
            raise InUse(f"another build is making {site}; wait until it is done, and build again")
        try:
            if os.path.samestat(os.fstat(held), (work / _HELD).stat()):
                return held
        except FileNotFoundError:
            pass
        os.close(held)


def _empty(work: Path, *, errors: bool = True) -> None:
    """Remove all but what says that the folder is held."""
    for path in work.iterdir():
        if path.is_dir() and not path.is_symlink():
            _remove(path, errors=errors)
        elif path.name != _HELD:
            path.unlink()


def _remove(folder: Path, *, errors: bool) -> None:
    for _ in range(PATIENCE):
        try:
            shutil.rmtree(folder)
            return
        except OSError as error:
            # What a killed build had started, such as the search's indexer, may still be writing there.
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT):
                break
            time.sleep(0.1)
    try:
        shutil.rmtree(folder, ignore_errors=not errors)
    except OSError as error:
        # It names a file without its folder: as if it were one of the site's.
        raise OSError(error.errno, error.strerror, str(folder)) from error


PATIENCE = 30
"""How many times a folder that fills while it is removed is tried again: three seconds."""


def recover(site: Path) -> None:
    """Put a site back that a killed build had moved aside."""
    if not os.path.lexists(site) and _moved_aside(site).is_dir():
        with work_folder(site):
            pass  # It is put back before any work begins.


def _moved_aside(site: Path) -> Path:
    return site.with_name(f".{site.name}.plainrecord-build") / _OLD


def _put_back(site: Path) -> None:
    if not os.path.lexists(site) and _moved_aside(site).is_dir():
        _moved_aside(site).rename(site)


def put_in_place(fresh: Path, site: Path) -> None:
    """Put a new folder in an old one's place: in one step where the system can, else so that none is ever lost.

    Afterwards the old one is in the work folder, as the new one did before.
    """
    if not os.path.lexists(site):
        fresh.rename(site)
        return
    if exchanged(fresh, site):
        return
    # Should the second step not come about, whoever works in this folder next puts the old one back.
    site.rename(_moved_aside(site))
    fresh.rename(site)


_RENAME_EXCHANGE = 2
_HERE = -100
"""What Linux calls the folder that a relative path starts from (AT_FDCWD)."""


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; false where the system or this disk has no such step."""
    import ctypes  # Only a build needs it, and it takes long to load.

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    failed = ctypes.get_errno()
    if failed in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(failed, os.strerror(failed), str(other))


@contextmanager
def readable_by_all() -> Iterator[None]:
    """Let what is written be readable by everyone, as a web server must: whatever the user's own habit is."""
    mask = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(mask)
