"""What a command loads: `--help` is asked for by people who wait for it, and needs neither the models nor MkDocs."""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("generator.checks.checking", "generator.kinds", "mkdocs", "pydantic", "ruamel", "yaml")
LISTING = """
import sys
from generator.commands.cli import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    assert ended.code == 0, ended.code
print("loaded:", *sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize("asked", ["--help", "--version", "check --help", "build --help", "diff --help", "fmt --help"])
def test_nothing_is_loaded_that_is_not_needed(asked: str) -> None:
    """What a command needs is loaded when it runs."""
    command = [sys.executable, "-c", LISTING, *asked.split()]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout
    loaded = done.stderr.partition("loaded:")[2].split()
    assert "generator.commands.cli" in loaded
    assert not set(HEAVY) & set(loaded)


def test_new_still_knows_what_can_be_answered_beforehand() -> None:
    """Its flags come from the kinds, and are loaded for it alone."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", "new", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "--outcome ANSWER" in done.stdout


def test_help_takes_at_most_half_again_as_long_as_what_it_stands_on() -> None:
    """Against `mkdocs --version`, in processor time."""
    ours = [sys.executable, "-m", "generator", "--help"]
    theirs = [sys.executable, "-m", "mkdocs", "--version"]
    pairs = [(_processor_time(ours), _processor_time(theirs)) for _ in range(3)]
    assert median(our for our, _ in pairs) <= 1.5 * median(their for _, their in pairs)


def _processor_time(command: list[str]) -> float:
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return used.ru_utime + used.ru_stime
