"""What a decision's page says of who has not decided, and of the time for a second look."""

from __future__ import annotations

from pathlib import Path

from tests.pages.test_gathered import pages
from tests.partnership import PARTNERSHIP, checked, fact

LOOSE = PARTNERSHIP.replace("{days: 5, unit: working, at:", "{days: 5, at:")


def decision(*steps: str) -> dict[str, str]:
    """A decision with a path of steps as an officer writes them."""
    path = "".join(f"  - {{{step}}}\n" for step in steps)
    return {"decisions/join": f"date: 2016-03\nwhy: A test.\npath:\n{path}"}


AGREED = "body: islington-executive, date: 2016-03-10, outcome: agreed"
LATE = "body: camden-cabinet, date: 2016-04-06, outcome: awaited"
TO_COME = "body: haringey-cabinet, date: 2020-07-01, outcome: awaited"


def test_what_is_long_past_is_not_waited_for(tmp_path: Path) -> None:
    """Once the day is over, the page says that the record does not have the outcome, and when it was due."""
    page = pages(tmp_path, PARTNERSHIP, decision(AGREED, LATE))["decisions/join.md"]
    assert "**Agreed by Islington. Camden’s decision, due 6 April 2016, is not in this record.**" in page
    assert "Waiting for" not in page


def test_what_is_still_to_come_is_waited_for(tmp_path: Path) -> None:
    """A day that is still ahead, beside one that is over: each is shown."""
    page = pages(tmp_path, PARTNERSHIP, decision(AGREED, TO_COME))["decisions/join.md"]
    assert "**Waiting for Haringey, due 1 July 2020. Agreed by Islington.**" in page


def test_what_is_late_and_what_is_to_come_are_told_apart(tmp_path: Path) -> None:
    """Neither hides the other."""
    page = pages(tmp_path, PARTNERSHIP, decision(AGREED, LATE, TO_COME))["decisions/join.md"]
    assert (
        "**Waiting for Haringey, due 1 July 2020. Agreed by Islington. "
        "Camden’s decision, due 6 April 2016, is not in this record.**"
    ) in page


def test_where_nobody_is_known_to_have_decided(tmp_path: Path) -> None:
    """All late, and one late beside one to come."""
    late = pages(tmp_path, PARTNERSHIP, decision(LATE, AGREED.replace("agreed", "awaited")))["decisions/join.md"]
    assert (
        "**Camden’s decision (due 6 April 2016) and Islington’s decision (due 10 March 2016) are not in this record.**"
    ) in late
    both = pages(tmp_path, PARTNERSHIP, decision(LATE, TO_COME))["decisions/join.md"]
    assert (
        "**Waiting for Haringey, due 1 July 2020. Camden’s decision, due 6 April 2016, is not in this record.**"
    ) in both


def test_a_day_after_which_it_was_is_none_on_which_it_was_due(tmp_path: Path) -> None:
    """A source that gives only that says of no day that something was due."""
    after = decision("body: camden-cabinet, date: after 2016-04-06")
    page = pages(tmp_path, PARTNERSHIP, after)["decisions/join.md"]
    assert fact("Date", "After 6 April 2016") in page and "Was due" not in page


TWICE = (
    "body: joint-committee, date: 2017-06-13, outcome: agreed, published: 2017-06-15",
    "body: joint-committee, date: 2017-07-18, outcome: agreed, published: 2017-07-20",
)


def test_each_closing_is_told_with_its_meeting(tmp_path: Path) -> None:
    """A joint body that decided twice: six closings under two lines, each at its time."""
    page = pages(tmp_path, PARTNERSHIP, decision(*TWICE))["decisions/join.md"]
    first, second = page.index("After the meeting of 13 June 2017:"), page.index("After the meeting of 18 July 2017:")
    closings = [page.index("Haringey: closed at 10am on Thursday"), page.rindex("Haringey: closed at 10am on Thursday")]
    assert first < closings[0] < second < closings[1]
    assert "on 10am" not in page


