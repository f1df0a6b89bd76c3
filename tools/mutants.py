"""Change the program in small ways, one at a time, and see whether the tests notice: `make mutants`.

Cosmic Ray says which changes there are: another comparison, another number, `and` for `or`, a loop that is passed over,
and so on. It changes no texts, so the wording of messages is left out. What it would do with a process and a file for
each change is done here in forks that never write one. A fork has program and tests loaded already, and runs only the
tests that come by the changed line, until one notices. What they leave is tried again with the module loaded anew.

    python -m tools.mutants [PART …] [--sample N]

The parts are below. A change that no test notices is printed. Those that no test can notice, or need not, are argued in
docs/developers/survivors.md.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import pickle
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import accumulate
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any

import pytest

from tools.mutating import ROOT, Loaded, Mutant, mutants_of

ARGUED = ROOT / "docs" / "developers" / "survivors.md"
ENOUGH = 95
"""Percent of the changes of each part that the tests have to notice."""
QUIETLY = [
    "-q",
    "-s",
    "--no-header",
    "--no-summary",
    "--assert=plain",
    "--tb=native",
    "-W",
    "ignore",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
]
UNNOTICED, NOTICED, ANEW = range(3)
LONG = 3600
SAME_WAY, QUICK = 0.5, 3
"""For how many seconds of a processor slow tests are tried that go the same way through a module, and what is quick."""

GATE = ("values/blocks.py", "values/marks.py", "values/spans.py", "values/refused.py", "values/words.py")

TOLD = ("tests/checks/test_guesses.py", "tests/checks/test_broken.py")
"""What officers are told of each mistake: long, and only tried on what the other tests of a part leave."""


@dataclass(frozen=True, slots=True)
class Part:
    """Modules of `generator/`, all but some, and the tests that have to notice what is changed in them.

    Those of `after` are long, and only tried on what the others leave.
    """

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    but: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def files(self) -> list[Path]:
        """The modules that there are."""
        there = {file for pattern in self.modules for file in (ROOT / "generator").glob(pattern)}
        return sorted(file for file in there if file.relative_to(ROOT / "generator").as_posix() not in self.but)


PARTS = {
    "values": Part(("values/*.py",), ("tests/values",), (*GATE, "values/__init__.py"), TOLD),
    "ledger": Part(
        ("kinds/savings/*.py", "ledgers/*.py"),
        ("tests/kinds/savings", "tests/kinds/budgets", "tests/ledgers", "tests/pages/test_savings.py"),
        (
            *(f"kinds/savings/{name}.py" for name in ("__init__", "comparing", "kind", "model", "duties", "rules")),
            "ledgers/__init__.py",
            "ledgers/model.py",
        ),
        TOLD[1:],
    ),
    "standing": Part(
        ("kinds/decisions/standing.py", "kinds/decisions/effect.py"),
        ("tests/kinds/decisions", "tests/pages/test_decisions.py"),
    ),
    "call-in": Part(
        ("kinds/decisions/call_in.py", "core/working_days.py"),
        ("tests/kinds/decisions/test_call_in.py", "tests/overview/test_councils.py"),
    ),
    "gate": Part(GATE, ("tests/values", "tests/security/test_text.py"), after=TOLD),
    "swap": Part(("machine/folders*.py", "machine/folders/*.py"), ("tests/machine/test_folders.py",)),
}


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


def _fork(work: Callable[[], int], patience: float, *, quiet: bool = True) -> int:
    """How some work ended that was done in a fork, which is killed once it has had so much of a processor."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    ended = NOTICED
    try:
        signal.setitimer(signal.ITIMER_PROF, patience)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for output in (0, 1, 2) if quiet else ():
            os.dup2(nowhere, output)
        ended = work()
    finally:
        os._exit(ended)


def _anew(mutant: Mutant, tests: Iterable[str]) -> int:
    """Load the program with its change, and run tests until one notices."""
    sys.meta_path.insert(0, _Changed(mutant))
    return int(pytest.main([*QUIETLY, "-x", *tests]))


