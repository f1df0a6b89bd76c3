"""Words of the glossary are explained where they stand, however many there are and whatever they begin with."""

from __future__ import annotations

import pytest

from bench.explain import growth
from generator.kinds.glossary.model import Glossary
from generator.pages.terms import Explainer, anchors_of

GLOSSARY = Glossary.model_validate(
    {
        "terms": [
            {"term": "TUPE", "means": "Rules for staff."},
            {"term": "cabinet", "means": "Those who decide."},
            {"term": "call-in", "means": "A second look."},
            {"term": "joint committee", "means": "It decides for all."},
            {"term": "committee", "means": "A group."},
        ]
    }
)


@pytest.mark.parametrize(
    ("body", "explained"),
    [
        ("TUPE holds. TUPE rules.", "[TUPE](#word-tupe) holds. TUPE rules."),
        ("Tupe is no rule.", "Tupe is no rule."),
        ("The joint committees met.", "The [joint committees](#word-joint-committee) met."),
        ("A call-in.", "A [call-in](#word-call-in)."),
        (
            "The joint committee, a committee.",
            "The [joint committee](#word-joint-committee), a [committee](#word-committee).",
        ),
        ("The Ambleford Cabinet and the cabinet.", "The Ambleford Cabinet and the [cabinet](#word-cabinet)."),
        ("[The cabinet](/x.md) met.", "[The cabinet](/x.md) met."),
        ("# The cabinet", "# The cabinet"),
        ("-   Minutes\n\n    > “The cabinet met.”\n\nThe cabinet.", None),
        ("-   Camden: “The cabinet agreed.” ([Minutes](https://e.org/))\n\nThe cabinet.", None),
        ("Cite as: Downs, “The cabinet”, last changed on 1 May 2026.\n\nThe cabinet.", None),
        ("Somebody said “the cabinet”.", "Somebody said “the [cabinet](#word-cabinet)”."),
        ("Ócabinet, pre-cabinet", "Ócabinet, pre-cabinet"),
    ],
)
def test_the_first_mention_is_explained(body: str, explained: str | None) -> None:
    """Not inside a link, a heading, another word, the name of a body, a quotation of a source or what is to be copied.

    Where nothing is given, only the last line is explained.
    """
    if explained is None:
        explained = body.removesuffix("cabinet.") + "[cabinet](#word-cabinet)."
    assert Explainer(GLOSSARY.terms, ["Ambleford Cabinet"]).explain(body)[0] == explained


@pytest.mark.parametrize("office", ["Chief Executive", "chief executives", "Executive Director", "non-executive"])
def test_an_office_is_not_the_executive(office: str) -> None:
    """Unless the glossary explains it."""
    also = {"term": "Cabinet", "means": "Those who decide.", "also": ["Executive"]}
    terms = Glossary.model_validate({"terms": [also]}).terms
    text = f"The {office} met the Executive."
    assert Explainer(terms).explain(text)[0] == f"The {office} met the [Executive](#word-cabinet)."
    both = Glossary.model_validate({"terms": [also, {"term": "Chief executive", "means": "The first officer."}]}).terms
    assert Explainer(both).explain("The chief executive.")[0] == "The [chief executive](#word-chief-executive)."


def test_a_name_may_start_with_any_letter() -> None:
    """The words of a body's name are left alone."""
    assert (
        Explainer(GLOSSARY.terms, ["Ó Cléirigh Cabinet"]).explain("Ó Cléirigh Cabinet met.")[0]
        == "Ó Cléirigh Cabinet met."
    )


def test_many_terms_cost_no_more_than_few() -> None:
    """A page is read once for all of them."""
    assert growth() <= 4


def glossary(*terms: str) -> Glossary:
    """A glossary of some terms."""
    return Glossary.model_validate({"terms": [{"term": term, "means": "What it means."} for term in terms]})


def test_no_two_terms_have_one_anchor() -> None:
    """Signs and marks that an anchor cannot hold do not make two words one."""
    terms = ("Call-in", "Call in", "Joint committee", "C", "C++", "Éire", "Ire", "Ω", "Λ", "28-day notice", "Łódź")
    anchors = anchors_of(glossary(*terms).terms)

    assert anchors["Call-in"] == "word-call-in"
    assert anchors["Joint committee"] == "word-joint-committee"
    assert anchors["Éire"] == "word-eire"
    assert anchors["Łódź"] == "word-lodz"
    assert anchors["28-day notice"] == "word-28-day-notice"
    assert len(set(anchors.values())) == len(terms)


def test_a_term_added_at_the_end_changes_no_anchor() -> None:
    """Links from elsewhere still lead to the same word."""
    before = anchors_of(glossary("Call in", "C#", "C").terms)
    after = anchors_of(glossary("Call in", "C#", "C", "Call-in", "C++").terms)

    assert {term: after[term] for term in before} == before


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("28-day notice", "The [28-day notice](#word-28-day-notice) was late."),
        ("28-day notice", "Two [28-day notices](#word-28-day-notice) were late."),
        ("3G pitch", "A [3G pitch](#word-3g-pitch) is shared."),
        ("£1 club", "The [£1 club](#word-1-club) met."),
        ("Éire", "In [Éire](#word-eire) it differs."),
        ("Non-key decision", "A [non-key decision](#word-non-key-decision) is small."),
    ],
)
def test_a_term_is_explained_whatever_it_begins_with(term: str, text: str) -> None:
    """Digits, hyphens, a currency sign and letters with marks."""
    typed = text.replace("[", "").partition("](")[0] + text.partition(")")[2]

    assert Explainer(glossary(term).terms).explain(typed)[0] == text


@pytest.mark.parametrize("text", ["A 128-day notice.", "A 28-daylong notice.", "The 28-day noticeboard."])
def test_a_part_of_a_word_is_no_term(text: str) -> None:
    """Only the whole words are explained."""
    assert Explainer(glossary("28-day notice").terms).explain(text) == (text, [])
