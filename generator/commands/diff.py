"""`plainrecord diff`: what residents will see change."""

import sys
from argparse import Namespace

from generator.changes.base import CannotCompare, content_at
from generator.changes.compare import compare
from generator.changes.telling import TELLING
from generator.checks.cache import Recall
from generator.checks.checking import check
from generator.commands.usage import WrongUsage, content_of, day_of
from generator.kinds import all_kinds
from generator.machine.kept import Kept, cache_folder


def run(options: Namespace) -> int:
    """Compare the content with another state of it."""
    day = day_of(options)
    kept = Kept(cache_folder())
    recall = Recall(kept)
    after = check(content_of(options), day, all_kinds(), recall=recall)
    try:
        with content_at(options.content, options.base) as folder:
            before = check(folder, day, all_kinds(), recall=recall)
    except CannotCompare as error:
        raise WrongUsage(str(error)) from error
    sys.stdout.write(TELLING[options.format](compare(before, after, kept)))
    return 0 if after.ok else 1
