"""Lines that are no key although one is wanted, and colons that make a key of what is text."""

import re

from generator.reading import line_fixes
from generator.reading.line_fixes import START
from generator.reading.mending import as_typed, indent_of
from generator.reading.mistakes.columns import hyphens_at, moved
from generator.reading.mistakes.stop import (
    KEY_LINE,
    NO_FIELD,
    Mistake,
    Stop,
    cure,
    first_column,
    mistake,
    not_a_list,
)
from generator.values.english import counted, lowered, shortened

_KEY = re.compile(r"[A-Za-z_][\w-]*")
_SQUEEZED = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?=[^\s/:]|/[^/])")
_BULLET = re.compile(r"[-•·▪◦–—*‣●○■](?=\S)|[•·▪◦–—*‣●○■](?=\s)")
_EQUALS = re.compile(r" *[=;\N{FULLWIDTH COLON}]")
_SECOND_KEY = re.compile(r"(?:[,;] *|(?<=[^\s:]) +|(?<=\]) *)(?P<key>[A-Za-z_][\w-]*) *$")
_CURLY = "“”„‟"


def list_beside_its_key(stop: Stop) -> Mistake:
    """`resolved: - To share`: a list has to start on its own line."""
    key = KEY_LINE.match(stop.text)
    name = key.group().strip().removesuffix(":").strip("- ") if key else ""
    if name in stop.keys and f"{name}[]" not in stop.keys:
        told = not_a_list(stop.script, *stop.at, f"`{name}`")
        stop.script.cut(*stop.at, 2)
        return told
    stop.script.hold(*stop.at)
    item = shortened(stop.script.said(stop.at.line)[stop.at.column :].strip())
    hint = f"Write `{item}` on the next line, two spaces in."
    return mistake(stop.script, *stop.at, "A list starts on the line below its field.", hint, guessed=True)


def colon(stop: Stop) -> Mistake:
    """A colon in text, or a key that was read as part of the text above it."""
    line, column = stop.at
    last, lines = stop.last, stop.script.lines
    word = stop.text[:column][first_column(stop.text[:column]) :].strip()
    if _KEY.fullmatch(word) and last.kind == "text" and last.start.line < line:
        above, here = lines[last.start.line], indent_of(stop.text)
        if not above[: last.start.column].strip(" -"):
            return line_without_colon(stop, last.start.line)
        if above.lstrip().startswith("- ") and _is_item_below(lines, line, here - 2):
            return moved(stop, last.start.line, here - 2)
        if here > first_column(above):
            return moved(stop, line, first_column(above))
    return _colon_in_text(stop)


def _is_item_below(lines: list[str], line: int, column: int) -> bool:
    """Whether the list goes on below a line with its hyphens at a column."""
    below = next((text for text in lines[line:] if text.strip() and indent_of(text) <= column), "")
    return below.startswith(" " * column + "- ")


def _colon_in_text(stop: Stop) -> Mistake:
    script, (line, column) = stop.script, stop.at
    key_part = START.match(stop.text)
    start = key_part.end() if key_part else 0
    said, before = script.typed(line, start), as_typed(stop.text[:start]).strip()
    script.hold_colons(line, column)
    second = _SECOND_KEY.search(stop.text, start, column)
    # A word before a colon in a sentence may be a key's name too; behind a single word or a list it is the key.
    alone = second and re.fullmatch(r"\S+|\[[^\]]*\]", stop.text[start : second.start()].strip())
    if start and second and alone and second["key"] in stop.keys:
        better = shortened(as_typed(stop.text[second.start("key") :]).strip())
        message = f"`{second['key']}` is on the same line as another field."
        hint = f"Write `{better}` on its own line, below this one."
        return mistake(script, line, second.start("key"), message, hint, lost=True, guessed=True)
    message = "Put quotes round text with a colon."
    if said[:1] in _CURLY:
        message = "Replace the curly quotes with straight ones."
        said = said.strip(_CURLY) if said[-1:] in _CURLY else said
    return mistake(script, line, column, message, cure("Write", said, f"{before} ".lstrip()), line_fixes.in_quotes)


def text_below_a_note(stop: Stop) -> Mistake | None:
    """A line of a text that starts with a sharp sign, such as a hashtag: it is a note, and ends the text above it."""
    line = stop.since.line if "could not find" in stop.problem else stop.at.line
    script, lines, last = stop.script, stop.script.lines, stop.last
    notes = range(last.end.line + 1, line)
    if last.kind != "text" or line >= len(lines) or not notes or KEY_LINE.match(lines[line]):
        return None
    above = lines[last.start.line]
    all_notes = all(lines[number].lstrip().startswith("#") for number in notes)
    if not all_notes or lines[line].lstrip().startswith("- ") or not KEY_LINE.match(above):
        return None
    message = "A line that starts with # is not shown, and ends the text above it."
    hint = "Write `>` after the field, and the whole text on the lines below it, two spaces in."
    told = mistake(script, notes[0], indent_of(lines[notes[0]]), message, hint)
    for number in range(notes[0], line + 1):
        script.hold_all(number, 0, "#")
        script.indent(number, max(0, first_column(above) + 2 - indent_of(lines[number])))
    return told


