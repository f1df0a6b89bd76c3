"""All rules over one text: what they find, in the order of the text, nothing twice."""

from bisect import bisect
from collections.abc import Iterator
from dataclasses import replace

from generator.privacy import bank, emails, homes, identity, phones, signatures
from generator.privacy.leak import (
    BANK_DETAILS,
    BIRTH_DATE,
    HOME_ADDRESS,
    NATIONAL_INSURANCE,
    PRIVATE_EMAIL,
    SIGNATURE,
)
from generator.privacy.public import contacts
from generator.privacy.seen import Seen
from generator.values.rules import Finding

_MOST_TELLING = (NATIONAL_INSURANCE, BANK_DETAILS, BIRTH_DATE, PRIVATE_EMAIL, SIGNATURE, HOME_ADDRESS)


def leaks_in(text: str, public: frozenset[str] = frozenset()) -> Iterator[Finding[int]]:
    """Find the personal data in a text, a file name or a link, but for the contacts declared as `public`.

    A contact is an email address, a phone number in any spelling, or a whole domain such as `@camden.gov.uk`.
    """
    declared, seen = contacts(public), Seen(text)
    found = [
        *identity.find_insurance(seen.text),
        *bank.find(seen.text),
        *identity.find_births(seen.text),
        *emails.find(seen.text, declared),
        *signatures.find(seen.text),
        *homes.find(seen.text),
        *phones.find(seen.text, declared),
    ]
    kept: list[Finding[int]] = []
    for leak in sorted((_typed(leak, text, seen) for leak in found), key=_weight):
        place = bisect(kept, leak.at, key=lambda leak: leak.at)
        before, after = kept[place - 1 : place], kept[place : place + 1]
        if not any(leak.at < _end(other) and other.at < _end(leak) for other in before + after):
            kept.insert(place, leak)
    yield from kept


def _typed(leak: Finding[int], text: str, seen: Seen) -> Finding[int]:
    start, end = seen.typed(leak.at, _end(leak))
    return replace(leak, at=start, words=text[start:end])


def _end(leak: Finding[int]) -> int:
    return leak.at + len(leak.words)


def _weight(leak: Finding[int]) -> tuple[int, int, int]:
    """Where two leaks overlap, the rule that is surest wins, and then the longer words."""
    sure = _MOST_TELLING.index(leak.rule) if leak.rule in _MOST_TELLING else len(_MOST_TELLING)
    return sure, -len(leak.words), leak.at
