"""Broken samples as data: each is the small partnership with something changed, and all that must be said of it.

A theme is a text file in `broken/`. Its samples look like this:

    == a date of 31 February
    in share-libraries
    -|date: 2022-01-11
    +|date: ▶2022-02-31
    => bad-date | There is no 31 February 2022 | Write a date as

`in` names a file of the small partnership by any part of its path that no other has; `-|` lines are taken out of it
and the `+|` lines below them put in; `new PATH` with `+|` lines adds a file or replaces a whole one; `rename A -> B`,
`delete A`, `folder PATH`, `link PATH -> TARGET` and `save PATH as ENCODING` do what they say. `{U+00A0}` stands for a
character that cannot be seen. `▶` is taken out and marks the very place where a problem must be told; each `=>` says
the next one: its rule, words of its message, words of its hint. Where no mark can stand, `=> at PATH:LINE:COLUMN`
gives the place. `warning` or `advice` before the rule says that it does not stop the build. Nothing else may be told.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

HERE = Path(__file__).parent
SMALL = HERE / "small"
MARK = "▶"
_PLACE = re.compile(r"at (?P<file>\S.*?):(?P<line>\d+):(?P<column>\d+) (?P<rest>.*)")
_UNSEEN = re.compile(r"\{U\+([0-9A-F]{4,6})\}")
_ENCODINGS = {
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 without its mark": lambda text: text.encode("utf-16-le"),
    "Latin-1": lambda text: text.encode("latin-1"),
    "Windows-1252": lambda text: text.encode("cp1252"),
    "Windows lines": lambda text: text.replace("\n", "\r\n").encode(),
    "UTF-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "nothing": lambda text: b"",
}


@dataclass(frozen=True, slots=True)
class Expected:
    """One problem that must be reported: where, and words that its message and hint must hold."""

    file: str
    line: int
    column: int
    severity: str
    rule: str
    message: str
    hint: str


@dataclass(slots=True)
class Sample:
    """One broken partnership: its name, the lines that change it, and what must be said."""

    theme: str
    name: str
    lines: list[str] = field(default_factory=list)

    def write(self, folder: Path) -> list[Expected]:
        """Write it below a folder and give the problems that must be reported."""
        return _Writing(self, folder).write()

    def marks(self, folder: Path) -> list[tuple[str, int, int]]:
        """Write it below a folder and give the places that are marked in it."""
        writing = _Writing(replace(self, lines=[line for line in self.lines if not line.startswith("=>")]), folder)
        writing.change()
        return writing.marks

    def __str__(self) -> str:
        """Name it in the report of the tests."""
        return f"{self.theme}: {self.name}"


def samples(folder: str) -> list[Sample]:
    """Read every theme of a folder: `broken`, or `valid` for what only looks broken."""
    return [sample for file in sorted((HERE / folder).glob("*.txt")) for sample in samples_in(file)]


def samples_in(file: Path) -> list[Sample]:
    """Read the samples of one file."""
    found: list[Sample] = []
    for line in file.read_text(encoding="utf-8").split("\n"):
        if line.startswith("== "):
            found.append(Sample(file.stem, line[3:]))
        elif line and not line.startswith("# "):
            found[-1].lines.append(line)
    return found


class _Writing:
    def __init__(self, sample: Sample, folder: Path) -> None:
        self._sample = sample
        self._folder = folder
        self._file = ""
        self._old: list[str] = []
        self._new: list[str] = []
        self._whole = False
        self.marks: list[tuple[str, int, int]] = []
        self._told: list[str] = []
        self._after: list[tuple[str, str]] = []

    def write(self) -> list[Expected]:
        self.change()
        expected = [_expected(told, self.marks) for told in self._told]
        assert not self.marks, f"{self._sample}: nothing is told of the mark at {self.marks[0]}"
        return expected

    def change(self) -> None:
        """Do what the lines say, and note where the marks stood."""
        shutil.copytree(SMALL, self._folder, dirs_exist_ok=True)
        for line in [*self._sample.lines, "end"]:
            word, _, rest = line.partition(" ")
            if line.startswith("-|"):
                if self._new:
                    self._change()
                self._old.append(line[2:])
            elif line.startswith("+|"):
                self._new.append(_unseen(line[2:]))
            else:
                self._change()
                self._do(word, rest)
        for encoding, file in self._after:
            path = self._folder / file
            path.write_bytes(_ENCODINGS[encoding](path.read_text(encoding="utf-8")))

    def _do(self, word: str, rest: str) -> None:
        first, _, second = _unseen(rest).partition(" -> ")
        if word == "=>":
            self._told.append(_unseen(rest))
        elif word == "in":
            self._file, self._whole = self._named(rest), False
        elif word == "new":
            self._file, self._whole = _unseen(rest), True
        elif word == "rename":
            target = self._folder / second
            target.parent.mkdir(parents=True, exist_ok=True)
            (self._folder / self._named(first)).rename(target)
        elif word == "delete":
            (self._folder / self._named(first)).unlink()
        elif word == "folder":
            (self._folder / first).mkdir(parents=True)
        elif word == "link":
            (self._folder / first).symlink_to(second)
        elif word == "save":
            part, _, encoding = rest.partition(" as ")
            self._after.append((encoding, self._named(part)))
        else:
            assert word == "end", f"{self._sample}: {word}"

    def _named(self, part: str) -> str:
        files = [path.relative_to(self._folder).as_posix() for path in self._folder.rglob("*") if not path.is_dir()]
        found = [file for file in files if part in file]
        assert len(found) == 1, f"{self._sample}: `{part}` is the name of {len(found)} files"
        return found[0]

    def _change(self) -> None:
        """Put the new lines in place of the old ones, and note where the marks stood."""
        if not (self._old or self._new):
            return
        path = self._folder / self._file
        if self._whole:
            path.parent.mkdir(parents=True, exist_ok=True)
            start, text = 0, "\n".join(self._new) + "\n"
        else:
            before = path.read_text(encoding="utf-8")
            old = "\n".join(self._old) + "\n"
            times = f"\n{before}".count(f"\n{old}")
            assert times == 1, f"{self._sample}: the lines to take out stand {times} times in {self._file}: {old}"
            start = f"\n{before}".index(f"\n{old}")
            new = "".join(f"{line}\n" for line in self._new)
            text = before[:start] + new + before[start + len(old) :]
        lines = text.split("\n")
        for number, line in enumerate(lines, 1):
            while MARK in line:
                column = line.index(MARK)
                self.marks.append((self._file, number, column + 1))
                line = line[:column] + line[column + 1 :]
            lines[number - 1] = line
        path.write_text("\n".join(lines), encoding="utf-8", newline="")
        self._old, self._new = [], []


def _unseen(text: str) -> str:
    return _UNSEEN.sub(lambda found: chr(int(found[1], 16)), text)


def _expected(told: str, marks: list[tuple[str, int, int]]) -> Expected:
    place = _PLACE.fullmatch(told)
    if place:
        file, line, column, told = place["file"], int(place["line"]), int(place["column"]), place["rest"]
    else:
        file, line, column = marks.pop(0)
    rule, message, hint = (part.strip() for part in (told + " | |").split(" |")[:3])
    severity, _, name = rule.rpartition(" ")
    return Expected(file, line, column, severity or "error", name, message, hint)
