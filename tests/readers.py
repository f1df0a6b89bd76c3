"""Readers: pages of a browser that are kept open from one test to the next.

A page in a process of its own takes half a second until it shows something; a page that has shown another, a tenth of
that. Our sites keep nothing in the browser (tests/browser/test_weight.py), so that nothing is left of what was before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]


class Readers:
    """Lends pages, each to one borrower at a time."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[tuple[bool, bool, bool], list[Page]] = defaultdict(list)

    @contextmanager
    def page(
        self,
        width: int = 390,
        height: int = 844,
        *,
        scheme: Scheme = "light",
        media: Literal["null", "print"] = "null",
        forced_colors: bool = False,
        still: bool = False,
        scripts: bool = True,
        touch: bool = False,
        bypass_csp: bool = False,
    ) -> Iterator[Page]:
        """Lend an empty page to a reader with such a screen and such wishes; `still` means: no motion, please."""
        free = self._free[scripts, touch, bypass_csp]
        page = free.pop() if free else self._new(scripts, touch, bypass_csp)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(
            media=media,
            color_scheme=scheme,
            reduced_motion="reduce" if still else "no-preference",
            forced_colors="active" if forced_colors else "none",
        )
        yield page
        # The next reader's hand is not where the last one's was.
        page.mouse.move(0, 0)
        page.goto("about:blank")
        free.append(page)

    def _new(self, scripts: bool, touch: bool, bypass_csp: bool) -> Page:
        context = self._browser.new_context(java_script_enabled=scripts, has_touch=touch, bypass_csp=bypass_csp)
        return context.new_page()
