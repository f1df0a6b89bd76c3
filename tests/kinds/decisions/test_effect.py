"""What decisions do to one another: only what took effect replaces, and nothing outlives what it depends on."""

from __future__ import annotations

import sys
from itertools import permutations
from pathlib import Path

import pytest

from generator.kinds.decisions.effect import effect_of
from generator.kinds.decisions.model import Decision
from tests.kinds.decisions.test_standing import HARINGEY, decision, standing, step
from tests.partnership import register_of

FELL = {
    "refused": (step("camden-cabinet", "agreed", "2016-03-18"), step("islington-executive", "refused", "2016-03-18")),
    "withdrawn": (step("camden-cabinet", "withdrawn", "2016-03-18"),),
    "postponed": (step("camden-cabinet", "postponed", "2016-03-18"),),
    "noted": (step("camden-cabinet", "noted", "2016-03-18"),),
    "awaited": (step("camden-cabinet", "awaited", "2016-05-01"),),
    "partly agreed": (
        step("camden-cabinet", "agreed", "2016-03-18"),
        step("islington-executive", "awaited", "2016-05-01"),
    ),
}
SENT_BACK = "called_in: [{authority: camden, on: 2016-03-19, outcome: sent back}]"
CALLED_IN = "called_in: [{authority: camden, on: 2016-03-19}]"
GONE = "withdrawn: {on: 2016-03-19, why: It was a draft.}"


def later(*steps: str, more: str = "") -> str:
    """A decision that says that it replaces x."""
    return decision(*(steps or (step("camden-cabinet", "agreed", "2016-03-18"),)), more=f"replaces: [x]\n{more}")


@pytest.mark.parametrize("state", FELL)
def test_what_did_not_come_about_replaces_nothing(tmp_path: Path, state: str) -> None:
    """Refused by one, taken back, put off, only noted or not decided yet: the old one stands, and the attempt is shown."""
    found = standing(tmp_path, {"x": decision(HARINGEY), "y": later(*FELL[state])})
    assert (found.state, found.replaced_by, [one.id for one in found.attempts]) == ("agreed", (), ["y"])


@pytest.mark.parametrize("more", [SENT_BACK, CALLED_IN, GONE])
def test_what_is_held_up_or_gone_replaces_nothing(tmp_path: Path, more: str) -> None:
    """Agreed, but sent back, called in and not settled, or its page withdrawn."""
    found = standing(tmp_path, {"x": decision(HARINGEY), "y": later(more=more)})
    assert (found.state, [one.id for one in found.attempts]) == ("agreed", ["y"])


def test_what_has_lost_what_it_depends_on_replaces_nothing(tmp_path: Path) -> None:
    """Agreed, but without effect itself."""
    files = {"x": decision(HARINGEY), "y": later(more="depends_on: [z]"), "z": decision(*FELL["refused"])}
    assert standing(tmp_path, files).state == "agreed"


def test_one_of_two_attempts_came_about(tmp_path: Path) -> None:
    """Replaced by the one that was agreed, and not by the one that was refused."""
    files = {"x": decision(HARINGEY), "y": later(*FELL["refused"]), "z": later()}
    found = standing(tmp_path, files)
    assert (found.state, [one.id for one in found.replaced_by]) == ("replaced", ["z"])
    assert [one.id for one in found.attempts] == ["y"]


def test_a_chain_of_replacements(tmp_path: Path) -> None:
    """What took effect stays the one that replaced the first, though a third has replaced it since."""
    third = decision(step("camden-cabinet", "agreed", "2016-03-19"), more="replaces: [y]", day="2016-03-19")
    files = {"x": decision(HARINGEY), "y": later(), "z": third}
    assert [standing(tmp_path, files, name).state for name in ("x", "y", "z")] == ["replaced", "replaced", "agreed"]
    files["y"] = later(*FELL["refused"])
    assert [standing(tmp_path, files, name).state for name in ("x", "y", "z")] == ["agreed", "replaced", "agreed"]
    files["z"] = third.replace("outcome: agreed", "outcome: refused")
    assert [standing(tmp_path, files, name).state for name in ("x", "y", "z")] == ["agreed", "refused", "refused"]


def test_some_agreed_and_what_the_others_said_is_not_published(tmp_path: Path) -> None:
    """Once nobody is waited for any more, it has taken its place as far as is published."""
    late = (FELL["partly agreed"][0], step("islington-executive", "awaited", "2016-03-19"))
    assert standing(tmp_path, {"x": decision(HARINGEY), "y": later(*late)}).state == "replaced"


