"""What a piece of work asked for is noted, and until when the day's answers stay the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.asked import Asked, Day, Memo, asking, note
from generator.kinds.decisions.model import Decision
from generator.kinds.risks.model import Risk
from tests.partnership import register_of

TODAY = Day(2026, 10, 1)
FILES = {
    "decisions/x": "date: 2016-03-02\nwhy: A test.\ndepends_on: [y]\npath: [{body: joint-committee, date: 2016-03-02, outcome: agreed}]",
    "decisions/y": "date: 2016-03-01\nwhy: A test.\npath: [{body: joint-committee, date: 2016-03-01, outcome: agreed}]",
}
COMPARED: list[Callable[[date, date], object]] = [
    lambda day, other: day < other,
    lambda day, other: day <= other,
    lambda day, other: day > other,
    lambda day, other: day >= other,
    lambda day, other: day == other,
    lambda day, other: day != other,
    lambda day, other: other < day,
    lambda day, other: other >= day,
    lambda day, other: other == day,
    lambda day, other: min(day, other) == day,
    lambda day, other: day.year,
    lambda day, other: day.month,
    lambda day, other: f"{day}",
    lambda day, other: other - day,
    lambda day, other: day - timedelta(days=1),
    lambda day, other: {other: 1}.get(day),
    lambda day, other: day.replace(day=1) if day.day == 1 else day.isoformat(),
]


@given(days=st.integers(-800, 800), further=st.integers(-800, 800), compared=st.sampled_from(COMPARED))
def test_between_its_days_an_answer_is_the_same(
    days: int, further: int, compared: Callable[[date, date], object]
) -> None:
    """And the answer is that of a day that notes nothing."""
    other, later = TODAY.plain + timedelta(days=days), TODAY.plain + timedelta(days=further)
    with asking() as asked:
        told = compared(TODAY, other)
    assert told == compared(TODAY.plain, other)
    assert asked.since <= TODAY.plain <= asked.until
    if asked.since <= later <= asked.until:
        assert compared(later, other) == told


def test_no_way_to_ask_a_day_is_forgotten() -> None:
    """All that a date can do is noted, but for what makes a new one."""
    unnoted = {
        name
        for name in dir(date)
        if getattr(Day, name, None) is getattr(date, name, 1) and callable(getattr(date, name))
    }
    made = {"today", "fromtimestamp", "fromordinal", "fromisoformat", "fromisocalendar"}
    assert {name for name in unnoted - made if not name.startswith("__")} == set()


def test_the_ends_of_all_days_are_no_trouble() -> None:
    """What is open to one side is compared with them."""
    with asking() as asked:
        assert date.max >= TODAY
        assert date.min < TODAY
        assert not date.min > TODAY
    assert asked.since <= TODAY.plain <= asked.until


def test_who_uses_what_was_worked_out_before_has_asked_as_well() -> None:
    """The second reader has the same questions as the first."""
    memo: Memo[str, bool] = Memo()

    def work_out() -> bool:
        note("record", "decisions", "x")
        return date(2026, 10, 5) > TODAY

    notes: list[Asked] = []
    for _ in range(2):
        with asking() as asked:
            assert memo.of("x", work_out)
        notes.append(asked)
    assert notes[0] == notes[1]
    assert notes[1].needed == [("record", "decisions", "x")]
    assert notes[1].until == date(2026, 10, 4)


@pytest.mark.parametrize(
    ("ask", "questions"),
    [
        (lambda register: register.at("decisions/x"), [("record", "decisions", "x")]),
        (lambda register: register.find(Decision, "z"), [("record", "decisions", "z")]),
        (lambda register: register.all(Decision)[0].record, [("all", "decisions")]),
        (lambda register: register.all(Risk), [("model", "generator.kinds.risks.model.Risk")]),
        (lambda register: bool(register.entries["risks"]), [("any", "risks")]),
        (lambda register: register.only("decisions"), [("only", "decisions")]),
        (lambda register: register.links_to("decisions/y")[0].source.id, [("links", "decisions/y")]),
        (lambda register: register.mentions_of("decisions/x"), [("mentions", "decisions/x")]),
        (
            lambda register: register.links_to("decisions/y")[0].source.record.title,
            [("links", "decisions/y"), ("record", "decisions", "x")],
        ),
    ],
)
def test_the_register_notes_what_it_is_asked(tmp_path: Path, ask: Callable[..., object], questions: object) -> None:
    """Also of what is not there; and it answers each question again, as long as nothing is other than it was."""
    register = register_of(tmp_path, FILES, "2026-10-01")
    with asking() as asked:
        ask(register)
    assert asked.needed == questions
    told = [register.answer(question) for question in asked.needed]
    again = register_of(tmp_path, {}, "2026-10-02")
    assert [again.answer(question) for question in asked.needed] == told