def _passed(test: pytest.Item, after: pytest.Item | None) -> bool:
    from _pytest.runner import runtestprotocol

    return not any(report.failed for report in runtestprotocol(test, nextitem=after, log=False))


def _with(
    mutant: Mutant, loaded: Loaded, called: bool, tests: Sequence[pytest.Item], took: Sequence[float], noticed_by: Path
) -> int:
    """Put the change into the program that is loaded, and run tests until one notices."""
    if not loaded.change(mutant, called):
        return ANEW
    loaded.forget()
    for number, (test, after) in enumerate(zip(tests, [*tests[1:], None], strict=True)):
        noticed_by.write_text(str(number))
        signal.setitimer(signal.ITIMER_PROF, 2 + 20 * took[number])
        if not _passed(test, after):
            return NOTICED
    return UNNOTICED


@dataclass(frozen=True, slots=True)
class _Came:
    """Which lines of the part's modules a test came by, and how long it took."""

    number: int
    took: float
    lines: frozenset[tuple[str, int]]


class _Warm:
    """Has pytest load the tests of a part once. For each change a fork runs those that come by it."""

    def __init__(self, mutants: Sequence[Mutant], notes: Path) -> None:
        self._mutants = mutants
        self._notes = notes

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try each change, instead of running the tests once; write down what was not noticed so."""
        files = {str(mutant.file) for mutant in self._mutants}
        loaded, tests = Loaded(files), session.items
        if _fork(partial(self._watch, tests, files, loaded), LONG):
            raise SystemExit("the tests fail as it is")
        came: list[_Came] = pickle.loads(self._notes.read_bytes())
        left: list[tuple[int, list[str]]] = []  # with no tests where it was tried as it has to be
        noticed_by = Counter[int]()
        for at, mutant in enumerate(self._mutants):
            chosen = sorted(_coming_by(mutant, came), key=lambda one: (-noticed_by[one.number], one.took))
            took = [one.took for one in chosen]
            called = any(_lines(mutant) & one.lines for one in chosen)
            work = partial(_with, mutant, loaded, called, [tests[one.number] for one in chosen], took, self._notes)
            ended = _fork(work, LONG)
            if ended == UNNOTICED:
                _say(mutant)
                left.append((at, []))
            elif ended == ANEW:
                left.append((at, list(dict.fromkeys(str(tests[one.number].path) for one in _by_module(mutant, came)))))
            elif chosen:
                noticed_by[chosen[int(self._notes.read_text())].number] += 1
        self._notes.write_bytes(pickle.dumps(left))
        return True

    def _watch(self, tests: Sequence[pytest.Item], files: set[str], loaded: Loaded) -> int:
        """Run each test once, and write down what it comes by."""
        came: list[_Came] = []
        lines: set[tuple[str, int]] = set()

        def line(frame: FrameType, event: str, _: object) -> Any:
            lines.add((frame.f_code.co_filename, frame.f_lineno))
            return line

        def call(frame: FrameType, event: str, _: object) -> Any:
            return line if frame.f_code.co_filename in files else None

        for number, (test, after) in enumerate(zip(tests, [*tests[1:], None], strict=True)):
            loaded.forget()
            lines.clear()
            begun = time.process_time()
            sys.settrace(call)
            passed = _passed(test, after)
            sys.settrace(None)
            if not passed:
                return NOTICED
            came.append(_Came(number, time.process_time() - begun, frozenset(lines)))
        self._notes.write_bytes(pickle.dumps(came))
        return 0


def _coming_by(mutant: Mutant, came: Sequence[_Came]) -> list[_Came]:
    """The tests that come by the statement that is changed; where it is in no function, by its module.

    All that are quick are taken, and of the slow that go the same way through the module as many as fit into some time.
    """
    file, lines = str(mutant.file), _lines(mutant)
    ways: dict[frozenset[tuple[str, int]], list[_Came]] = {}
    for one in [one for one in came if lines & one.lines] or _by_module(mutant, came):
        ways.setdefault(frozenset(at for at in one.lines if at[0] == file), []).append(one)
    for way in ways.values():
        way.sort(key=lambda one: one.took)
        so_far = accumulate(one.took for one in way)
        way[1:] = [one for one, sum_ in zip(way, so_far, strict=True) if one.took < QUICK or sum_ < SAME_WAY][1:]
    return [one for way in ways.values() for one in way]


def _lines(mutant: Mutant) -> set[tuple[str, int]]:
    return {(str(mutant.file), line) for line in _statement(mutant.file, mutant.line)}


def _by_module(mutant: Mutant, came: Sequence[_Came]) -> list[_Came]:
    return [one for one in came if any(file == str(mutant.file) for file, _ in one.lines)]


@cache
def _statement(file: Path, line: int) -> range:
    """The lines of the statement that a line is in; of a compound one, those before what it holds."""
    spans = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.stmt, ast.ExceptHandler)):
            body = getattr(node, "body", None)
            end = body[0].lineno if body else (node.end_lineno or node.lineno) + 1
            spans.append(range(node.lineno, max(end, node.lineno + 1)))
    return min((span for span in spans if line in span), key=len, default=range(line, line + 1))


def _prepare() -> None:
    """Load what every run needs, but nothing that may be changed."""
    os.chdir(ROOT)
    os.environ["PLAINRECORD_NO_SKIPS"] = "1"  # each run has the same made-up examples
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.path.insert(0, str(ROOT))
    from hypothesis import Phase, settings

    # That a made-up example is noticed is enough; the smallest that is noticed is not looked for.
    settings.register_profile("noticed", phases=[Phase.explicit, Phase.generate])
    settings.load_profile("noticed")
    for name in ("hypothesis.strategies", "pydantic", "markdown_it", "jinja2", "ruamel.yaml", "yaml"):
        importlib.import_module(name)
    for name in ("frontmatter", "phonenumbers", "holidays", "PIL.Image", "markdown", "playwright.sync_api", "html5lib"):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def survivors(mutants: Sequence[Mutant], tests: Sequence[str]) -> list[Mutant]:
    """The mutants that the tests do not notice. What takes far too long is noticed."""
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder, "notes")
        begun = time.monotonic()
        warm = partial(pytest.main, [*QUIETLY, *tests], plugins=[_Warm(mutants, notes)])
        if _fork(lambda: int(warm()), 24 * LONG, quiet=False):
            raise SystemExit("the tests could not be run")
        left = [(mutants[number], files) for number, files in pickle.loads(notes.read_bytes())]
    anew = sum(1 for _, files in left if files)
    print(f"  {time.monotonic() - begun:.0f} s; {anew} are tried with the module loaded anew", flush=True)
    found = []
    for mutant, files in left:
        if not files:
            found.append(mutant)
        elif _fork(partial(_anew, mutant, files), LONG) == UNNOTICED:
            found.append(mutant)
            _say(mutant)
    return found


def _say(mutant: Mutant) -> None:
    print(f"  not noticed: {mutant} (line {mutant.line})", flush=True)


def tried(name: str, sample: int | None) -> bool:
    """Try one part; whether enough is noticed."""
    part = PARTS[name]
    mutants = [mutant for file in part.files() for mutant in mutants_of(file)]
    if sample is not None and sample < len(mutants):
        mutants = random.Random(len(mutants)).sample(mutants, sample)
    print(f"{name}: {len(mutants)} changes", flush=True)
    argued = ARGUED.read_text(encoding="utf-8") if ARGUED.is_file() else ""
    found = survivors(mutants, part.tests)
    if found and part.after:
        print(f"  {len(found)} are left to the long tests", flush=True)
        found = survivors(found, part.after)
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
