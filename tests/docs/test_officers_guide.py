"""The officers' guide: following it to the letter gives files that the check is content with, and every picture is there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from generator.checks.checking import check
from generator.core.spec import Spec, spec_of
from generator.kinds import all_kinds
from tools.guide import GUIDE, PAGES, NotAsTheGuideSays, day_of, follow, steps

ROOT = Path(__file__).parents[2]
OF_THE_EXAMPLE = {"ashmere", "brookvale"}


@pytest.mark.parametrize("page", PAGES)
def test_the_check_is_content_with_each_page(page: str, tmp_path: Path) -> None:
    """No new error, warning or advice in a file that the page has somebody change; no error in any other."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "examples" / "content", content)

    before = {problem.message for problem in check(content, day_of(page), all_kinds(), advice=True).problems}
    touched = follow(page, content)

    assert touched
    problems = check(content, day_of(page), all_kinds(), advice=True).problems
    new = [problem for problem in problems if problem.message not in before and problem.file in touched]
    assert new + [problem for problem in problems if problem.severity == "error"] == []


def test_all_pages_can_be_followed_together(tmp_path: Path) -> None:
    """In any order they meet no other's change; this is the content of which the pictures are taken."""
    shutil.copytree(ROOT / "examples" / "content", tmp_path / "content")
    for page in reversed(PAGES):
        follow(page, tmp_path / "content")
    problems = check(tmp_path / "content", max(map(day_of, PAGES)), all_kinds()).problems
    assert [problem for problem in problems if problem.severity == "error"] == []


def test_every_page_is_known() -> None:
    """A new page with something to copy is followed as well."""
    with_steps = {page.stem for page in GUIDE.glob("*.md") if list(steps(page.stem))}
    assert with_steps == set(PAGES)


def test_a_step_that_cannot_be_done_is_told(tmp_path: Path) -> None:
    """A guide that names a file or key that is not there would fail the tests above."""
    with pytest.raises(NotAsTheGuideSays, match="no file"):
        follow("saving", tmp_path)
    (tmp_path / "savings").mkdir()
    (tmp_path / "savings" / "payroll-for-schools.yml").write_text("title: x\n")
    with pytest.raises(NotAsTheGuideSays, match="0 times"):
        follow("saving", tmp_path)


def keys_of(specs: Iterable[Spec]) -> Iterator[Spec]:
    """Every key of the format, and the keys within it."""
    for spec in specs:
        yield spec
        yield from keys_of(spec.keys.values())


def test_every_key_and_word_it_names_is_of_the_format() -> None:
    """In tables and sentences as well, where nothing is copied: `kind: key`, `called_in:`."""
    known: dict[str, set[str]] = {}
    for spec in keys_of(spec for kind in all_kinds() for spec in spec_of(kind.model).values()):
        known.setdefault(spec.name, set()).update(spec.choices)
    looked_at = 0
    for page in GUIDE.glob("*.md"):
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        parts = [f"{key}:" for key in re.findall(r"^\| `([a-z_]+)` \|", text, re.MULTILINE)]
        for code in re.findall(r"`([a-z_]+:(?!//)[^`]*)`", text) + parts:
            for key, value in re.findall(r"([a-z_]+): ?([a-z ]*)", code):
                looked_at += 1
                assert key in known or key in OF_THE_EXAMPLE, f"{page.name}: {code}"
                assert not value.strip() or not known.get(key) or value.strip() in known[key], f"{page.name}: {code}"
    assert looked_at > 30


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda page: page.stem)
def test_every_picture_is_there_and_described(page: Path) -> None:
    """Each picture is a file, and has words for those who cannot see it."""
    for words, target in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        assert len(words) > 30
        assert (page.parent / target).is_file(), target
