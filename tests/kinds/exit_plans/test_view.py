"""What the pages of exit plans show: how far each is, what is not known, and all of it in one picture."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.core.register import Register
from generator.kinds import all_kinds
from generator.kinds.exit_plans.comparing import worked_out
from generator.kinds.exit_plans.kind import KIND
from generator.kinds.exit_plans.model import ExitPlan
from generator.kinds.exit_plans.readiness import Readiness, readiness_table
from generator.kinds.exit_plans.view import AllPlans, all_plans
from tests.partnership import PARTNERSHIP, checked, fact, register_of
from tests.whole_site import pages_of

LEAVES = PARTNERSHIP.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2019-01-01").replace(
    "joined: 2015-09,", "joined: 2015-09, left: 2019-01-01,", 1
)
ENDED = PARTNERSHIP.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2019-01-01")


def view_of(register: Register) -> Readiness:
    """How ready Camden is."""
    return readiness_table(register.current(ExitPlan), register)[0]


def shown(folder: Path, text: str | None, partnership: str = PARTNERSHIP) -> tuple[Readiness, AllPlans]:
    """Camden's plan, and all."""
    files = {} if text is None else {"exit-plans/camden": f"authority: camden\n{text}"}
    register = register_of(folder, files, "2020-01-01", partnership)
    found = all_plans(register)
    return view_of(register), found


def test_a_council_without_a_plan_here_has_no_row(tmp_path: Path) -> None:
    """It is named apart, and nothing is said of it."""
    ready, found = shown(tmp_path, None)
    assert (ready.answered_said, ready.short, ready.state_said) == ("", "", "")
    assert (found.table, found.rows) == ((), [])
    assert [authority.id for authority in found.without] == ["camden", "haringey", "islington"]


def test_what_a_plan_covers(tmp_path: Path) -> None:
    """Two topics of eight."""
    ready, found = shown(tmp_path, "state: draft\nwhat_happens: {staff: They go back., systems: They stay.}\n")
    assert (ready.answered_number, ready.answered_said) == ("2 of 8", "staff, systems")
    assert [label for _, label, answer in ready.answers if answer] == ["Staff", "IT systems"]
    assert (ready.state_said, len(found.table), ready.past) == ("Draft exit plan", 1, False)
    assert [row.shown for row in found.rows] == ["2 of 8 topics"]


def test_a_plan_without_a_topic_or_a_state_is_not_drawn(tmp_path: Path) -> None:
    """It is in the table all the same."""
    ready, found = shown(tmp_path, "tested: 2018-06-01\n")
    assert (len(found.table), found.rows, found.tested, found.agreed, found.reviewed) == (1, [], True, False, False)
    assert (ready.state, ready.short) == (None, "")


def test_agreed_needs_the_day(tmp_path: Path) -> None:
    """Without it, pages do not call a plan agreed."""
    assert shown(tmp_path, "state: agreed\nagreed: 2018-01-01\n")[0].state == "agreed"
    assert shown(tmp_path, "state: agreed\n")[0].state is None


def test_what_is_known_is_no_gap(tmp_path: Path) -> None:
    """Nor is a free way out."""
    known = "state: agreed\nagreed: 2018-01-01\ntested: 2018-06-01\nnotice: {months: 0}\ncost: {amount: £0}\n"
    ready, _ = shown(tmp_path, known)
    assert (ready.notice, str(ready.cost)) == (0, "£0")


def test_all_is_past_once_the_partnership_has_ended(tmp_path: Path) -> None:
    """Where no source says that it did, the councils were only set to leave."""
    ended, _ = shown(tmp_path, "state: in use\n", ENDED)
    assert (ended.past, ended.gone, ended.only_set) == (True, True, False)
    open_end, _ = shown(tmp_path, "state: in use\n", f"{ENDED}end_confirmed: false\n")
    assert (open_end.past, open_end.gone, open_end.only_set) == (True, False, True)


def test_data_says_what_pages_say(tmp_path: Path) -> None:
    """Nobody has left where no source says so, and no plan is agreed without the day."""
    for state, partnership, said in (
        ("done", f"{ENDED}end_confirmed: false\n", "due to end"),
        ("done", f"{LEAVES}end_confirmed: false\n", "due to leave"),
        ("done", ENDED, "done"),
        ("agreed", PARTNERSHIP, None),
        ("draft", PARTNERSHIP, "draft"),
    ):
        ready, _ = shown(tmp_path, f"state: {state}\n", partnership)
        assert ready.state_in_data == said
        assert KIND.in_data(ready) == {"state": said}
    assert KIND.in_data(shown(tmp_path, "")[0]) == {}


SEVERAL = PARTNERSHIP.replace("[{id: ict, name: ICT}]", "[{id: ict, name: ICT}, {id: payroll, name: Payroll}]")
BACK = "authority: camden\nservices: [payroll]\n"


