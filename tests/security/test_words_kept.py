"""Text keeps its words: what was typed stands on the page, in the data and in the spreadsheet, and nothing else does."""

import csv
import io
import json

from hypothesis import HealthCheck, given, settings
from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from generator.exports.csv import _cell
from generator.pages.front_matter import shortened
from generator.pages.markdown import block, inline
from generator.values.words import PageText, Prose, words_of
from tests.proofs import examples
from tests.security.reading import elements, rendered, seen
from tests.security.typed import TEXTS, words_typed

ALLOWED = {"p", "ul", "ol", "li", "strong", "em", "a", "h2", "h3", "table", "thead", "tbody", "tr", "th", "td", "span"}


class Holder(BaseModel):
    """A record of one text."""

    text: Prose


def without_o(words: list[str]) -> list[str]:
    """Leave out what may be a bullet."""
    return [word for word in words if word != "o"]


@settings(max_examples=examples(300), derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_every_word_stands_everywhere_in_its_order(text: str) -> None:
    """On the page, in one line, as data and in a spreadsheet; and no element acts."""
    try:
        prose = Prose.parse(text)
    except PydanticCustomError:
        return
    typed = words_typed(text)
    for written in (block(prose), inline(prose)):
        body = rendered(str(written))
        assert {element.tag for element in elements(body)} <= ALLOWED
        assert without_o(seen(body)) == typed, str(written)
    data = json.loads(Holder(text=prose).model_dump_json())["text"]
    assert words_typed(data) == typed
    cell = next(csv.reader(io.StringIO(f'"{_cell(prose).replace(chr(34), chr(34) * 2)}"')))[0]
    assert words_typed(cell) == typed
    told = words_typed(shortened(words_of(prose)))
    assert told == typed[: len(told)]


@settings(max_examples=examples(100), derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_a_page_written_by_hand_keeps_its_words_too(text: str) -> None:
    """With a table and a heading before the text."""
    try:
        page = PageText.parse(
            f"## A heading\n\n| a \\| b | 2 |\n| --- | --- |\n| 3 | [x](https://example.org/) |\n\n{text}"
        )
    except PydanticCustomError:
        return
    body = rendered(str(block(page)))
    assert {element.tag for element in elements(body)} <= ALLOWED
    assert without_o(seen(body)) == ["A", "heading", "a", "b", "2", "3", "x", *words_typed(text)]
