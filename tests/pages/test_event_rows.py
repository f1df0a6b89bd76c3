"""Each record's events are kept with their rows: after an edit only those that it changes are worked out anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.core.entry import Entry
from generator.core.events import Event
from generator.core.kind import Kind
from generator.core.register import Register
from generator.kinds import all_kinds
from generator.machine.kept import NOTHING_KEPT, Kept
from generator.overview.story import story_of
from generator.pages import event_rows
from generator.pages.event_rows import EventRows
from generator.pages.rendering import Renderer
from tests.partnership import register_of

PATH = "path: [{{body: {1}, date: {0}, outcome: agreed, published: {0}}}]\n"
DECISION = "date: {0}\nwhy: A test.\n" + PATH
FILES = {
    "decisions/a": DECISION.format("2016-05-02", "joint-committee"),
    "decisions/b": DECISION.format("2016-06-01", "camden-cabinet") + "depends_on: [a]\n",
    "decisions/c": DECISION.format("2018-05-01", "haringey-cabinet"),
    "savings/split": "basis: actual\nfigures: [{says: promised, what: saving, amount: £2m, period: 2016/17, on: 2016-04, "
    "by_authority: {camden: £1m, haringey: £500k, islington: £500k}}]\n",
}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The addresses of the records whose events are worked out."""
    addresses: list[str] = []
    found = event_rows.events_in

    def noted(entry: Entry[object], kind: Kind[object], register: Register) -> tuple[Event, ...]:
        addresses.append(entry.address)
        return found(entry, kind, register)

    monkeypatch.setattr(event_rows, "events_in", noted)
    yield addresses


def _rows(folder: Path, files: dict[str, str], kept: Kept, day: str = "2019-01-01") -> EventRows:
    content = folder / "content"
    content.mkdir(exist_ok=True)
    return Renderer(register_of(content, files, day), all_kinds(), {}, kept).event_rows


def _told(rows: EventRows) -> list[object]:
    told = [rows.told_of(event) for event in rows.story()]
    councils = ("", "camden", "haringey", "islington")
    return [(one, [rows.shown(one, council) for council in councils]) for one in told]


@pytest.mark.parametrize(
    ("edit", "anew"),
    [
        ({}, set()),
        # No event says why it was decided.
        ({"decisions/c": FILES["decisions/c"].replace("why: A test.", "why: Another.")}, set()),
        ({"decisions/c": FILES["decisions/c"].replace("agreed", "refused")}, {"decisions/c"}),
        # What depends on it has no effect where it was refused, and gives its name.
        ({"decisions/a": FILES["decisions/a"].replace("agreed", "refused")}, {"decisions/a", "decisions/b"}),
        ({"decisions/d": DECISION.format("2018-06-01", "camden-cabinet")}, {"decisions/d"}),
    ],
)
def test_only_the_events_that_an_edit_changes_are_worked_out(
    tmp_path: Path, read: list[str], edit: dict[str, str], anew: set[str]
) -> None:
    """All others are as they were, and all are as without anything kept."""
    kept = Kept(tmp_path / "kept")
    before = _rows(tmp_path, FILES, kept)
    _told(before)
    read.clear()
    assert _rows(tmp_path, FILES, kept).digest == before.digest
    rows = _rows(tmp_path, {**FILES, **edit}, kept, "2019-01-02")
    assert set(read) == anew
    assert _told(rows) == _told(_rows(tmp_path, {**FILES, **edit}, NOTHING_KEPT, "2019-01-02"))


def test_a_row_is_the_same_as_that_of_the_whole_event(tmp_path: Path) -> None:
    """And the story of rows has the same events in the same order as that of whole ones."""
    register = register_of(tmp_path, FILES, "2019-01-01")
    renderer = Renderer(register, all_kinds(), {}, NOTHING_KEPT)
    rows = renderer.event_rows
    told = [rows.told_of(event) for event in rows.story()]
    assert [rows.whole(one) for one in told] == list(story_of(register, all_kinds()))
    assert len(told) > 3
    for one in told:
        for council in ("", "camden"):
            assert rows.shown(one, council).row == renderer._event_row(rows.whole(one, council))
    parts = [shown.row for one in told if "s share: £1 million" in (shown := rows.shown(one, "camden")).row]
    assert len(parts) == 1


def test_an_event_without_all_its_causes_has_its_own_row(tmp_path: Path) -> None:
    """A cause that came later is left out of the story, and so of the row."""
    files = {**FILES, "decisions/b": FILES["decisions/b"], "decisions/a": FILES["decisions/a"].replace("2016", "2017")}
    rows = _rows(tmp_path, files, NOTHING_KEPT)
    (event,) = (one for one in rows.story() if one.entry.id == "b" and one.deed)
    told = rows.told_of(event)
    assert told[3] == []
    assert rows.digest_of(told) == ""
    assert "depends on" not in rows.shown(told).row
