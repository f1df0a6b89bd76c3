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
from generator.core.places import Spot
from generator.core.problems import Problem
from generator.kinds import all_kinds
from generator.reading.record_file import known_keys
from generator.reading.strict_yaml import read_yaml
from generator.rewriting.fixing import fixed
from generator.values.counts import parse_count
from generator.values.dates import ClockTime, PartialDate
from generator.values.guesses import one_letter_off
from generator.values.money import Money, Number, Percent
from generator.values.rules import Fix, known_rules
from generator.values.words import Email, parse_flag, parse_id
from generator.values.wrong import found_in
from generator.values.years import FinancialYear, Period, ReadingPeriod
from tests.proofs import more, sampled

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


RULE = next(rule for rule in known_rules() if rule.name == "bad-date")
KEYS = frozenset(key for kind in all_kinds() for key in known_keys(kind))


def problem(line: int, column: int, instead: str, **how: Any) -> Problem:
    """A problem with its one right answer."""
    return Problem("a.yml", line, column, RULE, "", fix=Fix(instead, **how))


WRITTEN: list[tuple[str, str, Problem]] = [
    ("date: 15/03/2016  # x\n", "date: 2016-03-15  # x\n", problem(1, 7, "2016-03-15")),
    ("date: '15 March 2016'\n", "date: '2016-03-15'\n", problem(1, 7, "2016-03-15")),
    ("- {on: 31.1.2016, x: 1}\n", "- {on: 2016-01-31, x: 1}\n", problem(1, 8, "2016-01-31")),
    ("{x: 1 000 pounds, y: £800,000}\n", "{x: £1,000, y: £800,000}\n", problem(1, 5, "£1,000")),
    ('host: "false"\n', "host: false\n", problem(1, 7, "false", bare=True)),
    ('"Title" : x\n', '"title" : x\n', problem(1, 1, "title")),
    ("services: ict\n", "services: [ict]\n", problem(1, 11, "[ict]", bare=True)),
    ("a: [none declared]  # x\n", "a: none  # x\n", problem(1, 4, "none", bare=True)),
    ("- {x: ['nil'], y: 1}\n", "- {x: none, y: 1}\n", problem(1, 7, "none", bare=True)),
    # A list of two, or on lines of its own, is not one text.
    ("a: [none, one]\n", "a: [none, one]\n", problem(1, 4, "none", bare=True)),
    ("a:\n- nil\n", "a:\n- nil\n", problem(2, 1, "none", bare=True)),
    # No text of a single line starts there, or there is no such place.
    ("a: |\n  date: 15/03/2016\n", "a: |\n  date: 15/03/2016\n", problem(2, 9, "2016-03-15")),
    ("a: 1\n", "a: 1\n", problem(1, 99, "2")),
    ("a: 1\n", "a: 1\n", problem(99, 1, "2")),
    ("", "", problem(1, 1, "2")),
    # Something else would read differently, or the line would be no better.
    ("a: 1\n", "a: 1\n", problem(1, 4, "2, b: 3}")),
    ("a: x\n", "a: x\n", problem(1, 1, "b: x", of_line=True)),
    # A line that is gone takes its key and value with it; where it holds more, or less, it stays.
    ("a: 1\nstate: none\nb: 2\n", "a: 1\nb: 2\n", problem(2, 8, "", of_line=True, gone=1)),
    ("a: 1\nstate: none", "a: 1\n", problem(2, 8, "", of_line=True, gone=1)),
    ("{a: 1, state: none}\n", "{a: 1, state: none}\n", problem(1, 15, "", of_line=True, gone=1)),
    ("a: 1\nm:\n  state: none\nb: 2\n", "a: 1\nb: 2\n", problem(2, 1, "", of_line=True, gone=2)),
    # What somebody remarked stays.
    (
        "a: 1\nm:  # so far\n  s: none # yet\nb: 2\n",
        "a: 1\n# so far\n# yet\nb: 2\n",
        problem(2, 1, "", of_line=True, gone=2),
    ),
    ("a: 1\nm:\n  s: none\n  t: 2\n", "a: 1\nm:\n  s: none\n  t: 2\n", problem(2, 1, "", of_line=True, gone=2)),
    ("state:\n  none\n", "state:\n  none\n", problem(2, 3, "", of_line=True, gone=1)),
]


@pytest.mark.parametrize(("before", "after", "told"), WRITTEN)
def test_an_answer_stands_in_the_place_of_the_mistake(before: str, after: str, told: Problem) -> None:
    """In the same quotes, and nothing else on its line or in its file changes."""
    assert fixed(before, [told]) == after


COLON = "title: A: b\n"
MENDED: list[tuple[str, str]] = [
    (COLON, 'title: "A: b"\n'),
    ("authorities: 1\r\ntitle:x\r\n", "authorities: 1\r\ntitle: x\r\n"),
    ("title:\tx\t\n", "title: x\n"),
    ("title:\u00a0x\u00a0y\n", "title: x\u00a0y\n"),
    ("\ufefftitle: 1\n\ufeffsummary: 2\n", "\ufefftitle: 1\nsummary: 2\n"),
    ("title: x\n// a note\nsummary: y\n", "title: x\n# a note\nsummary: y\n"),
    ("title: 'Camden's plan'\n", 'title: "Camden\'s plan"\n'),
    ("title: @camden\n", 'title: "@camden"\n'),
    ("title: [a] b\n", 'title: "[a] b"\n'),
    ('title: "C:\\d"\n', 'title: "C:\\\\d"\n'),
    ("authorities:\n  - camden\n  • islington\n", "authorities:\n  - camden\n  - islington\n"),
    ("path:\n  * date: 2016\n    body: x\n", "path:\n  - date: 2016\n    body: x\n"),
    ("authorities: [camden,, islington]\n", "authorities: [camden, islington]\n"),
    ("path: [{date:2016}]\n", "path: [{date: 2016}]\n"),
]
LEFT: list[str] = [
    "title:\n\tsummary: 1\n",
    "title: x\u202ey\n",
    'title: "C:\\d\\e"\n',
    "title: x: y # z\n",
    'title: "A: b": c\n',
]


