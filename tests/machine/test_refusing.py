"""Nothing is deleted that no earlier build made: each folder that is somebody's own is refused in a sentence."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.machine.files import NotOurs
from generator.machine.folders import MARK, InUse, work_folder
from generator.machine.generated import write_generated
from generator.site.site import SiteFile
from generator.site.writing import hold_folder, write_pages
from tests.machine.disks import run_held
from tests.proofs import sampled
from tests.publishers.commands import ROOT, build, change, prints, project_copy, run

CONFIG = ROOT / "mkdocs.yml"
PARTNERSHIP = (
    "name: Shared\nsummary: Two councils share.\nauthorities: [{id: ash, name: Ash}, {id: birch, name: Birch}]\n"
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A repository with content, letters, and the settings."""
    for name in ("content", "letters", "home", "docs/pages"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "content" / "partnership.yml").write_text(PARTNERSHIP)
    (tmp_path / "letters" / "one.txt").write_text("Dear all")
    (tmp_path / "docs" / "index.md").write_text("# Mine\n")
    (tmp_path / "docs" / "pages" / "two.md").write_text("# Mine too\n")
    shutil.copy(CONFIG, tmp_path / "mkdocs.yml")
    shutil.copytree(ROOT / "site_overrides", tmp_path / "site_overrides")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / "link").symlink_to("content")
    return tmp_path


