"""A key that is left out adds no sentence anywhere: it takes some away, and puts its name in the line of gaps.

Every optional key of every kind (`test_every_key` shows that the small partnership has all of them) is taken out of
every record, one at a time, and all that the site then tells is compared with what it told before; so are `none` and
`not published`. All of it with the record kept by the councils and from outside, while the partnership runs and once it
has ended; and in records that have little else, too.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from generator.core.kind import Kind
from generator.core.model import Part
from generator.core.places import Path as Way
from generator.core.register import Register
from generator.core.spec import Spec, all_keys, spec_of
from generator.kinds import all_kinds
from tests.checks.mutations import at, changed, groups, records
from tests.checks.told import (
    ALL_KEPT,
    BARE_KEPT,
    CARDS,
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
    written,
)
from tests.proofs import SEED, proof

MEANS_SOMETHING = {
    "authorities": "left out, a record is about all councils",
    "services": "left out, a record is about all services",
    "illustrative": "left out, a record is real",
    "withdrawn": "left out, a page stands",
    "done": "left out, an action is still to do",
    "reviews by": "left out, it is the partnership’s own review",
    "reviews recommendations.to": "left out, it is made to all whom the review is about",
    "reviews recommendations.number": "left out, its address is made of its first words",
    "reviews recommendations.answer": "left out, a recommendation is open",
    "reviews recommendations.answer.by": "left out, it is the answer of all who were asked",
    "reviews recommendations.steps.outcome": "left out, a step is still to do",
    "provisional": "left out, a figure is final",
    "budgets rows.what": "left out, it is spending",
    "budgets rows.amount": "left out, the councils’ parts are of the variance",
    "says": "left out, a result was measured, and is no forecast",
    "measures readings": "left out, the results stand in the reports of their periods",
    "partnership services.shared.from": "left out, it has been so from the start",
    "partnership services.shared.until": "left out, it is so to the end",
    "minutes title": "left out, it is made from the body and the date",
    "decisions kind": "left out, it may be an important one, and the story tells what it was about",
    "decisions sources.publisher": "left out, a press report is called that, for its paper has no name",
    "decisions path.outcome": "left out, a step says that its outcome is not in the record",
    "measures better": "left out, a target may be missing, which is not so where neither way is better",
    "measures readings.says": "left out, it is a result, and no forecast",
    "readings readings.how-libraries-are-rated.says": "left out, it is a result, and no forecast",
    "readings readings.loans.value": "left out, the result before it is the newest",
    "readings title": "left out, it is made from the period",
    "readings readings.how-libraries-are-rated.period": "left out, a result is of the report’s period",
    "decisions called_in.outcome": "left out, the call-in may not be settled, and holds up what depends on it",
    "decisions no_call_in": "left out, each council’s own rule for calling in holds",
    "partnership ended": "left out, the partnership runs",
    "partnership end_confirmed": "left out, it ended on the day that is named",
    "partnership start_confirmed": "left out, it began on the day that is named",
    "partnership run_by": "left out, the councils keep the record",
    "partnership sharing.from": "left out, the rule has held from the start",
    "partnership contact": "left out, there is nobody to write to",
    "partnership contact.name": "left out, the address stands in its place",
    "partnership contact.email": "left out, the form stands in its place",
    "partnership nation": "left out, it is England",
    "partnership days_off": "left out, every working day counts",
    "partnership glance": "left out, nothing is promised",
    "partnership authorities.short_name": "left out, a council is called by its whole name",
    "partnership authorities.joined": "left out, it was there from the start",
    "partnership authorities.left": "left out, it is there to the end",
    "partnership authorities.kind": "left out, it is a council",
    "partnership authorities.rejoined": "left out, it was in once",
    "partnership authorities.ends": "left out, it goes on",
    "partnership bodies.short_name": "left out, it is called by its whole name",
    "partnership bodies.members.from": "left out, the list holds from the start",
    "partnership services.shared": "left out, all partners share it",
    "partnership services.shared.part": "left out, it shares all of it",
    "partnership sharing.proposed": "left out, it is agreed",
    "partnership format": "left out, it is the first edition",
    "partnership authorities.call_in.unit": "left out, the source does not say which days count",
    "partnership authorities.call_in.at": "left out, the whole last day counts",
    "partnership authorities.call_in.from": "left out, days are counted from publication",
    "partnership bodies.formerly": "left out, it always had its name",
    "partnership bodies.meets_in_public": "left out, it is as the law of the body has it",
}
"""Keys of which the format says what leaving them out means, by name or by kind and way. All else is only not here."""

COMPARED = {
    "savings figures.said_by": "without a speaker, it is the same figure in a sentence without one",
    "savings figures.period": "without a period it is not compared, and the page says why it is not",
    "savings figures.net_of_costs": "it is compared with figures that do not say it either",
    "savings figures.prices": "it is compared with figures that do not say it either",
    "budgets rows.said_by": "without a speaker, it is the same figure in a sentence without one",
    "budgets rows.period": "without a period it is not compared, and stands in a sentence of its own",
    "budgets rows.net_of_costs": "it is compared with figures that do not say it either",
    "budgets rows.prices": "it is compared with figures that do not say it either",
    "budgets rows.by_authority": "without a council’s part of the budget, what it spent stands by itself",
}
"""Keys by which figures are held against each other (“How we compare” tells the rules). Without one, other figures stand
side by side, each with its own words: no sentence is about what is not there."""

STILL_ADDS: dict[str, str] = {
    "measures better": "the story tells of a report in other words, where nobody can say what got worse",
    "measures target": "the story tells what got worse in place of which target was missed",
    "measures target.from": "the story tells what got worse in place of which target was missed",
    "decisions path.subject_to": "the front page tells what was agreed in other words",
    "exit-plans steps.due": "a plan’s page has the first date of a step without the later one",
    "minutes items.actions.due": "the page of the minutes has the first date of an action without the later one",
    "reviews actions.due": "a review’s page has the first date of an action without the later one",
    "savings checked_by": "the front page counts the checks of the other figures",
    "savings checked_by.independent": "a saving’s page takes a check for one from inside",
}
"""Keys that still add a sentence, each with the page; one that no longer does has to leave this list."""

NEEDED = {
    "decisions path.body": "a step names a body or a council",
    "decisions path.authority": "a step names a body or a council",
    "decisions notice.published": "a notice says when it was published, or by which route",
    "readings readings.how-libraries-are-rated.value": "a reading has a value for all or for some",
    "measures readings.value": "a reading has a value for all or for some",
    "budgets rows.variance": "a row has a figure",
    "partnership bodies": "other records name them",
    "partnership sharing.shares": "shares are listed",
}
"""Keys that the check asks for where something else stands, so that nothing can be told without them."""

ASKED_INSTEAD = {
    "agreements not_published": "the text of the agreement",
    "minutes online": "the place",
    "agreements notice_months": "the last day to give notice",
}
"""What is looked for once it is not said why it is not there, or what takes its place."""

_COUNCILS = r"(?:(?:ambleford|brackwater|corrin)(?: (?:borough|district|town) council)?(?:, | and | or )?)+"
OF_A_LETTER = re.compile(rf"(?:letter to |to (?:\[choose one\] )?)?{_COUNCILS}")
"""Which councils are asked, on the page of gaps."""

ABOVE_GAPS = "gaps in the record"
"""The heading of the lines of gaps in the report of a year."""

MILESTONE = "latest milestone (#): "
"""How a service's page begins its latest milestone: without that one, it is the one before, in words told elsewhere."""

