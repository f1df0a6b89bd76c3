"""Advice on the wording of a record, at its words: never an error, and never a reason not to publish."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from generator.core.entry import Entry
from generator.core.model import Record, Shared
from generator.core.places import Path
from generator.core.problems import Problem
from generator.core.register import Register
from generator.core.walking import all_of
from generator.kinds import terms_of
from generator.plain_language import advice_on, reading_age
from generator.plain_language.advice import ACRONYM
from generator.values.rules import Finding, Rule, Severity
from generator.values.words import Line, Prose, Url

READING_AGE = Rule("reading-age", "A record can be read at the age of 14.", Severity.ADVICE)

OLDEST = 14
"""The reading age over which advice is given. GOV.UK writes for 9; half of all adults read as a pupil of 14 does."""


MOST = 50
"""So many pieces of advice are given on the words of one record: who has read these knows what to look for."""


def wording_advice(entry: Entry[Shared], register: Register) -> Iterator[Finding]:
    """Advise on each text of a record, and on how hard the whole is to read."""
    texts = [(path, prose.source) for path, prose in all_of(entry.record, Prose) if _is_own(path)]
    title = getattr(entry.record, "title", None)
    if title is not None:
        texts.insert(0, (("title",), str(title)))
    yield from islice(chain(_on_signs(entry.record), _on_words(texts, register)), MOST)
    age = reading_age("\n\n".join(text for _, text in texts)) if isinstance(entry.record, Record) else None
    if age is not None and age > OLDEST:
        message = f"This record has a reading age of {age:.0f} (Flesch-Kincaid). Aim for {OLDEST} or younger."
        hint = "Use shorter sentences and everyday words."
        yield Finding(("summary",), READING_AGE, message, hint, at_key=True)


def acronyms_once(problems: Iterable[Problem]) -> list[Problem]:
    """Leave each short form where it stands first: one line in the glossary explains it everywhere."""
    told: set[str] = set()
    found = []
    for one in sorted(problems, key=lambda one: one.order if one.rule is ACRONYM else ()):
        if one.rule is not ACRONYM or one.said not in told:
            found.append(one)
        if one.rule is ACRONYM:
            told.add(one.said)
    return found


def _on_signs(record: Shared) -> Iterator[Finding]:
    """Advice that a value has on the way it is written: signs without effect, addresses that few can reach."""
    written: list[tuple[Path, Prose | Line | Url]] = [
        *all_of(record, Prose),
        *all_of(record, Line),
        *all_of(record, Url),
    ]
    for path, value in written:
        for advice in value.advice if _is_own(path) else ():
            yield Finding(path, advice.rule, advice.message, advice.hint, words=advice.words)


def _is_own(path: Path) -> bool:
    """Whether an officer chose these words. The words of a source are its own, and stay as they are."""
    return path[-1:] != ("quote",)


def _on_words(texts: list[tuple[Path, str]], register: Register) -> Iterator[Finding]:
    known = register.remembered("terms", _terms)
    told: set[str] = set()
    for path, text in texts:
        for advice in advice_on(text, known):
            if advice.rule is ACRONYM and advice.words in told:
                continue
            if advice.rule is ACRONYM:
                told.add(advice.words)
            yield Finding(path, advice.rule, advice.message, advice.hint, words=advice.words)


def _terms(register: Register) -> frozenset[str]:
    """Everything that is explained, in small letters, and each word of it that is a short form."""
    names = [str(name) for term in terms_of(register) for name in (term.term, *term.also)]
    words = [word.strip("()") for name in names for word in name.split() if word.strip("()").isupper()]
    return frozenset(name.casefold() for name in (*names, *words))
