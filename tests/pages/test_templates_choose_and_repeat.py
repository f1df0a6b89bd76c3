"""Templates choose and repeat: what has to be counted, compared or worked out, a view has worked out before.

What a template may do, and why, is in `docs/decisions/0027-templates-choose-and-repeat.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from jinja2.defaults import DEFAULT_NAMESPACE

from generator.pages.environment import FILTERS, Titles, Views, environment
from tests.partnership import register_of

GENERATOR = Path(__file__).parents[2] / "generator"
TEMPLATES = sorted(
    [*(GENERATOR / "pages" / "templates").glob("*.j2"), *(GENERATOR / "kinds").glob("*/page.md.j2")],
    key=lambda path: path.as_posix(),
)

COMPUTING = (
    *(nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg, nodes.Pos),
    *(nodes.Dict, nodes.List, nodes.Slice, nodes.NSRef, nodes.FilterBlock),
)
"""Arithmetic, collections that are put together, parts cut out of them, and text that is worked on."""

ASKED = ("none", "defined", "false", "sameas")
"""What a condition may ask of a value besides whether it is there."""

NUMBERS = (0, 1)
"""Nothing, and one alone: any other number would be a rule."""

LAW = re.compile(r"\b(?:Act (?:19|20)\d\d|Schedule \d|SI (?:19|20)\d\d|section \d|regulation \d|asks for \d)")
STATUTORY = {"accessibility.md.j2"}
"""The accessibility statement has the words that the law gives it."""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The names of the functions that a template may ask: ours, and none of Jinja's own such as `namespace`."""
    register = register_of(tmp_path_factory.mktemp("one"), {}, "2026-11-23")
    made = environment(register, Views(register), Titles(register)).globals
    ours = {name for name, value in made.items() if callable(value)} - set(DEFAULT_NAMESPACE)
    return frozenset(ours | {"entry_row", "event_row", "caller"})


def computed(source: str, asked: frozenset[str]) -> Iterator[str]:
    """What a template does besides choosing and repeating: the line, and what is wrong."""
    tree = Environment(autoescape=True).parse(source)
    macros = {macro.name for macro in tree.find_all(nodes.Macro)}
    modules = {one.target for one in tree.find_all(nodes.Import)}
    for node in tree.find_all(nodes.Node):
        if wrong := _of_node(node, asked | macros, modules):
            yield f"line {node.lineno}: {wrong}"
    for condition in _conditions(tree):
        for node in (condition, *condition.find_all(nodes.Node)):
            if isinstance(node, nodes.Call | nodes.Filter):
                yield f"line {node.lineno}: a condition that works something out before it asks"
    for assigned in tree.find_all(nodes.Assign):
        for node in (assigned.node, *assigned.node.find_all(nodes.Node)):
            worked_on = isinstance(node, nodes.Filter) and node.name != "trim"
            if worked_on or (isinstance(node, nodes.Call) and _name(node.node) not in asked):
                yield f"line {node.lineno}: `set` for something that is worked out"


def _name(node: nodes.Node) -> str:
    return node.name if isinstance(node, nodes.Name) else ""


def _of_node(node: nodes.Node, called: frozenset[str], modules: set[str]) -> str:
    if isinstance(node, COMPUTING):
        return f"{type(node).__name__} is for a view"
    if isinstance(node, nodes.Filter) and node.name not in (*FILTERS, "trim"):
        return f"the filter `{node.name}` works something out"
    if isinstance(node, nodes.Test) and node.name not in ASKED:
        return f"the test `{node.name}` is a question for a view"
    if isinstance(node, nodes.Operand) and node.op not in ("eq", "ne", "in", "notin"):
        return "more or less is a question for a view"
    if isinstance(node, nodes.Compare):
        numbers = [one.value for one in node.find_all(nodes.Const) if type(one.value) in (int, float)]
        return next((f"{number} is a rule" for number in numbers if number not in NUMBERS), "")
    if isinstance(node, nodes.Call):
        of_module = isinstance(node.node, nodes.Getattr) and _name(node.node.node) in modules
        return "" if of_module or _name(node.node) in called else "a call of what is neither a macro nor a global"
    return ""


def _conditions(tree: nodes.Template) -> Iterator[nodes.Node]:
    for kind in (nodes.If, nodes.CondExpr, nodes.For):
        for one in tree.find_all(kind):
            if one.test is not None:
                yield one.test


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_template_only_chooses_and_repeats(path: Path, asked: frozenset[str]) -> None:
    """Each template by itself, read by Jinja's own parser."""
    assert list(computed(path.read_text(encoding="utf-8"), asked)) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_template_knows_the_law(path: Path) -> None:
    """Which law asks for what stands in Python, beside what it is asked of."""
    found = LAW.findall(path.read_text(encoding="utf-8"))
    assert path.name in STATUTORY or found == []


@pytest.mark.parametrize(
    "source",
    [
        "{% set ns = namespace(of=0) %}",
        "{% set ns.of = 1 %}",
        "{{ {'open': 'is open'}[state] }}",
        "{% set told = told + [one] %}",
        "{{ number - 1 }}",
        "{{ list[1:] }}",
        "{% if list | length > 1 %}x{% endif %}",
        "{{ list | selectattr('late') | list }}",
        "{{ list | sum }}",
        "{{ list | sort }}",
        "{% if number == 25 %}x{% endif %}",
        "{% if day.surely_before(today) %}x{% endif %}",
        "{{ table.items() }}",
        "{% macro yes() %}yes{% endmacro %}{% if yes() | trim %}x{% endif %}",
        "{% macro yes() %}yes{% endmacro %}{% set told = yes() %}",
        "{{ 'a' if number < 1 }}",
        "{% for one in list if one is divisibleby 2 %}{% endfor %}",
        "{% filter upper %}x{% endfilter %}",
    ],
)
def test_what_computes_is_found(source: str, asked: frozenset[str]) -> None:
    """Each way in which a template has computed before."""
    assert list(computed(source, asked))


def test_what_chooses_and_repeats_is_let_through(asked: frozenset[str]) -> None:
    """All of it together."""
    source = """
    {% import "shared.md.j2" as shared %}
    {% macro told(one) %}{{ "no one" if one is none else one.name | capital }}{% endmacro %}
    {% set lead = view_of_page.lead or none %}
    {% set other = record_at("decisions/" ~ lead.decision) %}
    {% for one in lead.all if not one.withdrawn %}{{ told(one) }}{{ "" if loop.last else ", " }}{% endfor %}
    {% if other and lead.state in ("open", "late") and lead.number == 1 %}{{ shared.rows(lead.rows) }}{% endif %}
    """
    assert list(computed(source, asked)) == []