A_LINK = re.compile(r"pages that mention this|§(?: made-up example)? [a-z ]+(?:, #)?(?: withdrawn\.)?")
"""That another page names this one. Two records may name each other; then each tells of it once, at its own key."""

SAYS_OTHERWISE = {
    "measures why_not_split": "only where it is not split is anything said of the reason",
    "exit-plans reviewed": "a plan that was not reviewed, as a source says, is late by its own rule",
}
"""Keys for which `none` or `not published` say more than their sentence, each with what that is."""

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
        """Whether leaving it out says nothing but that the record does not have it; duties are no facts of a record."""
        meant = {self.name, str(self.way[-1])} & (MEANS_SOMETHING.keys() | COMPARED.keys())
        return not meant and not self.name.startswith("partnership duties")

    @property
    def called(self) -> str:
        """What it is called in the line of gaps."""
        return f"the {self.spec.in_words.removeprefix('list of ')}".casefold()

    def takes(self, word: str) -> bool:
        """Whether it takes one of the words that say that there is no value."""
        return self.spec.gap is not None and (word != "none" or bool(self.spec.gap))

    def within(self, value: Mapping[str, Any], bare: bool) -> dict[str, Any]:
        """A record as it is tried: whole, or with what it must have and this key alone."""
        if not bare:
            return dict(value)
        specs = spec_of(self.kind.model)
        return {name: held for name, held in value.items() if specs[name].required or name == self.way[0]}


