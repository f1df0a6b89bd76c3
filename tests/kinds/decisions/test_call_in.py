"""Call-in windows: the real values of three councils come out right."""

from datetime import date, datetime, time
from pathlib import Path

import pytest

from generator.core.working_days import WorkingDays, clear_calendar_days_between
from generator.kinds.decisions.call_in import Window, example_windows, windows_of
from generator.kinds.decisions.model import Decision
from tests.partnership import PARTNERSHIP, register_of


def windows(
    folder: Path,
    published: str,
    body: str = "joint-committee",
    partnership: str = PARTNERSHIP,
    as_of: str = "2018-11-01",
) -> list[Window]:
    """The windows of a decision that one body agreed and published on a day."""
    text = f"date: {published}\nwhy: Staff waited too long for help.\npath: [{{body: {body}, date: {published}, outcome: agreed, published: {published}}}]"
    register = register_of(folder, {"decisions/x": text}, as_of, partnership)
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
    text = "date: 2017-11-01\nwhy: Staff waited too long for help.\npath: [{body: camden-cabinet, date: 2017-11-01, outcome: agreed}]"
    register = register_of(tmp_path, {"decisions/x": text}, "2017-11-01", partnership)
    (entry,) = register.all(Decision)
    assert [window.closes for window in windows_of(entry.record.path[0], register)] == [date(2017, 11, 8)]


def test_bank_holidays_of_england_are_left_out() -> None:
    """Over Easter 2016 (Friday 25 and Monday 28 March) and over Christmas, whose Sunday moves to Tuesday."""
    assert WorkingDays().after(date(2016, 3, 24), 1) == date(2016, 3, 29)
    assert WorkingDays().after(date(2016, 12, 23), 1) == date(2016, 12, 28)


def test_special_bank_holidays_are_known() -> None:
    """The late Queen's funeral, and the Coronation."""
    assert WorkingDays().after(date(2022, 9, 16), 1) == date(2022, 9, 20)
    assert WorkingDays().after(date(2023, 5, 5), 1) == date(2023, 5, 9)


@pytest.mark.parametrize(
    ("nation", "friday", "after"),
    [
        ("england", date(2026, 4, 2), date(2026, 4, 7)),
        ("wales", date(2026, 4, 2), date(2026, 4, 7)),
        ("scotland", date(2026, 4, 2), date(2026, 4, 6)),
        ("scotland", date(2026, 1, 1), date(2026, 1, 5)),
        ("scotland", date(2026, 11, 27), date(2026, 12, 1)),
        ("northern ireland", date(2026, 3, 16), date(2026, 3, 18)),
        ("northern ireland", date(2026, 7, 10), date(2026, 7, 14)),
    ],
)
def test_each_nation_has_its_bank_holidays(nation: str, friday: date, after: date) -> None:
    """Easter Monday is none in Scotland; 2 January and St Andrew's Day are; Northern Ireland has 17 March and 12 July."""
    assert WorkingDays(nation).after(friday, 1) == after


def test_a_day_off_is_counted_nowhere(tmp_path: Path) -> None:
    """A holiday proclaimed for Tuesday 14 November 2017: windows in working days close a day later, others do not."""
    partnership = PARTNERSHIP + "days_off: [{on: 2017-11-14, why: A royal wedding}]\n"
    (tmp_path / "plain").mkdir()
    plain = windows(
        tmp_path / "plain", "2017-11-09", partnership=PARTNERSHIP.replace("{days: 3,", "{days: 3, unit: calendar,")
    )
    (tmp_path / "off").mkdir()
    off = windows(
        tmp_path / "off", "2017-11-09", partnership=partnership.replace("{days: 3,", "{days: 3, unit: calendar,")
    )

    assert [one.closes for one in plain] == [date(2017, 11, 16), date(2017, 11, 16), date(2017, 11, 12)]
    assert [one.closes for one in off] == [date(2017, 11, 17), date(2017, 11, 17), date(2017, 11, 12)]
    assert WorkingDays(off=frozenset({date(2017, 11, 14)})).clear_between(date(2017, 11, 9), date(2017, 11, 17)) == 4


def test_the_nation_is_part_of_the_partnership(tmp_path: Path) -> None:
    """Published on the Thursday before Easter 2017: five working days end a day earlier in Scotland."""
    closes = []
    for nation in ("england", "scotland"):
        (tmp_path / nation).mkdir()
        closes.append(
            windows(tmp_path / nation, "2017-04-13", partnership=f"{PARTNERSHIP}nation: {nation}\n")[0].closes
        )
    assert closes == [date(2017, 4, 24), date(2017, 4, 21)]


