import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pictures.path import Stop, draw_path
from tests.pictures.boxes import HOSTILE, LABELS, WORDS, check, said

STOPS = st.builds(Stop, LABELS, LABELS, LABELS, st.sampled_from(("done", "waiting", "paused", "stopped")))


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


def test_what_is_put_off_is_no_refusal():
    """What is put off has two bars in a circle, not the cross of a refusal."""
    root = check(drawn(Stop("A", "B", "Put off", "paused")))
    assert [each.get("class") for each in root.iter("circle")] == ["mark paper"]
    assert len(list(root.iter("line"))) == 2
    assert not [each for each in root.iter() if each.get("class") in ("good", "bad")]


def test_seven_bodies_with_long_names():
    """Seven bodies with long names keep clear of each other, and none is cut."""
    names = [
        f"Joint Overview and Scrutiny Committee of the Northern and Western Councils, part {at}" for at in range(7)
    ]
    states = ("done", "done", "paused", "done", "stopped", "waiting", "waiting")
    root = check(
        drawn(*(Stop(name, "12 May 2024", "Agreed", state) for name, state in zip(names, states, strict=True)))
    )
    assert " ".join(each for each in said(root) if each not in ("12 May 2024", "Agreed")) == " ".join(names)


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
