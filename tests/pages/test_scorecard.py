"""What is not in the record, on one page: who can be asked for it, with a letter, and what is overdue by a rule."""

from __future__ import annotations

import re
from pathlib import Path

from generator.building.whole_site import site_of
from generator.kinds import all_kinds
from generator.overview.to_do import all_to_do
from tests.partnership import PARTNERSHIP, block, checked
from tests.whole_site import pages_of

HELD = "body: joint-committee\ndate: {day}\nstate: held\n"
AWAITED = "date: 2017-06-19\nwhy: A test.\npath: [{body: joint-committee, date: 2017-06-19, outcome: awaited}]\n"
OWN = AWAITED.replace("joint-committee", "camden-cabinet")
FILES = {"decisions/one": AWAITED, "decisions/two": OWN, "minutes/first": HELD.format(day="2017-06-19")}
ENDED = PARTNERSHIP.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2018-12-31")
OUTSIDE = PARTNERSHIP + "run_by: A volunteer project\nsearched: {on: 2020-05-01, where: Council websites.}\n"
LAW = ("id: joint-committee,", "id: joint-committee, law: council,")
WHOLE = "key_decision_over: £500k, joined:"
PLANS = {
    f"exit-plans/{name}": f"authority: {name}\nstate: agreed\nagreed: 2016-05-01\n"
    for name in ("camden", "haringey", "islington")
}
ACTION = "date: 2017-06-19\nactions: [{what: Tidy up., who: Staff, due: 2017-07-01}]\n"


def told(folder: Path, files: dict[str, str], partnership: str = PARTNERSHIP) -> dict[str, str]:
    """The pages, with what the check of the content says."""
    found = checked(folder, files, "2020-06-01", partnership)
    assert found.register is not None, found.problems
    return {page.path: page.text.partition("\n# ")[2] for page in pages_of(found.register, all_kinds(), found.problems)}


def gap_page(folder: Path, files: dict[str, str], partnership: str = PARTNERSHIP) -> str:
    """The page of gaps."""
    return told(folder, files, partnership.replace("joined:", WHOLE))["scorecard/index.md"]


def test_the_page_is_named_by_who_keeps_the_record(tmp_path: Path) -> None:
    """From outside nobody can say more than what was not found; the councils can say what their record has."""
    own, outside = ("own", PARTNERSHIP, "Not in this record"), ("outside", OUTSIDE, "What we have not found")
    for name, partnership, title in (own, outside):
        (tmp_path / name).mkdir()
        found = checked(tmp_path / name, {}, "2020-06-01", partnership)
        assert found.register is not None
        site = site_of(found.register, all_kinds(), found.problems)
        named = {entry.title for group in site.menu for entry in group.entries}
        assert title in named
        (page,) = (page for page in site.pages if page.path == "scorecard/index.md")
        assert page.title == title
        assert page.body.startswith(f"# {title}\n")


def test_a_gap_names_who_can_be_asked_and_has_a_letter(tmp_path: Path) -> None:
    """The council whose body was to decide, what is asked for, the record's title and day, and the law."""
    page = gap_page(tmp_path, PLANS | {"decisions/two": OWN}, OUTSIDE)
    own, said, rest = page.partition("## Camden")[2].partition("what Camden decided (due 19 June 2017).")
    assert said and own.endswith("We have not found: ")
    assert own.index("](../exit-plans/camden.md)") < own.index("](../decisions/two.md)"), "its own records come first"
    letter = rest.partition("<summary>Letter to Camden</summary>")[2].partition("</details>")[0]
    assert "This is a request for recorded information under the Freedom of Information Act 2000." in letter
    assert "It is about Shared Digital: “two” (19 June 2017)." in letter
    assert "Please send me any information that you hold on:\n\n-   what Camden decided" in letter
    assert "-   what Camden decided (due 19 June 2017)" in letter


def test_a_letter_names_no_day_on_which_only_a_list_rests(tmp_path: Path) -> None:
    """The last day of a measure's newest period puts it in order, and may be to come; a council finds nothing by it."""
    measure = "unit: number\nauthorities: [camden]\nreadings: [{period: 2020/21, value: 3, says: forecast}]\n"
    page = gap_page(tmp_path, PLANS | {"measures/calls": measure}, OUTSIDE)
    assert "It is about Shared Digital: “calls”." in page


