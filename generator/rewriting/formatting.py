"""`plainrecord fmt`: one layout for the files, and proof after each rewriting that no value and no comment changed."""

import re
from collections.abc import Iterable

import yaml

from generator.core.places import Spot
from generator.reading.document import Document
from generator.reading.events import NOT_YET_ENTERED
from generator.reading.pages import read_page
from generator.reading.strict_yaml import read_yaml
from generator.rewriting.front_matter import parts_of
from generator.rewriting.layout import laid_out
from generator.rewriting.tokens import comments_of, shape_of, tokens_of
from generator.rewriting.witness import account_of
from generator.values.rules import Finding

_LINE_END = re.compile(r"\r\n?")


class CannotRewrite(Exception):
    """Raised for a file that has to be fixed before it can be rewritten; the message says what is wrong."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def formatted(text: str, *, markdown: bool = False, keys: Iterable[str] = ()) -> str:
    """Put a file into the one layout; of a page only its keys, and its text stays byte for byte.

    `keys` are those that the format knows in it: a line of a report may still wait for its result.
    Raises CannotRewrite where the file cannot be read without a fault. Where the new text would say anything else
    than the old, or would change once more when it is formatted again, the old text is given back.
    """
    before = read_text_of(text, markdown, keys)
    faults = _faults(before)
    if faults or before.broken:
        fault = min(faults, key=lambda fault: fault.at, default=None)
        line, message = (fault.at.line, fault.message) if fault else (1, "This file cannot be read.")
        raise CannotRewrite(line, message)
    new = _arranged(text, markdown)
    if new == text:
        return text
    return new if _arranged(new, markdown) == new and _says_the_same(text, before, new, markdown, keys) else text


def same_value(one: object, other: object) -> bool:
    """Whether two values are the same to the last character, with their keys in the same order."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same_value(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same_value, one, other))
    return one == other


def read_text_of(text: str, markdown: bool, keys: Iterable[str] = ()) -> Document:
    """Read the text of a record or of a page as the reader of the content does."""
    data = text.encode("utf-8", "surrogatepass")
    return read_page(data) if markdown else read_yaml(data, keys)


def _faults(document: Document) -> list[Finding[Spot]]:
    return [fault for fault in document.faults if fault.rule is not NOT_YET_ENTERED]


def _arranged(text: str, markdown: bool) -> str:
    text = text.removeprefix("\ufeff")
    if not markdown:
        return laid_out(_LINE_END.sub("\n", text))
    parts = parts_of(text)
    if parts is None:
        return text
    closing, end, body = _first_line(parts.below)
    keys = laid_out(_LINE_END.sub("\n", parts.keys))
    return parts.above.rstrip() + "\n" + keys + closing.rstrip() + ("\n" if end else "") + body


def _first_line(text: str) -> tuple[str, str, str]:
    """The first line of some text, its line end, and the rest."""
    found = re.match(r"([^\r\n]*)(\r\n|\r|\n|\Z)", text)
    assert found is not None
    return found[1], found[2], text[found.end() :]


def _says_the_same(old: str, before: Document, new: str, markdown: bool, keys: Iterable[str]) -> bool:
    """Prove by three readers that nothing was lost: ours, libyaml's events, and ruamel.yaml where it can read both."""
    after = read_text_of(new, markdown, keys)
    if _faults(after) or after.broken or not same_value(before.value, after.value):
        return False
    old_keys, new_keys = yaml_of(old, markdown), yaml_of(new, markdown)
    try:
        if shape_of(old_keys) != shape_of(new_keys):
            return False
    except (yaml.YAMLError, UnicodeError):
        return False
    if _comments(old_keys) != _comments(new_keys):
        return False
    account = account_of(old_keys)
    return account is None or account == account_of(new_keys)


def yaml_of(text: str, markdown: bool) -> str:
    """The part of a file that is YAML, with plain line ends."""
    text = text.removeprefix("\ufeff")
    parts = parts_of(text) if markdown else None
    return _LINE_END.sub("\n", parts.keys if parts else text)


def _comments(text: str) -> list[str]:
    return comments_of(text.split("\n"), tokens_of(text))
