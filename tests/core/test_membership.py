"""Who was in the partnership when: what is said about a council ends when it leaves, and starts when it joins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds import all_kinds
from generator.overview.councils import authority_view
from generator.overview.story import of_authority, story_of
from generator.values.dates import PartialDate
from tests.partnership import PARTNERSHIP, register_of

LEFT = PARTNERSHIP.replace("joined: 2016-03,", "joined: 2016-03, left: 2017-03-31,")
ALL = "date: {day}\nwhy: A test.\npath: [{{body: joint-committee, date: {day}, outcome: agreed}}]\n{more}"
FILES = {
    "decisions/before": ALL.format(day="2015-01-05", more=""),
    "decisions/early": ALL.format(day="2015-10-05", more=""),
    "decisions/during": ALL.format(day="2016-11-05", more=""),
    "decisions/after": ALL.format(day="2018-01-05", more=""),
    "decisions/named": ALL.format(day="2018-02-05", more="authorities: [haringey, camden]\n"),
    "decisions/its-own": "date: 2018-03-05\nwhy: A test.\n"
    "path: [{body: haringey-cabinet, date: 2018-03-05, outcome: agreed}]\n",
    "savings/all": "counts: cashable\nbasis: A plan.\nfigures:\n"
    "  - {says: promised, what: saving, amount: £6m, period: each year, on: 2016-04}\n"
    "  - {says: delivered, what: saving, amount: £6m, period: each year, on: 2018-01}\n",
}


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """Three councils, of which Haringey joined in March 2016 and left a year later."""
    return register_of(tmp_path, FILES, "2018-06-01", LEFT)


@pytest.mark.parametrize(
    ("address", "whom"),
    [
        ("decisions/before", ("camden", "islington")),
        ("decisions/early", ("camden", "islington")),
        ("decisions/during", ("camden", "haringey", "islington")),
        ("decisions/after", ("camden", "islington")),
        ("decisions/named", ("haringey", "camden")),
        ("decisions/its-own", ("camden", "haringey", "islington")),
        ("savings/all", ("camden", "haringey", "islington")),
    ],
)
def test_a_page_concerns_who_was_in(register: Register, address: str, whom: tuple[str, ...]) -> None:
    """One that names nobody concerns those who were in then, and those who decide; before the start, the first ones."""
    entry = register.at(address)
    assert entry is not None
    assert register.concerning(entry) == whom


def test_after_the_end_it_concerns_who_was_there_last(tmp_path: Path) -> None:
    """A look back after the end is about those who saw the end; a council without dates is always in."""
    ended = LEFT.replace("joined: 2015-09,", "joined: 2015-09, left: 2018-03-31,")
    register = register_of(tmp_path, FILES, "2020-06-01", ended)
    assert register.partners_on(PartialDate(2019)) == ("camden", "islington")
    undated = PARTNERSHIP.replace("joined: 2015-09, ", "").replace("joined: 2016-03, ", "")
    register = register_of(tmp_path, FILES, "2018-06-01", undated)
    assert register.partners_on(PartialDate(1990)) == ("camden", "haringey", "islington")


def test_a_council_page_lists_what_was_decided_while_it_was_in(register: Register) -> None:
    """What the others decided after it left is not among its decisions; what names it is."""
    view = authority_view(register.authorities["haringey"], register, lambda entry: view_of(register, entry))
    assert {entry.id for entry in view.decisions} == {"during", "named", "its-own"}


def test_its_story_ends_when_it_leaves(register: Register) -> None:
    """A figure published after it left is no part of its story, though the saving began while it was in."""
    events = of_authority(story_of(register, all_kinds()), "haringey", register)
    told = {(event.entry.address, str(event.day)) for event in events}
    assert ("savings/all", "2016-04") in told
    assert ("savings/all", "2018-01") not in told
    assert ("decisions/after", "2018-01-05") not in told
    assert ("partnership/partnership", "2017-03-31") in told


def test_that_a_council_leaves_is_in_the_story_of_those_who_stay(register: Register) -> None:
    """Somebody who joins or leaves matters to those who are in then."""
    camden = of_authority(story_of(register, all_kinds()), "camden", register)
    assert {event.sort for event in camden if event.entry.kind == "partnership"} == {"joined", "started", "left"}


def view_of(register: Register, entry: Entry[Any]) -> object:
    """What a kind works out for a record."""
    return next(kind for kind in all_kinds() if kind.name == entry.kind).view(entry, register)
