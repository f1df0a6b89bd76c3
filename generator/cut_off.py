"""Texts that end sooner than their author meant: YAML takes what follows ` #` for a note, and no reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.problems import Problem, Severity
from generator.reading.content import RecordFile
from generator.reading.hard_spaces import TEXT_BELOW
from generator.reading.places import Path
from generator.spec import spec_at
from generator.values.words import Line, Prose, Title

# A note has two spaces before it, or stands behind a value of one word; `#5` is read as part of the text anyway.
_CUT = re.compile(r"^(?P<start> *(?:- +)*(?:[A-Za-z_][\w-]*: +)?)(?P<text>[^\s\"'\[{>|#&*!][^#]* [^#]*\S) #(?![0-9])")


def cut_off_texts(file: RecordFile) -> Iterator[Problem]:
    """Warn of each text, in words for a reader, that is cut off at the sign of a note."""
    text_in = -1
    for number, line in enumerate(file.document.lines, 1):
        indent = len(line) - len(line.lstrip(" "))
        if text_in >= 0 and (indent > text_in or not line.strip()):
            continue
        text_in = indent if TEXT_BELOW.search(line) else -1
        found = _CUT.match(line) if " #" in line else None
        if found is not None and _for_readers(file, number, found.end("start") + 1):
            message = "The text ends here: what follows ` #` is a note, and the site does not show it."
            hint = "Put the whole text in quotes if it belongs to it; put a note on a line of its own."
            yield Problem(file.shown, number, found.end("text") + 2, Severity.WARNING, "cut-off", message, hint)


def _for_readers(file: RecordFile, line: int, column: int) -> bool:
    """Whether the value at a place is text that the site shows, and no name, address or choice."""
    path = _path_at(file.document.value, file.document.places, (line, column), ())
    spec = spec_at(file.kind.model, path) if path else None
    return spec is not None and spec.type in (Line, Prose, Title) and not spec.choices


def _path_at(value: Any, places: Any, spot: tuple[int, int], above: Path) -> Path | None:
    if tuple(places.value) == spot and isinstance(value, str):
        return above
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in steps:
        place = places.step(name)
        found = _path_at(inner, place, spot, (*above, name)) if place is not None else None
        if found is not None:
            return found
    return None
