"""What the pages of councils say: what is on record about each, its plans and results, and how it can leave."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator.core.absence import not_here
from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.kind import Kind, ViewOf
from generator.core.register import Register
from generator.kinds import all_kinds
from generator.ledgers.comparison import Comparison
from generator.ledgers.counting import counted
from generator.ledgers.placing import for_all
from generator.ledgers.told import Told
from generator.overview.known_kinds import (
    Agreement,
    Assessment,
    Budget,
    BudgetOf,
    Decision,
    ExitPlan,
    Figure,
    Ledger,
    Readiness,
    Recommended,
    Row,
    Saving,
    part_said,
    readiness_table,
    size_of,
)
from generator.overview.newest import NEWEST, Risks, cut_at, newest_of, of_council, risks_of
from generator.overview.performance import Results, results_of
from generator.overview.recommendations import made_to
from generator.overview.services import Shares, shares_of
from generator.overview.stays import Stay, stay_of
from generator.values.english import listed
from generator.values.money import Money


@dataclass(frozen=True, slots=True)
class Council:
    """What is beside the same of the other councils."""

    authority: Authority
    stay: Stay
    follows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Councils:
    """All councils side by side, in the order of the partnership's file, without columns of which nothing is known."""

    rows: tuple[Council, ...]
    thresholds: bool
    call_ins: bool
    households: bool

    @property
    def compared(self) -> bool:
        """Whether there is any column."""
        return self.thresholds or self.call_ins or self.households


def councils_of(register: Register) -> Councils:
    """Put the councils side by side."""
    authorities = tuple(register.authorities.values())
    return Councils(
        rows=tuple(
            Council(authority, stay_of(authority, register), register.taken_over_from(authority.id))
            for authority in authorities
        ),
        thresholds=any(one.key_decision_over is not None or "key_decision_over" in one.absent for one in authorities),
        call_ins=any(one.call_in is not None or "call_in" in one.absent for one in authorities),
        households=any(one.households for one in authorities),
    )


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


def _known(parts: Iterable[PartIn]) -> tuple[bool, bool]:
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


@dataclass(frozen=True, slots=True)
class BudgetsOf:
    """What one budget says of a council by itself: the newest times.

    Where only figures of several councils together are known, `whose` names them; nothing where these are all.
    """

    entry: Entry[Budget]
    lines: tuple[BudgetOf, ...]
    whose: str = ""


@dataclass(frozen=True, slots=True)
class OfKind:
    """The newest records of a kind that concern one council: under which heading, and how many there are in all."""

    heading: str
    kind: Kind[Any]
    newest: tuple[Entry[Any], ...]
    number: int
    shown: int


@dataclass(frozen=True, slots=True)
class AuthorityView:
    """What an authority's page says: the same shape for each of them."""

    authority: Authority
    stay: Stay
    follows: tuple[str, ...]
    shares: tuple[Shares, ...]
    readiness: Readiness
    plan: Entry[ExitPlan] | None
    assessments: tuple[Entry[Assessment], ...]
    parts: tuple[PartIn, ...]
    decisions: tuple[Entry[Decision], ...]
    decisions_number: int
    decisions_shown: int
    waiting: tuple[Entry[Decision], ...]
    leads: tuple[Entry[Agreement], ...]
    costs: tuple[CostTo, ...]
    budgets: tuple[BudgetsOf, ...]
    risks: Risks
    risks_with_others: Risks
    recommended: tuple[Recommended, ...]
    results: Results
    others: tuple[OfKind, ...]
    not_here: tuple[str, ...]

    @property
    def follows_several(self) -> bool:
        """Whether it takes over from more than one."""
        return len(self.follows) > 1

    @property
    def leads_contracts(self) -> bool:
        """Whether all that it manages for the others are contracts."""
        return all(entry.record.kind == "contract" for entry in self.leads)

    @property
    def told(self) -> tuple[PartIn, ...]:
        """The savings of which its own part is known."""
        return tuple(part for part in self.parts if part.told)

    @property
    def untold(self) -> tuple[PartIn, ...]:
        """Those of which only the figures for all the councils are known; where these are costs, they are there."""
        return tuple(part for part in self.parts if not part.told and part.ledger.gains)

    @property
    def known(self) -> tuple[bool, bool]:
        """Whether the table of its savings has any plan, and any result."""
        return _known(self.told)

    @property
    def money_gaps(self) -> bool:
        """Whether any of its parts may be held against the plan."""
        return any(part.said.gap for part in self.parts)

    @property
    def cost_notes(self) -> bool:
        """Whether there is more to say of any cost."""
        held = [one for cost in self.costs for one in cost.rows]
        return any(one.overtaken or one.row.figure.note for one in held)

    @property
    def main_part(self) -> PartIn | None:
        """The saving that says most of what was planned for this council and the outcome."""
        return main_part(self.parts)


