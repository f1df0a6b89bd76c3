"""The page of one saving, read from its first table to its last year: what a resident sees of each ledger."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.kinds import all_kinds
from generator.pages.records import record_pages
from generator.pages.rendering import Renderer
from tests.ledgers.reading import Written, written
from tests.partnership import register_of

TABLE = written(Path(__file__).parent / "pages.txt")
BETWEEN = re.compile(r"[| -]+|<.*>|What it is\.|Download .*|How we compare")
"""Lines that say nothing of a ledger."""


def shown(folder: Path, one: Written) -> str:
    """The headings, sentences, tables and titles of pictures of its page, up to all figures."""
    register = register_of(folder, {"savings/x": one.record()}, one.as_of)
    page = next(page for page in record_pages(Renderer(register, all_kinds(), {})) if page.path == "savings/x.md")
    text = page.text.partition("\n# ")[2].partition('<h2 id="all-figures-found"')[0]
    text = re.sub(r"<figure>.*?<figcaption>(.*?)</figcaption>.*?</figure>", r"(Picture: \1)", text, flags=re.DOTALL)
    text = re.sub(r"<h2 .*?</dl>", "", text, flags=re.DOTALL)
    text = re.sub(r"\[([^]]*)\]\([^)]*\)|\*\*", r"\1", text)
    return " ".join(line.strip() for line in text.splitlines()[1:] if line.strip() and not BETWEEN.fullmatch(line))


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.name)
def test_a_page_shows_its_ledger(one: Written, tmp_path: Path) -> None:
    """Line by line as in the table: nothing is left out, and nothing is in another order."""
    assert shown(tmp_path, one) == one.said
