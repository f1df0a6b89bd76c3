"""The commands as an operator types them: with the real publisher, on a disk that is mounted, and with reports."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.site.verifying import faults_of
from tests import warm
from tests.machine.disks import with_disks
from tests.publishers.commands import ROOT, SMALL, change

CONFIG = ("--config", str(ROOT / "mkdocs.yml"))


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a shell asks for commands."""
    return tmp_path_factory.mktemp("desk")


def test_a_site_is_published_put_back_held_and_published_again(tmp_path: Path) -> None:
    """One JSON report on the output, words beside it; the exit code says what came of it."""
    content = shutil.copytree(SMALL, tmp_path / "content")

    def run(*arguments: str) -> tuple[int, str, str]:
        ran = warm.command(*arguments, "--to", "www", cwd=tmp_path)
        return ran.ended, ran.out, ran.err.rpartition("\n")[0].rpartition("\n")[2]  # The steps come before it.

    code, out, err = run("publish", *CONFIG, "--as-of", "2026-10-01", "--format", "json")
    assert (code, err) == (0, "Release 1 is in www.")
    assert {one["severity"] for one in json.loads(out)["problems"]} <= {"warning", "advice"}
    change(content / "partnership.yml", "name: ", "name: New ")
    # An error, and then a page that is gone, leave what readers see.
    change(content / "partnership.yml", "summary: ", "sumary: ")
    code, out, err = run("publish", *CONFIG, "--as-of", "2026-10-02")
    assert (code, err) == (1, "Nothing was published. The site is as it was.")
    change(content / "partnership.yml", "sumary: ", "summary: ")
    page = content / "pages" / "about.md"
    moved = page.rename(page.with_name("renamed.md"))
    code, out, err = run("publish", *CONFIG, "--as-of", "2026-10-02", "--format", "json")
    assert code == 1
    (told,) = [one for one in json.loads(out)["problems"] if one["severity"] == "error"]
    assert (told["rule"], told["file"]) == ("site-address-gone", "www/pages/about/index.html")
    moved.rename(page)

    assert run("publish", *CONFIG, "--as-of", "2026-10-02")[0] == 0
    assert run("rollback", "--as-of", "2026-10-03") == (
        2, "", "plainrecord: say why with --why: residents read the reason on the front page",
    )  # fmt: skip
    code, out, _ = run("rollback", "--as-of", "2026-10-03", "--why", "A name was wrong")
    assert out.startswith("On 3 October 2026 we put this site back to how it was on 1 October 2026. The reason: A name")
    assert "The reason: A name was wrong." in (tmp_path / "www" / "index.html").read_text()
    assert list(faults_of(tmp_path / "www")) == []
    code, out, err = run("publish", *CONFIG, "--as-of", "2026-10-04", "--format", "json")
    assert (code, err.startswith("Nothing was published. On 3 October 2026 we put")) == (0, True)
    assert json.loads(out) == {"records": 0, "problems": []}
    # Nothing was checked, and nothing is said to be without problems.
    assert run("publish", *CONFIG, "--as-of", "2026-10-04")[1] == ""
    lines = run("rollback", "--list")[1].splitlines()
    assert [line.split(",")[0] for line in lines] == [
        "3: shown as at 2026-10-01", "2: as at 2026-10-02", "1: as at 2026-10-01",
    ]  # fmt: skip
    code, _, err = run("publish", *CONFIG, "--as-of", "2026-10-04", "--forget")
    assert (code, err) == (
        0,
        "Release 4 is in www. 3 earlier releases and all that was kept for later builds were deleted.",
    )
    assert "A name was wrong" not in (tmp_path / "www" / "index.html").read_text()
    code, out, err = run("publish", *CONFIG, "--as-of", "2026-10-03", "--quiet", "--format", "json")
    assert (code, json.loads(out)["problems"]) == (1, [])
    assert "which is later (if its day was wrong, publish with --resume); this one is older" in err
    (tmp_path / "publishing.yml").write_text("keeps: 3\n")
    assert run("publish", *CONFIG)[0] == 2


def test_a_disk_that_is_mounted_as_the_site(tmp_path: Path, desk: Path) -> None:
    """It is filled file by file; where it is too small that is said, and with more room the next run comes through."""
    shutil.copytree(SMALL, tmp_path / "content")
    publish = f"plainrecord publish --to www {' '.join(CONFIG)} --format json --as-of"
    script = f"""
        mkdir www; mount -t tmpfs -o size=600k none www
        {publish} 2026-10-01 2>&1 >/dev/null | tail -1
        mount -o remount,size=20m www
        {publish} 2026-10-02 2>&1 >/dev/null | tail -1
        {publish} 2026-10-03 2>&1 >/dev/null | tail -1
        plainrecord verify www; find www -name '.plainrecord-*'
    """
    ran = with_disks(script, tmp_path, desk)
    lines = ran.stdout.splitlines() + ran.stderr.splitlines()
    assert ran.returncode == 0, lines
    assert "there is no room left on the disk. Some files of the new site were sent" in lines[0], lines
    assert lines[1].startswith("Release 2 is in www. "), lines
    assert lines[2] == "Release 3 is in www. 3 files changed."
    assert lines[3] == "www: whole."
