from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pictures.bars import Bar, draw_bars
from tests.pictures.boxes import AMOUNTS, HOSTILE, LABELS, SHORT, WORDS, check, px, said, texts_of

TONES = st.sampled_from(("promised", "forecast", "delivered", "missing"))
BARS = st.builds(Bar, LABELS, st.none() | AMOUNTS, SHORT, TONES, st.none() | AMOUNTS, SHORT)


def drawn(*rows):
    """The picture of some rows."""
    return draw_bars(rows, key="k", **WORDS)


def widths(root, css):
    """How wide the rectangles of a class are."""
    return [px(each.get("width")) for each in root.iter("rect") if css in each.get("class")]


def test_bars_share_one_scale():
    """Bars share one scale."""
    root = check(
        drawn(
            Bar("Promised", Decimal(400), "£400", "promised"),
            Bar("Delivered", Decimal(100), "£100", "delivered"),
        )
    )
    assert widths(root, "promised")[0] == pytest.approx(widths(root, "delivered")[0] * 4, abs=0.5)
    assert said(root) == ["Promised", "£400", "Delivered", "£100"]


def test_the_longest_bar_has_its_amount_beside_it():
    """The longest bar has its amount beside it, not under it."""
    root = check(drawn(Bar("Promised", Decimal(800000), "£800,000", "promised")))
    (bar,) = root.iter("rect")
    shown = next(text for text in texts_of(root) if text.words == "£800,000")
    assert shown.bottom < float(bar.get("y")) + float(bar.get("height"))


def test_an_unknown_amount_is_an_empty_dashed_bar():
    """An unknown amount is an empty dashed bar."""
    root = check(drawn(Bar("Checked", None, "not published", "missing")))
    (bar,) = root.iter("rect")
    assert (bar.get("fill"), bar.get("class")) == ("none", "missing")
    assert bar.get("stroke-dasharray")


def test_a_negative_amount_goes_left_of_zero():
    """A negative amount goes left of zero."""
    root = check(drawn(Bar("A", Decimal(-50), "−50", "delivered"), Bar("B", Decimal(50), "50", "delivered")))
    left, right = root.iter("rect")
    assert px(left.get("x")) + px(left.get("width")) == pytest.approx(px(right.get("x")), abs=0.1)


def test_a_mark_stands_where_its_amount_lies():
    """A mark stands where its amount lies."""
    root = check(drawn(Bar("A", Decimal(100), "100", "delivered", Decimal(50), "agreed 50")))
    (bar,) = root.iter("rect")
    (mark,) = (each for each in root.iter("line") if each.get("class") == "mark")
    assert px(mark.get("x1")) - px(bar.get("x")) == pytest.approx(px(bar.get("width")) / 2, abs=0.2)


def test_nothing_is_not_drawn():
    """Nothing is not drawn."""
    with pytest.raises(ValueError, match="no rows"):
        drawn()


@pytest.mark.parametrize("key", ["", "A", "a b", 'a"', "a\n"])
def test_a_key_is_plain(key):
    """A key is plain."""
    with pytest.raises(ValueError, match="key"):
        draw_bars([Bar("A", None, "", "missing")], key=key, **WORDS)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    """Hostile text stays text."""
    row = Bar(text, Decimal(3), text, "delivered", Decimal(2), text)
    check(draw_bars([row, row], key="k", title=text, description=text))


@given(st.lists(BARS, min_size=1, max_size=8))
def test_any_bars(rows):
    """Any bars."""
    check(drawn(*rows))
    assert drawn(*rows) == drawn(*rows)
