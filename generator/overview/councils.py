"""What the pages of councils say: what is on record about each, its part of the money, and how it can leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.core.absence import not_here
from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.kind import Kind, ViewOf
from generator.core.register import Register
from generator.kinds import all_kinds
from generator.overview.council_money import CostTo, PartIn, costs_to, known_of, main_part, parts_in, voices_of
from generator.overview.known_kinds import (
    Agreement,
    Assessment,
    Budget,
    BudgetOf,
    Decision,
    ExitPlan,
    Readiness,
    Recommended,
    readiness_table,
)
from generator.overview.newest import NEWEST, Risks, cut_at, newest_of, of_council, risks_of
from generator.overview.performance import Results, results_of
from generator.overview.recommendations import made_to
from generator.overview.services import Shares, shares_of
from generator.overview.stays import Stay, stay_of
from generator.values.english import listed


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
    def shares_now(self) -> tuple[Shares, ...]:
        """The services that it has not stopped sharing."""
        return tuple(one for one in self.shares if not one.over)

    @property
    def shares_over(self) -> tuple[Shares, ...]:
        """Those that it has."""
        return tuple(one for one in self.shares if one.over)

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
        return known_of(self.told)

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
    own = voices_of(authority, register)
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
