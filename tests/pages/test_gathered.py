"""The pages that gather: the same shape for a partnership of one council, of seven, or without any dates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.building.whole_site import site_of
from generator.kinds import all_kinds
from tests.partnership import PARTNERSHIP, fact, register_of
from tests.whole_site import pages_of

CALL_IN = "call_in: {days: 5, unit: working, from: publication}"
SEVEN = "name: Seven\nsummary: Seven councils.\nauthorities:\n" + "".join(
    f"  - {{id: c{number}, name: Council {number}, call_in: {{days: {number}, from: publication}}}}\n"
    for number in range(1, 8)
)
ONE = "name: One\nsummary: One council.\nauthorities: [{id: camden, name: Camden}]\n"
ENDED = PARTNERSHIP.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2018-12-31")
LEFT = PARTNERSHIP.replace("joined: 2016-03,", "joined: 2016-03, left: 2017-03-31,")
SAVING = """counts: cashable
basis: A plan.
figures:
  - {says: promised, what: saving, amount: £6m, period: each year, on: 2016-03, decision: join}
  - {says: delivered, what: saving, amount: £2.4m, period: each year, on: 2017-03}
"""
JOIN = "date: 2016-03\nwhy: A test.\npath: [{body: joint-committee, date: 2016-03, outcome: agreed}]\n"
FILES = {"decisions/join": JOIN, "savings/all": SAVING}


def pages(folder: Path, partnership: str, files: dict[str, str] | None = None) -> dict[str, str]:
    """The Markdown of every page, by its path, without the front matter."""
    register = register_of(folder, files or {}, "2020-06-01", partnership)
    return {page.path: page.text.partition("\n# ")[2] for page in pages_of(register, all_kinds(), ())}


def headings(text: str) -> list[str]:
    """The headings of a page."""
    return re.findall(r"^(?:## |<h2 [^>]*>)(.+?)(?:</h2>)?$", text, re.MULTILINE)


@pytest.mark.parametrize("partnership", [ONE, SEVEN, ENDED, LEFT, PARTNERSHIP])
def test_the_pages_are_there_whatever_the_partnership(tmp_path: Path, partnership: str) -> None:
    """Nothing is left empty, and no sentence ends twice or is cut."""
    made = pages(tmp_path, partnership)
    for path in ("story/index.md", "authorities/index.md", "how-decisions-are-made.md"):
        assert len(made[path]) > 200
        words = re.sub(r"^ *- {3}|^ +|<.*?>", "", made[path], flags=re.MULTILINE)
        assert not re.search(r"\S \.|\.\.[^/]|\S {2,}\S|None\b(?! (?:is|was))|: *$", words), words


def test_each_council_has_a_page_of_the_same_shape(tmp_path: Path) -> None:
    """Seven councils of which nothing is published: the same headings, and each gap said once."""
    made = pages(tmp_path, SEVEN)
    shapes = {tuple(headings(made[f"authorities/c{number}.md"])) for number in range(1, 8)}
    assert len(shapes) == 1
    assert "Not in this record: the key decision threshold, the exit plan." in made["authorities/c7.md"]


def test_what_is_not_split_by_council_is_said_once(tmp_path: Path) -> None:
    """Four savings without parts are one sentence, not four rows."""
    files = {"decisions/join": JOIN} | {f"savings/s{number}": SAVING for number in range(4)}
    page = pages(tmp_path, PARTNERSHIP, files)["authorities/camden.md"]
    part = page.partition("## Savings")[2].partition("##")[0]
    assert part.count("Figures for all the councils together:") == 1 and "| Saving |" not in part
    assert all(f"savings/s{number}.md" in part for number in range(4))


def test_a_story_names_a_figure_s_decision_in_plain_words(tmp_path: Path) -> None:
    """What was promised, by which decision, and how far the result is off."""
    story = pages(tmp_path, PARTNERSHIP, FILES)["story/index.md"]
    assert "**A saving of £6 million a year was promised.**" in story
    assert "See the decision: [join](../decisions/join.md)." in story
    assert "That is £3.6 million (60%) less than promised." in story
    assert "This comes from" not in story


def test_the_days_of_a_story_are_told_once(tmp_path: Path) -> None:
    """What happened on the same day stands under one date, no more precisely than it is known."""
    story = pages(tmp_path, PARTNERSHIP, FILES)["story/index.md"]
    days = re.findall(r"^-   \*\*(.+?)\*\*(.*)$", story, re.MULTILINE)
    assert len(days) == len(set(days))
    assert ("March 2016", "") in days
    assert ("1 October 2016", "") in days


def test_a_story_begins_with_its_outline(tmp_path: Path) -> None:
    """When it started, the money, the latest milestone, and how it ended; what is not known is left out."""
    for partnership, last in ((PARTNERSHIP, []), (ENDED, ["Ended"])):
        folder = tmp_path / str(len(last))
        folder.mkdir()
        story = pages(folder, partnership, FILES)["story/index.md"]
        names = re.findall(r"<dt markdown>\n\n(.+)\n", story)
        assert names == ["Started", "Savings and costs", "Latest milestone", *last]
    bare = tmp_path / "bare"
    bare.mkdir()
    story = pages(bare, ONE)["story/index.md"]
    assert "<dt" not in story
    assert "This record has no events." in story


def test_how_decisions_are_made_is_told_in_its_time(tmp_path: Path) -> None:
    """What has ended is in the past tense, what runs in the present; a council that left has no rule any more."""
    (tmp_path / "ended").mkdir()
    (tmp_path / "left").mkdir()
    ended = pages(tmp_path / "ended", ENDED)["how-decisions-are-made.md"]
    runs = pages(tmp_path / "left", LEFT)["how-decisions-are-made.md"]
    assert ended.startswith("How decisions were made")
    assert "Camden, Haringey and Islington shared a service." in ended
    assert runs.startswith("How decisions are made")
    assert "Camden and Islington share a service." in runs
    assert "left on 31 March 2017. These rules no longer apply to it." in runs
    assert not re.findall(r"^\| .*haringey.*$", runs, re.MULTILINE)


def test_three_rules_are_told_by_one_day(tmp_path: Path) -> None:
    """The same day under each rule, both ways of counting where a rule does not say, and then the difference."""
    page = pages(tmp_path, ENDED)["how-decisions-are-made.md"]
    assert "Example: a decision made and published on **Thursday 11 January 2018**." in page
    assert "11:59pm on Sunday 14 January 2018 if weekends count, 11:59pm on Tuesday 16 January 2018 if not" in page
    assert "**First deadline: 11:59pm on Sunday 14 January 2018 (Islington, if weekends count)." in page
    assert "Last deadline: 11:59pm on Thursday 18 January 2018 (Camden).**" in page


def test_an_end_that_no_source_tells_of_is_not_told_as_one(tmp_path: Path) -> None:
    """The agreement was set to end on the day set for the partnership's end; another contract did end."""
    planned = ENDED.replace("ended: 2018-12-31", "ended: 2018-12-31\nend_confirmed: false")
    files = {
        "agreements/ours": "kind: partnership\nends: 2018-12-31\n",
        "agreements/network": "kind: contract\nsupplier: A firm\nends: 2018-03-31\n",
    }
    story = pages(tmp_path, planned, files)["story/index.md"]
    assert "Agreement due to end: [ours]" in story
    assert "Contract end date: [network]" in story
    assert "**The partnership was due to end.**" in story
    assert fact("Due to end", "31 December 2018. Confirmation is not in this record.") in story


