"""Print for each room of the program how many of its branches a test takes: the last step of `make coverage`."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

ENOUGH = 92
"""Percent of the branches of each room."""


def by_room(files: dict[str, dict[str, dict[str, int]]]) -> dict[str, tuple[int, int]]:
    """How many branches of each room are taken, and how many there are; modules beside the rooms are one."""
    rooms: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for file, measured in files.items():
        parts = Path(file).parts
        room = rooms[parts[1] if len(parts) > 2 else "(beside the rooms)"]
        room[0] += measured["summary"]["covered_branches"]
        room[1] += measured["summary"]["num_branches"]
    return {name: (taken, there) for name, (taken, there) in sorted(rooms.items())}


def table(rooms: dict[str, tuple[int, int]]) -> tuple[str, bool]:
    """The table as it is printed, and whether every room has enough."""
    lines, enough = [f"{'room':20} {'branches':>8} {'taken':>7}"], True
    for name, (taken, there) in rooms.items():
        # Exactly, not rounded: 91.96% is not 92%.
        few = taken * 100 < ENOUGH * there
        share = f"{100 * taken / there:.1f}%" if there else "none"
        lines.append(f"{name:20} {there:8} {share:>7}{'  too few' if few else ''}")
        enough = enough and not few
    return "\n".join(lines), enough


if __name__ == "__main__":
    text, enough = table(by_room(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["files"]))
    print(text)
    sys.exit(0 if enough else f"At least {ENOUGH}% of the branches of each room have to be taken.")
