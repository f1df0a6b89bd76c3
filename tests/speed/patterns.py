"""Every regular expression of the program, found by looking: no list of them that could be forgotten.

The source of each module is walked for calls of `re`; what is handed to them is worked out with what the module knows.
A name that only a function knows stands for a word.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import generator

FOLDER = Path(generator.__file__).parent
ANCHORED = {"match", "fullmatch"}
_METHODS = {*ANCHORED, "search", "sub", "subn", "split", "findall", "finditer"}
WINDOW = "window"
"""Asked only of a piece of a text, between two places: `_LOCAL.search(text, max(0, start - 80), start)`."""
_UNLIKE = {"escape", "Pattern", "Match", "error"}


@dataclass(frozen=True)
class Found:
    """A pattern: where it stands, itself, its flags, and how it is asked."""

    where: str
    pattern: str | bytes
    flags: int
    methods: frozenset[str]


@cache
def all_patterns() -> list[Found]:
    """Find every pattern of the package."""
    files = sorted(FOLDER.rglob("*.py"))
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    trees = {file: ast.parse(text) for file, text in texts.items()}
    everywhere = _uses(trees.values())
    return [
        found
        for file, tree in trees.items()
        if re.search(r"\bre\b|pattern|regex", texts[file])
        for found in _in_module(file, tree, everywhere | _private_uses(tree))
    ]


def _private_uses(tree: ast.Module) -> dict[str, set[str]]:
    """How the names that start with an underscore are asked, which no other module knows."""
    return {name: methods for name, methods in _uses([tree]).items() if name.startswith("_")}


def _uses(trees: Any) -> dict[str, set[str]]:
    """How each name is asked, wherever it stands: `_KEY.match(…)`; handed on to another function it may be searched."""
    uses: dict[str, set[str]] = defaultdict(set)
    for tree in trees:
        asked = set()
        nodes = list(ast.walk(tree))
        pieces = _pieces(nodes)
        windows = {
            node.func
            for node in nodes
            if isinstance(node, ast.Call)
            and (len(node.args) == 3 or any(_is_piece(said, pieces) for said in node.args))
        }
        for node in nodes:
            if isinstance(node, ast.Attribute) and node.attr in {*_METHODS, "pattern", "flags"}:
                asked.add(node.value)
                if node.attr in _METHODS:
                    uses[_name(node.value)].add(WINDOW if node in windows else node.attr)
        for node in nodes:
            is_load = isinstance(getattr(node, "ctx", None), ast.Load)
            if isinstance(node, ast.Name | ast.Attribute) and is_load and node not in asked:
                uses[_name(node)].add("search")
    return uses


def _pieces(nodes: list[ast.AST]) -> set[str]:
    """The names that only ever stand for a piece of a text between two places."""
    given: dict[str, list[ast.expr]] = defaultdict(list)
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            given[node.targets[0].id].append(node.value)
    return {name for name, values in given.items() if all(_is_piece(value, set()) for value in values)}


def _is_piece(node: ast.expr, pieces: set[str]) -> bool:
    if isinstance(node, ast.Name):
        return node.id in pieces
    cut = node.slice if isinstance(node, ast.Subscript) else None
    return isinstance(cut, ast.Slice) and cut.lower is not None and cut.upper is not None


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _in_module(file: Path, tree: ast.Module, uses: dict[str, set[str]]) -> Iterator[Found]:
    name = ".".join(file.relative_to(FOLDER.parent).with_suffix("").parts).removesuffix(".__init__")
    module = importlib.import_module(name) if any(map(_is_call, ast.walk(tree))) else None
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        assert not (isinstance(node, ast.ImportFrom) and node.module == "re"), f"{file}: import re whole"
        if isinstance(node, ast.Call) and _is_call(node):
            assert module is not None
            where = f"{file.relative_to(FOLDER.parent).as_posix()}:{node.lineno}"
            methods = frozenset(_methods(node, above, uses))
            given = node.args[0]
            for choice in (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,):
                yield Found(where, _value(choice, module), _flags(node, module), methods)
        for keyword in node.keywords if isinstance(node, ast.Call) else ():
            # As pydantic's fields take one.
            if keyword.arg in ("pattern", "regex") and isinstance(keyword.value, ast.Constant):
                yield Found(f"{name}:{node.lineno}", keyword.value.value, 0, frozenset({"search"}))


def _is_call(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and _name(node.func.value) == "re"
        and node.func.attr not in _UNLIKE
    )


def _flags(call: ast.Call, module: ModuleType) -> int:
    function = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    behind = {"compile": 1, "sub": 4, "subn": 4, "split": 3}.get(function, 2)
    flags = [keyword.value for keyword in call.keywords if keyword.arg == "flags"] + call.args[behind : behind + 1]
    return int(_value(flags[0], module)) if flags else 0


class _Word(str):
    """Stands for what only a function knows."""

    def __getattr__(self, name: str) -> _Word:
        return self

    def __call__(self, *arguments: object) -> _Word:
        return self


def _value(expression: ast.expr, module: ModuleType) -> Any:
    """What an expression is where the module has it."""
    known: dict[str, Any] = dict(vars(module))
    compiled = compile(ast.Expression(expression), module.__file__ or "", "eval")
    while True:
        try:
            value = eval(compiled, known)
        except NameError as error:
            known[str(error.name)] = _Word("word")
        else:
            return value.pattern if isinstance(value, re.Pattern) else value


def _methods(call: ast.Call, above: dict[ast.AST, ast.AST], uses: dict[str, set[str]]) -> set[str]:
    function = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if function != "compile":
        return {function}
    parent = above[call]
    if isinstance(parent, ast.Attribute):
        return {parent.attr}
    if isinstance(parent, ast.IfExp):
        parent = above[parent]
    targets = parent.targets if isinstance(parent, ast.Assign) else []
    while not isinstance(parent, ast.FunctionDef | ast.Module):
        parent = above[parent]
    if isinstance(parent, ast.FunctionDef):
        # A name of this function alone.
        uses = uses | _uses([parent])
    return {method for target in targets for method in uses.get(_name(target), ())} or {"search"}
