"""From bytes to lines of text: encodings, line ends, tabs, and characters that nobody can see.

What cannot stand is reported and replaced by a space, so that everything else in the file can be reported as well.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from generator.core.places import Spot
from generator.reading.line_fixes import fix_of, tabs, without_mark
from generator.reading.other_files import by_start, way_onto_the_site
from generator.values.refused import TABLE
from generator.values.rules import Finding, Rule

OTHER_PROGRAM = Rule("other-program", "A record is a plain text file, not a file of Word, Excel or another program.")
NOT_UTF_8 = Rule("not-utf-8", "A record is saved as UTF-8, so that every character in it can be read.")
TAB = Rule("tab", "A record uses spaces, not tabs.")
UNSEEN_CHARACTER = Rule("unseen-character", "There are no invisible characters in a record.")

MAX_FAULTS = 100
"""After so many faults of the characters alone the rest of a file is not looked at: it is not text."""

# Control characters have no place in a record, and Python-Markdown keeps STX and ETX for its own marks. Some
# reorder text on screen, so that a reader sees something else than what is there (CVE-2021-42574). NEL, LS and PS
# end a line for libyaml but not for an editor. Those of private use are signs of one font only, such as the bullets
# of Word; `generator.reading.fixing` uses some of them for its own marks.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff\ufeff\ufffe\uffff]"
)
# Signs of the font Symbol and its like, with which Word starts the items of a list.
_WORD_BULLET = re.compile(r"^([ \t]*)[\uf0a7\uf0b7\uf0d8](?=\s)", re.MULTILINE)
ZERO_WIDTH = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U000e0000-\U000e0fff"
)
"""Characters that take no room, or only turn round what is seen: what is in the square brackets of a pattern."""

# Scripts that join their letters need two of them, and pictures such as ✔ and 👩 are made with some.
_NEEDED = re.compile(
    "(?<=[\u0590-\u1cff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
    "|(?<=[\u00a9\u00ae\u2000-\u3300\U0001f000-\U0001faff])[\ufe0e\ufe0f]|(?<=[#*0-9])\ufe0f(?=\u20e3)"
)
_NO_WIDTH = re.compile(f"[{ZERO_WIDTH}]")
_START = re.compile(rf"(?:[ \t]|{_UNSEEN.pattern})*")
_LINE_ENDS = {"\x85", "\u2028", "\u2029"}
# How Python keeps a byte that is not UTF-8.
_ESCAPED = re.compile("[\udc80-\udcff]")
_TAB_OR_UNSEEN = re.compile(rf"\t|{_UNSEEN.pattern}")
_UTF_8_HINT = "Save this file as UTF-8: in Notepad, choose File, Save as, Encoding."


@dataclass(slots=True)
class Text:
    """A file's text: what can be read of it, what is wrong with it, and whether it is text at all.

    Every line is where it was in the file, and every column too but on the lines that are `guessed`: they start
    with tabs, and how far a tab reaches is anyone's guess.
    """

    text: str
    faults: list[Finding[Spot]] = field(default_factory=list)
    readable: bool = True
    guessed: set[int] = field(default_factory=set)
    first_line: int = 1

    def part(self, start: int, end: int) -> Text:
        """The text between two places, which knows on which line it starts; its faults stay with the whole."""
        return Text(self.text[start:end], [], True, self.guessed, self.text.count("\n", 0, start) + self.first_line)


def unseen_character(text: str) -> str | None:
    """Name the first character that a reader could not see, or that would reorder what they see."""
    found = _UNSEEN.search(text)
    return f"U+{ord(found.group()):04X}" if found else None


def unseen_in(lines: list[str]) -> Iterator[Finding[Spot]]:
    """Report each line's first character that takes no room: it hides in a word, and parts or joins what is read."""
    for number, line in enumerate(lines, 1):
        if line.isascii():
            continue
        needed = {found.start() for found in _NEEDED.finditer(line)}
        first = next((found for found in _NO_WIDTH.finditer(line) if found.start() not in needed), None)
        if first is not None:
            message = f"There is an invisible character here (U+{ord(first.group()):04X})."
            spot = Spot(number, first.start() + 1)
            fix = fix_of(without_mark, line, first.start())
            yield Finding(spot, UNSEEN_CHARACTER, message, "Delete it and type the text again.", fix=fix)


def read_text(data: bytes) -> Text:
    """Read the text of a file; never raises, whatever its bytes are."""
    other = by_start(data)
    if other is not None:
        message = f"This is {other.what}, not a plain text file."
        return Text("", [Finding(Spot(1, 1), OTHER_PROGRAM, message, way_onto_the_site(other))], readable=False)
    read = _decoded(data)
    read.text = _WORD_BULLET.sub(r"\1•", read.text.replace("\r\n", "\n").replace("\r", "\n"))
    return _without_unseen(read) if read.readable else read


def _decoded(data: bytes) -> Text:
    wide = _utf_16(data)
    if wide is not None:
        message = "This file was saved as “Unicode” (UTF-16), not as UTF-8."
        return Text(wide, [Finding(Spot(1, 1), NOT_UTF_8, message, _UTF_8_HINT)])
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    return _narrow(text) if _ESCAPED.search(text) else Text(text)


