"""The report of a year: what the records have of it, for all councils and for one, and nothing besides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.kinds import all_kinds
from tests.partnership import PARTNERSHIP, register_of
from tests.whole_site import pages_of

DECISION = (
    "date: 2017-06-19\nwhy: A test.\npath:\n  - {body: camden-cabinet, date: 2017-06-19, outcome: agreed}\n"
    "  - {body: haringey-cabinet, date: 2018-04-10, outcome: agreed}\n"
)
ALONE = "date: 2017-07-01\nauthorities: [islington]\npath: [{body: islington-executive, date: 2017-07-01, outcome: agreed}]\n"
SAVING = (
    "counts: cashable\nfigures:\n"
    "  - {says: expected, what: saving, amount: £6m, period: each year, on: 2016-03,\n"
    "     sources: [{title: The plan of 2016, kind: official}]}\n"
    "  - {says: delivered, what: saving, amount: £1m, period: 2017/18, on: 2018-05-01, said_by: [camden],\n"
    "     by_authority: {camden: £0.6m, haringey: £0.4m}, why: It began late.}\n"
    "  - {says: delivered, what: cost, amount: £2k, period: 2017/18, on: 2018-05-01}\n"
    "  - {says: delivered, what: saving, amount: -£300, period: each year, on: 2017-06, covers: printers}\n"
    "  - {says: target, what: saving, amount: £7k, period: each year, from: 2017/18, on: 2016-05, covers: paper}\n"
)
MEASURE = "unit: percent\nbetter: higher\ntarget: [{from: 2016, value: 70}]\n"
BUDGET = "rows:\n" + "".join(
    f"  - {{says: {says}, amount: £{amount}m, period: {year}, on: {on}, sources: [{{title: Paper {amount}, kind: official}}]}}\n"
    for says, amount, year, on in (
        ("budget", 1, "2016/17", "2016-02"),
        ("budget", 2, "2017/18", "2017-02"),
        ("budget", 3, "2017/18", "2017-11"),
        ("outturn", 4, "2017/18", "2018-06"),
    )
)
FILES = {
    "decisions/both": DECISION,
    "decisions/alone": ALONE,
    "minutes/met": "body: joint-committee\ndate: 2017-06-19\nstate: held\n",
    "minutes/of-2017": "body: joint-committee\ndate: 2017\nstate: held\n",
    "savings/all": SAVING,
    "measures/fixed": MEASURE,
    "readings/2017-18-q1": "period: 2017/18 Q1\non: 2017-08-20\nreadings: {fixed: {value: 64, by_authority: {camden: 66}}}\n",
    "risks/end": "kind: threat\nstate: closed\nraised: 2017-05-01\nscores: [{on: 2017-06-01, likelihood: 4, impact: 3}, "
    "{on: 2018-06-01, likelihood: 1, impact: 1}]\n",
    "budgets/year": BUDGET,
    "exit-plans/camden": "authority: camden\nstate: agreed\nagreed: 2016-08-22\nreviewed: [2017-08-01, 2018-09-01]\n",
}


def reports(folder: Path, partnership: str = PARTNERSHIP) -> dict[str, str]:
    """The pages of the years, by their paths."""
    register = register_of(folder, FILES, "2018-11-23", partnership)
    return {page.path: page.text for page in pages_of(register, all_kinds(), ()) if page.path.startswith("years/")}


def test_a_page_a_year_and_one_a_council(tmp_path: Path) -> None:
    """Of each year that has anything; each leads to what it is made from."""
    made = reports(tmp_path)
    assert "years/2017-18.md" in made and "years/2017-18/camden.md" in made
    assert "[Annual report 2017/18: Camden](../years/2017-18/camden.md)" in made["years/index.md"]


def test_a_year_of_which_only_a_budget_is_known_has_a_report(tmp_path: Path) -> None:
    """Its money is told, without a table of other figures."""
    files = {"budgets/year": BUDGET, "decisions/early": ALONE.replace("2017-07", "2016-07")}
    register = register_of(tmp_path, files, "2018-11-23")
    made = {page.path: page.text for page in pages_of(register, all_kinds(), ())}
    assert "£4 million was spent" in made["years/2017-18.md"]
    assert "years/2018-19.md" not in made


def test_what_is_of_the_year_and_nothing_else(tmp_path: Path) -> None:
    """A joint decision stands in each year in which a body decided; a meeting of 2017 may be of another year."""
    made = reports(tmp_path)
    page = made["years/2017-18.md"]
    assert "[Camden](../years/2017-18/camden.md)" in page
    assert "**2 decisions were taken and 1 meeting was held. 0 of 1 target met.**" in page
    assert "[both](../decisions/both.md)" in page and "[both](../decisions/both.md)" in made["years/2018-19.md"]
    assert "of-2017" not in page
    assert "£1 million was saved in 2017/18" in page and "Expected: £6 million" not in page
    assert "| 64% | 70% |" in page
    assert "| Target a year from 2017/18, covering paper | £7,000 |" in page
    assert not re.search(r"\|\n\n\|", page)
    assert "12 out of 25 (1 June 2017)" in page and "1 out of 25" not in page
    assert "agreed on 22 August 2016, reviewed on 1 August 2017." in page and "2018" not in page.split("## Exit plans")[
        1
    ].split("##")[0].replace("31 March 2018", "")
    assert "[Minutes](https://example.org/)" in page


def test_the_sources_are_those_of_the_figures_that_it_has(tmp_path: Path) -> None:
    """Of a budget of two years the papers of this one, and of a saving those of the figures that are shown."""
    made = reports(tmp_path)
    for year, titles in (
        ("2016-17", ["Paper 1"]),
        ("2017-18", ["Paper 2", "Paper 3", "Paper 4", "The plan of 2016"]),
    ):
        sources = made[f"years/{year}.md"].split("## Sources")[1]
        assert re.findall(r"Paper \d|The plan of 2016", sources) == titles


def test_of_a_measure_the_sources_of_its_result_and_target_are_listed(tmp_path: Path) -> None:
    """Not those of its own file where no target held, nor of an answer to it."""
    paper = "\nsources: [{{title: {}, kind: official}}]\n"
    files = {
        "measures/calls": paper.format("Old list") + "unit: number\n",
        "readings/q1": paper.format("Report") + "period: 2017/18 Q1\non: 2017-08-01\nreadings: {calls: 5}\n",
        "risks/one": "\nsources: [{title: Register, kind: official}]\nkind: threat\nraised: 2017-05-01\n"
        "reply: [{by: camden, says: No., sources: [{title: Letter, kind: official}]}]\n",
    }
    register = register_of(tmp_path, files, "2018-11-23")
    made = {page.path: page.text for page in pages_of(register, all_kinds(), ())}
    assert re.findall(r"Old list|Report|Letter|Register", made["years/2017-18.md"].split("## Sources")[1]) == [
        "Report",
        "Register",
    ]


def test_a_council_has_its_own_part(tmp_path: Path) -> None:
    """Its decisions, its part of a figure, its own results; not those of others."""
    made = reports(tmp_path)
    camden, islington = made["years/2017-18/camden.md"], made["years/2017-18/islington.md"]
    assert "Saved in 2017/18, according to Camden | £600,000 |" in camden and "£1 million" not in camden
    assert "| 66% | 70% |" in camden and "**1 decision was taken and 1 meeting was held.**" in camden
    assert "[alone]" not in camden and "[alone]" in islington
    assert "66%" not in islington


def test_what_is_only_known_of_several_councils_is_named_in_a_councils_report(tmp_path: Path) -> None:
    """A report does not leave out a budget or a saving in silence; nor does it name one of others."""
    two = "rows:\n  - {says: outturn, variance: -£1m, period: 2017/18, on: 2018-06, authorities: [camden, haringey]}\n"
    register = register_of(tmp_path, FILES | {"budgets/two": two}, "2018-11-23", PARTNERSHIP)
    made = {page.path: page.text for page in pages_of(register, all_kinds(), ())}
    camden, islington = made["years/2017-18/camden.md"], made["years/2017-18/islington.md"]
    together = "Figures for all the councils together: [{0}](../../{1}/{0}.md)."
    assert f"## Budgets\n\n{together.format('year', 'budgets')}" in camden
    assert "Figures for Camden and Haringey together: [two](../../budgets/two.md)." in camden
    assert together.format("all", "savings") in islington and together.format("all", "savings") not in camden
    assert "[two]" not in islington and "£1 million" not in islington
    assert "together:" not in made["years/2017-18.md"]


def test_what_a_council_recorded_for_all_is_in_its_own_report(tmp_path: Path) -> None:
    """Its part is not known, but the figure is its own; it is in no report of a council that did not record it."""
    row = (
        "  - {says: delivered, what: saving, amount: £2.4m, period: each year, on: 2018-07-19, said_by: [islington]}\n"
    )
    files = FILES | {"savings/theirs": f"figures:\n{row}"}
    register = register_of(tmp_path, files, "2018-11-23")
    made = {page.path: page.text for page in pages_of(register, all_kinds(), ())}
    said = "| Saved a year for all three councils, according to Islington | £2.4 million | 19 July 2018 |"
    assert said in made["years/2018-19/islington.md"]
    assert "£2.4 million" not in made["years/2018-19/camden.md"]


def test_each_plan_stands_beside_its_result(tmp_path: Path) -> None:
    """In the sentence that the saving's own page has, with the reason; what is in it is not listed a second time."""
    page = reports(tmp_path)["years/2017-18.md"]
    money = page.split("## Savings and costs")[1].split("\n## ")[0]
    assert (
        "-   [all](../savings/all.md): Camden recorded that £1 million was saved in 2017/18; £6 million a year was expected. "
        "That is £5 million (83.3%) less than expected. Why less was saved: It began late." in money
    )
    listed = money.split("### Other figures")[1]
    assert "| Spent in 2017/18 | £2,000 |" in listed and "Saved" not in listed and "Expected" not in listed
    assert "| Extra cost a year, covering printers | £300 |" in listed
    after = reports(tmp_path)["years/2018-19.md"]
    assert "| Saved in 2017/18, according to Camden | £1 million |" in after and "### Other figures" not in after


