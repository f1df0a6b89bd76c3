"""What a measure's page shows: readings by council, kinds of period apart, and targets of some or all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds.measures.kind import date_of
from generator.kinds.measures.model import Measure
from generator.kinds.measures.view import MeasureView, view
from generator.results.series import progress_of
from tests.partnership import register_of

MEASURE = "unit: percent\nbetter: higher\n"


def shown(folder: Path, text: str) -> MeasureView:
    """What the page of a measure shows."""
    register = register_of(folder, {"measures/m": MEASURE + text}, "2026-11-23")
    (entry,) = register.all(Measure)
    return view(entry, register)


def test_without_a_result_there_is_nothing_to_draw(tmp_path: Path) -> None:
    """No line, no target that held, and nobody's own result."""
    found = shown(tmp_path, "authorities: [camden]\n")
    assert (found.progress.lines, found.progress.aimed, found.told_for) == ((), False, ())


def test_which_councils_have_results_of_their_own(tmp_path: Path) -> None:
    """In the order of the partnership; none where it was chosen not to split."""
    readings = "readings: [{period: 2018/19, value: 60, by_authority: {islington: 70, camden: 50}}]\n"
    assert [authority.id for authority in shown(tmp_path, readings).told_for] == ["camden", "islington"]
    assert shown(tmp_path, "split_by_council: false\nwhy_not_split: There is one team.\n").told_for == ()


def test_results_of_councils_alone_need_no_value_for_all(tmp_path: Path) -> None:
    """They stand in the table, and nothing is said of all."""
    progress = shown(tmp_path, "readings: [{period: 2018/19, by_authority: {islington: 70}}]\n").progress
    assert (len(progress.rows), progress.valued, progress.newest) == (1, False, None)


@pytest.mark.parametrize(
    ("value", "beside", "met"),
    [("69", "below", False), ("70", "level", True), ("71", "above", True), ("about 70", "", None)],
)
def test_beside_the_target(tmp_path: Path, value: str, beside: str, met: bool | None) -> None:
    """Any measure shows where it lies; whether it met its target, only where the record says which way is good."""
    text = f"target: [{{from: 2018, value: 70}}]\nreadings: [{{period: 2019/20, value: {value}}}]\n"
    row = shown(tmp_path, text).progress.rows[0]
    assert (row.beside_target, row.met) == (beside, met)
    (entry,) = register_of(tmp_path, {"measures/m": f"unit: percent\n{text}"}, "2026-11-23").all(Measure)
    neither = progress_of(entry, register_of(tmp_path, {}, "2026-11-23")).rows[0]
    assert (neither.beside_target, neither.met) == (beside, None)


def test_kinds_of_period_are_kept_apart_and_one_reading_is_not_drawn(tmp_path: Path) -> None:
    """Two years and one month; the newest first in the table."""
    progress = shown(
        tmp_path,
        "target: [{from: 2019-04-01, value: 50}]\n"
        "readings: [{period: 2018/19, value: 60}, {period: 2019/20, value: 70}, {period: 2020-06, value: 40}]\n",
    ).progress
    month, years = progress.lines
    assert progress.several_kinds and (month.drawn, years.drawn) == (False, True)
    assert (years.aimed, years.partly_aimed, month.aimed, month.partly_aimed) == (True, True, True, False)
    assert str(years.newest.value) == "70"
    assert [str(row.period) for row in progress.newest_first] == ["2020-06", "2019/20", "2018/19"]


def test_a_measure_has_the_day_of_its_newest_result_and_not_of_a_forecast(tmp_path: Path) -> None:
    """What is expected of a year to come is no reason to list the result of this one under it."""
    rows = "readings: [{period: 2018/19, value: 60}, {period: 2027/28, value: 70, says: forecast}]\n"
    (entry,) = register_of(tmp_path, {"measures/m": MEASURE + rows}, "2026-11-23").all(Measure)
    assert str(date_of(entry.record)) == "2019-03-31"
