"""`plainrecord publish`: the site built aside, past the gates, and shown in one step."""

import sys
from argparse import Namespace
from pathlib import Path

from generator.building.finishing import CannotPublish
from generator.commands.build import made
from generator.commands.gated import gates_of, of_site, publisher_of, settings_of
from generator.commands.usage import WrongUsage, content_of, day_of, mkdocs_config, report
from generator.core.problems import Problem
from generator.gates.passing import Gates
from generator.machine.harmless import printed
from generator.machine.history import origin_of
from generator.machine.kept import NOTHING_KEPT, Kept, cache_folder
from generator.machine.progress import Progress, following, shown_on
from generator.publishers.standing import Standing
from generator.publishing.publish import Held, Shown, publish, store_of
from generator.publishing.showing import Halfway
from generator.publishing.store import Store
from generator.values.english import counted

HALFWAY = "Some files of the new site were sent. Publish again, and the rest is sent."
"""What is said where files had to be sent one by one, and not all could be."""


class _NothingBuilt(Exception):
    """Raised where no site could be built, and why has been said."""


class _Build:
    """A build as publishing asks for it: one report has what its check found and what the gates found."""

    def __init__(self, options: Namespace, store: Store, gates: Gates) -> None:
        self._options, self._store, self._gates = options, store, gates
        self._found: tuple[Problem, ...] = ()
        self._records = 0
        self._begun = False

    def __call__(self, folder: Path) -> None:
        """Build into a folder, or let stand what is there."""
        self._begun = True
        asked = Namespace(**vars(self._options), site=folder, markdown=self._store.markdown)
        kept = NOTHING_KEPT if asked.no_cache else Kept(cache_folder())
        publisher = publisher_of(asked, kept)
        standing = Standing(asked.content, folder, asked.markdown, publisher, kept, self._gates)
        self._found, self._records, built = standing.on(day_of(asked)) or made(standing, asked, _later)
        if built is None:
            raise _NothingBuilt

    def tell(self) -> None:
        """Say what was found; with `--quiet` only what stops a site. A machine gets a report in any case."""
        quiet = self._options.quiet
        always = self._options.format != "text" or (self._begun and not quiet)
        found = (*self._found, *of_site(self._gates, self._store.place))
        report(found, self._records, self._options.content, self._options.format, always, quiet)


def _later(*_found: object) -> None:
    """Say nothing of the check at once: one report follows with what the gates found."""


def run(options: Namespace) -> int:
    """Check, build, and show what has passed."""
    with following(Progress() if options.quiet else shown_on(sys.stderr)):
        return _run(options)


def _run(options: Namespace) -> int:
    content, day, settings = content_of(options), day_of(options), settings_of(options)
    keep = settings.keep if options.keep is None else options.keep
    if keep < 1:
        raise WrongUsage("--keep takes 1 or more: the release that readers see is always kept")
    config, gates = mkdocs_config(options.config), gates_of(options)
    store = store_of(options.to, options.releases)
    build = _Build(options, store, gates)
    more = {"resume": options.resume, "forget": options.forget}
    try:
        shown = publish(store, content, origin_of(content), day, gates, build, keep=keep, settings=config, **more)
    except (Held, CannotPublish, _NothingBuilt) as error:
        build.tell()
        said, code = _not_published(error)
        print(printed(said), file=sys.stderr)
        return code
    build.tell()
    if not options.quiet:
        print(printed(_done(shown, options.to)), file=sys.stderr)
    return 0


def _done(shown: Shown, place: Path) -> str:
    said = f"Release {shown.release.number} is in {place}."
    if shown.sent:
        said += f" {counted(shown.sent, 'file')} changed."
    if shown.forgotten:
        said += f" {counted(shown.forgotten, 'earlier release')} and all that was kept for later builds were deleted."
    return said


def _not_published(error: Exception) -> tuple[str, int]:
    """What is said where readers see no new site, and the exit code."""
    if isinstance(error, Held):
        return f"Nothing was published. {error} Publish anyway with --resume.", 0
    why = f"plainrecord: {str(error).rstrip('.')}. " if str(error) else ""
    return why + (HALFWAY if isinstance(error, Halfway) else "Nothing was published. The site is as it was."), 1
