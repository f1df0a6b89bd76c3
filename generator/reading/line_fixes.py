"""What a line should read where its form is wrong in a way that has one right answer.

Each looks at a line as it was typed and at the column of what is wrong, and yields the whole line as it was meant;
where that would be a guess, none.
"""

import re
from collections.abc import Callable

from generator.values.rules import Fix

LineFix = Callable[[str, int], str | None]
START = re.compile(r"\A *(?:- +)*(?:[A-Za-z_][\w-]*: +)?")
"""What stands before a value: hyphens, and a key with its colon."""
_BULLETS = "•·▪◦‣●○■"


def fix_of(line_fix: LineFix | None, line: str, column: int) -> Fix | None:
    """The fix of a line; columns count from 0."""
    better = line_fix(line, column) if line_fix and column < len(line) else None
    return None if better is None or better == line else Fix(better, of_line=True)


def tabs(line: str, column: int) -> str | None:
    """A tab behind the first word becomes a space; how far one at the start reaches is anyone's guess."""
    if "\t" in line[: len(line) - len(line.lstrip())] or not line.strip():
        return None
    return line.rstrip(" \t").replace("\t", " ")


def without_mark(line: str, column: int) -> str | None:
    """A byte order mark in the middle says nothing; what else cannot be seen may stand for something."""
    return line.replace("\ufeff", "") if line.startswith("\ufeff", column) else None


def space_after_colon(line: str, column: int) -> str | None:
    """`date:2016` gets its space."""
    found = re.compile(r"[A-Za-z_][\w-]*:(?=[^\s/:])").match(line, column)
    return f"{line[: found.end()]} {line[found.end() :]}" if found else None


def space_after_hyphen(line: str, column: int) -> str | None:
    """`-item` gets its space; a number below zero does not."""
    found = re.compile(r"-(?=[^\s0-9£$%.-])").match(line, column)
    return f"{line[: found.end()]} {line[found.end() :]}" if found else None


def bullet(line: str, column: int) -> str | None:
    """A bullet becomes a hyphen."""
    if line[column] not in _BULLETS and not line.startswith("* ", column):
        return None
    return f"{line[:column]}- {line[column + 1 :].lstrip()}"


def comma(line: str, column: int) -> str | None:
    """A comma too many goes."""
    return line[:column] + line[column + 1 :] if line[column] == "," else None


def equals(line: str, column: int) -> str | None:
    """`key = text` gets its colon."""
    found = re.compile(r"([A-Za-z_][\w-]*) *= *(?=[^\s=])").match(line, column)
    return f"{line[:column]}{found[1]}: {line[found.end() :]}" if found else None


def note(line: str, column: int) -> str | None:
    """A note starts with a sharp sign."""
    return f"{line[:column]}# {line[column + 2 :].lstrip()}" if line.startswith("//", column) else None


def backslash(line: str, column: int) -> str | None:
    """A backslash in double quotes is written twice."""
    # With a second one in the line, that may have been read as something else than it is.
    if line.count("\\") != 1 or line[column] != "\\" or line[column + 1 : column + 2] in ("u", "U", "x"):
        return None
    return f"{line[:column]}\\{line[column:]}"


def in_quotes(line: str, column: int) -> str | None:
    """Put quotes around all that is after the key."""
    found = START.match(line)
    start = found.end() if found else 0
    said = line[start:].rstrip(" ")
    if column < start or not said or " #" in said or said[0] in "\"'“”„‘’{|>&*!":
        return None
    quote = '"' if not re.search(r'["\\]', said) else "'" if "'" not in said else ""
    return f"{line[:start]}{quote}{said}{quote}" if quote else None


def special_start(line: str, column: int) -> str | None:
    """Text that starts with a sign which YAML keeps for itself gets quotes."""
    found = START.match(line)
    return in_quotes(line, column) if found and found.end() == column and line[column] in "@`%[" else None


def apostrophe(line: str, column: int) -> str | None:
    """Text in single quotes with an apostrophe in it gets double quotes."""
    found = START.match(line)
    whole = re.compile(r"'([^\"\\#]*)' *$").match(line, column)
    if whole is None or found is None or found.end() != column or "''" in whole[1]:
        return None
    return f'{line[:column]}"{whole[1]}"'
