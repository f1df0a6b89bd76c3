"""Where decisions stand, over every outcome and in the order in which one outcome outweighs another."""

from pathlib import Path

import pytest

from generator.kinds.decisions.model import Decision
from generator.kinds.decisions.standing import Standing, outcomes_unknown, standing_of
from tests.partnership import register_of


def step(body: str, outcome: str, day: str = "2016-03-15", more: str = "") -> str:
    """One step of a path, as an officer writes it."""
    return f"  - {{body: {body}, date: {day}, outcome: {outcome}{more}}}\n"


def decision(*steps: str, more: str = "", day: str = "2016-03-15") -> str:
    """A decision with a path."""
    return f"date: {day}\nwhy: Staff waited too long for help.\npath:\n{''.join(steps)}{more}\n"


def standing(folder: Path, files: dict[str, str], name: str = "x", as_of: str = "2016-03-20") -> Standing:
    """Where one of several decisions stands on a day."""
    register = register_of(folder, {f"decisions/{key}": text for key, text in files.items()}, as_of)
    entry = register.find(Decision, name)
    assert entry is not None
    return standing_of(entry, register)


HARINGEY = step("haringey-cabinet", "agreed")
ISLINGTON = step("islington-executive", "agreed")


def test_the_moment_of_the_seed_article(tmp_path: Path) -> None:
    """Haringey and Islington have agreed; Camden is due on 6 April 2016 and not late yet."""
    found = standing(tmp_path, {"x": decision(HARINGEY, ISLINGTON, step("camden-cabinet", "awaited", "2016-04-06"))})
    assert found.state == "partly agreed"
    assert [turn.name for turn in found.agreed] == ["Haringey", "Islington"]
    assert [(turn.name, turn.not_found) for turn in found.waiting] == [("Camden", False)]


def test_an_awaited_decision_past_its_day_has_no_known_outcome(tmp_path: Path) -> None:
    """The day after, nobody waits any more."""
    files = {"x": decision(HARINGEY, step("camden-cabinet", "awaited", "2016-04-06"))}
    assert standing(tmp_path, files, as_of="2016-04-07").waiting[0].not_found


def test_while_one_day_is_to_come_there_is_still_hope(tmp_path: Path) -> None:
    """Although another has passed; once all have, it was to come about."""
    files = {
        "x": decision(
            HARINGEY,
            step("camden-cabinet", "awaited", "2016-04-06"),
            step("islington-executive", "awaited", "2016-05-06"),
        )
    }
    for as_of, hope in (("2016-04-06", "is"), ("2016-05-01", "is"), ("2016-05-07", "was")):
        assert standing(tmp_path, files, as_of=as_of).hope == hope


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        ("agreed", "agreed"),
        ("agreed with changes", "agreed"),
        ("refused", "refused"),
        ("postponed", "postponed"),
        ("noted", "noted"),
        ("awaited", "awaited"),
        ("withdrawn", "withdrawn"),
    ],
)
def test_one_body_alone(tmp_path: Path, outcome: str, state: str) -> None:
    """Each outcome has its standing."""
    assert standing(tmp_path, {"x": decision(step("camden-cabinet", outcome))}).state == state


@pytest.mark.parametrize(
    ("second", "state"),
    [("refused", "refused"), ("postponed", "partly agreed"), ("noted", "agreed"), ("withdrawn", "withdrawn")],
)
def test_one_has_agreed_and_another_has_not(tmp_path: Path, second: str, state: str) -> None:
    """What ends a decision outweighs what it has reached."""
    assert standing(tmp_path, {"x": decision(HARINGEY, step("camden-cabinet", second))}).state == state


def test_the_latest_turn_of_a_body_counts(tmp_path: Path) -> None:
    """Put off in March, agreed in April: agreed; both turns are shown."""
    path = (step("camden-cabinet", "postponed", "2016-03-10"), step("camden-cabinet", "agreed", "2016-03-18"))
    found = standing(tmp_path, {"x": decision(*path, day="2016-03-10")})
    assert (found.state, len(found.turns), len(found.agreed)) == ("agreed", 2, 1)


def test_a_later_decision_replaces_it(tmp_path: Path) -> None:
    """Replaced, once somebody has agreed to what replaces it."""
    later = decision(step("camden-cabinet", "agreed", "2016-03-18"), more="replaces: [x]", day="2016-03-18")
    found = standing(tmp_path, {"x": decision(HARINGEY), "y": later})
    assert (found.state, [other.id for other in found.replaced_by]) == ("replaced", ["y"])