def test_one_closing_each_needs_no_line(tmp_path: Path) -> None:
    """Councils that each decided once are told apart by their names."""
    page = pages(tmp_path, PARTNERSHIP, decision(TWICE[0]))["decisions/join.md"]
    assert "After the meeting" not in page
    assert "Each of these councils has its own time limit for calling a decision in." in page


def test_a_rule_is_told_in_whole_sentences(tmp_path: Path) -> None:
    """By which time of which day; what the source leaves open is its own sentence, wherever the rule stands."""
    made = pages(tmp_path, LOOSE)
    rule = "By 10am on the fifth day after publication. This record does not say whether weekends count"
    for path in ("authorities/haringey.md", "how-decisions-are-made.md"):
        assert rule in made[path], path
    assert "Within 5 working days of publication" in made["how-decisions-are-made.md"]
    assert "Within 3 days of publication. This record does not say" in made["authorities/islington.md"]


CAMDEN = "body: camden-cabinet, date: 2016-04-06, outcome: "
JOINT = "body: joint-committee, date: 2017-06-13, outcome: agreed, published: 2017-06-15, conflicts: [The chair owns shares]"


def others(**texts: str) -> dict[str, str]:
    """Several decisions, each a step, a comma, and any more keys."""
    made = {}
    for name, text in texts.items():
        path, _, more = text.partition(" | ")
        steps = "".join(f"  - {{{one}}}\n" for one in path.split(" / "))
        made[f"decisions/{name}"] = f"date: 2016-04-06\nwhy: A test.\npath:\n{steps}{more}\n"
    return made


def test_what_was_refused_replaces_nothing(tmp_path: Path) -> None:
    """The old one stands and says what became of the attempt; the new one only was to take its place."""
    made = pages(
        tmp_path,
        PARTNERSHIP,
        others(old=AGREED, new=f"{CAMDEN}agreed / {AGREED.replace('agreed', 'refused')} | replaces: [old]"),
    )
    assert (
        "**Agreed on 10 March 2016 by Islington. It still stands. “[new](../decisions/new.md)”, which would have replaced it, "
        "was refused.**" in made["decisions/old.md"]
    )
    assert "Later replaced by" not in made["story/index.md"]
    assert "It was due to replace “[old]" in made["story/index.md"]
    assert "Replaced by" not in made["decisions/index.md"]


def test_what_is_not_agreed_yet_replaces_nothing_yet(tmp_path: Path) -> None:
    """It is to replace it, and is not agreed by all yet; once the other has agreed, it has."""
    new = f"{CAMDEN}agreed / {TO_COME} | replaces: [old]"
    page = pages(tmp_path, PARTNERSHIP, others(old=AGREED, new=new))["decisions/old.md"]
    assert (
        "It still stands. “[new](../decisions/new.md)”, which would replace it, has not been agreed by all yet." in page
    )
    agreed = new.replace("2020-07-01, outcome: awaited", "2016-07-01, outcome: agreed")
    assert (
        "**Replaced by a later decision: [new]"
        in pages(tmp_path, PARTNERSHIP, others(old=AGREED, new=agreed))["decisions/old.md"]
    )


def test_a_summary_stands_with_the_step_that_it_fits(tmp_path: Path) -> None:
    """It says how a decision ended: not behind an earlier refusal."""
    refused = CAMDEN.replace("04-06", "02-06") + "refused"
    story = pages(tmp_path, PARTNERSHIP, others(both=f"{refused} / {CAMDEN}agreed"))
    assert "Refused by Camden.</span>" in story["story/index.md"]
    assert "Agreed by Camden. What it is." in story["story/index.md"]


def test_what_lost_what_it_depends_on_is_without_effect(tmp_path: Path) -> None:
    """Agreed, and what became of the other; the sign is that of what was stopped."""
    files = others(first=f"{CAMDEN}withdrawn", second=f"{AGREED} | depends_on: [first]")
    made = pages(tmp_path, PARTNERSHIP, files)
    assert (
        "Agreed on 10 March 2016 by Islington. It depends on “[first](../decisions/first.md)”, which was withdrawn.**"
        in made["decisions/second.md"]
    )
    assert '<span class="stopped">' in made["decisions/index.md"]


