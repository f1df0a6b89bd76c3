"""Slips of whole lines: what people who know Word leave at the start of a line, where YAML counts every sign.

Most of them can be read as YAML, only not as what was meant, so that one slip would seem to be many mistakes, at lines
that are right. Here each is reported once, where it is, and fixed in the `Script` before the file is read on.

`first_slips` looks at every file, before it is read; `later_slips` only where it could not be read, or has a key twice.
"""

import re
from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.reading import line_fixes
from generator.reading.hard_spaces import TEXT_BELOW
from generator.reading.mending import Script, as_typed, indent_of
from generator.reading.mistakes.stop import Mistake, hyphen_missing, mistake, not_a_list, too_far
from generator.values.english import shortened

_SIGNS = "•·▪◦–—‣●○■*"
_LOOKS_ODD = re.compile(
    rf"\A(?:#.*\n|[ ]*\n)*(?: |- |`)|^ *(?:-(?=\w)|[{_SIGNS}](?=[\w ])|[0-9]{{1,2}}[.)] )|^`{{3}}", re.MULTILINE
)
_KEY_LINE = re.compile(r"(?P<before> *(?:- +)*)(?P<key>[A-Za-z_][\w-]*) *:(?: +(?P<value>\S.*)|\s*)$")
_BULLET = re.compile(rf"(?P<sign>[{_SIGNS}]|[0-9]{{1,2}}[.)](?= )|-(?=[^\s-]))(?P<space> *)(?P<item>\S.*)")
_GLUED = re.compile(rf"(?P<sign>[-{_SIGNS}])(?P<space> *)(?P<item>(?P<key>[A-Za-z_][\w-]*):(?: .*|$))")
_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\'\'|[^\'])*\'')
_CLOSING = {"{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class _Key:
    """A line that is a key: its number, the column of the key and of its item's hyphen, and the value beside it."""

    line: int
    column: int
    key: str
    value: str
    hyphen: int | None


class _Lines:
    """A script's lines as slips look at them: which are part of a text below its key, and which are keys."""

    def __init__(self, script: Script, keys: frozenset[str]) -> None:
        self.script = script
        self.keys = keys

    @property
    def all(self) -> list[str]:
        return self.script.lines

    @cached_property
    def counting(self) -> list[int]:
        """The lines that say something to YAML: none that is empty, a note, or part of a text below `>` or `|`."""
        found, text_in = [], -1
        for number, line in enumerate(self.all):
            if not line.strip() or (text_in >= 0 and indent_of(line) > text_in):
                continue
            text_in = -1
            if line.lstrip().startswith("#"):
                continue
            found.append(number)
            if TEXT_BELOW.search(line):
                text_in = indent_of(line)
        return found

    def key_at(self, number: int) -> _Key | None:
        """The key that a line starts with, where the format knows it."""
        found = _KEY_LINE.match(self.all[number])
        if found is None or found["key"] not in self.keys:
            return None
        hyphen = found["before"].rfind("-")
        return _Key(number, found.end("before"), found["key"], found["value"] or "", hyphen if hyphen >= 0 else None)

    def takes_list(self, key: str) -> bool:
        return f"{key}[]" in self.keys


def first_slips(script: Script, keys: frozenset[str]) -> list[Mistake]:
    """Report and fix the slips that a file shows at first sight."""
    if not keys or not _LOOKS_ODD.search(script.text):
        return []
    return _found(script, keys, (_fences, _first_line, _glued_hyphens, _bullets))


def later_slips(script: Script, keys: frozenset[str]) -> list[Mistake]:
    """Report and fix the slips of a file that could not be read, or that has a key twice."""
    return _found(script, keys, (_brackets, _line_too_far_left, _hyphens_missing)) if keys else []


def _found(
    script: Script, keys: frozenset[str], slips: tuple[Callable[[_Lines], Iterator[Mistake]], ...]
) -> list[Mistake]:
    # Each looks at what the ones before it have fixed.
    return [mistake for slip in slips for mistake in slip(_Lines(script, keys))]


def _fences(lines: _Lines) -> Iterator[Mistake]:
    """The lines of backticks that are around an example in a guide, when it is copied with them."""
    for number in dict.fromkeys(lines.counting[:1] + lines.counting[-1:]):
        if re.fullmatch(r"`{3,}\s*(?:\w+\s*)?", lines.all[number]):
            message = "This line of backticks was copied with the text."
            yield mistake(lines.script, number, 0, message, "Delete this line.")
            lines.script.blank(number)


def _first_line(lines: _Lines) -> Iterator[Mistake]:
    """A space or a hyphen before the first key, where all keys below it start at the first column."""
    keys = [key for number in lines.counting if (key := lines.key_at(number))]
    if len(keys) < 2 or lines.counting[0] != keys[0].line:
        return
    first, second = keys[0], keys[1]
    if second.column != 0 or second.hyphen is not None or first.column == 0:
        return
    indent = indent_of(lines.all[first.line])
    if first.hyphen is None:
        yield too_far(lines.script, first.line, -indent)
    else:
        yield not_a_list(lines.script, first.line, indent, "This file")
    lines.script.cut(first.line, 0, first.column)


def _glued_hyphens(lines: _Lines) -> Iterator[Mistake]:
    """`-body: …` and `– body: …`: an item's hyphen without its space, or a dash or a bullet in its place."""
    for number in lines.counting:
        found = _GLUED.match(lines.all[number], indent_of(lines.all[number]))
        if found and found["key"] in lines.keys and not (found["sign"] == "-" and found["space"]):
            yield _bullet(lines, number, found)


def _bullets(lines: _Lines) -> Iterator[Mistake]:
    """The bullets and numbers that Word puts before the items of a list."""
    counting = lines.counting
    for place, number in enumerate(counting):
        key = lines.key_at(number)
        if key is None or key.value or not lines.takes_list(key.key):
            continue
        items = []
        for below in (counting[after] for after in range(place + 1, len(counting))):
            indent = indent_of(lines.all[below])
            if indent < key.column or lines.all[below][indent:].startswith("- "):
                break
            found = _BULLET.match(lines.all[below], indent)
            if found is not None:
                items.append((below, found))
            elif not items or indent == key.column or lines.key_at(below):
                break
        told = [_bullet(lines, below, found, len(items) - 1) for below, found in items]
        yield from told[:1]


def _bullet(lines: _Lines, number: int, found: re.Match[str], others: int = 0) -> Mistake:
    """Put a hyphen and a space in place of what is before an item; `others` below it have the same."""
    sign, column = as_typed(found["sign"]), found.start()
    message = f"List entries start with `- `, not with `{sign}`."
    if sign == "-":
        message = "A space is missing after the hyphen."
    hint = f"Write `- {shortened(as_typed(found['item']).strip())}`"
    if others:
        hint = f"{hint}, and fix {'the line' if others == 1 else f'the {others} lines'} below in the same way"
    fix = line_fixes.space_after_hyphen if sign == "-" else line_fixes.bullet
    told = mistake(lines.script, number, column, message, f"{hint}.", fix)
    lines.script.swap(number, column, "-")
    if len(sign) > 1:
        lines.script.cut(number, column + 1, len(sign) - 1)
    if not found["space"]:
        lines.script.put(number, column + 1, " ")
    return told


def _brackets(lines: _Lines) -> Iterator[Mistake]:
    """A bracket that opens on a line and is not closed, where the next line starts something else."""
    counting = lines.counting
    for place, number in enumerate(counting[:-1]):
        text = lines.all[number]
        start = re.match(r" *(?:- +)*(?:[A-Za-z_][\w-]*: +)?(?=[{\[])", text)
        if start is None:
            continue
        below = lines.all[counting[place + 1]]
        after = lines.key_at(counting[place + 1])
        ends = below.lstrip().startswith("- ") or (after is not None and after.column <= indent_of(text))
        bare = _QUOTED.sub("", text[start.end() :])
        missing = _left_open(bare)
        if not ends or '"' in bare or bare.rstrip().endswith((")", ",")) or missing is None or len(missing) != 1:
            continue
        message = f"The `{text[start.end()]}` that opens here is never closed."
        yield mistake(lines.script, number, start.end(), message, f"Add `{missing}` at the end of the line.")
        lines.script.lines[number] = text.rstrip() + missing


def _left_open(text: str) -> str | None:
    """The brackets that are missing at the end of a text; None where it closes one that is not open."""
    missing: list[str] = []
    for sign in text:
        if sign in _CLOSING:
            missing.append(_CLOSING[sign])
        elif sign in "}]" and (not missing or missing.pop() != sign):
            return None
    return "".join(reversed(missing))


def _line_too_far_left(lines: _Lines) -> Iterator[Mistake]:
    """A key with its value that stands too far to the left of the group that it is in the middle of."""
    counting = lines.counting
    for place in range(1, len(counting) - 1):
        key, below = lines.key_at(counting[place]), lines.key_at(counting[place + 1])
        if key is None or below is None or key.hyphen is not None or below.hyphen is not None:
            continue
        if not key.value or key.value[0] in ">|{[\"'" or below.column <= key.column:
            continue
        above = lines.key_at(counting[place - 1])
        opens = above is not None and not above.value and above.column == key.column
        if above is None or not (opens or above.column == below.column):
            continue
        yield too_far(lines.script, key.line, below.column - key.column)
        lines.script.indent(key.line, below.column - key.column)


def _hyphens_missing(lines: _Lines) -> Iterator[Mistake]:
    """An item of a list whose hyphen is missing, so that its keys look like those of the item above once more."""
    for number in lines.counting:
        key = lines.key_at(number)
        if key is not None and not key.value and lines.takes_list(key.key):
            yield from _hyphens_below(lines, key)


def _hyphens_below(lines: _Lines, above: _Key) -> Iterator[Mistake]:
    inside, whole = [], True
    counting = lines.counting
    for number in (counting[after] for after in range(bisect(counting, above.line), len(counting))):
        if indent_of(lines.all[number]) <= above.column and not lines.all[number].lstrip().startswith("- "):
            break
        key = lines.key_at(number)
        if key is not None:
            inside.append(key)
        whole = whole and key is not None
    if not inside:
        return
    first = inside[0]
    column = min(key.column for key in inside)
    own = [key for key in inside if key.column == column]
    if first.column != column or sum(key.key == first.key for key in own) < 2:
        return
    if all(key.hyphen is None for key in inside):
        if whole:
            yield from _no_hyphen_at_all(lines, inside, column, first.key)
        return
    for key in own:
        if key.hyphen is None and key.key == first.key and column >= 2:
            yield hyphen_missing(lines.script, key.line, column)
            lines.script.swap(key.line, column - 2, "-")


def _no_hyphen_at_all(lines: _Lines, inside: list[_Key], column: int, first: str) -> Iterator[Mistake]:
    for key in inside:
        starts = key.key == first and key.column == column
        if starts:
            yield hyphen_missing(lines.script, key.line, column)
        lines.script.put(key.line, column, "- " if starts else "  ")
