"""The lines of a file as they are read on after a mistake in their form was reported and fixed.

Nothing is written back to the file. Mending means that the rest of the file is checked in the same run, at the places
where it really stands: a character that YAML would act on is held by a stand-in that it does not know, and where
something has to be put in or taken out, the columns are counted as they were before.
"""

import re

from generator.core.places import Spot

_HELD = ",:#\"'@`%*&!|>[]{}?-\\"
# Characters of private use, which `generator.reading.characters` keeps out of every file.
_STAND_IN = {sign: chr(0xE000 + number) for number, sign in enumerate(_HELD)}
_STANDS_FOR = {ord(stand_in): sign for sign, stand_in in _STAND_IN.items()}
_STAND_INS = re.compile(f"[{''.join(_STAND_IN.values())}]")

# In `{camden: £800,000}` YAML would end the amount at its comma, and at the sharp sign of `Item #5` any text.
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_COLON = re.compile(r":(?= |$)")
_NUMBER_SIGN = re.compile(r"(?<=\S )#(?=[0-9])")


def as_meant(text: str) -> str:
    """Hold the signs that people mean as part of their text although YAML would act on them."""
    if "," in text:
        text = _THOUSANDS.sub(_STAND_IN[","], text)
    return _NUMBER_SIGN.sub(_STAND_IN["#"], text) if " #" in text else text


def holds_signs(text: str) -> bool:
    """Whether a text holds any sign that `as_typed` would put back."""
    return _STAND_INS.search(text) is not None


def as_typed(text: str) -> str:
    """Put the signs back that were held."""
    return text.translate(_STANDS_FOR) if _STAND_INS.search(text) else text


class Script:
    """A file's lines while they are being fixed; lines and columns count from 0 here, and in a `Spot` from 1."""

    def __init__(self, text: str, first_line: int) -> None:
        self.lines = text.split("\n")
        self._before = list(self.lines)
        self.first_line = first_line
        self._moved: dict[int, list[tuple[int, int]]] = {}

    @property
    def moved(self) -> bool:
        """Whether anything was put in or taken out."""
        return bool(self._moved)

    @property
    def text(self) -> str:
        """The lines as libyaml is to read them."""
        return "\n".join(self.lines)

    def said(self, line: int) -> str:
        """A line as it was typed, but for what was put in."""
        return as_typed(self.lines[line]) if line < len(self.lines) else ""

    def as_it_stood(self, line: int) -> str:
        """A whole line as it was typed."""
        return as_typed(self._before[line])

    def typed(self, line: int, column: int) -> str:
        """What was typed on a line, from what is at a column now to its end, however the line was fixed."""
        return as_typed(self._before[line])[self.spot(line, column).column - 1 :].strip()

    def restore(self, line: int) -> None:
        """Take back whatever a line was fixed by."""
        self.lines[line] = self._before[line]
        self._moved.pop(line, None)

    def hold(self, line: int, column: int) -> None:
        """Read the sign at a place as part of the text."""
        sign = self.lines[line][column]
        self.swap(line, column, _STAND_IN.get(sign, sign))

    def hold_all(self, line: int, start: int, signs: str) -> None:
        """Read some signs as part of the text, wherever they stand from a place to the end of the line."""
        text = self.lines[line]
        self.lines[line] = text[:start] + text[start:].translate({ord(sign): _STAND_IN[sign] for sign in signs})

    def hold_colons(self, line: int, start: int) -> None:
        """Read every colon that YAML would act on as part of the text, from a place to the end of the line."""
        text = self.lines[line]
        self.lines[line] = text[:start] + _COLON.sub(_STAND_IN[":"], text[start:])

    def swap(self, line: int, column: int, sign: str) -> None:
        """Put one sign in place of another."""
        text = self.lines[line]
        self.lines[line] = text[:column] + sign + text[column + 1 :]

    def put(self, line: int, column: int, text: str) -> None:
        """Put something in before a column."""
        before = self.lines[line]
        self.lines[line] = before[:column] + text + before[column:]
        self._moved.setdefault(line, []).append((column, len(text)))

    def cut(self, line: int, column: int, count: int) -> None:
        """Take something out."""
        before = self.lines[line]
        self.lines[line] = before[:column] + before[column + count :]
        self._moved.setdefault(line, []).append((column, -count))

    def blank(self, line: int) -> None:
        """Read a line as if there were nothing on it."""
        self.lines[line] = ""

    def indent(self, line: int, by: int) -> None:
        """Start a line further to the right, or to the left where `by` is below 0."""
        if by > 0:
            self.put(line, 0, " " * by)
        elif by < 0:
            self.cut(line, 0, min(-by, indent_of(self.lines[line])))

    def spot(self, line: int, column: int) -> Spot:
        """Where something was in the file, before anything was put in or taken out."""
        for start, count in reversed(self._moved.get(line, ())):
            if count < 0:
                column += -count if column >= start else 0
            elif column >= start:
                column = max(start, column - count)
        return Spot(line + self.first_line, column + 1)


def indent_of(line: str) -> int:
    """How many spaces a line starts with."""
    return len(line) - len(line.lstrip(" "))
