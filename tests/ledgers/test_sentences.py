"""What is compared with what: a table of ledgers with what a page says of each, and what holds of every ledger."""

from __future__ import annotations

import random
import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.kinds.savings.comparison_said import headline_said, statement_said
from generator.kinds.savings.ledger import Ledger, ledger_of
from generator.kinds.savings.model import Saving
from tests.ledgers.reading import Written, figure, written
from tests.partnership import checked
from tests.proofs import examples

TABLE = written(Path(__file__).parent / "ledgers.txt")


def worked_out(text: str, as_of: str = "2026-11-23") -> Ledger | None:
    """The ledger of a record; none where the check finds an error in it."""
    with TemporaryDirectory() as folder:
        found = checked(Path(folder), {"savings/x": text}, as_of)
    if found.register is None:
        return None
    (entry,) = found.register.all(Saving)
    return ledger_of(entry, found.register)


def said(ledger: Ledger) -> str:
    """What a page says of it."""
    return statement_said(ledger.main)


def test_years_added_up_are_no_second_line_beside_a_figure_that_says_the_same() -> None:
    """The table has each year, and the years together once; a sum that is another amount stays."""
    rows = [
        f"{says} 2017 {year} {amount}"
        for year in ("2014/15", "2015/16")
        for says, amount in (("t", "£4m"), ("d", "£5m"))
    ]
    together = [*rows, "t 2017 2014/15 to 2015/16 £8m", "d 2017 2014/15 to 2015/16 £10m"]
    for held, lines in ((together, 3), ([*together[:-1], "d 2017 2014/15 to 2015/16 £10.2m"], 4)):
        ledger = worked_out("counts: cashable\nbasis: A plan.\nfigures:\n" + "\n".join(map(figure, held)) + "\n")
        assert ledger is not None
        assert len(ledger.compared) == lines


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("the planned time before a figure without one", "£1.2 million was recorded as saved in 2012/13 to 2014/15."),
        ("three accounts, one of more councils", "£4.4 million for Camden and Islington in 2022/23."),
    ],
)
def test_a_headline_has_the_result_of_the_planned_time_with_every_account_of_it(name: str, first: str) -> None:
    """Not the newest figure of another time, nor one account of three."""
    (one,) = (one for one in TABLE if one.name == name)
    ledger = worked_out(one.record(), one.as_of)
    assert ledger is not None and headline_said(ledger.main).endswith(first)
    assert ledger.main.delivered[0].period == ledger.main.planned[0].period


def test_the_table_is_long_enough() -> None:
    """At least sixty ledgers, each with its own name."""
    assert len({one.name for one in TABLE}) == len(TABLE) >= 60


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.name)
def test_a_ledger_leads_to_its_sentence(one: Written) -> None:
    """As written in the table, in whatever order the rows stand."""
    ledger = worked_out(one.record(), one.as_of)
    assert ledger is not None
    assert said(ledger) == one.said
    turned = worked_out(one.record(one.rows[::-1]), one.as_of)
    assert turned is not None
    assert said(turned) == one.said


AMOUNTS = ["£6m", "£2.4m", "about £2.4m", "up to £8m", "over £800k", "£0", "-£300k", "£12.85m"]
PERIODS = ["each year", "one-off", "2016/17", "2017/18", "2016/17 to 2018/19", "2017/18 Q1", "2017/18 Q2", "to date"]
MORE = ["", "covers: printers", "net_of_costs: true", "said_by: [camden]", "said_by: [islington]", "provisional: true"]
ROWS = st.builds(
    lambda *parts: " ".join(part for part in parts if part),
    st.sampled_from(["p", "t", "r", "f", "d", "d", "d", "dc", "pc"]),
    st.sampled_from(["2016-02-01", "2017-02-01", "2018-06-01", "2019-06-01"]),
    st.sampled_from([*PERIODS, "2018/19 to date", "2018/19", "2017/18 Q3", "2017/18 Q4", "-"]),
    st.sampled_from(AMOUNTS),
    st.sampled_from(MORE),
)


def ledger_from(rows: list[str]) -> Ledger:
    """The ledger of such rows, where they make one: a plan is never to date, and no two rows say the same."""
    assume(not any(re.match(r"[ptr]c? \S+ (?:\S+ )?to date", row) for row in rows))
    figures = "\n".join(map(figure, rows))
    ledger = worked_out(f"counts: cashable\nbasis: A plan.\nfigures:\n{figures}\n")
    assume(ledger is not None)
    assert ledger is not None
    return ledger


@settings(max_examples=examples(150), derandomize=True, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=7), st.integers(0, 99))
def test_the_order_of_rows_changes_nothing(rows: list[str], seed: int) -> None:
    """The same rows in another order lead to the same comparison."""
    other = rows[:]
    random.Random(seed).shuffle(other)
    one, two = ledger_from(rows), ledger_from(other)
    assert said(one) == said(two)
    assert [pair.manner for pair in one.compared] == [pair.manner for pair in two.compared]


@settings(max_examples=examples(150), derandomize=True, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=7))
def test_no_result_is_denied_and_every_amount_stands_in_the_ledger(rows: list[str]) -> None:
    """Where there is a result, one is shown; each amount of a sentence is a row's, or the sum of the rows of a pair."""
    ledger = ledger_from(rows)
    for side in (ledger.gains, ledger.costs):
        results = [one.row for one in side.rows if one.row.role == "result"]
        assert bool(side.delivered) is bool(results)
        assert bool(side.planned) is any(one.row.role == "plan" for one in side.rows)
        assert not (side.forecast and results)
        known = {str(abs(row.told.amount)) for row in ledger.rows}
        for pair in ledger.compared:
            known |= {str(abs(one.amount)) for one in (pair.plan, pair.first, pair.came)}
            known |= {str(pair.gap.size)} if pair.gap else set()
        words = statement_said(side)
        # An amount is taken with its word, and without it where it stands behind "about": both are the row's.
        for amount in re.findall(r"(?:about |up to |over )?£[\d,.]*\d(?: million)?", words, re.IGNORECASE):
            assert amount.lower().replace("£", "£") in {one.lower() for one in known}, (amount, words)


@settings(max_examples=examples(150), derandomize=True, deadline=None)
@given(st.lists(ROWS, min_size=2, max_size=7))
def test_what_is_compared_covers_the_same(rows: list[str]) -> None:
    """Both sides of a pair have one coverage, and a gap stands only where it is certain."""
    for pair in ledger_from(rows).compared:
        sides = [*(one.row for one in pair.plans), *pair.results]
        assert len({(row.what, row.coverage) for row in sides}) == 1
        assert len({row.speaker for row in pair.results}) == 1
        if pair.gap:
            assert not pair.restated and pair.whole
            assert not {"up to", "over"} & {row.amount.word for row in sides}
            assert pair.plan.amount.pounds > 0 <= pair.came.amount.pounds
        if pair.manner == "years":
            assert sum(row.amount.pounds for row in pair.results) == pair.came.amount.pounds
            assert date.min < pair.came.ends
