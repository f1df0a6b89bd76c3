"""A council's part of the money: what was planned for it, what it got and paid, and the councils beside each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.kind import ViewOf
from generator.core.register import Register
from generator.ledgers.comparison import Comparison
from generator.ledgers.counting import counted
from generator.ledgers.placing import for_all
from generator.ledgers.told import Told
from generator.overview.known_kinds import (
    Figure,
    Ledger,
    Row,
    Saving,
    part_said,
    size_of,
)
from generator.values.money import Money


def part_of(figure: Figure, authority_id: str, entry: Entry[Saving], register: Register) -> Money | None:
    """A council's part of a figure, if that is known: where the figure is about no other council, all of it."""
    if not figure.by_authority and (figure.authorities or register.concerning(entry)) == (authority_id,):
        return figure.amount
    return figure.by_authority.get(authority_id)


@dataclass(frozen=True, slots=True)
class PartIn:
    """An authority's part in one saving: what was planned for it and the outcome, as far as figures say so.

    `own` are results that it published itself for several councils, of which its own part is not known.
    """

    ledger: Ledger
    said: Comparison
    costs: Comparison
    own: tuple[Told, ...] = ()

    @property
    def told(self) -> bool:
        """Whether anything is published of this council's part, or by it."""
        return bool(self.said or self.own)


def known_of(parts: Iterable[PartIn]) -> tuple[bool, bool]:
    """Whether a table of such parts has any plan, and any result."""
    parts = tuple(parts)
    return any(part.said.planned for part in parts), any(part.said.delivered or part.own for part in parts)


@dataclass(frozen=True, slots=True)
class Cost:
    """A council's part of one figure of a cost; an `overtaken` one is older than another of the same."""

    row: Row
    part: Money
    council: str
    overtaken: bool

    @property
    def told(self) -> Told:
        """The council's part, ready to be put into a sentence."""
        return self.row.told_as(self.part, self.council)


@dataclass(frozen=True, slots=True)
class CostTo:
    """What one saving cost an authority: each figure that names its part, the oldest first."""

    ledger: Ledger
    rows: tuple[Cost, ...]


def costs_to(authority: Authority, register: Register, view_of: ViewOf) -> tuple[CostTo, ...]:
    """What each saving that concerns an authority and has costs cost it, those with a known part first."""
    found = []
    for entry in register.current(Saving):
        if authority.id not in register.concerning(entry):
            continue
        ledger: Ledger = view_of(entry)
        costs = [row for row in ledger.rows if row.figure.what == "cost"]
        told = [
            (row, part) for row in costs if (part := part_of(row.figure, authority.id, entry, register)) is not None
        ]
        if costs:
            found.append(CostTo(ledger, tuple(_in_turn(told, authority))))
    return tuple(sorted(found, key=lambda cost: not cost.rows))


def _in_turn(told: list[tuple[Row, Money]], authority: Authority) -> Iterator[Cost]:
    for row, part in sorted(told, key=lambda part: part[0].figure.on.sort_key):
        yield Cost(row, part, authority.called, not row.newest)


def parts_in(authority: Authority, register: Register, view_of: ViewOf) -> tuple[PartIn, ...]:
    """An authority's part in each saving that concerns it, those with a known part first, then the largest."""
    return register.remembered(f"parts of {authority.id}", lambda _: _parts_in(authority, register, view_of))


def _parts_in(authority: Authority, register: Register, view_of: ViewOf) -> tuple[PartIn, ...]:
    savings = register.current(Saving)
    ledgers = [view_of(entry) for entry in savings if authority.id in register.concerning(entry)]
    parts = [_part_in(ledger, authority, register) for ledger in sorted(ledgers, key=size_of, reverse=True)]
    return tuple(sorted(parts, key=lambda part: not part.told))


@dataclass(frozen=True, slots=True)
class MoneyOf:
    """One council beside the others: its part in the saving that says most, with the costs."""

    authority: Authority
    part: PartIn


@dataclass(frozen=True, slots=True)
class MoneySide:
    """The councils beside each other, in the saving that says most of them."""

    entry: Entry[Saving]
    councils: tuple[MoneyOf, ...]

    @property
    def known(self) -> tuple[bool, bool]:
        """Whether the table has any plan, and any result."""
        return known_of(one.part for one in self.councils)

    @property
    def costs(self) -> bool:
        """Whether any council's part of the costs is known."""
        return any(one.part.costs for one in self.councils)


def money_side_by_side(register: Register, view_of: ViewOf) -> MoneySide | None:
    """The councils of which any figure is known by itself, each with its part in the same saving."""
    held = [(authority, parts_in(authority, register, view_of)) for authority in register.authorities.values()]
    mains = [main for _, parts in held if (main := main_part(parts))]
    if not mains:
        return None
    entry = max(mains, key=lambda part: size_of(part.ledger)).ledger.entry
    rows = ((authority, part) for authority, parts in held for part in parts if part.ledger.entry is entry)
    return MoneySide(entry, tuple(MoneyOf(authority, part) for authority, part in rows if part.told or part.costs))


def main_part(parts: Iterable[PartIn]) -> PartIn | None:
    """The part that says most: both figures, or else either, of the largest saving."""
    told = [part for part in parts if part.told]
    paired = [part for part in told if part.said.paired]
    both = [part for part in told if part.said.planned and part.said.delivered]
    return next(iter(paired or both or told), None)


def _part_in(ledger: Ledger, authority: Authority, register: Register) -> PartIn:
    """Put together what is known of an authority's part in what a saving was to bring and brought."""
    mine = {row.told.at: row for row in ledger.rows if _is_of(row, authority.id, register)}

    def part(told: Told) -> Told | None:
        if (amount := part_of(mine[told.at].figure, authority.id, ledger.entry, register)) is None:
            return None
        of = (authority.id,)
        coverage = replace(told.coverage, authorities=of)
        return replace(told, amount=amount, council=authority.called, coverage=coverage, councils=of, whom=())

    held = counted(row.told for row in mine.values())
    said, costs = part_said(held, part, register.as_of)
    speaks = voices_of(authority, register)
    own = (one.row for one in held if one.row.role == "result" and one.row.what != "cost" and part(one.row) is None)
    theirs = [told for told in own if speaks & set(map(str, mine[told.at].figure.said_by))]
    # What it recorded itself goes before what was only forecast.
    said = replace(said, forecast=()) if theirs else said
    return PartIn(ledger, said, costs, tuple(for_all(told, register) for told in theirs))


def voices_of(authority: Authority, register: Register) -> set[str]:
    """The ids of a council and of its bodies."""
    return {authority.id, *(body.id for body in register.bodies.values() if body.authority == authority.id)}


def _is_of(row: Row, authority_id: str, register: Register) -> bool:
    """Whether an authority was in when a figure was published, so that it may take the place of another."""
    return authority_id in row.figure.by_authority or authority_id in register.partners_on(row.figure.shared_on)
