"""Whatever a file is called: no report and no command prints anything that a terminal or a code host would act on."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from generator.checks.old_ids import OLD_ID
from generator.core.problems import Problem
from generator.core.shared_rules import DATE_ORDER
from generator.machine.harmless import printed
from generator.plain_language.advice import LONG_WORD
from generator.reports import FORMATS
from generator.reports.github import most_wanted_first
from generator.values.rules import Severity
from tests import warm
from tests.proofs import sampled

ROOT = Path(__file__).parents[2]
PARTNERSHIP = "name: P\nsummary: S.\nauthorities: [{id: ashmere, name: Ashmere}]\ncontact: {email: team@example.org}\n"
RISK = "title: A risk\nsummary: It may rain.\nkind: threat\nstate: open\nsources: [{title: A, kind: official}]\n"
NAMES = [
    "a\n::error::planted",
    "::error::planted",
    " ::warning file=x::planted",
    "a\r::set-output name=x::y",
    "##[error]planted",
    "a\x1b[31mred\x1b[0m",
    "a\x9b31mred",
    "a\u2028::notice::planted",
    "a\u202egnp",
    "a\x00b".replace("\x00", "\x07"),
]
ACTS = re.compile(r"^\s*::|##\[|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]", re.MULTILINE)


def run(*arguments: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder."""
    return warm.run(*arguments, cwd=cwd, PLAINRECORD_CACHE=str(cwd / "cache"), **more)


@pytest.fixture(params=sampled(range(len(NAMES)), 4), ids=lambda number: f"{NAMES[number]!a}")
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A content in which a record, a folder and a file at the top have a name of a stranger's making."""
    name = NAMES[request.param]
    content = tmp_path / "content"
    (content / "risks" / name).mkdir(parents=True)
    (content / "partnership.yml").write_text(PARTNERSHIP)
    (content / "risks" / f"{name}.yml").write_text(RISK.replace("threat", "thread"))
    (content / "risks" / name / f"{name}.yml").write_text(RISK + "x: 1\n")
    (content / f"{name}.yml").write_text("x: 1\n")
    return tmp_path


@pytest.mark.parametrize("report", ["text", "json", "gitlab", "sarif"])
def test_no_report_is_acted_on(folder: Path, report: str) -> None:
    """In the folder of the content too, where a name stands at the start of a line; JSON still has the very name."""
    for place, content in ((folder, "content"), (folder / "content", ".")):
        done = run("check", "--content", content, "--format", report, cwd=place)
        assert done.returncode == 1, done.stderr
        assert not ACTS.search(done.stdout), done.stdout
        if report != "text":
            json.loads(done.stdout)


def test_githubs_own_has_commands_of_ours_only(folder: Path) -> None:
    """Each line is a problem of a rule of ours; the summary of the step is words."""
    done = run("check", "--format", "github", cwd=folder, GITHUB_STEP_SUMMARY=str(folder / "summary.md"))
    lines = done.stdout.splitlines()

    assert len(lines) >= 3
    assert all(
        re.match(r"::(error|warning|notice) file=[^,:\s][^,]*,line=\d+,col=\d+,title=[a-z-]+::", line) for line in lines
    )
    assert not ACTS.search(done.stdout.replace("\n::", "\n")[2:])
    summary = (folder / "summary.md").read_text(encoding="utf-8")
    assert summary.count("\n- **") == len(lines)
    assert not ACTS.search(summary)
    assert "::" not in summary


@pytest.mark.parametrize(
    "arguments", [("fmt",), ("fmt", "--check"), ("check", "--fix"), ("build",), ("new", "risk"), ("diff", "main")]
)
def test_no_command_prints_an_order(folder: Path, arguments: tuple[str, ...]) -> None:
    """Whatever it says about the files, on either channel."""
    who = ["-c", "user.name=Clerk", "-c", "user.email=clerk@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], [*who, "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=folder, check=True, capture_output=True)
    done = run(*arguments, cwd=folder)

    assert "Traceback" not in done.stderr
    assert not ACTS.search(done.stdout), done.stdout
    assert not ACTS.search(done.stderr), done.stderr


def test_verify_prints_no_order(folder: Path) -> None:
    """A site may come from anywhere."""
    for file in list((folder / "content").rglob("*.yml")):
        file.rename(file.with_suffix(".html"))
    done = run("verify", "content", cwd=folder)

    assert done.returncode == 1
    assert not ACTS.search(done.stdout), done.stdout


