"""The officers' guide, followed to the letter: what each step shows goes into the file that it names.

The tests follow it to see that the check is content; the pictures are taken of what comes out.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

GUIDE = Path(__file__).parents[1] / "docs" / "officers"
PAGES = (
    *("decision", "minutes", "saving", "budget-report", "quarter", "correction", "exit-plan"),
    *("review", "settings", "partners"),
)
_STEP = re.compile(
    r'^ *```yaml title="content/(?P<file>[^":]+)(?:: (?P<how>[^"]+))?"\n(?P<text>.*?)^ *```$', re.MULTILINE | re.DOTALL
)
_DAY = re.compile(r"as of (\d{4}-\d{2}-\d{2})")


class NotAsTheGuideSays(Exception):
    """Raised where a step of the guide cannot be done."""


@dataclass(frozen=True, slots=True)
class Step:
    """One text of the guide: the file it goes into, below `content/`, and what is done with it."""

    file: str
    how: str
    text: str


def steps(page: str) -> Iterator[Step]:
    """Yield the steps of a page."""
    for found in _STEP.finditer((GUIDE / f"{page}.md").read_text(encoding="utf-8")):
        yield Step(found["file"], found["how"] or "make", textwrap.dedent(found["text"]))


def day_of(page: str) -> date:
    """Return the day as of which a page is written."""
    found = _DAY.search((GUIDE / f"{page}.md").read_text(encoding="utf-8"))
    if found is None:
        raise NotAsTheGuideSays(f"{page} does not say as of which day it is followed")
    return date.fromisoformat(found[1])


def follow(page: str, content: Path) -> list[str]:
    """Do every step of a page in a content folder; returns the files that it touched. Raises `NotAsTheGuideSays`."""
    touched = []
    for step in steps(page):
        file = content / step.file
        before = file.read_text(encoding="utf-8") if file.is_file() else ""
        if step.how != "make" and not before:
            raise NotAsTheGuideSays(f"{page}: there is no file {step.file}")
        file.write_text(_done(step, before), encoding="utf-8")
        touched.append(step.file)
    return touched


def _done(step: Step, before: str) -> str:
    if step.how == "make":
        return step.text
    if step.how == "add at the end":
        return before + step.text
    if step.how == "change":
        key = step.text.partition(":")[0]
        return _replaced(before, key, lambda _: step.text)
    if step.how.startswith("add under "):
        key = step.how.removeprefix("add under ")
        return _replaced(before, key, lambda old: old + textwrap.indent(step.text, "  "))
    raise NotAsTheGuideSays(f"nobody knows how to “{step.how}”")


def _replaced(text: str, key: str, new: Callable[[str], str]) -> str:
    """Change a key with all that stands indented under it."""
    changed, number = re.subn(rf"(?m)^{re.escape(key)}:.*\n(?:[ ].*\n)*", lambda found: new(found[0]), text)
    if number != 1:
        raise NotAsTheGuideSays(f"“{key}” stands there {number} times")
    return changed
