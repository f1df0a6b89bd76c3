"""`plainrecord fmt`: the content's files in one form."""

import sys
from argparse import Namespace

from generator.commands.usage import shown_from_here, wanted_of
from generator.machine.harmless import printed
from generator.rewriting.folder import format_files


def run(options: Namespace) -> int:
    """Put files into form, or only say which are not."""
    wanted_of(options)
    outcome = format_files(options.content, options.files, only_look=options.check)
    what = "is not in the standard layout; run plainrecord fmt" if options.check else "is now in the standard layout."
    for file in outcome.changed:
        print(f"{printed(shown_from_here(file))} {what}")
    for file, why in outcome.refused:
        print(printed(f"{shown_from_here(file)}:{why.line}: {why.message}"), file=sys.stderr)
    return 1 if outcome.refused or (options.check and outcome.changed) else 0
