"""A short form that nothing explains is reported once, however many records have it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from generator.checks.checking import check
from generator.core.problems import Problem
from generator.kinds import all_kinds

SMALL = Path(__file__).parents[1] / "checks" / "small"
RISK = (
    "title: A risk\nkind: threat\nstate: open\nsources: [{title: A paper, kind: official}]\n"
    "summary: The ICT team may leave. The ICT plan is late, and so is the SLA.\n"
)


def advised(folder: Path, texts: dict[str, str]) -> list[Problem]:
    """The advice that is given on some risks."""
    shutil.copytree(SMALL, folder / "content")
    for name, text in texts.items():
        (folder / "content" / "risks" / f"{name}.yml").write_text(text, encoding="utf-8")
    problems = check(folder / "content", date(2024, 6, 1), all_kinds(), advice=True).problems
    return [problem for problem in problems if problem.file.removeprefix("risks/").removesuffix(".yml") in texts]


def test_once_is_enough(tmp_path: Path) -> None:
    """At the first place where it stands."""
    told = advised(tmp_path, {"aa": RISK, "bb": RISK, "cc": RISK})
    assert [(found.file, found.message) for found in told if found.rule.name == "acronym"] == [
        ("risks/aa.yml", "“ICT” is not explained."),
        ("risks/aa.yml", "“SLA” is not explained."),
    ]


def test_one_record_is_given_so_much_advice_and_no_more(tmp_path: Path) -> None:
    """Advice is never an error, however much of it there could be."""
    told = advised(tmp_path, {"aa": RISK.replace("The ICT team", "We utilise it. " * 1000)})
    assert {found.severity for found in told} == {"advice"}
    assert len(told) <= 51


def test_the_words_of_a_source_are_left_in_peace(tmp_path: Path) -> None:
    """An officer who quotes a council's minutes cannot write them better, and they do not count as hard to read."""
    hard = "c. the Authority will utilise and implement the KPI " + "in accordance with the aforementioned terms " * 30
    told = advised(tmp_path, {"aa": RISK.replace("kind: official}", f"kind: official, quote: {hard}}}")})
    assert [found.message for found in told if found.line == 4] == []
    assert [found.rule.name for found in told] == ["acronym", "acronym"]
