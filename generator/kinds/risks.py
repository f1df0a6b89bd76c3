"""Risks: what could go wrong or well, scored again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from generator.common_rules import not_yet
from generator.guesses import SaidAs
from generator.kind import Entry, Event, Finding, Kind, Table
from generator.model import Count, Flag, Part, Record
from generator.register import Register
from generator.values.dates import PartialDate
from generator.values.words import Line, Prose

RiskKind = Annotated[
    Literal["threat", "opportunity"],
    SaidAs(
        {
            "threat": "risk,danger,hazard,downside,negative risk,negative,bad",
            "opportunity": "upside,positive risk,chance,positive,good",
            "": "issue,treat,throat,not a threat,no threat,missed opportunity",
        }
    ),
]
RiskState = Annotated[
    Literal["open", "closed", "happened"],
    SaidAs(
        {
            "open": "live,active,current,ongoing,still open,opened,being managed,reopened,re opened,under review",
            "closed": "done,finished,ended,removed,retired,no longer a risk,gone,archived,closed down,close",
            "happened": "occurred,materialised,came true,crystallised,became an issue,now an issue,realised",
            "": "not closed,not open,unopened,unclosed,enclosed,disclosed,not happened,mitigated,accepted,tolerated,"
            "treated,transferred,escalated,de escalated,inactive,not active,resolved,unrealised,not realised,closer,"
            "not yet happened,has not happened,did not happen,reclosed",
        }
    ),
]
Points = Annotated[Count, Field(ge=1, le=5)]


class Score(Part):
    """How likely and how grave it was thought to be on one day."""

    called_also: ClassVar[Mapping[str, str]] = {"likelihood": "probability", "impact": "severity,consequence"}

    on: PartialDate = Field(description="When it was scored.")
    likelihood: Points = Field(description="How likely, 1 to 5.")
    impact: Points = Field(description="How grave or how good, 1 to 5.")
    note: Prose | None = Field(None, description="Why it changed.")

    @property
    def rating(self) -> int:
        """Likelihood times impact, 1 to 25."""
        return self.likelihood * self.impact


class Risk(Record):
    """One threat or opportunity."""

    called_also: ClassVar[Mapping[str, str]] = {
        "doing": "mitigation,mitigations,controls,actions,response",
        "effect": "consequence,consequences",
        "raised": "date raised,identified,date identified",
    }

    kind: RiskKind = Field(description="Whether it would harm or help.")
    cause: Prose | None = Field(None, description="Why it may happen.")
    effect: Prose | None = Field(None, description="What then.")
    could_end_it: Flag = Field(False, description="`true` if it could end the partnership.")
    owner: Line | None = Field(None, description="Who watches it: a role.")
    scores: tuple[Score, ...] = Field((), description="Every score ever given, a row each.")
    doing: tuple[Prose, ...] = Field((), description="What is being done about it.")
    state: RiskState = Field(description="Where it stands.")
    raised: PartialDate | None = Field(None, description="When it was first named.")

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """When it was named, and each day it was scored."""
        return (*((self.raised,) if self.raised else ()), *(score.on for score in self.scores))

    @property
    def newest_score(self) -> Score | None:
        """The newest score, where there is one."""
        return max(self.scores, key=lambda score: score.on.sort_key, default=None)


def scores_are_possible(entry: Entry[Risk], register: Register) -> Iterator[Finding]:
    """Nothing is scored before it is raised, twice on a day, or tomorrow."""
    record = entry.record
    seen: set[PartialDate] = set()
    yield from not_yet(record.raised, ("raised",), "nobody can have raised it", register)
    for number, score in enumerate(record.scores):
        path = ("scores", number, "on")
        if record.raised and score.on.surely_before(record.raised):
            message = f"It was scored ({score.on}) before it was raised ({record.raised})."
            yield Finding(path, "date-order", message, "Check both dates.")
        if score.on in seen:
            yield Finding(path, "same-row", f"There is another score of {score.on}.", "Keep one of them.")
        yield from not_yet(score.on, path, "this cannot have been scored", register)
        seen.add(score.on)


def events(entry: Entry[Risk], register: Register) -> Iterator[Event]:
    """The day it was first named."""
    if entry.record.raised:
        yield Event(entry.record.raised, "raised", entry)


MOST_DRAWN = 25
"""How many risks the grid shows, so that its page does not grow."""


def front(register: Register, view_of: Callable[[Entry[Any]], Any]) -> list[Entry[Risk]]:
    """The open risks that have a score, the highest first."""
    scored = [entry for entry in register.current(Risk) if entry.record.state == "open" and entry.record.newest_score]
    return sorted(scored, key=_by_score)[:MOST_DRAWN]


def _by_score(entry: Entry[Risk]) -> tuple[int, str]:
    score = entry.record.newest_score
    return (-score.rating if score else 0, entry.id)


def tables(entries: tuple[Entry[Risk], ...], view_of: Callable[[Entry[Risk]], Any]) -> Iterator[Table]:
    """Every score of every risk."""
    yield Table(
        "risks-scores",
        ("risk", "kind", "state", "scored on", "how likely of 5", "how grave of 5"),
        tuple(
            (entry, (entry.id, entry.record.kind, entry.record.state, score.on, score.likelihood, score.impact))
            for entry in entries
            for score in entry.record.scores
        ),
    )


KIND = Kind(
    name="risks",
    model=Risk,
    one="risk",
    many="Risks",
    about="What could go wrong, what could go well, and what was done about it.",
    menu=50,
    group="more",
    date_of=lambda record: record.newest_score.on if record.newest_score else record.raised,
    events=events,
    tables=tables,
    front=front,
    rules=(scores_are_possible,),
)
