"""The chain: what led to a record and what came of it, both ways, and never without end."""

from __future__ import annotations

from pathlib import Path

from generator.kinds import all_kinds
from generator.register import Register
from generator.workings.chain import FAR, MOST, Chain, Chains

from .partnership import register_of

DECISION = (
    "date: {year}-01-05\nwhy: A test.\npath: [{{body: camden-cabinet, date: {year}-01-05, outcome: agreed}}]\n{more}"
)


def chain_of(register: Register, address: str) -> Chain:
    """The chain around a record."""
    entry = register.at(address)
    assert entry is not None
    return Chains(register, {kind.name: kind for kind in all_kinds()}).of(entry)


def addresses(entries: tuple[object, ...]) -> list[str]:
    """Where the entries of a chain are."""
    return [entry.address for entry in entries]  # type: ignore[attr-defined]


def test_a_chain_goes_both_ways(tmp_path: Path) -> None:
    """From a decision to its saving and the decision that took its place, and back."""
    files = {
        "decisions/first": DECISION.format(year=2015, more=""),
        "decisions/second": DECISION.format(year=2016, more="replaces: [first]\n"),
        "savings/all": "counts: cashable\nbasis: A plan.\nfigures:\n"
        "  - {says: promised, what: saving, amount: £6m, period: each year, on: 2016-03, decision: second}\n",
    }
    register = register_of(tmp_path, files, "2018-01-01")

    assert addresses(chain_of(register, "decisions/first").after) == ["decisions/second", "savings/all"]
    assert addresses(chain_of(register, "savings/all").before) == ["decisions/first", "decisions/second"]
    middle = chain_of(register, "decisions/second")
    assert addresses(middle.before) == ["decisions/first"]
    assert addresses(middle.after) == ["savings/all"]


def test_a_long_chain_is_cut(tmp_path: Path) -> None:
    """It is followed a few steps, and of many on one side the rest is counted."""
    steps = FAR + 3
    files = {
        f"decisions/d{number}": DECISION.format(
            year=2000 + number, more=f"replaces: [d{number - 1}]\n" if number else ""
        )
        for number in range(steps)
    }
    figures = {
        f"savings/s{number}": "counts: cashable\nbasis: A plan.\nfigures:\n"
        "  - {says: promised, what: saving, amount: £6m, period: each year, on: 2016-03, decision: d0}\n"
        for number in range(MOST + 5)
    }
    register = register_of(tmp_path, files | figures, "2018-01-01")

    assert addresses(chain_of(register, f"decisions/d{steps - 1}").before) == [
        f"decisions/d{number}" for number in range(steps - 1 - FAR, steps - 1)
    ]
    first = chain_of(register, "decisions/d0")
    assert len(first.after) == MOST
    assert first.more_after == MOST + 5 + FAR - MOST
