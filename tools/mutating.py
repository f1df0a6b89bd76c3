"""Small changes of a module, and how one gets into a program that is already loaded.

Cosmic Ray says which changes there are. A change within functions is put into the functions that are loaded. One of a
value that a module keeps is put where that value is kept. Any other change needs the module to be loaded anew.
"""

from __future__ import annotations

import ast
import gc
import inspect
import itertools
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

ROOT = Path(__file__).parents[1]

LEFT_OUT = ("VariableReplacer", "VariableInserter")
"""They put in variables at random: mostly what is no program at all."""
OTHER = {
    "Add": "Sub", "Sub": "Add", "Mul": "Div", "Div": "Mul", "FloorDiv": "Div", "Mod": "Div", "Pow": "Mul",
    "BitAnd": "BitOr", "BitOr": "BitAnd", "BitXor": "BitAnd", "LShift": "RShift", "RShift": "LShift",
    "Lt": "LtE|Gt", "LtE": "Lt|GtE", "Gt": "GtE|Lt", "GtE": "Gt|LtE", "Eq": "NotEq", "NotEq": "Eq", "Is": "IsNot",
    "IsNot": "Is", "In": "NotIn", "NotIn": "In", "USub": "UAdd", "UAdd": "USub", "Invert": "UAdd",
}  # fmt: skip
"""Which operators stand in for which; each for each would say the same many times."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one small change."""

    file: Path
    source: str
    line: int
    old: str
    new: str

    @property
    def module(self) -> str:
        """Its name as it is imported."""
        return ".".join(self.file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")

    def __str__(self) -> str:
        """Where it is, and what became of the line."""
        return f"{self.file.relative_to(ROOT)}: `{self.old}` → `{self.new}`"


def _operators() -> Iterator[Any]:
    from cosmic_ray.operators.provider import OperatorProvider

    provider = OperatorProvider()
    for name in provider:
        _, _, pair = name.partition("Operator_")
        old, _, new = pair.partition("_")
        if name not in LEFT_OUT and (not new or old not in OTHER or new in OTHER[old].split("|")):
            yield provider[name]()


def mutants_of(file: Path) -> Iterator[Mutant]:
    """Yield every change of a module that makes another program of it."""
    source = file.read_text(encoding="utf-8")
    lines = source.splitlines(keepends=True)
    for statement in ast.parse(source).body:
        decorators = getattr(statement, "decorator_list", ())
        start, end = min(node.lineno for node in (statement, *decorators)) - 1, statement.end_lineno
        piece = lines[start:end]
        for changed in _changes("".join(piece)):
            pairs = zip(piece, changed.splitlines(keepends=True), strict=False)
            line, (old, new) = next((at, pair) for at, pair in enumerate(pairs, start + 1) if pair[0] != pair[1])
            # That values cannot be changed is held by the type checker.
            if not old.lstrip().startswith("@dataclass("):
                whole = "".join((*lines[:start], changed, *lines[end:]))
                yield Mutant(file, whole, line, old.strip(), new.strip())


def _changes(piece: str) -> Iterator[str]:
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.mutating import mutate_code

    seen, nodes = {_meaning(piece)}, list(ast_nodes(get_ast(piece)))
    for operator in _operators():
        places = sum(1 for node in nodes for _ in operator.mutation_positions(node))
        for occurrence in range(places):
            changed = mutate_code(piece, operator, occurrence)
            meaning = _meaning(changed) if changed else None
            if meaning is not None and meaning not in seen:
                seen.add(meaning)
                yield changed


def _meaning(source: str) -> str | None:
    """The program without what only type checkers and readers see; None where it is none."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
            # That a value is only given by name is held by the type checker too.
            node.args = _by_name_or_not(node.args)
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant("")
    return ast.dump(tree)


def _by_name_or_not(given: ast.arguments) -> ast.arguments:
    if given.vararg:
        return given
    defaults = given.defaults + [one for one in given.kw_defaults if one]
    return ast.arguments(
        [],
        given.posonlyargs + given.args + given.kwonlyargs,
        kwonlyargs=[],
        kw_defaults=[],
        kwarg=given.kwarg,
        defaults=defaults,
    )


class Loaded:
    """The functions of some modules that are loaded, so that changes can be put into them."""

    def __init__(self, files: set[str]) -> None:
        self._functions: dict[CodeType, list[FunctionType]] = {}
        gc.unfreeze()
        for function in gc.get_objects():
            if isinstance(function, FunctionType) and function.__code__.co_filename in files:
                self._functions.setdefault(function.__code__, []).append(function)
        gc.freeze()
        modules = [module for module in list(sys.modules.values()) if isinstance(module, ModuleType)]
        self._modules = {module.__file__: module for module in modules if getattr(module, "__file__", None) in files}

    def forget(self) -> None:
        """Empty what the modules keep of earlier calls."""
        for module in self._modules.values():
            for value in vars(module).values():
                if callable(forget := getattr(value, "cache_clear", None)):
                    forget()

    def change(self, mutant: Mutant, called: bool) -> bool:
        """Put the change into the program; False where its module has to be loaded anew.

        What is in a function that is not called any more, but was as the program was loaded, would change nothing.
        """
        name = str(mutant.file)
        if name not in self._modules:
            return False
        old = compile(mutant.file.read_text(encoding="utf-8"), name, "exec", dont_inherit=True)
        new = compile(mutant.source, name, "exec", dont_inherit=True)
        if _outline(old) == _outline(new):
            return called and all(self._exchange(*pair) for pair in _different(old, new))
        return self._set(mutant, self._modules[name])

    def _exchange(self, old: CodeType, new: CodeType) -> bool:
        found = self._functions.get(old, [])
        if not found or old.co_freevars != new.co_freevars:
            return False
        for function in found:
            function.__code__ = new
        # Those that it made as the program was loaded.
        if len(_codes(old)) == len(_codes(new)):
            for pair in zip(_codes(old), _codes(new), strict=True):
                self._exchange(*pair)
        return True

    def _set(self, mutant: Mutant, module: ModuleType) -> bool:
        """Set a changed value of a module, what the module makes of it, and where either was imported."""
        olds = ast.parse(mutant.file.read_text(encoding="utf-8")).body
        news = ast.parse(mutant.source).body
        if len(olds) != len(news):
            return False
        names: set[str] = set()
        for old, new in zip(olds, news, strict=True):
            changed = ast.dump(old) != ast.dump(new)
            uses = names and {node.id for node in ast.walk(new) if isinstance(node, ast.Name)} & names
            if changed and not isinstance(new, (ast.Assign, ast.AnnAssign)):
                return False
            if changed or (uses and isinstance(new, (ast.Assign, ast.AnnAssign))):
                targets = new.targets if isinstance(new, ast.Assign) else [new.target]
                names |= {target.id for target in targets if isinstance(target, ast.Name)}
                before = dict(vars(module))
                try:
                    exec(compile(ast.Module([new], []), str(mutant.file), "exec"), vars(module))
                except Exception:  # a second rule of a name, say
                    return False
                _import_again(module, before, names)
        return True


def _import_again(module: ModuleType, before: dict[str, Any], names: set[str]) -> None:
    for other, name in itertools.product(list(sys.modules.values()), names):
        kept = getattr(other, "__dict__", {})
        if other is not module and name in kept and name in before and kept[name] is before[name]:
            kept[name] = getattr(module, name)


def _codes(code: CodeType) -> list[CodeType]:
    return [constant for constant in code.co_consts if isinstance(constant, CodeType)]


def _alone(code: CodeType) -> tuple[object, ...]:
    """A piece of code without those within it."""
    values = [(type(value), value) for value in code.co_consts if not isinstance(value, CodeType)]
    return code.co_code, values, code.co_names, code.co_varnames, code.co_freevars, code.co_name


def _outline(code: CodeType) -> tuple[object, ...]:
    """A module or class without what its functions do."""
    inner = [_outline(one) for one in _codes(code) if not one.co_flags & inspect.CO_OPTIMIZED or one.co_name[0] == "<"]
    return (*_alone(code), len(_codes(code)), inner)


def _different(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """Yield the functions that differ, and those within them, with what each is now."""
    for before, after in zip(_codes(old), _codes(new), strict=True):
        if before != after:
            if before.co_flags & inspect.CO_OPTIMIZED and before.co_name[0] != "<":
                yield before, after
            else:
                yield from _different(before, after)