def test_a_measure_has_no_column_for_who_had_left(tmp_path: Path) -> None:
    """A council that left before the first reading could publish none; nor is the site run for it any more."""
    measure = "unit: percent\nbetter: higher\nreadings: [{period: 2018/19 Q1, value: 64, by_authority: {camden: 66}}]\n"
    made = pages(tmp_path, LEFT, {"measures/fixed": measure})
    assert "| Result | Camden |" in made["measures/fixed.md"]
    assert "It is run for Camden and Islington." in made["accessibility.md"]


def test_downloads_are_named_in_plain_words(tmp_path: Path) -> None:
    """What the figures of all records are, and not the name of their file."""
    downloads = pages(tmp_path, PARTNERSHIP, FILES)["downloads.md"]
    assert "[Steps of decisions (CSV)](data/decisions-steps.csv)" in downloads
    assert "[Figures for each year (CSV)](data/savings-each-year.csv)" in downloads


def test_a_service_is_told_only_what_it_saved_by_itself(tmp_path: Path) -> None:
    """What all services saved together says nothing of one of them."""
    two = PARTNERSHIP.replace(
        "services: [{id: ict, name: ICT}]", "services: [{id: ict, name: ICT}, {id: hr, name: HR}]"
    )
    small = SAVING.replace("£6m", "£600k").replace("£2.4m", "£200k").replace(", decision: join", "")
    made = pages(tmp_path, two, FILES | {"savings/ict": f"services: [ict]\n{small}"})
    assert "£200,000 a year was saved" in made["services/ict.md"].partition("## ")[0]
    assert "£2.4 million" not in made["services/ict.md"].partition("## ")[0]
    assert "\n\nCamden, Haringey and Islington share HR.\n" in made["services/hr.md"]
    assert "saved" not in made["services/hr.md"].partition("## ")[0] and "savings/all.md" in made["services/hr.md"]


