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

Days = tuple[PartialDate, ...]
"""The first and the last day of what a figure is of; of what has neither, the day on which it was published."""


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
    """Put together the authorities that got the same of the same share, for one sentence can name them all."""
    groups: dict[tuple[Money | None, Fraction | None, Money | None], list[Part]] = {}
    for part in parts:
        groups.setdefault((part.amount, part.share, part.due), []).append(part)
    return tuple(Alike(group[0], tuple(part.authority.id for part in group)) for group in groups.values())


def share_of(authority_id: str, days: Days, about: tuple[str, ...], register: Register) -> Fraction | None:
    """An authority's agreed share of what concerns some authorities; None where the record has no share agreed for it.

    Shares are those of the time that a figure is of. Where they changed in that time, or are for more or other
    authorities than the figure is about, nobody has agreed what each was due.
    """
    rules = {id(rule): rule for rule in _rules_during(days, register)}
    if len(rules) != 1 or authority_id not in about:
        return None
    (rule,) = rules.values()
    if rule.only_some:
        return None
    if rule.rule == "equal":
        return Fraction(1, len(about))
    if set(about) != {member for member, share in rule.shares.items() if share.fraction}:
        return None
    # Shares that were rounded when they were typed do not quite make a whole.
    return rule.shares[authority_id].fraction / sum(rule.shares[member].fraction for member in about)


def _holders(partners: Iterable[str], day: PartialDate, split: Container[str], register: Register) -> frozenset[str]:
    """The names under which a rule has the shares of some partners: what was agreed for one that ended stays its own.

    One that took over from others stands for itself only where the figure or the rule names it.
    """
    held, found = _rules_during((day,), register), set[str]()
    if not held:
        return frozenset(partners)
    ended = [one for one in register.partnership.authorities if one.goes_by_law and one.gone_by(day)]
    kept = [one.id for one in ended if _agreed_for(one, held[0])]
    for member in partners:
        before = [one for one in register.descended_from(member) if one in kept]
        found |= {member} if member in split or member in held[0].shares or not before else set(before)
    return frozenset((*found, *(one for one in kept if one in split)))


def _agreed_for(ended: Authority, rule: SharingRule) -> bool:
    """Whether a rule of shares is about a partner that has ended since, or that had."""
    if rule.rule == "shares":
        return ended.id in rule.shares
    return rule.since is None or not (ended.last_day and ended.last_day.surely_before(rule.since))


def _rules_during(days: Days, register: Register) -> list[SharingRule]:
    """The rules in force on the first day, and those that began after it and not after the last."""
    agreed = [rule for rule in register.partnership.sharing if not rule.proposed]
    begun = [rule for rule in agreed if not (rule.since and rule.since.surely_after(days[0]))]
    return [*begun[-1:], *(one for one in agreed if one not in begun and not _since(one).surely_after(days[-1]))]


def _since(rule: SharingRule) -> PartialDate:
    assert rule.since is not None
    return rule.since


def parts_of(
    amount: Money,
    days: Days,
    split: Mapping[str, Money],
    concerned: Iterable[str],
    register: Register,
    services: Iterable[str] = (),
) -> tuple[Part, ...]:
    """Put each authority's part of an amount beside its share, agreed for the time it is of; of some services or all.

    Where not all were partners for all of that time, nobody has agreed what each was due.
    """
    # A record is about those that are in it now; a council that left had its part of the time before.
    concerned, services = dict.fromkeys((*concerned, *split)), tuple(services)
    there = [_holders(register.sharing(services, (day,)), day, split, register) for day in days]
    about = tuple(member for member in concerned if any(member in one for one in there)) or tuple(split)
    alike_there = len({one & frozenset(about) for one in there}) == 1
    rounded = set(about) <= set(split) and total(list(split.values())) != amount
    parts = []
    for member in dict.fromkeys((*about, *split)):
        share = share_of(member, days, about, register) if alike_there else None
        part = split.get(member)
        due = Money(half_up(Fraction(amount.pounds) * share, 2), word=amount.word) if share is not None else None
        slack = max(Decimal("0.01"), part.step / 2) if part and rounded else Decimal("0.01")
        parts.append(Part(register.authorities[member], part, share, due, slack))
    return tuple(parts)
