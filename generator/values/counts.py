"""Whole numbers: of anything, of months and of days. A number of other things than are asked for is no guess."""

import re
from collections.abc import Callable

from generator.values.rules import Rule
from generator.values.wrong import Cure, if_not_known, plainer, shown, text_of, write, wrong

BAD_NUMBER = Rule("bad-number", "A number is written in digits.")

_WHOLE = re.compile("[0-9]{1,9}")


def parse_count(value: object) -> int:
    """Read a whole number from 0."""
    return _whole(value, _count_hint)


def parse_months(value: object) -> int:
    """Read a number of months."""
    return _whole(value, _months_hint)


def parse_days(value: object) -> int:
    """Read a number of days."""
    return _whole(value, _days_hint)


def _whole(value: object, hint: Callable[[str], str | Cure]) -> int:
    typed = text_of(value, "A whole number").strip()
    if not _WHOLE.fullmatch(typed):
        raise wrong(BAD_NUMBER, f"{shown(typed)} is not a whole number.", hint(typed))
    return int(typed)


_COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ONLY_NUMBER = re.compile(r"[^\W\d_]+|[0-9]+\.0+")
_EVERY = {"monthly": 1, "quarterly": 3, "half yearly": 6, "six monthly": 6, "yearly": 12, "annually": 12, "annual": 12}
_OTHER_AMOUNT = re.compile(
    r"\b(?:[kmbxep]|bn|thousand|million|hundred|dozens?|score|half|quarter|point|or|and|to|of|out|in|per|not|no|less|more"
    r"|under|over|plus|minus|than|years?|yrs?|months?|weeks?|fortnights?|days?|hours?)\b"
)


def _number_and_words(typed: str) -> tuple[int, str] | None:
    """Take apart 12 people, six months or 1,200."""
    plain = plainer(typed[:61]).lower().rstrip(" .,;")
    in_words, _, unit = plain.partition(" ")
    if in_words in _COUNTS:
        return _COUNTS.index(in_words), unit
    found = re.fullmatch(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(?:\.0+)?\s?([a-z][a-z -]*)?", plain)
    return (int(found[1].replace(",", "")), found[2] or "") if found and len(plain) <= 60 else None


def _count_hint(typed: str) -> str | Cure:
    if plainer(typed[:20]).lower() in ("nil", "none", "nobody", "nought"):
        return write(0, sure=True)
    found = _number_and_words(typed)
    if found and not _OTHER_AMOUNT.search(found[1]):
        return write(found[0], bool(_ONLY_NUMBER.fullmatch(plainer(typed))))
    return if_not_known(typed) or "Write digits only, such as 6."


def _months_hint(typed: str) -> str | Cure:
    plain = re.sub("^every ", "", re.sub("^an? (?=year|month)", "1 ", plainer(typed[:61]).lower()))
    every = _EVERY.get(plain.replace("-", " "))
    number, unit = _number_and_words(plain) or (0, "")
    if every or re.fullmatch("years?|yrs?", unit):
        return f"Write `{every or number * 12}`, the number of months."
    if re.fullmatch("(?:calendar )?(?:months?|mths?)", unit):
        return f"Write `{number}`."
    return "Write digits only: the number of months." if unit else _count_hint(typed)


def _days_hint(typed: str) -> str | Cure:
    number, unit = _number_and_words(typed) or (0, "")
    if re.fullmatch("(?:clear |working |calendar |clear working )?days?", unit):
        return f"Write `{number}`."
    return "Write digits only: the number of days." if unit else _count_hint(typed)
