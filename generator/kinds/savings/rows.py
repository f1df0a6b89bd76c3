"""The rows of a ledger: each figure in its place, with whose it is and what it covers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.core.entry import Entry
from generator.core.model import Source
from generator.core.register import Register
from generator.kinds.savings.model import Figure, Saving
from generator.kinds.savings.statement import Basis, Told
from generator.values.figures import What
from generator.values.money import Money, total
from generator.values.names import with_article
from generator.values.years import Period

Provenance = Literal["official", "press report", "unofficial source"]
Sort = tuple[What, Period, Basis]
"""What a figure is a figure of. Figures of two sorts are never compared or added."""


def basis_of(figure: Figure) -> Basis:
    """What a figure itself says that it covers besides its period; costs are never net of themselves."""
    return Basis(
        figure.prices,
        None if figure.what == "cost" else figure.net_of_costs,
        " ".join(str(figure.covers or "").casefold().split()),
        tuple(sorted(set(figure.authorities))),
        tuple(sorted(set(figure.services))),
        figure.new,
        figure.since,
    )


def sort_of(figure: Figure) -> Sort:
    """What a figure is a figure of."""
    return (figure.what, figure.time, basis_of(figure))


def provenance_of(sources: Iterable[Source]) -> Provenance:
    """A figure is official if any official source gives it; otherwise it is a report of the press, or another's."""
    kinds = {source.kind for source in sources}
    return "official" if "official" in kinds else "press report" if "press" in kinds else "unofficial source"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure in its place: what it is a figure of, who reports it, whose it is, and the newest of its sort or not.

    `councils` are the ids of those it is about.
    """

    figure: Figure
    sort: Sort
    provenance: Provenance
    sources: tuple[Source, ...]
    newest: bool
    councils: tuple[str, ...]
    speakers: tuple[str, ...] = ()
    all_speak: bool = False
    whom: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    checked: bool = False

    @property
    def basis(self) -> Basis:
        """What it covers besides its period."""
        return self.sort[2]

    @property
    def speaker(self) -> frozenset[str]:
        """Whose figure it is."""
        return frozenset(self.speakers)

    @property
    def parts_total(self) -> Money:
        """What the councils' parts come to: not quite the amount, where they are rounded."""
        return total(list(self.figure.by_authority.values()))

    @property
    def parts_are_rounded(self) -> bool:
        """Whether all the councils have a part, and these do not come to the amount."""
        return set(self.councils) <= set(self.figure.by_authority) and self.parts_total != self.figure.amount

    @property
    def official_publishers(self) -> list[Source]:
        """A source of each publisher of its own official sources."""
        return _each_publisher(source for source in self.figure.sources if source.kind == "official")

    @property
    def other_publishers(self) -> list[Source]:
        """The same of its other sources."""
        return _each_publisher(source for source in self.figure.sources if source.kind != "official")

    @property
    def told(self) -> Told:
        """The figure as it is told."""
        return self.told_as(self.figure.amount)

    def told_as(self, amount: Money, council: str = "") -> Told:
        """The figure with the part of it that is told, of one council where it is only that one's."""
        figure = self.figure
        return Told(
            amount,
            figure.says,
            figure.what,
            figure.time,
            self.basis,
            figure.on,
            "" if self.provenance == "official" else self.provenance,
            self.speakers,
            self.all_speak,
            () if council else self.whom,
            self.of,
            str(figure.covers or ""),
            council,
            figure.provisional,
            figure.evidence is not None,
            self.checked,
        )


def row_of(figure: Figure, entry: Entry[Saving], register: Register, *, newest: bool) -> Row:
    """Put a figure in its place."""
    record = entry.record
    basis, councils = covered(figure, entry, register)
    spoken = {name for name in figure.said_by if str(name) in register.authorities}
    checks = [by for by in (figure.checked_by, record.checked_by) if by and by.independent]
    sources = figure.sources or record.sources
    return Row(
        figure,
        (figure.what, figure.time, basis),
        provenance_of(sources),
        sources,
        newest,
        councils,
        tuple(dict.fromkeys(speaker_named(str(name), register) for name in figure.said_by)),
        len(councils) > 1 and {str(name) for name in spoken} >= set(register.concerning(entry)),
        tuple(register.authorities[one].called for one in basis.authorities if one in register.authorities),
        tuple(str(register.services[one].name) for one in basis.services if one in register.services),
        bool(checks),
    )


def covered(figure: Figure, entry: Entry[Saving], register: Register) -> tuple[Basis, tuple[str, ...]]:
    """What a figure covers, without what is the record's anyway, and the councils that it is about."""
    said, record = basis_of(figure), entry.record
    whole = register.concerning(entry)
    services = record.services or tuple(register.services)
    basis = Basis(
        said.prices,
        said.net_of_costs,
        said.covers,
        () if set(said.authorities) == set(whole) else said.authorities,
        () if set(said.services) == set(services) else said.services,
        said.new,
        said.since,
    )
    return basis, tuple(basis.authorities) or whole


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


def _each_publisher(sources: Iterable[Source]) -> list[Source]:
    """The first source of each publisher, for where there is little room; one without a publisher counts alone."""
    named: dict[str, Source] = {}
    for source in sources:
        named.setdefault(str(source.publisher or source.title), source)
    return list(named.values())


def end_of(row: Row) -> date:
    """The last day of a figure's time; of what has none, the day it was published."""
    dated = row.figure.time.dated
    return dated.last if dated else row.figure.on.place
