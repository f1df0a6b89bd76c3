"""Budgets on every page: their own, councils', services', the story, the data, `diff` and `new`."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from generator.building.whole_site import site_of
from generator.changes.compare import compare
from generator.kinds import all_kinds
from generator.site.site import Site
from generator.starting.new import new_record
from tests.partnership import PARTNERSHIP, checked, register_of

HOUSEHOLDS = "{id: camden, name: Camden, households: {number: 100000, year: 2017, source: Council tax base},"
WITH_HOUSEHOLDS = PARTNERSHIP.replace("{id: camden, name: Camden,", HOUSEHOLDS)
BUDGET = """services: [ict]
rows:
  - {on: 2017-02-20, says: budget, period: 2017/18, amount: £12m, by_authority: {camden: £5m, haringey: £4m, islington: £3m}}
  - on: 2018-06-12
    says: outturn
    period: 2017/18
    amount: £11.5m
    by_authority: {camden: £4.37m, haringey: £4.13m, islington: £3m}
    provisional: true
    why: Posts were empty.
    note: Before the audit.
  - {on: 2018-02-20, says: budget, period: 2018/19, amount: £11.8m}
  - {on: 2018-09-30, says: position, period: 2018/19, amount: £5.7m, variance: -£0.2m}
"""
TODAY = "2018-10-15"


def site(folder: Path, budget: str = BUDGET) -> Site:
    """The whole site of one budget."""
    folder.mkdir(exist_ok=True)
    files = {"budgets/ict": budget, "minutes/met": "body: joint-committee\ndate: 2017-06-19\nstate: held\n"}
    register = register_of(folder, files, TODAY, WITH_HOUSEHOLDS)
    return site_of(register, all_kinds(), ())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site that most tests look at."""
    return site(tmp_path_factory.mktemp("budgets"))


@pytest.fixture
def pages(made: Site) -> dict[str, str]:
    """Its pages by their paths."""
    return {page.path: page.body for page in made.pages}


@pytest.fixture
def files(made: Site) -> dict[str, str]:
    """Its other files."""
    return {file.path: file.content.decode(errors="replace") for file in made.files}


def test_the_page_begins_with_the_last_outturn_and_the_running_year(pages: dict[str, str]) -> None:
    """Both in the words of an outturn report."""
    assert (
        "**The budget for 2017/18 was £12 million. £11.5 million was spent: £500,000 less than the budget. Not final. "
        "The budget for 2018/19 is £11.8 million. So far in the year (to the end of September 2018), £5.7 million has "
        "been spent: £200,000 less than the budget for that time.**"
    ) in pages["budgets/ict.md"]


def test_the_councils_stand_beside_each_other_with_what_it_is_for_each_household(pages: dict[str, str]) -> None:
    """The picture, the sentences and the table; the number of households with its year and source."""
    page = pages["budgets/ict.md"]
    assert "Budget and outturn by council, 2017/18" in page
    assert (
        "-   Camden’s budget for 2017/18 was £5 million. It spent £4.37 million: £630,000 less than its budget." in page
    )
    row = "| [Camden](../authorities/camden.md) | 2017/18 | £5 million | £4.37 million (not final) | £630,000 less | £43.70 |"
    assert row in page
    assert "rounded to the penny. Households: Camden 100,000 (2017), Council tax base." in page
    assert "**Why less was spent in 2017/18:** Posts were empty." in page


def test_a_council_and_a_service_have_it_on_their_pages(pages: dict[str, str]) -> None:
    """A council in sentences of its own."""
    assert "## Budgets" in pages["authorities/haringey.md"]
    assert "It spent £4.13 million: £130,000 more than its budget. Not final." in pages["authorities/haringey.md"]


def test_an_annual_report_has_the_budgets_of_its_year(pages: dict[str, str]) -> None:
    """Of all the councils, and of each in its own report."""
    whole, own = pages["years/2017-18.md"], pages["years/2017-18/haringey.md"]
    assert "The budget for 2017/18 was £12 million. £11.5 million was spent" in whole
    assert "2018/19" not in whole.partition("## Budgets")[2].partition("\n## ")[0]
    assert "It spent £4.13 million: £130,000 more than its budget. Not final." in own


