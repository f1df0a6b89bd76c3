"""The rules about personal data, and what those who look for it share: how spaces and hyphens are pasted."""

import re
from collections.abc import Callable

from generator.values.rules import Finding, Law, Rule

PRIVACY_LAW = Law("UK GDPR, article 5(1)(c)", "https://www.legislation.gov.uk/eur/2016/679/article/5")
PRIVATE_EMAIL = Rule("private-email", "A private person's email address is never published.", law=PRIVACY_LAW)
PHONE_NUMBER = Rule("phone-number", "A private person's phone number is never published.", law=PRIVACY_LAW)
HOME_ADDRESS = Rule("home-address", "A home address is never published.", law=PRIVACY_LAW)
NATIONAL_INSURANCE = Rule("national-insurance", "A National Insurance number is never published.", law=PRIVACY_LAW)
BANK_DETAILS = Rule("bank-details", "Bank account and card details are never published.", law=PRIVACY_LAW)
BIRTH_DATE = Rule("birth-date", "A date of birth is never published.", law=PRIVACY_LAW)
SIGNATURE = Rule("signature", "A picture of a signature is never published.", law=PRIVACY_LAW)


def leak_of(rule: Rule, message: str, hint: str) -> Callable[[int, str], Finding[int]]:
    """What is said of one sort of personal data, for whichever place and words it is found at."""
    return lambda start, words: Finding(start, rule, message, hint, words=words)


GAP = "[ \t\u00a0\u2002-\u200a\u202f]"
"""A space as people type and paste it, within one line: a pattern for one character."""

DASH = "[-\u2010-\u2015\u2212]"
"""A hyphen, dash or minus, as word processors write it: a pattern for one character."""


def before(text: str, place: int, reach: int) -> str:
    """So much of a text as is right before a place."""
    return text[max(0, place - reach) : place]


def longest_start(words: str, parts: str, passes: Callable[[str], bool]) -> str | None:
    """The longest start of a run of parts that passes; what follows it may be a year, a word or another number."""
    starts = [words[: found.end()] for found in re.finditer(parts, words)]
    return next(filter(passes, reversed(starts)), None)


def inside_url(text: str, start: int) -> bool:
    """Whether the place lies within a web address, where long numbers are ids."""
    token = _LAST_TOKEN.search(text, max(0, start - 300), start)
    return bool(token and _URL.search(token.group()))


_LAST_TOKEN = re.compile(r"[^\s<>\"'()\[\]]*\Z")
_URL = re.compile(r"://|^www\.|[?&][\w-]+=", re.IGNORECASE)
