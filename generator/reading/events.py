"""From libyaml's events to a value and its places; what the format refuses is noted on the way."""

import re
from dataclasses import dataclass
from functools import lru_cache
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

from generator.core.places import START, Path, Places, Spot
from generator.reading import line_fixes
from generator.reading.characters import NOT_UTF_8, UNSEEN_CHARACTER, unseen_character
from generator.reading.document import Document, Value
from generator.reading.line_fixes import fix_of
from generator.reading.mending import Script, as_typed, holds_signs
from generator.reading.mistakes.stop import DIRECTIVE, YAML, Last, Mark, Stop
from generator.values.english import shortened
from generator.values.rules import Finding, Rule, Severity
from generator.values.words import EMPTY

SECOND_DOCUMENT = Rule("second-document", "One file is one record.")
ANCHOR = Rule("anchor", "Text that starts with `&` is in quotes.")
TAG = Rule("tag", "Text that starts with `!` is in quotes.")
ALIAS = Rule("alias", "Text that starts with `*` is in quotes.")
DUPLICATE_KEY = Rule("duplicate-key", "Each field is written once.")
TOO_DEEP = Rule("too-deep", "Lists, fields and folders have only as many levels as people can follow.")
KEY_NOT_TEXT = Rule("key-not-text", "A field is a word.")
NOT_YET_ENTERED = Rule("not-yet-entered", "Each line of a report has its result in the end.", Severity.ADVICE)

MAX_NESTING = 20

# The stubs of PyYAML leave out what its events carry.
_Event = Any

_PLAIN: dict[str, bool | None] = {"true": True, "false": False, "": None, "~": None, "null": None}
_NO_COLON = re.compile(r"([a-z_][\w-]*) +(\S.*)", re.DOTALL)
_SQUEEZED = re.compile(r"([a-z_][\w-]*):\s?(\S.*)", re.DOTALL)

# A named tuple's own constructor is a function in Python; this is the same without it, half a million times.
_new = tuple.__new__


@lru_cache(1 << 16)
def _spot_at(line: int, column: int) -> Spot:
    """A spot, which is one and the same in all files: most have something at the same lines and columns."""
    return _new(Spot, (line, column))


class _NoSense(Exception):
    """Raised inside this module to stop following a file after a fault that leaves no sense in the rest."""


@dataclass(slots=True)
class _Open:
    """A list or mapping being read: its value, its places and, in a mapping, the key waiting for its value."""

    value: list[Value] | dict[str, Value]
    inside: dict[str, Places] | list[Places]
    start: Spot
    path: Path
    event: _Event
    key: str | None = None
    key_at: Spot = START
    seen_twice: bool = False


