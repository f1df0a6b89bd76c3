"""Reporting a problem: every page has the way to, with its own name in it, also those that no record makes."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, urlsplit


class Site(Protocol):
    """A built site, as the fixtures of tests/conftest.py give it."""

    @property
    def folder(self) -> Path:
        """The folder of the site."""


_MOVED = re.compile(r'<meta http-equiv="refresh"')
_REPORT = re.compile(r'<p class="contact"><a href="([^"]+)">Report a problem with this page</a>')


def test_every_page_can_be_reported_with_its_name(example_site: Site) -> None:
    """By an email that has the page's name and address in it; a new issue is the second choice."""
    names = set()
    for page in example_site.folder.rglob("*.html"):
        text = page.read_text("utf-8")
        if _MOVED.search(text):
            continue
        found = _REPORT.search(text)
        assert found, page
        asked = parse_qs(urlsplit(html.unescape(found[1])).query)
        name = asked["subject"][0].removeprefix("Problem with page: ")
        assert name in asked["body"][0]
        names.add(name)
        assert "(needs an account)" in text or page.name == "404.html", page
    assert {"Page not found", "Search", "Councils", "Decisions", "Accessibility statement"} <= names
