"""YAML as people mean it: one pass over libyaml's events to plain values with their places.

Only `true` and `false` are booleans; all else that is not a list or a mapping stays the text that was typed,
for its field to understand. What could surprise or harm (aliases, tags, duplicate keys, a second document, deep
nesting) is refused. Going by events means that nothing is ever expanded, built or imported.
"""

from collections import Counter
from collections.abc import Iterable

from generator.reading.characters import UNSEEN_CHARACTER, Text, pasted_table, read_text
from generator.reading.conflicts import without_conflicts
from generator.reading.document import Document
from generator.reading.events import ALIAS, KEY_NOT_TEXT, NOT_YET_ENTERED, TAG, TOO_DEEP, Builder
from generator.reading.hard_spaces import hard_spaces
from generator.reading.mending import Script, as_meant
from generator.reading.mistakes.known import mistake_at
from generator.reading.mistakes.stop import Mistake
from generator.reading.slips import first_slips, later_slips
from generator.values.english import listed
from generator.values.rules import Finding

_MOST_MENDED = 3_000_000
"""How many characters may be read again after fixing, so that the check of a big broken file ends in good time."""

_MISLEADING = (TAG, ALIAS, TOO_DEEP, KEY_NOT_TEXT, UNSEEN_CHARACTER)
"""After these faults nothing else is to be said of the line: it is not what was meant."""

MOST_ON_A_LINE = 5
"""How often one line is fixed before the rest of its file is left alone."""


def read_yaml(data: bytes, keys: Iterable[str] = ()) -> Document:
    """Read one YAML document from bytes; never raises for anything a file can hold.

    `keys` are the keys of the format, which help to distinguish a key from a word.
    """
    read = read_text(data)
    without_conflicts(read)
    document = read_document(read, frozenset(keys))
    document.tell_first(read)
    return document


def read_document(read: Text, keys: frozenset[str]) -> Document:
    """Read one YAML document from text.

    Where its form is wrong, that is reported, and the rest is read as if it had been right.
    """
    if not read.readable:
        return Document(broken=True)
    text, faults = hard_spaces(read.text, read.first_line)
    document, mistakes = _followed(Script(as_meant(text), read.first_line), keys, broken=bool(read.guessed))
    document.lines = read.text.split("\n")
    if not document.broken and isinstance(document.value, str) and _is_table(document.lines):
        message = "This is a table with commas or semicolons between its columns, not a record."
        document.faults.append(pasted_table(read.first_line, message))
        document.broken = True
    document.broken = document.broken or any(mistake.lost for mistake in mistakes)
    # What is wrong with a line that starts with a tab comes of the tab.
    faults += (mistake.fault for mistake in mistakes if mistake.fault.at.line not in read.guessed)
    document.faults = [fault for fault in document.faults if fault.at.line not in read.guessed]
    document.mistaken = {mistake.fault.at.line for mistake in mistakes if mistake.guessed or not mistake.mended}
    document.mistaken |= {fault.at.line for fault in document.faults if fault.rule in _MISLEADING}
    document.faults[:0] = faults
    if document.waiting:
        message = f"Not yet entered: {listed(document.waiting)}."
        hint = "Write each result behind its colon. Until then no page shows it."
        document.faults.append(Finding(min(document.waiting.values()), NOT_YET_ENTERED, message, hint))
    return document


def _followed(script: Script, keys: frozenset[str], broken: bool) -> tuple[Document, list[Mistake]]:
    """Read a script again and again, each time with one more mistake fixed, until it can be followed to its end."""
    found = first_slips(script, keys)
    size = len(script.text)
    looked_closer = False
    seen: set[tuple[int, int]] = set()
    on_line: Counter[int] = Counter()
    while True:
        document = Document(broken=broken)
        builder = Builder(script, document, keys)
        stop = builder.follow()
        if not looked_closer and (stop is not None or builder.twice):
            looked_closer = True
            if slips := later_slips(script, keys):
                found += slips
                continue
        if stop is None:
            break
        mistake = mistake_at(stop)
        on_line[stop.at.line] += 1
        # Two lines that are each moved because of the other would be moved for ever.
        too_often = on_line[stop.at.line] > MOST_ON_A_LINE
        ends = too_often or stop.at in seen or len(found) * size > _MOST_MENDED
        seen.add(stop.at)
        if too_often:
            found = _first_of_its_line(found, mistake)
        elif not ends:
            found = [one for one in found if not (mistake.instead and _same_line(one, mistake))] + [mistake]
        if ends or not mistake.mended:
            document.broken = True
            break
    if document.broken:
        builder.leave_open()
    return document, found


def _same_line(one: Mistake, other: Mistake) -> bool:
    return one.fault.at.line == other.fault.at.line


def _first_of_its_line(found: list[Mistake], last: Mistake) -> list[Mistake]:
    """Of a line that is fixed again and again, only the first report is true."""
    first = next(one for one in found if _same_line(one, last))
    return [one for one in found if one is first or not _same_line(one, first)]


def _is_table(lines: list[str]) -> bool:
    """Whether lines are rows as a spreadsheet saves them: short cells, as many in each, with no space between."""
    rows = [line for line in lines if line.strip()][:50]
    return len(rows) > 1 and any(
        len({row.count(sign) for row in rows}) == 1 and all(sign in row and f"{sign} " not in row for row in rows)
        for sign in ",;"
    )
