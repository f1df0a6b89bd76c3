"""A record that was renamed may still be mentioned by the id that it had before: in a field, and in a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.checking import Checked
from generator.kinds import all_kinds
from generator.kinds.decisions.model import Decision
from generator.rewriting.fixing import fixed
from tests.partnership import checked
from tests.whole_site import pages_of

STEP = "date: {day}\npath: [{{body: joint-committee, date: {day}, outcome: agreed}}]\n"
RENAMED = STEP.format(day="2017-01-09") + "formerly: [old-name]\n"
LATER = STEP.format(day="2018-01-08")


def content(folder: Path, mentioned: str) -> Checked:
    """A decision that was renamed, and another one that mentions it."""
    return checked(folder, {"decisions/new-name": RENAMED, "decisions/later": LATER + mentioned}, "2018-06-01")


@pytest.mark.parametrize("typed", ["old-name", "decisions/old-name.yml"])
def test_an_old_id_is_understood(tmp_path: Path, typed: str) -> None:
    """The site is built, and the two are linked as if the new id had been written."""
    found = content(tmp_path, f"replaces: [{typed}]\n")
    assert [(one.rule.name, one.severity) for one in found.problems if one.rule.name == "old-id"] == [
        ("old-id", "warning")
    ]
    assert found.ok
    assert found.register is not None
    assert found.register.find(Decision, "later").record.replaces == ("new-name",)  # type: ignore[union-attr]
    pages = {page.path: page.text for page in pages_of(found.register, all_kinds(), found.problems)}
    assert "[later](../decisions/later.md)" in pages["decisions/new-name.md"]


def test_the_new_id_is_written_by_fix(tmp_path: Path) -> None:
    """In place of the old one, and nothing else changes."""
    found = content(tmp_path, "replaces: [old-name]  # renamed\n")
    file = tmp_path / "decisions" / "later.yml"
    before = file.read_text(encoding="utf-8")
    own = [one for one in found.problems if one.file == "decisions/later.yml"]
    assert fixed(before, own) == before.replace("[old-name]", "[new-name]")


@pytest.mark.parametrize("end", [")", "), as [before](decisions/old-name)"])
def test_the_new_id_is_written_in_a_link_of_a_text(tmp_path: Path, end: str) -> None:
    """Its words stay; of the same link twice each is put right in its turn."""
    found = content(tmp_path, f"why: >\n  It follows [an earlier\n  one](decisions/old-name{end}.\n")
    before = (tmp_path / "decisions" / "later.yml").read_text(encoding="utf-8")
    own = [one for one in found.problems if one.file == "decisions/later.yml"]
    assert fixed(before, own) == before.replace("decisions/old-name", "decisions/new-name", 1)


def test_the_new_id_is_written_in_a_link_of_a_page(tmp_path: Path) -> None:
    """Below its keys, where nothing else is put right."""
    page = "---\ntitle: About\nsources: [{title: A, kind: other}]\n---\nIt follows [one](decisions/old-name).\n"
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "about.md").write_text(page, encoding="utf-8")
    own = [one for one in content(tmp_path, "").problems if one.file == "pages/about.md"]
    assert fixed(page, own, markdown=True) == page.replace("old-name", "new-name")


def test_several_on_one_line_are_told_one_by_one(tmp_path: Path) -> None:
    """In a list each has its own place."""
    found = content(tmp_path, "replaces: [old-name]\ndepends_on: [old-name]\n")
    assert [one.line for one in found.problems if one.rule.name == "old-id"] == [6, 7]


def test_a_link_in_a_text_still_leads_there(tmp_path: Path) -> None:
    """Its address leads on to the new one; the record knows who mentions it."""
    found = content(tmp_path, "why: It follows [an earlier one](decisions/old-name) of the committee.\n")
    assert [(one.rule.name, one.severity) for one in found.problems if one.rule.name == "old-id"] == [
        ("old-id", "warning")
    ]
    assert found.register is not None
    pages = {page.path: page for page in pages_of(found.register, all_kinds(), found.problems)}
    assert "[an earlier one](../decisions/old-name.md)" in pages["decisions/later.md"].text
    assert "decisions/old-name.md" in pages
    assert "[later](../decisions/later.md)" in pages["decisions/new-name.md"].text
