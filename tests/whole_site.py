"""The pages of a whole site, for tests that need no more of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from generator.core.kind import Kind
from generator.core.problems import Problem
from generator.core.register import Register
from generator.pages.gathered import gathered_pages
from generator.pages.records import record_pages
from generator.pages.rendering import Renderer
from generator.site.site import Page


def pages_of(
    register: Register,
    kinds: Iterable[Kind[Any]],
    problems: Iterable[Problem],
    changed: Mapping[str, date] | None = None,
) -> Iterator[Page]:
    """Work out the pages alone, one after another."""
    renderer = Renderer(register, kinds, changed or {})
    yield from gathered_pages(renderer, tuple(problems))
    yield from record_pages(renderer)
