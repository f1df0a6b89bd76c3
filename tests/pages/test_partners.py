"""Who shares what, and when: partners of other kinds, partners that come back, and services of only some of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.building.whole_site import pages_of
from generator.kinds import all_kinds
from tests.pages.test_gathered import pages
from tests.partnership import PARTNERSHIP, register_of

POLICE = PARTNERSHIP.replace("Three councils shared", "Three partners share").replace(
    "{id: haringey, name: Haringey, joined: 2016-03, "
    'call_in: {days: 5, unit: working, at: "10:00", from: publication}}',
    "{id: haringey, name: Haringey Police, kind: police, joined: 2016-03, host: true, households: {number: 9, year: 2020}}",
)
FIGURES = """counts: cashable
basis: A plan.
figures:
  - {says: promised, what: saving, amount: £6m, period: each year, on: 2016-04,
     by_authority: {camden: £2m, haringey: £2m, islington: £2m}}
  - {says: delivered, what: saving, amount: £3m, period: each year, on: 2018-01,
     by_authority: {camden: £1m, haringey: £1m, islington: £1m}}
  - {says: promised, what: cost, amount: £3m, period: one-off, on: 2018-01}
"""
OF_ALL_KINDS = {
    "savings/all": FIGURES,
    "decisions/one": "date: 2018-02-05\nwhy: A test.\nkind: key\n"
    "path: [{body: joint-committee, date: 2018-02-05, outcome: agreed, published: 2018-02-06}]\n",
    "decisions/two": "date: 2018-03-05\nauthorities: [camden, haringey]\n"
    "path: [{body: camden-cabinet, date: 2018-03-05, outcome: agreed}, {authority: haringey, date: 2018-03-05}]\n",
    "minutes/one": "body: joint-committee\ndate: 2018-02-05\nstate: held\nitems: [{title: First, exempt: {}}]\n",
    "exit-plans/haringey": "authority: haringey\nstate: done\nnotice: {months: 12}\nwhat_happens: {staff: They go back.}\n",
    "exit-plans/camden": "authority: camden\nstate: agreed\nagreed: 2016-05-01\n",
    "risks/all": "kind: threat\nstate: open\ncould_end_it: true\nscores: [{on: 2018-01-01, likelihood: 4, impact: 3}]\n",
    "risks/some": "kind: threat\nstate: open\nauthorities: [camden, haringey]\n",
    "agreements/ours": "kind: partnership\nparties: [camden, haringey, islington]\nends: 2021-03-31\non_exit: split\n",
    "agreements/network": "kind: contract\nsupplier: A firm\nlead: haringey\non_exit: hand over\n",
    "assessments/haringey": "authority: haringey\ndate: 2016\noffers: [Staff.]\nseeks: [Savings.]\n",
    "measures/calls": "unit: percent\nbetter: higher\nsplit_by_council: false\n"
    "readings: [{period: 2017/18, value: 64}, {period: 2018/19, value: 70}]\n",
    "reviews/first": "date: 2017-10-30\nstage: internal assessment\nworking_well: [Calls.]\n",
}
KEPT = {"by its partners": "", "from outside": "run_by: The project\n"}
ENDED = {"runs": "", "ended": "ended: 2019-12-31\n"}


@pytest.mark.parametrize("kept", KEPT)
@pytest.mark.parametrize("ended", ENDED)
def test_no_page_calls_a_police_force_a_council(tmp_path: Path, kept: str, ended: str) -> None:
    """In text, headings, tables, cards, descriptions, the menu's words and the data: partners, wherever all are meant."""
    register = register_of(tmp_path, OF_ALL_KINDS, "2020-06-01", POLICE + KEPT[kept] + ENDED[ended])
    found = {}
    for path, page in {page.path: page.text for page in pages_of(register, all_kinds(), ())}.items():
        # The names of fields in what the search reads, and of files, are no words of a page.
        told = re.sub(r'"council":|by-council|\(\S+\)', "", page)
        if words := re.findall(r".{0,40}\b[Cc]ouncils?\b.{0,30}", told):
            found[path] = words
    assert found == {}


def test_where_all_are_councils_they_are_called_so(tmp_path: Path) -> None:
    """Nothing changes for them."""
    made = pages(tmp_path, PARTNERSHIP, OF_ALL_KINDS)
    assert made["authorities/index.md"].count("ouncils") > 1
    assert "Partner" not in made["authorities/index.md"]
