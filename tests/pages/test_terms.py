"""Words explained: each has an anchor of its own, and is found where it stands, whatever sign it begins with."""

from __future__ import annotations

import pytest

from generator.kinds.glossary import Glossary
from generator.pages.terms import Explainer, anchors_of


def glossary(*terms: str) -> Glossary:
    """A glossary of some terms."""
    return Glossary.model_validate({"terms": [{"term": term, "means": "What it means."} for term in terms]})


def test_no_two_terms_have_one_anchor() -> None:
    """Signs and marks that an anchor cannot hold do not make two words one."""
    terms = ("Call-in", "Call in", "Joint committee", "C", "C++", "Éire", "Ire", "Ω", "Λ", "28-day notice", "Łódź")
    anchors = anchors_of(glossary(*terms))

    assert anchors["Call-in"] == "word-call-in"
    assert anchors["Joint committee"] == "word-joint-committee"
    assert anchors["Éire"] == "word-eire"
    assert anchors["Łódź"] == "word-lodz"
    assert anchors["28-day notice"] == "word-28-day-notice"
    assert len(set(anchors.values())) == len(terms)


def test_a_term_added_at_the_end_changes_no_anchor() -> None:
    """Links from elsewhere still lead to the same word."""
    before = anchors_of(glossary("Call in", "C#", "C"))
    after = anchors_of(glossary("Call in", "C#", "C", "Call-in", "C++"))

    assert {term: after[term] for term in before} == before


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("28-day notice", "The [28-day notice](#word-28-day-notice) was late."),
        ("28-day notice", "Two [28-day notice](#word-28-day-notice)s were late."),
        ("3G pitch", "A [3G pitch](#word-3g-pitch) is shared."),
        ("£1 club", "The [£1 club](#word-1-club) met."),
        ("Éire", "In [Éire](#word-eire) it differs."),
        ("Non-key decision", "A [non-key decision](#word-non-key-decision) is small."),
    ],
)
def test_a_term_is_explained_whatever_it_begins_with(term: str, text: str) -> None:
    """Digits, hyphens, a currency sign and letters with marks."""
    typed = text.replace("[", "").partition("](")[0] + text.partition(")")[2]

    assert Explainer(glossary(term)).explain(typed)[0] == text


@pytest.mark.parametrize("text", ["A 128-day notice.", "A 28-daylong notice.", "The 28-day noticeboard."])
def test_a_part_of_a_word_is_no_term(text: str) -> None:
    """Only the whole words are explained."""
    assert Explainer(glossary("28-day notice")).explain(text) == (text, [])
