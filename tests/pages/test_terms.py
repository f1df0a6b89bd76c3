"""Words of the glossary are explained on a page, however many there are."""

from __future__ import annotations

import pytest

from bench.explain import growth
from generator.kinds.glossary import Glossary
from generator.pages.terms import Explainer

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
        ("The joint committees met.", "The [joint committee](#word-joint-committee)s met."),
        ("A call-in.", "A [call-in](#word-call-in)."),
        (
            "The joint committee, a committee.",
            "The [joint committee](#word-joint-committee), a [committee](#word-committee).",
        ),
        ("The Ambleford Cabinet and the cabinet.", "The Ambleford Cabinet and the [cabinet](#word-cabinet)."),
        ("[The cabinet](/x.md) met.", "[The cabinet](/x.md) met."),
        ("# The cabinet", "# The cabinet"),
        ("Ócabinet, pre-cabinet", "Ócabinet, pre-cabinet"),
    ],
)
def test_the_first_mention_is_explained(body: str, explained: str) -> None:
    """Not inside a link, a heading, another word or the name of a body."""
    assert Explainer(GLOSSARY, ["Ambleford Cabinet"]).explain(body)[0] == explained


def test_a_name_may_start_with_any_letter() -> None:
    """The words of a body's name are left alone."""
    assert (
        Explainer(GLOSSARY, ["Ó Cléirigh Cabinet"]).explain("Ó Cléirigh Cabinet met.")[0] == "Ó Cléirigh Cabinet met."
    )


def test_many_terms_cost_no_more_than_few() -> None:
    """A page is read once for all of them."""
    assert growth() <= 4
