"""Texts that need quotes, or whose quotes are not what was meant: apostrophes, brackets, stars and other signs."""

import re

from generator.reading import line_fixes
from generator.reading.mending import as_typed
from generator.reading.mistakes.brackets import comma_missing
from generator.reading.mistakes.stop import DIRECTIVE, LONGEST, Mistake, Stop, cure, mistake
from generator.values.rules import Finding

_APOSTROPHE = re.compile(
    r"'(?:t(?:was|is|ween|were|will|il|ill)?|em|cause|cos|bout|round|neath|fraid|nuff|n|s|d|ll|re|ve|[0-9]{2}s?)\b",
    re.IGNORECASE,
)
"""An apostrophe in place of letters at the start of a word: no quote is meant."""
_TO_COMMA = re.compile(r"'(.*?)'(?=\s*(?:$|[,}\]]|#))")
_TO_END = re.compile(r"'(.*)'(?=\s*(?:$|#))")


def quote_left_open(stop: Stop) -> Mistake | None:
    """A quote that is never closed, or only by another text's quote further down."""
    script, last = stop.script, stop.last
    if "quoted scalar" in stop.context and "unexpected" in stop.problem:
        (line, column), closed = stop.since, "is never closed"
    elif last.kind == "quote" and last.start.line < last.end.line == stop.at.line:
        (line, column), closed = last.start, f"is closed only on line {script.spot(last.end.line, 0).line}"
    else:
        return None
    text = script.typed(line, column)
    in_brackets = any(sign in script.lines[line][:column] for sign in "{[")
    script.hold(line, column)
    if _APOSTROPHE.match(text):
        hint = "Use double quotes round the text." if in_brackets else cure("Write", text)
        return mistake(script, line, column, "Text cannot start with an apostrophe.", hint)
    hint = "Add the missing quote at the end of the text."
    if text[1:] and text[0] not in text[1:] and "\\" not in text and not in_brackets and len(text) <= LONGEST:
        hint = f"Write `{text}{text[0]}`."
    return mistake(script, line, column, f"The quote that opens here {closed}.", hint)


def text_behind(stop: Stop) -> Mistake | None:
    """Text right behind quotes, brackets or an alias, on the same line."""
    last = stop.last
    if last.end.line != stop.at.line or stop.text[last.end.column : stop.at.column].strip():
        return None
    if last.kind == "alias":
        # Text that starts with a star, which YAML takes for the name of another part.
        return cannot_start(stop, *last.start)
    if last.kind == "bracket":
        return _text_behind_bracket(stop)
    return _text_behind_quote(stop) if last.kind == "quote" else None


def _text_behind_quote(stop: Stop) -> Mistake:
    """An apostrophe that ends single quotes, or text that goes on after the closing quote."""
    script, (line, column), end = stop.script, stop.last.start, stop.last.end.column
    text = script.lines[line]
    if text[column] == "'" and end == stop.at.column and stop.sign.isalnum():
        return _apostrophe_inside(stop, line, column)
    if stop.in_flow and stop.sign in "\"'[{":
        return comma_missing(stop, end)
    script.hold(line, column)
    script.hold(line, end - 1)
    typed = script.typed(line, column)
    message = "There is text after the closing quote."
    if len(typed) > 1 and typed.endswith(text[column]):
        message, typed = "There are quotes inside the quotes.", typed[1:-1]
    return mistake(script, line, len(text) - len(text[end:].lstrip()), message, cure("Write", typed))


def _apostrophe_inside(stop: Stop, line: int, column: int) -> Mistake:
    script, text = stop.script, stop.script.lines[line]
    found = _TO_COMMA.match(text, column) if stop.in_flow else _TO_END.match(text, column)
    script.hold_all(line, column, "'")
    if found:
        last = found.end() - 1
        script.swap(line, last, '"')
        script.swap(line, column, '"')
        for inner in range(column + 1, last):
            if script.lines[line][inner] in '"\\':
                script.hold(line, inner)
    hint = "Use double quotes round the text."
    if found and not _APOSTROPHE.match(text, column):
        hint = cure("Use double quotes:", as_typed(found[1]))
    message = "The apostrophe ends the text here, because the text is in single quotes."
    return mistake(script, line, column, message, hint, line_fixes.apostrophe)


