"""Which law a body's meetings are under, and whether anyone can watch them by it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.core.bodies import Body
from generator.core.law import asked_of, law_of
from generator.values.dates import PartialDate
from generator.values.words import Line
from tests.partnership import PARTNERSHIP, register_of

RUNS = PARTNERSHIP.replace("id: camden-cabinet,", "id: camden-cabinet, law: executive,")


def body(name: str, **more: object) -> Body:
    """A body of one council."""
    return Body.model_validate({"id": "body", "name": Line.read(name), "authority": "camden"} | more)


@pytest.mark.parametrize(
    "name",
    ["Cabinet", "Executive", "Full Council", "Joint Committee", "Leader’s Committee", "Mayor and Cabinet"]
    + ["Officer Board", "Mayor in Cabinet", "Members and Officers Panel", "Cabinet Procurement Committee"],
)
def test_a_body_of_several_people_meets(name: str) -> None:
    """By its name: the law opens its meetings, unless the record says otherwise."""
    assert body(name, law="executive").open_by_law
    assert body(name, law="council").public
    assert body(name, law="executive", meets_in_public=False).public is False
    assert body(name).public is None


@pytest.mark.parametrize(
    "name",
    ["Leader, signing alone", "Leader", "Mayor", "Cabinet Member for Finance", "Executive Member", "Chief Executive"]
    + [
        "Executive Director",
        "Lead Member",
        "Portfolio Holder for Council",
        "Cabinet Member Decision Meeting",
        "Head of IT",
    ],
)
def test_a_single_member_does_not_meet(name: str) -> None:
    """Nobody can go and watch one person decide."""
    assert not body(name, law="executive").open_by_law
    assert body(name, law="executive").public is None


def test_the_law_is_that_of_england(tmp_path: Path) -> None:
    """Elsewhere, and of a body that says no law, there is none."""
    register = register_of(tmp_path, {}, "2018-01-01", RUNS)
    assert law_of("camden-cabinet", register) == "executive"
    assert law_of("joint-committee", register) is None
    assert law_of("nobody", register) is None
    assert law_of("camden-cabinet", register_of(tmp_path, {}, "2018-01-01", RUNS + "nation: scotland\n")) is None


@pytest.mark.parametrize(
    ("day", "today", "asked"),
    [
        ("2016-09-30", "2018-01-01", False),
        ("2016-09", "2018-01-01", False),
        ("2016", "2018-01-01", True),
        ("2016-10-01", "2018-01-01", True),
        ("2016-10-01", "2022-10-01", True),
        ("2016-10-01", "2022-10-02", False),
        ("2016-10", "2022-10-31", True),
    ],
)
def test_a_duty_begins_and_ends(tmp_path: Path, day: str, today: str, asked: bool) -> None:
    """With the partnership, and six years after the meeting."""
    register = register_of(tmp_path, {}, today, RUNS)
    assert asked_of(PartialDate.read(day), register) is asked


def test_nothing_is_asked_after_the_end(tmp_path: Path) -> None:
    """Not even of what was before it."""
    ended = RUNS + "ended: 2018-12-31\n"
    day = PartialDate.of(date(2018, 1, 1))
    assert asked_of(day, register_of(tmp_path, {}, "2018-12-31", ended))
    assert not asked_of(day, register_of(tmp_path, {}, "2019-01-01", ended))
