"""Money in pounds and shares in percent, as exact decimals. Nothing here ever passes through a binary float."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Self

from generator.values.counts import BAD_NUMBER
from generator.values.rounding import half_up
from generator.values.rules import Rule
from generator.values.wrong import Parsed, is_not_known, leave_out, plainer, shown, text_of, wrong

BAD_MONEY = Rule("bad-money", "An amount of money is pounds, written so that nobody can take it for another amount.")
BAD_PERCENT = Rule("bad-percent", "A share of a whole is written as a percentage from 0% to 100%.")

_MONEY = re.compile(
    r"(?P<minus>[-\N{MINUS SIGN}])?\s?(?P<pound>£)?\s?"
    r"(?P<digits>[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?P<pence>\.[0-9]+)?"
    r"\s?(?P<unit>k|m|bn|thousand|million|billion)?",
    re.IGNORECASE,
)
_UNITS = {
    "": 0, "k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9,
}  # fmt: skip
_HINT = "Write pounds as £6m, £2.4m, £800,000, £800k or £12.50, and a loss as -£300."
_PENNY = Decimal("0.01")
_MOST = Decimal(10) ** 13


@dataclass(frozen=True, slots=True, order=True)
class Money(Parsed):
    """An amount of pounds, exact to the penny; below zero for a loss.

    `step` is what its last typed digit stands for: £10,000 in £0.33m, £1,000 in £333k. It is `rough` where it was typed
    as a rounded amount is, with a point before its unit; £6m is as exact as £6,000,000.
    """

    pounds: Decimal
    step: Decimal = field(default=Decimal("0.01"), compare=False)
    rough: bool = field(default=False, compare=False)

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `6000000`, `£6m`, `£2.4m`, `£800,000`, `£800k`, `£12.50` or `-£300`."""
        if isinstance(value, cls):
            return value
        typed = text_of(value, "An amount of money").strip()
        found = _MONEY.fullmatch(typed)
        if not found or len(typed) > 40:
            raise wrong(BAD_MONEY, f"{shown(typed)} is not an amount of pounds in this format.", _hint(typed))
        number = Decimal(found["digits"].replace(",", "") + (found["pence"] or ""))
        pence = (found["pence"] or "").lstrip(".")
        if not found["unit"] and len(pence) not in (0, 2):
            # Three digits behind a point are thousands to half of Europe, and one is half an amount.
            raise wrong(
                BAD_MONEY, f"{shown(typed)} has {_DIGITS[min(len(pence), 4)]} behind its point.", _point_hint(found)
            )
        amount = number.scaleb(_UNITS[(found["unit"] or "").lower()])
        if amount != amount.quantize(_PENNY):
            raise wrong(
                BAD_MONEY,
                f"{shown(typed)} has a fraction of a penny in it.",
                "Give pounds and whole pence.",
            )
        if amount > _MOST:
            raise wrong(BAD_MONEY, f"{shown(typed)} is more than all councils together have.", _HINT)
        unit = _UNITS[(found["unit"] or "").lower()]
        step = Decimal(1).scaleb(unit - len(pence))
        return cls(-amount if found["minus"] else amount, step, bool(unit and pence))

    def __add__(self, other: Money) -> Money:
        """Add two amounts."""
        return Money(self.pounds + other.pounds)

    def __sub__(self, other: Money) -> Money:
        """Take one amount off another."""
        return Money(self.pounds - other.pounds)

    def __neg__(self) -> Money:
        """Turn a saving into a cost, or the other way round."""
        return Money(-self.pounds)

    def __abs__(self) -> Money:
        """The size of the amount."""
        return Money(abs(self.pounds))

    def __bool__(self) -> bool:
        """Tell whether it is anything at all."""
        return bool(self.pounds)

    def data(self) -> str:
        """Write it for programs: pounds as a decimal number, 6000000."""
        return f"{self.pounds:f}"

    def __str__(self) -> str:
        """Write it as people read it: £6 million, £2.4 million, £800,000, £12.50."""
        minus = "-" if self.pounds < 0 else ""
        size = abs(self.pounds)
        for words, unit in (("billion", Decimal(10**9)), ("million", Decimal(10**6))):
            scaled = size / unit
            if size >= unit and scaled == half_up(scaled, 3):
                return f"{minus}£{_plain(scaled)} {words}"
        size = half_up(size, 2)
        if 0 < size < 1:
            return f"{minus}{int(size * 100)}p"
        if size == size.to_integral_value():
            return f"{minus}£{int(size):,}"
        return f"{minus}£{size:,}"

    def short(self) -> str:
        """Write it as short as a picture needs it: £2.4m, £12.85m, £800k, £12.50; to the nearest such amount."""
        minus, size = "-" if self.pounds < 0 else "", abs(self.pounds)
        for sign, unit in (("k", 10**3), ("m", 10**6), ("bn", 10**9)):
            scaled = half_up(Fraction(size) / unit, 2 if size < 100 * unit else 1)
            if size >= 1000 and (scaled < 1000 or sign == "bn"):
                return f"{minus}£{_plain(scaled)}{sign}"
        return str(self)


