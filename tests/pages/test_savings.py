"""What the pages of savings and of measures say: what all come to, which years are not shown, and who says so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.core.entry import Entry
from generator.kinds.savings.kind import KIND
from tests.pages.test_gathered import ENDED, FILES, JOIN, SAVING, pages
from tests.partnership import PARTNERSHIP, register_of

PRESS = '{title: A trade paper, url: "https://example.org/2", kind: press, publisher: The Paper}'
COUNCIL = '{title: Minute %s, url: "https://example.org/%s", kind: official, publisher: Camden Council}'
TIME = SAVING.replace("cashable", "non-cashable").replace("£6m", "£1m").replace("£2.4m", "£0.9m")
YEARS = """counts: cashable
basis: A plan.
figures:
  - {says: delivered, what: cost, amount: £1.3m, period: 2017/18, on: 2018-10}
  - {says: delivered, what: saving, amount: £505k, period: 2019/20, on: 2020-05, net_of_costs: true}
"""
MEASURE = """unit: days
better: lower
every_months: 3
readings:
  - {period: 2018-08-31, value: 4, by_authority: {camden: 3}}
  - {period: 2018-06, value: 5}
"""


def row(page: str, start: str) -> str:
    """The row of a table that starts with some words."""
    (found,) = re.findall(rf"^\| {re.escape(start)} .*$", page, re.MULTILINE)
    return str(found)


def test_the_list_begins_with_what_all_savings_come_to(tmp_path: Path) -> None:
    """The sentence of the front page, its picture, and each pair for itself."""
    made = pages(tmp_path, ENDED, FILES | {"savings/time": TIME})
    page = made["savings/index.md"]
    sentence = "all: £2.4 million a year was saved (March 2017); £6 million a year was promised."
    assert made["index.md"].startswith(f"{sentence}\n")
    assert page.index(f"**{sentence}**") < page.index("<figure>") < page.index("| Type of saving |")
    assert row(page, "Cashable (frees money to spend)") == (
        "| Cashable (frees money to spend) | Promised: £6 million a year | Saved: £2.4 million a year | "
        "£3.6 million (60%) less than promised |"
    )
    assert row(page, "Non-cashable (time or quality)").endswith(
        " £1 million a year | Saved: £900,000 a year | £100,000 (10%) less than promised |"
    )
    assert page.index("| Type of saving |") < page.index("(../data/savings-compared.csv)") < page.index("[all](")
    assert "Other savings are listed separately." in page


def test_a_list_without_a_pair_begins_with_its_rows(tmp_path: Path) -> None:
    """Where no plan and result may be compared, nothing is held against anything; the front page says why."""
    apart = SAVING.replace("amount: £2.4m", "covers: everyday ICT, amount: £2.4m")
    page = pages(tmp_path, ENDED, {"decisions/join": JOIN, "savings/all": apart, "savings/time": apart})
    assert "| Type of saving |" not in page["savings/index.md"]
    assert "%" not in page["savings/index.md"] + page["index.md"]
    assert page["index.md"].startswith(
        "all: In March 2016, £6 million a year was promised. In March 2017, £2.4 million"
    )
    why = "Not compared: one covers everyday ICT, and what the other covers is not recorded."
    assert f"{why} [How we compare](how-we-compare.md)." in page["index.md"]


def test_a_front_page_of_several_savings_tells_what_one_council_recorded(tmp_path: Path) -> None:
    """A result that is one council’s is shown, with why it is not held against the plan of all."""
    one = SAVING.replace("amount: £2.4m", "authorities: [islington], said_by: [islington], amount: £2.4m")
    page = pages(tmp_path, ENDED, {"decisions/join": JOIN, "savings/all": one, "savings/time": TIME})["index.md"]
    assert "Islington recorded £2.4 million a year." in page.partition("\n")[0]
    assert "Not compared: they are about different councils." in page


def test_a_list_without_a_promise_a_year_begins_with_its_rows(tmp_path: Path) -> None:
    """Nothing is made up where nothing is published."""
    page = pages(tmp_path, PARTNERSHIP, {"savings/once": YEARS, "savings/twice": YEARS})["savings/index.md"]
    assert "£1" not in page.partition("[once]")[0].partition("[twice]")[0]


def test_the_list_takes_what_the_pages_have_worked_out(tmp_path: Path) -> None:
    """It asks for each saving once and works nothing out itself, so that a large site takes no longer for it."""
    register = register_of(
        tmp_path, FILES | {"savings/gone": SAVING + "withdrawn: {on: 2018, why: A test.}\n"}, "2020-06-01"
    )
    asked: list[str] = []

    def view_of(entry: Entry[Any]) -> Any:
        asked.append(entry.address)
        return KIND.view(entry, register)

    assert KIND.front is not None
    KIND.front(register, view_of)
    assert asked == ["savings/all"]


def test_the_same_words_stand_for_the_same_promise(tmp_path: Path) -> None:
    """The page of the only saving says it as the front page does."""
    made = pages(tmp_path, ENDED, FILES)
    pair = "£2.4 million a year was saved (March 2017); £6 million a year was promised."
    assert f"**{pair}** That is £3.6 million (60%) less than promised." in made["savings/all.md"]
    assert made["index.md"].startswith(f"{pair}\n")
    assert "That is £3.6 million (60%) less than promised." in made["index.md"]
    assert "in all" not in made["index.md"].partition("## ")[0]
    (tmp_path / "three").mkdir()
    cost = "  - {says: promised, what: cost, amount: £1m, period: one-off, on: 2016-03}\n"
    three = pages(tmp_path / "three", ENDED, FILES | {"savings/all": SAVING + cost})
    assert "There are [3 figures in all](savings/all.md)." in three["index.md"]


def test_a_year_without_figures_is_told(tmp_path: Path) -> None:
    """In the table, the picture and a sentence; costs that are taken off already are not called missing."""
    page = pages(tmp_path, PARTNERSHIP, {"savings/one": YEARS.replace(", net_of_costs: true", "")})["savings/one.md"]
    assert row(page, "2017/18") == "| 2017/18 |  | £1.3 million | -£1.3 million |"
    assert row(page, "2018/19") == "| 2018/19 |  |  |  |"
    assert row(page, "2019/20") == "| 2019/20 | £505,000 |  | -£795,000 |"
    assert "Years without figures are not counted, so the true total may be higher or lower." in page
    assert re.search(r"<figure>.*2018/19.*</figure>", page)


def test_what_is_after_costs_is_never_added_to_costs(tmp_path: Path) -> None:
    """Whether these costs are those that are taken off already, nobody can tell: each stands in its own table."""
    page = pages(tmp_path, PARTNERSHIP, {"savings/one": YEARS})["savings/one.md"]
    assert row(page, "2019/20") == "| 2019/20 | £505,000 | Already deducted | £505,000 |"
    assert row(page, "2017/18") == "| 2017/18 | £1.3 million | £1.3 million |"
    assert "These are not added together" in page
    assert "£795,000" not in page


def test_who_says_a_figure_is_named_once_and_the_press_apart(tmp_path: Path) -> None:
    """Two minutes of one council are one source's name; a trade paper is not official."""
    sources = f"sources: [{COUNCIL % (1, 1)}, {COUNCIL % (3, 3)}, {PRESS}]"
    saving = SAVING.replace("on: 2017-03", f"on: 2017-03, {sources}")
    page = pages(tmp_path, PARTNERSHIP, FILES | {"savings/all": saving})["savings/all.md"]
    told = row(page, "Saved a year | £2.4 million | March 2017 |")
    assert "Official source: [Camden Council](https://example.org/1). Also reported by [The Paper](https://" in told
    assert told.count("Camden Council") == 1


