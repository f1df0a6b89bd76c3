"""A key that is left out adds no sentence anywhere: it takes some away, and puts its name in the line of gaps.

Every optional key of every kind (`test_every_key` shows that the small partnership has all of them) is taken out of
every record, one at a time, and all that the site then tells is compared with what it told before; so are `none` and
`not published`. All of it with the record kept by the councils and from outside, while the partnership runs and once it
has ended; in records that have little else, too; and the keys that all records share in one of each kind.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml

from generator.core.kind import Kind
from generator.core.part import Part
from generator.core.places import Path as Way
from generator.core.register import Register
from generator.core.spec import Spec, spec_of
from generator.kinds import all_kinds
from tests.checks.mutations import at, changed, groups, records
from tests.checks.told import (
    ALL_KEPT,
    BARE_KEPT,
    CARDS,
    DENYING,
    GAPS,
    GAPS_PAGE,
    Kept,
    Told,
    added,
    bare,
    is_shorter,
    names_in,
    plainly,
    told_by,
    unlabelled,
    written,
)
from tests.proofs import SEED, proof

MEANS_SOMETHING: Mapping[str, Mapping[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "means_something.yml").read_text("utf-8")
)
"""Keys of which the format says what leaving them out means, and what is then said; nothing where it is much."""

_WHOSE = r"(?:the |its |.*’s )?"
_SAID = r"(?:\S*sentence: |§: )?"

NEUTRAL = re.compile(
    r"not in this record|not found|not recorded as done|not accepted|not final|not compared|not of the same|this site does"
    r"|(?:this|the) record does not (?:say|have)|count, .* if not|weekends do not|scale does not start|should not be public"
    r"|^none\.$|the year is not over"
)
"""What may be denied where such a key is left out: what this record has, or may be held against what; that a year is
over; and that there is a next meeting, once a partnership has surely ended."""

OTHER_NAMES = {"partnership authorities.short_name", "partnership run_by"}
"""Keys without which much is said in other words."""

TAKEN_FOR_GRANTED = {
    "partnership authorities.kind": "a partner is a council, unless the record says what else",
    "partnership authorities.call_in.from": "a time to call in begins with publication, unless the record says when else",
    "partnership nation": "it is England, unless the record says which other",
    "partnership start_confirmed": "it started when it was to, unless the record says that nobody knows",
}
"""Keys of which the format says which of their words holds where none does."""

CONSEQUENCES = {
    "partnership bodies.decides": (
        r".* (?:is|was) a joint body of the councils\.",
        "said of every joint body of which nothing else is said",
    ),
    "savings checked_by": (
        r"(?:this record has|we have found) an independent check of #1 of #3 figures\.",
        "another check, of one figure, is in the record and counts for itself",
    ),
    "savings figures.said_by": (
        r".* was (?:recorded as )?saved(?: for [^,]*)?, .*",
        "the same figure, in a sentence without a speaker",
    ),
    "savings figures.period": (
        r".* recorded (?:a saving of|that) .*|.*# was recorded as saved in #/#\.",
        "the same figure, in a sentence without its time, or the one that is then the newest",
    ),
    "savings figures.by_authority": (
        r"figures for [^:]* together: .*",
        "a council's report names the savings of which its own part is not known",
    ),
    "savings figures.net_of_costs": (
        r".*not compared: one is in cash terms, and the record does not say whether the other is\..*",
        "in place of one difference of two figures, the next one is told",
    ),
    "savings figures.prices": (
        r"at # a year beforecosts, the promised one-off cost of # takes # years to pay back\.",
        "it may be held against a cost that does not say it either",
    ),
    "measures readings.value": (
        r"in #/#: children #(?: out of #)?, adults #4?(?: out of #)?\.",
        "without a result for all, the same reading is told by its parts",
    ),
    "readings readings.how-libraries-are-rated.value": (
        r"§: children # out of #5 in #/#\.",
        "without a result for all, the same reading is told by its parts",
    ),
    "budgets rows.period": (
        rf"{_SAID}(?:{_WHOSE}net (?:budget|spending)|spending is forecast) .*",
        "the same figure, in a sentence without its time, and what it was compared with by itself",
    ),
    "budgets rows.net_of_costs": (
        rf"{_SAID}(?:not compared: one is net, .*|{_WHOSE}net spending .*|.* spent .*|{_WHOSE}budget .*)",
        "both sides stand by themselves, with why they are not compared",
    ),
    "budgets rows.prices": (
        rf"{_SAID}(?:not compared: one is in cash terms, .*|{_WHOSE}net (?:budget|spending) .*)",
        "both sides stand by themselves, with why they are not compared",
    ),
    "partnership services.summary": (
        r"ambleford, brackwater and corrin shared? (?:libraries|archives)\.",
        "a service’s page begins with who shares it where nobody has said what it is",
    ),
    "budgets rows.by_authority": (
        rf"{_SAID}{_WHOSE}net spending .*",
        "without a council’s part of the budget, what it spent stands by itself",
    ),
}
"""Keys without which something else in the record is said, each with the sentence, and why that is true of it."""

NEEDED = {
    "decisions path.body": "a step names a body or a council",
    "decisions path.authority": "a step names a body or a council",
    "decisions notice.published": "a notice says when it was published, or by which route",
    "measures readings.value": "a reading has a value for all or for some",
    "budgets rows.variance": "a row has a figure",
    "partnership bodies": "other records name them",
    "partnership services": "other records name them",
    "partnership sharing.shares": "shares are listed",
}
"""Keys that the check asks for where something else stands, so that nothing can be said without them."""

ASKED_INSTEAD = {
    "budgets rows.checked_by": "the independent check",
    "savings figures.checked_by": "the independent check",
    "agreements not_published": "the text of the agreement",
    "minutes online": "the place",
    "agreements notice_months": "the last day to give notice",
    "agreements changes": "the supplier",
    "agreements changes.supplier": "the supplier",
}
"""What is looked for once it is not said why it is not there, or what takes its place."""

_COUNCILS = r"(?:(?:ambleford|brackwater|corrin)(?: (?:borough|district|town) council)?(?:, | and | or )?)+"
_ABOUT = rf"it is about (?:{_COUNCILS} and its part in )?three rivers libraries(?:: §(?: \(#\))?)?\."
_WHERE = r"it is described here: https://\S+"
OF_A_LETTER = re.compile(rf"(?:letter to |about |to (?:\[choose one\] )?)?{_COUNCILS}|{_ABOUT}|{_WHERE}")
"""Which councils are asked about what, on the page of gaps, and where they may find it."""

ABOVE_GAPS = "gaps in the record"
"""The heading of the lines of gaps in the report of a year."""

LATEST = re.compile(r"(?:latest (?:milestone|event) \(#\)|#): ")
"""How a page begins its latest milestone or event: without that one, it is the one before, in words that stand elsewhere."""

A_LINK = re.compile(r"pages that mention this|§(?: made-up example)? [a-z ]+(?:, #)?(?: withdrawn\.)?")
"""That another page names this one. Two records may name each other; then each mentions it once, at its own key."""

SAYS_OTHERWISE = {
    "measures readings": "the reports of their periods have results, so that there cannot be none",
    "measures why_not_split": "only where it is not split is anything said of the reason",
    "exit-plans reviewed": "a plan that was not reviewed, as a source says, is late by its own rule",
}
"""Keys for which `none` or `not published` say more than their sentence, each with what that is."""

SOURCE = {
    "title": "The report to all councils",
    "url": "https://ambleford.example.org/report",
    "kind": "official",
    "publisher": "Ambleford",
    "published": "2023-05",
    "accessed": "2023-06-01",
    "read": "part",
    "quote": "We share what we can.",
    "archived": "https://archive.example.org/report",
    "sha256": "0f" * 32,
}
ENDS = {"on": "2028-03-31", "order": "The Valley (Structural Changes) Order 2027", "followed_by": ["Valley Council"]}
"""A partner that ends by law, which no partner of the small partnership does."""
SHARED: Mapping[str, Any] = {
    "sources": [SOURCE, {"title": "Minutes of the year", "kind": "press", "url": "https://news.example.org/year"}],
    "corrections": [{"on": "2023-07-01", "what": "A day was wrong.", "why": "It was copied from a draft."}],
    "searched": {"on": "2023-08-01", "where": "The pages of the councils."},
    "confirmed_by": [{"authority": "corrin", "on": "2023-09-01"}],
    "change_notes": [{"on": "2023-10-01", "what": "A figure was added."}],
    "reply": [{"by": "corrin", "on": "2023-11-01", "says": "It was so.", "sources": [SOURCE | {"title": "A letter"}]}],
    "formerly": ["an-old-name"],
}
"""Keys that any record may have, whole, for one record of each kind."""

SAMPLE = 12


@dataclass(frozen=True)
class Key:
    """One optional key in one group of one record of the small partnership."""

    kind: Kind[Any]
    file: str
    way: Way
    spec: Spec
    shared: bool = False

    @property
    def name(self) -> str:
        """The kind, and the way to the key."""
        return f"{self.kind.name} {'.'.join(str(name) for name in self.way if isinstance(name, str))}"

    @property
    def only_not_here(self) -> bool:
        """Whether leaving it out says nothing but that the record does not have it."""
        return self.meant not in MEANS_SOMETHING

    @property
    def meant(self) -> str:
        """How it is called among the keys that mean something where they are left out; its own name if it is none."""
        _, _, way = self.name.partition(" ")
        named = {f"* {way}", f"*.{way.rpartition('.')[2]}"} & MEANS_SOMETHING.keys()
        return next(iter(named), self.name)

    @property
    def called(self) -> str:
        """What it is called in the line of gaps."""
        return f"the {self.spec.in_words.removeprefix('list of ')}".casefold()

    def takes(self, word: str) -> bool:
        """Whether it takes one of the words that say that there is no value."""
        return self.spec.gap is not None and (word != "none" or bool(self.spec.gap))

    def within(self, value: Mapping[str, Any], bare: bool) -> dict[str, Any]:
        """A record as it is tried: whole, or with what it must have and this key alone."""
        if self.shared:
            return with_shared(self.kind, value)
        if not bare:
            return dict(value)
        specs = spec_of(self.kind.model)
        return {name: held for name, held in value.items() if specs[name].required or name == self.way[0]}


def all_optional() -> Iterator[Key]:
    """Every optional key that the small partnership has, wherever it stands."""
    for kind, file, value in records(pages=True):
        yield from _keys_in(kind, file, value)


def all_shared() -> Iterator[Key]:
    """The keys that all records share, in one record of each kind."""
    for kind, file, value in {kind.name: (kind, file, value) for kind, file, value in records(pages=True)}.values():
        for key in _keys_in(kind, file, with_shared(kind, value)):
            if key.way[0] in SHARED or "ends" in key.way:
                yield replace(key, shared=True)


def _keys_in(kind: Kind[Any], file: str, value: dict[str, Any]) -> Iterator[Key]:
    for way, keys in groups(kind, value):
        for name, spec in keys.items():
            if not spec.required and name in at(value, way):
                yield Key(kind, file, (*way, name), spec)


def with_shared(kind: Kind[Any], value: Mapping[str, Any]) -> dict[str, Any]:
    """A record that has all keys that any record may have."""
    specs = spec_of(kind.model)
    more = {key: held for key, held in SHARED.items() if key in specs}
    if kind.name == "partnership":
        more["authorities"] = [*value["authorities"][:-1], value["authorities"][-1] | {"ends": ENDS}]
    return {**value, **more}


@dataclass(frozen=True)
class Case:
    """A key in a partnership that is kept in one of the ways, in its whole record or in a bare one."""

    kept: Kept
    key: Key
    bare: bool = False

    @property
    def value(self) -> dict[str, Any]:
        """The record before anything is left out."""
        return self.kept.changed(self.key.file, self.key.within(RECORDS[self.key.file], self.bare))

    @property
    def there(self) -> bool:
        """Whether the key is there where the partnership is kept like this."""
        above = at(self.value, self.key.way[:1]) if self.key.way[0] in self.value else None
        return above is not None and (len(self.key.way) == 1 or self.key.way[-1] in at(self.value, self.key.way[:-1]))

    @property
    def before(self) -> Told:
        """All that is said before anything is left out."""
        if not self.bare and not self.key.shared:
            return small(self.kept)[1]
        return told_in_bare(self.kept, self.key.file, written(self.value))

    def told_with(self, new: object) -> tuple[Told, Register | None]:
        """All that is said where something else stands at the key, or nothing; empty where the check refuses that."""
        return told_where(self.kept, self.key.file, written(changed(self.value, self.key.way, new)))

    def __str__(self) -> str:
        """Name it in what a test finds."""
        return f"{self.kept.name}{', bare' if self.bare else ''}: {self.key.name}"


RECORDS = {file: value for _, file, value in records(pages=True)}
KEYS = tuple(key for key in all_optional() if key.only_not_here)
# A bare partnership has no councils' own lines left that its records could be about.
_TRIED = [
    *(Case(kept, key) for kept in ALL_KEPT for key in KEYS),
    *(Case(kept, key, bare=True) for kept in BARE_KEPT for key in KEYS if key.kind.name != "partnership"),
    *(Case(kept, key) for kept in BARE_KEPT for key in all_shared() if key.only_not_here),
]
CASES = [case for case in _TRIED if case.there]


@cache
def small(kept: Kept) -> tuple[TemporaryDirectory[str], Told]:
    """The folder of the small partnership kept like this, and all that its site says."""
    held = TemporaryDirectory()
    kept.copied_to(Path(held.name))
    told, checked = told_by(Path(held.name))
    assert told, checked.problems
    return held, told


def told_where(kept: Kept, file: str, text: str) -> tuple[Told, Register | None]:
    """All that is said where a file has another text; the file is put back."""
    at_file = Path(small(kept)[0].name) / file
    try:
        at_file.write_text(text, encoding="utf-8")
        told, checked = told_by(Path(small(kept)[0].name))
        return told, checked.register
    finally:
        at_file.write_text(written(kept.changed(file, RECORDS[file])), encoding="utf-8")


@cache
def told_in_bare(kept: Kept, file: str, text: str) -> Told:
    """All that is said where a file has another text, remembered for all keys that stand in it."""
    return told_where(kept, file, text)[0]


def wrongly_added(case: Case, without: Told) -> list[tuple[str, str]]:
    """What is said once a key is left out, and may not be."""
    before, key = case.before, case.key
    consequence, _ = CONSEQUENCES.get(key.name, ("", ""))
    everything = frozenset().union(*before.values())
    found = []
    for path, unit in added(before, without):
        names = {key.called, ASKED_INSTEAD.get(key.name, "")}
        if unit.startswith(GAPS):
            known = {name for other in before.get(path, ()) if other.startswith(GAPS) for name in names_in(other)}
            may_be = names_in(unit) <= known | names
        else:
            may_be = (
                (path == GAPS_PAGE and (unlabelled(unit) in names or bool(OF_A_LETTER.fullmatch(unit))))
                or (unit == ABOVE_GAPS and any(other.startswith(GAPS) for other in without[path]))
                or (LATEST.sub("", unit, 1) in everything and bool(LATEST.match(unit)))
                or (key.spec.mentions and bool(A_LINK.fullmatch(unit)))
                or bool(re.fullmatch(consequence, unit))
                # What a page says further down, now that there is room for it.
                or (path == CARDS and not added({CARDS: everything}, {CARDS: frozenset([unit])}))
            )
        if not may_be:
            found.append((path, unit))
    return found


def not_named(case: Case, without: Told, register: Register | None) -> bool:
    """Whether a key is left out, residents could expect it, and no line of gaps has its name."""
    assert register
    if case.key.spec.gap is None:
        return False
    entry = next((entry for entry in register if entry.file == case.key.file), None)
    record = part = register.whole(entry) if entry else register.partnership
    for name in case.key.way[:-1]:
        part = part[name] if isinstance(name, int) else getattr(part, name, None) or getattr(part, f"{name}_", None)
    key = str(case.key.way[-1])
    asked = isinstance(part, Part) and part.asks(key) and not getattr(record, "withdrawn", None)
    if getattr(part, key, None):  # Other records add it.
        return False
    lines = (names_in(unit) for units in without.values() for unit in units if unit.startswith(GAPS))
    return asked and not any(case.key.called in names for names in lines)


def said_for(key: Key, word: str) -> re.Pattern[str]:
    """The sentence that one of the two words adds, behind the name of what it is about where there are several."""
    said = re.escape(plainly(str(key.spec.gap))) if word == "none" else r"[^:]* (?:does|do) not publish this\."
    return re.compile(f"(?:[^:]*: )?{said}")


def wrongly_said(case: Case, word: str, without: Told) -> list[tuple[str, str]]:
    """What is said for `none` or `not published`, and not where the key is left out, and may not be."""
    before, after, sentence, label = case.before, case.told_with(word)[0], said_for(case.key, word), case.key.called
    if not after:
        return [("refused", word)]
    new = [(path, unit) for path, units in after.items() for unit in units - without.get(path, frozenset())]
    found = [
        (path, unit)
        for path, unit in new
        if not sentence.fullmatch(unit)
        and bare(unit) not in {bare(other) for other in before.get(path, frozenset())}
        and not unit.endswith(f": {word}")
        and not is_shorter(unit, label)
        and not (unit.startswith(GAPS) and any(is_shorter(unit, other) for other in without[path]))
    ]
    if not any(sentence.fullmatch(unit) for path, unit in new):
        found.append(("nowhere", sentence.pattern))
    return found


def wrong_with(case: Case, words: tuple[str, ...]) -> Iterator[str]:
    """All that is wrong where a key is left out, or says one of these words instead."""
    if not case.before:
        assert case.bare  # Something else has to stand beside this key.
        return
    without, register = case.told_with(None)
    if not without:
        if case.key.name not in NEEDED:
            yield "the check refuses it"
        return
    yield from (f"{path}: {unit}" for path, unit in wrongly_added(case, without))
    if not_named(case, without, register):
        yield f"no line of gaps has “{case.key.called}”"
    for word in words:
        if case.key.takes(word) and case.key.name not in SAYS_OTHERWISE:
            yield from (f"{word}: {path}: {unit}" for path, unit in wrongly_said(case, word, without))


BOTH = ("none", "not published")


def test_a_sample_of_the_keys_adds_nothing() -> None:
    """The same sample each time."""
    cases = random.Random(SEED).sample([case for case in CASES if not case.bare], SAMPLE)
    wrong = {str(case): found for case in cases if (found := list(wrong_with(case, ())))}
    assert wrong == {}


def test_a_sample_of_the_words_adds_their_sentence_alone() -> None:
    """The same sample each time."""
    takes = [case for case in CASES if not case.bare and case.key.spec.gap is not None]
    cases = random.Random(SEED).sample(takes, SAMPLE // 4)
    wrong = {str(case): found for case in cases if (found := list(wrong_with(case, BOTH)))}
    assert wrong == {}


@pytest.mark.parametrize("kept", [proof(kept) for kept in ALL_KEPT], ids=lambda kept: kept.name)
@pytest.mark.parametrize("kind", [kind.name for kind in all_kinds()])
def test_no_key_adds_anything(kind: str, kept: Kept) -> None:
    """All of them, and each of the words."""
    cases = [case for case in CASES if case.kept is kept and case.key.kind.name == kind]
    wrong = {str(case): found for case in cases if (found := list(wrong_with(case, BOTH)))}
    assert wrong == {}


@pytest.mark.parametrize("name", [proof(name) for name in (*MEANS_SOMETHING, *CONSEQUENCES)])
def test_what_is_listed_adds_just_that(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the lists get shorter, and not longer: a key that adds nothing is tried with the others."""
    monkeypatch.setattr("tests.checks.test_left_out.CONSEQUENCES", {})
    keys = [key for key in (*all_optional(), *all_shared()) if key.meant == name]
    cases = [Case(kept, key, bare) for bare in (False, True) for kept in BARE_KEPT for key in keys]
    tried = [case for case in cases if case.there and case.before]
    found = {bare(unit) for case in tried for _, unit in wrongly_added(case, case.told_with(None)[0])}
    assert found
    assert sorted(found) == MEANS_SOMETHING.get(name, {}).get("adds", sorted(found))


