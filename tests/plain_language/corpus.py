"""Real wordings: the formulas of councils' minutes, and the same said plainly."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent


def passages(name: str) -> list[str]:
    """Give the passages of a file, a line each."""
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