ZERO = Money(Decimal(0))


def total(amounts: list[Money]) -> Money:
    """Add amounts up."""
    return sum(amounts, ZERO)


def rounding_explains(parts: Sequence[Money], whole: Money) -> bool:
    """Tell whether parts add up to the whole, or are off it by no more than their rounding.

    £0.33m three times is £1m, and so is £333,333; but £33.33 three times is not £100, for pence are exact.
    """
    off = abs((total(list(parts)) - whole).pounds)
    slack = sum((part.step for part in parts), Decimal(0)) / 2 if all(part.rough for part in parts) else 0
    pence = any(part.step < 1 for part in parts)
    return off <= slack or (not pence and are_nth([(part.pounds, part.step) for part in parts], whole.pounds))


def are_nth(parts: Sequence[tuple[Decimal, Decimal]], whole: Decimal) -> bool:
    """Tell whether each is the same part of the whole, rounded to its own step; of one digit, nobody could tell."""
    nth = Fraction(whole) / len(parts)
    return all(abs(part) >= 10 * step and part == half_up(nth / Fraction(step), 0) * step for part, step in parts)


def _plain(number: Decimal) -> str:
    text = f"{number:,f}" if number else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


_DIGITS = ("no digit", "one digit", "two digits", "three digits", "more than three digits")
_LOOSE_WORDS = re.compile(r"\b(?:pounds?|gbp|sterling)\b\.?", re.IGNORECASE)
_ROUGHLY = re.compile(
    r"^(?:~|\b(?:about|around|approximately|approx|roughly|nearly|almost|circa|ca|c|some|est|estimated)\b\.?)\s?", re.I
)
_LIMIT = re.compile(r"[<>+]|\b(?:up to|over|under|below|above|less|more|at least|at most|max|min)", re.I)
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
_LOOSE_UNITS = {
    "mn": "m", "mio": "m", "mil": "m", "mln": "m", "millions": "m", "mill": "m", "th": "k", "thou": "k",
    "thousands": "k", "bil": "bn", "b": "bn", "billions": "bn",
}  # fmt: skip


def _point_hint(found: re.Match[str]) -> str:
    """Ask which of several amounts was meant: nobody can tell, and one is a thousand or a million times the other."""
    sign, digits, pence = "-" if found["minus"] else "", found["digits"], (found["pence"] or "").lstrip(".")
    typed = f"{sign}£{digits}.{pence}"
    if len(pence) == 1:
        return f"Write `{typed}0`.{_headed(typed)}"
    if len(pence) == 3 and len(digits) <= 3 and digits[0] != "0":
        thousands = f"Write `{sign}£{digits},{pence}` for thousands, or `{typed[:-1]}` for pounds and pence."
        return thousands + _headed(typed)
    return f"Give pounds and whole pence.{_headed(typed)}"


def _headed(typed: str) -> str:
    """Offer the amount in thousands and millions, as far as it is whole pence and not too much then."""
    exact = {"m": 6, "k": 3}
    number = Decimal(re.sub("[^0-9.]", "", typed))
    fits = [
        unit for unit, zeros in exact.items() if number.scaleb(zeros + 2) % 1 == 0 and number.scaleb(zeros) <= _MOST
    ]
    heads = {"m": "£m", "k": "£000"}
    if not fits:
        return ""
    written = " or ".join(f"`{typed}{unit}`" for unit in fits)
    return f" In a table headed {' or '.join(heads[unit] for unit in fits)}, write {written}."