def all_optional() -> Iterator[Key]:
    """Every optional key that the small partnership has, wherever it stands."""
    for kind, file, value in records():
        for way, keys in groups(kind, value):
            for name, spec in keys.items():
                if not spec.required and name in at(value, way):
                    yield Key(kind, file, (*way, name), spec)


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
    def before(self) -> Told:
        """All that is told before anything is left out."""
        if not self.bare:
            return small(self.kept)[1]
        return told_in_bare(self.kept, self.key.file, written(self.value))

    def told_with(self, new: object) -> tuple[Told, Register | None]:
        """All that is told where something else stands at the key, or nothing; empty where the check refuses that."""
        return told_where(self.kept, self.key.file, written(changed(self.value, self.key.way, new)))

    def __str__(self) -> str:
        """Name it in what a test finds."""
        return f"{self.kept.name}{', bare' if self.bare else ''}: {self.key.name}"


RECORDS = {file: value for _, file, value in records()}
KEYS = tuple(key for key in all_optional() if key.only_not_here)
# A bare partnership has no councils' own lines left that its records could be about.
CASES = [Case(kept, key) for kept in ALL_KEPT for key in KEYS] + [
    Case(kept, key, bare=True) for kept in BARE_KEPT for key in KEYS if key.kind.name != "partnership"
]


@cache
def small(kept: Kept) -> tuple[TemporaryDirectory[str], Told]:
    """The folder of the small partnership kept like this, and all that its site tells."""
    held = TemporaryDirectory()
    kept.copied_to(Path(held.name))
    told, checked = told_by(Path(held.name))
    assert told, checked.problems
    return held, told


def told_where(kept: Kept, file: str, text: str) -> tuple[Told, Register | None]:
    """All that is told where a file has another text; the file is put back."""
    at_file = Path(small(kept)[0].name) / file
    try:
        at_file.write_text(text, encoding="utf-8")
        told, checked = told_by(Path(small(kept)[0].name))
        return told, checked.register
    finally:
        at_file.write_text(written(kept.changed(file, RECORDS[file])), encoding="utf-8")


@cache
def told_in_bare(kept: Kept, file: str, text: str) -> Told:
    """All that is told where a file has another text, remembered for all keys that stand in it."""
    return told_where(kept, file, text)[0]


