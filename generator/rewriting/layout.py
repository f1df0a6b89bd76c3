"""One layout for every file: two spaces for each step in, lists one step in from their key, single spaces.

ruamel.yaml would write the whole file anew, joining text and brackets that somebody spread over several lines; here
only the spaces at the start, at the end and between the signs of a line change. Nothing in a text does.
"""

from dataclasses import dataclass, field
from itertools import pairwise

from generator.reading.mending import indent_of
from generator.rewriting.tokens import Token, block_head, tokens_of

STEP = 2
"""How many spaces one step to the right has."""

MOST_BLANK = 2
"""So many empty lines in a row stay; where there are more, one stays."""


@dataclass(frozen=True, slots=True)
class _Level:
    """A list or group that is open: the column at which it stands, and where it is to stand."""

    kind: str
    column: int
    wanted: int


@dataclass(slots=True)
class _Line:
    """What is to become of one line.

    `wanted` is the column at which it is to start, None where it stays as it is. `text_from` is the column at which
    its first sign or text starts, -1 for a line that has none. `levels` are the groups open at its end. `in_text`
    marks a line that starts inside a text, `verbatim` one whose spaces at the end may count.
    """

    tokens: list[Token] = field(default_factory=list)
    wanted: int | None = None
    text_from: int = -1
    levels: tuple[_Level, ...] = ()
    in_text: bool = False
    verbatim: bool = False


def laid_out(text: str) -> str:
    """Put YAML text into the one layout; text of which the layout is not known stays as it is."""
    layout = _Layout(text)
    return layout.text() if layout.follow() else text


