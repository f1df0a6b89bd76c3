"""What a decision's page shows besides its record: signs, words, and the other decisions that bear on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds.decisions.model import Decision
from generator.kinds.decisions.view import DecisionView, view
from tests.partnership import PARTNERSHIP, register_of

AGREED = "{body: islington-executive, date: 2016-03-10, outcome: agreed}"
BOTH = AGREED.replace("agreed", "agreed with changes").replace("}", ", subject_to: A second look.}")
PUT_OFF = "{body: islington-executive, date: 2016-03-10, outcome: postponed}"
LATE = "{body: camden-cabinet, date: 2016-04-06, outcome: awaited}"
TO_COME = "{body: haringey-cabinet, date: 2027-07-01, outcome: awaited}"
CALLABLE = "{body: islington-executive, date: 2026-11-20, outcome: agreed, published: 2026-11-20}"
REFUSED = "{body: camden-cabinet, date: 2016-04-06, outcome: refused}"


def decision(*steps: str, more: str = "") -> str:
    """A decision with these steps."""
    return "date: 2016-03-10\nwhy: A test.\npath:\n" + "".join(f"  - {step}\n" for step in steps) + more


def shown(folder: Path, **decisions: str) -> dict[str, DecisionView]:
    """What the page of each decision shows."""
    files = {f"decisions/{name}": text for name, text in decisions.items()}
    register = register_of(folder, files, "2026-11-23")
    return {entry.id: view(entry, register) for entry in register.all(Decision)}


HALF_KNOWN = "Agreed by Islington; Camden’s decision not in this record"


@pytest.mark.parametrize(
    ("steps", "sign", "status", "hope"),
    [
        ((AGREED,), "done", "Agreed by Islington", "is"),
        ((AGREED.replace("islington-executive", "joint-committee"),), "done", "Agreed", "is"),
        ((AGREED.replace("agreed", "agreed with changes"),), "done", "Agreed with changes by Islington", "is"),
        (
            (AGREED.replace("}", ", subject_to: A second look.}"),),
            "done",
            "Agreed by Islington, subject to A second look",
            "is",
        ),
        ((BOTH,), "done", "Agreed with changes by Islington, subject to A second look", "is"),
        (
            (AGREED.replace("}", f", subject_to: {'Very ' * 20}long.}}"),),
            "done",
            "Agreed by Islington, subject to conditions",
            "is",
        ),
        ((AGREED.replace("agreed", "recommended"),), "waiting", "Recommended", "is"),
        ((AGREED.replace("agreed", "not supported"),), "waiting", "Not supported", "is"),
        ((AGREED.replace("agreed", "noted"),), "done", "Noted", ""),
        ((AGREED, TO_COME), "waiting", "Waiting for Haringey", "is"),
        ((AGREED, TO_COME, TO_COME.replace("haringey", "camden")), "waiting", "Waiting for Haringey and Camden", "is"),
        ((AGREED, LATE), "waiting", HALF_KNOWN, "was"),
        ((AGREED, LATE.replace(", outcome: awaited", "")), "waiting", HALF_KNOWN, "was"),
        ((LATE,), "waiting", "Outcome not in this record", "was"),
        ((PUT_OFF,), "waiting", "Postponed", "is"),
        ((AGREED, REFUSED), "stopped", "Refused", ""),
        ((AGREED.replace("agreed", "withdrawn"),), "over", "Withdrawn", ""),
        ((CALLABLE,), "done", "Open to call-in until 25 November 2026", "is"),
    ],
)
def test_each_state_has_its_sign_and_its_status(
    tmp_path: Path, steps: tuple[str, ...], sign: str, status: str, hope: str
) -> None:
    """And whether it may still come about."""
    found = shown(tmp_path, one=decision(*steps))["one"]
    assert (found.sign, found.status, found.standing.hope) == (sign, status, hope)


def test_one_council_agrees_for_no_other(tmp_path: Path) -> None:
    """It is agreed where all that it is about agreed; else by those who did."""
    alone, changed = "authorities: [islington]\n", AGREED.replace("islington-executive", "camden-cabinet")
    steps = (AGREED, changed.replace("agreed", "agreed with changes"))
    files = {"own": decision(AGREED, more=alone), "two": decision(*steps, more="authorities: [camden, islington]\n")}
    found = shown(tmp_path, **files, three=decision(*steps))
    assert {name: one.status for name, one in found.items()} == {
        "own": "Agreed",
        "two": "Agreed with changes",
        "three": "Agreed by Islington, and by Camden with changes",
    }


def test_the_status_depends_on_who_keeps_the_record(tmp_path: Path) -> None:
    """Who looks from outside has not found it; a council’s own record does not have it."""
    register = register_of(
        tmp_path, {"decisions/one": decision(LATE)}, "2026-11-23", f"run_by: A museum\n{PARTNERSHIP}"
    )
    (found,) = (view(entry, register) for entry in register.all(Decision))
    assert (found.status, found.rows[0][1]) == ("Outcome not found", "Outcome not found")
    assert found.not_found == "We have not found Camden’s decision, due 6 April 2016."


def test_a_day_by_which_it_was_taken_is_no_day_on_which_it_was_due(tmp_path: Path) -> None:
    """What a report had said by a day may have been decided long before it."""
    taken = decision(LATE.replace("2016-04-06", "by 2016-04-06"))
    register = register_of(tmp_path, {"decisions/one": taken}, "2026-11-23")
    (found,) = (view(entry, register) for entry in register.all(Decision))
    assert found.not_found == "Camden’s decision is not in this record."


def test_a_call_in_that_is_not_settled_is_the_status(tmp_path: Path) -> None:
    """One that was settled is not; one that sent it back is, until it is decided again."""
    call = "called_in: [{{authority: islington, on: 2016-03-12{}}}]\n"
    ends = {"open": "", "stands": ", outcome: upheld", "back": ", outcome: sent back"}
    found = shown(tmp_path, **{name: decision(AGREED, more=call.format(end)) for name, end in ends.items()})
    assert {name: one.status for name, one in found.items()} == {
        "open": "Called in",
        "stands": "Agreed by Islington",
        "back": "Called in",
    }


def test_alone_it_is_a_single_step_without_others(tmp_path: Path) -> None:
    """No picture of its way, nothing it waits for, and it stands."""
    found = shown(tmp_path, one=decision(AGREED))["one"]
    assert found.stops == () and found.stands and found.notice_asked is None
    assert not (found.waits_for or found.lost or found.replaced_by or found.attempts)


def test_what_waits_for_another_is_held_up(tmp_path: Path) -> None:
    """What is not known of the other is shown; of two, one may be agreed already."""
    found = shown(
        tmp_path,
        first=decision(LATE),
        second=decision(AGREED, more="depends_on: [first]\n"),
        third=decision(AGREED, more="depends_on: [first, second]\n"),
    )
    waits = found["second"].waits_for
    assert (waits.one, waits.any_agreed) == (True, False)
    assert waits.all[0].not_found == "Camden’s decision on it, due 6 April 2016, is not in this record."
    assert found["second"].status == "Agreed, subject to another decision"
    assert (found["third"].waits_for.one, found["third"].waits_for.any_agreed) == (False, True)
    assert found["second"].sign == "waiting" and found["second"].held_up and not found["second"].stands


def test_who_was_to_replace_it_and_who_did(tmp_path: Path) -> None:
    """A later decision that took effect, and one of which an outcome is not known."""
    found = shown(tmp_path, old=decision(AGREED), new=decision(TO_COME, more="replaces: [old]\n"))
    assert found["old"].attempts.one and not found["old"].attempts.all[0].not_found and found["old"].stands
    (tmp_path / "x").mkdir()
    found = shown(tmp_path / "x", old=decision(AGREED), new=decision(AGREED, LATE, more="replaces: [old]\n"))
    assert found["old"].replaced_by.one and found["old"].replaced_by.all[0].not_found
    assert (found["old"].sign, found["old"].status) == ("over", "Replaced")


def test_the_way_has_a_stop_for_each_step_and_call_in(tmp_path: Path) -> None:
    """What came of each, in words and as a shape."""
    call = "called_in: [{authority: islington, on: 2016-03-12, outcome: upheld}]\nkind: key\n"
    found = shown(tmp_path, one=decision(AGREED, LATE, more=call))["one"]
    assert [(stop.name, stop.outcome, stop.state) for stop in found.stops] == [
        ("Islington", "Agreed", "done"),
        ("Called in by Islington", "The decision stands", "done"),
        ("Camden", "Outcome not in this record", "waiting"),
    ]
    assert found.stops[0].when == "10 March 2016"


def test_the_notice_that_the_law_asks_for(tmp_path: Path) -> None:
    """Of a key decision by an executive body, unless it could not wait; no law is known of any other."""
    key, urgent = "kind: key\n", "kind: key\nnotice: {route: special urgency, why: The lease ended.}\n"
    files = {f"decisions/{name}": decision(AGREED, more=more) for name, more in (("key", key), ("urgent", urgent))}
    laws: tuple[tuple[str, int | None], ...] = (("executive", 28), ("council", None))
    for law, asked in laws:
        body = "id: islington-executive,"
        register = register_of(tmp_path, files, "2016-04-01", PARTNERSHIP.replace(body, f"{body} law: {law},"))
        found = {entry.id: view(entry, register).notice_asked for entry in register.all(Decision)}
        assert found == {"key": asked, "urgent": None}
    assert shown(tmp_path, key=decision(AGREED, more=key))["key"].notice_asked is None


def test_a_council_may_call_in_more_than_once(tmp_path: Path) -> None:
    """Once after the joint committee and once after its own cabinet."""
    joint = "{body: joint-committee, date: 2016-11-01, outcome: agreed, published: 2016-11-02}"
    own = "{body: camden-cabinet, date: 2016-12-01, outcome: agreed, published: 2016-12-02}"
    found = shown(tmp_path, twice=decision(joint, own), once=decision(own))
    assert [turn.joint for turn in found["twice"].rounds] == [True, False] and found["twice"].several_rounds
    assert len(found["once"].rounds) == 1 and not found["once"].several_rounds


@pytest.mark.parametrize(
    ("steps", "when"),
    [
        ((CALLABLE,), "call-in"),
        ((AGREED, TO_COME), "before"),
        ((AGREED,), "over"),
        ((AGREED, LATE), "over"),
        ((AGREED.replace("2016-03-10", "2026-10-10"),), ""),
        ((PUT_OFF,), "again"),
        ((REFUSED,), ""),
        ((LATE,), ""),
    ],
)
def test_what_a_resident_can_do(tmp_path: Path, steps: tuple[str, ...], when: str) -> None:
    """Nothing is said to be over while a court might still look at it."""
    assert shown(tmp_path, one=decision(*steps))["one"].chance.when == when


def test_who_said_it_stands_beside_whom_it_is_said_of(tmp_path: Path) -> None:
    """Where a council says it, that comes first."""
    press = ", sources: [{title: News, kind: press}]}"
    steps = (AGREED.replace("}", press), LATE.replace("awaited", "agreed"))
    found = shown(tmp_path, one=decision(*steps))["one"]
    assert found.agreement == "by Camden, and by Islington (press report)"
