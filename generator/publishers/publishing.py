"""Building the whole site: written, published beside the old one, and put in its place only when whole."""

import os
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.building.finishing import CannotPublish, finish
from generator.gates.passing import Gates
from generator.machine.files import why_not
from generator.machine.folders import (
    MARKDOWN,
    SITE,
    InUse,
    made_before,
    mark_whole,
    precious_folders,
    put_in_place,
    readable_by_all,
    refuse_place,
    work_folder,
)
from generator.machine.kept import NOTHING_KEPT, Kept
from generator.machine.progress import step
from generator.site.site import Site
from generator.site.writing import OneAddressTwice, hold_folder, keep_same, write_pages


@dataclass(frozen=True, slots=True)
class Needs:
    """What a publisher works with: the folder that it wants the Markdown in, and what else it reads, by its name."""

    markdown: Path | None = None
    reads: Mapping[str, Path] = field(default_factory=dict)


class Publisher(ABC):
    """What makes the files of a site. What comes before and after it is the same for all.

    `settings` is the file with its settings, if it has any. `former` is the site that stands: what is the same there
    need not be written again.
    """

    settings: Path | None = None
    former: Path | None = None

    def needs(self, content: Path, work: Path) -> Needs:
        """What it needs to publish a content folder; `work` is a folder that is thrown away."""
        return Needs()

    def made_of(self) -> str | None:
        """A hash of all that it makes of the same pages something else with; None where that is not known."""
        return None

    @abstractmethod
    def publish(self, site: Site, markdown: Path, folder: Path) -> None:
        """Make every page, `404.html` and `sitemap.xml` in a new folder, and put the site's files there as well.

        The Markdown is written already; what comes after, from the cards to the search, is the same for all publishers.
        Raises `CannotPublish`.
        """


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: where the site is, how many pages it has, and where their Markdown is, if that stays."""

    site: Path
    pages: int
    markdown: Path | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """Where a build works: the site's own place, a folder that is thrown away, and where the Markdown goes."""

    site: Path
    work: Path
    markdown: Path

    @property
    def stays(self) -> Path | None:
        """The folder of the Markdown, unless it is thrown away too."""
        return None if self.markdown.is_relative_to(self.work) else self.markdown


@contextmanager
def places_of(content: Path, target: Path, publisher: Publisher, markdown: Path | None) -> Iterator[Places]:
    """Take the places for one build; raises `CannotPublish`, and `NotOurs` where one holds what no build made."""
    place = Path(os.path.realpath(target))
    precious = precious_folders(content, publisher.settings)
    refuse_place(target, SITE, precious)
    if markdown is not None:
        refuse_place(markdown, MARKDOWN, precious | {"the site": place})
    try:
        made_before(place, SITE)
        if os.path.ismount(place):
            reason = "is a separate disk, which cannot be replaced in one step"
            raise CannotPublish(f"{target} {reason}; name a folder inside it, such as {target / 'site'}")
        with readable_by_all(), work_folder(place) as work:
            needs = publisher.needs(content, work)
            folder = markdown or needs.markdown or work / "markdown"
            refuse_place(target, SITE, {"the Markdown": folder, **needs.reads})
            yield Places(place, work, folder)
    except (InUse, OneAddressTwice) as error:
        raise CannotPublish(str(error)) from error
    except OSError as error:
        raise CannotPublish(why_not(error)) from error


def build_site(
    site: Site,
    content: Path,
    target: Path,
    publisher: Publisher,
    markdown: Path | None,
    kept: Kept = NOTHING_KEPT,
    gates: Gates | None = None,
) -> Built:
    """Publish a site into a folder, all or nothing.

    `markdown` is where the Markdown goes; left out, it is where the publisher wants that of this content, or else a
    folder that is thrown away. A link is followed: the site is built where it leads. Raises `CannotPublish`; `NotOurs`
    where a folder holds what no earlier build made; `NotPassed` at one of the `gates`. What is `kept` of
    earlier builds is taken over.
    """
    with places_of(content, target, publisher, markdown) as places:
        fresh = places.work / "new"
        publisher.former = places.site if kept else None
        _publish(site, places.markdown, fresh, publisher, kept, gates)
        # Somebody may have put something there in the meantime.
        made_before(places.site, SITE)
        keep_same(fresh, places.site)
        put_in_place(fresh, places.site)
        kept.forget()
    return Built(target, len(site.pages), places.stays)


def _publish(site: Site, folder: Path, fresh: Path, publisher: Publisher, kept: Kept, gates: Gates | None) -> None:
    """Write the Markdown, whose folder is held until the publisher has read it, and make a whole site of it."""
    with closing(hold_folder(folder)) as listing, step("Making the site"):
        write_pages((*site.pages, *site.files), folder, listing)
        publisher.publish(site, folder.resolve(), fresh)
    finish(site, fresh, kept, gates)
    mark_whole(fresh)
