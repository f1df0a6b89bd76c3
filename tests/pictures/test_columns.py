from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pictures.columns import Column, draw_columns
from tests.pictures.boxes import AMOUNTS, HOSTILE, LABELS, SHORT, WORDS, check, px, said
from tests.proofs import examples

NAMES = {"gained_name": "Saved", "spent_name": "Spent", "running_name": "Running total"}
MAYBE = st.none() | AMOUNTS
COLUMNS = st.builds(Column, LABELS, MAYBE, MAYBE, MAYBE, SHORT, SHORT, SHORT)


def drawn(*columns, **names):
    """Drawn."""
    return draw_columns(columns, key="k", **WORDS, **(names or NAMES))


def year(label, gained, spent, running):
    """Year."""
    amounts = [None if each is None else Decimal(each) for each in (gained, spent, running)]
    return Column(label, *amounts, *("not known" if each is None else f"£{each}" for each in (gained, spent, running)))


def test_gained_goes_up_and_spent_down():
    """Gained goes up and spent down."""
    root = check(drawn(year("2020", 100, 50, 50)))
    *_, up, down = root.iter("rect")
    assert (up.get("class"), down.get("class")) == ("delivered", "promised")
    assert float(up.get("y")) + float(up.get("height")) == float(down.get("y"))
    assert float(up.get("height")) == pytest.approx(2 * float(down.get("height")), abs=0.3)
    assert {"Saved", "Spent", "Running total", "£100", "£50"} < set(said(root))


def test_the_key_has_only_what_is_drawn():
    """The key has only what is drawn."""
    assert not {"Saved"} & set(said(check(drawn(year("2020", None, 50, -50)))))
    assert not {"Spent"} & set(said(check(drawn(year("2020", 50, None, 50)))))


def test_an_unknown_amount_is_an_empty_dashed_stub():
    """An unknown amount is an empty dashed stub."""
    root = check(drawn(year("2020", None, 50, -50)))
    (stub,) = (each for each in root.iter("rect") if each.get("class") == "missing")
    assert stub.get("stroke-dasharray")
    assert "not known" in said(root)


def test_a_year_without_a_total_has_no_point_and_the_line_is_dashed_across_it():
    """The line goes on, but nobody takes it for known."""
    columns = year("2020", 9, 5, 4), year("2021", None, None, None), year("2022", 9, 5, 8), year("2023", 9, 5, 12)
    root = check(drawn(*(replace(each, running_shown="" if each.running is None else "x") for each in columns)))
    _, *points = (each for each in root.iter("circle") if each.get("class") == "mark paper")
    assert len(points) == 3
    lines = [each for each in root.iter("path") if each.get("class") == "line mark"]
    assert [bool(each.get("stroke-dasharray")) for each in lines] == [True, False]
    assert len([each for each in root.iter("rect") if each.get("class") == "missing"]) == 2


def test_six_years_of_which_half_are_not_published():
    """Each says so in full, and keeps clear of its neighbours."""
    columns = []
    for at in range(6):
        gained = None if at % 2 else Decimal(100)
        shown = "not published" if at % 2 else "£12.5k"
        columns.append(Column(f"201{at}/1{at + 1}", gained, None, gained and gained * at, shown, "", "£300k"))
    texts = said(check(drawn(*columns)))
    assert (texts.count("not"), texts.count("published")) == (3, 3)


def test_only_the_last_six_years_are_drawn():
    """Only the last six years are drawn."""
    labels = said(check(drawn(*(year(str(at), at, 1, at) for at in range(2010, 2022)))))
    assert [each for each in labels if each.startswith("20")] == [str(at) for at in range(2016, 2022)]


def test_amounts_against_their_side_do_not_cover_each_other():
    """Amounts against their side do not cover each other."""
    root = check(drawn(year("2020", -100, 50, -150)))
    *_, gained, spent = root.iter("rect")
    assert px(gained.get("x")) + px(gained.get("width")) <= px(spent.get("x")) + 0.1


def test_six_usual_years_keep_all_their_figures():
    """Six usual years keep all their figures."""
    years = [year(f"{at}/{at - 1999}", 100 * at - 201600, 300 - at % 7, 40 * at - 80000) for at in range(2016, 2022)]
    texts = said(check(drawn(*years)))
    assert sum(each.startswith("£") for each in texts) == 18


def test_nothing_is_not_drawn():
    """Nothing is not drawn."""
    with pytest.raises(ValueError, match="no columns"):
        drawn()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    """Hostile text stays text."""
    column = Column(text, Decimal(5), None, Decimal(2), text, text, text)
    check(drawn(column, column, **dict.fromkeys(NAMES, text)))


@settings(deadline=None, max_examples=examples(40))
@given(st.lists(COLUMNS, min_size=1, max_size=10), LABELS)
def test_any_columns(columns, name):
    """Any columns."""
    check(drawn(*columns, **dict.fromkeys(NAMES, name)))
    assert "Running total" in " ".join(said(check(drawn(*columns))))
    assert drawn(*columns) == drawn(*columns)
