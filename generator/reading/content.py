"""What is in the content folder: which files are records, of which kind, and what does not belong there."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.core.kind import Kind, Layout, kind_called
from generator.core.problems import Problem
from generator.machine.progress import counting
from generator.reading.document import Document
from generator.reading.events import TOO_DEEP
from generator.reading.other_files import by_name, way_onto_the_site
from generator.reading.record_file import RecordFile, document_of, printable
from generator.values.english import named
from generator.values.rules import Rule, Severity
from generator.values.words import BAD_ID, ID, good_id, unfit_id
from generator.values.wrong import found_in

FOLDER_NOT_FILE = Rule("folder-not-file", "What has a file's name is a file.")
WRONG_SUFFIX = Rule("wrong-suffix", "A file name ends as all others in its folder do.")
UNKNOWN_FOLDER = Rule("unknown-folder", "Every folder is for one kind of record.")
UNKNOWN_FILE = Rule("unknown-file", "Every record is in the folder for its kind.")
MISPLACED = (UNKNOWN_FOLDER, UNKNOWN_FILE)
STRAY_FILE = Rule(
    "stray-file", "Every file is a record. Publish other files elsewhere.", Severity.WARNING, for_residents=True
)
SYMBOLIC_LINK = Rule("symbolic-link", "A record is a file, not a shortcut to one.")
UNREADABLE = Rule("unreadable", "Every file and folder can be opened.")
TOO_BIG = Rule("too-big", "A record is smaller than 1 MB.")

MAX_BYTES = 1_000_000
MAX_FOLDERS = 20


Recalled = Callable[[str, bytes], Document | None]
"""Finds what is known of a file from an earlier check, by its path and its bytes; None where it has to be read."""


def read_content(
    folder: Path, kinds: Iterable[Kind[Any]], recalled: Recalled = lambda file, data: None
) -> tuple[list[RecordFile], list[Problem]]:
    """Read every file of a content folder that is not recalled; never raises for anything that lies there."""
    reader = _Reader(folder, tuple(kinds), recalled)
    return reader.read(), reader.problems


class _Reader:
    def __init__(self, folder: Path, kinds: tuple[Kind[Any], ...], recalled: Recalled) -> None:
        self._folder = folder
        self._recalled = recalled
        self._folders = {kind.name: kind for kind in kinds if kind.layout is not Layout.FILE}
        self._files = {f"{kind.name}.yml": kind for kind in kinds if kind.layout is Layout.FILE}
        self.problems: list[Problem] = []

    def read(self) -> list[RecordFile]:
        return list(counting(self._records()))

    def _records(self) -> Iterator[RecordFile]:
        for entry in self._listing(self._folder, ""):
            if entry.is_symlink():
                self._refuse_symlink(entry.name)
            elif entry.name in self._files:
                yield from self._record(entry, self._files[entry.name], entry.name)
            elif entry.name in self._folders and entry.is_dir():
                yield from self._folder_records(self._folders[entry.name], entry, f"{entry.name}/")
            else:
                self._stray(entry)

    def _listing(self, path: str | Path, below: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(path) as found:
                entries = [
                    entry for entry in found if not entry.name.startswith((".", "~$")) and entry.name != "README.md"
                ]
        except OSError as error:
            self._say(below.rstrip("/") or ".", UNREADABLE, f"This folder cannot be opened: {error.strerror}.", "")
            return []
        return sorted(entries, key=lambda entry: entry.name)

    def _folder_records(self, kind: Kind[Any], folder: os.DirEntry[str], below: str) -> Iterator[RecordFile]:
        suffix = ".md" if kind.layout is Layout.PAGES else ".yml"
        if below.count("/") > MAX_FOLDERS:
            message = f"There are more than {MAX_FOLDERS} levels of folders here."
            self._say(
                below.rstrip("/"),
                TOO_DEEP,
                message,
                "Move the files up. A folder does not change a record's web address.",
            )
            return
        for entry in self._listing(folder.path, below):
            file = below + entry.name
            if entry.is_symlink():
                self._refuse_symlink(file)
            elif entry.is_dir():
                if looks_like_a_record(entry.name) and "." in entry.name:
                    message = f"`{entry.name}` is a folder with a file's name."
                    self._say(file, FOLDER_NOT_FILE, message, "Rename the folder, or move its text into a file.")
                else:
                    yield from self._folder_records(kind, entry, file + "/")
            elif entry.name.endswith(suffix):
                yield from self._record(entry, kind, file)
            else:
                self._wrong_suffix(entry.name, file, suffix)

    def _wrong_suffix(self, name: str, file: str, suffix: str) -> None:
        if looks_like_a_record(name):
            message = f"File names in this folder end in `{suffix}`, so this file was not read."
            better = good_id(bare_name(name)) or "2016-03-budget"
            self._say(file, WRONG_SUFFIX, message, f"Rename it to `{better}{suffix}`.")
        else:
            self._not_a_record(name, file)

    def _stray(self, entry: os.DirEntry[str]) -> None:
        name = entry.name
        if entry.is_dir():
            meant = kind_called(name, [*self._folders.values(), *self._files.values()])
            meant = f"{meant}.yml" if f"{meant}.yml" in self._files else meant
            message = f"No folder is called `{name}`."
            if looks_like_a_record(name) and "." in name:
                message = f"`{name}` is a folder with a file's name."
            hint = f"Did you mean `{meant}`?" if meant else f"The folders are {named(sorted(self._folders))}."
            self._say(name, UNKNOWN_FOLDER, message, hint)
        elif looks_like_a_record(name):
            meant = kind_called(bare_name(name), self._files.values())
            message = f"`{name}` does not belong at the top of the content folder."
            hint = f"Rename it to `{meant}.yml`." if meant else "Move it into the folder for its kind of record."
            self._say(name, UNKNOWN_FILE, message, hint)
        else:
            self._not_a_record(name, name)

    def _not_a_record(self, name: str, file: str) -> None:
        other = by_name(name)
        if other is not None:
            message = f"This is {other.what}, not a record, so the site does not show it."
            self._say(file, STRAY_FILE, message, way_onto_the_site(other))
        else:
            message = "This file is not a record, so the site does not show it."
            hint = "Delete it, or link to where it is published."
            self._say(file, STRAY_FILE, message, hint)

    def _record(self, entry: os.DirEntry[str], kind: Kind[Any], file: str) -> Iterator[RecordFile]:
        stem = entry.name.rpartition(".")[0]
        if not entry.is_file():
            self._say(file, FOLDER_NOT_FILE, f"`{entry.name}` is not a file.", "Put a file with this name here.")
            return
        if kind.layout is not Layout.FILE and not kind.by_authority:  # which council is meant is said of those
            self._check_name(entry.name, stem, file)
        document = self._document(entry, kind, file)
        if document is not None:
            self.problems += (Problem.of(printable(file), fault.at, fault) for fault in document.faults)
            yield RecordFile(kind, stem, file, document)

    def _check_name(self, name: str, stem: str, file: str) -> None:
        if unfit := unfit_id(stem):
            self._say(file, BAD_ID, found_in(unfit).message, found_in(unfit).hint)
        elif not ID.fullmatch(stem):
            better = good_id(bare_name(stem))
            message = f"File names use small letters, numbers and hyphens only, not `{name}`."
            suffix = name[len(stem) :]
            self._say(
                file,
                BAD_ID,
                message,
                f"Rename it to `{better}{suffix}`." if better and not unfit_id(better) else "Rename it.",
            )

    def _document(self, entry: os.DirEntry[str], kind: Kind[Any], file: str) -> Document | None:
        try:
            with open(entry.path, "rb", buffering=0) as opened:  # noqa: PTH123 - a path costs more than reading
                size = os.fstat(opened.fileno()).st_size
                if size > MAX_BYTES:
                    message = f"This file is {size / 1_000_000:.1f} MB. It must be under 1 MB."
                    self._say(file, TOO_BIG, message, "Publish long papers on a website, and link to them.")
                    return None
                data = opened.readall()
        except OSError as error:
            self._say(file, UNREADABLE, f"This file cannot be opened: {error.strerror}.", "Check its permissions.")
            return None
        return self._recalled(file, data) or document_of(data, kind)

    def _refuse_symlink(self, file: str) -> None:
        message = "This is a shortcut to another file, not a file."
        self._say(file, SYMBOLIC_LINK, message, "Put the file itself here.")

    def _say(self, file: str, rule: Rule, message: str, hint: str) -> None:
        self.problems.append(Problem(printable(file), 1, 1, rule, printable(message), printable(hint)))


_SUFFIXES = re.compile(r"(?<!\s)\s*(?:\.(?:ya?ml|md|markdown|txt)\s*){1,9}$", re.IGNORECASE)


def looks_like_a_record(name: str) -> bool:
    """Whether a file is called as if it were a record: by its ending, or by having none."""
    return bool(_SUFFIXES.search(name)) or "." not in name


def bare_name(name: str) -> str:
    """A file's name without the endings that a record or a page may be given by mistake."""
    return _SUFFIXES.sub("", name)