def test_a_figure_without_sources_is_not_said_to_be_official_where_the_press_is_among_those_of_its_record(
    tmp_path: Path,
) -> None:
    """Nobody can tell which of them gives it."""
    saving = SAVING + f"sources: [{COUNCIL % (1, 1)}, {PRESS}]\n"
    page = pages(tmp_path, PARTNERSHIP, FILES | {"savings/all": saving})["savings/all.md"]
    assert "| £2.4 million | March 2017 | See the sources below. |" in page


def test_a_reading_of_a_day_is_of_that_day(tmp_path: Path) -> None:
    """On a day, in a month; a late reading was due on a day."""
    page = pages(tmp_path, PARTNERSHIP, {"measures/days": MEASURE})["measures/days.md"]
    assert "4 days on 31 August 2018" in page
    assert "4 days on 31 August 2018. Next result overdue since 30 November 2018.**" in page


def measure(folder: Path, readings: str, target: str = "", unit: str = "days") -> str:
    """The page of a measure."""
    text = f"unit: {unit}\nbetter: lower\n{target}readings:\n{readings}"
    return pages(folder, PARTNERSHIP, {"measures/days": text})["measures/days.md"]


def test_without_a_target_no_page_speaks_of_one(tmp_path: Path) -> None:
    """Neither the picture, nor its description, nor the table, nor the link on the front page."""
    text = "unit: days\nbetter: lower\nreadings: [{period: 2018-06, value: 5}, {period: 2018-07, value: 1}]\n"
    made = pages(tmp_path, PARTNERSHIP, {"measures/days": text})
    page = made["measures/days.md"]
    assert "<figcaption>Result each month, days</figcaption>" in page
    assert "target" not in page.lower().partition("## sources")[0].replace("not in this record: the target", "")
    assert "| July 2018 | 1 day |" in page
    assert "[Performance](measures/index.md)" in made["index.md"]


