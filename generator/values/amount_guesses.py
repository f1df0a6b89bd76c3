"""What amount, share or number was probably meant by what is none: the hint for the officer who typed it."""

import re
from decimal import Decimal

from generator.values.inexact import Word, word_meant, worded
from generator.values.wrong import Cure, if_not_known, plainer, write

MONEY_HINT = (
    "Write pounds such as £6m, £2.4m, £800,000, £800k or £12.50, and a loss as -£300. "
    "If it is not exact, start with about, up to or over."
)
MOST = Decimal(10) ** 13
"""More pounds than all councils together have."""
MONEY = re.compile(
    r"(?P<minus>[-\N{MINUS SIGN}]?)\s?£?\s?(?P<digits>[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?P<pence>(?:\.[0-9]+)?)"
    r"\s?(?P<unit>(?:k|m|bn|thousand|million|billion)?)",
    re.IGNORECASE,
)
ZEROS = {"": 0, "hundred": 2, "k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
"""How many noughts a unit stands for."""

_LOOSE_WORDS = re.compile(r"\b(?:pounds?|gbp|sterling)\b\.?", re.IGNORECASE)
_EACH_YEAR = re.compile(
    r"(?: ?p\.? ?a\.?| per (?:annum|year)| an? year| (?:each|every) year| ?/ ?y(?:ea)?r| annually)$", re.I
)
_OFTEN = re.compile(r"(?: ?pcm| ?pw| (?:per|an?|each|every|/) ?(?:month|week|quarter|day)| monthly| weekly)$", re.I)
_WITH_HEADING = re.compile(
    r"£ ?(?P<unit>m|k|bn|000(?= )) ?(?P<amount>[0-9][0-9.,]*)"
    r"|£?(?P<before>[0-9][0-9.,]*) ?\(?£(?P<behind>m|k|bn|000)\)?",
    re.I,
)
"""An amount with the heading of its table."""
_BRACKETED = re.compile(r"£? ?\((£? ?[0-9][^()-]*)\) ?([a-z]*)", re.IGNORECASE)
_LOOSE_UNITS = {
    "mn": "m", "mio": "m", "mil": "m", "mln": "m", "millions": "m", "mill": "m", "th": "k", "thou": "k",
    "thousands": "k", "bil": "bn", "b": "bn", "billions": "bn",
}  # fmt: skip
_CLEANED = (
    (_LOOSE_WORDS, ""),
    (re.compile(r"^\s+|\s+$"), ""),
    (re.compile(r"^minus ", re.I), "-"),
    (re.compile(r"^£\s?-"), "-£"),
    (re.compile(r"^£?([0-9])p$", re.I), r"£0.0\1"),
    (re.compile(r"^£?([0-9]{2})p$", re.I), r"£0.\1"),
    (re.compile(r"(?<=\.[0-9][0-9])p$", re.I), ""),
    (re.compile(r"(?<![0-9.,])\.(?=[0-9])"), "0."),
)
"""What people put around an amount, with what stays of it: `GBP 5 million`, `£.5m`, `£-3k`, `50p`."""
_SURE_MONEY = re.compile(
    r"(?:gbp )?-?£?\s?-?£?\s?(?:[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]*)(?:\.[0-9]{1,2})?"
    r"\s?(?:k|m|mn|bn|thousands?|millions?|billions?)?(?: pounds?| gbp)?",
    re.IGNORECASE,
)
"""Amounts that are only written in another way."""
_NO_AMOUNT = (
    (
        re.compile(r"[0-9](?:(?!-|to|and)[^0-9,.])*(?:-|to|and)[^0-9]*[0-9]"),
        "Write one amount, and give the range in a note.",
    ),
    (re.compile(r"\A(?=.*,)[£0-9,.\s]+\Z"), f"Put a comma before every three digits: £1,200,000. {MONEY_HINT}"),
)
"""What is wanted where it is not clear which amount was meant."""


def money_hint(typed: str) -> str | Cure:
    """Offer the amount that was probably meant; where there are two readings, both."""
    if any(sign in typed for sign in "$€"):
        return f"Money here is in pounds only. {MONEY_HINT}"
    if unknown := if_not_known(typed.lstrip("£ ")):
        return unknown
    word, without, sure = word_meant(typed)
    plain = plainer(without, 60).rstrip(" .,;")
    if plain.casefold().lstrip("£") in ("nil", "zero", "nought", "none", "nothing"):
        return "Write `£0` if it is nothing. If you do not know it, leave this field out, or the whole row."
    if _OFTEN.search(plain):
        return "Write the amount for a year, for a quarter or one-off. Say in a note how you worked it out."
    yearly = " Say in `period`, or in a note, that it is for each year." if _EACH_YEAR.search(plain) else ""
    loose = _loosely(_EACH_YEAR.sub("", plain))
    bracketed = None if word else _BRACKETED.fullmatch(loose)
    if bracketed and (found := MONEY.fullmatch(_loosely(bracketed[1] + bracketed[2]))):
        amount = _amount(found)
        if _unclear(found):
            return f"Write it with its unit: `-{amount}m` if it is a loss, `{amount}m` if it is a saving."
        return f"Write `-{amount}`. If the brackets mark a saving in your table, write `{amount}`."
    if found := MONEY.fullmatch(loose):
        meant = worded(word, f"{'-' if found['minus'] else ''}{_amount(found)}")
        if not (yearly or _unclear(found)):
            return write(meant, sure and bool(_SURE_MONEY.fullmatch(plain)))
        return (point_hint(found, word) if _unclear(found) else f"Write `{meant}`.") + yearly
    wanted = next((hint for pattern, hint in _NO_AMOUNT if pattern.search(plain)), MONEY_HINT)
    return wanted if word else _comma_hint(loose, plain) or wanted


def point_hint(found: re.Match[str], word: Word = "") -> str:
    """Ask which of several amounts was meant: it is not clear, and one is a thousand or a million times the other."""
    if word:
        return f"Use pounds and whole pence, or the unit: `{word} £{found['digits']}{found['pence']}m`."
    sign, digits, pence = "-" if found["minus"] else "", found["digits"], found["pence"].lstrip(".")
    typed = f"{sign}£{digits}.{pence}"
    if len(pence) == 1:
        return f"Write `{typed}0`.{_headed(typed)}"
    if len(pence) == 3 and len(digits) <= 3 and digits[0] != "0":
        thousands = f"Write `{sign}£{digits},{pence}` for thousands, or `{typed[:-1]}` for pounds and pence."
        return thousands + _headed(typed)
    return f"Use pounds and whole pence.{_headed(typed)}"


def _headed(typed: str) -> str:
    """Offer the amount in thousands and millions, as far as it is whole pence and not too much then."""
    number = Decimal(re.sub("[^0-9.]", "", typed))
    fits = [
        (head, unit)
        for head, unit in (("£m", "m"), ("£000", "k"))
        if number.scaleb(ZEROS[unit] + 2) % 1 == 0 and number.scaleb(ZEROS[unit]) <= MOST
    ]
    heads, written = " or ".join(head for head, _ in fits), " or ".join(f"`{typed}{unit}`" for _, unit in fits)
    return f" In a table headed {heads}, write {written}." if fits else ""


def _loosely(plain: str) -> str:
    """An amount without what people put around it, its unit as the format has it, and commas: `£ 120 000`, `£m 1.2`."""
    if headed := _WITH_HEADING.fullmatch(plain):
        unit = (headed["unit"] or headed["behind"]).lower().replace("000", "k")
        plain = f"£{headed['amount'] or headed['before']}{unit}"
    for pattern, instead in _CLEANED:
        plain = pattern.sub(instead, plain)
    plain = re.sub(r"(?<![a-z])[a-z]+$", lambda unit: _LOOSE_UNITS.get(unit[0].lower(), unit[0]), plain, flags=re.I)
    return re.sub(r"(?<=[0-9])\s(?=[0-9]{3}(?:\s|$))", ",", plain)


def _amount(found: re.Match[str]) -> str:
    return f"£{found['digits']}{found['pence']}{_behind(found['unit'])}"


def _behind(unit: str) -> str:
    """A unit as it is behind an amount: `m`, but ` million`."""
    return f" {unit.lower()}" if len(unit) > 2 else unit.lower()


def _unclear(found: re.Match[str]) -> bool:
    """Whether the digits after the point may be pence, thousands, or a part of a million."""
    return not found["unit"] and len(found["pence"]) not in (0, 3)


_UNIT = "k|m|bn|thousand|million|billion"
_COMMA = re.compile(rf"(-?)£?([0-9]{{1,3}}),([0-9]{{1,2}})\s?({_UNIT})", re.IGNORECASE)
_NOUGHT_COMMA = re.compile(rf"(-?)£?0,([0-9]{{3}})\s?((?:{_UNIT})?)", re.IGNORECASE)
_POINTS = re.compile(r"(-?)£?([0-9]{1,3}(?:\.[0-9]{3})+)((?:,[0-9]{2})?)")


def _comma_hint(loose: str, plain: str) -> str | Cure:
    """Offer what was meant by a comma or a point in the place where other countries have it."""
    if found := _COMMA.fullmatch(loose):
        return write(f"{found[1]}£{found[2]}.{found[3]}{_behind(found[4])}", bool(_SURE_MONEY.fullmatch(plain)))
    if found := _NOUGHT_COMMA.fullmatch(loose):
        sign, digits, unit = found[1], found[2], _behind(found[3])
        point = f"{sign}£0.{digits.rstrip('0') or '0' if unit else digits[:2]}{unit}"
        return f"Write `{point}` if the comma is a decimal point, or `{sign}£{int(digits)}{unit}` if it is not."
    found = _POINTS.fullmatch(loose)
    if found:
        meant = f"{found[1]}£{found[2].replace('.', ',')}{found[3].replace(',', '.')}"
        return write(meant, bool(_SURE_MONEY.fullmatch(plain)))
    return ""


PERCENT_HINT = "Write a percentage such as 40% or 33.3%."
_PERCENT = re.compile(
    r"%?\s?([0-9]{1,3})(?:[.,]([0-9]{1,2}))?\s?(?:%|per ?cent(?:age)?|pct?|p\.c)?\.?(?: share)?", re.IGNORECASE
)


def percent_hint(typed: str) -> str | Cure:
    """Offer the share of a whole that was probably meant."""
    found = _PERCENT.fullmatch(plainer(typed, 60))
    if found and int(found[1]) <= 100:
        meant = f"{found[1]}{f'.{found[2]}' if found[2] else ''}%"
        return write(meant, bool(re.fullmatch(r"[0-9.]+ ?per ?cent", plainer(typed), re.IGNORECASE)))
    return if_not_known(typed) or PERCENT_HINT


_NUMBER = re.compile(r"(-?)£?([0-9]{1,9})(?:[.,]([0-9]{1,2}))?\s?((?:%|[a-z][a-z ]*)?)[.*]?", re.IGNORECASE)
_NOT_A_UNIT = re.compile(
    r"\b(?:dozens?|score|half|quarter|point|or|and|to|of|out|in|per(?! ?cent)|plus|minus|less|more|th|m|p)\b", re.I
)


def number_hint(typed: str) -> str | Cure:
    """Offer the number that was probably meant, without the words behind it."""
    if unknown := if_not_known(typed):
        return unknown
    word, without, sure = word_meant(typed)
    found = _NUMBER.fullmatch(plainer(without, 60))
    if found is None or _NOT_A_UNIT.search(found[4]):
        return "Write digits, such as 64 or 4.7."
    number = Decimal(f"{found[1]}{found[2]}.{found[3] or '0'}")
    first = found[4].lower().partition(" ")[0]
    # Without commas: in curly brackets one would end the value.
    meant = worded(word, f"{number.scaleb(ZEROS.get(first, 0)).normalize():f}")
    return write(meant, bool(word) and sure and found[4] in ("", "%"))
