"""Savings: what was planned, and what came of it, as a ledger in which every figure found is a row."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from generator.core.model import AuthorityId, Flag, Months, Part, Record, Reply, ServiceId, Source
from generator.core.settings import Periods
from generator.kinds.ids import DecisionId
from generator.values.dates import PartialDate
from generator.values.figures import PLANS, Counts, Evidence, Prices, Says, What
from generator.values.money import Money
from generator.values.reasons import Reason
from generator.values.words import Line, Prose
from generator.values.years import FinancialYear, Period

NO_PERIOD = Period("")
"""The time of a figure of which the record does not say it."""


class Baseline(Part):
    """What was spent before, against which a saving is measured."""

    amount: Money = Field(description="The amount.")
    year: FinancialYear | None = Field(None, description="The financial year it was spent in.")
    note: Prose | None = Field(None, description="What it covers.")


class CheckedBy(Part):
    """Who looked at the figures."""

    who: Line = Field(description="Who checked.", examples=["External auditor"])
    on: PartialDate | None = Field(None, description="When.")
    independent: Flag = Field(False, description="`true` if they are from outside the partnership.")


class Dispute(Part):
    """Another number for the same thing. A row of `figures` with `said_by` has taken its place."""

    by: Line = Field(description="Who says so.")
    claims: Prose = Field(description="What they say.")
    amount: Money | None = Field(None, description="Their figure.")
    sources: tuple[Source, ...] = Field((), description="Where they say it.")


class Figure(Part):
    """One published figure. A new forecast is a new row; the old one stays."""

    in_words: ClassVar[Mapping[str, str]] = {
        "since": "first year",
        "said_by": "list of who says it",
        "covers": "part it covers",
        "authorities": "councils it covers",
        "services": "services it covers",
        "new": "part that is new",
    }
    called_also: ClassVar[Mapping[str, str]] = {
        "says": "type,kind,status",
        "on": "date,when,published,date published",
        "said_by": "by,according to,claimed by,source",
        "covers": "coverage,scope,about",
        "authorities": "",
        "from": "starts,starting,from year",
    }

    on: PartialDate = Field(description="When it was published.")
    says: Says = Field(
        description="The type of figure, in the word nearest to its source’s: a plan is `promised`, `target` or "
        "`expected`."
    )
    what: What = Field(description="What it is a figure of.")
    period: Period | None = Field(
        None,
        description="`each year`, `one-off`, a year (`2017/18`) or a quarter (`2017/18 Q2`). Left out: the record does "
        "not say, and the figure is compared with no other.",
    )
    since: FinancialYear | None = Field(None, alias="from", description="The first year that it is meant for.")
    amount: Money = Field(description="How much.")
    said_by: tuple[Line, ...] = Field(
        (), description="Who gave the figure: the `id` of an authority or body, or a name.", examples=["islington"]
    )
    authorities: tuple[AuthorityId, ...] = Field((), description="Which councils it covers. Left out: the record’s.")
    services: tuple[ServiceId, ...] = Field((), description="Which services it covers. Left out: the record’s.")
    covers: Line | None = Field(None, description="Which part it covers, in words.", examples=["everyday ICT"])
    net_of_costs: Flag | None = Field(None, description="`true` if what it cost to get there has been taken off.")
    prices: Prices | None = Field(None, description="`real` if inflation has been removed, `nominal` if not.")
    new: Flag | None = Field(None, description="`true` if it is only what is new in that year and goes on after it.")
    provisional: Flag = Field(False, description="`true` if it is not final.")
    decision: DecisionId | None = Field(None, description="The decision behind it.")
    by_authority: dict[AuthorityId, Money] = Field(
        {}, description="Each authority’s part. All of them together are the amount; some may be left out."
    )
    note: Prose | None = Field(None, description="What to know about it.")
    evidence: Evidence | None = Field(
        None, description="How good the evidence is, in the National Audit Office’s grades."
    )
    checked_by: CheckedBy | None = Field(None, description="Who checked this figure, where not the whole record.")
    why: Reason | None = Field(None, description="Why it is off the plan, if by more than 5%.")
    reply: tuple[Reply, ...] = Field((), description="What a council or another body answers to it.")
    sources: tuple[Source, ...] = Field((), description="Where it is published, if not in the record’s sources.")

    @property
    def plan(self) -> bool:
        """Whether it is what was to come: promised, a target or expected."""
        return self.says in PLANS

    @property
    def time(self) -> Period:
        """Which time it is a figure of; an empty one where the record does not say."""
        return self.period or NO_PERIOD


class Saving(Record):
    """One saving, from plan to result."""

    in_words: ClassVar[Mapping[str, str]] = {
        "figures": "list of figures",
        "counts": "type of saving",
        "basis": "way it is worked out",
        "effect_on_service": "effect on services",
        "owner": "responsible officer",
        "checked_by": "independent check",
    }

    called_also: ClassVar[Mapping[str, str]] = {
        "counts": "type,kind,category",
        "figures": "amounts,rows",
        "checked_by": "verified by,audited by,auditor",
    }

    gaps: ClassVar[Mapping[str, str]] = {
        "counts": "",
        "basis": "",
        "baseline": "There was no baseline.",
        "effect_on_service": "There was no effect on services.",
        "owner": "No officer was responsible for it.",
        "checked_by": "No independent check was made.",
    }

    counts: Counts | None = Field(None, description="What type of saving it is.")
    basis: Prose | None = Field(None, description="What the figure is measured against, and how.")
    baseline: Baseline | None = Field(None, description="What was spent before, against which it is measured.")
    effect_on_service: Prose | None = Field(
        None, description="How the service changed for people: better, worse or the same."
    )
    owner: Line | None = Field(None, description="Who is responsible for it: a role.")
    checked_by: CheckedBy | None = Field(None, description="Who checked the figures.")
    disputed: tuple[Dispute, ...] = Field(
        (), description="The old way to tell another number. Write a row of `figures` with `said_by`."
    )
    figures: tuple[Figure, ...] = Field(min_length=1, description="Every figure found, a row each.")

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """The day of each figure."""
        return tuple(figure.on for figure in self.figures)


class FigurePeriods(Periods):
    """How long after a time what was delivered in it is published."""

    figure_months: Months = Field(6, description="Months after a period in which its result is published.")
