import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pictures.segments import Row, draw_segments

from .boxes import HOSTILE, LABELS, SHORT, WORDS, check, said

ROWS = st.builds(Row, LABELS, st.lists(st.booleans(), max_size=40).map(tuple), SHORT)


def drawn(*rows):
    """Drawn."""
    return draw_segments(rows, key="k", **WORDS)


def test_a_box_for_each_segment():
    """A box for each segment."""
    root = check(drawn(Row("Ashford", (True, True, False), "2 of 3")))
    assert [each.get("class") for each in root.iter("rect")] == ["good", "good", "missing"]
    assert said(root) == ["Ashford", "2 of 3"]


def test_many_boxes_stay_inside():
    """Many boxes stay inside."""
    root = check(drawn(Row("Ashford", (True,) * 100, "100 of 100")))
    assert all(float(each.get("x")) + float(each.get("width")) <= 360 for each in root.iter("rect"))
    assert len(list(root.iter("rect"))) == 100


def test_a_row_without_segments_has_its_words():
    """A row without segments has its words."""
    assert said(check(drawn(Row("Ashford", (), "nothing yet")))) == ["Ashford", "nothing yet"]


def test_nothing_is_not_drawn():
    """Nothing is not drawn."""
    with pytest.raises(ValueError, match="no rows"):
        drawn()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    """Hostile text stays text."""
    check(drawn(Row(text, (True, False), text), Row(text, (), text)))


@given(st.lists(ROWS, min_size=1, max_size=6))
def test_any_segments(rows):
    """Any segments."""
    check(drawn(*rows))
