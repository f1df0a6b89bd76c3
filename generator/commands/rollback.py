"""`plainrecord rollback`: an earlier release shown again, until the records change."""

import sys
from argparse import Namespace

from generator.building.finishing import CannotPublish
from generator.commands.usage import WrongUsage, day_of
from generator.machine.harmless import printed
from generator.publishing.publish import put_back, store_of


def run(options: Namespace) -> int:
    """Put a release back, or list those that are kept."""
    store = store_of(options.to, options.releases)
    if options.list:
        shown, releases = store.shown(), store.releases()
        if not releases:
            print(printed(f"There are no releases in {store.folder}."), file=sys.stderr)
        for release in releases:
            mark = "shown " if shown and shown.number == release.number else ""
            held = f", put back: {release.held.why}" if release.held else ""
            made = release.manifest
            print(
                printed(f"{release.number}: {mark}as at {made.as_of}, {made.origin.commit[:10] or 'no commit'}{held}")
            )
        return 0
    if not options.why or not options.why.strip():
        raise WrongUsage("say why with --why: residents read the reason on the front page")
    try:
        shown_now = put_back(store, day_of(options), options.why.strip(), options.release)
    except CannotPublish as error:
        print(f"plainrecord: {printed(error).rstrip('.')}. The site is as it was.", file=sys.stderr)
        return 1
    hold = shown_now.release.held
    assert hold is not None
    print(printed(f"{hold.words} It stays so until the records change, or until you publish with --resume."))
    return 0
