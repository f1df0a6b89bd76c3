"""The few questions that matter for each kind, in plain words, each answer read by the very types of the format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import PydanticCustomError

from generator.core.kind import Kind, Layout
from generator.core.model import Record
from generator.core.register import Register
from generator.core.spec import spec_at, spec_of
from generator.kinds.agreements.model import Agreement
from generator.kinds.decisions.model import Decision
from generator.kinds.exit_plans.model import ExitPlan
from generator.kinds.measures.model import Measure
from generator.kinds.minutes.model import Minutes
from generator.kinds.reviews.model import Review
from generator.kinds.risks.model import Risk
from generator.kinds.savings.model import Saving
from generator.reference.schema import ids_of
from generator.values.counts import parse_count
from generator.values.dates import PartialDate
from generator.values.money import Money, Number
from generator.values.reasons import Reason
from generator.values.words import Line, Prose, Title, Url, parse_flag
from generator.values.wrong import found_in
from generator.values.years import ReadingPeriod


class NothingAsked(Exception):
    """Raised for a kind whose file cannot be begun by questions; says what to do instead."""


class BadAnswer(Exception):
    """Raised for an answer that the format does not take; says what is wrong, and what to write instead."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: the key it is for, its words, an example, and the answers it takes where there are only some."""

    key: str
    asked: str
    example: str = ""
    reads: Callable[[object], object] = Line.parse
    among: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = True


_TITLE = Question("title", "What is it about, in one line?", "One helpdesk for all three councils", Title.parse)
_SUMMARY = Question(
    "summary", "What happened, told to somebody who knows nothing?", "The councils agreed to share.", Prose.parse
)
_SOURCE = Question("source", "Where is it published? The name of the paper:", "Cabinet minutes, March 2016", Line.parse)
_ADDRESS = Question("url", "Its web address (leave empty if it has none):", "https://…", Url.parse, needed=False)
_AUTHORITY = Question("authority", "Which council?", among="authorities")


def _day(asked: str) -> Question:
    return Question("date", asked, "2026-11-10", PartialDate.parse)


def _choices(model: type[Record], *way: str) -> tuple[str, ...]:
    """The words that the format has for a key: all of them, as they stand in its model."""
    spec = spec_at(model, way)
    assert spec is not None, "the questions are about keys that there are"
    return spec.choices


QUESTIONS: Mapping[str, tuple[Question, ...]] = {
    "decisions": (
        _TITLE,
        _SUMMARY,
        _day("On which day was it decided, or is it due?"),
        Question("body", "Who decides?", among="bodies"),
        Question("outcome", "What came of it?", choices=_choices(Decision, "path", "outcome")),
        Question("why", "Why? The reasons, in plain words:", "Staff waited too long for help.", Reason.parse),
        _SOURCE,
        _ADDRESS,
    ),
    "minutes": (
        Question("body", "Who met, or meets?", among="bodies"),
        _day("On which day?"),
        Question("state", "Has it taken place?", choices=_choices(Minutes, "state")),
        _SUMMARY,
        _SOURCE,
        _ADDRESS,
    ),
    "savings": (
        _TITLE,
        _SUMMARY,
        Question("counts", "What kind of gain is it?", choices=_choices(Saving, "counts")),
        Question("says", "What is the first figure?", choices=_choices(Saving, "figures", "says")),
        Question("amount", "How much a year?", "£2.4m", Money.parse),
        _day("On which day was it published?"),
        _SOURCE,
        _ADDRESS,
    ),
    "exit-plans": (
        _AUTHORITY,
        Question("state", "How far is the plan?", choices=_choices(ExitPlan, "state")),
        _SUMMARY,
        _SOURCE,
        _ADDRESS,
    ),
    "risks": (
        _TITLE,
        _SUMMARY,
        Question("kind", "Is it something bad or something good?", choices=_choices(Risk, "kind")),
        _day("On which day was it scored?"),
        Question("likelihood", "How likely is it, from 1 to 5?", choices=("1", "2", "3", "4", "5")),
        Question("impact", "How grave would it be, from 1 to 5?", choices=("1", "2", "3", "4", "5")),
        _SOURCE,
        _ADDRESS,
    ),
    "agreements": (
        _TITLE,
        _SUMMARY,
        Question("kind", "Is it the partnership's own agreement, or a contract?", choices=_choices(Agreement, "kind")),
        _day("From which day does it hold?"),
        _SOURCE,
        _ADDRESS,
    ),
    "assessments": (_AUTHORITY, _SUMMARY, _day("On which day was it made?"), _SOURCE, _ADDRESS),
    "measures": (
        _TITLE,
        _SUMMARY,
        Question("unit", "What is counted?", choices=_choices(Measure, "unit")),
        Question("better", "Which way is good?", choices=_choices(Measure, "better")),
        Question("period", "Which period is the first reading of?", "2026/27 Q1", ReadingPeriod.parse),
        Question("value", "What is that reading?", "64", Number.parse),
        _SOURCE,
        _ADDRESS,
    ),
    "reviews": (
        _TITLE,
        _SUMMARY,
        _day("On which day?"),
        Question(
            "stage",
            "Which stage is the partnership at?",
            choices=_choices(Review, "stage"),
        ),
        _SOURCE,
        _ADDRESS,
    ),
    "pages": (_TITLE, Question("text", "The text of the page:", "What this site is for.", Prose.parse)),
}


