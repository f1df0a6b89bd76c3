"""`plainrecord serve`: the site in a browser while somebody edits."""

import sys
from argparse import Namespace

from generator.building.finishing import CannotPublish
from generator.commands.usage import content_of, mkdocs_config
from generator.machine.harmless import printed
from generator.publishers.mkdocs.serving import serve


def run(options: Namespace) -> int:
    """Show the site until somebody stops it."""
    content = content_of(options)
    try:
        serve(content, mkdocs_config(options.config), options.as_of, options.address)
    except CannotPublish as error:
        print(f"plainrecord: {printed(error).rstrip('.')}.", file=sys.stderr)
        return 1
    return 0
