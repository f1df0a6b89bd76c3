"""What the pages of councils and the front page show: who shares what, who has left, and what was paid."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds.savings.ledger import ledger_of
from generator.overview.council_money import costs_to
from generator.overview.councils import councils_of
from generator.overview.deciding import deciding_of
from generator.overview.newest import cut_at
from generator.overview.sharing import sharing_of
from generator.overview.stays import stay_of
from tests.partnership import PARTNERSHIP, register_of

ENDED = PARTNERSHIP.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2019-01-01")
HARINGEY = "joined: 2016-03,"


@pytest.mark.parametrize(
    ("partnership", "stay"),
    [
        (PARTNERSHIP, (False, False, False, False)),
        (PARTNERSHIP.replace(HARINGEY, "joined: 2021,"), (True, False, False, False)),
        (PARTNERSHIP.replace(HARINGEY, f"{HARINGEY} left: 2021,"), (False, True, False, False)),
        (PARTNERSHIP.replace(HARINGEY, f"{HARINGEY} left: 2018,"), (False, False, True, False)),
        (ENDED, (False, False, True, False)),
        (
            f"{ENDED}end_confirmed: false\n".replace(HARINGEY, f"{HARINGEY} left: 2019-01-01,"),
            (False, False, True, True),
        ),
    ],
)
def test_a_council_may_be_ahead_in_leaving_or_gone(tmp_path: Path, partnership: str, stay: tuple[bool, ...]) -> None:
    """By its own days, or by the partnership's."""
    register = register_of(tmp_path, {}, "2020-01-01", partnership)
    found = stay_of(register.authorities["haringey"], register)
    assert (found.ahead, found.leaves, found.gone, found.set_to_leave) == stay


def test_services_are_named_where_they_are_few(tmp_path: Path) -> None:
    """One by its name as it stands in a sentence, four as services."""
    sharing = sharing_of(register_of(tmp_path, {}, "2020-01-01"))
    assert (sharing.services, sharing.several, sharing.names) == (("ICT",), True, ("Camden", "Haringey", "Islington"))
    four = "services: [{id: a, name: Payroll}, {id: b, name: B}, {id: c, name: C}, {id: d, name: D}]"
    many = PARTNERSHIP.replace("services: [{id: ict, name: ICT}]", four)
    assert sharing_of(register_of(tmp_path, {}, "2020-01-01", many)).services == ("services",)


def test_a_list_is_cut_where_it_is_long() -> None:
    """Five are all shown, of six five."""
    assert (cut_at(0), cut_at(5), cut_at(6)) == (0, 0, 5)


def test_an_earlier_cost_is_overtaken_by_the_next_of_the_same(tmp_path: Path) -> None:
    """What was paid takes the place of no promise."""
    cost = "  - {on: %s, says: %s, what: cost, period: one-off, amount: £2m, by_authority: {camden: £1m, islington: £1m}}\n"
    figures = "".join(
        cost % one for one in (("2016-01", "promised"), ("2017-01", "promised"), ("2018-01", "delivered"))
    )
    register = register_of(tmp_path, {"savings/s": f"counts: cashable\nfigures:\n{figures}"}, "2020-01-01")
    (found,) = costs_to(register.authorities["camden"], register, lambda entry: ledger_of(entry, register))
    told = [(one.told.says, one.overtaken) for one in found.rows]
    assert told == [("promised", True), ("promised", False), ("delivered", False)]


def test_a_column_of_which_nothing_is_known_is_left_out(tmp_path: Path) -> None:
    """One council with a value, or of which a source says that it has none, is enough for a column."""
    bare = "name: Bare\nsummary: One.\nauthorities: [{id: camden, name: Camden%s}]\n"
    found = {}
    for name, keys in {"bare": "", "over": ", key_decision_over: £500k", "none": ", call_in: none"}.items():
        (tmp_path / name).mkdir()
        councils = councils_of(register_of(tmp_path / name, {}, "2020-01-01", bare % keys))
        found[name] = (councils.thresholds, councils.call_ins, councils.compared)
    assert found == {"bare": (False, False, False), "over": (True, False, True), "none": (False, True, True)}


def test_who_decides(tmp_path: Path) -> None:
    """A joint body with the members of today's partners, each council's own bodies, and who is gone."""
    left = PARTNERSHIP.replace(HARINGEY, f"{HARINGEY} left: 2018,")
    found = deciding_of(register_of(tmp_path, {}, "2020-01-01", left))
    assert [joint.members for joint in found.joint] == [{"camden": 2, "islington": 2}]
    assert [(own.authority.id, tuple(str(body.name) for body in own.bodies)) for own in found.own] == [
        ("camden", ("Cabinet",)),
        ("islington", ("Executive",)),
    ]
    assert [one.authority.id for one in found.gone] == ["haringey"]
    assert (found.nation, found.both_readings, found.notice_days, found.agenda_days) == ("", True, 28, 5)
