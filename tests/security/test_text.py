"""Text stays text: each attack is refused, or comes out as the very characters that were typed."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.pages.markdown import block, escape, inline
from generator.reading.strict_yaml import read_yaml
from generator.values.words import Line, Prose, words_of
from generator.values.wrong import found_in
from tests.proofs import examples
from tests.security.attacks import ATTACKS, UNSEEN
from tests.security.reading import elements, rendered, seen, words

ALLOWED = {"p", "ul", "ol", "li", "strong", "em", "a"}


def folded(text: str) -> str:
    """White space as a page shows it."""
    return re.sub(r"\s+", " ", text).strip()


def hold_to_the_rules(markdown: str) -> None:
    """Nothing but the few allowed elements, and links only where they may lead."""
    for element in elements(rendered(markdown)):
        assert element.tag in ALLOWED, f"{element.tag} in {markdown!r}"
        assert set(element.attrib) <= {"a": {"href"}, "ol": {"start"}}.get(element.tag, set()), element.attrib
        if element.tag == "a":
            assert re.match(r"https?://|mailto:|/[a-z-]+/[a-z0-9-]+\.md$", element.attrib["href"]), element.attrib


def words_in(text: str) -> list[str]:
    """The words and numbers of a text."""
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_prose_is_refused_or_is_text(attack: str) -> None:
    """As a separate block and within a line."""
    try:
        prose = Prose.parse(attack)
    except PydanticCustomError as error:
        assert found_in(error).rule.name
        return
    hold_to_the_rules(str(block(prose)))
    assert seen(rendered(str(block(prose)))) == seen(rendered(str(inline(prose)))) == words_in(words_of(prose))
    assert not set(re.findall(r"<\w+", str(block(prose))))


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_a_line_is_refused_or_is_text(attack: str) -> None:
    """In a title, in a table and in a list; a line has no Markdown, so every sign stays."""
    try:
        line = Line.parse(attack)
    except PydanticCustomError as error:
        assert found_in(error).rule.name
        return
    hold_to_the_rules(str(escape(line)))
    assert words(rendered(str(escape(line)))) == folded(line.text)
    for before, after in (("-   ", ""), ("# ", ""), ("| x |\n| --- |\n| ", " |"), ("Name\n:   ", "")):
        assert folded(line.text) in words(rendered(f"{before}{escape(line)}{after}")), before


@pytest.mark.parametrize("attack", UNSEEN)
def test_what_cannot_be_seen_is_refused(attack: str) -> None:
    """Typed as such, and by an escape in double quotes."""
    typed = read_yaml(f"title: {attack}\n".encode())
    escaped = read_yaml(b'title: "' + attack.encode("unicode_escape") + b'"\n')
    assert {fault.rule.name for fault in typed.faults} & {"unseen-character", "yaml"}
    assert [fault.rule.name for fault in escaped.faults] == ["unseen-character"]


PIECES = [*"ab 1.-*_`#[]()<>{}:|!&;\\\"'/=~+^$%@", "\n", "\n\n", "http://a.b", "javascript:", "decisions/x", "**", "- "]
SIGNS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@settings(max_examples=examples(400), derandomize=True, deadline=None)
@given(SIGNS)
def test_any_line_comes_out_as_it_was_typed(text: str) -> None:
    """Whatever the signs, in any order."""
    if not text.strip() or "\n" in text:
        return
    hold_to_the_rules(str(escape(text.strip())))
    assert words(rendered(str(escape(text.strip())))) == folded(text)


@settings(max_examples=examples(400), derandomize=True, deadline=None)
@given(SIGNS)
def test_any_prose_is_refused_or_shows_its_words(text: str) -> None:
    """Python-Markdown shows the words that CommonMark's rules give, and no element besides the few."""
    try:
        prose = Prose.parse(text)
    except PydanticCustomError:
        return
    body = rendered(str(block(prose)))
    assert {element.tag for element in elements(body)} <= ALLOWED
    assert seen(body) == words_in(words_of(prose)) == seen(rendered(str(inline(prose)))) == shown_of(text)
    assert "\n" not in inline(prose)


def shown_of(text: str) -> list[str]:
    """The words of a text as it was typed, without where its links lead."""
    return words_in(re.sub(r"\]\([^()\s]*\)", "]", text))