def test_what_a_joint_body_decided_is_asked_of_all_its_councils(tmp_path: Path) -> None:
    """Or of the host alone, which has the papers."""
    for name in ("all", "host"):
        (tmp_path / name).mkdir()
    page = gap_page(tmp_path / "all", PLANS | {"decisions/one": AWAITED})
    assert "<summary>Letter to Camden, Haringey or Islington</summary>" in page
    host = PARTNERSHIP.replace("name: Haringey,", "name: Haringey, host: true,")
    page = gap_page(tmp_path / "host", PLANS | {"decisions/one": AWAITED}, host)
    assert "<summary>Letter to Haringey</summary>" in page
    assert "Letter to Camden, " not in page


def test_scotland_has_a_law_of_its_own(tmp_path: Path) -> None:
    """On freedom of information."""
    page = gap_page(tmp_path, {"decisions/two": OWN}, f"{PARTNERSHIP}nation: scotland\n")
    assert "Freedom of Information (Scotland) Act 2002" in page


def test_a_council_without_an_exit_plan_is_a_gap_of_the_record(tmp_path: Path) -> None:
    """It is not said that the council has none."""
    page = gap_page(tmp_path, {}, OUTSIDE)
    assert page.count("We have not found: the exit plan.") == 3
    assert "no plan" not in page


def test_who_looked_when_and_where_is_told(tmp_path: Path) -> None:
    """Of the whole record, and of a page that says it by itself."""
    own = OWN + "searched: {on: 2020-05-20, where: The cabinet’s pages.}\n"
    page = gap_page(tmp_path, PLANS | {"decisions/two": own}, OUTSIDE)
    assert "A volunteer project last looked on 1 May 2020: council websites." in page
    assert "We last looked on 20 May 2020: the cabinet’s pages." in page


def test_a_source_that_was_read_in_part_is_where_to_look_first(tmp_path: Path) -> None:
    """What is not found may stand in the rest of it."""
    sheet = "{title: Sheet, url: 'https://a.example/', publisher: Camden Council, kind: official, read: part}"
    other = "{title: Report to Camden, url: 'https://b.example/', publisher: Haringey, kind: official, read: part}"
    for name, sources, said in (
        ("own", sheet, "“[Sheet](https://a.example/)” (Camden Council), so look there first."),
        (
            "both",
            f"{other}, {sheet}",
            "“[Sheet](https://a.example/)” (Camden Council) and “[Report to Camden](https://b.example/)” (Haringey), so look",
        ),
        ("other", other, "“[Report to Camden](https://b.example/)” (Haringey), so it may be there."),
    ):
        (tmp_path / name).mkdir()
        begun = OWN.replace("outcome: awaited", f"outcome: awaited, sources: [{sources}]")
        page = gap_page(tmp_path / name, {"decisions/two": begun}, OUTSIDE)
        assert f"We have read only part of {said}" in page


def test_a_letter_says_where_the_councils_published_it_and_asks_for_any_that_there_was(tmp_path: Path) -> None:
    """A council finds a record by its own paper; nobody says that there was a vote or a check by asking for it."""
    paper = "sources: [{title: Sheet, url: 'https://a.example/', publisher: Camden, kind: official}]"
    agreed = OWN.replace("outcome: awaited", f"outcome: agreed, {paper}")
    letter = gap_page(tmp_path, PLANS | {"decisions/two": agreed}, OUTSIDE).partition(
        "It is about Shared Digital: “two”"
    )[2]
    assert "It is described here: [https://a.example/](https://a.example/)\n\n" in letter
    assert "-   the vote\n" in letter
    assert "-   the day of publication\n" in letter


def test_only_the_council_that_decided_is_asked(tmp_path: Path) -> None:
    """For what it decided, also where the decision is about all; of several that decided, each for its own vote."""
    alone = OWN.replace("awaited", "agreed")
    several = alone.replace("}]\n", "}, {body: haringey-cabinet, date: 2017-06-20, outcome: agreed}]\n")
    files = {"decisions/alone": alone, "decisions/several": several}
    page = gap_page(tmp_path, PLANS | files)
    letters = [letter.partition("</details>")[0] for letter in page.split("<summary>Letter to ")]
    asked = {
        (letter.partition("<")[0], name): letter.partition("hold on:\n\n")[2].partition("\n\n")[0]
        for letter in letters
        for name in ("alone", "several")
        if f"It is about Shared Digital: “{name}”" in letter
    }
    of_step = ["-   the day of publication", "-   the declarations of interest", "-   the vote"]
    of_all = ["-   the other options considered", "-   the record of any call-in"]
    assert {key: sorted(wanted.split("\n")) for key, wanted in asked.items()} == {
        ("Camden", "alone"): sorted(of_step + of_all),
        ("Camden", "several"): of_step,
        ("Haringey", "several"): of_step,
        ("Camden or Haringey", "several"): of_all,
    }