def wrongly_added(case: Case, without: Told) -> list[tuple[str, str]]:
    """What is told once a key is left out that may not be."""
    before, key = case.before, case.key
    everything = frozenset().union(*before.values())
    found = []
    for path, unit in added(before, without):
        names = {key.called, ASKED_INSTEAD.get(key.name, "")}
        asked_for = {f"any {name.removeprefix('the ')}" for name in names if name}
        if unit.startswith(GAPS):
            known = {name for other in before.get(path, ()) if other.startswith(GAPS) for name in names_in(other)}
            may_be = names_in(unit) <= known | names
        else:
            may_be = (
                (path == GAPS_PAGE and (unit in names | asked_for or bool(OF_A_LETTER.fullmatch(unit))))
                or (unit == ABOVE_GAPS and any(other.startswith(GAPS) for other in without[path]))
                or (unit.startswith(MILESTONE) and unit.removeprefix(MILESTONE) in everything)
                or (key.spec.mentions and bool(A_LINK.fullmatch(unit)))
                # What a page says further down, now that there is room for it.
                or (path == CARDS and unit in everything)
            )
        if not may_be:
            found.append((path, unit))
    return found


def not_named(case: Case, without: Told, register: Register | None) -> bool:
    """Whether a key is left out, residents could expect it, and no line of gaps has its name."""
    assert register
    if case.key.spec.gap is None:
        return False
    record = next((entry.record for entry in register if entry.file == case.key.file), register.partnership)
    part = record
    for name in case.key.way[:-1]:
        part = part[name] if isinstance(name, int) else getattr(part, name, None) or getattr(part, f"{name}_", None)
    asked = isinstance(part, Part) and part.asks(str(case.key.way[-1])) and not getattr(record, "withdrawn", None)
    lines = (names_in(unit) for units in without.values() for unit in units if unit.startswith(GAPS))
    return asked and not any(case.key.called in names for names in lines)


def said_for(key: Key, word: str) -> re.Pattern[str]:
    """The sentence that one of the two words adds, behind the name of what it is about where there are several."""
    said = re.escape(plainly(str(key.spec.gap))) if word == "none" else r"[^:]* (?:does|do) not publish this\."
    return re.compile(f"(?:[^:]*: )?{said}")


def wrongly_said(case: Case, word: str, without: Told) -> list[tuple[str, str]]:
    """What is told for `none` or `not published`, besides what is told where the key is left out, that may not be."""
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
    if case.key.name not in STILL_ADDS:
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
    cases = random.Random(SEED).sample(takes, SAMPLE // 8)
    wrong = {str(case): found for case in cases if (found := list(wrong_with(case, BOTH)))}
    assert wrong == {}


@pytest.mark.parametrize("kept", [proof(kept) for kept in ALL_KEPT], ids=lambda kept: kept.name)
@pytest.mark.parametrize("kind", [kind.name for kind in all_kinds() if kind.name != "pages"])
def test_no_key_adds_anything(kind: str, kept: Kept) -> None:
    """All of them, and each of the words."""
    cases = [case for case in CASES if case.kept is kept and case.key.kind.name == kind]
    wrong = {str(case): found for case in cases if (found := list(wrong_with(case, BOTH)))}
    assert wrong == {}


@pytest.mark.parametrize("name", [proof(name) for name in STILL_ADDS])
def test_what_still_adds_something_does(name: str) -> None:
    """So that the list gets shorter, and not longer."""
    cases = [case for case in CASES if case.key.name == name and not case.bare]
    assert any(wrongly_added(case, case.told_with(None)[0]) for case in cases)


def test_the_lists_name_keys_that_there_are() -> None:
    """A key that is no more is no reason."""
    there = {key.name for key in all_optional()} | {str(key.way[-1]) for key in all_optional()}
    specs = {f"{kind.name} {spec.name}" for kind in all_kinds() for spec in all_keys(spec_of(kind.model))}
    named = {*MEANS_SOMETHING, *COMPARED, *STILL_ADDS, *NEEDED, *SAYS_OTHERWISE}
    assert {
        name for name in named if name not in there and f"{name.split()[0]} {name.split('.')[-1]}" not in specs
    } <= {
        "partnership ended",
        "partnership authorities.left",
    }
