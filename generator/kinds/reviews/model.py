"""Reviews: what works well and what needs to improve."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.core.model import Action, Record
from generator.kinds.ids import DecisionId, MeetingId
from generator.values.dates import PartialDate
from generator.values.guesses import SaidAs
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

STAGES: dict[Stage, str] = {
    "awareness": "seeing that working together could help",
    "knowledge": "finding out what it would take",
    "internal assessment": "each council looking at itself",
    "partner selection": "choosing partners",
    "working together": "working together",
    "value creation": "getting more out of it",
    "staying together": "staying together",
    "exit": "ending it well",
}
"""The stages as residents read them."""


class Review(Record):
    """One review of how the partnership works. The stages are those of ISO 44001."""

    gaps: ClassVar[Mapping[str, str]] = {
        "working_well": "The review named nothing that was working well.",
        "needs_work": "The review named nothing to improve.",
        "actions": "No actions were agreed.",
    }
    in_words: ClassVar[Mapping[str, str]] = {
        "working_well": "list of things working well",
        "needs_work": "list of things to improve",
        "actions": "list of agreed actions",
    }

    date: PartialDate = Field(description="The date of the review.")
    stage: Stage | None = Field(None, description="The stage that the partnership had reached.")
    working_well: tuple[Prose, ...] = Field((), description="What works well.")
    needs_work: tuple[Prose, ...] = Field((), description="What needs to improve.")
    actions: tuple[Action, ...] = Field((), description="What someone was asked to do.")
    meetings: tuple[MeetingId, ...] = Field((), description="The meetings that discussed it.")
    decisions: tuple[DecisionId, ...] = Field((), description="The decisions that followed.")