@pytest.mark.parametrize(
    ("other", "state"),
    [
        (decision(*FELL["refused"]), "without effect"),
        (decision(*FELL["withdrawn"]), "without effect"),
        (decision(HARINGEY, more=SENT_BACK.replace("camden", "haringey")), "without effect"),
        (decision(HARINGEY), "agreed"),
        (decision(*FELL["noted"]), "agreed"),
    ],
)
def test_what_it_depends_on_fell(tmp_path: Path, other: str, state: str) -> None:
    """Agreed, and without effect where what it depends on does not stand."""
    found = standing(tmp_path, {"x": decision(HARINGEY, more="depends_on: [y]"), "y": other})
    assert (found.state, bool(found.lost), found.waits_for) == (state, state == "without effect", ())


BACK = (HARINGEY, step("haringey-cabinet", "withdrawn", "2016-03-18"))
"""Agreed on the 15th, and taken back on the 18th."""


@pytest.mark.parametrize(
    ("other", "day", "more", "state"),
    [
        (decision(*BACK), "2016-03-17", "", "agreed"),
        (decision(*BACK), "2016-03-18", "", "without effect"),
        (decision(*BACK), "2016-03-17", ", effective: 2016-04-01", "without effect"),
        (decision(*BACK), "2016-03", "", "agreed"),
        (decision(HARINGEY, step("haringey-cabinet", "refused", "2016-03-18")), "2016-03-16", "", "agreed"),
        (decision(HARINGEY, step("camden-cabinet", "refused", "2016-03-18")), "2016-03-16", "", "without effect"),
        (decision(*BACK, more="depends_on: [z]"), "2016-03-17", "", "without effect"),
        (decision(HARINGEY, more=GONE), "2016-03-17", "", "agreed"),
        (decision(HARINGEY, more=GONE), "2016-03-19", "", "without effect"),
    ],
)
def test_what_it_depends_on_ended_later(tmp_path: Path, other: str, day: str, more: str, state: str) -> None:
    """What had taken effect by then stays in effect; what had not, or rested on what never did, is without effect."""
    own = decision(step("camden-cabinet", "agreed", day, more), more="depends_on: [y]", day=day)
    found = standing(tmp_path, {"y": other, "b": own, "z": decision(*FELL["refused"])}, "b")
    stays = state == "agreed"
    assert (found.state, bool(found.lost), bool(found.outlived)) == (state, not stays, stays)


def test_what_was_replaced_stays_replaced(tmp_path: Path) -> None:
    """What took its place took effect, though it was taken back afterwards."""
    later_ = later(step("haringey-cabinet", "agreed", "2016-03-16"), BACK[1])
    assert standing(tmp_path, {"x": decision(HARINGEY), "y": later_}).state == "replaced"


@pytest.mark.parametrize("state", ["postponed", "awaited", "partly agreed"])
def test_what_it_depends_on_is_not_settled(tmp_path: Path, state: str) -> None:
    """Agreed, and waiting: it may still have its effect."""
    found = standing(tmp_path, {"x": decision(HARINGEY, more="depends_on: [y]"), "y": decision(*FELL[state])})
    assert (found.state, [one.id for one in found.waits_for], found.lost) == ("agreed", ["y"], ())


@pytest.mark.parametrize(
    ("day", "more", "state"),
    [
        ("2016-03-17", "", "agreed"),
        ("2016-03-18", "", "without effect"),
        ("2016-03-19", "", "without effect"),
        ("2016-03", "", "agreed"),
        ("2016-03-17", ", effective: 2016-04-01", "without effect"),
    ],
)
def test_what_it_depends_on_was_replaced_by_another(tmp_path: Path, day: str, more: str, state: str) -> None:
    """On 18 March: that counts where it had not taken effect by then, and its day does not leave that open."""
    own = decision(step("haringey-cabinet", "agreed", day, more), more="depends_on: [x]", day=day)
    found = standing(tmp_path, {"x": decision(HARINGEY), "y": later(), "b": own}, "b")
    assert (found.state, [one.id for one in found.lost]) == (state, [] if state == "agreed" else ["x"])


