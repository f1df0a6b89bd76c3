"""What a decision's page shows besides its record: signs, words, and the other decisions that bear on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds.decisions.model import Decision
from generator.kinds.decisions.view import DecisionView, view
from tests.partnership import register_of

AGREED = "{body: islington-executive, date: 2016-03-10, outcome: agreed}"
PUT_OFF = "{body: islington-executive, date: 2016-03-10, outcome: put off}"
LATE = "{body: camden-cabinet, date: 2016-04-06, outcome: awaited}"
TO_COME = "{body: haringey-cabinet, date: 2027-07-01, outcome: awaited}"
REFUSED = "{body: camden-cabinet, date: 2016-04-06, outcome: refused}"


def decision(*steps: str, more: str = "") -> str:
    """A decision with these steps."""
    return "date: 2016-03-10\nwhy: A test.\npath:\n" + "".join(f"  - {step}\n" for step in steps) + more


def shown(folder: Path, **decisions: str) -> dict[str, DecisionView]:
    """What the page of each decision shows."""
    files = {f"decisions/{name}": text for name, text in decisions.items()}
    register = register_of(folder, files, "2026-11-23")
    return {entry.id: view(entry, register) for entry in register.all(Decision)}


@pytest.mark.parametrize(
    ("steps", "sign", "short", "hope"),
    [
        ((AGREED,), "done", "Agreed", "is"),
        ((AGREED, TO_COME), "waiting", "Agreed in part", "is"),
        ((AGREED, LATE), "waiting", "Agreed in part", "was"),
        ((PUT_OFF,), "waiting", "Put off", "is"),
        ((AGREED, REFUSED), "stopped", "Refused", ""),
    ],
)
def test_each_state_has_its_sign_and_its_word(
    tmp_path: Path, steps: tuple[str, ...], sign: str, short: str, hope: str
) -> None:
    """And whether it may still come about."""
    found = shown(tmp_path, one=decision(*steps))["one"]
    assert (found.sign, found.short, found.standing.hope) == (sign, short, hope)


def test_alone_it_is_a_single_step_without_others(tmp_path: Path) -> None:
    """No picture of its way, nothing it waits for, and it stands."""
    found = shown(tmp_path, one=decision(AGREED))["one"]
    assert found.stops == () and found.stands and found.notice_asked is None
    assert not (found.waits_for or found.lost or found.replaced_by or found.attempts)
    assert not (found.attempts.last_ahead or found.replaced_by.last_untold)


def test_what_waits_for_another_is_held_up(tmp_path: Path) -> None:
    """One that is late may have come about; of two, one may be agreed already."""
    found = shown(
        tmp_path,
        first=decision(LATE),
        second=decision(AGREED, more="depends_on: [first]\n"),
        third=decision(AGREED, more="depends_on: [first, second]\n"),
    )
    waits = found["second"].waits_for
    assert (waits.one, waits.unknown, waits.any_agreed) == (True, True, False)
    assert (found["third"].waits_for.one, found["third"].waits_for.any_agreed) == (False, True)
    assert found["second"].sign == "waiting" and found["second"].held_up and not found["second"].stands


def test_who_was_to_replace_it_and_who_did(tmp_path: Path) -> None:
    """A later decision that took effect, and one of which a body's word is not published."""
    found = shown(tmp_path, old=decision(AGREED), new=decision(TO_COME, more="replaces: [old]\n"))
    assert found["old"].attempts.last_ahead and not found["old"].attempts.unknown and found["old"].stands
    (tmp_path / "x").mkdir()
    found = shown(tmp_path / "x", old=decision(AGREED), new=decision(AGREED, LATE, more="replaces: [old]\n"))
    assert found["old"].replaced_by.one and found["old"].replaced_by.last_untold
    assert (found["old"].sign, found["old"].short) == ("over", "Replaced")


def test_the_way_has_a_stop_for_each_step_and_call_in(tmp_path: Path) -> None:
    """What came of each, in words and as a shape."""
    call = "called_in: [{authority: islington, on: 2016-03-12, outcome: upheld}]\nkind: key\n"
    found = shown(tmp_path, one=decision(AGREED, LATE, more=call))["one"]
    assert [(stop.name, stop.outcome, stop.state) for stop in found.stops] == [
        ("Islington", "Agreed", "done"),
        ("Called in by Islington", "The decision stands", "done"),
        ("Camden", "Was due; not published", "waiting"),
    ]
    assert (found.notice_asked, found.stops[0].when) == (28, "10 March 2016")


def test_a_council_may_have_time_for_a_second_look_more_than_once(tmp_path: Path) -> None:
    """Once after the joint committee and once after its own cabinet."""
    joint = "{body: joint-committee, date: 2016-11-01, outcome: agreed, published: 2016-11-02}"
    own = "{body: camden-cabinet, date: 2016-12-01, outcome: agreed, published: 2016-12-02}"
    found = shown(tmp_path, twice=decision(joint, own), once=decision(own))
    assert [turn.joint for turn in found["twice"].rounds] == [True, False] and found["twice"].several_rounds
    assert len(found["once"].rounds) == 1 and not found["once"].several_rounds