@pytest.mark.parametrize(("before", "after"), MENDED)
def test_a_line_of_the_wrong_form_is_mended(before: str, after: str) -> None:
    """As the reader says, which knows the mistake."""
    assert fixed(before, told_by_reading(before)) == after


@pytest.mark.parametrize("text", LEFT)
def test_a_line_that_may_be_meant_otherwise_is_left(text: str) -> None:
    """A person has to say what was meant."""
    told = told_by_reading(text)
    assert told
    assert fixed(text, told) == text


def told_by_reading(text: str) -> list[Problem]:
    """What the reader says of a file."""
    return [Problem.of("a.yml", found.at, found) for found in read_yaml(text.encode(), KEYS).faults]


def mended(parse: Any, typed: str) -> str:
    """What happens to a value, in the words of its own type."""
    with pytest.raises(PydanticCustomError) as caught:
        parse(typed)
    found = found_in(caught.value)
    return fixed(f"key: {typed}\n", [Problem.of("a.yml", Spot(1, 6), found)])[5:-1]


@pytest.mark.parametrize(
    ("parse", "typed"),
    [
        *(
            (Money.parse, typed)
            for typed in ("1.2", "£1.2", "£61,250.5", "(£300k)", "£(300k)", "(1.2)", "at least £2m")
        ),
        *((Money.parse, typed) for typed in ("£2.4m pa", "£0,500m", "£0.004", "£1.234", "nil", "TBC", "£12,5m")),
        *((PartialDate.parse, typed) for typed in ("03/04/2016", "2011/12", "2014-19", "Mar-16", "15-Mar-16", "tbc")),
        *((PartialDate.parse, typed) for typed in ("Wed 15 March 2016", "Tue 15 March 2016", "late 2023", "1/2/03")),
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
        (PartialDate.parse, "2016-31-01", "2016-01-31"),
        (PartialDate.parse, "Autumn 2023", "autumn 2023"),
        (PartialDate.parse, "By the end of March 2023", "by 2023-03"),
        (PartialDate.parse, "before 1 March 2023", "by 2023-02-28"),
        (PartialDate.parse, "after 3 December 2015", "after 2015-12-03"),
        (Money.parse, "c. £16m", "about £16m"),
        (Money.parse, "£16m approx.", "about £16m"),
        (Money.parse, "more than £800,000", "over £800,000"),
        (Number.parse, "circa 64%", "about 64"),
        (PartialDate.parse, "15 March 2016", "2016-03-15"),
        (PartialDate.parse, "31.1.2016", "2016-01-31"),
        (ClockTime.parse, "7.30pm", "19:30"),
        (FinancialYear.parse, "2016-17", "2016/17"),
        (Money.parse, "1 000 pounds", "£1,000"),
        (parse_id, "ICT", "ict"),
        (parse_count, "six", "6"),
        (parse_flag, "yes", "true"),
        (Email.parse, "<a@example.org>", "a@example.org"),
    ],
)
def test_a_value_with_one_reading_is_mended(parse: Any, typed: str, after: str) -> None:
    """Where the same is only written in another way."""
    assert mended(parse, typed) == after


def test_several_problems_are_mended_at_once() -> None:
    """A fix moves none of the others out of its place, also where one of the form comes first."""
    before = "title: A: b\nlist:\n  - {on: 15/03/2016, until: 16/03/2016}\nhost:yes\nkind: x\n"
    told = [
        problem(1, 9, 'title: "A: b"', of_line=True),
        problem(3, 10, "2016-03-15"),
        problem(3, 29, "2016-03-16"),
        problem(4, 1, "host: yes", of_line=True),
    ]
    after = 'title: "A: b"\nlist:\n  - {on: 2016-03-15, until: 2016-03-16}\nhost: yes\nkind: x\n'
    assert fixed(before, told) == after
    assert fixed(before, told[::-1]) == after


def test_of_a_page_only_the_keys_are_mended() -> None:
    """Lines are counted over the whole file, and its text stays as it is."""
    page = "---\ntitle: x\nupdated: 15/03/2016\n---\ndate: 15/03/2016\n\ttab\n"
    told = [problem(line, 7 if line == 5 else 10, "2016-03-15") for line in (3, 5)]
    told.append(problem(6, 1, "  tab", of_line=True))
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


@more
@pytest.mark.parametrize("sample", sampled(broken_samples(), 250), ids=str)
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
    fixable = {(told.file, told.line, told.rule.name) for told in before if told.fix}
    assert fixable - kept, "something was changed, but no problem that is fixed went away"
    for _ in range(4):
        if not mend(tmp_path, check(tmp_path, AS_OF, all_kinds()).problems):
            return
    raise AssertionError("mending does not come to an end")


def mend(folder: Path, problems: tuple[Problem, ...]) -> bool:
    """Mend every file of a folder, and say whether any changed."""
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
