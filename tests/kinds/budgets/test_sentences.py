"""What a page says of budgets: a table of them with every sentence, and what holds of all."""

from __future__ import annotations

import random
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.kinds.budgets.model import Budget
from generator.kinds.budgets.sentences import line_said
from generator.kinds.budgets.view import BudgetView, view
from tests.kinds.budgets.reading import Written, record_of, written
from tests.partnership import checked
from tests.proofs import examples

TABLE = written(Path(__file__).parent / "ledgers.txt")


def worked_out(text: str, as_of: str = "2026-11-23") -> BudgetView | None:
    """What the page of a record shows; nothing where the check finds an error in it."""
    with TemporaryDirectory() as folder:
        found = checked(Path(folder), {"budgets/x": text}, as_of)
    if found.register is None:
        return None
    (entry,) = found.register.all(Budget)
    return view(entry, found.register)


def said(shown: BudgetView, whose: str = "") -> str:
    """What a page says of all councils, or of one of them."""
    lines = [one.line for one in shown.of(whose)] if whose else shown.lines
    return " ".join(line_said(line) for line in lines)


def test_the_table_is_long_enough() -> None:
    """At least twenty budgets, each with its own name."""
    assert len({one.name for one in TABLE}) == len(TABLE) >= 20


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.name)
def test_a_budget_leads_to_its_sentences(one: Written) -> None:
    """As written in the table, in whatever order the rows stand."""
    for rows in (one.rows, one.rows[::-1]):
        shown = worked_out(one.record(rows), one.as_of)
        assert shown is not None
        assert {whose: said(shown, whose) for whose in one.said} == one.said
        assert "" in one.said or not shown.lines


@pytest.mark.parametrize(
    ("row", "called"),
    [
        ("says: outturn, variance: -£0.3m", "Why less was spent in 2017/18:"),
        ("says: forecast, variance: £0.3m", "Why more was forecast for 2017/18:"),
        ("says: forecast, what: income, variance: £0.3m", "Why more was forecast for 2017/18:"),
        ("says: outturn, amount: £9m", "Reason given with the outturn for 2017/18:"),
    ],
)
def test_a_reason_says_what_it_is_the_reason_of(row: str, called: str) -> None:
    """A forecast is not spent, and a variance needs no budget beside it."""
    shown = worked_out(f"rows:\n  - {{on: 2018-01, period: 2017/18, why: Posts were empty., {row}}}\n")
    assert shown is not None
    assert [words for words, _ in shown.reasons] == [called]


def test_a_reason_stays_with_the_figure_that_it_was_given_with() -> None:
    """More was forecast, and less was spent: nobody reads why more was forecast as the reason that less was."""
    shown = worked_out(
        """rows:
  - {on: 2017-02, says: budget, period: 2017/18, amount: £9m}
  - {on: 2017-07, says: forecast, period: 2017/18, variance: £0.3m, why: More ICT was asked for.}
  - {on: 2017-11-10, says: forecast, period: 2017/18, amount: £9.1m, why: A post was filled.}
  - {on: 2018-04-20, says: outturn, provisional: true, period: 2017/18, variance: -£0.2m, why: Posts were empty.}
  - {on: 2018-07, says: outturn, period: 2017/18, variance: -£0.3m, why: Bills came in lower.}
"""
    )
    assert shown is not None
    assert [words for words, _ in shown.reasons] == [
        "Why more was forecast for 2017/18 (July 2017):",
        "Reason given with the forecast for 2017/18 (10 November 2017):",
        "Why less was spent in 2017/18 (20 April 2018):",
        "Why less was spent in 2017/18:",
    ]


CHANGED = """rows:
  - {on: 2017-02, says: budget, period: 2017/18, amount: £19m, by_authority: {camden: £9m, haringey: £10m}}
  - {on: 2017-06, says: budget, period: 2017/18, amount: £5m, covers: staff}
  - {on: 2017-09-30, says: budget, period: 2017/18, amount: £18m, by_authority: {camden: £9m, haringey: £9m}}
  - {on: 2018-02, says: budget, period: 2017/18, amount: £18m}
  - {on: 2018-02, says: budget, period: 2017/18, amount: £17m, said_by: [camden]}
  - {on: 2018-03, says: budget, period: 2017/18, by_authority: {haringey: £8m}}
"""


