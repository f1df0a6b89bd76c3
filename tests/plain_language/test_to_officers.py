"""What officers read keeps to the style guide: messages, what rules ask, and the help of fields.

Every message is read twice: as the examples of the reference have it, and as it is written in the code, where those are
that no example shows. What is quoted, or stands in code signs, was typed or is to be typed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pytest

from generator.core.spec import Spec, spec_of
from generator.kinds import all_kinds
from generator.plain_language.sentences import sentences_of
from generator.reference.messages import all_rules, examples
from tests.plain_language.test_house_style import ROOT, STYLE, Phrase

TO_OFFICERS = [Phrase(**entry) for entry in STYLE["to_officers"]]
MAY_BE_READ = re.compile("|".join(STYLE["officers_may_read"]), re.IGNORECASE)
EVERYWHERE = [Phrase(**entry) for entry in STYLE["phrases"]]
ROOMS = ("checks", "privacy", "reading", "values")
MODULES = sorted(
    file
    for pattern in (
        *(f"{room}/**/*.py" for room in ROOMS),
        "plain_language/*.py",
        "kinds/*/rules.py",
        "kinds/*/duties.py",
    )
    for file in (ROOT / "generator").glob(pattern)
) + [ROOT / "generator" / "core" / f"{name}.py" for name in ("settings", "shared_rules")]


def own(text: str) -> str:
    """The words of a message that are ours: without what is quoted or to be typed."""
    return re.sub(r"`[^`]*`|“[^”]*”|\"[^\"]*\"", "…", text)


@cache
def told() -> dict[str, list[str]]:
    """All that is said about each rule: its examples, what it asks, and what else is to be known of it."""
    found = {f"{rule.severity} {rule.name}": [rule.about, *rule.notes] for rule in all_rules()}
    for name, several in examples().items():
        found[name] += [text for example in several for text in (example.says, example.hint) if text]
    return found


def of_fields() -> Iterator[tuple[str, str]]:
    """The help of each field of each kind, which editors show."""

    def within(specs: Iterable[Spec], name: str) -> Iterator[tuple[str, str]]:
        for spec in specs:
            yield f"{name}: {spec.name}", spec.description
            yield from within(spec.keys.values(), name)

    for kind in all_kinds():
        yield from within(spec_of(kind.model).values(), kind.name)


def in_code() -> Iterator[tuple[str, str]]:
    """Each text in the modules that make messages, with a word for each value in it."""
    for module in MODULES:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        told_apart = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
        for node in ast.walk(tree):
            text = _text_of(node) if isinstance(node, ast.JoinedStr) or id(node) not in told_apart | inside else ""
            if is_sentence(text):
                yield f"{module.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", text


def _text_of(node: Any) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    return ""


def is_sentence(text: str) -> bool:
    """Whether a text in the code is words for a reader, and no pattern, name or list of what people type."""
    return bool(re.match(r"[A-Z`“…].* .*[.:?…]?$", text)) and not re.search(r"\\[bdswAZ]|\(\?|\[\^|[a-z],[a-z]", text)


def ours(texts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Texts without what may have any phrase."""
    return [(name, MAY_BE_READ.sub("…", own(text).replace("’", "'"))) for name, text in texts]


@cache
def all_of_ours() -> list[tuple[str, str]]:
    """Every message, rule, help of a field and text of the code."""
    messages = [(name, text) for name, several in told().items() for text in several]
    return ours([*messages, *of_fields(), *in_code()])


def places(phrase: Phrase, texts: Iterable[tuple[str, str]]) -> list[str]:
    """Where a phrase is in texts of ours."""
    return [f"{name}: {text}" for name, text in texts if phrase.pattern.search(text)]


@pytest.mark.parametrize("phrase", EVERYWHERE + TO_OFFICERS, ids=lambda phrase: phrase.phrase)
def test_no_message_and_no_rule_has_it(phrase: Phrase) -> None:
    """Nor the help of a field, nor a text of the code that becomes a message."""
    found = places(phrase, all_of_ours())
    assert not found, f"“{phrase.phrase}”: write {phrase.write}"


@pytest.mark.parametrize("name", sorted(told()))
def test_its_sentences_are_short(name: str) -> None:
    """Each says one thing; what asks for it stands behind it in brackets, and is not counted."""
    texts = [re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", "", text) for text in told()[name]]
    long = [one.text for text in texts for one in sentences_of(own(text)) if one.words > STYLE["longest_sentence"]]
    assert not long


def test_what_is_said_and_what_to_do_are_sentences() -> None:
    """What is wrong starts with a capital, a number, a file or what was typed, and ends; so does what to write."""
    for name, several in examples().items():
        for example in several:
            assert re.fullmatch(r"(?:-?[0-9]|[A-Z`“]|[a-z-]+/).*[.…?]\)?", example.says, re.DOTALL), (
                name,
                example.says,
            )
            assert not example.hint or re.fullmatch(r"[A-Z`].*[.…?]", example.hint, re.DOTALL), (name, example.hint)


def test_a_phrase_of_an_officer_is_none_of_ours() -> None:
    """The way it is looked for would find something, and nothing that was typed."""
    key = next(phrase for phrase in TO_OFFICERS if phrase.phrase == "key")
    assert places(key, ours([("a", "The format has no key here.")])) == ["a: The format has no key here."]
    assert (
        places(
            key, ours([("a", "This key decision has no notice."), ("b", "Write `key`."), ("c", "“A key” is taken.")])
        )
        == []
    )
    assert sum(1 for _ in in_code()) > 500
