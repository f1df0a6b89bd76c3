"""Risks: what could go wrong or well, scored again and again."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.core.model import Record
from generator.core.part import Count, Flag, Part
from generator.values.dates import PartialDate
from generator.values.guesses import SaidAs
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

STATES: dict[tuple[RiskKind, RiskState | None], str] = {
    ("threat", "open"): "Open risk",
    ("threat", "closed"): "Closed risk",
    ("threat", "happened"): "Risk that happened",
    ("threat", None): "Risk",
    ("opportunity", "open"): "Opportunity: open",
    ("opportunity", "closed"): "Opportunity: closed",
    ("opportunity", "happened"): "Opportunity: achieved",
    ("opportunity", None): "Opportunity",
}
"""What it is and where it stands, as far as the record says."""


Points = Annotated[Count, Field(ge=1, le=5)]


class Target(Part):
    """How likely and how serious a risk is to be once what is being done about it works."""

    called_also: ClassVar[Mapping[str, str]] = {"likelihood": "probability", "impact": "severity,consequence"}

    likelihood: Points = Field(description="How likely, 1 to 5.")
    impact: Points = Field(description="How serious, or how good, 1 to 5.")

    @property
    def rating(self) -> int:
        """Likelihood times impact, 1 to 25."""
        return self.likelihood * self.impact


class Score(Part):
    """How likely and how serious it was thought to be on one day."""

    in_words: ClassVar[Mapping[str, str]] = {"target": "target score"}
    called_also: ClassVar[Mapping[str, str]] = {"likelihood": "probability", "impact": "severity,consequence"}

    on: PartialDate = Field(description="When it was scored.")
    likelihood: Points = Field(description="How likely, 1 to 5.")
    impact: Points = Field(description="How serious, or how good, 1 to 5.")
    target: Target | None = Field(
        None, description="What it is to come down to (or up, where it would help), as it was set that day."
    )
    note: Prose | None = Field(None, description="Why the score changed.")

    @property
    def rating(self) -> int:
        """Likelihood times impact, 1 to 25."""
        return self.likelihood * self.impact


class Risk(Record):
    """One risk: a threat or an opportunity."""

    gaps: ClassVar[Mapping[str, str]] = {
        "cause": "",
        "effect": "",
        "owner": "It has no owner.",
        "scores": "It has not been scored.",
        "doing": "No action was taken.",
        "state": "",
        "raised": "",
    }
    in_words: ClassVar[Mapping[str, str]] = {
        "cause": "cause of the risk",
        "effect": "effect of the risk",
        "owner": "owner of the risk",
        "scores": "list of scores",
        "doing": "list of actions",
        "could_end_it": "note that it could end the partnership",
        "state": "state of the risk",
        "raised": "date it was first recorded",
    }

    called_also: ClassVar[Mapping[str, str]] = {
        "doing": "mitigation,mitigations,controls,actions,response",
        "effect": "consequence,consequences",
        "raised": "date raised,identified,date identified",
    }

    kind: RiskKind = Field(description="`threat` if it would do harm, `opportunity` if it would help.")
    cause: Prose | None = Field(None, description="Why it may happen.")
    effect: Prose | None = Field(None, description="What would follow.")
    could_end_it: Flag = Field(False, description="`true` if it could end the partnership.")
    owner: Line | None = Field(None, description="Who is responsible for it: a role.")
    scores: tuple[Score, ...] = Field((), description="Every score, with its date: one row for each.")
    doing: tuple[Prose, ...] = Field((), description="What is being done about it.")
    state: RiskState | None = Field(None, description="Whether it is open, closed or has happened.")
    raised: PartialDate | None = Field(None, description="When it was first recorded.")

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """When it was recorded, and each day it was scored."""
        return (*((self.raised,) if self.raised else ()), *(score.on for score in self.scores))

    @property
    def newest_score(self) -> Score | None:
        """The newest score, where there is one."""
        return max(self.scores, key=lambda score: score.on.sort_key, default=None)
