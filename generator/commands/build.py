"""`plainrecord build`: the site, whole or not at all."""

import sys
from argparse import Namespace
from collections.abc import Iterable

from generator.building.finishing import CannotPublish
from generator.building.whole_site import site_of
from generator.checks.checking import check
from generator.commands.usage import content_of, day_of, mkdocs_config, progress_of, report, seen_from_here
from generator.core.asked import asking
from generator.core.problems import Problem
from generator.kinds import all_kinds
from generator.machine.harmless import as_json, printed
from generator.machine.history import last_changed, state_of
from generator.machine.kept import NOTHING_KEPT, Kept, cache_folder
from generator.machine.progress import following, step
from generator.publishers.mkdocs.publisher import MkDocs
from generator.publishers.publishing import Built, build_site
from generator.publishers.standing import Standing
from generator.reports.json import entries
from generator.values.rules import Severity


def run(options: Namespace) -> int:
    """Check, and build where nothing is wrong and something is new."""
    with following(progress_of(options)) as progress:
        kept = NOTHING_KEPT if options.no_cache else Kept(cache_folder())
        publisher = MkDocs(mkdocs_config(options.config), kept)
        with step("Comparing with the site that stands"):
            standing = Standing(content_of(options), options.site, options.markdown, publisher, kept)
            stands = standing.on(day_of(options))
        if stands:
            _report(stands.problems, stands.records, options)
        problems, built = (
            (stands.problems, stands.built) if stands else _checked_and_built(standing, publisher, kept, options)
        )
    if options.json:
        steps = {name: round(seconds, 3) for name, seconds in progress.taken.items()}
        found = entries(seen_from_here(problems, options.content))
        site = {"site": str(built.site), "pages": built.pages} if built else {"site": None, "pages": 0}
        print(as_json({**site, "steps": steps, "problems": found}), end="")
    elif built and not options.quiet:
        print(printed(f"{built.pages:,} pages are in {built.site}. Open {built.site / 'index.html'}."))
    return 0 if built else 1


def _report(problems: Iterable[Problem], records: int, options: Namespace) -> None:
    if not options.json:
        serious = [one for one in problems if one.severity is Severity.ERROR or not options.quiet]
        report(serious, records, options.content, always=False)


def _checked_and_built(
    standing: Standing, publisher: MkDocs, kept: Kept, options: Namespace
) -> tuple[tuple[Problem, ...], Built | None]:
    """Check the content, and build of it what can be built."""
    day = day_of(options)
    with asking() as asked:
        checked = check(options.content, day, all_kinds())
        _report(checked.problems, checked.records, options)
        if not checked.ok or checked.register is None:
            print("Nothing was built; the site is as it was.", file=sys.stderr)
            return checked.problems, None
        changed, state = last_changed(options.content), state_of(options.content)
        site = site_of(checked.register, all_kinds(), checked.problems, changed, kept, state)
    try:
        built = build_site(site, options.content, options.site, publisher, options.markdown, kept)
    except CannotPublish as error:
        print(f"plainrecord: {printed(error).rstrip('.')}. The site is as it was.", file=sys.stderr)
        return checked.problems, None
    standing.keep(asked, day, checked.problems, checked.records, built)
    return checked.problems, built
