"""Checking some files with what earlier checks know gives the very verdict of a full check, whatever was changed."""

from __future__ import annotations

import json
import os
import pickle
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.checks.cache import Known, Recall, stamp_of
from generator.checks.checking import check, check_some
from generator.core.problems import Problem
from generator.kinds import all_kinds
from tests import warm
from tests.proofs import sampled

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


@pytest.mark.parametrize("change", sampled(CHANGES, 2))
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


@pytest.mark.parametrize("seed", sampled(range(30), 2))
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


NAME = "decisions/2026/2026-09-08-stop-sharing.yml"
RISK = "risks/another-council-leaves.yml"


def test_a_change_that_keeps_the_size_and_the_place_is_seen(content: Path, tmp_path: Path) -> None:
    """As editors write that put a file's bytes in place: only its time tells that it is another."""
    risk, decision = content / RISK, content / NAME
    risk.write_text(risk.read_text("utf-8").replace("summary: If", "summary: As [before](decisions/old-one), if", 1))
    decision.write_text(f"formerly: [old-one]\n{decision.read_text('utf-8')}", "utf-8")
    assert [problem.rule.name for problem in quickly(content, [RISK], tmp_path / "cache")] == ["old-id"]
    before = decision.stat()

    with decision.open("r+b") as opened:
        opened.write(b"formerly: [old-two]\n")

    after = decision.stat()
    assert (before.st_size, before.st_ino) == (after.st_size, after.st_ino)
    whole = fully(content, [RISK])
    assert [problem.rule.name for problem in whole] == ["broken-link"]
    assert quickly(content, [RISK], tmp_path / "cache") == whole


def kept_after(content: Path, cache: Path) -> Path:
    """The file in which a check of one file keeps what it read."""
    quickly(content, [NAME], cache)
    (kept,) = cache.glob("made/*/*")
    return kept


def planted(kept: Path, change: Callable[[dict[str, Any]], Any]) -> bytes:
    """What is kept with something else in it, under the old seal: who put it there does not have the key."""
    held = kept.read_bytes()
    return held[:32] + json.dumps(change(json.loads(held[32:]))).encode()


def each(**new: object) -> Callable[[dict[str, Any]], Any]:
    """Change the same things in what is known of every file."""
    return lambda kept: {file: {**known, **new} for file, known in kept.items()}


class Opened:
    """What runs when it is unpickled: a file is made."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> object:
        return (Path.touch, (self.file,))


DAMAGE: dict[str, Callable[[Path], bytes]] = {
    "empty": lambda kept: b"",
    "cut short": lambda kept: kept.read_bytes()[:-200],
    "the seal only": lambda kept: kept.read_bytes()[:32],
    "without its seal": lambda kept: kept.read_bytes()[32:],
    "random bytes": lambda kept: random.Random(1).randbytes(5000),
    "the old form": lambda kept: b"SQLite format 3\x00 and then nothing",
    "one letter changed": lambda kept: kept.read_bytes().replace(b"true", b"True", 1),
    "one id changed": lambda kept: kept.read_bytes().replace(b"joint-committee", b"joint-kommittee", 1),
    "under another seal": lambda kept: bytes(32) + kept.read_bytes()[32:],
    "a pickle": lambda kept: pickle.dumps(Opened(kept.parent / "opened")),
    "a list": lambda kept: planted(kept, list),
    "nothing": lambda kept: planted(kept, lambda _: None),
    "numbers for stamps": lambda kept: planted(kept, each(stamp=1)),
    "words for lists": lambda kept: planted(kept, each(mentions="decisions")),
    "short mentions": lambda kept: planted(kept, each(mentions=[["decisions"]])),
    "numbers in mentions": lambda kept: planted(kept, each(mentions=[["decisions", 1, None]])),
    "words for flags": lambda kept: planted(kept, each(whole="yes")),
    "a key too many": lambda kept: planted(kept, each(entry="x")),
    "deep": lambda kept: b"[" * 100_000,
    "files that are not there": lambda kept: planted(kept, lambda old: {"decisions/x.yml": old[NAME], **old}),
}


@pytest.mark.parametrize("damage", sampled(DAMAGE, 8))
def test_a_damaged_cache_is_none(content: Path, tmp_path: Path, damage: str) -> None:
    """Whatever is in it: the verdict is the same, nothing of it runs, and the next check has a good one."""
    want = fully(content, [NAME])
    kept = kept_after(content, tmp_path / "cache")
    good = kept.read_bytes()
    kept.write_bytes(DAMAGE[damage](kept))

    assert quickly(content, [NAME], tmp_path / "cache") == want
    assert list((tmp_path / "cache" / "made").glob("*/*")) == [kept]
    assert kept.read_bytes() == good


@pytest.mark.parametrize("seed", sampled(range(100), 5))
def test_any_byte_may_be_another(content: Path, tmp_path: Path, seed: int) -> None:
    """A few bytes turned over, wherever they are."""
    chance = random.Random(seed)
    want = fully(content, [NAME])
    kept = kept_after(content, tmp_path / "cache")
    data = bytearray(kept.read_bytes())
    for _ in range(3):
        data[chance.randrange(len(data))] = chance.randrange(256)
    kept.write_bytes(data)

    assert quickly(content, [NAME], tmp_path / "cache") == want


def test_a_cache_that_is_no_file_is_none(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder, a pipe or a link that leads nowhere is in its place, or its folder cannot be made: it is said, once."""
    want = fully(content, [NAME])
    kept = kept_after(content, tmp_path / "cache")
    kept.unlink()
    kept.mkdir()
    assert quickly(content, [NAME], tmp_path / "cache") == want
    assert capsys.readouterr().err.count("nothing more is kept") == 1
    kept.rmdir()
    os.mkfifo(kept)
    assert quickly(content, [NAME], tmp_path / "cache") == want
    kept.unlink()
    kept.symlink_to(tmp_path / "nowhere")
    assert quickly(content, [NAME], tmp_path / "cache") == want
    assert not (tmp_path / "nowhere").exists()
    capsys.readouterr()
    (tmp_path / "file").write_text("in the way")
    assert quickly(content, [NAME], tmp_path / "file" / "cache") == want
    assert "nothing more is kept" in capsys.readouterr().err


