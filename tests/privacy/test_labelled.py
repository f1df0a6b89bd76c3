"""The rules over the labelled lines: nothing seeded is missed, and hardly an innocent line is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.privacy import leaks_in
from tests.privacy.labelled import NONE, RULES, figures, lines

ROOT = Path(__file__).parents[2]


def test_every_seeded_leak_is_found_and_false_alarms_are_rare(capsys: pytest.CaptureFixture[str]) -> None:
    """Everything seeded is found under its rule; under 2% of innocent lines are reported; nothing is printed."""
    told = figures()
    assert told.missed == []
    assert len(told.false_alarms) < 0.02 * told.innocent, told.false_alarms
    assert capsys.readouterr() == ("", "")


def test_the_set_is_large_enough_and_has_every_rule() -> None:
    """The figures rest on enough lines, all different, and on every rule."""
    labels = [label for label, _ in lines()]
    assert len(labels) >= 240
    assert labels.count(NONE) >= 130
    assert len(labels) - labels.count(NONE) >= 110
    assert set(labels) == {NONE, *RULES}
    assert len({text for _, text in lines()}) == len(labels)


@pytest.mark.parametrize("text", [text for label, text in lines() if label != NONE])
def test_a_leak_says_what_it_is_and_what_to_do(text: str) -> None:
    """Every leak has its exact words, a whole sentence and a hint."""
    for leak in leaks_in(text):
        assert text[leak.at : leak.at + len(leak.words)] == leak.words
        assert leak.message.startswith("This looks like ")
        assert leak.message.endswith(".")
        assert leak.hint


def test_the_guide_gives_these_figures() -> None:
    """What officers and developers read of it is what was measured."""
    told = figures()
    seeded, alarms, innocent = told.seeded.total(), len(told.false_alarms), told.innocent
    guide, adr = (
        " ".join((ROOT / "docs" / page).read_text(encoding="utf-8").split())
        for page in ("officers/settings.md", "decisions/0011-private-data.md")
    )
    assert told.found.total() == seeded
    assert f"all {seeded} seeded pieces were found, and {alarms} of {innocent} innocent lines" in guide
    assert f"({alarms / innocent:.1%})" in guide
    assert f"{seeded} of {seeded} seeded pieces are found, {alarms} of {innocent} innocent lines" in adr
