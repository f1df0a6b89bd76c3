"""Words that residents read: risks as sentences, and a licence by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.core.licences import Licence, licence_named
from tests.pages.test_gathered import pages
from tests.partnership import PARTNERSHIP

RISK = "kind: {kind}\nstate: {state}\n"
SCORED = "kind: threat\nstate: open\nscores: [{on: 2018-01-01, likelihood: 3, impact: 4}]\n"


@pytest.mark.parametrize(
    ("kind", "state", "told"),
    [
        ("threat", "open", "**Open risk.**"),
        ("threat", "happened", "**Risk that happened.**"),
        ("opportunity", "happened", "**Opportunity: achieved.**"),
        ("opportunity", "closed", "**Opportunity: closed.**"),
    ],
)
def test_a_risk_is_told_in_a_sentence(tmp_path: Path, kind: str, state: str, told: str) -> None:
    """What it is and what became of it, not two words side by side."""
    assert told in pages(tmp_path, PARTNERSHIP, {"risks/one": RISK.format(kind=kind, state=state)})["risks/one.md"]


def test_a_risk_left_open_when_the_partnership_ended_is_open_no_more(tmp_path: Path) -> None:
    """The record has nothing after that."""
    ended = PARTNERSHIP.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2019-01-01")
    made = pages(tmp_path, ended, {"risks/one": RISK.format(kind="threat", state="open")})
    assert "**Risk last recorded as open.**" in made["risks/one.md"] and "Open risk" not in made["risks/index.md"]


@pytest.mark.parametrize(
    ("number", "title"),
    [
        (1, "Open risks by likelihood and impact"),
        (2, "Open risks by likelihood and impact"),
        (26, "Open risks by likelihood and impact, the highest scores"),
    ],
)
def test_the_grid_counts_in_words_that_fit(tmp_path: Path, number: int, title: str) -> None:
    """What is drawn of how many is said where some are left out."""
    page = pages(tmp_path, PARTNERSHIP, {f"risks/r{one}": SCORED for one in range(number)})["risks/index.md"]
    assert f"<figcaption>{title}</figcaption>" in page


def test_a_licence_has_a_name_and_its_text(tmp_path: Path) -> None:
    """Those that councils use are called by their names and lead to their text; any other is shown as it was typed."""
    made = pages(tmp_path, PARTNERSHIP + "licence: OGL-UK-3.0\n")["partnership/index.md"]
    address = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    assert f"Content is available under the [Open Government Licence]({address})." in made
    assert licence_named("Our own terms") == Licence("Our own terms")
    (tmp_path / "other").mkdir()
    other = pages(tmp_path / "other", PARTNERSHIP + "licence: Our own terms\n")["partnership/index.md"]
    assert "Content is available under the licence Our own terms." in other