def test_a_council_that_was_not_in_has_a_page_that_says_so(tmp_path: Path) -> None:
    """Its address stays when it becomes known that the council had left; nothing leads there."""
    left = PARTNERSHIP.replace("joined: 2016-03,", "joined: 2016-03, left: 2017-03-31,")
    made = reports(tmp_path, left)
    assert "Haringey was not part of the partnership in this year." in made["years/2017-18/haringey.md"]
    assert "2017-18/haringey" not in made["years/index.md"] and "2017-18/haringey" not in made["years/2017-18.md"]
    assert "not part of" not in made["years/2017-18/camden.md"]


def test_a_council_took_only_what_it_decided_itself_or_all_did_together(tmp_path: Path) -> None:
    """What another decided, while it was still to decide itself or its outcome is not known, is not counted as its own."""
    path = (
        "date: 2017-06-19\nwhy: A test.\npath:\n  - {body: haringey-cabinet, date: 2017-06-19, outcome: agreed}\n"
        "  - {body: camden-cabinet, date: 2017-07-01}\n"
    )
    files = {"decisions/waits": path, "decisions/joint": path.replace("haringey-cabinet", "joint-committee")}
    made = {page.path: page.text for page in pages_of(register_of(tmp_path, files, "2018-11-23"), all_kinds(), ())}
    assert "**2 decisions were taken.**" in made["years/2017-18.md"]
    assert "**2 decisions were taken.**" in made["years/2017-18/haringey.md"]
    camden = made["years/2017-18/camden.md"]
    assert "**1 decision was taken.**" in camden
    assert (
        "All decisions known to be of this year that concern Camden. The count above is of those that it took, by itself or with others."
        in camden
    )
    assert "The count above is of those agreed or refused." in made["years/2017-18.md"]