def test_folders_that_a_command_fills_are_named_harmlessly(tmp_path: Path) -> None:
    """The site, the schemas and a new repository, in folders of a stranger's naming."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "partnership.yml").write_text(PARTNERSHIP)
    odd = "a\n::error::planted\x1b[31m"
    init = ("--name", "Ours", "--council", "Ash Council", "--council", "Birch Council")
    for arguments in (
        ("build", "--config", str(ROOT / "mkdocs.yml"), "--site", odd),
        ("verify", odd),
        ("schema", "--out", f"{odd}-schemas"),
        ("init", f"{odd}-new", *init),
    ):
        done = run(*arguments, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert not ACTS.search(done.stdout), done.stdout
        assert "planted" in done.stdout


def test_what_init_says_to_type_can_be_typed(tmp_path: Path) -> None:
    """Whatever the folder is called."""
    done = run(
        "init", "Ash & Birch's “new” $site", "--name", "Ours", "--council", "Ash", "--council", "B", cwd=tmp_path
    )
    typed = done.stdout.splitlines()[-1].removeprefix("Now: ").partition(" && git")[0]
    assert subprocess.run(["bash", "-c", f"{typed} && ls content"], cwd=tmp_path, check=False).returncode == 0, typed


def test_plain_names_stay_as_they_are() -> None:
    """Spaces, colons, accents and signs of other writing are words."""
    for name in ("content/risks/café 2016.yml", "a::b.yml", "#[x].yml", "£5.yml", "ŵ.yml", "日本.yml"):
        assert printed(name) == name


def problem(file: str, severity: Severity, line: int = 1) -> Problem:
    """A problem in a file."""
    rule = next(rule for rule in (DATE_ORDER, OLD_ID, LONG_WORD) if rule.severity is severity)
    return Problem(file, line, 1, rule, "Wrong.")


def test_errors_of_changed_files_come_first() -> None:
    """GitHub shows ten of each sort: those that somebody can mend in this change."""
    problems = [
        problem("a.yml", Severity.WARNING),
        problem("a.yml", Severity.ERROR),
        problem("b.yml", Severity.ERROR, 1),
        problem("b.yml", Severity.ERROR, 2),
        problem("b.yml", Severity.ADVICE),
        problem("b.yml", Severity.WARNING),
    ]
    ordered = most_wanted_first(problems, {"b.yml"})

    assert [(one.file, one.severity.value, one.line) for one in ordered] == [
        ("b.yml", "error", 1),
        ("b.yml", "error", 2),
        ("a.yml", "error", 1),
        ("b.yml", "warning", 1),
        ("a.yml", "warning", 1),
        ("b.yml", "advice", 1),
    ]


def test_git_says_which_files_were_changed(tmp_path: Path) -> None:
    """In the last commit, which is the whole of a pull request where a host merges it; and since then."""
    content = tmp_path / "content"
    (content / "risks").mkdir(parents=True)
    (content / "partnership.yml").write_text(PARTNERSHIP)
    for name in ("a", "b", "c"):
        (content / "risks" / f"{name}.yml").write_text(
            RISK.replace("threat", "thread").replace("A risk", f"Risk {name}")
        )
    who = ["-c", "user.name=Clerk", "-c", "user.email=clerk@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], [*who, "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True, capture_output=True)
    before = run("check", "--format", "github", cwd=tmp_path).stdout
    (content / "risks" / "c.yml").write_text(RISK.replace("threat", "treat").replace("A risk", "Risk c"))
    subprocess.run(["git", *who, "commit", "-qam", "y"], cwd=tmp_path, check=True, capture_output=True)
    after = run("check", "--format", "github", "--content", "../content", cwd=content).stdout

    assert re.findall(r"(\w)\.yml", before) == ["a", "b", "c"]
    assert re.findall(r"(\w)\.yml", after) == ["c", "a", "b"]


def test_a_long_list_is_cut_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A summary of a step may have a megabyte."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    FORMATS["github"]([problem("a.yml", Severity.ERROR, line) for line in range(1, 401)], 1)
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")

    assert summary.count("- **error**") == 300
    assert "And 100 more problems." in summary
