"""Asking the rules about each record: what they find, and what is said where a rule itself fails.

A rule may meet a draft, which lacks what is wrong in its record; then it says nothing, as the wrong value is reported
already. Any other failure is a fault of this program, and reported as an error, so that no rule ever fails in silence.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from generator import PROGRAM
from generator.checks.drafts import left_out
from generator.core.entry import Entry
from generator.core.kind import Check
from generator.core.problems import Problem
from generator.core.register import Register
from generator.reading.record_file import RecordFile, printable
from generator.values.rules import Rule

PROGRAM_FAULT = Rule("program-fault", "The program itself does not fail. Where it does, that is never your mistake.")


def rule_problems(
    asked: Iterable[Entry[Any]],
    rules_of: Callable[[Entry[Any]], Iterable[Check[Any]]],
    register: Register,
    files: Mapping[str, RecordFile],
) -> Iterator[Problem]:
    """Ask the rules of each record; yields what they find at its place, and each rule that fails."""
    for entry in asked:
        for look in rules_of(entry):
            yield from guarded(entry.file, partial(_findings, entry, look, register, files))


def guarded(file: str, look: Callable[[], Iterable[Problem]]) -> Iterator[Problem]:
    """Yield the problems that a look at a file finds; where the look itself fails, that is a problem, too."""
    try:
        yield from look()
    except Exception as error:
        if not left_out(error):
            yield program_fault(file, error)


def _findings(
    entry: Entry[Any], look: Check[Any], register: Register, files: Mapping[str, RecordFile]
) -> Iterator[Problem]:
    worded = register.partnership.worded_among
    for found in look(entry, register):
        finding = replace(found, message=worded(found.message), hint=worded(found.hint))
        places = entry.places.at(finding.at)
        spot = places.key if finding.at_key else places.value
        if finding.words and entry.file in files:
            spot = files[entry.file].spot_of(spot, finding.words)
        yield Problem.of(printable(entry.file), spot, finding)


def program_fault(file: str, error: Exception) -> Problem:
    """Report a failure of this program, with the place in its source where it arose."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if PROGRAM in Path(frame.filename).parents]
    last = frames[-1]
    place = f"{Path(last.filename).relative_to(PROGRAM.parent).as_posix()} line {last.lineno}"
    what = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    message = (
        f"This is a fault of the program, not of your record: the rule `{last.name}` failed on this file "
        f"({place}: {what})."
    )
    hint = "Send this message and the file to whoever looks after Plainrecord; the site is not built until it is fixed."
    return Problem(printable(file), 1, 1, PROGRAM_FAULT, message, hint)
