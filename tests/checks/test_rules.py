"""A rule that fails is never silent: only what a draft lacks is passed over."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.checks import records
from generator.checks.cache import Recall
from generator.checks.checking import Checked, check
from generator.core.entry import Entry
from generator.core.problems import Problem
from generator.core.register import Register
from generator.kinds import all_kinds
from generator.machine.kept import Kept
from generator.reading.record_file import RecordFile
from generator.values.rules import Finding
from tests.checks.samples import SMALL

AS_OF = date(2024, 6, 1)
DECISION = "decisions/2023-05-opening-hours.yml"
Asked = Callable[[Entry[Any], Register], object]


def checked(content: Path, asked: Asked, of: str = "decisions") -> Checked:
    """Check a content with one more rule for a kind, which finds nothing unless it fails."""

    def one_more_rule(entry: Entry[Any], register: Register) -> Iterator[Finding]:
        asked(entry, register)
        yield from ()

    kinds = [replace(kind, rules=(*kind.rules, one_more_rule)) if kind.name == of else kind for kind in all_kinds()]
    return check(content, AS_OF, kinds)


SLIPS: dict[str, Asked] = {
    "a key misspelled": lambda entry, register: entry.record.dat,
    "a key of another kind": lambda entry, register: entry.record.readings,
    "a key of a part misspelled": lambda entry, register: entry.record.path[0].boddy,
    "a part of the register misspelled": lambda entry, register: register.bodiess,  # type: ignore[attr-defined]
    "a value that is not there": lambda entry, register: entry.record.notice.published,
    "an item that is not there": lambda entry, register: entry.record.path[99],
    "a division by nought": lambda entry, register: 1 / len(entry.record.called_in),
    "two things that cannot be compared": lambda entry, register: entry.record.date < 3,
    "an iterator that ends early": lambda entry, register: next(iter(entry.record.called_in)),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_rule_that_fails_is_an_error_of_the_program(slip: str) -> None:
    """It names the rule, the place in the program and the file, and the site is not built."""
    found = checked(SMALL, SLIPS[slip])
    faults = [problem for problem in found.problems if problem.rule.name == "program-fault"]

    assert DECISION in {fault.file for fault in faults}
    assert not found.ok
    for fault in faults:
        assert fault.severity == "error"
        assert "a fault of the program, not of your record" in fault.message
        assert "the site is not built until it is fixed" in fault.hint


def test_a_model_that_fails_is_one_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record would otherwise be gone from the site, and nobody told."""
    shutil.copytree(SMALL, tmp_path / "content")
    file, right = tmp_path / "content" / DECISION, records.other_words_for_none
    # A file of its own, so that what is kept of the others stays right.
    file.write_text(f"# Of this test.\n{file.read_text(encoding='utf-8')}", encoding="utf-8")

    def fail(read: RecordFile) -> list[Problem]:
        if read.file == DECISION:
            raise KeyError(read.file)
        return right(read)

    monkeypatch.setattr(records, "other_words_for_none", fail)
    found = check(tmp_path / "content", AS_OF, all_kinds())
    assert not found.ok
    assert [problem.file for problem in found.problems if problem.rule.name == "program-fault"] == [DECISION]


def test_the_fault_is_told_beside_what_the_other_rules_find(tmp_path: Path) -> None:
    """One rule that fails takes no other finding away."""
    shutil.copytree(SMALL, tmp_path / "content")
    file = tmp_path / "content" / DECISION
    file.write_text(
        file.read_text(encoding="utf-8").replace("date: 2023-05-09", "date: 2023-05-30", 1), encoding="utf-8"
    )
    before = {
        problem for problem in check(tmp_path / "content", AS_OF, all_kinds()).problems if problem.file == DECISION
    }
    after = set(checked(tmp_path / "content", SLIPS["a key misspelled"]).problems)

    assert before
    assert before <= after


def test_what_a_draft_lacks_is_passed_over(tmp_path: Path) -> None:
    """A rule that looks at a value which is wrong, or not there, has nothing to add to what is said about it."""
    shutil.copytree(SMALL, tmp_path / "content")
    file = tmp_path / "content" / DECISION
    text = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(line for line in text if not line.startswith("date:")) + "\n", encoding="utf-8")
    looks = {
        "itself": lambda entry, register: entry.record.date.year,
        "by a property": lambda entry, register: entry.record.days,
    }
    for look in looks.values():
        rules = {
            problem.rule.name for problem in checked(tmp_path / "content", look).problems if problem.file == DECISION
        }
        assert "missing-key" in rules
        assert "program-fault" not in rules


def test_a_slip_in_a_property_is_told(tmp_path: Path) -> None:
    """Python asks for a property a second time as if it were a key; the slip within it is what counts."""
    shutil.copytree(SMALL, tmp_path / "content")

    class Slip:
        @property
        def newest(self) -> object:
            return self.nowest  # type: ignore[attr-defined]

    found = checked(tmp_path / "content", lambda entry, register: Slip().newest)

    assert "nowest" in next(problem.message for problem in found.problems if problem.rule.name == "program-fault")


def test_checking_one_file_tells_it_too(tmp_path: Path) -> None:
    """The check of some files has the verdict of the full one, here too."""
    shutil.copytree(SMALL, tmp_path / "content")

    def slip(entry: Entry[Any], register: Register) -> Iterator[Finding]:
        yield Finding((), "x", str(entry.record.dat))

    kinds = [replace(kind, rules=(slip,)) for kind in all_kinds()]
    want = [problem for problem in check(tmp_path / "content", AS_OF, kinds).problems if problem.file == DECISION]
    recall = Recall(Kept(tmp_path / "cache"))
    found = check(tmp_path / "content", AS_OF, kinds, recall=recall, wanted=lambda file: file == DECISION)

    assert list(found.problems) == want
    assert [problem.rule.name for problem in want] == ["program-fault"]
