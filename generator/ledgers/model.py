"""A row of a ledger, as any kind with figures has it; what its kind says of it comes on top."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from generator.core.model import Reply, Source
from generator.core.part import AuthorityId, Flag, Part, ServiceId
from generator.values.dates import PartialDate
from generator.values.figures import Evidence, Prices
from generator.values.money import Money
from generator.values.reasons import Reason
from generator.values.words import Line, Prose
from generator.values.years import FinancialYear, Period

NO_PERIOD = Period("")
"""The time of a figure of which the record does not say it."""


class CheckedBy(Part):
    """Who looked at the figures."""

    who: Line = Field(description="Who checked.", examples=["External auditor"])
    on: PartialDate | None = Field(None, description="When.")
    independent: Flag = Field(False, description="`true` if they are from outside the partnership.")


class LedgerRow(Part):
    """One published figure: its day, time and amount, whose it is, what it covers and how it is known.

    A kind adds what the figure says and, if it has several, what it is a figure of.
    """

    in_words: ClassVar[Mapping[str, str]] = {
        "since": "first year",
        "said_by": "list of who says it",
        "covers": "part it covers",
        "authorities": "councils it covers",
        "services": "services it covers",
        "new": "part that is new",
    }
    called_also: ClassVar[Mapping[str, str]] = {
        "on": "date,when,published,date published",
        "said_by": "by,according to,claimed by,source",
        "covers": "coverage,scope,about",
        "authorities": "",
        "from": "starts,starting,from year",
    }

    on: PartialDate = Field(description="When it was published.")
    period: Period | None = Field(
        None,
        description="`each year`, `one-off`, a year (`2017/18`), a quarter (`2017/18 Q2`), several years (`2014/15 to "
        "2018/19`) or months (`2025-06 to 2025-09`), `to date` or `2018/19 to date`. Left out: the record does not "
        "say, and the figure is compared with no other.",
    )
    since: FinancialYear | None = Field(None, alias="from", description="The first year that it is meant for.")
    amount: Money | None = Field(None, description="How much.")
    said_by: tuple[Line, ...] = Field(
        (),
        description="Who gave the figure: the `id` of an authority or body, or a name as in a sentence: `the BBC`.",
        examples=["islington"],
    )
    authorities: tuple[AuthorityId, ...] = Field((), description="Which councils it covers. Left out: the record’s.")
    services: tuple[ServiceId, ...] = Field((), description="Which services it covers. Left out: the record’s.")
    covers: Line | None = Field(None, description="Which part it covers, in words.", examples=["everyday ICT"])
    net_of_costs: Flag | None = Field(None, description="`true` if what it cost to get there has been taken off.")
    prices: Prices | None = Field(None, description="`real` if inflation has been removed, `nominal` if not.")
    new: Flag | None = Field(None, description="`true` if it is only what is new in that year and goes on after it.")
    provisional: Flag = Field(False, description="`true` if it is not final.")
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
    def time(self) -> Period:
        """Which time it is a figure of; an empty one where the record does not say."""
        return self.period or NO_PERIOD

    @property
    def before_its_time(self) -> bool:
        """Whether it was published before the time that it is a figure of had begun."""
        dated = self.time.dated
        return dated is not None and self.on.surely_before(dated.first)

    @property
    def shared_on(self) -> PartialDate:
        """The day on which it is asked who shared it: its period's last, or when it was published if earlier."""
        dated = self.time.dated
        last = PartialDate.of(dated.last) if dated else self.on
        return last if last.surely_before(self.on) else self.on
