import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pictures.grid import Risk, draw_grid
from tests.pictures.boxes import HOSTILE, LABELS, WORDS, check, px, said

NAMES = {"likelihood_name": "Likelihood", "impact_name": "Impact", "low": "low", "high": "high"}
RISKS = st.builds(Risk, st.integers(0, 99), st.integers(1, 5), st.integers(1, 5))


def drawn(*risks, **names):
    """Drawn."""
    return draw_grid(risks, key="k", **WORDS, **(names or NAMES))


def cells(root):
    """Cells."""
    return [each for each in root.iter("rect") if each.get("class") == "cell"]


def test_graver_cells_have_heavier_patterns():
    """Graver cells have heavier patterns."""
    fills = [each.get("fill") for each in cells(check(drawn(Risk(1, 1, 1))))]
    assert len(fills) == 25
    assert (fills[0], fills[-1]) == ("none", "url(#k-heavy)")
    assert fills.count("none") == 8
    assert fills.count("url(#k-heavy)") == 6


def test_likelihood_goes_up_and_impact_right():
    """Likelihood goes up and impact right."""
    root = check(drawn(Risk(7, 5, 1)))
    (number,) = (each for each in root.iter("text") if each.text == "7")
    x, y = px(number.get("x")), float(number.get("y"))
    assert x == pytest.approx(min(px(each.get("x")) for each in cells(root)) + 23, abs=0.1)
    assert y < min(float(each.get("y")) for each in cells(root)) + 52


def test_more_than_four_in_a_cell_are_counted():
    """More than four in a cell are counted."""
    numbers = said(check(drawn(*(Risk(at, 3, 3) for at in range(11, 20)))))
    assert numbers[-5:] == ["11", "12", "13", "14", "+5"]


@pytest.mark.parametrize("risk", [Risk(1, 0, 1), Risk(1, 1, 6), Risk(100, 1, 1), Risk(-1, 1, 1)])
def test_what_has_no_place_is_refused(risk):
    """What has no place is refused."""
    with pytest.raises(ValueError, match=r"1 to 5|two digits"):
        drawn(risk)


def test_nothing_is_not_drawn():
    """Nothing is not drawn."""
    with pytest.raises(ValueError, match="no risks"):
        drawn()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    """Hostile text stays text."""
    check(drawn(Risk(1, 2, 3), **dict.fromkeys(NAMES, text)))


@given(st.lists(RISKS, min_size=1, max_size=60), LABELS, LABELS, LABELS, LABELS)
def test_any_grid(risks, likelihood_name, impact_name, low, high):
    """Any grid."""
    check(drawn(*risks, likelihood_name=likelihood_name, impact_name=impact_name, low=low, high=high))
