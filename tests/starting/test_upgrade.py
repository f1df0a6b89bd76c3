"""A repository begun by an earlier `init` is brought forward: nothing that anybody typed is lost.

`earlier.json` has every file that `init` wrote when it first named a release, by its path.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from argparse import Namespace
from pathlib import Path

import pytest

from generator.commands.upgrade import run
from generator.machine.files import NotOurs
from generator.starting.init import upkeep
from generator.starting.release import Release
from generator.starting.upgrading import PINS, earlier, in_newest_edition
from tests import warm

HASH = f"sha256:{'1' * 64}"
RELEASE = Release(f"plainrecord==1.0 --hash={HASH}")
EARLIER: dict[str, str] = json.loads((Path(__file__).parent / "earlier.json").read_text(encoding="utf-8"))
OLD_FORM = """title: How Wealden can leave
summary: It can leave with a year's notice.
authority: wealden
state: none  # nothing is agreed
sources: [{title: A report, kind: official}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The earlier repository, with a record in the first edition of the format."""
    for path, text in (EARLIER | {"content/exit-plans/wealden.yml": OLD_FORM}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def held(folder: Path) -> dict[str, bytes]:
    """Every file, by its path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def upgraded(folder: Path, dry_run: bool = False) -> int:
    """Run the command."""
    return run(Namespace(folder=folder, as_of=None, release=HASH, dry_run=dry_run))


def test_what_nobody_changed_is_brought_forward(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pins, workflows, settings, schemas and records; a second time there is nothing to do."""
    assert upgraded(folder) == 0
    after = held(folder)
    for path, text in upkeep(RELEASE).items():
        if path != PINS:
            assert after[path] == text.encode(), path
    assert HASH.removeprefix("sha256:") in after[PINS].decode()
    assert after["content/partnership.yml"].decode() == EARLIER["content/partnership.yml"].replace(
        "\nname:", "\nformat: 2\nname:", 1
    )
    plan = after["content/exit-plans/wealden.yml"].decode()
    assert plan == OLD_FORM.replace("state: none  # nothing", "# nothing")
    assert "schemas/decisions.schema.json" in after
    assert after["README.md"].decode() == EARLIER["README.md"]
    told = capsys.readouterr().out
    assert "Makefile: brought up to date." in told
    assert "and 0 of yours are kept." in told
    assert upgraded(folder) == 0
    assert capsys.readouterr().out.startswith("0 files are changed")
    assert held(folder) == after


def test_a_dry_run_writes_nothing_and_lists_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What it lists is what is written then."""
    before = held(folder)
    assert upgraded(folder, dry_run=True) == 0
    assert held(folder) == before
    listed = capsys.readouterr().out.splitlines()
    assert listed[-1].endswith("Nothing is written.")
    upgraded(folder)
    assert capsys.readouterr().out.splitlines()[:-1] == listed[:-1]


@pytest.mark.parametrize("path", ["Makefile", ".github/workflows/check.yml", "mkdocs.yml", ".gitlab-ci.yml"])
def test_what_somebody_changed_is_kept_and_told(folder: Path, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A line of their own is worth more than a newer line of ours."""
    mine = EARLIER[path] + "# a line of our own\n"
    (folder / path).write_text(mine, encoding="utf-8")
    upgraded(folder)
    assert (folder / path).read_text(encoding="utf-8") == mine
    assert f"{path}: kept, because you changed it." in capsys.readouterr().out


def test_pins_of_other_packages_are_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody has added a package: no line of it is lost, and the program's line is theirs to change."""
    mine = EARLIER[PINS] + "mkdocs-redirects==1.2 --hash=sha256:0\n"
    (folder / PINS).write_text(mine, encoding="utf-8")
    upgraded(folder)
    assert (folder / PINS).read_text(encoding="utf-8") == mine
    assert f"{PINS}: kept" in capsys.readouterr().out


def test_settings_of_the_editor_are_added_to(folder: Path) -> None:
    """What is not ours stays."""
    settings = folder / ".vscode/settings.json"
    settings.write_text(json.dumps(json.loads(settings.read_text()) | {"editor.fontSize": 15}), encoding="utf-8")
    upgraded(folder)
    made = json.loads(settings.read_text())
    assert made["editor.fontSize"] == 15
    assert "./schemas/readings.schema.json" in made["yaml.schemas"]


def test_the_file_of_the_release_takes_the_place_of_the_earlier_one(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """One of the same name is replaced, or its hash would not be that of the line; one of another name is reported."""
    newer = tmp_path_factory.mktemp("newer") / "plainrecord-9.9-py3-none-any.whl"
    newer.write_bytes(b"newer")
    for name in (newer.name, "plainrecord-0.1-py3-none-any.whl"):
        (folder / name).write_bytes(b"older")
    assert run(Namespace(folder=folder, as_of=None, release=str(newer), dry_run=False)) == 0
    assert (folder / newer.name).read_bytes() == b"newer"
    assert hashlib.sha256(b"newer").hexdigest() in (folder / PINS).read_text(encoding="utf-8")
    told = capsys.readouterr().out
    assert f"{newer.name}: brought up to date." in told
    assert "plainrecord-0.1-py3-none-any.whl: no longer used. You can delete it." in told
    assert "and 0 of yours are kept." in told


@pytest.mark.proof
def test_the_command_on_a_repository_in_git(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """As somebody types it: only what it lists has changed; then the check passes, and the site is built."""
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", folder]
    for words in (["init", "-q"], ["add", "--all"], ["commit", "-qm", "Begun"]):
        subprocess.run([*git, *words], check=True)
    ran = warm.run("upgrade", folder, "--release", HASH)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    listed = {line.partition(":")[0] for line in ran.stdout.splitlines()[:-1]}
    changed = subprocess.run([*git, "status", "--porcelain", "-uall"], check=True, capture_output=True, text=True)
    assert {line[3:] for line in changed.stdout.splitlines()} == listed
    built = tmp_path_factory.mktemp("built")
    for command in ("check", "build"):
        told = ("--site", built / "site", "--markdown", built / "markdown") if command == "build" else ()
        ran = warm.run(command, "--content", folder / "content", *told)
        assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (built / "site" / "index.html").is_file()


def test_a_mistake_in_the_content_stops_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is left as it is, and reported; all else is brought forward."""
    broken = "title: [\n"
    (folder / "content/exit-plans/rother.yml").write_text(broken, encoding="utf-8")
    assert upgraded(folder) == 1
    assert (folder / "content/exit-plans/rother.yml").read_text(encoding="utf-8") == broken
    assert "The content has mistakes" in capsys.readouterr().out
    assert held(folder)["Makefile"] == upkeep(RELEASE)["Makefile"].encode()


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    """Whatever is not of ours is left alone."""
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(NotOurs, match="is not a repository"):
        upgraded(tmp_path)
    assert set(held(tmp_path)) == {"notes.txt"}


def test_one_that_holds_the_program_is_told_what_to_do(folder: Path) -> None:
    """The copy may have changes of its own."""
    (folder / "generator").mkdir()
    before = held(folder)
    with pytest.raises(NotOurs, match=r"Copy generator, site_overrides, .* then run: plainrecord check --fix"):
        upgraded(folder)
    assert held(folder) == before


def test_what_init_writes_now_is_known_to_the_next_upgrade() -> None:
    """Or a later `upgrade` would take it for somebody's own. Add what is missing to `earlier.yml`."""
    missing = {
        path: checksum
        for path, text in upkeep(RELEASE).items()
        if path != PINS and (checksum := hashlib.sha256(text.encode()).hexdigest()) not in earlier().get(path, ())
    }
    assert missing == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: X\n", "format: 2\nname: X\n"),
        ("# Words: these.\n\nname: X\n", "# Words: these.\n\nformat: 2\nname: X\n"),
        ("format: 1 # old\nname: X\n", "format: 2 # old\nname: X\n"),
    ],
)
def test_the_edition_stands_above_the_first_field(before: str, after: str) -> None:
    """Comments above stay where they are."""
    assert in_newest_edition(before, 2) == after