def _hint(typed: str) -> str:
    """Offer the amount that was probably meant; where there are two readings, both."""
    if any(sign in typed for sign in "$€"):
        return "Money here is pounds only. " + _HINT
    if is_not_known(typed.lstrip("£ ")):
        return leave_out()
    plain = plainer(typed).rstrip(" .,;") if len(typed) <= 60 else ""
    if plain.casefold().lstrip("£") in ("nil", "zero", "nought", "none", "nothing"):
        return "Write `£0` if it is nothing. If it is not known, leave the row out."
    if _OFTEN.search(plain):
        return "Write the amount for a year, a quarter or once, and say in a note how it was worked out."
    yearly = " Say in `period`, or in a note, that it is for each year." if _EACH_YEAR.search(plain) else ""
    rough = " Say in a note that it is not exact." if _ROUGHLY.match(plain) else ""
    loose = _loosely(_ROUGHLY.sub("", _EACH_YEAR.sub("", plain)))
    bracketed = re.fullmatch(r"£? ?\((£? ?[0-9][^()-]*)\) ?([a-z]*)", loose, re.IGNORECASE)
    if bracketed and (found := _MONEY.fullmatch(_loosely(bracketed[1] + bracketed[2]))):
        if _unclear(found):
            return (
                f"Write it with its unit: `-{_amount(found)}m` if it is a loss, `{_amount(found)}m` if it is a saving."
            )
        return f"Write `{_amount(found, '-')}`. If the brackets mark a saving in your table, write `{_amount(found)}`."
    found = _MONEY.fullmatch(loose)
    if found:
        offered = _point_hint(found) if _unclear(found) else f"Write `{_amount(found, '-' if found['minus'] else '')}`."
        return offered + yearly + rough
    return _comma_hint(loose) or _no_amount(plain)


def _loosely(plain: str) -> str:
    """An amount without what people put around it: `GBP 5 million`, `£ 120 000`, `£.5m`, `£-3k`, `50p`, `£m 1.2`."""
    if headed := _WITH_HEADING.fullmatch(plain):
        unit = (headed["unit"] or headed["behind"]).lower().replace("000", "k")
        plain = f"£{headed['amount'] or headed['before']}{unit}"
    loose = re.sub(r"^minus ", "-", _LOOSE_WORDS.sub("", plain).strip(), flags=re.I)
    loose = re.sub(r"^£\s?-", "-£", loose)
    loose = re.sub(r"^£?([0-9]{1,2})p$", lambda found: f"£0.{int(found[1]):02}", loose, flags=re.I)
    loose = re.sub(r"(?<=\.[0-9][0-9])p$", "", loose, flags=re.I)
    loose = re.sub(r"(?<![0-9.,])\.(?=[0-9])", "0.", loose)
    loose = re.sub(
        r"(?<![a-z])[a-z]+$", lambda found: _LOOSE_UNITS.get(found.group().lower(), found.group()), loose, flags=re.I
    )
    return re.sub(r"(?<=[0-9])\s(?=[0-9]{3}(?:\s|$))", ",", loose)


def _amount(found: re.Match[str], sign: str = "") -> str:
    unit = (found["unit"] or "").lower()
    gap = " " if len(unit) > 2 else ""
    return f"{sign}£{found['digits']}{found['pence'] or ''}{gap}{unit}"


def _unclear(found: re.Match[str]) -> bool:
    """Whether nobody can tell what stands behind the point: pence, thousands, or a part of a million."""
    return not found["unit"] and len(found["pence"] or "") not in (0, 3)


def _comma_hint(loose: str) -> str:
    """Offer what was meant by a comma or a point in the place where other countries have it."""
    found = re.fullmatch(r"(-?)£?([0-9]{1,3}),([0-9]{1,2})\s?(k|m|bn|thousand|million|billion)", loose, re.IGNORECASE)
    if found:
        return f"Write `{found[1]}£{found[2]}.{found[3]}{' ' if len(found[4]) > 2 else ''}{found[4].lower()}`."
    found = re.fullmatch(r"(-?)£?0,([0-9]{3})\s?(k|m|bn|thousand|million|billion)?", loose, re.IGNORECASE)
    if found:
        unit = f"{' ' if len(found[3] or '') > 2 else ''}{(found[3] or '').lower()}"
        point = f"{found[1]}£0.{found[2].rstrip('0') or '0' if unit else found[2][:2]}{unit}"
        return f"Write `{point}` if the comma is a decimal point, or `{found[1]}£{int(found[2])}{unit}` if it is not."
    found = re.fullmatch(r"(-?)£?([0-9]{1,3}(?:\.[0-9]{3})+)(,[0-9]{2})?", loose)
    if found and (found[3] or found[2].count(".") > 1):
        return f"Write `{found[1]}£{found[2].replace('.', ',')}{(found[3] or '').replace(',', '.')}`."
    return ""


