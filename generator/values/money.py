"""Money in pounds and shares in percent, as exact decimals. Nothing here ever passes through a binary float."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Self

from generator.values.amount_guesses import (
    MONEY,
    MONEY_HINT,
    MOST,
    PERCENT_HINT,
    ZEROS,
    money_hint,
    number_hint,
    percent_hint,
    point_hint,
)
from generator.values.counts import BAD_NUMBER
from generator.values.inexact import Reach, Word, reach_of, sum_of, taken_apart, word_of_sum, worded
from generator.values.rounding import half_up
from generator.values.rules import Rule
from generator.values.wrong import Parsed, shown, wrong

BAD_MONEY = Rule("bad-money", "An amount of money is in pounds, and can only be read one way.")
BAD_PERCENT = Rule("bad-percent", "A share is a percentage from 0% to 100%.")

_DIGITS = ("no digit", "one digit", "two digits", "three digits", "more than three digits")


@dataclass(frozen=True, slots=True, order=True)
class Money(Parsed, wanted="An amount of money"):
    """An amount of pounds, exact to the penny unless a `word` is before it; below zero for a loss.

    Nothing is counted from what is `up to` or `over` an amount: a gap or a percent of it would be a guess.
    `step` is what its last typed digit stands for: £10,000 in £0.33m, £1,000 in £333k. It is `rough` where it was typed
    as a rounded amount is, with a point before its unit; £6m is as exact as £6,000,000.
    """

    pounds: Decimal
    step: Decimal = field(default=Decimal("0.01"), compare=False)
    rough: bool = field(default=False, compare=False)
    word: Word = ""

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read `6000000`, `£6m`, `£2.4m`, `£800,000`, `£12.50`, `-£300`, `about £16m`, `up to £8m` or `over £800k`."""
        word, amount_typed = taken_apart(typed)
        found = MONEY.fullmatch(amount_typed)
        if not found or len(typed) > 40:
            raise wrong(BAD_MONEY, f"{shown(typed)} is not an amount we can read.", money_hint(typed))
        pence, zeros = found["pence"].lstrip("."), ZEROS[found["unit"].lower()]
        if not zeros and len(pence) not in (0, 2):
            # Three digits behind a point are thousands to half of Europe, and one is half an amount.
            message = f"{shown(typed)} has {_DIGITS[min(len(pence), 4)]} after the point."
            raise wrong(BAD_MONEY, message, point_hint(found, word))
        amount = Decimal(found["digits"].replace(",", "") + found["pence"]).scaleb(zeros)
        if amount * 100 % 1:
            message = f"{shown(typed)} has part of a penny in it."
            raise wrong(BAD_MONEY, message, "Use pounds and whole pence.")
        if amount > MOST:
            raise wrong(BAD_MONEY, f"{shown(typed)} looks too large.", f"Check the zeros. {MONEY_HINT}")
        step = Decimal(1).scaleb(zeros - len(pence))
        return cls(-amount if found["minus"] else amount, step, bool(zeros and pence), word)

    @property
    def exact(self) -> bool:
        """Whether no word is before it."""
        return not self.word

    @property
    def reach(self) -> Reach:
        """What it can be at least and at most."""
        return reach_of(self.pounds, self.word)

    def __add__(self, other: Money) -> Money:
        """Add two amounts; a sum with something about, up to or over an amount is so too."""
        pounds = self.pounds + other.pounds
        return Money(pounds, word=word_of_sum(((one.pounds, one.word) for one in (self, other)), pounds))

    def __sub__(self, other: Money) -> Money:
        """Take one amount off another."""
        return self + -other

    def __neg__(self) -> Money:
        """Turn a saving into a cost, or the other way round."""
        return Money(-self.pounds, word=self.word)

    def __abs__(self) -> Money:
        """The size of the amount."""
        return Money(abs(self.pounds), word=self.word)

    def __bool__(self) -> bool:
        """Whether it is anything at all."""
        return bool(self.pounds)

    def data(self) -> str:
        """Write it for programs: pounds as a decimal number, 6000000, behind its word."""
        return worded(self.word, f"{self.pounds:f}")

    def __str__(self) -> str:
        """Write it as people read it: £6 million, £2.4 million, £800,000, £12.50, about £16 million."""
        return worded(self.word, self._said())

    def _said(self) -> str:
        minus = "-" if self.pounds < 0 else ""
        size = abs(self.pounds)
        for words, unit in (("billion", Decimal(10**9)), ("million", Decimal(10**6))):
            scaled = size / unit
            if size >= unit and scaled == half_up(scaled, 3):
                return f"{minus}£{_plain(scaled)} {words}"
        size = half_up(size, 2)
        if 0 < size < 1:
            return f"{minus}{int(size.scaleb(2))}p"
        if size == size.to_integral_value():
            return f"{minus}£{int(size):,}"
        return f"{minus}£{size:,}"

    def short(self) -> str:
        """Write it as short as a picture needs it: £2.4m, £12.85m, £800k, £12.50; to the nearest such amount."""
        minus, size = "-" if self.pounds < 0 else "", abs(self.pounds)
        for sign, unit in (("k", 10**3), ("m", 10**6), ("bn", 10**9)):
            scaled = half_up(Fraction(size) / unit, 2 if size < 100 * unit else 1)
            if size >= 1000 and (scaled < 1000 or sign == "bn"):
                return worded(self.word, f"{minus}£{_plain(scaled)}{sign}")
        return str(self)