def test_home_tells_what_the_record_has(tmp_path: Path) -> None:
    """Of exit plans, how many agreed ones are here, and nothing of other councils; of the next meeting, whose it is."""
    files = {
        "exit-plans/camden": "authority: camden\nstate: agreed\nagreed: 2016-05-01\n",
        "minutes/next": "body: joint-committee\ndate: 2020-07-01\nstate: planned\n",
    }
    home = pages(tmp_path, PARTNERSHIP, files)["index.md"]
    assert "[Exit plans](exit-plans/index.md): 1 agreed plan in this record\n" in home
    assert "The Joint Committee, <time" in home


JOINT = "date: 2018-02-05\npath: [{{body: joint-committee, date: 2018-02-05, outcome: {}}}]\n"


@pytest.mark.parametrize(
    ("files", "law", "said"),
    [
        ({}, "", "is a joint body of the councils."),
        ({"decisions/one": JOINT.format("recommended")}, "", "makes recommendations to the councils."),
        ({"decisions/one": JOINT.format("agreed")}, "", "decides for the councils together."),
        ({}, "law: council, ", "decides for the councils together."),
    ],
)
def test_a_joint_body_decides_where_the_record_says_so(
    tmp_path: Path, files: dict[str, str], law: str, said: str
) -> None:
    """That councils set it up together does not say that they let it decide."""
    partnership = PARTNERSHIP.replace("{id: joint-committee,", f"{{id: joint-committee, {law}")
    page = pages(tmp_path, partnership, files)["how-decisions-are-made.md"]
    assert f"**The Joint Committee** {said}" in page
    assert ("take some decisions together" in page) is ("decides for the" in said)


ABOLISHED = ENDED.replace(
    "{id: camden, name: Camden,", "{id: camden, name: Camden, ends: {on: 2019-03-31, followed_by: [haringey]},"
).replace(
    "{id: islington, name: Islington,",
    "{id: islington, name: Islington, ends: {on: 2019-03-31, followed_by: [North Council]}, ",
)


def test_nobody_writes_to_a_council_that_has_ended(tmp_path: Path) -> None:
    """A letter goes to who took over from it, and to each once."""
    page = pages(tmp_path, ABOLISHED, FILES)["scorecard/index.md"]
    assert set(re.findall(r"^To (.+)$", page, re.MULTILINE)) == {
        "Haringey",
        "North Council",
        "[choose one] Haringey or North Council",
    }


def test_a_letter_goes_to_who_is_there_in_the_end(tmp_path: Path) -> None:
    """Who took over from a council may have ended in its turn."""
    twice = ABOLISHED.replace(
        "{id: haringey, name: Haringey,",
        "{id: haringey, name: Haringey, ends: {on: 2020-03-31, followed_by: [South Council]},",
    )
    page = pages(tmp_path, twice, FILES)["scorecard/index.md"]
    assert set(re.findall(r"^To (.+)$", page, re.MULTILINE)) == {
        "South Council",
        "North Council",
        "[choose one] South Council or North Council",
    }


def test_nothing_is_overdue_that_no_living_council_owes(tmp_path: Path) -> None:
    """An action of a council that has left or ended; while one that has not is asked as well, it stays so."""
    review = "date: 2017-01-01\nauthorities: [{}]\nactions: [{{what: Tidy up., due: 2017-02-01}}]\n"
    for who, late in (("camden", False), ("camden, islington", True)):
        gone = PARTNERSHIP.replace(
            "joined: 2015-09, call_in: {days: 5, unit", "left: 2018-03-31, call_in: {days: 5, unit"
        )
        folder = tmp_path / str(late)
        folder.mkdir()
        made = pages(folder, gone, {"reviews/it": review.format(who)})
        assert [("verdue" in made[path]) for path in ("reviews/it.md", "actions/index.md", "index.md")] == [late] * 3


def test_who_runs_the_site_is_there_to_run_it(tmp_path: Path) -> None:
    """Not a council that has ended by law."""
    for partnership, said in ((ENDED, "Run by Camden, Haringey and Islington."), (ABOLISHED, "Run by Haringey.")):
        assert site_of(register_of(tmp_path, {}, "2020-06-01", partnership), all_kinds(), ()).run_by == said


