"""Each pattern of the site's scripts takes time that grows with its input, and no faster, as a browser runs it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.proofs import proof
from tests.speed.pumps import ENDS, pumped
from tests.speed.scripts import all_scripts, as_python, patterns_in

PATTERNS = [
    (f"{name}:{line}", pattern, flags)
    for name, script in all_scripts().items()
    for line, pattern, flags in patterns_in(script)
]


def slow_inputs(patterns: list[tuple[str, str]]) -> list[list[str] | None]:
    """For each pattern an input on which it is slow, run by the engine that Chromium has too."""
    asked = [
        {
            "pattern": pattern,
            "flags": flags,
            "texts": [(*text, end) for text in pumped(as_python(pattern), 0) for end in ENDS],
        }
        for pattern, flags in patterns
    ]
    command = ["node", str(Path(__file__).with_name("measure.mjs"))]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True, timeout=120)
    answer: list[list[str] | None] = json.loads(done.stdout)
    return answer


def test_patterns_are_found() -> None:
    """Those of the search, whatever stands before them."""
    assert len(PATTERNS) >= 10
    found = {pattern for _, pattern, _ in patterns_in("a = b / c; d = /x\\/[/]y/g; // /no/\ne('/no/', /z/)")}
    assert found == {"x\\/[/]y", "z"}


@pytest.mark.parametrize("pattern", [proof(r"^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$"), r"\s+$", proof(r"(a|a)*b")])
def test_a_slow_pattern_is_found(pattern: str) -> None:
    """The test can fail."""
    assert slow_inputs([(pattern, "u")])[0]


def test_no_pattern_is_slow() -> None:
    """Whatever somebody searches for, and whatever a page holds."""
    slow = slow_inputs([(pattern, flags) for _, pattern, flags in PATTERNS])
    assert [(where, text) for (where, _, _), text in zip(PATTERNS, slow, strict=True) if text] == []
