"""What a text writes otherwise than a search asks for it, and that the search page's script asks for just that."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from generator.search.spellings import other_spellings, without_marks
from tools.programs import NODE

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "site_overrides" / "assets" / "javascripts" / "search-words.js"

# What a page writes, the word that it is then found by, and ways in which that is typed.
WRITTEN = [
    ("six million pounds", "6000000", ("£6m", "£6 million", "6 million", "six million", "6,000,000", "6 million pounds", "6000k", "£6mn")),
    ("£2.4m", "2400000", ("£2.4 million", "2.4m", "2,400,000", "2400k")),
    ("£1.1 million", "1100000", ("£1.1m", "1.1 million")),
    ("half a million", "500000", ("half a million", "£500k", "500,000", "five hundred thousand")),
    ("£800,000", "800000", ("£800k", "800 thousand", "eight hundred thousand")),
    ("£50", "50", ("£50", "fifty", "50 quid")),
    ("fifty-two", "52", ("52", "fifty two", "fifty-two")),
    ("one hundred and twenty-five", "125", ("125", "a hundred and twenty five")),
    ("two thousand and one", "2001", ("2001", "two thousand and one", "2,001")),
    ("a billion", "1000000000", ("£1bn", "1 billion", "one billion")),
    ("24/25", "202425", ("2024/25", "24/25", "2024-25", "2024–25", "24-25", "FY25", "FY 2025", "FY24/25", "2024/2025", "2024 to 2025", "financial year 2024/25", "tax year 24/25")),
    ("1999/2000", "199900", ("1999/2000", "1999-00", "1999/00")),
    ("FY2020", "201920", ("2019/20", "FY20")),
    ("the 15th", "15", ("15", "15th")),
    ("fifty per cent", "50", ("50%", "50 per cent", "50 percent", "fifty per cent")),
    ("P&R", "P&R", ()),
    ("R & D", "R&D", ()),
    ("St", "St", ()),
    ("St", "Saint", ()),
    ("Saint", "St", ()),
    ("St Mary’s", "Mary's", ()),
    ("O’Neill", "O'Neill", ()),
    ("Łukasz", "lukasz", ("Łukasz", "ŁUKASZ", "lukasz")),
    ("Straße", "strasse", ("Straße", "STRASSE", "strasse")),
    ("Tromsø", "tromso", ("Tromsø", "tromso")),
    ("Tromsø", "tromsoe", ("tromsoe",)),
    ("Müller", "mueller", ("Mueller",)),
    ("Ærø", "aero", ("Ærø", "aero")),
    ("Ðorđe", "dorde", ("Ðorđe", "Đorđe", "dorde")),
    ("Þór", "thor", ("Þór", "Thor")),
]  # fmt: skip


def asked_for(typed: list[str]) -> list[list[str]]:
    """The words that the search page looks for, in Node."""
    script = f"import {{ wordsOf }} from {json.dumps(SCRIPT.as_uri())};"
    script += f"console.log(JSON.stringify({json.dumps(typed)}.map(wordsOf)));"
    ran = subprocess.run(
        [NODE, "--input-type=module", "-"], input=script, capture_output=True, text=True, check=True, timeout=60
    )
    found: list[list[str]] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize(("text", "word", "typed"), WRITTEN, ids=[f"{text}: {word}" for text, word, _ in WRITTEN])
def test_what_is_written_and_what_is_typed_meet(text: str, word: str, typed: tuple[str, ...]) -> None:
    """The page says the word among those it is found by, and each way to type it asks for that word alone."""
    assert word in other_spellings(f"It said: {text}, and went on.")
    if typed:
        assert [[one for one in words if one != "a"] for words in asked_for(list(typed))] == [[word]] * len(typed)


@pytest.mark.parametrize(
    "text",
    ["It is one of us.", "In 2024 there were 25.", "12.5 of 30", "As we go on", "call-in", "15-17 May", "a and b"],
)
def test_what_stands_there_as_it_is_typed_says_nothing_more(text: str) -> None:
    """Plain digits, small words, and what is neither a year nor a number."""
    assert other_spellings(text) == set()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("St Mary’s", ["st", "marys"]),
        ("P & R", ["pr"]),
        ("p and r", ["pr"]),
        ("health & safety", ["health", "safety"]),
        ("15-16 March", ["1516", "march"]),
        ("24/26", ["24", "26"]),
        ("15/03/2016", ["15", "march", "2016"]),
        ("1.3.2016", ["1", "march", "2016"]),
        ("2016-03-15", ["15", "march", "2016"]),
        ("45/45/2016", ["45", "45", "2016"]),
        ("2.4%", ["24"]),
        ("N1C 4AG", ["n1c", "4ag"]),
        ("one of two", ["one", "of", "2"]),
        ("Ó Cléirigh", ["o", "cleirigh"]),
        ("and/or", ["and", "or"]),
        ("£ & ?!", []),
        ("twenty thirty", ["20", "30"]),
    ],
)
def test_what_is_looked_for(typed: str, words: list[str]) -> None:
    """Small letters and digits; nothing is read as a year or a number that is none."""
    assert asked_for([typed]) == [words]


def test_a_letter_has_its_english_form() -> None:
    """Those of the Welsh, Irish and Polish, and what no rule takes apart."""
    assert without_marks("Ŵyn Ŷ Ó Cléirigh Łódź Straße Æ Œ Þ Đ") == "wyn y o cleirigh lodz strasse ae oe th d"


def test_long_texts_are_read_at_once() -> None:
    """Hostile repetition takes no longer than other text of its length, in either language."""
    texts = [
        sign * 50_000
        for sign in (
            "1",
            "1,",
            "a",
            "a.",
            ".",
            "’",
            "£",
            "a & ",
            "fy ",
            "20 to ",
            "’y",
            "Ł",
            "and ",
            "twenty-",
            "20/",
            "hundred ",
        )
    ]
    for text in texts:
        other_spellings(text)
    assert len(asked_for(texts)) == len(texts)
