"""What has ended is told as past, all through the page of how decisions were made."""

from __future__ import annotations

import re
from pathlib import Path

from generator.building.whole_site import pages_of
from generator.kinds import all_kinds
from tests.pages.test_gathered import ENDED, ONE, headings, pages
from tests.partnership import PARTNERSHIP, register_of

AHEAD = "name: Soon\nsummary: Two councils.\nstarted: 2027-04-01\nauthorities:\n" + "".join(
    f"  - {{id: {name.lower()}, name: {name}}}\n" for name in ("Camden", "Haringey")
)


def whole(folder: Path, partnership: str) -> dict[str, str]:
    """The pages with what stands above their headings."""
    register = register_of(folder, {}, "2026-11-27", partnership)
    return {page.path: page.text for page in pages_of(register, all_kinds(), ())}


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


def test_what_has_not_begun_is_told_as_ahead(tmp_path: Path) -> None:
    """A partnership that starts next year is not said to run, nor to have begun."""
    made = whole(tmp_path, AHEAD)
    assert "Camden and Haringey are to run services together." in made["index.md"]
    assert "**Their partnership is to begin on 1 April 2027.**" in made["index.md"]
    assert "**Camden and Haringey are due to share services.**" in made["authorities/index.md"]
    assert (
        "Camden is due to be part of the partnership, which is due to begin on 1 April 2027."
        in made["authorities/camden.md"]
    )
    assert "It has not left" not in made["authorities/camden.md"]


def test_one_council_has_no_plural(tmp_path: Path) -> None:
    """Nor is a partnership of one called theirs."""
    home = whole(tmp_path, ONE)["index.md"]
    assert "Camden runs services. **The partnership still runs.**" in home


def test_what_is_said_of_a_council_is_not_said_of_the_partnership_that_ended(tmp_path: Path) -> None:
    """What its record does not have stands in one line at the end."""
    page = whole(tmp_path, ENDED)["authorities/camden.md"]
    assert "**Camden was part of the partnership, which ended on 31 December 2018.**" in page
    assert "Not in this record: the key decision threshold, the exit plan." in page
