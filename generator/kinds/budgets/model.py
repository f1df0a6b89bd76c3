"""Budgets: what was to be spent and was, as a ledger in which every figure found is a row."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.core.model import Record
from generator.core.part import AuthorityId, Flag, InRuns, Part
from generator.kinds.ids import DecisionId
from generator.ledgers.model import CheckedBy, LedgerRow
from generator.values.dates import PartialDate
from generator.values.guesses import SaidAs
from generator.values.money import Money
from generator.values.words import Line

Says = Annotated[
    Literal["budget", "position", "forecast", "outturn"],
    SaidAs(
        {
            "budget": "budgeted,original budget,revised budget,approved budget,agreed budget,current budget,"
            "latest budget,working budget,cash limit,reprofiled budget,reprofiled,original estimate",
            "position": "actual to date,spend to date,spent to date,year to date,actuals to date,to date,"
            "current position,expenditure to date,so far,monitoring position",
            "forecast": "forecasted,projected,projection,projected outturn,forecast outturn,outturn forecast,"
            "predicted,predicted outturn,year end forecast,full year forecast,expected outturn,latest forecast",
            "outturn": "actual,actuals,final,final outturn,actual outturn,out turn,year end,provisional outturn,"
            "draft outturn,closing position,full year actual,year end outturn",
            "": "variance,underspend,overspend,underspent,overspent,saving,pressure,virement,carry forward,reserve,"
            "accrual,actual budget,not spent,unspent,spent,spend,estimate,plan,planned,turn,target,budge,outcome",
        }
    ),
]
What = Annotated[
    Literal["spending", "income"],
    SaidAs(
        {
            "spending": "spend,spent,cost,costs,expenditure,expense,expenses,net spending,net expenditure,outgoings",
            "income": "earnings,receipts,fees,charges,fees and charges,sales,money in,incomings",
            "": "saving,savings,variance,underspend,overspend,net income,net,gross,revenue,capital,grant,outcome,"
            "income and expenditure,lost income,loss of income",
        }
    ),
]


class _Said(Part):
    """What stands at the beginning of a row."""

    on: PartialDate = Field(
        description="When it was published. Of a position: the day up to which it counts, where the source tells it."
    )
    says: Says = Field(
        description="`budget`, the planned spending; `position`, what was spent so far in the year; `forecast`, what "
        "is expected by its end; `outturn`, what was spent."
    )
    what: What = Field("spending", description="What it is a figure of. Left out: spending, after any income.")


class BudgetRow(LedgerRow, _Said):
    """One published figure. A newer figure is a newer row; the old one stays."""

    in_words: ClassVar[Mapping[str, str]] = {"variance": "difference from the budget"}
    called_also: ClassVar[Mapping[str, str]] = {
        **LedgerRow.called_also,
        "says": "type,kind,status",
        "variance": "difference,over,under,underspend,overspend,over budget,under budget,gap",
        "amount": "total,value,spend,sum",
    }

    amount: Money | None = Field(None, description="The planned amount, or how much was spent.")
    variance: Money | None = Field(
        None,
        description="How much more than the budget was spent or received, with a minus for less: `-£1.342m`. With "
        "the amount, or without it.",
    )
    net_of_costs: Flag | None = Field(
        None, description="`true` of a net figure, from which income has been taken off; `false` of a gross one."
    )
    by_authority: dict[AuthorityId, Money] = Field(
        {},
        description="Each authority’s part: of the amount, or where there is none, of the variance. Some may be left "
        "out, and nothing else is needed.",
    )
    decision: DecisionId | None = Field(None, description="The decision behind it.")

    @property
    def has_figure(self) -> bool:
        """Whether there is any: a new file can be begun without one."""
        return self.amount is not None or self.variance is not None or bool(self.by_authority)


class Budget(Record):
    """What was to be spent on something, and was, year by year."""

    in_words: ClassVar[Mapping[str, str]] = {
        "rows": "list of figures",
        "owner": "responsible officer",
        "checked_by": "independent check",
    }
    called_also: ClassVar[Mapping[str, str]] = {
        "rows": "figures,amounts,budgets,lines",
        "checked_by": "verified by,audited by,auditor",
    }
    gaps: ClassVar[Mapping[str, str]] = {
        "owner": "No officer was responsible for it.",
        "checked_by": "No independent check was made.",
    }

    owner: Line | None = Field(None, description="Who is responsible for it: a role.")
    checked_by: CheckedBy | None = Field(None, description="Who checked the figures.")
    rows: Annotated[tuple[BudgetRow, ...], InRuns()] = Field(
        min_length=1, description="Every figure found, a row each."
    )

    def asks(self, key: str) -> bool:
        """Where a figure was checked by itself, the check is not missing."""
        return key != "checked_by" or not any(row.checked_by for row in self.rows)

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """The day of each figure."""
        return tuple(row.on for row in self.rows)
