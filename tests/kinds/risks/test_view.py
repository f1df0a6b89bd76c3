"""What a risk's page shows besides its text, and the grid of all that are open."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.core.register import Register
from generator.kinds.risks.model import Risk
from generator.kinds.risks.view import MOST_DRAWN, RiskView, front, view
from tests.partnership import PARTNERSHIP, register_of


def risks(folder: Path, *texts: str, partnership: str = PARTNERSHIP) -> Register:
    """A register of risks."""
    files = {f"risks/r{number:02}": text for number, text in enumerate(texts)}
    return register_of(folder, files, "2020-01-01", partnership)


def scored(likelihood: int, impact: int, state: str = "open") -> str:
    """A threat with a score."""
    return f"kind: threat\nstate: {state}\nscores: [{{on: 2017-01-01, likelihood: {likelihood}, impact: {impact}}}]\n"


@pytest.mark.parametrize(
    ("text", "ended", "shown"),
    [
        ("kind: threat\nstate: open", False, RiskView("A threat", "is still open", False)),
        ("kind: threat\nstate: open", True, RiskView("A threat", "is still open", True)),
        ("kind: opportunity\nstate: happened", False, RiskView("An opportunity", "came true", True)),
        ("kind: opportunity\nstate: closed", False, RiskView("An opportunity", "is over", True)),
    ],
)
def test_what_it_is_and_where_it_stands(tmp_path: Path, text: str, ended: bool, shown: RiskView) -> None:
    """All is past once the partnership is over."""
    over = PARTNERSHIP.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2019-01-01")
    register = risks(tmp_path, text, partnership=over if ended else PARTNERSHIP)
    (entry,) = register.all(Risk)
    assert view(entry, register) == shown


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
