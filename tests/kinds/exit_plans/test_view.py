"""What the pages of plans for leaving show: how far each is, what nobody can tell, and all in one picture."""

from __future__ import annotations

from pathlib import Path

from generator.kinds.exit_plans.readiness import Readiness
from generator.kinds.exit_plans.view import AllPlans, all_plans
from tests.partnership import PARTNERSHIP, register_of

ENDED = PARTNERSHIP.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2019-01-01")


def shown(folder: Path, text: str | None, partnership: str = PARTNERSHIP) -> tuple[Readiness, AllPlans]:
    """Camden's plan, and all."""
    files = {} if text is None else {"exit-plans/camden": f"authority: camden\n{text}"}
    register = register_of(folder, files, "2020-01-01", partnership)
    found = all_plans(register)
    return found.table[0], found


def test_without_a_plan_nothing_is_answered(tmp_path: Path) -> None:
    """Every council has its row all the same."""
    ready, found = shown(tmp_path, None)
    assert (ready.answered_number, ready.answered_said, ready.short) == ("0 of 8", "no plan published", "No plan")
    assert (found.any, [row.shown for row in found.rows]) == (False, ["no plan published"] * 3)


def test_what_a_plan_answers_and_what_nobody_can_tell(tmp_path: Path) -> None:
    """Two questions, and no notice, cost or trial."""
    ready, found = shown(tmp_path, "state: draft\nwhat_happens: {staff: They go back., systems: They stay.}\n")
    assert (ready.answered_number, ready.answered_said) == ("2 of 8", "staff, systems")
    assert [label for label, answer in ready.answers if answer] == ["Staff", "Computer systems"]
    assert ready.gaps == ["the notice it has to give", "what leaving costs", "a trial of its plan"]
    assert (ready.state_said, found.any, ready.past) == ("The plan is a draft", True, False)


def test_what_is_known_is_no_gap(tmp_path: Path) -> None:
    """Nor is a free way out."""
    known = "state: agreed\nagreed: 2018-01-01\ntested: 2018-06-01\nnotice: {months: 0}\ncost: {amount: £0}\n"
    ready, _ = shown(tmp_path, known)
    assert (ready.gaps, ready.notice, str(ready.cost)) == ([], 0, "£0")


def test_all_is_past_once_the_partnership_has_ended(tmp_path: Path) -> None:
    """Where no source says that it did, the councils were only set to leave."""
    ended, _ = shown(tmp_path, "state: in use\n", ENDED)
    assert (ended.past, ended.gone, ended.only_set) == (True, True, False)
    assert "the notice it had to give" in ended.gaps
    open_end, _ = shown(tmp_path, "state: in use\n", f"{ENDED}end_confirmed: false\n")
    assert (open_end.past, open_end.gone, open_end.only_set) == (True, False, True)