def test_what_it_is_made_from_is_said_in_one_sentence(tmp_path: Path) -> None:
    """On the page and to other sites; a council of which the record has nothing is on no list."""
    files = {name: text for name, text in FILES.items() if name in ("decisions/alone", "risks/end")}
    register = register_of(
        tmp_path, files | {"risks/end": files["risks/end"] + "authorities: [islington]\n"}, "2018-11-23"
    )
    made = {page.path: page for page in pages_of(register, all_kinds(), ())}
    islington, camden = made["years/2017-18/islington.md"], made["years/2017-18/camden.md"]
    assert "This report is made only from 2 records on this site (1 decision and 1 risk)." in islington.text
    assert islington.front["description"] == ("Islington in 2017/18: 1 decision was taken.")
    assert "This report is made from 0 records on this site." in camden.text
    assert camden.front["description"] == "This report is made from 0 records."
    assert "2017-18/camden" not in made["years/index.md"].text + made["years/2017-18.md"].text


def test_what_is_not_in_the_record_is_named(tmp_path: Path) -> None:
    """By whoever keeps it: nobody is blamed for it."""
    assert "[both](../decisions/both.md). Not in this record: " in reports(tmp_path)["years/2017-18.md"]
    page = reports(tmp_path, f"{PARTNERSHIP}run_by: A volunteer project\n")["years/2017-18.md"]
    assert "[both](../decisions/both.md). We have not found: " in page and "Not in this record: " not in page