class Builder:
    """Turns libyaml's events into a value and its places, noting faults as it goes.

    `twice` says that a key is in one group a second time.
    """

    def __init__(self, script: Script, document: Document, keys: frozenset[str]) -> None:
        self._script = script
        self._source = script.text
        self._next = CParser(self._source).get_event
        self._document = document
        self._keys = keys
        # Asked once, not for each of a hundred thousand values: a script is fixed between two readings, never in one.
        self._moved = script.moved
        self._as_written = not holds_signs(self._source)
        self._stack: list[_Open] = []
        self._documents = 0
        self._last: _Event = None
        self._opened: _Event = None
        self.twice = False

    def follow(self) -> Stop | None:
        """Read to the end, or to where libyaml cannot go on."""
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
        except _NoSense:
            self._document.broken = True
        except UnicodeError:
            # libyaml lets an escape such as "\ud800" through, which stands for half a character.
            spot = self._spot(self._last) if self._last else Spot(self._script.first_line, 1)
            message = "A `\\u` code in this file does not make a character."
            self._fault(spot, NOT_UTF_8, message, "Type the character itself.")
            self._document.broken = True
        except yaml.YAMLError as error:
            return self._stop(error)
        return None

    def leave_open(self) -> None:
        """Keep what was read of the lists and groups that were not read to their end."""
        while self._stack:
            self._close()

    def _stop(self, error: yaml.YAMLError) -> Stop:
        problem, context = str(getattr(error, "problem", "") or error), str(getattr(error, "context", "") or "")
        at, since = (_mark(getattr(error, f"{name}_mark", None)) for name in ("problem", "context"))
        return Stop(self._script, problem, context, at, since, self._last_thing(), self._keys)

    def _last_thing(self) -> Last:
        event = self._last
        if event is None:
            return Last("", _mark(None), _mark(None))
        start, end = _mark(event.start_mark), _mark(event.end_mark)
        kind = ""
        if isinstance(event, ScalarEvent):
            kind = "quote" if event.style in ("'", '"') else "text"
        elif isinstance(event, AliasEvent):
            kind = "alias"
        elif isinstance(event, MappingEndEvent | SequenceEndEvent) and end.column > start.column:
            kind, start = "bracket", _mark(self._opened.start_mark)
        return Last(kind, start, end)

    def _spot(self, event: _Event) -> Spot:
        mark = event.start_mark
        if self._moved:
            return self._script.spot(mark.line, mark.column)
        return _spot_at(mark.line + self._script.first_line, mark.column + 1)

    def _fault(self, spot: Spot, rule: Rule, message: str, hint: str) -> None:
        self._document.faults.append(Finding(spot, rule, message, hint))

    def _start_document(self, event: _Event) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "A second record starts here."
            hint = "Delete the line `---`: one file, one record. Put a second record in its own file."
            self._fault(self._spot(event), SECOND_DOCUMENT, message, hint)
            raise _NoSense
        if event.version or event.tags:
            message = "A line cannot start with %."
            self._fault(self._spot(event), DIRECTIVE, message, "Delete this line.")

    def _refuse_marks(self, event: _Event, spot: Spot) -> None:
        hint = "Use quotes round the text, or delete {}."
        if event.anchor is not None:
            sign = f"`&{shown_key(event.anchor)}`"
            message = f"Text cannot start with &, as {sign} does."
            self._fault(spot, ANCHOR, message, hint.replace("{}", sign))
        if event.tag is not None:
            sign = f"`{shown_key(as_typed(event.tag).replace('tag:yaml.org,2002:', '!!'))}`"
            message = f"Text cannot start with !, as {sign} does."
            self._fault(spot, TAG, message, hint.replace("{}", sign))

    def _refuse_alias(self, event: _Event) -> None:
        spot = self._spot(event)
        sign = f"`*{shown_key(event.anchor)}`"
        message = f"Text cannot start with *, as {sign} does."
        self._fault(spot, ALIAS, message, "Use quotes round the text, or write it out in full.")
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
        if value is not None:
            self._put(value, spot, None)
        elif top is not None:
            self._nothing(top, spot, text)

    def _refuse_escapes(self, event: _Event, spot: Spot) -> None:
        """Refuse what an escape in double quotes stands for if it could not be typed itself."""
        if "\\" not in (typed := self._source[event.start_mark.index : event.end_mark.index]):
            return
        # What the lines hold already, such as a comma, is no escape.
        name = unseen_character(event.value.translate(dict.fromkeys(map(ord, typed))))
        if name:
            message = f"There is an invisible character here ({name})."
            self._fault(spot, UNSEEN_CHARACTER, message, "Delete it and type the text again.")

    def _key(self, top: _Open, text: str, spot: Spot) -> None:
        top.key = text
        top.key_at = spot
        top.seen_twice = text in top.value
        if top.seen_twice and isinstance(top.inside, dict):
            first = top.inside[text].key.line
            message = f"`{shown_key(text)}` is already on line {first}."
            hint = "Keep one of them."
            if f"{text}[]" in self._keys:
                hint = f"Move the lines below it to the end of the list on line {first}, then delete this line."
            self._fault(spot, DUPLICATE_KEY, message, hint)
            self.twice = True

    def _open(self, event: _Event, value: list[Value] | dict[str, Value]) -> None:
        spot = self._spot(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event, spot)
        if len(self._stack) >= MAX_NESTING:
            message = f"There are more than {MAX_NESTING} levels here."
            self._fault(spot, TOO_DEEP, message, "Check the brackets, and the spaces at the start of the lines.")
            raise _NoSense
        path: Path = ()
        if self._stack:
            top = self._stack[-1]
            step = len(top.value) if isinstance(top.value, list) else top.key
            if step is None:
                message = "There should be a field here."
                hint = "Write a field, a colon and a space. Use quotes round text that starts with [ or {."
                self._fault(spot, KEY_NOT_TEXT, message, hint)
                raise _NoSense
            path = (*top.path, step)
        self._stack.append(_Open(value, {} if isinstance(value, dict) else [], spot, path, event))

    def _close(self) -> None:
        done = self._stack.pop()
        self._opened = done.event
        self._put(done.value, done.start, done.inside)

    def _nothing(self, top: _Open, spot: Spot, typed: str) -> None:
        """Note a key or an item with nothing after it."""
        in_brackets = bool(top.event.flow_style)
        if top.key is not None and len(top.path) == 1 and f"{top.path[0]}{{}}" in self._keys:
            self._document.waiting[top.key] = top.key_at
            if isinstance(top.inside, dict):
                top.inside[top.key] = Places(top.key_at, top.key_at)
            top.key = None
            return
        if top.key is None:
            # Where there is nothing at all, libyaml points behind the hyphen.
            here = spot if typed or in_brackets else Spot(spot.line, max(1, spot.column - 1))
            self._fault(here, EMPTY, "This list entry is empty.", "Write it, or delete the line.")
        elif not in_brackets or typed:
            message = f"Nothing is written after `{shown_key(top.key)}:`."
            self._fault(top.key_at, EMPTY, message, "Write the answer, or delete this line.")
        elif self._squeezed(top, top.key):
            return
        else:
            message = f"Nothing is written after `{shown_key(top.key)}`: a comma ends the text inside curly brackets."
            hint = "Put quotes round text with a comma, or write a colon and the answer."
            self._fault(top.key_at, EMPTY, message, hint)
        self._leave_out(spot)

    def _squeezed(self, top: _Open, typed: str) -> bool:
        """Read `{date:2016-03-15}` or `{date 2016-03-15}` as it was meant, and say what is missing."""
        found = _SQUEEZED.fullmatch(typed) or _NO_COLON.fullmatch(typed)
        if found is None or found[1] in top.value or typed.startswith(("http://", "https://")):
            return False
        squeezed = typed[len(found[1])] == ":"
        if not squeezed and found[1] not in self._keys:
            return False
        better = f"{found[1]}: {found[2]}"
        hint = f"Write `{better}`." if len(better) <= 70 else "Write the field, a colon, a space and the answer."
        message = "A space is missing after the colon." if squeezed else f"A colon is missing after `{found[1]}`."
        mend, spot = line_fixes.space_after_colon if squeezed else None, top.key_at
        line = self._script.as_it_stood(spot.line - self._script.first_line)
        self._document.faults.append(Finding(spot, YAML, message, hint, fix=fix_of(mend, line, spot.column - 1)))
        top.key = found[1]
        self._put(found[2], Spot(spot.line, spot.column + len(found[1]) + 1), None)
        return True

    def _leave_out(self, spot: Spot) -> None:
        """Go on as if the value were not there, remembering that it was."""
        if not self._stack:
            return
        top = self._stack[-1]
        if not isinstance(top.value, dict):
            self._document.refused.add(top.path)
            return
        if top.key is None:
            self._fault(spot, KEY_NOT_TEXT, "A field cannot start with `*` or `&`.", "Put it in quotes.")
            raise _NoSense
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
        top.inside[key] = _new(Places, (top.key_at, spot, inside))


def _mark(mark: _Event) -> Mark:
    return Mark(mark.line, mark.column) if mark else Mark(0, 0)


def shown_key(key: str) -> str:
    """Show a key in a message, on one line and short enough."""
    return shortened(" ".join(key.split()), 60)
