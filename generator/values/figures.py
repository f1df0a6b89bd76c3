"""What a saving's figure is, and how good it is: the words of the format, and what councils write for each of them."""

from typing import Annotated, Literal

from generator.values.guesses import SaidAs

Says = Annotated[
    Literal["promised", "target", "expected", "forecast", "delivered"],
    SaidAs(
        {
            "promised": "promise,pledged,committed,pledge,commitment",
            "target": "targeted,savings target,original target,agreed target,budget,budgeted,targets,goal",
            "expected": "expectation,planned,plan,business case,original business case,potential,potentially,hoped,"
            "hoped for,intended",
            "forecast": "forecasted,projected,projection,estimate,estimated,estimates,latest estimate,prediction,"
            "predicted,anticipated,latest forecast,forecast outturn,outturn forecast,projected outturn,"
            "predicted outturn,year end forecast,full year forecast",
            "delivered": "actual,actuals,actual saving,achieved,realised,made,saved,banked,outturn,final outturn,"
            "actual outturn,delivery,delivered to date,achieved to date,delivered in full,fully delivered,"
            "fully achieved,realised saving",
            "": "not delivered,undelivered,not achieved,unachieved,underdelivered,overdelivered,not realised,"
            "unrealised,at risk,partially delivered,partly delivered,part delivered,to be delivered,to deliver,"
            "still to deliver,not yet delivered,yet to be delivered,not promised,unpromised,failed to deliver,slipped,"
            "secured,on track,compromised,missed,unplanned,unbudgeted,not planned,not budgeted,not forecast,"
            "target missed,off target,overachieved,not made,not saved,mad,deliver,deliverable,unexpected,"
            "not expected,suspected,inspected",
        }
    ),
]
What = Annotated[
    Literal["saving", "cost", "income"],
    SaidAs(
        {
            "saving": "saved,gross saving,efficiency saving,efficiency savings,efficiency,efficiencies,cost saving,"
            "cost savings,reduction in cost,cost reduction",
            "cost": "spend,spending,spent,expenditure,expense,expenses,outlay,investment,implementation cost,"
            "implementation costs,one off cost,one off costs,set up cost,set up costs,cost of change,transition cost,"
            "transition costs,running cost,running costs",
            "income": "earnings,receipts,fees,charges,fees and charges,additional income,new income,extra income,"
            "increased income",
            "": "avoided cost,cost avoidance,avoided costs,loss,net saving,net cost,gain,revenue,growth,pressure,"
            "no saving,no cost,not a saving,not a cost,no income,lost income,loss of income,reduced income,overspend,"
            "underspend,outcome,shaving,lost,coast,benefit",
        }
    ),
]
Counts = Annotated[
    Literal["cashable", "non-cashable", "avoided cost", "income"],
    SaidAs(
        {
            "cashable": "cash,cash releasing,cash saving,cash savings,cashable saving,cashable savings,"
            "cashable benefit,cash releasing saving,cash releasing savings,budget reduction",
            "non-cashable": "not cashable,uncashable,non cash,not cash,non cash releasing,not cash releasing,"
            "non cashable saving,non cashable savings,non cashable benefit,productivity",
            "avoided cost": "cost avoidance,avoidance,avoided costs,cost avoided,costs avoided,avoided spend,"
            "avoided spending,spend avoidance",
            "income": "income generation,additional income,new income,extra income,increased income,earnings,fees,"
            "fees and charges,sales,income generated",
            "": "revenue,capital,efficiency,grant,outcome,expenditure,not income,no income,loss of income,lost income,"
            "reduced income,unavoidable cost,unavoided cost,cost not avoided,partly cashable,part cashable,catchable,"
            "cost,costs,washable",
        }
    ),
]
Evidence = Annotated[
    Literal["sufficient", "partial", "insufficient"],
    SaidAs(
        {
            "sufficient": "enough,adequate,sufficient evidence,enough evidence,adequate evidence",
            "partial": "some,part,partly,partially,in part,partial evidence,some evidence",
            "insufficient": "not enough,not sufficient,inadequate,not adequate,lacking,no evidence,too little,"
            "insufficient evidence,not enough evidence",
            # How good is good enough is for whoever grades it to say.
            "": "good,strong,weak,poor,fair,limited,mixed,full,complete,incomplete,unsupported,not insufficient,"
            "not partial,impartial,not graded,unknown,none,efficient,inefficient,not strong,not weak",
        }
    ),
]
Prices = Annotated[
    Literal["nominal", "real"],
    SaidAs(
        {
            "nominal": "cash,cash prices,cash terms,in cash terms,current,current prices,money terms,outturn prices,"
            "nominal terms,nominal prices,not adjusted for inflation,not inflation adjusted,unadjusted,"
            "not adjusted,without inflation adjustment",
            "real": "real terms,in real terms,real prices,constant,constant prices,adjusted for inflation,"
            "inflation adjusted,deflated",
            "": "unreal,not real,not nominal,actual,not constant,not current,not cash,not deflated,fixed prices,"
            "adjusted",
        }
    ),
]


PLANS: tuple[Says, ...] = ("promised", "target", "expected")
"""The words for what was to come of a plan, as its source says it."""

HEADED: dict[str, str] = {
    "promised": "Promised",
    "target": "Target",
    "expected": "Expected",
    "forecast": "Forecast",
    "delivered": "Recorded",
}
"""What each sort of figure is under."""

CAME: dict[str, str] = {"saving": "saved", "income": "received", "cost": "spent"}
"""What was done with the money."""

COUNTED: dict[Counts, str] = {
    "cashable": "cashable (frees money to spend)",
    "non-cashable": "non-cashable (time or quality)",
    "avoided cost": "costs avoided",
    "income": "income",
}
"""What is added up under each word."""

COUNTS_EXPLAINED: dict[Counts, str] = {
    "cashable": "Cashable: it frees money to spend on something else",
    "non-cashable": "Non-cashable: time or quality gained, not money in hand",
    "avoided cost": "Cost avoided: money that would have been spent later",
    "income": "Income: money that comes in",
}
"""What each word means to somebody who has never seen it."""


def headed(says: str, what: str) -> str:
    """What a figure is under: Expected, Target, Saved, Spent."""
    return CAME[what].capitalize() if says == "delivered" else HEADED[says]
