"""No function and no module of the program is longer than a reader can take in."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
FUNCTION, MODULE = 40, 400
"""Lines, with the docstring."""


def modules() -> dict[str, str]:
    """Every module by its path."""
    files = sorted((ROOT / "generator").rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}


def test_no_function_is_long() -> None:
    """Whatever is longer does two things."""
    long = [
        f"{name}: {node.name}"
        for name, text in modules().items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION
    ]
    assert long == []


def test_no_module_is_long() -> None:
    """A module has one subject."""
    lengths = {name: len(text.splitlines()) for name, text in modules().items()}
    assert {name: lines for name, lines in lengths.items() if lines > MODULE} == {}
