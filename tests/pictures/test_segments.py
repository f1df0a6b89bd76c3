from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pictures.segments import Row, draw_segments
from tests.pictures.boxes import HOSTILE, LABELS, NARROW, SHORT, WIDE, WORDS, check, placed, said, texts_of

QUESTIONS = ("Services", "Staff", "Information", "Contracts", "Systems", "Equipment", "Money", "Residents")


def drawn(names, *rows):
    """Drawn."""
    return draw_segments(rows, names, key="k", **WORDS)


def boxes_of(root):
    """The middle of each box."""
    return [x for each, x, _ in placed(root) if each.tag == "rect"]


def test_a_box_for_each_segment():
    """A box for each segment."""
    root = check(drawn(("One", "Two", "Three"), Row("Ashford", (True, True, False), "2 of 3")))
    assert [each.get("class") for each in root.iter("rect")] == ["good", "good", "missing"]
    assert said(root) == ["One", "Two", "Three", "Ashford", "2 of 3"]


def test_each_column_has_its_name_over_its_boxes():
    """Each column has its name over its boxes, whole, and names lie a line of letters apart."""
    root = check(drawn(QUESTIONS, Row("Ashford", (True, False) * 4, "4 of 8"), Row("B", (False,) * 8, "none")))
    heads = {each.text: x for each, x, _ in placed(root) if each.get("transform")}
    assert tuple(heads) == QUESTIONS
    assert sorted(set(boxes_of(root))) == pytest.approx(sorted(heads.values()))
    columns = sorted(heads.values())
    assert min(two - one for one, two in pairwise(columns)) >= 28


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_rows_words_stand_with_its_label(width):
    """They are not over a box, where they would be read as that column's."""
    shown = "3 of 8 answered"
    root = check(
        drawn(QUESTIONS, Row("Ashford", (True, False) * 4, shown), Row("Great Yarm", (False,) * 8, "none yet"))
    )
    texts = {each.words: each for each in texts_of(root, width)}
    label, words = texts["Ashford"], texts[shown]
    assert words.top < label.bottom
    assert 0 < words.left - label.right < 14


def test_slanting_names_take_no_more_height_than_they_need():
    """Nothing empty stands over them."""
    root = check(drawn(QUESTIONS, Row("Ashford", (True,) * 8, "8 of 8")))
    assert min(each.top for each in texts_of(root)) < 12


def test_a_row_without_segments_has_its_words():
    """A row without segments has its words."""
    assert said(check(drawn((), Row("Ashford", (), "nothing yet")))) == ["Ashford", "nothing yet"]


def test_what_has_no_place_is_refused():
    """What has no place is refused."""
    with pytest.raises(ValueError, match="no rows"):
        drawn(())
    with pytest.raises(ValueError, match="box for each name"):
        drawn(("One",), Row("A", (True, False), ""))
    with pytest.raises(ValueError, match="eight"):
        drawn(("A",) * 9, Row("A", (True,) * 9, ""))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    """Hostile text stays text."""
    check(drawn((text,) * 8, Row(text, (True, False) * 4, text), Row(text, (True,) * 8, text)))


@given(st.lists(LABELS, max_size=8), st.lists(st.tuples(LABELS, SHORT), min_size=1, max_size=6), st.randoms())
def test_any_segments(names, rows, chance):
    """Any segments."""
    check(drawn(names, *(Row(label, tuple(chance.random() < 0.5 for _ in names), shown) for label, shown in rows)))
