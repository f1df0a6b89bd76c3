"""Reviews: what works well and what needs to improve."""

from collections.abc import Callable, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from generator.core.model import Action, Record, Source, one_or_list
from generator.core.part import AuthorityId, Flag, Id, Part, RefersTo
from generator.kinds.ids import DecisionId, MeetingId
from generator.values.anchors import first_letters
from generator.values.dates import PartialDate
from generator.values.guesses import SaidAs
from generator.values.reasons import Reason
from generator.values.words import Line, Prose, words_of

RiskId = Annotated[Id, RefersTo("risks")]

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
    "awareness": "deciding whether to work together",
    "knowledge": "finding out what is needed",
    "internal assessment": "self-assessment",
    "partner selection": "choosing partners",
    "working together": "working together",
    "value creation": "adding value",
    "staying together": "staying together",
    "exit": "planning the end",
}
"""The stages as residents read them."""


Response = Annotated[
    Literal["accepted", "partly accepted", "not accepted"],
    SaidAs(
        {
            "accepted": "accept,agreed,agree,fully accepted,accepted in full,fully agreed,agreed in full,yes,approved,"
            "supported",
            "partly accepted": "partially accepted,accepted in part,partly agreed,partially agreed,agreed in part,"
            "partial,partially,partly,in part,accepted with changes,agreed with changes",
            "not accepted": "rejected,reject,refused,declined,not agreed,disagreed,no,unaccepted,not supported",
            "": "noted,considered,under consideration,pending,done,implemented,completed,in progress,superseded,"
            "expected,excepted",
        }
    ),
]

RESPONSES: dict[Response, str] = {
    "accepted": "Accepted",
    "partly accepted": "Partly accepted",
    "not accepted": "Not accepted",
}
"""What a council answered, as a status."""


class Answer(Part):
    """What the councils answer that a recommendation is made to."""

    gaps: ClassVar[Mapping[str, str]] = {"why": "No reason was given."}
    in_words: ClassVar[Mapping[str, str]] = {"why": "reason for the answer"}
    called_also: ClassVar[Mapping[str, str]] = {
        "by": "authority,council,who,from",
        "on": "date,when,day,answered",
        "says": "said,answer,response,outcome,state,status,decision",
    }

    by: AuthorityId | None = Field(
        None, description="Which council answers. Left out: all the councils that it is made to."
    )
    on: PartialDate | None = Field(None, description="When it was given.")
    says: Response = Field(description="What it says.")
    why: Reason | None = Field(None, description="The reasons, or what it says besides.")
    sources: tuple[Source, ...] = Field((), description="Where it is published, if not in the record’s sources.")

    @property
    def holders(self) -> tuple[str, ...]:
        """Who answers."""
        return (self.by,) if self.by else ()

    def asks(self, key: str) -> bool:
        """What was accepted as it was needs no reason."""
        return key != "why" or self.says != "accepted"


class FollowUp(Action):
    """One thing that is done about a recommendation."""

    called_also: ClassVar[Mapping[str, str]] = {"what": "action,step,task", "outcome": "result"}

    outcome: Prose | None = Field(
        None, description="The outcome. With an outcome, it is no longer open.", examples=["The form is in use."]
    )

    @property
    def open(self) -> bool:
        """Whether it is still to do, for all that the record says."""
        return super().open and self.outcome is None


FIRST_WORDS = 8
"""How many words of a recommendation without a number name it."""


class Recommendation(Part):
    """One thing that a review asks for."""

    gaps: ClassVar[Mapping[str, str]] = {"answer": "It was not answered."}
    in_words: ClassVar[Mapping[str, str]] = {"answer": "answer to the recommendation"}
    called_also: ClassVar[Mapping[str, str]] = {
        "number": "no,reference,ref,id",
        "what": "recommendation,text,says",
        "to": "for,councils,authorities,addressed to,made to",
        "answer": "answers,response,responses,reply,management response",
        "steps": "actions,action plan,follow up,progress",
    }

    number: Line | None = Field(
        None,
        description="Its number in the report. Its address on the site is made of it, and stays when others are added; "
        "left out, it is made of its first words.",
        examples=["3"],
    )
    what: Prose = Field(description="What is recommended, in plain words.", examples=["Publish the risk register."])
    to: tuple[Line, ...] = Field(
        (),
        description="Who it is made to: the `id` of an authority or body, or a name. Left out: all the councils that "
        "the review is about.",
        examples=["camden"],
    )
    answer: Annotated[tuple[Answer, ...], BeforeValidator(one_or_list)] = Field(
        (), description="What was answered: one answer, or a list of answers each with `by`."
    )
    steps: tuple[FollowUp, ...] = Field((), description="What is being done about it.")
    risks: tuple[RiskId, ...] = Field((), description="The risks it is about.")
    decisions: tuple[DecisionId, ...] = Field((), description="The decisions it is about, or that followed.")

    @property
    def holders(self) -> tuple[str, ...]:
        """Those it is made to."""
        return tuple(map(str, self.to))

    def which(self, called: Callable[[str], str]) -> str:
        """Its number, or its first words."""
        words = words_of(self.what).rstrip(".").split()
        begun = f"“{' '.join(words[:FIRST_WORDS])}{' …' * (len(words) > FIRST_WORDS)}”"
        return f"number {self.number}" if self.number else begun

    @property
    def name(self) -> str:
        """What distinguishes it from the others of its review: its number, or its first words."""
        return first_letters(str(self.number) if self.number else words_of(self.what))


class Review(Record):
    """One review of how the partnership works, by the partnership itself or by others.

    The stages are those of ISO 44001.
    """

    gaps: ClassVar[Mapping[str, str]] = {
        "working_well": "The review named nothing that was working well.",
        "needs_work": "The review named nothing to improve.",
        "actions": "No actions were agreed.",
        "recommendations": "It made no recommendations.",
    }
    in_words: ClassVar[Mapping[str, str]] = {
        "working_well": "list of things working well",
        "needs_work": "list of things to improve",
        "actions": "list of agreed actions",
        "recommendations": "list of recommendations",
        "by": "reviewer",
    }
    called_also: ClassVar[Mapping[str, str]] = {
        "by": "reviewer,auditor,carried out by,author,who",
        "independent": "external,outside",
        "recommendations": "recommendation,findings",
    }

    date: PartialDate = Field(description="The date of the review, or of its report.")
    by: Line | None = Field(
        None,
        description="Who reviewed it, if not the partnership itself: the short name of a body, or a name such as "
        "that of an auditor or a scrutiny committee.",
        examples=["External auditor"],
    )
    independent: Flag = Field(
        False, description="`true` if a source says that the reviewer is independent of the councils."
    )
    stage: Stage | None = Field(None, description="The stage that the partnership had reached.")
    working_well: tuple[Prose, ...] = Field((), description="What works well.")
    needs_work: tuple[Prose, ...] = Field((), description="What needs to improve.")
    recommendations: tuple[Recommendation, ...] = Field((), description="What it recommends, an entry for each point.")
    actions: tuple[Action, ...] = Field((), description="What someone was asked to do.")
    meetings: tuple[MeetingId, ...] = Field((), description="The meetings that discussed it.")
    decisions: tuple[DecisionId, ...] = Field((), description="The decisions that followed.")

    def asks(self, key: str) -> bool:
        """A report by others is looked through for its recommendations, the partnership's own for what it found."""
        return (key == "recommendations") == (self.by is not None)
