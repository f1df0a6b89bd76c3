"""The front page of the real content can be taken in at a glance, and says each thing once."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from generator.checks.checking import check
from generator.kinds import all_kinds
from tests.whole_site import pages_of

ROOT = Path(__file__).parents[2]


def first_screen() -> tuple[str, str]:
    """The words above the first list of facts, and those of the facts; neither links nor marks are words."""
    register = check(ROOT / "content", date(2026, 11, 25), all_kinds()).register
    assert register is not None
    text = next(page.body for page in pages_of(register, all_kinds(), ()) if page.path == "index.md")
    words = re.sub(
        r"<[^>]+>|\]\([^)]*\)|[\[*#]", "", text.partition("## Find")[0].replace("</div>\n\n<dl", "</div>~<dl", 1)
    )
    lead, _, facts = words.partition("~")
    return lead, facts


def test_the_first_screen_is_short() -> None:
    """What it was, when it was due to end, the two figures, why they are not compared, and what is unclear: 100 words."""
    lead, facts = first_screen()
    assert len(lead.split()) < 105
    assert len(facts.split()) < 70


def test_no_amount_stands_twice() -> None:
    """The two figures stand in the heading, the cost in its fact; all others stand on the page of the savings."""
    lead, facts = first_screen()
    assert re.findall(r"£[\d.]+ \w+", lead) == ["£6 million", "£2.4 million"]
    assert re.findall(r"£[\d.]+ \w+", facts) == ["£7.5 million"]
    assert "Not compared: one covers everyday ICT" in lead
    assert (
        "about £800,000, covering joint purchases. Haringey's record says “thus far”, and not “a year”. There are 8"
        in lead
    )
    assert "8 figures in all, some from Camden and Haringey." in lead
    assert "We have not found what was spent." in facts