def test_a_site_without_anything_has_no_reports(tmp_path: Path) -> None:
    """Neither a list nor an entry in the menu."""
    register = register_of(tmp_path, {}, "2018-11-23")
    assert not [page for page in pages_of(register, all_kinds(), ()) if page.path.startswith("years/")]


def test_only_what_was_agreed_or_refused_was_decided(tmp_path: Path) -> None:
    """To note, to advise, to put off or to withdraw decides nothing."""
    outcomes = ("agreed", "refused", "noted", "withdrawn", "postponed", "recommended", "not supported")
    step = "date: 2017-05-01\nwhy: A test.\npath: [{{body: camden-cabinet, date: 2017-05-01, outcome: {}}}]\n"
    files = {f"decisions/{number}": step.format(outcome) for number, outcome in enumerate(outcomes)}
    pages = {page.path: page.text for page in pages_of(register_of(tmp_path, files, "2020-01-01"), all_kinds(), ())}
    assert "**2 decisions were taken.**" in pages["years/2017-18.md"]


@pytest.mark.parametrize(("by", "shown"), [("2017-10-01", True), ("2018-10-01", False)])
def test_what_was_agreed_by_a_day_of_the_year_in_which_it_began_is_of_that_year(
    tmp_path: Path, by: str, shown: bool
) -> None:
    """Advice of June was agreed by October: the report of the year counts it; by October a year later, it may not be."""
    path = "path:\n  - {body: joint-committee, date: 2017-06-19, outcome: recommended}\n"
    path += f"  - {{body: haringey-cabinet, date: by {by}, outcome: agreed}}\n"
    files = {"decisions/terms": f"date: 2017-06-19\nwhy: A test.\n{path}", "decisions/alone": FILES["decisions/alone"]}
    made = {one.path: one.text for one in pages_of(register_of(tmp_path, files, "2018-11-23"), all_kinds(), ())}
    assert ("decisions/terms.md" in made.get("years/2017-18/haringey.md", "")) is shown
    assert ("1 decision was taken." in made.get("years/2017-18/haringey.md", "")) is shown