def test_clear_days_of_notices() -> None:
    """3 October to 8 November 2016 has 35 clear days; an agenda of 31 October is five clear working days before."""
    assert clear_calendar_days_between(date(2016, 10, 3), date(2016, 11, 8)) == 35
    assert WorkingDays().clear_between(date(2016, 10, 31), date(2016, 11, 8)) == 5
    assert WorkingDays().clear_between(date(2016, 11, 8), date(2016, 11, 8)) == 0


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


def test_a_window_is_open_on_its_first_and_its_last_day(tmp_path: Path) -> None:
    """And on none before or after."""
    camden = windows(tmp_path, "2016-11-10")[0]
    days = [date(2016, 11, day) for day in (9, 10, 17, 18)]
    assert [camden.open_on(day) for day in days] == [False, True, True, False]
    closed = [windows(tmp_path, "2016-11-10", as_of=str(day))[0].closed for day in days[1:]]
    assert closed == [False, False, True]


def test_windows_close_at_their_hour_or_as_the_day_ends(tmp_path: Path) -> None:
    """By the reading that closes last, and by the one that closes first."""
    camden, haringey, islington = windows(tmp_path, "2017-11-01")
    assert camden.moment == camden.earliest == datetime.combine(date(2017, 11, 8), time.max)
    assert haringey.moment == haringey.earliest == datetime.combine(date(2017, 11, 8), time(10))
    assert (islington.moment.date(), islington.earliest.date()) == (date(2017, 11, 6), date(2017, 11, 4))


def test_a_council_whose_rule_is_not_known_has_no_window(tmp_path: Path) -> None:
    """Those after it have theirs; nor has what nobody agreed to, or what a body decides that is not in the file."""
    unknown = PARTNERSHIP.replace(
        'joined: 2016-03, call_in: {days: 5, unit: working, at: "10:00", from: publication}', "joined: 2016-03"
    )
    assert [one.authority.id for one in windows(tmp_path, "2017-11-01", partnership=unknown)] == ["camden", "islington"]
    register = register_of(tmp_path, {"decisions/x": REFUSED}, "2018-11-01", unknown)
    step = register.all(Decision)[0].record.path[0]
    assert windows_of(step, register) == ()
    agreed = step.model_copy(update={"outcome": "agreed", "body": "nobody"})
    assert windows_of(agreed, register) == ()


REFUSED = """date: 2017-11-01
why: A test.
path: [{body: joint-committee, date: 2017-11-01, outcome: refused, published: 2017-11-01}]"""


@pytest.mark.parametrize(
    ("ended", "day"), [("2017-12-31", "2017-01-05"), ("2018-01-01", "2018-01-11"), ("2018-12-31", "2018-01-11")]
)
def test_the_example_is_a_thursday_early_in_the_year(tmp_path: Path, ended: str, day: str) -> None:
    """Away from bank holidays, and the same all year: no page changes only because a week has passed."""
    partnership = PARTNERSHIP.replace("started: 2016-10-01", f"started: 2016-10-01\nended: {ended}")
    assert str(example_windows(register_of(tmp_path, {}, "2026-01-01", partnership)).day) == day


def test_an_example_tells_who_is_first_and_last(tmp_path: Path) -> None:
    """Of rules without a unit the reading counts that fits; who has no rule is there, and has no window."""
    some = PARTNERSHIP.replace(", call_in: {days: 5, unit: working, from: publication}", "")
    example = example_windows(register_of(tmp_path, {}, "2018-06-14", some))
    assert {one.id: window is not None for one, window in example.windows} == {
        "camden": False,
        "haringey": True,
        "islington": True,
    }
    assert [one.authority.id for one in example.first] == ["islington"]
    assert [one.authority.id for one in example.last] == ["haringey"]
    assert (example.known, example.first_whose, example.last_whose) == (True, ["Islington"], ["Haringey"])


def test_a_notice_of_the_day_has_no_clear_day() -> None:
    """Nor has one that came afterwards."""
    assert clear_calendar_days_between(date(2016, 11, 7), date(2016, 11, 8)) == 0
    assert clear_calendar_days_between(date(2016, 11, 8), date(2016, 11, 8)) == 0
    assert clear_calendar_days_between(date(2016, 11, 9), date(2016, 11, 8)) == 0
    assert clear_calendar_days_between(date(2016, 11, 6), date(2016, 11, 8)) == 1
