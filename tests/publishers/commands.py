"""What the publishing tests share: running the program as a person would, and copies to break."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

from generator.site.site import BUILD
from tests import warm

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "content"
REAL = ROOT / "content"
SMALL = ROOT / "tests" / "checks" / "small"


def run(program: str, *arguments: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m ...` and keep what it says."""
    return warm.run(*arguments, cwd=cwd, program=program, **environment)


def build(
    content: Path, site: Path, day: str = "2026-10-01", options: tuple[str | Path, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Run `plainrecord build`, with the Markdown beside the site and never in the project."""
    markdown = site.parent / f"{site.name}-markdown"
    return run(
        "generator", "build", "--content", content, "--site", site, "--as-of", day, "--markdown", markdown, *options
    )


def content_copy(source: Path, folder: Path) -> Path:
    """Copy a content folder, to change it."""
    return shutil.copytree(source, folder / "content")


def project_copy(folder: Path, content: Path = SMALL) -> Path:
    """Copy what a project needs to be published: the program, the look, the settings and the content."""
    project = folder / "project"
    for name in ("generator", "site_overrides"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(content, project / "content")
    shutil.copy(ROOT / "mkdocs.yml", project)
    (project / "build" / "markdown").mkdir(parents=True)
    return project


def prints(folder: Path) -> dict[str, str]:
    """Each file of a folder with the fingerprint of its bytes; when it was built, and how long that took, is left out."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(_without_time(path)).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _without_time(file: Path) -> bytes:
    held = file.read_bytes()
    if file.name != BUILD:
        return held
    return json.dumps(
        {key: value for key, value in json.loads(held).items() if key not in ("built", "seconds")}
    ).encode()


def change(file: Path, old: str, new: str) -> None:
    """Put one text in the place of another; the old one must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