@pytest.mark.parametrize(("day", "state"), [("2016-03-17", "agreed"), ("2016-03-19", "without effect")])
def test_it_took_effect_with_the_last_that_it_depends_on(tmp_path: Path, day: str, state: str) -> None:
    """Agreed on the 16th, it waited for another; what it depends on was replaced on the 18th."""
    files = {
        "x": decision(HARINGEY),
        "y": later(),
        "z": decision(step("camden-cabinet", "agreed", day), day=day),
        "b": decision(HARINGEY, more="depends_on: [x, z]"),
    }
    assert standing(tmp_path, files, "b").state == state


def test_it_has_not_taken_effect_while_it_waits(tmp_path: Path) -> None:
    """Agreed on the 15th, but another that it depends on is not settled: what was replaced on the 18th is lost."""
    files = {"x": decision(HARINGEY), "y": later(), "z": decision(*FELL["awaited"])}
    found = standing(tmp_path, {**files, "b": decision(HARINGEY, more="depends_on: [x, z]")}, "b")
    assert ([one.id for one in found.lost], [one.id for one in found.waits_for]) == (["x"], ["z"])


@pytest.mark.parametrize(
    ("own", "base", "lost"),
    [
        ((HARINGEY, step("camden-cabinet", "awaited", "2016-03-16")), "", False),
        ((step("camden-cabinet", "awaited", "2016-03-16"),), "", False),
        ((HARINGEY,), "depends_on: [z]", False),
        ((HARINGEY, step("camden-cabinet", "awaited", "2016-03-19")), "", True),
        ((HARINGEY, step("camden-cabinet", "awaited", "2016-05-01")), "", True),
        ((HARINGEY, step("camden-cabinet", "postponed", "2016-03-16")), "", True),
    ],
)
def test_what_nobody_waits_for_any_more_is_held_to_its_day(
    tmp_path: Path, own: tuple[str, ...], base: str, lost: bool
) -> None:
    """An outcome that is not in the record, its own or further down the line, does not keep it open for years."""
    z = decision(HARINGEY, step("islington-executive", "awaited", "2016-03-15"))
    files = {"x": decision(HARINGEY, more=base), "y": later(), "z": z, "b": decision(*own, more="depends_on: [x]")}
    assert [one.id for one in standing(tmp_path, files, "b").lost] == ["x"] * lost


def test_an_outcome_that_is_not_in_the_record_holds_up_only_what_depends_on_it(tmp_path: Path) -> None:
    """And not what depends on that in turn: all have agreed to x, so nobody waits for it to be agreed."""
    z = decision(HARINGEY, step("islington-executive", "awaited", "2016-03-15"))
    files = {"x": decision(HARINGEY, more="depends_on: [z]"), "z": z, "b": decision(HARINGEY, more="depends_on: [x]")}
    assert [[one.id for one in standing(tmp_path, files, name).waits_for] for name in ("x", "b")] == [["z"], []]


def test_what_replaces_it_may_depend_on_it(tmp_path: Path) -> None:
    """It took effect by taking the place of what it depends on, and stands."""
    files = {"x": decision(HARINGEY), "y": later(more="depends_on: [x]")}
    assert standing(tmp_path, files, "y").state == "agreed"


def test_it_goes_on_down_the_line(tmp_path: Path) -> None:
    """Three in a row: what the first lost, the others have lost with it; what it waits for, they wait for too."""
    line = {"x": decision(HARINGEY, more="depends_on: [y]"), "y": decision(HARINGEY, more="depends_on: [z]")}
    assert standing(tmp_path, {**line, "z": decision(*FELL["refused"])}).state == "without effect"
    assert [one.id for one in standing(tmp_path, {**line, "z": decision(*FELL["awaited"])}).waits_for] == ["y"]


def test_a_withdrawn_page_points_to_the_one_that_counts(tmp_path: Path) -> None:
    """A page withdrawn in favour of another: it depends on that one."""
    gone = decision(HARINGEY, more="withdrawn: {on: 2016-03-19, why: It was there twice., instead: z}")
    files = {"x": decision(HARINGEY, more="depends_on: [y]"), "y": gone, "z": decision(HARINGEY)}
    assert standing(tmp_path, files).state == "agreed"
    files["z"] = decision(*FELL["refused"])
    assert [one.id for one in standing(tmp_path, files).lost] == ["z"]


def test_a_withdrawn_page_may_point_back(tmp_path: Path) -> None:
    """What depends on a page withdrawn in its own favour depends on nothing: it does not wait for itself."""
    files = {
        "x": decision(*FELL["awaited"], more="depends_on: [y]"),
        "y": decision(HARINGEY, more="withdrawn: {on: 2016-03-19, why: It was there twice., instead: x}"),
    }
    found = standing(tmp_path, files)
    assert (found.state, found.lost, found.waits_for) == ("awaited", (), ())


