"""What a piece of work asked for is noted, and until when the day's answers stay the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.asked import Asked, Day, Memo, asking, note, note_key, worked_out
from generator.core.entry import Entry
from generator.core.kind import Kind
from generator.core.register import Register, narrowed
from generator.kinds import all_kinds
from generator.kinds.decisions.model import Decision
from generator.kinds.risks.model import Risk
from tests.partnership import register_of

TODAY = Day(2026, 10, 1)
FILES = {
    "decisions/x": "date: 2016-03-02\nwhy: A test.\ndepends_on: [y]\npath: [{body: joint-committee, date: 2016-03-02, outcome: agreed}]",
    "decisions/y": "date: 2016-03-01\nwhy: A test.\npath: [{body: joint-committee, date: 2016-03-01, outcome: agreed}]",
}
OF_X = ("record", "decisions", "x")
WHOLE_BOTH = [
    *(("keys", "decisions", name, "*") for name in ("x", "y")),
    *(("record", "decisions", name) for name in ("x", "y")),
]
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
        (lambda register: register.all(Decision)[0].record, [("ids", "decisions")]),
        (
            lambda register: register.current(Decision),
            [("ids", "decisions"), ("keys of all", "decisions", "withdrawn")],
        ),
        (lambda register: register.at("decisions/x").record.model_copy(), [("keys", "decisions", "x", "*"), OF_X]),
        (lambda register: register.at("decisions/x").record == register.at("decisions/y").record, WHOLE_BOTH),
        (
            lambda register: register.at("decisions/x").record.absent.get("why"),
            [("keys", "decisions", "x", "why"), OF_X],
        ),
        (
            lambda register: register.at("decisions/x").record.days,
            [("keys", "decisions", "x", "date", "kind", "path"), OF_X],
        ),
        (lambda register: register.all(Risk), [("model", "generator.kinds.risks.model.Risk")]),
        (lambda register: bool(register.entries["risks"]), [("any", "risks")]),
        (lambda register: register.only("decisions"), [("only", "decisions")]),
        (lambda register: register.links_to("decisions/y")[0].source.id, [("links", "decisions/y")]),
        (lambda register: register.mentions_of("decisions/x"), [("mentions", "decisions/x")]),
        (
            lambda register: register.links_to("decisions/y")[0].source.record.title,
            [("keys", "decisions", "x", "title"), ("links", "decisions/y")],
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


@narrowed(Register.at)
def _agreed(register: Register, day: str) -> tuple[Entry[Decision], ...]:
    """Those of a day that anybody agreed."""
    held = [one for one in register.all(Decision) if str(one.record.date) == day]
    return tuple(one for one in held if any(step.agreed for step in one.record.path))


def test_who_asks_for_what_is_found_depends_on_that_alone(tmp_path: Path) -> None:
    """Whatever else there is, and whatever else these say, as long as the same ones are found."""
    register = register_of(tmp_path, FILES, "2026-10-01")
    day = str(register.at("decisions/x").record.date)
    with asking() as asked:
        assert [one.id for one in _agreed(register, day)] == ["x"]
    (question,) = asked.needed
    said = [
        ({"decisions/x": FILES["decisions/x"].replace("A test", "Another")}, "decisions/x"),
        ({"decisions/y": FILES["decisions/y"].replace("agreed", "refused")}, "decisions/x"),
        ({"decisions/z": FILES["decisions/y"].replace("2016-03-01", "2016-03-02")}, "decisions/x decisions/z"),
        ({"decisions/x": FILES["decisions/x"].replace("agreed", "refused")}, "decisions/z"),
    ]
    for changed, found in said:
        assert register_of(tmp_path, changed, "2026-10-01").answer(question) == found


NEW = {"why": "why: Another.", "date": "date: 2016-03-03", "depends_on": ""}


@pytest.mark.parametrize("key", NEW)
def test_only_who_looked_at_a_key_is_told_of_its_change(tmp_path: Path, key: str) -> None:
    """At that key of this record, or of all records, or at all of this record."""
    lines = [NEW[key] if line.startswith(f"{key}:") else line for line in FILES["decisions/x"].split("\n")]
    register = register_of(tmp_path, FILES, "2026-10-01")
    changed = register_of(tmp_path, {"decisions/x": "\n".join(lines)}, "2026-10-01")
    of_x = [("keys", "decisions", "x", one) for one in (*NEW, "*", "title")]
    of_all = [("keys of all", "decisions", one) for one in (*NEW, "*", "title")]
    of_y = [("keys", "decisions", "y", "*"), ("ids", "decisions"), OF_X]
    told = {question for question in (*of_x, *of_all, *of_y) if register.answer(question) != changed.answer(question)}
    assert told == {one for one in (*of_x, *of_all) if one[-1] in (key, "*")}


def test_what_is_looked_at_in_many_records_is_asked_of_all() -> None:
    """And no longer of each; but what is looked at in a few is."""
    with asking() as asked:
        for number in range(300):
            note_key(("decisions", str(number)), "title")
        note_key(("decisions", "7"), "why")
    assert asked.needed == [("keys", "decisions", "7", "why"), ("keys of all", "decisions", "title")]


def test_what_a_property_rests_on_is_handed_on() -> None:
    """Though it is worked out once."""

    class Told:
        @worked_out
        def late(self) -> bool:
            note("links", "decisions/x")
            return date(2026, 10, 5) < TODAY

    told = Told()
    for _ in range(2):
        with asking() as asked:
            assert not told.late
        assert (asked.needed, asked.until) == ([("links", "decisions/x")], date(2026, 10, 5))


@pytest.mark.parametrize(
    "kind", [kind for kind in all_kinds() if kind.name != "partnership"], ids=lambda kind: kind.name
)
def test_each_field_comes_from_its_own_key_alone(kind: Kind[Any]) -> None:
    """Or a page that looks at it would not be told of a change; all pages rest on the whole partnership."""
    decorators = kind.model.__pydantic_decorators__
    assert set(decorators.model_validators) <= {"_read_absence"}
    assert not decorators.root_validators
    assert not decorators.computed_fields
    made = [base for base in kind.model.__mro__ if "model_post_init" in vars(base)]
    own = {vars(base)["model_post_init"].__qualname__ for base in made} - {"init_private_attributes"}
    # What makes more of a field than its key says which others it takes.
    assert bool(own - {"BaseModel.model_post_init"}) == bool(kind.model.rests_on)
