"""Checking some files with what earlier checks know gives the very verdict of a full check, whatever was changed."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from generator.checking import check, check_some
from generator.kinds import all_kinds
from generator.problems import Problem
from generator.recall import Recall

EXAMPLES = Path(__file__).parents[2] / "examples" / "content"
AS_OF = date(2026, 10, 1)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the made-up partnership."""
    shutil.copytree(EXAMPLES, tmp_path / "content")
    return tmp_path / "content"


def fully(content: Path, wanted: Iterable[str]) -> list[Problem]:
    """What a full check tells of some files."""
    return [problem for problem in check(content, AS_OF, all_kinds()).problems if problem.file in wanted]


def quickly(content: Path, wanted: Iterable[str], cache: Path) -> list[Problem]:
    """What a check of some files tells."""
    return list(check_some(content, AS_OF, all_kinds(), lambda file: file in wanted, Recall(content, cache)).problems)


def files(content: Path) -> list[str]:
    """Every file of the content."""
    return sorted(path.relative_to(content).as_posix() for path in content.rglob("*") if path.is_file())


def test_every_file_has_the_verdict_of_a_full_check(content: Path, tmp_path: Path) -> None:
    """With nothing known, and again with all known; all files by themselves and together."""
    names = files(content)
    whole = fully(content, names)

    assert len(whole) > 5
    for _ in ("cold", "warm"):
        for name in names:
            want = [problem for problem in whole if problem.file == name]
            assert quickly(content, [name], tmp_path / "cache") == want, name
    assert quickly(content, names, tmp_path / "cache") == whole


CHANGES = {
    "a record is renamed": ("decisions/2021/2021-01-19-share-three-services.yml", None, None),
    "an id is misspelled": (
        "savings/computers-and-networks.yml",
        "2021-01-19-share-three-services",
        "2021-01-19-share",
    ),
    "a council leaves the file": ("partnership.yml", "id: brookvale", "id: brookvael"),
    "an old id is taken twice": ("decisions/2026/2026-09-08-stop-sharing.yml", "title:", "formerly: [x]\ntitle:"),
    "a call-in rule changes": ("partnership.yml", "days: 5, unit: working", "days: 50, unit: working"),
    "a contact is no longer public": ("partnership.yml", "- {words: 01632 960123", "- {words: 01632 960999"),
    "a file is broken": ("measures/helpdesk-wait.yml", "title:", "title: [\n"),
    "someone in office is named": ("decisions/2026/2026-09-08-stop-sharing.yml", "why:", "why: Robin Ashdown asked. #"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_elsewhere_is_seen(content: Path, tmp_path: Path, change: str) -> None:
    """After a change of any one file, each file has again the verdict of a full check."""
    for name in files(content):
        quickly(content, [name], tmp_path / "cache")
    name, old, new = CHANGES[change]
    file = content / name
    if old is None or new is None:
        file.rename(file.with_name("another-name.yml"))
    else:
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    names = files(content)
    whole = fully(content, names)

    for name in names:
        want = [problem for problem in whole if problem.file == name]
        assert quickly(content, [name], tmp_path / "cache") == want, name


@pytest.mark.parametrize("seed", range(8))
def test_any_lines_taken_out_or_doubled(content: Path, tmp_path: Path, seed: int) -> None:
    """Mistakes of any sort, one after the other, in a cache that goes along."""
    chance = random.Random(seed)
    names = files(content)
    for _ in range(4):
        name = chance.choice(names)
        file = content / name
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        number = chance.randrange(len(lines))
        lines[number : number + 1] = [] if chance.random() < 0.5 else [lines[number], lines[number]]
        file.write_text("".join(lines), encoding="utf-8")
        asked = [name, *chance.sample(names, 3)]
        assert quickly(content, asked, tmp_path / "cache") == fully(content, asked)


def test_a_cache_that_cannot_be_read_is_none(content: Path, tmp_path: Path) -> None:
    """Broken, of another program, or in a place where nothing can be written: the verdict is the same."""
    name = "decisions/2026/2026-09-08-stop-sharing.yml"
    want = fully(content, [name])
    quickly(content, [name], tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(b"SQLite format 3\x00 and then nothing")

    assert quickly(content, [name], tmp_path / "cache") == want
    (tmp_path / "file").write_text("in the way")
    assert quickly(content, [name], tmp_path / "file" / "cache") == want


def test_nothing_is_kept_in_the_repository(content: Path, tmp_path: Path) -> None:
    """What is kept is pickled: a pull request must not be able to bring some along."""
    before = files(content)
    quickly(content, before, tmp_path / "cache")

    assert files(content) == before
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".sqlite"]