def test_the_story_tells_each_figure(pages: dict[str, str]) -> None:
    """On the day that it was published, with the part of the council whose story it is."""
    assert "£11.5 million was spent in 2017/18. Not final." in pages["story/index.md"]
    assert "Camden’s share: £4.37 million." in pages["story/camden.md"]


def test_the_data_says_what_the_pages_say(files: dict[str, str]) -> None:
    """JSON and CSV."""
    (record,) = json.loads(files["data/budgets.json"])["records"]
    told = record["worked_out"][0]
    assert told["difference"] == "-500000"
    assert told["sentence"].startswith("The budget for 2017/18 was £12 million. £11.5 million was spent")
    rows = list(csv.DictReader(StringIO(files["data/budgets-compared.csv"])))
    assert [(row["council"], row["period"], row["difference"]) for row in rows][:3] == [
        ("", "2017/18", "-500000"),
        ("", "2018/19", "-200000"),
        ("Camden", "2017/18", "-630000"),
    ]
    (outturn,) = (row for row in csv.DictReader(StringIO(files["data/budgets/ict-figures.csv"])) if row["note"])
    assert (outturn["pounds"], outturn["Haringey"], outturn["provisional"]) == ("11500000", "4130000", "yes")


def said(folder: Path, old: str, new: str) -> list[str]:
    """What `diff` says of a budget that changed."""
    for name in ("old", "new"):
        (folder / name).mkdir()
    before, after = (
        checked(folder / name, {"budgets/ict": text}, TODAY) for name, text in (("old", old), ("new", new))
    )
    return [sentence for one in compare(before, after).records for sentence in one.sentences]


FINAL = "  - {on: 2018-10-02, says: outturn, period: 2017/18, amount: £11.493m}\n"


def test_diff_has_the_old_and_the_new_value(tmp_path: Path) -> None:
    """Of a final row beside the provisional one."""
    assert said(tmp_path, BUDGET, BUDGET + FINAL)[0] == (
        "The outturn for 2017/18 was £11.5 million (not final), is now £11.493 million."
    )


def test_diff_asks_for_what_was_published(tmp_path: Path) -> None:
    """A row that has changed is shown, with what to do."""
    told = said(tmp_path, BUDGET, BUDGET.replace("£11.5m", "£11.4m").replace("camden: £4.37m", "camden: £4.27m"))
    assert told == [
        "The outturn for 2017/18 was £11.5 million (not final), is now £11.4 million (not final).",
        "Camden’s outturn for 2017/18 was £4.37 million (not final), is now £4.27 million (not final).",
        "The outturn of 12 June 2018 is changed or taken out. Every published figure stays: put it back, and add a new row.",
    ]


def test_a_new_file_is_short_and_right(tmp_path: Path) -> None:
    """From the questions, in under fifteen lines besides the comments."""
    register_of(tmp_path, {}, TODAY)
    given = {
        "title": "Budget for ICT", "summary": "What ICT costs.", "says": "budget", "period": "2017/18", "amount": "£12m",
        "date": "2017-02-20", "source": "Budget report", "url": "https://example.org/", "source_kind": "official",
    }  # fmt: skip
    started = new_record("budget", tmp_path, date(2018, 10, 15), given, lambda *_: "")
    assert started.problems == ()
    assert sum(not line.lstrip().startswith("#") for line in started.file.read_text().splitlines()) < 15


def test_a_new_file_can_begin_without_an_amount(tmp_path: Path) -> None:
    """Its row is no figure yet: the check says so, and no page has one."""
    register_of(tmp_path, {}, TODAY)
    given = {
        "title": "Budget for ICT", "summary": "What ICT costs.", "says": "outturn", "period": "2016/17", "amount": "",
        "date": "2017-06-20", "source": "Report", "url": "https://example.org/", "source_kind": "official",
    }  # fmt: skip
    started = new_record("budget", tmp_path, date(2018, 10, 15), given, lambda *_: "")
    assert '    # amount: "£19.2m"\n' in started.file.read_text()
    assert [problem.message for problem in started.problems] == ["This row has no figure yet, so no page has it."]
    page = page_of(tmp_path / "site", "  - {on: 2017-06-20, says: outturn, period: 2016/17}\n")
    assert "**No figure is in this record yet.**" in page and "2016/17" not in page


