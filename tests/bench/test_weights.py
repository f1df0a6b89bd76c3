"""The benchmark weighs a search as the reader of a site pays for it."""

from pathlib import Path
from typing import Protocol

from bench.weights import first_search, first_visit


class Site(Protocol):
    """A site as the fixtures of tests/conftest.py serve it."""

    @property
    def folder(self) -> Path:
        """Where its files are."""


def test_a_search_is_weighed_without_the_page_it_stands_on(real_site: Site) -> None:
    """The style and the font are the page's, not the search's; the bounds are those of the benchmark."""
    search, shared = first_search(real_site.folder)
    style = sum(file.stat().st_size for file in real_site.folder.glob("assets/fonts/*.woff2"))

    assert 70_000 < search < 100_000
    assert search + style < shared < 150_000
    assert first_visit(real_site.folder) < 150_000
