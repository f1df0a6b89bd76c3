"""The chain: what led to a record and what came of it, both ways, and never without end."""

from __future__ import annotations

from pathlib import Path

from generator.core.register import Register
from generator.kinds import all_kinds
from generator.overview.chain import FAR, MOST, Chain, Chains, days_of
from tests.partnership import register_of

DECISION = (
    "date: {year}-01-05\nwhy: A test.\npath: [{{body: camden-cabinet, date: {year}-01-05, outcome: agreed}}]\n{more}"
)


def chains_of(register: Register) -> Chains:
    """All chains."""
    kinds = {kind.name: kind for kind in all_kinds()}
    entries = (entry for name in kinds for entry in register.entries[name].values())
    return Chains(register, kinds, {entry.address: days_of(entry, kinds[entry.kind], register) for entry in entries})


def chain_of(register: Register, address: str) -> Chain:
    """The chain around a record."""
    entry = register.at(address)
    assert entry is not None
    return chains_of(register).of(entry)


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


def test_nothing_is_led_to_by_what_came_later(tmp_path: Path) -> None:
    """A decision names a later meeting and an old plan names the decision that used it: neither is a cause of before."""
    files = {
        "decisions/shares": DECISION.format(year=2016, more="meetings: [later]\n"),
        "minutes/later": "body: joint-committee\ndate: 2016-03-11\nstate: held\n",
        "decisions/leave": DECISION.format(year=2017, more=""),
        "exit-plans/camden": "authority: camden\nstate: agreed\nagreed: 2016-05-01\ndecision: leave\n",
        "exit-plans/haringey": "authority: haringey\nstate: done\nagreed: 2016-05-01\ndecision: leave\n"
        "notice: {months: 6, given: 2017-02-01}\n",
    }
    register = register_of(tmp_path, files, "2018-01-01")

    assert addresses(chain_of(register, "decisions/shares").before) == []
    assert addresses(chain_of(register, "minutes/later").after) == []
    assert addresses(chain_of(register, "decisions/leave").after) == ["exit-plans/haringey"]
    assert addresses(chain_of(register, "exit-plans/camden").before) == []


def test_a_later_row_of_a_saving_does_not_lead_to_it(tmp_path: Path) -> None:
    """What ended the service, and what led to that, did not lead to the plan; it says only what happened to it later."""
    row = "  - {{says: {says}, what: saving, amount: £6m, period: each year, on: {on}, decision: {decision}}}\n"
    files = {
        "decisions/begin": DECISION.format(year=2015, more="savings: [all]\n"),
        "decisions/more": DECISION.format(year=2016, more="depends_on: [begin]\nsavings: [all]\n"),
        "reviews/look": "date: 2017-10\ndecisions: [end]\n",
        "decisions/end": DECISION.format(year=2018, more="replaces: [more]\nsavings: [all]\n"),
        "savings/all": "counts: cashable\nbasis: A plan.\nfigures:\n"
        + row.format(says="promised", on="2015-01", decision="begin")
        + row.format(says="promised", on="2016-01", decision="more")
        + row.format(says="forecast", on="2018-02", decision="end"),
    }
    register = register_of(tmp_path, files, "2019-01-01")

    assert addresses(chain_of(register, "savings/all").before) == ["decisions/begin", "decisions/more"]
    assert addresses(chain_of(register, "decisions/begin").after) == ["decisions/more", "decisions/end", "savings/all"]
    assert addresses(chain_of(register, "decisions/end").after) == []
    assert addresses(chain_of(register, "reviews/look").after) == ["decisions/end"]


def test_what_a_decision_changed_may_have_begun_before_it(tmp_path: Path) -> None:
    """A contract of which a decision changed the end: its first day is not shown as a day on which something followed."""
    files = {
        "decisions/longer": DECISION.format(year=2017, more=""),
        "agreements/network": "kind: contract\nsupplier: A firm\nstart: 2016-01-01\n"
        "changes: [{on: 2017-02-01, what: Two more years., decision: longer}]\n",
    }
    chain = chain_of(register_of(tmp_path, files, "2018-01-01"), "decisions/longer")
    assert addresses(chain.after) == ["agreements/network"]
    assert chain.begun_before == {"agreements/network"}


def test_months_that_may_be_in_order_do_not_hide_that_the_ends_are_not(tmp_path: Path) -> None:
    """March, then a year, then January: each step may be so, the whole cannot."""
    files = {
        "reviews/march": "date: 2016-03\ndecisions: [some-day]\n",
        "decisions/some-day": "date: 2016\nwhy: A test.\npath: [{body: camden-cabinet, date: 2016, outcome: agreed}]\n",
        "decisions/january": DECISION.format(year=2016, more="replaces: [some-day]\n"),
    }
    register = register_of(tmp_path, files, "2018-01-01")

    assert addresses(chain_of(register, "decisions/january").before) == ["decisions/some-day"]
    assert addresses(chain_of(register, "reviews/march").after) == ["decisions/some-day"]