def page_of(folder: Path, rows: str, path: str = "budgets/ict.md") -> str:
    """A page of the site of a budget with such rows."""
    return next(page.body for page in site(folder, f"services: [ict]\nrows:\n{rows}").pages if page.path == path)


AHEAD = """  - {on: 2017-02-20, says: budget, period: 2017/18, amount: £2m}
  - {on: 2018-06-12, says: outturn, period: 2017/18, amount: £2.05m}
  - {on: 2018-02-20, says: budget, period: 2018/19, amount: £2.1m}
  - {on: 2018-02-20, says: budget, period: 2020/21, amount: £2.3m}
  - {on: 2018-10-02, says: forecast, period: 2018/19, amount: £2.9m}
"""


def test_the_running_year_stands_before_later_ones(tmp_path: Path) -> None:
    """A forecast of it is shown at the beginning, and a budget of years ahead is not."""
    answer = page_of(tmp_path, AHEAD).partition("</div>")[0]
    assert "£2.9 million: £800,000 more than the budget" in answer
    assert "2020/21" not in answer


INCOME = (
    "  - {on: 2018-06-12, says: outturn, what: income, period: 2017/18, amount: £1m, by_authority: {camden: £1m}}\n"
)


def test_income_is_not_spending_per_household(tmp_path: Path) -> None:
    """Its column is left out."""
    assert "per household" not in page_of(tmp_path, INCOME)


PARTS_OFF = """  - {on: 2017-02-20, says: budget, period: 2017/18, amount: £9.9m}
  - {on: 2018-06-12, says: outturn, period: 2017/18, by_authority: {camden: -£0.045m, haringey: £0.012m}}
"""


@pytest.mark.parametrize("path", ["budgets/ict.md", "years/2017-18.md"])
def test_what_only_councils_say_of_a_year_is_told(tmp_path: Path, path: str) -> None:
    """Beside the budget of all of them, on its page and in the report of the year."""
    page = page_of(tmp_path, PARTS_OFF, path)
    assert "The budget for 2017/18 was £9.9 million. Camden spent £45,000 less than its budget in 2017/18." in page


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        (AHEAD, ["| Time | Budget | Latest forecast | Spent | Difference |"]),
        (INCOME, ["| Time | Spent or received |", "| Council | Time | Spent or received |"]),
        (PARTS_OFF, ["| Time | Budget |", "| Council | Time | Difference |"]),
    ],
)
def test_a_table_has_the_columns_that_have_anything_in_them(tmp_path: Path, rows: str, heads: list[str]) -> None:
    """Each line of it has as many cells as its head."""
    page = page_of(tmp_path, rows)
    assert re.findall(r"^\| (?:Time|Council) \|.*$", page, re.MULTILINE) == heads
    for table in re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE):
        assert len({line.count("|") for line in table.splitlines()}) == 1, table


def test_a_difference_that_a_council_gives_is_its_own(tmp_path: Path) -> None:
    """It stands beside what the others count, with whose it is."""
    rows = (
        "- {on: 2017-02, says: budget, period: 2017/18, amount: £5m, by_authority: {camden: £2.5m, haringey: £2.5m}}\n"
        "- {on: 2018-06, says: outturn, period: 2017/18, amount: £5.6m, by_authority: {camden: £2.6m, haringey: £3m}}\n"
        "- {on: 2018-07, says: outturn, period: 2017/18, by_authority: {camden: £0.3m}, said_by: [camden]}\n"
    )
    row = "| 2017/18 | £2.5 million | £2.6 million | £300,000 more (according to Camden) |"
    assert row in page_of(tmp_path, rows)


