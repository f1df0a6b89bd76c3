"""Rows of a ledger in their places: whose each is, what it covers, and how it is known."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, Literal, TypeVar

from generator.core.entry import Entry
from generator.core.model import Record, Source
from generator.core.register import Register
from generator.ledgers.model import LedgerRow
from generator.ledgers.told import Coverage, Role, Told
from generator.values.english import lowered, spelled
from generator.values.money import Money, total
from generator.values.names import paper_with_article, with_article
from generator.values.years import FinancialYear

R = TypeVar("R", bound=LedgerRow)
Provenance = Literal["official", "press report", "unofficial source"]


@dataclass(frozen=True, slots=True)
class Placed(Generic[R]):
    """One row in its place: its figure, who reports it, and whether it is the newest of its sort and speaker."""

    figure: R
    told: Told
    provenance: Provenance
    sources: tuple[Source, ...]
    newest: bool = False

    @property
    def councils(self) -> tuple[str, ...]:
        """The ids of the councils that it is about."""
        return self.told.councils

    @property
    def checked(self) -> bool:
        """Whether somebody from outside checked it."""
        return self.told.checked

    @property
    def parts_total(self) -> Money:
        """What the councils' parts come to: not quite the amount, where they are rounded."""
        return total(list(self.figure.by_authority.values()))

    @property
    def parts_are_rounded(self) -> bool:
        """Whether the parts do not come to the amount: those of all the councils, or of some that are more than it."""
        parts, whole = self.parts_total, self.told.amount
        more = self.figure.amount is not None and abs(parts.pounds) > abs(whole.pounds)
        return (more or set(self.councils) <= set(self.figure.by_authority)) and parts != whole

    @property
    def unsure_source(self) -> bool:
        """Whether it has no sources, and those of its record are official and others."""
        return not self.figure.sources and len({source.kind == "official" for source in self.sources}) > 1

    @property
    def official_publishers(self) -> list[Source]:
        """A source of each publisher among its official sources."""
        return _each_publisher(source for source in self.figure.sources if source.kind == "official")

    @property
    def other_publishers(self) -> list[Source]:
        """The same of its other sources."""
        return _each_publisher(source for source in self.figure.sources if source.kind != "official")

    def told_as(self, amount: Money, council: str) -> Told:
        """The part of it that is one council's."""
        return replace(self.told, amount=amount, council=council, whom=())


def sources_at(rows: Iterable[Placed[R]], places: set[int]) -> tuple[Source, ...]:
    """The sources of the rows that are at some places of a record."""
    return tuple(source for row in rows if row.told.at in places for source in row.sources)


@dataclass(frozen=True, slots=True)
class Place:
    """The record in which rows stand, and what its kind says of a check of all of them."""

    entry: Entry[Record]
    register: Register
    checked: bool = False


def _in_view(figure: LedgerRow) -> date:
    """How far ahead a figure of no known time looks: to the end of the year in which it was told, or is to begin."""
    return max(FinancialYear.holding(figure.on.named_last), figure.since or FinancialYear(0)).last


def placed(number: int, figure: R, place: Place, *, role: Role, says: str, what: str, amount: Money) -> Placed[R]:
    """Put a row in its place; what a source calls a result before its time had begun is read as a forecast."""
    if role == "result" and figure.before_its_time:
        role, says = "forecast", "forecast"
    entry, register = place.entry, place.register
    coverage, councils = covered(coverage_of(figure, costs=what == "cost"), entry, register)
    sources = figure.sources or entry.record.sources
    provenance = provenance_of(sources)
    whom = coverage.authorities or (councils if len(councils) == 1 < len(register.authorities) else ())
    dated = figure.time.dated
    told = Told(
        amount=amount,
        role=role,
        says=says,
        what=what,
        period=figure.time,
        coverage=coverage,
        on=figure.on,
        since=figure.since,
        reported="" if provenance == "official" else provenance,
        speakers=tuple(dict.fromkeys(_speaker(str(name), register) for name in figure.said_by)),
        all_speak=len(councils) > 1 and {str(name) for name in figure.said_by} >= set(register.concerning(entry)),
        outside=any(
            name not in register.authorities and name not in register.bodies for name in map(str, figure.said_by)
        ),
        whom=tuple(register.authorities[one].called for one in whom if one in register.authorities),
        of=tuple(str(register.services[one].name) for one in coverage.services if one in register.services),
        covers=str(figure.covers or ""),
        councils=councils,
        provisional=figure.provisional,
        graded=figure.evidence is not None,
        checked=place.checked or bool(figure.checked_by and figure.checked_by.independent),
        over=register.ended or (dated.last if dated else _in_view(figure)) < register.as_of,
        begun=register.partnership.started,
        at=number,
    )
    return Placed(figure, told, provenance, sources)