def test_what_took_effect_outlives_what_it_depended_on(tmp_path: Path) -> None:
    """It is as agreed as before, with the plain fact; and so it is where only the page of the other was withdrawn."""
    back = "body: camden-cabinet, date: 2018-05-01, outcome: withdrawn"
    gone = "withdrawn: {on: 2018-05-01, why: It was there twice.}"
    files = others(first=f"{CAMDEN}agreed / {back}", twice=f"{CAMDEN}agreed | {gone}")
    for name, fate in (
        ("first", "was withdrawn on 1 May 2018"),
        ("twice", "was withdrawn from this site on 1 May 2018"),
    ):
        own = others(own=f"{CAMDEN.replace('2016', '2017')}agreed | depends_on: [{name}]")
        made = pages(tmp_path, PARTNERSHIP, files | own)
        agreed = f"Agreed on 6 April 2017 by Camden. It depended on “[{name}](../decisions/{name}.md)”, which {fate}.**"
        assert agreed in made["decisions/own.md"]
        assert '<div class="answer done"' in made["decisions/own.md"]


def test_what_may_have_come_about_is_not_said_to_be_missing(tmp_path: Path) -> None:
    """What Camden decided in 2016 is not in the record: so nobody knows whether what rests on it has an effect."""
    files = others(old=AGREED, first=f"{AGREED} / {LATE} | replaces: [old]", second=f"{AGREED} | depends_on: [first]")
    made = pages(tmp_path, PARTNERSHIP, files)
    unknown = "Camden’s decision on it, due 6 April 2016, is not in this record."
    assert f"Depends on “[first](../decisions/first.md)” being agreed. {unknown}" in made["decisions/second.md"]
    assert f"Replaced by a later decision: [first](../decisions/first.md). {unknown}" in made["decisions/old.md"]
    assert ">Replaced · 6 April 2016</em>" in made["index.md"]
    assert "Later replaced by “[first]" in made["story/index.md"]
    assert "It replaced “[old]" in made["story/index.md"]
    ahead = pages(tmp_path, PARTNERSHIP, files | others(first=f"{AGREED} / {TO_COME}"))
    assert "Islington. Depends on “[first](../decisions/first.md)” being agreed.**" in ahead["decisions/second.md"]


def test_the_day_of_putting_off_is_not_the_day_of_deciding(tmp_path: Path) -> None:
    """Postponed in April and agreed in May; only postponed; postponed and due again."""
    off = "body: camden-cabinet, date: 2016-04-06, outcome: postponed"
    agreed = off.replace("04-06", "05-11").replace("postponed", "agreed")
    due = off.replace("2016-04-06", "2020-07-01").replace("postponed", "awaited")
    made = pages(tmp_path, PARTNERSHIP, others(both=f"{off} / {agreed}", once=off, again=f"{off} / {due}"))
    assert "**Agreed on 11 May 2016 by Camden.**" in made["decisions/both.md"]
    assert "**Postponed by Camden.**" in made["decisions/once.md"]
    assert fact("Date", "6 April 2016") in made["decisions/once.md"]
    assert fact("Due", "1 July 2020") in made["decisions/again.md"]


def test_nothing_is_called_agreed_that_nobody_agreed(tmp_path: Path) -> None:
    """What was to be agreed, under a heading that fits what came of it."""
    for outcome, heading in (("refused", "was proposed"), ("postponed", "is proposed"), ("agreed", "was agreed")):
        files = others(it=f"{CAMDEN}{outcome} | resolved: [Share a service.]")
        assert (
            f'<h2 id="what-was-agreed" markdown>What {heading}</h2>\n\n-   Share'
            in pages(tmp_path, PARTNERSHIP, files)["decisions/it.md"]
        ), outcome
    for fell in ("refused", "withdrawn"):
        files = others(it=f"{AGREED} / {CAMDEN}{fell} | resolved: [Share a service.]")
        assert "What was proposed</h2>" in pages(tmp_path, PARTNERSHIP, files)["decisions/it.md"], fell


