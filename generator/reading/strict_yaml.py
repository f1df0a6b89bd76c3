"""YAML as people mean it: one pass over libyaml's events to plain values with their places.

Only `true` and `false` are booleans; all else that is not a list or a mapping stays the text that was typed,
for its field to understand. What could surprise or harm (aliases, tags, duplicate keys, a second document, deep
nesting) is refused. Going by events means that nothing is ever expanded, built or imported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.reading.places import NOWHERE, Path, Places, Spot

MAX_NESTING = 20

# The stubs of PyYAML leave out what its events carry.
_Event = Any

Value = str | bool | list["Value"] | dict[str, "Value"]
"""What a file holds: text, true or false, lists and mappings of these."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a file as YAML: the place, the rule, what is wrong and what to do."""

    spot: Spot
    rule: str
    message: str
    hint: str = ""


@dataclass(slots=True)
class Document:
    """One YAML file, read: its value, where everything stood, and what was wrong.

    `broken` says that the file could not be followed to its end, so nothing can be said of what is missing.
    `refused` holds the paths of keys whose value was left out because of a fault, or because there is none.
    """

    value: Value | None = None
    places: Places = NOWHERE
    faults: list[Fault] = field(default_factory=list)
    broken: bool = False
    refused: set[Path] = field(default_factory=set)


# Control characters have no place in a record, and Python-Markdown keeps STX and ETX for its own marks. The
# others reorder text on screen, so that a reader sees something else than what is there (CVE-2021-42574).
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ue000\ufffe\uffff]")

# In `{camden: £800,000}` YAML would end the amount at its comma. Officers mean the whole amount, so such commas are
# held by a character of no other use (refused above) while libyaml reads, and put back in what it gives.
_HELD_COMMA = "\ue000"
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def unseen_character(text: str) -> str | None:
    """Name the first character that a reader could not see, or that would reorder what they see."""
    found = _UNSEEN.search(text)
    return f"U+{ord(found.group()):04X}" if found else None


def read_yaml(data: bytes, first_line: int = 1) -> Document:
    """Read one YAML document from bytes; never raises for anything a file can hold.

    `first_line` is the line on which the data starts, for front matter that stands inside another file.
    """
    document = Document()
    text = _decoded(data, document, first_line)
    if text is None:
        document.broken = True
        return document
    stopped = False
    for fault, stops in character_faults(text, first_line):
        document.faults.append(fault)
        stopped = stopped or stops
    if stopped:
        document.broken = True
        return document
    builder = _Builder(_THOUSANDS.sub(_HELD_COMMA, text), document, first_line)
    try:
        builder.build()
    except _Stop:
        document.broken = True
    except UnicodeError:
        # libyaml lets an escape such as "\ud800" through, which stands for half a character.
        message = "There is a `\\u` escape in this file that stands for no character."
        document.faults.append(Fault(builder.last_spot, "not-utf-8", message, "Type the character itself."))
        document.broken = True
    except yaml.YAMLError as error:
        document.faults.append(builder.runaway_quote() or _syntax_fault(error, text, first_line))
        document.broken = True
    return document


def _decoded(data: bytes, document: Document, first_line: int) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + first_line
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        hint = "Save the file again with the encoding UTF-8."
        message = "This file is not UTF-8 text: there is a character here that cannot be read."
        document.faults.append(Fault(Spot(line, column), "not-utf-8", message, hint))
        return None


def character_faults(text: str, first_line: int) -> Iterator[tuple[Fault, bool]]:
    """Yield what the characters alone show, and whether reading must stop there."""
    if "\t" not in text and not _UNSEEN.search(text):
        return
    for number, line in enumerate(text.split("\n"), first_line):
        if "\t" in line:
            column = line.index("\t") + 1
            message = "There is a tab here. This format uses spaces only."
            hint = "Replace the tab by spaces (two for each step to the right)."
            yield Fault(Spot(number, column), "tab", message, hint), True
        name = unseen_character(line)
        found = _UNSEEN.search(line)
        if name and found:
            message = f"There is a character here that cannot be seen ({name})."
            yield (
                Fault(
                    Spot(number, found.start() + 1),
                    "unseen-character",
                    message,
                    "Delete it and type the text again.",
                ),
                True,
            )


class _Stop(Exception):
    """Raised inside this module to stop following a file after a fault that leaves no sense in the rest."""


@dataclass(slots=True)
class _Open:
    """A list or mapping being read: its value, its places and, in a mapping, the key waiting for its value."""

    value: list[Value] | dict[str, Value]
    inside: dict[str, Places] | list[Places]
    key_spot: Spot
    start: Spot
    path: Path
    key: str | None = None
    key_at: Spot | None = None
    seen_twice: bool = False


