"""The real command: what it prints, and how it ends."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import warm

ROOT = Path(__file__).parents[2]
PARTNERSHIP = "name: P\nsummary: S.\nauthorities: [{id: ashmere, name: Ashmere}]\ncontact: {email: team@example.org}\n"
RISK = 'title: A risk\nsummary: It may rain.\nkind: threat\nstate: open\nsources: [{title: A, url: "https://e.org", kind: official}]\n'


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder."""
    return warm.run(*arguments, cwd=cwd)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small content folder with one risk."""
    (tmp_path / "content" / "risks").mkdir(parents=True)
    (tmp_path / "content" / "partnership.yml").write_text(PARTNERSHIP)
    (tmp_path / "content" / "risks" / "rain.yml").write_text(RISK)
    return tmp_path


def test_nothing_wrong_ends_with_0(folder: Path) -> None:
    """And says how many records there are."""
    done = run("check", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 records checked: no problems.\n", "")


def test_errors_end_with_1_and_json_is_as_the_format_says(folder: Path) -> None:
    """Files are relative to where the command runs; lines and columns count from 1."""
    (folder / "content" / "risks" / "rain.yml").write_text(RISK.replace("threat", "thread"))
    done = run("check", "--content", "../content", "--format", "json", cwd=folder / "content")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert set(told) == {"records", "problems"}
    assert told["records"] == 2
    (problem,) = told["problems"]
    assert problem == {
        "file": "risks/rain.yml",
        "line": 3,
        "column": 7,
        "severity": "error",
        "rule": "not-a-choice",
        "message": "`thread` is not one of the choices for `kind`.",
        "hint": "Did you mean `threat`? The choices are `threat` and `opportunity`.",
    }


def test_a_warning_alone_ends_with_0(folder: Path) -> None:
    """The site is built all the same."""
    measure = RISK.replace("kind: threat\nstate: open", "unit: percent\nbetter: higher")
    (folder / "content" / "measures").mkdir()
    (folder / "content" / "measures" / "dry.yml").write_text(measure + "readings: [{period: 2024/25, value: 120}]\n")
    done = run("check", "--as-of", "2026-01-01", cwd=folder)
    assert done.returncode == 0
    assert "1 warning" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--content", "nowhere"),
        ("check", "nowhere.yml"),
        ("check", "--as-of", "yesterday"),
        ("check", "--as-of", "2026-02-31"),
        ("check", "--format", "xml"),
        ("chekc",),
        (),
        ("build", "--config", "nowhere.yml"),
        ("check", "../outside.yml"),
    ],
)
def test_wrong_usage_ends_with_2_and_one_plain_line(folder: Path, arguments: tuple[str, ...]) -> None:
    """Never a traceback."""
    (folder.parent / "outside.yml").write_text("x: y\n")
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_naming_files_tells_only_their_problems(folder: Path) -> None:
    """The rest is still read, for references."""
    (folder / "content" / "risks" / "snow.yml").write_text(RISK.replace("threat", "thread"))
    assert run("check", "content/risks/rain.yml", cwd=folder).returncode == 0
    assert run("check", "content/risks/snow.yml", cwd=folder).returncode == 1


@pytest.mark.parametrize("name", ["github", "sarif", "text"])
def test_every_format_names_the_place(folder: Path, name: str) -> None:
    """The same problem in each way of telling it."""
    (folder / "content" / "risks" / "rain.yml").write_text(RISK.replace("threat", "thread"))
    done = run("check", "--format", name, cwd=folder)
    assert done.returncode == 1
    if name == "github":
        assert done.stdout.startswith("::error file=content/risks/rain.yml,line=3,col=7,title=not-a-choice::")
    elif name == "text":
        assert done.stdout.startswith("content/risks/rain.yml:3:7: error: ")
    else:
        log = json.loads(done.stdout)
        (result,) = log["runs"][0]["results"]
        place = result["locations"][0]["physicalLocation"]
        assert log["version"] == "2.1.0"
        assert place["artifactLocation"]["uri"] == "content/risks/rain.yml"
        assert place["region"] == {"startLine": 3, "startColumn": 7}
        assert log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    """`plainrecord check | head` ends without a traceback."""
    (folder / "content" / "risks" / "rain.yml").write_text(RISK + "x: 1\n" * 5000)
    command = f"{sys.executable} -m generator check | head -1"
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, shell=True, cwd=folder, env=surroundings, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr


def test_a_kind_that_lacks_something_is_said_in_a_sentence(tmp_path: Path) -> None:
    """Whoever adds a kind reads what is missing, and no traceback."""
    shutil.copytree(ROOT / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "generator" / "kinds" / "petitions").mkdir()
    command = [sys.executable, "-m", "generator", "check", "--content", str(ROOT / "content")]

    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert ran.returncode == 1
    assert ran.stderr.startswith("plainrecord: The folder generator/kinds/petitions has no `kind.py`")
    assert len(ran.stderr.splitlines()) == 1