def test_a_reading_without_a_target_is_told_apart(tmp_path: Path) -> None:
    """Of three results two had a target."""
    rows = "".join(f"  - {{period: 2018-0{month}, value: {month}}}\n" for month in (5, 6, 7))
    page = measure(tmp_path, rows, "target: [{from: 2018-06, value: 6}]\n")
    assert "Filled points met the target; hollow points missed it; squares had none." in page
    assert "<figcaption>Result each month, days, with the target</figcaption>" in page


def test_a_result_of_some_months_is_compared_with_one_of_as_many(tmp_path: Path) -> None:
    """A year that is no financial year, and years: neither is compared with a quarter."""
    spans = (("2013-06 to 2014-05", 87), ("2014-06 to 2015-05", 34), ("2015/16 Q1", 50), ("2012/13 to 2014/15", 60))
    page = measure(tmp_path, "".join(f"  - {{period: {period}, value: {value}}}\n" for period, value in spans))
    assert "| June 2014 to May 2015 | 34 days |" in page and "| 2012/13 to 2014/15 | 60 days |" in page
    assert "Result each period of 12 months, days" in page


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (4, "4 days in July 2018, below the target of 6 days, which it met."),
        (6, "6 days in July 2018, on the target of 6 days, which it met."),
        (7, "7 days in July 2018, above the target of 6 days, which it missed."),
    ],
)
def test_where_lower_is_better_it_says_whether_the_target_was_met(tmp_path: Path, value: int, said: str) -> None:
    """Below a target is then good, and nobody need know which way is."""
    page = measure(tmp_path, f"  - {{period: 2018-07, value: {value}}}\n", "target: [{from: 2018-06, value: 6}]\n")
    assert said in page


def test_readings_that_are_not_drawn_are_said(tmp_path: Path) -> None:
    """Of 120 the picture has the newest twelve; the table has all."""
    rows = "".join(f"  - {{period: {2008 + at // 12}-{at % 12 + 1:02}, value: {at}}}\n" for at in range(120))
    page = measure(tmp_path, rows)
    assert "<figcaption>Result each month, days (the newest 12 of 120 results)</figcaption>" in page
    assert len(re.findall(r"^\| \w+ \d{4} \|", page, re.MULTILINE)) == 120


