"""What each event is known by: for ever, whatever else changes in its record or comes to the site."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import pytest

from generator.checks.checking import check
from generator.core.entry import Entry
from generator.core.events import Event
from generator.core.register import Register
from generator.kinds import all_kinds
from generator.overview.story import story_of
from tests.partnership import register_of

ROOT = Path(__file__).parents[2]
CONTENTS = {"real": (ROOT / "content", "2026-11-23"), "example": (ROOT / "examples" / "content", "2026-10-01")}


class Site(Protocol):
    """A built site, as the fixtures of tests/conftest.py give it."""

    @property
    def folder(self) -> Path:
        """The folder of the site."""


@cache
def register_named(name: str) -> Register:
    """The register of one of the two contents."""
    folder, day = CONTENTS[name]
    register = check(folder, date.fromisoformat(day), all_kinds()).register
    assert register is not None
    return register


def with_records(register: Register, change: Any) -> Register:
    """A register in which each record is changed."""
    entries = {
        kind: {name: replace(entry, record=change(entry)) for name, entry in held.items()}
        for kind, held in register.entries.items()
    }
    return replace(register, entries=entries)


def told(event: Event) -> tuple[str, ...]:
    """What an event says of itself, apart from its id."""
    stated = event.stated or event.item
    said = stated.model_dump_json() if stated is not None else ""
    return (event.entry.address, event.sort, str(event.day), said)


@pytest.mark.parametrize("name", CONTENTS)
def test_no_two_events_have_one_id(name: str) -> None:
    """In all that is published: each has an id, and nothing is first published yet."""
    events = story_of(register_named(name), all_kinds())
    ids = [event.id for event in events]
    assert len(ids) > 20
    assert len(set(ids)) == len(ids)
    assert all(event.id.startswith((f"{event.entry.kind}/", f"{event.entry.kind}#")) for event in events)
    assert {event.published for event in events} == {None}


@pytest.mark.parametrize("name", CONTENTS)
def test_the_order_of_a_list_changes_no_id(name: str) -> None:
    """Each list of each record in another order, three times: the same events have the same ids."""
    register = register_named(name)
    before = {event.id: told(event) for event in story_of(register, all_kinds())}
    chance = random.Random(14)

    def shuffled(entry: Entry[Any]) -> Any:
        lists = {key: value for key, value in entry.record if isinstance(value, tuple)}
        return entry.record.model_copy(update={key: tuple(chance.sample(v, len(v))) for key, v in lists.items()})

    for _ in range(3):
        after = {event.id: told(event) for event in story_of(with_records(register, shuffled), all_kinds())}
        assert after == before


@pytest.mark.parametrize("name", CONTENTS)
def test_what_else_a_record_says_changes_no_id(name: str) -> None:
    """Its title, its summary, its sources, its tags: none is part of an id."""
    register = register_named(name)
    before = [event.id for event in story_of(register, all_kinds())]

    def reworded(entry: Entry[Any]) -> Any:
        words = {"title": "Another", "summary": None, "sources": (), "name": "Another", "note": None}
        return entry.record.model_copy(update={key: word for key, word in words.items() if hasattr(entry.record, key)})

    assert [event.id for event in story_of(with_records(register, reworded), all_kinds())] == before


@pytest.mark.parametrize("name", CONTENTS)
def test_other_records_and_other_days_change_no_id(name: str) -> None:
    """Without any one kind's records, and on an earlier day, the events that are left have the ids they had."""
    register = register_named(name)
    before = {told(event): event.id for event in story_of(register, all_kinds())}
    for kind in ("decisions", "savings", "minutes", "exit-plans"):
        without = replace(register, entries={**register.entries, kind: {}})
        assert all(before[told(event)] == event.id for event in story_of(without, all_kinds()))
    earlier = story_of(replace(register, as_of=date(2018, 1, 1)), all_kinds())
    assert all(before[told(event)] == event.id for event in earlier)


STEP = "  - {{body: {}, date: {}, outcome: agreed}}\n"


def ids_of(folder: Path, *steps: tuple[str, str], head: str = "", name: str = "join") -> dict[tuple[str, str], str]:
    """The id of each step of a decision, by its body and day."""
    folder.mkdir()
    path = "".join(STEP.format(*step) for step in steps)
    files = {f"decisions/{name}": f"date: 2016-02-01\nwhy: To save.\n{head}path:\n{path}"}
    events = story_of(register_of(folder, files, "2020-01-01"), all_kinds())
    return {(event.item.body, str(event.day)): event.id for event in events if event.entry.kind == "decisions"}


FIRST, SECOND = ("camden-cabinet", "2016-02-01"), ("haringey-cabinet", "2016-03")


def test_a_step_is_known_by_its_body(tmp_path: Path) -> None:
    """A step that comes later changes no other; one of the same body again has its day as well."""
    assert ids_of(tmp_path / "1", FIRST, SECOND) == {
        FIRST: "decisions/join#agreed-camden-cabinet",
        SECOND: "decisions/join#agreed-haringey-cabinet",
    }
    again = ("camden-cabinet", "2017-05-04")
    found = ids_of(tmp_path / "2", FIRST, SECOND, again)
    assert found[FIRST] == "decisions/join#agreed-camden-cabinet"
    assert found[again] == "decisions/join#agreed-camden-cabinet-on-2017-05-04"


def test_a_day_that_becomes_known_changes_no_id(tmp_path: Path) -> None:
    """Only the month was known, and then the day is: it is the same event."""
    (rough,) = ids_of(tmp_path / "1", ("camden-cabinet", "2016-02")).values()
    (known,) = ids_of(tmp_path / "2", ("camden-cabinet", "2016-02-01")).values()
    assert rough == known


def test_a_renamed_record_keeps_the_ids_of_its_events(tmp_path: Path) -> None:
    """Its address has changed; feeds must not announce its events again."""
    before = ids_of(tmp_path / "1", FIRST)
    after = ids_of(tmp_path / "2", FIRST, head="formerly: [join]\n", name="haringey-joins")
    assert before == after


def test_what_is_alike_in_all_is_told_apart(tmp_path: Path) -> None:
    """The same step typed twice: two events, two ids."""
    files = {"exit-plans/camden": "authority: camden\nstate: in use\nsteps:\n" + "  - {what: Tell, who: A, done: 2017-01-02}\n" * 3}  # fmt: skip
    found = story_of(register_of(tmp_path, files, "2018-01-01"), all_kinds())
    ids = [event.id for event in found if event.entry.kind == "exit-plans"]
    assert (len(ids), len(set(ids))) == (3, 3)


def test_an_event_leads_to_its_place_on_a_page(example_site: Site, real_site: Site) -> None:
    """Each address is a page of the site, and the part of it where that has a heading."""
    for name, site in (("example", example_site), ("real", real_site)):
        for event in story_of(register_named(name), all_kinds()):
            page, _, anchor = event.address.partition("#")
            text = (site.folder / page.strip("/") / "index.html").read_text(encoding="utf-8")
            assert not anchor or f'id="{anchor}"' in text, event.address