def _utf_16(data: bytes) -> str | None:
    """Decode what Notepad calls Unicode; without its mark at the start it is known by its empty bytes."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif len(data) >= 4 and data[1::2].count(0) * 10 > len(data) * 4:
        encoding = "utf-16-le"
    elif len(data) >= 4 and data[0::2].count(0) * 10 > len(data) * 4:
        encoding = "utf-16-be"
    else:
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _narrow(escaped: str) -> Text:
    """Read a file saved by an older program of Windows, where characters such as £ are one byte."""
    text = _ESCAPED.sub(_windows_character, escaped)
    first = next(_ESCAPED.finditer(escaped)).start()
    before = re.split(r"\r\n|\r|\n", text[:first])
    spot = Spot(len(before), len(before[-1]) + 1)
    if unseen_character(text):
        message = "This file was not saved as UTF-8, so we cannot read this character."
        return Text("", [Finding(spot, NOT_UTF_8, message, _UTF_8_HINT)], readable=False)
    message = f"This file was not saved as UTF-8, so we cannot read the `{text[first]}` here."
    return Text(text, [Finding(spot, NOT_UTF_8, message, _UTF_8_HINT)])


def _windows_character(found: re.Match[str]) -> str:
    return bytes([ord(found.group()) - 0xDC00]).decode("cp1252", "backslashreplace")


def _without_unseen(read: Text) -> Text:
    if not _TAB_OR_UNSEEN.search(read.text):
        return read
    lines = read.text.split("\n")
    _without_tables(read, lines)
    for number, line in enumerate(lines):
        found = _TAB_OR_UNSEEN.search(line)
        if found is None:
            continue
        if len(read.faults) >= MAX_FAULTS:
            read.readable = False
            break
        read.faults += _line_faults(line, number + 1)
        # At the start of a line every space counts, so that what is unseen there leaves none behind.
        start = _START.match(line).group()  # type: ignore[union-attr]
        if "\t" in start:
            read.guessed.add(number + 1)
        begin = _UNSEEN.sub("", start).replace("\t", "  ")
        lines[number] = begin + _TAB_OR_UNSEEN.sub(" ", line[len(start) :])
    read.text = "\n".join(lines)
    return read


def _without_tables(read: Text, lines: list[str]) -> None:
    """Report each table that was pasted from a spreadsheet once, and read on as if it were not there."""
    tables = groupby(range(len(lines)), key=lambda number: _is_row(lines[number]))
    for rows in [list(numbers) for is_row, numbers in tables if is_row]:
        if len(rows) < 2:
            continue
        message = f"Lines {rows[0] + 1} to {rows[-1] + 1} are a table pasted from a spreadsheet."
        read.faults.append(pasted_table(rows[0] + 1, message))
        read.guessed.update(number + 1 for number in rows)
        above = next((number for number in range(rows[0] - 1, -1, -1) if lines[number].strip()), 0)
        if lines[above].rstrip().endswith(":"):
            # That its key has nothing after it comes of the table.
            read.guessed.add(above + 1)
        for number in rows:
            lines[number] = ""


def pasted_table(line: int, message: str) -> Finding[Spot]:
    """Say what to do with a table that starts on a line."""
    hint = (
        "Write each row as an entry of a list: a hyphen, a space, then a field and its answer for each column. "
        "Or publish a long table on a website, and link to it under `sources:`. "
        "Files in pages/ can have tables: `| Year | Saving |`, with a line `| --- | --- |` below these headings."
    )
    return Finding(Spot(line, 1), TABLE, message, hint)


# Word puts a tab behind the sign, the number or the letter of an item.
_OF_LIST = re.compile(r"[^\w\s£$€(]|o|\(?(?:[0-9]{1,3}|[a-zA-Z]|[ivxIVX]{2,5})[.)]|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?")


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table: it has tabs between its cells, and none behind a key."""
    cells = [cell.strip() for cell in line.split("\t")] if "\t" in line else []
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or filled[0].endswith((":", "-")) or filled[0].startswith(("- ", "#")):
        return False
    return len(filled) > 2 or not _OF_LIST.fullmatch(filled[0])


def _line_faults(line: str, number: int) -> list[Finding[Spot]]:
    """Report the first tab of a line, and the first character in it that cannot be seen."""
    faults = []
    tab = line.find("\t")
    if tab >= 0:
        message = "There is a tab here. Use spaces only."
        hint = "Replace the tab with spaces (two for each step to the right)."
        faults.append(Finding(Spot(number, tab + 1), TAB, message, hint, fix=fix_of(tabs, line, tab)))
    unseen = _UNSEEN.search(line)
    if unseen:
        name = f"U+{ord(unseen.group()):04X}"
        message = f"There is an invisible character here ({name})."
        hint = "Delete it and type the text again."
        if unseen.group() in _LINE_ENDS:
            message = f"There is a line break from another program here ({name})."
            hint = "Delete it and press Enter."
        elif "\ue000" <= unseen.group() <= "\uf8ff":
            message = f"There is a symbol here that only one font can show ({name})."
            hint = "Delete it. Start each entry of a list with a hyphen and a space: `- `."
        fix = fix_of(without_mark, line, unseen.start())
        faults.append(Finding(Spot(number, unseen.start() + 1), UNSEEN_CHARACTER, message, hint, fix=fix))
    return faults
