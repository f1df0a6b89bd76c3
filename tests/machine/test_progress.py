"""What a long command says while it works: a bar on a terminal, a line a step in a log, nothing where nobody asks."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from generator.machine.progress import Bar, Lines, Progress, counting, following, shown_on, step, steps_taken
from tests.publishers.commands import SMALL, change, content_copy, run


class Terminal(io.StringIO):
    """An output that says it is a terminal."""

    def isatty(self) -> bool:
        """A terminal, as far as anybody can tell."""
        return True


def work() -> None:
    """Two steps, one of which is counted."""
    with step("Reading"):
        pass
    with step("Writing"):
        for _ in counting(range(30), 30):
            pass


def screen(written: str) -> list[str]:
    """The lines that stay on a terminal, where a return begins a line again and what is written covers what was."""
    lines = []
    for line in written.split("\n"):
        shown = ""
        for part in line.split("\r"):
            shown = part + shown[len(part) :]
        lines.append(shown.rstrip())
    return lines


def test_a_log_has_a_line_for_each_step() -> None:
    """With how long it took, and no sign that a log would show as it is."""
    out = io.StringIO()
    with following(Lines(out)) as progress:
        work()
        assert list(steps_taken()) == ["Reading", "Writing"]
    assert out.getvalue() == "Reading: 0.0 s\nWriting: 0.0 s\n"
    assert list(progress.taken) == ["Reading", "Writing"]


def test_a_terminal_has_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """It shows how much is done of how many, never leaves its line, and gives way to the line of the step."""
    monkeypatch.setattr("generator.machine.progress._OFTEN", 0)
    monkeypatch.setenv("COLUMNS", "60")
    out = Terminal()
    with following(Bar(out)):
        work()
    assert "[============            ] Writing: 15 of 30, 0 s" in out.getvalue()
    assert "\x1b" not in out.getvalue()
    assert max(len(part) for part in out.getvalue().replace("\n", "\r").split("\r")) < 60
    assert screen(out.getvalue()) == ["Reading: 0.0 s", "Writing: 0.0 s", ""]


def test_a_step_that_fails_is_not_done() -> None:
    """Neither a line nor half a bar says so."""
    for out, progress in ((log := io.StringIO(), Lines(log)), (terminal := Terminal(), Bar(terminal, kept=False))):
        with pytest.raises(ValueError), following(progress), step("Reading"):
            raise ValueError
        assert screen(out.getvalue()) == [""]
        assert progress.taken == {}


def test_only_a_terminal_that_can_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """A log, a dumb terminal and somebody who wants it plain get lines; nobody who follows, nothing."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert type(shown_on(io.StringIO())) is Lines
    assert type(shown_on(None)) is type(shown_on(io.StringIO(), kept=False)) is Progress
    assert type(shown_on(Terminal())) is Bar
    monkeypatch.setenv("NO_COLOR", "1")
    assert type(shown_on(Terminal())) is Lines
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert type(shown_on(Terminal())) is Lines
    work()
    assert steps_taken() == {}


def test_the_output_holds_the_result_alone(tmp_path: Path) -> None:
    """The steps go to the output for errors; with `--json` the other is one JSON value, with `--quiet` only mistakes."""
    where = ("--site", tmp_path / "site", "--markdown", tmp_path / "markdown", "--as-of", "2024-06-01")
    built = run("generator", "build", "--content", SMALL, *where, "--json")
    result = json.loads(built.stdout)
    assert (built.returncode, built.stderr, result["problems"]) == (0, "", [])
    assert (result["site"], result["pages"] > 20) == (str(tmp_path / "site"), True)
    assert {"Reading the content", "Writing the pages", "Indexing the search"} <= set(result["steps"])

    content = content_copy(SMALL, tmp_path)
    change(content / "partnership.yml", "summary:", "sumary:")
    broken = run("generator", "build", "--content", content, *where, "--json")
    result = json.loads(broken.stdout)
    assert (broken.returncode, broken.stderr) == (1, "Nothing was built; the site is as it was.\n")
    assert (result["site"], result["pages"], result["problems"][0]["rule"]) == (None, 0, "unknown-key")
    quiet = run("generator", "build", "--content", content, *where, "--quiet")
    assert quiet.stderr == broken.stderr and "sumary" in quiet.stdout
    plain = run("generator", "build", "--content", content, *where)
    assert "Reading the content: " in plain.stderr and plain.stdout == quiet.stdout
