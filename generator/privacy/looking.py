"""All rules over one text: what they find, in the order of the text, nothing told twice."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from dataclasses import replace

from generator.privacy import bank, emails, homes, identity, phones, signatures
from generator.privacy.leak import Leak
from generator.privacy.public import contacts
from generator.privacy.seen import Seen

_MOST_TELLING = ("national-insurance", "bank-details", "birth-date", "private-email", "signature", "home-address")


def leaks_in(text: str, public: frozenset[str] = frozenset()) -> Iterator[Leak]:
    """Give the personal data in a text, a file name or a link, but for the contacts declared as `public`.

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
    kept: list[Leak] = []
    for leak in sorted((_typed(leak, text, seen) for leak in found), key=_weight):
        place = bisect(kept, leak.start, key=_start)
        before, after = kept[place - 1 : place], kept[place : place + 1]
        if not any(leak.start < other.end and other.start < leak.end for other in before + after):
            kept.insert(place, leak)
    yield from kept


def _typed(leak: Leak, text: str, seen: Seen) -> Leak:
    start, end = seen.typed(leak.start, leak.end)
    return replace(leak, start=start, words=text[start:end])


def _start(leak: Leak) -> int:
    return leak.start


def _weight(leak: Leak) -> tuple[int, int, int]:
    """Where two leaks overlap, the rule that is surest wins, and then the longer words."""
    sure = _MOST_TELLING.index(leak.rule) if leak.rule in _MOST_TELLING else len(_MOST_TELLING)
    return sure, -len(leak.words), leak.start
