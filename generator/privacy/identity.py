"""What identifies one person to an authority: National Insurance numbers and dates of birth."""

import re
from collections.abc import Iterator

from generator.privacy.leak import BIRTH_DATE, GAP, NATIONAL_INSURANCE, before, leak_of
from generator.values.rules import Finding

_INSURANCE_HINT = "Delete it. If the page was already public, tell your data protection officer."
_BIRTH_HINT = "Delete it. If age matters, write an age band such as “40 to 49”."
_number = leak_of(NATIONAL_INSURANCE, "This looks like a National Insurance number.", _INSURANCE_HINT)
_birth = leak_of(BIRTH_DATE, "This looks like a person's date of birth.", _BIRTH_HINT)
_BREAK = rf"(?:{GAP}|[-.]){{0,2}}"
# QQ is never given out, but is in the forms that people copy and half fill in.
_NOT_A_PREFIX = "(?!BG|GB|KN|NK|NT|TN|ZZ)"
_INSURANCE = re.compile(
    rf"(?<![A-Za-z0-9])(?:{_NOT_A_PREFIX}[A-CEGHJ-PR-TW-Z]{GAP}?[A-CEGHJ-NPR-TW-Z]|QQ)(?P<first>{_BREAK})"
    rf"[0-9]{{2}}(?P<gap>{_BREAK})[0-9]{{2}}{_BREAK}[0-9]{{2}}(?P<last>{_BREAK})(?P<suffix>[A-D])?(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_SIX_DIGITS = re.compile(rf"[0-9]{{2}}(?={_BREAK}[0-9]{{2}}{_BREAK}[0-9]{{2}}(?![0-9]))")
_LONGEST_PREFIX = 5
_INSURANCE_LABEL = re.compile(
    r"(?:national\s+insurance|\bN\.?I\.?\s*(?:no|num|number|#)\b|\bNINO\b|\bNI\s?[:=])[^\n]{0,25}\Z", re.IGNORECASE
)
_GRID = re.compile(r"(?:\bgrid\b|\bOS\b|\bNGR\b|\bGR\b)[^\n]{0,25}\Z", re.IGNORECASE)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_YEAR = r"(?:(?:19|20)[0-9]{2}|['’]?[0-9]{2})"
_WHOLE_YEAR = r"(?:19|20)[0-9]{2}"
_DATE = (
    rf"(?:{_WHOLE_YEAR}[-./][01]?[0-9][-./][0-3]?[0-9]|{_DAY}{GAP}?[-./]{GAP}?[01]?[0-9]{GAP}?[-./]{GAP}?{_YEAR}"
    rf"|[0-3][0-9]{GAP}[01][0-9]{GAP}{_YEAR}|{_DAY}[\s/.-]*(?:of\s+)?{_MONTH}[\s,/.-]*{_YEAR}"
    rf"|{_MONTH}\s*{_DAY},?\s*{_YEAR}|[0-3][0-9][01][0-9]{_WHOLE_YEAR}|{_WHOLE_YEAR}[01][0-9][0-3][0-9])(?![0-9])"
)
_PERSON_DATE = rf"(?:{_DATE}|{_MONTH},?\s+{_WHOLE_YEAR}(?![0-9]))"
_LABEL_BIRTH = r"(?:d\.?\s?o\.?\s?b\b\.?|date[\s_-]of[\s_-]birth|birth[\s_-]?date|birthday)"
_BIRTH_SIGNS = ("born", "birth", "dob", "d.o.b", "d o b", "d. o")
_SHORT_BIRTH = re.compile(r"[Bb]\.\s?[0-9]")
_BIRTH = re.compile(
    rf"(?<![A-Za-z])(?:{_LABEL_BIRTH}(?:[^\w\n]|_|\b(?:is|was|on|of|the|given|as|[(]?dd/mm/yy(?:yy)?[)]?|day)\b){{0,8}}"
    rf"(?P<labelled>{_PERSON_DATE})|born(?:[\s,:–-]|\b(?:on|in|the)\b){{0,6}}(?P<born>{_PERSON_DATE})"
    rf"|b\.\s?(?P<short>{_DATE}))",
    re.IGNORECASE,
)
_BIRTH_YEAR = re.compile(rf"(?<![A-Za-z])(?:born(?:\s+in)?|b\.)\s*{_WHOLE_YEAR}(?![0-9])", re.IGNORECASE)
_AFTER_DATE = re.compile(
    r"(?<![A-Za-z])(?:d\.?\s?o\.?\s?b\b|date[\s_-]of[\s_-]birth|birth[\s_-]?date)(?![A-Za-z])", re.I
)
_DATE_BEFORE = re.compile(
    rf"(?<![0-9]){_DATE}[\s,(\[:–-]{{0,4}}(?:is\s+(?:(?:his|her|their|the)\s+)?)?\Z", re.IGNORECASE
)
_AGED = re.compile(
    r"\b(?:aged?\s+(?:of\s+)?[0-9]{1,3}|[0-9]{1,3}[\s-]years?[\s-]old|[0-9]{1,3}\s*yrs?)\b", re.IGNORECASE
)
_NAME_BEFORE = re.compile(r"[A-Z][a-z]+ [A-Z][\w'’-]+,? ?[(\[]\Z")
_ORGANISATION = re.compile(
    r"\b(?:council|partnership|service|borough|scheme|project|programme|board|trust|charity|idea|nhs|committee|forum"
    r"|company|organisation|agency|authority|campaign|festival|library|initiative|plan|policy|group|network|team"
    r"|children|people|babies|anyone|those|everyone|residents|pupils|patients|adults|persons|women|men|fund|society"
    r"|it|which|association|co-operative|cooperative|school|hospital|department)s?['’]?s?"
    r"(?:\s(?:was|were|is|are|being|first|itself|officially|formally|who|that|has|had|have|been)\b|[\s,(])*\Z",
    re.IGNORECASE,
)
_CELEBRATED = re.compile(
    r"(?:\b[0-9]{1,3}(?:st|nd|rd|th)|\b(?:first|second|third|fifth|tenth|council['’]s|partnership['’]s|library['’]s"
    r"|[gs]ilver|king['’]s|queen['’]s|service['’]s|nhs['’]?s?))\s+\Z",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"\b(?:examples?|e\.?g\.?|such as|format|looks like)\b", re.IGNORECASE)
_PATTERN_ONLY = re.compile(r"\b(?:example|e\.?g\.?|such as|format)\b[^\n]{0,12}\Z", re.IGNORECASE)


def find_insurance(text: str) -> Iterator[Finding[int]]:
    """Find the National Insurance numbers in the text: those whose letters are ever issued."""
    for found in _insurance_candidates(text):
        lead = before(text, found.start(), 60)
        if found.group()[:2].upper() == "QQ" and _SHOWN.search(text, max(0, found.start() - 60), found.end() + 60):
            continue
        labelled = _INSURANCE_LABEL.search(lead)
        if not labelled and (not found["suffix"] or _GRID.search(lead) or _ends_a_word_early(text, found)):
            continue
        yield _number(found.start(), found.group().rstrip(" -.\t\u00a0"))


def _insurance_candidates(text: str) -> Iterator[re.Match[str]]:
    """Look for the two letters only where six digits stand: that is much faster than the other way round."""
    for digits in _SIX_DIGITS.finditer(text):
        for start in range(max(0, digits.start() - _LONGEST_PREFIX), digits.start() - 1):
            if found := _INSURANCE.match(text, start):
                yield found
                break


def _ends_a_word_early(text: str, found: re.Match[str]) -> bool:
    """Whether the last letter is its own word, as in `SE 123456 a new path`."""
    return bool(found["last"] and not found["gap"] and re.match(r"\s+[a-z]", text[found.end() : found.end() + 4]))


def find_births(text: str) -> Iterator[Finding[int]]:
    """Find the dates on which persons were born; a year in which a body was founded is none."""
    small = text.lower()
    if not any(sign in small for sign in _BIRTH_SIGNS) and not _SHORT_BIRTH.search(text):
        return
    for found in _BIRTH.finditer(text):
        lead = before(text, found.start(), 40)
        founded = found["born"] and _ORGANISATION.search(lead)
        celebrated = found.group().casefold().startswith("birthday") and _CELEBRATED.search(lead)
        if not (founded or celebrated or _PATTERN_ONLY.search(before(text, found.start(), 20))):
            yield _birth(found.start(), found.group())
    for label in _AFTER_DATE.finditer(text) if any(sign in small for sign in _BIRTH_SIGNS[1:]) else ():
        date = _DATE_BEFORE.search(text, max(0, label.start() - 50), label.start())
        if date:
            yield _birth(date.start(), text[date.start() : label.end()])
    for found in _BIRTH_YEAR.finditer(text):
        lead, after = before(text, found.start(), 40), text[found.end() : found.end() + 30]
        bracketed = _NAME_BEFORE.search(lead) and after.startswith((")", "]"))
        if (bracketed or _AGED.search(lead + found.group() + after)) and not _ORGANISATION.search(lead):
            yield _birth(found.start(), found.group())