def test_a_joint_body_is_named_as_in_a_sentence(tmp_path: Path) -> None:
    """The committee, wherever it does something; a council by its name alone."""
    late = "body: joint-committee, date: 2020-07-01, outcome: awaited"
    files = others(it=JOINT, other=late)
    made = pages(tmp_path, PARTNERSHIP, files)
    assert "-   The Joint Committee published its decision on 15 June 2017." in made["decisions/it.md"]
    assert "-   Interests declared at the Joint Committee: The chair owns shares." in made["decisions/it.md"]
    assert "Waiting for the Joint Committee, due 1 July 2020." in made["decisions/other.md"]
    assert "Agreed by the Joint Committee." in made["story/index.md"]
    assert "| Joint Committee | 1 July 2020 | Waiting |" in made["decisions/other.md"]


def test_what_is_only_due_was_not_decided_last(tmp_path: Path) -> None:
    """The front page lists what was decided, by the day on which somebody last said something."""
    later = f"{AGREED} / {CAMDEN}agreed"
    due = "body: joint-committee, date: 2020-07-01, outcome: awaited"
    home = pages(tmp_path, PARTNERSHIP, others(old=AGREED, newer=later, due=due))["index.md"]
    told = home.partition("Latest decisions")[2].partition("</div>")[0]
    assert told.index("[newer]") < told.index("[old]")
    assert ">Agreed by Islington and Camden · 6 April 2016</em>" in told
    assert "[due]" not in told


def test_one_day_is_one_day(tmp_path: Path) -> None:
    """A rule of one day that does not say which days count."""
    one = PARTNERSHIP.replace("call_in: {days: 3, from: publication}", "call_in: {days: 1, from: decision}")
    friday = AGREED.replace("2016-03-10", "2016-03-11")
    page = pages(tmp_path, one, others(it=friday))["decisions/it.md"]
    assert "if weekends count (this record does not say)" in page


DECIDED = "date: 2016-03-10\npath: [{{body: islington-executive, date: 2016-03-10, outcome: agreed{step}}}]\n{more}"


def page_of(folder: Path, step: str = "", more: str = "", partnership: str = PARTNERSHIP) -> str:
    """The page of a decision that Islington took, with more keys of its step, and more of its own."""
    folder.mkdir(exist_ok=True)
    return pages(folder, partnership, {"decisions/it": DECIDED.format(step=step, more=more)})["decisions/it.md"]


def test_what_the_record_does_not_have_is_one_line(tmp_path: Path) -> None:
    """No heading, no column and no sentence stands for it."""
    page = page_of(tmp_path)
    assert "Reasons" not in page and "Other options" not in page and "Vote" not in page
    assert (
        "Not in this record: the reasons, the other options considered, the day of publication, the vote, "
        "the declarations of interest, the record of any call-in."
    ) in page
    assert "not published" not in page.casefold() and "does not publish" not in page


def test_who_called_a_decision_in_is_named(tmp_path: Path) -> None:
    """Behind a sentence about another council’s decision, "it" would be that one."""
    calls = "called_in: [{authority: islington, on: 2016-03-12}, {authority: islington, on: 2016-03-13}]\n"
    made = pages(tmp_path, PARTNERSHIP, {"decisions/join": decision(AGREED, LATE)["decisions/join"] + calls})
    said = "Camden’s decision, due 6 April 2016, is not in this record. The decision was called in by Islington.**"
    assert said in made["decisions/join.md"]


def test_a_day_by_which_it_was_taken_is_its_date(tmp_path: Path) -> None:
    """It is not called the day on which it was due."""
    made = pages(tmp_path, PARTNERSHIP, decision(LATE.replace("2016-04-06", "by 2016-04-06")))["decisions/join.md"]
    assert "By 6 April 2016" in made and "Was due" not in made


