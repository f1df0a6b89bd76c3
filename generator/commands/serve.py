"""`plainrecord serve`: the site in a browser while somebody edits."""

import sys
from argparse import Namespace

from generator.building.finishing import CannotPublish
from generator.commands.usage import content_of, mkdocs_config
from generator.machine.harmless import printed
from generator.machine.progress import Progress, following, shown_on
from generator.publishers.mkdocs.serving import serve


def run(options: Namespace) -> int:
    """Show the site until somebody stops it."""
    content = content_of(options)
    # What a save set off is shown while it is done, and leaves no lines behind.
    progress = Progress() if options.quiet else shown_on(sys.stderr, kept=False)
    try:
        with following(progress):
            serve(content, mkdocs_config(options.config), options.as_of, options.address)
    except CannotPublish as error:
        print(f"plainrecord: {printed(error).rstrip('.')}.", file=sys.stderr)
        return 1
    return 0
