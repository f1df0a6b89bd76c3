"""Problems as JSON, for tools: `{"records": 41, "problems": [{"file", "line", "column", …}]}`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from generator.problems import Problem


def write(problems: Sequence[Problem], records: int) -> str:
    """Write one JSON object."""
    return json.dumps({"records": records, "problems": [asdict(problem) for problem in problems]}, indent=2) + "\n"
