"""What is worked out of a recommendation: who answered it and who has not, what is still to do, where it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.reviews.model import RESPONSES, Answer, FollowUp, Recommendation, Review
from generator.values.english import listed, lowered, whose
from generator.values.names import with_article


@dataclass(frozen=True, slots=True)
class Given:
    """One answer, and the council whose it is, where the record says so: else it is that of all who were asked.

    Those that had `left` since then did not give it.
    """

    answer: Answer
    council: Authority | None
    left: frozenset[str] = frozenset()

    def is_of(self, authority: str) -> bool:
        """Whether a council that was asked gave it, by itself or with the others."""
        return self.council.id == authority if self.council else authority not in self.left

    @property
    def said(self) -> str:
        """What was answered, as a status."""
        return RESPONSES[self.answer.says]


@dataclass(frozen=True, slots=True)
class Recommended:
    """One recommendation, with its own address.

    `councils` are those it is made to, or whose bodies; `asked` has all, others by name. `to_all` says that these are
    all that the review is about. `unanswered` are the councils that the record has no answer of: an answer without a
    name is that of all of them that were still there, and where others were asked too, one answer is enough. It is
    `owed` while any of the councils is still there.
    """

    entry: Entry[Review]
    recommendation: Recommendation
    councils: tuple[Authority, ...]
    asked: tuple[Authority | str, ...]
    to_all: bool
    answers: tuple[Given, ...]
    unanswered: tuple[Authority, ...]
    owed: bool

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
    def made_to(self) -> tuple[str, ...]:
        """The names of all it is made to."""
        return tuple(one if isinstance(one, str) else one.called for one in self.asked)

    @property
    def wanted(self) -> str:
        """What is not in the record, for a sentence: the answer, or that of those who have not answered."""
        if not self.answers:
            return "the answer"
        names = [with_article(one.called) for one in self.unanswered]
        return f"{whose(names[0])} answer" if len(names) == 1 else f"an answer from {listed(names)}"

    @property
    def answered(self) -> str:
        """The names of those who gave an answer without a name, where not all did that were asked."""
        there = [with_article(one.called) for one in self.councils if one not in self.unanswered]
        return listed(there) if self.unanswered else ""

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
    def to_do(self) -> tuple[FollowUp, ...]:
        """The steps that are still to do."""
        return tuple(step for step in self.recommendation.steps if step.open)

    @property
    def open(self) -> bool:
        """Whether an answer is not in the record, or a step of what was accepted is still to do.

        Nobody waits for the answer of a council that left before the others gave theirs.
        """
        waits = any(not any(one.id in given.left for given in self.answers) for one in self.unanswered)
        accepted = any(given.answer.says != "not accepted" for given in self.answers)
        return not self.answers or waits or (accepted and bool(self.to_do))

    def answer_of(self, authority: str) -> Given | None:
        """What one council answered, by itself or with the others."""
        return next((given for given in self.answers if given.is_of(authority)), None)


def recommended_in(entry: Entry[Review], register: Register) -> Iterator[Recommended]:
    """Work out each recommendation of a review, in its order."""
    for recommendation in entry.record.recommendations:
        ids = tuple(map(str, recommendation.to)) or register.concerning(entry)
        councils = councils_asked(ids, register)
        answers = tuple(_given(answer, recommendation, entry, register) for answer in recommendation.answer)
        yield Recommended(
            entry,
            recommendation,
            councils,
            tuple(_asked(one, register) for one in ids),
            not recommendation.to,
            answers,
            _unanswered(councils, answers, len(councils) == len(ids)),
            not councils or any(register.still_here(one.id) for one in councils),
        )


def councils_asked(ids: Iterable[str], register: Register) -> tuple[Authority, ...]:
    """The councils that are named, or one of whose bodies is."""
    found = (register.bodies[one].authority if one in register.bodies else one for one in ids)
    return tuple(register.authorities[one] for one in dict.fromkeys(found) if one in register.authorities)


def _asked(one: str, register: Register) -> Authority | str:
    if one in register.authorities:
        return register.authorities[one]
    body = register.bodies.get(one)
    if body is None or body.joint:
        return str(body.name) if body else one
    return f"{whose(register.authorities[body.authority].called)} {body.name}"


def _given(answer: Answer, recommendation: Recommendation, entry: Entry[Review], register: Register) -> Given:
    only = str(recommendation.to[0]) if len(recommendation.to) == 1 else ""
    asked, there = register.partners_on(entry.record.date), register.partners_on(answer.on or entry.record.date)
    return Given(answer, register.authorities.get(answer.by or only), frozenset(asked).difference(there))


def _unanswered(
    councils: tuple[Authority, ...], answers: tuple[Given, ...], asked_only_them: bool
) -> tuple[Authority, ...]:
    if answers and not asked_only_them:
        return ()
    return tuple(one for one in councils if not any(given.is_of(one.id) for given in answers))