def authority_view(authority: Authority, register: Register, view_of: ViewOf) -> AuthorityView:
    """Gather what an authority's page says."""
    concerned = [entry for entry in register.current(Decision) if authority.id in register.concerning(entry)]
    own = _voices(authority, register)
    undecided = [entry for entry in concerned if view_of(entry).standing.undecided]
    waiting = [one for one in undecided if any(turn.step.decider in own for turn in view_of(one).standing.to_come)]
    assessment = of_council(Assessment, authority.id, register)
    return AuthorityView(
        authority=authority,
        stay=stay_of(authority, register),
        follows=register.taken_over_from(authority.id),
        shares=shares_of(authority, register),
        readiness=next(
            row for row in readiness_table(register.current(ExitPlan), register) if row.authority.id == authority.id
        ),
        plan=of_council(ExitPlan, authority.id, register),
        assessments=(assessment,) if assessment else (),
        parts=parts_in(authority, register, view_of)[:NEWEST],
        decisions=tuple(newest_of(concerned, lambda entry: entry.record.date)),
        decisions_number=len(concerned),
        decisions_shown=cut_at(len(concerned)),
        waiting=tuple(waiting[:NEWEST]),
        leads=tuple([entry for entry in register.current(Agreement) if entry.record.lead == authority.id][:NEWEST]),
        costs=costs_to(authority, register, view_of)[:NEWEST],
        budgets=tuple(_budgets_of(authority, register, view_of))[:NEWEST],
        risks=risks_of(register, lambda risk: risk.authorities == (authority.id,)),
        risks_with_others=risks_of(
            register,
            lambda risk: authority.id in risk.authorities and 1 < len(risk.authorities) < len(register.authorities),
        ),
        recommended=made_to(authority, register, view_of)[:NEWEST],
        results=results_of(authority.id, register),
        others=tuple(_of_kinds(authority, register)),
        not_here=not_here_of(authority, register),
    )


def _budgets_of(authority: Authority, register: Register, view_of: ViewOf) -> Iterator[BudgetsOf]:
    """What each budget that concerns a council says of it, those first that say anything."""
    held = []
    for entry in register.current(Budget):
        shown = view_of(entry)
        lines, together = shown.of(authority.id)[-NEWEST:], shown.together_with(authority.id)
        if lines or together:
            whole = set(together) >= set(register.concerning(entry))
            names = listed(one.called for one in register.partnership.authorities if one.id in together)
            held.append(BudgetsOf(entry, lines, "" if lines or whole else names))
    yield from sorted(held, key=lambda budget: (not budget.lines, budget.whose))


def not_here_of(authority: Authority, register: Register) -> tuple[str, ...]:
    """What the record does not have of a council itself: its rules, and its exit plan where there is none at all."""
    planned = {entry.record.authority for entry in register.current(ExitPlan)}
    stay = stay_of(authority, register)
    without = authority.id not in planned and not (stay.ahead or stay.ended or stay.withdrew)
    return (*not_here(authority, register), *(("the exit plan",) if without else ()))


def _of_kinds(authority: Authority, register: Register) -> Iterator[OfKind]:
    """The records of each kind that asks for a part of the councils' pages."""
    for kind in all_kinds():
        if kind.of_council and kind.listed(register):
            held = [entry for entry in register.current(kind.model) if authority.id in register.concerning(entry)]
            newest = newest_of(held, partial(kind.day_of, register=register))
            yield OfKind(register.worded(kind.of_council), kind, tuple(newest), len(held), cut_at(len(held)))


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
        return _known(one.part for one in self.councils)

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
    speaks = _voices(authority, register)
    own = (one.row for one in held if one.row.role == "result" and one.row.what != "cost" and part(one.row) is None)
    theirs = [told for told in own if speaks & set(map(str, mine[told.at].figure.said_by))]
    # What it recorded itself goes before what was only forecast.
    said = replace(said, forecast=()) if theirs else said
    return PartIn(ledger, said, costs, tuple(for_all(told, register) for told in theirs))


def _voices(authority: Authority, register: Register) -> set[str]:
    """The ids of a council and of its bodies."""
    return {authority.id, *(body.id for body in register.bodies.values() if body.authority == authority.id)}


def _is_of(row: Row, authority_id: str, register: Register) -> bool:
    """Whether an authority was in when a figure was published, so that it may take the place of another."""
    return authority_id in row.figure.by_authority or authority_id in register.partners_on(row.figure.shared_on)