_READS: Mapping[object, Callable[[object], object]] = {int: parse_count, bool: parse_flag}


def questions_for(kind: Kind[Any]) -> tuple[Question, ...]:
    """Give the questions of a kind: those above, or else one for each key that it must have.

    Raises `NothingAsked` where such a key is more than one line can answer.
    """
    if kind.name in QUESTIONS:
        return QUESTIONS[kind.name]
    if kind.layout is Layout.FILE:
        raise NothingAsked(f"there is one {kind.one} only; open {kind.name}.yml and change it there")
    asked: list[Question] = []
    for key, spec in spec_of(kind.model).items():
        if not spec.required:
            continue
        if key == "sources":
            asked += [_SOURCE, _ADDRESS]
        elif spec.shape != "one" or spec.keys:
            raise NothingAsked(f"“{key}” of a {kind.one} cannot be asked for in one line; begin with a copy of one")
        else:
            among = spec.refers_to.target if spec.refers_to else ""
            reads = getattr(spec.type, "parse", _READS.get(spec.type, Line.parse))
            asked.append(Question(key, spec.description, reads=reads, among=among, choices=spec.choices))
    return tuple(asked)


def choices_of(question: Question, register: Register) -> dict[str, str]:
    """Give what a question can be answered with, each with what people call it; empty where anything may be said."""
    if question.among == "authorities":
        return {name: authority.called for name, authority in register.authorities.items()}
    if question.among == "bodies":
        authorities = register.authorities
        return {
            name: f"{body.name}, {authorities[body.authority].called}"
            if body.authority in authorities
            else str(body.name)
            for name, body in register.bodies.items()
        }
    if question.among:
        return {name: name for name in ids_of(register)[question.among]}
    return {choice: choice for choice in question.choices}


def read_answer(question: Question, typed: str, register: Register) -> str:
    """Take an answer as it was typed; raises `BadAnswer` where the format does not take it."""
    answer = typed.strip()
    if not answer:
        if question.needed:
            raise BadAnswer("There is nothing here; an answer is needed.")
        return ""
    among = choices_of(question, register)
    if among:
        by_name = {name.casefold(): key for key, name in among.items()} | {key.casefold(): key for key in among}
        if answer.casefold() not in by_name:
            raise BadAnswer(f"“{answer}” is none of these: {'; '.join(among.values())}.")
        return by_name[answer.casefold()]
    try:
        question.reads(answer)
    except PydanticCustomError as error:
        found = found_in(error)
        raise BadAnswer(f"{found.message} {found.hint}".strip()) from error
    return answer


def flags(kinds: Iterable[Kind[Any]]) -> dict[str, str]:
    """Give every key that something is asked about, with the questions, for a command's flags."""
    found: dict[str, list[str]] = {}
    for kind in kinds:
        try:
            asked = questions_for(kind)
        except NothingAsked:
            continue
        for question in asked:
            words = found.setdefault(question.key, [])
            if question.asked not in words:
                words.append(question.asked)
    return {key: " / ".join(asked) for key, asked in sorted(found.items())}
