"""`plainrecord upgrade`: a repository begun by an earlier release, brought forward to this one."""

import shutil
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.checks.checking import check
from generator.commands.usage import WrongUsage, day_of
from generator.core.partners import NEWEST_EDITION
from generator.core.problems import has_errors
from generator.kinds import all_kinds
from generator.machine.files import temporary_folder, write_whole
from generator.machine.harmless import printed
from generator.reference.schema import ids_of, schemas
from generator.rewriting.folder import mend_files
from generator.starting.new import CannotStart
from generator.starting.release import release_for
from generator.starting.upgrading import Step, in_newest_edition, steps_of

_SAID = {
    "new": "added",
    "replaced": "brought up to date",
    "kept": "kept, because you changed it. Compare it with what `plainrecord init` writes now",
    "unused": "no longer used. You can delete it",
}
_ROUNDS = 5
"""How often what has one right answer is fixed: one fix may make way for another."""


def run(options: Namespace) -> int:
    """Work out what changes, print it, and write it unless only a look was asked for."""
    folder: Path = options.folder
    try:
        with release_for(options.release) as release, temporary_folder() as work:
            steps = [*steps_of(folder, release), *_records(folder, work, day_of(options))]
            for step in steps:
                print(printed(f"{step.path}: {_SAID[step.what]}."))
                if step.data and not options.dry_run:
                    (folder / step.path).parent.mkdir(parents=True, exist_ok=True)
                    write_whole(folder / step.path, step.data)
            errors = has_errors(check(work / "content", day_of(options), all_kinds()).problems)
    except CannotStart as error:
        raise WrongUsage(str(error)) from error
    changed, kept = (sum(step.what in which for step in steps) for which in (("new", "replaced"), ("kept",)))
    print(_ending(changed, kept, options.dry_run, errors))
    return 1 if errors else 0


def _ending(number: int, kept: int, dry_run: bool, errors: bool) -> str:
    done = f"{number} files {'would change' if dry_run else 'are changed'}, and {kept} of yours are kept."
    if errors:
        return f"{done} The content has mistakes: plainrecord check lists them."
    return (
        f"{done} {'Nothing is written.' if dry_run else 'Now: make check, and look at the changes before you commit.'}"
    )


def _records(folder: Path, work: Path, as_of: date) -> Iterator[Step]:
    """The records that are brought forward, in a copy; and the schemas with their ids."""
    copy = work / "content"
    shutil.copytree(folder / "content", copy, symlinks=True)
    for _ in range(_ROUNDS):
        if not mend_files(copy, check(copy, as_of, all_kinds()).problems, (), as_of):
            break
    partnership = copy / "partnership.yml"
    text = partnership.read_bytes().decode("utf-8", "surrogateescape")
    write_whole(partnership, in_newest_edition(text, NEWEST_EDITION).encode("utf-8", "surrogateescape"))
    for file in sorted(copy.rglob("*")):
        path = f"content/{file.relative_to(copy).as_posix()}"
        if file.is_file() and not file.is_symlink() and file.read_bytes() != (folder / path).read_bytes():
            yield Step(path, "replaced", file.read_bytes())
    register = check(copy, as_of, all_kinds()).register
    for name, made in schemas(all_kinds(), ids_of(register)).items() if register else ():
        held = folder / "schemas" / name
        if not held.is_file() or held.read_bytes() != made.encode():
            yield Step(f"schemas/{name}", "replaced" if held.is_file() else "new", made.encode())