def _no_amount(plain: str) -> str:
    """Say what is wanted where the amount that was meant cannot be told."""
    if re.search(r"[0-9](?:(?!-|to|and)[^0-9,.])*(?:-|to|and)[^0-9]*[0-9]", plain):
        return "Write one amount, and say in a note between which two it may lie."
    if _LIMIT.search(plain) and re.search("[0-9]", plain):
        return "Write one amount, and say in a note what is known of it."
    if re.fullmatch(r"[£0-9,.\s]+", plain) and "," in plain:
        return "Commas stand before each three digits: £1,200,000. " + _HINT
    return _HINT


@dataclass(frozen=True, slots=True, order=True)
class Percent(Parsed):
    """A share of a whole: `40%`."""

    value: Decimal

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `40%`, `33.3%` or `40`."""
        if isinstance(value, cls):
            return value
        typed = text_of(value, "A percentage").strip()
        found = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,6})?)\s?%?", typed)
        if not found:
            raise wrong(BAD_PERCENT, f"{shown(typed)} is not a percentage.", _percent_hint(typed))
        number = Decimal(found[1])
        if number > 100:
            raise wrong(BAD_PERCENT, f"{shown(typed)} is more than the whole.", "Write it as 40% or 33.3%.")
        return cls(number)

    @property
    def step(self) -> Decimal:
        """What its last digit stands for."""
        return Decimal(1).scaleb(-len(str(self.value).partition(".")[2]))

    @property
    def fraction(self) -> Fraction:
        """The share as an exact part of one."""
        return Fraction(self.value) / 100

    def __str__(self) -> str:
        """Write it as it is read."""
        return f"{_plain(self.value)}%"


def _percent_hint(typed: str) -> str:
    plain = plainer(typed) if len(typed) <= 60 else ""
    found = re.fullmatch(
        r"%?\s?([0-9]{1,3})(?:[.,]([0-9]{1,2}))?\s?(?:%|per ?cent(?:age)?|pct?|p\.c)?\.?(?: share)?",
        plain,
        re.IGNORECASE,
    )
    if found and int(found[1]) <= 100:
        return f"Write `{found[1]}{'.' if found[2] else ''}{found[2] or ''}%`."
    return leave_out() if is_not_known(typed) else "Write it as 40% or 33.3%."


_TIMES_AS_MANY = {"k": 3, "thousand": 3, "million": 6, "bn": 9, "billion": 9, "hundred": 2}
_NOT_A_UNIT = re.compile(
    r"\b(?:dozens?|score|half|quarter|point|or|and|to|of|out|in|per(?! ?cent)|plus|minus|less|more|th|m|p)\b", re.I
)


def _number_hint(typed: str) -> str:
    plain = plainer(typed) if len(typed) <= 60 else ""
    found = re.fullmatch(r"(-?)£?([0-9]{1,9})(?:[.,]([0-9]{1,2}))?\s?(%|[a-z][a-z ]*)?[.*]?", plain, re.IGNORECASE)
    if is_not_known(typed):
        return leave_out()
    if found is None or _NOT_A_UNIT.search(found[4] or ""):
        return "Write digits, such as 64 or 4.7."
    number = Decimal(f"{found[1]}{found[2]}.{found[3] or '0'}")
    first = (found[4] or "").lower().split(" ")[0]
    # Without commas: in curly brackets one would end the value.
    return f"Write `{number.scaleb(_TIMES_AS_MANY.get(first, 0)).normalize():f}`."


@dataclass(frozen=True, slots=True, order=True)
class Number(Parsed):
    """A number that is not money: a measure's value or target."""

    value: Decimal

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `64`, `4.7` or `1,200`; a percent sign is allowed and left out."""
        if isinstance(value, cls):
            return value
        typed = text_of(value, "A number").strip()
        found = re.fullmatch(r"([-\N{MINUS SIGN}]?)£?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(\.[0-9]{1,6})?\s?%?", typed)
        if not found:
            raise wrong(BAD_NUMBER, f"{shown(typed)} is not a number.", _number_hint(typed))
        number = Decimal(found[2].replace(",", "") + (found[3] or ""))
        return cls(-number if found[1] else number)

    def __str__(self) -> str:
        """Write it as it is read."""
        return _plain(self.value)