def test_a_later_decision_that_nobody_has_agreed_replaces_nothing(tmp_path: Path) -> None:
    """A plan to replace it is not yet the end of it."""
    later = decision(step("camden-cabinet", "awaited", "2016-05-01"), more="replaces: [x]", day="2016-05-01")
    assert standing(tmp_path, {"x": decision(HARINGEY), "y": later}).state == "agreed"


def test_it_waits_for_what_it_depends_on(tmp_path: Path) -> None:
    """Agreed, with no effect until the other is agreed by all."""
    other = decision(step("camden-cabinet", "awaited", "2016-05-01"), day="2016-05-01")
    found = standing(tmp_path, {"x": decision(HARINGEY, more="depends_on: [y]"), "y": other})
    assert (found.state, [entry.id for entry in found.waits_for]) == ("agreed", ["y"])


def test_open_windows_are_those_of_today(tmp_path: Path) -> None:
    """Issued on Friday 18 March 2016: open on the 20th, closed on the 31st (Easter lies between)."""
    files = {"x": decision(step("haringey-cabinet", "agreed", more=", published: 2016-03-18"))}
    found = standing(tmp_path, files)
    assert found.closes_last is not None
    assert found.closes_last.closes.isoformat() == "2016-03-29"
    assert not standing(tmp_path, files, as_of="2016-03-31").open_windows


@pytest.mark.parametrize(
    ("outcome", "state"), [("upheld", "agreed"), ("withdrawn", "agreed"), ("sent back", "sent back")]
)
def test_call_ins(tmp_path: Path, outcome: str, state: str) -> None:
    """Sent back, it has to be decided again; upheld or withdrawn, it stands."""
    more = f"called_in: [{{authority: haringey, on: 2016-03-17, outcome: {outcome}}}]"
    assert standing(tmp_path, {"x": decision(HARINGEY, more=more)}).state == state


def test_deciding_again_settles_a_call_in(tmp_path: Path) -> None:
    """Sent back on the 17th, agreed again on the 19th."""
    more = "called_in: [{authority: haringey, on: 2016-03-17, outcome: sent back}]"
    again = step("haringey-cabinet", "agreed", "2016-03-19")
    assert standing(tmp_path, {"x": decision(HARINGEY, again, more=more)}).state == "agreed"


def test_a_call_in_without_outcome_is_open(tmp_path: Path) -> None:
    """It is shown until it is settled."""
    more = "called_in: [{authority: haringey, on: 2016-03-17}]"
    assert len(standing(tmp_path, {"x": decision(HARINGEY, more=more)}).call_ins) == 1


def test_a_withdrawn_page(tmp_path: Path) -> None:
    """A page that was withdrawn says so, whatever its path says."""
    more = "withdrawn: {on: 2016-03-18, why: It was a draft.}"
    assert standing(tmp_path, {"x": decision(HARINGEY, more=more)}).state == "withdrawn"


def test_the_way_has_call_ins_in_their_order(tmp_path: Path) -> None:
    """A call-in stands after the steps before it, and before the second look that came of it."""
    again = step("haringey-cabinet", "agreed", "2016-04-20")
    call = "called_in: [{authority: haringey, on: 2016-03-18, outcome: sent back}]"
    way = standing(tmp_path, {"x": decision(HARINGEY, again, more=call)}, as_of="2016-05-01").way
    assert [str(getattr(one, "on", None) or one.step.date) for one in way] == ["2016-03-15", "2016-03-18", "2016-04-20"]
    late = standing(tmp_path, {"x": decision(HARINGEY, more=call)}, as_of="2016-05-01").way
    assert [hasattr(one, "on") for one in late] == [False, True]


def test_an_outcome_may_be_left_out(tmp_path: Path) -> None:
    """As `awaited`: before its day it is waited for, after it the outcome is not known."""
    path = ("  - {body: camden-cabinet, date: 2016-04-06}\n",)
    for as_of, not_found in (("2016-04-06", False), ("2016-04-07", True)):
        found = standing(tmp_path, {"x": decision(*path, day="2016-04-06")}, as_of=as_of)
        assert (found.state, found.waiting[0].not_found, found.outcome_unknown) == ("awaited", not_found, not_found)