def tried(place: Path, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A command in the repository that must be refused, and change nothing."""
    before = prints(place)
    links = sorted(path for path in place.rglob("*") if path.is_symlink())
    ran = run("generator", *arguments, cwd=place, HOME=str(place / "home"), **more)
    assert "Traceback" not in ran.stderr
    assert ran.returncode == 2, ran.stdout + ran.stderr
    assert prints(place) == before
    assert sorted(path for path in place.rglob("*") if path.is_symlink()) == links
    return ran


@pytest.mark.parametrize(
    ("options", "words"),
    sampled(
        [
            (("--site", "content"), "content is the content"),
            (("--site", "link"), "link is the content"),
            (("--site", "content/site"), "content/site lies in the content"),
            (("--site", "."), ". holds the content"),
            (("--site", ""), ". holds the content"),
            (("--site", ".."), ".. holds the content"),
            (("--site", "letters/.."), "holds the content"),
            (("--site", "/"), "/ holds the content"),
            (("--site", "home"), "home is your home folder"),
            (("--site", "letters"), "letters holds one.txt, which no earlier build made"),
            (("--site", "docs"), "docs holds index.md, which no earlier build made"),
            (("--site", ".git"), ".git lies in what git keeps"),
            (("--site", ".git/site"), ".git/site lies in what git keeps"),
            (("--site", "mkdocs.yml"), "mkdocs.yml is not a folder"),
            (("--site", ROOT / "generator"), "is this program"),
            (("--site", ROOT / "generator" / "site"), "lies in this program"),
            (("--site", ROOT / "site_overrides"), "which no earlier build made"),
            (("--site", sys.prefix), "which a build would"),
            (("--markdown", "docs"), "docs holds index.md, which no earlier build made"),
            (("--markdown", "content"), "content is the content"),
            (("--markdown", "."), ". holds the content"),
            (("--markdown", "letters"), "letters holds one.txt, which no earlier build made"),
            (("--markdown", "new", "--site", "new"), "new is the site"),
            (("--markdown", "new/inner", "--site", "new"), "new/inner lies in the site"),
            (("--markdown", "new", "--site", "new/inner"), "new holds the site"),
        ],
        12,
    ),
    ids=lambda value: " ".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_a_build_refuses_what_is_not_its_own(place: Path, options: tuple[str | Path, ...], words: str) -> None:
    """The content, the repository, the working and the home folder, the program, anybody's files; with a cure.

    What is refused is tried place by place in test_folders.py; here that the command says it.
    """
    ran = tried(place, "build", "--as-of", "2026-10-01", *options)
    assert words in ran.stderr
    assert "for the site" in ran.stderr or "for the Markdown" in ran.stderr


def test_what_somebody_put_into_a_site_is_not_lost(place: Path) -> None:
    """A file, a repository, a link, a folder of files: each is named, and the next build goes on once it is gone."""
    assert run("generator", "build", cwd=place).returncode == 0
    for name in ("notes.txt", "risks/plan.html", ".git/HEAD"):
        file = place / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("mine")
        assert f"site holds {name}, which no earlier build made; move it elsewhere" in tried(place, "build").stderr
        file.unlink()
    (place / "site" / ".DS_Store").write_text("the file manager's")
    assert run("generator", "build", cwd=place).returncode == 0


def test_sites_of_the_version_before_are_known(place: Path) -> None:
    """They have no mark; the Markdown neither. What does not look like one is refused all the same."""
    options = ("build", "--markdown", "markdown")
    assert run("generator", *options, cwd=place).returncode == 0
    (place / "site" / MARK).unlink()
    (place / "markdown" / MARK).unlink()
    (place / "site" / "letter.docx").write_text("mine")
    assert "site holds letter.docx" in tried(place, *options).stderr
    (place / "site" / "letter.docx").unlink()
    assert run("generator", *options, cwd=place).returncode == 0
    assert (place / "site" / MARK).is_file() and (place / "markdown" / MARK).is_file()

    (place / "site" / MARK).unlink()
    (place / "site" / "index.html").write_text("<p>Mine")
    assert "which no earlier build made" in tried(place, *options).stderr


def test_a_mark_that_somebody_planted_saves_nothing_precious(place: Path) -> None:
    """Neither the content nor a repository is ever replaced, whatever a mark says."""
    (place / "content" / MARK).write_bytes(
        b"# Made by plainrecord. The next build replaces the files that are listed here.\n*\n"
    )
    assert "is the content" in tried(place, "build", "--site", "content").stderr
    other = place / "other"
    (other / ".git").mkdir(parents=True)
    (other / ".git" / "HEAD").write_text("ref: refs/heads/main")
    shutil.copy(place / "content" / MARK, other)
    assert "holds .git/HEAD" in tried(place, "build", "--site", "other").stderr
    (place / "letters" / MARK).write_bytes((other / MARK).read_bytes().replace(b"*", b"../content/partnership.yml"))
    assert "holds one.txt" in tried(place, "build", "--markdown", "letters").stderr


def test_a_mark_that_is_a_link_is_never_written_through(place: Path) -> None:
    """A stranger's change may bring one: what it leads to is somebody's own."""
    for folder in ("markdown", "site"):
        (place / folder).mkdir()
        (place / folder / MARK).symlink_to(place / "letters" / "one.txt")
    ran = tried(place, "build", "--site", "new", "--markdown", "markdown")
    assert "markdown holds .plainrecord, which" in ran.stderr
    assert "site holds .plainrecord, which" in tried(place, "build").stderr
    letter = (place / "letters" / "one.txt").read_text()
    (place / "build" / "markdown").mkdir(parents=True)
    ran = run("mkdocs", "build", cwd=place, PYTHONPATH=str(ROOT))
    assert (ran.returncode, "site holds .plainrecord, which" in ran.stderr) == (1, True), ran.stderr
    assert (place / "letters" / "one.txt").read_text() == letter == "Dear all"


@pytest.mark.parametrize(
    "setting", ["docs_dir: docs", "site_dir: letters", "site_dir: content", "site_dir: .", "docs_dir: content"]
)
def test_mkdocs_alone_empties_nobodys_folder(tmp_path: Path, setting: str) -> None:
    """`mkdocs build` with settings that name somebody's folder stops before MkDocs empties it."""
    project = project_copy(tmp_path)
    for name in ("docs", "letters"):
        (project / name).mkdir()
        (project / name / "mine.md").write_text("# Mine\n")
    key = setting.partition(":")[0]
    old = {"docs_dir": "docs_dir: build/markdown", "site_dir": "site_dir: site"}[key]
    change(project / "mkdocs.yml", old, setting)
    before = prints(project)

    ran = run("mkdocs", "build", cwd=project, PYTHONPATH=str(ROOT))

    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert prints(project) == before
    if key == "docs_dir":
        own = run("generator", "build", cwd=project, PYTHONPATH=str(ROOT))
        assert own.returncode == 2, own.stdout + own.stderr
        assert prints(project) == before


def test_two_builds_at_once_are_never_mixed(place: Path) -> None:
    """One of them says that the other is at work, or comes after it; the site is whole."""
    command = [sys.executable, "-m", "generator", "build", "--as-of", "2026-10-01"]
    env = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    started = [
        subprocess.Popen(command, cwd=place, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [one.communicate(timeout=120) for one in started]
    ended = [one.returncode for one in started]
    assert 0 in ended
    for code, (_, wrong) in zip(ended, said, strict=True):
        assert code == 0 or "another build is making" in wrong, wrong
    assert run("generator", "verify", "site", cwd=place).stdout == "site: whole.\n"
    assert sorted(path.name for path in place.iterdir() if "plainrecord" in path.name) == []


def test_one_build_at_a_time_has_the_folder_beside_a_site(tmp_path: Path) -> None:
    """A second one says so; what a killed one left goes, and nothing of anybody else's."""
    site, beside = tmp_path / "site", tmp_path / ".site.plainrecord-build"
    with work_folder(site) as work:
        assert work.parent == beside
        with pytest.raises(InUse, match=r"another build is making .*site; wait until it is done"), work_folder(site):
            pass
    assert list(tmp_path.iterdir()) == []
    (beside / "build-1" / "new").mkdir(parents=True)
    (beside / "build-1" / "new" / "index.html").write_text("half")
    with work_folder(site) as work:
        assert [path.name for path in beside.iterdir() if path.is_dir()] == [work.name]
    assert list(tmp_path.iterdir()) == []
    beside.mkdir()
    (beside / "letter.txt").write_text("Dear all")
    with pytest.raises(NotOurs, match="is in the way, and no build of ours made it"), work_folder(site):
        pass
    assert (beside / "letter.txt").read_text() == "Dear all"
    shutil.rmtree(beside)
    beside.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotOurs), work_folder(site):
        pass


def test_what_cannot_be_removed_beside_a_site_is_named_by_its_folder(place: Path) -> None:
    """A part of the old site that another user made, say: not as if it were the site's own `index.html`."""
    left = place / ".site.plainrecord-build" / "build-1" / "new" / "risks"
    left.mkdir(parents=True)
    (left / "index.html").write_text("half")
    left.chmod(0o555)
    try:
        ran = run_held("build", "--as-of", "2026-10-01", cwd=place)
    finally:
        left.chmod(0o755)
    assert ran.returncode == 1
    assert f"{left.parents[1]} cannot be read or written: you are not allowed to" in ran.stderr


def test_two_builds_into_one_markdown_folder_are_never_mixed(tmp_path: Path) -> None:
    """The second says that the folder is in use, however different their sites are."""
    held = hold_folder(tmp_path / "site-markdown")
    with pytest.raises(InUse, match="another build is writing"):
        hold_folder(tmp_path / "site-markdown")
    ran = build(ROOT / "examples" / "content", tmp_path / "site")
    assert (ran.returncode, "another build is writing" in ran.stderr) == (1, True), ran.stderr
    assert "The site is as it was." in ran.stderr
    held.close()
    hold_folder(tmp_path / "site-markdown").close()


def test_generated_files_replace_only_their_own(tmp_path: Path) -> None:
    """A file of that name which somebody wrote, a folder, a link to nowhere: refused, and no other is written either."""
    made = {"a.md": "<!-- Generated -->\n\n# A\n\nNew\n", "b.md": "<!-- Generated -->\n\n# B\n\nNew\n"}
    own = tmp_path / "b.md"
    for make in (lambda: own.write_bytes(b"mine\xff"), own.mkdir, lambda: own.symlink_to("nowhere")):
        make()
        with pytest.raises(NotOurs, match=r"b\.md is not from plainrecord schema"):
            write_generated(tmp_path, made, False, "schema")
        assert [path.name for path in tmp_path.iterdir()] == ["b.md"]
        own.rmdir() if own.is_dir() else own.unlink()
    own.write_text("<!-- Generated -->\n\n# B\n\nOld\n")
    assert write_generated(tmp_path, made, False, "schema") == 0
    assert own.read_text() == made["b.md"]


@pytest.mark.parametrize(
    ("command", "file"),
    [("schema --out docs", "docs/decisions.schema.json"), ("reference --docs docs", "docs/reference/format.md")],
)
def test_the_commands_that_generate_files_replace_only_their_own(place: Path, command: str, file: str) -> None:
    """As the commands say it; what they wrote themselves they write anew."""
    own = place / file
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("mine")
    assert f"{file} is not from plainrecord {command.split()[0]}" in tried(place, *command.split()).stderr
    own.unlink()
    assert run("generator", *command.split(), cwd=place).returncode == 0
    own.write_text(own.read_text() + "\n")
    assert run("generator", *command.split(), cwd=place).returncode == 0


def test_formatting_leaves_what_is_no_record(place: Path) -> None:
    """What is not in a content folder, or has no place among its records, is somebody's own."""
    untidy = "title:   Mine\n"
    for name in ("content/README.md", "content/notes/a.yml", "content/decisions/.hidden/b.yml", "content/other.yml"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(untidy if name.endswith(".yml") else "# Mine\n\n\n\nWords  \n")
    before = prints(place)
    assert run("generator", "fmt", cwd=place).returncode in (0, 1)
    assert (
        prints(place).items()
        >= {name: words for name, words in before.items() if not name.endswith("partnership.yml")}.items()
    )
    assert "is not a content folder: it has no partnership.yml" in tried(place, "fmt", "--content", ".").stderr
    assert "is not in the content folder" in tried(place, "fmt", "mkdocs.yml").stderr
    (place / "content" / "partnership.yml").unlink()
    assert "is not a content folder" in tried(place, "fmt").stderr


def test_init_refuses_a_folder_in_use(place: Path) -> None:
    """As the command says it."""
    options = ("--name", "Ours", "--council", "Ash Council", "--council", "Birch Council")
    for folder, words in ((".", "is not empty"), ("letters", "it holds one.txt"), ("mkdocs.yml", "is not a folder")):
        assert words in tried(place, "init", folder, *options).stderr


def test_new_replaces_nothing(place: Path) -> None:
    """Whatever has the name already: a record, a link to nowhere."""
    answers = {"title": "Snow", "summary": "It may snow.", "kind": "threat", "source": "Minutes"}
    answers |= {"url": "https://example.org/", "source-kind": "official"}
    new = ("new", "risk", *(f"--{key}={value}" for key, value in answers.items()), "--id", "snow")
    assert run("generator", *new, cwd=place).returncode == 0
    assert "already" in tried(place, *new).stderr


def test_the_content_folder_has_to_be_one(place: Path) -> None:
    """A file, nothing, a name that no file can have; an empty folder is reported by the check."""
    asked = [(command, "mkdocs.yml", "is a file, not a folder") for command in ("check", "build", "schema", "serve")]
    asked += [("fmt", "mkdocs.yml", "is not a content folder"), ("check", "nowhere", "is not there")]
    asked += [("check", "x" * 300, "too long"), ("check", "a\nb", "is not there")]
    for command, name, words in asked:
        ran = run("generator", command, "--content", name, cwd=place)
        assert (ran.returncode in (1, 2), "Traceback" in ran.stderr) == (True, False), ran.stderr
        assert words in ran.stderr
    (place / "empty").mkdir()
    ran = run("generator", "check", "--content", "empty", cwd=place)
    assert ran.returncode == 1
    assert "partnership.yml is missing" in ran.stdout


def test_a_mark_is_kept_even_where_writing_it_was_cut_short(tmp_path: Path) -> None:
    """A listing that a full disk cut off in a line is gone on with; a stranger's file is not taken for ours."""
    write_pages([SiteFile("a.md", b"one")], tmp_path)
    (tmp_path / MARK).write_bytes((tmp_path / MARK).read_bytes() + b"\nb.m")
    write_pages([SiteFile("a.md", b"one"), SiteFile("b.md", b"two")], tmp_path)
    write_pages([SiteFile("a.md", b"one")], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [MARK, "a.md"]
    (tmp_path / "mine.md").write_text("mine")
    with pytest.raises(NotOurs, match=r"holds mine\.md"):
        write_pages([SiteFile("a.md", b"one")], tmp_path)
