"""`plainrecord build`: the site, whole or not at all."""

import sys
from argparse import Namespace

from generator.building.finishing import CannotPublish
from generator.building.whole_site import site_of
from generator.checks.checking import check
from generator.commands.gated import gates_of
from generator.commands.usage import content_of, day_of, mkdocs_config, report
from generator.gates.passing import NotPassed
from generator.kinds import all_kinds
from generator.machine.harmless import printed
from generator.machine.history import last_changed, origin_of
from generator.machine.kept import NOTHING_KEPT, Kept, cache_folder
from generator.publishers.mkdocs.publisher import MkDocs
from generator.publishers.publishing import build_site


def run(options: Namespace) -> int:
    """Check, and build where nothing is wrong."""
    kept = NOTHING_KEPT if options.no_cache else Kept(cache_folder())
    publisher = MkDocs(mkdocs_config(options.config), kept)
    gates = gates_of(options, options.last)
    checked = check(content_of(options), day_of(options), all_kinds())
    report(checked.problems, checked.records, options.content, always=False)
    if not checked.ok or checked.register is None:
        print("Nothing was built; the site is as it was.", file=sys.stderr)
        return 1
    site = site_of(
        checked.register, all_kinds(), checked.problems, last_changed(options.content), kept, origin_of(options.content)
    )
    try:
        built = build_site(site, options.content, options.site, publisher, options.markdown, kept, gates)
    except CannotPublish as error:
        print(f"plainrecord: {printed(error).rstrip('.')}. The site is as it was.", file=sys.stderr)
        return 1
    except NotPassed as error:
        report(error.problems, checked.records, options.site)
        print("The site did not pass. It is as it was.", file=sys.stderr)
        return 1
    report(gates.found, checked.records, options.site, always=False)
    print(printed(f"{built.pages:,} pages are in {built.site}. Open {built.site / 'index.html'}."))
    return 0
