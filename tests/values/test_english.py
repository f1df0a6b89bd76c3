import re
from pathlib import Path

import pytest

from generator.values.english import MONTHS, WEEKDAYS, after_title, capital, counted, listed, lowered, shortened, with_a


def test_things_are_counted():
    """Things are counted as a sentence does."""
    assert [counted(number, "error") for number in (0, 1, 2, 2400)] == [
        "0 errors",
        "1 error",
        "2 errors",
        "2,400 errors",
    ]


def test_names_stand_in_a_row():
    """Names stand in a row as in a sentence."""
    assert [listed(names) for names in ([], ["a"], ["a", "b"], iter("abc"))] == ["", "a", "a and b", "a, b and c"]
    assert listed("abc", "or") == "a, b or c"
    assert listed(["Kent", "Tonbridge and Malling", "Ashford"]) == "Kent, Tonbridge and Malling, and Ashford"
    assert listed(["Kent", "Tonbridge and Malling"]) == "Kent and Tonbridge and Malling"


def test_a_noun_has_its_article():
    """A noun has its article."""
    assert [with_a(noun) for noun in ("agreement", "risk", "exit plan")] == ["an agreement", "a risk", "an exit plan"]


def test_a_sentence_behind_a_title_makes_no_second_colon():
    """A name that it begins with is joined by a comma."""
    assert after_title("£5 million was saved; £6 million was expected.").startswith(": £5")
    assert after_title("Camden: £5 million was saved.") == ", Camden: £5 million was saved."


def test_a_sentence_begins_with_a_capital():
    """A sentence begins with a capital, and the rest stays; a name with a capital further on keeps its own."""
    assert [capital(words) for words in ("", "a b", "the ICT team")] == ["", "A b", "The ICT team"]
    assert capital("oneSource recorded savings") == "oneSource recorded savings"


def test_a_word_within_a_sentence_begins_small():
    """Unless it is an abbreviation."""
    assert [lowered(words) for words in ("Payroll", "ICT", "A", "")] == ["payroll", "ICT", "A", ""]


@pytest.mark.parametrize(("length", "kept"), [(60, 60), (61, 58)])
def test_long_text_is_cut(length, kept):
    """What is longer than it may be ends in an ellipsis."""
    cut = shortened("x" * length, 60)
    assert len(cut) == kept
    assert cut.endswith("…") is (length > kept)


def test_no_other_module_has_these_words():
    """No other module of the program has the months, the days of the week, or a list joined by a word."""
    modules = [path for path in Path("generator").rglob("*.py") if path.name != "english.py"]
    twice = re.compile(
        rf'"{MONTHS[0]}"|"{WEEKDAYS[0]}"|\[:-1\]\)\}} |def _short\(text: str\) -> str:\n    return text if'
    )
    assert not [path for path in modules if twice.search(path.read_text("utf-8"))]
