"""Texts that end sooner than their author meant: YAML takes what follows ` #` for a note, and no reader sees it."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.places import Path, Spot
from generator.core.problems import Problem
from generator.core.spec import spec_at
from generator.core.walking import texts_in
from generator.reading.hard_spaces import outside_texts
from generator.reading.record_file import RecordFile
from generator.values.rules import Rule, Severity
from generator.values.words import Line, Prose, Title

CUT_OFF = Rule(
    "cut-off",
    "Text is not cut off by #, which starts a note that the site does not show.",
    Severity.WARNING,
    for_residents=True,
)

# The sign of a note; `#5` behind a word is read as part of the text.
_NOTE = re.compile(r"(?:^|(?<=\s))#(?!(?<=\S #)[0-9])")
_HINT = "Use quotes round the whole text to show it. If it is a note, put it on its own line."


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of a file: where its key and itself start, the way to it, and the last word that is read of it."""

    spot: Spot
    key: Spot
    path: Path
    last: str


def cut_off_texts(file: RecordFile) -> Iterator[Problem]:
    """Warn of each text, in words for a reader, that is cut off at the sign of a note."""
    notes = list(_notes(file.document.lines))
    texts = sorted(_texts(file), key=lambda text: text.spot) if notes else []
    for spot in notes:
        place = bisect(texts, spot, key=lambda text: text.spot) - 1
        if place < 0 or not _is_cut(texts[place], spot, file.document.lines) or not _for_readers(file, texts[place]):
            continue
        message = "Text after # is not shown."
        if not file.document.lines[spot.line - 1][: spot.column - 1].strip():
            message = "A line that starts with # is not shown, and ends the text above it."
        yield Problem(file.shown, spot.line, spot.column, CUT_OFF, message, _HINT)


def _notes(lines: list[str]) -> Iterator[Spot]:
    """Where notes start that may be meant as text: one space behind it, or glued to the first word of a line below."""
    for number, line in outside_texts(lines):
        found = _NOTE.search(line) if "#" in line else None
        if found is None:
            continue
        before, after = line[: found.start()], line[found.end() : found.end() + 1]
        if before.endswith(" ") and before[-2:-1].strip() if before.strip() else after.strip(" #!"):
            yield Spot(number + 1, found.start() + 1)


def _is_cut(text: _Text, note: Spot, lines: list[str]) -> bool:
    """Whether a text without quotes ends right before a note."""
    sign = lines[text.spot.line - 1][text.spot.column - 1 : text.spot.column]
    if not text.last or not sign or sign in "\"'|>&*!":
        return False
    before = lines[note.line - 1][: note.column - 1]
    if not before.strip():
        # Only a note further in than the key can be meant as more of the text.
        before = lines[note.line - 2] if note.column > text.key.column and note.line > text.spot.line else ""
    return before.split()[-1:] == [text.last]


def _for_readers(file: RecordFile, text: _Text) -> bool:
    """Whether the site shows a value as text, and it is no name, address or choice."""
    spec = spec_at(file.kind.model, text.path) if text.path else None
    return spec is not None and spec.type in (Line, Prose, Title) and not spec.choices


def _texts(file: RecordFile) -> Iterator[_Text]:
    for path, text in texts_in(file.document.value):
        places = file.document.places.at(path)
        yield _Text(places.value, places.key, path, "".join(text.split()[-1:]))
