"""`plainrecord check`: every problem of the content, or of some of its files."""

from argparse import Namespace
from functools import partial

from generator.checks.cache import Recall
from generator.checks.checking import check
from generator.commands.usage import content_of, day_of, report, shown_from_here, wanted_of
from generator.kinds import all_kinds
from generator.machine.harmless import printed
from generator.machine.kept import NOTHING_KEPT, Kept, cache_folder


def run(options: Namespace) -> int:
    """Check, and fix before what has one right answer if that is asked for."""
    content, day, kinds = options.content, day_of(options), all_kinds()
    wanted = wanted_of(options) if content.is_dir() or options.fix else ()
    if options.fix:
        from generator.rewriting.folder import mend_files  # It takes a quarter of a small check to load.

        found = check(content_of(options), day, kinds).problems
        for file, number in mend_files(content, found, options.files, day).items():
            print(printed(f"{shown_from_here(file)}: {number} fixed."))
    recall = Recall(NOTHING_KEPT if options.no_cache else Kept(cache_folder()))
    folder = content if wanted else content_of(options)
    checked = check(folder, day, kinds, options.advice, recall=recall, wanted=partial(_is_in, wanted=wanted or (".",)))
    return report(checked.problems, checked.records, content, options.format)


def _is_in(file: str, wanted: tuple[str, ...]) -> bool:
    """Whether a file is one of those wanted, or is in a folder that is; the content folder itself has them all."""
    return any(name in (file, ".") or file.startswith(f"{name}/") for name in wanted)
