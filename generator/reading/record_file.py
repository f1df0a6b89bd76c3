"""A file that holds a record: its kind, its id, what was read of it, and what is wrong at its places."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from generator.core.in_full import in_full
from generator.core.kind import Kind, Layout
from generator.core.places import Spot
from generator.core.problems import Problem
from generator.core.spec import all_keys, spec_of
from generator.reading.document import Document
from generator.reading.pages import read_page
from generator.reading.strict_yaml import read_yaml
from generator.values.rules import Finding, Rule
from generator.values.wrong import Cure


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file that holds a record: its kind, its id, its path below the content folder, and what was read."""

    kind: Kind[Any]
    id: str
    file: str
    document: Document

    @property
    def shown(self) -> str:
        """Its path as problems show it."""
        return printable(self.file)

    def problem(self, spot: Spot, rule: Rule, message: str, hint: str | Cure = "") -> Problem:
        """Make a problem of the file."""
        hint, fix = hint if isinstance(hint, Cure) else (hint, None)
        return Problem.of(self.shown, spot, Finding(spot, rule, message, hint, fix=fix))

    def spot_of(self, start: Spot, near: str) -> Spot:
        """Find where some words are in the text that starts at a spot; the spot itself where they are not found."""
        words = near.strip().split("\n")[0]
        lines = self.document.lines
        if not words or start.line > len(lines):
            return start
        end = self.document.end_of(start)
        for wanted in (words, words.split()[0]):
            for number in range(start.line, min(end.line, len(lines)) + 1):
                found = lines[number - 1].find(wanted, start.column - 1 if number == start.line else 0)
                if found >= 0 and (number, found + 1) < end:
                    return Spot(number, found + 1)
        return start


def document_of(data: bytes, kind: Kind[Any]) -> Document:
    """Read the bytes of a file as one of a kind."""
    keys = known_keys(kind)
    document = read_page(data, keys) if kind.layout is Layout.PAGES else read_yaml(data, keys)
    document.value, document.places = in_full(document.value, document.places, spec_of(kind.model))
    document.digest = sha256(data).hexdigest()
    return document


@cache
def known_keys(kind: Kind[Any]) -> frozenset[str]:
    """All keys that a file of a kind may have, those of its groups too.

    One that takes a list is there as `key[]` too, and one that takes a group for each id as `key{}`.
    """
    specs = list(all_keys(spec_of(kind.model)))
    lists = [f"{spec.name}[]" for spec in specs if spec.shape == "list"]
    tables = [f"{spec.name}{{}}" for spec in specs if spec.shape == "mapping" and spec.keys]
    return frozenset([*(spec.name for spec in specs), *lists, *tables])


def printable(text: str) -> str:
    """Show a file's name in a message even where its bytes are not text."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
