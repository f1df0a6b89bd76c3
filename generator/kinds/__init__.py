"""The kinds of record: a folder each, found by looking in this one. No other place lists them."""

from functools import cache
from pathlib import Path
from typing import Any

from generator.core.entry import Entry
from generator.core.kind import Kind, Named
from generator.core.model import Term
from generator.core.register import Register
from generator.kinds.loading import loaded


@cache
def all_kinds() -> tuple[Kind[Any], ...]:
    """Find every kind, in the order of the site's menu."""
    return loaded(Path(__file__).parent, __name__)


def kind_named(name: str) -> Kind[Any] | None:
    """Find a kind by the name of its folder, or None."""
    return next((kind for kind in all_kinds() if kind.name == name), None)


def whole_of(entry: Entry[Any], register: Register) -> Any:
    """A record with what other records add to it."""
    kind = kind_named(entry.kind)
    return kind.whole(entry, register) if kind else entry.record


def terms_of(register: Register) -> tuple[Term, ...]:
    """The words that records explain, in the order of their files."""
    return tuple(
        term
        for kind in all_kinds()
        if kind.terms
        for entry in register.all(kind.model)
        for term in kind.terms(entry.record)
    )


def people_in(entry: Entry[Any]) -> tuple[Named, ...]:
    """The people that a record names in a public role."""
    kind = kind_named(entry.kind)
    return tuple(kind.people(entry.record)) if kind and kind.people else ()


def people_named(register: Register) -> tuple[Named, ...]:
    """The people that any record names in a public role."""
    naming = (kind for kind in all_kinds() if kind.people)
    return tuple(one for kind in naming for entry in register.all(kind.model) for one in people_in(entry))
