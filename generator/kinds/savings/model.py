"""Savings: what was planned, and the outcome, as a ledger in which every figure found is a row."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from generator.core.model import Record, Source
from generator.core.part import InRuns, Months, Part
from generator.core.settings import Periods
from generator.kinds.ids import DecisionId
from generator.ledgers.model import CheckedBy, LedgerRow
from generator.values.dates import PartialDate
from generator.values.figures import PLANS, Counts, Says, What
from generator.values.money import Money
from generator.values.words import Line, Prose
from generator.values.years import FinancialYear


class Baseline(Part):
    """What was spent before, against which a saving is measured."""

    amount: Money = Field(description="The amount.")
    year: FinancialYear | None = Field(None, description="The financial year it was spent in.")
    note: Prose | None = Field(None, description="What it covers.")


class Dispute(Part):
    """Another number for the same thing. A row of `figures` with `said_by` has taken its place."""

    by: Line = Field(description="Who says so.")
    claims: Prose = Field(description="What they say.")
    amount: Money | None = Field(None, description="Their figure.")
    sources: tuple[Source, ...] = Field((), description="Where they say it.")


class _Said(Part):
    """What is at the beginning of a row."""

    on: PartialDate = Field(description="When it was published.")
    says: Says = Field(
        description="The type of figure, in the word nearest to its source’s: a plan is `promised`, `target` or "
        "`expected`."
    )
    what: What = Field(description="What it is a figure of.")


class Figure(LedgerRow, _Said):
    """One published figure. A new forecast is a new row; the old one stays."""

    called_also: ClassVar[Mapping[str, str]] = {**LedgerRow.called_also, "says": "type,kind,status"}

    amount: Money = Field(description="How much.")
    decision: DecisionId | None = Field(None, description="The decision behind it.")

    @property
    def plan(self) -> bool:
        """Whether it is what was to come: promised, a target or expected."""
        return self.says in PLANS


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
    figures: Annotated[tuple[Figure, ...], InRuns()] = Field(
        min_length=1, description="Every figure found, a row each."
    )

    def asks(self, key: str) -> bool:
        """Where a figure was checked by itself, the check is not missing."""
        return key != "checked_by" or not any(figure.checked_by for figure in self.figures)

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """The day of each figure."""
        return tuple(figure.on for figure in self.figures)


class FigurePeriods(Periods):
    """How long after a time what was delivered in it is published."""

    figure_months: Months = Field(6, description="Months after a period in which its result is published.")
