"""What a measure's page shows: readings by council, kinds of period apart, and targets of some or all."""

from __future__ import annotations

from pathlib import Path

from generator.kinds.measures.model import Measure
from generator.kinds.measures.view import MeasureView, view
from tests.partnership import register_of

MEASURE = "unit: percent\nbetter: higher\n"


def shown(folder: Path, text: str) -> MeasureView:
    """What the page of a measure shows."""
    register = register_of(folder, {"measures/m": MEASURE + text}, "2026-11-23")
    (entry,) = register.all(Measure)
    return view(entry, register)


def test_without_a_reading_there_is_nothing_to_draw(tmp_path: Path) -> None:
    """No line, no target that held, and nobody's own reading."""
    found = shown(tmp_path, "authorities: [camden]\n")
    assert (found.progress.lines, found.progress.aimed, found.told_for) == ((), False, ())
    assert [authority.id for authority in found.missing_for] == ["camden"]


def test_whose_own_readings_are_published(tmp_path: Path) -> None:
    """Each council in the order of the partnership; none where it was chosen not to split."""
    readings = "readings: [{period: 2018/19, value: 60, by_authority: {islington: 70}}]\n"
    found = shown(tmp_path, readings)
    assert [authority.id for authority in found.told_for] == ["islington"]
    assert [authority.id for authority in found.missing_for] == ["camden", "haringey"]
    whole = shown(tmp_path, "split_by_council: false\nwhy_not_split: There is one team.\n")
    assert (whole.told_for, whole.missing_for) == ((), ())


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
    assert str(years.newest.reading.value) == "70"
    assert [str(row.reading.period) for row in progress.newest_first] == ["2020-06", "2019/20", "2018/19"]
