from datetime import date, timedelta
from decimal import Decimal
from math import hypot, inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pictures.over_time import Point, Series, draw_over_time
from tests.pictures.boxes import AMOUNTS, HOSTILE, LABELS, SHORT, WORDS, check, points_of, px, said, texts_of
from tests.proofs import examples

START, END = date(2018, 1, 1), date(2024, 12, 31)
YEARS = [(date(year, 1, 1), str(year)) for year in range(2018, 2025)]
DAYS = st.dates(START - timedelta(400), END + timedelta(400))
POINTS = st.lists(st.builds(Point, DAYS, AMOUNTS, SHORT), min_size=1, max_size=5).map(tuple)
SERIES = st.builds(Series, LABELS, st.sampled_from(("promised", "forecast", "delivered")), POINTS)


def written(amount):
    """An amount on the scale at the left."""
    return f"£[{amount}]"


def drawn(*series, years=YEARS, start=START, end=END):
    """Drawn."""
    return draw_over_time(series, start=start, end=end, year_labels=years, written=written, key="k", **WORDS)


def test_each_series_has_its_own_shape_and_line():
    """Each series has its own shape and line."""
    points = (Point(date(2020, 1, 1), Decimal(5), "£5"),)
    lines = set()
    for tone, tag in (("promised", "circle"), ("forecast", "path"), ("delivered", "rect")):
        root = check(drawn(Series("Name", tone, points)))
        way, point = (each for each in root.iter() if tone in (each.get("class") or "").split())
        lines.add(way.get("stroke-dasharray"))
        assert (way.tag, point.tag) == ("path", tag)
        assert "Name £5" in said(root)
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
    assert {*(each.name for each in series), "£5,000,001"} < set(said(root))


def nearest(root, words):
    """The tone of the point that a label stands nearest to."""
    box = next(text for text in texts_of(root) if text.words == words)

    def away(point):
        x, y = point
        return hypot(max(box.left - x, 0, x - box.right), max(box.top - y, 0, y - box.bottom))

    tones = ("promised", "forecast", "delivered")
    return min(tones, key=lambda tone: min(map(away, points_of(root, tone)), default=inf))


def ledger(*rows):
    """Series of points, each of a tone, a day and thousands of pounds."""
    tones = dict.fromkeys(tone for tone, _, _ in rows)
    return [
        Series(tone, tone, tuple(Point(day, Decimal(k), f"£{k}k") for one, day, k in rows if one == tone))
        for tone in tones
    ]


def test_words_stand_at_their_own_point():
    """Of points close together, each has its words nearest to it: the made-up saving, where they were swapped."""
    rows = (
        ("promised", date(2021, 1, 19), 800),
        ("forecast", date(2026, 9, 24), 660),
        ("delivered", date(2026, 6, 9), 620),
    )
    years = [(date(year, 1, 1), str(year)) for year in range(2021, 2027)]
    root = check(drawn(*ledger(*rows), years=years, start=date(2021, 1, 1), end=date(2026, 12, 31)))
    for tone, _, k in rows:
        assert nearest(root, f"{tone} £{k}k") == tone


def test_where_words_cannot_be_nearest_a_line_leads_to_their_point():
    """Of two points at one height and close together, the second has its words at a line: the real saving."""
    rows = (
        ("promised", date(2015, 9, 1), 4000),
        ("promised", date(2016, 3, 1), 6000),
        ("forecast", date(2018, 11, 1), 2400),
        ("delivered", date(2018, 7, 19), 2400),
    )
    years = [(date(year, 1, 1), str(year)) for year in range(2015, 2019)]
    root = check(drawn(*ledger(*rows), years=years, start=date(2015, 1, 1), end=date(2018, 12, 31)))
    assert nearest(root, "promised £6000k") == nearest(root, "£4000k") == "promised"
    assert nearest(root, "delivered £2400k") == "delivered"
    (forecast,) = points_of(root, "forecast")
    leaders = [each for each in root.iter("line") if each.get("class") == "edge" and each.get("x1") == each.get("x2")]
    assert [each for each in leaders if (px(each.get("x1")), float(each.get("y1"))) == pytest.approx(forecast, abs=0.1)]


def test_round_amounts_stand_at_the_left_and_years_below():
    """Round amounts stand at the left from nothing to the highest, and years below."""
    root = check(drawn(Series("Name", "promised", (Point(START, Decimal(6), "£6"),))))
    texts = texts_of(root)
    amounts = [each for each in texts if "[" in each.words]
    assert {each.words for each in amounts} == {"£[0]", "£[2]", "£[4]", "£[6]"}
    name = next(each for each in texts if each.words.startswith("Name"))
    assert max(each.right for each in amounts) < name.left
    low = max(each.bottom for each in amounts)
    assert min(each.bottom for each in texts if each.words in {text for _, text in YEARS}) > low


def test_years_that_would_overlap_are_left_out():
    """Years that would overlap are left out."""
    many = [(START + timedelta(days=at), f"day number {at}") for at in range(0, 2000, 10)]
    root = check(drawn(Series("N", "promised", (Point(START, Decimal(1), "1"),)), years=many))
    assert 2 <= sum(each.startswith("day") for each in said(root)) < 8


def test_no_amount_on_the_scale_lies_between_two_pence():
    """A series of pence has a scale of whole pence, none of them twice."""
    amounts = (Decimal("0.01"), Decimal("0.02"), Decimal("0.04"))
    points = tuple(Point(START.replace(year=START.year + at), amount, "") for at, amount in enumerate(amounts))
    root = check(drawn(Series("N", "promised", points)))
    marks = [Decimal(text.strip("£[]")) for text in said(root) if text.startswith("£[")]
    assert marks and len(marks) == len(set(marks)) and all(mark == round(mark, 2) for mark in marks)


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
        draw_over_time(series, start=START, end=START, year_labels=[], written=written, key="k", **WORDS)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    """Hostile text stays text."""
    check(drawn(Series(text, "promised", (Point(START, Decimal(1), text),)), years=[(START, text), (END, text)]))


@settings(deadline=None, max_examples=examples(60))
@given(st.lists(SERIES, min_size=1, max_size=4))
def test_any_series(series):
    """Any series."""
    check(drawn(*series))
    assert drawn(*series) == drawn(*series)
