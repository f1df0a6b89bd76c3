"""What every command asks: that it was given a content folder and files that are there, and how files are shown."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator import FRAME
from generator.core.problems import Problem, has_errors
from generator.machine.progress import Progress, shown_on
from generator.machine.today import today
from generator.reports import FORMATS
from generator.values.rules import Severity


class WrongUsage(Exception):
    """Raised for a command that cannot be carried out as it was given; the command ends with 2."""


def content_of(options: Namespace) -> Path:
    """The content folder, which must be there."""
    content: Path = options.content
    if not content.is_dir():
        what = "is a file, not a folder" if content.exists() else "is not there"
        raise WrongUsage(f"the content folder {content} {what}; name it with --content")
    return content


def day_of(options: Namespace) -> date:
    """The day that is taken as today."""
    day: date | None = options.as_of
    return day or today()


def wanted_of(options: Namespace) -> tuple[str, ...]:
    """The files that were named, by their paths in the content folder, in which they must lie."""
    content, names = options.content.resolve(), []
    for file in options.files:
        if not file.exists():
            raise WrongUsage(f"there is no file {file}")
        if not file.resolve().is_relative_to(content):
            raise WrongUsage(f"{file} is not in the content folder {options.content}")
        names.append(file.resolve().relative_to(content).as_posix())
    return tuple(names)


def mkdocs_config(given: Path | None) -> Path:
    """Find mkdocs.yml: the one named, the one here, or the one that came with this program."""
    candidates = [given] if given else [Path("mkdocs.yml"), FRAME / "mkdocs.yml"]
    found = next((file for file in candidates if file.is_file()), None)
    if found is None:
        raise WrongUsage(f"there is no {candidates[0]}; name it with --config")
    return found


def shown_from_here(path: Path) -> str:
    """Name a file from where the command runs, so that it can be opened from there."""
    return Path(os.path.relpath(path)).as_posix()


def seen_from_here(problems: Iterable[Problem], content: Path) -> list[Problem]:
    """Name the files of problems from where the command runs."""
    return [replace(problem, file=shown_from_here(content / problem.file)) for problem in problems]


def progress_of(options: Namespace) -> Progress:
    """How the steps of a long command are shown: on the output for errors, so that the other holds the result alone."""
    return Progress() if options.quiet or options.json else shown_on(sys.stderr)


def report(
    problems: Iterable[Problem],
    records: int,
    content: Path,
    form: str = "text",
    always: bool = True,
    quiet: bool = False,
) -> int:
    """Write what a check found, where it is to be `quiet` only the errors; returns 1 where there are any.

    Without `always` nothing is written of no problems.
    """
    serious = [one for one in problems if not quiet or one.severity is Severity.ERROR]
    found = seen_from_here(serious, content)
    if found or always:
        sys.stdout.write(FORMATS[form](found, records))
    return 1 if has_errors(found) else 0
