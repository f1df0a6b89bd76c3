"""Problems as JSON, for tools: `{"records": 41, "problems": [{"file", "line", "column", …}]}`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from generator.core.problems import Problem
from generator.machine.harmless import as_json


def write(problems: Sequence[Problem], records: int) -> str:
    """Write one JSON object."""
    return as_json({"records": records, "problems": [asdict(problem) for problem in problems]})
