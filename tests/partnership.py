"""A small partnership of three councils with three call-in rules, for the tests of what is worked out."""

from datetime import date
from pathlib import Path

from generator.checks.checking import Checked, check
from generator.core.register import Register
from generator.kinds import all_kinds

PARTNERSHIP = """
name: Shared Digital
summary: Three councils shared a service.
started: 2016-10-01
sharing: {rule: equal}
authorities:
  - {id: camden, name: Camden, joined: 2015-09, call_in: {days: 5, unit: working, from: publication}}
  - {id: haringey, name: Haringey, joined: 2016-03, call_in: {days: 5, unit: working, at: "10:00", from: publication}}
  - {id: islington, name: Islington, joined: 2015-09, call_in: {days: 3, from: publication}}
bodies:
  - {id: camden-cabinet, name: Cabinet, authority: camden}
  - {id: haringey-cabinet, name: Cabinet, authority: haringey}
  - {id: islington-executive, name: Executive, authority: islington}
  - {id: joint-committee, name: Joint Committee, authority: joint, members: {camden: 2, haringey: 2, islington: 2}}
services: [{id: ict, name: ICT}]
"""
SOURCES = 'sources: [{title: Minutes, url: "https://example.org/", kind: official}]'


def checked(folder: Path, files: dict[str, str], as_of: str, partnership: str = PARTNERSHIP) -> Checked:
    """Write records into a folder and check them; each gets a title, a summary and, if it has none, a source."""
    (folder / "partnership.yml").write_text(partnership, encoding="utf-8")
    for name, text in files.items():
        file = folder / f"{name}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        source = "" if "\nsources: " in text else f"{SOURCES}\n"
        file.write_text(f"title: {file.stem}\nsummary: What it is.\n{source}{text}", encoding="utf-8")
    return check(folder, date.fromisoformat(as_of), all_kinds())


def register_of(folder: Path, files: dict[str, str], as_of: str, partnership: str = PARTNERSHIP) -> Register:
    """The register of records that have no errors."""
    found = checked(folder, files, as_of, partnership)
    assert found.register is not None, found.problems
    return found.register


def fact(name: str, value: str) -> str:
    """A fact as it stands in a page's Markdown: its name, and what its value begins with."""
    return f"\n{name}\n\n</dt><dd markdown>\n\n{value}"


def block(sort: str, words: str) -> str:
    """A block as it stands in a page's Markdown."""
    return f'<div class="{sort}" markdown>\n\n{words}\n\n</div>\n'