def test_none_and_not_published_say_just_that(tmp_path: Path) -> None:
    """That there was none stands where the thing would; that it is not published is said of the one council."""
    none = page_of(tmp_path / "none", ", vote: none, conflicts: none", "options: none\ncalled_in: none\nwhy: none\n")
    for said in (
        "## Reasons\n\nNo reasons were recorded.",
        "## Other options considered\n\nNo other options were considered.",
        "-   Islington: No vote was taken.",
        "-   Islington: No interests were declared.",
        "### Call-in\n\nIt was not called in.",
    ):
        assert said in none, said
    assert "Not in this record: the day of publication." in none
    hidden = page_of(
        tmp_path / "hidden", ", vote: not published, outcome: not published".replace("outcome", "published")
    )
    assert "-   Vote: Islington does not publish this." in hidden
    assert "-   Day of publication: Islington does not publish this." in hidden


def test_a_step_tells_its_conditions_changes_and_the_day_it_takes_effect(tmp_path: Path) -> None:
    """In the answer, in the table, and beside it; in the time that it is."""
    step = ", subject_to: the other councils agreeing., effective: 2016-04-01"
    page = page_of(tmp_path / "subject", step)
    assert "**Agreed on 10 March 2016 by Islington, subject to the other councils agreeing.**" in page
    assert "| Islington, Executive | 10 March 2016 | Agreed, subject to the other councils agreeing |" in page
    assert "-   Islington’s decision took effect on 1 April 2016." in page
    changed = page_of(tmp_path / "changed", " with changes, changes: The cost was lowered.")
    assert "**Agreed on 10 March 2016 by Islington, with changes.**" in changed
    assert "-   Changes made by Islington: The cost was lowered." in changed


def test_a_condition_is_of_the_one_who_made_it(tmp_path: Path) -> None:
    """Not of whoever is named last."""
    path = (
        "{body: islington-executive, date: 2016-03-10, outcome: agreed, subject_to: a review}, "
        "{body: camden-cabinet, date: 2016-04-06, outcome: agreed}"
    )
    text = f"date: 2016-03-10\nwhy: A test.\npath: [{path}]\n"
    page = pages(tmp_path, PARTNERSHIP, {"decisions/join": text})["decisions/join.md"]
    assert "**Agreed by Camden, and by Islington subject to a review.**" in page


def test_what_could_not_be_called_in_says_why(tmp_path: Path) -> None:
    """Where that is known."""
    bare = page_of(tmp_path / "bare", ", published: 2016-03-11", "no_call_in: true\n")
    assert "### Call-in\n\nIt could not be called in.\n" in bare and "closed on" not in bare
    why = page_of(tmp_path / "why", "", "no_call_in: It could not wait for a week.\n")
    assert "It could not be called in. It could not wait for a week." in why


def test_a_quote_stands_beside_the_step_that_it_bears_out(tmp_path: Path) -> None:
    """With who wrote it; the table says that no council did."""
    step = ", sources: [{title: News, publisher: The Gazette, kind: press, quote: The move was approved}]"
    page = page_of(tmp_path, step)
    assert "### Sources for these outcomes\n\n-   Islington: “The move was approved” (The Gazette)" in page
    assert "| Agreed (press report) |" in page
    assert "by Islington (press report).**" in page


def test_an_urgent_decision_says_by_which_route(tmp_path: Path) -> None:
    """And why, where that is known; without the day of a notice."""
    more = "kind: key\nnotice: {route: special urgency, why: The supplier had stopped trading.}\n"
    assert "Taken under special urgency rules. The supplier had stopped trading." in page_of(tmp_path / "a", "", more)
    late = "kind: key\nnotice: {published: 2016-03-01, route: general exception}\n"
    page = page_of(tmp_path / "b", "", late)
    assert "Published 1 March 2016, 8 clear days before. Taken under general exception rules." in page
    by_law = PARTNERSHIP.replace("name: Executive,", "name: Executive, law: executive,")
    assert "28 required" in page_of(tmp_path / "c", "", late.replace(", route: general exception", ""), by_law)