def test_every_figure_found_has_its_figure(tmp_path: Path) -> None:
    """Where there are only councils' variances, it is these."""
    assert "| Camden: £45,000 less than the budget; Haringey: £12,000 more" in page_of(tmp_path, PARTS_OFF)


EACH = "  - {on: 2017-02-20, says: budget, period: each year, from: 2017/18, amount: £120k}\n" + (
    "  - {on: 2018-06-12, says: outturn, period: 2017/18, amount: £96k}\n"
)


def test_a_result_of_a_budget_for_each_year_is_in_the_report_of_its_year(tmp_path: Path) -> None:
    """With the budget beside it."""
    assert "£96,000 was spent in 2017/18" in page_of(tmp_path, EACH, "years/2017-18.md")


TWO = "  - {on: 2018-06-12, says: outturn, period: 2017/18, amount: £96k, authorities: [camden, haringey]}\n"


def test_figures_of_some_councils_name_them(tmp_path: Path) -> None:
    """On the pages of these, and on no other."""
    assert "Figures for Camden and Haringey together: [ict]" in page_of(tmp_path, TWO, "authorities/camden.md")
    assert "together: [ict]" not in page_of(tmp_path, TWO, "authorities/islington.md")


PLAN_ALONE = """  - {on: 2017-02-20, says: budget, period: 2017/18, amount: £9m, by_authority: {camden: £5m, haringey: £4m}}
  - {on: 2018-06-12, says: outturn, period: 2017/18, amount: £9.1m, by_authority: {camden: £5.1m}}
"""


def test_a_picture_has_the_budget_of_which_no_outturn_is_known(tmp_path: Path) -> None:
    """As the table has it."""
    assert "Haringey: budget £4 million, outturn no figure." in page_of(tmp_path, PLAN_ALONE)


EARLY = "  - {on: 2018-08-18, says: position, period: 2018/19 Q2, amount: £2m}\n"


def test_a_position_before_the_end_of_its_quarter_is_asked_about(tmp_path: Path) -> None:
    """As an early outturn is."""
    found = checked(tmp_path, {"budgets/ict": f"rows:\n{EARLY}"}, TODAY)
    assert "2018/19 Q2 was not over on 2018-08-18" in " ".join(problem.message for problem in found.problems)


PLANNED = "  - {on: 2017-02-20, says: budget, period: 2017/18, amount: £12m, by_authority: {camden: £5m, haringey: £4m, islington: £3m}}\n"
PLANNED_PARTS = PLANNED.replace("amount: £12m, ", "")
CAME = "  - {{on: 2018-06-12, says: outturn, period: 2017/18, {}}}\n"
QUARTERS = "".join(f"  - {{on: 2018-09-12, says: outturn, period: 2017/18 Q{n}, amount: £2.8m}}\n" for n in range(1, 5))


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        (PLANNED + CAME.format("amount: £11.3m"), ["This is 5.8% less than the budget"]),
        (PLANNED + CAME.format("amount: £11.4m"), []),
        (PLANNED + CAME.format("variance: -£1.2m"), ["This is 10% less than the budget"]),
        (PLANNED + CAME.format("variance: -£0.6m"), []),
        (CAME.format("amount: £11.3m, variance: -£0.7m"), ["This is 5.8% less than the budget"]),
        (CAME.format("variance: -£0.7m"), []),
        (
            PLANNED_PARTS + CAME.format("by_authority: {camden: £0.1m, haringey: -£0.4m, islington: £0.3m}"),
            ["Haringey’s part is 10% less than its budget"],
        ),
        (PLANNED_PARTS + CAME.format("by_authority: {haringey: -£0.4m}, why: Posts were empty."), []),
        (
            PLANNED + CAME.format("amount: £12m, by_authority: {camden: £4m, haringey: £5m, islington: £3m}"),
            ["Camden’s part is 20% less than its budget"],
        ),
        (PLANNED + QUARTERS, ["This is 6.7% less than the budget"]),
        (PLANNED + QUARTERS.replace("Q4, amount: £2.8m", "Q4, amount: £2.8m, why: Posts were empty."), []),
    ],
)
def test_a_result_off_its_budget_is_asked_why(tmp_path: Path, rows: str, asked: list[str]) -> None:
    """Of all the councils, of a council's part, and of what only says how far off it is; once for a row."""
    found = checked(tmp_path, {"budgets/ict": f"rows:\n{rows}"}, TODAY)
    told = [problem.message for problem in found.problems if problem.rule.name == "gap-unexplained"]
    assert told == [f"{one}, and the record does not say why." for one in asked]


