"""What was meant by what was typed: a guess never turns a meaning round, and where nobody can tell there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.core.spec import Spec, spec_at, spec_of
from generator.kinds import all_kinds, kind_named
from generator.values.guesses import choice_meant, id_meant, spelled_like

TABLE = Path(__file__).with_name("council_words.txt")
NO_GUESS = "(no guess)"


def rows() -> Iterator[tuple[str, Spec, str, str | None]]:
    """Every row of the table: the field, what it takes, what is typed, and what is meant."""
    field, spec = "", None
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            field = line.removeprefix("== ")
            name, _, way = field.partition(": ")
            kind = kind_named(name)
            assert kind is not None, field
            spec = spec_at(kind.model, tuple(way.split()))
        elif line and not line.startswith("#"):
            meant, _, typed = line.partition(": ")
            assert spec is not None
            assert meant in (*spec.choices, NO_GUESS), line
            for word in typed.split(", "):
                yield field, spec, word, None if meant == NO_GUESS else meant


def fields_with_choices(keys: dict[str, Spec], above: str) -> Iterator[tuple[str, Spec]]:
    """Every field of the format that takes one of a few words."""
    for key, spec in keys.items():
        if spec.choices:
            yield f"{above} {key}", spec
        yield from fields_with_choices(spec.keys, f"{above} {key}")


def test_what_councils_write_is_guessed_rightly_or_not_at_all() -> None:
    """Over 400 words of councils, at least 300 of them with the word of the format that is meant."""
    table = list(rows())
    wrong = [
        (field, word, found, meant)
        for field, spec, word, meant in table
        if (found := choice_meant(word, spec.choices, spec.said_as)) is not None and found != meant
    ]
    silent = [
        (field, word, meant)
        for field, spec, word, meant in table
        if meant and choice_meant(word, spec.choices, spec.said_as) is None
    ]
    assert wrong == []
    assert silent == []
    assert len(table) >= 400
    assert sum(meant is not None for *_, meant in table) >= 300


def test_each_field_with_choices_brings_the_words_for_them() -> None:
    """So that a new kind is asked for them; the rules' own names are the only choices nobody says in another way."""
    bare = [
        field
        for kind in all_kinds()
        for field, spec in fields_with_choices(spec_of(kind.model), kind.name)
        if spec.said_as is None
    ]
    assert bare == ["partnership duties off"]


def test_no_word_stands_for_two_choices_of_a_field() -> None:
    """And each list is of choices that the field has."""
    for kind in all_kinds():
        for field, spec in fields_with_choices(spec_of(kind.model), kind.name):
            if spec.said_as is None:
                continue
            assert {*spec.said_as.words} <= {*spec.choices, ""}, field
            phrases = [phrase for words in spec.said_as.words.values() for phrase in words.split(",")]
            twice = {phrase for phrase in phrases if phrases.count(phrase) > 1}
            assert not twice, field
            assert not {*phrases} & {*spec.choices}, field


NEGATIONS = ("not {}", "never {}", "un{}", "un-{}", "non-{}", "no {}", "not yet {}", "failed to be {}", "no longer {}")
NEGATIONS += ("dis{}", "in{}", "{}-less", "{} not", "without being {}", "hardly {}", "far from {}", "ir{}", "de{}")


@pytest.mark.parametrize("form", NEGATIONS)
def test_no_guess_crosses_a_negation(form: str) -> None:
    """Whichever choice of whichever field is denied, it is never the guess."""
    for kind in all_kinds():
        for field, spec in fields_with_choices(spec_of(kind.model), kind.name):
            for choice in spec.choices:
                typed = form.format(choice)
                # “In draft” says the same as “draft”, with or without its space.
                if typed in (*spec.choices, "indraft", "inshares"):
                    continue
                assert choice_meant(typed, spec.choices, spec.said_as) != choice, (field, typed)


IDS = ("2016-03-budget", "2022-03-08-joint-committee", "one-library-system", "2022-06-new-system", "north-cabinet")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2016-03-budgte", "2016-03-budget"),
        ("2022-03-08-joint-comittee", "2022-03-08-joint-committee"),
        ("budget", None),
        ("library-system", "one-library-system"),
        ("new-system", "2022-06-new-system"),
        ("2022-06-new", "2022-06-new-system"),
        ("2017-03-budget", None),
        ("2016-03-budget-refused", None),
        ("2022-03-09-joint-committee", None),
        ("2022-06-old-system", None),
        ("2022-06-no-system", None),
        ("south-cabinet", None),
        ("cabinet", None),
        ("two-library-system", None),
        ("something-else", None),
    ],
)
def test_an_id_is_guessed_from_its_spelling_alone(typed: str, meant: str | None) -> None:
    """Never another day's, another number's or one that says the opposite."""
    assert id_meant(typed, IDS) == meant


@pytest.mark.parametrize("longer", ["2016-03-budget-not-agreed", "2016-03-budget-refused", "non-2016-03-budget"])
def test_an_id_lacks_no_word_that_turns_it_round(longer: str) -> None:
    """`2016-03-budget` is not the decision that refused it."""
    assert id_meant("2016-03-budget", [longer]) is None


def test_two_that_are_as_near_are_none() -> None:
    """Nobody can say which of them was meant."""
    assert spelled_like("brockford", ["brickford", "brackford"]) is None
    assert spelled_like("x" * 1000, ["y" * 1000]) is None
