"""Call-in windows: the real values of three councils come out right."""

from datetime import date, time
from pathlib import Path

import pytest

from generator.kinds.decisions import Decision
from generator.workings.call_in import Window, windows_of
from generator.workings.working_days import clear_calendar_days_between, clear_days_between, working_days_after

from .partnership import PARTNERSHIP, register_of


def windows(
    folder: Path, published: str, body: str = "joint-committee", partnership: str = PARTNERSHIP
) -> list[Window]:
    """The windows of a decision that one body agreed and published on a day."""
    text = f"date: {published}\nwhy: Reasons.\npath: [{{body: {body}, date: {published}, outcome: agreed, published: {published}}}]"
    register = register_of(folder, {"decisions/x": text}, "2017-11-01", partnership)
    (entry,) = register.all(Decision)
    return list(windows_of(entry.record.path[0], register))


def test_five_working_days_from_a_thursday_close_on_the_thursday_after(tmp_path: Path) -> None:
    """Issued on Thursday 10 November 2016, as the real sheet says: closed on Thursday 17 November 2016."""
    camden, haringey, _ = windows(tmp_path, "2016-11-10")
    assert (camden.closes, camden.at, camden.or_already) == (date(2016, 11, 17), None, None)
    assert (haringey.closes, haringey.at) == (date(2016, 11, 17), time(10))


def test_a_rule_without_a_unit_has_two_readings(tmp_path: Path) -> None:
    """Issued on Wednesday 1 November 2017: Camden 8 November; Islington Monday 6, or Saturday 4 if weekends count."""
    camden, _, islington = windows(tmp_path, "2017-11-01")
    assert camden.closes == date(2017, 11, 8)
    assert (islington.closes, islington.or_already) == (date(2017, 11, 6), date(2017, 11, 4))


@pytest.mark.parametrize(
    ("unit", "closes"), [("working", date(2017, 11, 6)), ("calendar", date(2017, 11, 4))], ids=["working", "calendar"]
)
def test_the_unit_is_part_of_the_rule(tmp_path: Path, unit: str, closes: date) -> None:
    """Islington's three days, if the source said which days."""
    partnership = PARTNERSHIP.replace("{days: 3,", f"{{days: 3, unit: {unit},")
    window = windows(tmp_path, "2017-11-01", "islington-executive", partnership)[0]
    assert (window.closes, window.or_already) == (closes, None)


def test_a_councils_own_decision_has_its_own_rule_only(tmp_path: Path) -> None:
    """A cabinet's decision can be called in by its own council alone."""
    assert [window.authority.id for window in windows(tmp_path, "2017-11-01", "haringey-cabinet")] == ["haringey"]


def test_a_day_that_is_not_known_gives_no_window(tmp_path: Path) -> None:
    """Nothing is counted from a month."""
    assert windows(tmp_path, "2017-11") == []


def test_counting_from_the_decision(tmp_path: Path) -> None:
    """Some councils count from the day of the decision, published or not."""
    partnership = PARTNERSHIP.replace("unit: working, from: publication", "unit: working, from: decision")
    text = "date: 2017-11-01\nwhy: Reasons.\npath: [{body: camden-cabinet, date: 2017-11-01, outcome: agreed}]"
    register = register_of(tmp_path, {"decisions/x": text}, "2017-11-01", partnership)
    (entry,) = register.all(Decision)
    assert [window.closes for window in windows_of(entry.record.path[0], register)] == [date(2017, 11, 8)]


def test_bank_holidays_of_england_are_left_out() -> None:
    """Over Easter 2016 (Friday 25 and Monday 28 March) and over Christmas, whose Sunday moves to Tuesday."""
    assert working_days_after(date(2016, 3, 24), 1) == date(2016, 3, 29)
    assert working_days_after(date(2016, 12, 23), 1) == date(2016, 12, 28)


def test_special_bank_holidays_are_known() -> None:
    """The late Queen's funeral, and the Coronation."""
    assert working_days_after(date(2022, 9, 16), 1) == date(2022, 9, 20)
    assert working_days_after(date(2023, 5, 5), 1) == date(2023, 5, 9)


def test_clear_days_of_notices() -> None:
    """3 October to 8 November 2016 has 35 clear days; an agenda of 31 October is five clear working days before."""
    assert clear_calendar_days_between(date(2016, 10, 3), date(2016, 11, 8)) == 35
    assert clear_days_between(date(2016, 10, 31), date(2016, 11, 8)) == 5
    assert clear_days_between(date(2016, 11, 8), date(2016, 11, 8)) == 0


def test_a_council_that_left_has_no_window(tmp_path: Path) -> None:
    """A joint decision can be called in by those who are in then, though the body's list still names the other."""
    left = PARTNERSHIP.replace("joined: 2016-03,", "joined: 2016-03, left: 2017-03-31,")
    path = "path: [{{body: joint-committee, date: {day}, outcome: agreed, published: {day}}}]\n"
    files = {
        f"decisions/{name}": f"date: {day}\nwhy: A test.\n" + path.format(day=day)
        for name, day in (("before", "2017-01-05"), ("after", "2017-06-05"))
    }
    register = register_of(tmp_path, files, "2018-01-01", left)
    found = {
        entry.id: [window.authority.id for window in windows_of(entry.record.path[0], register)]
        for entry in register.all(Decision)
    }
    assert found == {"before": ["camden", "haringey", "islington"], "after": ["camden", "islington"]}
