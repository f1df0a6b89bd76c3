from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pictures.readings import Reading, draw_readings
from tests.pictures.boxes import AMOUNTS, HOSTILE, LABELS, SHORT, WORDS, check, said, texts_of
from tests.proofs import examples

READINGS = st.builds(Reading, LABELS, AMOUNTS, SHORT, st.sampled_from((True, False, None)))
TARGETS = st.tuples(st.integers(0, 15), st.integers(0, 15), AMOUNTS, SHORT)


KEPT = {"cut": "", "key": "k"}


def written(value):
    """A value on the scale at the left."""
    return f"[{value}]"


def drawn(readings, *targets):
    """Drawn."""
    return draw_readings(readings, targets=targets, written=written, cut="The scale is cut.", key="k", **WORDS)


def several(count, met=True):
    """Several."""
    return [Reading(f"Quarter {at}", Decimal(80 + at), f"{80 + at}%", met) for at in range(count)]


def test_a_met_target_is_filled_and_a_missed_one_hollow():
    """A met target is filled and a missed one hollow."""
    (met,) = check(drawn(several(1, True))).iter("circle")
    (missed,) = check(drawn(several(1, False))).iter("circle")
    assert (met.get("class"), missed.get("class")) == ("good", "bad paper")
    assert not list(check(drawn(several(1, None))).iter("circle"))


def test_the_first_and_the_last_are_labelled():
    """The first and the last are labelled."""
    texts = said(check(drawn(several(5), (0, 4, Decimal(90), "target 90%"))))
    assert {each for each in texts if not each.startswith("[")} == {
        "The scale is cut.",
        "Quarter 0",
        "Quarter 4",
        "80%",
        "84%",
        "target 90%",
    }


def test_round_values_stand_at_the_left():
    """Round values stand at the left, so that every reading can be read."""
    scale = [each for each in said(check(drawn(several(5), (0, 4, Decimal(90), "target 90%")))) if each[0] == "["]
    assert scale == ["[80]", "[82]", "[84]", "[86]", "[88]", "[90]"]


def test_readings_of_which_the_highest_is_far_from_the_lowest_begin_at_nothing():
    """9.5 to 11 is no tripling: a scale that begins elsewhere would make it look like one."""
    readings = [Reading("2024/25", Decimal("9.5"), "9.5 hours", False), Reading("2025", Decimal(11), "11 hours", False)]
    scale = [each for each in said(check(drawn(readings, (0, 1, Decimal(8), "target 8 hours")))) if each[0] == "["]
    assert scale[0] == "[0]"


def test_a_scale_that_does_not_begin_at_nothing_says_so():
    """Under the picture; one that does begin there has nothing to say."""
    assert said(check(drawn(several(5), (0, 4, Decimal(90), "target 90%"))))[-1] == "The scale is cut."
    assert "The scale is cut." not in said(check(drawn(several(1))))


def test_a_reading_s_words_keep_off_the_lines_of_the_scale():
    """They lie on no line where there is room elsewhere."""
    readings = [Reading("2024/25", Decimal("9.5"), "9.5 hours", False), Reading("2025", Decimal(11), "11 hours", False)]
    targets = [(0, 1, Decimal(8), "target 8 hours")]
    root = check(draw_readings(readings, targets=targets, written=lambda value: f"{value} hours", **KEPT, **WORDS))
    (words,) = (each for each in texts_of(root) if each.words == "9.5 hours")
    across = [float(each.get("y1")) for each in root.iter("line") if each.get("y1") == each.get("y2")]
    assert across
    assert not [y for y in across if words.top + 2 < y < words.bottom - 2]


def test_only_the_last_twelve_are_drawn_with_their_targets():
    """Only the last twelve are drawn with their targets."""
    root = check(
        drawn(several(20), (0, 7, Decimal(70), "old"), (8, 9, Decimal(75), "new"), (10, 19, Decimal(90), "now"))
    )
    assert len(list(root.iter("circle"))) == 12
    assert {"Quarter 8", "Quarter 19", "new", "now"} < set(said(root))
    assert "old" not in said(root)


def test_targets_that_follow_each_other_are_joined():
    """Targets that follow each other are joined."""
    joined = check(drawn(several(6), (0, 2, Decimal(70), "a"), (3, 5, Decimal(90), "b")))
    apart = check(drawn(several(6), (0, 1, Decimal(70), "a"), (3, 5, Decimal(90), "b")))
    lines = [[each for each in root.iter("path") if "target" in each.get("class")] for root in (joined, apart)]
    assert [len(each) for each in lines] == [3, 2]


def test_nothing_is_not_drawn():
    """Nothing is not drawn."""
    with pytest.raises(ValueError, match="no readings"):
        drawn([])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    """Hostile text stays text."""
    reading = Reading(text, Decimal(3), text, True)
    check(drawn([reading, reading, reading], (0, 2, Decimal(3), text)))


@settings(deadline=None, max_examples=examples(60))
@given(st.lists(READINGS, min_size=1, max_size=15), st.lists(TARGETS, max_size=4))
def test_any_readings(readings, targets):
    """Any readings."""
    check(drawn(readings, *targets))
    assert drawn(readings, *targets) == drawn(readings, *targets)
