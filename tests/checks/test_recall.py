"""Checking with what earlier checks found gives the very verdict of a check that knows nothing, whatever was changed."""

from __future__ import annotations

import marshal
import os
import pickle
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.checks.cache import Recall
from generator.checks.checking import Checked, check
from generator.core.kind import Kind
from generator.core.problems import Problem
from generator.kinds import all_kinds
from generator.machine.kept import NOTHING_KEPT, Kept, cache_folder
from generator.reading.document import Document
from generator.reading.record_file import document_of
from tests import warm
from tests.checks.samples import SMALL
from tests.proofs import sampled

EXAMPLES = Path(__file__).parents[2] / "examples" / "content"
AS_OF = date(2026, 10, 1)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the made-up partnership."""
    shutil.copytree(EXAMPLES, tmp_path / "content")
    return tmp_path / "content"


def fully(content: Path, wanted: Iterable[str], day: date = AS_OF) -> list[Problem]:
    """What a check that remembers nothing reports about some files."""
    return [problem for problem in check(content, day, all_kinds()).problems if problem.file in wanted]


def quickly(content: Path, wanted: Iterable[str], cache: Path, day: date = AS_OF) -> list[Problem]:
    """What a check reports about some files when it remembers what the one before it found."""
    recall = Recall(Kept(cache))
    return list(check(content, day, all_kinds(), recall=recall, wanted=lambda file: file in wanted).problems)


def files(content: Path) -> list[str]:
    """Every file of the content."""
    return sorted(path.relative_to(content).as_posix() for path in content.rglob("*") if path.is_file())


def test_every_file_has_the_verdict_of_a_full_check(content: Path, tmp_path: Path) -> None:
    """With nothing known, and again with all known; all files together, and some by themselves."""
    names = files(content)
    whole = fully(content, names)

    assert len(whole) > 5
    assert quickly(content, names, tmp_path / "cache") == whole
    for name in names[::7]:
        assert quickly(content, [name], tmp_path / "cache") == [one for one in whole if one.file == name], name
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
    """After a change of any one file, all files have again the verdict of a check that knows nothing."""
    quickly(content, files(content), tmp_path / "cache")
    name, old, new = CHANGES[change]
    file = content / name
    if old is None or new is None:
        file.rename(file.with_name("another-name.yml"))
    else:
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    names = files(content)

    assert quickly(content, names, tmp_path / "cache") == fully(content, names)


def test_who_mentions_a_record_under_a_key_is_asked_again(content: Path, tmp_path: Path) -> None:
    """A decision that takes the place of an overdue one is a new file, and nothing that the old one asked for is in it."""
    assert quickly(content, [NAME], tmp_path / "cache")
    new = content / NAME.replace("2026-09-08-stop-sharing", "2026-09-20-go-on")
    step = "{body: ashmere-cabinet, date: 2026-09-20, outcome: agreed, published: 2026-09-21}"
    kept = re.sub(r"(?m)^(title|date|path):.*", "", (content / NAME).read_text("utf-8"))
    kept = re.sub(r"(?m)^  - \{body.*", "", kept)
    added = f"title: Go on sharing\ndate: 2026-09-20\npath: [{step}]\nreplaces: [2026-09-08-stop-sharing]\n"
    new.write_text(added + kept, "utf-8")
    whole = fully(content, [NAME])

    assert not whole
    assert quickly(content, [NAME], tmp_path / "cache") == whole


def lines_changed(content: Path, name: str, chance: random.Random) -> None:
    """Take a line out of a file, or double it."""
    lines = (content / name).read_text(encoding="utf-8").splitlines(keepends=True)
    number = chance.randrange(len(lines))
    lines[number : number + 1] = [] if chance.random() < 0.5 else [lines[number], lines[number]]
    (content / name).write_text("".join(lines), encoding="utf-8")


def renamed(content: Path, name: str, chance: random.Random) -> None:
    """Give a file another name, and mostly say what it was called."""
    file = content / name
    if file.suffix == ".yml" and chance.random() < 0.8:
        file.write_text(f"formerly: [{file.stem}]\n{file.read_text('utf-8')}", encoding="utf-8")
    file.rename(file.with_name(f"{chance.choice(['2026-01-01-new', 'another', file.stem[:-1]])}{file.suffix}"))


def moved(content: Path, name: str, chance: random.Random) -> None:
    """Put a file, or a copy of it, into another folder of its kind: then two have one name."""
    below = (content / name).parent / chance.choice(["2021", "0"])
    below.mkdir(exist_ok=True)
    chance.choice([shutil.copy, shutil.move])(content / name, below / Path(name).name)


def gone(content: Path, name: str, chance: random.Random) -> None:
    """Delete a file."""
    (content / name).unlink()


def retitled(content: Path, name: str, chance: random.Random) -> None:
    """Give a file the title and the date of another."""
    others = [
        path for path in sorted((content / name).parent.iterdir()) if path.suffix == ".yml" and path != content / name
    ]
    if others:
        said = [line for line in others[0].read_text("utf-8").splitlines() if line.startswith(("title:", "date:"))]
        kept = [
            line
            for line in (content / name).read_text("utf-8").splitlines()
            if not line.startswith(("title:", "date:"))
        ]
        (content / name).write_text("\n".join(said + kept) + "\n", encoding="utf-8")


@pytest.mark.parametrize("seed", sampled(range(200), 2))
def test_any_edits_on_any_days(content: Path, tmp_path: Path, seed: int) -> None:
    """Mistakes of any sort, one after the other, with one memory that goes along: on disk, or as in a live preview."""
    chance, shown = random.Random(seed), Recall()
    quickly(content, files(content), tmp_path / "cache")
    day = AS_OF
    for step in range(5):
        name = chance.choice(files(content))
        chance.choice([lines_changed, lines_changed, renamed, moved, gone, retitled])(content, name, chance)
        day = day + timedelta(days=chance.choice([0, 0, 0, 1, 40, -30]))
        names = files(content)
        whole = check(content, day, all_kinds())
        assert quickly(content, names, tmp_path / "cache", day) == [one for one in whole.problems if one.file in names]
        again = check(content, day, all_kinds(), recall=shown.go_on())
        assert (again.problems, read_in(again)) == (whole.problems, read_in(whole)), (step, name)


def read_in(checked: Checked) -> list[tuple[str, object]]:
    """Every record that was read, as it reads."""
    return [(entry.file, entry.record) for entry in checked.read or ()]


def test_only_what_is_new_is_read(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what asked for it: here a decision that waits for the one that changed, and the partnership."""
    quickly(content, [], tmp_path / "cache")
    changed = content / "risks" / "another-council-leaves.yml"
    changed.write_text(changed.read_text("utf-8") + "\n", encoding="utf-8")
    read = []

    def read_first(data: bytes, kind: Kind[Any]) -> Document:
        read.append(kind.name)
        return document_of(data, kind)

    monkeypatch.setattr("generator.reading.content.document_of", read_first)
    monkeypatch.setattr("generator.checks.cache.document_of", read_first)
    quickly(content, [], tmp_path / "cache")

    assert read.count("risks") == 1
    assert len(read) < 20 < len(files(content))


