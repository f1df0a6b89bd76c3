"""The outcome of a decision, and of a call-in: the words of the format, and what councils write for each of them."""

from typing import Annotated, Literal

from generator.values.guesses import SaidAs

Outcome = Annotated[
    Literal[
        "agreed",
        "agreed with changes",
        "recommended",
        "not supported",
        "refused",
        "postponed",
        "noted",
        "awaited",
        "withdrawn",
    ],
    SaidAs(
        {
            "agreed": "approved,accepted,adopted,endorsed,ratified,carried,passed,resolved,granted,confirmed,"
            "authorised,sanctioned,affirmed,approval,approve,agreement,yes,unanimous,permitted,allowed,signed off,"
            "motion carried,motion passed,motion agreed,resolution passed,recommendation agreed,recommendations agreed,"
            "recommendation approved,recommendations approved,recommendation accepted,recommendations accepted,"
            "approved under delegated powers,resolved to agree,resolved to approve,agreed without changes,"
            "approved without changes,agreed without amendment,approved without amendment,consented",
            "agreed with changes": "amended,as amended,agreed as amended,approved as amended,carried as amended,"
            "adopted as amended,passed as amended,resolved as amended,agreed with amendments,approved with amendments,"
            "adopted with amendments,passed with amendments,accepted with amendments,carried with amendments,"
            "agreed with an amendment,approved with changes,accepted with changes,adopted with changes,"
            "agreed with minor changes,agreed with minor amendments,approved with minor amendments,"
            "approved with minor changes,agreed subject to amendments,approved subject to amendments,"
            "agreed subject to changes,approved subject to changes,agreed with modifications,"
            "approved with modifications,amended and agreed,amended and approved,amended and adopted",
            "recommended": "recommend,recommends,recommended for approval,recommended to council,advised,"
            "recommended to cabinet,recommended to the cabinet,recommended to full council,recommended to the council,"
            "recommended for agreement,agreed to recommend,resolved to recommend,recommendation made",
            "not supported": "unsupported,did not support,advised against,recommended against,not recommended,"
            "recommendation rejected,recommendations rejected,recommendation not supported,"
            "recommendations not supported,rejected the recommendation,rejected the recommendations,"
            "did not recommend,recommended refusal,recommended rejection,opposed,objected",
            "refused": "rejected,declined,lost,defeated,voted down,turned down,thrown out,negatived,dismissed,vetoed,"
            "refusal,reject,decline,no,fell,denied,disallowed,disagreed,not carried,not passed,motion lost,motion fell,"
            "motion defeated,motion rejected,motion not carried,vote lost,resolved to refuse,resolved to reject,"
            "agreed to refuse,agreed to reject,refused permission",
            "postponed": "put off,deferred,deffered,defferred,adjourned,delayed,defer,postpone,deferral,postponement,"
            "adjournment,inquorate,held over,carried over,carried forward,rolled over,stood over,put back,on hold,"
            "rescheduled,rearranged,decision deferred,agreed to defer,resolved to defer,agreed to postpone,"
            "deferred to next meeting,deferred to the next meeting,deferred to a later meeting,"
            "deferred to a later date,deferred to a future meeting,deferred for further information,"
            "deferred for more information,deferred pending further information,moved to next meeting,"
            "moved to the next meeting",
            "noted": "note,received,received and noted,noted and received,for noting,report noted,report received,"
            "contents noted,resolved to note,agreed to note,noted the report,for information,for information only,"
            "information only",
            "awaited": "pending,tbc,tba,tbd,due,outstanding,to come,planned,scheduled,upcoming,forthcoming,undecided,"
            "to be agreed,to be decided,to be confirmed,to be determined,to be approved,to be considered,to follow,"
            "not yet decided,not yet agreed,not yet approved,not yet made,not yet taken,not yet considered,"
            "not yet known,not yet published,yet to be decided,yet to be agreed,yet to be approved,yet to be taken,"
            "yet to be considered,no decision yet,decision pending,decision awaited,awaiting,awaiting decision,"
            "awaiting a decision,awaits decision,decision due,due to be decided,under consideration",
            "withdrawn": "withdraw,withdrew,pulled,retracted,taken off the agenda,taken off agenda,"
            "removed from the agenda,removed from agenda,report withdrawn,motion withdrawn,dropped",
            "": "referred,adapted,excepted,reproved,improved,called in,delegated,lapsed,moved,seconded,"
            "considered,discussed,voted,held,tabled,polled,parsed,agreed in principle,agreed in part,partly agreed,"
            "upheld,open,cancelled,abandoned,not agreed,not approved,not adopted,not accepted,not granted,not noted,"
            "not withdrawn,not refused,not deferred,unrefused,agreed with conditions,revolved,differed,preferred,"
            "pasted,listed",
        }
    ),
]
CallInOutcome = Annotated[
    Literal["upheld", "sent back", "withdrawn"],
    # Where a call-in is “upheld”, “rejected” or “lost”, one council means the decision and another the call-in.
    SaidAs(
        {
            "upheld": "decision upheld,confirmed,decision confirmed,stands,decision stands,decision to stand,"
            "reaffirmed,reconfirmed,decision affirmed,original decision upheld,original decision confirmed,"
            "original decision stands",
            "sent back": "referred back,returned,remitted,reconsider,to be reconsidered,for reconsideration,refer back,"
            "send back,sent back to cabinet,referred back to cabinet,referred back to the cabinet,returned to cabinet,"
            "sent back for reconsideration,referred back for reconsideration,back to cabinet,"
            "referred back to the decision maker,referred back to decision maker",
            "withdrawn": "withdraw,withdrew,call in withdrawn,retracted,dropped",
            "": "not upheld,unheld,rejected,dismissed,overturned,partly upheld,upheld in part,call in upheld,lost,"
            "referred,refused,held,not sent back,not withdrawn",
        }
    ),
]


ADVICE: tuple[Literal["recommended", "not supported", "noted"], ...] = ("recommended", "not supported", "noted")
"""The outcomes by which a body decides nothing itself."""

HowItStands = Literal["done", "waiting", "paused", "stopped"]

OUTCOME_STOPS: dict[Outcome, HowItStands] = {
    "agreed": "done",
    "agreed with changes": "done",
    "recommended": "done",
    "not supported": "stopped",
    "refused": "stopped",
    "postponed": "paused",
    "noted": "done",
    "awaited": "waiting",
    "withdrawn": "stopped",
}
"""How a body's step is in a picture of the way."""

SAID: dict[Outcome, str] = {
    "agreed": "Agreed",
    "agreed with changes": "Agreed with changes",
    "recommended": "Recommended",
    "not supported": "Not supported",
    "refused": "Refused",
    "postponed": "Postponed",
    "noted": "Noted",
    "awaited": "Waiting",
    "withdrawn": "Withdrawn",
}
"""The outcome of a step, as a status."""

CALL_IN_STOPS: dict[CallInOutcome | None, HowItStands] = {
    None: "waiting",
    "upheld": "done",
    "sent back": "stopped",
    "withdrawn": "done",
}
"""How a call-in is in it."""

CALL_IN_WORDS: dict[CallInOutcome | None, str] = {
    None: "",
    "upheld": "the decision stands",
    "sent back": "sent back, to be decided again",
    "withdrawn": "the call-in was withdrawn",
}
"""The outcome of a call-in; nothing where that is not known."""