def for_all(told: Told, register: Register) -> Told:
    """A figure with the councils named that it is for, where it is on the page of one; of all of many, their number."""
    called = [register.authorities[one].called for one in told.councils if one in register.authorities]
    of_all = "both councils" if len(called) == 2 else f"all {spelled(len(called))} councils"
    return replace(told, whom=(of_all,) if len(called) == len(register.authorities) > 1 else tuple(called))


def coverage_of(figure: LedgerRow, *, costs: bool = False) -> Coverage:
    """What a figure itself says that it covers besides its period; costs are never net of themselves."""
    return Coverage(
        figure.prices,
        None if costs else figure.net_of_costs,
        " ".join(str(figure.covers or "").casefold().split()),
        tuple(sorted(set(figure.authorities))),
        tuple(sorted(set(figure.services))),
        figure.new,
    )


def covered(said: Coverage, entry: Entry[Record], register: Register) -> tuple[Coverage, tuple[str, ...]]:
    """What a figure covers, without what is the record's anyway, and the councils that it is about."""
    whole = register.concerning(entry)
    services = entry.record.services or tuple(register.services)
    coverage = replace(
        said,
        authorities=() if set(said.authorities) == set(whole) else said.authorities,
        services=() if set(said.services) == set(services) else said.services,
    )
    return coverage, tuple(coverage.authorities) or whole


def provenance_of(sources: Iterable[Source]) -> Provenance:
    """A figure is official if any official source has it; otherwise it is a report of the press, or another's."""
    kinds = {source.kind for source in sources}
    return "official" if "official" in kinds else "press report" if "press" in kinds else "unofficial source"


_ROLE = re.compile(
    r"\b(?:auditor|director|officer|manager|minister|ombudsman|inspector|council leader|treasurer)s?$"
    r"|^(?:\w+ )?(?:director|head|leader|chair(?:man)?|chief executive|minister|secretary|treasurer)s? (?:of|for) ",
    re.I,
)


def speaker_named(name: str, register: Register) -> str:
    """Name somebody whose figure it is: a council, a body with its council, or whoever is named."""
    if name in register.authorities:
        return with_article(register.authorities[name].called)
    body = register.bodies.get(name)
    if body is None:
        return name
    if body.joint or body.authority not in register.authorities:
        return with_article(body.name)
    return f"{register.authorities[body.authority].called}’s {body.name}"


def _speaker(name: str, register: Register) -> str:
    """Name somebody as a sentence begins with whose figure it is."""
    named = speaker_named(name, register)
    return _somebody(name) if named == name and name not in register.authorities else named


def _somebody(name: str) -> str:
    """Name somebody in free text as a sentence does: the external auditor, Grant Thornton."""
    if name.lower().startswith(("the ", "a ", "an ")):
        return name[0].lower() + name[1:]
    words = name.split()
    role = lowered(name) if all(word.islower() for word in words[1:]) else name
    return f"the {role}" if _ROLE.search(name) else paper_with_article(name)


def _each_publisher(sources: Iterable[Source]) -> list[Source]:
    """The first source of each publisher, for where there is little room; one without a publisher counts alone."""
    named: dict[str, Source] = {}
    for source in sources:
        named.setdefault(str(source.publisher or source.title), source)
    return list(named.values())
