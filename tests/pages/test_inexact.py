"""A season, a day by which or after which, and an amount that is about, up to or over: their words go everywhere."""

from __future__ import annotations

import json
from pathlib import Path

from generator.exports import csv
from generator.exports import json as as_json
from generator.exports.formats import Data
from generator.kinds import all_kinds
from generator.pages.environment import Views
from tests.partnership import PARTNERSHIP, checked, register_of
from tests.whole_site import pages_of

END = """date: autumn 2018
why: A test.
path:
  - {body: haringey-cabinet, date: by 2018-10, outcome: agreed}
  - {body: camden-cabinet, date: after 2018-10-15, outcome: awaited}
"""
SAVING = """counts: cashable
basis: A plan.
figures:
  - {says: promised, what: saving, amount: up to £8m, period: each year, on: by 2016-03}
  - {says: delivered, what: saving, amount: about £2.4m, period: each year, on: after 2017-03-31}
  - {says: delivered, what: cost, amount: £7.5m, period: one-off, on: 2017}
"""
MEASURE = """unit: percent
better: higher
target: [{from: 2015, value: 80}]
readings:
  - {period: 2016/17, value: about 79}
  - {period: 2017/18, value: over 90}
"""
FILES = {"decisions/end": END, "savings/all": SAVING, "measures/calls": MEASURE}


def test_the_words_go_with_the_amounts_and_dates_everywhere(tmp_path: Path) -> None:
    """On the page, in the list, in the story, as data and for spreadsheets."""
    register = register_of(tmp_path, FILES, "2020-06-01")
    made = {page.path: page.text for page in pages_of(register, all_kinds(), ())}
    assert "up to £8 million" in made["savings/all.md"]
    assert "about £2.4 million" in made["savings/all.md"]
    assert ">about £2.4m<" in made["savings/all.md"]
    assert "less than promised" not in made["savings/all.md"]
    assert "Autumn 2018" in made["decisions/index.md"]
    assert "**By October 2018**" in made["story/index.md"]
    assert "Over 90% in 2017/18, above the target of 80%." in made["measures/calls.md"]
    assert "about 79%" in made["measures/calls.md"]
    data = Data(register, tuple(all_kinds()), Views(register).of)
    held = dict(as_json.write(data))
    figures = json.loads(held["data/savings.json"])["records"][0]["figures"]
    assert [one["amount"] for one in figures] == ["up to 8000000", "about 2400000", "7500000"]
    assert json.loads(held["data/decisions.json"])["records"][0]["date"] == "autumn 2018"
    rows = dict(csv.write(data))
    table = rows["data/savings-figures.csv"].splitlines()
    assert (
        table[0]
        .lstrip("\ufeff")
        .startswith("saving,published,published in words,figure type,what,period,pounds,pounds in words,")
    )
    assert "all,2016-03,by March 2016,promised,saving,each year,8000000,up to £8 million," in table[1]
    assert "2017,,delivered,cost,one-off,7500000,," in table[3]
    assert "2016/17,79,about 79,80," in rows["data/measures/calls.csv"]


def late(folder: Path, files: dict[str, str]) -> list[str]:
    """What is asked for because a day has passed."""
    folder.mkdir()
    partnership = f"{PARTNERSHIP}duties: {{minutes_days: 20, why: A rule of its own.}}\n"
    problems = checked(folder, files, "2020-06-01", partnership).problems
    return sorted({problem.rule.name for problem in problems} & {"decision-late", "minutes-late"})


def test_nothing_is_late_or_counted_because_of_a_day_open_to_one_side(tmp_path: Path) -> None:
    """A decision awaited after a day, minutes of a meeting by one: nothing is asked, as it would be of a day."""
    meeting = "body: camden-cabinet\ndate: by 2018-10\nstate: held\n"
    files = {"decisions/end": END, "minutes/2018/one": meeting}
    exact = {
        name: text.replace("by 2018-10", "2018-10").replace("after 2018-", "2018-") for name, text in files.items()
    }
    assert late(tmp_path / "exact", exact) == ["decision-late", "minutes-late"]
    assert late(tmp_path / "open", files) == []
