"""Change the program in small ways, one at a time, and see whether the tests notice: `make mutants`.

Cosmic Ray says which changes there are: another comparison, another number, `and` for `or`, a loop that is passed over,
and so on. It changes no texts, so the wording of messages is left out. What it would do with a process and a file for
each change is done here in forks that never write one: to try a change takes as long as the tests that notice it.

    python -m tools.mutants [PART …] [--sample N]

The parts are below. A change that no test notices is printed. Those that no test can notice, or need not, are argued in
docs/developers/survivors.md.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

ROOT = Path(__file__).parents[1]
ARGUED = ROOT / "docs" / "developers" / "survivors.md"
ENOUGH = 95
"""Percent of the changes of each part that the tests have to notice."""

GATE = ("values/blocks.py", "values/marks.py", "values/spans.py", "values/refused.py", "values/words.py")

TOLD = ("tests/checks/test_guesses.py", "tests/checks/test_broken.py")
"""What officers are told of each mistake in a value: after the quicker tests of the values themselves."""


@dataclass(frozen=True, slots=True)
class Part:
    """Modules of `generator/`, all but some, and the tests that have to notice what is changed in them."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    but: tuple[str, ...] = ()

    def files(self) -> list[Path]:
        """The modules that there are."""
        there = {file for pattern in self.modules for file in (ROOT / "generator").glob(pattern)}
        return sorted(file for file in there if file.relative_to(ROOT / "generator").as_posix() not in self.but)


PARTS = {
    "values": Part(("values/*.py",), ("tests/values", *TOLD), (*GATE, "values/__init__.py")),
    "ledger": Part(
        ("kinds/savings/*.py", "ledgers/*.py"),
        ("tests/kinds/savings", "tests/ledgers", "tests/pages/test_savings.py"),
        (
            *(f"kinds/savings/{name}.py" for name in ("__init__", "comparing", "kind", "model", "duties", "rules")),
            "ledgers/__init__.py",
            "ledgers/model.py",
        ),
    ),
    "standing": Part(
        ("kinds/decisions/standing.py", "kinds/decisions/effect.py"),
        ("tests/kinds/decisions", "tests/pages/test_decisions.py"),
    ),
    "call-in": Part(
        ("kinds/decisions/call_in.py", "core/working_days.py"),
        ("tests/kinds/decisions/test_call_in.py", "tests/overview/test_councils.py"),
    ),
    "gate": Part(GATE, ("tests/values", "tests/security/test_text.py", *TOLD)),
    "swap": Part(("machine/folders*.py", "machine/folders/*.py"), ("tests/machine/test_folders.py",)),
}

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


def _operators() -> Iterator[tuple[type[Any], dict[str, Any]]]:
    from cosmic_ray.operators.provider import OperatorProvider

    provider = OperatorProvider()
    for name in provider:
        _, _, pair = name.partition("Operator_")
        old, _, new = pair.partition("_")
        if name not in LEFT_OUT and (not new or old not in OTHER or new in OTHER[old].split("|")):
            yield provider[name], {}


def mutants_of(file: Path) -> Iterator[Mutant]:
    """Yield every change of a module that makes another program of it."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.mutating import mutate_code

    source = file.read_text(encoding="utf-8")
    seen = {_meaning(source)}
    lines = source.splitlines()
    for operator_class, arguments in _operators():
        operator = operator_class(**arguments)
        places = sum(1 for node in ast_nodes(get_ast(source)) for _ in operator.mutation_positions(node))
        for occurrence in range(places):
            changed = mutate_code(source, operator, occurrence)
            meaning = _meaning(changed) if changed else None
            if meaning is None or meaning in seen:
                continue
            seen.add(meaning)
            pairs = zip(lines, changed.splitlines(), strict=False)
            line, (old, new) = next((at, pair) for at, pair in enumerate(pairs, 1) if pair[0] != pair[1])
            # That values cannot be changed is held by the type checker.
            if not old.lstrip().startswith("@dataclass("):
                yield Mutant(file, changed, line, old.strip(), new.strip())


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
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant("")
    return ast.dump(tree)


class _Changed(importlib.abc.MetaPathFinder, importlib.machinery.SourceFileLoader):
    """Loads one module with its change, whatever is on the disk."""

    def __init__(self, mutant: Mutant) -> None:
        super().__init__(mutant.module, str(mutant.file))
        self._mutant = mutant

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Stand in for this module only."""
        if fullname != self._mutant.module:
            return None
        return importlib.util.spec_from_file_location(fullname, self._mutant.file, loader=self)

    def get_code(self, fullname: str) -> CodeType:
        """The changed program."""
        return compile(self._mutant.source, str(self._mutant.file), "exec")


