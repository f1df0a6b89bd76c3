"""Savings: promised against delivered, as a ledger in which every figure ever published is a row."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar

from pydantic import Field

from generator.core.model import AuthorityId, Flag, Months, Part, Record, Source
from generator.core.settings import Periods
from generator.kinds.ids import DecisionId
from generator.values.dates import PartialDate
from generator.values.figures import Counts, Evidence, Prices, Says, What
from generator.values.money import Money
from generator.values.reasons import Reason
from generator.values.words import Line, Prose
from generator.values.years import FinancialYear, Period


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
    """Another number for the same thing. Both are shown."""

    by: Line = Field(description="Who says so.")
    claims: Prose = Field(description="What they say.")
    amount: Money | None = Field(None, description="Their figure.")
    sources: tuple[Source, ...] = Field((), description="Where they say it.")


class Figure(Part):
    """One published figure. A new forecast is a new row; the old one stays."""

    called_also: ClassVar[Mapping[str, str]] = {"says": "type,kind,status", "on": "date,when,published,date published"}

    on: PartialDate = Field(description="When it was published.")
    says: Says = Field(description="What kind of figure it is.")
    what: What = Field(description="What it is a figure of.")
    period: Period = Field(description="`each year`, `one-off`, a year (`2017/18`) or a quarter (`2017/18 Q2`).")
    amount: Money = Field(description="How much.")
    decision: DecisionId | None = Field(None, description="The decision behind it.")
    by_authority: dict[AuthorityId, Money] = Field({}, description="Each authority's part; together the amount.")
    note: Prose | None = Field(None, description="What to know about it.")
    evidence: Evidence | None = Field(
        None,
        description="How good the evidence is, in the National Audit Office's grades. Left out: not graded.",
    )
    why: Reason | None = Field(None, description="Why it is off what was promised, if by more than 5%.")
    net_of_costs: Flag | None = Field(None, description="`true` if what it cost to get there has been taken off.")
    prices: Prices = Field("nominal", description="`real` if inflation has been taken out.")
    sources: tuple[Source, ...] = Field((), description="Where it is published, if not in the record's sources.")


class Saving(Record):
    """One saving, from promise to result."""

    in_words: ClassVar[Mapping[str, str]] = {
        "figures": "list of figures",
    }

    called_also: ClassVar[Mapping[str, str]] = {
        "counts": "type,kind,category",
        "figures": "amounts,rows",
        "checked_by": "verified by,audited by,auditor",
    }

    counts: Counts = Field(description="What kind of gain it is.")
    basis: Prose | None = Field(None, description="What the figure is measured against, and how.")
    baseline: Baseline | None = Field(
        None, description="What was spent before. Left out: the site says that there is none."
    )
    effect_on_service: Prose | None = Field(None, description="What people notice: better, worse, the same.")
    owner: Line | None = Field(None, description="Who answers for it: a role.")
    checked_by: CheckedBy | None = Field(
        None, description="Who checked it. Left out: the site says that nobody outside has."
    )
    disputed: tuple[Dispute, ...] = Field((), description="Who says another number.")
    figures: tuple[Figure, ...] = Field(min_length=1, description="Every figure ever published, a row each.")

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """The day of each figure."""
        return tuple(figure.on for figure in self.figures)

    @cached_property
    def promises(self) -> dict[tuple[str, Period], list[Figure]]:
        """The promises of each thing and period, the newest first."""
        found: dict[tuple[str, Period], list[Figure]] = defaultdict(list)
        for figure in sorted(self.figures, key=lambda figure: figure.on.sort_key, reverse=True):
            if figure.says == "promised":
                found[figure.what, figure.period].append(figure)
        return found


class FigurePeriods(Periods):
    """How long after a time what was delivered in it is published."""

    figure_months: Months = Field(6, description="Months after a period in which what was delivered is published.")
