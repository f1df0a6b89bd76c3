"""The few questions that matter for each kind, in plain words, each answer read by the very types of the format."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic_core import PydanticCustomError

from generator.core.kind import Kind, Layout
from generator.core.register import Register
from generator.core.spec import Spec, spec_at, spec_of
from generator.kinds.loading import UnfitKind, data_in
from generator.values.counts import parse_count
from generator.values.words import Line, parse_flag
from generator.values.wrong import found_in


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

    @property
    def flag(self) -> str:
        """What it is called on the command line."""
        return self.key.replace("_", "-")


_READS: Mapping[object, Callable[[object], object]] = {int: parse_count, bool: parse_flag}
_EXAMPLES = {"PartialDate": "2026-11-10"}


@cache
def questions_for(kind: Kind[Any]) -> tuple[Question, ...]:
    """Return the questions of a kind: those in its folder, or else one for each key that it must have.

    Raises `NothingAsked` where such a key is more than one line can answer.
    """
    if kind.questions.is_file():
        return tuple(_question(asked, kind) for asked in data_in(kind.questions))
    if kind.layout is Layout.FILE:
        raise NothingAsked(f"there is one {kind.one} only; open {kind.name}.yml and change it there")
    return tuple(_for_each_key(kind))


@cache
def _shared() -> dict[str, dict[str, Any]]:
    """The questions that several kinds ask alike, by their keys."""
    held: dict[str, dict[str, Any]] = yaml.safe_load(
        files("generator.starting").joinpath("questions.yml").read_text(encoding="utf-8")
    )
    return held


def _question(asked: str | dict[str, Any], kind: Kind[Any]) -> Question:
    """Read a question: what its answer may be, the format says of the key that it is for."""
    held = {"key": asked, **_shared()[asked]} if isinstance(asked, str) else dict(asked)
    way = held.pop("of", held["key"])
    spec = spec_at(kind.model, tuple(way.split(".")))
    if spec is None:
        raise UnfitKind(f"The kind in generator/kinds/{kind.folder.name} asks of the key `{way}`, which it has not.")
    return _of_spec(spec, **{**held, "choices": tuple(held.get("choices", spec.choices))})


def _of_spec(spec: Spec, **held: Any) -> Question:
    held.setdefault("example", _EXAMPLES.get(getattr(spec.type, "__name__", ""), ""))
    held.setdefault("needed", spec.required)
    reads = getattr(spec.type, "parse", _READS.get(spec.type, Line.parse))
    return Question(reads=reads, among=spec.refers_to.target if spec.refers_to else "", **held)


def _for_each_key(kind: Kind[Any]) -> Iterator[Question]:
    for key, spec in spec_of(kind.model).items():
        if not spec.required:
            continue
        if key == "sources":
            yield from (_question(asked, kind) for asked in ("source", "url", "source_kind"))
        elif spec.shape != "one" or spec.keys:
            raise NothingAsked(f"“{key}” of a {kind.one} cannot be asked for in one line; start from a copy of one")
        else:
            yield _of_spec(spec, key=key, asked=spec.description, choices=spec.choices)


def choices_of(question: Question, register: Register) -> dict[str, str]:
    """Return what a question can be answered with, each with what people call it; empty where anything may be said."""
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
        named = register.services if question.among == "services" else register.entries[question.among]
        return {name: name for name in named}
    return {choice: choice for choice in question.choices}


def read_answer(question: Question, typed: str, register: Register) -> str:
    """Take an answer as it was typed; raises `BadAnswer` where the format does not take it."""
    answer = typed.strip()
    if not answer:
        if question.needed:
            raise BadAnswer("This question needs an answer.")
        return ""
    among = choices_of(question, register)
    if among:
        by_name = {name.casefold(): key for key, name in among.items()} | {key.casefold(): key for key in among}
        if answer.casefold() not in by_name:
            raise BadAnswer(f"“{answer}” is not one of the choices: {'; '.join(among.values())}.")
        return by_name[answer.casefold()]
    try:
        question.reads(answer)
    except PydanticCustomError as error:
        found = found_in(error)
        raise BadAnswer(f"{found.message} {found.hint}".strip()) from error
    return answer


def flags(kinds: Iterable[Kind[Any]]) -> dict[str, str]:
    """Return every key that something is asked about, with the questions, for a command's flags."""
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
