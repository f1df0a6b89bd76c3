"""Reviews by auditors and others: what they recommended, what was answered, and what is still open."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from generator.building.whole_site import site_of
from generator.changes.compare import compare
from generator.core.register import Register
from generator.kinds import all_kinds
from generator.kinds.reviews.model import Review
from generator.overview.event_ids import events_of
from generator.overview.to_do import all_to_do
from generator.pages.environment import Views
from tests.partnership import PARTNERSHIP, checked, register_of
from tests.whole_site import pages_of

TODAY = "2018-06-01"
OUTSIDE = PARTNERSHIP + "run_by: A volunteer project\nsearched: {on: 2020-05-01, where: Council websites.}\n"
HEAD = "date: 2017-09-01\nby: External auditor\nindependent: true\nrecommendations:\n"
ANSWERED = "  - {number: 1, what: Say more., answer: {on: 2017-10-02, says: accepted}}\n"
PARTLY = """  - number: "2"
    what: Do more.
    to: [camden, haringey]
    answer: [{by: camden, on: 2017-10-02, says: partly accepted, why: It costs too much.}]
    steps:
      - {what: Ask staff., who: Head of ICT, due: 2018-03-31}
      - {what: Ask residents., due: 2018-03-31, outcome: Nobody came.}
      - {what: Write it down., done: 2018-01-10}
"""
REFUSED = "  - {number: 3, what: Do less., answer: {on: 2017-11-02, says: not accepted}, steps: [{what: Wait.}]}\n"
SILENT = "  - {what: Ask the residents of all three., to: [islington], risks: [r], decisions: [d]}\n"
RISK = "kind: threat\nraised: 2017-01-01\n"
DECISION = "date: 2018-01-08\npath: [{body: joint-committee, date: 2018-01-08, outcome: agreed}]\n"
FILES = {"reviews/audit": HEAD + ANSWERED + PARTLY + REFUSED + SILENT, "risks/r": RISK, "decisions/d": DECISION}


def pages(folder: Path, files: dict[str, str], partnership: str = PARTNERSHIP) -> dict[str, str]:
    """Every page of the site."""
    found = register_of(folder, files, TODAY, partnership)
    return {page.path: page.text.partition("\n# ")[2] for page in pages_of(found, all_kinds(), ())}


def recommended(register: Register) -> list[tuple[str, str, bool, list[str]]]:
    """Each recommendation: its anchor, what was answered, whether it is open, and who has not answered."""
    (entry,) = register.all(Review)
    held = Views(register).of(entry).recommended
    return [(one.anchor, one.said, one.open, [council.id for council in one.unanswered]) for one in held]


def test_each_is_answered_or_open(tmp_path: Path) -> None:
    """Open is what has no answer of somebody who was asked by name, and what was accepted with a step to do."""
    assert recommended(register_of(tmp_path, FILES, TODAY)) == [
        ("recommendation-1", "Accepted", False, []),
        ("recommendation-2", "", True, ["haringey"]),
        ("recommendation-3", "Not accepted", False, []),
        ("recommendation-ask-the-residents-of-all-three", "", True, ["islington"]),
    ]


@pytest.mark.parametrize("order", [(ANSWERED, PARTLY, REFUSED, SILENT), (SILENT, REFUSED, ANSWERED), (SILENT,)])
def test_an_address_stays_when_others_are_added(tmp_path: Path, order: tuple[str, ...]) -> None:
    """It is made of the number, or of the first words, and never of the place in the list."""
    files = FILES | {"reviews/audit": HEAD + "".join(order)}
    found = {anchor for anchor, *_ in recommended(register_of(tmp_path, files, TODAY))}
    assert "recommendation-ask-the-residents-of-all-three" in found
    assert "recommendation-4" not in found


def test_the_reviews_page_has_each_at_its_own_place(tmp_path: Path) -> None:
    """Who made it, who answered and how, and what is being done; late only where the record shows it."""
    page = pages(tmp_path, FILES)["reviews/audit.md"]
    assert "**Reviewer: External auditor. 4 recommendations: 1 accepted and 1 not accepted.**" in page
    assert "External auditor, independent of the councils" in page
    second = page.partition('<div id="recommendation-2" markdown>')[2].partition("</div>")[0]
    assert "**Recommendation 2:** Do more." in second
    assert "To: [Camden](../authorities/camden.md) and [Haringey](../authorities/haringey.md)" in second
    said = "**Partly accepted** by [Camden](../authorities/camden.md) on 2 October 2017. It costs too much."
    assert said in second
    assert "Ask staff. **Head of ICT.** **Overdue since 31 March 2018.**" in second
    assert "Ask residents. Due on 31 March 2018. Nobody came." in second
    said = "the reason for the answer (number 3), the answer to the recommendation (“Ask the residents of all three”)."
    assert f"Not in this record: {said}" in page


def test_what_is_open_stands_on_one_page(tmp_path: Path) -> None:
    """Nothing that was answered and done is listed; no gap is described as a failing of a council."""
    page = pages(tmp_path, FILES)["recommendations/index.md"]
    assert page.startswith("Open recommendations\n")
    assert "2 recommendations are open" in page
    assert "Partly accepted by Camden. Haringey’s answer is not in this record." in page
    assert "| The answer is not in this record. |" in page
    assert "Say more." not in page
    assert "Do less." not in page
    assert "Ask residents." not in page


def test_it_may_be_made_to_a_body_or_to_somebody_by_name(tmp_path: Path) -> None:
    """A council is asked through its body; of others no answer of a council is missed."""
    asked = "  - {number: 5, what: Meet., to: [haringey-cabinet, islington]}\n"
    asked += "  - {number: 6, what: Talk., to: [joint-committee, The chief executives]}\n"
    asked += "  - {number: 7, what: Go., to: [joint-committee], answer: {by: camden, says: accepted}}\n"
    made = pages(tmp_path, FILES | {"reviews/audit": HEAD + asked})
    assert "To: Haringey’s Cabinet and [Islington](../authorities/islington.md)" in made["reviews/audit.md"]
    assert "To: Joint Committee and The chief executives" in made["reviews/audit.md"]
    page = made["recommendations/index.md"]
    assert "Meet. | Haringey’s Cabinet and Islington | The answer is not in this record." in page
    assert "Talk. | Joint Committee and The chief executives | The answer is not in this record." in page
    assert (
        "Go." not in page
        and "Meet." in made["authorities/haringey.md"]
        and "Talk." not in made["authorities/camden.md"]
    )


def test_a_step_shows_its_first_date_and_its_clock(tmp_path: Path) -> None:
    """On the page of what is open the reader's browser says how late it is."""
    step = "steps: [{what: Ask., who: Head of ICT, due: 2018-03-31, originally_due: 2017-12}]"
    text = HEAD + f"  - {{number: 1, what: Say more., answer: {{says: accepted}}, {step}}}\n"
    made = pages(tmp_path, FILES | {"reviews/audit": text})
    said = "**Overdue since 31 March 2018, first due in December 2017.**"
    assert f"Ask. **Head of ICT.** {said}" in made["reviews/audit.md"]
    clock = '<time class="late" datetime="2018-03-31">31 March 2018, first due in December 2017.<span'
    assert clock in made["recommendations/index.md"]