def test_nothing_is_made_bold_that_is_not_there(tmp_path: Path) -> None:
    """No asterisks stand on a page where a sentence is left out, or ends with a blank."""
    two = ABOLISHED.replace("services: [{id: ict, name: ICT}]", "services: [{id: ict, name: ICT}, {id: hr, name: HR}]")
    measure = "unit: percent\nbetter: higher\ntarget: [{from: 2016-10-01, value: 60}]\n"
    files = {
        "measures/m": f"{measure}readings: [{{period: 2016/17, value: 64}}]\n",
        "decisions/one": f"{JOIN}services: [hr]\n",
    }
    made = pages(tmp_path, two, files)
    for path, page in made.items():
        assert not re.search(r"\*\*\s*\*\*|(?:^|[>(])\*\* | \*\*$", page, re.MULTILINE), path


def test_what_other_sites_show_is_not_cut(tmp_path: Path) -> None:
    """Where the first sentence is too long for them, they show whose page it is."""
    long = f"name: {'Shared services of '}three councils\nsummary: They share.\nauthorities:\n" + "".join(
        f"  - {{id: c{number}, name: The Metropolitan Borough Council of Northern Place {number}}}\n"
        for number in range(5)
    )
    register = register_of(tmp_path, {}, "2020-06-01", long)
    page = next(page for page in pages_of(register, all_kinds(), ()) if page.path == "authorities/index.md")
    assert 'description: "Councils: Shared services of three councils."' in page.text


def test_a_story_says_its_newest_milestone_to_other_sites(tmp_path: Path) -> None:
    """With who agreed, in whole sentences; never how many events it has."""
    register = register_of(tmp_path, FILES, "2020-06-01", PARTNERSHIP)
    made = pages_of(register, all_kinds(), ())
    said = [page.description for page in made if page.path.startswith("story/")]
    milestone = "Latest milestone (March 2016): join. Agreed by the Joint Committee. What it is."
    assert said.count(milestone) == 3
    assert all(one.endswith(".") and "timeline has" not in one for one in said)


def test_that_a_council_left_is_a_milestone(tmp_path: Path) -> None:
    """An older decision is not the latest milestone; beside the day in its own story it is not said twice."""
    register = register_of(tmp_path, FILES, "2020-06-01", LEFT)
    made = {page.path: page for page in pages_of(register, all_kinds(), ())}
    page = made["story/haringey.md"]
    assert page.description == "Latest milestone (31 March 2017): Haringey left."
    assert "<dt markdown>\n\nLatest milestone" not in page.text and "<dt markdown>\n\nLeft" in page.text


def test_agreed_again_after_it_was_sent_back_is_the_newer_milestone(tmp_path: Path) -> None:
    """Where it was called in, sent back and agreed in the end, it is not shown as if it were still to be decided."""
    step = "{{body: joint-committee, date: {}, outcome: agreed}}"
    again = f"path: [{step.format('2017-06-13')}, {step.format('2017-07-18')}]\n"
    call = "called_in: [{authority: camden, on: 2017-06-20, outcome: sent back}]\n"
    files = {"decisions/again": f"date: 2017-06-13\nwhy: A test.\n{again}{call}"}
    register = register_of(tmp_path, files, "2020-06-01", PARTNERSHIP)
    (page,) = (page for page in pages_of(register, all_kinds(), ()) if page.path == "story/camden.md")
    assert page.description.startswith("Latest milestone (18 July 2017): again. Agreed by the Joint Committee.")


def test_a_milestone_that_was_replaced_is_not_shown_as_if_it_stood(tmp_path: Path) -> None:
    """Where the newest of a council's own story is a decision that another replaced later without it."""
    step = "path: [{{body: {}-cabinet, date: {}, outcome: agreed}}]\n"
    old = "date: 2017-03-01\nwhy: A test.\nauthorities: [camden]\n" + step.format("camden", "2017-03-01")
    new = "date: 2018-03-01\nwhy: A test.\nauthorities: [haringey]\nreplaces: [old]\n" + step.format(
        "haringey", "2018-03-01"
    )
    register = register_of(tmp_path, {"decisions/old": old, "decisions/new": new}, "2020-06-01", PARTNERSHIP)
    (camden,) = (page for page in pages_of(register, all_kinds(), ()) if page.path == "story/camden.md")
    assert camden.description.startswith("Latest milestone (1 March 2017): old. Agreed by Camden. Later replaced.")


def test_a_council_that_stays_to_the_end_does_not_leave(tmp_path: Path) -> None:
    """The partnership is due to end; only a council with its own day is due to leave."""
    ending = LEFT.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2027-03-31\nend_confirmed: false")
    made = pages(tmp_path, ending.replace("left: 2017-03-31", "left: 2026-03-31"), FILES)
    found = [made[f"story/{name}.md"].partition("\n## ")[0] for name in ("camden", "haringey", "islington")]
    assert sum("Due to end" in one for one in found) == 2 and sum("Due to leave" in one for one in found) == 1
