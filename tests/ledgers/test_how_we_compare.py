"""The page for residents that says how figures are compared: each of its examples is what the program says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.kinds.savings.headline import headline_of
from generator.kinds.savings.how_we_compare import Example, how_we_compare
from generator.kinds.savings.ledger import ledger_of
from generator.kinds.savings.model import Saving
from generator.values.money import Money
from tests.ledgers.reading import figure
from tests.ledgers.test_sentences import TABLE
from tests.pages.test_gathered import pages
from tests.partnership import PARTNERSHIP, register_of

EXAMPLES = [example for rule in how_we_compare() for example in rule.examples]
BY_SENTENCE = {one.said: one for one in TABLE}
APART = [one for one in EXAMPLES if "savings, " in one.sentence or "to pay back" in one.sentence]


def test_there_are_ten_rules_each_with_an_example() -> None:
    """In the order in which they are applied."""
    assert len(how_we_compare()) == 10
    assert all(rule.examples for rule in how_we_compare())
    assert len(APART) == 2


@pytest.mark.parametrize("example", [one for one in EXAMPLES if one not in APART], ids=lambda one: one.sentence[:40])
def test_an_example_is_a_ledger_of_the_table(example: Example) -> None:
    """With the same amounts in the same order, and the sentence that the program gives."""
    ledger = BY_SENTENCE[example.sentence]
    typed = [re.findall(r"(?:(?:about|up to|over) )?-?£\S+", row)[0] for row in ledger.rows]
    shown = [re.findall(r"(?:(?:about|up to|over) )?-?£[\d.,]+(?: million)?", row)[-1] for row in example.rows]
    assert [str(Money.parse(amount)) for amount in typed] == shown


def test_the_example_of_a_total_is_right(tmp_path: Path) -> None:
    """Two of three savings have both sides."""
    rows = (("p 2016 each year £1m", "d 2018 each year £500k"), ("p 2016 each year £7m", "d 2018 each year £3.5m"))
    texts = ["\n".join(map(figure, pair)) for pair in (*rows, ("p 2016 each year £2m",))]
    files = {f"savings/{number}": f"counts: cashable\nfigures:\n{text}\n" for number, text in enumerate(texts)}
    register = register_of(tmp_path, files, "2026-11-23")
    found = headline_of(ledger_of(entry, register) for entry in register.all(Saving))
    assert found and found.sentence == APART[0].sentence


def test_the_example_of_a_payback_is_right_and_the_page_has_all(tmp_path: Path) -> None:
    """The page of the saving says it, and every comparison links to the page of the rules."""
    rows = "\n".join(map(figure, ("p 2016-03 each year £6m", "pc 2016-03 one-off £7.5m", "d 2018-03 each year £6m")))
    made = pages(tmp_path, PARTNERSHIP, {"savings/one": f"counts: cashable\nfigures:\n{rows}\n"})
    text = re.sub(r"\[([^]]*)\]\([^)]*\)|\*\*", r"\1", made["savings/one.md"])
    assert APART[1].sentence in text
    page = made["how-we-compare.md"]
    for example in EXAMPLES:
        assert f"> {example.sentence}\n" in re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", page)
    for path in ("index.md", "savings/one.md"):
        assert "how-we-compare.md" in made[path], path


SUMS = [
    "years added up",
    "some years of a span, after it",
    "the first quarters of a year",
    "reprofiled twice",
    "costs by year",
]


@pytest.mark.parametrize("name", SUMS)
def test_the_amounts_of_the_sentence_stand_in_a_table_of_its_page(name: str, tmp_path: Path) -> None:
    """Also where they are sums: the reader need not add anything up."""
    (ledger,) = (one for one in TABLE if one.name == name)
    made = pages(tmp_path, PARTNERSHIP, {"savings/one": ledger.record()})["savings/one.md"]
    text = re.sub(r"<figure>.*?</figure>", "", made, flags=re.DOTALL)
    tables = "\n".join(line for line in text.splitlines() if line.startswith("|"))
    sentence = ledger.said.partition(" That is ")[0]
    assert sentence in text.replace("**", "")
    for amount in re.findall(r"£[\d.,]*\d(?: million)?", sentence):
        assert amount in tables, amount
    label = {"some": "2014/15, 2015/16 and 2017/18", "the f": "April to September 2017", "years": "2014/15 to 2016/17"}
    assert all(f"| Saving in {time} |" in tables for start, time in label.items() if name.startswith(start))
