"""Nothing outside a kind's folder names it, but for the pages that are about certain kinds by nature."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.kinds import all_kinds

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "generator"
KNOWN = "generator/overview/known_kinds.py"
"""The one module that imports from certain kinds."""
BY_NATURE = {
    f"generator/pages/templates/{name}.md.j2"
    for name in (
        *("home", "card", "authority", "authorities", "service", "promised", "how_decisions", "year_report"),
        "recommendations",
        # A link to the page with all words explained.
        *("terms", "accessibility"),
    )
}
"""The templates of pages that are about certain kinds by nature."""

# The partnership's own file is no record among others: everything asks it.
NAMES = sorted({kind.name for kind in all_kinds()} - {"partnership"})
FOLDERS = [name.replace("-", "_") for name in NAMES]
_ADDRESS = re.compile(rf"(?:{'|'.join(NAMES)})(?:/.*)?")
_IMPORT = re.compile(rf"generator\.kinds\.(?:{'|'.join(FOLDERS)})\b")
_IN_TEMPLATE = re.compile(rf"""["'](?:kinds/)?(?:{"|".join({*NAMES, *FOLDERS})})(?:/[^"']*)?["']""")

_IN_STYLE = re.compile(rf"\.pr-({'|'.join([*NAMES, 'partnership'])})\b")


def modules() -> Iterator[Path]:
    """Every module outside the kinds' folders."""
    for path in sorted(PROGRAM.rglob("*.py")):
        parts = path.relative_to(PROGRAM).parts
        if not (parts[0] == "kinds" and len(parts) > 2) and path.relative_to(ROOT).as_posix() != KNOWN:
            yield path


def named_in(source: str) -> list[str]:
    """The kinds that a module imports from, or names in its own string."""
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    found = [f"line {node.lineno}: {node.module}" for node in nodes if _imports(node)]
    return found + [f"line {node.lineno}: {node.value!r}" for node in nodes if _names(node)]


def _imports(node: ast.AST) -> bool:
    return isinstance(node, ast.ImportFrom) and bool(_IMPORT.match(node.module or ""))


def _names(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(_ADDRESS.fullmatch(node.value))


def test_no_module_names_a_kind() -> None:
    """Whoever adds a kind has no other module to change."""
    found = [
        f"{file} {one}"
        for path in modules()
        for file in (path.relative_to(ROOT).as_posix(),)
        for one in named_in(path.read_text(encoding="utf-8"))
        if one.partition(": ")[2] not in ALLOWED.get(file, set())
    ]
    assert found == []


ALLOWED = {
    # What refers to the records of another kind, with the words for an id.
    "generator/kinds/ids.py": {"'decisions'", "'minutes'", "'savings'"},
    # The key under which a measure has the results in its own file.
    "generator/results/series.py": {"'readings'"},
    # What the template of a story calls the pages of its years.
    "generator/pages/gathered.py": {"'pages'"},
    # How many pages a site has.
    "generator/commands/build.py": {"'pages'"},
    "generator/publishers/standing.py": {"'pages'"},
    "generator/site/manifest.py": {"'pages'"},
    # The example of a key, which the reference shows.
    "generator/core/settings.py": {"'minutes/2016-11-08'"},
}


def test_no_template_names_a_kind() -> None:
    """A page of any kind is made by the template in the kind's folder."""
    templates = {path.relative_to(ROOT).as_posix(): path for path in (PROGRAM / "pages" / "templates").glob("*.j2")}
    found = {
        name: _IN_TEMPLATE.findall(path.read_text(encoding="utf-8"))
        for name, path in templates.items()
        if name not in BY_NATURE
    }
    assert not any(found.values()), found


def test_no_style_names_a_kind() -> None:
    """What only one kind's pages look like is in its folder, and styles no other kind's."""
    theirs = {kind.style: {kind.name} for kind in all_kinds() if kind.style.is_file()}
    styles = [*(ROOT / "site_overrides").rglob("*.css"), *theirs]
    named = {path: set(_IN_STYLE.findall(path.read_text(encoding="utf-8"))) for path in styles}
    assert {path: names for path, names in named.items() if names} == theirs


@pytest.mark.parametrize(
    "source",
    ["from generator.kinds.savings.model import Saving", "kind.name == 'decisions'", "address = 'exit-plans/camden'"],
)
def test_a_name_would_be_found(source: str) -> None:
    """The search finds what it is for."""
    assert named_in(source)


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_no_kind_imports_another(kind: object) -> None:
    """What several need stands in the core, and ids in `ids.py`."""
    folder = kind.folder  # type: ignore[attr-defined]
    for path in folder.glob("*.py"):
        imported = set(_IMPORT.findall(path.read_text(encoding="utf-8")))
        assert imported <= {f"generator.kinds.{folder.name}"}, path
