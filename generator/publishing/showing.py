"""How readers come to see a release: all of it in one step, or file by file where a system has no such step."""

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path

from generator.building.finishing import CannotPublish
from generator.machine.files import UNFINISHED, why_not
from generator.machine.folders import SITE, exchanged, made_before, mark_unfinished, mark_whole
from generator.publishing.store import Release, Store
from generator.search.index import FOLDER
from generator.search.order import ENTRY
from generator.site.manifest import MANIFEST
from generator.site.site import BUILD

_IN_PLACE = (errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EINVAL)
"""What a system says of a folder that cannot be moved: a disk is mounted there, or the folder above is not ours."""


class Halfway(CannotPublish):
    """Raised where only some files of a site could be sent; says why."""


def show(store: Store, release: Release) -> int:
    """Let readers see a release; returns how many files were sent one by one, where the system has no other way.

    Raises `NotOurs` and `Halfway`.
    """
    made_before(store.place, SITE)  # Somebody may have put something there.
    if not os.path.ismount(store.place):
        with store.making() as making:
            view = store.view_of(release, making)
            try:
                if not os.path.lexists(store.place):
                    view.rename(store.place)
                    return 0
                if exchanged(view, store.place):
                    return 0
            except OSError as error:
                if error.errno not in _IN_PLACE:
                    raise
    return send(release, store.place)


def send(release: Release, place: Path) -> int:
    """Send what changed to a folder, in an order in which no page is ever missing; returns how many files were sent.

    First comes what is new and what pages fetch, then new pages, then the others, then what says which day it is. What
    is no longer there goes last. Whoever reads on meanwhile may see pages of two nights, each of them whole. Raises
    `Halfway` once it has begun.
    """
    there = made_before(place, SITE)
    wanted = set(made_before(release.folder, SITE))
    mark_unfinished(place, sorted(there | wanted))
    try:
        changed = [name for name in wanted if not _same(release.folder / name, place / name)]
        for name in sorted(changed, key=_turn(there)):
            _put(release.folder / name, place / name, place)
        for name in sorted(there - wanted, key=lambda name: (not name.endswith(".html"), name)):
            (place / name).unlink(missing_ok=True)
        _clear_empty(place)
        mark_whole(place)
    except OSError as error:
        raise Halfway(why_not(error)) from error
    return len(changed)


def _turn(there: Collection[str]) -> Callable[[str], tuple[int, str]]:
    def turn(name: str) -> tuple[int, str]:
        if name in (BUILD, MANIFEST):
            return (5, name)
        if name in ("sitemap.xml", "sitemap.xml.gz") or name == f"{FOLDER}/{ENTRY}":
            return (4, name)  # What it leads to must be there.
        page, new = name.endswith(".html"), name not in there
        return (2 if new else 3, name) if page else (0 if new else 1, name)

    return turn


def _same(one: Path, other: Path) -> bool:
    try:
        if other.is_symlink() or one.stat().st_size != other.stat().st_size:
            return False
        return one.samefile(other) or one.read_bytes() == other.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return False


def _put(file: Path, to: Path, place: Path) -> None:
    """Put a file in its place in one step; it is written first where a killed command's leavings are known."""
    for above in reversed(to.relative_to(place).parents[:-1]):
        if (place / above).is_file():
            (place / above).unlink()  # A folder is there now.
    to.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=UNFINISHED, dir=place)
    os.close(handle)
    try:
        shutil.copy2(file, beside)
        Path(beside).replace(to)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(to)) from error
    finally:
        Path(beside).unlink(missing_ok=True)


def _clear_empty(place: Path) -> None:
    for here, _, _ in os.walk(place, topdown=False):
        if Path(here) != place and not any(Path(here).iterdir()):
            Path(here).rmdir()
