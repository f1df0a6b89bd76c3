"""The made-up partnership: it uses every key and every word of the format, and says only what it means to say."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.checks.checking import check
from generator.core.kind import Kind, Layout
from generator.core.spec import Spec, spec_of
from generator.kinds import all_kinds
from generator.reading.content import read_content
from generator.values.rules import known_rules

CONTENT = Path(__file__).parents[2] / "examples" / "content"
TODAY = date(2026, 10, 1)
KINDS = all_kinds()
MEANT = {
    "agenda-late",
    "call-in-open",
    "decision-late",
    "exit-plan-missing",
    "exit-plan-review-late",
    "gap-unexplained",
    "minutes-late",
    "no-baseline",
    "notice-short",
    "reading-late",
}
UNUSED_WORDS = {
    ("exit-plans", "state", "in use"),
    ("partnership", "duties.clear_days", "calendar"),
    ("budgets", "rows.prices", "real"),
    *(("budgets", "rows.evidence", grade) for grade in ("partial", "insufficient")),
    *(("partnership", "authorities.kind", sort) for sort in ("police", "fire", "health", "company")),
    *(("partnership", "nation", nation) for nation in ("northern ireland", "scotland", "wales")),
    *(("partnership", "duties.off", rule) for rule in [one.name for one in known_rules() if one.may_be_off]),
}
"""Nobody is leaving just now; budgets are set in cash, and graded as savings are; hardly a rule is set off; a partnership lies in one nation, and all partners are
councils here."""

UNUSED_KEYS = {("partnership", "run_by"), ("savings", "disputed")}
"""The councils keep their own record here, and the old way to give another number is no longer in use."""


def used(value: Any, keys: dict[str, Spec], above: str) -> Iterator[tuple[str, Any]]:
    """Every key that a value uses, with what stands under it."""
    for item in value if isinstance(value, list) else [value]:
        for key, spec in keys.items():
            if isinstance(item, dict) and key in item:
                yield f"{above}{key}", item[key]
                mapped = spec.shape == "mapping" and isinstance(item[key], dict)
                for inner in item[key].values() if spec.keys and mapped else [item[key]] if spec.keys else []:
                    yield from used(inner, spec.keys, f"{above}{key}.")


def wanted(keys: dict[str, Spec], above: str) -> Iterator[tuple[str, Spec]]:
    """Every key of the format."""
    for key, spec in keys.items():
        yield f"{above}{key}", spec
        yield from wanted(spec.keys, f"{above}{key}.")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_key_of_the_kind_is_used(kind: Kind[Any]) -> None:
    """At least once, and every word that a key may be; what all kinds share need only stand in one of them."""
    files, _ = read_content(CONTENT, all_kinds())
    shared = {"sources", "corrections", "formerly", "withdrawn", "authorities", "services", "illustrative"}
    shared |= {"searched", "confirmed_by", "change_notes", "reply"}
    found: dict[str, list[Any]] = {}
    everywhere: set[str] = set()
    for file in files:
        for name, value in used(file.document.value, spec_of(file.kind.model), ""):
            everywhere.add(name)
            if file.kind is kind:
                found.setdefault(name, []).append(value)
    for name, spec in wanted(spec_of(kind.model), ""):
        if (kind.name, name.split(".")[0]) in UNUSED_KEYS:
            assert name not in found, name
            continue
        if name.split(".")[0] in shared or ".sources." in name:
            assert name in everywhere or name.split(".sources.")[-1] in {key.split(".")[-1] for key in everywhere}, name
            continue
        assert name in found, f"{kind.name}: nothing uses {name}"
        if spec.choices:
            unused = set(spec.choices) - {str(value) for value in found[name]}
            assert {(kind.name, name, word) for word in unused} <= UNUSED_WORDS, f"{name}: {unused}"


def test_the_check_says_what_it_is_meant_to_say() -> None:
    """No error, and only the warnings that the example shows on purpose."""
    checked = check(CONTENT, TODAY, all_kinds())
    assert checked.ok
    assert {problem.rule.name for problem in checked.problems} == MEANT


def test_everything_says_that_it_is_made_up() -> None:
    """Every record of every kind."""
    checked = check(CONTENT, TODAY, all_kinds())
    assert checked.register is not None
    assert [entry.file for entry in checked.register if not entry.record.illustrative] == []
    assert {entry.kind for entry in checked.register} == {kind.name for kind in all_kinds()}


def test_it_has_five_authorities_and_three_services() -> None:
    """One of them has left, one came later and has no plan for leaving, one withdrew before the start."""
    register = check(CONTENT, TODAY, all_kinds()).register
    assert register is not None
    assert (len(register.authorities), len(register.services)) == (5, 3)
    assert set(register.authorities) - set(register.entries["exit-plans"]) == {"copperdown", "eastmere"}
    assert all(kind.layout in Layout for kind in all_kinds())
