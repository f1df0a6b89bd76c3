"""Where everything is in a YAML file: its signs and texts with their places, and the comments between them.

The places come from libyaml, which also reads the content, so that both agree on what belongs to a text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from generator.reading.mending import as_meant, as_typed

_KINDS = {
    "BlockMappingStartToken": "group",
    "BlockSequenceStartToken": "list",
    "BlockEndToken": "end",
    "KeyToken": "key",
    "BlockEntryToken": "-",
    "ValueToken": ":",
    "FlowEntryToken": ",",
    "FlowMappingStartToken": "{",
    "FlowMappingEndToken": "}",
    "FlowSequenceStartToken": "[",
    "FlowSequenceEndToken": "]",
    "DocumentStartToken": "---",
    "DocumentEndToken": "...",
    "ScalarToken": "text",
}
_BLOCK_HEAD = re.compile(r"(?P<sign>[|>](?P<marks>[+\-0-9]*))(?P<comment> +#.*)?")


@dataclass(frozen=True, slots=True)
class Token:
    """One sign or text of a file; lines and columns count from 0, the end is behind its last character.

    `kind` is the sign itself, `text`, or one of `group`, `list`, `key` and `end`, which have no width. For a text,
    `value` is what it says and `style` how it is quoted. `depth` counts the brackets around it.
    """

    kind: str
    line: int
    column: int
    end_line: int
    end_column: int
    value: str = ""
    style: str = ""
    depth: int = 0

    @property
    def is_block(self) -> bool:
        """Whether it is text on separate lines below `|` or `>`."""
        return self.style in ("|", ">")


def tokens_of(text: str) -> list[Token]:
    """Find the signs and texts of YAML text; where it cannot be followed to its end, those before that place."""
    found: list[Token] = []
    depth = 0
    try:
        parser: Any = CParser(as_meant(text))
        while (token := parser.get_token()) is not None:
            kind = _KINDS.get(type(token).__name__)
            if kind is None:
                continue
            start, end = token.start_mark, token.end_mark
            depth -= kind in ("]", "}")
            value = as_typed(token.value) if kind == "text" else ""
            style = str(token.style or "") if kind == "text" else ""
            found.append(Token(kind, start.line, start.column, end.line, end.column, value, style, depth))
            depth += kind in ("[", "{")
    except (yaml.YAMLError, UnicodeError):
        return found
    return found


def comments_of(lines: list[str], tokens: Iterable[Token]) -> list[str]:
    """The comments of a file, from top to bottom: what is between its tokens and starts with a sharp sign."""
    found: list[str] = []
    line = column = 0
    for token in tokens:
        if token.kind in ("group", "list", "key", "end"):
            continue
        found += _between(lines, line, column, token.line, token.column)
        if token.is_block:
            head = block_head(lines[token.line], token.column)
            found += [head["comment"].strip()] if head and head["comment"] else []
        line, column = token.end_line, token.end_column
    found += _between(lines, line, column, len(lines), 0)
    return found


def _between(lines: list[str], line: int, column: int, end_line: int, end_column: int) -> list[str]:
    found = []
    for number in range(line, min(end_line + 1, len(lines))):
        end = end_column if number == end_line else None
        part = lines[number][column if number == line else 0 : end]
        if "#" in part:
            found.append(part[part.index("#") :].strip())
    return found


def block_head(line: str, column: int) -> re.Match[str] | None:
    """The sign `|` or `>` at a place, with its marks and its comment."""
    return _BLOCK_HEAD.match(line, column)


def shape_of(text: str) -> list[tuple[object, ...]]:
    """What YAML text says and how, but not where: every value in its order, with its quotes and its brackets."""
    parser: Any = CParser(as_meant(text))
    shape: list[tuple[object, ...]] = []
    while (event := parser.get_event()) is not None:
        said = getattr(event, "value", None), getattr(event, "style", None), getattr(event, "flow_style", None)
        shape.append((type(event).__name__, *said, getattr(event, "explicit", None)))
    return shape
