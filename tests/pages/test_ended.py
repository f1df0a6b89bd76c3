"""What has ended is told as past, all through the page of how decisions were made."""

from __future__ import annotations

import re
from pathlib import Path

from tests.pages.test_gathered import ENDED, headings, pages
from tests.workings.partnership import PARTNERSHIP


def test_how_decisions_were_made_is_all_past(tmp_path: Path) -> None:
    """Each step of it, in the heading and in the text."""
    page = pages(tmp_path, ENDED)["how-decisions-are-made.md"]
    assert [heading for heading in headings(page) if heading[0].isdigit()] == [
        "1. Who decided",
        "2. A large decision was announced first",
        "3. It was decided, and published",
        "4. Councillors could ask for a second look",
        "5. The decision took effect",
    ]
    steps = page.partition("## 2.")[2].partition("Working days leave out")[0]
    told = re.sub(r"The (?:law|source) .*?[.|]", "", steps)
    assert not re.search(r"\b(?:is|are|has|can|does|says)\b", told), told


def test_how_decisions_are_made_is_all_present(tmp_path: Path) -> None:
    """While it runs, nothing is told as past."""
    page = pages(tmp_path, PARTNERSHIP)["how-decisions-are-made.md"]
    assert headings(page)[1:4] == [
        "2. A large decision is announced first",
        "3. It is decided, and published",
        "4. Councillors can ask for a second look",
    ]
    assert not re.search(r"\b(?:was|were|had|could|did)\b", page.partition("## Where each")[0])
