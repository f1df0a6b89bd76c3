"""Rewriting the files of a content folder: put into one form, or fixed where there is one right answer."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.checks.checking import check
from generator.core.kind import Kind, Layout
from generator.core.problems import Problem
from generator.kinds import all_kinds
from generator.machine.files import NotOurs, clear_unfinished, why_not, write_whole
from generator.reading.record_file import known_keys
from generator.rewriting.fixing import fixed
from generator.rewriting.formatting import CannotRewrite, formatted
from generator.values.rules import Severity


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which files were not in form, and which cannot be put into one, with the reason."""

    changed: tuple[Path, ...]
    refused: tuple[tuple[Path, CannotRewrite], ...]


def format_files(content: Path, files: Sequence[Path], *, only_look: bool) -> Outcome:
    """Put files into form, all where none is named; a file that cannot be read is left as it is and named.

    Raises `NotOurs` for a folder that is no content folder.
    """
    changed: list[Path] = []
    refused: list[tuple[Path, CannotRewrite]] = []
    for file, kind in _files(content, files):
        try:
            text = file.read_bytes().decode("utf-8")
            made = formatted(text, markdown=file.suffix == ".md", keys=known_keys(kind))
            if made != text and not only_look:
                _write(file, made)
        except UnicodeDecodeError:
            refused.append((file, CannotRewrite(1, "This file is not text in UTF-8.")))
        except OSError as error:
            refused.append((file, CannotRewrite(1, f"{why_not(error)}.")))
        except CannotRewrite as error:
            refused.append((file, error))
        else:
            changed += [file] if made != text else []
    return Outcome(tuple(changed), tuple(refused))


def mend_files(content: Path, problems: Sequence[Problem], files: Sequence[Path], as_of: date) -> dict[Path, int]:
    """Fix what has one right answer; a file whose check finds no fewer mistakes afterwards is put back.

    Returns how many mistakes fewer each file has.
    """
    mended: dict[Path, int] = {}
    before = {file: _mistakes(problems, file, content) for file, _ in _files(content, files)}
    old: dict[Path, str] = {}
    for file, mistakes in before.items():
        if mistakes and os.access(file, os.R_OK):
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
    return [
        problem
        for problem in problems
        if problem.file == name and (problem.severity is Severity.ERROR or problem.fix is not None)
    ]


def _files(content: Path, files: Sequence[Path]) -> Iterator[tuple[Path, Kind[Any]]]:
    """The files of records with their kinds, all or those named; what killed commands left among them is taken away."""
    if not (content / "partnership.yml").is_file():
        raise NotOurs(f"{content} is not a content folder: it has no partnership.yml; name one with --content")
    for start in files or [content]:
        found = sorted(_below(start)) if start.is_dir() else [start]
        for file in found:
            if file.is_dir():
                clear_unfinished(file)
            elif file.is_file() and not file.is_symlink() and (kind := _kind_of(file, content)):
                yield file, kind


def _below(folder: Path) -> Iterator[Path]:
    def stop(error: OSError) -> None:
        raise error

    for here, _, files in os.walk(folder, onerror=stop):
        yield Path(here)
        yield from (Path(here, name) for name in files)


def _kind_of(file: Path, content: Path) -> Kind[Any] | None:
    """Of which kind a file is by its place and ending; of none: whatever else lies there is somebody's own."""
    path = file.resolve().relative_to(content.resolve())
    if file.name == "README.md" or any(part.startswith((".", "~$")) for part in path.parts):
        return None
    for kind in all_kinds():
        if kind.layout is Layout.FILE and path.as_posix() == f"{kind.name}.yml":
            return kind
        if kind.layout is not Layout.FILE and path.parts[0] == kind.name:
            return kind if file.suffix == (".md" if kind.layout is Layout.PAGES else ".yml") else None
    return None


def _write(file: Path, text: str) -> None:
    with file.open("r+b"):
        pass  # Somebody may have protected it, although its folder could be written.
    write_whole(file, text.encode("utf-8", "surrogateescape"))
