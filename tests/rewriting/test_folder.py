"""The commands `fmt` and `check --fix`, over folders: what they write, what they leave alone, and what they say."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests import warm

ROOT = Path(__file__).parents[2]
RISK = "risks/payroll-fails.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the made-up partnership."""
    shutil.copytree(ROOT / "examples" / "content", tmp_path / "content")
    return tmp_path / "content"


def run(command: str, content: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Run a command over the content."""
    return warm.run(command, "--content", content, *more)


def test_what_is_in_form_stays_as_it_is(content: Path) -> None:
    """Nothing of either content is rewritten, and nothing is reported."""
    before = {file: file.read_bytes() for file in content.rglob("*") if file.is_file()}
    ran = run("fmt", content)

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert {file: file.read_bytes() for file in content.rglob("*") if file.is_file()} == before
    assert run("fmt", ROOT / "content", "--check").returncode == 0


def test_what_is_not_in_form_is_told_and_put_right(content: Path) -> None:
    """`--check` only reports; without it the file is written, and then it is in form."""
    file = content / RISK
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("\n", "  \n", 1) + "\n\n", encoding="utf-8")
    told = run("fmt", content, "--check")

    assert told.returncode == 1
    assert "payroll-fails.yml is not in the standard layout" in told.stdout
    assert run("fmt", content, str(file)).returncode == 0
    assert file.read_text(encoding="utf-8") == good
    assert run("fmt", content, "--check").returncode == 0


def test_a_line_of_a_report_that_waits_for_its_result_stays(content: Path) -> None:
    """It is put into form like any other, with the remark behind it; an empty line anywhere else is a mistake."""
    file = content / "readings" / "2026-27-q2.yml"
    report = "period: 2026/27 Q2\non: 2026-11-20\nreadings:\n{}calls: # 90 in June\n{}helpdesk-wait: 3\n{}\n"
    sources = 'sources:\n  - {title: Report, url: "https://example.org/", kind: official}'
    file.write_text(report.format("    ", "    ", sources), encoding="utf-8")
    assert "is now in the standard layout" in run("fmt", content, str(file)).stdout
    assert file.read_text(encoding="utf-8") == report.format("  ", "  ", sources)

    file.write_text(report.format("  ", "  ", f"note:\n{sources}"), encoding="utf-8")
    assert "Nothing is written after `note:`" in run("fmt", content, str(file)).stderr


def test_a_file_keeps_its_permissions(content: Path) -> None:
    """Nobody else may read it before, and nobody may afterwards."""
    file = content / RISK
    file.write_text(file.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    file.chmod(0o640)

    assert "is now in the standard layout" in run("fmt", content, str(file)).stdout
    assert file.stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_read_is_named_and_left(content: Path) -> None:
    """A file with a mistake of form stays byte for byte; the others are put into form all the same."""
    bad, other = content / RISK, content / "savings" / "payroll-time.yml"
    bad.write_text("title: [\n", encoding="utf-8")
    other.write_text(other.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    ran = run("fmt", content)

    assert ran.returncode == 1
    assert "payroll-fails.yml:1:" in ran.stderr
    assert bad.read_text(encoding="utf-8") == "title: [\n"
    assert "payroll-time.yml is now in the standard layout" in ran.stdout


def test_check_fix_mends_what_has_one_right_answer(content: Path) -> None:
    """A misspelled key and a date the other way round; what is left is reported, and nothing else changes."""
    file = content / RISK
    good = file.read_text(encoding="utf-8")
    assert "raised:" in good
    file.write_text(good.replace("raised:", "rased:").replace("title: ", "title:  "), encoding="utf-8")
    ran = run("check", content, "--fix", "--as-of", "2026-10-01", "--no-advice")

    assert "payroll-fails.yml: 1 fixed." in ran.stdout
    assert ran.returncode == 0
    assert file.read_text(encoding="utf-8") == good.replace("title: ", "title:  ")


def test_check_fix_brings_old_words_forward(content: Path) -> None:
    """What only gets advice has one right answer, too: nobody has to look for it."""
    file = next(file for file in sorted((content / "minutes").rglob("*.yml")) if "body:" in file.read_text("utf-8"))
    good = re.sub(r"(?m)^declarations:.*\n", "", file.read_text(encoding="utf-8")).rstrip("\n")
    file.write_text(f"{good}\ndeclarations: [none declared]\n", encoding="utf-8")
    ran = run("check", content, "--fix", "--as-of", "2026-10-01")

    assert f"{file.name}: 1 fixed." in ran.stdout
    assert file.read_text(encoding="utf-8") == f"{good}\ndeclarations: none\n"


def test_check_fix_leaves_what_only_a_person_can_mend(content: Path) -> None:
    """A missing title stays a mistake, and the file stays as it was."""
    file = content / RISK
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("title:")), encoding="utf-8")
    before = file.read_bytes()
    ran = run("check", content, "--fix", "--as-of", "2026-10-01", "--no-advice")

    assert ran.returncode == 1
    assert f"{RISK.rpartition('/')[2]}: 1 mended" not in ran.stdout
    assert "`title` is missing" in ran.stdout
    assert file.read_bytes() == before
