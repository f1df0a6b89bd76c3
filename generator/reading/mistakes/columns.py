"""Lines that start a little too far to the left or right, and items without their hyphens."""

import re
from collections.abc import Iterator
from itertools import takewhile

from generator.reading.mending import Script, as_typed, indent_of
from generator.reading.mistakes.stop import (
    KEY_LINE,
    NO_FIELD,
    Mistake,
    Stop,
    first_column,
    hyphen_missing,
    mistake,
    not_a_list,
    too_far,
)


def indentation(stop: Stop) -> Mistake | None:
    """A line that starts a little too far to the left or right, or an item without its hyphen."""
    if stop.at.line >= len(stop.script.lines):
        return None
    script, line, text = stop.script, stop.at.line, stop.text
    here, said = indent_of(text), as_typed(text).strip()
    if said.startswith(":"):
        script.blank(line)
        return mistake(script, line, here, "There is no field before the colon.", NO_FIELD, lost=True)
    if said.startswith(("]", "}")):
        script.swap(line, here, " ")
        return mistake(script, line, here, f"There is an extra `{said[0]}` here.", "Delete it.")
    if stop.at.column != here:
        return None
    keys, hyphens = _columns_above(script.lines, line)
    if said.startswith("- ") or said == "-":
        return _item(stop, line, hyphens)
    if not KEY_LINE.match(text):
        if not hyphens_at(stop, line, here) or not said.startswith(("{", "[", '"', "'")):
            return None
        script.put(line, here, "- ")
        return mistake(script, line, here, "This entry has no hyphen.", "Start each entry with `- `.")
    return _key(stop, line, keys, hyphens)


def _item(stop: Stop, line: int, hyphens: set[int]) -> Mistake:
    here = indent_of(stop.text)
    if hyphens:
        return moved(stop, line, min(hyphens, key=lambda column: (abs(column - here), column)))
    stop.script.blank(line)
    hint = "Write the field of the list on the line above, with a colon."
    return mistake(stop.script, line, here, "This looks like a list entry, but there is no list here.", hint, lost=True)


def _key(stop: Stop, line: int, keys: set[int], hyphens: set[int]) -> Mistake | None:
    script, here = stop.script, indent_of(stop.text)
    if here in hyphens and _starts_an_item(script.lines, line):
        told = hyphen_missing(script, line, here)
        script.put(line, here, "- ")
        return told
    if here in hyphens and (single := _only_item(script.lines, line, here)) is not None:
        wanted_for = _key_of_group(script.lines, single)
        if wanted_for in stop.keys and f"{wanted_for}[]" not in stop.keys:
            told = not_a_list(script, single, here, f"`{wanted_for}`")
            script.cut(single, here, 2)
            return told
    if not keys or here in keys:
        return None
    # A key at its item's hyphen belongs to the item, rather than to a group further out.
    side = -1 if here in hyphens else 1
    return moved(stop, line, min(keys, key=lambda column: (abs(column - here), side * column)))


def hyphens_at(stop: Stop, line: int, column: int) -> bool:
    """Whether a list with its hyphens at a column is above a line."""
    return next(_items_above(stop.script.lines, line, column), None) is not None


def _items_above(lines: list[str], line: int, column: int) -> Iterator[int]:
    """The items of the list that has its hyphens at a column and is above a line, from the last to the first."""
    for number in range(line - 1, -1, -1):
        if lines[number].strip() and indent_of(lines[number]) < column:
            return
        if lines[number].startswith(" " * column + "- "):
            yield number


def _only_item(lines: list[str], line: int, column: int) -> int | None:
    """The item of a list at a column, where it is the only one above a line."""
    found = list(_items_above(lines, line, column))
    return found[0] if len(found) == 1 else None


def _key_of_group(lines: list[str], line: int) -> str:
    """The key that stands alone on the line above a group's first line; nothing where there is none."""
    above = next((text.strip() for text in reversed(lines[:line]) if text.strip()), "")
    return above[:-1].removeprefix("- ") if above.endswith(":") else ""


def _columns_above(lines: list[str], line: int) -> tuple[set[int], set[int]]:
    """The columns at which the groups above a line have their keys, and their lists the hyphens."""
    keys: set[int] = set()
    hyphens: set[int] = set()
    open_to = 10_000
    for text in reversed(lines[:line]):
        if not text.strip() or text.lstrip().startswith("#") or indent_of(text) >= open_to:
            continue
        is_key, is_item = KEY_LINE.match(text) is not None, text.lstrip().startswith("- ")
        if is_key and first_column(text) < open_to:
            keys.add(first_column(text))
        if is_item:
            hyphens.add(indent_of(text))
        if is_key or is_item:
            open_to = indent_of(text)
        if open_to == 0:
            break
    return keys, hyphens


def _starts_an_item(lines: list[str], line: int) -> bool:
    """Whether a key starts an item: the line below is further in, or the items above start with the same key."""
    here, key = indent_of(lines[line]), lines[line].strip().partition(":")[0]
    if any(text.startswith(f"{' ' * here}- {key}:") for text in lines[:line]):
        return True
    below = next((text for text in lines[line + 1 :] if text.strip()), "")
    return indent_of(below) > here and bool(KEY_LINE.match(below))


def moved(stop: Stop, line: int, wanted: int) -> Mistake:
    """Move a line, and what belongs to it, to the column where its group stands."""
    script = stop.script
    here = indent_of(script.lines[line])
    first = _alone_at(script.lines, line, wanted)
    if first is not None:
        # All lines below agree with each other, so that the one above them is the one that is off.
        line, here, wanted = first, wanted, here
    by = wanted - here
    if first is not None and by == len("- ") and f"{_key_of_group(script.lines, line)}[]" in stop.keys:
        told = hyphen_missing(script, line, here)
        script.put(line, here, "- ")
        return told
    if by == 0:
        hint = "Check the lines above it."
        return mistake(script, line, here, "We cannot read this line.", hint, mended=False)
    told = too_far(script, line, by)
    _move(script, line, by, wanted)
    return told


def _move(script: Script, line: int, by: int, wanted: int) -> None:
    """Move a line and those below that belong to it: there are none where its value is beside its key already."""
    text, here = script.lines[line], indent_of(script.lines[line])
    whole = re.search(r"[^:>|\s-]\s*$", text) is not None
    inner = wanted + 2 if text.lstrip().startswith("- ") else wanted
    script.indent(line, by)
    for number in range(line + 1, len(script.lines)):
        column = indent_of(script.lines[number])
        if script.lines[number].strip():
            if column <= here or (whole and by > 0 and column == inner):
                break
            script.indent(number, by)


def _alone_at(lines: list[str], line: int, column: int) -> int | None:
    """The only line of a group that starts at a column, where two or more below it start as this line does."""
    here = indent_of(lines[line])
    above = [number for number in range(line) if lines[number].strip()]
    group: list[int] = []
    while above and indent_of(lines[above[-1]]) >= column:
        number = above.pop()
        group += [number] if indent_of(lines[number]) == column else []
    if len(group) != 1 or not above or indent_of(lines[above[-1]]) >= here:
        return None
    further = takewhile(lambda text: indent_of(text) >= here, (text for text in lines[line:] if text.strip()))
    below = sum(indent_of(text) == here for text in further)
    same_kind = lines[group[0]].lstrip().startswith("- ") == lines[line].lstrip().startswith("- ")
    return group[0] if below > 1 and same_kind else None
