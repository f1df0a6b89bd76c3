"""Phone numbers, British or from abroad, that nobody declared as public."""

import re
from collections.abc import Iterator

from generator.privacy.leak import DASH, GAP, PHONE_NUMBER, before, inside_url, leak_of, longest_start
from generator.privacy.public import Contacts, plain_number
from generator.values.rules import Finding

_HINT = "Delete it, unless it is a public line such as a switchboard."
_leak = leak_of(PHONE_NUMBER, "This looks like a phone number.", _HINT)
_BETWEEN = rf"(?:[0-9().]|{GAP}|{DASH})"
_CANDIDATE = re.compile(
    rf"(?<![0-9A-Za-z£$€#])(?<![0-9][.,/:])(?<![0-9]{DASH})"
    rf"(?:\(?\+|%2B|\(?0|[Oo](?=[1237]))(?={_BETWEEN}{{6}}){_BETWEEN}{{7,26}}(?<=[0-9])(?![0-9])(?!(?!x|ext)[A-Za-z])"
)
_DIGITS = re.compile(rf"[0-9](?:(?:{GAP}|{DASH}|[.()]){{0,4}}[0-9]){{8}}")
_LABELLED = re.compile(
    rf"\b(?:tel(?:ephone)?|(?:tele)?phone|mob(?:ile)?|cell|call|ring|text|whatsapp|fax|wa\.me)\b[^\w\n+(]{{1,4}}"
    rf"(?:(?:no|number|is|me|on|him|her)\b[^\w\n+(]{{1,3}}){{0,3}}(?P<number>(?:44{GAP}?)?[1-9](?:[0-9]|{GAP}|{DASH}){{8,15}}[0-9])(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:\b(?:ref(?:erence)?s?|item|uprn|isbn|issn|id|invoice|order|contract|case|application|company|charity|account"
    r"|a/c|voucher|p\.?o\.?|serial|barcode|crn|vat|usrn|mpan|mprn|part|docket|batch|cheque)\b\.?"
    r"(?:\s*(?:is|no|nos|nr|num|number|numbers|id|ref|code)\b\.?)?|№)[\s:#=.(-]{0,4}\Z",
    re.IGNORECASE,
)
_CALLED = re.compile(r"(?:tel|phone|mob|mobile|call|sms|fax|whatsapp|wa\.me)[\w.-]{0,10}[:=/%]\S{0,6}\Z", re.IGNORECASE)
_DATE = re.compile(r"[0-3]?[0-9][./-][01]?[0-9][./-](?:19|20)?[0-9]{2}(?![0-9])|[0-9]{2}[-. ][0-9]{2}[-. ][0-9]{2}\Z")
_FOR_DRAMA = re.compile("(?:01632960|07700900)[0-9]{3}")
_MIN_DIGITS, _MAX_DIGITS = 9, 15


def find(text: str, public: Contacts) -> Iterator[Finding[int]]:
    """Find the numbers in the text that can be dialled and that nobody declared."""
    if not _DIGITS.search(text):
        return
    for found in _CANDIDATE.finditer(text):
        words = longest_start(found.group(), "[0-9]+", _is_number)
        if words and not _is_something_else(text, found.start(), words):
            yield from _judged(found.start(), words, public)
    for found in _LABELLED.finditer(text):
        words = found["number"]
        dialled = f"+{words}" if words.startswith("44") else f"0{words}"
        if _can_be_dialled(dialled):
            yield from _judged(found.start("number"), words, public, dialled)


def _judged(start: int, words: str, public: Contacts, dialled: str | None = None) -> Iterator[Finding[int]]:
    """Report a number unless it is public."""
    if plain_number(dialled or words) not in public.numbers:
        yield _leak(start, words)


def _is_number(words: str) -> bool:
    return words.count("(") == words.count(")") and _is_grouped(words) and _can_be_dialled(words)


def _is_grouped(words: str) -> bool:
    """Whether the digits are in groups as those of a phone number do: not 01 02 03 04 05, not 0.2079460123."""
    groups = re.findall("[0-9]+", words)
    abroad = words.lstrip("(").startswith(("+", "%", "00"))
    return len(groups) <= 7 and (abroad or (len(groups[0]) > 1 and any(len(group) > 2 for group in groups)))


def _is_something_else(text: str, start: int, words: str) -> bool:
    """Whether what is around the number shows that it is a reference, a date or an id."""
    lead = before(text, start, 40)
    if _REFERENCE.search(lead) or _DATE.match(words) or re.search(r"[£$€]\s?\Z", lead):
        return True
    return inside_url(text, start) and not _CALLED.search(lead)


def _can_be_dialled(words: str) -> bool:
    """Whether a number was ever given out, or is one of those kept for drama that the library does not know."""
    digits = plain_number(words)
    if _FOR_DRAMA.fullmatch(digits):
        return True
    if not _MIN_DIGITS <= len(digits.lstrip("+")) <= _MAX_DIGITS:
        return False
    import phonenumbers  # a large library, which most records do not need

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(digits, "GB"))
    except phonenumbers.NumberParseException:
        return False