def test_the_story_says_that_a_budget_was_changed() -> None:
    """On the day of the change, from what to what; of the same time, coverage and speaker, and only where it differs."""
    shown = worked_out(CHANGED)
    assert shown is not None
    assert list(shown.alone.values()) == [
        "The budget for 2017/18 was £19 million.",
        "The budget for 2017/18 (staff) was £5 million.",
        "The revised budget for 2017/18 was £18 million, changed from £19 million (February 2017).",
        "Camden put the budget for 2017/18 at £17 million.",
        "The budget for 2017/18 was £18 million.",
        "Haringey’s revised budget for 2017/18 was £8 million, changed from £9 million (30 September 2017).",
    ]


AMOUNTS = ["£19.2m", "£17.858m", "about £19m", "up to £20m", "£0", "-£2m", "£18m"]
VARIANCES = ["", "", "~-£1.342m", "~£0.2m", "~£0"]
PERIODS = ["2016/17", "2017/18", "2017/18", "2017/18 Q1", "2018/19", "2016/17 to 2018/19", "one-off", "each year"]
PARTS = ["", "", "by_authority: {camden: £5m, haringey: -£0.1m}", "by_authority: {islington: £0.3m}"]
MORE = ["", "", "covers: staff", "said_by: [camden]", "said_by: [islington]", "provisional: true", "net_of_costs: true"]


@st.composite
def rows(draw: st.DrawFn) -> str:
    """A row of a budget, as the table has them."""
    says = draw(st.sampled_from(["b", "b", "p", "f", "o", "o", "bi", "oi"]))
    on = draw(st.sampled_from(["2016-02-01", "2017-02-01", "2017-09-30", "2018-06-01", "2019-06-01"]))
    amount, variance = draw(st.sampled_from(AMOUNTS)), draw(st.sampled_from(VARIANCES))
    amount = draw(st.sampled_from([amount, amount, ""]))
    parts, more = draw(st.sampled_from(PARTS)), draw(st.sampled_from(MORE))
    assume(amount or parts or variance)
    variance = "" if says.startswith("b") else variance
    told = (says, on, draw(st.sampled_from(PERIODS)), amount, variance, parts, more)
    return " ".join(part for part in told if part)


def shown_of(held: list[str]) -> BudgetView:
    """What is shown of such rows, where they make a budget: a figure each, none before its time, no two alike."""
    shown = worked_out(record_of(tuple(held)))
    assume(shown is not None)
    assert shown is not None
    return shown


def all_said(shown: BudgetView) -> list[str]:
    """What is said of all the councils and of each."""
    return [said(shown, whose) for whose in ("", "camden", "haringey", "islington")]


@settings(max_examples=examples(60), derandomize=True, deadline=None)
@given(st.lists(rows(), min_size=1, max_size=6), st.integers(0, 99))
def test_the_order_of_rows_changes_nothing(held: list[str], seed: int) -> None:
    """The same rows in another order lead to the same sentences."""
    other = held[:]
    random.Random(seed).shuffle(other)
    assert all_said(shown_of(held)) == all_said(shown_of(other))


_AMOUNT = re.compile(r"(?:about |up to |over )?£[\d,.]*\d(?: million)?", re.IGNORECASE)


@settings(max_examples=examples(60), derandomize=True, deadline=None)
@given(st.lists(rows(), min_size=1, max_size=6))
def test_every_amount_stands_in_the_table(held: list[str]) -> None:
    """Each is a row's or a council's part of one, their sum over years, or the difference between two such."""
    shown = shown_of(held)
    lines = [*shown.lines, *(one.line for one in shown.councils)]
    known: set[str] = set()
    for row in shown.rows:
        figure = row.figure
        given_ = (figure.amount, figure.variance, *figure.by_authority.values())
        known |= {str(abs(amount)) for amount in given_ if amount is not None}
    for line in lines:
        for told in (*line.results, *line.forecasts):
            known.add(str(abs(told.amount)))
            for plan in (line.plan, line.first):
                known |= {str(abs(told.amount - plan.amount))} if plan else set()
    words = " ".join(map(line_said, lines))
    for amount in _AMOUNT.findall(words):
        assert amount.lower() in {one.lower() for one in known}, (amount, words)


