"""Where money can be taken from: sort codes with account numbers, IBANs and payment cards."""

import re
from collections.abc import Iterator

from generator.privacy.leak import BANK_DETAILS, DASH, GAP, before, inside_url, leak_of, longest_start
from generator.values.rules import Finding

_HINT = "Delete it. Say who was paid and how much, but never publish account or card details."
_iban = leak_of(BANK_DETAILS, "This looks like a bank account number (IBAN).", _HINT)
_account = leak_of(BANK_DETAILS, "This looks like the sort code and number of a bank account.", _HINT)
_card = leak_of(BANK_DETAILS, "This looks like a payment card number.", _HINT)
_SHORTEST_IBAN = 15
_SORT_CODE = (
    rf"(?<![0-9A-Za-z/.-])(?P<sort>[0-9]{{2}}(?P<sep>{DASH}|{GAP})[0-9]{{2}}(?P=sep)[0-9]{{2}})(?![0-9/-])(?!\.[0-9])"
)
_BARE_SORT_CODE = r"(?P<bare>(?<![0-9A-Za-z])[0-9]{6}(?![0-9A-Za-z]))"
_ACCOUNT = (
    rf"(?<![0-9A-Za-z£.,/-])(?:[0-9]{{8}}|[0-9]{{4}}{GAP}[0-9]{{4}}|[0-9]{{2}}(?:{GAP}[0-9]{{2}}){{3}})"
    r"(?![0-9A-Za-z/-])(?![.,][0-9])"
)
_PAIR = re.compile(rf"{_SORT_CODE}(?P<between>[^0-9]{{1,40}}){_ACCOUNT}")
_TURNED = re.compile(rf"{_ACCOUNT}(?P<between>[^0-9]{{1,40}}){_SORT_CODE}")
_LABELLED = re.compile(
    rf"\bsort(?:ing)?(?:{GAP}?-?code|{GAP}?[:=])[^0-9\n]{{0,20}}(?:{_SORT_CODE}|{_BARE_SORT_CODE})[^0-9]{{1,60}}{_ACCOUNT}"
    rf"|{_ACCOUNT}[^0-9]{{1,40}}\bsort(?:ing)?(?:{GAP}?-?code|{GAP}?[:=])[^0-9\n]{{0,20}}"
    r"(?:[0-9]{6}|[0-9]{2}[^0-9\n][0-9]{2}[^0-9\n][0-9]{2})(?![0-9])"
    rf"|\bs/c[^0-9\n]{{0,6}}[0-9]{{6}}[^0-9]{{1,20}}{_ACCOUNT}|{_ACCOUNT}[^0-9]{{1,10}}\bs/c[^0-9\n]{{0,6}}[0-9]{{6}}(?![0-9])"
    rf"|\b(?:bank|building society|current|savings){GAP}(?:account|acc?t?|a/c)\b[^0-9\n]{{0,20}}{_ACCOUNT}",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:unit|plot|lot|(?<!sort )code|part|section|centre|order)s?\s\Z", re.IGNORECASE)