def line_without_colon(stop: Stop, line: int | None = None) -> Mistake:
    """A line that is no key: no colon, no space after it, or text that belongs to the line above."""
    script, line = stop.script, stop.since.line if line is None else line
    text = script.lines[line]
    start = first_column(text)
    said = as_typed(text[start:]).strip()
    squeezed = _SQUEEZED.match(text, start)
    if squeezed and (squeezed["key"] in stop.keys or not stop.keys or squeezed["key"].islower()):
        better = shortened(f"{squeezed['key']}: {said[len(squeezed['key']) + 1 :]}")
        script.put(line, squeezed.end(), " ")
        message, fix = "A space is missing after the colon.", line_fixes.space_after_colon
        return mistake(script, line, start, message, f"Write `{better}`.", fix)
    if _BULLET.match(text, start):
        return _bullet(stop, line, start)
    word = _KEY.match(text, start)
    is_key = word and word.group() in stop.keys and not text.startswith(",", word.end())
    if word and is_key and not _is_key_elsewhere(stop, word.group(), line):
        return _colon_missing(stop, line, word)
    if said.startswith("//"):
        script.blank(line)
        message = "A note starts with #, not with //."
        return mistake(script, line, start, message, "Write `# ` in place of `//`.", line_fixes.note)
    if said.startswith(("{", "[")) and hyphens_at(stop, line, start):
        script.put(line, start, "- ")
        return mistake(script, line, start, "This entry has no hyphen.", "Start each entry with `- `.")
    return _text_too_far_left(stop, line, start)


def _bullet(stop: Stop, line: int, start: int) -> Mistake:
    text = stop.script.lines[line]
    sign, glued = as_typed(text[start]), text[start + 1 : start + 2] != " "
    stop.script.swap(line, start, "-")
    if glued:
        stop.script.put(line, start + 1, " ")
    message = f"List entries start with {'`- `' if glued else 'a hyphen'}, not with `{sign}`."
    message = "A space is missing after the hyphen." if glued and sign == "-" else message
    item = shortened(as_typed(text[start + 1 :]).strip())
    fix = line_fixes.space_after_hyphen if sign == "-" else line_fixes.bullet
    return mistake(stop.script, line, start, message, f"Write `- {item}`.", fix)


def _colon_missing(stop: Stop, line: int, word: re.Match[str]) -> Mistake:
    script, key = stop.script, word.group()
    text = script.lines[line]
    rest = as_typed(text[word.end() :]).strip()
    message = f"A colon is missing after `{key}`."
    if equals := _EQUALS.match(text, word.end()):
        message = f"Use a colon after `{key}`, not `{as_typed(text[equals.end() - 1])}`."
        rest = rest[1:].strip()
        script.swap(line, equals.end() - 1, ":")
        script.put(line, equals.end(), " ")
    else:
        script.put(line, word.end(), ":")
    hint = f"Write `{shortened(f'{key}: {rest}'.strip())}`."
    return mistake(script, line, word.start(), message, hint, line_fixes.equals)


def _is_key_elsewhere(stop: Stop, key: str, line: int) -> bool:
    """Whether the same key is on another line at the first column, so that here it is only a word."""
    keys = (f"{key}:\n", f"{key}: ")
    return first_column(stop.script.lines[line]) == 0 and any(
        f"{text}\n".startswith(keys) for text in stop.script.lines
    )


def _text_too_far_left(stop: Stop, line: int, start: int) -> Mistake:
    script, lines = stop.script, stop.script.lines
    above = next((text for text in reversed(lines[:line]) if text.strip()), None)
    if above is None:
        script.blank(line)
        return mistake(script, line, start, "This line has no field.", NO_FIELD, lost=True)
    wanted = first_column(above) + 2 if KEY_LINE.match(above) else indent_of(above)
    by = wanted - indent_of(lines[line])
    for number in range(line, len(lines)):
        text = lines[number]
        if number > line and (not text.strip() or KEY_LINE.match(text) or text.lstrip().startswith("- ")):
            break
        script.indent(number, wanted - indent_of(text))
        script.hold_all(number, 0, "#")
    if re.search(r"[>|][+-]?$", above.rstrip()):
        message = f"The text under `{shortened(as_typed(above).strip())}` must start further to the right."
        return mistake(script, line, start, message, "Start each of its lines two spaces further in than the field.")
    if by <= 0:
        return mistake(script, line, start, "This line has no field.", NO_FIELD)
    message = "This line has no field, and starts too far left to be part of the text above."
    more = f"Add {counted(by, 'space')} at the start if it is part of that text."
    return mistake(script, line, start, message, f"{more} If not, {lowered(NO_FIELD)}")
