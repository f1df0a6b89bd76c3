"""Words that residents read: risks told as sentences, and a licence by its name."""

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
        ("threat", "open", "**A threat that is still open. No score is published.**"),
        ("threat", "happened", "**A threat that came true. No score is published.**"),
        ("opportunity", "happened", "**An opportunity that came true. No score is published.**"),
        ("opportunity", "closed", "**An opportunity that is over. No score is published.**"),
    ],
)
def test_a_risk_is_told_in_a_sentence(tmp_path: Path, kind: str, state: str, told: str) -> None:
    """What it is and what became of it, not two words side by side."""
    assert told in pages(tmp_path, PARTNERSHIP, {"risks/one": RISK.format(kind=kind, state=state)})["risks/one.md"]


@pytest.mark.parametrize(
    ("number", "title"),
    [
        (1, "How likely and how grave: the one open risk that has a score"),
        (2, "How likely and how grave: the 2 open risks that have a score"),
        (26, "How likely and how grave: the 25 open risks with the highest scores"),
    ],
)
def test_the_grid_counts_in_words_that_fit(tmp_path: Path, number: int, title: str) -> None:
    """One risk is not "the 1 open risk"."""
    page = pages(tmp_path, PARTNERSHIP, {f"risks/r{one}": SCORED for one in range(number)})["risks/index.md"]
    assert f"<figcaption>{title}</figcaption>" in page


def test_a_licence_has_a_name_and_its_text(tmp_path: Path) -> None:
    """Those that councils use are called by their names and lead to their text; any other is told as it is typed."""
    made = pages(tmp_path, PARTNERSHIP + "licence: OGL-UK-3.0\n")["partnership/index.md"]
    address = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    assert f"You may use these pages under the [Open Government Licence]({address})." in made
    assert licence_named("Our own terms") == Licence("Our own terms")
    (tmp_path / "other").mkdir()
    other = pages(tmp_path / "other", PARTNERSHIP + "licence: Our own terms\n")["partnership/index.md"]
    assert "You may use these pages under the licence Our own terms." in other