ZERO = Money(Decimal(0))


def total(amounts: list[Money]) -> Money:
    """Add amounts up; with one that is about, up to or over something, the whole is so too."""
    pounds = sum((one.pounds for one in amounts), Decimal(0))
    return Money(pounds, word=word_of_sum(((one.pounds, one.word) for one in amounts), pounds))


def rounding_explains(parts: Sequence[Money], whole: Money) -> bool:
    """Whether parts add up to the whole, or are off it by no more than their rounding.

    £0.33m three times is £1m, and so is £333,333; but £33.33 three times is not £100, for pence are exact. A table in
    whole pounds or in thousands may be off by the last digit; of other parts, as much as the rough ones. Where one of
    them is not exact, nothing is asked but what cannot be.
    """
    if not all(one.exact for one in (*parts, whole)):
        return sum_of(part.reach for part in parts).meets(whole.reach)
    off = abs((total(list(parts)) - whole).pounds)
    table = _of_a_table(parts, whole)
    slack = sum((part.step for part in parts if part.rough or table), Decimal(0)) / 2
    pence = any(part.step < 1 for part in parts)
    return off <= slack or (not pence and are_nth([(part.pounds, part.step) for part in parts], whole.pounds))


def _of_a_table(parts: Sequence[Money], whole: Money) -> bool:
    """Whether amounts are as in a report's table: all in pounds or in thousands, and the sum is over 100 of these."""
    steps = {part.step for part in (*parts, whole)}
    return len(steps) == 1 and steps <= {Decimal(1), Decimal(1000)} and abs(whole.pounds) > 100 * whole.step


def are_nth(parts: Sequence[tuple[Decimal, Decimal]], whole: Decimal) -> bool:
    """Whether each is the same part of the whole, rounded to its own step; one digit would not be enough to say."""
    nth = Fraction(whole) / len(parts)
    return all(abs(part) >= 10 * step and part == half_up(nth / Fraction(step), 0) * step for part, step in parts)


def _plain(number: Decimal) -> str:
    text = f"{number:,f}" if number else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True, order=True)
class Percent(Parsed, wanted="A percentage"):
    """A share of a whole: `40%`."""

    value: Decimal

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read `40%`, `33.3%` or `40`."""
        found = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,6})?)\s?%?", typed)
        if not found:
            raise wrong(BAD_PERCENT, f"{shown(typed)} is not a percentage.", percent_hint(typed))
        number = Decimal(found[1])
        if number > 100:
            raise wrong(BAD_PERCENT, f"{shown(typed)} is more than 100%.", PERCENT_HINT)
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


_NUMBER = re.compile(r"([-\N{MINUS SIGN}]?)(£?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})((?:\.[0-9]{1,6})?)\s?(%?)")


@dataclass(frozen=True, slots=True, order=True)
class Number(Parsed, wanted="A number"):
    """A number that is not money: a measure's value or target; with a `word` before it where it is not exact.

    `sign` is the one that was typed with it, `%` or `£`, which its measure may not be counted in.
    """

    value: Decimal
    word: Word = ""
    sign: str = field(default="", compare=False)

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read `64`, `4.7`, `1,200` or `about 64`; a percent sign is allowed and left out."""
        word, amount = taken_apart(typed)
        found = _NUMBER.fullmatch(amount)
        if not found:
            raise wrong(BAD_NUMBER, f"{shown(typed)} is not a number.", number_hint(typed))
        number = Decimal(found[3].replace(",", "") + found[4])
        return cls(-number if found[1] else number, word, found[2] or found[5])

    @property
    def reach(self) -> Reach:
        """What it can be at least and at most."""
        return reach_of(self.value, self.word)

    def __str__(self) -> str:
        """Write it as it is read."""
        return worded(self.word, _plain(self.value))