NAME = "decisions/2026/2026-09-08-stop-sharing.yml"
RISK = "risks/another-council-leaves.yml"


def test_a_fresh_clone_at_another_time_and_place_finds_it(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the bytes of files count, as in CI."""
    quickly(content, [], tmp_path / "cache")
    shutil.copytree(content, tmp_path / "clone", copy_function=shutil.copyfile)
    seen: list[str] = []

    def read_first(data: bytes, kind: Kind[Any]) -> Document:
        seen.append(kind.name)
        return document_of(data, kind)

    monkeypatch.setattr("generator.reading.content.document_of", read_first)
    assert quickly(tmp_path / "clone", files(content), tmp_path / "cache") == fully(content, files(content))
    assert seen.count("partnership") == 2
    assert seen.count("risks") == len(list((content / "risks").iterdir()))


def test_a_change_that_keeps_the_size_the_place_and_the_time_is_seen(content: Path, tmp_path: Path) -> None:
    """As editors write that put a file's bytes in place, and tools that set its time back."""
    risk, decision = content / RISK, content / NAME
    risk.write_text(risk.read_text("utf-8").replace("summary: If", "summary: As [before](decisions/old-one), if", 1))
    decision.write_text(f"formerly: [old-one]\n{decision.read_text('utf-8')}", "utf-8")
    assert [problem.rule.name for problem in quickly(content, [RISK], tmp_path / "cache")] == ["old-id"]
    before = decision.stat()

    with decision.open("r+b") as opened:
        opened.write(b"formerly: [old-two]\n")
    os.utime(decision, ns=(before.st_atime_ns, before.st_mtime_ns))

    whole = fully(content, [RISK])
    assert [problem.rule.name for problem in whole] == ["broken-link"]
    assert quickly(content, [RISK], tmp_path / "cache") == whole


def kept_after(content: Path, cache: Path) -> Path:
    """The file in which a check of one file keeps what it read."""
    quickly(content, [NAME], cache)
    (kept,) = cache.glob("made/*/*")
    return kept


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
    "one letter changed": lambda kept: kept.read_bytes().replace(b"ashmere", b"Ashmere", 1),
    "one id changed": lambda kept: kept.read_bytes().replace(b"joint-committee", b"joint-kommittee", 1),
    "under another seal": lambda kept: bytes(32) + kept.read_bytes()[32:],
    "a pickle": lambda kept: pickle.dumps(Opened(kept.parent / "opened")),
    "deep": lambda kept: b"[" * 100_000,
    "other plain values": lambda kept: kept.read_bytes()[:32] + marshal.dumps(({}, {}, {})),
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
    for name in ("HOME", "XDG_CACHE_HOME", "PLAINRECORD_CACHE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    recall = Recall(Kept(cache_folder()))

    assert check(content, AS_OF, all_kinds(), recall=recall) == check(content, AS_OF, all_kinds())


def test_several_checks_at_a_time(tmp_path: Path) -> None:
    """Each has its verdict, and what is left is whole."""
    command = [sys.executable, "-m", "generator", "check", "--content", str(SMALL), "--as-of", "2026-10-01"]
    names = files(SMALL)[:3]
    running = [
        subprocess.Popen(
            [*command, str(SMALL / name)],
            env={**os.environ, "PLAINRECORD_CACHE": str(tmp_path / "cache")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for name in names
    ]
    told = [process.communicate() for process in running]

    assert [err for _, err in told] == [b""] * len(names)
    assert all(b"record checked" in out for out, _ in told)
    assert len(list((tmp_path / "cache" / "made").glob("*/*"))) == 1


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
    assert len(list((tmp_path / "cache" / "made").glob("*/*"))) == 1


def test_what_another_program_kept_is_not_taken(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may have read the same file in another way, though what it wrote is whole."""
    quickly(content, [], tmp_path / "cache")
    assert Recall(Kept(tmp_path / "cache")).memory_of(content, False, True).files.keys() == set(files(content))
    monkeypatch.setattr("generator.machine.kept.program", lambda: "another")
    assert Recall(Kept(tmp_path / "cache")).memory_of(content, False, True).files == {}
    assert Recall(NOTHING_KEPT).memory_of(content, False, True).files == {}


def test_a_record_that_was_passed_over_is_read_once_somebody_looks_at_it(content: Path, tmp_path: Path) -> None:
    """The register is the same, with the new id where a record still has the old one."""
    risk, decision = content / RISK, content / NAME
    decision.write_text(f"formerly: [old-one]\n{decision.read_text('utf-8')}", "utf-8")
    risk.write_text(f"decisions: [old-one]\n{risk.read_text('utf-8')}", "utf-8")
    known = [check(content, AS_OF, all_kinds(), recall=Recall(Kept(tmp_path / "cache"))) for _ in range(2)]
    first, second = (checked.read for checked in known)
    assert first and second

    assert [entry.address for entry in first] == [entry.address for entry in second]
    for one, other in zip(first, second, strict=True):
        assert one.record == other.record and one.places == other.places and one.digest == other.digest
        assert first.links_to(one.address) == second.links_to(one.address)
        assert first.mentions_of(one.address) == second.mentions_of(one.address)
    assert known[0].problems == known[1].problems
