"""Each council's part of a figure, and the share of it that was agreed."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.core.authorities import Authority
from generator.core.partners import SharingRule
from generator.core.register import Register
from generator.values.dates import PartialDate
from generator.values.money import ZERO, Money, total
from generator.values.rounding import half_up


@dataclass(frozen=True, slots=True)
class Part:
    """One authority's part of a figure against the share that was agreed.

    It may be off that by `slack` and still be as agreed: a penny, or what its rounding explains.
    """

    authority: Authority
    amount: Money | None
    share: Fraction | None
    due: Money | None
    slack: Decimal = Decimal("0.01")

    @property
    def off(self) -> Money | None:
        """How much more or less than its share it got; None where either is not known, nothing within its rounding."""
        if self.amount is None or self.due is None or not (self.amount.exact and self.due.exact):
            return None
        off = self.amount - self.due
        return off if abs(off.pounds) > self.slack else ZERO

    @property
    def off_said(self) -> str:
        """The same in words; empty where it is not known."""
        if self.off is None:
            return ""
        return f"{abs(self.off)} {'less' if self.off.pounds < 0 else 'more'}" if self.off else "None"


@dataclass(frozen=True, slots=True)
class Alike:
    """A part, and the ids of all the authorities that got the same of the same share."""

    part: Part
    authorities: tuple[str, ...]

    @property
    def known(self) -> bool:
        """Whether the part is in this record."""
        return self.part.amount is not None

    @property
    def several(self) -> bool:
        """Whether it is the part of more than one."""
        return len(self.authorities) > 1


def alike(parts: Iterable[Part]) -> tuple[Alike, ...]:
    """Put together the authorities that got the same of the same share, for those can be told in one breath."""
    groups: dict[tuple[Money | None, Fraction | None, Money | None], list[Part]] = {}
    for part in parts:
        groups.setdefault((part.amount, part.share, part.due), []).append(part)
    return tuple(Alike(group[0], tuple(part.authority.id for part in group)) for group in groups.values())


def share_of(authority_id: str, day: PartialDate, about: tuple[str, ...], register: Register) -> Fraction | None:
    """An authority's agreed share of what concerns some authorities on a day; None where no rule is published.

    Where a figure concerns only some of the partners, their shares are scaled up to make a whole.
    """
    rule = _rule_on(day, register)
    if rule is None or authority_id not in about:
        return None
    if rule.rule == "equal":
        return Fraction(1, len(about))
    if not set(about) <= rule.shares.keys():
        return None  # One that joined since, or follows another: nobody has agreed its share.
    whole = sum((rule.shares[member].fraction for member in about), Fraction(0))
    return rule.shares[authority_id].fraction / whole if whole else None


def _holders(partners: Iterable[str], day: PartialDate, split: Container[str], register: Register) -> tuple[str, ...]:
    """The names under which a rule has the shares of some partners: what was agreed for one that ended stays its own.

    One that took over from others stands for itself only where the figure or the rule names it.
    """
    rule, found = _rule_on(day, register), list[str]()
    if rule is None:
        return tuple(partners)
    ended = [one for one in register.partnership.authorities if one.goes_by_law and one.gone_by(day)]
    kept = [one.id for one in ended if _agreed_for(one, rule)]
    for member in partners:
        before = [one for one in register.taken_over_from(member) if one in kept]
        found += [member] if member in split or member in rule.shares or not before else before
    return tuple(dict.fromkeys((*found, *(one for one in kept if one in split))))


def _agreed_for(ended: Authority, rule: SharingRule) -> bool:
    """Whether a rule of shares is about a partner that has ended since, or that had."""
    if rule.rule == "shares":
        return ended.id in rule.shares
    return rule.since is None or not (ended.last_day and ended.last_day.surely_before(rule.since))


def _rule_on(day: PartialDate, register: Register) -> SharingRule | None:
    agreed = [rule for rule in register.partnership.sharing if not rule.proposed]
    held = [rule for rule in agreed if not (rule.since and rule.since.surely_after(day))]
    return held[-1] if held else None


def parts_of(
    amount: Money,
    on: PartialDate,
    split: Mapping[str, Money],
    concerned: Iterable[str],
    register: Register,
    services: Iterable[str] = (),
) -> tuple[Part, ...]:
    """Put each authority's part of an amount, published on a day, beside its agreed share; of some services or all."""
    partners = register.sharing(services, (on,))
    about = _holders([member for member in concerned if member in partners], on, split, register) or tuple(split)
    rounded = set(about) <= set(split) and total(list(split.values())) != amount
    parts = []
    for member in dict.fromkeys((*about, *split)):
        share = share_of(member, on, about, register)
        part = split.get(member)
        due = Money(half_up(Fraction(amount.pounds) * share, 2), word=amount.word) if share is not None else None
        slack = max(Decimal("0.01"), part.step / 2) if part and rounded else Decimal("0.01")
        parts.append(Part(register.authorities[member], part, share, due, slack))
    return tuple(parts)
