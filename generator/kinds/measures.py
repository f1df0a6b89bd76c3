"""Measures: how the service is doing, again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from generator.guesses import SaidAs
from generator.kind import Entry, Finding, Kind, Table
from generator.model import AuthorityId, Flag, Months, Part, Record
from generator.problems import Severity
from generator.register import Register
from generator.values.dates import PartialDate
from generator.values.money import Number
from generator.values.reasons import Reason
from generator.values.words import Prose
from generator.values.years import ReadingPeriod
from generator.workings.progress import Progress, progress_of

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
    """What is aimed for, from a date on."""

    since: PartialDate = Field(alias="from", description="From when it holds.")
    value: Number = Field(description="The value to reach.")


class Reading(Part):
    """One reading."""

    period: ReadingPeriod = Field(description="What it covers: `2017/18 Q1`, `2017/18`, `2017-06`.")
    value: Number = Field(description="The value.")
    by_authority: dict[AuthorityId, Number] = Field({}, description="The value for each authority.")
    note: Prose | None = Field(None, description="What to know about it.")


class Measure(Record):
    """One measure."""

    called_also: ClassVar[Mapping[str, str]] = {
        "unit": "measured in",
        "better": "polarity,direction,good is",
        "readings": "results,values,data",
        "every_months": "frequency,how often",
        "why_not_split": "reason not split",
    }

    unit: Unit = Field(description="What it counts.")
    better: Better = Field(description="Which way is good.")
    target: tuple[Target, ...] = Field((), description="What is aimed for.")
    readings: tuple[Reading, ...] = Field((), description="Every reading, a row each.")
    every_months: Annotated[Months, Field(ge=1, le=60)] | None = Field(None, description="How often a reading is due.")
    split_by_council: Flag | None = Field(None, description="`false` if the partners chose not to split it by council.")
    why_not_split: Reason | None = Field(None, description="Why they chose so.")

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """The first and the last day of each reading."""
        spans = ((reading.period.first, reading.period.last) for reading in self.readings)
        return tuple(PartialDate.of(day) for span in spans for day in span)


def readings_do_not_repeat(entry: Entry[Measure], register: Register) -> Iterator[Finding]:
    """One reading for each period, and none of a time to come."""
    seen: set[ReadingPeriod] = set()
    for number, reading in enumerate(entry.record.readings):
        path = ("readings", number, "period")
        if reading.period in seen:
            yield Finding(path, "same-row", f"There is another reading for {reading.period}.", "Keep one of them.")
        if reading.period.first > register.as_of:
            message = f"{reading.period} is still to come, so it cannot have been read."
            yield Finding(path, "in-the-future", message, "Check the period, or leave the reading out until then.")
        seen.add(reading.period)


def values_are_possible(entry: Entry[Measure], register: Register) -> Iterator[Finding]:
    """A reading by authority fits the choice not to split; a percentage is not below nothing."""
    record = entry.record
    for number, reading in enumerate(record.readings):
        if record.split_by_council is False and reading.by_authority:
            message = "The partners chose not to split this by council, but here it is split."
            path = ("readings", number, "by_authority")
            yield Finding(path, "contradiction", message, "Take it out, or take out `split_by_council:`.", at_key=True)
        if record.unit == "percent" and not 0 <= reading.value.value <= 100:
            message = f"{reading.value} percent is more or less than a share of a whole can be."
            hint = "If it is not a share of a whole, leave it; otherwise write 0 to 100."
            yield Finding(("readings", number, "value"), "bad-percent", message, hint, Severity.WARNING)


def targets_do_not_repeat(entry: Entry[Measure], register: Register) -> Iterator[Finding]:
    """One target from each date on."""
    seen: set[PartialDate] = set()
    for number, target in enumerate(entry.record.target):
        if target.since in seen:
            message = f"There is another target from {target.since} on."
            yield Finding(("target", number, "from"), "same-row", message, "Keep one of them.")
        seen.add(target.since)


def not_splitting_is_explained(entry: Entry[Measure], register: Register) -> Iterator[Finding]:
    """Where the partners chose not to publish by council, the reason is shown."""
    record = entry.record
    if record.split_by_council is False and record.why_not_split is None:
        message = "This is not split by council, and nothing says why."
        yield Finding(
            ("split_by_council",),
            "missing-reason",
            message,
            "Add `why_not_split:` and the reason.",
            Severity.WARNING,
            at_key=True,
        )


def view(entry: Entry[Measure], register: Register) -> Progress:
    """Work out where the newest reading stands against the target, and whether one is overdue."""
    return progress_of(entry.record, register)


def tables(entries: tuple[Entry[Measure], ...], view_of: Callable[[Entry[Measure]], Any]) -> Iterator[Table]:
    """Every reading of a measure, with the target of its time."""
    for entry in entries:
        yield Table(
            f"measures/{entry.id}",
            ("period", entry.record.unit, "target", "met"),
            tuple((entry, (row.reading.period, row.reading.value, row.target, row.met)) for row in view_of(entry).rows),
        )


KIND = Kind(
    name="measures",
    model=Measure,
    one="measure",
    many="How it is doing",
    about="How good the service is, reading by reading.",
    menu=45,
    group="more",
    date_of=lambda record: (
        PartialDate.of(max(reading.period.last for reading in record.readings)) if record.readings else None
    ),
    tables=tables,
    view=view,
    rules=(readings_do_not_repeat, values_are_possible, targets_do_not_repeat, not_splitting_is_explained),
)
