"""YAML as people mean it: one pass over libyaml's events to plain values with their places.

Only `true` and `false` are booleans; all else that is not a list or a mapping stays the text that was typed,
for its field to understand. What could surprise or harm (aliases, tags, duplicate keys, a second document, deep
nesting) is refused. Going by events means that nothing is ever expanded, built or imported.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
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

from generator.core.places import NOWHERE, Path, Places, Spot
from generator.reading import line_fixes
from generator.reading.characters import NOT_UTF_8, UNSEEN_CHARACTER, Text, pasted_table, read_text, unseen_character
from generator.reading.conflicts import without_conflicts
from generator.reading.hard_spaces import hard_spaces
from generator.reading.line_fixes import fix_of
from generator.reading.mending import Script, as_meant, as_typed, holds_signs
from generator.reading.mistakes import DIRECTIVE, YAML, Last, Mistake, Stop, mistake_at
from generator.reading.slips import first_slips, later_slips
from generator.values.english import shortened
from generator.values.rules import Finding, Rule
from generator.values.words import EMPTY

SECOND_DOCUMENT = Rule("second-document", "One file is one record.")
ANCHOR = Rule("anchor", "No text starts with `&`, which gives a part of a file a name.")
TAG = Rule("tag", "No text starts with `!`, which tells a program how to read it.")
ALIAS = Rule("alias", "No text starts with `*`, which stands for another part of a file.")
DUPLICATE_KEY = Rule("duplicate-key", "A key stands once in its group.")
TOO_DEEP = Rule("too-deep", "Lists, groups and folders lie only so deep in each other that people can follow.")
KEY_NOT_TEXT = Rule("key-not-text", "A key is a word.")

MAX_NESTING = 20

_MOST_MENDED = 3_000_000
"""How many characters may be read again after mending, so that a big broken file is told in good time."""

_MISLEADING = (TAG, ALIAS, TOO_DEEP, KEY_NOT_TEXT, UNSEEN_CHARACTER)
"""After these faults nothing else is to be said of the line: it is not what was meant."""

# The stubs of PyYAML leave out what its events carry.
_Event = Any

Value = str | bool | list["Value"] | dict[str, "Value"]
"""What a file holds: text, true or false, lists and mappings of these."""


@dataclass(slots=True)
class Document:
    """One YAML file, read: its value, where everything stood, and what was wrong.

    `broken` says that the file could not be followed to its end or that something was left out of it, so nothing
    can be said of what is missing; the value is what could be read. `refused` holds the paths of what was left out
    because of a fault, or because there is nothing there. `mistaken` holds the lines whose form was wrong: what else
    seems wrong on them comes of that. `lines` are the whole file's lines as they were typed.
    """

    value: Value | None = None
    places: Places = NOWHERE
    faults: list[Finding[Spot]] = field(default_factory=list)
    broken: bool = False
    refused: set[Path] = field(default_factory=set)
    mistaken: set[int] = field(default_factory=set)
    lines: list[str] = field(default_factory=list)
    _spots: list[Spot] = field(default_factory=list)

    def tell_first(self, read: Text) -> None:
        """Put what is wrong with the characters of a file before what is wrong with its form."""
        self.faults[:0] = read.faults
        self.mistaken |= {fault.at.line for fault in read.faults}

    def end_of(self, start: Spot) -> Spot:
        """Where the next key or value after a spot stands; where there is none, the end of the file."""
        if not self._spots:
            self._spots = sorted({spot for place in self.places.all() for spot in (place.key, place.value)})
        number = bisect_right(self._spots, start)
        return self._spots[number] if number < len(self._spots) else Spot(len(self.lines) + 1, 1)


MOST_ON_A_LINE = 5
"""How often one line is mended before the rest of its file is left alone."""


def read_yaml(data: bytes, keys: Iterable[str] = ()) -> Document:
    """Read one YAML document from bytes; never raises for anything a file can hold.

    `keys` are the keys that the format knows, which help to tell a key from a word.
    """
    read = read_text(data)
    without_conflicts(read)
    document = read_document(read, frozenset(keys))
    document.tell_first(read)
    return document


def read_document(read: Text, keys: frozenset[str]) -> Document:
    """Read one YAML document from text.

    Where its form is wrong, that is told, and the rest is read as if it had been right.
    """
    if not read.readable:
        return Document(broken=True)
    text, faults = hard_spaces(read.text, read.first_line)
    script = Script(as_meant(text), read.first_line)
    told: list[Mistake] = first_slips(script, keys)
    looked_closer = False
    seen: set[tuple[int, int]] = set()
    on_line: Counter[int] = Counter()
    while True:
        document = Document(lines=read.text.split("\n"), broken=bool(read.guessed))
        builder = _Builder(script, document, read.first_line)
        stop = builder.follow(keys)
        if not looked_closer and (stop is not None or builder.twice):
            looked_closer = True
            if found := later_slips(script, keys):
                told += found
                continue
        if stop is None:
            break
        mistake = mistake_at(stop)
        on_line[stop.line] += 1
        # Two lines that are each moved because of the other would be moved for ever.
        again = (stop.line, stop.column) in seen or on_line[stop.line] > MOST_ON_A_LINE
        again = again or len(told) * len(text) > _MOST_MENDED
        if not again:
            seen.add((stop.line, stop.column))
            if mistake.instead:
                told = [one for one in told if one.fault.at.line != mistake.fault.at.line]
            told.append(mistake)
        if on_line[stop.line] > MOST_ON_A_LINE:
            # Only what was told first of such a line is true.
            first = next(one for one in told if one.fault.at.line == mistake.fault.at.line)
            told = [one for one in told if one is first or one.fault.at.line != first.fault.at.line]
        if again or not mistake.mended:
            document.broken = True
            break
    if document.broken:
        builder.leave_open()
    elif isinstance(document.value, str) and _is_table(document.lines):
        message = "This is a table, with a comma or a semicolon between its columns, and no record."
        document.faults.append(pasted_table(read.first_line, message))
        document.broken = True
    document.broken = document.broken or any(mistake.lost for mistake in told)
    # What is wrong with a line that starts with a tab comes of the tab.
    faults += (mistake.fault for mistake in told if mistake.fault.at.line not in read.guessed)
    document.faults = [fault for fault in document.faults if fault.at.line not in read.guessed]
    document.mistaken = {mistake.fault.at.line for mistake in told if mistake.guessed or not mistake.mended}
    document.mistaken |= {fault.at.line for fault in document.faults if fault.rule in _MISLEADING}
    document.faults[:0] = faults
    return document


def _is_table(lines: list[str]) -> bool:
    """Whether lines are rows as a spreadsheet saves them: short cells, as many in each, with no space between."""
    rows = [line for line in lines if line.strip()][:50]
    return len(rows) > 1 and any(
        len({row.count(sign) for row in rows}) == 1 and all(sign in row and f"{sign} " not in row for row in rows)
        for sign in ",;"
    )


class _Stop(Exception):
    """Raised inside this module to stop following a file after a fault that leaves no sense in the rest."""


# A named tuple's own constructor is a function in Python; this is the same without it, half a million times.
_new = tuple.__new__


@dataclass(slots=True)
class _Open:
    """A list or mapping being read: its value, its places and, in a mapping, the key waiting for its value."""

    value: list[Value] | dict[str, Value]
    inside: dict[str, Places] | list[Places]
    key_spot: Spot
    start: Spot
    path: Path
    in_brackets: bool = False
    mark: _Event = None
    key: str | None = None
    key_at: Spot | None = None
    seen_twice: bool = False


class _Builder:
    """Turns libyaml's events into a value and its places, noting faults as it goes."""

    def __init__(self, script: Script, document: Document, first_line: int) -> None:
        self._script = script
        self._source = script.text
        self._next = CParser(self._source).get_event
        self._document = document
        self._first = first_line
        # Asked once, not for each of a hundred thousand values: a script is mended between two readings, never in one.
        self._moved = script.moved
        self._as_written = not holds_signs(self._source)
        self._stack: list[_Open] = []
        self._documents = 0
        self._last: _Event = None
        self._opened: _Event = None
        self._keys: frozenset[str] = frozenset()
        self.twice = False

    def follow(self, keys: frozenset[str]) -> Stop | None:
        """Read to the end, or to where libyaml cannot go on."""
        self._keys = keys
        try:
            read = self._next
            while (event := read()) is not None:
                kind = type(event)
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
                self._last = event
        except _Stop:
            self._document.broken = True
        except UnicodeError:
            # libyaml lets an escape such as "\ud800" through, which stands for half a character.
            spot = self._spot(self._last) if self._last else Spot(self._first, 1)
            message = "There is a `\\u` escape in this file that stands for no character."
            self._fault(spot, NOT_UTF_8, message, "Type the character itself.")
            self._document.broken = True
        except yaml.YAMLError as error:
            return self._stop(error, keys)
        return None

    def leave_open(self) -> None:
        """Keep what was read of the lists and groups that were not read to their end."""
        while self._stack:
            self._close()

    def _stop(self, error: yaml.YAMLError, keys: frozenset[str]) -> Stop:
        problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        return Stop(
            script=self._script,
            problem=str(getattr(error, "problem", "") or error),
            context=str(getattr(error, "context", "") or ""),
            line=problem.line if problem else 0,
            column=problem.column if problem else 0,
            from_line=context.line if context else 0,
            from_column=context.column if context else 0,
            last=self._last_thing(),
            keys=keys,
        )

    def _last_thing(self) -> Last:
        event = self._last
        if event is None:
            return Last("", 0, 0, 0, 0)
        start, end = event.start_mark, event.end_mark
        kind = ""
        if isinstance(event, ScalarEvent):
            kind = "quote" if event.style in ("'", '"') else "text"
        elif isinstance(event, AliasEvent):
            kind = "alias"
        elif isinstance(event, MappingEndEvent | SequenceEndEvent) and end.column > start.column:
            kind, start = "bracket", self._opened
        return Last(kind, start.line, start.column, end.line, end.column)

    def _spot(self, event: _Event) -> Spot:
        mark = event.start_mark
        if self._moved:
            return self._script.spot(mark.line, mark.column)
        return _new(Spot, (mark.line + self._first, mark.column + 1))

    def _fault(self, spot: Spot, rule: Rule, message: str, hint: str = "") -> None:
        self._document.faults.append(Finding(spot, rule, message, hint))

    def _start_document(self, event: _Event) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "A second document starts here: one file is one record."
            self._fault(
                self._spot(event),
                SECOND_DOCUMENT,
                message,
                "Take out the line `---`, or use a second file.",
            )
            raise _Stop
        if event.version or event.tags:
            message = "Lines that start with % have no meaning here."
            self._fault(self._spot(event), DIRECTIVE, message, "Take this line out.")

    def _refuse_marks(self, event: _Event, spot: Spot) -> None:
        if event.anchor is not None:
            sign = f"`&{shown_key(event.anchor)}`"
            message = f"{sign} is an anchor: it gives this a name for use elsewhere, which is not allowed here."
            self._fault(spot, ANCHOR, message, f"Take {sign} out, or put the text in quotes if it starts so.")
        if event.tag is not None:
            tag = f"`{shown_key(as_typed(event.tag).replace('tag:yaml.org,2002:', '!!'))}`"
            message = f"{tag} is a tag: it tells a program how to read this, which is not allowed here."
            self._fault(spot, TAG, message, f"Take {tag} out, or put the text in quotes if it starts so.")

    def _refuse_alias(self, event: _Event) -> None:
        spot = self._spot(event)
        sign = f"`*{shown_key(event.anchor)}`"
        message = f"{sign} is an alias: it points to another part of the file, which is not allowed here."
        self._fault(spot, ALIAS, message, "Write it out in full, or put the text in quotes if it starts so.")
        self._leave_out(spot)

    def _scalar(self, event: _Event) -> None:
        spot = self._spot(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event, spot)
        text: str = event.value if self._as_written else as_typed(event.value)
        style = event.style
        if style == '"':
            self._refuse_escapes(event, spot)
        top = self._stack[-1] if self._stack else None
        if top is not None and top.key is None and type(top.value) is dict:
            self._key(top, text, spot)
            return
        value = text if style else _PLAIN.get(text, text)
        if value is None:
            self._nothing(spot, text)
        else:
            self._put(value, spot, None)

    def _refuse_escapes(self, event: _Event, spot: Spot) -> None:
        """Refuse what an escape in double quotes stands for if it could not be typed itself."""
        if "\\" not in (typed := self._source[event.start_mark.index : event.end_mark.index]):
            return
        # What the lines hold already, such as a comma, is no escape.
        meant = event.value.translate(dict.fromkeys(map(ord, typed)))
        name = unseen_character(meant)
        if name:
            message = f"There is a character here that cannot be seen ({name})."
            self._fault(spot, UNSEEN_CHARACTER, message, "Delete it and type the text again.")

    def _key(self, top: _Open, text: str, spot: Spot) -> None:
        top.key = text
        top.key_at = spot
        top.seen_twice = text in top.value
        if top.seen_twice and isinstance(top.inside, dict):
            first = top.inside[text].key.line
            message = f"`{shown_key(text)}` stands here for the second time; the first is on line {first}."
            hint = "Keep one of them."
            if f"{text}[]" in self._keys:
                hint = f"Move what stands below it to the end of the list on line {first}, and take this line out."
            self._fault(spot, DUPLICATE_KEY, message, hint)
            self.twice = True

    def _open(self, event: _Event, value: list[Value] | dict[str, Value]) -> None:
        spot = self._spot(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event, spot)
        if len(self._stack) >= MAX_NESTING:
            message = f"Things are nested more than {MAX_NESTING} deep here."
            self._fault(spot, TOO_DEEP, message, "Check the brackets and the spaces at the start of the lines.")
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
                self._fault(spot, KEY_NOT_TEXT, message, hint)
                raise _Stop
            else:
                path = (*top.path, top.key)
                key_spot = top.key_at or spot
        inside: dict[str, Places] | list[Places] = {} if isinstance(value, dict) else []
        self._stack.append(_Open(value, inside, key_spot, spot, path, bool(event.flow_style), event.start_mark))

    def _close(self) -> None:
        done = self._stack.pop()
        self._opened = done.mark
        self._put(done.value, done.start, done.inside)

    def _nothing(self, spot: Spot, typed: str) -> None:
        """Note a key or an item with nothing after it."""
        top = self._stack[-1] if self._stack else None
        if top is None:
            return
        if top.key is None or top.key_at is None:
            # Where there is nothing at all, libyaml points behind the hyphen.
            here = spot if typed or top.in_brackets else Spot(spot.line, max(1, spot.column - 1))
            self._fault(here, EMPTY, "This item of the list is empty.", "Write it, or take the line out.")
        elif top.in_brackets and not typed:
            if self._squeezed(top, top.key, top.key_at):
                return
            message = f"`{shown_key(top.key)}` stands alone here: inside curly brackets a comma ends the text."
            hint = "Put text that holds a comma in quotes, or write a value after it."
            self._fault(top.key_at, EMPTY, message, hint)
        else:
            message = f"`{shown_key(top.key)}` has nothing after it."
            self._fault(top.key_at, EMPTY, message, "Write its value, or take the key out.")
        self._leave_out(spot)

    def _squeezed(self, top: _Open, typed: str, spot: Spot) -> bool:
        """Read `{date:2016-03-15}` or `{date 2016-03-15}` as it was meant, and say what is missing."""
        found = _SQUEEZED.fullmatch(typed) or _NO_COLON.fullmatch(typed)
        if found is None or found[1] in top.value or typed.startswith(("http://", "https://")):
            return False
        squeezed = typed[len(found[1])] == ":"
        if not squeezed and found[1] not in self._keys:
            return False
        better = f"{found[1]}: {found[2]}"
        hint = f"Write `{better}`." if len(better) <= 70 else "Write the key, a colon, a space and the text."
        message = "A space is missing after the colon." if squeezed else f"A colon is missing after `{found[1]}`."
        mend = line_fixes.space_after_colon if squeezed else None
        line = self._script.as_it_stood(spot.line - self._first)
        self._document.faults.append(Finding(spot, YAML, message, hint, fix=fix_of(mend, line, spot.column - 1)))
        top.key = found[1]
        self._put(found[2], Spot(spot.line, spot.column + len(found[1]) + 1), None)
        return True

    def _leave_out(self, spot: Spot) -> None:
        """Go on as if the value were not there, remembering that it was."""
        top = self._stack[-1] if self._stack else None
        if top is None:
            return
        if not isinstance(top.value, dict):
            self._document.refused.add(top.path)
            return
        if top.key is None:
            self._fault(spot, KEY_NOT_TEXT, "A key cannot start with `*` or `&`.", "Put it in quotes.")
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
            top.inside.append(_new(Places, (spot, spot, inside)))
            return
        key = top.key
        top.key = None
        if key is None or top.seen_twice or type(top.value) is not dict or type(top.inside) is not dict:
            return
        top.value[key] = value
        top.inside[key] = _new(Places, (top.key_at or spot, spot, inside))


def shown_key(key: str) -> str:
    """Show a key in a message, on one line and short enough."""
    return shortened(" ".join(key.split()), 60)


_PLAIN: dict[str, bool | None] = {"true": True, "false": False, "": None, "~": None, "null": None}
_NO_COLON = re.compile(r"([a-z_][\w-]*) +(\S.*)", re.DOTALL)
_SQUEEZED = re.compile(r"([a-z_][\w-]*):\s?(\S.*)", re.DOTALL)
