"""What several rows of a ledger have in common is written once, above their `rows:`."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds.savings.model import Saving
from tests.partnership import checked, register_of

APART = (
    "figures:\n"
    "  - {on: 2018-06-20, says: delivered, what: saving, period: 2016/17, amount: £1m, sources: [{title: Outturn, kind: official}]}\n"
    "  - {on: 2018-06-20, says: delivered, what: saving, period: 2017/18, amount: £2m, sources: [{title: Own, kind: press}]}\n"
    "  - {on: 2016-02, says: target, what: saving, period: 2017/18, amount: £3m}\n"
)
RUN = """figures:
  - on: 2018-06-20
    says: delivered
    what: saving
    sources: [{title: Outturn, kind: official}]
    rows:
      - {period: 2016/17, amount: £1m}
      - {period: 2017/18, amount: £2m, sources: [{title: Own, kind: press}]}
  - {on: 2016-02, says: target, what: saving, period: 2017/18, amount: £3m}
"""


def test_a_run_is_its_rows(tmp_path: Path) -> None:
    """Each with what is above them; what a row says itself goes first."""
    held = []
    for name, text in (("apart", APART), ("run", RUN)):
        (tmp_path / name).mkdir()
        (entry,) = register_of(tmp_path / name, {"savings/one": text}, "2018-11-23").all(Saving)
        held.append(entry.record.figures)
    assert held[0] == held[1] and len(held[1]) == 3


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("{period: 2016/17, amount: £1m}", "{period: 2016/17, amount: £x}", [(10, 35, "bad-money")]),
        ("    says: delivered", "    says: spent", [(6, 11, "not-a-choice")]),
        ("    what: saving", "    waht: saving", [(7, 5, "unknown-key")]),
        ("{period: 2016/17, amount: £1m}", "{period: 2017/18, amount: £1m}", [(11, 9, "same-row")]),
    ],
)
def test_what_is_wrong_is_told_once_where_it_was_typed(
    tmp_path: Path, was: str, now: str, told: list[tuple[int, int, str]]
) -> None:
    """In a row, or above several of them."""
    found = checked(tmp_path, {"savings/one": RUN.replace(was, now)}, "2018-11-23").problems
    errors = [(one.line, one.column, one.rule.name) for one in found if one.severity == "error"]
    assert errors == told
