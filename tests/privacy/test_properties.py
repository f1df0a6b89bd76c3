"""Whatever the text, nothing is raised and every place is right."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.privacy import leaks_in
from tests.privacy.labelled import RULES, lines
from tests.proofs import examples

TEXTS = [text for _, text in lines()]
PIECES = st.one_of(
    st.sampled_from(TEXTS),
    st.sampled_from(
        ["@", "%40", " at ", " dot ", "[at]", "+44", "(0)", "07700", "12-34-56", "DOB ", "born ", "sig", ".png", "İ"]
    ),
    st.text(max_size=8),
    st.from_regex(r"[0-9 ()+./-]{1,20}", fullmatch=True),
)
MESSY = st.lists(PIECES, max_size=8).map("".join)


@settings(max_examples=examples(300), deadline=None)
@given(MESSY | st.text(), st.frozensets(st.sampled_from(TEXTS) | st.text(max_size=12), max_size=3))
def test_it_never_raises_and_the_places_hold(text: str, public: frozenset[str]) -> None:
    """Any text and any declared contacts: leaks in order, apart from one another, each with its exact words."""
    last = 0
    for leak in leaks_in(text, public):
        assert leak.words
        assert text[leak.at : leak.at + len(leak.words)] == leak.words
        assert leak.rule.name in RULES
        assert leak.at >= last
        last = leak.at + len(leak.words)


@settings(max_examples=examples(200), deadline=None)
@given(
    st.sampled_from([(label, text) for label, text in lines() if label != "none"]),
    st.sampled_from(["\n", "\n\n", ".\n"]),
)
def test_a_leak_is_found_on_a_line_of_its_own(seeded: tuple[str, str], line_end: str) -> None:
    """What stands on the lines around does not hide a leak."""
    label, text = seeded
    whole = f"The report was noted{line_end}{text}{line_end}The meeting closed"
    assert label in {leak.rule.name for leak in leaks_in(whole)}
