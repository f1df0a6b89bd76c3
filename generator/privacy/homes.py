"""Addresses where somebody lives; those of offices, venues and sites are public."""

import re
from collections.abc import Iterator

from generator.privacy.leak import HOME_ADDRESS, before, leak_of
from generator.values.rules import Finding

_HINT = "Delete it. Write the ward, the street without a number, or the first half of the postcode."
_leak = leak_of(HOME_ADDRESS, "This looks like somebody's home address.", _HINT)
_STREET = (
    r"(?:road|rd|street|str|st|avenue|ave|av|lane|ln|close|cl|gardens|gdns|drive|dr|crescent|cres|terrace|terr|way|court|ct"
    r"|place|pl|grove|gr|hill|mews|walk|rise|row|park|green|villas|parade|vale|view|square|sq|estate|mansions|buildings)"
)
_FLAT = (
    r"(?:(?:flat|apartment|apt|room)\.?\s*[0-9]{1,3}[A-Za-z]?\s*,\s*"
    r"(?:(?:[^\W\d_][\w'’-]+\s+){1,2}(?:house|court|mansions|tower|point)\s*,\s*)?)?"
)
_WORD = (
    r"(?!(?:on|in|at|the|of|from|and|or|to|for|mph|new|mins?|minutes|hours?|days?|per|by|with|is|was|are|were|homes"
    r"|houses|trees|cent)\b)[^\W\d_][\w'’.-]*"
)
_NUMBER = r"(?<![\w£.,:/-])[0-9]{1,3}[A-Za-z]?(?:\s?[-–/]\s?[0-9]{1,3}[A-Za-z]?)?"
_PLACE = rf"(?:{_FLAT}{_NUMBER},?\s+(?:{_WORD}\s+){{1,4}}?{_STREET}\b)"
_PLACED = re.compile(_PLACE, re.IGNORECASE)
_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{1,2}[0-9][A-Z0-9]?\s{0,2}[0-9][ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])", re.IGNORECASE
)
_LIVES = (
    r"\b(?:(?:lives?|living|lived|resid(?:es?|ing|ed)|staying|moved)\s+(?:at|in|to)|home\s+address(?:es)?(?:\s+(?:is|was|given\s+as))?"
    r"|(?:his|her|their|my)\s+(?:home|address|house|flat)\s+(?:is|was|at)|resident\s+(?:at|of)|tenant\s+(?:at|of)|householder\s+(?:at|of)|occupier\s+of)"
    r"[\s:,–-]{1,4}"
)
_LIVED = re.compile(
    rf"(?P<lead>{_LIVES})(?P<place>{_PLACE}|(?-i:[A-Z])[\w'’-]+\s+(?:\w+\s+)?(?:cottage|house|farm|lodge|flat),?\s+(?:{_WORD}\s+){{1,3}}?{_STREET}\b)",
    re.IGNORECASE,
)
_ANY_STREET = re.compile(rf"[0-9][A-Za-z]?,?\s+(?:{_WORD}\s+){{1,4}}?{_STREET}\b", re.IGNORECASE)
_NAMED_HOUSES = ("cottage", "house", "farm", "lodge", "flat")
_ANY_POSTCODE = re.compile(r"[0-9][A-Za-z0-9]?\s{0,2}[0-9][A-Za-z]{2}(?![A-Za-z0-9])")
_PERSON_OF = re.compile(
    rf"(?:\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev)\.?\s(?:and\s(?:Mrs|Mr|Ms)\.?\s)?(?:[A-Z][\w'’.-]{{0,20}}\s?){{1,3}},?|\b(?:[A-Z][a-z]+|[A-Z]\.?)\s?[A-Z][a-z'’-]+,)\s?(?:of|at|from)?\s(?P<place>(?i:{_PLACE}))"
)
_OFFICE = re.compile(
    r"\b(?:town\s+hall|civic\s+(?:centre|suite|offices?)|county\s+hall|city\s+hall|guildhall|offices?|library|libraries|schools?|academy|college"
    r"|university|hospital|surgery|clinic|(?:health|leisure|community|sports|day|family|children['’]s|advice|job|conference|arts|recycling|resource|contact)\s+centre"
    r"|centre|museum|theatre|church|chapel|mosque|synagogue|depot|station|hub|headquarters|hq|ltd|limited|plc|llp|cic|venue|hall|pub|hotel|restaurant|cafe"
    r"|shop|supermarket|warehouse|studios?|nursery|building|architects|solicitors|registered\s+at|held\s+at|polling|reception|chambers?|magistrates|tribunal|mayor|clerk\s+to|chief\s+executive|(?:monitoring|returning)\s+officer|leader\s+of)\b",
    re.IGNORECASE,
)
_WEAK_OFFICE = re.compile(
    r"\b(?:council|committee|cctv|cameras?|junction|enforcement|opposite|outside|near|authority|planning|applications?|premises|licen[cs]\w+|site|works|roadworks|demolition|conversion|erection|house|department|service|contractor|trust|association|nhs)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|resident|tenants?|home|lives?|neighbour|client|service user|applicant|complainant"
    r"|witness|objector|petitioner|householder|patient|address)\b|\b(?:flat|apartment)\s*[0-9]",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:item|route|bus|agenda|section|schedule|table|appendix|phase|lot|ward|page|annex|paragraph|para|zone|figure|no\.\s?of|plots?|units?|suite|level|floor|[a-z]+\s+room)s?\s*\Z",
    re.IGNORECASE,
)
_HOME_ONLY_IF_TOLD = re.compile(r"(?:square|sq|park|place|pl|buildings|estate|way|court|ct|green)\.?\Z", re.IGNORECASE)
_BEFORE, _AFTER = 60, 80


def find(text: str) -> Iterator[Finding[int]]:
    """Find the home addresses in the text; a postcode alone is none."""
    street = _ANY_STREET.search(text)
    small = text.lower()
    if street or any(house in small for house in _NAMED_HOUSES):
        for found in _LIVED.finditer(text):
            yield _leak(found.start("place"), _with_postcode(text, found.start("place"), found.end("place")))
    if not street:
        return
    for found in _PERSON_OF.finditer(text):
        name = text[found.start() : found.start("place")]
        if _OFFICE.search(name) or (_WEAK_OFFICE.search(name) and not _PERSON.search(name)):
            continue
        yield _leak(found.start("place"), _with_postcode(text, found.start("place"), found.end("place")))
    if not _ANY_POSTCODE.search(text):
        return
    for found in _PLACED.finditer(text):
        if _POSTCODE.search(text, found.end(), found.end() + _AFTER) and _is_home(text, found):
            yield _leak(found.start(), _with_postcode(text, found.start(), found.end()))


def _is_home(text: str, found: re.Match[str]) -> bool:
    """Whether nothing around an address shows that it is an office, a venue or a site."""
    lead = before(text, found.start(), _BEFORE)
    if _COUNTED.search(lead) or _OFFICE.search(lead):
        return False
    if _PERSON.search(lead) or _PERSON.search(found.group()):
        return True
    return not (_WEAK_OFFICE.search(lead) or _HOME_ONLY_IF_TOLD.search(found.group()))


def _with_postcode(text: str, start: int, end: int) -> str:
    """The words of an address up to the end of its postcode, if it has one."""
    postcode = _POSTCODE.search(text, end, end + _AFTER)
    return text[start : postcode.end() if postcode else end]
