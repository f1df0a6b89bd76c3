"""Errors of the machine: a sentence, the end 1, and what was there stays whole."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.machine.today import named_day
from tests import warm
from tests.machine.disks import run_held, with_disks
from tests.publishers.commands import ROOT, prints, project_copy, run

CONFIG = ROOT / "mkdocs.yml"
BUILD = ("build", "--config", CONFIG, "--as-of", "2026-10-01")
PARTNERSHIP = (
    "name: Shared\nsummary: Two councils share.\nauthorities: [{id: ash, name: Ash}, {id: birch, name: Birch}]\n"
)
UNTIDY = 'title:   A risk\nsummary: It may rain.\nkind: threat\nstate: open\nsources: [{title: A, url: "https://e.org", kind: official}]\n'
WRONG = UNTIDY.replace("threat", "Threat")
ANSWERS = {"title": "Snow", "summary": "It may snow.", "kind": "threat", "source": "Minutes"}
ANSWERS |= {"url": "https://example.org/", "source-kind": "official"}
NEW = ("new", "risk", *(f"--{key}={value}" for key, value in ANSWERS.items()))
INIT = ("--with-program", "--name", "Ours", "--council", "Ash Council", "--council", "Birch Council")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A small content folder; whatever a test forbids is allowed again, so that it can be removed."""
    _content(tmp_path)
    yield tmp_path
    for here, _, _ in os.walk(tmp_path):
        Path(here).chmod(0o755)


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder elsewhere, for what is not in the other."""
    return tmp_path_factory.mktemp("desk")


def _content(folder: Path) -> None:
    (folder / "content" / "risks").mkdir(parents=True)
    (folder / "content" / "partnership.yml").write_text(PARTNERSHIP)
    (folder / "content" / "risks" / "rain.yml").write_text(UNTIDY)


def told(ran: subprocess.CompletedProcess[str], *words: str, ended: int = 1) -> None:
    """A command ended so, with one sentence that holds the words."""
    said = ran.stdout + ran.stderr
    assert "Traceback" not in said, said
    assert ran.returncode == ended, said
    last = ran.stderr.strip().splitlines()[-1] if ran.stderr.strip() else ran.stdout.strip()
    assert all(word in last for word in words), said


@pytest.mark.parametrize(
    "command",
    [
        BUILD,
        (*NEW, "--id", "snow"),
        ("init", "new", *INIT),
        ("schema",),
        ("reference",),
    ],
    ids=lambda command: command[0],
)
def test_a_full_disk_is_told(folder: Path, command: tuple[str | Path, ...]) -> None:
    """Each command that writes says which file cannot be written, and leaves no part of it."""
    before = prints(folder)

    ran = run_held(*command, cwd=folder, most=0)

    told(ran, "cannot be read or written: it is larger than a file may be here.")
    assert prints(folder) == before


def test_without_a_folder_for_what_is_temporary(folder: Path) -> None:
    """`diff` needs one, and says so."""
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    person = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *person, "commit", "-qm", "One"], cwd=folder, check=True)

    told(run_held("diff", "HEAD", cwd=folder, most=0), "No usable temporary directory")


def test_a_full_disk_leaves_files_as_they_are(folder: Path) -> None:
    """`fmt` names each file that it cannot write, `check --fix` stops at the first; none is changed."""
    file = folder / "content" / "risks" / "rain.yml"
    file.write_text(WRONG)

    formatted = run_held("fmt", cwd=folder, most=0)
    mended = run_held("check", "--fix", cwd=folder, most=0)

    told(formatted, "rain.yml", "larger than a file may be")
    told(mended, "rain.yml", "larger than a file may be")
    assert file.read_text() == WRONG
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_full_disk_keeps_the_old_site(folder: Path, desk: Path) -> None:
    """On a small disk that is full: the old site is whole, and nothing is left; with room again, it is built."""
    script = f"""
        mkdir disk; mount -t tmpfs -o size=12M none disk
        plainrecord build --config {CONFIG} --site disk/site --as-of 2026-10-01 >/dev/null
        sum() {{ (cd disk/site; find . -type f | sort | xargs sha256sum); }}
        sum > before
        head -c 11M /dev/zero > disk/fill 2>/dev/null || true
        plainrecord build --config {CONFIG} --site disk/site --as-of 2026-10-02 2>&1 && exit 9
        sum > after; cmp before after; plainrecord verify disk/site; ls -A disk
        rm disk/fill
        plainrecord build --config {CONFIG} --site disk/site --as-of 2026-10-02 | tail -1
    """
    ran = with_disks(script, folder, desk)

    assert ran.returncode == 0, ran.stdout + ran.stderr
    lines = ran.stdout.splitlines()
    assert "no room left on the disk. The site is as it was." in lines[-5], lines
    assert lines[-4:-1] == ["disk/site: whole.", "fill", "site"]
    assert "pages are in disk/site" in lines[-1]


def test_a_disk_that_can_only_be_read(folder: Path, desk: Path) -> None:
    """Each command that writes says so; `check` needs to write nothing."""
    answers = " ".join(f"--{key}='{value}'" for key, value in ANSWERS.items())
    script = f"""
        cp -r content copy; mkdir disk; mount -t tmpfs none disk; mv copy disk/content; mount -o remount,ro disk; cd disk
        for command in "build --config {CONFIG}" "fmt" "schema" "reference"; do
            plainrecord $command 2>&1 >/dev/null | tail -1; echo "${{PIPESTATUS[0]}}"
        done
        plainrecord new risk {answers} 2>&1 | tail -1; echo "${{PIPESTATUS[0]}}"
        plainrecord init new --name Ours --council "Ash Council" --council "Birch Council" 2>&1 | tail -1
        plainrecord check content/risks/rain.yml | tail -1
    """
    ran = with_disks(script, folder, desk)

    lines = ran.stdout.splitlines()
    assert lines[-1] == "1 record checked: no problems.", ran.stdout + ran.stderr
    sentences = [line for line in lines[:-1] if not line.isdigit()]
    assert len(sentences) == 6, ran.stdout + ran.stderr
    assert all("this disk can only be read" in line for line in sentences), sentences
    assert {line for line in lines if line.isdigit()} == {"1"}


def test_a_disk_mounted_as_the_site(folder: Path, desk: Path) -> None:
    """It cannot be replaced in one step, so that is said; a folder within it can."""
    script = f"""
        mkdir site; mount -t tmpfs none site
        plainrecord build --config {CONFIG} 2>&1 | tail -1
        ls -A site
        plainrecord build --config {CONFIG} --site site/www 2>/dev/null | tail -1
        mkdir -p site/www/inner; mount -t tmpfs none site/www/inner; echo mine > site/www/inner/file
        plainrecord build --config {CONFIG} --site site/www 2>&1 | tail -1
        cat site/www/inner/file
    """
    ran = with_disks(script, folder, desk)

    lines = ran.stdout.splitlines()
    assert len(lines) == 4, ran.stdout + ran.stderr
    assert "site is a separate disk" in lines[0]
    assert "name a folder inside it, such as site/site. The site is as it was." in lines[0]
    assert "pages are in site/www" in lines[1]
    assert "site/www holds inner, which no earlier build made" in lines[2].replace(str(folder) + "/", "")
    assert lines[3] == "mine"


def test_a_link_as_the_site_is_followed(folder: Path, desk: Path) -> None:
    """To a folder of the same disk, of another, and to one that is not there yet: the link stays a link."""
    script = f"""
        mkdir disk real; mount -t tmpfs none disk; mkdir disk/there
        ln -s real same; ln -s disk/there other; ln -s later none
        for site in same other none other; do
            plainrecord build --config {CONFIG} --site $site --as-of 2026-10-01 >/dev/null
            test -L $site; test -f $site/index.html; plainrecord verify $site
        done
        ls -A . disk
    """
    ran = with_disks(script, folder, desk)

    assert ran.returncode == 0, ran.stdout + ran.stderr
    lines = ran.stdout.splitlines()
    assert lines[:4] == [f"{site}: whole." for site in ("same", "other", "none", "other")]
    assert sorted(lines[4:]) == sorted(
        [".:", "content", "disk", "later", "none", "other", "real", "same", "", "disk:", "there"]
    )


def test_mkdocs_alone_says_what_the_machine_would_not_do(folder: Path) -> None:
    """And empties no site that it may not fill; with room and rights again, it builds."""
    project = project_copy(folder)
    surroundings = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1"}
    assert run("mkdocs", "build", cwd=project, **surroundings).returncode == 0
    before = prints(project / "site")
    for mode, most, words in (
        (0o555, None, "site/.plainrecord cannot be read or written: you are not"),
        (0o755, 0, "larger"),
    ):
        (project / "site").chmod(mode)
        ran = run_held("build", "-q", cwd=project, most=most, program="mkdocs", **surroundings)
        (project / "site").chmod(0o755)
        assert ran.returncode == 1
        assert words in ran.stderr and "Traceback" not in ran.stderr, ran.stderr
        assert prints(project / "site") == before
    assert run("mkdocs", "build", cwd=project, **surroundings).returncode == 0


def test_links_within_a_site_are_not_followed(folder: Path) -> None:
    """A link to somebody's folder in the old site: the build stops, and the folder is as it was."""
    assert run_held(*BUILD, cwd=folder).returncode == 0
    (folder / "letters").mkdir()
    (folder / "letters" / "one.txt").write_text("Dear all")
    (folder / "site" / "letters").symlink_to(folder / "letters")

    ran = run_held(*BUILD, cwd=folder)

    told(ran, "holds letters, which no earlier build made", ended=2)
    assert (folder / "letters" / "one.txt").read_text() == "Dear all"


