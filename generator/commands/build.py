"""`plainrecord build`: the site, whole or not at all."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from generator.building.finishing import CannotPublish
from generator.building.whole_site import site_of
from generator.checks.checking import Checked, check
from generator.commands.gated import gates_of, of_site
from generator.commands.usage import content_of, day_of, mkdocs_config, progress_of, report, seen_from_here
from generator.core.problems import Problem
from generator.gates.passing import Gates, NotPassed
from generator.kinds import all_kinds
from generator.machine.harmless import as_json, printed
from generator.machine.history import last_changed, origin_of
from generator.machine.kept import NOTHING_KEPT, Kept, cache_folder
from generator.machine.progress import following
from generator.publishers.mkdocs.publisher import MkDocs
from generator.publishers.publishing import Built, build_site
from generator.reports.json import entries
from generator.values.rules import Severity


def run(options: Namespace) -> int:
    """Check, and build where nothing is wrong."""
    gates = gates_of(options, options.last)
    with following(progress_of(options)) as progress:
        kept = NOTHING_KEPT if options.no_cache else Kept(cache_folder())
        publisher = MkDocs(mkdocs_config(options.config), kept)
        checked = check(content_of(options), day_of(options), all_kinds())
        if not options.json:
            _tell(checked.problems, checked, options.content, options)
        built = _built(checked, publisher, kept, gates, options)
    if options.json:
        steps = {name: round(seconds, 3) for name, seconds in progress.taken.items()}
        found = (*checked.problems, *of_site(gates, options.site))
        problems = entries(seen_from_here(found, options.content))
        site = {"site": str(built.site), "pages": built.pages} if built else {"site": None, "pages": 0}
        print(as_json({**site, "steps": steps, "problems": problems}), end="")
        return 0 if built else 1
    _tell(gates.found, checked, options.site, options)
    if built and not options.quiet:
        print(printed(f"{built.pages:,} pages are in {built.site}. Open {built.site / 'index.html'}."))
    return 0 if built else 1


def _tell(problems: Sequence[Problem], checked: Checked, folder: Path, options: Namespace) -> None:
    serious = [one for one in problems if one.severity is Severity.ERROR or not options.quiet]
    report(serious, checked.records, folder, always=False)


def _built(checked: Checked, publisher: MkDocs, kept: Kept, gates: Gates, options: Namespace) -> Built | None:
    """Build what was checked; where that cannot be, say why."""
    if not checked.ok or checked.register is None:
        print("Nothing was built; the site is as it was.", file=sys.stderr)
        return None
    changed, origin = last_changed(options.content), origin_of(options.content)
    site = site_of(checked.register, all_kinds(), checked.problems, changed, kept, origin)
    try:
        return build_site(site, options.content, options.site, publisher, options.markdown, kept, gates)
    except CannotPublish as error:
        print(f"plainrecord: {printed(error).rstrip('.')}. The site is as it was.", file=sys.stderr)
    except NotPassed:
        print("The site did not pass. It is as it was.", file=sys.stderr)
    return None
