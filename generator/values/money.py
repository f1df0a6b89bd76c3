"""Money in pounds and shares in percent, as exact decimals. Nothing here ever passes through a binary float."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Self

from generator.values.wrong import Parsed, plainer, shown, text_of, wrong

_MONEY = re.compile(
    r"(?P<minus>[-\N{MINUS SIGN}])?\s?(?P<pound>£)?\s?"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<pence>\.[0-9]+)?"
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
    """An amount of pounds, exact to the penny; below zero for a loss."""

    pounds: Decimal

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `6000000`, `£6m`, `£2.4m`, `£800,000`, `£800k`, `£12.50` or `-£300`."""
        if isinstance(value, cls):
            return value
        typed = text_of(value, "An amount of money").strip()
        found = _MONEY.fullmatch(typed)
        if not found or len(typed) > 40:
            raise wrong("bad-money", f"{shown(typed)} is not an amount of pounds in this format.", _hint(typed))
        number = Decimal(found["digits"].replace(",", "") + (found["pence"] or ""))
        pence = (found["pence"] or "").lstrip(".")
        if not found["unit"] and len(pence) not in (0, 2):
            # Three digits behind a point are thousands to half of Europe, and one is half an amount.
            raise wrong(
                "bad-money", f"{shown(typed)} has {_DIGITS[min(len(pence), 4)]} behind its point.", _point_hint(found)
            )
        amount = number.scaleb(_UNITS[(found["unit"] or "").lower()])
        if amount != amount.quantize(_PENNY):
            raise wrong(
                "bad-money",
                f"{shown(typed)} has a fraction of a penny in it.",
                "Give pounds and whole pence.",
            )
        if amount > _MOST:
            raise wrong("bad-money", f"{shown(typed)} is more than all councils together have.", _HINT)
        return cls(-amount if found["minus"] else amount)

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
            if size >= unit and scaled == scaled.quantize(Decimal("0.001")):
                return f"{minus}£{_plain(scaled)} {words}"
        if 0 < size < 1:
            return f"{minus}{int(size * 100)}p"
        if size == size.to_integral_value():
            return f"{minus}£{int(size):,}"
        return f"{minus}£{size:,.2f}"


ZERO = Money(Decimal(0))


def total(amounts: list[Money]) -> Money:
    """Add amounts up."""
    return sum(amounts, ZERO)


def percent_of(part: Money, whole: Money) -> Decimal | None:
    """Say how many percent one amount is of another, to one decimal place; None where the whole is nothing."""
    if not whole:
        return None
    return (part.pounds * 100 / whole.pounds).quantize(Decimal("0.1"))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_LOOSE_WORDS = re.compile(
    r"\b(?:about|around|approximately|approx|circa|ca|c|some|pounds?|gbp|sterling)\b\.?", re.IGNORECASE
)
_LOOSE_UNITS = {
    "mn": "m",
    "mio": "m",
    "mil": "m",
    "millions": "m",
    "mill": "m",
    "th": "k",
    "thousands": "k",
    "bil": "bn",
}


_DIGITS = ("no digit", "one digit", "two digits", "three digits", "more than three digits")


def _point_hint(found: re.Match[str]) -> str:
    """Ask which of two amounts was meant: nobody can tell, and one is a thousand times the other."""
    sign, digits, pence = "-" if found["minus"] else "", found["digits"], (found["pence"] or "").lstrip(".")
    if len(pence) == 1:
        return f"Write `{sign}£{digits}.{pence}0`."
    if len(pence) == 3 and len(digits) <= 3:
        return f"Write `{sign}£{digits},{pence}` for thousands, or `{sign}£{digits}.{pence[:2]}` for pounds and pence."
    return "Give pounds and whole pence."


def _hint(typed: str) -> str:
    """Offer the amount that was probably meant."""
    if any(sign in typed for sign in "$€"):
        return "Money here is pounds only. " + _HINT
    plain = plainer(typed) if len(typed) <= 60 else ""
    bracketed = re.fullmatch(r"\((.*)\)", plain)
    loose = f"-{bracketed[1]}" if bracketed else plain
    loose = re.sub(r"^£\s?-", "-£", _LOOSE_WORDS.sub("", loose).replace("~", "").strip())
    loose = re.sub(
        r"(?<![a-z])[a-z]+$", lambda found: _LOOSE_UNITS.get(found.group().lower(), found.group()), loose, flags=re.I
    )
    loose = re.sub(r"(?<=[0-9])\s(?=[0-9]{3}(?:\s|$))", ",", loose).replace("--", "-")
    found = _MONEY.fullmatch(loose)
    if found:
        sign = "-" if found["minus"] else ""
        unit = (found["unit"] or "").lower()
        gap = " " if len(unit) > 2 else ""
        return f"Write `{sign}£{found['digits']}{found['pence'] or ''}{gap}{unit}`."
    if re.search(r"[0-9](?:(?!-|to|and)[^0-9,.])*(?:-|to|and)[^0-9]*[0-9]", plain):
        return "Write one amount, and say in a note between which two it may lie."
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
            raise wrong("bad-percent", f"{shown(typed)} is not a percentage.", "Write it as 40% or 33.3%.")
        number = Decimal(found[1])
        if number > 100:
            raise wrong("bad-percent", f"{shown(typed)} is more than the whole.", "Write it as 40% or 33.3%.")
        return cls(number)

    @property
    def fraction(self) -> Fraction:
        """The share as an exact part of one."""
        return Fraction(self.value) / 100

    def __str__(self) -> str:
        """Write it as it is read."""
        return f"{_plain(self.value)}%"


def _number_hint(typed: str) -> str:
    found = re.match(r"-?[0-9]{1,12}(?:[.,][0-9]{1,2})?(?=[^0-9.,]|$)", plainer(typed)) if len(typed) <= 60 else None
    return f"Write `{found.group().replace(',', '.')}`." if found else "Write digits, such as 64 or 4.7."


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
            raise wrong("bad-number", f"{shown(typed)} is not a number.", _number_hint(typed))
        number = Decimal(found[2].replace(",", "") + (found[3] or ""))
        return cls(-number if found[1] else number)

    def __str__(self) -> str:
        """Write it as it is read."""
        whole, _, rest = _plain(self.value).partition(".")
        return f"{int(whole):,}" + (f".{rest}" if rest else "") if whole not in ("-0",) else f"-0.{rest}"
