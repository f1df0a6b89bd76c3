"""The story: everything in the order of time, and each council's and each service's part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds import all_kinds
from generator.overview.story import by_day, by_year, of_authority, of_service, story_of
from tests.overview.test_chain import chains_of
from tests.partnership import PARTNERSHIP, register_of

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
    "decisions/later": "date: 2030-05-01\nwhy: Waits.\npath: [{body: camden-cabinet, date: 2030-05-01, outcome: awaited}]\n",
}


def told(folder: Path, as_of: str = "2018-01-01") -> list[tuple[str, str, str]]:
    """The story in short: the day, the record, and who acted."""
    return [
        (str(event.day), event.entry.address, event.authority)
        for event in story_of(register_of(folder, FILES, as_of), all_kinds())
    ]


PARTS = """rows:
  - {on: 2018-02, says: budget, period: 2018/19, amount: £2m, authorities: [camden]}
  - {on: 2018-05, says: outturn, period: 2017/18, by_authority: {haringey: £0.1m}}
  - {on: 2018-06, says: forecast, period: 2018/19, variance: £0.3m}
"""
OF_ONE = (
    "figures:\n  - {says: expected, what: saving, amount: £1m, on: 2018-03, authorities: [camden], services: [ict]}\n"
)


def test_a_figure_of_one_council_is_not_in_the_story_of_another(tmp_path: Path) -> None:
    """Where its record is about all of them; nor in that of a service that it is not about."""
    partnership = PARTNERSHIP.replace("{id: ict, name: ICT}", "{id: ict, name: ICT}, {id: hr, name: HR}")
    register = register_of(tmp_path, {"budgets/all": PARTS, "savings/all": OF_ONE}, "2018-07-01", partnership)
    events = story_of(register, all_kinds())
    days = {
        council: [str(event.day) for event in of_authority(events, council, register) if not event.deed]
        for council in ("camden", "haringey", "islington")
    }
    assert days == {
        "camden": ["2018-02", "2018-03", "2018-06"],
        "haringey": ["2018-05", "2018-06"],
        "islington": ["2018-06"],
    }
    assert "2018-03" not in [str(event.day) for event in of_service(events, "hr")]


def test_everything_is_in_the_order_of_time(tmp_path: Path) -> None:
    """Each step of a decision by itself; what is withdrawn or to come is not shown."""
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

    assert [(cause.address, cause.how) for cause in figure.because] == [("decisions/join", "decided")]


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


LOOSE = {
    "decisions/a-year-only": "date: 2016\nwhy: A test.\npath: [{body: camden-cabinet, date: 2016, outcome: agreed}]\n",
    "decisions/b-month-only": "date: 2016-05\nwhy: A test.\n"
    "path: [{body: camden-cabinet, date: 2016-05, outcome: agreed}]\n",
    "decisions/c-may": "date: 2016-05-20\nwhy: A test.\n"
    "path: [{body: camden-cabinet, date: 2016-05-20, outcome: agreed}]\n",
    "decisions/d-december": "date: 2016-12-20\nwhy: A test.\n"
    "path: [{body: camden-cabinet, date: 2016-12-20, outcome: agreed}]\n",
}


def test_what_is_less_known_comes_last(tmp_path: Path) -> None:
    """A year without a month is not shown as its January, nor a month without a day as its first."""
    events = story_of(register_of(tmp_path, LOOSE, "2018-01-01"), all_kinds())
    assert [event.entry.id for event in events if event.day.year == 2016 and event.entry.kind == "decisions"] == [
        "c-may",
        "b-month-only",
        "d-december",
        "a-year-only",
    ]


def test_a_cause_never_stands_after_its_effect(tmp_path: Path) -> None:
    """A body decides after the one before it in the path, a figure comes after its decision, the end after its own."""
    ended = PARTNERSHIP.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2017-06-30")
    files = {
        "decisions/join": "date: 2016-03\nwhy: A test.\npath:\n"
        "  - {body: haringey-cabinet, date: 2016-03, outcome: agreed}\n"
        "  - {body: islington-executive, date: 2016, outcome: agreed}\n"
        "  - {body: camden-cabinet, date: 2016-04-06, outcome: awaited}\n",
        "decisions/old": "date: 2017\nwhy: A test.\npath: [{body: camden-cabinet, date: 2017, outcome: agreed}]\n",
        "decisions/end": "date: 2017-05\nwhy: A test.\nreplaces: [old]\npath:\n"
        "  - {body: camden-cabinet, date: 2017-05, outcome: agreed}\n"
        "  - {body: haringey-cabinet, date: 2017, outcome: awaited}\n",
        "savings/all": "counts: cashable\nbasis: A plan.\nfigures:\n"
        "  - {says: promised, what: saving, amount: £6m, period: each year, on: 2016-03, decision: join}\n",
        "exit-plans/camden": "authority: camden\nstate: done\nagreed: 2017-05\ndecision: end\n",
    }
    events = story_of(register_of(tmp_path, files, "2018-01-01", ended), all_kinds())
    told = [(event.entry.id, str(event.day)) for event in events]
    order = [
        ("join", "2016-03"), ("all", "2016-03"), ("join", "2016"), ("join", "2016-04-06"), ("partnership", "2016-10-01"),
        ("old", "2017"), ("end", "2017-05"), ("camden", "2017-05"), ("end", "2017"), ("partnership", "2017-06-30"),
    ]  # fmt: skip
    assert [one for one in told if one in order] == order
    assert [cause.address for cause in events[-1].because] == ["decisions/end"]


def test_decisions_that_wait_for_each_other_do_not_stop_the_story(tmp_path: Path) -> None:
    """A circle of causes is shown in the order of the dates, and none of it is lost."""
    files = {
        f"decisions/{one}": f"date: 2016\nwhy: A test.\n{key}: [{other}]\n"
        "path: [{body: camden-cabinet, date: 2016, outcome: agreed}]\n"
        for one, key, other in (("a", "depends_on", "b"), ("b", "replaces", "a"))
    }
    events = story_of(register_of(tmp_path, files, "2018-01-01"), all_kinds())
    assert [event.entry.id for event in events if event.entry.kind == "decisions"] == ["a", "b"]


def test_an_effect_is_not_called_one_of_what_came_later(tmp_path: Path) -> None:
    """A plan of 2016 may name the decision of 2017 that used it: that is not where the plan comes from."""
    files = {
        "decisions/leave": "date: 2017-05-01\nwhy: A test.\n"
        "path: [{body: camden-cabinet, date: 2017-05-01, outcome: agreed}]\n",
        "exit-plans/camden": "authority: camden\nstate: done\nagreed: 2016-05-01\ndecision: leave\n",
    }
    events = story_of(register_of(tmp_path, files, "2018-01-01"), all_kinds())
    assert [event.because for event in events if event.entry.id == "camden"] == [()]


def test_turning_points_are_few(tmp_path: Path) -> None:
    """A decision stands out once, and where it is refused; the promise and what came of it do; a risk does not."""
    files = {
        "decisions/join": "date: 2016-03-01\nwhy: A test.\npath:\n"
        "  - {body: camden-cabinet, date: 2016-03-01, outcome: noted}\n"
        "  - {body: haringey-cabinet, date: 2016-03-02, outcome: agreed}\n"
        "  - {body: islington-executive, date: 2016-03-03, outcome: agreed}\n"
        "  - {body: camden-cabinet, date: 2016-03-04, outcome: refused}\n",
        "savings/all": "counts: cashable\nbasis: A plan.\nfigures:\n"
        "  - {says: promised, what: saving, amount: £4m, period: each year, on: 2016-03-05}\n"
        "  - {says: promised, what: saving, amount: £5m, period: each year, on: 2016-03-06}\n"
        "  - {says: promised, what: saving, amount: £6m, period: each year, on: 2016-03-07}\n"
        "  - {says: forecast, what: saving, amount: £6m, period: each year, on: 2016-03-08}\n"
        "  - {says: delivered, what: saving, amount: £6m, period: each year, on: 2017-03-09}\n",
        "risks/all": "kind: threat\nstate: open\nraised: 2016-03-10\n",
        "exit-plans/camden": "authority: camden\nstate: in use\nagreed: 2016-05-01\nnotice: {given: 2017-05-01}\n",
    }
    events = story_of(register_of(tmp_path, files, "2018-01-01"), all_kinds())
    assert [
        (event.sort, str(event.day)) for event in events if event.turning and event.entry.kind != "partnership"
    ] == [
        ("agreed", "2016-03-02"),
        ("refused", "2016-03-04"),
        ("promised", "2016-03-05"),
        ("promised", "2016-03-07"),
        ("delivered", "2017-03-09"),
        ("notice", "2017-05-01"),
    ]
    assert all(event.turning for event in events if event.entry.kind == "partnership")


def test_the_events_of_a_day_are_told_together(tmp_path: Path) -> None:
    """Each day once; where only the month is known, the month is a heading."""
    events = story_of(register_of(tmp_path, FILES, "2018-01-01"), all_kinds())
    days = by_day(events)
    assert [day for day, _ in days] == list(dict.fromkeys(event.day for event in events))
    assert [event for _, found in days for event in found] == list(events)


def test_a_review_leads_to_a_meeting_and_to_a_decision(tmp_path: Path) -> None:
    """What a review brought about stands after it, though only its month is known, and names it; so does the chain."""
    files = {
        "reviews/look": "date: 2017-10\nmeetings: [talk]\ndecisions: [change]\n",
        "minutes/talk": "body: joint-committee\ndate: 2017-10-30\nstate: held\nitems: [{title: Look, decisions: [change]}]\n",
        "decisions/change": "date: 2017-11-02\nwhy: A test.\n"
        "path: [{body: camden-cabinet, date: 2017-11-02, outcome: agreed}]\n",
    }
    register = register_of(tmp_path, files, "2018-01-01")
    told = {event.entry.address: event for event in story_of(register, all_kinds())}
    assert [name for name in told if not name.startswith("partnership")] == [
        "reviews/look",
        "minutes/talk",
        "decisions/change",
    ]
    assert [(cause.how, cause.address) for cause in told["decisions/change"].because] == [
        ("met", "minutes/talk"),
        ("reviewed", "reviews/look"),
    ]
    assert [cause.address for cause in told["minutes/talk"].because] == ["reviews/look"]
    entry = register.at("reviews/look")
    assert entry is not None
    chain = chains_of(register).of(entry)
    assert {found.address for found in chain.after} == {"minutes/talk", "decisions/change"}


def test_a_council_s_own_agreement_turns_its_own_story(tmp_path: Path) -> None:
    """In the whole story a decision stands out where the first agreed; in a council's own, where this one did."""
    register = register_of(tmp_path, FILES, "2018-01-01")
    events = story_of(register, all_kinds())
    for council in ("camden", "haringey"):
        own = of_authority(events, council, register)
        assert [event.authority for event in own if event.entry.id == "join" and event.turning] == [council]
    assert [event.authority for event in events if event.entry.id == "join" and event.turning] == ["camden"]