def test_nothing_is_late_where_the_record_is_kept_from_outside(tmp_path: Path) -> None:
    """An answer that is not here is one that was not found."""
    made = pages(tmp_path, FILES, OUTSIDE)
    assert not [path for path, page in made.items() if "verdue" in page]
    assert "We have not found Haringey’s answer." in made["recommendations/index.md"]
    assert "or steps are not recorded as done." in made["recommendations/index.md"]


def test_a_site_without_recommendations_says_nothing_of_them(tmp_path: Path) -> None:
    """No page, no link, no search question."""
    made = pages(tmp_path, {"reviews/own": "date: 2017-09-01\nneeds_work: [Time.]\n"})
    assert "recommendations/index.md" not in made
    assert not [path for path, page in made.items() if "ecommendation" in page and path.split("/")[0] != "reviews"]


def test_a_review_that_recommended_nothing_says_so(tmp_path: Path) -> None:
    """`none` is a fact; left out, it is not in the record."""
    text = "date: 2017-09-01\nby: External auditor\n"
    said = pages(tmp_path, {"reviews/one": text + "recommendations: none\n", "reviews/two": text})
    assert "It made no recommendations." in said["reviews/one.md"]
    assert "It made no recommendations." not in said["reviews/two.md"]
    assert "Not in this record: the recommendations." in said["reviews/two.md"]


def test_risks_and_decisions_lead_back(tmp_path: Path) -> None:
    """Each to the very recommendation that names it, and a council's page to those made to it."""
    made = pages(tmp_path, FILES)
    link = "[Recommendation](../reviews/audit.md#recommendation-ask-the-residents-of-all-three)"
    for path in ("risks/r.md", "decisions/d.md", "authorities/islington.md"):
        assert link in made[path], path
    assert "[r](../risks/r.md)" in made["reviews/audit.md"]
    assert "Do more." not in made["authorities/islington.md"]
    assert "## Recommendations made to Haringey" in made["authorities/haringey.md"]


def test_the_story_tells_of_the_report_and_of_each_days_answers(tmp_path: Path) -> None:
    """By the council that answered, where the record says which; nobody is named for an answer without a name."""
    story = pages(tmp_path, FILES)["story/index.md"]
    assert "Review published: [audit](../reviews/audit.md) (External auditor)." in story
    told = "[Camden](../authorities/camden.md) answered [recommendation 2](../reviews/audit.md#recommendation-2) in "
    assert told + "[audit](../reviews/audit.md): partly accepted." in story
    assert "Answer to [recommendation 3](../reviews/audit.md#recommendation-3) in" in story