def _start(mutant: Mutant | None, tests: Iterable[str], patience: float) -> int:
    """Run the tests in a fork; they end with 0 where they notice nothing."""
    child = os.fork()
    if child:
        return child
    ended = 1
    try:
        signal.setitimer(signal.ITIMER_REAL, patience)
        quiet = os.open(os.devnull, os.O_RDWR)
        for output in (0, 1, 2) if mutant else ():
            os.dup2(quiet, output)
        if mutant:
            sys.meta_path.insert(0, _Changed(mutant))
        import pytest

        ended = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-header", *tests]))
    finally:
        os._exit(ended)


def _prepare() -> None:
    """Load what every run needs, but nothing that may be changed."""
    os.chdir(ROOT)
    os.environ["PLAINRECORD_NO_SKIPS"] = "1"  # each run has the same made-up examples
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.path.insert(0, str(ROOT))
    for name in ("pytest", "hypothesis.strategies", "pydantic", "markdown_it", "jinja2", "ruamel.yaml", "yaml"):
        importlib.import_module(name)
    for name in ("frontmatter", "phonenumbers", "holidays", "PIL.Image", "markdown", "playwright.sync_api", "html5lib"):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def survivors(mutants: Sequence[Mutant], tests: Iterable[str]) -> list[Mutant]:
    """The mutants that the tests do not notice. What takes far too long is noticed."""
    begun = time.monotonic()
    _, status = os.waitpid(_start(None, tests, 3600), 0)
    if status:
        raise SystemExit("the tests fail as it is")
    patience = 20 + 10 * (time.monotonic() - begun)
    running: dict[int, Mutant] = {}
    left, found = list(reversed(mutants)), []
    while left or running:
        while left and len(running) < (os.cpu_count() or 1):
            mutant = left.pop()
            running[_start(mutant, tests, patience)] = mutant
        child, status = os.wait()
        done = running.pop(child)
        if status == 0:
            found.append(done)
            print(f"  not noticed: {done}", flush=True)
    return found


def tried(name: str, sample: int | None) -> bool:
    """Try one part; whether enough is noticed."""
    part = PARTS[name]
    mutants = [mutant for file in part.files() for mutant in mutants_of(file)]
    if sample is not None and sample < len(mutants):
        mutants = random.Random(len(mutants)).sample(mutants, sample)
    print(f"{name}: {len(mutants)} changes", flush=True)
    argued = ARGUED.read_text(encoding="utf-8") if ARGUED.is_file() else ""
    found = survivors(mutants, part.tests)
    noticed = 100 * (len(mutants) - len(found)) / len(mutants)
    open_ones = [mutant for mutant in found if str(mutant) not in argued]
    print(f"{name}: {noticed:.1f}% noticed, {len(found)} not, {len(found) - len(open_ones)} of them argued", flush=True)
    return noticed >= ENOUGH


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the parts that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="*", choices=[*PARTS, []], metavar="PART", help=f"one of: {', '.join(PARTS)}")
    parser.add_argument("--sample", type=int, help="try only so many changes of each part, the same each time")
    asked = parser.parse_args(arguments)
    _prepare()
    results = [tried(name, asked.sample) for name in asked.part or PARTS]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