@settings(max_examples=examples(60), derandomize=True, deadline=None)
@given(st.lists(rows(), min_size=1, max_size=6))
def test_what_is_compared_is_of_one_time_and_coverage(held: list[str]) -> None:
    """A difference is given only where both sides cover the same thing and time, and have the same sign."""
    shown = shown_of(held)
    for line in (*shown.lines, *(one.line for one in shown.councils)):
        for told in (*line.results, *line.forecasts):
            off, pair = line.worked_out(told), line.pair_of(told)
            if off is not None:
                assert pair is not None and line.plan is not None
                assert {one.row.coverage for one in pair.plans} == {told.coverage}
                assert line.plan.period == told.period or line.plan.period.each_year
                assert line.plan.amount.pounds * told.amount.pounds >= 0
                assert {line.plan.amount.word, told.amount.word} <= {"", "about"}
        if line.came.apart:
            assert line.came.pair is None


def test_a_forecast_of_the_councils_hides_no_outturn_of_theirs() -> None:
    """As with all the councils together: the newest outcome first, then what is forecast after it."""
    shown = worked_out(
        """rows:
  - {on: 2018-08, says: outturn, period: 2017/18, by_authority: {camden: -£0.812m, haringey: £7.065m, islington: 0}}
  - {on: 2020-01, says: forecast, period: 2019/20, by_authority: {camden: -£0.287m, haringey: £1.871m, islington: 0}}
"""
    )
    assert shown is not None
    assert shown.said == (
        "Camden spent £812,000 less than its budget in 2017/18. Haringey spent £7.065 million more than its budget in "
        "2017/18. Islington’s spending in 2017/18 was the same as its budget. Camden was forecast to spend £287,000 less than its budget in 2019/20 (January 2020). Haringey was "
        "forecast to spend £1.871 million more than its budget in 2019/20 (January 2020). Islington’s spending in "
        "2019/20 was forecast to be the same as its budget (January 2020)."
    )


def test_less_net_income_reads_as_less_wherever_it_stands() -> None:
    """Whichever way a report writes it: in the sentence, the table of figures and the story."""
    for variance in ("£20k", "-£20k"):
        shown = worked_out(
            f"""rows:
  - {{on: 2017-02, says: budget, period: 2017/18, amount: -£2m}}
  - {{on: 2018-06, says: outturn, period: 2017/18, amount: -£1.98m, variance: {variance}}}
"""
        )
        assert shown is not None
        said = "Net income was £1.98 million: £20,000 less than the budget."
        assert shown.said == f"The budget for 2017/18 was a net income of £2 million. {said}"
        assert shown.off[1] == "£20,000 less" and shown.cells[0].difference == "£20,000 less"
        assert shown.alone[1] == "Net income in 2017/18 was £1.98 million: £20,000 less than the budget."


def test_an_amount_each_year_says_so_in_the_table_of_figures() -> None:
    """With the year from which it is, where the record has that."""
    shown = worked_out("rows:\n  - {on: 2021, says: budget, period: each year, from: 2022/23, amount: £11m}\n")
    assert shown is not None
    assert list(shown.amounts.values()) == ["£11 million a year from 2022/23"]


def test_the_story_reads_an_outturn_as_its_page_does() -> None:
    """What was published before its years were over is not what was spent in all of them."""
    shown = worked_out(
        "rows:\n  - {on: 2018-12, says: outturn, period: 2017/18 to 2019/20, amount: £16m}\n"
        "  - {on: 2018-12, says: outturn, period: 2018/19, amount: £7m}\n"
    )
    assert shown is not None
    assert list(shown.alone.values()) == [
        "From April 2017 to the end of December 2018, £16 million was spent.",
        "By the end of December 2018, £7 million had been spent in 2018/19.",
    ]


def test_of_two_figures_for_one_time_each_is_named_with_its_day() -> None:
    """Where their parts are rounded, nobody can tell two forecasts for one year apart by anything else."""
    shown = worked_out(
        """rows:
  - {on: 2017-07-28, says: forecast, period: 2017/18, variance: £2.327m, by_authority: {camden: £1.044m, haringey: £1.092m, islington: £0.190m}}
  - {on: 2017-11, says: forecast, period: 2017/18, variance: £0.796m, by_authority: {camden: £0.341m, haringey: £0.286m, islington: £0.170m}}
  - {on: 2018-08, says: outturn, period: 2017/18, variance: -£1m}
"""
    )
    assert shown is not None
    assert list(shown.called.values()) == [
        "the forecast for 2017/18 (28 July 2017)",
        "the forecast for 2017/18 (November 2017)",
        "the outturn for 2017/18",
    ]
    assert list(shown.in_table.values()) == ["Forecast for 2017/18"] * 2 + ["Outturn for 2017/18"]
