"""What an agreement's page shows: which of its days have passed, and what happens to it at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.core.absence import not_here
from generator.kinds import all_kinds
from generator.kinds.agreements.model import Agreement
from generator.kinds.agreements.view import AgreementView, view
from tests.partnership import PARTNERSHIP, checked, fact, register_of
from tests.whole_site import pages_of

ENDED = PARTNERSHIP.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2019-01-01")
OPEN = f"{ENDED}end_confirmed: false\n"


def shown(folder: Path, text: str, partnership: str = PARTNERSHIP) -> AgreementView:
    """What the page of one agreement shows."""
    files = {"agreements/a": f"kind: partnership\nparties: [camden, islington]\n{text}"}
    register = register_of(folder, files, "2020-01-01", partnership)
    (entry,) = register.all(Agreement)
    return view(entry, register)


def test_nothing_is_said_of_days_that_are_not_in_the_record(tmp_path: Path) -> None:
    """Neither begun nor ended, nor what happens to it."""
    assert shown(tmp_path, "") == AgreementView(False, False, False, False, False, "", "")


@pytest.mark.parametrize(
    ("days", "has_begun", "notice_passed"),
    [
        ("start: 2016-01-01\nends: 2019-01-01\nnotice_by: 2018-01-01", True, True),
        ("start: 2016-01-01\nends: 2021-01-01\nnotice_by: 2020-06-01", True, False),
        ("start: 2020-06-01\nends: 2021-01-01", False, False),
        ("start: 2020\nends: 2020", True, False),
    ],
)
def test_days_that_have_passed(tmp_path: Path, days: str, has_begun: bool, notice_passed: bool) -> None:
    """A year that may or may not be over has begun."""
    found = shown(tmp_path, days)
    assert (found.has_begun, found.notice_passed) == (has_begun, notice_passed)


def test_what_was_only_set_to_end_is_told_apart(tmp_path: Path) -> None:
    """It was to end with the partnership, and no source says that either did."""
    days = "start: 2016-10-01\nends: 2019-01-01\non_exit: split"
    ended, open_end = shown(tmp_path, days, ENDED), shown(tmp_path, days, OPEN)
    assert (ended.set_to_end, ended.set_to_start) == (False, False)
    assert (open_end.set_to_end, open_end.set_to_start) == (True, False)
    assert shown(tmp_path, days, f"{PARTNERSHIP}start_confirmed: false\n").set_to_start
    assert not shown(tmp_path, "ends: 2019-01-02", OPEN).set_to_end
    assert ended.on_exit == "Due to be divided between the councils"
    assert shown(tmp_path, days).on_exit == "It is divided between the councils"


CHANGED = """start: 2016-01-01
ends: 2019-01-01
value: £100k
changes:
  - {on: 2018-06-01, what: Extended by two years., ends: 2021-01-01, decision: d}
  - {on: 2017-06-01, what: More licences., value: £150k, ends: 2020-01-01}
"""
DECISION = "date: 2018-05-08\npath: [{body: joint-committee, date: 2018-05-08, outcome: agreed}]\n"


def site(folder: Path, text: str) -> dict[str, str]:
    """The pages of a site with one contract and one decision."""
    files = {"agreements/a": f"kind: contract\nsupplier: Acme\n{text}", "decisions/d": DECISION}
    register = register_of(folder, files, "2020-06-01")
    return {page.path: page.text.partition("\n# ")[2] for page in pages_of(register, all_kinds(), ())}


def test_the_newest_change_says_when_it_ends(tmp_path: Path) -> None:
    """Whatever the order of the rows; what was first signed stands beside it."""
    made = site(tmp_path, CHANGED)
    page = made["agreements/a.md"]
    assert "**Contract with Acme, ending on 1 January 2021.**" in page
    assert fact("End date", "1 January 2021") in page
    assert fact("Total value", "£150,000") in page
    assert "| 1 June 2017 | More licences. | 1 January 2020 | £150,000 |  |" in page
    assert fact("End date as first signed", "1 January 2019") in page
    assert fact("Total value as first signed", "£100,000") in page
    assert "Contract end date" not in made["story/index.md"]
    told = "Contract changed: [a](../agreements/a.md). Extended by two years. See the decision: [d](../decisions/d.md)."
    assert told in made["story/index.md"]
    assert "[a](../agreements/a.md)" in made["decisions/d.md"]


def test_a_contract_passes_to_another_supplier(tmp_path: Path) -> None:
    """Who it is with now leads; who it was with at first stands beside it, and in the table."""
    moved = "ends: 2021-01-01\nchanges: [{on: 2018-06-01, what: The business was sold., supplier: Bolt Ltd}]\n"
    page = site(tmp_path, moved)["agreements/a.md"]
    assert "**Contract with Bolt Ltd, ending on 1 January 2021.**" in page
    assert fact("Supplier", "Bolt Ltd") in page and fact("Supplier at first", "Acme") in page
    assert "| 1 June 2018 | The business was sold. | Bolt Ltd |" in page
    (folder := tmp_path / "councils").mkdir()
    text = f"kind: partnership\nparties: [camden, islington]\n{moved}"
    found = checked(folder, {"agreements/a": text}, "2020-01-01").problems
    assert "An agreement between the councils has no supplier." in [one.said for one in found]


def test_notice_and_who_buys_are_told(tmp_path: Path) -> None:
    """An id is shown as the name of its council; the notice of the award can be read."""
    more = "customer: camden\nnotice_months: 6\ncontract_notice: https://example.org/notice\n"
    page = site(tmp_path, more)["agreements/a.md"]
    assert fact("Customer", "Camden") in page
    assert fact("Notice period", "6 months") in page
    assert "[Read the contract notice](https://example.org/notice)" in page
    assert "last day to give notice" not in page
    assert "## Changes" not in page


@pytest.mark.parametrize(
    ("partnership", "ends", "asked"),
    [
        (ENDED, "", True),
        (ENDED, "ends: 2019-01-01", True),
        (ENDED, "ends: 2018-12-31", False),
        (PARTNERSHIP, "ends: 2019-12-31", False),
        (PARTNERSHIP, "ends: 2020", True),
        (PARTNERSHIP, "ends: 2019-12-31\nchanges: [{on: 2019-06, what: Longer., ends: 2021-12-31}]", True),
    ],
)
def test_what_was_planned_for_the_end_is_asked_of_what_ran_until_then(
    tmp_path: Path, partnership: str, ends: str, asked: bool
) -> None:
    """In words that are true before and after it; a contract that was over by then had no part in it."""
    register = register_of(tmp_path, {"agreements/a": f"kind: contract\n{ends}"}, "2020-01-01", partnership)
    (entry,) = register.all(Agreement)
    gaps = not_here(entry.record, register)
    assert ("the plan for it at the end of the partnership" in gaps) is asked
    assert asked or not any("plan" in gap for gap in gaps)


def test_an_end_date_that_is_over_is_told_in_the_past(tmp_path: Path) -> None:
    """Whether it did end then, no record says."""
    made = site(tmp_path, "ends: 2019-09-30\nlead: camden\n")
    assert "**Contract with Acme, managed by Camden. The end date was 30 September 2019.**" in made["agreements/a.md"]
    assert "Contracts it manages</h2>" in made["authorities/camden.md"]
