"""What has ended is in the past tense, all through the page of how decisions were made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.kinds import all_kinds
from tests.pages.test_gathered import ENDED, ONE, headings, pages
from tests.partnership import PARTNERSHIP, checked, register_of
from tests.whole_site import pages_of

EXECUTIVE = ("{id: camden-cabinet,", "{id: camden-cabinet, law: executive,")
LAWS = {
    "executive": {
        *(f"uksi/2012/2089/regulation/{number}" for number in (5, 9, 10, 11)),
        *("uksi/2012/2089/part/2", "uksi/2012/2089/part/4", "ukpga/2000/22/section/9F"),
    },
    "council": {"ukpga/1972/70/section/100B", "ukpga/1972/70/section/100C"},
}
AHEAD = "name: Soon\nsummary: Two councils.\nstarted: 2027-04-01\nauthorities:\n" + "".join(
    f"  - {{id: {name.lower()}, name: {name}}}\n" for name in ("Camden", "Haringey")
)


def whole(folder: Path, partnership: str) -> dict[str, str]:
    """The pages with what stands above their headings."""
    register = register_of(folder, {}, "2026-11-27", partnership)
    return {page.path: page.text for page in pages_of(register, all_kinds(), ())}


def test_how_decisions_were_made_is_all_past(tmp_path: Path) -> None:
    """Each step of it, in the heading and in the text."""
    page = pages(tmp_path, ENDED.replace(*EXECUTIVE))["how-decisions-are-made.md"]
    assert headings(page)[:5] == [
        "Who decided",
        "Key decisions",
        "Meetings and records of decisions",
        "Councillors could call it in",
        "When a decision took effect",
    ]
    steps = page.partition("## Key")[2].partition("Working days exclude")[0]
    told = re.sub(
        r"A key decision spends .*?[.|]|This record does not say|The source .*?[.|]|#+ Meetings and .*|\(http.*?\)|<h2 [^>]*>",
        "",
        steps,
    )
    assert not re.search(r"\b(?:is|are|has|can|does|says|must)\b", told), told


def test_how_decisions_are_made_is_all_present(tmp_path: Path) -> None:
    """While it runs, nothing is in the past tense."""
    page = pages(tmp_path, PARTNERSHIP.replace(*EXECUTIVE))["how-decisions-are-made.md"]
    assert headings(page)[1:4] == [
        "Key decisions",
        "Meetings and records of decisions",
        "Councillors can call it in",
    ]
    assert not re.search(r"\b(?:was|were|had|could|did)\b", page.partition("## Where each")[0])


@pytest.mark.parametrize("law", ["executive", "council", "", "wales"])
def test_the_law_is_told_where_the_record_says_which(tmp_path: Path, law: str) -> None:
    """Of each body by its own; without one, and outside England, no law is named."""
    partnership = PARTNERSHIP.replace(EXECUTIVE[0], EXECUTIVE[0] + (f" law: {law}," if law in LAWS else ""))
    partnership = partnership.replace(*EXECUTIVE) + "nation: wales\n" if law == "wales" else partnership
    page = pages(tmp_path, partnership)["how-decisions-are-made.md"]
    assert set(re.findall(r"legislation\.gov\.uk/(\S+?)\)", page)) == LAWS.get(law, set())
    assert ("By law its meetings are public, except private items." in page) is (law in LAWS)
    assert ("28 clear days" in page) is (law == "executive")
    assert ("as soon as reasonably practicable" in page) is (law == "executive")
    assert ("for six years after the meeting" in page) is (law == "council")


@pytest.mark.parametrize("law", ["executive", "council", ""])
def test_a_joint_committee_under_a_law_needs_no_audit_of_its_own(tmp_path: Path, law: str) -> None:
    """Some still have one, so the page does not say that they have none; of one without a law nothing is said."""
    partnership = PARTNERSHIP.replace("id: joint-committee,", f"id: joint-committee,{f' law: {law},' if law else ''}")
    page = pages(tmp_path, partnership)["how-decisions-are-made.md"]
    assert ("has not needed its own accounts or audit" in page) is bool(law)
    assert ("changes-to-audit-requirements-for-joint-committees)" in page) is bool(law)


def test_nothing_is_said_of_what_is_not_in_the_record(tmp_path: Path) -> None:
    """No rules, no thresholds, no bodies: no headings, no rows, and no word for what there is not."""
    bare = "name: One\nsummary: A council.\nstarted: 2016-10-01\nauthorities:\n  - {id: camden, name: Camden}\n"
    page = pages(tmp_path, bare)["how-decisions-are-made.md"]
    assert headings(page)[0] == "Who decides"
    assert not re.search(r"[Nn]ot published|threshold|call|effect|\|", page.partition("## Where each")[0])
    none = bare.replace("name: Camden", "name: Camden, call_in: none, key_decision_over: none")
    page = pages(tmp_path, none)["how-decisions-are-made.md"]
    assert "| [Camden](authorities/camden.md) | Its decisions cannot be called in. |" in page
    assert "| [Camden](authorities/camden.md) | It has no threshold for key decisions. |" in page


def test_what_has_not_begun_is_told_as_ahead(tmp_path: Path) -> None:
    """A partnership that starts next year is not said to run, nor to have begun."""
    made = whole(tmp_path, AHEAD)
    assert "Camden and Haringey are due to share services." in made["index.md"]
    assert "**The partnership is due to begin on 1 April 2027.**" in made["index.md"]
    assert "**Camden and Haringey are due to share services.**" in made["authorities/index.md"]
    assert (
        "Camden is due to be part of the partnership, which is due to begin on 1 April 2027."
        in made["authorities/camden.md"]
    )
    assert "It has not left" not in made["authorities/camden.md"]


def test_one_council_has_no_plural(tmp_path: Path) -> None:
    """Nor is a partnership of one called theirs."""
    home = whole(tmp_path, ONE)["index.md"]
    assert "Camden runs services.\n" in home


def test_what_is_said_of_a_council_is_not_said_of_the_partnership_that_ended(tmp_path: Path) -> None:
    """What its record does not have stands in one line at the end."""
    page = whole(tmp_path, ENDED)["authorities/camden.md"]
    assert "**Camden was part of the partnership, which ended on 31 December 2018.**" in page
    assert "Not in this record: the key decision threshold, the exit plan." in page


def test_a_body_that_is_there_no_longer_does_not_decide(tmp_path: Path) -> None:
    """Its last day stands with who decides, and it is not among those that do."""
    for day, gone in (("2019-03-31", True), ("2031-03-31", False)):
        (folder := tmp_path / day).mkdir()
        made = pages(folder, PARTNERSHIP.replace("{id: joint-committee,", f"{{id: joint-committee, until: {day},"))
        assert ("**The Joint Committee**" in made["how-decisions-are-made.md"]) is not gone
        said = f"existed until 31 March {day[:4]}" if gone else f"is due to end on 31 March {day[:4]}"
        assert f"It {said}." in made["partnership/index.md"]


@pytest.mark.parametrize(("confirmed", "said"), [("true", True), ("false", False)])
def test_only_what_is_known_to_have_ended_has_no_more_meetings(tmp_path: Path, confirmed: str, said: bool) -> None:
    """Where only the day set for the end is known, the front page does not say that it came."""
    home = whole(tmp_path, ENDED.replace("\nended:", f"\nend_confirmed: {confirmed}\nended:"))["index.md"]
    assert ("None. The partnership has ended." in home) is said
    assert ("was due to end on 31 December 2018" in home) is not said


def test_one_that_took_over_after_the_end_was_never_in(tmp_path: Path) -> None:
    """The check asks about it, and the pages are there: both days stand, and no rules are its own."""
    (tmp_path / "records").mkdir()
    later = ENDED.replace("name: Camden,", "name: Camden, ends: {on: 2018-12-31, followed_by: [haringey]},").replace(
        "joined: 2016-03,", "joined: 2019-01-01,"
    )
    made = pages(tmp_path / "records", later)
    told = "[Camden](../authorities/camden.md)’s last day was 31 December 2018. [Haringey](../authorities/haringey.md) took over from it."
    assert told in made["story/index.md"] and told in made["story/camden.md"]
    assert "Haringey" not in made["how-decisions-are-made.md"].partition("## When")[0].partition("Who decided")[2]
    assert (
        "**Haringey joined on 1 January 2019, after the partnership had ended (31 December 2018).** "
        "It took over from [Camden]" in made["authorities/haringey.md"]
    )
    found = checked(tmp_path / "records", {}, "2020-06-01", later).problems
    (told,) = [one for one in found if one.rule.name == "date-order"]
    assert "write its name in `followed_by:`" in told.hint


def test_nobody_shares_a_service_for_longer_than_the_partnership_lasted(tmp_path: Path) -> None:
    """A council that ended by law after it did not share anything until then."""
    later = ENDED.replace("name: Camden,", "name: Camden, ends: {on: 2019-03-31, followed_by: [Elsewhere Council]},")
    later = later.replace(
        "name: ICT}",
        "name: ICT, shared: [{authority: camden, from: 2017-01-01}, {authority: haringey}]}, {id: legal, name: Legal}",
    )
    made = pages(tmp_path, later)
    assert "| [Camden](../authorities/camden.md) | 1 January 2017 |" in made["services/ict.md"]
    assert "March 2019" not in made["services/ict.md"]
    assert "[ICT](../services/ict.md) (since 1 January 2017)" in made["authorities/camden.md"]
