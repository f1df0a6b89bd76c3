"""The program's own source, as far as is needed to tell what a name stands for where it is used."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

Function = ast.FunctionDef | None
Given = Mapping[str, "Source"]


@dataclass(frozen=True)
class Source:
    """An expression in its place: its module, its function, and what the function was called with."""

    expression: ast.expr
    module: Module
    within: Function = None
    given: Given = field(default_factory=dict)

    def of(self, expression: ast.expr) -> Source:
        """Another expression of the same place."""
        return Source(expression, self.module, self.within, self.given)


class Module:
    """One file of the program: its functions, its constants and its calls."""

    def __init__(self, file: Path) -> None:
        """Read it."""
        self.tree = ast.parse(file.read_text(encoding="utf-8"))

    @cached_property
    def functions(self) -> dict[str, ast.FunctionDef]:
        """Its functions and methods by their names."""
        return {node.name: node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)}

    @cached_property
    def calls(self) -> list[tuple[ast.Call, Function]]:
        """All its calls, each with the function that it stands in."""
        return list(_calls(self.tree, None))


def _calls(node: ast.AST, within: Function) -> Iterator[tuple[ast.Call, Function]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, within
        yield from _calls(child, child if isinstance(child, ast.FunctionDef) else within)


def name_of(call: ast.Call) -> str:
    """Give the name of what is called, without what it belongs to."""
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def bound(function: ast.FunctionDef, call: ast.Call, caller: Source) -> dict[str, Source]:
    """What a function's parameters are in one call of it."""
    names = [argument.arg for argument in function.args.args]
    if names and names[0] == "self":
        names = names[1:]
    defaults = function.args.defaults
    bound = {name: caller.of(value) for name, value in zip(names[len(names) - len(defaults) :], defaults, strict=True)}
    bound |= {name: caller.of(value) for name, value in zip(names, call.args, strict=False)}
    return bound | {key.arg: caller.of(key.value) for key in call.keywords if key.arg}


def assigned(source: Source) -> list[tuple[ast.expr, ast.expr]]:
    """What a name was last set to before it is used, in each way that leads there; a constant's value otherwise."""
    if not isinstance(source.expression, ast.Name):
        return []
    name, line = source.expression.id, source.expression.lineno
    if source.within is not None:
        found = _before(source.within.body, name, line)
        if found:
            return found
    return _before(source.module.tree.body, name, len(ast.unparse(source.module.tree)))


def _before(block: list[ast.stmt], name: str, line: int) -> list[tuple[ast.expr, ast.expr]]:
    """Look backwards from a line through a block of statements."""
    found: list[tuple[ast.expr, ast.expr]] = []
    for statement in reversed([one for one in block if one.lineno <= line]):
        inside = statement.lineno <= line <= (statement.end_lineno or statement.lineno)
        direct = _sets(statement, name)
        if direct and not inside:
            return found + direct
        blocks = [inner for part in ("body", "orelse", "finalbody") if (inner := getattr(statement, part, None))]
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            continue
        if inside:
            for inner in blocks:
                if inner[0].lineno <= line <= (inner[-1].end_lineno or 0):
                    deep = _before(inner, name, line)
                    if deep:
                        return found + deep
            continue
        within = [_before(inner, name, line) for inner in blocks]
        found += [one for several in within for one in several]
        if _always([statement], name):
            return found
    return found


def _always(block: list[ast.stmt], name: str) -> bool:
    """Whether a block sets a name, or goes no further, whichever way it is gone through."""
    return any(
        bool(_sets(one, name))
        or isinstance(one, ast.Return | ast.Raise | ast.Continue)
        or (isinstance(one, ast.If) and _always(one.body, name) and _always(one.orelse, name))
        for one in block
    )


def _sets(statement: ast.stmt, name: str) -> list[tuple[ast.expr, ast.expr]]:
    pairs: list[tuple[ast.expr, ast.expr]]
    if isinstance(statement, ast.AugAssign):
        # What is counted up is a value of the moment.
        pairs = [(statement.target, ast.Name("", lineno=0))]
    elif isinstance(statement, ast.Assign):
        pairs = [(target, statement.value) for target in statement.targets]
    elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
        pairs = [(statement.target, statement.value)]
    else:
        return []
    return [
        (target, value)
        for target, value in pairs
        if any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(target))
    ]


def table(source: Source) -> list[Source]:
    """The values of a table that a name stands for."""
    return [source.of(one) for _, value in assigned(source) if isinstance(value, ast.Dict) for one in value.values]
