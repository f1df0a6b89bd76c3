"""What a result is, what it is a result of, and the report of one period: where two kinds of record meet."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, SerializeAsAny

from generator.core.model import Record
from generator.core.part import AuthorityId, Flag, Months, Part
from generator.values.dates import PartialDate
from generator.values.guesses import SaidAs
from generator.values.money import Number
from generator.values.words import Line, Prose, Title
from generator.values.years import ReadingPeriod

Unit = Annotated[
    Literal["percent", "pounds", "days", "hours", "number", "score"],
    SaidAs(
        {
            "percent": "%,per cent,percentage,percentages,pc,pct",
            "pounds": "£,gbp,money,pound,sterling,pounds sterling,£s",
            "days": "day,calendar days,number of days",
            "hours": "hour,hrs,hr,number of hours",
            "number": "count,total,numbers,quantity,how many,numeric,integer,#,volume",
            "score": "scores,rating,ratings,points,marks,stars,out of five,out of ten,out of 5,out of 10",
            # Other units than those that they look like: a thousandth, a thousand times, or counted in another way.
            "": "£m,£k,£000,£000s,000,thousand pounds,million pounds,pence,percentage points,percentage point,"
            "per mille,working days,weeks,months,minutes,years,ratio,rate,ours,yours,numbered,not a number,"
            "percentile",
        }
    ),
]


Better = Annotated[
    Literal["higher", "lower", "neither"],
    SaidAs(
        {
            "higher": "up,more,high,increase,increasing,increased,bigger,larger,greater,rise,rising,upward,upwards,"
            "maximise,higher is better,more is better,high is good,bigger is better,higher the better,"
            "high is better,more the better,bigger the better",
            "lower": "down,less,low,fewer,decrease,decreasing,decreased,smaller,fall,falling,downward,downwards,reduce,"
            "reduced,reduction,minimise,lower is better,less is better,fewer is better,low is good,smaller is better,"
            "lower the better,fewer the better,low is better,less the better",
            "neither": "neither is better,neither way,neutral,no direction,not applicable,for information,context,"
            "information only,monitoring only,for monitoring",
            "": "same,stable,on target,in range,not lower,not higher,no lower,no higher,no fewer,no more,"
            "no less,not more,not less,worse,better,not up,not down,lowered,hither,hire,hired,either,both",
        }
    ),
]

Said = Annotated[
    Literal["forecast"],
    SaidAs(
        {
            "forecast": "forecasts,projected,projection,predicted,prediction,outlook,forecast outturn",
            "": "actual,result,delivered,target,plan,planned,estimate,estimated,provisional,final",
        }
    ),
]


def _group_name(typed: object) -> str:
    return str(Line.parse(typed))


GroupName = Annotated[str, BeforeValidator(_group_name)]


class Target(Part):
    """A target, from a date on."""

    since: PartialDate | None = Field(
        None, alias="from", description="From when it holds. Left out: it is shown, and held against no result."
    )
    value: Number = Field(description="The value to reach.")
    amber: Number | None = Field(
        None,
        description="How far off the target a result may be and has just missed it, in the measure’s own unit: `5`.",
    )


class Result(Part):
    """One result: for the whole partnership, for some of its councils or groups, or several of these."""

    in_words: ClassVar[Mapping[str, str]] = {"value": "overall result"}
    called_also: ClassVar[Mapping[str, str]] = {
        "by_group": "groups,split by group,by service,by team,breakdown",
        "provisional": "not final,interim,subject to change",
    }

    period: ReadingPeriod | None = Field(None, description="What it covers, where that is not the report’s period.")
    value: Number | None = Field(None, description="The value for all. `by_authority` or `by_group` alone will do.")
    by_authority: dict[AuthorityId, Number] = Field({}, description="The value for each authority that has one.")
    by_group: dict[GroupName, Number] = Field(
        {}, description="The value for each group that has one, by its name in words: `{Schools: 91}`."
    )
    on: PartialDate | None = Field(
        None, description="When it was published, or up to which day it counts where the source says that."
    )
    provisional: Flag = Field(False, description="`true` if it is not final.")
    says: Said | None = Field(None, description="`forecast`, where it is no result yet.")
    note: Prose | None = Field(None, description="What to know about it.")

    @property
    def forecast(self) -> bool:
        """Whether it only says what is expected."""
        return self.says == "forecast"


class Reading(Result):
    """One result in its measure's own file."""

    period: ReadingPeriod = Field(
        description="What it covers: `2017/18 Q1`, `2017/18`, `2017-06`, `2017`, `2017/18 to date`."
    )


class Reported(Reading):
    """A result that is in a report, as the measure's data has it."""

    report: str = Field(description="The address of the report.")


class Measured(Record):
    """What results are results of."""

    unit: Unit = Field(description="What it counts.")
    out_of: Number | None = Field(None, description="The best score there is, where the unit is `score`: `5`.")
    better: Better | None = Field(None, description="Which way is good; `neither` where neither is.")
    target: tuple[Target, ...] = Field((), description="The targets, each from a date on.")
    readings: tuple[SerializeAsAny[Reading], ...] = Field(
        (), description="Every result, a row each. Results in a report are not repeated here."
    )
    every_months: Annotated[Months, Field(ge=1, le=60)] | None = Field(
        None,
        description="How often a result is due, in months: counted from when the last was published, or where that is "
        "left out, from the last day that it covers.",
    )


class Reporting(Record):
    """The results of one period."""

    title: Title | None = Field(  # type: ignore[assignment]
        None, description="Left out: made from the period."
    )
    summary: Prose | None = Field(  # type: ignore[assignment]
        None, description="What to know about the period as a whole."
    )
    period: ReadingPeriod = Field(description="What it covers: `2017/18 Q1`, `2017/18`, `2017-06`.")
    on: PartialDate | None = Field(None, description="When it was published.")

    @property
    def results(self) -> Mapping[str, Result]:
        """Every result, by the id of its measure."""
        raise NotImplementedError
