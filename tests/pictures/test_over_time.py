from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pictures.over_time import Point, Series, draw_over_time

from .boxes import AMOUNTS, HOSTILE, LABELS, SHORT, WORDS, check, said

START, END = date(2018, 1, 1), date(2024, 12, 31)
YEARS = [(date(year, 1, 1), str(year)) for year in range(2018, 2025)]
DAYS = st.dates(START - timedelta(400), END + timedelta(400))
POINTS = st.lists(st.builds(Point, DAYS, AMOUNTS, SHORT), min_size=1, max_size=5).map(tuple)
SERIES = st.builds(Series, LABELS, st.sampled_from(("promised", "forecast", "delivered")), POINTS)


def drawn(*series, years=YEARS):
    """Drawn."""
    return draw_over_time(series, start=START, end=END, year_labels=years, key="k", **WORDS)


def test_each_series_has_its_own_shape_and_line():
    """Each series has its own shape and line."""
    points = (Point(date(2020, 1, 1), Decimal(5), "£5"),)
    lines = set()
    for tone, tag in (("promised", "circle"), ("forecast", "path"), ("delivered", "rect")):
        root = check(drawn(Series("Name", tone, points)))
        way, point = (each for each in root.iter() if tone in (each.get("class") or "").split())
        lines.add(way.get("stroke-dasharray"))
        assert (way.tag, point.tag) == ("path", tag)
        assert {"Name", "£5"} < set(said(root))
    assert len(lines) == 3


def test_a_figure_holds_until_the_next_one():
    """A figure holds until the next one."""
    points = (Point(date(2019, 1, 1), Decimal(1), "1"), Point(date(2021, 1, 1), Decimal(2), "2"))
    root = check(drawn(Series("Name", "delivered", points)))
    way = next(each.get("d") for each in root.iter("path"))
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = (map(float, each.split()) for each in way[1:].split("L"))
    assert x1 < x2 == x3 < x4
    assert y1 == y2 > y3 == y4


def test_labels_at_the_same_place_are_moved_apart():
    """Labels at the same place are moved apart."""
    same = (Point(date(2020, 1, 1), Decimal(5), "£5,000,000"), Point(date(2020, 1, 2), Decimal(5), "£5,000,001"))
    series = [Series(f"Name {tone}", tone, same) for tone in ("promised", "forecast", "delivered")]
    root = check(drawn(*series))
    assert said(root).count("£5,000,000") == 3
    assert {each.name for each in series} < set(said(root))


def test_years_that_would_overlap_are_left_out():
    """Years that would overlap are left out."""
    many = [(START + timedelta(days=at), f"day number {at}") for at in range(0, 2000, 10)]
    root = check(drawn(Series("N", "promised", (Point(START, Decimal(1), "1"),)), years=many))
    assert 2 <= sum(each.startswith("day") for each in said(root)) < 8


def test_nothing_is_not_drawn():
    """Nothing is not drawn."""
    with pytest.raises(ValueError, match="no points"):
        drawn()
    with pytest.raises(ValueError, match="no points"):
        drawn(Series("Name", "promised", ()))


def test_the_end_comes_after_the_start():
    """The end comes after the start."""
    series = [Series("Name", "promised", (Point(START, Decimal(1), "1"),))]
    with pytest.raises(ValueError, match="after the start"):
        draw_over_time(series, start=START, end=START, year_labels=[], key="k", **WORDS)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    """Hostile text stays text."""
    check(drawn(Series(text, "promised", (Point(START, Decimal(1), text),)), years=[(START, text), (END, text)]))


@settings(deadline=None, max_examples=60)
@given(st.lists(SERIES, min_size=1, max_size=4))
def test_any_series(series):
    """Any series."""
    check(drawn(*series))
    assert drawn(*series) == drawn(*series)
