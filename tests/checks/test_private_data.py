"""Personal data in a content folder: at its line, in names and comments too, and what a partnership allows."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.checks.checking import check
from generator.core.problems import Problem
from generator.kinds import all_kinds

SMALL = Path(__file__).parent / "small"
RULES = (
    "private-email",
    "phone-number",
    "home-address",
    "national-insurance",
    "bank-details",
    "birth-date",
    "signature",
)


def told(folder: Path, name: str, text: str, partnership: str = "") -> list[Problem]:
    """What is said about personal data in a small partnership with one more page."""
    shutil.copytree(SMALL, folder / "content")
    file = folder / "content" / name
    file.write_text(text, encoding="utf-8")
    if partnership:
        main = folder / "content" / "partnership.yml"
        main.write_text(main.read_text(encoding="utf-8").partition("privacy:\n")[0] + partnership, encoding="utf-8")
    found = check(folder / "content", date(2024, 6, 1), all_kinds()).problems
    return [problem for problem in found if problem.rule.name in RULES]


PAGE = "---\ntitle: Help\n{key}---\n\nFirst line.\n\n{text}\n"


@pytest.mark.parametrize(
    ("key", "text", "rule", "line", "column"),
    [
        ("", "Write to jo.smith81@gmail.com today.", "private-email", 7, 10),
        ("# ask jo.smith81@gmail.com\n", "Words.", "private-email", 3, 7),
        ("", "See [this](https://a.example/?mail=jo.smith81%40gmail.com).", "private-email", 7, 36),
        ("", "Call 07700 900123 at home.", "phone-number", 7, 6),
        ("", "Her number is ZZ 12 34 56 C or AB 12 34 56 C.", "national-insurance", 7, 32),
    ],
)
def test_personal_data_is_an_error_at_its_place(
    tmp_path: Path, key: str, text: str, rule: str, line: int, column: int
) -> None:
    """In text, in the keys above a page, in comments and in links; the message names the law, the hint the way out."""
    (problem,) = told(tmp_path, "pages/help.md", PAGE.format(key=key, text=text))

    assert (problem.rule.name, problem.line, problem.column) == (rule, line, column)
    assert problem.severity == "error"
    assert "UK GDPR" in problem.message
    assert "`privacy:`" in problem.hint


def test_a_file_name_is_looked_at(tmp_path: Path) -> None:
    """An address in a name would be in the address of a page."""
    found = told(tmp_path, "pages/jo.smith81@gmail.com.md", PAGE.format(key="", text="Words."))

    assert [(problem.rule.name, problem.line) for problem in found] == [("private-email", 1)]


@pytest.mark.parametrize(
    "allowed",
    [
        "privacy:\n  public: [jo.smith81@gmail.com]\n",
        "privacy:\n  public: ['@gmail.com']\n",
        "privacy:\n  allowed: [{words: jo.smith81@gmail.com, why: A stage name.}]\n",
        "privacy:\n  allowed: [{words: jo.smith81@gmail.com, why: A stage name., in: pages/help}]\n",
    ],
)
def test_what_the_partnership_allows_may_stand(tmp_path: Path, allowed: str) -> None:
    """A contact, a whole domain, or a single finding with its reason, in one file or in any."""
    text = PAGE.format(key="", text="Write to jo.smith81@gmail.com today.")
    found = told(tmp_path, "pages/help.md", text, allowed)

    assert found == []


def test_what_is_allowed_elsewhere_may_not_stand_here(tmp_path: Path) -> None:
    """A finding that one page may have is still an error on another."""
    allowed = "privacy:\n  allowed: [{words: jo.smith81@gmail.com, why: A name., in: pages/other}]\n"
    found = told(tmp_path, "pages/help.md", PAGE.format(key="", text="Write to jo.smith81@gmail.com."), allowed)

    assert [problem.file for problem in found] == ["pages/help.md"]


@pytest.mark.parametrize(
    "sign",
    ["\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u2060", "\u2062", "\u034f", "\u3164", "\ufe0f", "\U000e0041"],
)
@pytest.mark.parametrize("where", ["title: He{}lp", "title: Help\nsummary: >-\n  Wo{}rds.", "title: Help\n# a no{}te"])
def test_what_cannot_be_seen_is_told_wherever_it_stands(tmp_path: Path, sign: str, where: str) -> None:
    """In a value, on a line of folded text, in a note and in the text of a page: at its very place."""
    shutil.copytree(SMALL, tmp_path / "content")
    for text in (f"---\n{where.format(sign)}\n---\n\nWords.\n", f"---\ntitle: Help\n---\n\nFirst.\n\nWo{sign}rds.\n"):
        (tmp_path / "content" / "pages" / "help.md").write_text(text, encoding="utf-8")
        found = check(tmp_path / "content", date(2024, 6, 1), all_kinds()).problems
        (problem,) = [one for one in found if one.file == "pages/help.md"]
        line = text.split("\n")[problem.line - 1]

        assert (problem.rule.name, problem.severity) == ("unseen-character", "error")
        assert line[problem.column - 1] == sign


@pytest.mark.parametrize(
    "words", ["می\u200cخواهم", "क्\u200dष", "✔\ufe0f done", "👩\u200d💻 at work", "1\ufe0f\u20e3 first"]
)
def test_what_letters_and_pictures_need_may_stand(tmp_path: Path, words: str) -> None:
    """Some scripts join their letters by them."""
    shutil.copytree(SMALL, tmp_path / "content")
    (tmp_path / "content" / "pages" / "help.md").write_text(PAGE.format(key="", text=words), encoding="utf-8")
    found = check(tmp_path / "content", date(2024, 6, 1), all_kinds()).problems

    assert [one for one in found if one.file == "pages/help.md" and one.severity == "error"] == []


def test_marks_do_not_change_what_is_allowed(tmp_path: Path) -> None:
    """The very words that are allowed, bold in part or over a line's end."""
    allowed = "privacy:\n  allowed: [{words: 020 7946 0123, why: The switchboard.}]\n"
    text = PAGE.format(key="", text="Ring 020 **7946** 0123, or 020 7946\n0123.")

    assert told(tmp_path, "pages/help.md", text, allowed) == []
