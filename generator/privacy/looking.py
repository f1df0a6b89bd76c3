"""All rules over one text: what they find, in the order of the text, nothing told twice."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator

from generator.privacy import bank, emails, homes, identity, phones, signatures
from generator.privacy.leak import Leak
from generator.privacy.public import contacts

_MOST_TELLING = ("national-insurance", "bank-details", "birth-date", "private-email", "signature", "home-address")


def leaks_in(text: str, public: frozenset[str] = frozenset()) -> Iterator[Leak]:
    """Give the personal data in a text, a file name or a link, but for the contacts declared as `public`.

    A contact is an email address, a phone number in any spelling, or a whole domain such as `@camden.gov.uk`.
    """
    declared = contacts(public)
    found = [
        *identity.find_insurance(text),
        *bank.find(text),
        *identity.find_births(text),
        *emails.find(text, declared),
        *signatures.find(text),
        *homes.find(text),
        *phones.find(text, declared),
    ]
    kept: list[Leak] = []
    for leak in sorted(found, key=_weight):
        place = bisect(kept, leak.start, key=_start)
        before, after = kept[place - 1 : place], kept[place : place + 1]
        if not any(leak.start < other.end and other.start < leak.end for other in before + after):
            kept.insert(place, leak)
    yield from kept


def _start(leak: Leak) -> int:
    return leak.start


def _weight(leak: Leak) -> tuple[int, int, int]:
    """Where two leaks overlap, the rule that is surest wins, and then the longer words."""
    sure = _MOST_TELLING.index(leak.rule) if leak.rule in _MOST_TELLING else len(_MOST_TELLING)
    return sure, -len(leak.words), leak.start
