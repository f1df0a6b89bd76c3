"""All advice on one text, in the order in which it is there."""

import re
from collections.abc import Iterator

from generator.plain_language import words
from generator.plain_language.acronyms import unexplained
from generator.plain_language.passives import passives_in
from generator.plain_language.sentences import Sentence, own_words, sentences_of
from generator.values.rules import Finding, Rule, Severity

LONG_SENTENCE = Rule("long-sentence", "A sentence has 25 words at most, as GOV.UK advises.", Severity.ADVICE)
LONG_WORD = Rule("long-word", "Everyday words are used where there are any.", Severity.ADVICE)
ACRONYM = Rule("acronym", "A short form is explained in the text or in the glossary.", Severity.ADVICE)
PASSIVE = Rule("passive", "A sentence says who does what.", Severity.ADVICE)

LONGEST = 25
"""Words in a sentence: GOV.UK's limit. Of 14 words readers understand over 90%, of 43 under 10%."""
MANY = 4
"""How many sentences a text has at least before its share of passives says anything."""


def advice_on(text: str, known: frozenset[str] = frozenset()) -> Iterator[Finding[int]]:
    """Advise on a text; `known` are the terms that a glossary explains, in small letters."""
    plain = own_words(text)
    passives = passives_in(plain)
    found = [*_long_words(plain, text), *_acronyms(plain, known)]
    # Only a text of many words, or of several passives, can have a sentence with too many.
    if len(passives) > 1 or len(text.split(None, LONGEST)) > LONGEST:
        sentences = list(sentences_of(plain))
        found += [*_long_sentences(sentences, text), *_passives(sentences, passives, text)]
    yield from sorted(found, key=lambda advice: (advice.at, advice.rule.name))


def _long_sentences(sentences: list[Sentence], text: str) -> Iterator[Finding[int]]:
    for sentence in sentences:
        # A word has a letter and a space at least: most sentences need not be counted.
        if len(sentence.text) > 2 * LONGEST and (count := sentence.words) > LONGEST:
            first = text[sentence.start : sentence.start + 40].split("\n")[0]
            message = f"This sentence has {count} words. Aim for {LONGEST} or fewer."
            yield Finding(sentence.start, LONG_SENTENCE, message, "Split it into two sentences.", words=first)


def _long_words(plain: str, text: str) -> Iterator[Finding[int]]:
    better = words.replacements()
    for found in words.pattern().finditer(plain):
        form = " ".join(found.group().casefold().split())
        message = f"“{' '.join(found.group().split())}” has a plainer wording."
        yield Finding(
            found.start(), LONG_WORD, message, f"Better: {better[form]}.", words=text[found.start() : found.end()]
        )


def _acronyms(plain: str, known: frozenset[str]) -> Iterator[Finding[int]]:
    for start, form in unexplained(plain, known):
        hint = "Write it in full once with the short form in brackets, or add it to the glossary."
        yield Finding(start, ACRONYM, f"“{form}” is not explained.", hint, words=form)


def _passives(sentences: list[Sentence], everywhere: list[re.Match[str]], text: str) -> Iterator[Finding[int]]:
    if not everywhere:
        return
    piled, number = set(), 0
    for sentence in sentences:
        end = sentence.start + len(sentence.text)
        inside = [found for found in everywhere if sentence.start <= found.start() < end]
        number += bool(inside)
        if len(inside) > 1:
            piled.add(inside[0].start())
            message = f"This sentence has {len(inside)} passive verbs, so it does not say who acts."
            hint = "Say who does what: “The committee agreed …”."
            yield Finding(inside[0].start(), PASSIVE, message, hint, words=_at(inside[0].span(), text))
    if not piled and len(sentences) >= MANY and number * 3 > len(sentences) * 2:
        first = everywhere[0]
        message = f"{number} of {len(sentences)} sentences are passive, so they do not say who acts."
        yield Finding(
            first.start(), PASSIVE, message, "Say who does what in most of them.", words=_at(first.span(), text)
        )


def _at(span: tuple[int, int], text: str) -> str:
    return text[slice(*span)]
