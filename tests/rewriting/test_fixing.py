"""Mistakes with one right answer are mended, all others are left; over every broken sample there is."""

from __future__ import annotations

import importlib.util
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from generator.checks.checking import check
from generator.core.problems import Problem
from generator.kinds import all_kinds
from generator.rewriting.fixes import RULES_FIXED, one_letter_off
from generator.rewriting.fixing import fixed
from generator.values.dates import ClockTime, PartialDate
from generator.values.money import Money, Number, Percent
from generator.values.rules import Severity, known_rules
from generator.values.wrong import found_in
from generator.values.years import FinancialYear, Period, ReadingPeriod

AS_OF = date(2024, 6, 1)


def broken_samples() -> list[Any]:
    """The samples of the tests of checking, whose folder is not a package that can be imported from here."""
    path = Path(__file__).parents[1] / "checks" / "samples.py"
    spec = importlib.util.spec_from_file_location("samples_to_mend", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return list(module.samples("broken"))


def problem(line: int, column: int, rule: str, message: str = "", hint: str = "") -> Problem:
    """A problem as a check would tell it."""
    (known,) = {one for one in known_rules() if one.name == rule and one.severity is Severity.ERROR}
    return Problem("a.yml", line, column, known, message, hint)


COLON = "Text that holds a colon and a space needs quotes."
CHOICES = "It is one of: agreed, agreed with changes, refused."
MENDED: list[tuple[str, str, tuple[Any, ...]]] = [
    ("date: 15/03/2016  # x\n", "date: 2016-03-15  # x\n", (1, 7, "bad-date", "", "Write `2016-03-15`.")),
    ("date: '15 March 2016'\n", "date: '2016-03-15'\n", (1, 7, "bad-date", "", "Write `2016-03-15`.")),
    ("- {on: 31.1.2016, x: 1}\n", "- {on: 2016-01-31, x: 1}\n", (1, 8, "bad-date", "", "Write `2016-01-31`.")),
    ("on: 2016-31-01\n", "on: 2016-01-31\n", (1, 5, "bad-date", "", "Write the month before the day: `2016-01-31`.")),
    ("start: 7.30pm\n", "start: 19:30\n", (1, 8, "bad-time", "", "Write `19:30`.")),
    ("year: 2016-17\n", "year: 2016/17\n", (1, 7, "bad-year", "", "Write `2016/17`.")),
    ("period: annual\n", "period: each year\n", (1, 9, "bad-period", "", "Write `each year`.")),
    ("{x: 1 000 pounds, y: £800,000}\n", "{x: £1,000, y: £800,000}\n", (1, 5, "bad-money", "", "Write `£1,000`.")),
    ("host: yes\n", "host: true\n", (1, 7, "not-true-or-false", "", "Write `true`, without quotes.")),
    ('host: "false"\n', "host: false\n", (1, 7, "not-true-or-false", "", "Write `false`, without quotes.")),
    ("services: [ICT]\n", "services: [ict]\n", (1, 12, "bad-id", "", "Write `ict`.")),
    ("replaces: [old-name]\n", "replaces: [new-name]\n", (1, 12, "old-id", "", "Write `new-name`.")),
    ("titel: x\n", "title: x\n", (1, 1, "unknown-key", "", "Did you mean `title`?")),
    ('"Title" : x\n', '"title" : x\n', (1, 1, "unknown-key", "", "Did you mean `title`?")),
    ("outcome: Agreed\n", "outcome: agreed\n", (1, 10, "not-a-choice", "", f"Did you mean `agreed`? {CHOICES}")),
    ("outcome: refuesd\n", "outcome: refused\n", (1, 10, "not-a-choice", "", f"Did you mean `refused`? {CHOICES}")),
    ("title: A: b\n", 'title: "A: b"\n', (1, 9, "yaml", COLON, "Write it so.")),
    ('title: "A: b": c\n', 'title: "A: b": c\n', (1, 14, "yaml", COLON, "Write it so.")),
    ("a: 1\r\ntitle:x\r\n", "a: 1\r\ntitle: x\r\n", (2, 1, "yaml", "A space is missing after the colon.")),
    ("a:\n  • x\n  - y\n", "a:\n  • x\n  - y\n", (9, 1, "yaml", "Lists start with a hyphen, not with `•`.")),
    ("a:\tx\t\n", "a: x\n", (1, 3, "tab")),
    ("a:\u00a0x\u00a0y\n", "a: x\u00a0y\n", (1, 3, "hard-space")),
    ("\ufeffa: 1\n\ufeffb: 2\n", "\ufeffa: 1\nb: 2\n", (2, 1, "unseen-character")),
    ("services: ict\n", "services: [ict]\n", (1, 11, "wrong-type", "", "Write `services: [ict]`, or each item so.")),
]
LEFT: list[tuple[str, tuple[Any, ...]]] = [
    ("date: 03/04/2016\n", (1, 7, "bad-date", "", "Write `2016-04-03`.")),
    ("date: 15.3.16\n", (1, 7, "bad-date", "", "Write `2016-03-15`.")),
    ("date: Tuesday 15 March 2016\n", (1, 7, "bad-date", "", "Write `2016-03-15`.")),
    ("date: 2016-03-15T10:00\n", (1, 7, "bad-date", "", "Write `2016-03-15`.")),
    ("start: 7.30\n", (1, 8, "bad-time", "", "Write `07:30`.")),
    ("start: midnight\n", (1, 8, "bad-time", "", "Write `00:00`.")),
    ("year: 2016/18\n", (1, 7, "bad-year", "", "Write `2016/17`.")),
    ("year: 16/17\n", (1, 7, "bad-year", "", "Write `2016/17`.")),
    ("amount: about £2m\n", (1, 9, "bad-money", "", "Write `£2m`.")),
    ("votes: 6 people\n", (1, 8, "bad-number", "", "Write `6`.")),
    ("email: write to a@example.org\n", (1, 8, "bad-email", "", "Write `a@example.org`.")),
    ("outcome: approved\n", (1, 10, "not-a-choice", "", f"Did you mean `agreed`? {CHOICES}")),
    ("heading: x\n", (1, 1, "unknown-key", "", "Did you mean `title`?")),
    ("zitle: x\n", (1, 1, "unknown-key", "", "Did you mean `no_such_key`?")),
    ("declarations: none\n", (1, 15, "wrong-type", "", "Write `declarations: [none]`, or each item so.")),
    ("a:\n\tb: 1\n", (2, 1, "tab")),
    ("a: x\u202ey\n", (1, 5, "unseen-character")),
    ("a: 'C:\\d\\n'\n", (1, 7, "yaml", "A backslash in double quotes has a special meaning.")),
    ("a: x: y # z\n", (1, 5, "yaml", COLON)),
    ("a: |\n  date: 15/03/2016\n", (2, 9, "bad-date", "", "Write `2016-03-15`.")),
    ("a: 1\n", (1, 99, "tab")),
    ("a: 1\n", (99, 1, "tab")),
    ("", (1, 1, "yaml", "After `a` stands `=`, where a colon is wanted.")),
    ("a: 15/03/2016\n", (1, 4, "date-order", "", "Write `2016-03-15`.")),
]


@pytest.mark.parametrize(("before", "after", "told"), MENDED)
def test_one_right_answer_is_written(before: str, after: str, told: tuple[Any, ...]) -> None:
    """The mistake is mended, and nothing else on its line or in its file changes."""
    assert fixed(before, [problem(*told)]) == after


@pytest.mark.parametrize(("text", "told"), LEFT)
def test_what_would_be_a_guess_is_left(text: str, told: tuple[Any, ...]) -> None:
    """A person has to say what was meant, or there is nothing there to mend."""
    assert fixed(text, [problem(*told)]) == text


def mended(parse: Any, typed: str) -> str:
    """What becomes of a value as it is told by its own type."""
    with pytest.raises(PydanticCustomError) as caught:
        parse(typed)
    found = found_in(caught.value)
    return fixed(f"key: {typed}\n", [problem(1, 6, found.rule.name, found.message, found.hint)])[5:-1]


@pytest.mark.parametrize(
    ("parse", "typed"),
    [
        *((Money.parse, typed) for typed in ("1.2", "£1.2", "£61,250.5", "(£300k)", "£(300k)", "(1.2)", "about £2m")),
        *((Money.parse, typed) for typed in ("£2.4m pa", "£0,500m", "£0.004", "£1.234", "nil", "TBC", "£12,5m")),
        *((PartialDate.parse, typed) for typed in ("03/04/2016", "2011/12", "2014-19", "Mar-16", "15-Mar-16", "tbc")),
        *((PartialDate.parse, typed) for typed in ("Wed 15 March 2016", "Tue 15 March 2016", "Autumn 2023", "1/2/03")),
        *((ClockTime.parse, typed) for typed in ("7.30", "730", "12am", "midnight", "7-9pm")),
        *((Period.parse, typed) for typed in ("FY17", "2014-19", "2016-18", "2017", "Q1 2016", "16/17", "ongoing")),
        *((FinancialYear.parse, typed) for typed in ("2016/18", "98/99", "2014/15–2018/19")),
        *((ReadingPeriod.parse, typed) for typed in ("2016/7", "2014-19")),
        *((Number.parse, typed) for typed in ("12 million", "64 books", "64,5", "1.2k")),
    ],
)
def test_a_value_that_can_be_read_in_two_ways_is_left(parse: Any, typed: str) -> None:
    """A thousand times as much, a loss for a saving, another year: that is for a person to say."""
    assert mended(parse, typed) == typed


@pytest.mark.parametrize(
    ("parse", "typed", "after"),
    [
        (Money.parse, "£.5m", "£0.5m"),
        (Money.parse, "£-3k", "-£3k"),
        (PartialDate.parse, "20160315", "2016-03-15"),
        (PartialDate.parse, "2016/3/15", "2016-03-15"),
        (ClockTime.parse, "7 p.m.", "19:00"),
        (ClockTime.parse, "1930hrs", "19:30"),
        (Percent.parse, "40 per cent", "40%"),
        (ReadingPeriod.parse, "2016-17", "2016/17"),
        (Period.parse, "Annual", "each year"),
    ],
)
def test_a_value_with_one_reading_is_mended(parse: Any, typed: str, after: str) -> None:
    """Where the same is only written in another way."""
    assert mended(parse, typed) == after


def test_several_problems_are_mended_at_once() -> None:
    """A fix moves none of the others out of its place, also where one of the form comes first."""
    before = "title: A: b\nlist:\n  - {on: 15/03/2016, until: 16/03/2016}\nhost:yes\nkind: x\n"
    told = [
        problem(1, 9, "yaml", COLON),
        problem(3, 10, "bad-date", "", "Write `2016-03-15`."),
        problem(3, 29, "bad-date", "", "Write `2016-03-16`."),
        problem(4, 1, "yaml", "A space is missing after the colon.", "Write `host: yes`."),
    ]
    after = 'title: "A: b"\nlist:\n  - {on: 2016-03-15, until: 2016-03-16}\nhost: yes\nkind: x\n'
    assert fixed(before, told) == after
    assert fixed(before, told[::-1]) == after


def test_of_a_page_only_the_keys_are_mended() -> None:
    """Lines are counted over the whole file, and its text stays as it is."""
    page = "---\ntitle: x\nupdated: 15/03/2016\n---\ndate: 15/03/2016\n\ttab\n"
    told = [problem(line, 7 if line == 5 else 10, "bad-date", "", "Write `2016-03-15`.") for line in (3, 5)]
    told.append(problem(6, 1, "tab"))
    assert fixed(page, told, markdown=True) == page.replace("updated: 15/03/2016", "updated: 2016-03-15")
    assert fixed("title: x\n", told, markdown=True) == "title: x\n"


def test_words_off_by_one_letter() -> None:
    """One letter other, more or less, or two swapped; nothing further away, and not the same."""
    for word in ("titel", "tile", "titlee", "tytle", "itle", "itlte"[1:] + "x"):
        assert one_letter_off("title", word) == one_letter_off(word, "title") == (word != "tltex")
    assert not one_letter_off("title", "title")
    assert not one_letter_off("title", "titling")
    assert not one_letter_off("", "ab")


def errors_of(problems: Any) -> int:
    """Count the errors among problems."""
    return sum(problem.severity == "error" for problem in problems)


@pytest.mark.parametrize("sample", broken_samples(), ids=str)
def test_a_broken_sample_gets_no_worse(sample: Any, tmp_path: Path) -> None:
    """After what can be mended is mended, there are no more errors than before, and mending again ends."""
    sample.write(tmp_path)
    before = check(tmp_path, AS_OF, all_kinds()).problems
    changed = mend(tmp_path, before)
    if not changed:
        return
    after = check(tmp_path, AS_OF, all_kinds()).problems
    # A value that can be read at last may give a warning; it gives no error.
    assert errors_of(after) <= errors_of(before)
    kept = {(told.file, told.line, told.rule.name) for told in after}
    fixable = {(told.file, told.line, told.rule.name) for told in before if told.rule.name in RULES_FIXED}
    assert fixable - kept, "something was changed, but no problem that is fixed went away"
    for _ in range(4):
        if not mend(tmp_path, check(tmp_path, AS_OF, all_kinds()).problems):
            return
    raise AssertionError("mending does not come to an end")


def mend(folder: Path, problems: tuple[Problem, ...]) -> bool:
    """Mend every file of a folder; tells whether any changed."""
    of_file = defaultdict(list)
    for told in problems:
        of_file[told.file].append(told)
    changed = False
    for file, told_here in of_file.items():
        path = folder / file
        if not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        better = fixed(text, told_here, markdown=file.endswith(".md"))
        if better != text:
            path.write_bytes(better.encode("utf-8", "surrogateescape"))
            changed = True
    return changed