def test_what_was_withdrawn_led_to_nothing(tmp_path: Path) -> None:
    """A decision may rest on one whose page was withdrawn: the story does not lead there."""
    files = {**FILES, "decisions/helpdesk": FILES["decisions/helpdesk"] + "depends_on: [gone, join]\n"}
    story = story_of(register_of(tmp_path, files, "2018-01-01"), all_kinds())
    (helpdesk,) = (event for event in story if event.entry.id == "helpdesk")
    assert [cause.address for cause in helpdesk.because] == ["decisions/join"]


@pytest.mark.parametrize(("other", "said"), [("join", "It depended on"), ("later", "It depends on")])
def test_what_took_effect_depends_on_nothing_any_more(tmp_path: Path, other: str, said: str) -> None:
    """While what it depends on is still to be decided, it does."""
    files = {**FILES, "decisions/helpdesk": FILES["decisions/helpdesk"] + f"depends_on: [{other}]\n"}
    story = story_of(register_of(tmp_path, files, "2018-01-01"), all_kinds())
    assert [cause.said for event in story if event.entry.id == "helpdesk" for cause in event.because] == [said]


def test_nothing_came_up_at_a_meeting_that_was_not_held(tmp_path: Path) -> None:
    """A cancelled meeting that names a decision did not lead to it; one that was held did."""
    meeting = "body: camden-cabinet\ndate: 2017-05-01\nstate: {}\nitems: [{{title: A, decisions: [helpdesk]}}]\n"
    files = {**FILES, "minutes/off": meeting.format("cancelled"), "minutes/on": meeting.format("held")}
    story = story_of(register_of(tmp_path, files, "2018-01-01"), all_kinds())
    (helpdesk,) = (event for event in story if event.entry.id == "helpdesk")
    assert [cause.address for cause in helpdesk.because] == ["minutes/on"]


def test_advice_replaces_nothing(tmp_path: Path) -> None:
    """What a decision replaced is shown with the first who agreed, and not with a committee that recommended it."""
    old = "date: 2016-08-22\nwhy: A test.\npath: [{body: haringey-cabinet, date: 2016-08-22, outcome: agreed}]\n"
    new = (
        "date: 2017-06-19\nwhy: A test.\nreplaces: [old]\npath:\n"
        "  - {body: joint-committee, date: 2017-06-19, outcome: recommended}\n"
        "  - {body: haringey-cabinet, date: 2017-09-01, outcome: agreed}\n"
    )
    register = register_of(tmp_path, {"decisions/old": old, "decisions/new": new}, "2018-01-01")
    held = [event for event in story_of(register, all_kinds()) if event.entry.id == "new"]
    assert [[cause.how for cause in event.because] for event in held] == [[], ["replaced"]]
