"""The check of the format alone, without advice, duties and personal data: what those are measured against."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from generator.checks.checking import check
from generator.kinds import all_kinds

if __name__ == "__main__":
    content, as_of = sys.argv[1:]
    checked = check(Path(content), date.fromisoformat(as_of), all_kinds(), practice=False)
    print(f"{checked.records} records")