def test_what_may_not_be_written_is_told(folder: Path) -> None:
    """A folder in which one may not write: the site beside it, a file in it, a repository."""
    shut = folder / "shut"
    shut.mkdir()
    shut.chmod(0o555)
    (folder / "content" / "risks").chmod(0o555)

    for command in (
        (*BUILD, "--site", "shut/site"),
        (*BUILD, "--markdown", "shut/markdown"),
        ("fmt",),
        (*NEW, "--id", "snow"),
        ("init", "shut/new", *INIT),
        ("schema", "--out", "shut/schemas"),
        ("reference", "--docs", "shut/docs"),
    ):
        told(run_held(*command, cwd=folder), "you are not allowed to")
    assert list(shut.iterdir()) == []


def test_a_file_that_only_may_be_read_is_left(folder: Path) -> None:
    """Somebody has protected it: that its folder could be written does not matter."""
    file = folder / "content" / "risks" / "rain.yml"
    file.chmod(0o444)
    told(run_held("fmt", cwd=folder), "rain.yml", "you are not allowed to")
    assert file.read_text() == UNTIDY


def test_what_may_not_be_read_is_told(folder: Path) -> None:
    """A file, a folder, the whole content, the settings, an old site."""
    assert run_held(*BUILD, cwd=folder).returncode == 0
    file, risks = folder / "content" / "risks" / "rain.yml", folder / "content" / "risks"
    settings = folder / "mkdocs.yml"
    settings.write_text(CONFIG.read_text())
    before = prints(folder / "site")
    for path, tried in (
        (file, [BUILD, ("fmt",), ("check", "content/risks/rain.yml"), ("check", "--fix")]),
        (risks, [("check",), ("fmt",)]),
        (folder / "content", [("check",), ("fmt",), ("schema",), NEW]),
        (settings, [("build",)]),
        (folder / "site" / "risks", [BUILD]),
        (folder / "site" / "index.html", [("verify",)]),
    ):
        mode = path.stat().st_mode
        path.chmod(0)
        for command in tried:
            ran = run_held(*command, cwd=folder)
            assert ran.returncode in (1, 2), (path, command, ran.stdout + ran.stderr)
            assert "Traceback" not in ran.stderr, (path, command, ran.stderr)
            assert ran.stdout + ran.stderr
        path.chmod(mode)
    assert prints(folder / "site") == before


