"""The worked example in docs/developers/adding-a-kind.md, followed to the letter in a copy of the project."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "developers" / "adding-a-kind.md"


def blocks() -> dict[str, str]:
    """Every file that the page shows, by its path."""
    found = re.findall(
        r'^```\w+ title="([^"]+)"\n(.*?)^```$', GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    return dict(found)


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the copy, so that the copy's own package is the one that is used."""
    surroundings = {**os.environ, "PYTHONPATH": str(copy)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=copy, env=surroundings, capture_output=True, text=True, check=False
    )


def test_the_three_files_make_a_kind(tmp_path: Path) -> None:
    """With the three files and nothing else, the check, the site and the reference know the new kind."""
    shutil.copytree(ROOT / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "site_overrides", tmp_path / "site_overrides")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    files = blocks()
    assert set(files) == {
        "generator/kinds/petitions.py",
        "generator/templates/kinds/petitions.md.j2",
        "tests/kinds/petitions/test_petitions.py",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    tested = run(tmp_path, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/kinds/petitions")
    assert tested.returncode == 0, tested.stdout + tested.stderr

    content = tmp_path / "content"
    example = (tmp_path / "tests/kinds/petitions/test_petitions.py").read_text(encoding="utf-8")
    partnership, petition = re.findall(r'"""\n(name:.*?|title:.*?)"""', example, re.DOTALL)
    (content / "petitions").mkdir(parents=True)
    (content / "partnership.yml").write_text(partnership, encoding="utf-8")
    (content / "petitions" / "counter.yml").write_text(
        petition.replace("answered: 2026-03-01", "answered: 2026-04-01"), encoding="utf-8"
    )
    built = run(tmp_path, "-m", "generator", "build", "--as-of", "2026-11-01")
    assert built.returncode == 0, built.stdout + built.stderr

    page = (tmp_path / "site" / "petitions" / "counter" / "index.html").read_text(encoding="utf-8")
    assert "412 signatures. Answered." in page
    front = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert 'href="petitions/"' in front

    written = run(tmp_path, "-m", "generator", "reference", "--docs", "docs")
    assert written.returncode == 0, written.stderr
    assert "## petitions" in (tmp_path / "docs" / "reference" / "format.md").read_text(encoding="utf-8")

    answers = {"title": "Keep the library", "summary": "People asked.", "received": "2026-03-02", "to": "cabinet"}
    answers |= {"signatures": "12", "source": "Petition 7", "url": ""}
    begun = run(tmp_path, "-m", "generator", "new", "petition", *(f"--{key}={told}" for key, told in answers.items()))
    assert begun.returncode == 0, begun.stdout + begun.stderr
    assert "signatures: 12\n" in (content / "petitions" / "keep-library.yml").read_text(encoding="utf-8")
