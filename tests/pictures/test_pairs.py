from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pictures.pairs import Pair, Side, draw_pairs
from tests.pictures.boxes import AMOUNTS, HOSTILE, LABELS, SHORT, WORDS, check, px, said, texts_of

SIDES = st.builds(Side, st.none() | AMOUNTS, SHORT, st.none() | AMOUNTS)
PAIRS = st.builds(Pair, LABELS, SHORT, SIDES, SIDES)


def drawn(*pairs, mark_name="the agreed share"):
    """Drawn."""
    return draw_pairs(pairs, mark_name=mark_name, key="k", **WORDS)


def pair(name, promised, delivered, note=""):
    """A council with what it was promised and got, and the share of each that was agreed."""
    sides = (
        Side(amount and Decimal(amount), f"{amount}", due and Decimal(due)) for amount, due in (promised, delivered)
    )
    return Pair(name, note, *sides)


def test_promised_and_delivered_stand_side_by_side_on_one_scale():
    """Promised and delivered stand side by side, for every council on one scale."""
    root = check(drawn(pair("A", (400, 400), (100, 100)), pair("B", (200, 200), (400, 300), "Agreed share 40%")))
    bars = list(root.iter("rect"))
    assert [each.get("class") for each in bars] == ["promised", "delivered"] * 2
    assert bars[0].get("fill").startswith("url(#")
    one = px(bars[0].get("width"))
    assert [px(each.get("width")) for each in bars] == pytest.approx([one, one / 4, one / 2, one], abs=0.2)
    assert said(root) == ["A", "400", "100", "B", "Agreed share 40%", "200", "400", "the agreed share"]


def test_the_agreed_share_is_marked_on_the_scale():
    """The agreed share is marked on the scale, on each bar that has one."""
    root = check(drawn(pair("A", (400, 200), (100, None))))
    promised, _ = root.iter("rect")
    *marks, key = (each for each in root.iter("line") if each.get("class") == "mark")
    assert [px(each.get("x1")) - px(promised.get("x")) for each in marks] == pytest.approx(
        [px(promised.get("width")) / 2], abs=0.1
    )
    assert key.get("x1") == "7"


def test_notes_stand_where_all_of_them_have_room():
    """Beside their names, or where one is too long for that, all under them."""
    tops = {}
    for last in ("Agreed share 15%", "Agreed share 15%, then 20%"):
        long = pair("Copperdown", (4, None), (2, None), last)
        texts = texts_of(check(drawn(pair("A", (4, None), (2, None), "Agreed share 40%"), long)))
        tops[last] = [two.top - one.top for one, two in pairwise(texts) if two.words.startswith("Agreed")]
    beside, under = tops.values()
    assert max(beside) < 4
    assert min(under) > 12


def test_without_an_agreed_share_there_is_no_key():
    """Without an agreed share there is no key."""
    assert said(check(drawn(pair("A", (400, None), (100, None))))) == ["A", "400", "100"]


def test_what_is_not_known_is_seen_as_a_gap():
    """What is not known is a short dashed bar with its words beside it, in the quiet colour."""
    root = check(drawn(Pair("A", "", Side(Decimal(4), "Promised £4"), Side(None, "Delivered: not published"))))
    known, missing = root.iter("rect")
    assert (missing.get("class"), missing.get("fill")) == ("missing", "none")
    assert px(missing.get("width")) < px(known.get("width"))
    assert next(each.get("class") for each in root.iter("text") if "not" in each.text) == "quiet"


def test_the_smallest_amount_is_seen():
    """A penny beside ten million, gained or lost, is a bar a pixel wide; nothing at all has none."""
    for smallest in (Decimal("0.01"), Decimal("-0.01")):
        root = check(drawn(Pair("A", "", Side(Decimal(10**7), "£10m"), Side(smallest, "1p"))))
        assert [px(bar.get("width")) for bar in root.iter("rect")][1:] == [pytest.approx(1, abs=0.1)]
    assert (
        len(list(check(drawn(Pair("A", "", Side(Decimal(10**7), "£10m"), Side(Decimal(0), "£0")))).iter("rect"))) == 1
    )


def test_nothing_is_not_drawn():
    """Nothing is not drawn."""
    with pytest.raises(ValueError, match="no pairs"):
        drawn()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    """Hostile text stays text."""
    side = Side(Decimal(3), text, Decimal(2))
    check(drawn(Pair(text, text, side, side), Pair(text, text, Side(None, text), side), mark_name=text))


@given(st.lists(PAIRS, min_size=1, max_size=8))
def test_any_pairs(pairs):
    """Any pairs."""
    check(drawn(*pairs))
    assert drawn(*pairs) == drawn(*pairs)