def test_answers_of_one_day_are_one_event(tmp_path: Path) -> None:
    """A report with forty recommendations does not fill the story; its address does not move when one is added."""
    more = "  - {number: 9, what: Go on., answer: {on: 2017-10-02, says: accepted}}\n"
    for name, text in (("one", HEAD + ANSWERED), ("two", HEAD + ANSWERED + more)):
        (tmp_path / name).mkdir()
        register = register_of(tmp_path / name, {"reviews/audit": text}, TODAY)
        (entry,) = register.all(Review)
        kind = next(kind for kind in all_kinds() if kind.name == "reviews")
        assert [event.id for event in events_of(entry, kind, register)] == [
            "reviews/audit#reviewed",
            "reviews/audit#answered",
        ]


def test_steps_are_things_to_do(tmp_path: Path) -> None:
    """Those with neither a day on which they were done nor an outcome, on the page of all actions."""
    assert [str(one.what) for one in all_to_do(register_of(tmp_path, FILES, TODAY))] == ["Ask staff.", "Wait."]


def test_the_data_has_a_row_for_each_answer(tmp_path: Path) -> None:
    """And one for what nobody has answered."""
    register = register_of(tmp_path, FILES, TODAY)
    files = {file.path: file for file in site_of(register, all_kinds(), ()).files}
    held = files["data/reviews-recommendations.csv"].content
    rows = list(csv.DictReader(io.StringIO(held.decode("utf-8-sig"))))
    assert [(row["number"], row["to"], row["answer by"], row["answer"]) for row in rows][1:] == [
        ("2", "Camden and Haringey", "Camden", "partly accepted"),
        ("3", "Camden, Haringey and Islington", "", "not accepted"),
        ("", "Islington", "", ""),
    ]
    assert rows[1]["address"] == "/reviews/audit/#recommendation-2"
    assert "data/reviews-steps.csv" in files


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (
            "says: partly accepted, why: It costs too much.",
            "says: accepted",
            ["Camden’s answer to recommendation 2 goes from “partly accepted” to “accepted”."],
        ),
        (
            "- {number: 1, what: Say more., answer: {on: 2017-10-02, says: accepted}}",
            "- {number: 1, what: Say more.}",
            ["The answer to recommendation 1 is taken out: “accepted”."],
        ),
        (
            "{what: Ask staff., who: Head of ICT, due: 2018-03-31}",
            "{what: Ask staff., who: Head of ICT, due: 2018-03-31, done: 2018-05-02}",
            [
                "In the recommendations, “2”, “Do more.”: in the steps, “Ask staff.”, “Head of ICT”, 31 March 2018: added: done: 2 May 2018."
            ],
        ),
    ],
)
def test_diff_tells_what_was_answered(tmp_path: Path, was: str, now: str, told: list[str]) -> None:
    """From what to what."""
    states = []
    for name, text in (("before", FILES["reviews/audit"]), ("after", FILES["reviews/audit"].replace(was, now))):
        (tmp_path / name).mkdir()
        states.append(checked(tmp_path / name, FILES | {"reviews/audit": text}, TODAY))
    (change,) = compare(*states).records
    assert list(change.sentences) == told


def test_who_was_asked_is_who_answers(tmp_path: Path) -> None:
    """One council’s answer is not that of all, and what one does not publish is not said of the others."""
    some = HEAD + "  - {number: 1, what: Train staff., answer: {by: camden, says: accepted}}\n"
    hidden = "  - {number: 2, what: Keep a list., to: [haringey], answer: not published}\n"
    register = register_of(tmp_path, {"reviews/audit": some + hidden}, TODAY)
    assert recommended(register)[0] == ("recommendation-1", "", True, ["haringey", "islington"])
    page = pages(tmp_path, {"reviews/audit": some + hidden})["recommendations/index.md"]
    assert "Accepted by Camden. An answer from Haringey and Islington is not in this record." in page
    assert "| Haringey | Haringey does not publish this. |" in page


def test_a_council_that_had_left_did_not_answer(tmp_path: Path) -> None:
    """An answer without a name is that of all who were asked and still there; nobody waits for another."""
    left = PARTNERSHIP.replace("joined: 2016-03,", "joined: 2016-03, left: 2017-09-30,")
    register = register_of(tmp_path, {"reviews/audit": HEAD + ANSWERED}, TODAY, left)
    assert recommended(register) == [("recommendation-1", "", False, ["haringey"])]
    page = pages(tmp_path, {"reviews/audit": HEAD + ANSWERED}, left)["authorities/haringey.md"]
    assert "| Accepted by Camden and Islington. Haringey’s answer is not in this record. |" in page
