import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pictures.path import Stop, draw_path

from .boxes import HOSTILE, LABELS, WORDS, check, said

STOPS = st.builds(Stop, LABELS, LABELS, LABELS, st.sampled_from(("done", "waiting", "stopped")))


def drawn(*stops):
    """Drawn."""
    return draw_path(stops, key="k", **WORDS)


def test_each_state_has_its_own_shape():
    """Each state has its own shape."""
    done, waiting, stopped = (check(drawn(Stop("A", "B", "C", state))) for state in ("done", "waiting", "stopped"))
    assert [each.get("class") for each in done.iter("circle")] == ["good"]
    (empty,) = waiting.iter("circle")
    assert empty.get("stroke-dasharray")
    assert not list(stopped.iter("circle"))
    assert next(each.get("class") for each in stopped.iter("path")) == "bad"


def test_the_line_is_dashed_up_to_a_stop_that_waits():
    """The line is dashed up to a stop that waits."""
    root = check(drawn(Stop("A", "", "", "done"), Stop("B", "", "", "done"), Stop("C", "", "", "waiting")))
    assert [bool(each.get("stroke-dasharray")) for each in root.iter("line")] == [False, True]


def test_words_stand_in_their_order():
    """Words stand in their order."""
    root = check(drawn(Stop("Cabinet", "12 May 2024", "Agreed", "done"), Stop("Council", "due in June", "", "waiting")))
    assert said(root) == ["Cabinet", "12 May 2024", "Agreed", "Council", "due in June"]


def test_nothing_is_not_drawn():
    """Nothing is not drawn."""
    with pytest.raises(ValueError, match="no stops"):
        drawn()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    """Hostile text stays text."""
    check(drawn(Stop(text, text, text, "done"), Stop(text, text, text, "stopped")))


@given(st.lists(STOPS, min_size=1, max_size=8))
def test_any_path(stops):
    """Any path."""
    check(drawn(*stops))
