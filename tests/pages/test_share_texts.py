"""What other sites show of a page holds its answer, and ends with a sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.checks.checking import check
from generator.kinds import all_kinds
from tests.partnership import PARTNERSHIP, SOURCES, register_of
from tests.whole_site import pages_of

ENDED = PARTNERSHIP.replace("sharing:", "ended: 2018-12-31\nsharing:")


def shared(folder: Path, files: dict[str, str], partnership: str = ENDED) -> dict[str, str]:
    """The share text of every page."""
    made = pages_of(register_of(folder, files, "2018-11-23", partnership), all_kinds(), ())
    return {page.path: str(page.front.get("description", "")) for page in made}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            ["budget, period: 2017/18, amount: £12m", "outturn, period: 2017/18, amount: £11.5m"],
            "What it is. The budget for 2017/18 was £12 million. £11.5 million was spent: £500,000 less than the budget.",
        ),
        (
            [
                "budget, period: 2017/18, amount: £12m",
                'outturn, period: 2017/18, amount: £11.5m, covers: "networks, telephones, laptops and support"',
                "budget, period: 2018/19, amount: £11.8m",
                "forecast, period: 2018/19, amount: £11.9m",
            ],
            "What it is. The budget for 2018/19 is £11.8 million. Spending is forecast to be £11.9 million: "
            "£100,000 more than the budget (1 June 2018).",
        ),
    ],
)
def test_a_budget_is_passed_on_with_its_newest_figures(tmp_path: Path, rows: list[str], said: str) -> None:
    """And with what it is about, where there is room for both."""
    record = "rows:\n" + "".join(f"  - {{on: 2018-06-01, says: {row}}}\n" for row in rows)
    assert shared(tmp_path, {"budgets/all": record})["budgets/all.md"] == said


def test_a_council_is_passed_on_with_its_money(tmp_path: Path) -> None:
    """What was expected and recorded, each as far as it is whole; the figures come before when it was to end."""
    saving = (
        "counts: cashable\nfigures:\n"
        "  - {on: 2016-03, says: expected, what: saving, period: each year, amount: £6m, by_authority: "
        "{camden: £2m, haringey: £2m, islington: £2m}}\n"
        "  - {on: 2018-07-19, says: delivered, what: saving, said_by: [islington], covers: everyday ICT, period: each year, amount: £2m}\n"
    )
    made = shared(tmp_path, {"savings/all": saving})
    assert made["authorities/camden.md"].endswith("£2 million a year was expected for Camden.")
    assert made["authorities/islington.md"].endswith(
        "Islington recorded £2 million a year for all three councils, covering everyday ICT."
    )


def test_notice_to_leave_is_passed_on_before_money(tmp_path: Path) -> None:
    """Of a council that is about to leave, that comes first."""
    plan = "authority: camden\nstate: agreed\nnotice: {months: 12, given: 2018-09-10, by: camden}\n"
    host = PARTNERSHIP.replace("name: Camden,", "name: Camden, host: true,")
    assert (
        "It gave notice on 10 September 2018."
        in shared(tmp_path, {"exit-plans/camden": plan}, host)["authorities/camden.md"]
    )


def test_an_annual_report_is_passed_on_with_its_money(tmp_path: Path) -> None:
    """Behind its counts; one without records says so in a sentence."""
    files = {
        "decisions/one": "date: 2017-06-19\nauthorities: [haringey]\n"
        "path: [{body: haringey-cabinet, date: 2017-06-19, outcome: agreed}]\n",
        "budgets/all": "rows:\n  - {on: 2017-02-01, says: budget, period: 2017/18, amount: £12m}\n",
    }
    made = shared(tmp_path, files)
    assert made["years/2017-18.md"] == (
        "Shared Digital in 2017/18: 1 decision was taken. all: The budget for 2017/18 was £12 million."
    )
    assert made["years/2017-18/camden.md"] == "This report is made from 0 records."


def test_the_front_page_is_passed_on_without_saying_twice_who_shares(tmp_path: Path) -> None:
    """Where the partnership's own summary begins with the same councils."""
    summary = "summary: Camden, Haringey and Islington share ICT and phones."
    own = PARTNERSHIP.replace("summary: Three councils shared a service.", summary)
    assert shared(tmp_path, {}, own)["index.md"] == "Camden, Haringey and Islington share ICT and phones."


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        (
            "Both wait. " + "It is long. " * 12,
            "Agreed by Haringey. We have not found Camden’s decision, due 1 July 2017. Both wait.",
        ),
        (
            "Both wait: " + "it is long and " * 12 + "whole.",
            "Agreed by Haringey. We have not found Camden’s decision, due 1 July 2017.",
        ),
    ],
)
def test_a_decision_is_passed_on_with_where_it_stands(tmp_path: Path, summary: str, said: str) -> None:
    """Before a part of its summary, or alone."""
    path = "path:\n  - {body: haringey-cabinet, date: 2017-06-19, outcome: agreed}\n  - {body: camden-cabinet, date: 2017-07-01}\n"
    (tmp_path / "decisions").mkdir()
    (tmp_path / "partnership.yml").write_text(f"{ENDED}run_by: A volunteer project\n", encoding="utf-8")
    record = f'title: one\nsummary: "{summary}"\n{SOURCES}\ndate: 2017-06-19\n{path}'
    (tmp_path / "decisions/one.yml").write_text(record, encoding="utf-8")
    register = check(tmp_path, date(2018, 11, 23), all_kinds()).register
    assert register
    page = next(page for page in pages_of(register, all_kinds(), ()) if page.path == "decisions/one.md")
    assert page.front["description"] == said
