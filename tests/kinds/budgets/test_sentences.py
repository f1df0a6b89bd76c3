"""What a page says of budgets: a table of them with every sentence, and what holds of all."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator.kinds.budgets.model import Budget
from generator.kinds.budgets.sentences import line_said
from generator.kinds.budgets.view import BudgetView, view
from tests.kinds.budgets.reading import Written, written
from tests.partnership import checked

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
    """At least twenty budgets, each with a name of its own."""
    assert len({one.name for one in TABLE}) == len(TABLE) >= 20


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.name)
def test_a_budget_leads_to_its_sentences(one: Written) -> None:
    """As written in the table, in whatever order the rows stand."""
    for rows in (one.rows, one.rows[::-1]):
        shown = worked_out(one.record(rows), one.as_of)
        assert shown is not None
        assert {whose: said(shown, whose) for whose in one.said} == one.said
        assert "" in one.said or not shown.lines
