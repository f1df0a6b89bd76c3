"""Advice on wording: what it finds, what it leaves in peace, where it points, and how well it tells wordings apart."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyphen import Pyphen  # type: ignore[import-untyped]

from generator.checks.checking import check
from generator.kinds import all_kinds
from generator.plain_language import advice_on, reading_age
from generator.plain_language.reading_age import syllables_of
from generator.plain_language.words import replacements
from tests.partnership import PARTNERSHIP, SOURCES
from tests.plain_language.corpus import passages
from tests.plain_language.measure import KNOWN, figures

ROOT = Path(__file__).parents[2]
LONG = "The councils " + "and the people who work there " * 4 + "agreed."


def rules(text: str, known: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """Each piece of advice: its rule, and the words that it points at."""
    return [(advice.rule.name, advice.words) for advice in advice_on(text, known)]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        (LONG, [("long-sentence", "The councils and the people who work the")]),
        ("It began.\n\n- " + LONG, [("long-sentence", "The councils and the people who work the")]),
        ("They will commence in May.", [("long-word", "commence")]),
        ("In respect\n  of the staff.", [("long-word", "In respect\n  of")]),
        ("Prior to May it was UTILISED.", [("long-word", "Prior to"), ("long-word", "UTILISED")]),
        ("The KPI fell. The KPI rose.", [("acronym", "KPI")]),
        ("SLAs and the MTFS", [("acronym", "SLA"), ("acronym", "MTFS")]),
        ("It was noted and the plan was approved by them.", [("passive", "was noted")]),
        ("It was cut. It was sold. It was found. It was lost.", [("passive", "was cut")]),
    ],
)
def test_what_is_found(text: str, advice: list[tuple[str, str]]) -> None:
    """Each rule at the very words, with something better to do."""
    assert rules(text) == advice
    assert all(found.hint for found in advice_on(text))


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Smith of No. 4 St. Mary St. paid £2.4m at 10.30 a.m. on 3 Dec. to the firm. It was right.",
        "One. Two. Three. " * 20,
        "- one\n- two\n- three\n" * 10,
        "He said: “We shall utilise the aforementioned synergies going forward pursuant to the plan.” That was all.",
        "See [the report](https://a.example/utilise/commence-KPI) and https://a.example/?q=SLA or ask a.b@KPI.example.",
        "The Key Performance Indicator (KPI) fell. Each KPI counts.",
        "KPI (key performance indicators) fell.",
        "The UK, the NHS and the BBC pay VAT. Part IV and XII. It is at N1 9GU.",
        "THE PLAN IS GOOD AND BIG",
        "CAB-2016/12 and SI 2012/2089",
        "They are interested, tired and concerned. The desk is based in Camden. It is supposed to be used.",
        "It was agreed by all. They met in May. She spoke. They voted.",
        "The commencement-free list, commenced-not.",
    ],
)
def test_what_is_left_in_peace(text: str) -> None:
    """Short forms of titles, quotations, addresses, what is explained, numbers, states, and one passive."""
    found = [one for one in rules(text) if one[0] != "long-word" or "commenc" not in text]

    assert found == []


def test_the_glossary_explains() -> None:
    """A short form that the glossary has needs no explanation in the text."""
    assert rules("The TUPE rules hold.") == [("acronym", "TUPE")]
    assert rules("The TUPE rules hold.", frozenset({"tupe"})) == []


def test_the_list_is_long_and_whole() -> None:
    """Over 400 forms, each with something else to write, and found in the text by itself."""
    assert len(replacements()) > 400
    for form, better in replacements().items():
        assert better.strip()
        assert form not in better.split(", "), form
        assert ("long-word", form) in rules(f"x {form} x"), form


def test_formulas_and_plain_words_are_told_apart() -> None:
    """At least 9 of 10 formulas get advice, at most 1 of 50 plain passages; the reading ages are years apart."""
    number, flagged, density, age = figures("council")
    plain, alarms, plain_density, plain_age = figures("plain")

    assert number >= 40
    assert plain >= 40
    assert flagged / number >= 0.9
    assert alarms / plain <= 0.02
    assert density > 10 * plain_density
    assert age is not None
    assert plain_age is not None
    assert age - plain_age >= 3


def test_the_figures_in_the_documentation_are_these() -> None:
    """What docs/ says about the measurement is what it gives."""
    page = (ROOT / "docs" / "officers" / "wording.md").read_text(encoding="utf-8")
    for name, called in (("council", "Formulas of minutes"), ("plain", "Plain words")):
        number, flagged, density, age = figures(name)
        assert f"| {called} | {number} | {flagged} ({flagged / number:.0%}) | {density:.1f} | {age} |" in page


def test_a_reading_age_needs_enough_text() -> None:
    """Of a few words nothing is reported; of many, an age that grows with the words."""
    easy = "The cat sat on the mat. The dog ran to the park. We had our tea. " * 8
    hard = (
        "Institutional considerations necessitate comprehensive administrative reorganisation of organisations. " * 16
    )

    assert reading_age("The cat sat.") is None
    assert 2 <= (reading_age(easy) or 0) <= 8
    assert (reading_age(hard) or 0) > 18


def test_a_record_gets_advice_at_its_line(tmp_path: Path) -> None:
    """In the file, at the word, as advice; none of it without being asked for, and the site is built all the same."""
    from shutil import copytree

    copytree(ROOT / "examples" / "content", tmp_path / "content")
    file = tmp_path / "content" / "pages" / "about.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nWork will\ncommence in May.\n", encoding="utf-8")
    line = len(file.read_text(encoding="utf-8").splitlines())
    told = check(tmp_path / "content", date(2026, 10, 1), all_kinds(), advice=True)
    here = [problem for problem in told.problems if problem.rule.name == "long-word"]

    assert told.ok
    assert [(one.file, one.line, one.column, one.severity) for one in here] == [("pages/about.md", line, 1, "advice")]
    assert here[0].hint == "Better: start, begin."
    assert not [
        one for one in check(tmp_path / "content", date(2026, 10, 1), all_kinds()).problems if one.severity == "advice"
    ]


@pytest.mark.parametrize(("two_syllables", "age", "told"), [(52, 13.8, False), (53, 14.0, False), (54, 14.1, True)])
def test_advice_begins_over_the_age_of_fourteen(tmp_path: Path, two_syllables: int, age: float, told: bool) -> None:
    """Of 100 words in six sentences, one word more of two syllables makes the difference."""
    words = ["open"] * two_syllables + ["cat"] * (99 - two_syllables)
    sentences = [" ".join(words[at : at + 20]) for at in range(0, 100, 20)]
    summary = ". ".join(sentence.capitalize() for sentence in sentences) + "."
    title = "Cat"
    assert reading_age(f"{title}\n\n{summary}") == age

    (tmp_path / "risks").mkdir()
    (tmp_path / "partnership.yml").write_text(PARTNERSHIP, encoding="utf-8")
    text = f"title: {title}\nsummary: {summary}\nkind: threat\nstate: open\n{SOURCES}\n"
    (tmp_path / "risks" / "cat.yml").write_text(text, encoding="utf-8")
    found = check(tmp_path, date(2026, 10, 1), all_kinds(), advice=True).problems
    said = [one for one in found if one.rule.name == "reading-age"]

    assert [(one.file, one.line, one.severity) for one in said] == [("risks/cat.yml", 2, "advice")] * told
    assert all(f"reading age of {age:.0f} " in one.message for one in said)


TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*passages("council"), *passages("plain"), "“", "\n\n- ", "**", "(KPI)", " . ", "é"])).map(
        " ".join
    ),
)


@given(TEXTS)
def test_advice_points_at_words_that_are_there(text: str) -> None:
    """Whatever the text: the words stand at their place, and asking again gives the same."""
    found = list(advice_on(text, KNOWN))

    assert all(text[one.at : one.at + len(one.words)] == one.words for one in found)
    assert found == list(advice_on(text, KNOWN))
    reading_age(text)


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("The cat sat on the mat.", -1.45),
        ("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 11.3),
    ],
)
def test_the_reading_age_is_that_of_the_formula(sentence: str, grade: float) -> None:
    """Sentences whose Flesch-Kincaid grade is published, again and again; syllables are an estimate within a year."""
    age = reading_age(f"{sentence} " * 20)
    assert age == pytest.approx(grade + 5, abs=1.0)


def test_words_are_hyphenated_as_pyphen_does() -> None:
    """Its patterns are read here, since it takes long to read them."""
    pyphen = Pyphen(lang="en_GB", left=1, right=1)
    words = {word for file in (ROOT / "docs").rglob("*.md") for word in re.findall(r"[a-z][a-z’'-]*", file.read_text())}
    assert len(words) > 3000
    for word in sorted(words):
        vowels = len(re.findall(r"[aeiouy]+", re.sub(r"(?:es|ed|e)$", "", word)))
        assert syllables_of(word) == max(1, len(pyphen.positions(word)) + 1, min(vowels, 7)), word
