"""Putting the one right answer in the place of a mistake, line by line, and never at the cost of anything else."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.core.problems import Problem
from generator.reading.characters import UNSEEN_CHARACTER
from generator.rewriting.formatting import read_text_of, same_value, yaml_of
from generator.rewriting.front_matter import parts_of
from generator.rewriting.tokens import Token, tokens_of
from generator.values.rules import Fix

_LINE_END = re.compile(r"(\r\n|\r|\n)")


def fixed(text: str, problems: Sequence[Problem], *, markdown: bool = False) -> str:
    """Fix what has one right answer among the problems of a file; only the lines of these problems change.

    Of a page only the keys are fixed, and links in its text. A fix after which the file could be read less well, or in
    which anything else would read differently, is left out; the caller checks the content again, and may go on while
    problems go away.
    """
    last = _last_line(text, markdown)
    fixes = [(problem, problem.fix) for problem in set(problems) if problem.fix and problem.line >= 1]
    known = [(problem, fix) for problem, fix in fixes if problem.line <= last or fix.words]
    # From the end to the start, so that what is fixed moves nothing that is still to come.
    known.sort(key=lambda one: one[0].order, reverse=True)
    mended: set[int] = set()
    for of_line in (True, False):
        for problem, fix in known:
            if fix.of_line != of_line or (not of_line and problem.line in mended):
                continue
            better = _with_fix(text, problem, fix, markdown)
            if better is not None:
                text = better
                mended |= {problem.line} if of_line else set()
    return text


def _last_line(text: str, markdown: bool) -> int:
    """The last line that may be fixed."""
    parts = parts_of(text.removeprefix("\ufeff")) if markdown else None
    if markdown and parts is None:
        return 0
    counted = parts.above + parts.keys if parts else text
    return len(_LINE_END.findall(counted)) + (0 if parts else 1)


def _with_fix(text: str, problem: Problem, fix: Fix, markdown: bool) -> str | None:
    """The file with one problem fixed; None where that cannot be done safely."""
    start = "\ufeff" if text.startswith("\ufeff") else ""
    pieces = _LINE_END.split(text.removeprefix("\ufeff"))
    number, column = 2 * (problem.line - 1), problem.column - 1
    if number >= len(pieces) or not 0 <= column < len(pieces[number]):
        return None
    tokens = tokens_of(yaml_of(text, markdown))
    token = _at(tokens, problem.line - 1 - (1 if markdown else 0), column)
    if fix.gone:
        lines = range(problem.line - 1, problem.line - 1 + fix.gone)
        pieces[number : number + 2 * fix.gone] = _comments_of(pieces, lines, tokens, 1 if markdown else 0)
        better = start + "".join(pieces)
        return better if _is_without(tokens, tokens_of(yaml_of(better, markdown))) else None
    if fix.words:
        line = _with_words(pieces[number], column, fix)
    else:
        line = fix.instead if fix.of_line else _with_value(pieces[number], token, fix)
    if line is None or line == pieces[number]:
        return None
    pieces[number] = line
    better = start + "".join(pieces)
    return better if _is_safe(text, tokens, better, problem, fix, markdown) else None


def _comments_of(pieces: list[str], lines: Iterable[int], tokens: list[Token], above: int) -> list[str]:
    """What somebody remarked on lines that are taken out, on separate lines."""
    kept: list[str] = []
    for line in lines:
        text, *end = pieces[2 * line : 2 * line + 2]
        behind = max((token.end_column for token in tokens if token.end_line == line - above), default=0)
        if (remark := text[behind:].strip()).startswith("#"):
            kept += [remark, *end]
    return kept


def _at(tokens: list[Token], line: int, column: int) -> Token | None:
    """The text that starts at a place; a list in brackets with one text in it is taken for that text."""
    for number, token in enumerate(tokens):
        if (token.line, token.column) != (line, column):
            continue
        if token.kind == "text":
            return token
        within = tokens[number + 1 : number + 3]
        if token.kind == "[" and [inner.kind for inner in within] == ["text", "]"]:
            text, end = within
            return replace(text, column=token.column, end_line=end.end_line, end_column=end.end_column)
    return None


def _is_without(tokens: list[Token], after: list[Token]) -> bool:
    """Whether a file has lost one key with its value, or with a group of one key in it, and nothing else."""
    old, new = ([token.value for token in held if token.kind == "text"] for held in (tokens, after))
    same = next((place for place, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), len(new))
    lost = len(old) - len(new)
    return lost in (2, 3) and old[same + lost :] == new[same:]


def _with_value(line: str, token: Token | None, fix: Fix) -> str | None:
    """A line with another key or value in place of the one that starts there; None where none does."""
    if token is None or not token.value or token.line != token.end_line or token.is_block:
        return None
    quote = "" if fix.bare else token.style
    return line[: token.column] + quote + fix.instead + quote + line[token.end_column :]


def _with_words(line: str, column: int, fix: Fix) -> str | None:
    """A line with another address in the link that has it at a place; None where there is none."""
    end = column + len(fix.words)
    if line[column - 1 : column] != "(" or line[column:end] != fix.words or line[end : end + 1] != ")":
        return None
    return line[:column] + fix.instead + line[end:]


def _is_safe(text: str, tokens: list[Token], better: str, problem: Problem, fix: Fix, markdown: bool) -> bool:
    """Whether a file with a fix can be read at least as well, and nothing else in it reads differently."""
    before, after = read_text_of(text, markdown), read_text_of(better, markdown)
    if fix.of_line:
        # The reader has already read on with what was meant, so that this must be what is there now.
        same = problem.rule is UNSEEN_CHARACTER or same_value(before.value, after.value)
        return same and len(after.faults) < len(before.faults)
    if len(after.faults) > len(before.faults):
        return False
    old = [token.value for token in tokens if token.kind == "text"]
    new = [token.value for token in tokens_of(yaml_of(better, markdown)) if token.kind == "text"]
    return len(old) == len(new) and sum(map(str.__ne__, old, new)) <= 1
