"""Measures: how the service is doing, again and again."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.core.model import AuthorityId, Flag, Months, Part, Record
from generator.values.dates import PartialDate
from generator.values.guesses import SaidAs
from generator.values.money import Number
from generator.values.reasons import Reason
from generator.values.words import Prose
from generator.values.years import ReadingPeriod

Unit = Annotated[
    Literal["percent", "pounds", "days", "hours", "number"],
    SaidAs(
        {
            "percent": "%,per cent,percentage,percentages,pc,pct",
            "pounds": "£,gbp,money,pound,sterling,pounds sterling,£s",
            "days": "day,calendar days,number of days",
            "hours": "hour,hrs,hr,number of hours",
            "number": "count,total,numbers,quantity,how many,numeric,integer,#,volume",
            # Other units than those that they look like: a thousandth, a thousand times, or counted in another way.
            "": "£m,£k,£000,£000s,000,thousand pounds,million pounds,pence,percentage points,percentage point,"
            "per mille,working days,weeks,months,minutes,years,ratio,rate,score,ours,yours,numbered,not a number,"
            "percentile",
        }
    ),
]


Better = Annotated[
    Literal["higher", "lower"],
    SaidAs(
        {
            "higher": "up,more,high,increase,increasing,increased,bigger,larger,greater,rise,rising,upward,upwards,"
            "maximise,higher is better,more is better,high is good,bigger is better,higher the better,"
            "high is better,more the better,bigger the better",
            "lower": "down,less,low,fewer,decrease,decreasing,decreased,smaller,fall,falling,downward,downwards,reduce,"
            "reduced,reduction,minimise,lower is better,less is better,fewer is better,low is good,smaller is better,"
            "lower the better,fewer the better,low is better,less the better",
            "": "neither,same,stable,on target,in range,not lower,not higher,no lower,no higher,no fewer,no more,"
            "no less,not more,not less,worse,better,not up,not down,lowered,hither,hire,hired",
        }
    ),
]


class Target(Part):
    """A target, from a date on."""

    since: PartialDate | None = Field(
        None, alias="from", description="From when it holds. Left out: it is shown, and held against no result."
    )
    value: Number = Field(description="The value to reach.")


class Reading(Part):
    """One result: for the whole partnership, for some of its councils, or both."""

    in_words: ClassVar[Mapping[str, str]] = {"value": "overall result"}

    period: ReadingPeriod = Field(description="What it covers: `2017/18 Q1`, `2017/18`, `2017-06`.")
    value: Number | None = Field(None, description="The value for all. `by_authority` alone will do.")
    by_authority: dict[AuthorityId, Number] = Field({}, description="The value for each authority that has one.")
    note: Prose | None = Field(None, description="What to know about it.")


class Measure(Record):
    """One measure."""

    gaps: ClassVar[Mapping[str, str]] = {
        "target": "No target was set.",
        "readings": "No results were recorded.",
        "split_by_council": "",
        "why_not_split": "",
    }
    in_words: ClassVar[Mapping[str, str]] = {
        "readings": "list of results",
        "split_by_council": "results by council",
        "why_not_split": "reason it is not split by council",
    }

    called_also: ClassVar[Mapping[str, str]] = {
        "unit": "measured in",
        "better": "polarity,direction,good is",
        "readings": "results,values,data",
        "every_months": "frequency,how often",
        "why_not_split": "reason not split",
    }

    unit: Unit = Field(description="What it counts.")
    better: Better | None = Field(None, description="Which way is good.")
    target: tuple[Target, ...] = Field((), description="The targets, each from a date on.")
    readings: tuple[Reading, ...] = Field((), description="Every result, a row each.")
    every_months: Annotated[Months, Field(ge=1, le=60)] | None = Field(
        None, description="How often a result is due, in months."
    )
    split_by_council: Flag | None = Field(None, description="`false` if the partners chose not to split it by council.")
    why_not_split: Reason | None = Field(None, description="Why they chose so.")

    def asks(self, key: str) -> bool:
        """What is about one council has no split; a reason is asked for where the partners chose not to split it."""
        if key == "split_by_council":
            return len(self.authorities) != 1 and not any(reading.by_authority for reading in self.readings)
        return key != "why_not_split" or self.split_by_council is False

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """The first and the last day of each reading."""
        spans = ((reading.period.first, reading.period.last) for reading in self.readings)
        return tuple(PartialDate.of(day) for span in spans for day in span)
