"""The sample in each kind's folder: all of them together are one made-up partnership, which passes the check."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from generator.checks.checking import Checked, check
from generator.core.kind import Layout
from generator.kinds import all_kinds
from generator.values.rules import Severity

TODAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The check of a content of nothing but the samples."""
    content = tmp_path_factory.mktemp("content")
    for kind in all_kinds():
        record_id = "ashmere" if kind.by_authority else "sample"
        place = f"{kind.name}.yml" if kind.layout is Layout.FILE else f"{kind.name}/{record_id}{kind.sample.suffix}"
        (content / place).parent.mkdir(exist_ok=True)
        shutil.copy(kind.sample, content / place)
    return check(content, TODAY, all_kinds())


def test_the_samples_pass_the_check(checked: Checked) -> None:
    """No error in any of them."""
    assert [problem for problem in checked.problems if problem.rule.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", [kind.name for kind in all_kinds()])
def test_each_sample_is_a_record_that_is_made_up(name: str, checked: Checked) -> None:
    """So nobody takes it for a real one, wherever it is shown."""
    assert checked.register is not None
    (entry,) = checked.register.entries[name].values()
    assert entry.record.illustrative is True


@pytest.mark.parametrize("kind", [kind for kind in all_kinds() if kind.events], ids=lambda kind: kind.name)
def test_what_has_events_shows_one(kind: object, checked: Checked) -> None:
    """A sample without the date of an event would not try out its words."""
    assert checked.register is not None
    name = kind.name  # type: ignore[attr-defined]
    (entry,) = checked.register.entries[name].values()
    assert list(kind.happened(entry, checked.register))  # type: ignore[attr-defined]