def test_without_a_home(folder: Path) -> None:
    """No command needs one."""
    env = {key: value for key, value in os.environ.items() if key != "HOME"} | {"PYTHONPATH": str(ROOT)}
    here = [sys.executable, "-m", "generator", "check", "content/risks/rain.yml"]
    ran = subprocess.run(here, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stderr
    for home in ({}, {"HOME": ""}, {"HOME": "/nowhere"}, {"HOME": "/dev/null"}):
        for command in (("check", "content/risks/rain.yml"), ("check",)):
            told = warm.command(*command, cwd=folder, env=env | home)
            assert (told.ended, "Traceback" in told.err) == (0, False), told.err


def in_a_shell(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in a folder, with the program at hand."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(line, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_what_nobody_can_write_to(folder: Path) -> None:
    """Words that find no room, and a folder that is gone while one stands in it."""
    for command in ("check", "verify content"):
        told(in_a_shell(folder, f"{sys.executable} -m generator {command} > /dev/full"), "no room left on the disk")
    ran = in_a_shell(folder, f"mkdir gone; cd gone; rmdir ../gone; {sys.executable} -m generator build")
    assert ran.returncode in (1, 2) and "Traceback" not in ran.stderr, ran.stderr


@pytest.mark.parametrize("mask", [0o077, 0o027, 0o000])
def test_a_web_server_can_read_the_site(folder: Path, mask: int) -> None:
    """Whatever the user's own habit is: files 644, folders 755."""
    old = os.umask(mask)
    try:
        assert run_held(*BUILD, "--site", "public/site", cwd=folder).returncode == 0
    finally:
        os.umask(old)
    modes = {(path.is_dir(), oct(path.stat().st_mode & 0o7777)) for path in (folder / "public").rglob("*")}
    assert modes == {(True, "0o755"), (False, "0o644")}
    assert oct((folder / "public").stat().st_mode & 0o777) == "0o755"


@pytest.mark.parametrize(
    "day",
    ["9999-12-31", "2100-01-01", "1969-12-31", "20261001", "2026-W40-4", "2026-10-1", "tomorrow", "", "٢٠٢٦-١٠-٠١"],
)
def test_a_day_that_cannot_be_today(day: str) -> None:
    """In a sentence that says what can."""
    with pytest.raises(ValueError, match=r"write it as 2026-10-01|between 1970 and 2099"):
        named_day(day)


def test_each_command_tells_a_day_that_cannot_be_today(folder: Path) -> None:
    """And writes nothing; MkDocs alone too."""
    for command in (BUILD[:3], ("check",), NEW, ("diff", "HEAD"), ("schema",), ("serve",)):
        told(run_held(*command, "--as-of", "0001-01-01", cwd=folder), "between 1970 and 2099", ended=2)
    project = project_copy(folder)
    ran = run("mkdocs", "build", cwd=project, PYTHONPATH=str(ROOT), PLAINRECORD_AS_OF="9999-12-31")
    assert "as_of: 9999-12-31 is too far away" in ran.stderr
    assert (ran.returncode, "Traceback" in ran.stderr) == (1, False)
    assert not (folder / "site").exists() and not (project / "site").exists()


@pytest.mark.parametrize("day", ["2099-12-31", "1970-01-01"])
def test_the_first_day_and_the_last(folder: Path, day: str) -> None:
    """Both build."""
    assert run_held(*BUILD[:3], "--as-of", day, cwd=folder).returncode == 0
    assert run("generator", "verify", folder / "site").returncode == 0
