"""The contacts that a partnership declared as public, read so that any spelling of them is known again."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from generator.privacy.leak import GAP

_ADDRESS = re.compile(r"[^\s<>()\[\]:;,\"]{0,200}@[^\s<>()\[\]:;,\"?&]+")
_FIRST = rf"(?<!{GAP}){GAP}"
_OBFUSCATED_AT = re.compile(
    rf"{_FIRST}*[\[({{<]{GAP}*at{GAP}*[\])}}>]{GAP}*|{_FIRST}+at{GAP}+|{_FIRST}*[@\uff20]{GAP}*", re.I
)
_OBFUSCATED_DOT = re.compile(
    rf"{_FIRST}*[\[({{<]{GAP}*(?:dot|\.){GAP}*[\])}}>]{GAP}*|{_FIRST}+dot{GAP}+|{_FIRST}+\.", re.I
)
_ENTITY = re.compile("&(?:#0*64|#x0*40|commat);", re.I)
_EXTENSION = re.compile(rf"{_FIRST}*(?:ext(?:ension)?\.?|x){GAP}*[0-9]+{GAP}*\Z", re.I)
_LETTER_O = re.compile("(?<![A-Za-z])[Oo](?=[0-9])")
_BRACKETED_NOUGHT = re.compile(r"(?<=[0-9])\D*\(0\)")


@dataclass(frozen=True, slots=True)
class Contacts:
    """What is public: whole addresses, domains of which every address is, and numbers."""

    addresses: frozenset[str]
    domains: frozenset[str]
    numbers: frozenset[str]


@lru_cache(maxsize=16)
def contacts(public: frozenset[str]) -> Contacts:
    """Read the declared contacts, whatever way they are spelled."""
    addresses: set[str] = set()
    domains: set[str] = set()
    numbers: set[str] = set()
    for declared in public:
        found = _ADDRESS.search(plain_address(declared))
        if not found:
            if digits := plain_number(declared):
                numbers.add(digits)
        elif found.group().startswith("@"):
            domains.add(found.group()[1:].rstrip("."))
        else:
            addresses.add(found.group().rstrip("."))
    return Contacts(frozenset(addresses), frozenset(domains), frozenset(numbers))


def plain_address(spelled: str) -> str:
    """An email address in one spelling: in small letters, with `@` and dots, nothing encoded."""
    plain = _ENTITY.sub("@", unquote(spelled))
    plain = _OBFUSCATED_DOT.sub(".", _OBFUSCATED_AT.sub("@", plain))
    return plain.strip().casefold().removeprefix("mailto:")


def plain_number(spelled: str) -> str:
    """A phone number in one spelling: digits only, a British one as it is dialled at home, others after a `+`."""
    plain = _LETTER_O.sub("0", _EXTENSION.sub("", unquote(spelled)))
    abroad = re.match(r"\D*\+", plain) is not None
    digits = "".join(char for char in _BRACKETED_NOUGHT.sub("", plain) if char in "0123456789")
    if not abroad and digits.startswith("00"):
        abroad, digits = True, digits[2:]
    if not abroad:
        return digits
    if digits.startswith("44"):
        return "0" + digits[2:].lstrip("0")
    return "+" + digits
