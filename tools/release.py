"""A release in one command (`make release VERSION=0.2.0`): its wheel, the line that pins it, and what changed.

The version and the heading in CHANGELOG.md are written into the repository; the rest goes to `build/release/`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from generator.machine.today import today
from generator.starting.init import upkeep
from generator.starting.release import release_named
from generator.starting.upgrading import PINS
from generator.values.date_words import day_in_words

ROOT = Path(__file__).parents[1]
OPEN = "## Not released yet\n"
_VERSION = re.compile(r'(?m)^(__version__ = )"([^"]+)"$')


class NotReleased(Exception):
    """Raised where no release can be made: says why."""


def release(version: str, root: Path, day: date) -> Path:
    """Make a release of a repository; the folder with all of it."""
    module, changes = root / "generator" / "__init__.py", root / "CHANGELOG.md"
    program, told = module.read_text(encoding="utf-8"), changes.read_text(encoding="utf-8")
    held = _VERSION.search(program)
    if held is None or not re.fullmatch(r"\d+\.\d+\.\d+", version) or _parts(version) < _parts(held[2]):
        raise NotReleased(f"{version} is no later version than {held[2] if held else 'that of the program'}")
    above, _, below = told.partition(OPEN)
    notes = below.partition("\n## ")[0].strip()
    if not notes or f"\n## {version}," in told:
        raise NotReleased("CHANGELOG.md has nothing under “Not released yet”, or has this version already")
    if _said(root, "git", "status", "--porcelain"):
        raise NotReleased("there are changes that are not committed")
    heading = f"## {version}, {day_in_words(day)}\n"
    module.write_text(_VERSION.sub(rf'\1"{version}"', program), encoding="utf-8")
    changes.write_text(f"{above}{OPEN}\n{heading}{below}", encoding="utf-8")
    folder = root / "build" / "release"
    shutil.rmtree(folder, ignore_errors=True)
    _said(root, sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    (wheel,) = folder.glob("*.whl")
    (folder / PINS).write_text(upkeep(release_named(str(wheel)))[PINS], encoding="utf-8")
    (folder / "CHANGES.md").write_text(f"{heading}\n{notes}\n", encoding="utf-8")
    return folder


def _parts(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def _said(folder: Path, *command: str) -> str:
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise NotReleased(f"{' '.join(command[:4])} failed: {(ran.stderr or ran.stdout).strip()}")
    return ran.stdout.strip()


if __name__ == "__main__":
    try:
        made = release(sys.argv[1], ROOT, today())
    except NotReleased as error:
        sys.exit(f"No release was made: {error}.")
    print(f"{made.relative_to(ROOT)} holds the release. Read the changes, then commit and tag them:")
    print(f"  git commit -am 'Release {sys.argv[1]}' && git tag v{sys.argv[1]}")
