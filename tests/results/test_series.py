"""A measure's series from its own file and from the reports: what is compared with what, and how it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds.measures.model import Measure
from generator.results.series import Progress, progress_of
from tests.partnership import register_of

MEASURE = "unit: percent\nbetter: higher\n"
Q1 = "period: 2017/18 Q1\non: 2017-08-20\n"
Q2 = "period: 2017/18 Q2\non: 2017-11-20\n"


def progress(folder: Path, measure: str, **reports: str) -> Progress:
    """Where the measure `m` stands with some reports."""
    folder.mkdir(exist_ok=True)
    files = {"measures/m": measure, **{f"readings/{name}": text for name, text in reports.items()}}
    register = register_of(folder, files, "2018-11-23")
    (entry,) = register.all(Measure)
    return progress_of(entry, register)


def told(found: Progress) -> list[str]:
    """Each result with its period, the oldest first."""
    return [f"{row.period}: {row.written}" for row in found.rows]


def test_results_from_both_places_are_one_series(tmp_path: Path) -> None:
    """In the order of time, whichever file they stand in; each leads to where it stands."""
    own = f"{MEASURE}readings: [{{period: 2016/17 Q4, value: 60}}]\n"
    found = progress(tmp_path, own, b=f"{Q2}readings: {{m: 66}}\n", a=f"{Q1}readings: {{m: {{value: 64}}}}\n")
    assert told(found) == ["2016/17 Q4: 60%", "2017/18 Q1: 64%", "2017/18 Q2: 66%"]
    assert [row.entry.address for row in found.rows] == ["measures/m", "readings/a", "readings/b"]
    assert (found.beside_previous, found.lines[0].drawn) == ("above", True)


def test_a_withdrawn_report_does_not_count(tmp_path: Path) -> None:
    """It is as if its results had not been published."""
    withdrawn = f"{Q1}readings: {{m: 64}}\nwithdrawn: {{on: 2017-09-01, why: It had figures of another service.}}\n"
    assert told(progress(tmp_path, MEASURE, a=withdrawn)) == []


def test_what_is_final_takes_the_place_of_what_was_not(tmp_path: Path) -> None:
    """A later report has the final value of the quarter before; only that is compared."""
    first = f"{Q1}readings: {{m: {{value: 64, provisional: true}}}}\n"
    then = f"{Q2}readings: {{m: {{value: 65, period: 2017/18 Q1}}}}\n"
    found = progress(tmp_path, MEASURE, a=first, b=then)
    assert [(row.written, row.replaced) for row in found.rows] == [("64%", True), ("65%", False)]
    assert [row.written for row in found.lines[0].rows] == ["65%"]


def test_a_forecast_is_no_result(tmp_path: Path) -> None:
    """It stands in the list, and is neither compared nor held against the target."""
    forecast = (
        f"{MEASURE}target: [{{from: 2016, value: 70}}]\nreadings: [{{period: 2018/19, value: 50, says: forecast}}]\n"
    )
    found = progress(tmp_path, forecast)
    assert (told(found), found.newest, found.rows[0].rating) == (["2018/19: 50%"], None, None)


@pytest.mark.parametrize(
    ("better", "value", "rating"),
    [
        ("higher", "70", "met"),
        ("higher", "65", "just missed"),
        ("higher", "64.9", "missed"),
        ("higher", "about 70", None),
        ("lower", "70", "met"),
        ("lower", "75", "just missed"),
        ("lower", "75.1", "missed"),
        ("neither", "10", None),
    ],
)
def test_the_amber_band_is_in_the_unit_of_the_measure(tmp_path: Path, better: str, value: str, rating: str) -> None:
    """Within five points of the target a result just missed it, on either side."""
    text = f"unit: percent\nbetter: {better}\ntarget: [{{from: 2016, value: 70, amber: 5}}]\n"
    found = progress(tmp_path, text, a=f"{Q1}readings: {{m: {value}}}\n")
    assert found.rows[0].rating == rating


def test_what_is_counted_so_far_is_compared_with_the_year_before_on_that_day(tmp_path: Path) -> None:
    """Not with the quarter before, which it holds, nor with the target of the whole year where things are counted."""
    counted = "unit: number\nbetter: higher\ntarget: [{from: 2016, value: 240}]\nreadings:\n"
    rows = ("2016/17 to date, on: 2016-09-30, value: 90", "2017/18 to date, on: 2017-06-30, value: 48")
    own = counted + "".join(
        f"  - {{period: {row}}}\n" for row in (*rows, "2017/18 to date, on: 2017-09-30, value: 103")
    )
    found = progress(tmp_path, own)
    assert [row.written for row in found.rows] == ["90", "48", "103"]
    assert found.previous is not None and (found.previous.written, found.beside_previous) == ("90", "above")
    assert {row.rating for row in found.rows} == {None} and not found.lines[0].drawn


@pytest.mark.parametrize(("on", "rating"), [("2018-03-30", None), ("2018-03-31", "missed"), ("2018-04-20", "missed")])
@pytest.mark.parametrize("unit", ["number", "days", "hours", "pounds"])
def test_what_is_counted_has_its_target_at_the_end_of_the_year(
    tmp_path: Path, unit: str, on: str, rating: str | None
) -> None:
    """Days of training grow with the year as calls do; up to its last day nothing is left to come."""
    text = f"unit: {unit}\nbetter: higher\ntarget: [{{from: 2016, value: 240}}]\n"
    found = progress(tmp_path, f"{text}readings: [{{period: 2017/18 to date, on: {on}, value: 221}}]\n")
    assert found.rows[0].rating == rating


def test_a_rate_so_far_may_be_held_against_its_target(tmp_path: Path) -> None:
    """It does not grow with the year."""
    text = f"{MEASURE}target: [{{from: 2016, value: 70}}]\nreadings: [{{period: to date, on: 2017-09-30, value: 64}}]\n"
    assert progress(tmp_path, text).rows[0].rating == "missed"


def test_a_result_is_overdue_by_the_newest_of_both_places(tmp_path: Path) -> None:
    """The report of the next quarter puts the day off: counted from the day of its publication, where that is known."""
    own = f"{MEASURE}every_months: 3\nreadings: [{{period: 2016/17 Q4, value: 60}}]\n"
    assert str(progress(tmp_path / "one", own).next_due) == "2017-06-30"
    assert str(progress(tmp_path / "two", own, a=f"{Q2}readings: {{m: 66}}\n").next_due) == "2018-02-20"