def test_years_quarters_and_months_are_never_compared(tmp_path: Path) -> None:
    """Each kind of period has its own picture, and is better or worse than the one before of its kind."""
    rows = "".join(
        f"  - {{period: {period}, value: {value}}}\n"
        for period, value in (
            *(("2016/17", 40), ("2017/18", 50), ("2018/19 Q1", 9), ("2018/19 Q2", 8), ("2018-10", 3)),
            *(("2018-11", 4),),
        )
    )
    page = measure(tmp_path, rows)
    assert re.findall(r"<figcaption>(.+?)</figcaption>", page) == [
        "Result each month, days",
        "Result each quarter, days",
        "Result each financial year, days",
    ]
    assert "4 days in November 2018. Higher than the last result for a month." in page
    alone = measure(tmp_path, rows.replace("  - {period: 2018-10, value: 3}\n", ""))
    assert "4 days in November 2018.**" in alone


def test_years_that_are_not_drawn_are_said(tmp_path: Path) -> None:
    """The picture has the newest six of eight years."""
    rows = "".join(
        f"  - {{says: delivered, what: saving, amount: £1m, period: 20{year}/{year + 1}, on: 20{year + 1}-05}}\n"
        for year in range(11, 19)
    )
    page = pages(tmp_path, PARTNERSHIP, {"savings/one": f"counts: cashable\nbasis: A plan.\nfigures:\n{rows}"})
    assert "and the running total (the newest 6 of 8 years)</figcaption>" in page["savings/one.md"]


def test_a_council_of_which_no_reading_is_published_has_no_column(tmp_path: Path) -> None:
    """One name in the last line says it; a column would say it once for each result."""
    page = pages(tmp_path, PARTNERSHIP, {"measures/days": MEASURE})["measures/days.md"]
    assert "| Period | Result | Camden |\n" in page
    bare = tmp_path / "bare"
    bare.mkdir()
    without = {"measures/days": MEASURE.replace(", by_authority: {camden: 3}", "")}
    page = pages(bare, PARTNERSHIP, without)["measures/days.md"]
    assert "| Period | Result |\n" in page
    assert "Not in this record: the target, the results by council." in page


def test_many_councils_amounts_are_folded_by_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A phone shows each row as a short list: of thirty councils and five years that is forty screens long.

    One figure is not folded, however many councils have a part in it.
    """
    parts = "by_authority: {camden: £1m, islington: £1.4m}, amount: £2.4m"
    saving = SAVING.replace("amount: £2.4m", parts).replace(
        "amount: £6m", "by_authority: {camden: £2m, islington: £4m}, amount: £6m"
    )
    assert "<details" not in pages(tmp_path, ENDED, {"decisions/join": JOIN, "savings/all": saving})["savings/all.md"]
    for most, files in ((6, saving), (1, SAVING.replace("amount: £2.4m", parts))):
        monkeypatch.setattr("generator.kinds.savings.ledger.MOST_PARTS", most)
        assert (
            "<details" not in pages(tmp_path, ENDED, {"decisions/join": JOIN, "savings/all": files})["savings/all.md"]
        )
    monkeypatch.setattr("generator.kinds.savings.ledger.MOST_PARTS", 5)
    folder = tmp_path / "folded"
    folder.mkdir()
    page = pages(folder, ENDED, {"decisions/join": JOIN, "savings/all": saving})["savings/all.md"]
    folded = re.findall(
        r'^<details class="folded" markdown>\n<summary>(.*)</summary>\n\n(\| Council .*\n\|[- |]+\n(?:\| .*\n)+)\n</details>$',
        page,
        re.MULTILINE,
    )
    assert [(summary.split()[0], table.count("\n")) for summary, table in folded] == [("Promised", 4), ("Saved", 4)]


def test_since_a_year_that_is_over_is_of_no_single_year(tmp_path: Path) -> None:
    """What was saved in 2015/16 and most of 2016/17 is not called a saving in 2015/16, nor put under that year."""
    row = "{says: delivered, what: saving, period: 2015/16 to 2016/17, amount: £171k, on: 2017-03-28}"
    page = pages(tmp_path, PARTNERSHIP, {"savings/all": f"counts: cashable\nfigures:\n  - {row}\n"})["savings/all.md"]
    assert "from April 2015 to 28 March 2017" in page
    assert "Year by year" not in page and "in 2015/16 by" not in page
