"""The contract of the rooms: it holds, and a single import the wrong way breaks it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    """Hold the package in a folder against the contracts."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env={"PYTHONPATH": "."})


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package, which is held by the contracts."""
    folder = tmp_path_factory.mktemp("layers")
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    assert contracts(folder).returncode == 0
    return folder


@pytest.mark.parametrize(
    ("module", "wrong", "contract"),
    [
        ("values/english.py", "from generator.core.problems import Problem", "Every import points down"),
        ("core/entry.py", "from generator.core.register import Register", "No circle anywhere"),
        ("kinds/risks/model.py", "from generator.kinds.savings.model import Saving", "Kinds do not know each other"),
    ],
)
def test_an_import_the_wrong_way_breaks_the_contract(copy: Path, module: str, wrong: str, contract: str) -> None:
    """Also where it is hidden in a function, or from all but the type checker."""
    file = copy / "generator" / module
    before = file.read_text(encoding="utf-8")
    file.write_text(f"{before}\n\nif TYPE_CHECKING:\n    {wrong}\n", encoding="utf-8")

    ran = contracts(copy)
    file.write_text(before, encoding="utf-8")
    assert ran.returncode == 1
    assert f"{contract} BROKEN" in ran.stdout


def test_few_modules_stand_loose_at_the_top() -> None:
    """Whoever opens the package sees rooms."""
    assert len(list((ROOT / "generator").glob("*.py"))) <= 10