_PATTERNS = (_LABELLED, _PAIR, _TURNED)
_AROUND = 110
_SORT_LABEL = re.compile(r"\bsort\b|\bs/c\b|\bbank\b|\bbacs\b", re.IGNORECASE)
_ACCOUNT_LABEL = re.compile(r"\b(?:account|acct?|a/c|sort|s/c|bank|bacs|pay(?:ee|able|ment)?)\b", re.IGNORECASE)
_IBAN = re.compile(
    rf"(?<![A-Za-z0-9])[A-Z]{{2}}[0-9]{{2}}(?:{GAP}|-)?(?:[A-Z0-9]{{4}}(?:{GAP}|-)?){{2,7}}[A-Z0-9]{{0,4}}(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_CARD = re.compile(
    rf"(?<![0-9A-Za-z£$€])(?<![0-9][.,/-])(?:[0-9]{{4}}(?:(?:{GAP}|{DASH}|\.){{1,2}}[0-9]{{4}}){{3}}(?:{GAP}[0-9]{{3}})?"
    rf"|3[47][0-9]{{2}}(?:{GAP}|{DASH})[0-9]{{6}}(?:{GAP}|{DASH})[0-9]{{5}}|[2-6][0-9]{{12,18}})(?![0-9A-Za-z])(?![.,][0-9])"
)
_CARD_START = re.compile(
    r"4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})|(?:5[1-5]|2[3-6])[0-9]{14}|2(?:22[1-9]|2[3-9][0-9]|7[01][0-9]|720)[0-9]{12}"
    r"|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|35(?:2[89]|[3-8][0-9])[0-9]{12}"
    r"|6(?:011|5[0-9]{2}|4[4-9][0-9])[0-9]{12}|62[0-9]{14,17}|(?:5018|5020|5038|5893|6304|6759|676[1-3])[0-9]{9,15}"
)
_ID = re.compile(r"(?:\bref(?:erence)?|id)\W{0,3}\Z", re.IGNORECASE)
# Cheap tests, which start with a digit: nearly every text ends here.
_LONG_RUN = re.compile(
    rf"[0-9]{{2}}(?:[0-9]{{2}}(?:[0-9]{{4}}|(?:{GAP}|{DASH}|\.){{1,2}}[0-9]{{4}})|(?:{GAP}[0-9]{{2}}){{3}})"
)
_IBAN_DIGITS = re.compile(
    rf"[0-9]{{2}}(?=(?:{GAP}|-)?[A-Za-z0-9]{{4}}(?:{GAP}|-)?[A-Za-z0-9]{{4}}(?:{GAP}|-)?[A-Za-z0-9]{{3}})"
)


def find(text: str) -> Iterator[Finding[int]]:
    """Find the accounts and cards in the text, those only whose check digits are right where they have any."""
    for digits in _IBAN_DIGITS.finditer(text):
        found = _IBAN.match(text, max(0, digits.start() - 2))
        if found and (words := longest_start(found.group(), "[A-Za-z0-9]+", _is_iban)):
            yield _iban(found.start(), words)
    runs = [found.start() for found in _LONG_RUN.finditer(text)]
    if not runs:
        return
    yield from _accounts(text, runs)
    for found in _CARD.finditer(text):
        if _is_card(found.group()) and not _is_id(text, found.start()):
            yield _card(found.start(), found.group())


def _accounts(text: str, runs: list[int]) -> Iterator[Finding[int]]:
    """Look for sort codes and labels around each run of digits that may be the number of an account."""
    done = 0
    for run in runs:
        start, end = max(done, run - _AROUND), run + _AROUND
        for pattern in _PATTERNS:
            found = pattern.search(text, start, end)
            # A match that ends where the search does may be the first half of a longer number.
            if found and (found.end() < end or end >= len(text)) and _is_account(text, found):
                yield _account(found.start(), found.group())
                done = max(done, found.end())


def _is_account(text: str, found: re.Match[str]) -> bool:
    """Whether its shape or the words around it show that a pair of numbers is an account."""
    if found.re is _LABELLED:
        return True
    lead = before(text, found.start(), 30)
    label = lead + found["between"]
    if _may_be_date(found["sort"]):
        return _SORT_LABEL.search(label) is not None
    if _COUNTED.search(lead):
        return False
    return len(found["between"]) <= 3 or _ACCOUNT_LABEL.search(label) is not None


def _may_be_date(sort_code: str) -> bool:
    """Whether a sort code could be a day, a month and a year, or the other way round."""
    first, month, last = (int(part) for part in re.findall("[0-9]{2}", sort_code))
    return 1 <= month <= 12 and (1 <= first <= 31 or 1 <= last <= 31)


def _is_iban(words: str) -> bool:
    from stdnum import iban  # it reads tables when it is imported

    return len(words) >= _SHORTEST_IBAN and iban.is_valid(words.replace("\u00a0", " "))


def _is_id(text: str, start: int) -> bool:
    """Whether the place follows the word for a reference, or lies within a web address."""
    return bool(_ID.search(text, max(0, start - 20), start)) or inside_url(text, start)


def _is_card(words: str) -> bool:
    """Whether the digits are those of a card that some bank issues."""
    from stdnum import luhn  # it is wanted by few records

    digits = re.sub("[^0-9]", "", words)
    return len(set(digits)) > 1 and bool(_CARD_START.fullmatch(digits)) and luhn.is_valid(digits)
