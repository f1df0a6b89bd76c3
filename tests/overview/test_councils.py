"""What a council's page answers, and what the same day is under each council's rule for a second look."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.core.kind import ViewOf
from generator.core.register import Register
from generator.kinds import all_kinds
from generator.kinds.decisions.call_in import example_windows
from generator.overview.council_money import main_part, parts_in
from generator.overview.councils import authority_view
from generator.overview.outline import latest, milestones, outline_of, promise_of
from generator.overview.services import service_view
from generator.overview.story import of_authority, story_of
from tests.partnership import PARTNERSHIP, register_of

SPLIT = """counts: cashable
basis: A plan.
figures:
  - {says: promised, what: saving, amount: £6m, period: each year, on: 2016-03}
  - {says: promised, what: saving, amount: £3m, period: 2017/18, on: 2017-03, by_authority: {camden: £2m, islington: £1m}}
  - {says: delivered, what: saving, amount: £2m, period: 2017/18, on: 2018-05, by_authority: {camden: £1m, islington: £1m}}
"""
WHOLE = """counts: cashable
basis: A plan.
figures:
  - {says: promised, what: saving, amount: £9m, period: each year, on: 2016-03}
"""


def view_of(register: Register) -> ViewOf:
    """What the kinds work out for their records."""
    kinds = {kind.name: kind for kind in all_kinds()}
    return lambda entry: kinds[entry.kind].view(entry, register)


def test_a_part_that_is_published_for_a_year_only_is_told(tmp_path: Path) -> None:
    """Where the yearly promise is not split by council, but a year's is, that is what the council's page says."""
    register = register_of(tmp_path, {"savings/split": SPLIT, "savings/whole": WHOLE}, "2018-06-01")
    parts = parts_in(register.authorities["camden"], register, view_of(register))
    assert [(part.ledger.entry.id, part.told) for part in parts] == [("split", True), ("whole", False)]
    part = main_part(parts)
    assert part is not None
    told = [(str(one.amount), str(one.period)) for one in (*part.said.planned, *part.said.delivered)]
    assert told == [("£2 million", "2017/18"), ("£1 million", "2017/18")]
    haringey = parts_in(register.authorities["haringey"], register, view_of(register))
    assert main_part(haringey) is None


def test_a_councils_own_figure_is_of_no_fewer_councils_than_its_part(tmp_path: Path) -> None:
    """On its page both are its own, so that the newer comes first."""
    own = "authorities: [camden], covers: printers"
    text = (
        f"{SPLIT}  - {{says: target, what: saving, amount: £50k, period: 2018/19, on: 2018-03, {own}}}\n"
        f"  - {{says: delivered, what: saving, amount: £40k, period: 2018/19, on: 2019-05, {own}}}\n"
    )
    register = register_of(tmp_path, {"savings/split": text}, "2019-06-01")
    part = main_part(parts_in(register.authorities["camden"], register, view_of(register)))
    assert part is not None and not part.said.beside
    assert [str(one.amount) for one in part.said.delivered] == ["£40,000"]


def test_a_council_that_left_keeps_its_part(tmp_path: Path) -> None:
    """The newest figure from when it was in counts for it, not the one that came after."""
    later = "  - {says: promised, what: saving, amount: £1m, period: 2017/18, on: 2018-04, by_authority: {islington: £1m}}\n"
    left = PARTNERSHIP.replace("joined: 2015-09,", "joined: 2015-09, left: 2018-03-01,", 1)
    register = register_of(tmp_path, {"savings/split": SPLIT + later}, "2018-06-01", left)
    part = main_part(parts_in(register.authorities["camden"], register, view_of(register)))
    assert part is not None
    assert str(part.said.planned[0].amount) == "£2 million"


def test_the_outline_is_a_councils_own(tmp_path: Path) -> None:
    """It has when the council joined, its part, and the latest milestone of its own story."""
    files = {
        "savings/split": SPLIT,
        "decisions/own": "date: 2017-05-01\nwhy: A test.\n"
        "path: [{body: camden-cabinet, date: 2017-05-01, outcome: agreed}]\n",
        "decisions/other": "date: 2017-06-01\nwhy: A test.\nauthorities: [islington]\n"
        "path: [{body: islington-executive, date: 2017-06-01, outcome: agreed}]\n",
    }
    register = register_of(tmp_path, files, "2018-06-01")
    camden = register.authorities["camden"]
    events = story_of(register, all_kinds())
    outline = outline_of(latest(milestones(of_authority(events, "camden", register))), register, camden)
    assert (str(outline.began), outline.turn.entry.id if outline.turn else "") == ("2015-09", "own")
    promise = promise_of(register, view_of(register), camden)
    assert promise is not None
    assert str(promise.said.delivered[0].amount) == "£1 million"
    whole = outline_of(latest(milestones(events)), register)
    assert (str(whole.began), whole.turn.entry.id if whole.turn else "") == ("2016-10-01", "other")


def test_a_partnership_without_anything_has_an_outline(tmp_path: Path) -> None:
    """Nothing is published: nothing is made up."""
    bare = "name: Bare\nsummary: Two.\nauthorities: [{id: camden, name: Camden}]\n"
    register = register_of(tmp_path, {}, "2018-06-01", bare)
    outline = outline_of(latest(milestones(story_of(register, all_kinds()))), register)
    assert (
        outline.began,
        promise_of(register, view_of(register)),
        outline.turn,
        outline.ended,
        outline.next_meeting,
    ) == (None,) * 5


def test_the_example_day_has_no_bank_holiday_in_its_windows(tmp_path: Path) -> None:
    """A Thursday whose windows only weekends make longer: a bank holiday would hide how the rules differ."""
    ended = PARTNERSHIP.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2018-12-31")
    register = register_of(tmp_path, {}, "2026-01-01", ended)
    example = example_windows(register)
    assert example.day == date(2018, 1, 11)
    assert [str(window.closes) for _, window in example.windows if window] == ["2018-01-18", "2018-01-18", "2018-01-16"]
    assert [window.authority.id for window in example.first] == ["islington"]
    assert [window.authority.id for window in example.last] == ["camden"]


def test_only_those_who_are_in_have_an_example(tmp_path: Path) -> None:
    """A council that left can call nothing in; of rules that are alike none is the longest."""
    left = PARTNERSHIP.replace("{days: 3, from", "{days: 5, unit: working, from").replace(
        "joined: 2016-03,", "joined: 2016-03, left: 2017-03-31,"
    )
    register = register_of(tmp_path, {}, "2018-06-01", left)
    example = example_windows(register)
    assert [authority.id for authority, _ in example.windows] == ["camden", "islington"]
    assert (example.first, example.last) == ((), ())


def test_what_is_withdrawn_or_of_others_is_not_counted(tmp_path: Path) -> None:
    """A page says that it shows the newest of all only where there are more."""
    decision = "date: 2017-05-01\nwhy: A test.\npath: [{body: joint-committee, date: 2017-05-01, outcome: agreed}]\n"
    files = {
        "decisions/stays": decision,
        "decisions/gone": decision + "withdrawn: {on: 2018-02-01, why: It was wrong.}\n",
        "decisions/theirs": decision + "authorities: [haringey, islington]\nservices: []\n",
    }
    register = register_of(tmp_path, files, "2018-06-01")
    view = authority_view(register.authorities["camden"], register, view_of(register))
    assert (len(view.decisions), view.decisions_number) == (1, 1)
    service = service_view(register.services["ict"], register, view_of(register))
    assert (len(service.decisions), service.decisions_number) == (2, 2)
