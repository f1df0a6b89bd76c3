"""A key that is left out adds no sentence anywhere: it takes some away, and puts its name in the line of gaps.

Every optional key that the small partnership has is taken out of every record, one at a time, and all that the site
then tells is compared with what it told before; so are `none` and `not published`. All of it with the record kept by
the councils and from outside, while the partnership runs and once it has ended.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from generator.core.kind import Kind
from generator.core.places import Path as Way
from generator.core.spec import Spec, all_keys, spec_of
from generator.kinds import all_kinds
from tests.checks.mutations import at, changed, groups, records
from tests.checks.told import ALL_KEPT, GAPS, GAPS_PAGE, Kept, Told, added, names_in, plainly, told_by, written
from tests.proofs import SEED, proof

MEANS_SOMETHING = {
    "authorities": "left out, a record is about all councils",
    "services": "left out, a record is about all services",
    "illustrative": "left out, a record is real",
    "withdrawn": "left out, a page stands",
    "done": "left out, an action is still to do",
    "minutes title": "left out, it is made from the body and the date",
    "decisions path.outcome": "left out, a step says that its outcome is not in the record",
    "readings title": "left out, it is made from the period",
    "readings readings.how-libraries-are-rated.period": "left out, a result is of the report’s period",
    "partnership ended": "left out, the partnership runs",
    "savings figures.said_by": "left out, the same figure stands in a sentence without a speaker",
    "partnership end_confirmed": "left out, it ended on the day that is named",
    "partnership run_by": "left out, the councils keep the record",
    "partnership website": "left out, a page cannot name its address",
    "partnership contact": "left out, there is nobody to write to",
    "partnership contact.name": "left out, the address stands in its place",
    "partnership contact.email": "left out, the form stands in its place",
    "partnership nation": "left out, it is England",
    "partnership days_off": "left out, every working day counts",
    "partnership duties": "left out, all rules are asked",
    "partnership glance": "left out, nothing is promised",
    "partnership authorities.short_name": "left out, a council is called by its whole name",
    "partnership authorities.joined": "left out, it was there from the start",
    "partnership authorities.left": "left out, it is there to the end",
    "partnership authorities.call_in.unit": "left out, the source does not say which days count",
    "partnership authorities.call_in.at": "left out, the whole last day counts",
    "partnership authorities.call_in.from": "left out, days are counted from publication",
    "partnership bodies.formerly": "left out, it always had its name",
    "partnership bodies.meets_in_public": "left out, it is as the law of the body has it",
}
"""Keys of which the format says what leaving them out means, by name or by kind and way. All else is only not here."""

STILL_ADDS: dict[str, str] = {
    "exit-plans notice.given": "a council’s page tells of the notice in other words",
    "savings checked_by": "the front page counts the checks of the other figures",
    "savings checked_by.independent": "a saving’s page takes a check for one from inside",
}
"""Keys that still add a sentence, each with the page; one that no longer does has to leave this list."""

_COUNCILS = r"(?:(?:ambleford|brackwater|corrin)(?: (?:borough|district|town) council)?(?:, | and | or )?)+"
OF_A_LETTER = re.compile(rf"(?:letter to |to )?{_COUNCILS}")
"""Which councils are asked, on the page of gaps."""

SAYS_OTHERWISE: dict[str, str] = {}
"""Keys for which `none` or `not published` say more than their sentence, or not that, each with the page."""

SAMPLE = 32


@dataclass(frozen=True)
class Key:
    """One optional key in one group of one record of the small partnership."""

    kind: Kind[Any]
    file: str
    way: Way
    spec: Spec

    @property
    def name(self) -> str:
        """The kind, and the way to the key."""
        return f"{self.kind.name} {'.'.join(str(name) for name in self.way if isinstance(name, str))}"

    @property
    def only_not_here(self) -> bool:
        """Whether leaving it out says nothing but that the record does not have it."""
        return not ({self.name, str(self.way[-1])} & MEANS_SOMETHING.keys()) and "partnership duties" not in self.name

    def takes(self, word: str) -> bool:
        """Whether it takes one of the words that say that there is no value."""
        return self.spec.gap is not None and (word != "none" or bool(self.spec.gap))

    @property
    def gap_names(self) -> frozenset[str]:
        """What all gaps of its kind are called."""
        specs = all_keys(spec_of(self.kind.model))
        return frozenset(
            f"the {spec.in_words.removeprefix('list of ')}".casefold() for spec in specs if spec.gap is not None
        )


def all_optional() -> Iterator[Key]:
    """Every optional key that the small partnership has, wherever it stands; not those of sources, which are no facts."""
    for kind, file, value in records():
        for way, keys in groups(kind, value):
            for name, spec in keys.items():
                if not spec.required and name in at(value, way) and "sources" not in way:
                    yield Key(kind, file, (*way, name), spec)


KEYS = tuple(key for key in all_optional() if key.only_not_here)
PAIRS = [(kept, key) for kept in ALL_KEPT for key in KEYS]


@cache
def small(kept: Kept) -> tuple[TemporaryDirectory[str], Told]:
    """The folder of the small partnership kept like this, and all that its site tells."""
    held = TemporaryDirectory()
    kept.copied_to(Path(held.name))
    told, checked = told_by(Path(held.name))
    assert told, checked.problems
    return held, told


def told_with(kept: Kept, key: Key, new: object) -> Told:
    """All that is told where something else stands at a key, or nothing; empty where the check refuses that."""
    folder = Path(small(kept)[0].name)
    value = kept.changed(key.file, next(value for _, file, value in records() if file == key.file))
    file = folder / key.file
    try:
        file.write_text(written(changed(value, key.way, new)), encoding="utf-8")
        return told_by(folder)[0]
    finally:
        file.write_text(written(value), encoding="utf-8")


def wrongly_added(kept: Kept, key: Key) -> list[tuple[str, str]]:
    """What is told once a key is left out that may not be."""
    before, after = small(kept)[1], told_with(kept, key, None)
    found = []
    for path, unit in added(before, after):
        if unit.startswith(GAPS):
            known = {name for other in before[path] if other.startswith(GAPS) for name in names_in(other)}
            if names_in(unit) <= known | key.gap_names:
                continue
        elif path == GAPS_PAGE and (unit in key.gap_names or OF_A_LETTER.fullmatch(unit)):
            continue
        found.append((path, unit))
    return found


def test_a_sample_of_the_keys_adds_nothing() -> None:
    """The same sample each time."""
    wrong = {
        f"{kept.name}: {key.name}": found
        for kept, key in random.Random(SEED).sample(PAIRS, SAMPLE)
        if key.name not in STILL_ADDS and (found := wrongly_added(kept, key))
    }
    assert wrong == {}


@pytest.mark.parametrize("kind", [proof(kind.name) for kind in all_kinds() if kind.name != "pages"])
def test_no_key_adds_anything(kind: str) -> None:
    """All of them; one that is said to add something still does."""
    wrong: dict[str, list[str]] = {}
    for kept, key in PAIRS:
        if key.kind.name == kind and (found := wrongly_added(kept, key)):
            wrong.setdefault(key.name, []).extend(f"{kept.name}: {path}: {unit}" for path, unit in found)
    assert {name: told for name, told in wrong.items() if name not in STILL_ADDS} == {}
    assert {name for name in STILL_ADDS if name.startswith(f"{kind} ")} <= wrong.keys()


GAP_KEYS = tuple(key for key in KEYS if key.spec.gap is not None)
WORDS = [
    (kept, key, word) for kept in ALL_KEPT for key in GAP_KEYS for word in ("none", "not published") if key.takes(word)
]


def said_for(key: Key, word: str) -> re.Pattern[str]:
    """The sentence that one of the two words adds."""
    return re.compile(re.escape(plainly(key.spec.gap)) if word == "none" else r".* (?:does|do) not publish this\.")


def wrongly_said(kept: Kept, key: Key, word: str) -> list[tuple[str, str]]:
    """What is told for `none` or `not published`, besides what is told where the key is left out, that may not be."""
    before, without, after = small(kept)[1], told_with(kept, key, None), told_with(kept, key, word)
    if not after or not without:
        return []
    sentence = said_for(key, word)
    new = [(path, unit) for path, units in after.items() for unit in units - without.get(path, frozenset())]
    found = [
        (path, unit)
        for path, unit in new
        if not sentence.fullmatch(unit)
        and unit not in before.get(path, frozenset())
        and not unit.startswith(GAPS)
        and not unit.endswith(f": {word}")
    ]
    if not any(sentence.fullmatch(unit) for path, unit in new):
        found.append(("nowhere", sentence.pattern))
    return found


def test_a_sample_of_the_words_adds_their_sentence_alone() -> None:
    """The same sample each time."""
    wrong = {
        f"{kept.name}: {key.name}: {word}": found
        for kept, key, word in random.Random(SEED).sample(WORDS, SAMPLE // 4)
        if key.name not in SAYS_OTHERWISE and (found := wrongly_said(kept, key, word))
    }
    assert wrong == {}


@pytest.mark.parametrize("kind", [proof(name) for name in dict.fromkeys(key.kind.name for key in GAP_KEYS)])
def test_each_word_adds_its_sentence_alone(kind: str) -> None:
    """All of them; one that is said to do otherwise still does."""
    wrong: dict[str, list[str]] = {}
    for kept, key, word in WORDS:
        if key.kind.name == kind and (found := wrongly_said(kept, key, word)):
            wrong.setdefault(key.name, []).extend(f"{kept.name}: {word}: {path}: {unit}" for path, unit in found)
    assert {name: told for name, told in wrong.items() if name not in SAYS_OTHERWISE} == {}
    assert {name for name in SAYS_OTHERWISE if name.startswith(f"{kind} ")} <= wrong.keys()