def pages(folder: Path, text: str, partnership: str = SEVERAL, files: dict[str, str] | None = None) -> dict[str, str]:
    """The pages of a site with Camden's plan."""
    register = register_of(folder, {"exit-plans/camden": text, **(files or {})}, "2020-01-01", partnership)
    return {page.path: page.text.partition("\n# ")[2] for page in pages_of(register, all_kinds(), ())}


def test_a_council_that_stays_takes_services_back(tmp_path: Path) -> None:
    """Nothing says that it leaves: not its plan, its own page or the story."""
    made = pages(
        tmp_path, BACK + "state: done\nnotice: {intended: 2019-01-07, given: 2019-03-04}\ncost: {amount: £5k}\n"
    )
    page = made["exit-plans/camden.md"]
    assert "**Camden has taken back payroll.**" in page
    assert fact("Takes back", "Payroll") in page
    assert fact("Said that it intended to take back payroll", "7 January 2019") in page
    assert "[said that it intended to take back payroll](../exit-plans/camden.md)" in made["story/camden.md"]
    assert "[gave notice to take back payroll](../exit-plans/camden.md)" in made["story/camden.md"]
    assert "Services taken back" in made["exit-plans/index.md"]
    told = page.partition("## Sources")[0] + made["authorities/camden.md"] + made["story/camden.md"]
    assert not re.search(r"\b(?:leave|leaves|leaving|left)\b", told)


ENDED = SEVERAL.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2019-06-30")


@pytest.mark.parametrize(
    ("plan", "partnership"),
    [
        (
            BACK,
            SEVERAL.replace(
                "joined: 2015-09, call_in: {days: 5, unit", "joined: 2015-09, left: 2019-06-30, call_in: {days: 5, unit"
            ),
        ),
        (BACK.replace("[payroll]", "[ict, payroll]"), ENDED),
    ],
)
def test_one_that_leaves_takes_nothing_back(tmp_path: Path, plan: str, partnership: str) -> None:
    """Nor where all of them end it."""
    page = pages(tmp_path, plan + "state: done\n", partnership)["exit-plans/camden.md"]
    assert "has left." in page
    assert "taken back" not in page


def test_services_taken_back_before_the_partnership_ended(tmp_path: Path) -> None:
    """Nothing says that the council left, nor that the partnership ended by its decision."""
    files = {"decisions/back": "date: 2019-01-01\npath: [{body: camden-cabinet, date: 2019-01-01, outcome: agreed}]\n"}
    plan = BACK + "state: done\ndecision: back\ncost: {amount: £5k, shared_by: Haringey}\n"
    made = pages(tmp_path, plan, ENDED, files)
    assert "**Camden has taken back payroll.**" in made["exit-plans/camden.md"]
    council = made["authorities/camden.md"]
    assert "How it took services back" in council and "How it left" not in council
    assert fact("Paid by", "Haringey") in council and "payroll: £5,000. Paid by Haringey." in council
    assert "The partnership ended. See the decision" not in made["story/index.md"]


def test_that_a_council_intends_to_leave_is_no_notice(tmp_path: Path) -> None:
    """It has its own fact and event; a plan made after it was not made in advance."""
    text = "authority: camden\nstate: in use\nagreed: 2019-02-01\nnotice: {months: 12, intended: 2019-01-07}\n"
    made = pages(tmp_path, text)
    assert fact("Said that it intended to leave", "7 January 2019") in made["exit-plans/camden.md"]
    assert "Notice given" not in made["exit-plans/camden.md"]
    assert "It said on 7 January 2019 that it intended to leave." in made["authorities/camden.md"]
    assert "[said that it intended to leave](../exit-plans/camden.md)" in made["story/index.md"]
    assert "gave notice" not in made["story/index.md"]


ENDS = "joined: 2015-09, ends: {{on: {day}, order: The Order}}, call_in: {{days: 5, unit"
JOINED = "joined: 2015-09, call_in: {days: 5, unit"


