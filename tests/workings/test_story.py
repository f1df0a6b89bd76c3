"""The story: everything in the order of time, and each council's and each service's part of it."""

from __future__ import annotations

from pathlib import Path

from generator.kinds import all_kinds
from generator.workings.story import by_year, of_authority, of_service, story_of

from .partnership import PARTNERSHIP, register_of

FILES = {
    "decisions/join": "date: 2016-02-01\nwhy: To save.\npath:\n"
    "  - {body: haringey-cabinet, date: 2016-03-15, outcome: agreed}\n"
    "  - {body: camden-cabinet, date: 2016-02-01, outcome: agreed}\n",
    "decisions/gone": "date: 2016-01-05\nwhy: A test.\npath: [{body: camden-cabinet, date: 2016-01-05, outcome: agreed}]\n"
    "withdrawn: {on: 2016-02-01, why: It was wrong.}\n",
    "decisions/helpdesk": "date: 2017-05-01\nwhy: Waits.\nservices: [ict]\nauthorities: [camden]\n"
    "path: [{body: camden-cabinet, date: 2017-05-01, outcome: agreed}]\n",
    "savings/all": "counts: cashable\nbasis: A plan.\nfigures:\n"
    "  - {says: promised, what: saving, amount: £6m, period: each year, on: 2016-03, decision: join}\n",
    "decisions/later": "date: 2030-05-01\nwhy: Waits.\npath: [{body: camden-cabinet, date: 2030-05-01, outcome: agreed}]\n",
}


def told(folder: Path, as_of: str = "2018-01-01") -> list[tuple[str, str, str]]:
    """The story in short: the day, the record, and who acted."""
    return [
        (str(event.day), event.entry.address, event.authority)
        for event in story_of(register_of(folder, FILES, as_of), all_kinds())
    ]


def test_everything_is_in_the_order_of_time(tmp_path: Path) -> None:
    """Each step of a decision by itself; a month comes before its days; what is withdrawn or to come is not told."""
    story = told(tmp_path)
    addresses = [address for _, address, _ in story]

    assert "decisions/gone" not in addresses
    assert "decisions/later" not in addresses
    assert ("2016-02-01", "decisions/join", "camden") in story
    assert story.index(("2016-02-01", "decisions/join", "camden")) < story.index(
        ("2016-03-15", "decisions/join", "haringey")
    )
    assert addresses.index("savings/all") < addresses.index("decisions/helpdesk")


def test_a_figure_comes_from_its_decision(tmp_path: Path) -> None:
    """The promised saving points at the decision behind it."""
    register = register_of(tmp_path, FILES, "2018-01-01")
    figure = next(event for event in story_of(register, all_kinds()) if event.entry.address == "savings/all")

    assert figure.because == ("decisions/join",)


def test_a_part_of_the_story_is_one_councils_or_one_services(tmp_path: Path) -> None:
    """What another council did alone is not this one's; what all did together is everyone's."""
    partnership = PARTNERSHIP.replace("{id: ict, name: ICT}", "{id: ict, name: ICT}, {id: legal, name: Legal}")
    register = register_of(tmp_path, FILES, "2018-01-01", partnership)
    events = story_of(register, all_kinds())
    haringey = of_authority(events, "haringey", register)
    legal = of_service(events, "legal")

    assert {event.authority for event in haringey} <= {"", "haringey"}
    assert "savings/all" in {event.entry.address for event in haringey}
    assert "decisions/helpdesk" not in {event.entry.address for event in haringey}
    assert "decisions/helpdesk" not in {event.entry.address for event in legal}
    assert "decisions/helpdesk" in {event.entry.address for event in of_service(events, "ict")}


def test_years_have_their_events(tmp_path: Path) -> None:
    """Each year once, none lost."""
    events = story_of(register_of(tmp_path, FILES, "2018-01-01"), all_kinds())
    years = by_year(events)

    assert [year for year, _ in years] == sorted({event.day.year for event in events})
    assert sum(len(found) for _, found in years) == len(events)
