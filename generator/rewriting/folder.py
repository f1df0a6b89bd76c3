"""Rewriting the files of a content folder: put into one form, or mended where there is one right answer."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.checking import check
from generator.kinds import all_kinds
from generator.problems import Problem, Severity
from generator.rewriting.fixing import fixed
from generator.rewriting.formatting import CannotRewrite, formatted

SUFFIXES = (".yml", ".md")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which files were not in form, and which cannot be put into one, with the reason."""

    changed: tuple[Path, ...]
    refused: tuple[tuple[Path, CannotRewrite], ...]


def format_files(content: Path, files: Sequence[Path], *, only_look: bool) -> Outcome:
    """Put files into form, all where none is named; a file that cannot be read is left as it is and named."""
    changed: list[Path] = []
    refused: list[tuple[Path, CannotRewrite]] = []
    for file in _files(content, files):
        try:
            text = file.read_bytes().decode("utf-8")
            made = formatted(text, markdown=file.suffix == ".md")
        except UnicodeDecodeError:
            refused.append((file, CannotRewrite(1, "This file is not text in UTF-8.")))
            continue
        except CannotRewrite as error:
            refused.append((file, error))
            continue
        if made != text:
            changed.append(file)
            if not only_look:
                _write(file, made)
    return Outcome(tuple(changed), tuple(refused))


def mend_files(content: Path, problems: Sequence[Problem], files: Sequence[Path], as_of: date) -> dict[Path, int]:
    """Mend what has one right answer; a file whose check finds no fewer mistakes afterwards is put back.

    Gives how many mistakes fewer each file has.
    """
    mended: dict[Path, int] = {}
    before = {file: _mistakes(problems, file, content) for file in _files(content, files)}
    old: dict[Path, str] = {}
    for file, mistakes in before.items():
        if mistakes:
            text = file.read_bytes().decode("utf-8", "surrogateescape")
            made = fixed(text, mistakes, markdown=file.suffix == ".md")
            if made != text:
                old[file] = text
                _write(file, made)
    after = check(content, as_of, all_kinds()).problems if old else ()
    for file, text in old.items():
        fewer = len(before[file]) - len(_mistakes(after, file, content))
        if fewer > 0:
            mended[file] = fewer
        else:
            _write(file, text)
    return mended


def _mistakes(problems: Sequence[Problem], file: Path, content: Path) -> list[Problem]:
    name = file.resolve().relative_to(content.resolve()).as_posix()
    return [problem for problem in problems if problem.file == name and problem.severity is Severity.ERROR]


def _files(content: Path, files: Sequence[Path]) -> Iterator[Path]:
    for start in files or [content]:
        found = sorted(start.rglob("*")) if start.is_dir() else [start]
        yield from (file for file in found if file.suffix in SUFFIXES and file.is_file() and not file.is_symlink())


def _write(file: Path, text: str) -> None:
    """Write a file beside itself first, so that nothing is lost if that is interrupted."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
    with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape", newline="") as beside:
        beside.write(text)
    Path(name).chmod(file.stat().st_mode)
    Path(name).replace(file)
