"""How residents find things: the words they type and the questions they ask, of the site and of all kinds together."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.core.kind import Kind
from generator.core.register import Register
from generator.kinds import all_kinds
from generator.kinds.loading import data_in
from generator.search.everyday_words import Vocabulary


@cache
def general() -> Mapping[str, Any]:
    """The words and questions that are of no kind."""
    held: Mapping[str, Any] = yaml.safe_load(
        files("generator.search").joinpath("everyday_words.yml").read_text(encoding="utf-8")
    )
    return held


@cache
def of_kind(kind: Kind[Any]) -> Mapping[str, Any]:
    """The words and questions in a kind's folder."""
    return data_in(kind.search) if kind.search.is_file() else {}


@cache
def vocabulary() -> Vocabulary:
    """All words for one thing."""
    return Vocabulary((general(), *map(of_kind, all_kinds())))


def asked_for(register: Register) -> dict[str, tuple[str, ...]]:
    """What residents ask for that only some pages answer, by the address of such a page."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in all_kinds():
        pages = {"list": kind.name, **kind.landmarks(register)}
        for page, words in of_kind(kind).get("asked_for", {}).items():
            if page in pages:
                found[pages[page]] = tuple(_listed(words))
    return found


def _listed(words: list[str] | str) -> Iterator[str]:
    """The words themselves, or those of the general lists that are named."""
    if isinstance(words, list):
        yield from words
    else:
        for name in words.split(", "):
            yield from general()[name]


def questions(register: Register) -> list[dict[str, str]]:
    """The questions that an empty search page offers: those to which this site has an answer."""
    found = dict(_questions(register))
    past = {"decides": "decided", "can": "could", "do": "did", "is_": "was"}
    tense = {now: then if register.ended else now.strip("_") for now, then in past.items()}
    told = {place: (register.worded(asked.format(**tense)), path) for place, (asked, path) in found.items()}
    return [{"asked": asked, "path": f"{path}/"} for _, (asked, path) in sorted(told.items())]


def _questions(register: Register) -> Iterator[tuple[int, tuple[str, str]]]:
    for place, told in general()["questions"].items():
        yield place, (told["asked"], told["page"])
    for kind in all_kinds():
        pages = {"": kind.name} if kind.shown(register) else {}
        pages |= {page: path for page, path in kind.landmarks(register).items() if "/" not in path or register.at(path)}
        for place, told in of_kind(kind).get("questions", {}).items():
            if told.get("page", "") in pages:
                yield place, (told["asked"], pages[told.get("page", "")])
