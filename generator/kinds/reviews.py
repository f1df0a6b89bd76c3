"""Reviews: what works well and what does not, looked at again and again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from generator.common_rules import not_yet
from generator.guesses import SaidAs
from generator.kind import Entry, Event, Finding, Kind
from generator.model import Action, DecisionId, MeetingId, Record
from generator.register import Register
from generator.values.dates import PartialDate
from generator.values.words import Prose

Stage = Annotated[
    Literal[
        "awareness",
        "knowledge",
        "internal assessment",
        "partner selection",
        "working together",
        "value creation",
        "staying together",
        "exit",
    ],
    SaidAs(
        {
            "awareness": "aware,strategic awareness,operational awareness",
            "internal assessment": "self assessment,assessing ourselves",
            "partner selection": "selecting partners,choosing partners,choosing a partner,selection of partners",
            "working together": "joint working,collaborative working,working jointly",
            "value creation": "creating value,adding value",
            "staying together": "stay together",
            "exit": "exit strategy,exit strategy activation,leaving,exiting,disengagement",
            "": "not working together,not staying together,not exit,external assessment,unaware,exist",
        }
    ),
]


class Review(Record):
    """One look at how the partnership is going. The stages are the eight of ISO 44001."""

    date: PartialDate = Field(description="When it was made.")
    stage: Stage | None = Field(None, description="How far the partnership was.")
    working_well: tuple[Prose, ...] = Field((), description="What works well.")
    needs_work: tuple[Prose, ...] = Field((), description="What does not yet.")
    actions: tuple[Action, ...] = Field((), description="What somebody was asked to do.")
    meetings: tuple[MeetingId, ...] = Field((), description="The meetings that looked at it.")
    decisions: tuple[DecisionId, ...] = Field((), description="The decisions that came of it.")


def dates_are_possible(entry: Entry[Review], register: Register) -> Iterator[Finding]:
    """A review is not of tomorrow, and nothing was done before it asked for it."""
    record = entry.record
    yield from not_yet(record.date, ("date",), "this cannot have been reviewed", register)
    for number, action in enumerate(record.actions):
        if action.done and action.done.surely_before(record.date):
            message = f"It was done ({action.done}) before the review asked for it ({record.date})."
            yield Finding(("actions", number, "done"), "date-order", message, "Check the date.")


def events(entry: Entry[Review], register: Register) -> Iterator[Event]:
    """The review, the day it was made."""
    yield Event(entry.record.date, "reviewed", entry)


KIND = Kind(
    name="reviews",
    model=Review,
    one="review",
    many="Reviews",
    about="What works well between the councils, and what does not.",
    menu=55,
    group="more",
    date_of=lambda record: record.date,
    events=events,
    effects=frozenset({"meetings", "decisions"}),
    rules=(dates_are_possible,),
)
