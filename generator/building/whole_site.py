"""Which pages the site has: each as a path and its Markdown, worked out from the register alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from generator.core.kind import Kind
from generator.core.problems import Problem
from generator.core.register import Register
from generator.exports.csv import csv_files
from generator.exports.json import data_files
from generator.pages.gathered import gathered_pages
from generator.pages.records import record_pages
from generator.pages.rendering import Renderer
from generator.site.page_file import PageFile


def pages_of(
    register: Register,
    kinds: Iterable[Kind[Any]],
    problems: Iterable[Problem],
    changed: Mapping[str, date] | None = None,
) -> Iterator[PageFile]:
    """Write every page of the site, and the data beside them.

    The problems are those that do not stop it; `changed` has the day each file of the content was last changed.
    """
    all_kinds = tuple(kinds)
    renderer = Renderer(register, all_kinds, changed or {})
    yield from gathered_pages(renderer, tuple(problems))
    yield from record_pages(renderer)
    yield from data_files(register, all_kinds)
    yield from csv_files(renderer)
