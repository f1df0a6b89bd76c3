"""What is missing or late, in residents' words: counted by what it is, the law in a note of its own."""

from __future__ import annotations

import re
from pathlib import Path

from generator.building.whole_site import pages_of
from generator.kinds import all_kinds
from tests.partnership import PARTNERSHIP, block, checked

HELD = "body: joint-committee\ndate: {day}\nstate: held\nminutes: {{state: none}}\n"
AWAITED = "date: 2017-06-19\nwhy: A test.\npath: [{body: joint-committee, date: 2017-06-19, outcome: awaited}]\n"
FILES = {
    "decisions/one": AWAITED,
    "decisions/two": AWAITED,
    "minutes/first": HELD.format(day="2017-06-19"),
}
ENDED = PARTNERSHIP.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2018-12-31")


def told(folder: Path, files: dict[str, str], partnership: str = ENDED) -> dict[str, str]:
    """The pages, with what the check of the content tells."""
    found = checked(folder, files, "2020-06-01", partnership)
    assert found.register is not None, found.problems
    return {page.path: page.text.partition("\n# ")[2] for page in pages_of(found.register, all_kinds(), found.problems)}


def test_the_answer_counts_what_is_missing(tmp_path: Path) -> None:
    """Not "things to know": what they are, and how many of each."""
    page = told(tmp_path, FILES)["scorecard/index.md"]
    assert block("answer", "**2 decisions and the minutes of 1 meeting are missing.**") in page
    assert "things to know" not in page


def test_days_are_in_words(tmp_path: Path) -> None:
    """A meeting that is still called planned is told by its day as people write it."""
    planned = "body: joint-committee\ndate: 2017-06-19\nstate: planned\n"
    assert "but 19 June 2017 has passed." in told(tmp_path, {"minutes/first": planned})["scorecard/index.md"]


def test_what_is_not_missing_is_counted_apart(tmp_path: Path) -> None:
    """While the partnership runs, three plans for leaving are missing too."""
    page = told(tmp_path, {"decisions/one": AWAITED}, PARTNERSHIP)["scorecard/index.md"]
    assert "**1 decision and 3 plans for leaving are missing.**" in page


def test_what_is_for_officers_alone_is_not_repeated(tmp_path: Path) -> None:
    """A vote that does not fit is theirs to look into; it is not a thing that is late."""
    vote = AWAITED.replace("outcome: awaited", "outcome: agreed, vote: {for: 1, against: 2}")
    page = told(tmp_path, {"decisions/one": AWAITED, "decisions/two": vote})["scorecard/index.md"]
    assert "**1 decision is missing.**" in page
    assert "the vote was" not in page


def test_one_missing_thing_is_missing(tmp_path: Path) -> None:
    """One thing takes the verb of one."""
    page = told(tmp_path, {"decisions/one": AWAITED})["scorecard/index.md"]
    assert "**1 decision is missing.**" in page


def test_sentences_are_short_and_the_law_stands_in_a_note(tmp_path: Path) -> None:
    """No row names a section of an Act; the note under the list names each law once."""
    page = told(tmp_path, FILES | {"minutes/second": HELD.format(day="2017-07-19")})["scorecard/index.md"]
    rows, _, note = page.partition("## What asks for it")
    assert "section 100C" not in rows
    assert note.count("section 100C(1), Local Government Act 1972") == 1
    for sentence in re.split(r"[.:]\s", re.sub(r"\]\([^)]*\)", "]", rows)):
        assert len(sentence.split()) < 25, sentence


def test_a_committee_that_is_gone_is_told_as_gone(tmp_path: Path) -> None:
    """Who has to do it: a joint body ends with the partnership, a council does not."""
    page = told(tmp_path, {"decisions/one": AWAITED})["actions/index.md"]
    assert "Joint Committee (ended on 31 December 2018)" in page
    own = {"decisions/own": AWAITED.replace("joint-committee", "camden-cabinet")}
    page = told(tmp_path / "own", own) if (tmp_path / "own").mkdir() is None else {}
    assert "Camden | On 19 June 2017" in page["actions/index.md"]