def test_nothing_is_called_late_where_the_record_is_kept_from_outside(tmp_path: Path) -> None:
    """The same decision, in words that say who did not find it."""
    made = pages(tmp_path, f"run_by: A museum\n{PARTNERSHIP}", decision(AGREED, LATE))
    assert (
        "**Agreed by Islington. We have not found Camden’s decision, due 6 April 2016.**" in made["decisions/join.md"]
    )
    own = {name: page for name, page in made.items() if name.startswith(("decisions/", "story/", "actions/"))}
    assert [name for name, page in own.items() if "verdue" in page or "not published" in page] == []


def test_an_outcome_that_is_not_published_is_no_gap_of_ours(tmp_path: Path) -> None:
    """It is shown once, and neither waited for nor asked for; the vote of another council is said of that one."""
    step = "date: 2016-03-10\npath: [{{body: islington-executive, date: 2016-03-10, outcome: agreed}}, {}]\n"
    text = step.format("{authority: camden, date: 2016-04-06, outcome: not published}")
    made = pages(tmp_path, PARTNERSHIP, {"decisions/it": text})
    page = made["decisions/it.md"]
    assert "**Agreed by Islington. Camden does not publish its decision.**" in page
    assert "| Camden | 6 April 2016 | Does not publish this |" in page
    assert "not in this record" not in page.casefold().partition("not in this record:")[0]
    assert page.count("does not publish") == 1
    assert "Camden does not publish its decision" in made["decisions/index.md"]
    assert "what Camden decided" not in made["scorecard/index.md"]
    assert "decision-late" not in {
        one.rule.name for one in checked(tmp_path, {"decisions/it": text}, "2020-06-01").problems
    }


def test_what_one_council_decided_alone_only_that_one_publishes(tmp_path: Path) -> None:
    """The reasons of its own decision, and what is in the record of its own meeting."""
    assert "Islington does not publish this." in page_of(tmp_path, "", "why: not published\n")


def test_only_votes_that_are_known_are_told(tmp_path: Path) -> None:
    """Who abstained is not in every record."""
    assert "| 7 for, 0 against |" in page_of(tmp_path / "a", ", vote: {for: 7, against: 0}")
    assert "| 7 for, 0 against, 0 abstained |" in page_of(tmp_path / "b", ", vote: {for: 7, against: 0, abstained: 0}")


def test_the_story_keeps_the_condition(tmp_path: Path) -> None:
    """Of the first step and of a later one."""
    text = "date: 2016-03-10\npath: [" + ", ".join(
        f"{{body: {body}, date: {day}, outcome: agreed, subject_to: the others agreeing.}}"
        for body, day in (("islington-executive", "2016-03-10"), ("camden-cabinet", "2016-04-06"))
    )
    story = pages(tmp_path, PARTNERSHIP, {"decisions/it": f"{text}]\n"})["story/index.md"]
    assert "Agreed by Islington, subject to the others agreeing." in story
    assert "agreed by Camden, subject to the others agreeing." in story


def test_only_councils_have_call_ins(tmp_path: Path) -> None:
    """Nobody looks for one in the record of a police force."""
    police = PARTNERSHIP.replace("name: Islington,", "name: Islington Police, kind: police,")
    assert "call-in" not in page_of(tmp_path / "police", "", "", police).partition("Not in this record")[2]
    assert "call-in" in page_of(tmp_path / "council").partition("Not in this record")[2]


SCRUTINY = PARTNERSHIP.replace(
    "services: [", "  - {id: camden-scrutiny, name: Scrutiny Panel, authority: camden}\nservices: ["
)


