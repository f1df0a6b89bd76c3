"""`plainrecord build`: the site, whole or not at all."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.building.finishing import CannotPublish
from generator.building.whole_site import site_of
from generator.checks.cache import Recall
from generator.checks.checking import check
from generator.checks.collector import let_go
from generator.commands.gated import gates_of, of_site, publisher_of
from generator.commands.usage import content_of, day_of, progress_of, report, seen_from_here
from generator.core.asked import asking, unnoted
from generator.core.problems import Problem
from generator.gates.passing import NotPassed
from generator.kinds import all_kinds
from generator.machine.harmless import as_json, printed
from generator.machine.history import last_changed, origin_of
from generator.machine.kept import NOTHING_KEPT, Kept, cache_folder
from generator.machine.progress import following, step
from generator.publishers.publishing import Built, build_site
from generator.publishers.standing import Standing
from generator.reports.json import entries


def run(options: Namespace) -> int:
    """Check, and build where nothing is wrong and something is new."""
    gates = gates_of(options, options.last)

    def checked(problems: Sequence[Problem], records: int) -> None:
        _tell(problems, records, options.content, options)

    with following(progress_of(options)) as progress:
        kept = NOTHING_KEPT if options.no_cache else Kept(cache_folder())
        publisher = publisher_of(options, kept)
        with step("Comparing with the site that stands"):
            standing = Standing(content_of(options), options.site, options.markdown, publisher, kept, gates)
            stands = standing.on(day_of(options))
        if stands:
            checked(stands.problems, stands.records)
        problems, records, built = stands or made(standing, options, checked)
    if options.json:
        steps = {name: round(seconds, 3) for name, seconds in progress.taken.items()}
        found = entries(seen_from_here((*problems, *of_site(gates, options.site)), options.content))
        site = {"site": str(built.site), "pages": built.pages} if built else {"site": None, "pages": 0}
        print(as_json({**site, "steps": steps, "problems": found}), end="")
        return 0 if built else 1
    _tell(gates.found, records, options.site, options)
    if built and not options.quiet:
        print(printed(f"{built.pages:,} pages are in {built.site}. Open {built.site / 'index.html'}."))
    return 0 if built else 1


def _tell(problems: Sequence[Problem], records: int, folder: Path, options: Namespace) -> None:
    """Say at once what is wrong, unless all is said as JSON at the end."""
    if not options.json:
        report(problems, records, folder, always=False, quiet=options.quiet)


def made(
    standing: Standing, options: Namespace, tell: Callable[[Sequence[Problem], int], None]
) -> tuple[tuple[Problem, ...], int, Built | None]:
    """Check the content, and build what can be built of it: what is wrong, how many records, and what was built.

    `tell` gets what the check found, and of how many records, before anything is built. Where nothing can be built, it
    is said why.
    """
    day, kept = day_of(options), standing.kept
    with asking() as asked:
        checked = check(options.content, day, all_kinds(), recall=Recall(kept))
        found = checked.problems, checked.records
        tell(*found)
        if not checked.ok or checked.register is None:
            print("Nothing was built; the site is as it was.", file=sys.stderr)
            return *found, None
        with unnoted():
            for entry in checked.register:
                entry.forget_places()
        changed, origin = last_changed(options.content), origin_of(options.content)
        site = site_of(checked.register, all_kinds(), checked.problems, changed, kept, origin)
        del checked  # The records are in the pages now.
        let_go()
    try:
        built = build_site(
            site, options.content, options.site, standing.publisher, options.markdown, kept, standing.gates
        )
    except CannotPublish as error:
        print(f"plainrecord: {printed(error).rstrip('.')}. The site is as it was.", file=sys.stderr)
        return *found, None
    except NotPassed:
        print("The site did not pass. It is as it was.", file=sys.stderr)
        return *found, None
    standing.keep(asked, day, *found, built)
    return *found, built