def test_a_long_chain_is_no_matter(tmp_path: Path) -> None:
    """500 decisions, each of which depends on the next: deeper than Python may go, which is 400 steps here."""
    files = {
        f"decisions/d{number:04}": decision(HARINGEY, more=f"depends_on: [d{number + 1:04}]") for number in range(500)
    }
    files["decisions/d0500"] = decision(*FELL["refused"])
    register = register_of(tmp_path, files, "2016-03-20")
    entry = register.find(Decision, "d0000")
    assert entry is not None
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(400)
    try:
        assert effect_of(entry, register).lost
    finally:
        sys.setrecursionlimit(before)


def test_a_circle_ends(tmp_path: Path) -> None:
    """One depends on what the other replaces, and the other way round."""
    files = {
        "x": decision(HARINGEY),
        "y": later(more="depends_on: [b]"),
        "b": decision(HARINGEY, more="depends_on: [x]"),
    }
    assert standing(tmp_path, files, "y").state == "agreed"


def test_another_councils_turn_does_not_settle_a_call_in(tmp_path: Path) -> None:
    """Haringey's was sent back on the 17th; that Camden agreed on the 19th is no second look at it."""
    more = "called_in: [{authority: haringey, on: 2016-03-17, outcome: sent back}]"
    camden = step("camden-cabinet", "agreed", "2016-03-19")
    assert standing(tmp_path, {"x": decision(HARINGEY, camden, more=more)}).state == "sent back"


@pytest.mark.parametrize(
    ("first", "again", "state"),
    [
        ("joint-committee", "joint-committee", "agreed"),
        ("joint-committee", "haringey-cabinet", "agreed"),
        ("joint-committee", "camden-cabinet", "sent back"),
        ("haringey-cabinet", "joint-committee", "sent back"),
    ],
)
def test_who_can_settle_a_call_in(tmp_path: Path, first: str, again: str, state: str) -> None:
    """Haringey called it in: the body that decided it decides again, or one of Haringey's."""
    more = "called_in: [{authority: haringey, on: 2016-03-17, outcome: sent back}]"
    path = (step(first, "agreed"), step(again, "agreed", "2016-03-19"))
    assert standing(tmp_path, {"x": decision(*path, more=more)}).state == state


@pytest.mark.parametrize("more", [", outcome: sent back", ""])
def test_what_is_called_in_has_not_taken_effect_when_its_basis_is_replaced(tmp_path: Path, more: str) -> None:
    """Agreed on the 15th, before the other was replaced on the 18th, but sent back or called in."""
    more = f"depends_on: [x]\ncalled_in: [{{authority: haringey, on: 2016-03-16{more}}}]"
    found = standing(tmp_path, {"x": decision(HARINGEY), "y": later(), "b": decision(HARINGEY, more=more)}, "b")
    assert [one.id for one in found.lost] == ["x"]


def test_the_notice_is_counted_to_the_day_it_was_decided(tmp_path: Path) -> None:
    """Put off in March and agreed in April: decided in April."""
    path = (step("camden-cabinet", "postponed", "2016-03-10"), step("camden-cabinet", "agreed", "2016-04-12"))
    more = "kind: key\nnotice: {published: 2016-03-01}"
    found = standing(tmp_path, {"x": decision(*path, day="2016-03-10", more=more)}, as_of="2016-05-01")
    assert found.notice_days == 41


def test_in_a_circle_it_does_not_matter_who_is_asked_for_first(tmp_path: Path) -> None:
    """What replaces a decision may rest on one that depends on that decision; all pages say the same of the three."""
    found = set()
    for order in permutations("abc"):
        files = {
            "decisions/a": decision(step("camden-cabinet", "agreed", "2016-02-02")),
            "decisions/b": decision(
                step("camden-cabinet", "agreed", "2016-04-04"), more="depends_on: [c]\nreplaces: [a]"
            ),
            "decisions/c": decision(step("camden-cabinet", "agreed", "2016-05-02"), more="depends_on: [a]"),
        }
        register = register_of(tmp_path, files, "2016-09-01")
        told = {name: effect_of(register.entries["decisions"][name], register) for name in order}
        found.add("; ".join(f"{name}: {[one.id for one in told[name].lost]}, {told[name].day}" for name in "abc"))
    assert found == {"a: [], 2016-02-02; b: [], 2016-04-04; c: ['a'], 2016-05-02"}