def test_one_that_ends_by_law_takes_back_what_it_takes_back_before(tmp_path: Path) -> None:
    """It does not leave, whether or not all of them end on that day."""
    facing = SEVERAL.replace(JOINED, ENDS.format(day="2028-03-31"))
    for partnership in (facing, facing.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2028-03-31")):
        ready, _ = shown(tmp_path, "services: [payroll]\nstate: draft\n", partnership)
        assert (ready.takes_back, ready.state_said) == (("payroll",), "Draft exit plan")


def test_one_that_ended_by_law_has_not_left(tmp_path: Path) -> None:
    """Its last day is shown, and nobody asks for a review or a test of its plan."""
    gone = SEVERAL.replace(JOINED, ENDS.format(day="2018-03-31"))
    made = pages(tmp_path, "authority: camden\nstate: done\n", gone)
    assert "**Camden’s last day was 31 March 2018 (The Order).**" in made["exit-plans/camden.md"]
    assert "[Ended by law]" in made["exit-plans/index.md"]
    agreed = "authority: camden\nstate: agreed\nagreed: 2016-05-01\nreviewed: [2016-05-01]\nreview_every_months: 12\n"
    late = {"exit-plan-untested", "exit-plan-review-late"}
    for partnership, asked in ((gone, set()), (SEVERAL, late)):
        found = checked(tmp_path, {"exit-plans/camden": agreed}, "2020-01-01", partnership).problems
        assert {one.rule.name for one in found} & late == asked


def test_one_that_left_and_is_in_again_has_not_left(tmp_path: Path) -> None:
    """Both days are shown."""
    back = SEVERAL.replace("joined: 2016-03,", "joined: 2016-03, left: 2017-03-31, rejoined: [{on: 2018-04-01}],")
    register = register_of(tmp_path, {"exit-plans/haringey": "authority: haringey\nstate: done\n"}, "2020-01-01", back)
    page = next(page.text for page in pages_of(register, all_kinds(), ()) if page.path == "exit-plans/haringey.md")
    assert "**Haringey left on 31 March 2017 and joined again on 1 April 2018.**" in page


def test_notice_that_another_gave(tmp_path: Path) -> None:
    """It gave it to the council whose plan it is, and did not leave itself; the cost is no estimate of ours."""
    made = pages(
        tmp_path,
        "authority: camden\nstate: done\nnotice: {given: 2019-03-04, by: haringey}\ncost: {amount: £5k}\n",
    )
    for council in ("camden", "haringey"):
        assert "[Haringey](../authorities/haringey.md) [gave notice to Camden](../exit" in made[f"story/{council}.md"]
    assert "gave notice" not in made["story/islington.md"]
    assert (
        "[Haringey](../authorities/haringey.md) gave it notice on 4 March 2019. Cost of leaving: £5,000."
        in made["authorities/camden.md"]
    )


def test_none_is_an_answer(tmp_path: Path) -> None:
    """No effect on residents is a topic that the record has, and no test is no test that is not known."""
    ready, _ = shown(tmp_path, "state: draft\nwhat_happens: {staff: They go back., residents: none}\n")
    assert (ready.answered_number, ready.answered_said) == ("2 of 8", "staff, residents")
    before, _ = shown(tmp_path, "")
    assert ready.plan
    assert list(worked_out(ready.plan, ready.plan, before, ready)) == [
        "This record has 2 of 8 topics of the plan. Before, it had 0."
    ]
    untested = {"exit-plans/camden": "authority: camden\nstate: agreed\nagreed: 2016-05-01\ntested: none\n"}
    told = checked(tmp_path, untested, "2020-01-01").problems
    assert [one.said for one in told if one.rule.name == "exit-plan-untested"] == [
        "The plan has not been tested (a test is due every 24 months)."
    ]


def test_notice_that_two_councils_gave_together(tmp_path: Path) -> None:
    """Each is named wherever the notice is, and each gave it in the story."""
    made = pages(tmp_path, "authority: camden\nstate: done\nnotice: {given: 2019-03-04, by: [haringey, islington]}\n")
    both = "[Haringey](../authorities/haringey.md) and [Islington](../authorities/islington.md) gave it notice on 4 March 2019."
    assert both in made["authorities/camden.md"]
    told = "4 March 2019 by [Haringey](../authorities/haringey.md) and [Islington](../authorities/islington.md)"
    assert told in made["exit-plans/camden.md"]
    line = (
        "[Haringey](../authorities/haringey.md) and [Islington](../authorities/islington.md) "
        "[gave notice to Camden](../exit-plans/camden.md)"
    )
    for page in ("camden", "haringey", "islington", "index"):
        assert line in made[f"story/{page}.md"]


@pytest.mark.parametrize(("state", "late"), [("draft", False), ("agreed", False), ("in use", True)])
def test_no_step_is_overdue_before_the_plan_is_used(tmp_path: Path, state: str, late: bool) -> None:
    """The page and the list of actions say the same."""
    plan = f"authority: camden\nstate: {state}\nsteps: [{{what: List it all., due: 2018-06-30}}]\n"
    register = register_of(tmp_path, {"exit-plans/camden": plan}, "2018-08-02")
    made = {page.path: page.text for page in pages_of(register, all_kinds(), ())}
    said = "**Overdue since 30 June 2018.**" if late else "Due on 30 June 2018."
    assert f"-   List it all. {said}" in made["exit-plans/camden.md"]
    assert ("List it all." in made["actions/index.md"]) is late