def test_a_vote_of_which_only_some_is_here_is_asked_of_the_others(tmp_path: Path) -> None:
    """The page shows the one; the line at its end names the other."""
    other = "{body: haringey-cabinet, date: 2017-06-20, outcome: agreed, vote: {for: 3, against: 1}}"
    files = PLANS | {"decisions/two": OWN.replace("awaited}", f"agreed}}, {other}")}
    pages = told(tmp_path, files)
    assert "the vote (Camden’s Cabinet)," in pages["decisions/two.md"]
    assert "-   the vote (Camden’s Cabinet)\n" in pages["scorecard/index.md"].partition("Letter to Camden<")[2]


def test_a_letter_about_a_risk_names_no_register(tmp_path: Path) -> None:
    """Nobody says that it is in a register of the councils, where this record may be the first to name it."""
    page = gap_page(tmp_path, PLANS | {"risks/one": "kind: threat\n"})
    assert "It is about Shared Digital: “one”." in page


def test_what_was_replaced_or_withdrawn_is_no_gap(tmp_path: Path) -> None:
    """Nobody needs to know any more what was decided on it."""
    gone = OWN + "withdrawn: {on: 2018-01-01, why: A test.}\n"
    replacing = OWN.replace("2017-06-19", "2018-01-01").replace("awaited", "agreed") + "replaces: [two]\n"
    for name in ("gone", "replaced"):
        (tmp_path / name).mkdir()
    assert "[two]" not in gap_page(tmp_path / "gone", {"decisions/two": gone})
    assert "what Camden decided" not in gap_page(
        tmp_path / "replaced", {"decisions/two": OWN, "decisions/new": replacing}
    )


def test_the_description_and_the_card_count_nothing(tmp_path: Path) -> None:
    """They travel alone: no number of gaps stands beside the name of a council."""
    found = checked(tmp_path, FILES, "2020-06-01", PARTNERSHIP)
    assert found.register is not None
    pages = {page.path: page for page in pages_of(found.register, all_kinds(), found.problems)}
    page = pages["scorecard/index.md"]
    assert page.description == (
        "This page lists what is not in this record. It may be published elsewhere, and you can ask the councils for it."
    )
    assert page.card is not None
    assert not re.search(r"\d|missing|late|overdue", page.card.words + page.card.below)


def test_overdue_is_only_what_a_rule_asks_of_the_councils_own_record(tmp_path: Path) -> None:
    """With the rule; never from outside, and nothing once the partnership has ended."""
    for name in ("own", "outside", "ended"):
        (tmp_path / name).mkdir()
    late = {"minutes/first": HELD.format(day="2017-06-19") + "agenda_published: 2017-06-16\n"}
    own = gap_page(tmp_path / "own", late, PARTNERSHIP.replace(*LAW))
    assert "## Overdue or incomplete" in own
    assert "Agenda published 0 clear days before the meeting (5 required)." in own
    law = "[section 100B, Local Government Act 1972](https://www.legislation.gov.uk/ukpga/1972/70/section/100B)"
    assert f"-   Agenda: {law}." in own
    for name, partnership in (("outside", OUTSIDE.replace(*LAW)), ("ended", ENDED.replace(*LAW))):
        assert "Overdue" not in gap_page(tmp_path / name, late, partnership)


def test_what_is_off_is_named_with_the_reason(tmp_path: Path) -> None:
    """And what asks for less than usual, with both numbers; nothing is overdue by a rule that is off."""
    for name in ("off", "loose", "usual"):
        (tmp_path / name).mkdir()
    late = {"minutes/first": HELD.format(day="2017-06-19") + "agenda_published: 2017-06-16\n"}
    law = PARTNERSHIP.replace(*LAW)
    page = gap_page(tmp_path / "off", late, law + "duties: {off: [agenda-late], why: The clerk left.}\n")
    assert "## Rules that are not used here\n\nReason: The clerk left.\n" in page
    assert "-   Not used: “The agenda is published five clear working days before the meeting”\n" in page
    assert "Overdue" not in page
    page = gap_page(tmp_path / "loose", {}, law + "duties: {agenda_days: 3, minutes_days: 10}\n")
    assert "-   Clear days between publishing an agenda and the meeting: 3 instead of 5\n" in page
    assert "Reason:" not in page
    assert "minutes" not in page.partition("## Rules that are not used here")[2]
    assert "Rules that are not used" not in gap_page(tmp_path / "usual", {}, law + "duties: {agenda_days: 5}\n")