def test_what_was_due_by_a_day_is_not_waited_for_after_it(tmp_path: Path) -> None:
    """Nor is it late: it may have been decided long before."""
    path = ("  - {body: camden-cabinet, date: by 2016-04-06}\n",)
    found = standing(tmp_path, {"x": decision(*path, day="by 2016-04-06")}, as_of="2016-05-01")
    assert found.outcome_unknown and not found.to_come


def test_who_recommends_does_not_agree(tmp_path: Path) -> None:
    """Alone it is recommended; before a council it waits for that."""
    advice = step("haringey-cabinet", "recommended")
    found = standing(tmp_path, {"x": decision(advice)})
    assert (found.state, found.agreed, [turn.name for turn in found.recommended]) == ("recommended", (), ["Haringey"])
    assert standing(tmp_path, {"x": decision(advice, ISLINGTON)}).state == "agreed"
    waits = decision(advice, step("camden-cabinet", "awaited", "2016-04-06"))
    assert standing(tmp_path, {"x": waits}).state == "awaited"


def test_scrutiny_that_rejects_the_recommendations_refuses_nothing(tmp_path: Path) -> None:
    """What the cabinet agreed before or after it stands; alone, nobody has decided."""
    against = step("haringey-cabinet", "not supported")
    found = standing(tmp_path, {"x": decision(against)})
    assert (found.state, [turn.name for turn in found.unsupported]) == ("not supported", ["Haringey"])
    assert standing(tmp_path, {"x": decision(against, ISLINGTON)}).state == "agreed"


def test_a_council_may_decide_by_a_body_that_is_not_known(tmp_path: Path) -> None:
    """It is named, it agreed, and its own call-in rule holds."""
    path = ("  - {authority: camden, date: 2016-03-15, outcome: agreed, published: 2016-03-16}\n",)
    found = standing(tmp_path, {"x": decision(*path)})
    assert [(turn.name, len(turn.windows)) for turn in found.agreed] == [("Camden", 1)]


def test_what_could_not_be_called_in_has_no_window(tmp_path: Path) -> None:
    """The same decision has one without that."""
    path = (step("haringey-cabinet", "agreed", more=", published: 2016-03-18"),)
    assert standing(tmp_path, {"x": decision(*path)}).turns[0].windows
    for said in ("true", "It was too urgent to wait."):
        assert not standing(tmp_path, {"x": decision(*path, more=f"no_call_in: {said}")}).turns[0].windows


def test_whose_claim_a_step_is(tmp_path: Path) -> None:
    """Its own sources come before those of the record; who reported it is named where the press did."""
    press = ", sources: [{title: News, kind: press, publisher: The Gazette}]"
    other = ", sources: [{title: A blog, kind: other}]"
    path = (HARINGEY, step("camden-cabinet", "agreed", more=press), step("islington-executive", "agreed", more=other))
    found = standing(tmp_path, {"x": decision(*path)})
    assert [(turn.claimed, turn.reporter) for turn in found.turns] == [
        ("", ""),
        ("press report", "The Gazette"),
        ("unofficial source", ""),
    ]


def test_decisions_without_an_outcome_are_counted_once(tmp_path: Path) -> None:
    """Two bodies of one decision are one; what was replaced or withdrawn is none."""
    late = [step(body, "awaited", "2016-03-16") for body in ("camden-cabinet", "islington-executive")]
    files = {
        "twice": decision(*late),
        "replaced": decision(late[0]),
        "new": decision(HARINGEY, more="replaces: [replaced]"),
        "withdrawn": decision(late[0], step("haringey-cabinet", "withdrawn", "2016-03-17")),
    }
    register = register_of(tmp_path, {f"decisions/{name}": text for name, text in files.items()}, "2016-05-01")
    assert [entry.id for entry in outcomes_unknown(register)] == ["twice"]


def test_call_ins_are_in_order(tmp_path: Path) -> None:
    """Whichever the record has first: two before a turn, and one after it."""
    more = "called_in:" + "".join(
        f"\n  - {{authority: haringey, on: 2016-03-{day}, outcome: upheld}}" for day in (20, 18, 17)
    )
    later = step("camden-cabinet", "agreed", "2016-03-19")
    way = standing(tmp_path, {"x": decision(HARINGEY, later, more=more)}).way
    assert [str(getattr(stop, "on", None) or stop.step.date) for stop in way] == [
        f"2016-03-{day}" for day in (15, 17, 18, 19, 20)
    ]
