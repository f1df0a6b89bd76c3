"""The kinds of record: one module each, found by looking in this folder. No other place lists them."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from generator.core.kind import Kind


@cache
def all_kinds() -> tuple[Kind[Any], ...]:
    """Find every kind, in the order of the site's menu."""
    found = (import_module(f"{__name__}.{module.name}.kind").KIND for module in iter_modules(__path__))
    return tuple(sorted(found, key=lambda kind: kind.menu))


def kind_named(name: str) -> Kind[Any] | None:
    """Find a kind by the name of its folder, or None."""
    return next((kind for kind in all_kinds() if kind.name == name), None)
