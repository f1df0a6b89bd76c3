"""`plainrecord check`: every problem of the content, or of some of its files."""

from argparse import Namespace

from generator.checks.cache import Recall
from generator.checks.checking import check, check_some
from generator.commands.usage import content_of, day_of, report, shown_from_here, wanted_of
from generator.kinds import all_kinds
from generator.machine.harmless import printed
from generator.rewriting.folder import mend_files


def run(options: Namespace) -> int:
    """Check, and fix before what has one right answer if that is asked for."""
    content, day, kinds = options.content, day_of(options), all_kinds()
    wanted = wanted_of(options) if content.is_dir() or options.fix else ()
    if options.fix:
        found = check(content_of(options), day, kinds).problems
        for file, number in mend_files(content, found, options.files, day).items():
            print(printed(f"{shown_from_here(file)}: {number} fixed."))
    if wanted:
        recall = Recall(content, keep=not options.no_cache)
        checked = check_some(content, day, kinds, lambda file: _is_in(file, wanted), recall, options.advice)
    else:
        checked = check(content_of(options), day, kinds, options.advice)
    return report(checked.problems, checked.records, content, options.format)


def _is_in(file: str, wanted: tuple[str, ...]) -> bool:
    """Whether a file is one of those wanted, or is in a folder that is; the content folder itself has them all."""
    return any(name in (file, ".") or file.startswith(f"{name}/") for name in wanted)
