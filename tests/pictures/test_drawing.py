from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pictures.drawing import element, number
from generator.pictures.lettering import clean, width_of, wrap
from generator.pictures.scale import Scale, steps


@pytest.mark.parametrize(("value", "written"), [(0, "0"), (-0.04, "0"), (1.05, "1.1"), (2.0, "2"), (0.1 + 0.2, "0.3")])
def test_coordinates_have_one_decimal_at_most(value, written):
    """Coordinates have one decimal at most."""
    assert number(value) == written


def test_text_and_attributes_are_escaped():
    """Text and attributes are escaped."""
    assert str(element("text", "<b>&", '"<')) == '<text class="&quot;&lt;">&lt;b&gt;&amp;</text>'


def test_what_xml_forbids_is_left_out():
    """What xml forbids is left out."""
    assert clean("a\x00b\ud800\uffff\u202e\n\tc") == "ab c"


def test_years_break_after_the_slash():
    """Years break after the slash."""
    assert wrap("2016/17", 38, 12) == ("2016/", "17")


@given(st.text(max_size=300), st.integers(20, 300), st.integers(1, 4))
def test_lines_are_no_wider_than_asked(text, width, most):
    """Lines are no wider than asked."""
    lines = wrap(text, width, 12, most=most)
    assert len(lines) <= most
    assert all(width_of(line, 12) <= width or len(line) == 1 for line in lines)


@given(st.fractions(-(10**9), 10**9), st.fractions(-(10**9), 10**9))
def test_grid_lines_are_few_and_reach_around(one, other):
    """Grid lines are few and reach around."""
    low, high = sorted((one, other))
    if low < high:
        marks = steps(low, high)
        assert marks[0] <= low < high <= marks[-1]
        assert 2 < len(marks) <= 7


def test_a_scale_is_exact_to_a_tenth():
    """A scale is exact to a tenth."""
    scale = Scale(Fraction(0), Fraction(3), 0, 100)
    assert [scale.at(each) for each in range(4)] == [0, 33.3, 66.7, 100]