class _Layout:
    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._tokens = tokens_of(text)
        self._plan = [_Line() for _ in self._lines]
        self._levels: list[_Level] = []
        self._at_key = False
        self._flow_from = 0

    def follow(self) -> bool:
        """Find out where every line is to start; False where the file is written in a way that is left alone."""
        for token in self._tokens:
            if token.kind == "key" and token.end_column > token.column:
                # The long form of a key, `? key`, has its own rules.
                return False
            if token.kind in ("group", "list", "key", "end"):
                self._open_or_close(token)
            elif token.kind == "text" and not self._levels and token.depth == 0:
                return False
            else:
                self._place(token)
        self._place_comments()
        return True

    def _open_or_close(self, token: Token) -> None:
        if token.depth > 0:
            return
        top = self._levels[-1] if self._levels else None
        if token.kind in ("group", "list"):
            self._levels.append(_Level(token.kind, token.column, top.wanted + STEP if top else 0))
            return
        if top and top.kind == "bare list":
            # A list that starts at the column of its key is not opened and closed in so many words.
            self._levels.pop()
        if token.kind == "end" and self._levels:
            self._levels.pop()
        self._at_key = token.kind == "key"

    def _place(self, token: Token) -> None:
        """Take in a sign or text that has a width."""
        if token.kind == "-" and token.depth == 0 and self._levels and self._levels[-1].kind == "group":
            self._levels.append(_Level("bare list", token.column, self._levels[-1].wanted + STEP))
        line = self._plan[token.line]
        if not line.tokens and not line.in_text:
            line.text_from = token.column
            line.wanted = self._wanted(token)
        line.tokens.append(token)
        if token.kind in ("[", "{") and token.depth == 0:
            self._flow_from = token.line
        if token.is_block:
            self._place_block(token)
        elif token.end_line > token.line:
            self._place_long_text(token)
        self._at_key = False
        for number in range(token.line, min(token.end_line + 1, len(self._plan))):
            self._plan[number].levels = tuple(self._levels)

    def _wanted(self, token: Token) -> int | None:
        """The column at which a line is to start that starts with a token."""
        if token.depth > 0 or token.kind in ("]", "}"):
            return self._moved_along(token.column, self._flow_from)
        if token.kind in ("---", "..."):
            return 0
        if not self._levels:
            return 0
        return self._levels[-1].wanted + (0 if token.kind == "-" or self._at_key else STEP)

    def _moved_along(self, column: int, first: int) -> int:
        """Where a line goes that belongs to what started on a line further up."""
        begun = self._plan[first]
        by = 0 if begun.wanted is None else begun.wanted - begun.text_from
        return max(0, column + by)

    def _place_long_text(self, token: Token) -> None:
        least = (self._levels[-1].wanted + STEP) if self._levels else 0
        first = self._flow_from if token.depth else token.line
        for number in range(token.line + 1, token.end_line + 1):
            line = self._plan[number]
            line.in_text = True
            line.text_from = indent_of(self._lines[number])
            line.wanted = max(least, self._moved_along(line.text_from, first))
            # A backslash before the last space makes it count.
            line.verbatim = token.style == '"' and self._lines[number].rstrip(" ").endswith("\\")
        start = self._plan[token.line]
        start.verbatim = token.style == '"' and self._lines[token.line].rstrip(" ").endswith("\\")

    def _place_block(self, token: Token) -> None:
        head = block_head(self._lines[token.line], token.column)
        marks = head["marks"] if head else ""
        numbers = range(token.line + 1, min(token.end_line + (token.end_column > 0), len(self._lines)))
        filled = [number for number in numbers if self._lines[number].strip(" ")]
        if not filled:
            for number in numbers:
                self._plan[number].in_text = self._plan[number].verbatim = True
            return
        parent = self._levels[-1]
        digits = [int(mark) for mark in marks if mark.isdigit()]
        here = parent.column + digits[0] if digits else indent_of(self._lines[filled[0]])
        wanted = parent.wanted + (digits[0] if digits else STEP)
        # A line of spaces alone is text where it reaches further to the right than the text starts.
        last = numbers[-1] if "+" in marks else max(number for number in numbers if len(self._lines[number]) > here)
        for number in numbers:
            if number > last:
                break
            line = self._plan[number]
            line.in_text = True
            if len(self._lines[number]) > here:
                line.verbatim = True
                line.text_from, line.wanted = here, wanted

    def _place_comments(self) -> None:
        """Let each comment on its own line are with the line below it, or with a group that is open there."""
        below: _Line | None = None
        comments: list[int] = []
        for number in range(len(self._lines) - 1, -1, -1):
            line = self._plan[number]
            if line.tokens or line.in_text:
                self._place_comments_between(comments, line.levels, below)
                comments = []
                below = line
            elif self._lines[number].lstrip(" ").startswith("#"):
                comments.append(number)
        self._place_comments_between(comments, (), below)

    def _place_comments_between(self, comments: list[int], levels: tuple[_Level, ...], below: _Line | None) -> None:
        for number in comments:
            line, column = self._plan[number], indent_of(self._lines[number])
            line.text_from = column
            if below is not None and below.wanted is not None and column == below.text_from:
                line.wanted = below.wanted
                continue
            reached = max((level.column for level in levels if level.column <= column), default=0)
            line.wanted = min((level.wanted for level in levels if level.column == reached), default=0)

    def text(self) -> str:
        """The file in its one layout."""
        written: list[str] = []
        blank = 0
        for number, line in enumerate(self._plan):
            said = self._written(number)
            empty = not said and not line.in_text
            if not empty:
                written += [""] * (blank if blank <= MOST_BLANK else 1)
                written.append(said)
            blank = blank + 1 if empty else 0
        if self._ends_in_text():
            return "\n".join([*written, *[""] * blank])
        return "\n".join([*written, ""]) if written else ""

    def _ends_in_text(self) -> bool:
        """Whether the file ends inside a text whose line ends count."""
        last = next((token for token in reversed(self._tokens) if token.kind == "text"), None)
        if last is None or not last.is_block:
            return False
        head = block_head(self._lines[last.line], last.column)
        marks = head["marks"] if head else ""
        if "-" in marks or any(line.strip(" ") for line in self._lines[last.end_line + 1 :]):
            return False
        return "+" in marks or (last.end_column > 0 and last.end_line == len(self._lines) - 1)

    def _written(self, number: int) -> str:
        """One line in its one layout."""
        said, plan = self._lines[number], self._plan[number]
        said = self._spaced(said, plan.tokens)
        if plan.wanted is not None and plan.text_from >= 0 and (said.strip(" ") or plan.verbatim):
            said = " " * plan.wanted + said[plan.text_from :]
        return said if plan.verbatim else said.rstrip(" ")

    def _spaced(self, said: str, tokens: list[Token]) -> str:
        """A line with single spaces between its signs; worked from its end, so that columns stay right."""
        pairs = list(pairwise(tokens))
        for first, second in reversed(pairs):
            start, end = first.end_column, second.column
            if first.end_line != second.line or said[start:end].strip(" "):
                continue
            gap = _gap(first, second, said[end : end + 1])
            said = said if gap is None else said[:start] + gap + said[end:]
        return said


_CLOSING = ("]", "}")


def _gap(first: Token, second: Token, sign: str) -> str | None:
    """What is to be between two signs; None where it is to stay as it is."""
    if sign == "#":
        return None
    if first.kind == "-":
        return " "
    if first.kind == ":":
        return None if second.kind in (",", *_CLOSING) else " "
    if first.kind == ",":
        return "" if second.kind in _CLOSING else None if second.kind in (",", ":") else " "
    if first.kind in ("[", "{"):
        return None if second.kind in (",", ":") else ""
    if second.kind in (",", ":", *_CLOSING):
        return ""
    return None