def test_what_is_off_is_off_on_every_page(tmp_path: Path) -> None:
    """A review and a result that are late by their own rule, on the pages, the actions, the councils' pages."""
    for name in ("on", "off"):
        (tmp_path / name).mkdir()
    plan = "authority: camden\nstate: agreed\nagreed: 2016-05-01\nreviewed: [2017-01-10]\nreview_every_months: 12\n"
    measure = "unit: percent\nbetter: higher\nevery_months: 3\nreadings: [{period: 2017/18 Q1, value: 64}]\n"
    files = {"exit-plans/camden": plan, "measures/one": measure}
    on = told(tmp_path / "on", files)
    off = told(
        tmp_path / "off", files, PARTNERSHIP + "duties: {off: [exit-plan-review-late, reading-late], why: So.}\n"
    )
    late = re.compile(r"overdue|was due|not been published", re.IGNORECASE)
    for path in ("exit-plans/camden.md", "measures/one.md", "actions/index.md", "scorecard/index.md"):
        assert late.search(on[path]), path
    for path, page in off.items():
        assert path == "index.md" or not late.search(page), path
    register = checked(tmp_path / "off", files, "2020-06-01", PARTNERSHIP + "duties: {off: [reading-late], why: So.}\n")
    assert register.register is not None
    assert [one.entry.kind for one in all_to_do(register.register) if one.late] == ["exit-plans"]


def test_the_law_stands_in_a_note(tmp_path: Path) -> None:
    """No row names a section of an Act; the note under the list names each law once."""
    held = FILES | {"minutes/second": HELD.format(day="2017-07-19")}
    page = gap_page(tmp_path, held).partition("## Overdue or incomplete")[2].partition("## How to ask")[0]
    rows, _, note = page.partition("### Rules and guidance")
    assert "Act 1972" not in rows
    assert all(note.count(law) == 1 for law in re.findall(r"^-   (.+)\.$", note, re.MULTILINE))
    for sentence in re.split(r"[.:]\s", re.sub(r"\]\([^)]*\)", "]", rows)):
        assert len(sentence.split()) < 25, sentence


def test_an_action_is_overdue_only_in_the_councils_own_record(tmp_path: Path) -> None:
    """It stands on the page of actions all the same; what is not in the record is no action."""
    for name, partnership, late in (("own", PARTNERSHIP, True), ("outside", OUTSIDE, False), ("ended", ENDED, False)):
        (tmp_path / name).mkdir()
        page = told(tmp_path / name, {"reviews/first": ACTION, "decisions/two": OWN}, partnership)["actions/index.md"]
        assert "| Tidy up. | Staff |" in page
        assert "1 July 2017" in page
        assert ("**Overdue since " in page) is late
        assert "[two]" not in page


def test_a_page_without_gaps_says_so(tmp_path: Path) -> None:
    """There is always such a page, as its address stays."""
    page = gap_page(tmp_path, PLANS)
    assert block("answer", "**This page lists what is not in this record.**")[:-9] in page


def test_only_the_council_that_decided_is_said_not_to_publish(tmp_path: Path) -> None:
    """Nothing is said against the others, also where the decision is about them; of a joint body, it is all."""
    unpublished = "why: not published\noptions: not published\n"
    own = unpublished + OWN.replace("why: A test.\n", "").replace("awaited", "agreed")
    pages = told(tmp_path, {"decisions/own": own, "decisions/joint": own.replace("camden-cabinet", "joint-committee")})
    assert pages["decisions/own.md"].count("\nCamden does not publish this.\n") == 2
    assert pages["decisions/joint.md"].count("\nThe councils do not publish this.\n") == 2


def test_the_council_that_held_a_joint_meeting_is_asked_for_its_papers(tmp_path: Path) -> None:
    """Not the host of the partnership, nor all; what is missing of the partnership itself is not “Camden’s part”."""
    partnership = PARTNERSHIP.replace("name: Camden, joined:", "name: Camden, host: true, joined:").replace(
        "sharing: {rule: equal}\n", ""
    )
    page = gap_page(tmp_path, {"minutes/first": HELD.format(day="2017-06-19") + "hosted_by: haringey\n"}, partnership)
    letter = page.partition("[first](../minutes/first.md)")[2].partition("Yours faithfully")[0]
    assert "To Haringey" in letter and "To Camden" not in letter
    rule = page.partition("the rule for sharing costs and savings")[2].partition("Yours faithfully")[0]
    assert "It is about Shared Digital." in rule and "its part in" not in rule
