"""Other ways to write what a text has: letters without marks, numbers, amounts and years as a search asks for them.

site_overrides/assets/javascripts/search-words.js does the same with what a reader types; tests hold the two together.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th", "đ": "d", "ħ": "h", "ı": "i", "ŋ": "n"}
)
# How those write who have no such key.
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: value for value, word in enumerate(_ONES.split())}
_NUMBERS |= {word: value for value, word in zip(range(20, 100, 10), _TENS.split(), strict=True)}
_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9}
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_NUMBER = re.compile(r"£?(\d[\d,]{0,14}(?:\.\d{1,6})?)(k|m|mn|bn|thousand|million|billion|st|nd|rd|th)?")
_HALF = re.compile(r"\bhalf a million\b")
_EDGES = "“”‘’\"'()[]{}*_.,:;?!…"
_DASH = r"[/–—-]"
_YEARS = re.compile(
    rf"(?=[\dfF])(?<![\d/.,-])(?:fy ?)?((?:19|20)?\d\d)(?: ?{_DASH} ?| to )((?:19|20)?\d\d)(?![\d/-]|[.,]\d"
    r"| (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|\bfy ?(?:20)?(\d\d)(?!\d)",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?<![\w&])([^\W\d_])(?: ?& ?| and )([^\W\d_])(?![\w&])")
_SMALL = re.compile(r"(?<![\w'’&-])[^\W\d_]{1,2}(?![\w'’&-])")
_CURLY = re.compile(r"(?<![\w’])(?:[^\W\d_]{1,2}’\w+|\w+[^\W\d_aeiou]y’s)(?!\w)", re.IGNORECASE)
_UNUSUAL = re.compile(r"[^\x00-\x7f‘’“”–—£…·]")
_LETTERS_ONLY = re.compile(r"[^\W\d_]+")
_FIRST = frozenset("£0123456789")
_LARGEST = 10**12
# Words of one or two letters with which a sentence may begin, and "it", which is looked for as IT alone.
_BEGIN = re.compile(r"(?:a|am|an|as|at|be|by|do|go|he|i|if|in|is|it|me|my|no|of|on|or|so|to|up|us|we)", re.IGNORECASE)


def other_spellings(text: str) -> set[str]:
    """The words by which a search asks for what a text writes in another way."""
    found = {f"{one}&{other}" for one, other in _INITIALS.findall(text) if one.isupper() and other.isupper()}
    found |= {word for word in _SMALL.findall(text) if word[0].isupper() and not _BEGIN.fullmatch(word)}
    found |= {"Saint" if word == "St" else "St" for word in re.findall(r"\b(?:St|Saint)\b", text)}
    found |= {word.replace("’", "'") for word in _CURLY.findall(text)}
    for word in _LETTERS_ONLY.findall(text) if _UNUSUAL.search(text) else ():
        if word.isascii():
            continue
        plain = {without_marks(word), without_marks(word.lower().translate(_TWO_LETTERS))}
        found |= plain if _says_more(word) else plain - {without_marks(word)}
    return found | set(_years(text)) | set(_numbers(text))


def without_marks(text: str) -> str:
    """Small letters of the English alphabet, as far as there are such for a letter."""
    taken_apart = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in taken_apart if not unicodedata.combining(sign)).translate(_LETTERS)


def _says_more(word: str) -> bool:
    """Whether taking off accents, as the index does itself, does not suffice; it never looks at one or two letters."""
    taken_apart = unicodedata.normalize("NFD", word.lower())
    return len(word) < 3 or not "".join(sign for sign in taken_apart if not unicodedata.combining(sign)).isascii()


def _years(text: str) -> Iterator[str]:
    for first, second, ending in _YEARS.findall(text):
        year = financial_year(first, second) if first else financial_year(f"{int(ending) - 1:02}"[-2:], ending)
        if year:
            yield year


def financial_year(first: str, second: str) -> str | None:
    """A financial year as one number, `202425`; None where two years do not follow each other."""
    if (int(first[-2:]) + 1) % 100 != int(second[-2:]):
        return None
    return f"{first if len(first) == 4 else '20' + first}{second[-2:]}"


def _numbers(text: str) -> Iterator[str]:
    """Each number that is not written in digits alone, as it is so written."""
    words = [word.strip(_EDGES) for word in re.split(r"[\s–—-]+", _HALF.sub("500k", text.casefold()))]
    past = 0
    for place, word in enumerate(words):
        if place < past or not (word[:1] in _FIRST or word in _NUMBERS or word in _SCALES):
            continue
        value, length = number_at(words, place)
        if value is not None and value == int(value) and words[place : place + length] not in ([str(value)], ["one"]):
            yield str(int(value))
        past = place + length


def number_at(words: Sequence[str], start: int) -> tuple[Decimal | None, int]:
    """The number that begins at a word, such as `six million`, `£2.4m` or `1,500`; and how many words it has."""
    written = _NUMBER.fullmatch(words[start])
    total, part, at = Decimal(0), None, start
    if written:
        part, at = Decimal(written[1].replace(",", "")) * (_SHORT | _SCALES).get(written[2] or "", 1), start + 1
        if written[2]:
            return part, 1
    while at < len(words) and total < _LARGEST and (part or 0) < _LARGEST:
        word = words[at]
        scale = _SCALES.get(word) or (_SHORT.get(word) if written and at == start + 1 else None)
        if scale:
            part = (Decimal(1) if part is None else part) * scale
            total, part = (total, part) if scale == 100 else (total + part, None)
        elif word in _NUMBERS and not written and _goes_on(part, _NUMBERS[word]):
            part = (part or Decimal(0)) + _NUMBERS[word]
        elif not (word == "and" and at > start and words[at - 1] in _SCALES and _is_number(words, at + 1)):
            break
        at += 1
    return (total + (part or 0), at - start) if at > start else (None, 1)


def _is_number(words: Sequence[str], at: int) -> bool:
    return at < len(words) and words[at] in _NUMBERS


def _goes_on(part: Decimal | None, number: int) -> bool:
    """Whether a number goes on with a word: `twenty` with `five`, and `two hundred` with `twenty`."""
    if part is None:
        return True
    return (part >= 100 and part % 100 == 0) or (number < 10 and part % 100 >= 20 and part % 10 == 0)