def test_scrutiny_before_the_cabinet_leaves_no_decision_missing(tmp_path: Path) -> None:
    """Its outcome is not known and counts no more: the cabinet has decided, on a day that may be the same month."""
    steps = ("body: camden-scrutiny, date: 2016-03", "body: camden-cabinet, date: 2016-03-20, outcome: agreed")
    found = checked(tmp_path, decision(*steps), "2020-06-01", SCRUTINY)
    assert not [problem for problem in found.problems if problem.rule.name == "decision-late"]
    made = pages(tmp_path, SCRUTINY, decision(*steps))
    assert "**Agreed on 20 March 2016 by Camden.**" in made["decisions/join.md"]
    assert "Camden’s Scrutiny Panel was due to consider “[join]" in made["story/index.md"]


def test_the_council_behind_its_cabinet_is_named_apart(tmp_path: Path) -> None:
    """Camden agreed, and what its other body decided later is not known: not “Camden’s decision”."""
    steps = ("body: camden-cabinet, date: 2016-03-20, outcome: agreed", "body: camden-scrutiny, date: 2016-04-20")
    page = pages(tmp_path, SCRUTINY, decision(*steps))["decisions/join.md"]
    assert "Agreed by Camden. Camden’s Scrutiny Panel’s decision, due 20 April 2016, is not in this record." in page


def test_a_decision_has_the_day_of_the_cabinet_or_of_scrutiny_before_it(tmp_path: Path) -> None:
    """Either is its date; a day between them is asked about."""
    steps = ("body: camden-scrutiny, date: 2016-03-13", "body: camden-cabinet, date: 2016-03-20, outcome: agreed")
    for day, asked in (("2016-03-13", False), ("2016-03-20", False), ("2016-03-16", True)):
        files = {name: text.replace("date: 2016-03\n", f"date: {day}\n", 1) for name, text in decision(*steps).items()}
        found = checked(tmp_path, files, "2020-06-01", SCRUTINY)
        assert any(problem.rule.name == "date-order" for problem in found.problems) is asked, day


def test_a_decision_to_share_is_about_those_who_were_to(tmp_path: Path) -> None:
    """Nobody shared the service on its day, nor after it ended: all who were the first to, and the last, are meant."""
    councils = ("camden", "haringey")
    shared = ", ".join(f"{{authority: {one}, from: 2017-04-01, until: 2019-03-31}}" for one in councils)
    partnership = PARTNERSHIP.replace("name: ICT}", f"name: ICT, shared: [{shared}]}}")
    for day in ("2016-11-10", "2019-05-10"):
        (tmp_path / day).mkdir()
        step = f"body: camden-cabinet, date: {day}, outcome: agreed"
        files = {"decisions/join": f"date: {day}\nservices: [ict]\nwhy: A test.\npath:\n  - {{{step}}}\n"}
        made = pages(tmp_path / day, partnership, files)
        assert (
            "\nCouncils\n" in made["decisions/join.md"]
            and "[join](../decisions/join.md)" in made["authorities/haringey.md"]
        )
        assert "join" not in made["authorities/islington.md"]


def test_interests_typed_as_a_sentence_end_once(tmp_path: Path) -> None:
    """One full stop, whatever was typed."""
    page = pages(tmp_path, PARTNERSHIP, decision(f'{AGREED}, conflicts: ["A councillor works for Camden."]'))
    assert "Interests declared at Islington: A councillor works for Camden.\n" in page["decisions/join.md"]


def test_a_day_known_only_as_the_latest_is_a_fact(tmp_path: Path) -> None:
    """Agreed by the executive by a day: not two brackets after each other."""
    page = pages(tmp_path, PARTNERSHIP, decision(AGREED.replace("2016-03-10", "by 2016-03-10")))["decisions/join.md"]
    assert "**Agreed by Islington.**" in page and fact("Date", "By 10 March 2016") in page


def test_votes_of_which_only_those_for_are_known(tmp_path: Path) -> None:
    """They are shown as they are, and nothing is said of those against."""
    steps = decision(f"{AGREED}, vote: {{for: 29}}")
    assert not [one for one in checked(tmp_path, steps, "2020-06-01").problems if one.rule.name == "vote"]
    page = pages(tmp_path, PARTNERSHIP, steps)["decisions/join.md"]
    assert "29 for" in page and "against" not in page
