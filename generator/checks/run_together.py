"""Lists whose lines run together: after `>` YAML joins the lines of a text, and what is left shows the lists' signs."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.core.problems import Problem
from generator.reading.hard_spaces import TEXT_BELOW
from generator.reading.mending import indent_of
from generator.reading.record_file import RecordFile
from generator.values.blocks import blocks_of, paragraphs_in
from generator.values.labels import label_at
from generator.values.marks import mark_of
from generator.values.rules import Rule

LIST_RUN_TOGETHER = Rule("list-run-together", "Each entry of a list stays on its own line.")

_JOINED = re.compile(r">[+-]?\d?[+-]? *(?: #.*)?$")


def lists_run_together(file: RecordFile) -> Iterator[Problem]:
    """Report each text after `>` that would have more paragraphs or items if its lines were not joined."""
    lines, number = file.document.lines, 0
    while number < len(lines):
        start, number = number, number + 1
        if not TEXT_BELOW.search(lines[start]):
            continue
        outer = indent_of(lines[start])
        while number < len(lines) and (not lines[number].strip() or indent_of(lines[number]) > outer):
            number += 1
        first = _first_item(lines[start + 1 : number]) if _JOINED.search(lines[start]) else None
        if first is not None:
            spot = start + 2 + first
            message = "After `>`, the lines of this list run together into one."
            hint = "Write `|` in place of `>`."
            column = indent_of(lines[spot - 1]) + 1
            yield Problem(file.shown, spot, column, LIST_RUN_TOGETHER, message, hint)


def _first_item(lines: Sequence[str]) -> int | None:
    """The first line of a list that YAML would take apart; None where it would take none apart."""
    marked = [at for at, line in enumerate(lines) if mark_of(line) or label_at(line)]
    if not marked:
        return None
    base = min(indent_of(line) for line in lines if line.strip())
    typed = [line[base:] for line in lines]
    joined = typed[0] + "".join(
        f"{' ' if _at_left(before) and _at_left(line) else chr(10)}{line}" for before, line in pairwise(typed)
    )
    return marked[0] if _pieces("\n".join(typed)) > _pieces(joined) else None


def _at_left(line: str) -> bool:
    return bool(line) and line[0] != " "


def _pieces(text: str) -> int:
    return sum(1 for _ in paragraphs_in(blocks_of(text)))