def _text_behind_bracket(stop: Stop) -> Mistake | None:
    """Text that starts with a bracket, which YAML takes for a list; or a bracket too many."""
    script, line, start, sign = stop.script, stop.at.line, stop.last.start, stop.sign
    if sign in "]}":
        script.swap(*stop.at, " ")
        return mistake(script, *stop.at, f"There is an extra `{sign}` here.", "Delete it.")
    if stop.in_flow:
        return comma_missing(stop, stop.last.end.column)
    opening = script.lines[start.line][start.column]
    if start.line != stop.last.end.line:
        return None
    column = script.spot(line, start.column).column - 1
    # Whatever was reported of the brackets, or fixed in them, is wrong: they are part of the text.
    script.restore(line)
    script.hold_all(line, column, "[]{},:#\"'")
    hint = cure("Write", script.typed(line, column))
    message = f"Put quotes round text that starts with `{opening}`."
    return mistake(script, line, column, message, hint, line_fixes.special_start, instead=True)


def sign_at_the_start(stop: Stop) -> Mistake:
    """Text whose first sign means something to YAML, such as an at sign or a star."""
    return cannot_start(stop, *stop.at)


def name_at_the_start(stop: Stop) -> Mistake:
    """Text whose first sign is a name's in YAML: `&`, `*` or `!`."""
    return cannot_start(stop, *stop.since)


def cannot_start(stop: Stop, line: int, column: int) -> Mistake:
    """Read a sign as the start of a text, and say that it needs quotes; a star may be meant as an item's hyphen."""
    script, text = stop.script, stop.script.lines[line]
    sign, said = text[column], script.typed(line, column)
    if text[column:].startswith("* ") and not text[:column].strip():
        script.swap(line, column, "-")
        message = "List entries start with a hyphen, not with a star."
        return mistake(script, line, column, message, "Start each entry with `- `.", line_fixes.bullet)
    if stop.in_flow or text[:column].lstrip().startswith(("{", "- {", "[")):
        said = re.split(r"[,}\]]", said)[0]
    script.hold(line, column)
    if text[column:].startswith("**"):
        script.hold(line, column + 1)
    message = f"Text cannot start with {'a backtick' if sign == '`' else f'`{sign}`'} here."
    return mistake(script, line, column, message, cure("Use quotes:", said), line_fixes.special_start)


def text_behind_the_sign_of_a_block(stop: Stop) -> Mistake:
    """Text on the line of `>` or `|`."""
    sign = stop.script.lines[stop.since.line][stop.since.column]
    stop.script.hold(*stop.since)
    # Without the sign, `> 50 people` would say something else.
    instead = "delete the `|`" if sign == "|" else "write `more than` if that is what `>` means"
    hint = f"Write it on the next line, two spaces in, or {instead}."
    return mistake(stop.script, *stop.since, f"Text cannot follow `{sign}` on the same line.", hint)


def percent_line(stop: Stop) -> Mistake:
    """A line that starts with a percent sign, which YAML takes for an order to itself."""
    stop.script.blank(stop.since.line)
    hint = "Delete this line. A note starts with `# `."
    spot = stop.script.spot(stop.since.line, 0)
    return Mistake(Finding(spot, DIRECTIVE, "A line cannot start with %.", hint))


def backslash(stop: Stop) -> Mistake | None:
    """A backslash in double quotes, which YAML takes for the start of a special sign."""
    line, start = stop.at.line, stop.since.column if stop.since.line == stop.at.line else 0
    column = stop.script.lines[line].rfind("\\", start, stop.at.column + 1)
    if column < 0:
        return None
    stop.script.hold(line, column)
    message = "A backslash does not work in double quotes."
    hint = "Write it twice, or use single quotes."
    return mistake(stop.script, line, column, message, hint, line_fixes.backslash)


def closing_sign_at_the_start(stop: Stop) -> Mistake | None:
    """A closing bracket or a comma where text should start."""
    sign = stop.sign
    if not sign or sign not in ",]}":
        return None
    stop.script.hold(*stop.at)
    message = f"Text cannot start with `{sign}` here."
    return mistake(stop.script, *stop.at, message, "Use quotes round the text.", line_fixes.special_start)