def test_a_name_that_is_not_text_is_kept_nowhere(content: Path, tmp_path: Path) -> None:
    """The bytes of a file's name may be of another encoding, and an id may be half a sign."""
    (content / "risks" / os.fsdecode(b"caf\xe9.yml")).write_text("title: x\n")
    (content / "risks" / "half.yml").write_text('title: x\nservices: ["\\ud800"]\n')
    for _ in range(2):
        for name in (NAME, "risks/half.yml"):
            assert quickly(content, [name], tmp_path / "cache") == fully(content, [name])


def test_without_a_home_nothing_is_kept(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that runs as a service may have none."""
    want = fully(content, [NAME])
    for name in ("HOME", "XDG_CACHE_HOME", "PLAINRECORD_CACHE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    recall = Recall(content)

    assert list(check_some(content, AS_OF, all_kinds(), lambda file: file == NAME, recall).problems) == want


def test_several_checks_at_a_time(content: Path, tmp_path: Path) -> None:
    """Each has its verdict, and what is left is whole."""
    command = [sys.executable, "-m", "generator", "check", "--content", str(content), "--as-of", "2026-10-01"]
    names = files(content)[:4]
    running = [
        subprocess.Popen(
            [*command, str(content / name)],
            env={**os.environ, "PLAINRECORD_CACHE": str(tmp_path / "cache")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for name in names
    ]
    told = [process.communicate() for process in running]

    assert [err for _, err in told] == [b""] * len(names)
    assert all(b"record checked" in out for out, _ in told)
    assert len(Recall(content, tmp_path / "cache").known) == len(files(content))


def test_without_the_cache_nothing_is_said_of_it(content: Path, tmp_path: Path) -> None:
    """`--no-cache` reads everything anew, keeps nothing, and prints no word about that."""
    options = ("--no-cache", "--content", content, "--as-of", "2026-10-01")
    ran = warm.run("check", *options, content / NAME, PLAINRECORD_CACHE=str(tmp_path / "cache"))

    assert ran.stderr == ""
    assert not (tmp_path / "cache").exists()


def test_nothing_is_kept_in_the_repository(content: Path, tmp_path: Path) -> None:
    """Nor anywhere else but in one file of plain words."""
    before = files(content)
    quickly(content, before, tmp_path / "cache")

    assert files(content) == before
    (kept,) = (tmp_path / "cache" / "made").glob("*/*")
    assert json.loads(kept.read_bytes()[32:]).keys() == set(before)


def test_another_file_of_the_same_size_and_time_is_another(tmp_path: Path) -> None:
    """As after a `git checkout` or `cp -p` that puts a new file in the place of the old."""
    first, second = tmp_path / "first", tmp_path / "second"
    for file in (first, second):
        file.write_text("title: A", encoding="utf-8")
        os.utime(file, ns=(1, 1))
    assert stamp_of(first.stat()) != stamp_of(second.stat())
    assert stamp_of(first.stat()) == stamp_of(first.stat())


def test_a_file_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    """So the cache grows no larger than the content."""
    known = Known("1.1.1", (), (), whole=True)
    cache = tmp_path / "cache"
    Recall(tmp_path, cache).keep({"a.yml": known, "b.yml": known}, frozenset({"a.yml", "b.yml"}))
    assert Recall(tmp_path, cache).known.keys() == {"a.yml", "b.yml"}
    Recall(tmp_path, cache).keep({}, frozenset({"a.yml"}))
    assert Recall(tmp_path, cache).known.keys() == {"a.yml"}


def test_what_another_program_kept_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may have read the same file in another way, though what it wrote is whole."""
    cache = tmp_path / "cache"
    Recall(tmp_path, cache).keep({"a.yml": Known("1.1.1", (), (), whole=True)}, frozenset({"a.yml"}))
    monkeypatch.setattr("generator.machine.kept.program", lambda: "another")
    assert Recall(tmp_path, cache).known == {}
