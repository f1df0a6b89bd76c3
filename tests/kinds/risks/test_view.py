"""What a risk's page shows besides its text, and the grid of all that are open."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.changes.compare import compare
from generator.core.register import Register
from generator.kinds import all_kinds
from generator.kinds.risks.model import Risk
from generator.kinds.risks.view import MOST_DRAWN, RiskView, front, view
from tests.partnership import PARTNERSHIP, checked, register_of
from tests.whole_site import pages_of


def risks(folder: Path, *texts: str, partnership: str = PARTNERSHIP) -> Register:
    """A register of risks."""
    files = {f"risks/r{number:02}": text for number, text in enumerate(texts)}
    return register_of(folder, files, "2020-01-01", partnership)


def scored(likelihood: int, impact: int, state: str = "open") -> str:
    """A threat with a score."""
    return f"kind: threat\nstate: {state}\nscores: [{{on: 2017-01-01, likelihood: {likelihood}, impact: {impact}}}]\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("kind: threat\nstate: open", "Open risk"),
        ("kind: threat\nstate: happened", "Risk that happened"),
        ("kind: threat", "Risk"),
        ("kind: opportunity\nstate: happened", "Opportunity: achieved"),
        ("kind: opportunity", "Opportunity"),
    ],
)
def test_what_it_is_and_where_it_stands(tmp_path: Path, text: str, shown: str) -> None:
    """As far as the record says."""
    (entry,) = (register := risks(tmp_path, text)).all(Risk)
    assert view(entry, register) == RiskView(shown, reason_for_end=False, noted=False)


def test_the_table_of_scores_has_notes_where_one_is_there(tmp_path: Path) -> None:
    """A column that would be empty is left out."""
    register = risks(tmp_path, scored(2, 3), scored(2, 3).replace("impact: 3", "impact: 3, note: Two ways in."))
    assert [view(entry, register).noted for entry in register.all(Risk)] == [False, True]


@pytest.mark.parametrize(("words", "named"), [("It names [a risk](risks/r00).", True), ("It names none.", False)])
@pytest.mark.parametrize("state", ["done", "agreed"])
def test_the_reason_for_an_end_is_named_by_the_decision_to_leave(
    tmp_path: Path, words: str, named: bool, state: str
) -> None:
    """Not by any decision: by the one that a plan in use or done names."""
    decision = f"date: 2018-01-01\nwhy: {words}\npath: [{{body: camden-cabinet, date: 2018-01-01, outcome: agreed}}]\n"
    files = {
        "risks/r00": "kind: threat\ncould_end_it: true\n",
        "decisions/d": decision,
        "exit-plans/camden": f"authority: camden\nstate: {state}\nagreed: 2017-01-01\ndecision: d\n",
    }
    over = PARTNERSHIP.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2019-01-01")
    register = register_of(tmp_path, files, "2020-01-01", over)
    (entry,) = register.all(Risk)
    assert view(entry, register).reason_for_end is (named and state == "done")


def test_the_grid_has_open_risks_with_a_score_the_highest_first(tmp_path: Path) -> None:
    """Closed ones and those without a score are left out."""
    register = risks(tmp_path, scored(1, 2), scored(5, 4), scored(5, 5, "closed"), "kind: threat\nstate: open")
    found = front(register, lambda entry: None)
    assert [(row.number, row.entry.id) for row in found.rows] == [(1, "r01"), (2, "r00")]
    assert [(dot.number, dot.likelihood, dot.impact) for dot in found.dots] == [(1, 5, 4), (2, 1, 2)]
    assert (found.number, found.full) == (2, False)


def test_the_grid_is_empty_or_full(tmp_path: Path) -> None:
    """No more than there is room for."""
    assert front(risks(tmp_path), lambda entry: None).number == 0
    found = front(risks(tmp_path, *(scored(2, 2) for _ in range(MOST_DRAWN + 2))), lambda entry: None)
    assert (found.number, found.full) == (MOST_DRAWN, True)


TARGET = "impact: 4, target: {likelihood: 2, impact: 3}"
BANDS = PARTNERSHIP + "risk_bands: {red: 16, amber: 11}\n"


@pytest.mark.parametrize(("likelihood", "band"), [(2, "green"), (3, "amber"), (4, "red")])
def test_a_score_has_the_colour_that_the_councils_give_it(tmp_path: Path, likelihood: int, band: str) -> None:
    """None where they give none, and none for an opportunity."""
    text = scored(likelihood, 4)
    for name, partnership, said in (("bands", BANDS, band), ("none", PARTNERSHIP, "")):
        (tmp_path / name).mkdir()
        (entry,) = (register := risks(tmp_path / name, text, partnership=partnership)).all(Risk)
        assert view(entry, register).band == said
    (tmp_path / "good").mkdir()
    good = risks(tmp_path / "good", text.replace("threat", "opportunity"), partnership=BANDS)
    assert [view(entry, good).band for entry in good.all(Risk)] == [""]


def test_the_page_tells_the_target_and_the_colour(tmp_path: Path) -> None:
    """Beside each score, and in the answer; the list says what the colours mean."""
    register = risks(tmp_path, scored(3, 4).replace("impact: 4", TARGET), partnership=BANDS)
    made = {page.path: page.text for page in pages_of(register, all_kinds(), ())}
    page = made["risks/r00.md"]
    assert "**Open risk. Score: 12 out of 25 (amber). Target: 6.**" in page
    assert "| 1 January 2017 | 3 | 4 | 12, amber | 2 | 3 | 6 |" in page
    assert "A score of 16 or more is red, and one of 11 or more is amber." in page
    assert "A score of 16 or more is red" in made["risks/index.md"]


def test_the_grid_is_shaded_by_the_bands(tmp_path: Path) -> None:
    """Or as usual, where there are none."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    found = front(risks(tmp_path / "one", scored(3, 4), partnership=BANDS), lambda entry: None)
    usual = front(risks(tmp_path / "two", scored(3, 4)), lambda entry: None)
    assert (found.heavy_from, found.light_from, usual.heavy_from, usual.light_from) == (16, 11, 13, 5)


def test_diff_tells_another_target(tmp_path: Path) -> None:
    """Once, from what to what."""
    states = []
    for name, text in (("before", scored(3, 4)), ("after", scored(3, 4).replace("impact: 4", TARGET))):
        (tmp_path / name).mkdir()
        states.append(checked(tmp_path / name, {"risks/r": text}, "2020-01-01"))
    (change,) = compare(*states).records
    assert change.sentences == ("The target score goes from none to likelihood 2, impact 3.",)
