"""The formats in which the records are published beside the pages: one module each, found by looking in this folder.

A format's module has a `NAME`, a `TITLE` that says to people what it is, a `MEDIA_TYPE`, and the function `write`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import generator.exports
from generator import Unfit
from generator.core.entry import Entry
from generator.core.events import Event
from generator.core.kind import Kind
from generator.core.register import Register


@dataclass(frozen=True, slots=True)
class Data:
    """What there is to write: all records on one day, each record's view, and what has happened.

    `taken` gives plain values that an earlier build made, by a name for them, or else makes them; `each` gives many
    small ones.
    """

    register: Register
    kinds: tuple[Kind[Any], ...]
    view_of: Callable[[Entry[Any]], Any]
    story: Callable[[], tuple[Event, ...]] = tuple
    taken: Callable[[str, Callable[[], Any]], Any] = lambda name, make: make()
    each: Callable[[str, Iterable[str], Callable[[str], Any]], dict[str, Any]] = lambda name, keys, make: {
        key: make(key) for key in keys
    }

    @property
    def events(self) -> tuple[Event, ...]:
        """What has happened."""
        return self.story()


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name for programs and for people, its media type, and the function that writes its files.

    `write` yields each file's path within the site, such as `data/decisions.json`, and what it holds.
    """

    name: str
    title: str
    media_type: str
    write: Callable[[Data], Iterator[tuple[str, str | bytes]]]


class NoFormat(Unfit):
    """Raised for a module with `write` that lacks something else a format needs."""


@cache
def all_formats() -> tuple[Format, ...]:
    """Find every format, in the order of its module's name; raises `NoFormat`."""
    folder = generator.exports
    modules = (import_module(f"{folder.__name__}.{found.name}") for found in iter_modules(folder.__path__))
    return tuple(_format(module) for module in modules if hasattr(module, "write"))


def _format(module: ModuleType) -> Format:
    for wanted in ("NAME", "TITLE", "MEDIA_TYPE"):
        if not isinstance(getattr(module, wanted, None), str):
            raise NoFormat(f"{module.__file__} writes a format but has no {wanted}; write {wanted} = “…” there")
    return Format(module.NAME, module.TITLE, module.MEDIA_TYPE, module.write)
