"""Where libyaml could not go on, and what is said of it: what is wrong, and what to write instead."""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.core.places import Spot
from generator.reading.line_fixes import LineFix, fix_of
from generator.reading.mending import Script, as_typed, indent_of
from generator.values.english import counted, shortened
from generator.values.rules import Finding, Rule

YAML = Rule("yaml", "Each field has a colon, a space and its answer. Each entry of a list has a hyphen and a space.")
DIRECTIVE = Rule("directive", "No line starts with a percent sign.")

HYPHENS = re.compile(r"^ *(?:- +)*")
"""What may be before the first key or text of a line."""

KEY_LINE = re.compile(r" *(?:- +)*(?:[A-Za-z_][\w-]*|\"[^\"]*\"|'[^']*') *:(?: |$)")
NO_FIELD = "Start with a field and a colon: `title: …`."

LONGEST = 70
"""A text of more characters is not shown again in a message: half a text is no cure."""

_NAMES = {'"': "double", "'": "single"}


class Mark(NamedTuple):
    """A place in a script; lines and columns count from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Last:
    """The last thing that libyaml read: `quote`, `text`, `bracket`, `alias` or nothing of these, and its two ends."""

    kind: str
    start: Mark
    end: Mark


@dataclass(frozen=True, slots=True)
class Stop:
    """Where libyaml stopped, and what it had read until then.

    `at` is where it could not go on, `since` where what it was reading began; `keys` are all keys that the file may
    have.
    """

    script: Script
    problem: str
    context: str
    at: Mark
    since: Mark
    last: Last
    keys: frozenset[str]

    @property
    def text(self) -> str:
        """The line on which it stopped."""
        return self.script.lines[self.at.line] if self.at.line < len(self.script.lines) else ""

    @property
    def sign(self) -> str:
        """The sign at which it stopped, as it was typed."""
        return as_typed(self.text[self.at.column : self.at.column + 1])

    @property
    def in_flow(self) -> bool:
        """Whether it was inside square or curly brackets."""
        return "flow" in self.context


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is reported, and whether the lines are fixed so that reading can go on.

    `instead` says that nothing else reported of its line is true. `lost` says that something was left out to go
    on, so that nothing can be said of what is missing. `guessed` says that the line may not be what was meant even
    now, so that nothing else is to be said of it.
    """

    fault: Finding[Spot]
    mended: bool = True
    lost: bool = False
    guessed: bool = False
    instead: bool = False


def mistake(
    script: Script, line: int, column: int, message: str, hint: str, fix: LineFix | None = None, **more: Any
) -> Mistake:
    """Make a mistake at a place in a script, with the line as it should read where there is no doubt.

    The place is counted as it was before anything was fixed.
    """
    spot = script.spot(line, column)
    mended = fix_of(fix, script.as_it_stood(line), spot.column - 1)
    return Mistake(Finding(spot, YAML, message, hint, fix=mended), **more)


def hyphen_missing(script: Script, line: int, column: int) -> Mistake:
    """Say that an item of a list lacks its hyphen."""
    hint = f"Write `- {shortened(as_typed(script.lines[line]).strip())}`."
    return mistake(script, line, column, "This entry has no hyphen.", hint)


def too_far(script: Script, line: int, by: int) -> Mistake:
    """Say that a line starts so many spaces too far to the left, or to the right where they are below 0."""
    spaces = counted(abs(by), "space")
    way, hint = ("left", f"Add {spaces} at the start.") if by > 0 else ("right", f"Delete {spaces} at the start.")
    message = f"This line starts {spaces} too far to the {way}."
    return mistake(script, line, indent_of(script.lines[line]), message, hint)


def not_a_list(script: Script, line: int, column: int, what: str) -> Mistake:
    """Say that a hyphen starts a list where there is none: `what` is no list."""
    return mistake(script, line, column, f"{what} is not a list.", "Delete the hyphen and the space after it.")


def cure(way: str, text: str, key: str = "") -> str:
    """Say how a text is written in the quotes it needs; where it is too long to be shown whole, only which."""
    words = text.strip()
    written = f'"{words}"'
    if '"' in words or "\\" in words:
        escaped = words.replace("\\", "\\\\").replace('"', '\\"')
        written = f"'{words}'" if "'" not in words else f'"{escaped}"'
    if words and len(words) <= LONGEST:
        return f"{way} `{key}{written}`."
    if written[1:-1] == words:
        return f"Put {_NAMES[written[0]]} quotes round the whole text."
    return "Write `>` after the field, and the text on the line below, two spaces in."


def first_column(line: str) -> int:
    """The column of a line's first key or text, behind the hyphens of its lists."""
    found = HYPHENS.match(line)
    return found.end() if found else 0
