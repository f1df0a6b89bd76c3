"""Who is ready to leave, what is overdue, and how measures stand."""

from pathlib import Path

import pytest

from generator.kinds.exit_plans.model import ExitPlan
from generator.kinds.exit_plans.readiness import readiness_table
from generator.kinds.measures.model import Measure
from generator.overview.to_do import all_to_do
from generator.results.series import progress_of
from tests.partnership import PARTNERSHIP, register_of

PLAN = """
authority: camden
state: agreed
agreed: 2016-08-22
review_every_months: 12
reviewed: [2017-08-01]
what_happens: {staff: They return., data: It returns.}
steps: [{what: Tell the staff, who: Head of service, due: 2017-01-01}]
"""
MEASURE = """
unit: percent
better: higher
target: [{from: 2016-10-01, value: 70}, {from: 2017-10-01, value: 75}]
readings: [{period: 2017/18 Q3, value: 74}, {period: 2017/18 Q1, value: 72}]
every_months: 3
"""


def test_every_authority_is_in_the_table(tmp_path: Path) -> None:
    """One has a plan, two do not; all three are there."""
    register = register_of(tmp_path, {"exit-plans/camden": PLAN}, "2018-08-02")
    camden, haringey, islington = readiness_table(register.all(ExitPlan), register)
    assert [bool(ready.plan) for ready in (camden, haringey, islington)] == [True, False, False]
    assert (camden.answered, camden.review_overdue) == (("staff", "data"), True)


def test_a_review_is_due_a_year_after_the_last(tmp_path: Path) -> None:
    """Looked at on 1 August 2017, every 12 months: not overdue on 1 August 2018, overdue the day after."""
    for day, overdue in (("2018-08-01", False), ("2018-08-02", True)):
        register = register_of(tmp_path, {"exit-plans/camden": PLAN}, day)
        assert readiness_table(register.all(ExitPlan), register)[0].review_overdue is overdue


@pytest.mark.parametrize(("reviewed", "due"), [("", None), ("reviewed: none\n", "2017-08-22")])
def test_a_plan_whose_reviews_are_not_in_the_record_is_not_overdue(
    tmp_path: Path, reviewed: str, due: str | None
) -> None:
    """Where the record says that there was none, the time runs from the agreement."""
    plan = PLAN.replace("reviewed: [2017-08-01]\n", reviewed)
    register = register_of(tmp_path, {"exit-plans/camden": plan}, "2018-08-02")
    ready = readiness_table(register.all(ExitPlan), register)[0]
    assert (ready.review_due and str(ready.review_due), ready.review_overdue) == (due, due is not None)


def test_nothing_is_late_in_a_record_kept_from_outside(tmp_path: Path) -> None:
    """Neither a review nor a result."""
    outside = f"{PARTNERSHIP}run_by: A volunteer project\n"
    files = {"exit-plans/camden": PLAN, "measures/m": MEASURE}
    register = register_of(tmp_path, files, "2026-08-02", outside)
    assert not readiness_table(register.all(ExitPlan), register)[0].review_overdue
    (entry,) = register.all(Measure)
    assert not progress_of(entry, register).overdue
    assert all_to_do(register) == []


def test_nothing_falls_due_after_the_end(tmp_path: Path) -> None:
    """Once the partnership has ended, plans need no more looking at and measures no more readings."""
    ended = PARTNERSHIP.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2018-03-31")
    register = register_of(tmp_path, {"exit-plans/camden": PLAN, "measures/m": MEASURE}, "2026-11-23", ended)
    assert all_to_do(register) == []


def test_a_measure_is_held_to_the_target_of_its_time(tmp_path: Path) -> None:
    """72 met the 70 of June 2017; 74 missed the 75 that held from October."""
    register = register_of(tmp_path, {"measures/m": MEASURE}, "2018-07-02")
    (entry,) = register.all(Measure)
    progress = progress_of(entry, register)
    assert [row.met for row in progress.rows] == [True, False]
    assert progress.beside_previous == "above"
    assert (str(progress.next_due), progress.overdue) == ("2018-03-31", True)


def test_duties_put_the_longest_overdue_first(tmp_path: Path) -> None:
    """An action, a result and a plan, in the order in which they were due."""
    meeting = """
body: joint-committee
date: 2017-06-19
state: held
items:
  - title: Budget
    actions:
      - {what: Report back, who: Head of service, due: 2017-09-01}
      - {what: Already done, who: Head of service, due: 2017-09-01, done: 2017-08-20}
      - {what: Not dated, who: Head of service}
"""
    files = {"minutes/m": meeting, "measures/m": MEASURE, "exit-plans/camden": PLAN}
    register = register_of(tmp_path, files, "2018-09-01")
    found = all_to_do(register)
    assert [(one.entry.kind, one.late) for one in found] == [
        ("minutes", True),
        ("measures", True),
        ("exit-plans", True),
        ("minutes", False),
    ]
    assert [str(one.what) for one in found[1:3]] == [
        "Next result",
        "Exit plan review",
    ]
