"""The kind `reviews`: all that its folder says of it, as one value."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.events import Event, Table, open_actions
from generator.core.kind import Freshness, Kind
from generator.core.register import Register
from generator.kinds.reviews.comparing import COMPARING
from generator.kinds.reviews.model import FollowUp, Review
from generator.kinds.reviews.recommended import Given, Recommended, recommended_in
from generator.kinds.reviews.rules import (
    answers_are_possible,
    asked_are_known,
    dates_are_possible,
    others_are_independent,
    recommendations_differ,
)
from generator.kinds.reviews.view import front, view
from generator.values.dates import PartialDate
from generator.values.english import listed
from generator.values.words import words_of

PAGE = "recommendations"
"""The address of the page of all recommendations that are open."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered on one day, by one council or, where the record does not say whose it was, by those asked."""

    council: Authority | None
    answers: tuple[tuple[Recommended, Given], ...]

    @property
    def only(self) -> Recommended | None:
        """The one recommendation that was answered, where there is no other."""
        return self.answers[0][0] if len(self.answers) == 1 else None

    @property
    def number(self) -> int:
        """How many recommendations were answered."""
        return len(self.answers)

    @property
    def said(self) -> tuple[str, ...]:
        """How many were accepted, in part or not; of an only one, what it said."""
        said = [given.said.lower() for _, given in self.answers]
        return tuple(words if self.only else f"{said.count(words)} {words}" for words in dict.fromkeys(said))


def events(entry: Entry[Review], register: Register) -> Iterator[Event]:
    """The review, the day it was made or its report published; and the answers, by day and by whose they are."""
    yield Event(entry.record.date, "reviewed", entry)
    found: dict[tuple[PartialDate, str], list[tuple[Recommended, Given]]] = {}
    # The order of the list changes nothing.
    for one in sorted(recommended_in(entry, register), key=lambda one: one.recommendation.name):
        for given in one.answers:
            if given.answer.on:
                whose = given.council.id if given.council else ""
                found.setdefault((given.answer.on, whose), []).append((one, given))
    for (day, whose), answers in found.items():
        first, given = answers[0]
        answered = Answered(given.council, tuple(answers))
        anchor = first.anchor if answered.only else "recommendations"
        yield Event(day, "answered", entry, answered, (), whose, key=whose, stated=given.answer, anchor=anchor)


def tables(entries: tuple[Entry[Review], ...], view_of: Callable[[Entry[Review]], Any]) -> Iterator[Table]:
    """Every recommendation with its answers, a row for each answer, and every step."""
    held = [(entry, one) for entry in entries for one in view_of(entry).recommended]
    if not held:
        return
    headings = (
        "review",
        "by",
        "number",
        "recommendation",
        "address",
        "to",
        "answer by",
        "answer",
        "answered",
        "reason",
    )
    rows = [(entry, row) for entry, one in held for row in _answer_rows(one)]
    yield Table("reviews-recommendations", headings, tuple(rows), "Recommendations")
    steps = [(entry, _step_row(one, step)) for entry, one in held for step in one.recommendation.steps]
    named = ("review", "number", "recommendation", "step", "who", "first due", "due", "done", "outcome")
    yield Table("reviews-steps", named, tuple(steps), "Steps of recommendations")


def _step_row(one: Recommended, step: FollowUp) -> tuple[object, ...]:
    recommendation, outcome = one.recommendation, words_of(step.outcome) if step.outcome else None
    told = (one.entry.id, recommendation.number, words_of(recommendation.what), words_of(step.what))
    return (*told, step.who, step.originally_due, step.due, step.done, outcome)


def _answer_rows(one: Recommended) -> Iterator[tuple[object, ...]]:
    recommendation = one.recommendation
    told = (
        *(one.entry.id, one.entry.record.by, recommendation.number, words_of(recommendation.what)),
        *(f"/{one.entry.address}/#{one.anchor}", listed(one.made_to)),
    )
    for given in one.answers:
        answer = given.answer
        whose = given.council.called if given.council else None
        yield *told, whose, answer.says, answer.on, words_of(answer.why) if answer.why else None
    if not one.answers:
        yield *told, None, None, None, None


def landmarks(register: Register) -> dict[str, str]:
    """The page of all recommendations that are open, where there are any recommendations."""
    return {PAGE: PAGE} if any(entry.record.recommendations for entry in register.current(Review)) else {}


KIND = Kind(
    name="reviews",
    model=Review,
    one="review",
    many="Reviews",
    about="Each page says what works well between the councils, and what needs to improve.",
    about_ended="Each page says what worked well between the councils, and what needed to improve.",
    menu=55,
    group="more",
    of_council="Reviews",
    events=events,
    view=view,
    front=front,
    effects=frozenset({"meetings", "decisions", "recommendations.decisions"}),
    tables=tables,
    to_do=open_actions,
    landmarks=landmarks,
    rules=(
        dates_are_possible,
        others_are_independent,
        recommendations_differ,
        asked_are_known,
        answers_are_possible,
    ),
    freshness=Freshness("reviews"),
    comparing=COMPARING,
)