@pytest.mark.parametrize("name", sorted(MEANS_SOMETHING.keys() - OTHER_NAMES))
def test_what_means_something_denies_nothing(name: str) -> None:
    """What the format says of a key that is left out is never that somebody did not do something."""
    denying = DENYING - {"due", "before", "until"}
    adds = MEANS_SOMETHING[name].get("adds", ())
    assert [unit for unit in adds if denying & set(unit.split()) and not NEUTRAL.search(unit)] == []


@pytest.mark.parametrize("kept", [proof(kept) for kept in BARE_KEPT], ids=lambda kept: kept.name)
def test_no_word_of_several_is_taken_for_one_that_is_left_out(kept: Kept) -> None:
    """A risk without a state is no open one: what a site says then, it says of a closed one, too."""
    found = []
    for case in CASES:
        key, words = case.key, case.key.spec.choices or (True, False) * (case.key.spec.type is bool)
        if case.kept is not kept or case.bare or key.shared or not words or key.name in TAKEN_FOR_GRANTED:
            continue
        others = [word for word in words if word != at(case.value, key.way)]
        told_otherwise = next((told for word in others if (told := case.told_with(word)[0])), None)
        without = case.told_with(None)[0] if told_otherwise else {}
        for path, units in without.items():
            only_so = units & case.before.get(path, frozenset()) - (told_otherwise or {}).get(path, frozenset())
            found += [(key.name, path, unit) for unit in only_so]
    assert found == []


def test_the_lists_name_keys_that_there_are() -> None:
    """A key that is no more is no reason."""
    keys = [*all_optional(), *all_shared()]
    there = {key.name for key in keys} | {key.meant for key in keys}
    assert {*MEANS_SOMETHING, *CONSEQUENCES, *NEEDED, *SAYS_OTHERWISE, *OTHER_NAMES, *TAKEN_FOR_GRANTED} <= there