LEFT = PARTNERSHIP.replace("joined: 2016-03,", "joined: 2016-03, left: 2018-03-31,").replace(
    "services: [{id: ict, name: ICT}]",
    "services:\n  - {id: ict, name: ICT}\n"
    "  - {id: payroll, name: Payroll, shared: [{authority: camden}, {authority: haringey, until: 2017-03-31}]}",
)
AFTER = """services: [{service}]
rows:
  - {{on: 2018-06-12, says: outturn, period: 2017/18, amount: £9m{parts}}}
"""


@pytest.mark.parametrize(
    ("service", "parts", "errors"),
    [
        # It left when the year was over, and the outturn came after it: its part is missing, the sum is not wrong.
        ("ict", ", by_authority: {camden: £4m, islington: £3m}", []),
        ("ict", ", by_authority: {camden: £4m, islington: £3m, haringey: £2m}", []),
        ("ict", ", by_authority: {camden: £4m, islington: £3m, haringey: £1m}", ["sum"]),
        # It had stopped sharing this a year before, and the other had not.
        ("payroll", ", by_authority: {camden: £9m}", []),
        ("payroll", ", by_authority: {camden: £8m}", ["sum"]),
    ],
)
def test_the_parts_are_those_of_the_councils_that_shared_it(
    tmp_path: Path, service: str, parts: str, errors: list[str]
) -> None:
    """On the last day of the time that a figure is of, not on the day it was published."""
    found = checked(tmp_path, {"budgets/ict": AFTER.format(service=service, parts=parts)}, TODAY, LEFT)
    assert [one.rule.name for one in found.problems if one.severity.value == "error"] == errors


@pytest.mark.parametrize(("council", "service", "told"), [("haringey", "ict", True), ("haringey", "payroll", False)])
def test_a_council_that_had_left_is_not_among_those_of_a_figure(
    tmp_path: Path, council: str, service: str, told: bool
) -> None:
    """Its page has what was spent while it shared a service, and nothing of a year after that."""
    register = register_of(tmp_path, {"budgets/ict": AFTER.format(service=service, parts="")}, TODAY, LEFT)
    (page,) = (one.body for one in site_of(register, all_kinds(), ()).pages if one.path == f"authorities/{council}.md")
    assert ("budgets/ict.md" in page.partition("## Budgets")[2]) is told


TABLE = """rows:
  - {on: 2018-06-12, says: outturn, period: 2017/18, amount: "£30,396", by_authority: {camden: 10187, haringey: 3007, islington: 17203}}
"""


@pytest.mark.parametrize(
    "parts", ["camden: 10187, haringey: 3007, islington: 17203", "camden: 13193, islington: 17204"]
)
def test_a_table_in_whole_pounds_may_be_a_pound_off(tmp_path: Path, parts: str) -> None:
    """As reports print them: the check takes it, and the page says that the parts are rounded."""
    rows = re.sub(r"by_authority: \{.*?\}", f"by_authority: {{{parts}}}", TABLE)
    page = page_of(tmp_path, rows.partition("\n")[2])
    assert "The councils’ amounts of the outturn for 2017/18 are rounded. Together they come to £30,397." in page


def test_a_figure_that_was_checked_by_itself_leaves_no_check_missing(tmp_path: Path) -> None:
    """One line of the page may not say that the record has no check, and another who made it."""
    for number, alone in enumerate(("", "    checked_by: {who: Auditors, on: 2018-07, independent: true}\n")):
        made = site(tmp_path / str(number), BUDGET.replace("    note: Before the audit.\n", alone))
        (page,) = (page.body for page in made.pages if page.path == "budgets/ict.md")
        assert ("the independent check" in page) is not bool(alone)
