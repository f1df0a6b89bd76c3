"""Publishing a site: built aside, past the gates, and shown in one step; put back, held, and forgotten."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.building.finishing import CannotPublish
from generator.gates.passing import Gates
from generator.machine.files import NotOurs, why_not
from generator.machine.folders import SITE, made_before, precious_folders, readable_by_all, refuse_place
from generator.machine.history import Origin, is_under_git
from generator.machine.kept import forget_everything
from generator.machine.progress import step
from generator.publishing.hold import Hold
from generator.publishing.order import why_older
from generator.publishing.showing import show
from generator.publishing.store import Release, Store
from generator.site.manifest import MANIFEST


class Held(Exception):
    """Raised where a site was put back and its records are the same since; nothing is to be published."""

    def __init__(self, hold: Hold) -> None:
        super().__init__(hold.words)
        self.hold = hold


@dataclass(frozen=True, slots=True)
class Shown:
    """What readers see now: which release, how many files were sent one by one, and how many releases were deleted."""

    release: Release
    sent: int = 0
    forgotten: int = 0


def store_of(place: Path, releases: Path | None) -> Store:
    """The releases of the site at a place, which are beside it unless another folder is named; links are followed.

    Raises `NotOurs`.
    """
    real = Path(os.path.realpath(place))
    if not real.name:
        raise NotOurs(f"{place} is the whole machine; name a folder for the site")
    folder = releases or real.with_name(f".{real.name}.releases")
    if Path(os.path.realpath(folder)).is_relative_to(real):
        raise NotOurs(
            f"{folder} lies in the site, where readers would find it; name a folder outside it for the releases"
        )
    return Store(folder, real)


def publish(
    store: Store,
    content: Path,
    origin: Origin,
    day: date,
    gates: Gates,
    build: Callable[[Path], None],
    *,
    keep: int,
    resume: bool = False,
    forget: bool = False,
    settings: Path | None = None,
) -> Shown:
    """Build a site, and show it to readers once it has passed.

    `build` makes the site in a folder, with the gates. Raises `Held`, `CannotPublish`, `NotOurs` and `NotPassed`; then
    readers see what they saw before.
    """
    _refuse_at_once(store, content, origin, settings)
    try:
        made_before(store.place, SITE)
        with readable_by_all(), store.held():
            _refuse(store, content, origin, day.isoformat(), resume=resume or forget)
            gates.last = None if forget else store.last()
            _adopt(store)
            build(store.next)
            release = store.add(store.next)
            with step("Showing it to readers"):
                sent = show(store, release)
            forgotten = store.forget(release, day.isoformat()) if forget else 0
            if forget:
                forget_everything()
            store.keep(keep)
            return Shown(release, sent, forgotten)
    except OSError as error:
        raise CannotPublish(why_not(error)) from error


def _refuse_at_once(store: Store, content: Path, origin: Origin, settings: Path | None) -> None:
    """What no other night can change, so that nothing is made for it."""
    if origin.changed:
        raise CannotPublish("the content has changes that are not committed; commit them first")
    if not origin.commit and is_under_git(content):
        raise CannotPublish(f"git does not say which commit the content is of; `git -C {content} log -1` shows why")
    precious = precious_folders(content, settings)
    refuse_place(store.place, SITE, precious)
    refuse_place(store.folder, SITE, precious)


def _refuse(store: Store, content: Path, origin: Origin, day: str, *, resume: bool) -> None:
    if store.erased(origin.content):
        raise CannotPublish(
            "this content is a state from before an erasure of personal data; it is not published again"
        )
    made = [one for one in store.releases() if not one.held]
    if not made:
        return
    shown = store.shown()
    if shown and shown.held and not resume:
        # A newer one could not be shown, or its command was killed; readers have never seen it.
        before = next((one for one in made if one.number < shown.number), made[0])
        if before.manifest.origin.content == origin.content:
            raise Held(shown.held)
    same = resume and made[0].manifest.origin.commit == origin.commit
    if not same and (why := why_older(content, origin, day, made[0].manifest)):
        raise CannotPublish(f"{why}; this one is older and is not published")


def _adopt(store: Store) -> None:
    """Make a release of a site that a build put there, so that it can be put back."""
    if not store.releases() and (store.place / MANIFEST).is_file():
        store.add(store.place)


def put_back(store: Store, day: date, why: str, number: int | None = None) -> Shown:
    """Show an earlier release again, until its records change; raises `CannotPublish` and `NotOurs`."""
    try:
        if not store.folder.is_dir():
            raise NotOurs(f"there are no releases in {store.folder}; name the folder that readers see with --to")
        with readable_by_all(), store.held():
            earlier = _earlier(store, number)
            if not earlier.whole:
                raise CannotPublish(f"release {earlier.number} is damaged; name another with --release")
            release = store.add(earlier.folder, Hold(day.isoformat(), earlier.manifest.as_of, why))
            return Shown(release, show(store, release))
    except OSError as error:
        raise CannotPublish(why_not(error)) from error


def _earlier(store: Store, number: int | None) -> Release:
    made = [one for one in store.releases() if not one.held]
    if number is not None:
        if number <= store.forgotten:
            raise NotOurs(f"release {number} is from before an erasure of personal data, and is not shown again")
        found = next((one for one in made if one.number == number), None)
    else:
        shown = store.shown()
        of = shown and next((one for one in made if one.same_as(shown)), shown)
        # A night of the same records has the same mistake.
        found = next((one for one in made if of is None or (one.number < of.number and one.state != of.state)), None)
    if found is None:
        there = ", ".join(str(one.number) for one in made) or "none"
        asked = f"no release {number}" if number is not None else "no release of earlier records"
        raise NotOurs(f"there is {asked} to put back; those that are kept: {there}")
    return found
