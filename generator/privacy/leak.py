"""The rules about personal data, and what those who look for it share: how spaces and hyphens are pasted."""

from __future__ import annotations

import re

from generator.values.rules import Law, Rule

PRIVACY_LAW = Law("UK GDPR, article 5(1)(c)")
PRIVATE_EMAIL = Rule("private-email", "No private person's email address is published.", law=PRIVACY_LAW)
PHONE_NUMBER = Rule("phone-number", "No private person's telephone number is published.", law=PRIVACY_LAW)
HOME_ADDRESS = Rule("home-address", "Nobody's home address is published.", law=PRIVACY_LAW)
NATIONAL_INSURANCE = Rule("national-insurance", "Nobody's National Insurance number is published.", law=PRIVACY_LAW)
BANK_DETAILS = Rule("bank-details", "No details of a bank account or a card are published.", law=PRIVACY_LAW)
BIRTH_DATE = Rule("birth-date", "Nobody's date of birth is published.", law=PRIVACY_LAW)
SIGNATURE = Rule("signature", "No picture of a signature is published.", law=PRIVACY_LAW)

GAP = "[ \t\u00a0\u2002-\u200a\u202f]"
"""A space as people type and paste it, within one line: a pattern for one character."""

DASH = "[-\u2010-\u2015\u2212]"
"""A hyphen, dash or minus, as word processors write it: a pattern for one character."""


def inside_url(text: str, start: int) -> bool:
    """Whether the place lies within a web address, where long numbers are ids."""
    before = _LAST_TOKEN.search(text, max(0, start - 300), start)
    return bool(before and _URL.search(before.group()))


_LAST_TOKEN = re.compile(r"[^\s<>\"'()\[\]]*\Z")
_URL = re.compile(r"://|^www\.|[?&][\w-]+=", re.IGNORECASE)
