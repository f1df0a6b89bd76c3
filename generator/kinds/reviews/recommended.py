"""What is worked out of a recommendation: who answered it and who has not, what is still to do, where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.reviews.model import RESPONSES, Answer, FollowUp, Recommendation, Review
from generator.values.english import listed, lowered, whose
from generator.values.names import with_article


@dataclass(frozen=True, slots=True)
class Given:
    """One answer, and the council whose it is, where the record says so: else it is that of all who were asked."""

    answer: Answer
    council: Authority | None

    @property
    def said(self) -> str:
        """What was answered, as a status."""
        return RESPONSES[self.answer.says]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is done about a recommendation; `late` only where this record can bear that out."""

    step: FollowUp
    late: bool


@dataclass(frozen=True, slots=True)
class Recommended:
    """One recommendation, with the address of its own.

    `councils` are those whom it is made to, and `to_all` says that these are all whom the review is about. `unanswered`
    are those of whom the record has no answer: an answer without a name is that of all of them.
    """

    entry: Entry[Review]
    recommendation: Recommendation
    councils: tuple[Authority, ...]
    to_all: bool
    answers: tuple[Given, ...]
    unanswered: tuple[Authority, ...]
    steps: tuple[Step, ...]

    @property
    def anchor(self) -> str:
        """The name of its place on the review's page."""
        return f"recommendation-{self.recommendation.name}"

    @property
    def path(self) -> str:
        """The path of that place, for a link."""
        return f"{self.entry.address}.md#{self.anchor}"

    @property
    def called(self) -> str:
        """What it is called: by its number in the report, where it has one."""
        number = self.recommendation.number
        return f"Recommendation {number}" if number else "Recommendation"

    @property
    def called_within(self) -> str:
        """The same within a sentence."""
        return lowered(self.called) if self.recommendation.number else "a recommendation"

    @property
    def wanted(self) -> str:
        """What is not in the record, for a sentence: the answer, or that of those who have not answered."""
        if not self.answers:
            return "the answer"
        names = [with_article(one.called) for one in self.unanswered]
        return f"{whose(names[0])} answer" if len(names) == 1 else f"an answer from {listed(names)}"

    @property
    def said(self) -> str:
        """What all answered, as a status; empty where they differ, or where any answer is not in the record."""
        found = {given.said for given in self.answers}
        return found.pop() if len(found) == 1 and not self.unanswered else ""

    @property
    def about(self) -> tuple[str, ...]:
        """The addresses of the records that it is about."""
        held = self.recommendation
        return (*(f"risks/{one}" for one in held.risks), *(f"decisions/{one}" for one in held.decisions))

    @property
    def to_do(self) -> tuple[Step, ...]:
        """The steps that are still to do."""
        return tuple(step for step in self.steps if step.step.open)

    @property
    def open(self) -> bool:
        """Whether an answer is not in the record, or a step of what was accepted is still to do."""
        accepted = any(given.answer.says != "not accepted" for given in self.answers)
        return bool(self.unanswered) or (accepted and bool(self.to_do))

    def answer_of(self, authority: str) -> Given | None:
        """What one council answered, by itself or with the others."""
        return next((given for given in self.answers if not given.council or given.council.id == authority), None)


def recommended_in(entry: Entry[Review], register: Register) -> Iterator[Recommended]:
    """Work out each recommendation of a review, in its order."""
    for recommendation in entry.record.recommendations:
        ids = recommendation.to or register.concerning(entry)
        councils = tuple(register.authorities[one] for one in ids if one in register.authorities)
        answers = tuple(_given(answer, recommendation, register) for answer in recommendation.answer)
        yield Recommended(
            entry,
            recommendation,
            councils,
            not recommendation.to,
            answers,
            _unanswered(councils, answers),
            tuple(_step(step, councils, register) for step in recommendation.steps),
        )


def _given(answer: Answer, recommendation: Recommendation, register: Register) -> Given:
    only = recommendation.to[0] if len(recommendation.to) == 1 else ""
    return Given(answer, register.authorities.get(answer.by or only))


def _unanswered(councils: tuple[Authority, ...], answers: tuple[Given, ...]) -> tuple[Authority, ...]:
    if any(given.council is None for given in answers):
        return ()
    return tuple(one for one in councils if one not in [given.council for given in answers])


def _step(step: FollowUp, councils: tuple[Authority, ...], register: Register) -> Step:
    owed = register.tells_delay and any(register.still_here(one.id) for one in councils)
    late = step.open and step.due is not None and step.due.late_by(register.as_of)
    return Step(step, late and owed)
