"""A meeting's page: silent on what the record leaves out, with a sentence where there was none or it is not published."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds import all_kinds
from tests.partnership import PARTNERSHIP, fact, register_of
from tests.whole_site import pages_of

HELD = "body: joint-committee\ndate: 2017-06-19\nstate: held\n"
LAW = PARTNERSHIP.replace("id: joint-committee,", "id: joint-committee, law: council,")
LINE = "Not in this record: "


def made(folder: Path, partnership: str = PARTNERSHIP, **files: str) -> dict[str, str]:
    """The pages of the meetings, each by its name."""
    folder.mkdir(exist_ok=True)
    register = register_of(folder, {f"minutes/{name}": text for name, text in files.items()}, "2020-06-01", partnership)
    return {page.path.removeprefix("minutes/"): page.text for page in pages_of(register, all_kinds(), ())}


def page(folder: Path, more: str = "", partnership: str = PARTNERSHIP) -> str:
    """The page of one meeting, from its heading on."""
    return made(folder, partnership, m=HELD + more)["m.md"].partition("\n# ")[2]


def test_what_is_left_out_is_a_name_in_one_line(tmp_path: Path) -> None:
    """And neither a heading, nor a fact, nor a sentence."""
    told = page(tmp_path)
    line = next(line for line in told.splitlines() if line.startswith(LINE))
    for name in ("place", "date when the agenda was published", "minutes", "chair", "names of those present"):
        assert f"the {name}" in line
    for name in ("the apologies", "the declarations of interest", "the agenda items"):
        assert name in line
    assert "decision sheet" not in line
    rest = told.replace(line, "").partition("About this page")[0].casefold()
    for word in ("published", "agenda", "chair", "apologies", "interest", "present", "minutes are", "not found"):
        assert word not in rest, word


@pytest.mark.parametrize(
    ("key", "none", "not_published"),
    [
        ("apologies", "Nobody sent apologies.", "Apologies: The councils do not publish this."),
        ("declarations", "Nobody declared an interest.", "Interests declared: The councils do not publish this."),
        ("minutes", "There are no minutes.", "The councils do not publish this."),
        ("agenda_published", "There was no agenda.", "The councils do not publish this."),
        ("decision_sheet", "There was no decision sheet.", "The councils do not publish this."),
    ],
)
def test_each_word_for_what_is_not_there_adds_its_sentence(
    tmp_path: Path, key: str, none: str, not_published: str
) -> None:
    """Once, and the key is no longer named as not in the record."""
    without = page(tmp_path / "without")
    for word, sentence in (("none", none), ("not published", not_published)):
        told = page(tmp_path / word, f"{key}: {word}\n")
        assert told.count(sentence) == 1, word
        assert sentence not in without
        if key != "decision_sheet":
            assert told.partition(LINE)[2].partition("\n")[0] != without.partition(LINE)[2].partition("\n")[0]


def test_an_item_says_whether_there_was_a_vote_or_a_question(tmp_path: Path) -> None:
    """They are looked for where something was decided."""
    item = "items: [{{title: A, resolved: [Agreed.], {}}}]\n"
    told = page(tmp_path / "none", item.format("vote: none, questions: none, deputations: none"))
    assert "There was no vote.\n" in told
    assert "There were no questions.\n" in told
    assert "There were no deputations.\n" in told
    assert "the vote" not in told
    told = page(tmp_path / "left", item.format("number: '1'"))
    assert "the vote, the questions asked." in told
    assert "the vote" not in page(tmp_path / "nothing", "items: [{title: A}]\n")
    answered = item.format("vote: not published, questions: [{question: Why?, answer: none}, {question: How?}]")
    told = page(tmp_path / "answer", answered)
    assert "-   Why? *No answer was given.*\n" in told
    assert "-   How?\n" in told
    assert "Vote: The councils do not publish this.\n" in told
    assert "the answer" in told.partition(LINE)[2]


def test_a_private_item_of_which_no_more_is_known(tmp_path: Path) -> None:
    """The council relies on a paragraph only where the record names one."""
    told = page(tmp_path / "bare", "items: [{title: A, exempt: {}}]\n")
    assert "\n**Private item.**\n" in told
    assert "relies" not in told
    told = page(tmp_path / "known", "items: [{title: A, exempt: {paragraph: 3}}]\n")
    assert "**Private item.** The council relies on paragraph 3 of Schedule 12A" in told


def test_a_meeting_online_and_where_to_watch_it(tmp_path: Path) -> None:
    """At a place as well, or only online."""
    watch = "online: true\nwatch: https://example.org/watch\n"
    told = page(tmp_path / "only", watch)
    assert "**Held online.**" in told
    assert fact("Place", "Online") in told
    assert fact("Watch", "[Watch the meeting](https://example.org/watch)") in told
    assert "the place" not in told
    assert "the chair" in told and "the minutes" in told
    told = page(tmp_path / "both", f"{watch}venue: Town Hall\n")
    assert "**Held at Town Hall and online.**" in told
    assert fact("Place", "Town Hall and online") in told


def test_changes_to_minutes_stand_at_both_meetings(tmp_path: Path) -> None:
    """At the one whose minutes they are, and at the one that approved them so."""
    minutes = "minutes: {state: approved, approved_at: later}\n"
    first = f"{HELD}{minutes}amended: [The cost is £2m.]\n"
    pages = made(
        tmp_path, first=first, second=first, plain=HELD + minutes, later=HELD.replace("2017-06-19", "2017-09-19")
    )
    assert "## Changes to the minutes\n" in pages["first.md"]
    assert "Changed before they were approved at [later](../minutes/later.md):" in pages["first.md"]
    later = pages["later.md"]
    assert "The minutes of “[first](../minutes/first.md)” were approved here with these changes:" in later
    assert "-   The cost is £2m.\n" in later
    assert later.count("with these changes") == 2
    assert later.count("## Changes to earlier minutes") == 1
    assert "Changes to" not in pages["plain.md"]


def test_who_can_watch_by_law(tmp_path: Path) -> None:
    """Where the record says which law; with the days that it asks for an agenda."""
    told = page(tmp_path / "law", "agenda_published: 2017-06-09\n", LAW)
    assert "Joint Committee. By law its meetings are public, except private items.\n" in told
    assert fact("Agenda published", "9 June 2017, 5 clear days before (5 required)") in told
    told = page(tmp_path / "none", "agenda_published: 2017-06-09\n")
    assert fact("Agenda published", "9 June 2017, 5 clear days before\n") in told
    assert "public" not in told.partition("About this page")[0].replace("published", "")


def test_the_decision_sheet_is_no_minutes(tmp_path: Path) -> None:
    """It is said what it is, and that minutes are a draft, approved or only published."""
    told = page(tmp_path, "decision_sheet: 2017-06-21\nminutes: {state: draft, published: 2017-07-01}\n")
    assert fact("Decision sheet", "Published 21 June 2017. A summary; the minutes are the formal record.") in told
    assert fact("Minutes", "Draft minutes. Published 1 July 2017.") in told
    assert "**Held. Draft minutes published.**" in told
    assert "**Held. Draft minutes.**" in page(tmp_path / "d", "minutes: {state: draft}\n")
    assert fact("Minutes", "Published 1 July 2017.") in page(tmp_path / "p", "minutes: {published: 2017-07-01}\n")
    assert "**Held. Minutes published.**" in page(tmp_path / "p", "minutes: {published: 2017-07-01}\n")
    assert "**Held.**" in page(tmp_path / "bare")


def test_the_words_of_a_private_meeting(tmp_path: Path) -> None:
    """When the public was told of it, and why it could not wait."""
    notice = "private_notice: {first: 2017-05-01, second: 2017-06-12, urgent: The lease ended.}\n"
    words = "Published 1 May 2017, and again 12 June 2017. Reason for shorter notice: The lease ended."
    assert fact("Notice of a private meeting", words) in page(tmp_path, notice)
