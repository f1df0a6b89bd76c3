"""Square and curly brackets: not closed, closed by the wrong one, a comma or quotes missing."""

import re

from generator.reading import line_fixes
from generator.reading.mending import indent_of
from generator.reading.mistakes.stop import KEY_LINE, Mistake, Stop, cure, mistake


def in_brackets(stop: Stop) -> Mistake | None:
    """What goes wrong between brackets."""
    script, (line, column), sign = stop.script, stop.at, stop.sign
    right, wrong = ("]", "}") if "sequence" in stop.context else ("}", "]")
    if "node content" in stop.problem:
        if sign != ",":
            return None
        script.swap(line, column, " ")
        return mistake(script, line, column, "There is an extra comma here.", "Delete it.", line_fixes.comma)
    if not sign or (line != stop.since.line and _left_of(stop)):
        return _left_open(stop, right)
    if sign == wrong:
        opening = script.lines[stop.since.line][stop.since.column]
        script.swap(line, column, right)
        message = f"`{opening}` is closed with `{wrong}` here."
        return mistake(script, line, column, message, f"Close it with `{right}`.")
    if sign == ":" and column > 0 and stop.last.end.line == line:
        return _colon_inside(stop)
    return comma_missing(stop, len(stop.text[:column].rstrip())) if sign not in ":," else _left_open(stop, right)


def comma_missing(stop: Stop, end: int) -> Mistake:
    """Put a comma behind what ends at a column."""
    if stop.text[end : end + 1] == " ":
        stop.script.swap(stop.at.line, end, ",")
    else:
        stop.script.put(stop.at.line, end, ",")
    return mistake(stop.script, *stop.at, "A comma is missing before this.", "Put a comma between the entries.")


def _left_of(stop: Stop) -> bool:
    """Whether the line where reading stopped is a key outside the brackets that are still open."""
    opened = stop.script.lines[stop.since.line]
    return not stop.text.strip() or (bool(KEY_LINE.match(stop.text)) and indent_of(stop.text) <= indent_of(opened))


def _colon_inside(stop: Stop) -> Mistake:
    script, (line, column) = stop.script, stop.at
    start = stop.last.start.column if stop.last.start.line == line else 0
    before, _, word = stop.text[start:column].rpartition(" ")
    if before.strip() and word in stop.keys:
        script.swap(line, start + len(before.rstrip()), ",")
        message = f"A comma is missing before `{word}`."
        return mistake(script, line, start + len(before) + 1, message, f"Write `, {word}:`.")
    script.hold(line, column)
    hint = cure("Use quotes:", re.split(r"[,}\]]", script.typed(line, start))[0])
    return mistake(script, line, column, "Put quotes round text with a colon.", hint)


def _left_open(stop: Stop, right: str) -> Mistake:
    lines, opened = stop.script.lines, stop.since.line
    end = opened
    for number in range(opened + 1, min(stop.at.line + 1, len(lines))):
        if lines[number].strip() and indent_of(lines[number]) <= indent_of(lines[opened]):
            break
        end = number if lines[number].strip() else end
    text = lines[end].rstrip()
    lines[end] = (text[:-1] if text.endswith((")", ",")) else text) + right
    message = f"The `{lines[opened][stop.since.column]}` that opens here is never closed."
    return mistake(stop.script, *stop.since, message, f"Add `{right}`.")
