"""`plainrecord publish`: the site built aside, past the gates, and shown in one step."""

import sys
from argparse import Namespace
from pathlib import Path

from generator.building.finishing import CannotPublish
from generator.building.whole_site import site_of
from generator.checks.checking import check
from generator.commands.gated import gates_of, of_site, settings_of
from generator.commands.usage import WrongUsage, content_of, day_of, mkdocs_config, report
from generator.gates.passing import NotPassed
from generator.kinds import all_kinds
from generator.machine.harmless import printed
from generator.machine.history import last_changed, origin_of
from generator.machine.kept import NOTHING_KEPT, Kept, cache_folder
from generator.machine.progress import Progress, following, shown_on
from generator.publishers.mkdocs.publisher import MkDocs
from generator.publishers.publishing import build_site
from generator.publishing.publish import Held, Shown, publish, store_of
from generator.publishing.showing import Halfway
from generator.values.english import counted
from generator.values.rules import Severity

HALFWAY = "Some files of the new site were sent. Publish again, and the rest is sent."
"""What is said where files had to be sent one by one, and not all could be."""


def run(options: Namespace) -> int:
    """Check, build, and show what has passed."""
    with following(Progress() if options.quiet else shown_on(sys.stderr)):
        return _run(options)


def _run(options: Namespace) -> int:
    content, day, settings = content_of(options), day_of(options), settings_of(options)
    keep = settings.keep if options.keep is None else options.keep
    if keep < 1:
        raise WrongUsage("--keep takes 1 or more: the release that readers see is always kept")
    kept = NOTHING_KEPT if options.no_cache else Kept(cache_folder())
    publisher, gates = MkDocs(mkdocs_config(options.config), kept), gates_of(options)
    checked = check(content, day, all_kinds())
    if not checked.ok or checked.register is None:
        report(checked.problems, checked.records, content, options.format)
        return _as_it_was()
    changed, origin = last_changed(content), origin_of(content)
    store = store_of(options.to, options.releases)

    def build(folder: Path) -> None:
        assert checked.register is not None
        site = site_of(checked.register, all_kinds(), checked.problems, changed, kept, origin)
        build_site(site, content, folder, publisher, store.markdown, kept, gates)

    def told() -> None:
        found = (*checked.problems, *of_site(gates, store.place))
        serious = [one for one in found if one.severity is Severity.ERROR or not options.quiet]
        report(serious, checked.records, content, options.format, always=not options.quiet)

    try:
        shown = publish(
            store, content, origin, day, gates, build, keep=keep, resume=options.resume, forget=options.forget,
            settings=publisher.settings,
        )  # fmt: skip
    except Held as held:
        told()
        print(printed(f"Nothing was published. {held} Publish anyway with --resume."), file=sys.stderr)
        return 0
    except NotPassed:
        told()
        return _as_it_was()
    except Halfway as error:
        print(f"plainrecord: {printed(error).rstrip('.')}. {HALFWAY}", file=sys.stderr)
        return 1
    except CannotPublish as error:
        return _as_it_was(printed(error).rstrip(".") + ".")
    told()
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


def _as_it_was(why: str = "") -> int:
    said = f"plainrecord: {why} " if why else ""
    print(f"{said}Nothing was published. The site is as it was.", file=sys.stderr)
    return 1
