"""No page grows with the number of records: a site of many decisions has pages as small as one of few."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.publishers.commands import build

PARTNERSHIP = """\
name: Riverside Services
summary: Two councils share their computers.
started: 2020-01-01
sharing: {rule: equal}
authorities:
  - {id: ashmere, name: Ashmere, joined: 2020-01, call_in: {days: 5, unit: working, from: publication}}
  - {id: brookvale, name: Brookvale, joined: 2020-01, call_in: {days: 3, unit: working, from: publication}}
bodies:
  - {id: board, name: Joint Board, authority: joint}
services:
  - {id: ict, name: Computers, summary: "Computers, phones and networks."}
"""
DECISION = """\
title: Decision number {number} on computers
summary: The board agreed to buy {number} new computers.
date: {day}
why: The old ones were slow.
services: [ict]
path:
  - {{body: board, date: {day}, outcome: agreed, published: {day}}}
sources:
  - {{title: "Decision sheet {number}", url: "https://example.org/{number}", kind: official}}
"""
ROWS = 50


def site_of(count: int, folder: Path) -> Path:
    """Write so many decisions, three days apart, and build their site."""
    content = folder / "content"
    (content / "decisions").mkdir(parents=True)
    (content / "partnership.yml").write_text(PARTNERSHIP, encoding="utf-8")
    for number in range(count):
        day = date(2025, 1, 2) + timedelta(days=3 * number)
        file = content / "decisions" / f"{day}-computers-{number:03}.yml"
        file.write_text(DECISION.format(number=number, day=day), encoding="utf-8")
    ran = build(content, folder / "site", "2026-10-01")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 10 decisions."""
    return site_of(10, tmp_path_factory.mktemp("few"))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 120 decisions."""
    return site_of(120, tmp_path_factory.mktemp("many"))


def rows(file: Path) -> int:
    """How many decisions a page links to in what it says, apart from its menu."""
    _, _, said = file.read_text(encoding="utf-8").partition('<article class="pr">')
    return len(set(re.findall(r'href="[^"#]*\d{4}-\d\d-\d\d-computers-\d+/"', said)))


def pages(site: Path) -> list[Path]:
    """The HTML pages of a site."""
    return sorted(site.rglob("*.html"))


def menu(site: Path) -> set[str]:
    """The links of the menus at the head and the foot of the front page, without those within the page."""
    text = (site / "index.html").read_text(encoding="utf-8")
    menus = text.partition("<main")[0] + text.partition("</main>")[2]
    return set(re.findall(r'<a\s[^>]*href="([^"#]+)"', menus))


def test_no_page_holds_more_than_a_screenful_of_decisions(many: Path) -> None:
    """A list is cut into pages of at most 50, and every decision has a page and stands on a list."""
    assert {file.relative_to(many).as_posix(): rows(file) for file in pages(many) if rows(file) > ROWS} == {}

    lists = [file for file in pages(many) if rows(file) > 1]
    listed = {
        name for file in lists for name in re.findall(r"(\d{4}-\d\d-\d\d-computers-\d+)/\"", file.read_text("utf-8"))
    }
    assert len(listed) == 120
    assert all((many / "decisions" / name / "index.html").is_file() for name in listed)


def test_pages_that_are_no_lists_do_not_grow(few: Path, many: Path) -> None:
    """The largest page of 120 decisions is at most 1.2 times that of 10; lists are bound by their 50 rows."""
    largest = max(file.stat().st_size for file in pages(few))
    grown = {
        file.relative_to(many).as_posix(): (file.stat().st_size, rows(file))
        for file in pages(many)
        if file.stat().st_size > 1.2 * largest and not re.search(r"/all/|/year-", file.as_posix())
    }

    assert grown == {}


def test_the_menu_is_the_same(few: Path, many: Path) -> None:
    """The menu holds front pages only."""
    assert len(menu(few)) > 3
    assert menu(few) == menu(many)


def test_a_report_of_many_decisions_says_how_many_it_leaves_out(many: Path) -> None:
    """It lists the latest ones, counts all of them, and leads to the others."""
    said = (many / "years" / "2025-26" / "index.html").read_text(encoding="utf-8")

    assert "90 decisions were taken." in said
    assert '65 earlier decisions are not listed here. <a href="../../decisions/">See all decisions</a>' in said
    assert "2025-12-25-computers-119" in said
    assert "2025-04-" not in said