class _Builder:
    """Turns libyaml's events into a value and its places, noting faults as it goes."""

    def __init__(self, text: str, document: Document, first_line: int) -> None:
        self._next = CParser(text).get_event
        self._document = document
        self._first = first_line
        self._stack: list[_Open] = []
        self._documents = 0
        self._last_quoted: _Event = None
        self._last: _Event = None

    @property
    def last_spot(self) -> Spot:
        """Where the last thing stood that could be read."""
        return self._spot(self._last) if self._last else Spot(self._first, 1)

    def runaway_quote(self) -> Fault | None:
        """Blame the quote that was left open and closed only by a later line's, if that is what stopped the reading."""
        event = self._last_quoted
        if event is None or event.start_mark.line == event.end_mark.line:
            return None
        message = f"A quote is opened here and closed only on line {event.end_mark.line + self._first}."
        return Fault(self._spot(event), "yaml", message, _QUOTE_HINT)

    def build(self) -> None:
        while (event := self._next()) is not None:
            kind = type(event)
            self._last_quoted = None
            self._last = event
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event, {} if kind is MappingStartEvent else [])
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._close()
            elif kind is AliasEvent:
                self._refuse_alias(event)
            elif kind is DocumentStartEvent:
                self._start_document(event)

    def _spot(self, event: _Event) -> Spot:
        mark = event.start_mark
        return Spot(mark.line + self._first, mark.column + 1)

    def _fault(self, spot: Spot, rule: str, message: str, hint: str = "") -> None:
        self._document.faults.append(Fault(spot, rule, message, hint))

    def _start_document(self, event: _Event) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "A second document starts here: one file is one record."
            self._fault(
                self._spot(event),
                "second-document",
                message,
                "Take out the line `---`, or use a second file.",
            )
            raise _Stop
        if event.version or event.tags:
            message = "Lines that start with % have no meaning here."
            self._fault(self._spot(event), "directive", message, "Take this line out.")

    def _refuse_marks(self, event: _Event, spot: Spot) -> None:
        if event.anchor is not None:
            message = f"`&{event.anchor}` gives this a name for use elsewhere. That is not allowed here."
            self._fault(spot, "anchor", message, f"Take out `&{event.anchor}`, or put the text in quotes.")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = f"`{tag}` tells a program how to read this. That is not allowed here."
            self._fault(spot, "tag", message, f"Take out `{tag}`, or put the text in quotes.")

    def _refuse_alias(self, event: _Event) -> None:
        spot = self._spot(event)
        message = f"`*{event.anchor}` points to another part of the file. That is not allowed here."
        self._fault(spot, "alias", message, "Write it out in full, or put the text in quotes.")
        self._leave_out(spot)

    def _scalar(self, event: _Event) -> None:
        mark = event.start_mark
        spot = Spot(mark.line + self._first, mark.column + 1)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event, spot)
        text: str = event.value
        if _HELD_COMMA in text:
            text = text.replace(_HELD_COMMA, ",")
        top = self._stack[-1] if self._stack else None
        if top is not None and type(top.value) is dict and top.key is None:
            self._key(top, text, spot)
            return
        value: Value | None = text
        if event.style is None or event.style == "":
            value = _PLAIN.get(text, text)
        else:
            if event.style in "\"'":
                self._last_quoted = event
            if _UNSEEN.search(text):
                self._unseen(text, spot)
        if value is None:
            self._nothing(spot)
        else:
            self._put(value, spot, None)

    def _unseen(self, text: str, spot: Spot) -> None:
        message = f"There is a character here that cannot be seen ({unseen_character(text)})."
        self._fault(spot, "unseen-character", message, "Delete it and type the text again.")

    def _key(self, top: _Open, text: str, spot: Spot) -> None:
        top.key = text
        top.key_at = spot
        top.seen_twice = text in top.value
        if top.seen_twice and isinstance(top.inside, dict):
            first = top.inside[text].key.line
            message = f"`{text}` stands here for the second time; the first is on line {first}."
            self._fault(spot, "duplicate-key", message, "Keep one of them.")

    def _open(self, event: _Event, value: list[Value] | dict[str, Value]) -> None:
        spot = self._spot(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event, spot)
        if len(self._stack) >= MAX_NESTING:
            message = f"Things are nested more than {MAX_NESTING} deep here."
            self._fault(spot, "too-deep", message, "Check the brackets and the spaces at the start of the lines.")
            raise _Stop
        top = self._stack[-1] if self._stack else None
        path: Path = ()
        key_spot = spot
        if top is not None:
            if isinstance(top.value, list):
                path = (*top.path, len(top.value))
            elif top.key is None:
                message = "A list or a group of keys stands here where a key should be."
                hint = "Write a key, a colon and a space. Text that starts with [ or { needs quotes."
                self._fault(spot, "key-not-text", message, hint)
                raise _Stop
            else:
                path = (*top.path, top.key)
                key_spot = top.key_at or spot
        inside: dict[str, Places] | list[Places] = {} if isinstance(value, dict) else []
        self._stack.append(_Open(value, inside, key_spot, spot, path))

    def _close(self) -> None:
        done = self._stack.pop()
        self._put(done.value, done.start, done.inside)

    def _nothing(self, spot: Spot) -> None:
        """Note a key or an item with nothing after it."""
        top = self._stack[-1] if self._stack else None
        if top is None:
            return
        if top.key is not None and top.key_at is not None:
            message = f"`{top.key}` has nothing after it."
            hint = "Write its value, or take the key out."
            if " " in top.key:
                hint = "Inside curly brackets a comma ends the text: put text that holds a comma in quotes."
            self._fault(top.key_at, "empty", message, hint)
        else:
            self._fault(spot, "empty", "This item of the list is empty.", "Write it, or take the line out.")
        self._leave_out(spot)

    def _leave_out(self, spot: Spot) -> None:
        """Go on as if the value were not there, remembering that it was."""
        top = self._stack[-1] if self._stack else None
        if top is None or not isinstance(top.value, dict):
            return
        if top.key is None:
            self._fault(spot, "key-not-text", "A key cannot start with `*` or `&`.", "Put it in quotes.")
            raise _Stop
        self._document.refused.add((*top.path, top.key))
        top.key = None

    def _put(self, value: Value, spot: Spot, inside: dict[str, Places] | list[Places] | None) -> None:
        if not self._stack:
            self._document.value = value
            self._document.places = Places(spot, spot, inside)
            return
        top = self._stack[-1]
        if type(top.value) is list and type(top.inside) is list:
            top.value.append(value)
            top.inside.append(Places(spot, spot, inside))
            return
        key = top.key
        top.key = None
        if key is None or top.seen_twice or not isinstance(top.value, dict) or not isinstance(top.inside, dict):
            return
        top.value[key] = value
        top.inside[key] = Places(top.key_at or spot, spot, inside)


