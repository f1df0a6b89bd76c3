"""The councils and other partners: what each is, when it was in, and its own rules."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.core.model import Days, Flag, Id, Part, WhichDays
from generator.values.dates import ClockTime, PartialDate
from generator.values.guesses import SaidAs
from generator.values.money import Money
from generator.values.words import Line, Url

CountedFrom = Annotated[
    Literal["publication", "decision"],
    SaidAs(
        {
            "publication": "published,publishing,publish,when published,date of publication,publication date,"
            "day of publication,issue,issued,date issued,publication of the decision,notice of decision",
            "decision": "decided,when decided,date of decision,decision date,day of decision,made,when made,"
            "decision made,decision taken",
            "": "meeting,receipt,not published,unpublished,non publication,before publication,before decision,"
            "indecision,revision,precision,undecided,not decided",
        }
    ),
]


class CallIn(Part):
    """How an authority's own councillors can stop a decision for a second look.

    Every council sets its own rule (Local Government Act 2000, section 9F), so a joint decision has as many
    windows as it has members. `days` are counted from the day after.
    """

    days: Annotated[Days, Field(ge=1, le=60)] = Field(description="How many days they have.")
    unit: WhichDays | None = Field(
        None,
        description="Which days count. Left out where the source does not say: the site shows both readings.",
    )
    at: ClockTime | None = Field(None, description="The time at which it ends on the last day; left out: its end.")
    since: CountedFrom = Field(
        "publication", alias="from", description="Counted from the day it was published, or decided."
    )


class Authority(Part):
    """One of the councils."""

    gaps: ClassVar[Mapping[str, str]] = {
        "call_in": "Its decisions cannot be called in.",
        "key_decision_over": "It has no threshold for key decisions.",
    }
    in_words: ClassVar[Mapping[str, str]] = {
        "call_in": "call-in rules",
        "key_decision_over": "key decision threshold",
    }

    id: Id = Field(description="Its short id, used in all other files.", examples=["camden"])
    name: Line = Field(description="Its full name.", examples=["London Borough of Camden"])
    short_name: Line | None = Field(None, description="What people call it.", examples=["Camden"])
    website: Url | None = Field(None, description="Its website.")
    host: Flag = Field(
        False, description="`true` if it employs the staff or holds the contracts: it is the host council."
    )
    joined: PartialDate | None = Field(None, description="When it joined.")
    left: PartialDate | None = Field(None, description="When it left.")
    call_in: CallIn | None = Field(None, description="How its councillors can call a decision in.")
    key_decision_over: Money | None = Field(None, description="Its own threshold for a key decision.")

    @property
    def called(self) -> str:
        """What people call it."""
        return str(self.short_name or self.name)

    def gone_by(self, day: PartialDate | date) -> bool:
        """Whether it surely had left before a day; dates that are the wrong way round say nothing."""
        wrong_way_round = self.left and self.joined and self.left.surely_before(self.joined)
        return bool(self.left and self.left.surely_before(day) and not wrong_way_round)
