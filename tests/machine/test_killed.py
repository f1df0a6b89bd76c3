"""Commands that are killed at any moment: what was there is there, old or new and whole, and the next run puts it right."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.site.verifying import faults_of
from tests import warm
from tests.publishers.commands import ROOT, prints

more = pytest.mark.parametrize("more", [1, pytest.param(40, marks=pytest.mark.proof)])
"""By how much more often than in `make test` each command is killed in `make prove`."""

PARTNERSHIP = """\
name: Version {version}
summary: Two councils share their computers.
authorities:
  - {{id: ashmere, name: Ashmere}}
  - {{id: brookvale, name: Brookvale}}
bodies:
  - {{id: board, name: Joint Board, authority: ashmere}}
"""
UNTIDY = """\
title:   A risk
summary: It may rain for {number} days.   # yes
kind: threat


state:    open
sources:
    - {{title: A, url: "https://example.org/", kind: official}}
"""
WRONG = UNTIDY.replace("threat", "Threat")


BUILD = (
    "build",
    "--content",
    "content",
    "--site",
    "site",
    "--config",
    str(ROOT / "mkdocs.yml"),
    "--as-of",
    "2026-10-01",
)


class Runner:
    """Runs commands that may be killed."""

    def run(self, folder: Path, *arguments: str, patience: float | None = None) -> tuple[int, float, str]:
        """How a command ended (-9 where it was killed), how long it took, and what it said."""
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        ran = warm.command(*arguments, cwd=folder, env=env, patience=patience)
        return ran.ended, ran.took, ran.out + ran.err


@pytest.fixture(scope="module")
def runner() -> Runner:
    """The program, loaded once."""
    return Runner()


def content(folder: Path, version: int, risk: str = UNTIDY, risks: int = 3) -> None:
    """A content folder, some of whose files are not in form."""
    (folder / "content" / "risks").mkdir(parents=True, exist_ok=True)
    (folder / "content" / "partnership.yml").write_text(PARTNERSHIP.format(version=version))
    for number in range(risks):
        (folder / "content" / "risks" / f"rain-{number}.yml").write_text(risk.format(number=number))


def left_over(folder: Path) -> list[str]:
    """What a killed command left, by names."""
    return [path.name for path in folder.rglob(".*") if path.name != ".plainrecord" and "git" not in path.name]


def versions(site: Path) -> set[str]:
    """Of which builds the pages of a site are."""
    return {
        found for file in site.rglob("*.html") for found in re.findall(r'class="brand"[^>]*>([^<]*)', file.read_text())
    }


def moments(whole: float, kills: int, more: int) -> Iterator[tuple[int, float]]:
    """Moments spread over the time that a command takes, each at random within its own part of it."""
    for number in range(kills * more):
        yield number, whole * (number + random.random()) / (kills * more)


@more
def test_a_killed_build_leaves_the_old_site_or_the_new_one(runner: Runner, tmp_path: Path, more: int) -> None:
    """Whole, of one build, and readable; the next build takes away what was left."""
    content(tmp_path, 0)
    ended, whole, said = runner.run(tmp_path, *BUILD)
    assert ended == 0, said
    old, kills = 0, 0
    for number, moment in moments(whole, 5, more):
        content(tmp_path, number + 1)
        ended, _, said = runner.run(tmp_path, *BUILD, patience=moment)
        assert ended in (0, -9), said
        kills += ended == -9
        assert list(faults_of(tmp_path / "site")) == []
        (held,) = versions(tmp_path / "site")
        assert held in (f"Version {old}", f"Version {number + 1}")
        old = int(held.split()[1])
    assert kills > 1
    ended, _, said = runner.run(tmp_path, *BUILD)
    assert ended == 0, said
    assert versions(tmp_path / "site") == {f"Version {number + 1}"}
    assert left_over(tmp_path) == []


@pytest.mark.parametrize("command", [("verify", "site"), BUILD])
def test_a_build_killed_between_two_renames_loses_nothing(
    runner: Runner, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """Where a system cannot exchange two folders, the next command puts back what was moved aside."""
    content(tmp_path, 0)
    without_exchange = "import os, sys; from pathlib import Path; from generator.commands import cli; from generator.machine import folders; "
    without_exchange += "folders.exchanged = lambda one, other: False; rename = Path.rename; "
    killing = "Path.rename = lambda one, other: os.kill(os.getpid(), 9) if one.name == 'new' else rename(one, other); "
    for more, ended in (("", 0), (killing, -9)):
        (tmp_path / "dying.py").write_text(f"{without_exchange}{more}sys.exit(cli.main(sys.argv[1:]))")
        assert warm.command(*BUILD, cwd=tmp_path, program="dying").ended == ended
        assert (tmp_path / "site").exists() == (ended == 0)
        content(tmp_path, 1)

    ended, _, said = runner.run(tmp_path, *command)

    assert ended == 0, said
    assert list(faults_of(tmp_path / "site")) == []
    assert versions(tmp_path / "site") == {"Version 1" if command == BUILD else "Version 0"}
    assert left_over(tmp_path) == []


@pytest.mark.parametrize(("command", "risk"), [(("fmt",), UNTIDY), (("check", "--fix"), WRONG)])
@more
def test_a_killed_rewriting_leaves_each_file_old_or_new(
    runner: Runner, tmp_path: Path, command: tuple[str, ...], risk: str, more: int
) -> None:
    """Never half a file, and never none; the next run takes away what was left."""
    content(tmp_path, 0, risk, 30)
    before = {file.name: file.read_bytes() for file in tmp_path.rglob("*.yml")}
    _, whole, said = runner.run(tmp_path, *command)
    after = {file.name: file.read_bytes() for file in tmp_path.rglob("*.yml")}
    assert after != before, said
    for _, moment in moments(whole, 6, more):
        content(tmp_path, 0, risk, 30)
        runner.run(tmp_path, *command, patience=moment)
        for file in tmp_path.rglob("*.yml"):
            assert file.read_bytes() in (before[file.name], after[file.name]), file.name
    runner.run(tmp_path, *command)
    assert {file.name: file.read_bytes() for file in tmp_path.rglob("*.yml")} == after
    assert left_over(tmp_path) == []


@more
def test_a_killed_init_can_be_run_again(runner: Runner, tmp_path: Path, more: int) -> None:
    """And then makes the very repository that it would have made at once."""
    init = (
        "--with-program",
        "--name",
        "Ours",
        "--council",
        "Ash Council",
        "--council",
        "Birch Council",
        "--body",
        "Board",
    )
    ended, whole, said = runner.run(tmp_path, "init", "whole", *init)
    assert ended == 0, said
    wanted = prints(tmp_path / "whole")
    for number, moment in moments(whole, 2, more):
        runner.run(tmp_path, "init", f"new{number}", *init, patience=moment)
        ended, _, said = runner.run(tmp_path, "init", f"new{number}", *init)
        assert ended == 0, said
        assert prints(tmp_path / f"new{number}") == wanted


@more
def test_a_killed_new_leaves_no_half_record(runner: Runner, tmp_path: Path, more: int) -> None:
    """The record is whole or not there; the next one takes away what was left."""
    content(tmp_path, 0)
    answers = {"title": "Snow", "summary": "It may snow.", "kind": "threat", "source": "Minutes"}
    answers |= {"url": "https://example.org/", "source-kind": "official"}
    new = ("new", "risk", *(f"--{key}={value}" for key, value in answers.items()))
    ended, whole, said = runner.run(tmp_path, *new, "--id", "snow")
    assert ended == 0, said
    wanted = (tmp_path / "content" / "risks" / "snow.yml").read_bytes()
    for number, moment in moments(whole, 6, more):
        file = tmp_path / "content" / "risks" / f"snow-{number}.yml"
        runner.run(tmp_path, *new, "--id", file.stem, patience=moment)
        assert not file.exists() or file.read_bytes() == wanted
    ended, _, said = runner.run(tmp_path, *new, "--id", "last")
    assert ended == 0, said
    assert left_over(tmp_path) == []