_PLAIN: dict[str, bool | None] = {"true": True, "false": False, "": None, "~": None, "null": None}


def _syntax_fault(error: yaml.YAMLError, text: str, first_line: int) -> Fault:
    """Say in an officer's words what libyaml could not follow, at the line where it stopped."""
    problem = str(getattr(error, "problem", "") or error)
    context = str(getattr(error, "context", "") or "")
    opened = any(told in context for told in ("quoted scalar", "flow sequence", "flow mapping", "simple key"))
    mark = getattr(error, "context_mark" if opened else "problem_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    while line > 0 and (line >= len(lines) or not lines[line].strip()):
        line -= 1
        column = len(lines[line].rstrip()) if line < len(lines) else 0
    spot = Spot(line + first_line, column + 1)
    shown = lines[line].strip() if line < len(lines) else ""
    for told, rule, message, hint in _TOLD:
        if told in problem or told in context:
            return Fault(spot, rule, message, hint)
    if shown.startswith(("@", "`", "%")):
        return Fault(spot, "yaml", f"Text cannot start with `{shown[0]}` here.", "Put the text in quotes.")
    message = f"This line cannot be followed: {problem}."
    return Fault(spot, "yaml", message, _GENERAL_HINT)


_GENERAL_HINT = "Check for a missing quote, bracket or colon, and that lines of one group start at the same column."

_QUOTE_HINT = "Add the missing quote. Inside single quotes write an apostrophe twice, or use double quotes."

_TOLD = (
    (
        "mapping values are not allowed",
        "yaml",
        "There is a colon here where none can stand.",
        "Put text that holds a colon and a space in quotes, and check that this line starts at the right column.",
    ),
    (
        "could not find expected ':'",
        "yaml",
        "A colon and a space are missing after the key, or this line belongs to the text above.",
        "Write `key: text`, or move the line to the right so that it belongs to the text above.",
    ),
    (
        "while scanning a quoted scalar",
        "yaml",
        "A quote is opened here and never closed.",
        _QUOTE_HINT,
    ),
    (
        "while parsing a flow sequence",
        "yaml",
        "A list in square brackets opens here and is not closed, or a comma is missing in it.",
        "Add `]`, or a comma between the items.",
    ),
    (
        "while parsing a flow mapping",
        "yaml",
        "A group in curly brackets opens here and is not closed, or a comma is missing in it.",
        "Add `}`, or a comma between the keys. Text that holds a comma needs quotes here.",
    ),
    (
        "did not find expected '-' indicator",
        "yaml",
        "This line stands in a list but does not start with `- `, or starts at another column than the list.",
        "Start each item with `- `, all at the same column.",
    ),
    (
        "did not find expected key",
        "yaml",
        "This line starts at another column than the group it belongs to, or something before it is not closed.",
        "Start all keys of one group at the same column.",
    ),
    (
        "found unknown escape character",
        "yaml",
        "A backslash in double quotes has a special meaning.",
        "Use single quotes, or write the backslash twice.",
    ),
    (
        "found character that cannot start any token",
        "yaml",
        "Text cannot start with this character.",
        "Put the text in quotes.",
    ),
    (
        "block sequence entries are not allowed",
        "yaml",
        "A list item stands here where none can.",
        "Start the list on a line of its own under the key.",
    ),
)
